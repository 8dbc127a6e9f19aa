# The pathway benchmark in R simmer. Definition: ../README.md.
#
#   Rscript pathway_simmer.R pathway SEED OFFICES
#
# Nothing is monitored: outcomes are global attributes, busy time is added up where durations are drawn. simmer does not
# count its events.
suppressPackageStartupMessages(library(simmer))

arguments <- commandArgs(trailingOnly = TRUE)
seed <- as.integer(arguments[2])
offices <- as.integer(arguments[3])
horizon <- 1825
retention <- 365

set.seed(seed)
start <- proc.time()[["elapsed"]]
env <- simmer("pathway")
busy <- 0

# A function that draws the duration of a meeting and adds it to the busy time.
duration <- function(mean, sd) {
  variance <- log1p((sd / mean)^2)
  location <- log(mean) - variance / 2
  scale <- sqrt(variance)
  function() {
    drawn <- rlnorm(1, location, scale)
    busy <<- busy + min(drawn, horizon - now(env))
    drawn
  }
}
meeting <- duration(0.15, 0.08)
support <- duration(0.1, 0.05)

count <- function(outcome) trajectory() %>% set_global(outcome, 1, mod = "+")

meet <- function(trajectory, specialist, duration) {
  trajectory %>% seize(specialist) %>% timeout(duration) %>% release(specialist)
}

phase <- function(trajectory, number, extra, dropout, specialist) {
  gap <- paste0("gap", number)
  trajectory %>%
    set_attribute("left", function() 1 + rpois(1, extra), tag = paste0("phase", number)) %>%
    timeout(function() rexp(1, 1 / 7), tag = gap) %>%
    meet(specialist, meeting) %>%
    leave(dropout, out = count("dropped"), keep_seized = FALSE) %>%
    set_attribute("left", -1, mod = "+") %>%
    rollback(gap, check = function() get_attribute(env, "left") > 0)
}

job_left <- function() get_attribute(env, "job_end") - now(env)

job <- function(trajectory, specialist) {
  trajectory %>%
    timeout(function() rweibull(1, 1.3, 60)) %>%
    set_attribute("jobs", 1, mod = "+") %>%
    set_attribute(c("length", "job_end"), function() {
      length <- rweibull(1, 0.8, 400)
      c(length, now(env) + min(length, retention))
    }) %>%
    timeout(function() max(0, min(rexp(1, 1 / 14), job_left())), tag = "support") %>%
    # now + (end - now) need not be end to the last bit.
    branch(function() job_left() > 1e-9, continue = TRUE,
           trajectory() %>% meet(specialist, support) %>% rollback("support"))
}

# A trajectory for each office, so that the names of resources are constants.
pathway <- function(slot, specialist) {
  trajectory() %>%
    set_global("arrivals", 1, mod = "+") %>%
    set_attribute("arrived", function() now(env)) %>%
    renege_in(function() rexp(1, 1 / 120), out = count("reneged")) %>%
    seize(slot) %>%
    renege_abort() %>%
    set_global(c("admitted", "waited"), function() c(1, now(env) - get_attribute(env, "arrived")), mod = "+") %>%
    phase(1, 1, 0.01, specialist) %>%
    phase(2, 3, 0.01, specialist) %>%
    phase(3, 8, 0.015, specialist) %>%
    job(specialist) %>%
    branch(function() get_attribute(env, "length") >= retention, continue = FALSE,
           count("retained") %>% release(slot)) %>%
    rollback("phase3", check = function() get_attribute(env, "jobs") <= 2 && runif(1) < 0.5) %>%
    set_global("dropped", 1, mod = "+") %>%
    release(slot)
}

for (office in seq_len(offices)) {
  slot <- paste0("slot", office)
  specialist <- paste0("specialist", office)
  env %>%
    add_resource(slot, 45, mon = FALSE) %>%
    add_resource(specialist, 3, mon = FALSE) %>%
    add_generator(paste0("seeker", office, "-"), pathway(slot, specialist), function() rexp(1, 0.15), mon = 0)
}

invisible(run(env, horizon))
seconds <- proc.time()[["elapsed"]] - start

total <- function(key) {
  value <- get_global(env, key)
  if (is.na(value)) 0 else value
}
outcomes <- sapply(c("arrivals", "admitted", "reneged", "dropped", "retained"), total)
active <- outcomes[["arrivals"]] - sum(outcomes[c("reneged", "dropped", "retained")])
cat(sprintf('{"tool":"simmer","benchmark":"pathway","seed":%d,"K":%d,', seed, offices),
    sprintf('"%s":%.0f,', c(names(outcomes), "active"), c(outcomes, active)),
    sprintf('"mean_wait_admitted_days":%.6f,', total("waited") / max(1, outcomes[["admitted"]])),
    sprintf('"specialist_utilisation":%.6f,', busy / (3 * offices * horizon)),
    sprintf('"events":null,"seconds":%.3f}\n', seconds), sep = "")
