# Nearest neighbour without replacement by the rule written out as two loops; paired and two-way clustered errors.
# Run from the root of the project: Rscript test/stats/r/matching.R
source("test/stats/r/fixture.R")
library(sandwich)

nearest <- function(score, arm, width) {
  caliper <- width * sd(score)
  free <- arm == 0
  control <- rep(NA_integer_, length(score))
  treated <- which(arm == 1)
  for (i in treated[order(-score[treated], treated)]) {
    best <- NA
    for (j in seq_along(score)) {
      if (!free[j]) next
      if (is.na(best) || abs(score[j] - score[i]) < abs(score[best] - score[i])) best <- j
    }
    if (!is.na(best) && abs(score[best] - score[i]) <= caliper) {
      control[i] <- best
      free[best] <- FALSE
    }
  }
  list(caliper = caliper, pairs = lapply(treated[!is.na(control[treated])], function(i) I(c(i, control[i]) - 1)),
    unmatched = sum(is.na(control[treated])))
}
# Pairs in the order the rule makes them.
inOrder <- function(found, score) {
  first <- vapply(found$pairs, function(p) p[1] + 1, 0)
  found$pairs <- found$pairs[order(-score[first], first)]
  found
}
difference <- function(found, outcome, cluster) {
  pair <- do.call(rbind, lapply(found$pairs, unclass)) + 1
  t <- t.test(outcome[pair[, 1]], outcome[pair[, 2]], paired = TRUE)
  n <- nrow(pair)
  who <- data.frame(
    y = outcome[c(pair)], arm = rep(1:0, each = n), pair = rep(seq_len(n), 2), cluster = cluster[c(pair)]
  )
  m <- lm(y ~ arm, who)
  byPair <- sqrt(vcovCL(m, who$pair, type = "HC0", cadjust = TRUE)[2, 2])
  se <- sqrt(vcovCL(m, who[c("pair", "cluster")], type = "HC0", cadjust = TRUE)[2, 2])
  G <- length(unique(who$cluster))
  d <- unname(t$estimate)
  half <- qt(0.975, min(G, n) - 1) * se
  list(
    n = n, difference = d, se = t$stderr, t = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
    interval = list(lower = t$conf.int[1], upper = t$conf.int[2], level = 0.95), byPair = byPair,
    clustered = list(
      clusters = G, difference = d, se = se, t = d / se, df = min(G, n) - 1, p = 2 * pt(-abs(d / se), min(G, n) - 1),
      interval = list(lower = d - half, upper = d + half, level = 0.95)
    )
  )
}

n <- 240
severity <- rnorm(n)
cluster <- sample(1:9, n, replace = TRUE)
arm <- rbinom(n, 1, plogis(-0.6 + 0.9 * severity))
outcome <- round(20 + 3 * severity + 2 * arm + rnorm(9)[cluster] + rnorm(n, 0, 4))
fit <- glm(arm ~ severity, binomial, control = list(epsilon = 1e-14, maxit = 100))
e <- round(unname(fitted(fit)), 6)
banded <- round(e, 1) + 0.01
# MASS::birthwt: smokers against others, matched on age and weight of the mother.
b <- MASS::birthwt
be <- unname(fitted(glm(smoke ~ age + lwt, binomial, b, control = list(epsilon = 1e-14, maxit = 100))))

cases <- list(
  list(name = "score", scale = "score", score = e),
  list(name = "logit", scale = "logit", score = e),
  list(name = "banded", scale = "score", score = banded)
)
people <- list(arm = arm, outcome = outcome, cluster = cluster)
one <- function(case, people) {
  on <- if (case$scale == "logit") log(case$score / (1 - case$score)) else case$score
  found <- inOrder(nearest(on, people$arm, 0.2), on)
  c(lapply(case, function(x) if (length(x) > 1) I(x) else x), lapply(people, I), found,
    list(result = difference(found, people$outcome, people$cluster)))
}
fixture("matching", list(
  sandwich = as.character(packageVersion("sandwich")),
  cases = c(
    lapply(cases, one, people = people),
    list(one(list(name = "birthwt", scale = "logit", score = be), list(arm = b$smoke, outcome = b$bwt, cluster = b$race)))
  )
))
