"""Runs programs and measures them."""
import json
import subprocess
from dataclasses import dataclass
from time import perf_counter

from programs import PEAK


class Failure(Exception):
    """A program did not do what it was asked for."""


@dataclass(frozen=True)
class Run:
    output: dict  # what the program printed; that of the first where several ran together
    seconds: float
    peak_memory: int  # bytes


def run(command):
    """Runs a program; `seconds` is what it says that the simulation took."""
    output, peak_memory = finish(command, start(command))
    return Run(output, output["seconds"], peak_memory)


def run_together(*commands):
    """Runs programs at the same time; `seconds` is from the start of the processes until all have ended."""
    begin = perf_counter()
    processes = [start(command) for command in commands]
    for process in processes:
        process.wait()
    seconds = perf_counter() - begin
    finished = [finish(command, process) for command, process in zip(commands, processes)]
    return Run(finished[0][0], seconds, sum(peak_memory for _, peak_memory in finished))


def start(command):
    return subprocess.Popen([PEAK, *command], stdout=subprocess.PIPE, text=True)


def finish(command, process):
    printed, _ = process.communicate()
    if process.returncode != 0:
        raise Failure(f"exit code {process.returncode} from {' '.join(command)}")
    try:
        output, memory = map(json.loads, printed.splitlines())
    except ValueError:
        raise Failure(f"not one line of JSON from {' '.join(command)}") from None
    return output, memory["peak_memory_bytes"]


def interleave(rounds, *measurements):
    """Takes every measurement once a round, in an order that turns from round to round; gives a list for each."""
    taken = [[] for _ in measurements]
    for number in range(rounds):
        order = range(len(measurements))
        for index in order if number % 2 == 0 else reversed(order):
            taken[index].append(measurements[index](number))
    return taken
