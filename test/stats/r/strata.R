# Stratified difference weighted to the treated, HC2 with one constant for each stratum.
# Run from the root of the project: Rscript test/stats/r/strata.R
source("test/stats/r/fixture.R")
library(sandwich)

stratified <- function(d) {
  both <- names(which(tapply(d$arm, d$stratum, function(a) all(0:1 %in% a))))
  k <- d[d$stratum %in% both, ]
  n1 <- tapply(k$arm == 1, k$stratum, sum)
  n0 <- tapply(k$arm == 0, k$stratum, sum)
  k$w <- ifelse(k$arm == 1, 1, (n1 / n0)[k$stratum])
  m <- if (length(both) > 1) lm(outcome ~ arm + stratum, k, weights = w) else lm(outcome ~ arm, k, weights = w)
  est <- unname(coef(m)["arm"])
  direct <- sum(n1 / sum(n1) * (tapply(k$outcome[k$arm == 1], k$stratum[k$arm == 1], mean) -
    tapply(k$outcome[k$arm == 0], k$stratum[k$arm == 0], mean)))
  stopifnot(abs(est - direct) < 1e-9)
  se <- sqrt(vcovHC(m, "HC2")["arm", "arm"])
  df <- m$df.residual
  half <- qt(0.975, df) * se
  w0 <- k$w[k$arm == 0]
  out <- d[!d$stratum %in% both, ]
  list(
    rows = lapply(seq_len(nrow(d)), function(i) list(
      stratum = as.character(d$stratum[i]), arm = d$arm[i], outcome = d$outcome[i], n = 1
    )),
    expected = list(
      difference = est, se = se, t = est / se, df = df, p = 2 * pt(-abs(est / se), df),
      interval = list(lower = est - half, upper = est + half, level = 0.95),
      n = I(c(sum(k$arm == 0), sum(k$arm == 1))), effective = sum(w0)^2 / sum(w0^2),
      dropped = list(strata = length(unique(out$stratum)), n = I(c(sum(out$arm == 0), sum(out$arm == 1))))
    )
  )
}
b <- MASS::birthwt
births <- data.frame(
  stratum = paste(b$race, cut(b$age, c(0, 19, 24, 29, 60)), b$ht, b$ui, sep = "|"), arm = b$smoke, outcome = b$bwt
)
one <- data.frame(stratum = "all", arm = b$smoke, outcome = b$bwt)
pairs <- data.frame(stratum = rep(sprintf("p%02d", 1:10), 2), arm = rep(0:1, each = 10), outcome = datasets::sleep$extra)
paired <- with(datasets::sleep, t.test(extra[group == 2], extra[group == 1], paired = TRUE))
fixture("strata", list(
  sandwich = as.character(packageVersion("sandwich")),
  births = stratified(births), one = stratified(one), pairs = stratified(pairs), pairedSe = paired$stderr
))
