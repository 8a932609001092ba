# What R gives for three public data sets: paired t, interval, Wilcoxon, Hodges-Lehmann and effect sizes, overall and by group.
# Usage: Rscript real-data.R FOLDER OUT.json, where FOLDER holds anorexia.csv (MASS), weightloss.csv (carData) and
# epilepsy-qol.csv (joineR). It reads the data itself and pairs first with last by its own code.
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]

exact_j <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2) - log(m / 2) / 2)

walsh <- function(d) { s <- outer(d, d, `+`) / 2; s[lower.tri(s, diag = TRUE)] }

estimates <- function(first, last) {
  d <- last - first
  n <- length(d)
  t <- t.test(last, first, paired = TRUE)
  used <- d[d != 0]
  exact <- length(used) < 50 && length(used) == n && !any(duplicated(abs(used)))
  w <- suppressWarnings(wilcox.test(last, first, paired = TRUE, exact = exact, correct = TRUE, conf.int = TRUE, tol.root = 1e-13))
  up <- sum(rank(abs(used))[used > 0]); down <- sum(rank(abs(used))[used < 0])
  j <- exact_j(n - 1)
  dz <- mean(d) / sd(d)
  dav <- mean(d) / sqrt((var(first) + var(last)) / 2)
  list(n = n, mean = unname(t$estimate), t = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
       lower = t$conf.int[1], upper = t$conf.int[2], se = unname(t$stderr),
       v = unname(w$statistic), wilcoxon_p = w$p.value, hodges_lehmann = median(walsh(d)),
       wilcoxon_lower = w$conf.int[1], wilcoxon_upper = w$conf.int[2], rank_biserial = (up - down) / (up + down),
       dz = dz, gz = j * dz, dav = dav, gav = j * dav,
       gz_lower = j * dz - qnorm(0.975) * sqrt(1 / n + (j * dz)^2 / (2 * n)),
       gav_upper = j * dav + qnorm(0.975) * sqrt(2 * (1 - cor(first, last)) / n + (j * dav)^2 / (2 * n)))
}

by_group <- function(group, first, last) {
  ok <- !is.na(first) & !is.na(last)
  group <- as.character(group)[ok]; first <- first[ok]; last <- last[ok]
  c(list(everyone = estimates(first, last)), lapply(split(seq_along(first), group), function(i) estimates(first[i], last[i])))
}

latest <- function(...) { m <- cbind(...); apply(m, 1, function(r) { r <- r[!is.na(r)]; if (length(r)) r[length(r)] else NA }) }

anorexia <- read.csv(file.path(folder, "anorexia.csv"))
loss <- read.csv(file.path(folder, "weightloss.csv"))
epilepsy <- read.csv(file.path(folder, "epilepsy-qol.csv"))

first_last <- function(column) {
  d <- epilepsy[!is.na(epilepsy[[column]]), ]
  d <- d[!duplicated(d[, c("id", "time")]), ]
  d <- d[order(d$id, d$time), ]
  first <- d[!duplicated(d$id), ]
  last <- d[!duplicated(d$id, fromLast = TRUE), ]
  keep <- last$time > first$time
  by_group(first$trt[keep], first[[column]][keep], last[[column]][keep])
}

results <- list(
  anorexia = list(weight = by_group(anorexia$Treat, anorexia$Prewt, anorexia$Postwt)),
  weightloss = list(`weight-loss` = by_group(loss$group, loss$wl1, latest(loss$wl2, loss$wl3)),
                    `self-esteem` = by_group(loss$group, loss$se1, latest(loss$se2, loss$se3))),
  `epilepsy-qol` = list(anxiety = first_last("anxiety"), depression = first_last("depress"),
                        `adverse-effects` = first_last("aep"))
)

show <- function(x) if (is.list(x)) paste0("{", paste(sprintf("\"%s\": %s", names(x), vapply(x, show, "")), collapse = ", "), "}") else sprintf("%.17g", x)
writeLines(show(c(list(r = list(major = as.numeric(R.version$major), minor = as.numeric(R.version$minor))), results)), args[2])
