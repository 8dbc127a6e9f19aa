"""Treats a running studio badly: it has to answer each request with a clear refusal, or drop it, and to live on.

    python3 hostile.py HOST PORT OUTPUT_FOLDER

Malformed requests come from a fixed seed. Prints what was counted as JSON.
"""

import collections
import http.client
import json
import os
import pathlib
import random
import socket
import sys
import time

host, port, output = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
counts = collections.Counter()


def ask(method, path, body=None, headers=None, timeout=30):
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        own = {"Content-Type": "application/json"} if body is not None else {}
        own.update(headers or {})
        connection.request(method, path, body=body, headers=own)
        answer = connection.getresponse()
        headers = dict(answer.getheaders())
        if "default-src" not in headers.get("Content-Security-Policy", "") or headers.get("X-Content-Type-Options") != "nosniff":
            sys.exit(f"hostile.py: {method} {path}: status {answer.status} without a policy: {headers}")
        return answer.status, answer.read().decode("utf-8", "replace"), headers
    finally:
        connection.close()


def refused(status, text, what, *allowed):
    """A refusal has one of these statuses, JSON, and one sentence."""
    if status not in allowed:
        sys.exit(f"hostile.py: {what}: status {status}, wanted {allowed}: {text[:300]}")
    message = json.loads(text)["error"]
    if not message or "Error Domain" in message or "Swift." in message:
        sys.exit(f"hostile.py: {what}: no clear message: {message}")
    counts[status] += 1


def alive():
    status, text, _ = ask("GET", "/api/runs")
    if status != 200:
        sys.exit(f"hostile.py: the studio is not alive: {status}")
    return json.loads(text)


def files():
    top = output.parent
    return {str(path.relative_to(top)) for path in top.rglob("*")}


def post(path, value, **more):
    return ask("POST", path, json.dumps(value), **more)


def run(**members):
    return post("/api/runs", members)


def single_refusals():
    # Foreign pages.
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": f"http://{host}:{port + 1}"}, {"Host": "evil.example"}, {"Host": f"evil.example:{port}"}, {"Sec-Fetch-Site": "cross-site"}):
        status, text, _ = ask("POST", "/api/runs", "{}", headers)
        refused(status, text, headers, 403)
    status, text, _ = ask("GET", "/api/runs", headers={"Origin": "http://evil.example"})
    refused(status, text, "foreign origin", 403)
    # Bodies.
    status, text, _ = ask("POST", "/api/runs", "x" * 100_000)
    refused(status, text, "long body", 413)
    status, text, _ = ask("POST", "/api/runs", '{"scenario": {"extends": "spread"}}', {"Content-Type": "text/plain"})
    refused(status, text, "type of the body", 415)
    for body in ("", "{", "[]", "null", "1", '"a"', "{\"scenario\": }", "\x00\x01", "[" * 5000,
                 '{"scenario": ' + "[" * 500 + "]" * 500 + "}", '{"scenario": ' + '{"a":' * 9000 + "1" + "}" * 9001, '{"scenario": [' + ",".join(['""'] * 20_500) + "]}"):
        status, text, _ = ask("POST", "/api/runs", body)
        refused(status, text, f"body {body[:10]!r}", 400)
    for members in ({}, {"scenario": 1}, {"scenario": None}, {"scenario": []}, {"nonsense": 1, "scenario": {"extends": "spread"}},
                    {"scenario": {"extends": "spread"}, "replications": "many"}, {"scenario": {"extends": "spread"}, "replications": True},
                    {"scenario": {"extends": "spread"}, "replications": 0}, {"scenario": {"extends": "spread"}, "replications": 1e9},
                    {"scenario": {"extends": "spread"}, "replications": 1.5}, {"scenario": {"extends": "spread"}, "seed": -1},
                    {"scenario": {"extends": "spread"}, "title": "a\nb"}, {"scenario": {"extends": "spread"}, "title": "x" * 81}):
        status, text, _ = run(**members)
        refused(status, text, members, 400)
    # Scenarios: unknown names, wrong values, ways to files, work without end.
    for scenario in ({"extends": "spread", "parameters": {"caseload.capp": 3}}, {"extends": "spread", "parameters": {"caseload.cap": "many"}},
                     {"extends": "spread", "parameters": {"caseload.cap": 1e9}}, {"extends": "spread", "parameters": []}, {"extends": "spread", "effort": "none"},
                     {"extends": "no-such"}, {"extends": "../../etc/passwd"}, {"extends": "/etc/passwd"}, {"extends": "../scenarios/spread"}, {"extends": ["spread"]}, {},
                     {"extends": "spread", "region": {"municipalities": "/etc/passwd"}}, {"extends": "spread", "name": "../../evil"}, {"extends": "spread", "name": "a/b"},
                     {"extends": "spread", "name": "a b"}, {"extends": "spread", "name": ""}, {"extends": "spread", "name": "x" * 300}, {"extends": "spread", "name": "\u0000"}, {"extends": "spread", "teams": [{"name": "x"}]},
                     {"extends": "spread", "teams": [{"name": "x", "base": "nowhere", "posts": 1, "serves": []}]}, {"extends": "spread", "horizon": "900 years"},
                     {"extends": "spread", "parameters": {"inflow.rate": 0.1}, "horizon": "20 years"}, {"extends": "spread", "kind": "cohort"}, {"extends": "trials/full-team"},
                     "extends: spread\nx: &a [1]\ny: *a\n", "- a", "extends: [", "\t", "extends: spread\nextends: spread", "extends: spread\nregion: {municipalities: /etc/passwd}"):
        status, text, _ = run(scenario=scenario)
        refused(status, text, scenario, 422)
        if "root:" in text:
            sys.exit("hostile.py: a file was read")
    # Short texts that stand for much, and ways around the list of keys to files of the machine.
    local = output.parent / "local.yaml"
    bomb = "".join(f"  - &v{level} [{', '.join([f'*v{level - 1}'] * 10)}]\n" for level in range(1, 10))
    for text in ("extends: spread\nteams:\n  - &v0 [1]\n" + bomb, "extends: spread\nteams:\n  - &v0 [1]\n" + bomb + "? *v9\n: 1\n", "extends: spread\n" + "seed: 1\n" * 7000,
                 "teams: " + "[" * 60_000, "- " * 30_000, "%TAG !a! x\n" * 5000, "extends: spread\nstart: 2019-01-99999999999\n", "extends: spread\nstart: 2019-01-9223372036854775807\n",
                 f"extends: {local}\nextends: {local}\n", f"extends: spread\nregion: {{municipalities: {local}}}\nseed: 1\nseed: 1\n"):
        began = time.time()
        status, answer, _ = run(scenario=text)
        refused(status, answer, text[:60], 422)
        if "marker" in answer:
            sys.exit("hostile.py: a local file was read")
        counts["slowest refusal in ms"] = max(counts["slowest refusal in ms"], round(1000 * (time.time() - began)))
    # Addresses.
    for path in ("/nowhere", "/api", "/api/runs/nothing", "/api/runs/..%2f..%2fetc%2fpasswd", "/api/runs/%00", "/page/../../Package.swift", "/page/..%2f..%2fPackage.swift", "//etc/passwd", "/texts/de.json", "/api/rounds/none", "/api/lessons/none/judgement?a=1&b=2"):
        status, text, _ = ask("GET", path)
        refused(status, text, path, 400, 404)
    for path in ("/api/compare", "/api/plan", "/api/outcomes?language=de", "/report?a="):
        status, text, _ = ask("GET", path)
        refused(status, text, path, 400)
    for method, path in (("PUT", "/api/runs"), ("DELETE", "/"), ("PATCH", "/api/scenarios")):
        status, text, _ = ask(method, path, "{}")
        refused(status, text, (method, path), 404, 405)
    for value in ({"scenario": "spread", "posts": {"9999": 1}}, {"scenario": "spread", "posts": {"5401": -1}}, {"scenario": "spread", "posts": {"5401": 1e9}}, {"scenario": "spread", "posts": {"5401": "a"}}, {"scenario": "no", "posts": {}}):
        status, text, _ = post("/api/placement", value)
        refused(status, text, value, 422)
    for value in ({"title": "x", "outcome": "none", "scenarios": [{"extends": "spread"}]}, {"title": "x", "outcome": "coverage_90d", "scenarios": []}, {"outcome": "coverage_90d", "scenarios": [{"extends": "spread"}]}):
        status, text, _ = post("/api/rounds", value)
        refused(status, text, value, 400)


def malformed(count):
    """Requests that no browser makes, by mutation of those that one makes."""
    luck = random.Random(7)
    seeds = [b"GET /api/runs HTTP/1.1\r\nHost: %s:%d\r\n\r\n" % (host.encode(), port),
             b"POST /api/runs HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n{\"scenario\": {\"extends\": \"no-such\"}, \"a\":1}" % (host.encode(), port),
             b"GET /api/runs/x/events HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n\r\n" % (host.encode(), port),
             b"POST /api/check HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sce\r\n0\r\n\r\n" % (host.encode(), port)]
    for number in range(count):
        data = bytearray(luck.choice(seeds))
        for _ in range(luck.randint(1, 12)):
            kind, place = luck.randint(0, 3), luck.randrange(len(data)) if data else 0
            if kind == 0 and data:
                data[place] = luck.randrange(256)
            elif kind == 1 and data:
                del data[place:place + luck.randint(1, 20)]
            elif kind == 2:
                data[place:place] = bytes(luck.randrange(256) for _ in range(luck.randint(1, 30)))
            else:
                data[place:place] = luck.choice([b"\r\n", b"%00", b"../", b"HTTP/9.9", b"Content-Length: -1\r\n", b"\xff\xfe", b"a" * 2000])
        with socket.create_connection((host, port), timeout=10) as client:
            client.settimeout(0.02 if number % 10 else 0.3)
            try:
                client.sendall(bytes(data))
                if luck.random() < 0.8:
                    client.shutdown(socket.SHUT_WR)
                answer = client.recv(65536)
                line = answer.split(b"\r\n", 1)[0].split(b" ")
                if len(line) > 1 and line[1].isdigit():
                    status = int(line[1])
                    if status >= 500 and status != 505:
                        sys.exit(f"hostile.py: status {status} for {bytes(data)!r}: {answer[:300]!r}")
                    counts["malformed " + str(status)] += 1
                else:
                    counts["malformed, closed"] += 1
            except (socket.timeout, ConnectionError, BrokenPipeError):
                counts["malformed, no answer"] += 1
        if number % 250 == 249:
            alive()


def slow_and_dropped():
    """Clients that send a letter at a time or never read, and connections that are dropped: others are answered meanwhile."""
    held = []
    for number in range(30):
        client = socket.create_connection((host, port), timeout=10)
        client.sendall(b"POST /api/runs HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{" % (host.encode(), port))
        held.append(client)
    began = time.time()
    alive()
    counts["answered beside 30 slow clients in ms"] = round(1000 * (time.time() - began))
    if time.time() - began > 20:
        sys.exit("hostile.py: slow clients hold others up")
    for number, client in enumerate(held):
        if number % 2:
            client.close()
        else:
            client.sendall(b" ")
    status, text, _ = run(scenario={"extends": "spread", "horizon": "2 years", "warmup": "1 years", "parameters": {"inflow.rate": 0.001}}, replications=4, title="while others are slow")
    if status != 202:
        sys.exit(f"hostile.py: a run was not taken: {text}")
    number = json.loads(text)["id"]
    for _ in range(20):
        client = socket.create_connection((host, port), timeout=10)
        client.sendall(b"GET /api/runs/%s/events HTTP/1.1\r\nHost: %s:%d\r\n\r\n" % (number.encode(), host.encode(), port))
        client.recv(100)
        client.close()
    end = time.time() + 240
    while json.loads(ask("GET", "/api/runs/" + number)[1])["status"] != "done":
        if time.time() > end:
            sys.exit("hostile.py: the run beside slow clients does not end")
        time.sleep(0.2)
    for client in held[::2]:
        client.close()


def main():
    (output.parent / "local.yaml").write_text("marker-of-a-local-file: 17\n")
    before = files()
    # A result that is there for comparison, and that nothing of this changes.
    single_refusals()
    alive()
    malformed(int(os.environ.get("FOTFESTE_MALFORMED", "1000")))
    slow_and_dropped()
    runs = alive()
    if len(runs) != 1:
        sys.exit(f"hostile.py: {len(runs)} runs, wanted the one that was meant")
    new = {path for path in files() - before if not path.startswith(f"{output.name}/studio/runs/{runs[0]['id']}")}
    if new:
        sys.exit(f"hostile.py: written elsewhere: {sorted(new)[:5]}")
    print(json.dumps(counts))


main()
