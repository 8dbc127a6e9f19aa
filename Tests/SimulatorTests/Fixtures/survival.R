# Makes the reference values of SurvivalReferenceTests with R's package survival.
#
#   Rscript survival.R        in this folder; made with R 4.2.2 and survival 3.5-3
#
# All data are simulated here and stored, so that the tests do not depend on R's generator.
# Causes: 0 is censored. Missing values are written NA.
library(survival)
set.seed(20240117)

sets <- list(
    # many ties, censoring at the times of events, an event at time zero
    ties = data.frame(
        time = c(0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 7, 8, 9, 9, 10),
        cause = c(1, 1, 0, 1, 2, 0, 1, 1, 2, 0, 0, 1, 2, 1, 0, 2, 1, 0, 2, 1)),
    # the curve stands at exactly one half between two events
    half = data.frame(time = c(1, 2, 3, 5, 8, 9), cause = c(1, 1, 1, 1, 1, 0)),
    # the curve stands at one half to the end
    halfAtEnd = data.frame(time = c(1, 2, 3, 4), cause = c(1, 1, 0, 0)),
    lastCensored = data.frame(
        time = round(c(rexp(59, 1 / 40), 200), 3), cause = c(sample(0:2, 59, TRUE, c(2, 3, 1)), 0)),
    allCensored = data.frame(time = c(2, 3, 3, 7), cause = c(0, 0, 0, 0)),
    singleEvent = data.frame(time = 4.5, cause = 1),
    singleCensored = data.frame(time = 4.5, cause = 0),
    # whole days, three causes, three hundred people
    large = local({
        ends <- ceiling(cbind(rexp(300, 1 / 60), rexp(300, 1 / 90), rexp(300, 1 / 300)))
        censored <- ceiling(runif(300, 5, 150))
        time <- pmin(ends[, 1], ends[, 2], ends[, 3], censored)
        data.frame(time = time, cause = ifelse(censored < pmin(ends[, 1], ends[, 2], ends[, 3]), 0, max.col(-ends)))
    }))
horizons <- c(ties = 8.5, half = 7, halfAtEnd = 4, lastCensored = 100, allCensored = 6, singleEvent = 4, singleCensored = 3, large = 90)

number <- function(x) ifelse(is.na(x), "NA", format(x, digits = 17, trim = TRUE))
save <- function(name, table) {
    numeric <- sapply(table, is.numeric)
    table[numeric] <- lapply(table[numeric], function(column) sapply(column, number))
    write.csv(table, name, row.names = FALSE, quote = FALSE)
}
stack <- function(make) do.call(rbind, lapply(names(sets), function(name) {
    rows <- make(sets[[name]], horizons[[name]])
    if (is.null(rows) || nrow(rows) == 0) NULL else cbind(set = name, rows)
}))

save("observations.csv", stack(function(data, horizon) data))

kaplanMeier <- function(data) survfit(Surv(time, cause > 0) ~ 1, data, conf.type = "log-log")
save("kaplan-meier.csv", stack(function(data, horizon) {
    fit <- kaplanMeier(data)
    data.frame(
        time = fit$time, atRisk = fit$n.risk, events = fit$n.event, censored = fit$n.censor, survival = fit$surv,
        standardError = fit$surv * fit$std.err, lower = fit$lower, upper = fit$upper)
}))
save("kaplan-meier-summary.csv", stack(function(data, horizon) {
    fit <- kaplanMeier(data)
    median <- quantile(fit, 0.5)
    mean <- survival:::survmean(fit, rmean = horizon)$matrix
    data.frame(
        median = median$quantile, lower = median$lower, upper = median$upper, horizon = horizon,
        restrictedMean = mean[["rmean"]], standardError = mean[["se(rmean)"]])
}))

# The standard error of a multi-state curve is the infinitesimal jackknife over subjects.
save("aalen-johansen.csv", stack(function(data, horizon) {
    causes <- sort(unique(data$cause[data$cause > 0]))
    if (length(causes) == 0) return(NULL)
    data$state <- factor(data$cause, 0:max(causes, 2))
    fit <- survfit(Surv(time, state) ~ 1, data, conf.type = "log-log")
    do.call(rbind, lapply(causes, function(cause) {
        column <- match(as.character(cause), fit$states)
        data.frame(
            cause = cause, time = fit$time, incidence = fit$pstate[, column], standardError = fit$std.err[, column],
            lower = fit$lower[, column], upper = fit$upper[, column])
    }))
}))
