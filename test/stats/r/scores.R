# First and last scores of two cohorts as the comparisons of scores are given them.

# Names, first and last scores, arms, rows of covariates (without the constant) and clusters.
score_rows <- function(d, x = NULL, id = NULL) {
  list(
    names = I(as.character(colnames(x))), first = I(d$first), last = I(d$last), arm = I(d$arm),
    x = if (!is.null(x)) lapply(seq_len(nrow(x)), function(i) I(unname(x[i, ]))), id = if (!is.null(id)) I(id)
  )
}

# An estimate with Student's t.
judged <- function(b, se, df) {
  half <- qt(0.975, df) * se
  list(difference = unname(b), se = unname(se), t = unname(b / se), df = df, p = 2 * pt(-abs(unname(b / se)), df), interval = list(lower = unname(b - half), upper = unname(b + half), level = 0.95))
}

# A contrast of a fit by lm's errors, HC3 and, with clusters, CR1 on G - 1.
effect <- function(fit, id = NULL, contrast = as.numeric(names(coef(fit)) == "arm")) {
  known <- !is.na(coef(fit))
  g <- contrast[known]
  b <- sum(g * coef(fit)[known])
  by <- function(v, df) judged(b, sqrt(drop(t(g) %*% v %*% g)), df)
  list(
    difference = b, naive = by(vcov(fit, complete = FALSE), fit$df.residual), robust = by(sandwich::vcovHC(fit, type = "HC3"), fit$df.residual),
    clustered = if (!is.null(id)) by(sandwich::vcovCL(fit, cluster = id, type = "HC1", cadjust = TRUE), length(unique(id)) - 1)
  )
}

# Scores 0 to 27 that fall, worse starts being referred more often, with sites, an age, a sex and a living alone.
service <- function(people, sites, gain) {
  d <- data.frame(site = sample(sites, people, replace = TRUE), age = round(runif(people, 18, 90)), female = rbinom(people, 1, 0.6), alone = rbinom(people, 1, 0.3))
  ill <- rnorm(people, 13 + 2 * d$alone - 0.02 * (d$age - 50), 4)
  d$arm <- rbinom(people, 1, plogis((ill - 13) / 4))
  d$first <- clamp(round(ill + rnorm(people, 0, 3)), 0, 27)
  d$last <- clamp(round(ill - 1 - gain * d$arm + rnorm(sites, 0, 1)[d$site] + rnorm(people, 0, 3)), 0, 27)
  d
}
