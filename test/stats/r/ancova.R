# Last scores of two cohorts held equal in the first: lm, with sandwich's HC3 and CR1.
# Run from the root of the project: Rscript test/stats/r/ancova.R
source("test/stats/r/fixture.R")
source("test/stats/r/scores.R")
library(sandwich)

intraclass <- function(fit, id) {
  a <- anova(lm(resid(fit) ~ factor(id)))$"Mean Sq"
  m <- as.numeric(table(id))
  n <- sum(m)
  g <- length(m)
  icc <- (a[1] - a[2]) / (a[1] + ((n - sum(m^2) / n) / (g - 1) - 1) * a[2])
  cv2 <- mean((m - mean(m))^2) / mean(m)^2
  list(clusters = g, size = mean(m), icc = icc, designEffect = 1 + ((cv2 + 1) * mean(m) - 1) * max(0, icc))
}

result <- function(d, x = NULL, id = NULL) {
  constant <- length(unique(d$first)) == 1
  with_x <- function(left, right) {
    f <- if (is.null(x)) paste(left, "~", right) else paste(left, "~ x +", right)
    lm(as.formula(f), data = d)
  }
  fit <- with_x("last", "first + arm")
  after <- with_x("last", "arm")
  change <- with_x("I(last - first)", "arm")
  gap <- if (constant) 0 else unname(coef(with_x("first", "arm"))["arm"])
  adjusted <- effect(if (constant) after else fit, id)
  lost <- if (!is.null(x)) colnames(x)[is.na(coef(fit)[paste0("x", colnames(x))])]
  list(data = score_rows(d, x, id), result = list(
    n = I(c(sum(d$arm == 0), sum(d$arm == 1))), adjusted = adjusted, change = effect(change, id), after = effect(after, id),
    slope = if (!constant) unname(coef(fit)["first"]), aliased = I(as.character(lost)), gap = gap,
    standardised = if (!constant) with(d, (mean(first[arm == 1]) - mean(first[arm == 0])) / sqrt((var(first[arm == 1]) + var(first[arm == 0])) / 2)),
    sites = if (!is.null(id)) c(intraclass(fit, id), inflation = (adjusted$clustered$se / adjusted$naive$se)^2)
  ))
}

anorexia <- with(subset(MASS::anorexia, Treat != "FT"), data.frame(first = Prewt, last = Postwt, arm = as.numeric(Treat == "CBT")))
one <- service(160, 9, 2)
two <- service(60, 2, 1)
covariates <- with(one, cbind(age, female, living = alone))
# Two ages that say the same, and two groups of which one is the rest of the other.
doubled <- cbind(covariates, months = one$age * 12, male = 1 - one$female)
level <- transform(one[1:40, ], first = 20)

fixture("ancova", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = list(
    anorexia = result(anorexia),
    covariates = result(one, covariates),
    sites = result(one, covariates, one$site),
    two_sites = result(two, NULL, two$site),
    aliased_covariates = result(one, doubled),
    one_first_score = result(level, covariates[1:40, ])
  )
))
