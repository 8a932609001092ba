# One list of values: moments, quantiles, ends of the scale.
# Run from the root of the project: Rscript test/stats/r/values.R
source("test/stats/r/fixture.R")

sets <- list(
  ozone = airquality$Ozone[!is.na(airquality$Ozone)],
  temperature = airquality$Temp,
  absences = MASS::quine$Days,
  tooth = ToothGrowth$len,
  life_satisfaction = whole(180, 0, 10, 1, mean = 5)$first,
  far_from_zero = 1e9 + whole(100, 0, 10)$first,
  two = c(0.1, 0.3),
  all_the_same = rep(0.1, 7)
)
probabilities <- c(0, 0.01, 0.1, 1 / 3, 0.5, 0.77, 0.9, 1)

fixture("values", list(
  probabilities = I(probabilities),
  sets = lapply(sets, function(x) {
    at <- c(min(x), max(x))
    list(x = I(x), n = length(x), mean = mean(x), variance = var(x), sd = sd(x),
      quantiles = I(unname(quantile(x, probabilities))), quartiles = I(unname(quantile(x, c(0.25, 0.5, 0.75)))),
      ends = lapply(at, function(end) {
        k <- sum(x == end)
        list(at = end, x = k, share = k / length(x), interval = I(suppressWarnings(prop.test(k, length(x), correct = FALSE)$conf.int[1:2])))
      }))
  })
))
