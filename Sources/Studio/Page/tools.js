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

/** A text by its key, with {name} replaced. */
export function t(key, values) {
  let text = texts[key];
  if (text === undefined) { return "⟦" + key + "⟧"; }
  Object.entries(values || {}).forEach(([name, value]) => { text = text.replaceAll("{" + name + "}", value); });
  return text;
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

/** How a unit is shown: a factor, decimals for a half-width, a unit behind. */
function style(unit, half) {
  const digits = (size) => (size > 0 ? Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(size)))) : 1);
  if (unit === "share") { return { factor: 100, decimals: Math.min(2, digits(100 * (half || 0.05))), unit: "\u202f%" }; }
  if (unit.startsWith("NOK")) {
    return half >= 5e4 || half === undefined ? { factor: 1e-6, decimals: half >= 1e6 ? 1 : 2, unit: " " + t("unit.millions") } : { factor: 1e-3, decimals: 0, unit: " " + t("unit.thousands") };
  }
  const shown = unit === "days" ? " " + t("unit.days") : "";
  return { factor: 1, decimals: digits(half || 1) > 2 ? 2 : digits(half || 1), unit: shown };
}

/** `12.3 %`, with as many decimals as its interval allows. */
export function shown(value, unit, half, signed) {
  if (value === null || value === undefined) { return "–"; }
  const look = style(unit, half);
  const points = signed && unit === "share" ? " " + t("unit.points") : look.unit;
  const text = number(value * look.factor, look.decimals);
  return (signed && value > 0 && !/^[0.,]+$/.test(text) ? "+" : "") + text + points;
}

/** `12.3 % (11.8 to 12.8)` */
export function withInterval(outcome, signed) {
  if (outcome.estimate === null) { return t("number.undefined"); }
  const text = shown(outcome.estimate, outcome.unit, outcome.half_width || undefined, signed);
  if (outcome.half_width === null) { return text; }
  const look = style(outcome.unit, outcome.half_width);
  const end = (sign) => number((outcome.estimate + sign * outcome.half_width) * look.factor, look.decimals);
  return text + " (" + t("number.range", { low: end(-1), high: end(1) }) + ")";
}

export function label(name) { return outcomes[name] ? outcomes[name].label : name; }

/** A time to wait, rounded as people say it. */
export function duration(seconds) {
  if (seconds < 1.5) { return t("time.second"); }
  return seconds < 90 ? t("time.seconds", { count: number(seconds, 0) }) : t("time.minutes", { count: number(seconds / 60, 0) });
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
