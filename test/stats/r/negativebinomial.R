# Negative binomial regression: glm.nb, then theta and coefficients by turns until neither moves.
# Run from the root of the project: Rscript test/stats/r/negativebinomial.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")
library(MASS)
library(sandwich)

result <- function(x, y, exposure = rep(1, length(y))) {
  design <- cbind(constant = 1, x)
  fit <- suppressWarnings(glm.nb(y ~ 0 + design + offset(log(exposure)), control = glm.control(epsilon = 1e-14, maxit = 200)))
  theta <- fit$theta
  for (turn in 1:40) {
    fit <- refit(negative.binomial(theta), x, y, exposure, coef(fit), times = 4)
    found <- suppressWarnings(theta.ml(y, fitted(fit), limit = 200, eps = 1e-12))
    theta <- as.vector(found)
  }
  fit <- refit(negative.binomial(theta), x, y, exposure, coef(fit))
  kinds <- list(model = summary(fit, dispersion = 1)$cov.scaled, robust = sandwich(fit, bread. = length(y) * summary(fit, dispersion = 1)$cov.unscaled, meat. = {
    u <- design * ((y - fitted(fit)) / (1 + fitted(fit) / theta))
    crossprod(u) / length(y)
  }))
  list(data = rows(x, y, exposure), result = list(
    n = length(y), events = sum(y), exposure = sum(exposure), df = fit$df.residual, deviance = fit$deviance,
    theta = list(estimate = theta, se = attr(found, "SE")), coefficients = table_of(coef(fit), kinds)
  ))
}

# One rate for all: its estimate is the mean whatever theta is, so theta is one root, found inside a bracket.
alone <- function(y) {
  mu <- mean(y)
  slope <- function(l) { th <- exp(l); sum(digamma(th + y) - digamma(th) + log(th) + 1 - log(th + mu) - (y + th) / (mu + th)) }
  theta <- exp(uniroot(slope, c(-12, 6), tol = 1e-15, maxiter = 10000)$root)
  info <- sum(trigamma(theta) - trigamma(theta + y) - 1 / theta + 2 / (mu + theta) - (y + theta) / (mu + theta)^2)
  list(y = I(y), theta = list(estimate = theta, se = 1 / sqrt(info)))
}

insurance <- transform(Insurance, Age = factor(Age, ordered = FALSE), Group = factor(Group, ordered = FALSE))
visits <- gp(300)
fixture("negativebinomial", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = list(
    quine = result(covariates(~ Eth + Sex + Age, quine), quine$Days),
    warpbreaks = result(covariates(~ wool * tension, warpbreaks), warpbreaks$breaks),
    insects = result(covariates(~ spray, InsectSprays), InsectSprays$count),
    visits = result(covariates(~ arm + female + score, visits), visits$visits, visits$years)
  ),
  alone = list(
    one_person_dominates = alone(c(rep(0, 40), rep(1, 12), 2, 3, 900)),
    mostly_none = alone(c(rep(0, 95), 1, 1, 4, 2, 7)),
    barely_over = alone(c(rep(0, 37), rep(1, 35), rep(2, 19), rep(3, 6), rep(4, 3)))
  )
))
