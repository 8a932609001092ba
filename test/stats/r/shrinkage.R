# Mean, spread and shrunken estimates of groups: REML, HKSJ with its floor, prediction interval by t(k - 2).
# Run from the root of the project: Rscript test/stats/r/shrinkage.R
source("test/stats/r/fixture.R")
suppressMessages(library(metafor))

one <- function(yi, se) {
  m <- rma(yi, sei = se, method = "REML", test = "adhoc", control = list(threshold = 1e-15, maxiter = 10000))
  b <- blup(m)
  k <- m$k
  half <- qt(0.975, max(1, k - 2)) * sqrt(m$tau2 + m$se^2)
  list(
    groups = lapply(seq_along(yi), function(i) list(name = paste("group", i), estimate = yi[i], se = se[i])),
    expected = list(
      groups = k,
      mean = list(
        estimate = c(m$beta), se = m$se, t = m$zval, df = m$ddf, p = m$pval,
        interval = list(lower = m$ci.lb, upper = m$ci.ub, level = 0.95)
      ),
      heterogeneity = list(q = m$QE, df = k - 1, p = m$QEp, tau2 = m$tau2, i2 = m$I2 / 100),
      shrunken = lapply(seq_len(k), function(i) list(
        name = paste("group", i), raw = yi[i], estimate = b$pred[i], se = b$se[i],
        interval = list(lower = b$pi.lb[i], upper = b$pi.ub[i], level = 0.95), own = m$tau2 / (m$tau2 + se[i]^2)
      ))
    ),
    prediction = if (k > 2) list(lower = c(m$beta) - half, upper = c(m$beta) + half, level = 0.95) else NULL
  )
}
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
hine <- escalc(measure = "RD", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.hine1989)
fixture("shrinkage", list(
  metafor = as.character(packageVersion("metafor")),
  cases = list(
    bcg = one(c(bcg$yi), sqrt(bcg$vi)), hine = one(c(hine$yi), sqrt(hine$vi)),
    two = one(c(1.2, 3.4), c(0.5, 0.7)), equal = one(c(2, 2, 2), c(0.5, 1, 0.4)),
    few = one(c(-3, 1, 4, 2.5), c(0.9, 0.6, 1.4, 0.2))
  )
))
