# Estimating equations for Poisson counts, exchangeable correlation: geepack.
# Run from the root of the project: Rscript test/stats/r/gee.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")
library(geepack)

result <- function(x, y, exposure, id) {
  fit <- geeglm(y ~ x, offset = log(exposure), id = id, family = poisson(), corstr = "exchangeable", control = geese.control(epsilon = 1e-14, maxit = 2000))$geese
  list(data = rows(x, y, exposure, id), result = list(
    n = length(y), clusters = length(unique(id)), events = sum(y), exposure = sum(exposure), correlation = unname(fit$alpha), scale = unname(fit$gamma),
    coefficients = table_of(fit$beta, list(robust = fit$vbeta))
  ))
}

panel <- function(people, moments, effect) {
  person <- rep(seq_len(people), each = moments)
  moment <- rep(seq_len(moments), people)
  one <- gp(people)
  d <- data.frame(person, after = as.numeric(moment > moments / 2), one[person, c("arm", "female", "score", "frailty")], years = round(runif(people * moments, 0.5, 1) / moments, 4))
  d$visits <- rpois(nrow(d), d$frailty * d$years * moments * exp(0.4 + effect * d$after * d$arm - 0.1 * d$after))
  d
}
two <- panel(150, 2, -0.25)
monthly <- panel(50, 12, -0.2)
# People leave: clusters of different sizes, some of one row.
uneven <- monthly[runif(nrow(monthly)) < 0.5, ]
# A binary answer at four visits as a count of 0 or 1: the working variance is wrong, the robust error is not.
ohio <- ohio[ohio$id %% 4 == 0, ]

fixture("gee", list(
  geepack = as.character(packageVersion("geepack")),
  cases = list(
    two_periods = with(two, result(covariates(~ after * arm + female + score, two), visits, years, person)),
    monthly = with(monthly, result(covariates(~ after * arm + female, monthly), visits, years, person)),
    uneven = with(uneven, result(covariates(~ after * arm, uneven), visits, years, person)),
    ohio = with(ohio, result(covariates(~ age * smoke, ohio), resp, rep(1, nrow(ohio)), id)),
    warpbreaks = with(warpbreaks, result(covariates(~ tension, warpbreaks), breaks, rep(1, 54), rep(1:9, each = 6)))
  )
))
