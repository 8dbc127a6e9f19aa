"""A studio that other machines reach: nothing without its token.

    python3 tokens.py PORT TOKEN
"""

import http.client
import sys

port, token = int(sys.argv[1]), sys.argv[2]


def ask(method, path, headers=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    answer.read()
    return answer.status, dict(answer.getheaders())


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
