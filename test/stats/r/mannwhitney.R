# Two groups by the order of their values: wilcox.test without its exact tables.
# Run from the root of the project: Rscript test/stats/r/mannwhitney.R
source("test/stats/r/fixture.R")

result <- function(g) {
  a <- g[[1]]
  b <- g[[2]]
  w <- suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = TRUE, conf.int = TRUE, tol.root = 1e-13))
  list(a = I(a), b = I(b), result = list(
    n = I(c(length(a), length(b))), w = unname(w$statistic), p = w$p.value, superiority = unname(w$statistic) / length(a) / length(b),
    shift = median(outer(a, b, "-")), interval = list(lower = w$conf.int[1], upper = w$conf.int[2], level = 0.95)
  ))
}
scores <- whole(120, 0, 21, 2)
other <- whole(70, 0, 21, 1)

fixture("mannwhitney", list(cases = list(
  sleep = result(with(sleep, split(extra, group))),
  tooth_growth = result(with(ToothGrowth, split(len, supp))),
  anorexia = result(with(droplevels(subset(MASS::anorexia, Treat != "FT")), split(round(Postwt - Prewt, 1), Treat))),
  changes_with_ties = result(list(scores$last - scores$first, other$last - other$first)),
  without_ties = result(list(rnorm(14, 1), rnorm(9))),
  one_constant = result(list(rep(3, 9), c(1, 2, 4, 4, 5, 6, 8))),
  alike = result(list(c(1, 2, 3, 4, 5, 6), c(1, 2, 3, 4, 5, 6)))
)))
