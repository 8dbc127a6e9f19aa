"""Walks through a running studio in headless Chromium as a person would, and stops at the first thing that is not as it should be.

    python3 walk.py ADDRESS [--save FOLDER] [--language en] [--inflow 0.002]

Choose, change, run, watch, compare, predict, save, reopen; by keyboard too, and at the width of a phone. With --save, pictures are kept.
"""

import argparse
import json
import pathlib
import sys
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "ReportTests" / "Browser"))
from look import LOOK, Browser  # noqa: E402


class Walk:
    def __init__(self, address, save, language):
        self.address, self.save, self.language = address.rstrip("/"), save, language
        self.browser = Browser()
        self.foreign = []

    def api(self, path):
        return json.load(urllib.request.urlopen(self.address + path, timeout=60))

    def run(self, scenario, replications):
        """A run that nobody pressed, to its end."""
        body = json.dumps({"scenario": scenario, "replications": replications, "seed": 1}).encode()
        request = urllib.request.Request(self.address + "/api/runs", data=body, method="POST", headers={"Content-Type": "application/json"})
        number = json.load(urllib.request.urlopen(request, timeout=60))["id"]
        end = time.time() + 200
        while self.api("/api/runs/" + number)["status"] != "done":
            if time.time() > end:
                self.fail("a run does not end")
            time.sleep(0.1)
        return number

    def go(self, place, width=1280):
        self.browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.browser.call("Page.navigate", url=self.address + "/?language=" + self.language + place)
        self.until("document.querySelector('main h1') !== null", "a heading")

    def until(self, expression, what, seconds=150):
        end = time.time() + seconds
        while not self.browser.value("Boolean(" + expression + ")"):
            if time.time() > end:
                self.fail(f"waited {seconds} s for {what}")
            time.sleep(0.05)

    def js(self, expression):
        return self.browser.value(expression)

    def press(self, selector):
        self.until(f"document.querySelector({json.dumps(selector)})", selector)
        self.js(f"document.querySelector({json.dumps(selector)}).click()")

    def write(self, selector, text, event="input"):
        self.until(f"document.querySelector({json.dumps(selector)})", selector)
        self.js(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.value = {json.dumps(text)}; e.dispatchEvent(new Event({json.dumps(event)}, {{bubbles: true}})); }})()")

    def require(self, condition, what):
        if not condition:
            self.fail(what)

    def fail(self, what):
        text = self.js("document.querySelector('main').innerText")
        if self.save:
            self.browser.shoot(f"{self.save}/failure.png")
        sys.exit(f"walk.py: {what}\nerrors: {self.browser.errors()}\nat {self.js('location.href')}\n{text[:1500]}")

    def look(self, name, widths=(1280, 768, 390)):
        """Nothing outside, nothing pale, everything named, at every width."""
        for width in widths:
            self.browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
            time.sleep(0.25)
            seen = self.browser.value(LOOK)
            if self.save:
                self.browser.shoot(f"{self.save}/{name}-{width}.png")
            self.require(not seen["overflowing"] and seen["scrollWidth"] <= seen["clientWidth"] + 1, f"{name} at {width}: outside {seen['overflowing'][:5]} {seen['scrollWidth']}")
            self.require(not seen["pale"], f"{name} at {width}: pale {seen['pale'][:5]}")
            self.require(not seen["unnamed"], f"{name} at {width}: {seen['unnamed']} controls without a name")
            # A line of its own: "null" within one is Norwegian.
            odd = {"null", "undefined", "NaN"} & {line.strip() for line in self.js("document.body.innerText").split("\n")}
            self.require(not odd, f"{name}: {odd} is shown")
            self.require("⟦" not in self.js("document.body.innerText"), f"{name}: a text is missing")
        self.browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
        self.require(not self.browser.errors(), f"{name}: {self.browser.errors()}")
        self.foreign += [a for a in self.browser.requests("") if not a.startswith(self.address)]

    def areas(self):
        return self.js("document.querySelectorAll('.map .area').length")


def walk(w, inflow):
    # Choose.
    w.go("")
    w.until("document.querySelectorAll('#scenarios .card').length > 5", "ready scenarios")
    w.look("start")
    w.press('#scenarios a[href*="troms-finnmark-2019"]')
    w.until("document.querySelectorAll('.places .area').length > 30", "the map")

    # Change: a number, the cap, a post on the map, what goes first.
    w.write("#c-inflow-rate ~ .box", str(inflow))
    w.write("#c-caseload-cap", "20")
    before = w.js("document.querySelector('.places h2').innerText")
    w.js("document.querySelector('.area[data-number=\"5423\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    w.until(f"document.querySelector('.places h2').innerText !== {json.dumps(before)}", "a post more")
    # By keyboard the same: the table's button, and the focus stays on it.
    w.press(".places details.table summary")
    w.js("document.querySelector('.stepper button:last-child').focus()")
    name = w.js("document.activeElement.getAttribute('aria-label')")
    more = w.js("document.querySelector('.places h2').innerText")
    w.browser.keys("Enter", 13, "\r")
    w.until(f"document.querySelector('.places h2').innerText !== {json.dumps(more)}", "a post more by keyboard")
    time.sleep(1)
    w.require(w.js("document.activeElement.getAttribute('aria-label')") == name, "the focus was lost")
    w.press(".places details.table summary")
    w.press("#add-policy")
    w.until("document.querySelectorAll('.tabs button').length === 3", "policy B")
    w.write("#effort", "retention_first", "change")
    w.write("#name", "support first", "change")
    w.write("#replications", "10", "change")
    w.until("document.querySelector('.cost .big')", "the cost")
    time.sleep(1)
    w.look("plan")
    # Bad input is told at once, and is gone when it is mended.
    w.write("#c-caseload-cap ~ .box", "100000")
    w.until("document.querySelector('.trouble')", "a message about the cap")
    w.require("250" in w.js("document.querySelector('.trouble').innerText"), "the message does not say what is allowed")
    w.write("#c-caseload-cap ~ .box", "20")
    w.until("!document.querySelector('.trouble')", "the message to go")
    w.require(all("422" in error for error in w.browser.errors()), f"errors: {w.browser.errors()}")
    w.browser.events.clear()

    # Run and compare.
    w.press("#run")
    w.until("location.hash.startsWith('#/run/')", "the results page")
    ids = w.js("location.hash").split("/")[2:]
    w.require(len(ids) == 2, "two runs")
    w.until("document.querySelectorAll('.status[data-status=done]').length === 2", "both runs", 400)
    w.until("document.querySelector('.headline') && document.querySelectorAll('.maps .area').length > 60", "answer and maps")
    w.until("document.querySelectorAll('[data-difference]').length > 5", "differences")
    for index, run in enumerate(ids):
        stored = {o["name"]: o for o in w.api("/api/runs/" + run)["outcomes"] if not o["by"]}
        shown = w.js("Array.from(document.querySelectorAll('.mark-%s[data-outcome]')).map((e) => [e.dataset.outcome, e.dataset.estimate, e.dataset.halfWidth])" % "ab"[index])
        w.require(len(shown) > 8, "outcomes are shown")
        for outcome, estimate, half in shown:
            w.require(str(stored[outcome]["estimate"]) == str(None if estimate == "null" else float(estimate)), f"{outcome} is shown as {estimate}, stored as {stored[outcome]['estimate']}")
            w.require(stored[outcome]["replications"] == 10, "ten replications")
    w.require(w.js("document.activeElement.tagName") == "MAIN", "a new page takes the focus")
    w.look("result")
    report = w.js("fetch(document.querySelector('#report').href).then((r) => r.text())")
    w.require("id=\"brief\"" in report and "support-first" in report, "the whole report")

    # Save: name, keep, reopen after the page is loaded anew.
    w.write("#title", "Two more posts", "input")
    w.press("#rename")
    w.until("document.querySelector('h1').innerText.includes('Two more posts')", "the new name")
    kept = w.js("document.querySelector('#keep').innerText")
    w.press("#keep")
    w.until(f"document.querySelector('#keep').innerText !== {json.dumps(kept)}", "keeping")
    w.go("")
    w.until("document.querySelector('.runs')", "the list of runs")
    w.require("Two more posts" in w.js("document.querySelector('.runs').innerText") and "★" in w.js("document.querySelector('.runs').innerText"), "the kept run is listed")
    w.js("Array.from(document.querySelectorAll('.runs a')).find((a) => a.innerText === 'Two more posts').click()")
    w.until("document.querySelector('.headline') && document.querySelectorAll('.interval-row').length > 8", "the run again")

    # The same policy with other luck.
    w.press("#luck")
    w.until("location.hash.split('/').length === 4", "the other luck")
    w.until("document.querySelectorAll('.status[data-status=done]').length === 2", "the other luck's run", 400)
    w.until("document.querySelector('#other-luck')", "what other luck means")

    # Watch.
    w.go("#/watch/" + ids[0])
    w.until("document.querySelectorAll('.film-map .area').length > 30", "the film")
    day = w.js("document.querySelector('#date').innerText")
    w.write("#speed", "30", "change")
    w.press("#play")
    w.until(f"document.querySelector('#date').innerText !== {json.dumps(day)}", "time to pass", 20)
    w.until("document.querySelectorAll('.cars .car').length > 0", "a specialist on the road", 60)
    w.press("#play")
    w.require(w.js("document.querySelectorAll('.bar-row').length") == 7, "five phases, waiting, in work")
    w.press(".seeker")
    w.until("document.querySelectorAll('.told li').length > 4", "a story")
    w.require(len(w.js("document.querySelector('.story pre').textContent")) > 300, "the story is told in full")
    w.look("watch")

    # Predict before it is run.
    w.go("#/class?new=1")
    w.press("#ask-class")
    w.until("location.hash.startsWith('#/round/')", "a round")
    for number, (name, guess) in enumerate((("Ada", "1"), ("Bo <b>", "-2"), ("Cai", "0.5"))):
        w.write("#guess-name", name)
        w.write("#guess", guess)
        w.press("#give")
        w.until(f"document.querySelector('#guess-count').innerText.startsWith('{number + 1} ')", "the guess")
    w.look("round")
    w.press("#run-round")
    w.until("document.querySelector('#came-out')", "the result beside the guesses", 400)
    w.require(w.js("document.querySelectorAll('.guess-dot').length") == 3 and w.js("document.querySelectorAll('#nearest li').length") == 3, "three guesses")
    w.require("Bo <b>" in w.js("document.querySelector('#nearest').innerText"), "names are texts")
    w.look("guessed")
    w.js("location.hash = location.hash + '/screen'")
    w.until("document.body.classList.contains('screen')", "the projector view")
    w.until("document.querySelector('#came-out')", "the result on the screen")
    w.look("screen", (1280,))

    # Lessons.
    w.go("#/class")
    w.until("document.querySelectorAll('.cards .card').length === 6", "six lessons")
    w.look("class")
    w.press('.cards .card[href="#/lesson/distance"]')
    w.until("document.querySelector('.teacher')", "a lesson")
    w.js("document.querySelector('.teacher').open = true")
    w.look("lesson")
    # A lesson's goals: first it is said what is needed, then a run is judged against another.
    w.require(w.js("document.querySelector('#judge')") is None, "nothing is judged without a run of the starting point")
    w.run({"extends": "concentrate", "parameters": {"inflow.rate": inflow}}, 2)
    w.go("#/class")
    w.press('.cards .card[href="#/lesson/distance"]')
    w.press("#judge")
    w.until("document.querySelectorAll('.verdicts li').length >= 2", "a verdict on each goal")

    # By keyboard from the start: every stop is seen.
    w.go("")
    w.until("document.querySelectorAll('#scenarios .card').length > 5", "ready scenarios")
    stops = w.browser.tour(12)
    w.require(len(stops) >= 10 and all(stop["outline"] for stop in stops), f"keyboard: {stops}")
    w.require(not w.foreign, f"requests left the studio: {w.foreign[:3]}")
    return {"runs": ids}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--save")
    parser.add_argument("--language", default="en")
    parser.add_argument("--inflow", type=float, default=0.002)
    arguments = parser.parse_args()
    w = Walk(arguments.address, arguments.save, arguments.language)
    try:
        print(json.dumps(walk(w, arguments.inflow)))
    finally:
        w.browser.close()


main()
