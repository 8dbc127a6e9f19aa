(function () {
  "use strict";
  var page = JSON.parse(document.getElementById("figure-data").textContent);
  // What is free on a page of A4, in pixels of CSS.
  var printWidth = 672, printHeight = 720;

  function merge(base, over) {
    var out = Object.assign({}, base);
    Object.keys(over || {}).forEach(function (key) {
      var value = over[key], isObject = value && typeof value === "object" && !Array.isArray(value);
      out[key] = isObject && out[key] && !Array.isArray(out[key]) ? merge(out[key], value) : value;
    });
    return out;
  }

  var isPrinting = false;

  function isNarrow() { return !isPrinting && document.documentElement.clientWidth < 600; }

  function base(figure) {
    var axis = { gridcolor: "#e3e3e3", linecolor: "#767676", zerolinecolor: "#767676", tickcolor: "#767676", automargin: true, fixedrange: true, exponentformat: "none", title: { standoff: 8 } };
    var layout = {
      font: { family: "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif", size: isNarrow() ? 12 : 13, color: "#222222" },
      paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff", margin: { l: 48, r: 14, t: 12, b: 44 }, uniformtext: { minsize: 11, mode: "hide" }, height: figure.height,
      separators: page.decimal + "\u202f", hovermode: "closest", hoverlabel: { bgcolor: "#ffffff", font: { color: "#222222" } }, showlegend: false, dragmode: false
    };
    ["xaxis", "yaxis"].forEach(function (name) {
      Object.keys(figure.layout).concat([name]).forEach(function (key) {
        if (key.indexOf(name) === 0) { layout[key] = axis; }
      });
    });
    return layout;
  }

  // An escaped sign counts as one.
  function signs(text) { return text.match(/&\w+;|[^]/g) || []; }

  // A word that is longer than a line is broken, after a hyphen where it has one.
  function pieces(word, width) {
    if (signs(word).length <= width) { return [word]; }
    var found = [""], count = 0;
    signs(word).forEach(function (sign, index, all) {
      var rest = all.slice(index).join("").search(/-|$/);
      if (count >= width || (count > 3 && all[index - 1] === "-" && count + rest + 1 > width)) { found.push(""); count = 0; }
      found[found.length - 1] += sign;
      count += 1;
    });
    return found;
  }

  function wrapped(text, width) {
    var lines = [""];
    text.split(" ").reduce(function (all, word) { return all.concat(pieces(word, width)); }, []).forEach(function (word) {
      var last = lines[lines.length - 1];
      if (last && signs(last + " " + word).length > width) { lines.push(word); } else { lines[lines.length - 1] = last ? last + " " + word : word; }
    });
    return lines.join("<br>");
  }

  function longestLine(texts) {
    return Math.max.apply(null, texts.join("<br>").split("<br>").map(function (line) { return signs(line).length; }));
  }

  // Long names of rows are broken, more so on a phone, and the margin is as wide as the longest line.
  function wrapRows(layout) {
    Object.keys(layout).forEach(function (key) {
      var axis = layout[key];
      if (!axis || !axis.wrap) { return; }
      var names = axis.categories || axis.ticktext;
      var lines = names.map(function (text) { return wrapped(text, isNarrow() ? 17 : isPrinting ? 46 : 36); });
      layout[key] = merge(axis, { tickmode: "array", tickvals: axis.categories || axis.tickvals, ticktext: lines, automargin: false, ticks: "", tickfont: { size: isPrinting ? 11 : isNarrow() ? 12 : 13 } });
      delete layout[key].wrap;
      delete layout[key].categories;
      layout.height = Math.max(layout.height, tallEnough(layout, layout[key], lines));
      layout.margin = merge(layout.margin, { l: Math.max(layout.margin.l, 14 + (isNarrow() || isPrinting ? 6.4 : 7) * longestLine(lines)) });
    });
    return layout;
  }

  // How tall a figure has to be for names of several lines beside each other.
  function tallEnough(layout, axis, lines) {
    var values = axis.tickvals.map(function (value, index) { return typeof value === "number" ? value : index; });
    var span = axis.range ? Math.abs(axis.range[1] - axis.range[0]) : lines.length;
    var domain = axis.domain || [0, 1], free = layout.margin.t + layout.margin.b;
    var needed = lines.map(function (text, index) {
      var gap = index + 1 < values.length ? Math.abs(values[index + 1] - values[index]) : Infinity;
      var rows = Math.max(text.split("<br>").length, (lines[index + 1] || "").split("<br>").length);
      return (rows * 17 + 4) / gap * span / (domain[1] - domain[0]);
    });
    return free + Math.max.apply(null, needed.filter(isFinite).concat([0]));
  }

  // Titles of axes are broken where they would be longer than their axis.
  function wrapTitles(layout) {
    Object.keys(layout).forEach(function (key) {
      var axis = layout[key];
      if (!axis || !axis.title || !axis.title.text) { return; }
      var isAcross = key.indexOf("xaxis") === 0;
      var room = isAcross ? layout.width - layout.margin.l - layout.margin.r : layout.height - layout.margin.t - layout.margin.b;
      var domain = axis.domain || [0, 1];
      var text = wrapped(axis.title.text, Math.max(12, Math.floor(room * (domain[1] - domain[0]) / 7.4)));
      layout[key] = merge(axis, { title: { text: text, font: { size: isNarrow() ? 12 : 13 } } });
    });
    return layout;
  }

  // Names stand to the right of their lines, moved apart where they would lie over each other; a phone has a legend instead.
  function endLabels(layout) {
    var labels = layout.endLabels || [];
    delete layout.endLabels;
    if (!labels.length || isNarrow()) { return layout; }
    layout.margin = merge(layout.margin, { r: 24 + 7.4 * longestLine(labels.map(function (label) { return label.text; })) });
    var height = layout.height - layout.margin.t - layout.margin.b, free = Infinity;
    var notes = labels.slice().sort(function (a, b) { return b.y - a.y; }).map(function (label) {
      var range = layout[label.yaxis].range, wanted = (label.y - range[0]) / (range[1] - range[0]) * height;
      var place = Math.min(wanted, free);
      free = place - 17;
      return { text: label.text, x: 1, y: label.y, xref: "paper", yref: label.yref, showarrow: false, xanchor: "left", yanchor: "middle", xshift: 6, yshift: place - wanted, font: { color: label.color, size: 13 } };
    });
    return merge(layout, { annotations: (layout.annotations || []).concat(notes) });
  }

  // A number beside each point, where it lies over no other and over no point; farther off, with a line to it.
  function pointLabels(layout) {
    var labels = layout.pointLabels || [];
    delete layout.pointLabels;
    function along(axis, value, size) { return (value - axis.range[0]) / (axis.range[1] - axis.range[0]) * size; }
    var wide = layout.width - layout.margin.l - layout.margin.r, high = layout.height - layout.margin.t - layout.margin.b;
    var points = labels.map(function (label) { return { x: along(layout.xaxis, label.x, wide), y: high - along(layout.yaxis, label.y, high) }; });
    var taken = points.map(function (point) { return { x: point.x, y: point.y, apart: 13 }; });
    var notes = labels.map(function (label, index) {
      var spots = [];
      [16, 27, 40, 54].forEach(function (far) {
        [315, 225, 45, 135, 0, 180, 270, 90].forEach(function (turn) {
          spots.push({ x: points[index].x + far * Math.cos(turn * Math.PI / 180), y: points[index].y + far * Math.sin(turn * Math.PI / 180), far: far });
        });
      });
      var spot = spots.find(function (at) {
        return at.x > 8 && at.x < wide - 8 && at.y > 8 && at.y < high - 8 && taken.every(function (other) { return Math.hypot(other.x - at.x, other.y - at.y) >= other.apart; });
      }) || spots[0];
      taken.push({ x: spot.x, y: spot.y, apart: 18 });
      return { text: label.text, x: label.x, y: label.y, ax: spot.x - points[index].x, ay: spot.y - points[index].y, showarrow: true, arrowhead: 0, arrowwidth: spot.far > 16 ? 1 : 0.1, arrowcolor: spot.far > 16 ? "#595959" : "#ffffff", standoff: 6, font: { size: 13, color: "#222222" } };
    });
    return merge(layout, { annotations: (layout.annotations || []).concat(notes) });
  }

  // A number that its piece of a bar has no room for is left out; the table has it.
  function fitTexts(data, layout) {
    var bars = data.filter(function (trace) { return trace.type === "bar" && trace.orientation === "h" && trace.textposition === "inside"; });
    var totals = {};
    bars.forEach(function (trace) {
      trace.x.forEach(function (value, index) { var key = trace.xaxis + " " + trace.y[index]; totals[key] = (totals[key] || 0) + value; });
    });
    var room = layout.width - layout.margin.l - layout.margin.r, all = 1.06 * Math.max.apply(null, Object.keys(totals).map(function (key) { return totals[key]; }));
    bars.forEach(function (trace) {
      trace.text = trace.text.map(function (text, index) { return trace.x[index] / all * room < 7.6 * text.length + 4 ? "" : text; });
    });
  }

  function annotations(layout) {
    layout.annotations = (layout.annotations || []).filter(function (note) { return !(note.wideOnly && isNarrow()); });
    layout.annotations.forEach(function (note) { delete note.wideOnly; });
    return layout;
  }

  // Two figures on a page, where names of rows do not need the height.
  function printed(layout) {
    var hasRows = Object.keys(layout).some(function (key) { return layout[key] && layout[key].tickmode === "array" && key.indexOf("yaxis") === 0; });
    return Math.min(layout.height, hasRows ? printHeight : 250 + Math.max(0, layout.margin.b - 44));
  }

  function draw(figure, width) {
    var element = document.getElementById("plot-" + figure.id);
    if (!element) { return; }
    // A flow diagram is drawn in steps, which a print does not wait for: it is made smaller instead.
    if (figure.data[0].type === "sankey") {
      element.style.zoom = width && element.clientWidth ? Math.min(1, width / element.clientWidth) : 1;
      if (width) { return; }
    }
    var copy = JSON.parse(JSON.stringify(figure));
    var layout = merge(base(copy), merge(copy.layout, isNarrow() && !width ? copy.narrow : {}));
    layout.width = Math.max(width || element.parentElement.clientWidth, width ? 0 : layout.leastWidth || 0);
    delete layout.leastWidth;
    layout = wrapRows(layout);
    if (width) { layout.height = printed(layout); }
    layout = pointLabels(wrapTitles(endLabels(annotations(layout))));
    fitTexts(copy.data, layout);
    element.style.height = layout.height + "px";
    element.style.width = layout.width + "px";
    Plotly.react(element, copy.data, layout, { displayModeBar: false, responsive: false, doubleClick: false });
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
    isPrinting = true;
    drawAll(printWidth);
    opened = Array.from(document.querySelectorAll("details:not([open])")).filter(function (details) {
      return !details.closest(".figure") && details.querySelector("tbody") && details.querySelector("tbody").rows.length <= 24;
    });
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    isPrinting = false;
    drawAll();
  });

  window.fotfeste = { csv: csv, figures: page.figures };
  drawAll();
  document.documentElement.dataset.drawn = "yes";
})();
