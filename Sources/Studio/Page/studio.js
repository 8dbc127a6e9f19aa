// The shell: which view an address shows.

import { fill, h, language, recall, speak, t, trouble } from "./tools.js";
import { start } from "./start.js";
import { workbench } from "./plan.js";
import { result } from "./run.js";
import { watch } from "./watch.js";
import { classroom, lesson, round } from "./class.js";

const views = [
  [/^#\/plan$/, workbench], [/^#\/run\/([^/]+)(?:\/([^/]+))?$/, result], [/^#\/watch\/([^/]+)$/, watch],
  [/^#\/class$/, classroom], [/^#\/lesson\/([^/]+)$/, lesson], [/^#\/round\/([^/]+)(?:\/(screen))?$/, round],
];
const main = document.getElementById("main");
let leave = null, shows = 0;

async function show() {
  const address = location.hash.split("?")[0], query = new URLSearchParams(location.hash.split("?")[1] || "");
  if (address && !address.startsWith("#/")) { return; }
  const found = views.find(([pattern]) => pattern.test(address));
  if (leave) { leave(); leave = null; }
  const turn = ++shows;
  document.body.classList.remove("screen");
  fill(main, h("p", { class: "quiet" }, t("page.loading")));
  const page = h("div", {});
  try {
    const gone = await (found ? found[1](page, address.match(found[0]).slice(1).map((part) => part && decodeURIComponent(part)), query) : start(page));
    if (turn !== shows) { if (gone) { gone(); } return; }
    leave = gone || null;
    fill(main, page);
  } catch (error) {
    if (turn === shows) { fill(main, h("h1", {}, t("error.title")), trouble(error)); }
  }
  const title = main.querySelector("h1");
  document.title = (title ? title.textContent + " – " : "") + "Fotfeste";
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  frame();
}

function frame() {
  document.getElementById("skip").textContent = t("page.skip");
  const here = location.hash.split("?")[0] || "#/";
  fill(document.getElementById("nav"), [["#/", "nav.start"], ["#/plan", "nav.plan"], ["#/class", "nav.class"]].map(([address, key]) =>
    h("a", { href: address, "aria-current": here === address ? "page" : null }, t(key))));
  fill(document.getElementById("languages"), [["nb", "Norsk"], ["en", "English"]].map(([code, name]) =>
    h("button", { type: "button", lang: code, "aria-pressed": String(code === language), onclick: () => change(code) }, name)));
}

async function change(code) {
  await speak(code);
  await show();
}

document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); });
window.addEventListener("hashchange", show);
const wanted = new URLSearchParams(location.search).get("language") || recall("language") || (navigator.language.startsWith("en") ? "en" : "nb");
speak(wanted).then(show, (error) => fill(main, trouble(error)));
