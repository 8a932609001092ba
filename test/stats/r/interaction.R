# Does the difference between two cohorts differ between levels: lm, lmtest's waldtest with sandwich's errors.
# Run from the root of the project: Rscript test/stats/r/interaction.R
source("test/stats/r/fixture.R")
source("test/stats/r/scores.R")
library(sandwich)

f_test <- function(f, df1, df2) list(f = f, df1 = df1, df2 = df2, p = pf(f, df1, df2, lower.tail = FALSE))

result <- function(d, level, x = NULL, id = NULL) {
  d$level <- factor(level)
  d$x <- x
  right <- if (is.null(x)) "first" else "first + x"
  plain <- lm(as.formula(paste("last ~", right, "+ level + arm")), d)
  full <- lm(as.formula(paste("last ~", right, "+ level * arm")), d)
  a <- anova(plain, full)
  w <- lmtest::waldtest(plain, full, vcov = vcovHC(full, "HC3"))
  b <- coef(full)
  crossed <- grepl(":arm$", names(b))
  by_site <- function() {
    v <- vcovCL(full, cluster = id, type = "HC1", cadjust = TRUE)[crossed, crossed]
    f_test(drop(b[crossed] %*% solve(v, b[crossed])) / sum(crossed), sum(crossed), length(unique(id)) - 1)
  }
  levels <- lapply(levels(d$level), function(l) {
    at <- d$level == l
    contrast <- as.numeric(names(b) == "arm" | names(b) == paste0("level", l, ":arm"))
    list(level = as.numeric(l), n = I(c(sum(at & d$arm == 0), sum(at & d$arm == 1))), effect = effect(full, id, contrast))
  })
  list(data = score_rows(d, x, id), level = I(level), result = list(
    n = nrow(d), test = f_test(a$F[2], a$Df[2], a$Res.Df[2]), robust = f_test(w$F[2], sum(crossed), full$df.residual),
    clustered = if (!is.null(id)) by_site(), levels = levels,
    between = if (sum(crossed) == 1) effect(full, id, as.numeric(crossed))
  ))
}

one <- service(240, 12, 2)
one$last <- clamp(one$last + 2 * one$arm * one$alone, 0, 27)
band <- findInterval(one$age, c(35, 60, 75))
anorexia <- with(subset(MASS::anorexia, Treat != "FT"), data.frame(first = Prewt, last = Postwt, arm = as.numeric(Treat == "CBT")))

fixture("interaction", list(
  sandwich = as.character(packageVersion("sandwich")), lmtest = as.character(packageVersion("lmtest")),
  cases = list(
    anorexia_by_weight = result(anorexia, as.numeric(anorexia$first > 82)),
    two_levels = result(one, one$alone, with(one, cbind(age, female))),
    four_bands = result(one, band, with(one, cbind(female, living = alone)), one$site),
    many_sites = result(one, one$female + 2 * one$alone, NULL, one$site)
  )
))
