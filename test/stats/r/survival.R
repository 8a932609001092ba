# Kaplan-Meier with log-log limits, numbers still watched, log-rank tests.
# Run from the root of the project: Rscript test/stats/r/survival.R
source("test/stats/r/fixture.R")
library(survival)

rows <- function(time, happened) lapply(seq_along(time), function(i) list(time = time[i], happened = happened[i] == 1, n = 1))
curve <- function(time, happened, at) {
  f <- survfit(Surv(time, happened) ~ 1, conf.type = "log-log")
  se <- f$surv * f$std.err
  median <- unname(summary(f)$table[c("median", "0.95LCL", "0.95UCL")])
  list(
    rows = rows(time, happened),
    expected = list(
      n = f$n, events = sum(f$n.event),
      steps = lapply(seq_along(f$time), function(i) list(
        time = f$time[i], atRisk = f$n.risk[i], events = f$n.event[i], censored = f$n.censor[i], share = f$surv[i],
        se = if (f$surv[i] == 0) NULL else se[i],
        interval = if (is.na(f$lower[i])) NULL else list(lower = f$lower[i], upper = f$upper[i], level = 0.95)
      )),
      median = list(time = median[1], lower = median[2], upper = median[3])
    ),
    at = I(at), stillWatched = I(summary(f, times = at, extend = TRUE)$n.risk)
  )
}
test <- function(time, happened, group) {
  d <- survdiff(Surv(time, happened) ~ group)
  k <- sort(unique(group))
  df <- sum(d$exp > 0) - 1
  list(
    groups = lapply(k, function(g) rows(time[group == g], happened[group == g])),
    expected = list(
      statistic = d$chisq, df = df, p = pchisq(d$chisq, df, lower.tail = FALSE),
      groups = lapply(seq_along(k), function(i) list(n = d$n[[i]], observed = d$obs[i], expected = d$exp[i])),
      leftOut = sum(d$exp == 0)
    )
  )
}
v <- survival::veteran
l <- survival::lung
fixture("survival", list(
  survival = as.character(packageVersion("survival")),
  curves = list(
    lung = curve(l$time, l$status - 1, c(0, 100, 365, 1000, 1200)),
    veteran = curve(v$time, v$status, c(0, 30, 31, 999)),
    notReached = curve(c(3, 5, 5, 8, 9, 12, 14, 14), c(1, 0, 1, 0, 0, 0, 0, 0), c(1, 5, 14)),
    allLeft = curve(c(2, 4, 4), c(0, 0, 0), c(0, 4, 5)),
    restsAtHalf = curve(c(1, 2, 3, 4), c(1, 1, 1, 1), c(2.5)),
    startsAtOnce = curve(c(0, 0, 1, 4, 6), c(1, 0, 1, 0, 1), c(0, 2))
  ),
  tests = list(
    sex = test(l$time, l$status - 1, l$sex),
    cell = test(v$time, v$status, as.integer(v$celltype)),
    lateEntry = test(c(1, 2, 3, 4, 0.5, 0.6), c(1, 1, 1, 0, 0, 0), c(1, 1, 2, 2, 3, 3))
  )
))
