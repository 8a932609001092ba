# Difference in differences of scores, two rows a person: lm with sandwich's clustered errors.
# Run from the root of the project: Rscript test/stats/r/scoredid.R
source("test/stats/r/fixture.R")
source("test/stats/r/scores.R")
library(sandwich)

result <- function(d, id = NULL) {
  n <- nrow(d)
  long <- data.frame(score = c(d$first, d$last), after = rep(0:1, each = n), arm = rep(d$arm, 2), person = rep(seq_len(n), 2))
  fit <- lm(score ~ arm * after, long)
  by <- function(cluster, type, cadjust) {
    judged(coef(fit)["arm:after"], sqrt(vcovCL(fit, cluster = cluster, type = type, cadjust = cadjust)["arm:after", "arm:after"]), length(unique(cluster)) - 1)
  }
  means <- function(a) with(d[d$arm == a, ], list(n = length(first), first = mean(first), last = mean(last), change = mean(last - first)))
  list(data = score_rows(d, NULL, id), result = list(
    cohorts = list(means(0), means(1)), cr0 = by(long$person, "HC0", FALSE), cr1 = by(long$person, "HC1", TRUE),
    clustered = if (!is.null(id)) by(rep(id, 2), "HC1", TRUE)
  ))
}

anorexia <- with(subset(MASS::anorexia, Treat != "FT"), data.frame(first = Prewt, last = Postwt, arm = as.numeric(Treat == "CBT")))
sites <- service(120, 8, 2)
few <- data.frame(first = c(4, 9, 3, 7), last = c(6, 10, 9, 8), arm = c(0, 0, 1, 1))

fixture("scoredid", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = list(anorexia = result(anorexia), sites = result(sites, sites$site), two_each = result(few))
))
