"""Holds a running studio against its own OpenAPI file: every address and method is called, and every answer fits its schema.

    python3 contract.py ADDRESS
"""

import json
import sys
import time
import urllib.error
import urllib.request

import jsonschema

address = sys.argv[1].rstrip("/")


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, method=method, headers={"Content-Type": "application/json"} if data is not None else {})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers.get("Content-Type", "").split(";")[0], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Content-Type", "").split(";")[0], error.read().decode()


def head(path):
    """HEAD has the status and the headers of GET, and no body."""
    answers = []
    for method in ("GET", "HEAD"):
        request = urllib.request.Request(address + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                answers.append((answer.status, answer.headers, answer.read()))
        except urllib.error.HTTPError as error:
            answers.append((error.code, error.headers, error.read()))
    (status, headers, _), (own_status, own_headers, body) = answers
    for name in ("Content-Type", "Content-Length", "Content-Security-Policy", "X-Content-Type-Options"):
        if headers.get(name) != own_headers.get(name):
            sys.exit(f"contract.py: HEAD {path}: {name} is {own_headers.get(name)}, with GET {headers.get(name)}")
    if status != own_status or body:
        sys.exit(f"contract.py: HEAD {path}: status {own_status}, with GET {status}; {len(body)} bytes")


document = json.loads(ask("GET", "/openapi.json")[2])
seen = set()


def call(method, template, path=None, body=None, wanted=None):
    """One call; its answer has to be described, and to be as described."""
    operation = document["paths"][template][method.lower()]
    status, kind, text = ask(method, path or template, body)
    if wanted and status != wanted:
        sys.exit(f"contract.py: {method} {path or template}: {status}, wanted {wanted}: {text[:300]}")
    described = operation["responses"].get(str(status))
    if described is None:
        sys.exit(f"contract.py: {method} {path or template}: status {status} is not described: {text[:300]}")
    content = described.get("content", {})
    if content:
        if kind not in content:
            sys.exit(f"contract.py: {method} {template}: type {kind}, described {list(content)}")
        schema = content[kind].get("schema")
        if schema and kind == "application/json":
            whole = {**schema, "components": document["components"]}
            try:
                jsonschema.Draft202012Validator(whole).validate(json.loads(text))
            except jsonschema.ValidationError as error:
                sys.exit(f"contract.py: {method} {path or template}: {error.message[:300]} at {list(error.absolute_path)[:6]}")
    if body is not None and status < 300:
        schema = {**operation["requestBody"]["content"]["application/json"]["schema"], "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(body)
    seen.add((method.lower(), template))
    return json.loads(text) if kind == "application/json" and text else text


small = {"extends": "troms-finnmark-2019", "name": "small", "horizon": "3 years", "warmup": "1 years", "parameters": {"inflow.rate": 0.002}}
other = {**small, "name": "other", "effort": "retention_first"}


def wait(run):
    while call("GET", "/api/runs/{id}", "/api/runs/" + run)["status"] != "done":
        time.sleep(0.2)


def main():
    for template in document["paths"]:
        if "{" not in template and "get" in document["paths"][template] and not template.startswith(("/api", "/report")):
            call("GET", template, wanted=204 if template == "/favicon.ico" else 200)
    for template in ("/api/scenarios", "/api/controls", "/api/outcomes", "/api/runs", "/api/lessons", "/api/rounds"):
        call("GET", template, wanted=200)
    for path in ("/", "/studio.css", "/openapi.json", "/api/scenarios", "/api/plan?scenario=none", "/api/runs/none", "/nowhere"):
        head(path)
    call("GET", "/api/plan", "/api/plan?scenario=spread", wanted=200)
    call("GET", "/api/plan", "/api/plan?scenario=none", wanted=422)
    call("GET", "/api/map", "/api/map?scenario=spread", wanted=200)
    call("POST", "/api/check", body={"scenario": small, "seed": 3}, wanted=200)
    call("POST", "/api/check", body={"scenario": {**small, "effort": "x"}}, wanted=422)
    refused = call("POST", "/api/placement", body={"scenario": "spread", "posts": {"5503": 3}}, wanted=422)
    if "5503 is the number of 2024 of Harstad, 5402 here" not in json.dumps(refused, ensure_ascii=False):
        sys.exit(f"contract.py: no hint for a number of another year: {refused}")
    teams = call("POST", "/api/placement", body={"scenario": "spread", "posts": {"5401": 3, "5402": 1}, "reach_minutes": 60}, wanted=200)["teams"]
    call("POST", "/api/check", body={"scenario": {**small, "teams": teams}}, wanted=200)
    a = call("POST", "/api/runs", body={"scenario": small, "replications": 3, "seed": 2, "title": "A"}, wanted=202)["id"]
    call("GET", "/api/runs/{id}/events", f"/api/runs/{a}/events", wanted=200)
    wait(a)
    text = call("GET", "/api/runs/{id}/scenario", f"/api/runs/{a}/scenario", wanted=200)
    again = call("POST", "/api/runs", body={"scenario": text, "replications": 3, "seed": 2}, wanted=202)["id"]
    b = call("POST", "/api/runs", body={"scenario": other, "replications": 3, "seed": 2}, wanted=202)["id"]
    wait(again), wait(b)
    first, second = (call("GET", "/api/runs/{id}", "/api/runs/" + run) for run in (a, again))
    if first["results_digest"] != second["results_digest"]:
        sys.exit("contract.py: a scenario that was shared gives other results")
    call("PATCH", "/api/runs/{id}", f"/api/runs/{a}", {"title": "Named", "kept": True}, 200)
    call("POST", "/api/runs/{id}/resume", f"/api/runs/{a}/resume", {"replications": 4}, 202)
    wait(a)
    call("DELETE", "/api/runs/{id}", f"/api/runs/{b}", wanted=200)
    call("GET", "/api/runs/{id}", "/api/runs/none", wanted=404)
    call("GET", "/api/compare", f"/api/compare?a={a}&b={b}&language=en", wanted=200)
    call("GET", "/report", f"/report?a={a}&b={b}&language=nb", wanted=200)
    film = call("GET", "/api/runs/{id}/film", f"/api/runs/{a}/film?replication=2", wanted=200)
    person = film["people"][-1]
    call("GET", "/api/runs/{id}/story", f"/api/runs/{a}/story?seeker={film['municipalities'][person[0]]}-{person[1]}&replication=2", wanted=200)
    call("GET", "/api/runs/{id}/story", f"/api/runs/{a}/story?seeker=5401", wanted=400)
    made = call("POST", "/api/rounds", body={"title": "Q", "outcome": "retention_12m", "of": "difference", "scenarios": [small, other], "replications": 3, "seed": 2}, wanted=201)["id"]
    call("POST", "/api/rounds/{id}/guesses", f"/api/rounds/{made}/guesses", {"name": "Ada", "value": 0.1}, 201)
    if call("GET", "/api/rounds/{id}", f"/api/rounds/{made}")["guesses"]:
        sys.exit("contract.py: guesses are told before it is run")
    runs = call("POST", "/api/rounds/{id}/run", f"/api/rounds/{made}/run", {}, 202)["runs"]
    for run in runs:
        wait(run)
    result = call("GET", "/api/rounds/{id}", f"/api/rounds/{made}", wanted=200)
    if result["result"] is None or len(result["guesses"]) != 1:
        sys.exit("contract.py: the round has no result or lost its guess")
    head(f"/api/runs/{a}/events")
    head(f"/report?a={a}")
    call("POST", "/api/rounds/{id}/guesses", f"/api/rounds/{made}/guesses", {"name": "Late", "value": 0.1}, 409)
    lessons = call("GET", "/api/lessons")
    judged = next((one["id"] for one in lessons if one["goals"]), "none")
    call("GET", "/api/lessons/{id}/judgement", f"/api/lessons/{judged}/judgement?a={a}&b={b}", wanted=200 if judged != "none" else 404)
    missing = {(method, template) for template, item in document["paths"].items() for method in item} - seen
    if missing:
        sys.exit(f"contract.py: not called: {sorted(missing)}")
    print(json.dumps({"operations": len(seen)}))


main()
