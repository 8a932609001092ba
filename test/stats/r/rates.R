# Rates per person-year with exact limits.
# Run from the root of the project: Rscript test/stats/r/rates.R
source("test/stats/r/fixture.R")

cases <- list(c(0, 1), c(0, 412.25), c(1, 0.5), c(2, 730), c(17, 12), c(138, 61.75), c(2154, 388.5), c(40211, 10007.3), c(5e6, 1e6))

fixture("rates", list(
  rates = lapply(cases, function(x) {
    found <- poisson.test(x[1], x[2])
    list(events = x[1], years = x[2], rate = unname(found$estimate),
      interval95 = list(lower = found$conf.int[1], upper = found$conf.int[2], level = 0.95))
  })
))
