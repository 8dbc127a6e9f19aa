"""Fills the queue of a studio, and begins with another one in the same folder.

    python3 limits.py begin ADDRESS      starts as many runs as may wait; one more is refused
    python3 limits.py again ADDRESS      what was left does not block a new run
"""

import json
import sys
import time
import urllib.error
import urllib.request

step, address = sys.argv[1], sys.argv[2].rstrip("/")
small = {"extends": "troms-finnmark-2019", "horizon": "3 years", "warmup": "1 years", "parameters": {"inflow.rate": 0.002}}


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, method=method, headers={"Content-Type": "application/json"} if data else {})
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def start(replications):
    return ask("POST", "/api/runs", {"scenario": small, "replications": replications})


if step == "begin":
    for number in range(40):
        if start(1_000)[0] != 202:
            sys.exit(f"limits.py: run {number} was not taken")
    if start(1)[0] != 429:
        sys.exit("limits.py: the queue has no end")
else:
    left = ask("GET", "/api/runs")[1]
    if len(left) != 40 or {run["status"] for run in left} != {"stopped"}:
        sys.exit(f"limits.py: {len(left)} runs were left: {[run['status'] for run in left]}")
    status, run = start(2)
    if status != 202:
        sys.exit(f"limits.py: a new run is refused: {run}")
    end = time.time() + 300
    while ask("GET", "/api/runs/" + run["id"])[1]["status"] != "done":
        if time.time() > end:
            sys.exit("limits.py: the new run does not end")
        time.sleep(0.1)
