// A run, or two side by side: progress, estimates whose intervals shrink, differences, maps, what can be done next.

import { ask, duration, fill, h, label, language, number, press, say, t, trouble } from "./tools.js";
import { Intervals, differences } from "./chart.js";
import { borders, classes, desks, legend, outcomeMap, reaches } from "./map.js";

const groups = [
  ["group.eligible", ["eligible_employed_at_12m", "eligible_sustained_26w", "coverage_90d", "additional_sustained_jobs"]],
  ["group.admitted", ["employed_at_12m", "retention_12m", "dropout_12m", "wait_days_mean"]],
  ["group.rest", ["coverage_remote_gap", "caseload_mean", "travel_share", "turnover_per_year", "cost_total", "cost_per_additional_sustained_job"]],
];
const listed = groups.flatMap((group) => group[1]).concat(["discharges_per_specialist_year"]);
const mapped = ["coverage_90d", "eligible_employed_at_12m", "admitted_per_1000_residents_year", "wait_days_mean"];

export async function result(page, ids) {
  const view = new Result(page, ids.filter((id) => id));
  await view.open();
  return () => view.close();
}

class Result {
  constructor(page, ids) {
    Object.assign(this, { page: page, ids: ids, marks: ["a", "b"], runs: [], sources: [], told: -1 });
    this.intervals = groups.map((group) => new Intervals(group[1]));
  }

  async open() {
    this.runs = await Promise.all(this.ids.map((id) => ask("GET", "/api/runs/" + id)));
    this.status = h("div", { class: "statuses" });
    this.answer = h("section", { class: "answer", "aria-labelledby": "answer" });
    this.differences = h("section", {});
    this.maps = h("section", {});
    this.actions = h("section", { class: "actions" });
    const title = this.runs.map((run) => run.title).join(" – ");
    this.page.append(h("h1", {}, title), this.status, this.answer,
      h("section", { "aria-labelledby": "numbers" }, h("h2", { id: "numbers" }, t("run.numbers")), this.runs.length > 1 ? h("ul", { class: "legend" }, this.runs.map((run, index) => h("li", {}, h("span", { class: "key key-" + this.marks[index] }), run.title))) : null, h("p", { class: "quiet" }, t("run.numbers_lead")),
        groups.map((group, index) => h("div", {}, h("h3", {}, t(group[0])), this.intervals[index].element))),
      this.differences, this.maps, this.actions);
    this.draw();
    this.drawActions();
    this.runs.forEach((run, index) => { if (["queued", "running"].includes(run.status)) { this.follow(index); } });
    await this.tell();
  }

  close() { this.sources.forEach((source) => source.close()); }

  follow(index) {
    const source = new EventSource("/api/runs/" + this.ids[index] + "/events");
    this.sources.push(source);
    source.addEventListener("state", (event) => {
      const before = this.runs[index].replications_reported;
      this.runs[index] = Object.assign({ results_digest: this.runs[index].results_digest }, JSON.parse(event.data));
      this.draw();
      if (this.runs[index].replications_reported !== before) { this.tell(); }
    });
    source.addEventListener("end", () => { source.close(); this.drawActions(); say(t("run.finished", { title: this.runs[index].title })); });
  }

  draw() {
    fill(this.status, this.runs.map((run, index) => this.progress(run, index)));
    const shown = this.runs.map((run, index) => ({ name: run.title, mark: this.marks[index], outcomes: run.outcomes.filter((outcome) => !Object.keys(outcome.by).length) }));
    const isOver = this.runs.every((run) => !["queued", "running"].includes(run.status));
    this.intervals.forEach((chart) => chart.show(shown, isOver));
  }

  progress(run, index) {
    const goesOn = ["queued", "running"].includes(run.status), place = h("div", {});
    const words = run.status === "queued" ? t("run.queued", { count: number(run.ahead, 0) })
      : run.status === "failed" ? t("run.failed") + " " + run.failure : t("status." + run.status) + ": " + t("run.of", { done: number(run.replications_done, 0), all: number(run.replications_wanted, 0) }) + (run.seconds_left && run.status === "running" ? ", " + t("run.left", { time: duration(run.seconds_left) }) : "");
    const cancel = h("button", { type: "button", class: "plain cancel" }, t("run.cancel"));
    cancel.addEventListener("click", press(cancel, place, async () => { this.runs[index] = await ask("DELETE", "/api/runs/" + run.id); this.draw(); }));
    const resume = h("button", { type: "button", class: "plain" }, t("run.resume"));
    resume.addEventListener("click", press(resume, place, async () => { this.runs[index] = await ask("POST", "/api/runs/" + run.id + "/resume", {}); this.follow(index); this.draw(); }));
    return h("div", { class: "status", "data-status": run.status },
      h("span", {}, this.runs.length > 1 ? [h("span", { class: "key key-" + this.marks[index] }), " ", run.title, " – "] : null, words), " ",
      h("progress", { max: run.replications_wanted, value: run.replications_done, "aria-label": words }), goesOn ? cancel : null, ["stopped", "cancelled", "failed"].includes(run.status) && run.replications_done < run.replications_wanted ? resume : null, place);
  }

  /** The answer in words, differences and maps: when a stage is over. */
  async tell() {
    if (this.runs.some((run) => !run.replications_reported)) { return; }
    const least = Math.min(...this.runs.map((run) => run.replications_reported));
    if (least === this.told) { return; }
    this.told = least;
    try {
      const found = await ask("GET", "/api/compare?" + this.query());
      fill(this.answer, h("h2", { id: "answer" }, t("run.answer")), h("p", { class: "headline" }, found.headline), h("ul", {}, found.answers.map((text) => h("li", {}, text))),
        this.isPaired() ? null : h("p", { id: "other-luck" }, t("run.other_luck")), found.warnings.map((text) => h("p", { class: "warn" }, text)),
        h("details", {}, h("summary", {}, t("run.sure")), h("ul", {}, found.certainty.map((text) => h("li", {}, text)))));
      const regional = found.differences.filter((difference) => !Object.keys(difference.by).length && listed.includes(difference.name));
      if (regional.length) {
        fill(this.differences, h("h2", {}, t("run.differences", { a: this.runs[0].title, b: this.runs[1].title })), h("p", { class: "quiet" }, t("run.differences_lead", { count: number(found.replications, 0) })), differences(regional, this.runs.flatMap((run) => run.outcomes)));
      }
      await this.drawMaps();
    } catch (error) { fill(this.answer, trouble(error)); }
  }

  /** Under different seeds nothing is paired: the answer is that of the first. */
  isPaired() { return this.runs.every((run) => run.seed === this.runs[0].seed); }

  query() { return "a=" + this.ids[0] + (this.ids[1] && this.isPaired() ? "&b=" + this.ids[1] : "") + "&language=" + language; }

  async drawMaps() {
    const full = await Promise.all(this.ids.map((id) => ask("GET", "/api/runs/" + id)));
    full.forEach((run, index) => { this.runs[index].results_digest = run.results_digest; });
    this.drawActions();
    const plans = await Promise.all(this.runs.map((run) => (run.extends ? borders(run.extends) : null)));
    if (plans.some((map) => !map)) { return; }
    const select = h("select", { id: "mapped", onchange: () => show(select.value) }, mapped.map((name) => h("option", { value: name }, label(name))));
    const place = h("div", {});
    const show = (name) => {
      const found = full.map((run) => new Map(run.outcomes.filter((outcome) => outcome.name === name && outcome.by.municipality).map((outcome) => [outcome.by.municipality, outcome])));
      const all = found.flatMap((outcomes) => [...outcomes.values()]), scale = classes(all.map((outcome) => outcome.estimate || 0)), unit = all.length ? all[0].unit : "share";
      fill(place, legend(scale, unit), h("div", { class: "maps" }, found.map((outcomes, index) => h("figure", {}, h("figcaption", {}, this.runs[index].title), outcomeMap(plans[index], outcomes, scale, unit, label(name) + ", " + this.runs[index].title)))));
    };
    show(mapped[0]);
    fill(this.maps, h("h2", {}, t("run.map")), h("div", { class: "field" }, h("label", { for: "mapped" }, t("run.mapped")), select), place, h("p", { class: "quiet" }, "© Kartverket, CC BY 4.0. ", t("run.map_lead")));
  }

  // MARK: what can be done next

  drawActions() {
    const run = this.runs[0], place = h("div", {});
    const act = (id, text, action) => { const button = h("button", { type: "button", id: id }, text); button.addEventListener("click", press(button, place, action)); return button; };
    const luck = act("luck", t("run.luck"), async () => {
      const text = await (await fetch("/api/runs/" + run.id + "/scenario")).text();
      const again = await ask("POST", "/api/runs", { scenario: text, replications: run.replications_wanted, seed: run.seed + 1, title: t("run.luck_title", { title: run.title, seed: run.seed + 1 }).slice(0, 80) });
      location.hash = "#/run/" + run.id + "/" + again.id;
    });
    const more = act("more", t("run.more"), async () => {
      for (const [index, one] of this.runs.entries()) { this.runs[index] = await ask("POST", "/api/runs/" + one.id + "/resume", { replications: Math.min(1000, 2 * one.replications_wanted) }); this.follow(index); }
      this.draw();
    });
    const keep = act("keep", t(run.kept ? "run.unkeep" : "run.keep"), async () => { this.runs[0] = Object.assign(this.runs[0], { kept: (await ask("PATCH", "/api/runs/" + run.id, { kept: !run.kept })).kept }); this.drawActions(); });
    const title = h("input", { id: "title", value: run.title, maxlength: 80, "aria-label": t("run.title") });
    const rename = act("rename", t("run.rename"), async () => { this.runs[0].title = (await ask("PATCH", "/api/runs/" + run.id, { title: title.value })).title; this.page.querySelector("h1").textContent = this.runs.map((one) => one.title).join(" – "); say(t("run.renamed")); });
    fill(this.actions, h("h2", {}, t("run.next")),
      h("div", { class: "buttons" }, h("a", { class: "button", id: "report", href: "/report?" + this.query(), target: "_blank", rel: "noopener" }, t("run.report")),
        this.runs.map((one, index) => h("a", { class: "button", id: index ? "watch-b" : "watch", href: "#/watch/" + one.id }, t("run.watch") + (this.runs.length > 1 ? ": " + one.title : ""))), luck, more, keep,
        h("a", { class: "button", href: "#/plan" }, t("run.change"))),
      h("div", { class: "row" }, title, rename),
      h("h3", {}, t("run.share")), h("p", {}, t("run.share_lead")),
      this.runs.map((one) => h("p", {}, h("a", { href: "/api/runs/" + one.id + "/scenario", download: one.file, class: "download" }, one.file), h("code", { class: "command" }, "fotfeste run scenarios/" + one.file + " --seed " + one.seed + " --replications " + one.replications_wanted), one.results_digest ? h("span", { class: "quiet digest" }, " " + t("run.digest") + " " + one.results_digest.slice(0, 16) + "…") : null)), place);
  }
}
