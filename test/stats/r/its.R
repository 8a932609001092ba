# Interrupted time series: car drivers killed and passengers hurt in Great Britain 1969 to 1984, seat belts compulsory from
# February 1983 (datasets::Seatbelts), and a short made-up service. glm with sandwich's Newey-West errors, and with two
# series errors summed by month. Rscript test/stats/r/its.R, from the repository's root.
source("test/stats/r/fixture.R")
library(sandwich)
library(lmtest)

fitted <- function(formula, data, family = poisson) {
  control <- glm.control(epsilon = 1e-14, maxit = 100)
  first <- glm(formula, family, data, control = control)
  glm(formula, family, data, control = control, start = coef(first))
}
shaped <- function(d, interruption) {
  d$since <- d$month - interruption
  d$after <- as.numeric(d$since >= 0)
  d$bend <- d$since * d$after
  for (h in 1:2) {
    d[[paste0("s", h)]] <- sin(2 * pi * h * d$month / 12)
    d[[paste0("c", h)]] <- cos(2 * pi * h * d$month / 12)
  }
  d
}
waves <- c("", " + s1 + c1", " + s1 + c1 + s2 + c2")
effect <- function(fit, v, at, phi) {
  half <- qt(0.975, df.residual(fit)) * sqrt(v[at, at])
  b <- unname(coef(fit)[at])
  test <- coeftest(fit, vcov. = v, df = df.residual(fit))[at, ]
  plain <- sqrt(solve(crossprod(model.matrix(fit) * sqrt(fitted.values(fit))))[at, at])
  list(ratio = exp(b), logRatio = b, se = unname(test[2]), seNeweyWest = unname(test[2]), sePoisson = plain, seQuasi = plain * sqrt(phi),
    t = unname(test[3]), p = unname(test[4]), interval = list(lower = exp(b - half), upper = exp(b + half), level = 0.95))
}
bounded <- function(fit, v, x, phi = 0) {
  at <- drop(x %*% coef(fit))
  bread <- solve(crossprod(model.matrix(fit) * sqrt(fitted.values(fit))))
  half <- qt(0.975, df.residual(fit)) * sqrt(pmax(rowSums((x %*% v) * x), phi * rowSums((x %*% bread) * x)))
  lapply(seq_along(at), function(i) list(value = exp(at[i]), interval = list(lower = exp(at[i] - half[i]), upper = exp(at[i] + half[i]), level = 0.95)))
}
# The larger of Newey-West's error and the quasi-Poisson one.
larger <- function(e, df) {
  se <- max(e$se, e$seQuasi)
  list(se = se, t = e$logRatio / se, p = 2 * pt(-abs(e$logRatio / se), df),
    interval = list(lower = exp(e$logRatio - qt(0.975, df) * se), upper = exp(e$logRatio + qt(0.975, df) * se), level = 0.95))
}
one <- function(d, interruption, harmonics, lag, drop = FALSE) {
  s <- shaped(d, interruption)
  if (drop) s <- s[s$month != interruption, ]
  model <- as.formula(paste0("events ~ since + after + bend", waves[harmonics + 1], " + offset(log(years))"))
  fit <- fitted(model, s)
  v <- NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = TRUE)
  phi <- sum(residuals(fit, "pearson")^2) / df.residual(fit)
  stopifnot(all.equal(v, NeweyWest(fitted(model, s, quasipoisson), lag = lag, prewhite = FALSE, adjust = TRUE), tolerance = 1e-9))
  x <- model.matrix(fit)
  gone <- x
  gone[, c("after", "bend")] <- 0
  late <- s$after == 1
  list(choice = list(interruption = interruption, harmonics = harmonics, lag = lag, dropInterruption = drop),
    before = sum(!late), after = sum(late), df = df.residual(fit), dispersion = phi,
    level = effect(fit, v, "after", phi), slope = effect(fit, v, "bend", phi),
    larger = list(level = larger(effect(fit, v, "after", phi), df.residual(fit)), slope = larger(effect(fit, v, "bend", phi), df.residual(fit)),
      without = bounded(fit, v, gone[late, ], phi)),
    fitted = I(unname(exp(drop(x %*% coef(fit))))),
    without = bounded(fit, v, gone[late, ]), ratio = bounded(fit, v, (x - gone)[late, ]))
}
two <- function(d, other, interruption, harmonics, lag) {
  s <- shaped(rbind(transform(d, own = 1), transform(other, own = 0)), interruption)
  fit <- fitted(as.formula(paste0("events ~ (since + after + bend) * own", waves[harmonics + 1], " + offset(log(years))")), s)
  v <- vcovPL(fit, cluster = s$own, order.by = s$month, lag = lag, aggregate = TRUE, adjust = TRUE)
  phi <- sum(residuals(fit, "pearson")^2) / df.residual(fit)
  x <- model.matrix(fit)
  gone <- x
  gone[, c("after:own", "bend:own")] <- 0
  late <- s$after == 1 & s$own == 1
  list(choice = list(interruption = interruption, harmonics = harmonics, lag = lag, dropInterruption = FALSE),
    df = df.residual(fit), dispersion = phi, level = effect(fit, v, "after:own", phi), slope = effect(fit, v, "bend:own", phi),
    without = bounded(fit, v, gone[late, ]), ratio = bounded(fit, v, (x - gone)[late, ]))
}

belts <- as.data.frame(datasets::Seatbelts)
month <- 1969 * 12 + seq_len(nrow(belts)) - 1
law <- 1983 * 12 + 1
part <- month >= 1979 * 12
road <- function(column) data.frame(month = month, events = belts[[column]], years = belts$kms / 1000)[part, ]
killed <- road("DriversKilled")
front <- road("front")
rear <- road("rear")
n <- 20
small <- data.frame(month = 2023 * 12 + 4 + seq_len(n), years = round(30 + cumsum(runif(n, 0, 2)), 2))
small$events <- rpois(n, small$years * exp(1.6 - 0.3 * (seq_len(n) > 11) + 0.2 * sin(2 * pi * small$month / 12)) * rgamma(n, 8, 8))

rows <- function(d) lapply(seq_len(nrow(d)), function(i) as.list(d[i, ]))
fixture("its", list(
  sandwich = as.character(packageVersion("sandwich")), lmtest = as.character(packageVersion("lmtest")),
  series = list(killed = rows(killed), front = rows(front), rear = rows(rear), small = rows(small)),
  alone = list(
    c(list(of = "killed"), one(killed, law, 1, 3)), c(list(of = "killed"), one(killed, law, 2, 0, TRUE)),
    c(list(of = "front"), one(front, law, 2, 6)), c(list(of = "small"), one(small, small$month[12], 0, 2)),
    c(list(of = "small"), one(small, small$month[12], 1, 1, TRUE))),
  controlled = list(c(list(of = "front", beside = "rear"), two(front, rear, law, 2, 3)),
    c(list(of = "killed", beside = "rear"), two(killed, rear, law, 1, 0))),
  lags = lapply(c(12, 16, 24, 36, 72, 192), function(n) list(months = n, lag = floor(4 * (n / 100)^(2 / 9))))
))
