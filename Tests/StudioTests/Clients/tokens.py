"""A studio that other machines reach: nothing without its token.

    python3 tokens.py PORT TOKEN
"""

import http.client
import sys
import time

port, token = int(sys.argv[1]), sys.argv[2]


def ask(method, path, headers=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    answer.read()
    headers = dict(answer.getheaders())
    require("default-src" in headers.get("Content-Security-Policy", "") and headers.get("X-Content-Type-Options") == "nosniff", f"no policy with status {answer.status}")
    return answer.status, headers


def require(condition, what):
    if not condition:
        sys.exit("tokens.py: " + what)


for path in ("/", "/api/runs", "/openapi.json"):
    require(ask("GET", path)[0] == 401, f"{path} without a token")
require(ask("GET", "/?token=" + token[:-1])[0] == 401, "a part of the token")
require(ask("GET", "/?token=wrong")[0] == 401, "a wrong token")
status, headers = ask("GET", "/?token=" + token)
require(status == 303 and headers["Location"] == "/" and "HttpOnly" in headers["Set-Cookie"] and "SameSite=Strict" in headers["Set-Cookie"], "the token becomes a cookie")
cookie = {"Cookie": headers["Set-Cookie"].split(";")[0]}
require(ask("GET", "/", cookie)[0] == 200, "with the cookie")
require(ask("GET", "/api/runs", {"Authorization": "Bearer " + token})[0] == 200, "with a header")
require(ask("GET", "/api/runs", {"Cookie": "fotfeste=wrong"})[0] == 401, "a wrong cookie")
require(ask("POST", "/api/check", {**cookie, "Origin": "http://evil.example", "Content-Type": "application/json"}, "{}")[0] == 403, "a foreign page with the cookie")
# A path that browsers would read as the name of another machine stays a path of the studio.
for path in ("//evil.example/", "//evil.example/x", "/%5cevil.example", "///evil.example", "/\\evil.example"):
    status, headers = ask("GET", path + "?token=" + token)
    location = headers.get("Location", "")
    require(status == 303 and location.startswith("/") and location[1:2] not in ("/", "\\"), f"{path} leads to {location}")
# Wrong tokens wait longer each time; right ones do not.
times = []
for number in range(3):
    began = time.monotonic()
    require(ask("GET", "/api/runs", {"Authorization": "Bearer wrong"})[0] == 401, "a wrong token")
    times.append(time.monotonic() - began)
require(times[2] > 3.9, f"wrong tokens are answered after {times}")
began = time.monotonic()
require(ask("HEAD", "/api/runs", cookie)[0] == 200 and time.monotonic() - began < 3, "the right one waits")
