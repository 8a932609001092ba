# Writes a named list as JSON with 17 digits. I(x) is always a list; NA, NaN and NULL become null.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inside <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inside, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', inside, collapse = ","), "}"))
  }
  if (inherits(x, "AsIs") || length(x) > 1) {
    return(paste0("[", paste(vapply(unclass(x), json, ""), collapse = ","), "]"))
  }
  if (is.na(x)) return("null")
  if (is.logical(x)) return(if (x) "true" else "false")
  if (is.character(x)) return(paste0('"', x, '"'))
  sprintf("%.17g", x)
}

fixture <- function(name, content) {
  versions <- list(R = R.version.string, MASS = as.character(packageVersion("MASS")))
  script <- paste0("test/stats/r/", name, ".R")
  all <- c(list(script = script, versions = versions), content)
  parts <- vapply(all, json, "")
  writeLines(paste0("{\n", paste0('"', names(all), '": ', parts, collapse = ",\n"), "\n}"), paste0("test/stats/r/", name, ".json"))
}

set.seed(20240401, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
clamp <- function(x, low, high) pmin(high, pmax(low, x))
whole <- function(n, low, high, shift = 0, mean = (low + high) / 2, sd = (high - low) / 5) {
  person <- rnorm(n, 0, sd)
  list(
    first = clamp(round(mean + person + rnorm(n, 0, sd)), low, high),
    last = clamp(round(mean + shift + person + rnorm(n, 0, sd)), low, high)
  )
}
