// The start page: ready scenarios, lessons, runs.

import { ask, h, number, scenarioText, scenarioTitle, t } from "./tools.js";

export async function start(page) {
  const [scenarios, runs, lessons] = await Promise.all([ask("GET", "/api/scenarios"), ask("GET", "/api/runs"), ask("GET", "/api/lessons")]);
  // The case first, its alternatives, then the nation.
  const place = (scenario) => (scenario.id === "troms-finnmark-2019" ? 0 : scenario.id.startsWith("norway") ? 2 : 1);
  const own = scenarios.filter((scenario) => !scenario.id.includes("/")).sort((a, b) => place(a) - place(b));
  page.append(
    h("h1", {}, t("start.title")), h("p", { class: "lead" }, t("start.lead")),
    h("section", { "aria-labelledby": "ready" }, h("h2", { id: "ready" }, t("start.ready")), h("p", {}, t("start.ready_lead")),
      h("ul", { class: "cards", id: "scenarios" }, own.map(card))),
    h("section", { "aria-labelledby": "runs-title" }, h("h2", { id: "runs-title" }, t("start.runs")), runs.length ? runList(runs) : h("p", { class: "quiet" }, t("start.no_runs"))),
    h("section", { "aria-labelledby": "lessons-title" }, h("h2", { id: "lessons-title" }, t("start.lessons")), h("p", {}, t("start.lessons_lead"), " ", h("a", { href: "#/class" }, t("nav.class"))),
      h("p", { class: "quiet" }, t("start.questions", { count: number(scenarios.length - own.length, 0), lessons: number(lessons.length, 0) }))),
    h("p", { class: "quiet honest" }, t("start.honest")));
}

function card(scenario) {
  return h("li", {}, h("a", { class: "card", href: "#/plan?a=" + encodeURIComponent(scenario.id) },
    h("strong", {}, scenarioTitle(scenario)), scenarioText(scenario)));
}

/** Runs, kept ones first. */
export function runList(runs) {
  const sorted = runs.filter((run) => run.kept).concat(runs.filter((run) => !run.kept));
  const latest = sorted.slice(0, 12), rest = sorted.slice(12);
  const items = (list) => h("ul", { class: "runs" }, list.map((run) => h("li", {},
    h("a", { href: "#/run/" + run.id }, run.title), " ",
    h("span", { class: "quiet" }, (run.kept ? "★ " : "") + t("status." + run.status) + ", " + t("run.of", { done: number(run.replications_reported, 0), all: number(run.replications_wanted, 0) }) + ", " + t("run.seed", { seed: run.seed })))));
  return h("div", {}, items(latest), rest.length ? h("details", {}, h("summary", {}, t("start.older", { count: number(rest.length, 0) })), items(rest)) : null);
}
