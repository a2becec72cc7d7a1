# Reference values for the cohort tests, from R: stats, pROC, psych, coin and lpSolve.
#
#     Rscript test/unit/cohort/reference/reference.R
#
#     npx prettier --write test/unit/cohort/reference/reference.json
#
# Needs R with these packages (Debian: r-base-core r-cran-proc r-cran-psych r-cran-coin
# r-cran-lpsolve r-cran-jsonlite). Writes a table a data set (*.csv) and reference.json beside
# itself, so that the tests need no R. All data are drawn here, from fixed seeds.
suppressPackageStartupMessages({
  library(pROC)
  library(psych)
  library(coin)
  library(lpSolve)
  library(jsonlite)
})

folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

# ---- Data sets -------------------------------------------------------------------------------

draw <- function(seed, cases, controls, decimals = 4, shift = 35) {
  set.seed(seed)
  n <- cases + controls
  y <- c(rep(1, cases), rep(0, controls))
  hu <- rnorm(n, 80 - shift * y, 25)
  slice <- 0.8 * hu + rnorm(n, 5, 15)
  data.frame(
    patientId = sprintf("p%05d", seq_len(n)),
    newVertebralFracture = y,
    threeDimensionalHu = round(hu, decimals),
    threeSliceHu = round(slice, decimals),
    tScore = round(-4.5 + 0.02 * hu + rnorm(n, 0, 0.9), 1),
    ageYears = round(rnorm(n, 69 + 5 * y, 8)),
    multipleFractures = rbinom(n, 1, 0.15 + 0.25 * y),
    threeDimensionalHuReader2 = round(hu + rnorm(n, 1, 4), decimals),
    threeSliceHuReader2 = round(slice + rnorm(n, -2, 8), decimals)
  )
}

sets <- list()
sets$study <- draw(1, 61, 288)
sets$ties <- draw(2, 40, 70, decimals = -1)
sets$small <- draw(3, 5, 7)
sets$smallTies <- draw(4, 9, 12, decimals = -1)
sets$missing <- local({
  d <- draw(5, 55, 90, decimals = 1)
  for (name in names(d)[-(1:2)]) d[[name]][sample(nrow(d), 20)] <- NA
  d
})
sets$separated <- local({
  d <- draw(6, 20, 30)
  d$threeDimensionalHu <- d$threeDimensionalHu + ifelse(d$newVertebralFracture == 1, -150, 0)
  d
})
sets$quasiSeparated <- local({
  d <- draw(7, 30, 60)
  d$multipleFractures <- ifelse(d$newVertebralFracture == 1, rbinom(90, 1, 0.3), 0)
  d
})
sets$skewed <- local({
  d <- draw(8, 60, 120)
  d$bodyVolumeMl <- round(exp(rnorm(180, 3 + 0.3 * d$newVertebralFracture, 0.9)), 3)
  d$scanner <- sample(c("A", "B", "C"), 180, TRUE)
  d
})
sets$rareCategory <- local({
  d <- draw(9, 18, 25, decimals = 0)
  d$scanner <- c(rep("north", 15), rep("south", 3), rep("north", 14), rep("south", 4), rep("west", 7))
  d$spared <- round(rnorm(43, 10, 2))
  d
})
sets$singleCase <- draw(10, 1, 15)
sets$collinear <- local({
  d <- draw(11, 30, 40)
  d$ageMonths <- 12 * d$ageYears
  d$constant <- 7
  d
})
sets$reversed <- draw(12, 45, 60, decimals = 1, shift = -20)
sets$large <- draw(13, 300, 1700, decimals = 0)
sets$sameReaders <- local({
  d <- draw(14, 12, 20, decimals = 1)
  d$threeDimensionalHuReader2 <- d$threeDimensionalHu
  d$threeSliceHuReader2 <- d$threeSliceHu + 3
  d
})
sets$nearlySeparated <- local({
  d <- draw(15, 25, 25, shift = 120)
  # One patient on the wrong side: the estimates are large, and finite.
  d$threeDimensionalHu[1] <- 75
  d
})

predictors <- list(
  skewed = c("threeDimensionalHu", "ageYears", "multipleFractures", "bodyVolumeMl", "scanner"),
  collinear = c("threeDimensionalHu", "ageYears", "ageMonths", "constant"),
  rareCategory = c("threeSliceHu", "scanner")
)

# ---- Statistics ------------------------------------------------------------------------------

orNull <- function(expression) tryCatch(expression, error = function(e) NULL)

quiet <- function(expression) suppressWarnings(suppressMessages(expression))

describeGroup <- function(x) {
  list(
    n = length(x), mean = mean(x), sd = if (length(x) > 1) sd(x) else NULL, median = median(x),
    quartiles = as.numeric(quantile(x, c(0.25, 0.75), type = 7))
  )
}

tTest <- function(a, b, equal) {
  orNull({
    t <- t.test(a, b, var.equal = equal)
    list(
      t = unname(t$statistic), degreesOfFreedom = unname(t$parameter), p = t$p.value,
      difference = mean(a) - mean(b), ci95 = as.numeric(t$conf.int)
    )
  })
}

# Exact with ties by coin where both groups are below 50, as the project does; else as stats does.
mannWhitneyTest <- function(a, b) {
  if (length(unique(c(a, b))) == 1) return(list(u = length(a) * length(b) / 2, p = 1, method = "exact"))
  u <- quiet(unname(wilcox.test(a, b, exact = FALSE)$statistic))
  if (length(a) < 50 && length(b) < 50) {
    group <- factor(c(rep("a", length(a)), rep("b", length(b))))
    p <- as.numeric(pvalue(wilcox_test(c(a, b) ~ group, distribution = "exact")))
    list(u = u, p = p, method = "exact")
  } else {
    list(u = u, p = quiet(wilcox.test(a, b, exact = FALSE, correct = TRUE)$p.value), method = "normal")
  }
}

isNumericColumn <- function(name, x) is.numeric(x) && !all(is.na(x) | x %in% c(0, 1))

compareColumn <- function(name, x, y) {
  keep <- !is.na(x)
  x <- x[keep]
  y <- y[keep]
  if (isNumericColumn(name, x)) {
    a <- x[y == 1]
    b <- x[y == 0]
    return(list(
      kind = "numeric", withNewFracture = describeGroup(a), withoutNewFracture = describeGroup(b),
      student = tTest(a, b, TRUE), welch = tTest(a, b, FALSE), mannWhitney = mannWhitneyTest(a, b)
    ))
  }
  counts <- table(factor(x), factor(y, levels = c(1, 0)))
  chi <- if (nrow(counts) > 1) quiet(chisq.test(counts, correct = FALSE)) else NULL
  list(
    kind = "categorical", levels = rownames(counts),
    counts = lapply(seq_len(nrow(counts)), function(i) as.numeric(counts[i, ])),
    chiSquare = if (is.null(chi)) NULL else list(
      chiSquare = unname(chi$statistic), degreesOfFreedom = unname(chi$parameter),
      p = chi$p.value, leastExpected = min(chi$expected)
    ),
    fisher = if (nrow(counts) > 1) list(p = fisher.test(counts, workspace = 2e7)$p.value) else NULL
  )
}

wilson <- function(k, n) as.numeric(prop.test(k, n, correct = FALSE)$conf.int)

performance <- function(x, y, cutOff) {
  tp <- sum(x < cutOff & y == 1)
  tn <- sum(x >= cutOff & y == 0)
  list(
    cutOff = cutOff, sensitivity = tp / sum(y == 1), specificity = tn / sum(y == 0),
    sensitivityCi95 = quiet(wilson(tp, sum(y == 1))), specificityCi95 = quiet(wilson(tn, sum(y == 0))),
    youden = tp / sum(y == 1) + tn / sum(y == 0) - 1
  )
}

# Low HU are positive: pROC's direction ">" (controls higher than cases).
curveOf <- function(x, y) quiet(roc(y, x, levels = c(0, 1), direction = ">"))

analyseCurve <- function(d, metric, published) {
  d <- d[!is.na(d[[metric]]), ]
  x <- d[[metric]]
  y <- d$newVertebralFracture
  curve <- curveOf(x, y)
  # Of all finite thresholds the highest Youden index above 0; of equal ones the most sensitive.
  all <- coords(curve, "all", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  all <- all[is.finite(all$threshold), ]
  all$youden <- round(all$sensitivity + all$specificity - 1, 12)
  best <- all[all$youden == max(all$youden) & all$youden > 0, ]
  best <- best[which.max(best$sensitivity), ]
  ci <- if (min(table(y)) > 1) as.numeric(quiet(ci.auc(curve, method = "delong")))[c(1, 3)] else NULL
  c(
    list(n = nrow(d), auc = as.numeric(auc(curve)), ci95 = ci),
    if (nrow(best) == 0) list(cutOff = NULL) else performance(x, y, best$threshold),
    list(published = performance(x, y, published))
  )
}

delong <- function(d) {
  d <- d[!is.na(d$threeDimensionalHu) & !is.na(d$threeSliceHu), ]
  y <- d$newVertebralFracture
  if (min(table(y)) < 2) return(NULL)
  test <- quiet(roc.test(
    curveOf(d$threeDimensionalHu, y), curveOf(d$threeSliceHu, y),
    method = "delong", paired = TRUE
  ))
  list(n = nrow(d), z = unname(test$statistic), p = test$p.value)
}

# Konis: the groups are separated when a direction exists that no patient speaks against; found by
# linear programming. "complete" when every patient speaks for one.
separation <- function(x, y) {
  signed <- (2 * y - 1) * x
  p <- ncol(signed)
  split <- cbind(signed, -signed) # b = b+ - b-
  bounded <- rbind(cbind(diag(p), -diag(p)), cbind(-diag(p), diag(p)))
  some <- lp(
    "max", colSums(split), rbind(split, bounded),
    c(rep(">=", nrow(split)), rep("<=", 2 * p)), c(rep(0, nrow(split)), rep(1, 2 * p))
  )
  if (some$status != 0 || some$objval < 1e-7) return("none")
  all <- lp("max", rep(0, 2 * p), split, rep(">=", nrow(split)), rep(1, nrow(split)))
  if (all$status == 0) "complete" else "quasiComplete"
}

model <- function(d, columns) {
  d <- d[complete.cases(d[columns]), ]
  y <- d$newVertebralFracture
  x <- model.matrix(reformulate(columns), d)
  scaled <- x
  for (j in seq_len(ncol(x))[-1]) {
    if (sd(x[, j]) > 0) scaled[, j] <- (x[, j] - mean(x[, j])) / sd(x[, j])
  }
  independent <- qr(x)$pivot[seq_len(qr(x)$rank)]
  kind <- separation(scaled[, independent, drop = FALSE], y)
  common <- list(n = nrow(d), separation = kind, dropped = setdiff(colnames(x), colnames(x)[independent]))
  if (kind != "none") return(common)
  # Only the independent columns: at this precision glm itself no longer leaves out the others.
  kept <- x[, independent, drop = FALSE]
  fit <- quiet(glm(y ~ kept - 1, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 200)))
  rows <- summary(fit)$coefficients
  rownames(rows) <- colnames(kept)
  estimates <- rows[, 1]
  errors <- rows[, 2]
  fitted <- fitted(fit)
  # Variance inflation, from the correlation matrix of the columns that are kept.
  kept <- setdiff(rownames(rows), "(Intercept)")
  inflation <- diag(solve(cor(x[, kept, drop = FALSE])))
  c(common, list(
    coefficients = lapply(kept, function(name) list(
      name = name, oddsRatio = exp(unname(estimates[name])),
      ci95 = exp(unname(estimates[name]) + c(-1, 1) * qnorm(0.975) * unname(errors[name])),
      p = unname(rows[name, 4]), estimate = unname(estimates[name]),
      standardError = unname(errors[name]), varianceInflation = unname(inflation[name])
    )),
    intercept = list(estimate = unname(estimates[1]), standardError = unname(errors[1])),
    deviance = fit$deviance, brierScore = mean((fitted - y)^2),
    meanFitted = mean(fitted)
  ))
}

correlation <- function(d, metric) {
  d <- d[!is.na(d[[metric]]) & !is.na(d$tScore), ]
  pearson <- cor.test(d$tScore, d[[metric]])
  spearman <- quiet(cor.test(d$tScore, d[[metric]], method = "spearman", exact = FALSE))
  line <- coef(lm(d[[metric]] ~ d$tScore))
  list(
    n = nrow(d), pearsonR = unname(pearson$estimate), ci95 = as.numeric(pearson$conf.int),
    p = pearson$p.value, spearmanRho = unname(spearman$estimate), spearmanP = spearman$p.value,
    line = list(slope = unname(line[2]), intercept = unname(line[1]))
  )
}

agreement <- function(d, metric) {
  d <- d[complete.cases(d[c(metric, paste0(metric, "Reader2"))]), ]
  a <- d[[metric]]
  b <- d[[paste0(metric, "Reader2")]]
  icc <- quiet(ICC(cbind(a, b), lmer = FALSE))$results[2, ]
  difference <- a - b
  s <- sd(difference)
  n <- length(a)
  t <- qt(0.975, n - 1)
  limitError <- s * sqrt(1 / n + 1.96^2 / (2 * (n - 1)))
  limits <- mean(difference) + c(-1, 1) * 1.96 * s
  rms <- sqrt(mean(apply(cbind(a, b), 1, var)))
  list(
    n = n, icc = icc$ICC, ci95 = c(icc[["lower bound"]], icc[["upper bound"]]),
    bias = mean(difference), biasCi95 = mean(difference) + c(-1, 1) * t * s / sqrt(n),
    limits = limits, lowerLimitCi95 = limits[1] + c(-1, 1) * t * limitError,
    upperLimitCi95 = limits[2] + c(-1, 1) * t * limitError,
    rmsSd = rms, leastSignificantChange = 1.96 * sqrt(2) * rms
  )
}

# ---- Output ----------------------------------------------------------------------------------

usual <- c("threeDimensionalHu", "ageYears", "multipleFractures")
metrics <- c(threeDimensionalHu = 56.3, threeSliceHu = 51.4)
results <- lapply(names(sets), function(name) {
  d <- sets[[name]]
  y <- d$newVertebralFracture
  columns <- names(d)[-(1:2)]
  chosen <- if (is.null(predictors[[name]])) usual else predictors[[name]]
  eachMetric <- function(f) sapply(names(metrics), f, simplify = FALSE)
  list(
    predictors = I(chosen),
    comparisons = sapply(columns, function(column) compareColumn(column, d[[column]], y), simplify = FALSE),
    roc = eachMetric(function(metric) analyseCurve(d, metric, metrics[[metric]])),
    delong = delong(d),
    logistic = model(d, chosen),
    correlation = eachMetric(function(metric) correlation(d, metric)),
    agreement = eachMetric(function(metric) agreement(d, metric))
  )
})
names(results) <- names(sets)
for (name in names(sets)) {
  write.csv(sets[[name]], file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "", quote = FALSE)
}
writeLines(
  toJSON(results, auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = TRUE),
  file.path(folder, "reference.json")
)
