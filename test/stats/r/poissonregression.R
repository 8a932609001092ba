# Poisson and quasi-Poisson regression with model, robust (HC0) and clustered (CR0) errors: glm and sandwich.
# Run from the root of the project: Rscript test/stats/r/poissonregression.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")
library(sandwich)

result <- function(x, y, exposure = rep(1, length(y)), id = seq_along(y)) {
  fit <- refit(poisson(), x, y, exposure)
  quasi <- refit(quasipoisson(), x, y, exposure)
  pearson <- sum(residuals(fit, "pearson")^2)
  df <- fit$df.residual
  kinds <- list(model = vcov(fit), quasi = vcov(quasi), robust = sandwich(fit), clustered = vcovCL(fit, cluster = id, type = "HC0", cadjust = FALSE))
  list(data = rows(x, y, exposure, id), result = list(
    n = length(y), clusters = length(unique(id)), events = sum(y), exposure = sum(exposure), df = df, deviance = fit$deviance, pearson = pearson,
    dispersion = summary(quasi)$dispersion, coefficients = table_of(coef(fit), kinds, list(quasi = df)),
    covariance = lapply(kinds, function(v) list(matrix = lapply(seq_len(nrow(v)), function(i) I(unname(v[i, ])))))
  ))
}

quine <- MASS::quine
insurance <- transform(MASS::Insurance, Age = factor(Age, ordered = FALSE), Group = factor(Group, ordered = FALSE))
visits <- gp(300)
# One person, two rows: before and after, with one frailty and unequal time.
panel <- gp(120)
panel <- data.frame(person = rep(seq_len(120), 2), after = rep(0:1, each = 120), panel[rep(seq_len(120), 2), c("arm", "frailty")], years = round(runif(240, 0.2, 1), 3))
panel$visits <- rpois(240, panel$frailty * panel$years * exp(1.5 - 0.1 * panel$after - 0.2 * panel$after * panel$arm))

fixture("poissonregression", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = list(
    quine = result(covariates(~ Eth + Sex + Age + Lrn, quine), quine$Days),
    insurance = result(covariates(~ District + Group + Age, insurance), insurance$Claims, insurance$Holders, as.integer(insurance$District) * 10 + as.integer(insurance$Group)),
    warpbreaks = result(covariates(~ wool * tension, warpbreaks), warpbreaks$breaks),
    insects = result(covariates(~ spray, InsectSprays), InsectSprays$count),
    visits = result(covariates(~ arm + female + score, visits), visits$visits, visits$years),
    before_after_by_arm = result(covariates(~ after * arm, panel), panel$visits, panel$years, panel$person),
    rate_alone = result(matrix(0, 300, 0), visits$visits, visits$years),
    years_far_from_0 = local({
      year <- rep(2010:2024, each = 6)
      result(cbind(year = year, late = as.numeric(year > 2019)), rpois(90, exp(2 - 0.03 * (year - 2010))))
    })
  )
))
