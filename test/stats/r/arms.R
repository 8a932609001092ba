# Two arms with what was known before and an outcome, and propensity scores of being in arm 1.
source("test/stats/r/models.R")

weight <- MASS::birthwt
weight$race <- factor(weight$race)
# People with low scores are more often supported; the support adds 1.5 points, and more to those who start low.
service <- local({
  d <- data.frame(first = round(rnorm(240, 12, 4)), old = rbinom(240, 1, 0.4), site = rbinom(240, 1, 0.5))
  d$arm <- rbinom(240, 1, plogis(1.6 - 0.16 * d$first + 0.5 * d$old))
  d$change <- round(6 - 0.35 * d$first + (1.5 - 0.05 * d$first) * d$arm + 0.8 * d$old + rnorm(240, 0, 3))
  d
})
cases <- list(
  birth_weight = list(x = covariates(~ age + lwt + race + ht, weight), arm = weight$smoke, y = weight$bwt),
  low_birth_weight = list(x = covariates(~ age + lwt + race, weight), arm = weight$smoke, y = weight$low),
  service = list(x = covariates(~ first + old + site, service), arm = service$arm, y = service$change),
  no_covariates = list(x = matrix(0, 240, 0), arm = service$arm, y = service$change)
)
written <- function(d) {
  list(names = I(as.character(colnames(d$x))), x = lapply(seq_len(nrow(d$x)), function(i) I(unname(d$x[i, ]))), arm = I(as.numeric(d$arm)), y = I(as.numeric(d$y)))
}
score_fit <- function(d) refit(binomial(), d$x, d$arm, rep(1, length(d$arm)))

# Variance of the solution of estimating equations that sum to 0: A^-1 B A^-T. `psi` gives a row for each person; A by
# complex steps, exact to the last digits.
stacked <- function(psi, theta) {
  scale <- pmax(abs(theta), 1)
  A <- vapply(seq_along(theta), function(j) {
    colSums(Im(psi(replace(theta + 0i, j, theta[j] + 1i * 1e-30 * scale[j])))) / (1e-30 * scale[j])
  }, numeric(length(theta)))
  at <- Re(psi(theta + 0i))
  bread <- solve(A, tol = 1e-40)
  bread %*% crossprod(at) %*% t(bread)
}
expit <- function(eta) 1 / (1 + exp(-eta))
student <- function(est, se, df) {
  half <- qt(0.975, df) * se
  list(se = se, t = est / se, df = df, p = 2 * pt(-abs(est / se), df), interval = list(lower = est - half, upper = est + half, level = 0.95))
}
