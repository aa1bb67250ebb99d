# Rebuilds the tables in tables/ from those in csv/, and compares. Needs base R (4.0 or later), and no package.
#
#     Rscript rebuild_tables.R
#
# What was rebuilt is written to rebuilt/. The exit status is 0 where all is the same, else 1.

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- if (length(script)) dirname(script[1]) else "."

# The apostrophe that keeps spreadsheets from taking a text for a formula is not part of the text.
plain <- function(cells) sub("^'([=+@\t\r-])", "\\1", cells, useBytes = TRUE)

# Everything is read as text. The byte order mark is taken off the first name.
read_table <- function(folder, name) {
  table <- read.csv(file.path(here, folder, paste0(name, ".csv")), colClasses = "character",
                    na.strings = character(0), check.names = FALSE, encoding = "UTF-8", comment.char = "")
  names(table)[1] <- gsub("[^a-z0-9_]", "", names(table)[1], useBytes = TRUE)
  table[] <- lapply(table, plain)
  table
}

# A cell that holds a list: "; " stands between items. IRIs hold neither "; " nor a backslash.
iris <- function(cell) strsplit(cell, "; ", fixed = TRUE)[[1]]

# As bytes, so that the locale changes nothing.
write_table <- function(table, path) {
  quoted <- lapply(rbind(names(table), as.matrix(table)), function(cell) gsub('"', '""', cell, useBytes = TRUE))
  cells <- matrix(paste0('"', unlist(quoted), '"'), ncol = ncol(table))
  file <- file(path, open = "wb")
  writeLines(apply(cells, 1, paste, collapse = ","), file, sep = "\r\n", useBytes = TRUE)
  close(file)
}

claims_by_status <- function() {
  said <- read_table("csv", "claim_contents")
  said <- said[said$is_live == "true", ]
  rows <- NULL
  for (kind in c("count", "event", "participation", "relation")) {
    contents <- read_table("csv", paste0(kind, "s"))
    for (status in sort(unique(contents$status), method = "radix")) {
      claims <- said$claim[said$content_kind == kind & said$status == status]
      rows <- rbind(rows, data.frame(kind = kind, status = status, contents = sum(contents$status == status),
                                     claims = length(unique(claims))))
    }
  }
  rows
}

claims_by_source <- function() {
  actors <- read_table("csv", "actors")
  claims <- read_table("csv", "claims")
  claims <- claims[claims$is_live == "true", ]
  makers <- lapply(claims$claimants, iris)
  rows <- NULL
  for (source in sort(unique(unlist(makers)), method = "radix")) {
    made <- claims[vapply(makers, function(who) source %in% who, logical(1)), ]
    rows <- rbind(rows, data.frame(source = source, source_label = actors$label[match(source, actors$actor)],
                                   claims = nrow(made), affirmed = sum(made$polarity == "Affirmed"),
                                   denied = sum(made$polarity == "Negated"), hedged = sum(made$is_hedged == "true"),
                                   articles = length(unique(made$article))))
  }
  rows
}

# Never add these up: figures of different sources are accounts of the same dead.
killed_by_side_and_source <- function() {
  figures <- read_table("csv", "counts")
  figures <- figures[figures$measure == "killed", ]
  said <- read_table("csv", "claim_contents")
  said <- said[said$is_live == "true" & said$content %in% figures$count, ]
  said <- said[order(said$content, said$claim, method = "radix"), ]
  of_figure <- c("event", "event_label", "group", "group_label", "low", "best", "high", "included_in")
  cbind(count = said$content, claim = said$claim, figures[match(said$content, figures$count), of_figure],
        said[, c("speaker", "polarity", "is_hedged")])
}

rebuilds <- list("claims-by-status" = claims_by_status, "claims-by-source" = claims_by_source,
                 "killed-by-side-and-source" = killed_by_side_and_source)
dir.create(file.path(here, "rebuilt"), showWarnings = FALSE)
failed <- FALSE
for (name in names(rebuilds)) {
  shipped <- read_table("tables", name)
  rebuilt <- rebuilds[[name]]()
  if (is.null(rebuilt)) rebuilt <- shipped[0, ]
  rebuilt[] <- lapply(rebuilt, as.character)
  write_table(rebuilt, file.path(here, "rebuilt", paste0(name, "-R.csv")))
  same <- identical(names(rebuilt), names(shipped)) &&
    identical(unname(as.list(rebuilt)), unname(as.list(shipped)))
  cat(sprintf("%s: %s, %d rows\n", name, if (same) "the same" else "DIFFERS", nrow(shipped)))
  failed <- failed || !same
}
quit(status = if (failed) 1 else 0)
