"""The whole model: the nation beside the region, the region beside the pathway, jobs beside processes."""
from dataclasses import dataclass
from statistics import median

import programs
from measure import interleave, run, run_together

REGION, NATION = "troms-finnmark-2019", "norway-2019"


@dataclass(frozen=True)
class Sizes:
    years: float  # observed, of region and nation
    warmup: float  # before them
    replications: int  # of the region, one of the nation beside them
    rounds: int
    offices: int  # of the pathway
    in_two_jobs: int  # replications of the region


FULL = Sizes(years=5, warmup=3, replications=10, rounds=3, offices=40, in_two_jobs=1000)
QUICK = Sizes(years=0.5, warmup=0, replications=2, rounds=1, offices=10, in_two_jobs=4)


def measure(sizes, subject, seed, say):
    """Rows of the table; each holds the median over the rounds of the ratios of one round."""
    command = programs.whole_model()

    def model(scenario, replications):
        return lambda number: run(
            command(scenario, seed + number, replications, 1, sizes.warmup, sizes.years))

    nation, region, pathway = interleave(
        sizes.rounds, model(NATION, 1), model(REGION, sizes.replications),
        lambda number: run(subject.command("pathway", seed + number, sizes.offices)))
    rows = [
        row("nation, CPU a specialist-year", "region", nation, region, per("specialist_years")),
        row("nation, CPU a seeker-year", "region", nation, region, per("in_service_years")),
        row("region, CPU a meeting", "pathway", region, pathway, per("meetings")),
        row("nation, CPU a meeting", "pathway", nation, pathway, per("meetings")),
    ]
    say("region in two jobs")
    return rows + [two_jobs(sizes, command, seed)]


def per(key):
    return lambda one: one.output["cpu_seconds"] / one.output[key]


def row(benchmark, peer, ours, theirs, cost):
    def typical(runs, value):
        return median(value(one) for one in runs)

    return {
        "benchmark": benchmark, "size": round(typical(ours, lambda one: one.output["events"])), "subject": programs.SUBJECT,
        "peer": peer, "seconds": typical(ours, lambda one: one.output["cpu_seconds"]),
        "peer_seconds": typical(theirs, lambda one: one.output["cpu_seconds"]),
        "ratio": median(cost(mine) / cost(other) for mine, other in zip(ours, theirs)),
        "events": typical(ours, lambda one: one.output["events"]),
        "peak_memory_bytes": typical(ours, lambda one: one.peak_memory),
        "peer_peak_memory_bytes": typical(theirs, lambda one: one.peak_memory),
        "cost": typical(ours, cost), "peer_cost": typical(theirs, cost),
    }


def two_jobs(sizes, command, seed):
    """One process with two jobs against two processes with one job and half of the replications each."""
    count, rounds = sizes.in_two_jobs, sizes.rounds

    def model(seed, replications, jobs):
        return command(REGION, seed, replications, jobs, sizes.warmup, sizes.years)

    processes, together = interleave(
        rounds,
        lambda number: run_together(
            model(seed + number, count // 2, 1), model(seed + number + rounds, count // 2, 1)),
        lambda number: run_together(model(seed + number, count, 2)))
    return {
        "benchmark": "region-two-jobs", "size": count, "subject": programs.SUBJECT, "peer": "two processes",
        "seconds": median(one.seconds for one in together), "peer_seconds": median(one.seconds for one in processes),
        "ratio": median(mine.seconds / theirs.seconds for mine, theirs in zip(together, processes)),
        "events": median(one.output["events"] for one in together),
        "peak_memory_bytes": median(one.peak_memory for one in together),
        "peer_peak_memory_bytes": median(one.peak_memory for one in processes),
    }
