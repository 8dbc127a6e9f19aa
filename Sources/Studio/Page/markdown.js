// Teacher's pages: headings, paragraphs, lists, emphasis, code. Anything else stands as it is written; nothing is read as markup of HTML.

import { h } from "./tools.js";

function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**") && part.endsWith("**") && part.length > 4) { return h("strong", {}, part.slice(2, -2)); }
    if (part.startsWith("`") && part.endsWith("`") && part.length > 2) { return h("code", {}, part.slice(1, -1)); }
    return part.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
  });
}

export function markdown(text) {
  const blocks = text.split(/\n\s*\n/).map((block) => block.trimEnd()).filter((block) => block.trim());
  return h("div", { class: "markdown" }, blocks.map((block) => {
    const lines = block.split("\n"), heading = /^(#{1,4}) (.*)$/.exec(lines[0]);
    if (heading) { return [h("h" + Math.min(4, heading[1].length + 1), {}, inline(heading[2])), lines.length > 1 ? markdown(lines.slice(1).join("\n")) : null]; }
    if (/^```/.test(lines[0])) { return h("pre", {}, lines.slice(1).filter((line) => !/^```/.test(line)).join("\n")); }
    const list = /^(\d+\.|-) /.exec(lines[0]);
    if (list) {
      const items = [];
      lines.forEach((line) => { if (/^(\d+\.|-) /.test(line)) { items.push(line.replace(/^(\d+\.|-) /, "")); } else { items[items.length - 1] += " " + line.trim(); } });
      return h(list[1] === "-" ? "ul" : "ol", {}, items.map((item) => h("li", {}, inline(item))));
    }
    if (lines.every((line) => line.trim().startsWith("|"))) {
      const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line.trim())).map((line) => line.trim().slice(1, -1).split("|").map((cell) => cell.trim()));
      return h("table", {}, h("thead", {}, h("tr", {}, rows[0].map((cell) => h("th", { scope: "col" }, inline(cell))))), h("tbody", {}, rows.slice(1).map((row) => h("tr", {}, row.map((cell) => h("td", {}, inline(cell)))))));
    }
    return h("p", {}, inline(lines.join(" ")));
  }));
}
