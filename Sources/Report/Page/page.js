(function () {
  "use strict";
  var page = JSON.parse(document.getElementById("figure-data").textContent);
  var printWidth = 672;

  function merge(base, over) {
    var out = Object.assign({}, base);
    Object.keys(over || {}).forEach(function (key) {
      var value = over[key], isObject = value && typeof value === "object" && !Array.isArray(value);
      out[key] = isObject && out[key] && !Array.isArray(out[key]) ? merge(out[key], value) : value;
    });
    return out;
  }

  function isNarrow() { return document.documentElement.clientWidth < 600; }

  function base(figure) {
    var axis = { gridcolor: "#e3e3e3", linecolor: "#767676", zerolinecolor: "#767676", tickcolor: "#767676", automargin: true, fixedrange: true, title: { standoff: 8 } };
    var layout = {
      font: { family: "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif", size: isNarrow() ? 12 : 13, color: "#222222" },
      paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff", margin: { l: 44, r: 12, t: 36, b: 44 }, height: figure.height,
      separators: page.decimal + "\u202f", hovermode: "closest", hoverlabel: { bgcolor: "#ffffff", font: { color: "#222222" } }, showlegend: false, dragmode: false
    };
    ["xaxis", "yaxis"].forEach(function (name) {
      Object.keys(figure.layout).concat([name]).forEach(function (key) {
        if (key.indexOf(name) === 0) { layout[key] = axis; }
      });
    });
    return layout;
  }

  // Long names of rows are broken, and more so on a phone.
  function wrapped(text, width) {
    var lines = [""];
    text.split(" ").forEach(function (word) {
      var last = lines[lines.length - 1];
      if (last && (last + " " + word).length > width) { lines.push(word); } else { lines[lines.length - 1] = last ? last + " " + word : word; }
    });
    return lines.join("<br>");
  }

  function wrap(layout) {
    Object.keys(layout).forEach(function (key) {
      var axis = layout[key];
      if (axis && axis.wrap) {
        layout[key] = merge(axis, { ticktext: axis.ticktext.map(function (text) { return wrapped(text, isNarrow() ? 16 : 34); }) });
        delete layout[key].wrap;
      }
    });
    return layout;
  }

  // Names stand at the ends of their lines, moved apart where they would lie over each other.
  function endLabels(figure, layout) {
    if (!figure.layout.endLabels) { return layout; }
    var height = (layout.height || figure.height) - 90;
    var result = (layout.annotations || []).slice();
    var placed = [];
    figure.layout.endLabels.slice().sort(function (a, b) { return b.y - a.y; }).forEach(function (label) {
      var axis = layout[label.yaxis] || {}, range = axis.range || [0, 1], domain = axis.domain || [0, 1];
      var pixel = (label.y - range[0]) / (range[1] - range[0]) * height * (domain[1] - domain[0]);
      var free = Math.min.apply(null, placed.filter(function (p) { return p.axis === label.yaxis; }).map(function (p) { return p.pixel - 17; }).concat([pixel]));
      placed.push({ axis: label.yaxis, pixel: free });
      result.push({ text: label.text, x: label.x, y: label.y, xref: label.xref, yref: label.yref, showarrow: false, xanchor: "right", yanchor: "bottom", yshift: free - pixel + 3, font: { color: label.color, size: 12 } });
    });
    return merge(layout, { annotations: result });
  }

  function draw(figure, width) {
    var element = document.getElementById("plot-" + figure.id);
    if (!element) { return; }
    var over = merge(figure.layout, isNarrow() && !width ? figure.narrow : {});
    var layout = endLabels(figure, wrap(merge(base(figure), over)));
    delete layout.endLabels;
    layout.width = width || element.clientWidth;
    element.style.height = layout.height + "px";
    Plotly.react(element, figure.data, layout, { displayModeBar: false, responsive: false, doubleClick: false });
  }

  function drawAll(width) { page.figures.forEach(function (figure) { draw(figure, width); }); }

  function csvCell(text) { return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text; }

  function csv(table) {
    var lines = [Array.from(table.tHead.rows[0].cells).map(function (cell) { return csvCell(cell.dataset.name); })];
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      lines.push(Array.from(row.cells).map(function (cell) {
        return csvCell(cell.dataset.value !== undefined ? cell.dataset.value : cell.textContent);
      }));
    });
    return lines.map(function (line) { return line.join(","); }).join("\n") + "\n";
  }

  function download(button) {
    var table = button.closest(".table-frame").querySelector("table");
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + csv(table)], { type: "text/csv;charset=utf-8" }));
    link.download = table.dataset.name.replace(/[^\w\u00c0-\u024f-]+/g, "-") + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  document.querySelectorAll("button[data-table]").forEach(function (button) {
    button.addEventListener("click", function () { download(button); });
  });

  var chooser = document.getElementById("map-outcome");
  if (chooser) {
    chooser.addEventListener("change", function () {
      document.querySelectorAll(".map-outcome").forEach(function (panel) { panel.hidden = panel.dataset.outcome !== chooser.value; });
    });
  }

  var waiting, last = document.documentElement.clientWidth;
  window.addEventListener("resize", function () {
    if (document.documentElement.clientWidth === last) { return; }
    last = document.documentElement.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(function () { drawAll(); }, 120);
  });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    drawAll(printWidth);
    opened = Array.from(document.querySelectorAll("details:not([open])")).filter(function (details) {
      return details.querySelector("tbody") && details.querySelector("tbody").rows.length <= 24;
    });
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    drawAll();
  });

  window.fotfeste = { csv: csv, figures: page.figures };
  drawAll();
  document.documentElement.dataset.drawn = "yes";
})();
