"""Before and after a studio was killed.

    python3 restart.py begin ADDRESS            starts runs, waits for one, leaves one half-way; prints what there is
    python3 restart.py again ADDRESS WHAT       finds all that again, and goes on with the one that was left
"""

import hashlib
import json
import sys
import time
import urllib.request

step, address = sys.argv[1], sys.argv[2].rstrip("/")
small = {"extends": "troms-finnmark-2019", "horizon": "3 years", "warmup": "1 years", "parameters": {"inflow.rate": 0.002}}


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, method=method, headers={"Content-Type": "application/json"} if data else {})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.loads(answer.read())


def until(run, good):
    end = time.time() + 300
    while not good(state := ask("GET", "/api/runs/" + run)):
        if time.time() > end:
            sys.exit(f"restart.py: waited for {run}: {state['status']}")
        time.sleep(0.05)
    return state


def print_of(run):
    return hashlib.sha256(json.dumps(ask("GET", "/api/runs/" + run), sort_keys=True).encode()).hexdigest()


if step == "begin":
    done = ask("POST", "/api/runs", {"scenario": small, "replications": 3, "title": "Done before"})["id"]
    until(done, lambda run: run["status"] == "done")
    ask("PATCH", "/api/runs/" + done, {"kept": True})
    half = ask("POST", "/api/runs", {"scenario": {**small, "name": "half"}, "replications": 40, "seed": 5})["id"]
    until(half, lambda run: run["replications_reported"] >= 10)
    waiting = ask("POST", "/api/rounds", {"title": "Q", "outcome": "retention_12m", "scenarios": [small]})["id"]
    ask("POST", f"/api/rounds/{waiting}/guesses", {"name": "Ada", "value": 0.4})
    print(json.dumps({"done": done, "print": print_of(done), "half": half, "round": waiting}))
else:
    what = json.loads(sys.argv[3])
    if print_of(what["done"]) != what["print"]:
        sys.exit("restart.py: the finished run is not as it was")
    if ask("GET", "/api/rounds/" + what["round"])["guess_count"] != 1:
        sys.exit("restart.py: the guess is lost")
    half = ask("GET", "/api/runs/" + what["half"])
    if half["status"] != "stopped" or half["replications_reported"] < 10:
        sys.exit(f"restart.py: the run that was left stands at {half['status']}, {half['replications_reported']}")
    ask("POST", f"/api/runs/{what['half']}/resume", {})
    resumed = until(what["half"], lambda run: run["status"] == "done")
    whole = ask("POST", "/api/runs", {"scenario": {**small, "name": "half"}, "replications": 40, "seed": 5})["id"]
    if until(whole, lambda run: run["status"] == "done")["results_digest"] != resumed["results_digest"]:
        sys.exit("restart.py: a run that was gone on with has other results than an uninterrupted one")
