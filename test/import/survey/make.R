# Writes the survey files of this folder and, for each, what its cells must say. Run in this folder: Rscript make.R
# haven and foreign write most of them; pspp.sps and bigendian.py, which this runs, write the rest. What the cells must say is
# worked out here from haven's reading of every file, which is a program of its own (ReadStat).
library(haven)
library(jsonlite)

n <- 15
k <- seq_len(n)
people <- data.frame(id = sprintf("P%03d", k))
people$Wellbeing_Score_At_The_First_Meeting <- ifelse(k %% 7 == 0, NA, round(7 + (k * 137 %% 2801) / 100, 2))
people$sex <- labelled_spss(c(1, 2, 9)[k %% 3 + 1], c(Woman = 1, Man = 2, `Prefer not to say` = 9), na_values = 9, label = "Sex as told")
people$satisfied <- labelled(as.numeric(k %% 11), c(`Not at all` = 0, Completely = 10), label = "How satisfied, 0 to 10")
people$loneliness <- labelled_spss(ifelse(k %% 5 == 0, -8, ifelse(k %% 6 == 0, 99, k %% 3 + 1)), c(Often = 3, Refused = 99), na_values = 99, na_range = c(-Inf, -1))
people$both <- labelled(c(3, 4)[k %% 2 + 1], c(Other = 3, Other = 4))
people$referred <- as.Date("2022-12-30") + k * 9
people$seen <- as.POSIXct("2023-03-25 23:00:00", tz = "UTC") + k * 3600 + c(0, 59)[k %% 2 + 1]
people$at <- hms::hms(seconds = k * 3601)
people$way <- labelled_spss(c("gp", "self", "zz")[k %% 3 + 1], c(`General practice` = "gp", Themselves = "self", `Not stated` = "zz"), na_values = "zz")
people$reason <- c("Caf\u00e9 \u2013 \u20ac5", "", "two words ", "\u65e5\u672c")[k %% 4 + 1]
people$wide <- ifelse(k %% 4 == 0, strrep(sprintf("word%02d\u00e9 ", k), 60), "short")
people$longer <- ifelse(k == 3, strrep("0123456789", 150), "")
people$small <- k / 8
people$huge <- 10^(k * 3 - 40)
attr(people$id, "label") <- "Who"

spss <- function(name, data, compress) write_sav(data, name, compress = compress)
spss("byte.sav", people, "byte")
spss("none.sav", people, "none")
spss("zlib.zsav", people, "zsav")
spss("empty.sav", people[0, ], "byte")

panel <- people[setdiff(names(people), c("sex", "loneliness", "way", "huge", "both", "at"))]
panel$sex <- labelled(c(1, 2, tagged_na("a"), tagged_na("b"), NA)[k %% 5 + 1], c(Woman = 1, Man = 2, `Prefer not to say` = tagged_na("a")), label = "Sex")
panel$score <- c(tagged_na("z"), 7.5, -3, 1e9)[k %% 4 + 1]
panel$whole <- k - 15L
panel$small <- labelled(k %% 2 + 1L, c(No = 1L, Yes = 2L))
panel$huge <- 10^(k * 3 - 40)
names(panel)[names(panel) == "Wellbeing_Score_At_The_First_Meeting"] <- "wellbeing"
# ReadStat leaves out spaces at the end of Stata's texts, so there are none.
for (column in c("reason", "wide")) panel[[column]] <- trimws(panel[[column]])
short <- panel
short$wide <- substr(short$wide, 1, 198)
short$longer <- NULL
short$reason <- gsub("[^ -~]", "", short$reason)
short$wide <- gsub("[^ -~]", "", short$wide)
for (version in c(8, 10, 12)) write_dta(short, sprintf("stata%d.dta", version), version = version)
short$longer <- panel$longer
write_dta(short, "stata13.dta", version = 13, strl_threshold = 300)
write_dta(panel, "stata14.dta", version = 14, strl_threshold = 300)
write_dta(panel, "stata15.dta", version = 15, strl_threshold = 300)
foreign::write.dta(data.frame(place = factor(c("North", "South", NA)), day = as.Date("2024-02-28") + 0:2, n = c(1L, NA, 3L)), "factors.dta", version = 10)

dates <- data.frame(day = c(0, 23500.75, -30000, NA), week = c(0, 3300, -1, 10), month = c(0, 760, -1, 11), quarter = c(0, 253, -1, 3), half = c(0, 126, -1, 1), year = c(1960, 2023, 1, 2000), clock = c(0, 1988150400000, -1, 86399999.5), leap = c(0, 1988150427000, 1798761626000, 1798848026000))
formats <- c(day = "%tdD_m_Y", week = "%tw", month = "%-tm", quarter = "%tq", half = "%th", year = "%ty", clock = "%tc", leap = "%tC")
for (column in names(dates)) attr(dates[[column]], "format.stata") <- formats[[column]]
write_dta(dates, "dates.dta", version = 14)

stopifnot(system2("pspp", c("-o", "/dev/null", "pspp.sps")) == 0)
stopifnot(system2("python3", "bigendian.py") == 0)

# --- What the cells must say -------------------------------------------------------------------------------------------------

missing_label <- function(labels, at) {
  label <- if (length(at) == 0) NA else names(labels)[at[1]]
  if (is.na(label) || !grepl("[[:alpha:]]", label)) "not answered" else label
}
is_missing <- function(column) {
  values <- unclass(column)
  range <- attr(column, "na_range")
  out <- values %in% attr(column, "na_values")
  if (!is.null(range)) out <- out | (!is.na(values) & values >= range[1] & values <= range[2])
  out
}
plain <- function(column, single) {
  spss <- attr(column, "format.spss")
  stata <- attr(column, "format.stata")
  moments <- function(t) ifelse(format(t, "%H:%M:%S") == "00:00:00", format(t, "%Y-%m-%d"), format(t, "%Y-%m-%d %H:%M:%S"))
  if (inherits(column, "Date")) return(as.list(format(column, "%Y-%m-%d")))
  if (!is.null(stata) && grepl("^%tC", stata)) column <- column - vapply(as.numeric(column), leaps, 0)
  if (inherits(column, "POSIXct")) return(as.list(moments(column)))
  if (inherits(column, "difftime")) {
    s <- floor(as.numeric(column))
    return(as.list(sprintf("%02d:%02d:%02d", s %/% 3600, s %/% 60 %% 60, s %% 60)))
  }
  if (is.character(column)) return(as.list(unclass(column)))
  values <- as.numeric(column)
  if (!is.null(spss) && grepl("^(MOYR|QYR|WKYR|JDATE|YMDHMS|MTIME)", spss)) {
    at <- as.POSIXct(values, origin = "1582-10-14", tz = "UTC")
    month <- as.numeric(format(at, "%m"))
    text <- switch(sub("[0-9.]+$", "", spss),
      MOYR = format(at, "%Y-%m"),
      QYR = sprintf("%s-Q%d", format(at, "%Y"), as.integer((month + 2) %/% 3)),
      WKYR = sprintf("week %d of %s", as.integer((as.numeric(format(at, "%j")) + 6) %/% 7), format(at, "%Y")),
      JDATE = format(at, "%Y-%m-%d"),
      YMDHMS = moments(at),
      MTIME = sprintf("%02d:%02d:%02d", floor(values) %/% 3600, floor(values) %/% 60 %% 60, floor(values) %% 60))
    return(as.list(text))
  }
  if (!is.null(stata) && grepl("^%-?t[wmqhy]", stata)) {
    kind <- sub("^%-?t(.).*", "\\1", stata)
    of <- function(each, say) say(1960 + values %/% each, values %% each + 1)
    text <- switch(kind,
      w = of(52, function(y, p) sprintf("week %d of %d", as.integer(p), as.integer(y))),
      m = of(12, function(y, p) sprintf("%d-%02d", as.integer(y), as.integer(p))),
      q = of(4, function(y, p) sprintf("%d-Q%d", as.integer(y), as.integer(p))),
      h = of(2, function(y, p) sprintf("%d-H%d", as.integer(y), as.integer(p))),
      y = sprintf("%04d", as.integer(values)))
    return(as.list(text))
  }
  as.list(if (single) signif(values, 7) else values)
}
# R knows the leap seconds itself.
leaps <- function(seconds) sum(!is.na(seconds) & seconds >= as.numeric(.leap.seconds) + seq_along(.leap.seconds) - 1)

cells <- function(column, single = FALSE) {
  labels <- attr(column, "labels")
  gone <- is_missing(column)
  values <- unclass(column)
  attributes(values) <- NULL
  tags <- if (is.double(values) && length(values) > 0) na_tag(values) else rep(NA_character_, length(values))
  nothing <- is.na(values) | (is.character(values) & values == "")
  out <- plain(column, single)
  bare <- unclass(labels)
  if (is.null(bare)) bare <- numeric()
  kept <- bare[!is.na(bare) & !is_missing(structure(unname(bare), na_values = attr(column, "na_values"), na_range = attr(column, "na_range")))]
  present <- !nothing & !gone
  if (length(kept) > 0 && all(values[present] %in% kept)) {
    for (i in which(present)) {
      name <- names(kept)[match(values[i], kept)]
      out[[i]] <- if (sum(names(kept) == name) > 1) sprintf("%s (%s)", name, format(values[i])) else name
    }
  }
  for (i in which(nothing)) out[[i]] <- ""
  for (i in which(gone & !nothing)) out[[i]] <- missing_label(labels, which(bare == values[i]))
  for (i in which(!is.na(tags))) out[[i]] <- missing_label(labels, which(na_tag(as.double(labels)) == tags[i]))
  out
}
expected <- function(file, singles = character()) {
  data <- if (grepl("dta$", file)) read_dta(file) else read_sav(file, user_na = TRUE)
  content <- list(
    by = sprintf("make.R with %s, haven %s", R.version.string, packageVersion("haven")),
    header = I(names(data)),
    labels = I(unname(vapply(data, function(column) { label <- attr(column, "label", exact = TRUE); if (is.null(label)) "" else label }, ""))),
    columns = unname(lapply(names(data), function(name) cells(data[[name]], name %in% singles)))
  )
  write(toJSON(content, auto_unbox = TRUE, digits = NA, na = "null", null = "list"), paste0(file, ".json"))
}
for (file in list.files(pattern = "\\.(z?sav|dta)$")) expected(file, if (grepl("1\\d\\d", file)) "single" else character())
