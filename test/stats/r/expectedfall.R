# What chance alone leaves of a high use: lm's prediction at the mean of those chosen, and the error of the logarithm of
# the ratio from derivatives by each person's weight (central differences). Rscript test/stats/r/expectedfall.R, from the
# repository's root.
source("test/stats/r/fixture.R")

# Every person's weight moved up and down; the statistic's derivative is that person's influence.
influence <- function(statistic, n, step = 1e-3) {
  slope <- function(i, h) {
    up <- down <- rep(1, n)
    up[i] <- 1 + h
    down[i] <- 1 - h
    (statistic(up) - statistic(down)) / (2 * h)
  }
  vapply(seq_len(n), function(i) (4 * slope(i, step / 2) - slope(i, step)) / 3, 0)
}
expected <- function(x, y, chosen, years, logratio, n) {
  fit <- lm(y ~ x)
  at <- mean(chosen)
  after <- unname(predict(fit, list(x = at)))
  half <- qnorm(0.975) * sqrt(sum(influence(logratio, n)^2))
  list(n = length(chosen), before = at / years, after = after / years, ratio = after / at,
    interval = list(lower = after / at * exp(-half), upper = after / at * exp(half), level = 0.95),
    difference = (after - at) / years,
    basis = list(n = length(x), correlation = cor(x, y), meanChosen = mean(x) / years, meanOther = mean(y) / years,
      sdChosen = sd(x) / years, sdOther = sd(y) / years, beyond = max(chosen) > max(x)))
}
height <- function(x, y, w, at) {
  mx <- weighted.mean(x, w)
  weighted.mean(y, w) + sum(w * (x - mx) * y) / sum(w * (x - mx)^2) * (at - mx)
}

n <- 160
frailty <- rgamma(n, 1.2, 0.2)
years <- 0.75
before <- rpois(n, frailty * years * 1.3)
earlier <- rpois(n, frailty * years)
earlierFall <- function(least) {
  is <- before >= least
  logratio <- function(w) {
    at <- weighted.mean(before[is], w[is])
    log(height(before, earlier, w, at) / at)
  }
  c(list(least = least), expected(before, earlier, before[is], years, logratio, n))
}

m <- 140
other <- rgamma(m, 1.2, 0.3)
one <- rpois(m, other * years)
two <- rpois(m, other * years)
k <- 60
chosen <- 3 + rpois(k, 5)
comparisonFall <- {
  logratio <- function(w) {
    at <- weighted.mean(chosen, w[m + seq_len(k)])
    log(height(one, two, w[seq_len(m)], at) / at)
  }
  expected(one, two, chosen, years, logratio, m + k)
}

grid <- expand.grid(reliability = c(0.6, 0.7, 0.8, 0.9), populationMean = c(4, 6))
grid$after <- 9 - (1 - grid$reliability) * (9 - grid$populationMean)
grid$ratio <- grid$after / 9
grid$difference <- grid$after - 9

fixture("expectedfall", list(
  years = years, before = before, earlier = earlier, fromEarlier = lapply(c(0, 4, 10), earlierFall),
  comparisonBefore = one, comparisonAfter = two, chosen = chosen, fromComparison = comparisonFall,
  grid = lapply(seq_len(nrow(grid)), function(i) as.list(grid[i, ]))
))
