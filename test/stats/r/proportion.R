# Counts: Wilson's limits, McNemar, Stuart-Maxwell, corrected p values.
# Run from the root of the project: Rscript test/stats/r/proportion.R
source("test/stats/r/fixture.R")

stuart <- function(m) {
  busy <- rowSums(m) + colSums(m) - 2 * diag(m) > 0
  k <- m[busy, busy]
  d <- (rowSums(k) - colSums(k))[-nrow(k)]
  S <- -(k + t(k))
  diag(S) <- rowSums(k) + colSums(k) - 2 * diag(k)
  S <- S[-nrow(S), -ncol(S), drop = FALSE]
  x <- drop(t(d) %*% solve(S) %*% d)
  list(rows = unname(lapply(seq_len(nrow(m)), function(i) I(m[i, ]))), statistic = x, df = sum(busy) - 1,
    p = pchisq(x, sum(busy) - 1, lower.tail = FALSE), n = sum(m))
}
bands <- whole(300, 0, 27, -2, mean = 13)
cut5 <- function(x) cut(x, c(-1, 4, 9, 14, 19, 27))
tables <- list(
  mood = unclass(table(cut5(bands$first), cut5(bands$last))),
  three = matrix(c(20, 10, 5, 3, 30, 15, 0, 5, 40), 3),
  empty_band = matrix(c(20, 0, 5, 7, 0, 9, 0, 0, 12, 0, 31, 2, 3, 0, 8, 11), 4, byrow = TRUE),
  two = matrix(c(30, 12, 4, 20), 2)
)
approval <- matrix(c(794, 86, 150, 570), 2)
p <- list(
  c(0.01, 0.04, 0.03, 0.005, 0.5), c(0.2, 0.2, 0.2), 0.03, c(1, 0, 0.9999, 1e-12, 0.04, 0.04), c(0.02, NA, 0.01, NA, 0.6)
)

fixture("proportion", list(
  wilson = lapply(list(c(0, 10, 0.95), c(10, 10, 0.95), c(3, 10, 0.95), c(1, 1, 0.95), c(81, 263, 0.95), c(15, 148, 0.9), c(5, 100000, 0.99)),
    function(x) {
      w <- suppressWarnings(prop.test(x[1], x[2], conf.level = x[3], correct = FALSE))
      list(x = x[1], n = x[2], level = x[3], share = x[1] / x[2], interval = I(w$conf.int[1:2]))
    }),
  exact = lapply(list(c(1, 9), c(9, 1), c(0, 5), c(12, 12), c(12, 11), c(24, 0), c(3, 3)), function(x) {
    list(b = x[1], c = x[2], p = binom.test(x[1], sum(x))$p.value)
  }),
  chiSquared = c(list(local({
    w <- mcnemar.test(approval)
    list(b = approval[1, 2], c = approval[2, 1], statistic = unname(w$statistic), p = w$p.value)
  })), lapply(list(c(13, 12), c(25, 0), c(40, 40), c(8, 30)), function(x) {
    w <- mcnemar.test(matrix(c(0, x[2], x[1], 0), 2))
    list(b = x[1], c = x[2], statistic = unname(w$statistic), p = w$p.value)
  })),
  tables = lapply(tables, stuart),
  twoBands = local({
    w <- mcnemar.test(tables$two, correct = FALSE)
    list(statistic = unname(w$statistic), p = w$p.value)
  }),
  adjust = lapply(p, function(x) list(p = I(x), holm = I(p.adjust(x, "holm")), bh = I(p.adjust(x, "BH"))))
))
