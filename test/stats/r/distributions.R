# The distributions of src/stats, from R, to 17 digits.
#   Rscript test/stats/r/distributions.R > test/stats/r/distributions.json
# One block a function: rows of arguments, then R's value. Values below 1e-300 are left out (fewer than 17 digits exist
# there), and so are infinite ones, which JSON cannot hold.

# 15 digits where they read back as the same number, else 17.
number <- function(x) {
  short <- sprintf("%.15g", x)
  ifelse(as.numeric(short) == x, short, sprintf("%.17g", x))
}

block <- function(name, args, value) {
  keep <- is.finite(value) & (value == 0 | abs(value) >= 1e-300)
  rows <- do.call(paste, c(lapply(c(args, list(value)), function(v) number(v[keep])), sep = ", "))
  paste0("  \"", name, "\": [\n", paste0("    [", rows, "]", collapse = ",\n"), "\n  ]")
}

grid <- function(...) as.list(expand.grid(...))
positive <- function(args, value) { keep <- value >= 1e-300; list(lapply(args, `[`, keep), value[keep]) }

# An area is kept where R has it above 1e-300: a row of exact zeros tests nothing.
area <- function(name, args, value) { kept <- positive(args, value); block(name, kept[[1]], kept[[2]]) }

# Three quantiles are asked for in the way R gets right (checked against 60-digit arithmetic): from the smaller tail, and for
# t and F from qbeta, since qt is off by up to 1e-4 far out and 4e-11 near the median, and qf, which subtracts 1 from
# 1 / qbeta, by up to 1e-3.
smaller <- function(quantile, p, ...) ifelse(p > 0.5, quantile(1 - p, ..., lower.tail = FALSE), quantile(p, ...))
# The warnings suppressed are of NaN in the branch not taken.
odds <- function(p, rest, a, b) {
  share <- suppressWarnings(ifelse(p < rest, qbeta(p, a, b), qbeta(rest, a, b, lower.tail = FALSE)))
  other <- suppressWarnings(ifelse(p < rest, qbeta(p, b, a, lower.tail = FALSE), qbeta(rest, b, a)))
  share / other
}
fquantile <- function(p, df1, df2) odds(p, 1 - p, df1 / 2, df2 / 2) * df2 / df1
tquantile <- function(p, df) sign(p - 0.5) * sqrt(df * odds(2 * abs(p - 0.5), 2 * pmin(p, 1 - p), 0.5, df / 2))

z <- c(-37, -36.77, -30, -20, -12.3, -8, -5, -3, -1.5, -1, -0.3, -1e-8, 0, 1e-8, 0.2, 0.7, 1.4999, 1.5001, 1.96, 2.5, 4, 6.7, 10, 25, 29.3, 36.77)
p <- c(1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1e-10, 1e-5, 0.001, 0.025, 0.1, 0.2, 0.3, 0.45, 0.499999, 0.5, 0.500001, 0.6, 0.75, 0.9, 0.975, 0.9995, 0.999999, 1 - 2^-40)
pz <- c(p, 0.5 - 2^-30, 0.5 + 2^-35, 0.5 - 1e-12)

t <- grid(t = c(-1e160, -1e20, -1000, -60, -10, -4, -2, -0.5, -1e-6, 0, 1e-3, 1, 1.7, 2.3, 6, 25, 300, 1e9, 1e100), df = c(0.3, 1, 2, 3.7, 10, 29.51, 253, 1e4, 1e5, 1e6))
tp <- grid(p = p, df = c(0.7, 1, 2, 3.7, 10, 29.51, 253, 1e4, 1e6))

chi <- expand.grid(at = c(1e-12, 1e-3, 0.1, 0.5, 0.9, 1, 1.1, 2, 4, 10, 40), df = c(0.01, 0.5, 1, 2, 3.3, 10, 55, 1000, 1e5, 1e6))
chi <- list(x = chi$at * chi$df, df = chi$df)
near <- expand.grid(sd = c(-30, -12, -5, -2, 2, 5, 12, 30), df = c(1000, 1e5, 1e6))
chi <- list(x = c(chi$x, near$df + near$sd * sqrt(2 * near$df)), df = c(chi$df, near$df))
chip <- grid(p = p, df = c(0.5, 1, 2, 3.3, 10, 55, 1000, 1e6))

gam <- grid(x = c(1e-100, 1e-6, 0.01, 0.3, 0.9999, 1.0001, 3, 12, 60, 300, 690), shape = c(0.001, 0.2, 0.5, 1, 1.5, 7, 30, 200), rate = c(1, 2.5))
gamp <- grid(p = p, shape = c(0.05, 0.2, 1, 1.5, 7, 200), rate = c(1, 2.5))

f <- grid(x = c(1e-30, 1e-4, 0.1, 0.5, 0.97, 1, 1.03, 1.5, 3, 10, 100, 1e6), df1 = c(0.5, 1, 2, 3.7, 20, 500), df2 = c(0.5, 1, 2, 7.3, 60, 2000, 1e6))
fp <- grid(p = p, df1 = c(1, 2, 3.7, 20, 500), df2 = c(1, 2, 7.3, 60, 2000))

bet <- grid(x = c(1e-200, 1e-9, 0.01, 0.2, 0.4999, 0.5, 0.7, 0.95, 0.9999), a = c(0.01, 0.5, 1, 2.2, 30, 1200), b = c(0.01, 0.5, 1, 3.3, 40, 900))
betp <- grid(p = p, a = c(0.1, 0.5, 1, 2.2, 30, 1200), b = c(0.1, 0.5, 1, 3.3, 40, 900))

bin <- expand.grid(share = c(0, 0.02, 0.1, 0.25, 0.4, 0.5, 0.6, 0.8, 0.95, 1), size = c(1, 7, 40, 500, 20000), prob = c(1e-9, 0.03, 0.3, 0.5, 0.9))
bin <- list(k = round(bin$share * bin$size), size = bin$size, prob = bin$prob)
binp <- grid(p = p, size = c(1, 7, 40, 500, 20000), prob = c(1e-9, 0.03, 0.3, 0.5, 0.9))

poi <- expand.grid(at = c(0, 0.1, 0.5, 0.9, 1, 1.1, 2, 5), mean = c(1e-5, 0.4, 3, 25.5, 300, 20000))
poi <- list(k = c(round(poi$at * poi$mean), rep(c(1, 5, 40, 120), 3)), mean = c(poi$mean, rep(c(1e-5, 0.4, 3), each = 4)))
poip <- grid(p = p, mean = c(1e-5, 0.4, 3, 25.5, 300, 20000))

lg <- c(1e-300, 1e-10, 0.001, 0.3, 0.5, 0.9, 0.999, 1, 1.001, 1.3, 1.5, 1.9, 2, 2.1, 2.5, 3, 5.5, 9.99, 14.9, 15.1, 33.3, 171, 1e4, 1e6, 1e15, 1e200)

blocks <- c(
  block("logGamma", list(lg), lgamma(lg)),
  area("normalDensity", list(z), dnorm(z)),
  area("normalLower", list(z), pnorm(z)),
  area("normalUpper", list(z), pnorm(z, lower.tail = FALSE)),
  block("normalQuantile", list(pz), qnorm(pz)),
  block("normalUpperQuantile", list(pz), ifelse(pz > 0.1 & pz < 0.9, -qnorm(pz), qnorm(pz, lower.tail = FALSE))),
  area("studentDensity", t, dt(t$t, t$df)),
  area("studentLower", t, pt(t$t, t$df)),
  area("studentUpper", t, pt(t$t, t$df, lower.tail = FALSE)),
  area("studentTwoSided", t, 2 * pt(-abs(t$t), t$df)),
  block("studentQuantile", tp, tquantile(tp$p, tp$df)),
  area("chiSquaredDensity", chi, dchisq(chi$x, chi$df)),
  area("chiSquaredLower", chi, pchisq(chi$x, chi$df)),
  area("chiSquaredUpper", chi, pchisq(chi$x, chi$df, lower.tail = FALSE)),
  area("chiSquaredQuantile", chip, smaller(qchisq, chip$p, chip$df)),
  area("fisherDensity", f, df(f$x, f$df1, f$df2)),
  area("fisherLower", f, pf(f$x, f$df1, f$df2)),
  area("fisherUpper", f, pf(f$x, f$df1, f$df2, lower.tail = FALSE)),
  area("fisherQuantile", fp, fquantile(fp$p, fp$df1, fp$df2)),
  area("betaDensity", bet, dbeta(bet$x, bet$a, bet$b)),
  area("betaLower", bet, pbeta(bet$x, bet$a, bet$b)),
  area("betaUpper", bet, pbeta(bet$x, bet$a, bet$b, lower.tail = FALSE)),
  area("betaQuantile", betp, qbeta(betp$p, betp$a, betp$b)),
  area("gammaDensity", gam, dgamma(gam$x, gam$shape, gam$rate)),
  area("gammaLower", gam, pgamma(gam$x, gam$shape, gam$rate)),
  area("gammaUpper", gam, pgamma(gam$x, gam$shape, gam$rate, lower.tail = FALSE)),
  area("gammaQuantile", gamp, smaller(qgamma, gamp$p, gamp$shape, gamp$rate)),
  area("binomialDensity", bin, dbinom(bin$k, bin$size, bin$prob)),
  area("binomialLower", bin, pbinom(bin$k, bin$size, bin$prob)),
  area("binomialUpper", bin, pbinom(bin$k, bin$size, bin$prob, lower.tail = FALSE)),
  block("binomialQuantile", binp, qbinom(binp$p, binp$size, binp$prob)),
  area("poissonDensity", poi, dpois(poi$k, poi$mean)),
  area("poissonLower", poi, ppois(poi$k, poi$mean)),
  area("poissonUpper", poi, ppois(poi$k, poi$mean, lower.tail = FALSE)),
  block("poissonQuantile", poip, qpois(poip$p, poip$mean))
)
cat("{\n  \"r\": \"", R.version.string, "\",\n", paste(blocks, collapse = ",\n"), "\n}\n", sep = "")
