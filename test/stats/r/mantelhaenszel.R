# Mantel-Haenszel odds ratio, test, agreement of strata and risk difference; 2 x k exact tests and tests of bands by arm.
# Run from the root of the project: Rscript test/stats/r/mantelhaenszel.R
source("test/stats/r/fixture.R")
suppressMessages(library(metafor))

# x: outcome (yes, no) x arm (1, 0) x stratum
one <- function(x) {
  both <- apply(x, 3, function(t) all(colSums(t) > 0))
  k <- x[, , both, drop = FALSE]
  m <- mantelhaen.test(k)
  informative <- apply(k, 3, function(t) all(rowSums(t) > 0))
  i <- k[, , informative, drop = FALSE]
  or <- rma.mh(ai = i[1, 1, ], bi = i[2, 1, ], ci = i[1, 2, ], di = i[2, 2, ], measure = "OR", add = 0, drop00 = FALSE)
  rd <- rma.mh(ai = k[1, 1, ], bi = k[2, 1, ], ci = k[1, 2, ], di = k[2, 2, ], measure = "RD", add = 0, drop00 = FALSE)
  list(
    tables = lapply(seq_len(dim(x)[3]), function(s) list(yes = I(rev(x[1, , s])), no = I(rev(x[2, , s])))),
    expected = list(
      n = I(rev(apply(k, 2, sum))), strata = dim(k)[3], informative = sum(informative),
      dropped = list(strata = sum(!both), n = I(rev(apply(x[, , !both, drop = FALSE], 2, sum)))),
      test = list(statistic = unname(m$statistic), df = 1, p = m$p.value),
      oddsRatio = list(
        ratio = unname(m$estimate), logSe = or$se,
        interval95 = list(lower = m$conf.int[1], upper = m$conf.int[2], level = 0.95)
      ),
      sameOdds = list(breslowDay = or$BD, breslowDayP = or$BDp, tarone = or$TA, p = or$TAp, df = sum(informative) - 1),
      riskDifference = list(
        difference = c(rd$beta), se = rd$se, z = rd$zval, p = rd$pval,
        interval = list(lower = rd$ci.lb, upper = rd$ci.ub, level = 0.95)
      )
    )
  )
}
ucb <- unclass(datasets::UCBAdmissions)
infert <- with(datasets::infert, table(factor(case, 1:0), factor(spontaneous > 0, c(TRUE, FALSE)), education))
sparse <- array(c(3, 1, 0, 4, 2, 0, 5, 0, 1, 6, 2, 7, 0, 0, 3, 4, 5, 2, 1, 1), c(2, 2, 5))
same <- array(c(10, 12, 9, 13, 8, 8, 9, 9), c(2, 2, 2))

# bands: before x arm (0, 1) x after
bands <- function(x) {
  both <- apply(x, 1, function(t) all(rowSums(t) > 0))
  k <- x[both, , , drop = FALSE]
  used <- apply(k, 3, sum) > 0
  expected <- Reduce("+", lapply(seq_len(dim(k)[1]), function(h) {
    outer(rowSums(k[h, , ]), colSums(k[h, , ])) / sum(k[h, , ])
  }))[, used]
  m <- mantelhaen.test(aperm(k[, , used, drop = FALSE], c(3, 2, 1)), correct = FALSE)
  crude <- apply(x, c(2, 3), sum)
  crude <- crude[, colSums(crude) > 0]
  few <- any(outer(rowSums(crude), colSums(crude)) / sum(crude) < 5)
  a <- if (few) fisher.test(crude, workspace = 2e8) else chisq.test(crude, correct = FALSE)
  list(
    before = lapply(seq_len(dim(x)[1]), function(h) list(after = list(I(x[h, 1, ]), I(x[h, 2, ])))),
    enough = min(expected) >= 5,
    given = list(
      method = "Mantel–Haenszel", statistic = unname(m$statistic), df = unname(m$parameter), p = m$p.value,
      n = I(apply(k, 2, sum))
    ),
    after = list(
      method = if (few) "Fisher exact" else "chi-squared",
      statistic = if (few) NULL else unname(a$statistic), df = if (few) NULL else unname(a$parameter),
      p = a$p.value, n = I(apply(x, 2, sum))
    )
  )
}
simulated <- function(n, k, cut, shift) {
  arm <- rep(0:1, length.out = n)
  before <- rnorm(n)
  band <- function(v) factor(findInterval(v, cut), 0:(k - 1))
  unclass(table(band(before), arm, band(0.6 * before + shift * arm + rnorm(n, 0, 0.8))))
}
exact <- list(
  matrix(c(3, 1, 2, 8), 2), matrix(c(0, 5, 7, 3, 6, 1), 2), matrix(c(1, 4, 6, 2, 5, 5, 12, 3), 2),
  matrix(c(2, 0, 9, 14, 21, 12, 18, 25, 30, 22), 2), matrix(c(0, 6, 40, 3, 2, 51), 2), matrix(c(5, 5, 5, 5), 2), matrix(c(200, 0, 0, 200), 2)
)
fixture("mantelhaenszel", list(
  metafor = as.character(packageVersion("metafor")),
  cases = list(admissions = one(ucb), infert = one(unclass(infert)), sparse = one(sparse), same = one(same)),
  bands = list(many = bands(simulated(600, 4, c(-1, 0, 1), 0.3)), few = bands(simulated(90, 4, c(-1, 0, 1.9), -0.4)),
    two = bands(simulated(200, 2, 0, 0.2))),
  exact = lapply(exact, function(x) list(
    columns = lapply(seq_len(ncol(x)), function(j) I(x[, j])), p = fisher.test(x, workspace = 2e8)$p.value
  ))
))
