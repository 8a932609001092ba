# Every estimate of a comparison by R: lm, glm, t.test, wilcox.test, mantelhaen.test, sandwich, survival; Firth, the stacked errors, matching and
# what could be detected by their formulas. Read by comparison.R, after test/stats/r/fixture.R, models.R and arms.R.
suppressMessages({
  library(sandwich)
  library(survival)
})
has_matchit <- requireNamespace("MatchIt", quietly = TRUE)

line <- function(b, se, df) {
  half <- qt(0.975, df) * se
  list(difference = b, se = se, t = b / se, df = df, p = 2 * pt(-abs(b / se), df), lower = b - half, upper = b + half,
    middle_lower = b - qt(0.75, df) * se, middle_upper = b + qt(0.75, df) * se)
}
of_t_test <- function(t) {
  b <- unname(t$estimate[1] - if (length(t$estimate) > 1) t$estimate[2] else 0)
  half <- qt(0.75, t$parameter) * t$stderr
  list(difference = b, se = t$stderr, t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, lower = t$conf.int[1],
    upper = t$conf.int[2], middle_lower = unname(b - half), middle_upper = unname(b + half))
}
at <- function(fit, v, name, df) line(unname(coef(fit)[name]), sqrt(v[name, name]), df)
refused <- function(why) list(withheld = why)

models <- function(d) {
  d$all <- data.frame(d$x, first = d$first, arm = d$arm, check.names = FALSE)
  lean <- d$all[names(d$all) != "first"]
  fit <- lm(d$last ~ ., d$all)
  change <- lm(d$last - d$first ~ ., lean)
  after <- lm(d$last ~ ., lean)
  found <- list(
    ancova_hc3 = c(at(fit, vcovHC(fit, "HC3"), "arm", df.residual(fit)), list(naive_se = sqrt(vcov(fit)["arm", "arm"]), slope = unname(coef(fit)["first"]))),
    change_score_hc3 = at(change, vcovHC(change, "HC3"), "arm", df.residual(change)),
    after_only_hc3 = at(after, vcovHC(after, "HC3"), "arm", df.residual(after)),
    baseline = list(gap = unname(coef(after)["arm"] - coef(change)["arm"]), standardised = with(d, (mean(first[arm == 1]) - mean(first[arm == 0])) / sqrt((var(first[arm == 1]) + var(first[arm == 0])) / 2)))
  )
  if (!is.null(d$cluster)) {
    cr1 <- function(m) at(m, vcovCL(m, d$cluster, type = "HC1", cadjust = TRUE), "arm", length(unique(d$cluster)) - 1)
    size <- as.numeric(table(d$cluster))
    square <- anova(lm(resid(fit) ~ factor(d$cluster)))$"Mean Sq"
    G <- length(size)
    n <- sum(size)
    icc <- (square[1] - square[2]) / (square[1] + ((n - sum(size^2) / n) / (G - 1) - 1) * square[2])
    cv2 <- mean(size^2) / mean(size)^2 - 1
    found <- c(found, list(ancova_cr1 = cr1(fit), change_score_cr1 = cr1(change), after_only_cr1 = cr1(after),
      sites = list(clusters = G, size = n / G, icc = icc, design_effect = 1 + ((cv2 + 1) * n / G - 1) * max(0, icc),
        inflation = vcovCL(fit, d$cluster, type = "HC1", cadjust = TRUE)["arm", "arm"] / vcov(fit)["arm", "arm"])))
  }
  found
}

unadjusted <- function(d) {
  change <- d$last - d$first
  a <- change[d$arm == 1]
  b <- change[d$arm == 0]
  w <- suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = TRUE, conf.int = TRUE, tol.root = 1e-13))
  share <- function(had) {
    x <- c(sum(had[d$arm == 1]), sum(had[d$arm == 0]))
    n <- c(length(a), length(b))
    p <- x / n
    one <- suppressWarnings(prop.test(x[1], n[1], correct = FALSE)$conf.int)
    none <- suppressWarnings(prop.test(x[2], n[2], correct = FALSE)$conf.int)
    found <- list(difference = p[1] - p[2], lower = p[1] - p[2] - sqrt((p[1] - one[1])^2 + (none[2] - p[2])^2), upper = p[1] - p[2] + sqrt((one[2] - p[1])^2 + (p[2] - none[1])^2))
    if (min(x, n - x) == 0) return(found)
    log_ratio <- log(p[1] / p[2]) + c(0, -1, 1) * qnorm(0.975) * sqrt((1 - p[1]) / x[1] + (1 - p[2]) / x[2])
    log_odds <- log(p[1] / (1 - p[1]) * (1 - p[2]) / p[2]) + c(0, -1, 1) * qnorm(0.975) * sqrt(sum(1 / x, 1 / (n - x)))
    c(found, list(risk_ratio = I(exp(log_ratio)), odds_ratio = I(exp(log_odds))))
  }
  list(
    welch_change = of_t_test(t.test(a, b)),
    welch_after = of_t_test(t.test(d$last[d$arm == 1], d$last[d$arm == 0])),
    mann_whitney = list(w = unname(w$statistic), p = w$p.value, superiority = unname(w$statistic) / length(a) / length(b), shift = median(outer(a, b, "-")), lower = w$conf.int[1], upper = w$conf.int[2]),
    newcombe_improved = share(round(change, 9) >= d$threshold),
    newcombe_worsened = share(round(-change, 9) >= d$threshold)
  )
}

twice <- function(d) {
  n <- length(d$first)
  long <- data.frame(score = c(d$first, d$last), arm = rep(d$arm, 2), after = rep(0:1, each = n), person = rep(seq_len(n), 2))
  fit <- lm(score ~ arm * after, long)
  by <- function(cluster, ...) at(fit, vcovCL(fit, cluster, ...), "arm:after", length(unique(cluster)) - 1)
  found <- list(did_cr0 = by(long$person, type = "HC0", cadjust = FALSE), did_cr1 = by(long$person, type = "HC1", cadjust = TRUE))
  if (!is.null(d$cluster)) found$did_sites <- by(rep(d$cluster, 2), type = "HC1", cadjust = TRUE)
  found
}

# Estimating equations are solved in columns of mean 0 and deviation 1: their solution is the same, and their matrix keeps its digits.
weight_of <- list(
  ate = function(e, arm) ifelse(arm == 1, 1 / e, 1 / (1 - e)),
  att = function(e, arm) ifelse(arm == 1, 1, e / (1 - e)),
  overlap = function(e, arm) ifelse(arm == 1, 1 - e, e)
)
by_arm <- function(v, arm, f) I(c(f(v[arm == 0]), f(v[arm == 1])))

weighted <- function(d, e, fit, target, capped) {
  y <- d$last - d$first
  raw <- weight_of[[target]](e, d$arm)
  cut <- tapply(raw, d$arm, quantile, 0.99)
  top <- if (capped) cut[as.character(d$arm)] else Inf
  w <- pmin(raw, top)
  m <- lm(y ~ d$arm, weights = w)
  x <- cbind(1, d$scaled)
  k <- ncol(x)
  psi <- function(theta) {
    share <- expit(drop(x %*% theta[1:k]))
    held <- ifelse(raw > top, top + 0i, weight_of[[target]](share, d$arm))
    cbind(x * (d$arm - share), d$arm * held * (y - theta[k + 2]), (1 - d$arm) * held * (y - theta[k + 1]))
  }
  means <- unname(c(coef(m)[1], sum(coef(m))))
  v <- stacked(psi, c(unname(coef(fit)), means))
  df <- length(y) - 2
  stacked_se <- sqrt(v[k + 2, k + 2] + v[k + 1, k + 1] - 2 * v[k + 1, k + 2])
  list(w = w, found = list(
    stacked = line(means[2] - means[1], stacked_se, df), robust = line(means[2] - means[1], sqrt(vcovHC(m, "HC0")[2, 2]), df),
    size = c(list(means = I(means), effective = by_arm(w, d$arm, function(v) sum(v)^2 / sum(v^2)), largest_weight = max(w),
      largest_share = max(w / ave(w, d$arm, FUN = sum))), if (capped) list(cap = I(unname(cut)), capped = sum(raw > top)))
  ))
}

alike <- function(d, w, denominator) {
  all <- cbind(`First score` = d$first, d$x)
  one <- d$arm == 1
  of <- function(v) {
    spread <- if (denominator == "treated" && sd(v[one]) > 0) sd(v[one]) else sqrt((var(v[one]) + var(v[!one])) / 2)
    share <- all(v %in% 0:1)
    ratio <- function(w) if (share || var(v[!one]) == 0) NA else c(cov.wt(cbind(v[one]), w[one] / sum(w[one]))$cov / cov.wt(cbind(v[!one]), w[!one] / sum(w[!one]))$cov)
    c((mean(v[one]) - mean(v[!one])) / spread, (weighted.mean(v[one], w[one]) - weighted.mean(v[!one], w[!one])) / spread, ratio(rep(1, length(v))), ratio(w),
      mean(v[!one]), mean(v[one]), weighted.mean(v[!one], w[!one]), weighted.mean(v[one], w[one]))
  }
  all <- unname(apply(all, 2, of))
  list(before = I(all[1, ]), after = I(all[2, ]), ratios_before = I(all[3, ]), ratios_after = I(all[4, ]), means = I(c(all[5:8, ])),
    largest = I(c(max(abs(all[1, ])), max(abs(all[2, ])))))
}

robust <- function(d, e, fit, target, outside) {
  if (outside > 0.2) return(list(stacked = refused("no_overlap"), influence = refused("no_overlap")))
  y <- d$last - d$first
  x <- cbind(1, d$scaled)
  k <- ncol(x)
  n <- length(y)
  lines <- lapply(0:1, function(a) lm(y ~ 0 + x, subset = d$arm == a))
  if (min(vapply(lines[if (target == "ate") 1:2 else 1], df.residual, 0)) < 1) return(list(stacked = refused("few_for_covariates"), influence = refused("few_for_covariates")))
  theta <- c(unname(coef(fit)), unname(coef(lines[[1]])), unname(coef(lines[[2]])))
  add <- function(theta) {
    e <- expit(drop(x %*% theta[1:k]))
    m0 <- drop(x %*% theta[k + 1:k])
    m1 <- drop(x %*% theta[2 * k + 1:k])
    list(e = e, m0 = m0, m1 = m1, count = if (target == "ate") rep(1, n) else d$arm,
      low = if (target == "ate") m0 + (1 - d$arm) * (y - m0) / (1 - e) else d$arm * m0 + (1 - d$arm) * e / (1 - e) * (y - m0),
      high = if (target == "ate") m1 + d$arm * (y - m1) / e else d$arm * y)
  }
  now <- add(theta)
  est <- sum(now$high - now$low) / sum(now$count)
  phi <- (now$high - now$low - now$count * est) / mean(now$count)
  psi <- function(theta) {
    a <- add(theta)
    cbind(x * (d$arm - a$e), x * (1 - d$arm) * (y - a$m0), x * d$arm * (y - a$m1), a$high - a$low - a$count * theta[3 * k + 1])
  }
  v <- stacked(psi, c(theta, est))
  list(stacked = line(est, sqrt(v[3 * k + 1, 3 * k + 1]), n - 2), influence = line(est, sqrt(mean(phi^2) / n), n - 2))
}

# Nearest on the log odds, those asked about in falling order, one to one, within 0.2 deviations; and the same by MatchIt. Distances that differ
# by nothing but rounding are equal, and of those the first in the file is taken: where the first score alone is known there are many.
rounding <- 1e-9
nearest <- function(logit, arm) {
  caliper <- 0.2 * sd(logit)
  free <- which(arm == 0)
  pairs <- matrix(0, 0, 2)
  treated <- which(arm == 1)
  for (i in treated[order(-logit[treated], treated)]) {
    if (length(free) == 0) break
    apart <- abs(logit[free] - logit[i])
    j <- free[apart <= min(apart) + rounding * caliper][1]
    if (min(apart) <= caliper * (1 + rounding)) {
      pairs <- rbind(pairs, c(i, j))
      free <- setdiff(free, j)
    }
  }
  list(caliper = caliper, pairs = pairs)
}
by_matchit <- function(logit, arm, caliper) {
  order_of <- order(-arm, ifelse(arm == 1, -logit, 0))
  data <- data.frame(arm = arm[order_of], logit = logit[order_of])
  distance <- round(with(data, abs(outer(logit, logit, "-"))) / (10 * rounding)) * 10 * rounding
  distance[distance > caliper * (1 + rounding)] <- Inf
  found <- suppressWarnings(MatchIt::matchit(arm ~ logit, data, distance = distance, m.order = "data"))
  pairs <- na.omit(cbind(as.integer(rownames(found$match.matrix)), as.integer(found$match.matrix[, 1])))
  matrix(order_of[pairs], ncol = 2)
}
matched <- function(d, logit) {
  found <- nearest(logit, d$arm)
  pairs <- found$pairs
  written <- function(pairs) I(c(t(pairs[order(pairs[, 1]), , drop = FALSE] - 1)))
  y <- d$last - d$first
  size <- list(caliper = found$caliper, matched = nrow(pairs), unmatched = sum(d$arm) - nrow(pairs), pairs = written(pairs))
  all <- list(matching_rule = size)
  if (has_matchit) all$matching_matchit <- list(pairs = written(by_matchit(logit, d$arm, found$caliper)))
  if (nrow(pairs) < 2) return(c(all, list(matching = refused(if (nrow(pairs) == 0) "no_matches" else "too_few"))))
  all$matching <- of_t_test(t.test(y[pairs[, 1]], y[pairs[, 2]], paired = TRUE))
  if (!is.null(d$cluster)) {
    n <- nrow(pairs)
    who <- data.frame(y = y[c(pairs)], arm = rep(1:0, each = n), pair = rep(seq_len(n), 2), cluster = d$cluster[c(pairs)])
    m <- lm(y ~ arm, who)
    all$matching_sites <- at(m, vcovCL(m, who[c("pair", "cluster")], type = "HC0", cadjust = TRUE), "arm", min(n, length(unique(who$cluster))) - 1)
  }
  used <- as.numeric(seq_along(y) %in% pairs)
  all$balance_matched <- alike(d, used, "treated")
  all
}

within <- function(d) {
  y <- d$last - d$first
  n1 <- ave(d$arm, d$stratum, FUN = sum)
  n0 <- ave(1 - d$arm, d$stratum, FUN = sum)
  kept <- n1 > 0 & n0 > 0
  w <- ifelse(d$arm == 1, 1, n1 / n0)
  k <- data.frame(y, arm = d$arm, stratum = d$stratum, w)[kept, ]
  m <- if (length(unique(k$stratum)) > 1) lm(y ~ arm + stratum, k, weights = w) else lm(y ~ arm, k, weights = w)
  found <- list(strata = c(at(m, vcovHC(m, "HC2"), "arm", df.residual(m)), list(n = by_arm(kept, d$arm, sum), effective = with(k[k$arm == 0, ], sum(w)^2 / sum(w^2)), dropped = I(c(length(unique(d$stratum[!kept])), by_arm(!kept, d$arm, sum))))))
  if (has_matchit && !is.null(d$coarse)) {
    cem <- MatchIt::matchit(d$arm ~ ., d$coarse$data, method = "cem", cutpoints = d$coarse$cuts, grouping = NULL)
    found$strata_matchit <- list(difference = unname(coef(lm(y ~ d$arm, weights = cem$weights))[2]), n = by_arm(cem$weights > 0, d$arm, sum))
  }
  improved <- round(y, 9) >= d$threshold
  table <- table(factor(improved, c(TRUE, FALSE)), factor(d$arm, 1:0), factor(d$stratum))
  both <- apply(apply(table, 2:3, sum), 2, min) > 0
  tables <- table[, , both, drop = FALSE]
  a <- tables[1, 1, ]; b <- tables[2, 1, ]; c <- tables[1, 2, ]; e <- tables[2, 2, ]
  n1 <- a + b; n0 <- c + e; N <- n1 + n0
  informative <- a + c > 0 & b + e > 0
  rd <- sum(a * n0 / N - c * n1 / N) / sum(n1 * n0 / N)
  P <- sum((c * (n1 / N)^2 - a * (n0 / N)^2 + n1 * n0 * (n0 - n1) / (2 * N^2)))
  Q <- sum((a * e + c * b) / (2 * N))
  risk <- line(rd, sqrt(rd * P + Q) / sum(n1 * n0 / N), Inf)
  found$mantel_haenszel_difference <- if (risk$se == 0) refused("no_variance") else list(difference = risk$difference, se = risk$se, p = risk$p, lower = risk$lower, upper = risk$upper)
  if (sum(a * e) > 0 && sum(b * c) > 0) {
    if (sum(informative) > 1) {
      test <- mantelhaen.test(tables[, , informative, drop = FALSE])
      found$mantel_haenszel <- list(statistic = unname(test$statistic), p = test$p.value, odds_ratio = unname(test$estimate), lower = test$conf.int[1], upper = test$conf.int[2])
    }
  }
  found
}

chances <- function(d) {
  fit <- refit(binomial(), d$scaled, d$arm, rep(1, length(d$arm)))
  e <- unname(fitted(fit))
  if (any(e < 1e-8 | e > 1 - 1e-8)) return(list(propensity = refused("certain_arm")))
  logit <- qlogis(e)
  raw <- refit(binomial(), cbind(d$first, d$x), d$arm, rep(1, length(d$arm)))
  lo <- max(tapply(e, d$arm, min))
  hi <- min(tapply(e, d$arm, max))
  out <- e < lo | e > hi
  counts <- function(a) hist(e[d$arm == a], seq(0, 1, 0.05), right = FALSE, plot = FALSE)$counts
  found <- list(
    propensity = list(scores = I(e), estimates = I(unname(coef(raw))), se = I(unname(sqrt(diag(vcov(raw)))))),
    overlap = list(common = I(c(lo, hi)), outside = by_arm(out, d$arm, mean), outside_all = mean(out), bins = I(c(counts(0), counts(1))))
  )
  for (target in names(weight_of)) for (capped in c(FALSE, TRUE)) {
    w <- weighted(d, e, fit, target, capped)
    name <- paste0("ipw_", target, if (capped) "_capped")
    found[[paste0(name, "_stacked")]] <- w$found$stacked
    found[[paste0(name, "_robust")]] <- w$found$robust
    found[[paste0(name, "_size")]] <- w$found$size
    if (capped && target != "overlap") found[[paste0("balance_", target)]] <- alike(d, w$w, if (target == "att") "treated" else "pooled")
  }
  for (target in c("att", "ate")) {
    r <- robust(d, e, fit, target, if (target == "att") mean(out[d$arm == 1]) else mean(out))
    found[[paste0("doubly_robust_", target, "_stacked")]] <- r$stacked
    found[[paste0("doubly_robust_", target, "_influence")]] <- r$influence
  }
  c(found, matched(d, logit))
}

firth_fit <- function(x, y, held = NULL, start = rep(0, ncol(x))) {
  value <- function(b) {
    eta <- drop(x %*% b)
    sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) + as.numeric(determinant(crossprod(x * sqrt(dlogis(eta))))$modulus) / 2
  }
  b <- start
  free <- setdiff(seq_along(b), held)
  for (step in 1:3000) {
    p <- plogis(drop(x %*% b))
    root <- x * sqrt(p * (1 - p))
    h <- rowSums(qr.Q(qr(root))^2)
    score <- drop(crossprod(x, y - p + h * (0.5 - p)))
    move <- solve(crossprod(root * sqrt(1 + h))[free, free, drop = FALSE], score[free], tol = 1e-30)
    part <- min(1, 3 / max(abs(x[, free, drop = FALSE] %*% move)))
    now <- value(b)
    while (part > 1e-9 && value(replace(b, free, b[free] + part * move)) < now - 1e-11) part <- part / 2
    b[free] <- b[free] + part * move
    if (max(abs(move)) < 1e-13) break
  }
  list(b = b, v = solve(crossprod(root), tol = 1e-30), l = value(b))
}
firth <- function(d) {
  y <- as.numeric(round(d$last - d$first, 9) >= d$threshold)
  centre <- colMeans(cbind(d$arm, d$first, d$x))
  x <- cbind(1, sweep(cbind(arm = d$arm, first = d$first, d$x), 2, centre))
  top <- firth_fit(x, y)
  limit <- function(j, side) {
    fall <- function(at) 2 * (top$l - firth_fit(x, y, j, replace(top$b, j, at))$l) - qchisq(0.95, 1)
    far <- sqrt(top$v[j, j])
    while (fall(top$b[j] + side * far) < 0) far <- far * 1.3
    uniroot(fall, sort(top$b[j] + side * c(0.1 * sqrt(top$v[j, j]), far)), tol = 1e-12)$root
  }
  places <- which(colnames(x) %in% d$profiled)
  p <- vapply(places, function(j) pchisq(2 * (top$l - firth_fit(x, y, j, replace(top$b, j, 0))$l), 1, lower.tail = FALSE), 0)
  list(estimates = I(unname(top$b[-1])), se = I(unname(sqrt(diag(top$v))[-1])), p = I(p), lower = I(vapply(places, limit, 0, side = -1)), upper = I(vapply(places, limit, 0, side = 1)))
}
odds <- function(d) {
  y <- as.numeric(round(d$last - d$first, 9) >= d$threshold)
  if (all(y == y[1])) return(list(firth = refused("same_outcome"), logistic = refused("same_outcome")))
  found <- list(firth = firth(d))
  x <- cbind(arm = d$arm, first = d$first, d$x)
  fit <- refit(binomial(), x, y, rep(1, length(y)))
  if (any(fitted(fit) < 1e-8 | fitted(fit) > 1 - 1e-8)) return(c(found, list(logistic = refused("certain_outcome"))))
  c(found, list(logistic = list(estimates = I(unname(coef(fit))), se = I(unname(sqrt(diag(vcov(fit))))), robust_se = I(unname(sqrt(diag(sandwich(fit))))), p = I(unname(2 * pnorm(-abs(coef(fit) / sqrt(diag(vcov(fit))))))), deviance = deviance(fit))))
}

times <- function(d) {
  if (is.null(d$time)) return(list())
  curve <- function(a) {
    f <- survfit(Surv(d$time, d$happened) ~ 1, subset = d$arm == a, conf.type = "log-log")
    s <- summary(f, times = d$look, extend = TRUE)
    median <- unname(summary(f)$table[c("median", "0.95LCL", "0.95UCL")])
    list(shares = I(s$surv), se = I(s$std.err), lower = I(s$lower), upper = I(s$upper), watched = I(s$n.risk), median = I(median))
  }
  test <- survdiff(Surv(d$time, d$happened) ~ d$arm)
  list(kaplan_meier_against = curve(0), kaplan_meier_asked = curve(1),
    log_rank = list(statistic = test$chisq, p = pchisq(test$chisq, 1, lower.tail = FALSE), observed = I(test$obs), expected = I(test$exp)))
}

# pt with a noncentrality has 8 digits: the normal is laid over the density of chi and integrated in pieces.
above <- function(t, df, ncp) {
  root <- sqrt(df)
  cuts <- seq(max(0, root - 9), root + 9, length.out = 100)
  sum(vapply(seq_len(99), function(i) integrate(function(u) pnorm(ncp - t * u / root) * 2 * u * dchisq(u^2, df), cuts[i], cuts[i + 1], rel.tol = 1e-13, subdivisions = 400L)$value, 0))
}
reading <- function(d, model, inflation) {
  n <- c(sum(d$arm == 0), sum(d$arm == 1))
  deviations <- resid(lm(cbind(d$first, d$last) ~ d$arm))
  sd <- sqrt(sum(deviations[, 2]^2) / (sum(n) - 2))
  r <- sum(deviations[, 1] * deviations[, 2]) / sqrt(prod(colSums(deviations^2)))
  needed <- function(df, error) error * uniroot(function(ncp) above(qt(0.975, df), df, ncp) - 0.8, c(2, 6), tol = 1e-14)$root
  k <- ncol(d$x) + 1
  log_rr <- 0.91 * model$difference / sd + c(0, -1, 1) * 1.78 * model$se / sd
  rr <- exp(log_rr)
  e <- function(rr) { rr <- max(rr, 1 / rr); rr + sqrt(rr * (rr - 1)) }
  lower <- pt((model$difference + d$margin) / model$se, model$df, lower.tail = FALSE)
  upper <- pt((model$difference - d$margin) / model$se, model$df)
  p0 <- mean(round((d$last - d$first)[d$arm == 0], 9) >= d$threshold)
  lack <- function(p1) {
    pb <- (n[2] * p1 + n[1] * p0) / sum(n)
    abs(p1 - p0) - qnorm(0.975) * sqrt(pb * (1 - pb) * sum(1 / n)) - qnorm(0.8) * sqrt(p1 * (1 - p1) / n[2] + p0 * (1 - p0) / n[1])
  }
  share <- function(end) if (lack(end) > 0) uniroot(lack, c(p0 + sign(end - p0) * 1e-9, end), tol = 1e-15)$root else NA
  adjusted <- needed(sum(n) - 2 - k, sd * sqrt(1 - r^2) * sqrt(sum(1 / n)))
  list(
    e_value = list(ratio = rr[1], estimate = e(rr[1]), limit = e(if (rr[2] > 1) rr[2] else if (rr[3] < 1) rr[3] else 1)),
    equivalence = list(p_lower = lower, p_upper = upper, p = max(lower, upper), lower = model$difference - qt(0.95, model$df) * model$se, upper = model$difference + qt(0.95, model$df) * model$se),
    detectable = list(spread = I(c(sd, r)), raw = needed(sum(n) - 2, sd * sqrt(sum(1 / n))), adjusted = adjusted, with_sites = adjusted * sqrt(max(1, inflation)), share_lower = share(0), share_upper = share(1))
  )
}

levels_of <- function(d) {
  if (is.null(d$level)) return(list())
  level <- factor(d$level)
  base <- data.frame(y = d$last, d$x[, !colnames(d$x) %in% d$of_level, drop = FALSE], first = d$first, arm = d$arm, level = level)
  plain <- lm(y ~ ., base)
  full <- lm(y ~ . + arm:level, base)
  f <- anova(plain, full)
  v <- vcovHC(full, "HC3")
  b <- coef(full)
  extra <- grep("^arm:level", names(b))
  wald <- drop(b[extra] %*% solve(v[extra, extra], b[extra])) / length(extra)
  contrast <- lapply(seq_along(levels(level)), function(i) { a <- as.numeric(names(b) == "arm"); if (i > 1) a[extra[i - 1]] <- 1; a })
  list(interaction = list(f = f$F[2], p = f$"Pr(>F)"[2], robust_f = wald, robust_p = pf(wald, length(extra), df.residual(full), lower.tail = FALSE),
    differences = I(vapply(contrast, function(a) sum(a * b), 0)), se = I(vapply(contrast, function(a) sqrt(drop(a %*% v %*% a)), 0))))
}

compared <- function(d) {
  d$scaled <- scale(cbind(d$first, d$x))[, , drop = FALSE]
  d$stratum <- as.character(d$stratum)
  model <- models(d)
  c(unadjusted(d), model, twice(d), chances(d), within(d), odds(d), times(d),
    reading(d, model$ancova_hc3, if (is.null(model$sites)) 1 else model$sites$inflation), levels_of(d))
}
