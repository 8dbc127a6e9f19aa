"""The programs that are compared: finds or builds them."""
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
ROOT = FOLDER.parent
PEERS = FOLDER / "Peers"
BUILD = ROOT / ".build" / "benchmarks"
PEAK = BUILD / "peak"
SUBJECT = "fotfeste"

OPTIMISED = ["-O3", "-march=native", "-std=c++17", "-DHAVE_INLINE"]
GSL = ["-lgsl", "-lgslcblas", "-lm"]


@dataclass(frozen=True)
class Tool:
    """A name, and the program that answers each command: `hold`, `draw`, `pathway`, `replications`."""
    name: str
    programs: dict

    def command(self, command, *arguments):
        return [str(word) for word in [*self.programs[command], command, *arguments]]


class Missing(Exception):
    """A tool cannot be had here; says why and how to add it."""


def build_driver():
    compile_program(FOLDER / "Driver" / "peak.cpp", PEAK, ["-O2", "-std=c++17"])


def subject():
    program = os.environ.get("FOTFESTE_BENCHMARKS")
    if not program:
        swift = os.environ.get("SWIFT", "swift")
        subprocess.run([swift, "build", "-c", "release", "--product", "fotfeste-benchmarks"], cwd=ROOT, check=True)
        program = ROOT / ".build" / "release" / "fotfeste-benchmarks"
    return Tool(SUBJECT, dict.fromkeys(["hold", "draw", "pathway", "replications"], [program]))


def whole_model():
    """The command of the whole model: SCENARIO SEED REPLICATIONS JOBS WARMUP_YEARS YEARS."""
    program = os.environ.get("FOTFESTE_MODEL_BENCHMARKS")
    if not program:
        swift = os.environ.get("SWIFT", "swift")
        subprocess.run([swift, "build", "-c", "release", "--product", "fotfeste-model-benchmarks"], cwd=ROOT, check=True)
        program = ROOT / ".build" / "release" / "fotfeste-model-benchmarks"
    return lambda scenario, *numbers: [str(program), str(ROOT / "scenarios" / f"{scenario}.yaml"), *map(str, numbers)]


def cpp():
    hold, pathway = BUILD / "hold", BUILD / "pathway"
    compile_program(PEERS / "hold.cpp", hold, OPTIMISED, GSL)
    compile_program(PEERS / "pathway.cpp", pathway, OPTIMISED, GSL)
    return Tool("c++", {"hold": [hold], "draw": [hold], "pathway": [pathway]})


def simpy():
    python = BUILD / "venv" / "bin" / "python"
    requirements = PEERS / "requirements.txt"
    installed = BUILD / "venv" / requirements.name  # a copy of what was installed
    if not installed.exists() or installed.read_text() != requirements.read_text():
        try:
            quietly(["python3", "-m", "venv", BUILD / "venv"])
            quietly([python, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20",
                     "-r", requirements])
        except subprocess.SubprocessError:
            raise Missing("SimPy could not be installed; it needs a package index that pip can reach") from None
        shutil.copy(requirements, installed)
    hold = [python, PEERS / "hold_simpy.py"]
    return Tool("simpy", {"hold": hold, "draw": hold, "pathway": [python, PEERS / "pathway_simpy.py"]})


def simmer():
    library = BUILD / "R"
    library.mkdir(parents=True, exist_ok=True)
    os.environ["R_LIBS"] = os.pathsep.join(filter(None, [str(library), os.environ.get("R_LIBS")]))
    has_simmer = ["Rscript", "-e", 'quit(status = !requireNamespace("simmer", quietly = TRUE))']
    try:
        if subprocess.run(has_simmer, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            quietly(["Rscript", "-e", f'install.packages("simmer", lib = "{library}")'], timeout=900)
            quietly(has_simmer)
    except (OSError, subprocess.SubprocessError):
        raise Missing("R or simmer is not here; it needs Rscript, and a mirror that install.packages can reach or a "
                      "library with simmer named in R_LIBS") from None
    return Tool("simmer", {"pathway": ["Rscript", PEERS / "pathway_simmer.R"]})


def compile_program(source, program, options, libraries=()):
    if program.exists() and program.stat().st_mtime > source.stat().st_mtime:
        return
    program.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([os.environ.get("CXX", "g++"), *options, source, *libraries, "-o", program], check=True)


def quietly(command, timeout=300):
    subprocess.run(command, check=True, timeout=timeout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
