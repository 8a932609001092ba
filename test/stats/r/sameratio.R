# Do rate ratios of groups differ? Wald test of the interactions of a Poisson model with errors by person.
source("test/stats/r/fixture.R")
people <- 90
group <- rep(c("a", "b", "c"), each = 30)
before <- rpois(people, 4 * rgamma(people, 2, 2))
after <- rpois(people, rep(c(3.2, 2.4, 4.4), each = 30) * rgamma(people, 2, 2))
years <- cbind(round(runif(people, 0.5, 1), 2), round(runif(people, 0.4, 1), 2))
long <- data.frame(
  person = rep(seq_len(people), 2), group = rep(group, 2), period = rep(0:1, each = people),
  visits = c(before, after), years = c(years)
)
m <- glm(visits ~ period * group + offset(log(years)), poisson, long, control = list(epsilon = 1e-14, maxit = 100))
v <- sandwich::vcovCL(m, cluster = long$person, type = "HC0", cadjust = FALSE)
at <- grep("period:", names(coef(m)))
wald <- drop(coef(m)[at] %*% solve(v[at, at]) %*% coef(m)[at])
rr <- c(2.5, 1.4, 4.2)
fixture("sameratio", list(
  people = lapply(seq_len(people), function(i) list(
    group = group[i], before = before[i], after = after[i], yearsBefore = years[i, 1], yearsAfter = years[i, 2]
  )),
  test = list(groups = 3, statistic = wald, df = 2, p = pchisq(wald, 2, lower.tail = FALSE)),
  e = list(estimate = rr[1] + sqrt(rr[1] * (rr[1] - 1)), limit = rr[2] + sqrt(rr[2] * (rr[2] - 1)))
))
