"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const chart = document.getElementById("chart"), details = document.getElementById("details");
  const search = document.getElementById("search"), count = document.getElementById("count");
  const NS = "http://www.w3.org/2000/svg", DAY = 86400, ROW = 24, AXIS = 30, POINT = 12;
  const dated = data.events.filter((event) => event.lo !== null);
  const measureContext = document.createElement("canvas").getContext("2d");
  measureContext.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const widthOf = (text) => measureContext.measureText(text).width;
  const first = Math.min(...dated.map((event) => event.lo)), last = Math.max(...dated.map((event) => event.hi));
  const room = Math.max((last - first) * 0.03, 15 * DAY);
  const world = dated.length ? [first - room, last + room * 4] : [0, DAY];
  let view = [...world], shown = data.events, chosen = null;

  const node = (name, fields, parent) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(fields)) made.setAttribute(key, value);
    if (parent) parent.append(made);
    return made;
  };
  const svg = node("svg", { role: "group", tabindex: "0", "aria-label": "Timeline. Arrow keys move, plus and minus zoom, Tab goes to the events." }, chart);

  // civil dates of any year (Hinnant), as the Date object ends too early
  const civil = (day) => {
    day += 719468;
    const era = Math.floor(day / 146097), of = day - era * 146097;
    const year = Math.floor((of - Math.floor(of / 1460) + Math.floor(of / 36524) - Math.floor(of / 146096)) / 365);
    const rest = of - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    const mp = Math.floor((5 * rest + 2) / 153), month = mp < 10 ? mp + 3 : mp - 9;
    return [year + era * 400 + (month <= 2 ? 1 : 0), month, rest - Math.floor((153 * mp + 2) / 5) + 1];
  };
  const dayOf = (year, month, day) => {
    if (month <= 2) year -= 1;
    const era = Math.floor(year / 400), of = year - era * 400;
    const rest = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    return era * 146097 + of * 365 + Math.floor(of / 4) - Math.floor(of / 100) + rest - 719468;
  };
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const yearName = (year) => (year <= 0 ? `${1 - year} BC` : year < 1000 ? `AD ${year}` : `${year}`);

  const ticks = (width) => {
    const perPixel = (view[1] - view[0]) / width, found = [];
    const [year0] = civil(Math.floor(view[0] / DAY)), [year1] = civil(Math.floor(view[1] / DAY));
    const add = (year, month, day, text) => found.push([dayOf(year, month, day) * DAY, text]);
    if (perPixel * 80 < 31 * DAY) {
      const step = [1, 5, 10].find((size) => (size * DAY) / perPixel > 64) || 15;
      for (let day = Math.floor(view[0] / DAY); day * DAY < view[1]; day += 1) {
        const [year, month, of] = civil(day);
        if (of === 1 || (step < 15 && of % step === 0 && of < 29) || (step === 15 && of === 15))
          add(year, month, of, `${of} ${MONTHS[month - 1]} ${yearName(year)}`);
      }
    } else if (perPixel * 70 < 366 * DAY) {
      const step = [1, 3, 6].find((size) => (size * 30 * DAY) / perPixel > 74) || 12;
      for (let year = year0; year <= year1; year += 1)
        for (let month = 1; month <= 12; month += step) add(year, month, 1, `${MONTHS[month - 1]} ${yearName(year)}`);
    } else {
      let step = 1;
      for (const size of [2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 1e4, 1e5, 1e6])
        if ((step * 365.25 * DAY) / perPixel < 64) step = size;
      for (let year = Math.floor(year0 / step) * step; year <= year1; year += step) add(year, 1, 1, yearName(year));
    }
    return found;
  };

  const x = (second, width) => ((second - view[0]) / (view[1] - view[0])) * width;

  const mark = (event, left, right, low, parent) => {
    const colour = `var(--${event.family})`, hollow = event.status !== "occurred";
    const style = { fill: hollow || event.publication ? "var(--paper)" : colour, stroke: colour, "stroke-width": 1.5 };
    if (event.status === "possible") style["stroke-dasharray"] = "2 2";
    const middle = low ? ROW - 4 : ROW / 2, tall = low ? 3 : 5;
    if (event.day && right - left <= POINT) {
      const at = (left + right) / 2, half = POINT / 2;
      if (event.publication) node("rect", { x: at - 5, y: middle - 5, width: 10, height: 10, ...style }, parent);
      else node("path", { d: `M${at} ${middle - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`, ...style }, parent);
    } else {
      const soft = !event.known && !hollow ? { "fill-opacity": 0.45, "stroke-opacity": 0.45 } : {};
      const from = left, to = Math.max(right, left + 10);
      if (event.approximate && !hollow)
        node("path", { d: `M${from} ${middle}H${to}`, stroke: colour, "stroke-width": 2 * tall, "stroke-dasharray": "5 2.5", ...(soft["stroke-opacity"] ? { "stroke-opacity": 0.45 } : {}) }, parent);
      else node("rect", { x: from, y: middle - tall, width: to - from, height: 2 * tall, rx: 2, ...style, ...soft }, parent);
      const arrow = (tip, way) => node("path", { d: `M${tip - 6 * way} ${middle - 5}L${tip} ${middle}L${tip - 6 * way} ${middle + 5}`, fill: "none", stroke: colour, "stroke-width": 1.5 }, parent);
      if (event.openEnd) arrow(to + 7, 1);
      if (event.openStart) arrow(from - 7, -1);
    }
    if (event.status === "cancelled") node("path", { d: `M${left} ${middle + 7}L${Math.max(right, left + POINT)} ${middle - 7}`, stroke: colour }, parent);
  };

  // what does not fit on either side of a mark ends in an ellipsis: the pane and the table have it whole
  const shortened = (text, room) => {
    if (widthOf(text) <= room) return text;
    let end = text.length;
    while (end > 8 && widthOf(`${text.slice(0, end)}…`) > room) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  };

  const draw = () => {
    const width = Math.max(chart.clientWidth, 320), rows = [];
    const held = svg.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    svg.replaceChildren();
    const lines = node("g", { "aria-hidden": "true" }, svg), marks = node("g", {}, svg);
    let hidden = 0;
    for (const event of shown) {
      if (event.lo === null) continue;
      const left = x(event.lo, width), right = Math.max(x(event.hi, width), left + 4);
      if (right < -400 || left > width) { hidden += 1; continue; }
      const before = widthOf(`${event.sign} ${event.date}  `) + 18, titled = shortened(event.title, Math.max(width - Math.max(right, left + POINT) - 6, left, Math.min(right, width) - Math.max(left, 0)) - before);
      const words = before + widthOf(titled);
      const over = right - left > words;
      let from = Math.max(left, 0), text = over ? Math.max(left, 0) + 4 : Math.max(right, left + POINT) + 6;
      if (!over && text + words > width && left - words > 0) text = from = left - words;
      const to = Math.max(right, text + words);
      if (to < 0) { hidden += 1; continue; }
      let row = rows.findIndex((end) => end + 14 < from);
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = to;
      const group = node("g", { class: `event${event.id === chosen ? " chosen" : ""}`, tabindex: "0", role: "button",
        "data-id": event.id, "aria-pressed": event.id === chosen, transform: `translate(0 ${row * ROW + 8})`,
        "aria-label": `${event.date}: ${event.title}${event.status === "occurred" ? "" : `, ${event.status}`}` }, marks);
      node("rect", { class: "ground", x: from - 4, y: 0, width: to - from, height: ROW, rx: 4 }, group);
      mark(event, left, right, over, group);
      const label = node("text", { x: text, y: over ? 13 : ROW / 2 + 4.5 }, group);
      if (event.sign) node("tspan", { fill: `var(--${event.family})`, style: `fill: var(--${event.family})` }, label).textContent = `${event.sign} `;
      const date = node("tspan", { class: "date" }, label);
      date.textContent = `${event.date}  `;
      const name = node("tspan", {}, label);
      name.textContent = titled;
    }
    const height = Math.max(rows.length, 6) * ROW + 18 + AXIS;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
    for (const [second, text] of ticks(width)) {
      const at = x(second, width);
      node("line", { class: "grid", x1: at, x2: at, y1: 0, y2: height - AXIS }, lines);
      const label = node("text", { class: "tick", x: at + 4, y: height - 10 }, lines);
      label.textContent = text;
    }
    node("line", { class: "grid", x1: 0, x2: width, y1: height - AXIS, y2: height - AXIS }, lines);
    const undated = shown.filter((event) => event.lo === null).length;
    count.textContent = `${shown.length} of ${data.events.length} events` + (undated ? `, ${undated} undated (in the table)` : "")
      + (hidden ? `, ${hidden} outside the view` : "");
    // an event that left the view must not take the keyboard with it
    if (held) (svg.querySelector(`[data-id="${CSS.escape(held)}"]`) || svg).focus();
  };

  const set = (lo, hi) => {
    const span = Math.min(Math.max(hi - lo, DAY), world[1] - world[0]);
    lo = Math.min(Math.max(lo + (hi - lo - span) / 2, world[0]), world[1] - span);
    view = [lo, lo + span];
    draw();
  };
  const zoom = (factor, share = 0.5) => {
    const at = view[0] + (view[1] - view[0]) * share, span = (view[1] - view[0]) / factor;
    set(at - span * share, at + span * (1 - share));
  };
  const pan = (share) => { const by = (view[1] - view[0]) * share; set(view[0] + by, view[1] + by); };

  const tell = (event) => {
    details.replaceChildren();
    const add = (name, text, parent = details) => { const made = document.createElement(name); made.textContent = text; parent.append(made); return made; };
    if (!event) { add("p", "Choose an event to see what the text says of it."); return; }
    add("h2", event.title);
    add("p", event.date + (event.status === "occurred" ? "" : ` · ${event.status}`)).className = "note";
    for (const quote of event.quotes) { add("blockquote", `“${quote.text}”`); if (quote.document) add("p", quote.document).className = "note"; }
    const list = document.createElement("dl");
    for (const [name, text] of event.facts) { add("dt", name, list); add("dd", text, list); }
    details.append(list);
  };
  const choose = (id) => {
    chosen = id;
    tell(data.events.find((event) => event.id === id));
    for (const row of document.querySelectorAll("tbody tr")) row.classList.toggle("chosen", row.dataset.id === id);
    draw();
  };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = data.events.filter((event) => words.every((word) => event.words.includes(word)));
    const ids = new Set(shown.map((event) => event.id));
    for (const row of document.querySelectorAll("tbody tr")) row.hidden = !ids.has(row.dataset.id);
    draw();
  };

  search.addEventListener("input", filter);
  document.getElementById("in").addEventListener("click", () => zoom(1.6));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.6));
  document.getElementById("all").addEventListener("click", () => set(...world));
  document.getElementById("print").addEventListener("click", () => window.print());
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) pan((event.deltaX || event.deltaY) / 900);
    else zoom(Math.exp(-event.deltaY / 500), (event.clientX - svg.getBoundingClientRect().left) / chart.clientWidth);
  }, { passive: false });
  let grip = null;
  svg.addEventListener("pointerdown", (event) => { grip = { x: event.clientX, view: [...view], moved: false, id: event.target.closest("[data-id]")?.dataset.id }; });
  window.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const by = ((grip.x - event.clientX) / chart.clientWidth) * (grip.view[1] - grip.view[0]);
    if (Math.abs(event.clientX - grip.x) > 4) grip.moved = true;
    if (grip.moved) set(grip.view[0] + by, grip.view[1] + by);
  });
  window.addEventListener("pointerup", () => { if (grip && !grip.moved && grip.id) choose(grip.id); grip = null; });
  svg.addEventListener("keydown", (event) => {
    const id = event.target.dataset?.id;
    const keys = { ArrowLeft: () => pan(-0.15), ArrowRight: () => pan(0.15), "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
      0: () => set(...world), Home: () => set(...world), Escape: () => choose(null), Enter: () => id && choose(id), " ": () => id && choose(id) };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  for (const button of document.querySelectorAll("td button"))
    button.addEventListener("click", () => {
      const event = data.events.find((one) => one.id === button.dataset.id);
      if (event.lo !== null && (event.hi < view[0] || event.lo > view[1])) { const span = view[1] - view[0]; set(event.lo - span / 2, event.lo + span / 2); }
      choose(event.id);
    });
  window.addEventListener("resize", draw);
  document.body.dataset.ready = "yes";
  tell(null);
  draw();
})();
