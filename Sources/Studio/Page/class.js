// Class mode: lessons, rounds of guesses, the result beside them.

import { ask, ends, fill, h, label, language, number, outcomes, press, row, say, shown, t, trouble, withInterval } from "./tools.js";
import { benchScenarios } from "./plan.js";
import { markdown } from "./markdown.js";

const asked = ["coverage_90d", "eligible_employed_at_12m", "eligible_sustained_26w", "retention_12m", "employed_at_12m", "dropout_12m", "wait_days_mean", "travel_share", "coverage_remote_gap", "additional_sustained_jobs"];

export async function classroom(page, parts, query) {
  const [lessons, rounds] = await Promise.all([ask("GET", "/api/lessons"), ask("GET", "/api/rounds")]);
  page.append(h("h1", {}, t("class.title")), h("p", { class: "lead" }, t("class.lead")),
    h("section", {}, h("h2", {}, t("class.lessons")), h("ul", { class: "cards" }, lessons.map((one) => h("li", {}, h("a", { class: "card", href: "#/lesson/" + one.id }, h("strong", {}, one.title[language]), h("span", {}, one.question[language])))))),
    h("section", {}, h("h2", { id: "own" }, t("class.own")), h("p", {}, t("class.own_lead")), await ownRound()),
    h("section", {}, h("h2", {}, t("class.rounds")), rounds.length ? h("ul", {}, rounds.slice(0, 20).map((one) => h("li", {}, h("a", { href: "#/round/" + one.id }, one.title), " ", h("span", { class: "quiet" }, t(one.status === "open" ? "round.open" : "round.done") + ", " + guessCount(one))))) : h("p", { class: "quiet" }, t("class.no_rounds"))));
  if (query.get("new")) { setTimeout(() => page.querySelector("#own").scrollIntoView(), 0); }
}

async function ownRound() {
  const bench = await benchScenarios().catch(() => null);
  if (!bench) { return h("p", {}, h("a", { href: "#/plan" }, t("class.first_plan"))); }
  const names = bench.scenarios.map((scenario) => scenario.name);
  const title = h("input", { id: "round-title", maxlength: 80, value: t("class.default_title", { names: names.join(" – ") }).slice(0, 80) });
  const outcome = h("select", { id: "round-outcome" }, asked.map((name) => h("option", { value: name }, label(name))));
  const of = h("select", { id: "round-of" }, [...(names.length > 1 ? ["difference"] : []), "level"].map((kind) => h("option", { value: kind }, t("round.of_" + kind, { a: names[0], b: names[1] || "" }))));
  const place = h("div", {}), button = h("button", { type: "button", class: "main", id: "ask-class" }, t("class.ask"));
  button.addEventListener("click", press(button, place, async () => {
    const made = await ask("POST", "/api/rounds", { title: title.value, outcome: outcome.value, of: of.value, scenarios: bench.scenarios, replications: Math.max(2, bench.replications), seed: bench.seed });
    location.hash = "#/round/" + made.id;
  }));
  return h("div", { class: "row" }, h("div", { class: "field" }, h("label", { for: "round-title" }, t("class.question")), title), h("div", { class: "field" }, h("label", { for: "round-outcome" }, t("class.outcome")), outcome), h("div", { class: "field" }, h("label", { for: "round-of" }, t("class.of")), of), button, place);
}

// MARK: lesson

export async function lesson(page, parts) {
  const [lessons, runs] = await Promise.all([ask("GET", "/api/lessons"), ask("GET", "/api/runs")]);
  const one = lessons.find((found) => found.id === parts[0]);
  if (!one) { throw new Error(t("lesson.unknown")); }
  const place = h("div", {}), asking = h("button", { type: "button", class: "main", id: "ask-class" }, t("class.ask"));
  asking.addEventListener("click", press(asking, place, async () => {
    const scenarios = one.scenarios.map((id) => ({ extends: id }));
    const made = await ask("POST", "/api/rounds", { title: one.title[language], outcome: one.predict.outcome, of: one.predict.of, lesson: one.id, scenarios: one.predict.of === "level" ? scenarios.slice(0, 1) : scenarios, replications: one.replications });
    location.hash = "#/round/" + made.id;
  }));
  page.append(h("h1", {}, one.title[language]), h("p", { class: "headline" }, one.question[language]),
    h("div", { class: "buttons" }, asking, h("a", { class: "button", href: "#/plan?a=" + encodeURIComponent(one.scenarios[0]) + (one.scenarios[1] ? "&b=" + encodeURIComponent(one.scenarios[1]) : "") }, t("lesson.try"))), place,
    ...(one.goals.length ? [goals(one, runs)] : []),
    h("details", { class: "teacher" }, h("summary", {}, t("lesson.teacher")), markdown(one.pages[language])));
}

function goalText(goal) {
  if (goal.within_budget) { return t("goal.budget"); }
  const name = label(goal.outcome), unit = (outcomes[goal.outcome] || { unit: "share" }).unit;
  const alone = (value, signed) => row(unit, [{ estimate: value, half_width: value || null }], signed);
  if (goal.every_municipality_above !== null) { return t("goal.every", { outcome: name, value: shown(goal.every_municipality_above, alone(goal.every_municipality_above)) }); }
  if (goal.gain_at_least !== null) { return t("goal.gain", { outcome: name, value: shown(goal.gain_at_least, alone(goal.gain_at_least, true)) }); }
  return t("goal.loss", { outcome: name, value: shown(goal.loss_at_most, alone(goal.loss_at_most, true)).replace(/^\+/, "") });
}

function goals(one, runs) {
  const done = runs.filter((run) => run.replications_reported > 1), place = h("div", { id: "judgement" });
  const first = one.scenarios[0];
  // What can be paired with a run of the starting point: the same luck, and a name of its own.
  const starts = done.filter((run) => run.extends === first), others = done.filter((run) => starts.some((start) => start.seed === run.seed && start.name !== run.name));
  const a = h("select", { id: "goal-a" }, starts.map((run) => h("option", { value: run.id }, run.title)));
  const b = h("select", { id: "goal-b" }, others.map((run) => h("option", { value: run.id }, run.title)));
  const button = h("button", { type: "button", id: "judge" }, t("goal.judge"));
  button.addEventListener("click", press(button, place, async () => {
    const found = await ask("GET", "/api/lessons/" + one.id + "/judgement?a=" + a.value + "&b=" + b.value);
    fill(place, h("ul", { class: "verdicts" }, found.goals.map((goal) => h("li", { class: "verdict-" + goal.verdict }, h("strong", {}, t("verdict." + goal.verdict)), " ", goalText(goal.goal)))));
  }));
  return h("section", {}, h("h2", {}, t("goal.title")), h("ol", {}, one.goals.map((goal) => h("li", {}, goalText(goal)))), h("p", { class: "quiet" }, t("goal.lead", { base: first })),
    others.length ? h("div", { class: "row" }, h("div", { class: "field" }, h("label", { for: "goal-a" }, t("goal.first")), a), h("div", { class: "field" }, h("label", { for: "goal-b" }, t("goal.second")), b), button) : h("p", {}, t("goal.no_runs", { base: first }), " ", h("a", { href: "#/plan?a=" + encodeURIComponent(first) }, t("nav.plan"))), place);
}

// MARK: round

function guessCount(one) { return t("round.guesses", { count: number(one.guess_count, 0) }); }

export async function round(page, parts) {
  const view = new RoundView(page, parts[0], parts[1] === "screen");
  await view.open();
  return () => view.close();
}

class RoundView {
  constructor(page, id, isScreen) { Object.assign(this, { page: page, id: id, isScreen: isScreen }); }

  async open() {
    if (this.isScreen) { document.body.classList.add("screen"); }
    this.round = await ask("GET", "/api/rounds/" + this.id);
    this.body = h("div", {});
    const lesson = this.round.lesson ? (await ask("GET", "/api/lessons")).find((one) => one.id === this.round.lesson) : null;
    this.page.append(h("h1", {}, this.round.title), ...(lesson ? [h("p", { id: "lesson-question" }, lesson.question[language])] : []), h("p", { class: "headline" }, this.question()),
      h("p", {}, this.round.policies.map((name, index) => [h("span", { class: "key key-" + "ab"[index] }), t("plan.policy", { letter: "AB"[index] }) + ": " + name + " "])), this.body);
    this.draw();
    this.timer = setInterval(() => this.refresh(), 2000);
  }

  close() { clearInterval(this.timer); document.body.classList.remove("screen"); }

  question() { return t("round.question_" + this.round.of, { outcome: label(this.round.outcome) }); }

  unit() { return (outcomes[this.round.outcome] || { unit: "share" }).unit; }

  async refresh() {
    try {
      const now = await ask("GET", "/api/rounds/" + this.id);
      if (JSON.stringify(now) !== JSON.stringify(this.round)) { this.round = now; this.draw(); }
    } catch (error) { /* The next look may find the studio again. */ }
  }

  draw() {
    const active = document.activeElement && document.activeElement.id, kept = ["guess-name", "guess"].map((id) => (document.getElementById(id) || {}).value);
    fill(this.body, this.round.status === "open" ? this.guessing() : this.shown(), h("p", { class: "links" },
      h("a", { href: "#/round/" + this.id + (this.isScreen ? "" : "/screen") }, t(this.isScreen ? "round.leave_screen" : "round.screen")), " ", this.round.lesson ? h("a", { href: "#/lesson/" + this.round.lesson }, t("round.lesson")) : null));
    ["guess-name", "guess"].forEach((id, index) => { const field = document.getElementById(id); if (field && kept[index]) { field.value = kept[index]; } });
    const again = active && document.getElementById(active);
    if (again) { again.focus(); }
  }

  guessing() {
    const share = this.unit() === "share", place = h("div", {});
    const name = h("input", { id: "guess-name", maxlength: 40, autocomplete: "off" });
    const value = h("input", { id: "guess", type: "number", step: "any", class: "box" });
    const give = h("button", { type: "button", id: "give" }, t("round.give"));
    give.addEventListener("click", press(give, place, async () => {
      if (!name.value.trim() || value.value === "") { throw new Error(t("round.incomplete")); }
      this.round = await ask("POST", "/api/rounds/" + this.id + "/guesses", { name: name.value, value: share ? Number(value.value) / 100 : Number(value.value) });
      say(t("round.given"));
      name.value = ""; value.value = "";
      this.draw();
    }));
    const runPlace = h("div", {}), run = h("button", { type: "button", class: "main", id: "run-round" }, t("round.run"));
    run.addEventListener("click", press(run, runPlace, async () => { this.round = await ask("POST", "/api/rounds/" + this.id + "/run", {}); this.draw(); }));
    return h("div", {}, h("p", { class: "big", id: "guess-count" }, guessCount(this.round)), h("p", { class: "quiet" }, t("round.hidden")),
      h("div", { class: "row" }, h("div", { class: "field" }, h("label", { for: "guess-name" }, t("round.name")), name), h("div", { class: "field" }, h("label", { for: "guess" }, t(this.round.of === "difference" ? "round.value_difference" : "round.value", { unit: share ? (this.round.of === "difference" ? t("unit.points") : "%") : (outcomes[this.round.outcome] || {}).unit_label || "" })), value), give), place,
      h("div", { class: "buttons" }, run), runPlace);
  }

  shown() {
    const round = this.round, result = round.result, unit = this.unit(), signed = round.of === "difference";
    const values = round.guesses.map((guess) => guess.value);
    const look = row(unit, values.map((value) => ({ estimate: value, half_width: null })).concat(result ? [result] : []), signed);
    const known = result && result.estimate !== null;
    if (known) { values.push(...(ends(result) || [result.estimate])); }
    if (signed) { values.push(0); }
    const nearest = known ? round.guesses.slice().sort((a, b) => Math.abs(a.value - result.estimate) - Math.abs(b.value - result.estimate)).slice(0, 3) : [];
    return h("div", {}, known ? h("p", { class: "big", id: "came-out" }, t("round.came_out", { value: withInterval(result, look) })) : h("p", { class: "big" }, t("round.simulating")),
      values.length ? this.dots(values, known ? result : null, look) : null,
      nearest.length ? h("div", {}, h("h2", {}, t("round.nearest")), h("ol", { id: "nearest" }, nearest.map((guess) => h("li", {}, guess.name + ": " + shown(guess.value, look))))) : null,
      h("p", {}, h("a", { href: "#/run/" + round.runs.join("/") }, t("round.results"))), h("p", { class: "quiet" }, t("round.luck_lead")));
  }

  /** Every guess a dot, stacked where they are alike, above the band of the result. */
  dots(values, result, look) {
    const low = Math.min(...values), high = Math.max(...values), span = high - low || Math.abs(high) || 1, width = 800;
    const place = (value) => 40 + (width - 80) * (value - low + 0.05 * span) / (1.1 * span);
    const bins = new Map();
    const dots = this.round.guesses.map((guess) => {
      const bin = Math.round(place(guess.value) / 16), level = bins.get(bin) || 0;
      bins.set(bin, level + 1);
      return h("circle", { cx: bin * 16, cy: 0, r: 7, class: "guess-dot", "data-level": level }, h("title", {}, guess.name));
    });
    const tallest = Math.max(3, ...bins.values()), floor = 24 + 16 * tallest;
    dots.forEach((dot) => dot.setAttribute("cy", floor - 10 - 16 * Number(dot.dataset.level)));
    const around = result ? ends(result) || [result.estimate, result.estimate] : [];
    const band = result ? [h("rect", { x: place(around[0]), y: 8, width: Math.max(3, place(around[1]) - place(around[0])), height: floor - 8, class: "result-band" }), h("line", { x1: place(result.estimate), x2: place(result.estimate), y1: 8, y2: floor, class: "result-line" })] : [];
    const ticks = [["start", low], ["middle", (low + high) / 2], ["end", high]].map(([anchor, value]) => h("text", { x: anchor === "start" ? 4 : anchor === "end" ? width - 4 : place(value), y: floor + 22, "text-anchor": anchor }, shown(value, look)));
    return h("svg", { viewBox: "0 0 " + width + " " + (floor + 32), class: "dots", role: "img", "aria-label": t("round.dots", { count: number(this.round.guesses.length, 0) }) }, band, look.signed ? h("line", { x1: place(0), x2: place(0), y1: 8, y2: floor, class: "zero" }) : null, h("line", { x1: 20, x2: width - 20, y1: floor, y2: floor, class: "axis" }), dots, ticks);
  }
}
