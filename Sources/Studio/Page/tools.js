// What all views of the studio use: elements, texts, numbers, requests.

const languages = { nb: "Norsk", en: "English" };
let texts = {};
export let language = "nb";
export let outcomes = {};

/** Loads texts and names of outcomes of a language. */
export async function speak(wanted) {
  language = languages[wanted] ? wanted : "nb";
  texts = await ask("GET", "/texts/" + language + ".json");
  outcomes = await ask("GET", "/api/outcomes?language=" + language);
  document.documentElement.lang = language;
  remember("language", language);
}

/** A text by its key, with {name} replaced, and {name|one|several} by the first word where the value is 1, else by the second. */
export function t(key, values) {
  const text = texts[key];
  if (text === undefined) { return "⟦" + key + "⟧"; }
  const given = values || {}, value = (found, name) => (given[name] === undefined ? found : String(given[name]));
  // The words to choose from hold at most plain {name} themselves; a value is never read for places of its own.
  return text.replace(/\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g, (found, name, one, several) => (/^[+\u2212-]?1$/.test(given[name]) ? one : several))
    .replace(/\{(\w+)\}/g, value);
}

export function known(key) { return texts[key] !== undefined; }

/** An element with attributes, handlers (on...) and children; texts are never read as markup. */
export function h(tag, attributes, ...children) {
  const space = ["svg", "path", "circle", "rect", "line", "text", "g", "title", "use", "polygon"].includes(tag) && !(tag === "title" && !attributes);
  const element = space ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) { return; }
    if (name.startsWith("on")) { element.addEventListener(name.slice(2), value); }
    else if (name === "value" && !space) { element.value = value; }
    else { element.setAttribute(name, value === true ? "" : value); }
  });
  children.flat(Infinity).forEach((child) => {
    if (child !== null && child !== undefined && child !== false) { element.append(child); }
  });
  return element;
}

/** Puts children in place of what an element holds. */
export function fill(element, ...children) { element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)); }

/** A request to the studio; refusals come as errors with the studio's own words. */
export async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, { method: method, headers: body === undefined ? {} : { "Content-Type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) { throw new Error(t("error.gone")); }
  const text = await answer.text();
  let value = null;
  try { value = JSON.parse(text); } catch (error) { value = { error: text }; }
  if (!answer.ok) {
    const places = (value.messages || []).map((problem) => problem.message);
    throw new Error(places.length ? places.join("\n") : value.error || answer.status);
  }
  return value;
}

export function remember(key, value) { try { localStorage.setItem("fotfeste." + key, JSON.stringify(value)); } catch (error) { /* A browser without storage forgets. */ } }
export function recall(key) { try { return JSON.parse(localStorage.getItem("fotfeste." + key)); } catch (error) { return null; } }

/** Tells those who do not see it. */
export function say(text) { document.getElementById("say").textContent = text; }

// MARK: numbers

export function number(value, decimals) {
  return new Intl.NumberFormat(language === "nb" ? "nb-NO" : "en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value).replace(/\u00a0/g, "\u202f").replace("-", "\u2212");
}

/** With as many decimals as it has, up to four. */
export function plain(value) {
  return new Intl.NumberFormat(language === "nb" ? "nb-NO" : "en-GB", { maximumFractionDigits: 4, useGrouping: Math.abs(value) >= 10000 }).format(value);
}

/** Distances of an estimate from the ends of its interval; none where it has no interval. */
function reaches(outcome) {
  const found = ends(outcome);
  return found ? [outcome.estimate - found[0], found[1] - outcome.estimate] : [];
}

/** Ends of an interval; null where there is none. */
export function ends(outcome) {
  const isThere = (value) => value !== null && value !== undefined;
  if (isThere(outcome.low) && isThere(outcome.high)) { return [outcome.low, outcome.high]; }
  return isThere(outcome.half_width) ? [outcome.estimate - outcome.half_width, outcome.estimate + outcome.half_width] : null;
}

/** How the numbers of a row are written, which are read together: one unit, one scale and one number of decimals for levels, ends of intervals and differences, as in the tables of the command line. Differences of shares are percentage points. */
export function row(unit, outcomes, signed, beside) {
  const known = outcomes.filter((outcome) => outcome && outcome.estimate !== null && outcome.estimate !== undefined);
  const largest = Math.max(0, ...known.concat(beside || []).flatMap((outcome) => [0, ...reaches(outcome)].map((half) => Math.abs(outcome.estimate || 0) + half)));
  const isShare = unit === "share" || unit === "probability", isMoney = unit.startsWith("NOK"), isMillions = isMoney && Math.round(largest) >= 1e6;
  const factor = isShare ? 100 : isMillions ? 1e-6 : 1;
  const usual = isShare ? 1 : isMoney ? (isMillions ? 2 : 0) : largest >= 1000 ? 0 : largest >= 10 ? 1 : 2, most = usual + 2;
  const halves = known.flatMap(reaches).map((half) => half * factor).filter((half) => half >= Math.pow(10, -most));
  const decimals = halves.length ? Math.max(usual, Math.min(most, Math.ceil(-Math.log10(Math.min(...halves)) - 1e-9))) : usual;
  const behind = isShare ? (signed ? " " + t("unit.points") : "\u202f%") : isMoney ? " " + t(isMillions ? "unit.millions" : "unit.kroner") : unit === "days" ? " " + t("unit.days") : "";
  return { factor: factor, decimals: decimals, unit: behind, signed: signed };
}

function written(value, look) {
  const text = number(value * look.factor, look.decimals);
  return (look.signed && value > 0 && !/^[0.,]+$/.test(text) ? "+" : "") + text;
}

/** `12.3 %`, as its row is written. */
export function shown(value, look) {
  return value === null || value === undefined ? "–" : written(value, look) + look.unit;
}

/** `12.3 % (11.8 to 12.8)`; a phrase where both ends are written as the estimate is. */
export function withInterval(outcome, look) {
  if (outcome.estimate === null) { return t("number.undefined"); }
  const text = shown(outcome.estimate, look);
  const found = ends(outcome);
  if (!found) { return text; }
  const [low, middle, high] = [found[0], outcome.estimate, found[1]].map((value) => written(value, look));
  return text + " (" + (low === middle && high === middle ? t("number.within", { size: number(Math.pow(10, -look.decimals), look.decimals) }) : t("number.range", { low: low, high: high })) + ")";
}

export function label(name) { return outcomes[name] ? outcomes[name].label : name; }

/** A time to wait, rounded as people say it. */
export function duration(seconds) {
  return seconds < 90 ? t("time.seconds", { count: number(Math.max(1, seconds), 0) }) : t("time.minutes", { count: number(seconds / 60, 0) });
}

/** What a ready scenario is called in the page's language; one of the planner's own by its name. */
export function scenarioTitle(scenario) {
  return known("scenario." + scenario.id) ? t("scenario." + scenario.id) + " (" + scenario.id + ")" : scenario.id;
}

/** The shipped ones in the page's language, others as their files have it. */
export function scenarioText(scenario) {
  const key = "scenario." + scenario.id + ".about";
  return known(key) ? h("span", { class: "quiet about" }, t(key)) : h("span", { class: "quiet about" }, scenario.description);
}

/** Something that went wrong, in the studio's own words. */
export function trouble(error) {
  return h("div", { class: "trouble", role: "alert" }, String(error.message || error).split("\n").map((line) => h("p", {}, line)));
}

/** Runs what a button does; the button waits, and what goes wrong stands beneath it. */
export function press(button, place, action) {
  return async () => {
    button.disabled = true;
    fill(place);
    try { await action(); } catch (error) { fill(place, trouble(error)); } finally { button.disabled = false; }
  };
}
