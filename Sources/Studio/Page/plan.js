// The workbench: choose a scenario, change what matters, place posts, run.

import { ask, fill, h, known, number, plain, press, recall, remember, say, scenarioText, scenarioTitle, t, trouble } from "./tools.js";
import { borders, desks, drawn, reaches, seats, servers } from "./map.js";

const regimes = ["placement_first", "balanced", "retention_first"];
let controls = null;

/** What is kept of a policy: the ready scenario, and what differs from it. */
function draft(id) { return { extends: id, name: null, effort: null, parameters: {}, posts: null, reach: 60 }; }

/** Names that differ: that of the ready scenario where nothing is changed. */
function namesOf(policies) {
  const isChanged = (policy) => policy.effort || policy.posts || Object.keys(policy.parameters).length;
  const stems = policies.map((policy, index) => policy.name || policy.extends.split("/").pop() + (isChanged(policy) ? "-" + "ab"[index] : ""));
  return stems.map((stem, index) => (index === 1 && stem === stems[0] ? stem + "-b" : stem));
}

/** A policy as the studio takes it: a scenario with what differs from the ready one. */
async function scenarioOf(policy, name) {
  const scenario = { name: name, extends: policy.extends };
  if (policy.effort) { scenario.effort = policy.effort; }
  if (Object.keys(policy.parameters).length) { scenario.parameters = policy.parameters; }
  if (policy.posts) {
    scenario.teams = (await ask("POST", "/api/placement", { scenario: policy.extends, posts: policy.posts, reach_minutes: policy.reach })).teams;
  }
  return scenario;
}

export async function workbench(page, parts, query) {
  const scenarios = await ask("GET", "/api/scenarios");
  controls = controls || await ask("GET", "/api/controls");
  const stored = recall("plan");
  const first = scenarios.find((scenario) => scenario.id === "troms-finnmark-2019") || scenarios[0];
  const exists = (policy) => policy && scenarios.some((scenario) => scenario.id === policy.extends);
  const state = { policies: [draft(query.get("a") || first.id)], shown: 0, replications: 50, seed: 1 };
  if (!query.get("a") && stored && stored.policies.every(exists)) { Object.assign(state, stored); }
  if (query.get("b")) { state.policies = [draft(query.get("a")), draft(query.get("b"))]; }
  const bench = new Workbench(page, scenarios, state);
  await bench.open();
  return () => bench.close();
}

class Workbench {
  constructor(page, scenarios, state) {
    Object.assign(this, { page: page, scenarios: scenarios, state: state, resolved: [null, null], turn: 0, problems: h("div", {}), tabs: h("div", { class: "tabs" }), body: h("div", { class: "bench" }) });
  }

  get policy() { return this.state.policies[this.state.shown]; }

  async open() {
    this.page.append(h("h1", {}, t("plan.title")), h("p", { class: "lead" }, t("plan.lead")), this.tabs, this.problems, this.body);
    this.form = this.runForm();
    await this.load();
  }

  close() { clearTimeout(this.timer); }

  keep() { remember("plan", this.state); }

  /** Reads the policy that is shown from its ready scenario, then with its changes. */
  async load() {
    this.base = await ask("GET", "/api/plan?scenario=" + encodeURIComponent(this.policy.extends));
    this.map = await borders(this.policy.extends);
    await this.check();
    this.draw();
  }

  names() { return namesOf(this.state.policies); }

  scenario(index) { return scenarioOf(this.state.policies[index], this.names()[index]); }

  /** Asks the studio what the policy comes to; its idle cores begin with it. */
  async check() {
    const turn = ++this.turn, index = this.state.shown;
    try {
      const plan = await ask("POST", "/api/check", { scenario: await this.scenario(index), seed: this.state.seed });
      if (turn !== this.turn) { return; }
      this.resolved[index] = plan;
      fill(this.problems);
    } catch (error) {
      if (turn === this.turn) { this.resolved[index] = this.resolved[index] || this.base; fill(this.problems, trouble(error)); }
    }
  }

  changed(redraw) {
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => { await this.check(); if (redraw) { this.drawPlaces(); } this.drawCost(); }, 200);
  }

  // MARK: drawing

  draw() {
    const two = this.state.policies.length > 1;
    fill(this.tabs, this.state.policies.map((policy, index) => h("button", { type: "button", "aria-pressed": String(index === this.state.shown), onclick: () => this.turnTo(index) }, h("span", { class: "key key-" + "ab"[index] }), t("plan.policy", { letter: "AB"[index] }) + ": " + this.names()[index])),
      two ? h("button", { type: "button", class: "plain", onclick: () => this.drop() }, t("plan.drop")) : h("button", { type: "button", class: "plain", id: "add-policy", onclick: () => this.add() }, t("plan.add")));
    this.places = h("div", { class: "places" });
    this.cost = h("div", { class: "cost", "aria-live": "polite" });
    fill(this.body, h("div", { class: "controls" }, this.choose(), this.name(), this.effort(), controls.map((control) => this.control(control)), this.reset()), h("div", {}, this.places, this.cost, this.form));
    this.drawPlaces();
    this.drawCost();
    this.drawRun();
  }

  async turnTo(index) { this.state.shown = index; this.keep(); await this.load(); }

  async add() {
    const copy = JSON.parse(JSON.stringify(this.state.policies[0]));
    copy.name = null;
    this.state.policies.push(copy);
    await this.turnTo(1);
  }

  async drop() { this.state.policies.pop(); await this.turnTo(0); }

  choose() {
    const select = h("select", { id: "base", onchange: async () => { this.state.policies[this.state.shown] = draft(select.value); this.keep(); await this.load(); } },
      this.scenarios.map((scenario) => h("option", { value: scenario.id, selected: scenario.id === this.policy.extends }, scenarioTitle(scenario))));
    return h("div", { class: "field" }, h("label", { for: "base" }, t("plan.base")), select, scenarioText(this.scenarios.find((scenario) => scenario.id === this.policy.extends)));
  }

  name() {
    const input = h("input", { id: "name", value: this.policy.name || "", maxlength: 60, placeholder: this.names()[this.state.shown], onchange: () => {
      this.policy.name = input.value.trim().replace(/\s+/g, "-").replace(/[^\p{L}\p{N}_-]/gu, "") || null;
      this.changed(false);
      this.draw();
    } });
    return h("div", { class: "field" }, h("label", { for: "name" }, t("plan.name")), input);
  }

  effort() {
    const now = this.policy.effort || this.base.effort;
    const select = h("select", { id: "effort", onchange: () => { this.policy.effort = select.value === this.base.effort ? null : select.value; this.changed(false); } },
      regimes.map((regime) => h("option", { value: regime, selected: regime === now }, t("effort." + regime))));
    return h("div", { class: "field" }, h("label", { for: "effort" }, t("control.effort")), select, this.help("effort", t("control.effort.help"), "B2.11", "D"));
  }

  control(control) {
    const name = control.name, id = "c-" + name.replaceAll(".", "-");
    const base = this.base.parameters[name], now = this.policy.parameters[name] ?? base;
    const range = h("input", { type: "range", id: id, min: control.slider_low, max: control.slider_high, step: control.step, value: now, "aria-describedby": id + "-d" });
    const box = h("input", { type: "number", min: control.low, max: control.high, step: "any", value: now, "aria-label": t("control." + name), class: "box" });
    const take = (text) => {
      const value = Number(text);
      if (text === "" || !isFinite(value)) { return; }
      if (value === base) { delete this.policy.parameters[name]; } else { this.policy.parameters[name] = value; }
      this.changed(false);
    };
    range.addEventListener("input", () => { box.value = range.value; take(range.value); });
    box.addEventListener("input", () => { range.value = box.value; take(box.value); });
    return h("div", { class: "field" }, h("label", { for: id }, t("control." + name)),
      h("div", { class: "slide" }, range, box, h("span", { class: "unit" }, known("unit." + control.unit) ? t("unit." + control.unit) : control.unit === "1" ? "" : control.unit)),
      h("p", { class: "quiet", id: id + "-d" }, t("control.default", { base: plain(base), low: plain(control.low), high: plain(control.high) })),
      this.help(name, known("control." + name + ".help") ? t("control." + name + ".help") : control.sentence, control.evidence.join(", "), control.grade));
  }

  /** Evidence, one click away. */
  help(name, text, evidence, grade) {
    return h("details", { class: "evidence" }, h("summary", {}, t("plan.evidence", { grade: grade })), h("p", {}, text), h("p", { class: "quiet" }, t("grade." + grade) + (evidence ? " " + t("plan.source", { ids: evidence }) : "")));
  }

  reset() {
    return h("button", { type: "button", class: "plain", onclick: async () => { this.state.policies[this.state.shown] = draft(this.policy.extends); this.keep(); await this.load(); } }, t("plan.reset"));
  }

  // MARK: places

  posts() {
    if (this.policy.posts) { return this.policy.posts; }
    const found = {};
    seats((this.resolved[this.state.shown] || this.base).teams).forEach((seat) => { found[seat.number] = Math.round(seat.posts); });
    return found;
  }

  put(place, change) {
    const posts = Object.assign({}, this.posts()), now = Math.max(0, (posts[place.number] || 0) + change);
    if (now) { posts[place.number] = now; } else { delete posts[place.number]; }
    if (!Object.keys(posts).length) { return; }
    this.policy.posts = posts;
    say(t("plan.said", { place: place.name, posts: number(now, 0) }));
    this.changed(true);
    this.drawPlaces();
  }

  drawPlaces() {
    const plan = this.resolved[this.state.shown] || this.base, posts = this.posts();
    if (!this.map) { fill(this.places, h("p", {}, t("plan.no_map"))); return; }
    const served = servers(plan.teams);
    const map = drawn(this.map, (place) => ({ className: served.has(place.number) ? "served" : "unserved", text: place.name + ": " + t(served.has(place.number) ? "plan.served" : "plan.unserved", { team: served.has(place.number) ? plan.teams[served.get(place.number)].name : "" }) }),
      { description: t("plan.map"), onpick: (place, event, less) => this.put(place, less || event.shiftKey ? -1 : 1), over: [reaches(this.map, plan.teams), desks(this.map, plan.teams)] });
    const total = Object.values(posts).reduce((sum, count) => sum + count, 0);
    // By keyboard: the button that was pressed keeps the focus although the table is drawn anew.
    const focused = this.places.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") || document.activeElement.id : null;
    const wasOpen = this.places.querySelector("details.table[open]") !== null;
    const reach = h("input", { type: "number", id: "reach", min: 0, max: 2000, step: 5, value: this.policy.reach, class: "box", onchange: () => { this.policy.reach = Math.max(0, Number(reach.value) || 0); this.policy.posts = posts; this.changed(true); } });
    fill(this.places, h("h2", {}, t("plan.where", { count: number(total, 0) })), h("p", { class: "quiet" }, t("plan.where_lead")), map,
      h("ul", { class: "legend" }, h("li", {}, h("span", { class: "swatch served" }), t("plan.legend_served")), h("li", {}, h("span", { class: "swatch unserved" }), t("plan.legend_unserved"))),
      h("div", { class: "field" }, h("label", { for: "reach" }, t("plan.reach")), h("div", { class: "slide" }, reach, h("span", { class: "unit" }, t("unit.minutes")))),
      h("details", { class: "table", open: wasOpen }, h("summary", {}, t("plan.table")), h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("plan.municipality")), h("th", { scope: "col", class: "number" }, t("plan.residents")), h("th", { scope: "col" }, t("plan.posts")))),
        h("tbody", {}, this.map.places.slice().sort((a, b) => b.residents_18_66 - a.residents_18_66).map((place) => h("tr", {}, h("th", { scope: "row" }, place.name), h("td", { class: "number" }, number(place.residents_18_66, 0)),
          h("td", { class: "stepper" }, h("button", { type: "button", "aria-label": t("plan.fewer", { place: place.name }), onclick: () => this.put(place, -1) }, "−"), h("span", {}, number(posts[place.number] || 0, 0)), h("button", { type: "button", "aria-label": t("plan.more", { place: place.name }), onclick: () => this.put(place, 1) }, "+"))))))));
    const again = focused && [...this.places.querySelectorAll("button, input")].find((control) => [control.getAttribute("aria-label"), control.id].includes(focused));
    if (again) { again.focus(); }
  }

  drawCost() {
    const plan = this.resolved[this.state.shown] || this.base, millions = (kroner) => number(kroner / 1e6, 1);
    const first = this.state.shown === 0 ? this.base : this.resolved[0] || this.base;
    const more = plan.cost.total - first.cost.total, price = plan.cost.price_of_a_post;
    const verdict = Math.abs(more) <= price ? t("cost.equal") : t(more > 0 ? "cost.more" : "cost.less", { millions: millions(Math.abs(more)) });
    fill(this.cost, h("h2", {}, t("cost.title")), h("p", { class: "big" }, t("cost.total", { millions: millions(plan.cost.total), posts: number(plan.posts, plan.posts % 1 ? 1 : 0) })),
      h("p", { class: Math.abs(more) <= price ? "" : "warn" }, t(this.state.shown === 0 ? "cost.against_base" : "cost.against_a", { name: first.name }) + " " + verdict),
      plan.notes.length ? h("details", {}, h("summary", {}, t("plan.notes", { count: number(plan.notes.length, 0) })), h("ul", { lang: "en" }, plan.notes.map((note) => h("li", {}, note)))) : null);
  }

  // MARK: running

  runForm() {
    const select = h("select", { id: "replications", onchange: () => { this.state.replications = Number(select.value); this.keep(); } }, [10, 25, 50, 100, 200, 400].map((count) => h("option", { value: count, selected: count === this.state.replications }, t("plan.replications." + (count === 10 ? "few" : count >= 200 ? "many" : "some"), { count: number(count, 0) }))));
    const seed = h("input", { id: "seed", type: "number", min: 0, step: 1, value: this.state.seed, class: "box", onchange: () => { this.state.seed = Math.max(0, Math.floor(Number(seed.value)) || 0); this.keep(); this.changed(false); } });
    this.buttons = h("div", { class: "buttons" });
    return h("section", { class: "runform", "aria-labelledby": "run-title" }, h("h2", { id: "run-title" }, t("plan.run_title")),
      h("div", { class: "row" }, h("div", { class: "field" }, h("label", { for: "replications" }, t("plan.replications")), select), h("div", { class: "field" }, h("label", { for: "seed" }, t("plan.seed")), seed)), this.buttons);
  }

  drawRun() {
    const place = h("div", {}), two = this.state.policies.length > 1;
    const run = h("button", { type: "button", class: "main", id: "run" }, t(two ? "plan.run_both" : "plan.run"));
    run.addEventListener("click", press(run, place, async () => {
      const ids = [];
      for (const index of this.state.policies.keys()) {
        const scenario = await this.scenario(index);
        ids.push((await ask("POST", "/api/runs", { scenario: scenario, replications: this.state.replications, seed: this.state.seed, title: scenario.name })).id);
      }
      location.hash = "#/run/" + ids.join("/");
    }));
    const guess = h("button", { type: "button", id: "predict", onclick: () => { location.hash = "#/class?new=1"; } }, t("plan.predict"));
    fill(this.buttons, run, guess, h("p", { class: "quiet" }, t(two ? "plan.run_both_lead" : "plan.run_lead")), place);
  }
}

/** The policies of the workbench as the studio takes them, for a class to guess about. */
export async function benchScenarios() {
  const stored = recall("plan");
  if (!stored) { return null; }
  const names = namesOf(stored.policies);
  const all = await Promise.all(stored.policies.map((policy, index) => scenarioOf(policy, names[index])));
  return { scenarios: all, replications: stored.replications, seed: stored.seed };
}
