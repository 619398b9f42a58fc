# Reads an answer's zip with nothing but base R, and the figures as Parquet where a reader is installed.
#   pledgebook standing --goal wales-2014.spending --period 2024 --format zip > standing.zip
#   pledgebook export --measure nato.core.share --format parquet --out shares.parquet
#   Rscript standing.R standing.zip shares.parquet
files <- commandArgs(trailingOnly = TRUE)
folder <- tempfile("pledgebook")
unzip(files[1], exdir = folder)
members <- read.csv(file.path(folder, "members.csv"), encoding = "UTF-8", check.names = FALSE)

cat("met:", sum(members$ifDueNow == "met"), "of", nrow(members), "\n")
highest <- members[which.max(members$value), ]
cat("highest:", highest$area, format(highest$value, digits = 15), highest$edition, highest$cell, "\n")
cat("cite as:", readLines(file.path(folder, "citation.txt"), n = 1), "\n")

if (requireNamespace("nanoparquet", quietly = TRUE)) {
  cat("cells:", nrow(nanoparquet::read_parquet(files[2])), "\n")
} else if (requireNamespace("arrow", quietly = TRUE)) {
  cat("cells:", nrow(arrow::read_parquet(files[2])), "\n")
} else {
  cat("cells: not read, neither nanoparquet nor arrow is installed\n")
}
