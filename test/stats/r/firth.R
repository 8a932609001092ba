# Firth's penalised logistic regression with profile limits, written out: no package is used.
# Run from the root of the project: Rscript test/stats/r/firth.R
source("test/stats/r/fixture.R")
source("test/stats/r/models.R")

# The penalised log likelihood at its highest, with one coefficient held where `held` is given.
likelihood <- function(x, y, b) {
  eta <- drop(x %*% b)
  information <- crossprod(x * sqrt(dlogis(eta)))
  sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) + 0.5 * as.numeric(determinant(information)$modulus)
}
firth <- function(x, y, start = rep(0, ncol(x)), held = NULL) {
  b <- start
  free <- setdiff(seq_along(b), held)
  for (step in 1:5000) {
    eta <- drop(x %*% b)
    information <- crossprod(x * sqrt(dlogis(eta)))
    h <- rowSums(qr.Q(qr(x * sqrt(dlogis(eta))))^2)
    score <- drop(crossprod(x, y - plogis(eta) + h * (0.5 - plogis(eta))))
    if (length(free) == 0) break
    # The steps only: people counted 1 + h times make them shorter, so that they settle.
    steps <- crossprod(x * sqrt((1 + h) * dlogis(eta)))
    move <- solve(steps[free, free], score[free], tol = 1e-30)
    part <- min(1, 2 / max(abs(x[, free, drop = FALSE] %*% move)))
    while (part > 1e-9 && likelihood(x, y, replace(b, free, b[free] + part * move)) < likelihood(x, y, b) - 1e-12) part <- part / 2
    b[free] <- b[free] + part * move
    if (max(abs(move)) < 1e-13) break
  }
  information <- crossprod(x * sqrt(dlogis(drop(x %*% b))))
  list(b = b, v = solve(information, tol = 1e-30), l = likelihood(x, y, b))
}

result <- function(x, y) {
  written <- list(names = I(as.character(colnames(x))), x = lapply(seq_len(nrow(x)), function(i) I(unname(x[i, ]))), y = I(as.numeric(y)))
  full <- cbind(constant = 1, x)
  top <- firth(full, y)
  held <- function(j, at) firth(full, y, replace(top$b, j, at), j)
  coefficients <- lapply(seq_along(top$b), function(j) {
    b <- unname(top$b[j])
    se <- sqrt(top$v[j, j])
    fall <- function(at) 2 * (top$l - held(j, at)$l) - qchisq(0.95, 1)
    limit <- function(side) {
      far <- se
      while (fall(b + side * far) < 0) far <- far * 1.3
      uniroot(fall, sort(b + side * c(0.1 * se, far)), tol = 1e-13)$root
    }
    limits <- if (j == 1) b + c(-1, 1) * qnorm(0.975) * se else c(limit(-1), limit(1))
    p <- if (j == 1) 2 * pnorm(-abs(b / se)) else pchisq(2 * (top$l - held(j, 0)$l), 1, lower.tail = FALSE)
    list(estimate = b, ratio = exp(b), se = se, p = p, interval = list(lower = limits[1], upper = limits[2], level = 0.95),
      ratioInterval = list(lower = exp(limits[1]), upper = exp(limits[2]), level = 0.95), limits = if (j == 1) "wald" else "profile")
  })
  list(data = written, result = list(n = length(y), events = sum(y), coefficients = coefficients))
}

# Everybody in the arm who is over 60 got better, and two of three covariates tell it.
apart <- data.frame(arm = rep(0:1, each = 20), score = rep(c(3, 5, 8, 9, 12), 8), old = rep(c(0, 0, 1, 1, 0, 1, 0, 1), 5))
apart$better <- with(apart, as.numeric(ifelse(arm == 1 & old == 1, TRUE, score + 3 * arm + rep(c(0, 4, 2, 5, 1, 3, 7), length.out = 40) > 9)))
apart$both <- apart$arm * apart$old

fixture("firth", list(
  cases = list(
    infertility = result(covariates(~ age + parity + spontaneous + induced, infert), infert$case),
    quasi_separated = result(covariates(~ arm + score + old + both, apart), apart$better),
    line_divides = result(cbind(x = 1:12), as.numeric(1:12 > 7)),
    nobody_in_one_arm = result(cbind(arm = rep(0:1, c(14, 9))), c(rep(0:1, c(8, 6)), rep(0, 9))),
    rare = result(cbind(arm = rep(0:1, each = 60), score = rep(1:20, 6)), as.numeric(seq_len(120) %in% c(12, 70, 95)))
  )
))
