"""The pathway benchmark in SimPy. Definition: ../README.md.

    python pathway_simpy.py pathway SEED OFFICES
"""
import json
import math
import sys
from dataclasses import asdict, dataclass
from random import Random
from time import perf_counter

import simpy

HORIZON = 1825.0
SPECIALISTS, SLOTS = 3, 45
ARRIVALS_PER_DAY, PATIENCE, MEETING_GAP, SUPPORT_GAP = 0.15, 120.0, 7.0, 14.0
EXTRA_MEETINGS, DROPOUT = (1.0, 3.0, 8.0), (0.01, 0.01, 0.015)
PLACEMENT, JOB = (60.0, 1.3), (400.0, 0.8)  # scale and shape
RETENTION, RETURNING, JOBS_WITH_RETURN = 365.0, 0.5, 2


def lognormal(mean, sd):
    variance = math.log1p((sd / mean) ** 2)
    return math.log(mean) - variance / 2, math.sqrt(variance)


MEETING, SUPPORT = lognormal(0.15, 0.08), lognormal(0.1, 0.05)


@dataclass
class Counts:
    arrivals: int = 0
    admitted: int = 0
    reneged: int = 0
    dropped: int = 0
    retained: int = 0


class Office:
    def __init__(self, environment, random):
        self.environment, self.random, self.counts = environment, random, Counts()
        self.waited = self.busy = 0.0
        self.slots = simpy.Resource(environment, SLOTS)
        self.specialists = simpy.Resource(environment, SPECIALISTS)
        environment.process(self.arrive())

    def arrive(self):
        environment, exponential = self.environment, self.random.expovariate
        while True:
            yield environment.timeout(exponential(ARRIVALS_PER_DAY))
            self.counts.arrivals += 1
            environment.process(self.follow())

    def follow(self):
        """One seeker. In one piece, since each generator within a generator takes its time at every event."""
        environment, random, counts = self.environment, self.random, self.counts
        arrived = environment.now
        with self.slots.request() as slot:
            if not slot.triggered:
                yield slot | environment.timeout(random.expovariate(1 / PATIENCE))
                if not slot.triggered:
                    counts.reneged += 1
                    return
            counts.admitted += 1
            self.waited += environment.now - arrived

            first = jobs = 0
            while True:
                for phase in range(first, 3):
                    for _ in range(1 + self.poisson(EXTRA_MEETINGS[phase])):
                        yield environment.timeout(random.expovariate(1 / MEETING_GAP))
                        yield from self.meet(MEETING)
                        if random.random() < DROPOUT[phase]:
                            counts.dropped += 1
                            return
                yield environment.timeout(random.weibullvariate(*PLACEMENT))

                jobs += 1
                length = random.weibullvariate(*JOB)
                end = environment.now + min(length, RETENTION)
                while (left := end - environment.now) > 0:
                    gap = random.expovariate(1 / SUPPORT_GAP)
                    if gap >= left:
                        yield environment.timeout(left)
                        break
                    yield environment.timeout(gap)
                    yield from self.meet(SUPPORT)
                if length >= RETENTION:
                    counts.retained += 1
                    return
                if jobs > JOBS_WITH_RETURN or random.random() >= RETURNING:
                    counts.dropped += 1
                    return
                first = 2

    def meet(self, length):
        environment, duration = self.environment, self.random.lognormvariate(*length)
        with self.specialists.request() as request:
            if not request.triggered:
                yield request
            self.busy += min(duration, HORIZON - environment.now)
            yield environment.timeout(duration)

    def poisson(self, mean):
        uniform, limit, count = self.random.random, math.exp(-mean), 0
        product = uniform()
        while product > limit:
            product *= uniform()
            count += 1
        return count


def pathway(seed, office_count):
    start = perf_counter()
    environment, random = simpy.Environment(), Random(seed)
    offices = [Office(environment, random) for _ in range(office_count)]
    environment.run(until=HORIZON)
    seconds = perf_counter() - start

    totals = {key: sum(getattr(office.counts, key) for office in offices) for key in asdict(Counts())}
    # Every event takes the next number of this counter when it is scheduled.
    events = next(environment._eid) - len(environment._queue)
    return {
        "tool": "simpy", "benchmark": "pathway", "seed": seed, "K": office_count, **totals,
        "active": totals["arrivals"] - totals["reneged"] - totals["dropped"] - totals["retained"],
        "mean_wait_admitted_days": sum(office.waited for office in offices) / max(1, totals["admitted"]),
        "specialist_utilisation": sum(office.busy for office in offices) / (SPECIALISTS * office_count * HORIZON),
        "events": events, "seconds": seconds,
    }


if __name__ == "__main__":
    print(json.dumps(pathway(int(sys.argv[2]), int(sys.argv[3]))))
