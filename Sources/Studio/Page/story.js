// One person's story from its events, in the page's language.

import { h, known, language, number, t } from "./tools.js";

function percent(share) { return number(100 * share, 0) + "\u202f%"; }

function date(text) {
  return new Intl.DateTimeFormat(language === "nb" ? "nb-NO" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(text + "T00:00:00Z"));
}

/** Numbers of an event as they are written in a sentence. */
function values(event) {
  const shown = {};
  Object.entries(event).forEach(([name, value]) => {
    if (name === "age_years") { shown[name] = number(Math.floor(value), 0); }
    else if (name.endsWith("_days")) { shown[name] = number(value, 0); }
    else if (typeof value === "number") { shown[name] = ["chance", "fit", "perceived_fit", "trust", "knowledge", "stated_need_0_to_1", "need_0_to_1"].includes(name) ? percent(value) : number(value, Number.isInteger(value) ? 0 : 1); }
    else if (typeof value === "string") { shown[name] = known("story.word." + value) ? t("story.word." + value) : value; }
  });
  return shown;
}

/** The key of an event's sentence: some events have one for each kind. */
function key(event) {
  const kinds = {
    contact: event.kind, left_queue: event.reason, exited: event.kind, job_ended: event.cause, taste_ended: event.outcome, training_ended: event.outcome, reviewed: event.outcome,
    proposed: event.accepted ? "yes" : "no", job_began: event.employer === null ? "own" : "found", contract_renewed: event.permanent ? "permanent" : "again", subsidy_ended: event.job_goes_on ? "on" : "off",
    not_referred: event.chance === null ? "in_work" : "chance", taste_day: event.came ? "came" : "missed", phase: String(event.phase),
  };
  return "story." + event.event + (kinds[event.event] ? "." + kinds[event.event] : "");
}

/** Contacts of one kind in a row, and days of a job taste, are told together. */
function grouped(events) {
  const groups = [];
  events.forEach((event) => {
    const last = groups[groups.length - 1], merges = ["contact", "taste_day"].includes(event.event);
    if (merges && last && key(last.first) === key(event)) { last.count += 1; last.last = event; } else { groups.push({ first: event, last: event, count: 1 }); }
  });
  return groups;
}

function sentence(group) {
  const base = key(group.first), several = base + ".several";
  return group.count > 1 && known(several) ? t(several, { ...values(group.first), count: number(group.count, 0) }) : t(base, values(group.first));
}

/** A list of dates with what happened. */
export function told(trace) {
  const events = trace.scenarios[0].events;
  return h("ol", { class: "told" }, grouped(events).map((group) => h("li", {},
    h("span", { class: "when" }, date(group.first.date) + (group.last.date !== group.first.date ? " – " + date(group.last.date) : "")), " ", sentence(group))));
}
