"use strict";
// Shows the legs of the page through time. All words and drawings are in the page already; this only moves them.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("samples").textContent);

  // The text form of whole numbers: gaiter/report/coding.py says how it is written.
  const MISSING = -32768;
  const codes = new Map();
  for (let code = 32; code < 127; code++) {
    const letter = String.fromCharCode(code);
    if (!'"\\<'.includes(letter)) codes.set(letter, codes.size);
  }
  function decoded(text) {
    const values = new Int16Array(data.samples);
    let before = 0;
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const code = codes.get(text[i]);
      if (code <= 60) values[at++] = before += code - 30;
      else if (code <= 88) values.fill(before, at, (at += code - 59));
      else if (code === 89) {
        const high = codes.get(text[++i]);
        values[at++] = before = high * codes.size + codes.get(text[++i]) - (codes.size * codes.size) / 2;
      } else values[at++] = MISSING;
    }
    return values;
  }

  const legs = data.legs.map((leg) => {
    const part = (kind, name) => byId(`${leg.name}-live-${kind}-${name}`);
    const flow = leg.flow.map(decoded);
    return {
      ...leg,
      veins: leg.veins.map(([name, title, vein, where, top, high, bottom, low], row) => ({
        name, title, vein, where, top, high, bottom, low,
        pressure: decoded(leg.pressure[row]),
        through: decoded(leg.through[row]),
        element: part("vein", name),
        marks: part("flow", name),
      })),
      links: leg.links.map(([name, start], row) => ({ start, flow: flow[row], element: part("link", name) })),
      valves: leg.valves.map((name) => ({
        name, flow: flow[leg.links.findIndex((link) => link[0] === name)], element: part("valve", name),
      })),
    };
  });
  const duration = data.times[1] - data.times[0];
  const step = duration / Math.max(1, data.samples - 1);
  let at = data.start;
  let shown = legs[0];
  let chosen = data.place;
  let pointed = null;

  // ---- words ----------------------------------------------------------------------------------------------------
  const whole = (value) => String(value).replace("-", "−");
  const level = (mmHg) => (mmHg === MISSING ? "not known" : `${whole(mmHg)} mmHg`);
  const listed = (items) =>
    items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}` : items[0];
  const sentence = (text) => text[0].toUpperCase() + text.slice(1);
  const time = (sample) => data.times[0] + sample * step;
  const veinOf = (leg, name) => leg.veins.find((vein) => vein.name === name);
  const healthy = (leg, vein) => {
    const same = leg === legs[0] ? undefined : veinOf(legs[0], vein.name);
    return same && same.pressure[at] !== MISSING ? same.pressure[at] : undefined;
  };
  const above = (leg, vein) =>
    vein.pressure[at] !== MISSING && vein.pressure[at] - (healthy(leg, vein) ?? Infinity) > data.above;

  function when() {
    const now = time(at);
    const inside = ([start, end]) => start <= now && now < end;
    const phase = data.phases.find(([, start, end]) => inside([start, end])) ?? data.phases[data.phases.length - 1];
    const words = [`at ${now.toFixed(1)} s`];
    if (phase) words.push(phase[0]);
    if (data.contractions.some(inside)) words.push("in a contraction");
    return words.join(", ");
  }

  // The same words as gaiter/drawing/leg/words.py, which wrote those that are in the page before this runs.
  function twin(leg) {
    const known = leg.veins.filter((vein) => vein.pressure[at] !== MISSING);
    const flowing = leg.links.some((link) => link.flow[at] !== MISSING);
    const said = [];
    if (!known.length && !flowing) {
      said.push(`The ${leg.veins.length} veins of a leg from the sole to the heart, from the front and the side.`);
    }
    if (known.length) {
      const leading = veinOf({ veins: known }, data.place) ?? known[0];
      const normal = healthy(leg, leading);
      const beside = normal === undefined ? "" : `, in a healthy leg ${whole(normal)}`;
      const first = `${when()}, pressure ${leading.where} (${leading.vein}) is ${whole(leading.pressure[at])} mmHg`;
      said.push(`${sentence(first)}${beside}.`);
      const others = known.filter((vein) => data.others.includes(vein.name) && vein !== leading);
      const levels = others.map((vein) => `${whole(vein.pressure[at])} mmHg in the ${vein.vein}`);
      if (levels.length) said.push(`It is ${listed(levels)}.`);
      if (leg !== legs[0]) {
        const number = leg.veins.filter((vein) => above(leg, vein)).length;
        said.push(`Above the healthy leg: ${number || "none"} of ${leg.veins.length} veins${number ? ", striped" : ""}.`);
      }
    }
    const back = new Map();
    for (const vein of leg.veins) {
      if (vein.through[at] < 0 && vein.through[at] !== MISSING) back.set(vein.vein, [...(back.get(vein.vein) ?? []), vein]);
    }
    const strongest = (veins) => Math.min(...veins.map((vein) => vein.through[at]));
    const runs = [...back].sort((one, other) => strongest(one[1]) - strongest(other[1]));
    const told = runs.slice(0, data.told).map(([name, run]) => {
      const { high } = run.reduce((one, other) => (other.top > one.top ? other : one));
      const { low } = run.reduce((one, other) => (other.bottom < one.bottom ? other : one));
      return high === low ? `the ${name} (${high})` : `the ${name} from ${high} to ${low}`;
    });
    if (runs.length > data.told) told.push(`more slowly in ${runs.length - data.told} more`);
    if (flowing) said.push(told.length ? `Blood flows back in ${listed(told)}.` : "Blood flows back in no vein.");
    if (leg.valves.length) {
      const states = leg.valves.map((valve) => opening(valve.flow[at]));
      const counts = ["open", "closed", "leaking"].map((kind) => `${states.filter((one) => one === kind).length} ${kind}`);
      said.push(`Of ${leg.valves.length} valves, ${listed([...(flowing ? counts : []), `${leg.damaged} damaged`])}.`);
    }
    return said.join(" ");
  }

  function veinNow(leg, vein) {
    const [mmHg, flow] = [vein.pressure[at], vein.through[at]];
    const speed = `${(Math.abs(flow) * data.flow).toFixed(1)} mL/s`;
    const flowing = flow === MISSING ? "flow not known" : !flow ? "blood stands" : flow < 0 ? `${speed} flowing back` : `${speed} towards the heart`;
    return `${leg.label}: ${level(mmHg)}, ${flowing}`;
  }

  // ---- the picture ----------------------------------------------------------------------------------------------
  const opening = (flow) => (flow === MISSING || flow === 0 ? "closed" : flow > 0 ? "open" : "leaking");
  const colour = (mmHg) => data.colours[Math.min(Math.max(mmHg, 0), data.colours.length - 1)];
  function put(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  function paint(leg) {
    for (const vein of leg.veins) {
      const [mmHg, flow] = [vein.pressure[at], vein.through[at]];
      const lost = mmHg === MISSING;
      vein.element.classList.toggle("plain", lost);
      vein.element.classList.toggle("back", flow < 0 && flow !== MISSING);
      vein.element.classList.toggle("above", above(leg, vein));
      vein.element.classList.toggle("chosen", vein.name === (pointed ?? chosen));
      put(vein.element, "color", lost ? "" : colour(mmHg));
      const stripes = vein.element.querySelector(".stripes");
      const tone = mmHg >= data.pale ? "pale" : "deep";
      put(stripes, stripes.hasAttribute("fill") ? "fill" : "stroke", `url(#${leg.name}-stripes-${tone})`);
      const still = flow === MISSING || flow === 0;
      put(vein.marks, "class", still ? "flow still" : flow < 0 ? "flow back" : "flow");
      put(vein.marks, "href", `#${leg.name}-${flow < 0 ? "behind" : "ahead"}-${vein.name}`);
    }
    for (const link of leg.links) {
      const mmHg = leg.veins[link.start].pressure[at];
      link.element.classList.toggle("back", link.flow[at] === -1);
      link.element.classList.toggle("plain", mmHg === MISSING);
      put(link.element, "color", mmHg === MISSING ? "" : colour(mmHg));
    }
    for (const valve of leg.valves) {
      const state = opening(valve.flow[at]);
      for (const kind of ["open", "closed", "leaking"]) valve.element.classList.toggle(kind, kind === state);
      for (const cusps of valve.element.children) {
        put(cusps, "href", `#${leg.name}-${state === "open" ? "open" : "shut"}-${valve.name}`);
      }
    }
  }

  // ---- the curves -----------------------------------------------------------------------------------------------
  const scaleOf = (chart, name) => {
    const [low, high, start, end] = chart.dataset[name].split(" ").map(Number);
    return { low, high, start, end, map: (value) => start + ((value - low) / (high - low)) * (end - start) };
  };
  const charts = [...document.querySelectorAll("svg.chart[data-x]")].map((element) => {
    const cursor = document.createElementNS("http://www.w3.org/2000/svg", "path");
    cursor.setAttribute("class", "cursor");
    element.append(cursor);
    return { element, cursor, x: scaleOf(element, "x"), y: scaleOf(element, "y") };
  });
  const own = charts.find(({ element }) => element.closest("#watched-chart"));
  function drawCurves() {
    const paths = own.element.querySelectorAll("path.curve");
    legs.forEach((leg, row) => {
      const vein = veinOf(leg, pointed ?? chosen);
      let line = "";
      let pen = "M";
      for (let i = 0; vein && i < data.samples; i++) {
        const mmHg = vein.pressure[i];
        if (mmHg === MISSING) {
          pen = "M";
          continue;
        }
        line += `${pen}${own.x.map(time(i)).toFixed(1)} ${own.y.map(mmHg).toFixed(1)}`;
        pen = "L";
      }
      put(paths[row], "d", line);
    });
  }
  function moveCursors() {
    for (const { cursor, x, y } of charts) {
      const now = time(at);
      put(cursor, "d", now < x.low || now > x.high ? "" : `M${x.map(now).toFixed(1)} ${y.start}V${y.end}`);
    }
  }

  // ---- showing --------------------------------------------------------------------------------------------------
  const slider = byId("time");
  const button = byId("play");
  const summary = byId("summary");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let playing = false;
  let speaking = 0;
  const name = (vein) => put(vein.element, "aria-label", `${vein.title}: ${level(vein.pressure[at])}`);
  function show() {
    paint(shown);
    for (const vein of shown.veins) {
      put(vein.element, "tabindex", vein.name === chosen ? "0" : "-1");
      if (vein.name === chosen || !vein.element.hasAttribute("aria-label")) name(vein);
    }
    moveCursors();
    slider.value = at;
    slider.setAttribute("aria-valuetext", when().slice(3));
    byId("now").textContent = when().slice(3);
    byId("told").textContent = twin(shown);
    const vein = veinOf(shown, pointed ?? chosen);
    byId("vein-title").textContent = vein ? vein.title : "a vein that this leg has not";
    byId("vein-now").textContent = vein ? veinNow(shown, vein) : "";
    clearTimeout(speaking);
    if (!playing) speaking = setTimeout(say, 500);
  }
  // Said aloud by screen readers: only at rest, and only once the reader has stopped moving.
  function say() {
    const levels = legs.map((leg) => [leg.label, veinOf(leg, chosen)]).filter(([, vein]) => vein);
    const words = levels.map(([label, vein]) => `${label} ${level(vein.pressure[at])}`);
    const title = levels.length ? levels[0][1].title : "";
    summary.textContent = `${sentence(when())}, pressure in the ${title}: ${words.join(", ")}.`;
  }
  function go(sample) {
    at = Math.min(Math.max(Math.round(sample), 0), data.samples - 1);
    show();
  }
  function stop() {
    playing = false;
    button.textContent = "Play";
    show();
  }
  function play() {
    playing = true;
    button.textContent = "Pause";
    if (at >= data.samples - 1) at = 0;
    const speed = Math.max(1, duration / 180);
    // Who wants less motion gets one picture a second.
    const pause = still.matches ? 1000 : 0;
    let last = performance.now();
    let exact = at;
    const tick = (now) => {
      if (!playing) return;
      if (now - last >= pause) {
        exact = (Math.abs(exact - at) > 1 ? at : exact) + (Math.min(now - last, 1500) / 1000) * (speed / step);
        last = now;
        if (Math.round(exact) !== at) go(exact);
        if (at >= data.samples - 1) return stop();
      }
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
  function choose(name) {
    chosen = name;
    pointed = null;
    byId("vein").value = name;
    drawCurves();
    show();
  }

  slider.addEventListener("input", () => go(Number(slider.value)));
  button.addEventListener("click", () => (playing ? stop() : play()));
  byId("vein").addEventListener("change", (event) => choose(event.target.value));
  const pictures = [...document.querySelectorAll("#watch .picture")];
  function select(row) {
    shown = legs[row];
    pictures.forEach((picture, index) => (picture.hidden = index !== row));
    show();
  }
  for (const radio of document.querySelectorAll('#watch input[name="leg"]')) {
    radio.addEventListener("change", () => select(Number(radio.value)));
  }
  pictures.forEach((picture, row) => {
    const veinAt = (event) => {
      const element = event.target.closest(".vein");
      return legs[row].veins.find((vein) => vein.element === element)?.name ?? null;
    };
    // Thin veins are easier to hit with a wide shape of their own under all others.
    for (const vein of [...legs[row].veins].reverse()) {
      const hit = vein.element.querySelector(".lumen").cloneNode();
      hit.setAttribute("class", "hit");
      vein.element.prepend(hit);
    }
    picture.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || veinAt(event) === pointed) return;
      pointed = veinAt(event);
      const vein = pointed && veinOf(legs[row], pointed);
      if (vein) vein.element.querySelector("title").textContent = `${vein.title}: ${level(vein.pressure[at])}`;
      drawCurves();
      show();
    });
    picture.addEventListener("pointerleave", () => {
      pointed = null;
      drawCurves();
      show();
    });
    // One stop of the tab key for each picture; the arrow keys go from vein to vein, from the sole up.
    picture.querySelector("svg.leg").setAttribute("role", "group");
    for (const vein of legs[row].veins) vein.element.setAttribute("role", "button");
    picture.addEventListener("focusin", (event) => veinAt(event) && choose(veinAt(event)));
    picture.addEventListener("keydown", (event) => {
      const turn = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
      const here = legs[row].veins.findIndex((vein) => vein.name === veinAt(event));
      const next = turn && legs[row].veins[here + turn];
      if (turn && here >= 0) event.preventDefault();
      if (!next || here < 0) return;
      name(next);
      next.element.focus();
    });
  });
  for (const { element, x } of charts) {
    element.addEventListener("click", (event) => {
      const box = element.getBoundingClientRect();
      const place = ((event.clientX - box.left) / box.width) * element.viewBox.baseVal.width;
      const clicked = x.low + ((place - x.start) / (x.end - x.start)) * (x.high - x.low);
      if (clicked >= x.low && clicked <= x.high) go((clicked - data.times[0]) / step);
    });
  }

  byId("watch").classList.add("alive");
  for (const element of document.querySelectorAll("#watch [data-alive]")) element.hidden = false;
  const checked = document.querySelector('#watch input[name="leg"]:checked');
  byId("vein").value = chosen;
  slider.max = data.samples - 1;
  drawCurves();
  select(checked ? Number(checked.value) : 0);
})();
