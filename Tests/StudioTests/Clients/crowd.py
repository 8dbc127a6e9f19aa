"""Thirty browsers watch one run and ten start runs of their own, at the same time.

    python3 crowd.py ADDRESS PROCESS

Every one has to get to the end of its run without an error; queueing is said; memory stays within bounds.
"""

import json
import pathlib
import sys
import threading
import time
import urllib.request

address, process = sys.argv[1].rstrip("/"), sys.argv[2]
small = {"extends": "troms-finnmark-2019", "horizon": "3 years", "warmup": "1 years", "parameters": {"inflow.rate": 0.002}}
problems, lasts, answered, ahead = [], [], [], []


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, method=method, headers={"Content-Type": "application/json"} if data else {})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.loads(answer.read())


def watch(run):
    """Reads the events of a run to their end."""
    try:
        last = None
        with urllib.request.urlopen(f"{address}/api/runs/{run}/events", timeout=300) as stream:
            for line in stream:
                if line.startswith(b"data: {\"id\""):
                    last = json.loads(line[6:])
                    if last["status"] == "queued" and last["ahead"] > 0:
                        ahead.append(last["ahead"])
                if line.startswith(b"event: end"):
                    break
        if last is None or last["status"] != "done":
            problems.append(f"watching {run} ended at {last and last['status']}")
        lasts.append(last)
    except Exception as error:
        problems.append(f"watching {run}: {error}")


def own(number):
    try:
        scenario = {**small, "name": f"class-{number}", "parameters": {"inflow.rate": 0.002, "caseload.cap": 10 + number}}
        watch(ask("POST", "/api/runs", {"scenario": scenario, "replications": 12, "seed": number})["id"])
    except Exception as error:
        problems.append(f"own run {number}: {error}")


def peak():
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


def main():
    first = ask("POST", "/api/runs", {"scenario": {**small, "name": "shown"}, "replications": 25, "seed": 1})["id"]
    threads = [threading.Thread(target=watch, args=(first,)) for _ in range(30)] + [threading.Thread(target=own, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        began = time.time()
        ask("GET", "/api/scenarios")
        answered.append(time.time() - began)
        time.sleep(0.1)
    answered.sort()
    figures = {"watchers": 40, "ended": len(lasts), "peak MB": round(peak()), "median answer ms": round(1000 * answered[len(answered) // 2]), "slowest answer ms": round(1000 * answered[-1]), "most ahead": max(ahead, default=0)}
    if problems:
        sys.exit(f"crowd.py: {problems[:4]} {figures}")
    if len(lasts) != 40 or not ahead:
        sys.exit(f"crowd.py: not everybody came to the end, or nobody was told of the queue: {figures}")
    if figures["peak MB"] > 400:
        sys.exit(f"crowd.py: too much memory: {figures}")
    digests = {run["id"]: run for run in lasts}
    if len(digests) != 11:
        sys.exit(f"crowd.py: {len(digests)} runs, wanted 11")
    print(json.dumps(figures))


main()
