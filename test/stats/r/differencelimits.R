# The 50% limits of a difference by Student's t, as charts of differences draw them.
# Run from the root of the project: Rscript test/stats/r/differencelimits.R
source("test/stats/r/fixture.R")

half <- function(difference, se, df) {
  list(difference = difference, se = se, df = df, lower = difference - qt(0.75, df) * se, upper = difference + qt(0.75, df) * se)
}
of <- function(fit) half(unname(coef(fit)[2]), unname(coef(summary(fit))[2, 2]), df.residual(fit))
extra <- t.test(extra ~ group, sleep)
fixture("differencelimits", list(cases = list(
  sleep = half(unname(diff(rev(extra$estimate))), extra$stderr, unname(extra$parameter)),
  tooth_growth = of(lm(len ~ supp, ToothGrowth)),
  two_sites = half(-2.75, 1.25, 1),
  many_people = half(0.02, 0.004, 1e6)
)))
