# Augmented inverse-probability weighting with linear outcome models per arm: influence-function and stacked errors.
# Run from the root of the project: Rscript test/stats/r/doublyrobust.R
source("test/stats/r/fixture.R")
source("test/stats/r/arms.R")

result <- function(d, target) {
  x <- cbind(1, d$x)
  k <- ncol(x)
  n <- length(d$y)
  fit <- score_fit(d)
  line <- function(a) unname(coef(lm(d$y ~ 0 + x, subset = d$arm == a)))
  theta <- c(unname(coef(fit)), line(0), line(1))
  # What each person adds to the mean had they been in arm 0, and in arm 1; and to the number of people.
  add <- function(theta) {
    e <- expit(drop(x %*% theta[1:k]))
    m0 <- drop(x %*% theta[k + 1:k])
    m1 <- drop(x %*% theta[2 * k + 1:k])
    list(e = e, m0 = m0, m1 = m1, count = if (target == "ate") rep(1, n) else d$arm,
      low = if (target == "ate") m0 + (1 - d$arm) * (d$y - m0) / (1 - e) else d$arm * m0 + (1 - d$arm) * e / (1 - e) * (d$y - m0),
      high = if (target == "ate") m1 + d$arm * (d$y - m1) / e else d$arm * d$y)
  }
  now <- add(theta)
  means <- c(sum(now$low), sum(now$high)) / sum(now$count)
  est <- means[2] - means[1]
  phi <- (now$high - now$low - now$count * est) / mean(now$count)
  psi <- function(theta) {
    a <- add(theta)
    cbind(x * (d$arm - a$e), x * (1 - d$arm) * (d$y - a$m0), x * d$arm * (d$y - a$m1), a$high - a$low - a$count * theta[3 * k + 1])
  }
  v <- stacked(psi, c(theta, est))
  list(target = target, n = I(c(sum(d$arm == 0), sum(d$arm == 1))), means = I(means), difference = est, by = list(
    influence = student(est, sqrt(mean(phi^2) / n), n - 2), stacked = student(est, sqrt(v[3 * k + 1, 3 * k + 1]), n - 2)
  ))
}

fixture("doublyrobust", list(
  cases = lapply(cases, function(d) list(data = written(d), results = lapply(c("ate", "att"), function(target) result(d, target))))
))
