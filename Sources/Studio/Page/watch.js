// One replication: the map over time, phases, drives, and one person's story.

import { ask, fill, h, number, press, t, language } from "./tools.js";
import { borders, classes, drawn, legend } from "./map.js";
import { told } from "./story.js";

export async function watch(page, parts) {
  const run = await ask("GET", "/api/runs/" + parts[0]);
  const film = new Film(page, run);
  await film.open(1);
  return () => film.stop();
}

class Film {
  constructor(page, run) { Object.assign(this, { page: page, run: run, playing: false, day: 0, speed: 14, layer: "waiting", chosen: null }); }

  async open(replication) {
    this.stop();
    const [film, map] = await Promise.all([ask("GET", "/api/runs/" + this.run.id + "/film?replication=" + replication), borders(this.run.extends)]);
    Object.assign(this, { film: film, map: map, replication: replication, day: film.warmup_days });
    this.days = (film.waiting[0].length - 1) * film.step_days;
    this.places = new Map(map.places.map((place) => [place.number, place]));
    this.scales = { waiting: classes(film.waiting.flat()), in_service: classes(film.in_service.flat()) };
    this.byDay = new Map();
    film.trips.forEach((trip) => { for (let day = trip[0]; day < trip[0] + trip[3]; day += 1) { if (!this.byDay.has(day)) { this.byDay.set(day, []); } this.byDay.get(day).push(trip); } });
    this.most = Math.max(1, ...film.phases.flat(), ...film.in_work, ...film.waiting[0].map((value, look) => film.waiting.reduce((sum, row) => sum + row[look], 0)));
    this.draw();
    this.show();
  }

  stop() { this.playing = false; cancelAnimationFrame(this.frame); }

  draw() {
    const film = this.film;
    this.date = h("p", { class: "date", id: "date", "aria-live": "off" });
    this.play = h("button", { type: "button", id: "play", class: "main", onclick: () => (this.playing ? this.pause() : this.start()) }, t("watch.play"));
    this.slider = h("input", { type: "range", id: "day", min: 0, max: this.days, step: 1, value: this.day, "aria-label": t("watch.day"), oninput: () => { this.day = Number(this.slider.value); this.show(); } });
    const speed = h("select", { id: "speed", onchange: () => { this.speed = Number(speed.value); } }, [1, 7, 14, 30, 90].map((days) => h("option", { value: days, selected: days === this.speed }, t("watch.speed", { days: number(days, 0) }))));
    const layer = h("select", { id: "layer", onchange: () => { this.layer = layer.value; this.redrawMap(); } }, ["waiting", "in_service"].map((name) => h("option", { value: name }, t("watch." + name))));
    const luck = h("button", { type: "button", id: "other", onclick: () => this.open(this.replication + 1) }, t("watch.other"));
    this.mapPlace = h("div", { class: "film-map" });
    this.bars = h("div", { class: "bars", id: "bars" });
    this.people = h("div", { class: "people" });
    this.story = h("div", { class: "story" });
    fill(this.page, h("h1", {}, t("watch.title", { title: this.run.title })), h("p", { class: "lead" }, t("watch.lead", { replication: number(this.replication, 0), seed: this.run.seed })),
      h("div", { class: "player" }, this.play, h("label", { for: "speed", class: "unseen" }, t("watch.speed_label")), speed, luck, this.date), this.slider,
      h("div", { class: "bench film" }, h("div", {}, h("div", { class: "field" }, h("label", { for: "layer" }, t("watch.layer")), layer), this.mapPlace), h("div", {}, h("h2", {}, t("watch.phases")), this.bars, h("h2", {}, t("watch.people")), h("p", { class: "quiet" }, t("watch.people_lead")), this.people)),
      this.story, h("p", {}, h("a", { href: "#/run/" + this.run.id }, t("watch.back"))));
    this.redrawMap();
    this.drawPeople();
  }

  redrawMap() {
    const seats = new Map();
    this.film.posts.forEach((post) => seats.set(post[1], (seats.get(post[1]) || 0) + 1));
    this.cars = h("g", { class: "cars" });
    this.map_ = drawn(this.map, (place) => ({ className: "c0", text: place.name }), { description: t("watch.map"), onpick: (place) => { this.chosen = place.number; this.drawPeople(); },
      over: [[...seats].map(([index, count]) => { const place = this.places.get(this.film.municipalities[index]); return h("circle", { cx: place.x, cy: place.y, r: 8 + 3 * Math.sqrt(count), class: "seat", "pointer-events": "none" }); }), this.cars] });
    this.areas = new Map([...this.map_.querySelectorAll(".area")].map((area) => [area.dataset.number, area]));
    fill(this.mapPlace, this.map_, legend(this.scales[this.layer], "people", true), h("p", { class: "quiet" }, t("watch.map_lead")));
    this.look = -1;
    this.show();
  }

  start() { this.playing = true; this.play.textContent = t("watch.pause"); this.last = null; this.frame = requestAnimationFrame((now) => this.step(now)); }

  pause() { this.stop(); this.play.textContent = t("watch.play"); }

  step(now) {
    if (!this.playing) { return; }
    if (this.last !== null) { this.day += Math.min(0.2, (now - this.last) / 1000) * this.speed; }
    this.last = now;
    if (this.day >= this.days) { this.day = this.days; this.pause(); }
    this.slider.value = this.day;
    this.show();
    if (this.playing) { this.frame = requestAnimationFrame((next) => this.step(next)); }
  }

  show() {
    const film = this.film, look = Math.min(film.in_work.length - 1, Math.floor(this.day / film.step_days));
    const date = new Date(film.start + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + Math.floor(this.day));
    this.date.textContent = new Intl.DateTimeFormat(language === "nb" ? "nb-NO" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date) + (this.day < film.warmup_days ? " – " + t("watch.warmup") : "");
    if (look !== this.look) { this.look = look; this.shade(look); this.drawBars(look); }
    this.drive();
  }

  shade(look) {
    const rows = this.film[this.layer], scale = this.scales[this.layer];
    this.film.municipalities.forEach((number_, index) => {
      const area = this.areas.get(number_);
      area.setAttribute("class", "area c" + scale.of(rows[index][look]));
      area.firstChild.textContent = this.places.get(number_).name + ": " + rows[index][look];
    });
  }

  drawBars(look) {
    const film = this.film, waiting = film.waiting.reduce((sum, row) => sum + row[look], 0);
    const rows = [[t("watch.waiting"), waiting], ...[0, 1, 2, 3, 4].map((phase) => [t("phase." + (phase + 1)), film.phases[phase][look]]), [t("watch.in_work"), film.in_work[look]]];
    fill(this.bars, rows.map(([name, count]) => h("div", { class: "bar-row" }, h("span", {}, name), h("svg", { viewBox: "0 0 200 16", preserveAspectRatio: "none", "aria-hidden": "true" }, h("rect", { x: 0, y: 2, width: 200 * count / this.most, height: 12, class: "bar-fill" })), h("span", { class: "number" }, number(count, 0)))));
  }

  /** A specialist is on the road in the first and the last third of a day out, and there in between. */
  drive() {
    const day = Math.floor(this.day), part = this.day - day, trips = this.byDay.get(day) || [];
    fill(this.cars, trips.map((trip) => {
      const from = this.places.get(this.film.municipalities[this.film.posts[trip[1]][1]]), to = this.places.get(this.film.municipalities[trip[2]]);
      const whole = (day - trip[0] + part) / trip[3], way = whole < 1 / 3 ? 3 * whole : whole > 2 / 3 ? 3 * (1 - whole) : 1;
      return [h("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: "road" }), h("circle", { cx: from.x + (to.x - from.x) * way, cy: from.y + (to.y - from.y) * way, r: 9, class: "car" })];
    }));
  }

  drawPeople() {
    const film = this.film;
    const index = this.chosen ? film.municipalities.indexOf(this.chosen) : film.people.length ? film.people.find((person) => person[2] >= film.warmup_days)?.[0] ?? film.people[0][0] : -1;
    const found = film.people.filter((person) => person[0] === index && person[2] >= film.warmup_days).slice(0, 12);
    const name = index < 0 ? "" : this.places.get(film.municipalities[index]).name, place = h("div", {});
    fill(this.people, h("h3", {}, name), found.length ? h("div", { class: "buttons" }, found.map((person) => {
      const seeker = film.municipalities[index] + "-" + person[1];
      const button = h("button", { type: "button", class: "seeker" }, seeker);
      button.addEventListener("click", press(button, place, async () => {
        const story = await ask("GET", "/api/runs/" + this.run.id + "/story?seeker=" + seeker + "&replication=" + this.replication);
        fill(this.story, h("h2", {}, t("watch.story", { seeker: seeker })), told(story.trace), h("details", {}, h("summary", {}, t("watch.in_full")), h("pre", { lang: "en", tabindex: "0" }, story.text)));
        this.story.scrollIntoView({ block: "start" });
      }));
      return button;
    })) : h("p", { class: "quiet" }, t("watch.nobody")), place);
  }
}
