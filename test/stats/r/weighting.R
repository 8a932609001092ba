# Propensity scores, their overlap, and weighted differences with robust (HC0) and stacked errors.
# Run from the root of the project: Rscript test/stats/r/weighting.R
source("test/stats/r/fixture.R")
source("test/stats/r/arms.R")
library(sandwich)

by_arm <- function(x, arm, f) I(c(f(x[arm == 0]), f(x[arm == 1])))
scores <- function(d) {
  fit <- score_fit(d)
  e <- unname(fitted(fit))
  lo <- max(tapply(e, d$arm, min))
  hi <- min(tapply(e, d$arm, max))
  out <- e < lo | e > hi
  counts <- function(a) hist(e[d$arm == a], seq(0, 1, 0.05), right = FALSE, plot = FALSE)$counts
  part <- function(a) list(people = sum(out[a]), share = mean(out[a]))
  list(
    n = I(c(sum(d$arm == 0), sum(d$arm == 1))), scores = I(e), coefficients = table_of(coef(fit), list(model = vcov(fit))),
    overlap = list(
      common = list(lower = lo, upper = hi), outside = list(part(d$arm == 0), part(d$arm == 1)), outsideAll = part(TRUE),
      bins = Map(function(from, none, one) list(from = from, n = I(c(none, one))), (0:19) / 20, counts(0), counts(1))
    )
  )
}

weights <- list(
  ate = function(e, arm) ifelse(arm == 1, 1 / e, 1 / (1 - e)),
  att = function(e, arm) ifelse(arm == 1, 1, e / (1 - e)),
  overlap = function(e, arm) ifelse(arm == 1, 1 - e, e)
)
weighted <- function(d, target, capped) {
  fit <- score_fit(d)
  e <- fitted(fit)
  raw <- weights[[target]](e, d$arm)
  at <- tapply(raw, d$arm, quantile, 0.99)
  top <- if (capped) at[as.character(d$arm)] else Inf
  w <- pmin(raw, top)
  m <- lm(d$y ~ d$arm, weights = w)
  x <- cbind(1, d$x)
  k <- ncol(x)
  psi <- function(theta) {
    share <- expit(drop(x %*% theta[1:k]))
    now <- weights[[target]](share, d$arm)
    held <- ifelse(raw > top, top + 0i, now)
    cbind(x * (d$arm - share), d$arm * held * (d$y - theta[k + 2]), (1 - d$arm) * held * (d$y - theta[k + 1]))
  }
  means <- unname(c(coef(m)[1], sum(coef(m))))
  v <- stacked(psi, c(unname(coef(fit)), means))
  est <- unname(coef(m)[2])
  df <- length(d$y) - 2
  robust <- sqrt(vcovHC(m, "HC0")[2, 2])
  list(
    target = target, means = I(means), difference = est,
    by = list(stacked = student(est, sqrt(v[k + 2, k + 2] + v[k + 1, k + 1] - 2 * v[k + 1, k + 2]), df), robust = student(est, robust, df)),
    effective = by_arm(w, d$arm, function(v) sum(v)^2 / sum(v^2)),
    largest = list(weight = max(w), share = max(w / ave(w, d$arm, FUN = sum))),
    cap = if (capped) list(percentile = 0.99, at = I(unname(at)), people = sum(raw > top))
  )
}

fixture("weighting", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = lapply(cases, function(d) list(
    data = written(d), scores = scores(d),
    weighted = unlist(lapply(names(weights), function(target) lapply(c(FALSE, TRUE), function(capped) weighted(d, target, capped))), recursive = FALSE)
  ))
))
