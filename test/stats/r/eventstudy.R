# Monthly visits around referral in two arms, with people who leave: rates by month with sandwich's robust error, and
# glm's ratios of rate ratios with person-clustered errors. Rscript test/stats/r/eventstudy.R, from the repository's root.
source("test/stats/r/fixture.R")
library(sandwich)

months <- -14:6
simulate <- function(people, arm, level) {
  frailty <- rgamma(people, 1.5, 1.5)
  last <- ifelse(runif(people) < 0.25, sample(-2:5, people, replace = TRUE), 6)
  d <- expand.grid(person = seq_len(people), month = months)
  d <- d[d$month <= last[d$person], ]
  days <- ifelse(d$month == last[d$person] & d$month < 6, sample(5:25, nrow(d), replace = TRUE), 30)
  d$years <- days / 365.25
  bump <- ifelse(arm == 1 & d$month >= -3 & d$month <= 0, 1.8, 1)
  after <- ifelse(arm == 1 & d$month > 0, 0.75, 1)
  d$visits <- rpois(nrow(d), frailty[d$person] * level * bump * after * d$years)
  d$arm <- arm
  d$person <- paste(arm, d$person)
  d
}
d <- rbind(simulate(70, 1, 9), simulate(90, 0, 6))

tallied <- function(x) {
  wide <- function(column) {
    w <- tapply(x[[column]], list(x$person, x$month), sum)
    w[is.na(w)] <- 0
    w
  }
  v <- wide("visits")
  y <- wide("years")
  rows <- function(m) lapply(seq_len(nrow(m)), function(i) I(unname(m[i, ])))
  list(people = nrow(v),
    months = lapply(seq_along(months), function(i) list(month = months[i], events = sum(v[, i]), years = sum(y[, i]))),
    visits = rows(crossprod(v)), crossed = rows(crossprod(v, y)), years = rows(crossprod(y)))
}

fitted <- function(formula, data) {
  control <- glm.control(epsilon = 1e-14, maxit = 100)
  first <- glm(formula, poisson, data, control = control)
  glm(formula, poisson, data, control = control, start = coef(first))
}
clustered <- function(fit, person) vcovCL(fit, cluster = person, type = "HC0", cadjust = FALSE)

rates <- function(x) lapply(split(x, x$month), function(one) {
  fit <- fitted(visits ~ 1 + offset(log(years)), one)
  half <- qnorm(0.975) * sqrt(vcovHC(fit, type = "HC0")[1, 1])
  exact <- poisson.test(sum(one$visits), sum(one$years))$conf.int[1:2]
  list(month = one$month[1], people = nrow(one), years = sum(one$years), events = sum(one$visits),
    squares = sum(one$visits^2), crossed = sum(one$visits * one$years), yearsSquared = sum(one$years^2),
    rate = exp(unname(coef(fit))), dispersion = vcovHC(fit, type = "HC0")[1, 1] / vcov(fit)[1, 1],
    robust = I(exp(unname(coef(fit)) + c(-half, half))), exact = I(exact))
})

study <- function(data, of) {
  data$period <- relevel(factor(data$period), "reference")
  fit <- fitted(visits ~ period * arm + offset(log(years)), data)
  v <- clustered(fit, data$person)
  lapply(of, function(m) {
    at <- paste0("period", m, ":arm")
    b <- unname(coef(fit)[at])
    se <- sqrt(v[at, at])
    around <- function(level) {
      half <- qnorm((1 + level) / 2) * se
      list(lower = exp(b - half), upper = exp(b + half), level = level)
    }
    list(month = m, estimate = list(ratio = exp(b), logSe = se, z = b / se, p = 2 * pnorm(-abs(b / se)),
      interval95 = around(0.95), interval50 = around(0.5)))
  })
}
inside <- d$month >= -12 & d$month <= -4
once <- transform(d, period = as.character(month))
pooled <- study(rbind(once, transform(d[inside, ], period = "reference")), months)
# Outside the reference the plain model gives the same.
plain <- study(transform(d, period = ifelse(inside, "reference", month)), setdiff(months, -12:-4))
single <- study(transform(d, period = ifelse(month == -1, "reference", month)), setdiff(months, -1))

wald <- function(pre) {
  e <- transform(d, period = relevel(factor(month), as.character(pre[1])))
  fit <- fitted(visits ~ period * arm + offset(log(years)), e)
  at <- paste0("period", pre[-1], ":arm")
  b <- coef(fit)[at]
  w <- drop(b %*% solve(clustered(fit, e$person)[at, at]) %*% b)
  list(statistic = w, df = length(b), p = pchisq(w, length(b), lower.tail = FALSE), months = I(pre))
}

fixture("eventstudy", list(
  sandwich = as.character(packageVersion("sandwich")),
  group = tallied(d[d$arm == 1, ]), comparison = tallied(d[d$arm == 0, ]),
  rates = unname(rates(d[d$arm == 1, ])),
  pooled = pooled, plain = plain, single = single,
  preTrend = wald(-12:-4), longPreTrend = wald(-14:-4)
))
