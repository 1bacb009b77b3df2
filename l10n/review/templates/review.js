// The review page. All text from the server goes into text nodes and attributes, never into markup.
"use strict";

const $ = (id) => document.getElementById(id);
const state = { project: null, locale: "", article: "", units: [], byId: new Map(), shown: [], open: "", findings: {}, stamp: "", languages: {} };
const CHECK_AFTER = 350; // ms without a key before the checks are asked: a short pause in typing
const REFRESH_EVERY = 15000; // ms between two looks whether somebody else saved the file
const DRAWN_AT_ONCE = 400; // rows; in a longer list they are drawn when they come near
const FINDINGS_PAUSE = 60; // ms between two questions for findings, so that typing is answered first
const MARK = /<(\/?)([1-9]\d{0,3})(\/?)>/;
const SPLIT = /(<\/?[1-9]\d{0,3}\/?>|[\u00a0\u00ad\u061c\u2007\u2009\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]+)/;

function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "lang" && name !== "dir" && name !== "role") node[name] = value;
    else if (value !== undefined && value !== null && value !== "") node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const written = (language) => ({ lang: language.tag, dir: language.direction });

// --- asking the server

class Refused extends Error {
  constructor(status, value) { super(value.error || "The server refused."); this.status = status; this.value = value; }
}

async function ask(path, fields = {}, method = "GET") {
  const query = method === "GET" ? "?" + new URLSearchParams(fields) : "";
  const options = method === "GET" ? {} : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) };
  let response;
  try {
    response = await fetch("/api/" + path + query, options);
  } catch {
    throw new Refused(0, { error: "l10n review has stopped. Start it again; what is not saved stays in this page." });
  }
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const value = isJson ? await response.json() : { error: await response.text() };
  if (!response.ok) throw new Refused(response.status, value);
  return value;
}

const sheet = () => ({ article: state.article, locale: state.locale });
const isHere = (at) => at.article === state.article && at.locale === state.locale;

function trouble(line) {
  $("trouble").hidden = !line;
  if ($("trouble").textContent !== line) $("trouble").textContent = line;
}

let toastTimer;
function toast(line) {
  $("toast").textContent = line;
  $("toast").classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

// Saves, undoing and reading again go one after the other, so that each sees what the one before left.
let line = Promise.resolve();
let saving = 0; // saves under way; the page asks before it is left
function inLine(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

// --- texts with marks and findings

function short(text, most) {
  return text.length > most ? text.slice(0, most - 1) + "…" : text;
}

function meaning(marks, mark) {
  if (marks[mark]) return MARK.exec(mark)[1] ? marks[mark] : marks[mark].split(" … ")[0];
  const opening = mark.replace("/", "");
  return marks[opening] ? marks[opening].slice(marks[opening].indexOf(" … ") + 3) : "";
}

function chip(unit, mark, asButton) {
  const [, close, index, alone] = MARK.exec(mark);
  const stands = meaning(unit.marks, mark);
  const label = `${close ? "end of " : ""}mark ${index}${stands ? ": " + stands : ""}`;
  const kind = close ? "close" : alone ? "alone" : "open";
  const node = el(asButton ? "button" : "span", { className: `chip ${kind}`, title: stands || mark, "data-mark": mark },
    close ? "" : index, " ", el("small", {}, short(stands, 14)), close ? " " + index : "");
  if (asButton) { node.type = "button"; node.setAttribute("aria-label", "Insert " + label); }
  return node;
}

// The text as nodes. Spans count code points; `place(mark)` makes the node of a mark.
function rich(text, hits, place) {
  const fragment = document.createDocumentFragment();
  let start = 0;
  for (const piece of text.split(SPLIT)) {
    const points = Array.from(piece);
    const end = start + points.length;
    const cuts = [...new Set([start, end, ...hits.flatMap((hit) => hit.span).filter((cut) => cut > start && cut < end)])].sort((a, b) => a - b);
    const isMark = MARK.test(piece);
    for (let n = 0; n + 1 < cuts.length; n++) {
      if (isMark && n) break;
      const [from, to] = isMark ? [start, end] : [cuts[n], cuts[n + 1]];
      const over = hits.filter((hit) => hit.span[0] < to && hit.span[1] > from);
      const words = points.slice(from - start, to - start).join("");
      const node = isMark ? place(piece) : SPLIT.test(words) ? el("span", { className: "odd", title: names(words) }, words) : words;
      if (!over.length) fragment.append(node);
      else fragment.append(el("span", { className: "hit" + (over.some((hit) => hit.severity === "error") ? " error" : ""), title: over.map((hit) => hit.message).join("\n") }, node));
    }
    start = end;
  }
  return fragment;
}

const names = (words) => Array.from(words, (char) => (char === "\u00a0" ? "no-break space" : "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"))).join(", ");

const KINDS = { same: null, added: "ins", removed: "del" };
function difference(changes, unit) {
  return changes.map(([kind, text]) => {
    const inner = rich(text, [], (mark) => chip(unit, mark, false));
    return KINDS[kind] ? el(KINDS[kind], {}, inner) : inner;
  });
}

// --- the list of articles

function words(progress) {
  return progress.units ? `${progress.reviewed} of ${counted(progress.units, "unit")} reviewed · ${progress.words_left ? counted(progress.words_left, "word") + " left" : "nothing left"}` : "no units";
}

const bar = (progress, label) => el("progress", { max: Math.max(progress.units, 1), value: progress.reviewed, "aria-label": label });

async function showArticles() {
  const { articles } = await ask("articles", { locale: state.locale });
  if (state.article) return;
  $("articles").querySelector("ul").replaceChildren(...articles.map(articleRow));
  const total = { units: 0, reviewed: 0, words_left: 0 };
  for (const { progress } of articles) for (const name of Object.keys(total)) total[name] += progress[name];
  overall(total);
  $("articles-title").textContent = articles.length ? "Articles" : "No catalogs yet. Call: l10n run";
  $("sheet").hidden = true;
  $("articles").hidden = false;
  document.title = `Review · ${state.project.name}`;
}

function articleRow({ slug, title, error, progress }) {
  const name = el("strong", written(state.project.source), el("bdi", {}, title));
  const small = el("small", {}, slug === title ? "" : slug);
  if (error) return el("li", {}, el("div", { className: "broken" }, name, el("span"), el("small", {}, error)));
  return el("li", {}, el("a", { href: `#/${state.locale}/${encodeURI(slug)}` }, name, el("span", { className: "amount" }, bar(progress, `Reviewed of ${title}`)),
    small, el("small", { className: "amount" }, words(progress))));
}

function overall(progress) {
  $("overall").hidden = false;
  $("overall").querySelector("progress").replaceWith(bar(progress, "Reviewed"));
  $("overall").querySelector("span").textContent = words(progress);
}

// --- one article

async function showSheet() {
  const at = sheet();
  const found = await ask("units", at);
  if (!isHere(at)) return;
  state.languages = { source: found.source, target: found.target };
  Object.assign(state, { stamp: found.stamp, findings: {}, serial: 0 });
  take(found.units);
  const title = state.units.find((unit) => unit.role === "headline");
  $("sheet-title").replaceChildren(el("bdi", written(found.source), title ? title.source.replace(new RegExp(MARK, "g"), "") : state.article));
  document.title = `${state.article} · ${state.locale}`;
  overall(found.progress);
  preview(found.preview);
  restore();
  $("articles").hidden = true;
  $("sheet").hidden = false;
  $("undo").disabled = true;
  choose();
  askFindings();
  await readRest(at, found);
}

// The units of a large catalog come in parts; one that was saved meanwhile begins anew.
async function readRest(at, first) {
  let units = first.units;
  while (units.length < first.total) {
    const part = await ask("units", { ...at, from: units.length });
    if (!isHere(at)) return;
    if (part.stamp !== first.stamp || !part.units.length) return showSheet();
    units = units.concat(part.units);
    const known = state.units.length;
    take(units);
    restore();
    append(known);
  }
}

function append(from) {
  const fresh = listed(state.units.slice(from));
  if ($("order").value === "confidence") return choose();
  state.shown.push(...fresh);
  $("units").append(...fresh.map(place));
  fresh.forEach(draw);
  $("empty").hidden = state.shown.length > 0;
  counts();
}

function take(units) {
  const old = state.byId;
  state.units = units.map((unit, index) => {
    const known = old.get(unit.id);
    // Words that are not saved belong to the version that their writer saw: saving them shows what is there now.
    if (known && known.typed && known.version !== unit.version) return Object.assign(known, { index });
    return Object.assign(known || {}, unit, { index, at: sheet() });
  });
  state.byId = new Map(state.units.map((unit) => [unit.id, unit]));
}

const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;
const isOpen = (unit) => unit.state !== "reviewed";
const found = (unit) => state.findings[unit.id] || [];
const sureness = (unit) => (unit.state === "reviewed" ? 2 : unit.confidence === null ? 0 : unit.confidence);

// Which units are listed, and in which order; decided when the choice changes, so that no row leaves while one works.
function choose() {
  state.shown = listed(state.units);
  if ($("order").value === "confidence") state.shown.sort((a, b) => sureness(a) - sureness(b) || a.index - b.index);
  if (!state.shown.some((unit) => unit.id === state.open)) state.open = "";
  near.disconnect();
  $("units").replaceChildren(...state.shown.map(place));
  state.shown.forEach(draw);
  $("empty").hidden = state.shown.length > 0;
  $("empty").textContent = $("find").value.trim() ? "Nothing like that here." : chosen("show") === "open" ? "Everything is reviewed." : "The checks find nothing here.";
  counts();
}

function listed(units) {
  const wanted = $("find").value.trim().toLocaleLowerCase();
  const matches = { all: () => true, open: isOpen, found: (unit) => found(unit).length };
  return units.filter((unit) => matches[chosen("show")](unit))
    .filter((unit) => !wanted || [unit.source, unit.target, unit.comments].some((text) => text.toLocaleLowerCase().includes(wanted)));
}

// Rows of a long list are drawn when they come near the window.
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) if (isIntersecting) { near.unobserve(target); const unit = state.byId.get(target.dataset.unit); if (unit && unit.node === target) { unit.isNear = true; draw(unit); } }
}, { rootMargin: "600px" });

function place(unit) {
  unit.node = el("li", { className: "unit", "data-unit": unit.id });
  unit.isNear = state.units.length <= DRAWN_AT_ONCE;
  if (!unit.isNear) near.observe(unit.node);
  return unit.node;
}

function counts() {
  const numbers = { all: state.units.length, open: state.units.filter(isOpen).length, found: state.units.filter((unit) => found(unit).length).length };
  for (const input of document.querySelectorAll("input[name=show]")) input.parentNode.querySelector("b").textContent = numbers[input.value];
}

function draw(unit) {
  if (!unit.node || !unit.node.isConnected) return;
  unit.node.classList.toggle("open", unit.id === state.open);
  if (!unit.isNear && unit.id !== state.open) return;
  unit.node.replaceChildren(unit.id === state.open ? editor(unit) : row(unit));
}

function row(unit) {
  const { source, target } = state.languages;
  const text = unit.typed ? unit.typed.target : unit.target;
  const plain = (mark) => chip(unit, mark, false);
  return el("button", { type: "button", className: "row", onclick: () => open(unit.id) }, signs(unit),
    el("span", { className: "text source", ...written(source) }, rich(unit.source, [], plain)),
    text ? el("span", { className: "text", ...written(target) }, rich(text, [], plain)) : el("span", { className: "text none" }, "no translation yet"));
}

function signs(unit) {
  const severities = ["error", "warning"].map((severity) => [severity, found(unit).filter((one) => one.severity === severity).length]).filter(([, count]) => count);
  return el("span", { className: "sign" },
    el("span", { className: `state ${unit.state}` }, { new: "○ new", fuzzy: "◐ fuzzy", reviewed: "● reviewed" }[unit.state]),
    isOpen(unit) && unit.confidence !== null ? el("span", { title: unit.origin }, unit.confidence.toFixed(2), el("span", { className: "quiet" }, " confidence")) : "",
    ...severities.map(([severity, count]) => el("span", { className: `count ${severity}` }, counted(count, severity))),
    unit.typed ? el("span", { className: "unsaved" }, "not saved") : "");
}

// --- the editor of the open unit

function open(id, focus = true) {
  const before = state.byId.get(state.open);
  state.open = id;
  if (before && before.id !== id) draw(before);
  const unit = state.byId.get(id);
  if (!unit || !unit.node || !unit.node.isConnected) return;
  draw(unit);
  const box = unit.node.getBoundingClientRect();
  if (box.top < 120 || box.bottom > innerHeight) unit.node.scrollIntoView({ block: box.height > innerHeight * 0.7 ? "start" : "center" });
  if (focus) fields(unit).target.focus({ preventScroll: true });
  look(unit);
  askMatches(unit);
}

const fields = (unit) => ({ target: unit.node.querySelector("textarea[name=target]"), comments: unit.node.querySelector("textarea[name=comments]") });

function editor(unit) {
  const { source, target } = state.languages;
  const label = `target-${unit.id}`;
  const node = el("div", { className: "editor", role: "group", "aria-label": unit.places[0] || unit.role },
    el("p", { className: "meta" }, signsLine(unit), ...unit.places.map((place) => el("span", {}, place)), el("span", {}, counted(unit.words, "word")),
      unit.references.length ? el("code", { title: unit.references.join("\n") }, unit.references[0]) : ""),
    el("div", { className: "side" }, el("h3", {}, source.name), el("p", { className: "words source", ...written(source) }), history(unit), terms(unit)),
    el("div", { className: "side target" }, el("label", { htmlFor: label }, `Translation: ${target.name}`),
      area({ id: label, name: "target", spellcheck: true, ...written(target), "aria-describedby": `findings-${unit.id}` }, unit.typed ? unit.typed.target : unit.target, () => typed(unit)),
      inserts(unit), acts(unit),
      el("p", { className: "refusal", role: "alert", hidden: !unit.refusal }, unit.refusal || ""), conflict(unit),
      el("ul", { className: "findings", id: `findings-${unit.id}`, "aria-label": "Findings", "aria-live": "polite" }),
      comments(unit)),
    el("div", { className: "memory" }));
  queueMicrotask(() => paint(unit));
  return node;
}

const signsLine = (unit) => el("span", {}, el("span", { className: `state ${unit.state}` }, unit.state), unit.typed ? el("span", { className: "unsaved" }, " · not saved") : "");

// A text area that grows with its text, over a mirror that shows marks and findings in place.
function area(properties, value, oninput) {
  const mirror = el("div", { className: "mirror", "aria-hidden": "true", lang: properties.lang, dir: properties.dir });
  const field = el("textarea", { rows: 1, value, oninput: () => { reflect(mirror, field.value, []); oninput(); }, ...properties });
  reflect(mirror, value, []);
  return el("div", { className: "field" }, mirror, field);
}

function reflect(mirror, text, hits) {
  mirror.replaceChildren(rich(text, hits, (mark) => el("span", { className: "mark" }, mark)), "\u200b");
}

function history(unit) {
  const parts = [];
  if (unit.changes.length) parts.push(box("The translation was made for another source:", el("p", written(state.languages.source), ...difference(unit.changes, unit))));
  const origin = unit.origin ? [`${unit.origin}, ${/^memory /.test(unit.origin) ? "similarity" : "confidence"} ${unit.confidence.toFixed(2)}`] : [];
  const notes = [...origin, ...unit.remarks];
  if (notes.length) parts.push(box(unit.state === "reviewed" ? "The draft came from" : "Draft", ...notes.map((note) => el("p", {}, el("bdi", {}, note)))));
  return el("div", {}, ...parts);
}

const box = (title, ...children) => el("div", { className: "box" }, el("p", {}, title), ...children);

function terms(unit) {
  return unit.terms.length ? box("Terms", el("ul", { className: "terms" }, ...unit.terms.map((term) => el("li", {}, el("bdi", {}, term))))) : "";
}

const sourceMarks = (unit) => unit.source.match(new RegExp(MARK, "g")) || [];
const indices = (unit) => [...new Set(sourceMarks(unit).map((mark) => MARK.exec(mark)[2]))];

function inserts(unit) {
  const marks = indices(unit).map((index) => el("button", { type: "button", className: "key", "data-index": index, title: `Alt+${index}`, onclick: () => insertMark(unit, index) },
    `${index} ${legend(unit, index)}`));
  const quotes = [...new Set(state.languages.target.quotes)].map((text) => [text, text]);
  const letters = [...quotes, ["–", "–"], ["—", "—"], ["…", "…"], ["␣", "\u00a0"]].map(([shown, text]) =>
    el("button", { type: "button", tabIndex: -1, "aria-label": text === "\u00a0" ? "Insert a no-break space" : `Insert ${text}`, title: text === "\u00a0" ? "no-break space" : "", onclick: () => insert(unit, text) }, shown));
  return el("div", { className: "marks", role: "group", "aria-label": "Insert" }, ...marks, ...letters,
    el("button", { type: "button", title: "Alt+0", onclick: () => replaceAll(unit, unit.source) }, "Copy source"));
}

const legend = (unit, index) => short([`<${index}>`, `<${index}/>`, `</${index}>`].map((mark) => unit.marks[mark]).find(Boolean) || "", 34);

function acts(unit) {
  return el("div", { className: "acts" },
    el("button", { type: "button", className: "accept", onclick: () => save(unit, true) }, unit.state === "reviewed" ? "Save as reviewed" : "Accept", el("kbd", {}, "Ctrl+Enter")),
    el("button", { type: "button", onclick: () => save(unit, false) }, "Save as fuzzy", el("kbd", {}, "Ctrl+S")),
    el("button", { type: "button", className: "revert", disabled: !unit.typed, onclick: () => revert(unit) }, "Revert", el("kbd", {}, "Esc")));
}

function comments(unit) {
  const text = unit.typed ? unit.typed.comments : unit.comments;
  const label = `comments-${unit.id}`;
  return el("details", { className: "box", open: Boolean(text) }, el("summary", {}, "Your comment"),
    el("label", { className: "quiet", htmlFor: label }, "Your comment"), area({ id: label, name: "comments", dir: "auto" }, text, () => typed(unit)));
}

function conflict(unit) {
  if (!unit.theirs) return "";
  return el("div", { className: "conflict", role: "alert" }, el("p", {}, el("strong", {}, "Somebody saved this unit meanwhile."), ` It is ${unit.theirs.state} and says:`),
    el("p", written(state.languages.target), el("bdi", {}, unit.theirs.target || "(nothing)")),
    el("div", { className: "acts" }, el("button", { type: "button", onclick: () => settle(unit, false) }, "Take theirs"),
      el("button", { type: "button", onclick: () => settle(unit, true) }, "Keep mine and save again")));
}

function settle(unit, mine) {
  const { reviewed } = unit.attempt;
  Object.assign(unit, unit.theirs, { theirs: null, refusal: "" });
  if (!mine) forgetTyped(unit);
  draw(unit);
  counts();
  if (mine) save(unit, reviewed);
  else open(unit.id);
}

// --- typing

function typed(unit) {
  const { target, comments } = fields(unit);
  const changed = target.value !== unit.target || comments.value !== unit.comments;
  const was = Boolean(unit.typed);
  unit.typed = changed ? { target: target.value, comments: comments.value } : null;
  keep(unit);
  if (was !== changed) {
    unit.node.querySelector(".revert").disabled = !changed;
    unit.node.querySelector(".meta > span").replaceWith(signsLine(unit));
  }
  paint(unit);
  clearTimeout(unit.timer);
  unit.timer = setTimeout(() => look(unit), CHECK_AFTER);
}

// Unsaved words outlive a reload of this tab.
const shelf = (unit) => `l10n ${unit.at.locale} ${unit.at.article} ${unit.id}`;
function keep(unit) {
  if (unit.typed) sessionStorage.setItem(shelf(unit), JSON.stringify({ ...unit.typed, version: unit.version }));
  else sessionStorage.removeItem(shelf(unit));
}

function restore() {
  for (const unit of state.units) {
    const kept = JSON.parse(sessionStorage.getItem(shelf(unit)) || "null");
    if (kept && !unit.typed) Object.assign(unit, { typed: { target: kept.target, comments: kept.comments }, version: kept.version });
  }
}

function forgetTyped(unit) {
  unit.typed = null;
  keep(unit);
}

function revert(unit) {
  forgetTyped(unit);
  Object.assign(unit, { theirs: null, refusal: "" });
  draw(unit);
  fields(unit).target.focus();
  look(unit);
  askMatches(unit);
}

// Types for the person, so that the browser's own undo takes it back.
function insert(unit, text) {
  const { target } = fields(unit);
  target.focus();
  if (!document.execCommand("insertText", false, text)) {
    target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
    target.dispatchEvent(new Event("input"));
  }
}

function replaceAll(unit, text) {
  const { target } = fields(unit);
  target.focus();
  target.select();
  if (text) insert(unit, text);
  else document.execCommand("delete");
}

function insertMark(unit, index) {
  const { target } = fields(unit);
  const marks = sourceMarks(unit).filter((mark) => MARK.exec(mark)[2] === String(index));
  if (!marks.length) return;
  const selected = target.value.slice(target.selectionStart, target.selectionEnd);
  const missing = marks.filter((mark) => !target.value.includes(mark));
  if (marks.length === 2 && (selected || missing.length !== 1)) {
    const place = target.selectionStart + marks[0].length;
    insert(unit, marks[0] + selected + marks[1]);
    target.setSelectionRange(place, place + selected.length);
  } else insert(unit, missing[0] || marks[0]);
}

// --- what checks and memory say

function paint(unit) {
  if (unit.id !== state.open || !unit.node.isConnected) return;
  const { target } = fields(unit);
  const current = found(unit).filter((one) => one.span);
  const fresh = unit.looked === target.value;
  unit.node.querySelector("p.source").replaceChildren(rich(unit.source, current.filter((one) => one.side === "source"), (mark) => {
    const node = chip(unit, mark, true);
    node.addEventListener("click", () => insertMark(unit, MARK.exec(mark)[2]));
    return node;
  }));
  reflect(target.previousSibling, target.value, fresh ? current.filter((one) => one.side === "target") : []);
  for (const key of unit.node.querySelectorAll(".key")) {
    const isMissing = sourceMarks(unit).some((mark) => MARK.exec(mark)[2] === key.dataset.index && !target.value.includes(mark));
    key.classList.toggle("missing", isMissing);
  }
}

async function look(unit) {
  if (unit.id !== state.open) return;
  const { target, comments } = fields(unit);
  const asked = target.value;
  try {
    const { findings } = await ask("check", { ...sheet(), unit: unit.id, target: asked, comments: comments.value }, "POST");
    if (unit.id !== state.open || fields(unit).target.value !== asked) return;
    state.findings[unit.id] = findings;
    unit.looked = asked;
    list(unit);
    paint(unit);
    counts();
  } catch (error) {
    trouble(error.message);
  }
}

function list(unit) {
  const rows = found(unit).map((one) => el("li", { className: one.severity }, el("span", { className: "severity" }, one.severity), el("span", {}, one.message), el("code", {}, one.check),
    one.fix !== null ? el("button", { type: "button", className: "fix", title: one.fix, onclick: () => replaceAll(unit, one.fix) }, "Fix") : "",
    el("button", { type: "button", title: `Writes l10n-ignore: ${one.check} into your comment`, onclick: () => ignore(unit, one.check) }, "Ignore here")));
  unit.node.querySelector(".findings").replaceChildren(...rows);
}

function ignore(unit, check) {
  const { comments } = fields(unit);
  unit.node.querySelector("details").open = true;
  comments.value = [comments.value, `l10n-ignore: ${check}`].filter(Boolean).join("\n");
  comments.dispatchEvent(new Event("input"));
}

// Findings come piece by piece, those in view first; one loop asks for them.
let asking = false;
async function askFindings() {
  if (asking) { asking = "again"; return; }
  asking = true;
  const at = sheet();
  try {
    for (let left = 1; left && isHere(at);) {
      const page = await ask("findings", { ...at, since: state.serial, near: inView() });
      if (!isHere(at)) break;
      Object.assign(state, { serial: page.serial });
      left = page.left;
      adoptFindings(page.findings);
      if (left) await new Promise((done) => setTimeout(done, FINDINGS_PAUSE));
    }
  } catch (error) {
    trouble(error.message);
  }
  const again = asking === "again" || (state.article && !isHere(at));
  asking = false;
  if (again) askFindings();
}

function adoptFindings(findings) {
  let isNew = false;
  for (const [id, list] of Object.entries(findings)) {
    const unit = state.byId.get(id);
    if (id === state.open || JSON.stringify(state.findings[id] || []) === JSON.stringify(list)) continue;
    state.findings[id] = list;
    isNew = true;
    const sign = unit && unit.node && unit.node.querySelector(".row .sign");
    if (sign) sign.replaceWith(signs(unit));
  }
  if (!isNew) return;
  if (chosen("show") === "found" && !state.open) choose();
  counts();
}

// The first unit that is to be seen: its findings are asked first.
function inView() {
  if (state.open) return state.open;
  const row = document.elementFromPoint(innerWidth / 2, Math.min(innerHeight - 10, 260));
  const node = row && row.closest(".unit");
  return (node && node.dataset.unit) || (state.shown[0] ? state.shown[0].id : "");
}

async function askMatches(unit) {
  let found;
  try {
    found = (await ask("matches", { ...sheet(), unit: unit.id })).matches;
  } catch {
    return; // the memory is a help; what is wrong with it is said by the next command that needs it
  }
  if (unit.id !== state.open) return;
  unit.matches = found;
  const rows = found.map((match) => el("li", {}, el("button", { type: "button", onclick: () => replaceAll(unit, match.target) },
    el("b", {}, `${Math.floor(match.similarity * 100)} %`), el("span", written(state.languages.target), match.target),
    el("small", {}, el("bdi", {}, match.place), match.kind === "fuzzy" ? " · " : ` · ${match.kind}`,
      ...(match.changes.length ? [el("bdi", written(state.languages.source), ...difference(match.changes, unit))] : []),
      match.fitted.length ? ` · put in to fit: ${match.fitted.join(", ")}` : ""))));
  unit.node.querySelector(".memory").replaceChildren(...(rows.length ? [box("From the memory", el("ul", { className: "matches" }, ...rows))] : []));
}

// --- saving

function next(unit) {
  const at = state.shown.indexOf(unit);
  const round = [...state.shown.slice(at + 1), ...state.shown.slice(0, at)];
  return round.find(isOpen);
}

function save(unit, reviewed) {
  const { target, comments } = fields(unit);
  const sent = { target: target.value, comments: comments.value };
  const lost = sourceMarks(unit).filter((mark) => !sent.target.includes(mark));
  unit.refusal = "";
  if (reviewed && !sent.target.trim()) return refuse(unit, "There are no words yet. Translate it before you accept it.");
  if (reviewed && lost.length) return refuse(unit, `${lost.join(" ")} ${lost.length === 1 ? "is" : "are"} missing. Put the marks in, or save it as fuzzy.`);
  unit.typed = sent.target === unit.target && sent.comments === unit.comments ? null : sent;
  unit.attempt = { reviewed };
  const following = reviewed ? next(unit) : null;
  if (following) open(following.id);
  saving += 1;
  return inLine(() => send(unit, sent, reviewed, !following && reviewed)).finally(() => { saving -= 1; });
}

async function send(unit, sent, reviewed, isLast) {
  try {
    const answer = await ask("save", { ...unit.at, unit: unit.id, version: unit.version, ...sent, reviewed }, "POST");
    trouble("");
    adopt(unit, answer, sent);
    toast(reviewed ? (isLast ? "Reviewed. Nothing else waits in this list." : "Reviewed.") : unit.state === "new" ? "Saved: no translation." : "Saved as fuzzy.");
  } catch (error) {
    refused(unit, error, sent);
  }
}

function adopt(unit, answer, sent) {
  Object.assign(unit, answer.unit, { theirs: null, refusal: "" });
  const isSame = !unit.typed || (unit.typed.target === sent.target && unit.typed.comments === sent.comments);
  if (isSame) forgetTyped(unit);
  if (!isHere(unit.at)) return;
  $("undo").disabled = false;
  overall(answer.progress);
  if (isSame && unit.id === state.open) { const caret = fields(unit).target.selectionStart; draw(unit); fields(unit).target.focus(); fields(unit).target.setSelectionRange(caret, caret); look(unit); askMatches(unit); }
  else if (unit.id !== state.open) draw(unit);
  counts();
  clearTimeout(state.later);
  state.later = setTimeout(askFindings, 1200);
}

function refused(unit, error, sent) {
  unit.typed = sent;
  keep(unit);
  if (error.status === 409 && !error.value.unit) return refuse(unit, "The sentence is no longer in the article; your words are still here. Copy them, then load the page again.");
  if (error.status === 409) { unit.theirs = error.value.unit; return unit.node.isConnected ? open(unit.id) : refuse(unit, "Somebody saved it meanwhile."); }
  if (error.status === 0) trouble(error.message);
  return refuse(unit, error.message);
}

function refuse(unit, message) {
  unit.refusal = message;
  if (!unit.node.isConnected) return trouble(`${unit.at.article}: ${short(unit.source, 60)} was not saved. ${message}`);
  if (unit.id !== state.open) return open(unit.id);
  const place = unit.node.querySelector(".refusal");
  place.textContent = message;
  place.hidden = false;
  return undefined;
}

function undo() {
  const at = sheet();
  return inLine(async () => {
    try {
      const answer = await ask("undo", at, "POST");
      if (!isHere(at)) return;
      const unit = state.byId.get(answer.unit.id);
      Object.assign(unit, answer.unit);
      forgetTyped(unit);
      overall(answer.progress);
      counts();
      if (unit.node && unit.node.isConnected) open(unit.id);
      toast("Taken back.");
    } catch (error) {
      toast(error.status === 409 ? "Not taken back: the unit was changed since." : error.message);
      $("undo").disabled = error.status !== 409;
    }
  });
}

// --- the preview

function preview(address) {
  $("preview").hidden = !address;
  $("preview").href = address || "#";
}

async function build() {
  const at = sheet();
  $("build").disabled = true;
  $("build").textContent = "Building …";
  try {
    await line;
    const { preview: address } = await ask("build", at, "POST");
    if (isHere(at)) preview(address);
    toast("The preview is built.");
    $("preview").focus();
  } catch (error) {
    trouble(error.message);
  }
  $("build").disabled = false;
  $("build").textContent = "Build preview";
}

// --- keys, address, life of the page

function move(by) {
  const at = state.shown.findIndex((unit) => unit.id === state.open);
  const to = state.shown[at < 0 ? (by > 0 ? 0 : state.shown.length - 1) : at + by];
  if (to) open(to.id);
}

function escape(unit) {
  if (unit.typed || unit.theirs) return revert(unit);
  state.open = "";
  draw(unit);
  return unit.node.querySelector(".row").focus();
}

function keyed(event) {
  const unit = state.byId.get(state.open);
  const isTyping = /^(TEXTAREA|INPUT|SELECT)$/.test(document.activeElement.tagName);
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const alt = event.altKey && !event.ctrlKey && !event.metaKey;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  const [act] = [
    [command && event.key === "Enter" && unit, () => save(unit, true)],
    [command && event.code === "KeyS" && unit, () => save(unit, false)],
    [alt && event.key === "ArrowDown", () => move(1)],
    [alt && event.key === "ArrowUp", () => move(-1)],
    [alt && event.code === "KeyZ", undo],
    [alt && event.code === "KeyM" && unit && unit.matches && unit.matches.length, () => replaceAll(unit, unit.matches[0].target)],
    [alt && event.code === "KeyX" && unit && unit.node.querySelector(".fix"), () => unit.node.querySelector(".fix").click()],
    [alt && digit && unit, () => (digit[1] === "0" ? replaceAll(unit, unit.source) : insertMark(unit, digit[1]))],
    [event.key === "Escape" && unit && unit.node.contains(document.activeElement), () => escape(unit)],
    [!isTyping && event.key === "/" && !command && !alt, () => $("find").focus()],
    [!isTyping && event.key === "?", () => $("keys").showModal()],
  ].filter(([holds]) => holds);
  if (!act || $("keys").open || event.isComposing || $("sheet").hidden) return;
  event.preventDefault();
  act[1]();
}

async function go() {
  const [, locale = "", ...rest] = location.hash.slice(1).split("/");
  const known = state.project.locales.map((one) => one.tag);
  state.locale = known.includes(locale) ? locale : sessionStorage.getItem("l10n locale") || known[0];
  if (!known.includes(state.locale)) state.locale = known[0];
  sessionStorage.setItem("l10n locale", state.locale);
  $("locale").value = state.locale;
  const article = decodeURI(rest.join("/"));
  Object.assign(state, { article, open: "", units: [], byId: new Map(), shown: [] });
  trouble("");
  try {
    await (article ? showSheet() : showArticles());
  } catch (error) {
    $("sheet").hidden = $("articles").hidden = true;
    trouble(error.message);
  }
}

// Somebody else may have saved the file: in Poedit, or by `l10n extract`.
async function refresh() {
  if (!state.article || $("sheet").hidden || document.hidden) return;
  const at = sheet();
  try {
    const found = await ask("units", { ...at, stamp: state.stamp });
    if (!isHere(at)) return;
    trouble("");
    if (found.changed) return adoptChanged(found);
    if (found.total > found.units.length) return showSheet();
    const versions = new Map(state.units.map((unit) => [unit.id, unit.version]));
    const isSameList = found.units.length === state.units.length && found.units.every((unit) => versions.has(unit.id));
    state.stamp = found.stamp;
    take(found.units);
    overall(found.progress);
    const current = state.byId.get(state.open);
    if (!isSameList) { choose(); if (current) open(current.id, false); }
    else for (const unit of state.units) {
      if (versions.get(unit.id) === unit.version) continue;
      if (unit.id === state.open) open(unit.id, false);
      else draw(unit);
    }
    counts();
  } catch (error) {
    trouble(error.message);
  }
}

function adoptChanged(found) {
  state.stamp = found.stamp;
  overall(found.progress);
  for (const fresh of found.changed) {
    const unit = state.byId.get(fresh.id);
    if (!unit || unit.version === fresh.version || unit.typed) continue; // unsaved words keep the version that their writer saw
    Object.assign(unit, fresh);
    if (unit.id === state.open) open(unit.id, false);
    else draw(unit);
  }
  if (!found.changed.length) return;
  counts();
  askFindings();
}

async function start() {
  try {
    state.project = await ask("project");
  } catch (error) {
    return trouble(error.message);
  }
  $("home").textContent = `Review · ${state.project.name}`;
  $("locale").replaceChildren(...state.project.locales.map((one) => el("option", { value: one.tag }, `${one.name} · ${one.own === one.name ? one.tag : one.own}`)));
  $("locale").addEventListener("change", () => { location.hash = `#/${$("locale").value}` + (state.article ? "/" + encodeURI(state.article) : ""); });
  for (const input of document.querySelectorAll("input[name=show]")) input.addEventListener("change", choose);
  $("order").addEventListener("change", choose);
  $("find").addEventListener("input", choose);
  $("undo").addEventListener("click", undo);
  $("build").addEventListener("click", build);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("home").addEventListener("click", (event) => { event.preventDefault(); location.hash = `#/${state.locale}`; });
  $("skip").addEventListener("click", (event) => { event.preventDefault(); $("main").focus(); });
  addEventListener("hashchange", go);
  addEventListener("keydown", keyed);
  addEventListener("focus", () => inLine(refresh));
  setInterval(() => inLine(refresh), REFRESH_EVERY);
  addEventListener("beforeunload", (event) => { if (saving || state.units.some((unit) => unit.typed)) event.preventDefault(); });
  return go();
}

start();
