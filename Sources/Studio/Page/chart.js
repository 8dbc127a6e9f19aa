// Intervals: estimates as marks with lines. While a run goes on the scale stays as wide as it was at first, so that one sees them shrink.

import { ends, fill, h, label, row, shown, t, withInterval } from "./tools.js";

const width = 640, left = 4, right = 636;

/** Rows of outcomes; each has one mark for each run, told apart by shape and by colour. */
export class Intervals {
  constructor(names) {
    this.names = names;
    this.scales = new Map();
    this.element = h("div", { class: "intervals" });
  }

  /** @param runs [{name, mark: "a" | "b", outcomes}] */
  show(runs, isOver) {
    if (isOver) { this.scales.clear(); }
    this.room = isOver ? 2 : 1.1;
    fill(this.element, this.names.map((name) => this.row(name, runs)));
  }

  row(name, runs) {
    const found = runs.map((run) => ({ run: run, outcome: run.outcomes.find((outcome) => outcome.name === name) })).filter((item) => item.outcome);
    if (!found.length) { return null; }
    const scale = this.scale(name, found.map((item) => item.outcome));
    const height = 14 + 18 * found.length;
    const drawing = h("svg", { viewBox: "0 0 " + width + " " + height, class: "interval", "aria-hidden": "true", preserveAspectRatio: "none" },
      h("line", { x1: left, x2: right, y1: height - 4, y2: height - 4, class: "axis" }),
      found.map((item, index) => mark(item.outcome, scale, 12 + 18 * index, item.run.mark)));
    const look = row(found[0].outcome.unit, found.map((item) => item.outcome));
    return h("div", { class: "interval-row" },
      h("div", { class: "interval-name" }, label(name)),
      h("div", { class: "interval-plot" }, drawing, h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, shown(scale.low, look)), h("span", {}, shown(scale.high, look)))),
      h("ul", { class: "interval-values" }, found.map((item) => h("li", { class: "mark-" + item.run.mark, "data-outcome": name, "data-estimate": item.outcome.estimate, "data-half-width": item.outcome.half_width },
        runs.length > 1 ? [h("span", { class: "key key-" + item.run.mark }), h("span", { class: "unseen" }, item.run.name + ": ")] : null, withInterval(item.outcome, look)))));
  }

  scale(name, list) {
    const known = list.filter((outcome) => outcome.estimate !== null);
    let scale = this.scales.get(name) || { low: Infinity, high: -Infinity };
    known.forEach((outcome) => {
      const half = outcome.half_width || Math.abs(outcome.estimate) * 0.3, [low, high] = ends(outcome) || [outcome.estimate - half, outcome.estimate + half];
      scale = { low: Math.min(scale.low, low - (this.room - 1) * half), high: Math.max(scale.high, high + (this.room - 1) * half) };
    });
    if (!(scale.high > scale.low)) { scale = { low: scale.low - 1 || -1, high: scale.high + 1 || 1 }; }
    if (known.length && known.every((outcome) => outcome.estimate >= 0)) { scale.low = Math.max(0, scale.low); }
    if (known.length) { this.scales.set(name, scale); }
    return isFinite(scale.low) ? scale : { low: 0, high: 1 };
  }
}

function place(value, scale) { return left + (right - left) * Math.min(1, Math.max(0, (value - scale.low) / (scale.high - scale.low))); }

/** A circle for the first, a square for the second. */
function mark(outcome, scale, y, kind) {
  if (outcome.estimate === null) { return null; }
  const x = place(outcome.estimate, scale);
  const found = ends(outcome);
  return h("g", { class: "mark-" + kind },
    found ? h("line", { x1: place(found[0], scale), x2: place(found[1], scale), y1: y, y2: y, class: "whisker" }) : null,
    kind === "b" ? h("rect", { x: x - 5, y: y - 5, width: 10, height: 10, class: "dot" }) : h("circle", { cx: x, cy: y, r: 5.5, class: "dot" }));
}

/** Paired differences with the zero line, in the scale of the levels that they lie between. */
export function differences(list, levels) {
  return h("div", { class: "intervals" }, list.map((difference) => {
    if (difference.estimate === null) { return null; }
    const found = ends(difference), reach = Math.max(...(found || [difference.estimate]).map(Math.abs), 1e-12) * 1.1;
    const scale = { low: -reach, high: reach }, sure = found !== null && (found[0] > 0 || found[1] < 0);
    const zero = place(0, scale), look = row(difference.unit, [difference], true, levels.filter((outcome) => outcome.name === difference.name));
    return h("div", { class: "interval-row" },
      h("div", { class: "interval-name" }, label(difference.name)),
      h("div", { class: "interval-plot" }, h("svg", { viewBox: "0 0 " + width + " 30", class: "interval", "aria-hidden": "true", preserveAspectRatio: "none" },
        h("line", { x1: zero, x2: zero, y1: 0, y2: 30, class: "zero" }), h("line", { x1: left, x2: right, y1: 27, y2: 27, class: "axis" }), mark(difference, scale, 13, sure ? "a" : "none"))),
      h("ul", { class: "interval-values" }, h("li", { class: sure ? "sure" : "", "data-difference": difference.name }, withInterval(difference, look), h("span", { class: "verdict" }, sure ? t("difference.sure") : t("difference.unsure")))));
  }));
}
