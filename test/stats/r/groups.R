# Separate groups: Welch's t and F, standardised differences.
# Run from the root of the project: Rscript test/stats/r/groups.R
source("test/stats/r/fixture.R")

anorexia <- MASS::anorexia
split_change <- with(anorexia, split(Postwt - Prewt, Treat))
two <- list(
  sleep = with(sleep, split(extra, group)),
  tooth = with(ToothGrowth, split(len, supp)),
  anorexia = split_change[c("CBT", "Cont")],
  unequal = list(a = whole(12, 0, 10)$first, b = whole(240, 0, 10, mean = 6)$first),
  one_constant = list(a = c(3, 3, 3, 3), b = c(1, 4, 6, 2, 8, 5)),
  pair_each = list(a = c(1, 4), b = c(2, 9))
)
many <- list(
  anorexia = split_change,
  warpbreaks = with(warpbreaks, split(breaks, tension)),
  insects = with(InsectSprays, split(count, spray)),
  two_only = two$tooth
)

fixture("groups", list(
  two = lapply(two, function(g) {
    a <- g[[1]]
    b <- g[[2]]
    w <- t.test(a, b)
    list(a = I(a), b = I(b), difference = mean(a) - mean(b), se = w$stderr, t = unname(w$statistic), df = unname(w$parameter),
      p = w$p.value, interval = I(w$conf.int[1:2]), standardised = (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2))
  }),
  many = lapply(many, function(g) {
    y <- unlist(g, use.names = FALSE)
    k <- factor(rep(seq_along(g), lengths(g)))
    w <- oneway.test(y ~ k, var.equal = FALSE)
    list(groups = unname(lapply(g, I)), f = unname(w$statistic), df1 = unname(w$parameter[1]), df2 = unname(w$parameter[2]), p = w$p.value)
  }),
  shares = lapply(list(c(30, 80, 12, 60), c(5, 10, 5, 10), c(0, 9, 4, 20), c(51, 100, 48, 100), c(54, 100, 46, 100)), function(x) {
    pa <- x[1] / x[2]
    pb <- x[3] / x[4]
    list(counts = I(x), difference = (pa - pb) / sqrt((pa * (1 - pa) + pb * (1 - pb)) / 2))
  })
))
