# Paired scores: t, effect sizes, signed ranks, reliable change, Mee-Chua.
# Run from the root of the project: Rscript test/stats/r/paired.R
source("test/stats/r/fixture.R")

anorexia <- MASS::anorexia
weights <- function(treat) with(anorexia[anorexia$Treat == treat, ], list(first = Prewt, last = Postwt))
drawn <- function(n, digits) {
  first <- round(rnorm(n, 50, 10), digits)
  list(first = first, last = round(first + rnorm(n, 1, 4), digits))
}
sets <- list(
  sleep = with(sleep, list(first = extra[group == 1], last = extra[group == 2])),
  anorexia_cbt = weights("CBT"),
  anorexia_cont = weights("Cont"),
  anorexia_ft = weights("FT"),
  life_satisfaction = whole(180, 0, 10, 1, mean = 5),
  wellbeing = whole(64, 7, 35, 2.5, mean = 19),
  mood = whole(400, 0, 27, -2, mean = 13),
  nearly_all_zero = list(first = rep(5, 60), last = c(rep(5, 45), 6, 6, 7, 4, 6, 8, 6, 7, 3, 6, 6, 9, 2, 6, 7)),
  five = list(first = c(10, 12, 9, 14, 11), last = c(11, 16, 11, 11, 16)),
  six_with_ties = list(first = c(10, 12, 9, 14, 11, 8), last = c(11, 13, 11, 12, 14, 11)),
  five_with_ties = list(first = c(10, 12, 9, 14, 11), last = c(11, 13, 11, 12, 14)),
  eight = list(first = c(8, 12, 3, 9, 15, 20, 7, 11), last = c(9, 10, 6, 13, 10, 26, 14, 3)),
  forty_nine = drawn(49, 6),
  fifty = drawn(50, 6),
  same_size = list(first = c(4, 5, 6, 7, 8, 9, 10, 11), last = c(6, 7, 8, 9, 6, 11, 12, 13)),
  few_sizes = list(first = c(4, 6, 5, 7, 4, 8, 3, 6, 5, 4, 7, 2, 3, 4), last = c(4, 6, 5, 7, 4, 8, 3, 6, 5, 4, 7, 2, 3, 4) + rep(c(-1, 1, 2, 5), c(6, 3, 2, 3)))
)

one <- function(s) {
  d <- s$last - s$first
  n <- length(d)
  test <- t.test(s$last, s$first, paired = TRUE)
  half <- t.test(s$last, s$first, paired = TRUE, conf.level = 0.5)
  r <- suppressWarnings(cor(s$first, s$last))
  m <- n - 1
  J <- exp(lgamma(m / 2) - lgamma((m - 1) / 2) - log(m / 2) / 2)
  dz <- mean(d) / sd(d)
  dav <- mean(d) / sqrt((var(s$first) + var(s$last)) / 2)
  limits <- function(g, v) I(g + c(-1, 1) * qnorm(0.975) * sqrt(v))
  gz <- J * dz
  gav <- J * dav

  used <- d[d != 0]
  nu <- length(used)
  w <- suppressWarnings(wilcox.test(d))
  exact <- grepl("exact", w$method)
  walsh <- function(x) { sums <- outer(x, x, `+`); sort(sums[!lower.tri(sums)]) / 2 }
  rooted <- suppressWarnings(wilcox.test(d, conf.int = TRUE, tol.root = 1e-12))
  # The same limits without a root finder: the statistic between every two neighbouring averages.
  scan <- function() {
    a <- unique(walsh(used))
    if (length(unique(used)) == 1) return(c(NA, NA))
    gaps <- c(a[1] - 1, (head(a, -1) + tail(a, -1)) / 2, tail(a, 1) + 1)
    z <- vapply(gaps, function(by) {
      x <- used - by
      k <- rank(abs(x))
      v <- sum(k[x > 0]) - nu * (nu + 1) / 4
      t <- table(k)
      (v - sign(v) * 0.5) / sqrt(nu * (nu + 1) * (2 * nu + 1) / 24 - sum(t^3 - t) / 48)
    }, 0)
    c <- qnorm(0.975)
    if (z[1] < c) return(c(NA, NA))
    c(a[which(z[-1] < c)[1]], a[tail(which(z[-length(z)] > -c), 1)])
  }
  if (length(unique(used)) > 1 && !exact && length(unique(walsh(used))) > 1500) stop("too many averages to scan")
  limitsOf <- if (exact) rooted$conf.int[1:2] else scan()

  threshold <- 2
  counts <- c(sum(round(d, 9) >= threshold), sum(abs(round(d, 9)) < threshold), sum(round(-d, 9) >= threshold))
  share <- lapply(counts, function(x) I(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int[1:2])))

  mu <- 15
  fit <- if (length(unique(s$first)) > 1) lm(s$last ~ I(s$first - mu)) else NULL
  mee <- if (is.null(fit) || n < 4) NULL else {
    line <- coef(summary(fit))[1, ]
    effect <- unname(line[1]) - mu
    t <- effect / unname(line[2])
    list(mu = mu, effect = effect, se = unname(line[2]), t = t, df = n - 2, p = 2 * pt(-abs(t), n - 2),
      interval = I(unname(confint(fit)[1, ]) - mu))
  }

  list(
    first = I(s$first), last = I(s$last),
    change = list(n = n, meanFirst = mean(s$first), meanLast = mean(s$last), sdFirst = sd(s$first), sdLast = sd(s$last),
      mean = mean(d), sd = sd(d), se = unname(test$stderr), t = unname(test$statistic), df = unname(test$parameter),
      p = test$p.value, interval95 = I(test$conf.int[1:2]), interval50 = I(half$conf.int[1:2]), correlation = r),
    effect = list(dz = dz, gz = gz, gzInterval = limits(gz, 1 / n + gz^2 / (2 * n)), dav = dav, gav = gav,
      gavInterval = limits(gav, 2 * (1 - r) / n + gav^2 / (2 * n)), correction = J),
    signedRank = list(n = n, zeros = n - nu, nUsed = nu, v = unname(w$statistic), p = w$p.value,
      method = if (exact) "exact" else "normal", hodgesLehmann = median(walsh(d)), hodgesLehmannChanged = median(walsh(used)),
      interval = I(limitsOf), rootedLevel = attr(rooted$conf.int, "conf.level"), rooted = I(rooted$conf.int[1:2]),
      rankBiserial = (2 * unname(w$statistic) - nu * (nu + 1) / 2) / (nu * (nu + 1) / 2)),
    reliable = list(threshold = threshold, counts = I(counts), intervals = share),
    meeChua = mee
  )
}

fixture("paired", list(
  sets = lapply(sets, one),
  signedRankTails = lapply(c(5, 6, 10, 25, 49), function(n) {
    v <- unique(round(seq(0, n * (n + 1) / 2, length.out = 9)))
    list(n = n, v = I(v), lower = I(psignrank(v, n)), quantile = qsignrank(0.025, n))
  }),
  correction = list(m = I(c(2, 3, 10, 199, 200, 201, 350)),
    j = I(sapply(c(2, 3, 10, 199, 200, 201, 350), function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2) - log(m / 2) / 2)))),
  jacobsonTruax = lapply(list(c(5.2, 0.8), c(2.31, 0.9), c(4, 0)), function(x) {
    sem <- x[1] * sqrt(1 - x[2])
    list(sd = x[1], reliability = x[2], sem = sem, threshold = qnorm(0.975) * sqrt(2) * sem)
  })
))
