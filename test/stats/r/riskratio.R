# Two shares compared: Newcombe's limits, risk and odds ratios, exact odds ratios; E-values of what is not a risk ratio.
# Run from the root of the project: Rscript test/stats/r/riskratio.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")

tables <- list(even = c(30, 20, 12, 38), small = c(7, 3, 2, 9), one_each = c(1, 12, 4, 3), none = c(0, 9, 5, 6), all = c(8, 0, 3, 7), rare = c(3, 997, 11, 989), large = c(5200, 4800, 4000, 6100))
ratio <- function(fit) {
  b <- unname(coef(fit)[2])
  se <- sqrt(vcov(fit)[2, 2])
  limits <- function(level) list(lower = exp(b - qnorm((1 + level) / 2) * se), upper = exp(b + qnorm((1 + level) / 2) * se), level = level)
  list(ratio = exp(b), logSe = se, z = b / se, p = 2 * pnorm(-abs(b / se)), interval95 = limits(0.95), interval50 = limits(0.5))
}
wilson <- function(x, n) {
  w <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int[1:2]
  list(x = x, n = n, share = x / n, interval = list(lower = if (x == 0) 0 else w[1], upper = if (x == n) 1 else w[2], level = 0.95))
}
# Fisher's noncentral hypergeometric distribution; fisher.test solves the same to 4 digits.
exact <- function(x) {
  support <- max(0, x[1] + x[3] - x[3] - x[4]):min(x[1] + x[2], x[1] + x[3])
  logs <- dhyper(support, x[1] + x[2], x[3] + x[4], x[1] + x[3], log = TRUE)
  chances <- function(log) {
    d <- logs + support * log
    d <- exp(d - max(d))
    d / sum(d)
  }
  root <- function(f) exp(uniroot(f, c(-30, 30), tol = 1e-14)$root)
  lowest <- x[1] == min(support)
  highest <- x[1] == max(support)
  found <- list(
    ratio = if (lowest) 0 else if (!highest) root(function(log) sum(support * chances(log)) - x[1]),
    lower = if (lowest) 0 else root(function(log) sum(chances(log)[support >= x[1]]) - 0.025),
    upper = if (!highest) root(function(log) sum(chances(log)[support <= x[1]]) - 0.025),
    level = 0.95
  )
  r <- fisher.test(matrix(x, 2))
  stopifnot(highest || all.equal(c(found$lower, found$upper), r$conf.int[1:2], tolerance = 1e-3))
  list(odds = found, p = r$p.value)
}
result <- function(x) {
  one <- wilson(x[1], x[1] + x[2])
  none <- wilson(x[3], x[3] + x[4])
  d <- one$share - none$share
  lower <- d - sqrt((one$share - one$interval$lower)^2 + (none$interval$upper - none$share)^2)
  upper <- d + sqrt((one$interval$upper - one$share)^2 + (none$share - none$interval$lower)^2)
  y <- rep(c(1, 0, 1, 0), x)
  arm <- rep(c(1, 1, 0, 0), x)
  expected <- min(outer(c(x[1] + x[2], x[3] + x[4]), c(x[1] + x[3], x[2] + x[4])) / sum(x))
  start <- log(c(none$share, one$share / none$share))
  fits <- list(
    riskRatio = if (all(x[c(1, 3)] > 0) && all(x > 0)) ratio(glm(y ~ arm, binomial("log"), start = start, control = tight)),
    oddsRatio = if (all(x > 0)) ratio(refit(binomial(), cbind(arm = arm), y, rep(1, length(y))))
  )
  c(list(shares = list(none, one), difference = d, interval = list(lower = lower, upper = upper, level = 0.95)),
    Filter(Negate(is.null), fits), list(exact = if (expected < 5) exact(x)))
}
needed <- function(rr) {
  rr <- if (rr < 1) 1 / rr else rr
  rr + sqrt(rr * (rr - 1))
}
e <- function(limits) {
  nearest <- if (limits[2] > 1) limits[2] else if (limits[3] < 1) limits[3] else 1
  list(ratio = limits[1], interval = list(lower = limits[2], upper = limits[3], level = 0.95), estimate = needed(limits[1]), limit = needed(nearest))
}
hazard <- function(hr) (1 - 0.5^sqrt(hr)) / (1 - 0.5^sqrt(1 / hr))

fixture("riskratio", list(
  cases = lapply(tables, function(x) list(x = I(x), result = result(x))),
  differences = lapply(list(c(0.5, 0.1), c(-0.3, 0.12), c(0.02, 0.2), c(0, 0)), function(x) {
    list(d = x[1], se = x[2], result = e(exp(0.91 * x[1] + c(0, -1, 1) * 1.78 * x[2])))
  }),
  ratios = lapply(list(c(0.7, 0.5, 0.9), c(2.5, 1.4, 4.2), c(1.1, 0.8, 1.5), c(9, 4, 20)), function(x) {
    list(x = I(x), odds = e(sqrt(x)), hazard = e(hazard(x)), rare = e(x))
  })
))
