"""What is compared with what: sizes, rounds, and how the outputs are checked."""
from dataclasses import dataclass
from typing import Callable

import agreement

VARIANTS = ("plain", "mixed", "cancelled")


@dataclass(frozen=True)
class Comparison:
    benchmark: str
    size: int
    peer: str
    rounds: int
    arguments: Callable  # of a seed: the words of the command line
    complaints: Callable  # about the outputs of ours and those of the peer


def hold(variant, size, events, peer, rounds):
    return Comparison(
        "hold" if variant == "plain" else f"hold-{variant}", size, peer, rounds,
        lambda seed: ["hold", seed, size, events, variant],
        lambda ours, peers: agreement.hold(variant, size, events, ours, peers))


def draw(count, peer, rounds):
    return Comparison(
        "draw", count, peer, rounds,
        lambda seed: ["draw", seed, count],
        lambda ours, peers: agreement.draw(count, ours, peers))


def pathway(offices, peer, rounds):
    return Comparison(
        "pathway", offices, peer, rounds,
        lambda seed: ["pathway", seed, offices],
        lambda ours, peers: agreement.pathway(offices, ours, peers))


@dataclass(frozen=True)
class Plan:
    comparisons: list
    replications: int  # of the pathway with one and with two jobs
    rounds: int  # of these


def full():
    million = 1_000_000
    sizes = [10 ** exponent for exponent in range(2, 7)]
    return Plan(
        [draw(5 * million, "c++", 7)]
        + [hold(variant, size, 5 * million, "c++", 11 if size < million else 7)
           for variant in VARIANTS for size in sizes]
        + [hold(variant, size, million // 2, "simpy", 5) for variant in VARIANTS[:2] for size in sizes[:3]]
        + [pathway(40, "c++", 41), pathway(40, "simpy", 7), pathway(40, "simmer", 5)],
        replications=100, rounds=7)


def quick():
    return Plan(
        [draw(2_000_000, "c++", 3)]
        + [hold(variant, size, 500_000, "c++", 3) for variant in VARIANTS for size in (100, 1000, 100_000)]
        + [hold("plain", 1000, 100_000, "simpy", 3), pathway(10, "c++", 21), pathway(10, "simpy", 3)],
        replications=8, rounds=1)
