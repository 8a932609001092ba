# Logistic regression with model and robust (HC0) errors: glm and sandwich.
# Run from the root of the project: Rscript test/stats/r/logistic.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")
library(sandwich)

result <- function(x, y) {
  fit <- refit(binomial(), x, y, rep(1, length(y)))
  kinds <- list(model = vcov(fit), robust = sandwich(fit))
  list(data = list(names = I(as.character(colnames(x))), x = lapply(seq_len(nrow(x)), function(i) I(unname(x[i, ]))), y = I(as.numeric(y))), result = list(
    n = length(y), events = sum(y), deviance = fit$deviance, coefficients = table_of(coef(fit), kinds),
    covariance = lapply(kinds, function(v) list(matrix = lapply(seq_len(nrow(v)), function(i) I(unname(v[i, ])))))
  ))
}

weights <- MASS::birthwt
weights$race <- factor(weights$race)
many <- data.frame(arm = rbinom(400, 1, 0.4), score = round(rnorm(400, 12, 5)), year = sample(2015:2024, 400, TRUE))
many$better <- rbinom(400, 1, plogis(-1 + 0.5 * many$arm + 0.06 * many$score))

fixture("logistic", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = list(
    birth_weight = result(covariates(~ age + lwt + race + smoke + ptl + ht + ui, weights), weights$low),
    infertility = result(covariates(~ age + parity + education + spontaneous + induced, infert), infert$case),
    cars = result(covariates(~ wt, mtcars), mtcars$am),
    years_far_from_0 = result(covariates(~ arm + score + year, many), many$better),
    share_alone = result(matrix(0, 400, 0), many$better)
  )
))
