# What the program has to print for a comparison, from the same columns as its mapping reads: the levels that get a coefficient, the estimates of the
# page with the errors that it shows, the gate, and what stands beside them. Read by comparison.R, after comparison-estimates.R.

# All levels but the most frequent, of at least 10 people.
dummies <- function(name, level) {
  n <- table(level)
  n <- n[n >= 10]
  kept <- names(n)[order(-n, names(n), method = "radix")][-1]
  x <- vapply(kept, function(one) as.numeric(level == one), numeric(length(level)))
  colnames(x) <- paste0(name, ": ", kept, recycle0 = TRUE)
  x
}

# Fifths of the first score of everybody; equal scores are in one band.
fifths <- function(first) {
  n <- table(first)
  below <- cumsum(n) - n
  band <- pmin(4, floor(5 * (below + n / 2) / length(first)))
  as.character(band[match(first, as.numeric(names(n)))])
}

# The program tallies people who are alike, and puts them in the order of their text.
tallied <- function(d) {
  text <- paste0(d$arm, ",", d$first, ",", d$last, ",", d$last - d$first, ",", do.call(paste, c(list(""), as.data.frame(d$x), list(sep = ","))), ",", d$sex, ",", d$cluster)
  order(text, method = "radix")
}

# Whether the adjusted difference is one at every level that has 10 people of both cohorts; its columns are called by `own`. A level's error is that
# between people or that between sites, whichever leaves more room.
subgroup <- function(d, own, level, by_site) {
  enough <- names(which(apply(table(level, d$arm), 1, min) >= 10))
  at <- level %in% setdiff(enough, "not recorded")
  base <- data.frame(y = d$last, d$x[, !startsWith(colnames(d$x), paste0(own, ": ")), drop = FALSE], first = d$first, arm = d$arm, level = factor(level))[at, ]
  base$level <- droplevels(base$level)
  plain <- lm(y ~ ., base)
  full <- lm(y ~ . + arm:level, base)
  b <- coef(full)[!is.na(coef(full))]
  extra <- grep("^arm:level", names(b))
  test <- function(v, df) { f <- drop(b[extra] %*% solve(v[extra, extra], b[extra])) / length(extra); c(f, pf(f, length(extra), df, lower.tail = FALSE)) }
  hc3 <- vcovHC(full, "HC3")
  f <- anova(plain, full)
  robust <- test(hc3, df.residual(full))
  found <- list(f = f$F[2], df2 = df.residual(full), p = f$"Pr(>F)"[2], robust_f = robust[1], robust_p = robust[2])
  ways <- list(list(v = hc3, df = df.residual(full)))
  if (by_site) {
    v <- vcovCL(full, d$cluster[at], type = "HC1", cadjust = TRUE)
    clustered <- test(v, length(unique(d$cluster[at])) - 1)
    ways <- c(ways, list(list(v = v, df = length(unique(d$cluster[at])) - 1)))
    found <- c(found, list(clustered_f = clustered[1], clustered_p = clustered[2]))
  }
  for (one in levels(base$level)) {
    a <- as.numeric(names(b) == "arm" | names(b) == paste0("arm:level", one))
    se <- vapply(ways, function(way) sqrt(drop(a %*% way$v %*% a)), 0)
    room <- se * vapply(ways, function(way) qt(0.975, way$df), 0)
    found[[paste0("at ", one)]] <- I(c(sum(a * b), se[which.max(room)]))
  }
  found
}
subgroups <- function(d, kept) {
  names <- c(age_band = "Age band", sex = "Sex or gender", ethnicity = "Ethnic group", deprivation = "Deprivation", reason = "Reason for referral", referral_source = "Referred by", site = "Site")
  found <- lapply(names(names), function(id) subgroup(d, names[[id]], kept[[id]], id != "site"))
  adjusted <- p.adjust(vapply(found, function(one) one$p, 0), "BH")
  setNames(Map(function(one, p) c(one, list(p_adjusted = p)), found, adjusted), paste0("subgroup ", names(names)))
}

# The odds of improving: raw, within fifths of the first score and sex, and by a model with everything.
ratio <- function(b, se) list(ratio = exp(b), p = 2 * pnorm(-abs(b / se)), lower = exp(b - qnorm(0.975) * se), upper = exp(b + qnorm(0.975) * se))
odds_printed <- function(d) {
  y <- as.numeric(round(d$last - d$first, 9) >= d$threshold)
  fit <- refit(binomial(), cbind(d$first, d$x, d$arm), y, rep(1, length(y)))
  raw <- refit(binomial(), cbind(d$arm), y, rep(1, length(y)))
  last <- function(fit) ratio(unname(coef(fit)[length(coef(fit))]), sqrt(vcov(fit)[length(coef(fit)), length(coef(fit))]))
  bands <- within(d)$mantel_haenszel
  model <- last(fit)
  root <- sqrt(c(model$ratio, model$lower, model$upper))
  e <- function(rr) { rr <- max(rr, 1 / rr); rr + sqrt(rr * (rr - 1)) }
  list(`odds model` = model, `odds bands` = ratio(log(bands$odds_ratio), log(bands$upper / bands$lower) / 2 / qnorm(0.975)), `odds raw` = last(raw),
    `odds e_value` = list(estimate = e(root[1]), limit = e(if (root[2] > 1) root[2] else if (root[3] < 1) root[3] else 1)))
}

printed <- function(d) {
  kept <- d$kept
  at <- tallied(d)
  kept <- lapply(kept, function(level) level[at])
  d <- c(lapply(d[names(d) %in% c("first", "last", "arm", "cluster", "sex")], function(v) v[at]), list(x = d$x[at, , drop = FALSE]), d["threshold"][!is.null(d$threshold)])
  d$scaled <- scale(cbind(d$first, d$x))
  d$stratum <- paste(fifths(d$first), d$sex)
  y <- d$last - d$first
  n <- by_arm(rep(1, length(y)), d$arm, sum)
  counted <- c(d, list(threshold = 1)["threshold"][is.null(d$threshold)])
  raw <- unadjusted(counted)
  model <- models(d)
  bare <- models(replace(d, "x", list(d$x[, 0, drop = FALSE])))
  chance <- chances(d)
  trusted <- function(m) if (is.null(m$ancova_cr1)) m$ancova_hc3 else m$ancova_cr1
  plain <- function(found) if ("withheld" %in% names(found)) found else found[c("difference", "se", "t", "df", "p", "lower", "upper")]
  strata <- within(counted)$strata
  adjusted <- list(
    `doubly-robust` = chance$doubly_robust_att_influence, `ancova-baseline` = trusted(bare), ancova = if (ncol(d$x) > 0) trusted(model),
    `ipw-att` = chance$ipw_att_capped_stacked, `ipw-ate` = chance$ipw_ate_capped_stacked, `ipw-overlap` = chance$ipw_overlap_stacked,
    stratified = strata
  )
  adjusted <- adjusted[!vapply(adjusted, is.null, TRUE)]
  balance <- chance$balance_att
  opened <- min(n) >= 30 && balance$largest[2] < 0.25 && max(chance$overlap$outside) <= 0.2
  headline <- if (!opened) refused("not_comparable") else if (ncol(d$x) > 0) adjusted$`doubly-robust` else adjusted$`ancova-baseline`
  margin <- if (is.null(d$threshold)) NA else d$threshold
  beside <- if (opened) reading(c(counted, margin = margin), headline, 1)
  smallest <- reading(c(counted, margin = 1), model$ancova_hc3, if (is.null(model$sites)) 1 else model$sites$inflation)$detectable$with_sites
  mean_sd <- function(v) I(c(mean(v[d$arm == 0]), sd(v[d$arm == 0]), mean(v[d$arm == 1]), sd(v[d$arm == 1])))
  estimates <- c(
    lapply(adjusted, function(found) if (opened) plain(found) else refused("not_comparable")),
    list(`raw-change` = plain(raw$welch_change), `raw-after` = plain(raw$welch_after))
  )
  share <- function(found) found[c("difference", "lower", "upper")]
  c(estimates, if (!is.null(d$threshold)) list(improved = share(raw$newcombe_improved), worsened = share(raw$newcombe_worsened)), list(
    cohorts = list(n = n, within_bands = strata$n, first = mean_sd(d$first), change = mean_sd(y), opened = as.numeric(opened)),
    balance = balance[c("before", "after", "ratios_before", "ratios_after", "means", "largest")],
    overlap = chance$overlap[c("outside", "bins")],
    shift = raw$mann_whitney,
    detectable = list(difference = smallest),
    e_value = if (opened) beside$e_value[c("estimate", "limit")] else headline
  ), if (opened) c(odds_printed(d), subgroups(d, kept)), if (!is.null(d$threshold)) list(equivalence = if (opened) beside$equivalence else headline))
}

one_of <- function(d, ...) c(list(...), list(x = matrix(0, d, 0), sex = rep("", d)))
program <- list(
  nhefs = list(weight = printed(with(nhefs, {
    kept <- list(
      age_band = c("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")[findInterval(age, c(0, 18, 25, 35, 45, 55, 65, 75, 85))],
      sex = ifelse(sex == 1, "Female", "Male"), deprivation = as.character(education), ethnicity = ifelse(race == 1, "Other ethnic group", "White"),
      reason = c("Much exercise", "Moderate exercise", "Little exercise")[exercise + 1], referral_source = c("Very active", "Moderately active", "Inactive")[active + 1],
      site = ifelse(is.na(birthplace), "not recorded", birthplace)
    )
    list(
      first = wt71, last = wt82, arm = qsmk, sex = kept$sex, cluster = ifelse(is.na(birthplace), 0, birthplace), threshold = 5, kept = kept,
      x = with(kept, cbind(dummies("Age band", age_band), dummies("Sex or gender", sex), dummies("Deprivation", deprivation), dummies("Ethnic group", ethnicity),
        dummies("Reason for referral", reason), dummies("Referred by", referral_source)))
    )
  }))),
  `anorexia-cbt` = list(weight = printed(with(anorexia[anorexia$Treat %in% c("Cont", "CBT"), ],
    one_of(length(Prewt), first = Prewt, last = Postwt, arm = as.numeric(Treat == "CBT"), threshold = 5)))),
  `weightloss-diet` = with(loss[loss$group %in% c("Control", "Diet"), ], {
    arm <- as.numeric(group == "Diet")
    list(`weight-loss` = printed(one_of(length(arm), first = wl1, last = wl3, arm = arm)), `self-esteem` = printed(one_of(length(arm), first = se1, last = se3, arm = arm)))
  })
)
