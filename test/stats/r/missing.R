# People lost to follow-up: bounds and tipping points by plain formulas; limits by t.test.
# Run from the root of the project: Rscript test/stats/r/missing.R
source("test/stats/r/fixture.R")

one <- function(s, gone, low, high) {
  d <- s$last - s$first
  N <- length(d) + length(gone)
  share <- length(gone) / N
  limits <- t.test(d)$conf.int[1:2]
  nearer <- if (prod(limits) <= 0) NA else limits[which.min(abs(limits))]
  list(first = I(s$first), last = I(s$last), lostFirst = I(gone), range = I(c(low, high)),
    n = N, lost = length(gone), completeCase = mean(d), carriedForward = sum(d) / N,
    bounds = I(c((sum(d) + sum(low - gone)) / N, (sum(d) + sum(high - gone)) / N)),
    tippingEstimate = -mean(d) / share, tippingLimit = -nearer / share)
}

fixture("missing", list(sets = list(
  rose = one(whole(120, 0, 10, 1.5, mean = 5), whole(70, 0, 10, mean = 4)$first, 0, 10),
  fell = one(whole(90, 0, 27, -4, mean = 14), whole(15, 0, 27, mean = 16)$first, 0, 27),
  unsure = one(whole(20, 7, 35, 0, mean = 20), whole(30, 7, 35, mean = 20)$first, 7, 35)
)))
