# Rows of counts as the models of counts are given them, and what a fit says of every coefficient.

# Names, rows of covariates (without the constant), counts, exposures and clusters.
rows <- function(x, y, exposure = rep(1, length(y)), id = NULL) {
  list(names = I(as.character(colnames(x))), x = lapply(seq_len(nrow(x)), function(i) I(unname(x[i, ]))), y = I(y), exposure = I(exposure), id = if (!is.null(id)) I(id))
}
covariates <- function(formula, data) model.matrix(formula, data)[, -1, drop = FALSE]

# A coefficient with the normal, or Student's t on df.
certain <- function(b, se, df = Inf) {
  half <- qt(0.975, df) * se
  z <- b / se
  limits <- function(lower, upper) list(lower = lower, upper = upper, level = 0.95)
  list(se = se, z = z, df = if (is.finite(df)) df, p = 2 * pt(-abs(z), df), interval = limits(b - half, b + half), ratioInterval = limits(exp(b - half), exp(b + half)))
}
table_of <- function(b, kinds, df = list()) {
  lapply(seq_along(b), function(j) {
    by <- lapply(names(kinds), function(k) certain(unname(b[j]), sqrt(unname(kinds[[k]][j, j])), if (is.null(df[[k]])) Inf else df[[k]]))
    list(estimate = unname(b[j]), ratio = exp(unname(b[j])), by = setNames(by, names(kinds)))
  })
}

tight <- glm.control(epsilon = 1e-14, maxit = 200)
# glm stops by the deviance, when coefficients have half its digits; its weights are those before the last step. So the
# model is fitted again and again from its own coefficients.
refit <- function(family, x, y, exposure, start = NULL, times = 20) {
  x <- cbind(constant = 1, x)
  for (time in seq_len(times)) {
    fit <- suppressWarnings(glm(y ~ 0 + x, family = family, offset = log(exposure), control = tight, start = start))
    start <- coef(fit)
  }
  fit
}

# GP visits of people who differ (gamma frailty), with an arm, a sex, a score and unequal time observed.
gp <- function(people) {
  d <- data.frame(arm = rbinom(people, 1, 0.5), female = rbinom(people, 1, 0.6), score = round(rnorm(people, 20, 5)), years = round(runif(people, 0.3, 1), 3))
  d$frailty <- rgamma(people, 1.5, 1.5)
  d$visits <- rpois(people, d$frailty * d$years * exp(1.6 - 0.2 * d$arm + 0.15 * d$female - 0.01 * d$score))
  d
}
