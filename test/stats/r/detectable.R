# Equivalence, power and what a study could have shown. pt(ncp) is off by up to 4e-8: the noncentral t is integrated here.
# Run from the root of the project: Rscript test/stats/r/detectable.R
source("test/stats/r/fixture.R")

tost <- function(x) {
  d <- x[1]; se <- x[2]; df <- x[3]; m <- x[4]
  lower <- pt((d + m) / se, df, lower.tail = FALSE)
  upper <- pt((d - m) / se, df)
  half <- qt(0.95, df) * se
  list(difference = d, se = se, df = if (is.finite(df)) df, margin = m, result = list(margin = m, pLower = lower, pUpper = upper, p = max(lower, upper),
    interval = list(lower = d - half, upper = d + half, level = 0.9), equivalent = max(lower, upper) < 0.05))
}

# The normal laid over the density of chi on df degrees of freedom, in pieces, each to the last digit.
above <- function(t, df, ncp) {
  chi <- function(u) 2 * u * dchisq(u^2, df)
  root <- sqrt(df)
  low <- max(0, root - 9)
  cuts <- seq(low, root + 9, length.out = 150)
  sum(vapply(seq_len(149), function(i) integrate(function(u) pnorm(ncp - t * u / root) * chi(u), cuts[i], cuts[i + 1], rel.tol = 1e-13, subdivisions = 400L)$value, 0))
}
grid <- expand.grid(t = c(-1, 0, 0.5, 1.9, 2.6, 6, 12.7), df = c(1, 2, 3, 7.5, 30, 199, 5000), ncp = c(-1, 0, 0.7, 2.8, 5))

solve_for <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14, maxiter = 2000)$root
needed <- function(df, error, power = 0.8, alpha = 0.05) error * solve_for(function(d) above(qt(1 - alpha / 2, df), df, d) - power, 0, 60)
asked <- function(result, loose, ...) c(list(...), list(difference = result, powerTTest = loose))

share <- function(n1, n0, p0, power = 0.8, alpha = 0.05) {
  lack <- function(p1) {
    pb <- (n1 * p1 + n0 * p0) / (n1 + n0)
    abs(p1 - p0) - qnorm(1 - alpha / 2) * sqrt(pb * (1 - pb) * (1 / n1 + 1 / n0)) - qnorm(power) * sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0)
  }
  # Where nothing differs nothing is lacking either if p0 is 0 or 1: the root wanted is the other one.
  at <- function(end) if (lack(end) > 0) solve_for(lack, p0 + sign(end - p0) * 1e-9, end)
  list(n = I(c(n1, n0)), share = p0, power = power, alpha = alpha, lower = at(0), upper = at(1))
}

fixture("detectable", list(
  equivalence = lapply(list(c(0.3, 0.5, 60, 1.5), c(-0.9, 0.5, 24.7, 1), c(0, 0.1, 3, 5), c(4, 0.5, 40, 2), c(0.2, 0.4, Inf, 1), c(-2.5, 1, 12, 0.01)), tost),
  noncentral = lapply(seq_len(nrow(grid)), function(i) with(grid[i, ], list(t = t, df = df, ncp = ncp, upper = above(t, df, ncp), pt = suppressWarnings(pt(t, df, ncp, lower.tail = FALSE))))),
  paired = list(
    asked(needed(79, 5 / sqrt(80)), power.t.test(80, sd = 5, power = 0.8, type = "paired", tol = 1e-12)$delta, n = 80, sd = 5, power = 0.8, alpha = 0.05),
    asked(needed(11, 7 / sqrt(12), 0.9, 0.01), power.t.test(12, sd = 7, power = 0.9, sig.level = 0.01, type = "paired", tol = 1e-12)$delta, n = 12, sd = 7, power = 0.9, alpha = 0.01),
    asked(needed(1, 3 / sqrt(2)), power.t.test(2, sd = 3, power = 0.8, type = "paired", tol = 1e-12)$delta, n = 2, sd = 3, power = 0.8, alpha = 0.05)
  ),
  groups = list(
    asked(needed(98, 6 * sqrt(2 / 50)), power.t.test(50, sd = 6, power = 0.8, tol = 1e-12)$delta, n = I(c(50, 50)), sd = 6, correlation = 0, covariates = 0),
    asked(needed(68, 6 * sqrt(1 / 60 + 1 / 10)), NULL, n = I(c(60, 10)), sd = 6, correlation = 0, covariates = 0),
    asked(needed(97, 6 * sqrt(1 - 0.36) * sqrt(2 / 50)), NULL, n = I(c(50, 50)), sd = 6, correlation = 0.6, covariates = 1),
    asked(needed(124, 6 * sqrt(1 - 0.49) * sqrt(1 / 100 + 1 / 30)), NULL, n = I(c(100, 30)), sd = 6, correlation = -0.7, covariates = 4)
  ),
  shares = list(share(100, 100, 0.3), share(40, 160, 0.1, 0.9), share(12, 15, 0.5), share(5, 5, 0.5), share(200, 200, 0, 0.8, 0.01), share(80, 80, 1)),
  propTest = lapply(list(c(100, 0.3), c(40, 0.6), c(500, 0.05)), function(x) list(n = x[1], share = x[2], upper = power.prop.test(x[1], x[2], power = 0.8, tol = 1e-14)$p2)),
  newcombe = lapply(list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(0, 10, 0, 20), c(10, 10, 0, 20), c(5, 56, 0, 29), c(1, 1, 0, 1)), function(x) {
    a <- suppressWarnings(prop.test(x[1], x[2], correct = FALSE)$conf.int)
    b <- suppressWarnings(prop.test(x[3], x[4], correct = FALSE)$conf.int)
    pa <- x[1] / x[2]
    pb <- x[3] / x[4]
    list(counts = I(x), result = list(difference = pa - pb, interval = list(lower = pa - pb - sqrt((pa - a[1])^2 + (b[2] - pb)^2), upper = pa - pb + sqrt((a[2] - pa)^2 + (pb - b[1])^2), level = 0.95)))
  })
))
