"""The hold benchmark, and the cost of its draws alone, in SimPy. Definition: ../README.md.

    python hold_simpy.py hold SEED N EVENTS [plain|mixed]
    python hold_simpy.py draw SEED COUNT

SimPy cannot take back an event that is scheduled, so that there is no variant with cancellation.
"""
import json
import sys
from random import Random
from time import perf_counter

import simpy


def draws(variant, random):
    """What draws the first time of a process, and its later increments."""
    exponential, uniform = random.expovariate, random.random
    if variant == "plain":
        return 2 * [lambda: exponential(1.0)]
    if variant == "mixed":
        return [lambda: exponential(0.001 if uniform() < 100 / 100.9 else 1.0),
                lambda: exponential(0.001 if uniform() < 0.1 else 1.0)]
    sys.exit(f"unknown variant '{variant}': plain or mixed")


def renew(environment, first, increment):
    timeout = environment.timeout
    yield timeout(first())
    while True:
        yield timeout(increment())


def hold(seed, size, events, variant="plain"):
    seed, size, events = int(seed), int(size), int(events)
    environment = simpy.Environment()
    first, increment = draws(variant, Random(seed))
    for _ in range(size):
        environment.process(renew(environment, first, increment))
    step = environment.step
    for _ in range(size):  # the processes start and wait for the first time: this fills the calendar
        step()

    start = perf_counter()
    for _ in range(events):
        step()
    seconds = perf_counter() - start
    return {"benchmark": "hold", "variant": variant, "size": size, "seed": seed, "events": events,
            "seconds": seconds, "now": environment.now}


def draw(seed, count):
    seed, count = int(seed), int(count)
    exponential = Random(seed).expovariate
    total = 0.0
    start = perf_counter()
    for _ in range(count):
        total += exponential(1.0)
    seconds = perf_counter() - start
    return {"benchmark": "draw", "seed": seed, "events": count, "seconds": seconds, "mean": total / count}


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    print(json.dumps({"tool": "simpy", **{"hold": hold, "draw": draw}[command](*arguments)}))
