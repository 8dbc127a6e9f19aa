"""Whether outputs are what they have to be: a check gives a list of complaints, and a time counts where it is empty."""
from math import exp, sqrt
from statistics import mean

STANDARD_ERRORS = 4

# The pathway with 40 offices: mean and standard deviation of a run, from 4 000 runs.
REFERENCE_OFFICES, REFERENCE_RUNS = 40, 4000
REFERENCE = {
    "arrivals": (10948.9, 105.5),
    "admitted": (8145.9, 54.3),
    "reneged": (2588.5, 102.0),
    "dropped": (3926.5, 62.3),
    "retained": (2428.4, 33.6),
    "active": (2005.5, 27.4),
    "mean_wait_admitted_days": (28.15, 1.18),
    "specialist_utilisation": (0.1383, 0.0006),
}
AVERAGES = ("mean_wait_admitted_days", "specialist_utilisation")


def pathway(offices, ours, peers):
    complaints = same_everywhere("K", offices, ours + peers) + no_luck("arrivals", ours, peers)
    scale = offices / REFERENCE_OFFICES
    for key, (reference, deviation) in REFERENCE.items():
        factor = 1 if key in AVERAGES else scale
        deviation_here = factor * deviation / sqrt(scale)
        for name, outputs in (("ours", ours), ("the peer's", peers)):
            error = sqrt(deviation_here ** 2 / len(outputs) + (factor * deviation) ** 2 / REFERENCE_RUNS)
            complaints += differ(key, name, average(key, outputs), "the reference", factor * reference, error)
        error = deviation_here * sqrt(1 / len(ours) + 1 / len(peers))
        complaints += differ(key, "ours", average(key, ours), "the peer's", average(key, peers), error)
    return complaints


def hold(variant, size, events, ours, peers):
    """The final clock against renewal theory."""
    complaints = same_everywhere("events", events, ours + peers) + same_everywhere("size", size, ours + peers)
    complaints += no_luck("now", ours, peers)
    # Of one of N superposed stationary renewal processes with increments of this mean: the number of events until
    # `expected` has the variance below, where `excess` and `decay` come from the renewal function
    # t / mean + excess (1 - exp(-decay t)).
    increment, excess, decay = (100.9, 8.8225, 0.1009) if variant == "mixed" else (1, 0, 1)
    expected = events / size * increment
    variance = (expected * (1 + 2 * excess) - 2 * excess * (1 - exp(-decay * expected)) / decay) / increment
    error = expected * sqrt(size * variance) / events
    for name, outputs in (("ours", ours), ("the peer's", peers)):
        complaints += differ("final clock", name, average("now", outputs), "theory", expected,
                             error / sqrt(len(outputs)))
    return complaints


def draw(count, ours, peers):
    complaints = same_everywhere("events", count, ours + peers) + no_luck("mean", ours, peers)
    for name, outputs in (("ours", ours), ("the peer's", peers)):
        complaints += differ("mean of draws", name, average("mean", outputs), "theory", 1,
                             1 / sqrt(count * len(outputs)))
    return complaints


def replications(one_job, two_jobs):
    """The outcomes do not depend on the number of jobs."""
    return [f"{key}: {first[key]} with one job, {second[key]} with two"
            for first, second in zip(one_job, two_jobs) for key in ("events", *REFERENCE)
            if key in first and first[key] != second[key]]


def average(key, outputs):
    return mean(output[key] for output in outputs)


def differ(what, name, value, other, expected, error):
    if abs(value - expected) <= STANDARD_ERRORS * error:
        return []
    return [f"{what}: {name} {value:.6g}, {other} {expected:.6g}, {abs(value - expected) / error:.1f} standard errors"]


def same_everywhere(key, expected, outputs):
    return [f"{key}: {output[key]} instead of {expected} from {output['tool']}"
            for output in outputs if output[key] != expected][:1]


def no_luck(key, *lists):
    """Different seeds must give different numbers, or standard errors mean nothing."""
    return [f"{key}: the same with every seed from {outputs[0]['tool']}"
            for outputs in lists if len(outputs) > 1 and len({output[key] for output in outputs}) == 1]
