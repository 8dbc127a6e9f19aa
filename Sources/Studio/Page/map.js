// The region: municipalities, desks, and what is shown on them.

import { ask, h, number, row, shown, t } from "./tools.js";

const maps = new Map();

/** The borders of a scenario's region; null where there are none. */
export async function borders(scenario) {
  if (!maps.has(scenario)) { maps.set(scenario, ask("GET", "/api/map?scenario=" + encodeURIComponent(scenario)).catch(() => null)); }
  return maps.get(scenario);
}

/** A map of areas; `look(place)` gives the class and the text of each, `onpick` makes areas respond. */
export function drawn(map, look, options) {
  const extra = options || {};
  const areas = map.places.map((place) => {
    const found = look(place);
    return h("path", { d: place.path, class: "area " + found.className, "data-number": place.number, onclick: extra.onpick ? (event) => extra.onpick(place, event) : null, oncontextmenu: extra.onpick ? (event) => { event.preventDefault(); extra.onpick(place, event, true); } : null }, h("title", {}, found.text));
  });
  return h("svg", { viewBox: "-6 -6 " + (map.width + 12) + " " + (map.height + 12), class: "map" + (extra.onpick ? " pick" : ""), role: "img", "aria-label": extra.description || map.region }, areas, extra.over || []);
}

/** Desks with their posts; where there are many, the size of the circle has to do, since numbers would lie over each other. */
export function desks(map, teams) {
  const places = new Map(map.places.map((place) => [place.number, place]));
  const all = seats(teams), isCrowded = all.length > 25;
  return all.map((seat) => {
    const place = places.get(seat.number);
    if (!place) { return null; }
    return h("g", { class: "desk", "pointer-events": "none" },
      h("circle", { cx: place.x, cy: place.y, r: isCrowded ? 3 + 1.5 * Math.sqrt(seat.posts) : 9 + 5 * Math.sqrt(seat.posts) }),
      isCrowded ? null : h("text", { x: place.x, y: place.y + 8, "text-anchor": "middle" }, number(seat.posts, seat.posts % 1 ? 1 : 0)));
  });
}

/** Where posts are, from teams with their outposts. */
export function seats(teams) {
  const found = new Map();
  const add = (number, posts) => found.set(number, (found.get(number) || 0) + posts);
  teams.forEach((team) => {
    const share = team.fte || 1, out = (team.outposts || []).reduce((sum, outpost) => sum + outpost.posts, 0);
    add(team.base, (team.posts - out) * share);
    (team.outposts || []).forEach((outpost) => add(outpost.municipality, outpost.posts * share));
  });
  return [...found].filter((entry) => entry[1] > 0).map((entry) => ({ number: entry[0], posts: entry[1] })).sort((a, b) => b.posts - a.posts);
}

/** Whom each municipality is served by: the index of a team; none for nobody. */
export function servers(teams) {
  const found = new Map();
  teams.forEach((team, index) => [team.serves, ...(team.outposts || []).map((outpost) => outpost.serves)].flat().forEach((number) => found.set(number, index)));
  return found;
}

/** Lines from each desk to the municipalities that it serves. */
export function reaches(map, teams) {
  const places = new Map(map.places.map((place) => [place.number, place]));
  const lines = [];
  teams.forEach((team) => [{ seat: team.base, serves: team.serves }, ...(team.outposts || []).map((outpost) => ({ seat: outpost.municipality, serves: outpost.serves }))].forEach((desk) => {
    const from = places.get(desk.seat);
    desk.serves.filter((number) => number !== desk.seat).forEach((number) => {
      const to = places.get(number);
      if (from && to) { lines.push(h("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: "reach", "pointer-events": "none" })); }
    });
  }));
  return lines;
}

/** Five classes of equal width with round ends; nothing is a class of its own. */
export function classes(values) {
  const highest = Math.max(0, ...values);
  if (!(highest > 0)) { return { bounds: [], of: () => 0 }; }
  const power = Math.pow(10, Math.floor(Math.log10(highest / 5)));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= highest / 5 * (1 - 1e-9));
  const bounds = [1, 2, 3, 4, 5].map((index) => index * step).filter((bound) => bound - step < highest);
  return { bounds: bounds, step: step, of: (value) => (value > 0 ? 1 + Math.max(0, Math.min(bounds.length - 1, Math.ceil(value / step - 1e-9) - 1)) : 0) };
}

export function legend(scale, unit, isComplete) {
  const text = (value) => (unit === "share" ? number(100 * value, scale.step < 0.01 ? 1 : 0) : number(value, scale.step < 1 ? 1 : 0));
  return h("ul", { class: "legend" }, h("li", {}, h("span", { class: "swatch c0" }), "0"),
    scale.bounds.map((bound, index) => h("li", {}, h("span", { class: "swatch c" + (index + 1) }), text(bound - scale.step) + "–" + text(bound) + (unit === "share" ? "\u202f%" : ""))),
    isComplete ? null : h("li", {}, h("span", { class: "swatch unknown" }), t("map.unknown")));
}

/** An outcome by municipality. */
export function outcomeMap(map, found, scale, unit, description, over) {
  const look = row(unit, [...found.values()].map((outcome) => ({ estimate: outcome.estimate, half_width: null })));
  return drawn(map, (place) => {
    const outcome = found.get(place.number);
    const known = outcome && outcome.estimate !== null;
    return { className: known ? "c" + scale.of(outcome.estimate) : "unknown", text: place.name + ": " + (known ? shown(outcome.estimate, look) : t("map.unknown")) };
  }, { description: description, over: over });
}
