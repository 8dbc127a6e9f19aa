"""Opens a page in headless Chromium and prints as JSON what is to be seen there.

    python3 look.py PAGE [--width 1280,768,390] [--save FOLDER]

For each width: errors, requests, figures with what they drew, what lies outside, small or pale text. With --save, screenshots and a PDF are kept.
"""

import argparse
import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

import websocket

LOOK = r"""
(() => {
  const drawn = (root) => Array.from(root.querySelectorAll(
    ".scatterlayer .js-line, .scatterlayer .js-fill, .scatterlayer .point, .barlayer .point path, .sankey-link, .errorbar path, .boxlayer path"))
    .filter((node) => { const box = node.getBBox(); return box.width > 0 || box.height > 0; }).length;
  const visible = (node) => node.getClientRects().length > 0;
  const figures = Array.from(document.querySelectorAll(".plot")).map((plot) => {
    const frame = plot.getBoundingClientRect();
    const texts = Array.from(plot.querySelectorAll("svg text")).filter((t) => t.textContent.trim() && visible(t) && getComputedStyle(t).opacity !== "0");
    const outside = texts.filter((t) => { const b = t.getBoundingClientRect(); return b.width > 0 && (b.left < frame.left - 2 || b.right > frame.right + 2 || b.top < frame.top - 2 || b.bottom > frame.bottom + 2); });
    const boxes = texts.filter((t) => t.closest(".xtick, .ytick, .annotation-text-g, .infolayer, .x2tick, .y2tick, .sankey-node, .textpoint, .bartext")).map((t) => [t.textContent, t.getBoundingClientRect()]);
    const clash = [];
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
      const a = boxes[i][1], b = boxes[j][1];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3) clash.push(boxes[i][0] + " | " + boxes[j][0]);
    }
    return {
      id: plot.id.replace(/^plot-/, ""), marks: drawn(plot), traces: (plot.data || []).length, width: frame.width, height: frame.height,
      label: plot.getAttribute("aria-label") || "", outside: outside.map((t) => t.textContent), clash: clash,
      smallest: Math.min(99, ...texts.map((t) => parseFloat(getComputedStyle(t).fontSize))),
    };
  });
  const maps = Array.from(document.querySelectorAll(".map svg")).filter(visible).map((svg) => ({
    areas: Array.from(svg.querySelectorAll("use.area")).filter((u) => { const b = u.getBBox(); return b.width > 0 && b.height > 0; }).length,
    outlines: svg.querySelectorAll(".outline").length, titles: svg.querySelectorAll("use title").length, label: svg.getAttribute("aria-label") || "",
    smallest: Math.min(99, ...Array.from(svg.querySelectorAll("text")).map((t) => t.getBoundingClientRect().height)),
  }));
  const wide = document.documentElement.clientWidth;
  const overflowing = Array.from(document.querySelectorAll("body *")).filter((node) => {
    if (node.closest(".scroll, .plot-frame, svg, .skip, .hidden-text, .js-plotly-tester") || node.id === "js-plotly-tester" || !visible(node)) return false;
    return node.getBoundingClientRect().right > wide + 1;
  }).map((node) => node.tagName + "." + node.className);
  const parse = (c) => { const m = c.match(/[\d.]+/g); return m ? m.map(Number) : [0, 0, 0, 0]; };
  const lum = (c) => { const f = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const ratio = (a, b) => { const x = lum(a), y = lum(b); return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
  const ground = (node) => { for (let n = node; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  // What lies under a text in a bar or a flow: every shape that holds the point, one over the other.
  const shown = (node) => { let a = 1; for (let n = node; n && n.nodeType === 1; n = n.parentElement) a *= parseFloat(getComputedStyle(n).opacity); return a; };
  const under = (shapes, x, y) => shapes.reduce((ground, shape) => {
    const style = getComputedStyle(shape), fill = style.fill;
    const at = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
    if (!fill.startsWith("rgb") || !shape.isPointInFill(at)) return ground;
    const colour = parse(fill), alpha = (colour.length > 3 ? colour[3] : 1) * parseFloat(style.fillOpacity) * shown(shape);
    return ground.map((value, i) => colour[i] * alpha + value * (1 - alpha));
  }, [255, 255, 255]);
  const pale = [];
  let inShapes = 0;
  document.querySelectorAll(".plot").forEach((plot) => {
    const shapes = Array.from(plot.querySelectorAll(".barlayer .point path, .sankey-link, .node-rect"));
    plot.querySelectorAll(".barlayer .bartext, .sankey .node-label").forEach((text) => {
      if (!text.textContent.trim() || !visible(text)) return;
      const box = text.getBoundingClientRect(), ink = parse(getComputedStyle(text).fill);
      const places = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) => [box.left + x * box.width, box.top + y * box.height]));
      const value = Math.min(...places.map(([x, y]) => ratio(ink, under(shapes, x, y))));
      inShapes += 1;
      if (value < 4.5) pale.push(plot.id + ": " + text.textContent.trim().slice(0, 40) + " " + value.toFixed(2));
    });
  });
  document.querySelectorAll("body *").forEach((node) => {
    const own = Array.from(node.childNodes).some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !visible(node) || /SCRIPT|STYLE|NOSCRIPT|TITLE/i.test(node.tagName)) return;
    const style = getComputedStyle(node), isSvg = node.namespaceURI.endsWith("svg");
    if (isSvg && node.closest(".barlayer, .sankey")) return;
    const value = ratio(parse(isSvg ? style.fill : style.color), isSvg ? [255, 255, 255] : ground(node));
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (value < (large ? 3 : 4.5)) pale.push(node.textContent.trim().slice(0, 40) + " " + value.toFixed(2));
  });
  return { figures, maps, overflowing, pale, inShapes, scrollWidth: document.documentElement.scrollWidth, clientWidth: wide,
    headings: Array.from(document.querySelectorAll("h1, h2, h3")).filter(visible).map((h) => h.tagName),
    unnamed: Array.from(document.querySelectorAll("a, button, select, [role=img], [role=region]")).filter((n) => visible(n) && !(n.textContent.trim() || n.getAttribute("aria-label"))).length };
})()
"""

TABLES = r"""
(() => Array.from(document.querySelectorAll(".table-frame")).map((frame) => ({ name: frame.querySelector("table").dataset.name, csv: window.fotfeste.csv(frame.querySelector("table")) })))()
"""

# As it stands while it is printed: every figure has to hold its data then, too.
PRINTED = r"""
(() => { window.dispatchEvent(new Event("beforeprint"));
  const seen = Array.from(document.querySelectorAll(".plot")).map((plot) => ({ id: plot.id.replace(/^plot-/, ""),
    marks: plot.querySelectorAll(".scatterlayer .js-line, .scatterlayer .js-fill, .scatterlayer .point, .barlayer .point path, .sankey-link").length }));
  window.dispatchEvent(new Event("afterprint")); return seen; })()
"""

ACTIVE = r"""
(() => { const n = document.activeElement; if (!n || n === document.body) return null; const s = getComputedStyle(n);
  return { tag: n.tagName, text: (n.textContent || "").trim().slice(0, 30), outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 }; })()
"""


class Browser:
    def __init__(self):
        program = next((shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome") if shutil.which(n)), None)
        if program is None:
            sys.exit("look.py: there is no Chromium; 'make test' installs it")
        self.profile = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
             "--user-data-dir=" + self.profile, "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port_file = pathlib.Path(self.profile) / "DevToolsActivePort"
        end = time.time() + 60
        while not (port_file.exists() and "\n" in port_file.read_text()):
            if time.time() > end or self.process.poll() is not None:
                sys.exit("look.py: Chromium does not start")
            time.sleep(0.05)
        port = port_file.read_text().split("\n")[0]
        pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list"))
        address = next(p["webSocketDebuggerUrl"] for p in pages if p["type"] == "page")
        self.socket = websocket.create_connection(address, timeout=120, suppress_origin=True)
        self.number = 0
        self.events = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def open(self, page, width):
        self.events = []
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.call("Page.navigate", url=page)
        end = time.time() + 90
        while self.value("document.documentElement ? document.documentElement.dataset.drawn || '' : ''") != "yes":
            if time.time() > end or self.errors():
                break
            time.sleep(0.05)
        self.settle()

    def settle(self):
        """Flows are faded in: what is seen before is paler than what a reader sees."""
        time.sleep(0.9 if self.value("document.querySelector('.sankey') !== null") else 0.3)

    def errors(self):
        found = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                details = parameters["exceptionDetails"]
                found.append(details.get("exception", {}).get("description") or details["text"])
            if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append(parameters["entry"]["text"])
            if event.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
                found.append(" ".join(str(a.get("value", a.get("description"))) for a in parameters["args"]))
        return found

    def requests(self, page):
        addresses = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [a for a in addresses if a != page and not a.startswith(("data:", "blob:"))]

    def keys(self, key, code, text=None):
        extra = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def tour(self, steps):
        """What the tabulator reaches, one after the other."""
        found = []
        for _ in range(steps):
            self.keys("Tab", 9)
            active = self.value(ACTIVE)
            if active is None:
                break
            found.append(active)
            if active["tag"] == "SUMMARY" and not any(f.get("opens") for f in found):
                self.keys("Enter", 13, "\r")
                active["opens"] = self.value("document.activeElement.parentElement.open")
        return found

    def choose(self):
        """Another outcome on the map; which panels are to be seen before and after."""
        return self.value("""(() => { const s = document.getElementById("map-outcome"); if (!s) return null;
          const seen = () => Array.from(document.querySelectorAll(".map-outcome")).filter((p) => !p.hidden).map((p) => p.dataset.outcome);
          const before = seen(); s.selectedIndex = s.options.length - 1; s.dispatchEvent(new Event("change")); const after = seen();
          s.selectedIndex = 0; s.dispatchEvent(new Event("change")); return { before, after }; })()""")

    def shoot(self, path):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def close(self):
        try:
            self.call("Browser.close")
        except Exception:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("page")
    parser.add_argument("--width", default="1280,768,390")
    parser.add_argument("--save")
    arguments = parser.parse_args()
    page = pathlib.Path(arguments.page).resolve().as_uri()
    browser = Browser()
    try:
        looks = []
        for width in map(int, arguments.width.split(",")):
            browser.open(page, width)
            look = browser.value(LOOK)
            look.update(width=width, errors=browser.errors(), requests=browser.requests(page))
            looks.append(look)
            if arguments.save:
                browser.shoot(f"{arguments.save}/{width}.png")
        tables, chosen, tour, printed = browser.value(TABLES), browser.choose(), browser.tour(90), browser.value(PRINTED)
        browser.settle()
        pdf = browser.pdf()
        if arguments.save:
            pathlib.Path(arguments.save, "page.pdf").write_bytes(pdf)
        json.dump({"looks": looks, "tables": tables, "chosen": chosen, "tour": tour, "printed": printed, "title": browser.value("document.title"), "pdfPages": pdf.count(b"/Type /Page\n"),
                   "requests": browser.requests(page), "errors": browser.errors()}, sys.stdout)
    finally:
        browser.close()


main()
