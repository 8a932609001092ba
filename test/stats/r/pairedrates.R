# Visits of the same people before and after: ratio and difference of rates, two groups, one heavy user, spread.
# Data: seizures of MASS::epil, and simulated visits with a stable frailty and unequal time observed.
# Run from the root of the project: Rscript test/stats/r/pairedrates.R
source("test/stats/r/fixture.R")
suppressMessages({
  library(sandwich)
  library(geepack)
})

tight <- list(epsilon = 1e-14, maxit = 200)
epil <- MASS::epil
first <- epil[epil$period == 1, ]
later <- tapply(epil$y, epil$subject, sum)[as.character(first$subject)]
seizures <- data.frame(before = first$base, after = as.vector(later), yearsBefore = 56 / 365.25, yearsAfter = 56 / 365.25)

visits <- function(n, rate, ratio, dispersion, share = 1) {
  person <- rgamma(n, 1 / dispersion, 1 / dispersion)
  yearsBefore <- ifelse(runif(n) < share, 1, round(runif(n, 30, 364)) / 365)
  yearsAfter <- ifelse(runif(n) < share, 1, round(runif(n, 30, 364)) / 365)
  data.frame(before = rpois(n, person * rate * yearsBefore), after = rpois(n, person * rate * ratio * yearsAfter),
    yearsBefore = yearsBefore, yearsAfter = yearsAfter)
}
sets <- list(
  seizures = seizures,
  full_years = visits(150, 6, 0.8, 0.7),
  some_short = visits(120, 5, 0.85, 1, 0.6),
  all_short = visits(40, 8, 1.2, 0.3, 0),
  rare = visits(200, 0.15, 0.9, 2, 0.7),
  few = data.frame(before = c(3, 7, 0, 4), after = c(2, 9, 1, 1), yearsBefore = c(1, 0.5, 1, 0.25), yearsAfter = c(0.5, 1, 1, 0.75)),
  two = data.frame(before = c(3, 7), after = c(2, 9), yearsBefore = c(1, 0.5), yearsAfter = c(0.5, 1)),
  heavy = data.frame(before = c(40, 3, 2, 5, 0, 1, 4), after = c(31, 2, 3, 1, 1, 1, 2), yearsBefore = 1, yearsAfter = c(1, 1, 0.5, 1, 1, 0.8, 1))
)

long <- function(d) {
  n <- nrow(d)
  data.frame(person = rep(seq_len(n), each = 2), period = rep(0:1, n), visits = as.vector(rbind(d$before, d$after)),
    years = as.vector(rbind(d$yearsBefore, d$yearsAfter)))
}
ratio_from <- function(log, se) {
  limits <- function(level) list(lower = exp(log - qnorm((1 + level) / 2) * se), upper = exp(log + qnorm((1 + level) / 2) * se), level = level)
  list(ratio = exp(log), logSe = se, z = log / se, p = 2 * pnorm(-abs(log / se)), interval95 = limits(0.95), interval50 = limits(0.5))
}
clustered <- function(m, person, term) {
  ratio_from(unname(coef(m)[term]), sqrt(vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)[term, term]))
}
rate_ratio <- function(d) {
  x <- long(d)
  clustered(glm(visits ~ period + offset(log(years)), poisson, x, control = tight), x$person, "period")
}
gee <- function(d) {
  m <- geeglm(visits ~ period + offset(log(years)), poisson, long(d), id = person, corstr = "independence",
    control = geese.control(epsilon = 1e-13, maxit = 100))
  unname(sqrt(diag(m$geese$vbeta))[2])
}
window <- function(events, years) list(events = sum(events), years = sum(years), rate = sum(events) / sum(years))
sums <- function(d) list(n = nrow(d), before = window(d$before, d$yearsBefore), after = window(d$after, d$yearsAfter))
differences <- function(d) d$after / d$yearsAfter - d$before / d$yearsBefore

# Differences that only rounding keeps apart become ties: a grid of 2^-40 of the largest rate, rounded up to a power of two.
ranks <- function(d) {
  grid <- 2^(ceiling(log2(max(d$after / d$yearsAfter, d$before / d$yearsBefore))) - 40)
  x <- round(differences(d) / grid) * grid
  if (sum(x != 0) < 5) return(NULL)
  test <- suppressWarnings(wilcox.test(x))
  middle <- outer(x, x, "+") / 2
  list(n = length(x), zeros = sum(x == 0), v = unname(test$statistic), p = test$p.value,
    hodgesLehmann = median(middle[lower.tri(middle, diag = TRUE)]))
}
difference <- function(d) {
  a <- d$after / d$yearsAfter
  b <- d$before / d$yearsBefore
  test <- t.test(a, b, paired = TRUE)
  limits <- function(level) {
    x <- t.test(a, b, paired = TRUE, conf.level = level)$conf.int
    list(lower = x[1], upper = x[2], level = level)
  }
  list(n = nrow(d), meanBefore = mean(b), meanAfter = mean(a), difference = unname(test$estimate), sd = sd(a - b), se = test$stderr,
    t = unname(test$statistic), df = unname(test$parameter), p = test$p.value, interval95 = limits(0.95), interval50 = limits(0.5))
}
without_largest <- function(d) {
  all <- d$before + d$after
  left <- order(-all, -d$before, d$yearsBefore, d$yearsAfter)[1]
  list(n = nrow(d), events = sum(all), share = max(all) / sum(all), people = sum(all == max(all)),
    without = if (nrow(d) > 2) rate_ratio(d[-left, ]))
}
# 5% of the people, the last of them in part.
top <- function(x) {
  taken <- pmin(1, pmax(0, length(x) / 20 - seq_along(x) + 1))
  list(people = length(x) / 20, share = sum(taken * sort(x, decreasing = TRUE)) / sum(x))
}
spread <- function(x, years) {
  m <- glm(x ~ offset(log(years)), poisson, control = tight)
  none <- suppressWarnings(prop.test(sum(x == 0), length(x), correct = FALSE))
  list(n = length(x), events = sum(x),
    none = list(x = sum(x == 0), n = length(x), share = mean(x == 0), interval = list(lower = none$conf.int[1], upper = none$conf.int[2], level = 0.95)),
    median = median(x), mean = mean(x), top = top(x),
    dispersion = list(varianceToMean = var(x) / mean(x), pearson = sum(residuals(m, "pearson")^2) / m$df.residual))
}

arms <- list(
  seizures = list(arm = seizures[first$trt == "progabide", ], comparison = seizures[first$trt == "placebo", ]),
  simulated = list(arm = visits(60, 7, 0.75, 0.6, 0.5), comparison = visits(90, 4, 0.95, 0.8, 0.8)),
  small = list(arm = sets$few, comparison = sets$two),
  flat_arm = list(arm = data.frame(before = c(2, 4), after = c(1, 2), yearsBefore = 1, yearsAfter = 1), comparison = sets$few)
)
two_groups <- function(g) {
  x <- long(rbind(g$arm, g$comparison))
  x$arm <- rep(c(1, 0), 2 * c(nrow(g$arm), nrow(g$comparison)))
  m <- glm(visits ~ period * arm + offset(log(years)), poisson, x, control = tight)
  w <- t.test(differences(g$arm), differences(g$comparison))
  list(arm = as.list(g$arm), comparison = as.list(g$comparison),
    ratio = c(clustered(m, x$person, "period:arm"), list(arm = sums(g$arm), comparison = sums(g$comparison),
      ratios = I(unname(c(exp(coef(m)["period"] + coef(m)["period:arm"]), exp(coef(m)["period"])))))),
    difference = list(difference = unname(w$estimate[1] - w$estimate[2]), se = w$stderr, t = unname(w$statistic), df = unname(w$parameter),
      p = w$p.value, interval = list(lower = w$conf.int[1], upper = w$conf.int[2], level = 0.95)))
}
none_after <- lapply(list(c(1, 2, 1.5), c(9, 4, 4), c(250, 80.5, 61)), function(x) {
  list(before = x[1], yearsBefore = x[2], yearsAfter = x[3], upper = poisson.test(c(0, x[1]), c(x[3], x[2]))$conf.int[2])
})

fixture("pairedrates", list(
  packages = list(sandwich = as.character(packageVersion("sandwich")), geepack = as.character(packageVersion("geepack"))),
  sets = lapply(sets, function(d) {
    list(pairs = as.list(d), ratio = c(sums(d), rate_ratio(d)), gee = gee(d), difference = difference(d), ranks = ranks(d),
      largest = without_largest(d), before = spread(d$before, d$yearsBefore), after = spread(d$after, d$yearsAfter))
  }),
  groups = lapply(arms, two_groups),
  noneAfter = none_after
))
