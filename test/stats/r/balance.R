# Means, standardised differences and variance ratios by arm, before and after weighting.
# Run from the root of the project: Rscript test/stats/r/balance.R
source("test/stats/r/fixture.R")
source("test/stats/r/arms.R")

compared <- function(x, arm, w, spread, share) {
  means <- c(weighted.mean(x[arm == 0], w[arm == 0]), weighted.mean(x[arm == 1], w[arm == 1]))
  v <- function(a) cov.wt(cbind(x[arm == a]), w[arm == a] / sum(w[arm == a]))$cov[1]
  list(means = I(means), difference = list(sd = (means[2] - means[1]) / spread), varianceRatio = if (!share) v(1) / v(0))
}
result <- function(d, denominator) {
  e <- fitted(score_fit(d))
  w <- if (denominator == "treated") ifelse(d$arm == 1, 1, e / (1 - e)) else ifelse(d$arm == 1, 1 / e, 1 / (1 - e))
  covariates <- lapply(seq_len(ncol(d$gaps)), function(j) {
    x <- d$gaps[, j]
    known <- !is.na(x)
    v <- tapply(x[known], d$arm[known], var)
    spread <- if (denominator == "treated") sqrt(v[["1"]]) else sqrt(mean(v))
    share <- all(x[known] %in% 0:1)
    of <- function(w) compared(x[known], d$arm[known], w[known], spread, share)
    list(name = colnames(d$gaps)[j], kind = if (share) "share" else "mean", denominator = denominator,
      missing = I(unname(c(tapply(!known, d$arm, mean)))), before = of(rep(1, length(x))), after = of(w))
  })
  most <- function(when) {
    sd <- vapply(covariates, function(one) abs(one[[when]]$difference$sd), 0)
    list(name = colnames(d$gaps)[which.max(sd)], sd = max(sd))
  }
  list(denominator = denominator, w = I(unname(w)), result = list(
    n = I(c(sum(d$arm == 0), sum(d$arm == 1))), covariates = covariates, largest = list(before = most("before"), after = most("after"))
  ))
}
gaps <- function(d, places) {
  d$gaps <- d$x
  for (j in seq_len(ncol(d$x))) d$gaps[places[[j]], j] <- NA
  d
}
used <- list(
  birth_weight = gaps(cases$birth_weight, list(c(3, 50, 90), integer(), integer(), integer(), 7)),
  service = gaps(cases$service, list(c(1, 9, 33, 120), 200:210, integer()))
)

fixture("balance", list(
  cases = lapply(used, function(d) list(
    data = list(names = I(colnames(d$gaps)), x = lapply(seq_len(nrow(d$gaps)), function(i) I(unname(d$gaps[i, ]))), arm = I(as.numeric(d$arm))),
    results = lapply(c("treated", "pooled"), function(denominator) result(d, denominator))
  ))
))
