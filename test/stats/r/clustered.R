# Mean change when one person can have several referrals: lm's mean with sandwich's clustered error.
# Rscript test/stats/r/clustered.R, from the repository's root.
source("test/stats/r/fixture.R")
library(sandwich)

people <- 60
person <- rep(seq_len(people), times = sample(1:4, people, replace = TRUE))
d <- round(rnorm(length(person), 1, 2) + rnorm(people)[person])
fit <- lm(d ~ 1)
se <- sqrt(vcovCL(fit, cluster = person, type = "HC0", cadjust = TRUE)[1, 1])
half <- function(level) qt((1 + level) / 2, people - 1) * se
m <- unname(coef(fit))

fixture("clustered", list(
  sandwich = as.character(packageVersion("sandwich")),
  clusters = lapply(split(d, person), function(x) list(pairs = length(x), change = sum(x))),
  change = list(
    n = length(d), mean = m, se = se, t = m / se, df = people - 1, p = 2 * pt(-abs(m / se), people - 1),
    interval95 = list(lower = m - half(0.95), upper = m + half(0.95)),
    interval50 = list(lower = m - half(0.5), upper = m + half(0.5))
  )
))
