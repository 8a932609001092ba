# What R gives for comparisons of two cohorts, in public data and in two drawn data sets: every estimate of comparison-estimates.R.
# Usage, from the root of the project: Rscript test/acceptance/comparison.R FOLDER OUT.json, where FOLDER holds nhefs.csv (causaldata),
# anorexia.csv (MASS) and weightloss.csv (carData). It reads and codes the data itself; the drawn data are written into OUT.json.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
source("test/stats/r/fixture.R")
source("test/stats/r/arms.R")
source("test/acceptance/comparison-estimates.R")
read <- function(name) read.csv(file.path(folder, name))
columns <- function(...) { x <- cbind(...); storage.mode(x) <- "double"; x }
band <- function(v, cuts) findInterval(v, cuts)

nhefs <- read("nhefs.csv")
nhefs_of <- function(squares) with(nhefs, {
  x <- columns(
    sex = sex, race = race, age = age, education2 = education == 2, education3 = education == 3, education4 = education == 4, education5 = education == 5,
    smokeintensity = smokeintensity, smokeyrs = smokeyrs, exercise1 = exercise == 1, exercise2 = exercise == 2, active1 = active == 1, active2 = active == 2
  )
  if (squares) x <- cbind(x, columns(age_squared = age^2, smokeintensity_squared = smokeintensity^2, smokeyrs_squared = smokeyrs^2, wt71_squared = wt71^2))
  list(
    first = wt71, last = wt82, arm = qsmk, x = x, cluster = ifelse(is.na(birthplace), 0, birthplace),
    stratum = paste(sex, band(age, c(34.5, 49.5)), band(wt71, c(60.001, 70.001, 80.001)), band(smokeintensity, c(10.5, 20.5)), sep = "|"),
    coarse = list(data = data.frame(sex = factor(sex), age, wt71, smokeintensity), cuts = list(age = c(34.5, 49.5), wt71 = c(60.001, 70.001, 80.001), smokeintensity = c(10.5, 20.5))),
    threshold = 5, margin = 2, profiled = "arm",
    time = ifelse(death == 1, (yrdth - 83) * 12 + modth, 120), happened = death, look = c(6, 24, 60, 100, 119),
    level = exercise, of_level = c("exercise1", "exercise2")
  )
})

anorexia <- read("anorexia.csv")
anorexia_of <- function(asked) with(anorexia[anorexia$Treat %in% c("Cont", asked), ], list(
  first = Prewt, last = Postwt, arm = as.numeric(Treat == asked), x = matrix(0, length(Prewt), 0), stratum = band(Prewt, c(79.05, 82.05, 86.05)),
  threshold = 5, margin = 3, profiled = c("arm", "first")
))

loss <- read("weightloss.csv")
loss_of <- function(asked, first, last, other) with(loss[loss$group %in% c("Control", asked), ], list(
  first = get(first), last = get(last), arm = as.numeric(group == asked), x = columns(other = get(other)), stratum = band(get(first), if (first == "wl1") 4.5 else 14.5),
  threshold = 1, margin = 1, profiled = c("arm", "first", "other")
))

# Those worse off are the ones referred, by chances that differ by site; nothing helps. Everybody with a carer got better: that is separation.
drawn <- function(n, confounded) {
  site <- sample(1:14, n, replace = TRUE, prob = (1:14) + 4)
  severity <- rnorm(n)
  age <- round(clamp(rnorm(n, 58, 14), 18, 95))
  d <- list(arm = rbinom(n, 1, plogis(confounded * severity + 0.02 * (age - 58) + rnorm(14, 0, 0.5)[site])), cluster = site)
  group <- sample(0:2, n, replace = TRUE, prob = c(5, 3, 2))
  carer <- rbinom(n, 1, 0.05)
  d$first <- clamp(round(20 - 4 * severity + rnorm(n, 0, 2)), 0, 40)
  d$last <- clamp(d$first + round(2 * severity - 0.03 * (age - 58) + rnorm(14)[site] + 3 * (group == 2) + rnorm(n, 0, 3)), 0, 50)
  d$last <- ifelse(carer == 1, pmax(d$last, d$first + 3), d$last)
  d$x <- columns(age = age, living_alone = rbinom(n, 1, plogis(0.7 * severity)), group1 = group == 1, group2 = group == 2, carer = carer)
  d$stratum <- paste(band(d$first, c(15.5, 18.5, 21.5, 24.5)), band(age, c(49.5, 64.5)), sep = "|")
  d$level <- group
  d$of_level <- c("group1", "group2")
  d$time <- pmin(round(rexp(n, 0.02 * exp(0.3 * severity)), 1), 90)
  d$happened <- as.numeric(d$time < 90)
  c(d, list(threshold = 3, margin = 1, profiled = c("arm", "carer"), look = c(1, 10, 30, 60, 89)))
}
set.seed(20261123)
drawings <- list(drawn_confounded = drawn(900, 0.8), drawn_apart = drawn(600, 6))

sets <- c(
  list(nhefs = nhefs_of(FALSE), nhefs_squares = nhefs_of(TRUE), anorexia_cbt = anorexia_of("CBT"), anorexia_family = anorexia_of("FT"),
    weightloss_diet = loss_of("Diet", "wl1", "wl3", "se1"), weightloss_diet_exercise = loss_of("DietEx", "wl1", "wl3", "se1"),
    selfesteem_diet = loss_of("Diet", "se1", "se3", "wl1"), selfesteem_diet_exercise = loss_of("DietEx", "se1", "se3", "wl1")),
  drawings
)
written_rows <- function(d) list(names = I(colnames(d$x)), first = I(d$first), last = I(d$last), arm = I(d$arm), x = lapply(seq_len(nrow(d$x)), function(i) I(unname(d$x[i, ]))),
  cluster = I(d$cluster), stratum = I(d$stratum), level = I(d$level), time = I(d$time), happened = I(d$happened), of_level = I(d$of_level), profiled = I(d$profiled), look = I(d$look))
versions <- lapply(c(sandwich = "sandwich", survival = "survival", MASS = "MASS"), function(p) as.character(packageVersion(p)))
versions$MatchIt <- if (has_matchit) as.character(packageVersion("MatchIt")) else "not there"
estimates <- lapply(names(sets), function(name) { message(name); compared(sets[[name]]) })
source("test/acceptance/comparison-program.R")
writeLines(json(list(versions = c(R = R.version.string, versions), drawn = lapply(drawings, written_rows), estimates = setNames(estimates, names(sets)), program = program)), arguments[2])
