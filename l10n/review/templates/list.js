// The list of articles, and the units of one: which are shown, in which order, and what the checks say about them.
"use strict";

function progressWords(progress) {
  if (!progress.units) return t("no units");
  const numbers = { done: figure(progress.reviewed), all: figure(progress.units), left: figure(progress.words_left) };
  return progress.words_left ? t("reviewed: {done} of {all} · words left: {left}", numbers) : t("reviewed: {done} of {all}", numbers);
}

const bar = (progress, label) => el("progress", { max: Math.max(progress.units, 1), value: progress.reviewed, "aria-label": label });

async function showArticles() {
  await readAssignments();
  const { articles } = await ask("articles", { locale: state.locale });
  if (state.article) return;
  $("articles").querySelector("ul").replaceChildren(...articles.map(articleRow));
  const total = { units: 0, reviewed: 0, words_left: 0 };
  for (const { progress } of articles) for (const name of Object.keys(total)) total[name] += progress[name];
  overall(total);
  $("articles-title").textContent = articles.length ? t("Articles") : t("No catalogs yet. Call: l10n run");
  $("sheet").hidden = true;
  $("articles").hidden = false;
  document.title = `${t("Review")} · ${state.project.name}`;
}

function articleRow({ slug, title, error, progress }) {
  const note = assignmentNote(slug);
  const name = el("strong", written(state.project.source), el("bdi", {}, title));
  const small = el("small", {}, slug === title ? "" : slug, note ? el("span", { className: note.late ? "late" : "quiet" }, ` ${note.text}`) : "");
  if (error) return el("li", {}, el("div", { className: "broken" }, name, el("span"), el("small", {}, error)));
  return el("li", {}, el("a", { href: `#/${state.locale}/${encodeURI(slug)}` }, name,
    el("span", { className: "amount" }, bar(progress, t("Reviewed of {title}", { title }))), small, el("small", { className: "amount" }, progressWords(progress))));
}

function overall(progress) {
  $("overall").hidden = false;
  $("overall").querySelector("progress").replaceWith(bar(progress, t("Reviewed")));
  $("overall").querySelector("span").textContent = progressWords(progress);
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
  bringFocus(); // the link that led here is gone
  choose();
  if (state.wanted && state.byId.has(state.wanted)) open(state.wanted);
  state.wanted = "";
  askFindings();
  panelOpened();
  if (isTeam()) { readAssignments().then(showAssignment); readRecords(at); }
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

// --- filters

const has = (text, wanted) => text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());
const FILTERS = {
  role: (unit, value) => unit.role === value,
  check: (unit, value) => found(unit).some((one) => one.check === value),
  term: (unit, value) => unit.terms.some((term) => has(term, value)) || (unit.liveTerms || []).some((term) => has(term, value)),
  comment: (unit) => Boolean(unit.comments) || Boolean(unit.questions),
  changed: (unit) => unit.changes.length > 0,
  below: (unit, value) => isOpen(unit) && (unit.confidence === null ? 0 : unit.confidence) < Number(value) / 100,
  person: (unit, value) => unit.person === value,
};

function filtering() {
  const wanted = {};
  for (const field of $("filters").querySelectorAll("[data-filter]")) {
    const value = field.type === "checkbox" ? field.checked : field.value.trim();
    if (value) wanted[field.dataset.filter] = value;
  }
  return wanted;
}

// The choices of the filters are what this article has.
function fillFilters() {
  choices("role", [...new Set(state.units.map((unit) => unit.role))].map((role) => [role, ROLES[role] || role]));
  choices("check", [...new Set(Object.values(state.findings).flat().map((one) => one.check))].sort().map((name) => [name, name]));
  const people = [...new Set(state.units.map((unit) => unit.person).filter(Boolean))].sort();
  choices("person", people.map((name) => [name, fullName(name)]));
  $("filters").querySelector("[data-filter=person]").closest("label").hidden = !people.length;
}

function choices(name, options) {
  const field = $("filters").querySelector(`[data-filter=${name}]`);
  const { value } = field;
  field.replaceChildren(el("option", { value: "" }, t("any")), ...options.map(([key, label]) => el("option", { value: key }, label)));
  field.value = options.some(([key]) => key === value) ? value : "";
}

// Which units are listed, and in which order; decided when the choice changes, so that no row leaves while one works.
function choose() {
  state.shown = listed(state.units);
  if ($("order").value === "confidence") state.shown.sort((a, b) => sureness(a) - sureness(b) || a.index - b.index);
  if (!state.shown.some((unit) => unit.id === state.open)) state.open = "";
  near.disconnect();
  holdingFocus(() => {
    $("units").replaceChildren(...state.shown.map(place));
    state.shown.forEach(draw);
  });
  $("empty").hidden = state.shown.length > 0;
  const isFiltered = Object.keys(filtering()).length > 0 || $("find").value.trim();
  $("empty").textContent = isFiltered ? t("Nothing like that here.") : EMPTY[chosen("show")];
  $("filters-summary").textContent = Object.keys(filtering()).length ? t("Filters: {count}", { count: figure(Object.keys(filtering()).length) }) : t("Filters");
  counts();
}

const EMPTY = { all: "", open: t("Everything is reviewed."), found: t("The checks find nothing here."), approve: t("Nothing waits for your approval.") };

function listed(units) {
  const wanted = $("find").value.trim();
  const matches = { all: () => true, open: isOpen, found: (unit) => found(unit).length, approve: waitsForApproval };
  const filters = Object.entries(filtering());
  return units.filter((unit) => matches[chosen("show")](unit))
    .filter((unit) => filters.every(([name, value]) => FILTERS[name](unit, value)))
    .filter((unit) => !wanted || [unit.source, unit.target, unit.comments].some((text) => has(text, wanted)));
}

// Rows of a long list are drawn when they come near the window.
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const unit = state.byId.get(target.dataset.unit);
    if (!isIntersecting || !unit || unit.node !== target) continue;
    near.unobserve(target);
    unit.isNear = true;
    draw(unit);
  }
}, { rootMargin: "600px" });

function place(unit) {
  unit.node = el("li", { className: "unit", "data-unit": unit.id });
  unit.isNear = state.units.length <= DRAWN_AT_ONCE;
  if (!unit.isNear) near.observe(unit.node);
  return unit.node;
}

function counts() {
  const numbers = { all: state.units.length, open: state.units.filter(isOpen).length, found: state.units.filter((unit) => found(unit).length).length, approve: state.units.filter(waitsForApproval).length };
  for (const input of document.querySelectorAll("input[name=show]")) input.parentNode.querySelector("b").textContent = figure(numbers[input.value]);
}

function draw(unit) {
  if (!unit.node || !unit.node.isConnected) return;
  unit.node.classList.toggle("open", unit.id === state.open);
  if (!unit.isNear && unit.id !== state.open) return;
  holdingFocus(() => unit.node.replaceChildren(unit.id === state.open ? editor(unit) : row(unit)));
}

// Draws anew what may hold the focus: it is then where it was, at the caret, or as near as there is something to hold it.
function holdingFocus(work) {
  const before = document.activeElement;
  const inUnit = before && before.closest(".unit");
  const caret = before && "selectionStart" in before ? [before.selectionStart, before.selectionEnd] : undefined;
  work();
  if (!inUnit || before.isConnected) return;
  const unit = state.byId.get(inUnit.dataset.unit);
  const again = unit && unit.node && unit.node.isConnected && (sameField(unit.node, before) || unit.node.querySelector("textarea[name=target], .row"));
  (again || $("main")).focus({ preventScroll: true });
  if (caret && again && again.name === before.name && again.name) again.setSelectionRange(...caret);
}

// The field or button that is drawn anew in the place of one.
function sameField(node, before) {
  if (before.name) return node.querySelector(`textarea[name="${before.name}"]`);
  return before.matches(".row") ? null : [...node.querySelectorAll("button")].find((one) => one.textContent === before.textContent && !one.disabled);
}

function row(unit) {
  const { source, target } = state.languages;
  const text = unit.typed ? unit.typed.target : unit.target;
  const plain = (mark) => chip(unit, mark, false);
  return el("button", { type: "button", className: "row", onclick: () => open(unit.id) }, signs(unit),
    el("span", { className: "text source", ...written(source) }, rich(unit.source, [], plain)),
    text ? el("span", { className: "text", ...written(target) }, rich(text, [], plain)) : el("span", { className: "text none" }, t("no translation yet")));
}

const sign = (unit) => el("span", { className: `state ${stateOf(unit)}` }, `${SIGNS[stateOf(unit)]} ${STATES[stateOf(unit)]}`);

function signs(unit) {
  const severities = ["error", "warning"].map((severity) => [severity, found(unit).filter((one) => one.severity === severity).length]).filter(([, count]) => count);
  return el("span", { className: "sign" }, sign(unit),
    isOpen(unit) && unit.confidence !== null ? el("span", { title: phrase(unit.origin) }, share(unit.confidence), el("span", { className: "quiet" }, ` ${t("confidence")}`)) : "",
    ...severities.map(([severity, count]) => el("span", { className: `count ${severity}` }, `${SEVERITIES[severity]}: ${count}`)),
    ...marksOfOthers(unit),
    unit.typed ? el("span", { className: "unsaved" }, t("not saved")) : "");
}

// --- what the checks say

// Findings come piece by piece, those in view first; one loop asks for them.
let asking = false;
async function askFindings() {
  if (asking) { asking = "again"; return; }
  asking = true;
  const at = sheet();
  await attempt(async () => {
    for (let left = 1; left && isHere(at);) {
      const page = await ask("findings", { ...at, since: state.serial, near: inView() });
      if (!isHere(at)) break;
      state.serial = page.serial;
      left = page.left;
      adoptFindings(page.findings);
      if (left) await new Promise((done) => setTimeout(done, FINDINGS_PAUSE));
    }
  });
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
    const sign_ = unit && unit.node && unit.node.querySelector(".row .sign");
    if (sign_) sign_.replaceWith(signs(unit));
  }
  if (!isNew) return;
  if (chosen("show") === "found" && !state.open) choose();
  counts();
}

// The first unit that is to be seen: its findings are asked first.
function inView() {
  if (state.open) return state.open;
  const at = document.elementFromPoint(innerWidth / 2, Math.min(innerHeight - 10, 260));
  const node = at && at.closest(".unit");
  return (node && node.dataset.unit) || (state.shown[0] ? state.shown[0].id : "");
}
