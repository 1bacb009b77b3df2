// What is only there where several people review: who has what open, approvals, questions, histories, assignments.
"use strict";

const PRESENT_EVERY = 4000; // ms between two looks who else is here and what they changed
const DATE_PAUSE = 800; // ms without a change, after which an assignment is made
const team = { me: null, approval: false, people: [], others: {}, records: "", assignments: {} };

const isTeam = () => Boolean(team.me);
const fullName = (name) => (team.people.find((one) => one.name === name) || { full: name }).full;

async function startTeam() {
  if (!state.project.person) return;
  const found = await attempt(() => ask("team"));
  if (!found) return;
  Object.assign(team, found);
  $("people").replaceChildren(el("span", { id: "others" }), button(t("Open questions"), () => showPanel("questions"), { title: "Alt+Q" }),
    el("span", {}, fullName(team.me.name)), button(t("Log out"), logOut));
  $("team-tabs").replaceChildren(...[["questions", t("Questions")], ["history", t("History")]].map(([tab, label]) =>
    button(label, () => showPanel(tab), { "data-tab": tab, "aria-pressed": "false" })));
  $("show-approve").hidden = !(team.approval && team.me.mayApprove);
  $("build").hidden = !mayDo("build");
  $("team-keys").hidden = false;
  setInterval(tellOpen, PRESENT_EVERY);
}

// What the server lets this person do; it decides itself.
const NOT_FOR_TRANSLATORS = ["build", "term"];
const mayDo = (what) => !isTeam() || team.me.role !== "translator" || !NOT_FOR_TRANSLATORS.includes(what);
const mayChange = () => !isTeam() || team.me.locales.includes(state.locale);

async function logOut() {
  for (const unit of state.units) if (unit.typed) return trouble(t("not saved: {sentence}", { sentence: short(unit.source, 60) }));
  await attempt(() => fetch("/logout", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }));
  return location.assign("/login");
}

// --- who is here

async function tellOpen() {
  if (!isTeam() || document.hidden) return;
  const at = sheet();
  let answer;
  try {
    answer = await ask("present", { ...at, unit: state.open }, "POST");
  } catch (error) {
    if (error.status === 401) trouble(error.message);
    return;
  }
  if (!isHere(at)) return;
  const before = team.others;
  team.others = answer.others;
  $("others").textContent = Object.keys(answer.others).length ? t("Also here: {names}", { names: Object.keys(answer.others).map(fullName).join(", ") }) : "";
  for (const id of new Set([...Object.values(before), ...Object.values(answer.others)])) if (id && byWhom(id, before) !== byWhom(id, answer.others)) redraw(state.byId.get(id));
  if (!state.article) return;
  if (answer.stamp !== state.stamp) inLine(refresh);
  if (answer.records !== team.records) readRecords(at);
}

const byWhom = (id, others) => Object.keys(others).filter((name) => others[name] === id).join(", ");

async function readRecords(at) {
  const found = await attempt(() => ask("records", at));
  if (!found || !isHere(at)) return;
  team.records = found.stamp;
  for (const unit of state.units) {
    const { person = "", approved = "", questions = 0, waits = false } = found.units[unit.id] || {};
    if (unit.person === person && unit.approved === approved && unit.questions === questions && unit.waits === waits) continue;
    Object.assign(unit, { person, approved, questions, waits });
    redraw(unit);
  }
  counts();
  if (chosen("show") === "approve" && !state.open) choose();
}

// Draws what is said of a unit anew; its fields, and what is typed there, stay.
function redraw(unit) {
  if (!unit || !unit.node || !unit.node.isConnected) return;
  if (unit.id !== state.open) { draw(unit); return; }
  const meta = unit.node.querySelector(".meta");
  meta.querySelectorAll(".others-here").forEach((node) => node.remove());
  meta.append(...marksOfOthers(unit));
  meta.firstElementChild.replaceWith(signsLine(unit));
  holdingFocus(() => {
    const acts_ = unit.node.querySelector(".acts");
    acts_.querySelectorAll(".of-team").forEach((node) => node.remove());
    acts_.append(...actsOfTeam(unit));
  });
}

function marksOfOthers(unit) {
  if (!isTeam()) return [];
  const here = byWhom(unit.id, team.others);
  return [
    here ? el("span", { className: "others-here here" }, `✎ ${here.split(", ").map(fullName).join(", ")}`) : "",
    unit.person ? el("span", { className: "others-here", title: t("saved last by {name}", { name: fullName(unit.person) }) }, fullName(unit.person)) : "",
    unit.questions ? el("span", { className: "others-here asked" }, t("questions: {count}", { count: figure(unit.questions) })) : "",
  ].filter(Boolean);
}

// --- approving, asking

function mayApprove(unit) {
  return isTeam() && team.me.mayApprove && unit.state === "reviewed" && !unit.approved && unit.person !== team.me.name && team.me.locales.includes(state.locale);
}

const mayWithdraw = (unit) => isTeam() && team.me.mayApprove && Boolean(unit.approved) && team.me.locales.includes(state.locale);

// Whether a reviewed unit waits for this person to be its second pair of eyes.
const waitsForApproval = (unit) => unit.waits && mayApprove(unit);

function actsOfTeam(unit) {
  if (!isTeam()) return [];
  return [
    mayApprove(unit) ? button(t("Approve"), () => approve(unit), { className: "of-team", title: "Alt+V" }) : "",
    mayWithdraw(unit) ? button(t("Withdraw the approval"), () => withdraw(unit), { className: "of-team" }) : "",
    button(t("Ask"), () => showPanel("questions"), { className: "of-team", title: "Alt+Q" }),
  ].filter(Boolean);
}

const lettersOfTeam = (unit) => (isTeam() ? {
  V: unit && mayApprove(unit) && (() => approve(unit)),
  Q: () => showPanel("questions"),
  H: () => showPanel("history"),
} : {});

function approve(unit) {
  if (unit.typed) return refuse(unit, t("Save what you typed before."));
  return attempt(async () => {
    const { approved } = await ask("approve", { ...sheet(), unit: unit.id, version: unit.version }, "POST");
    Object.assign(unit, { approved, waits: false });
    redraw(unit);
    counts();
    toast(t("Approved."));
    const following = state.shown.slice(state.shown.indexOf(unit) + 1).find(mayApprove);
    if (following) open(following.id);
    else if (unit.id === state.open) fields(unit).target.focus({ preventScroll: true }); // its button is gone
  });
}

function withdraw(unit) {
  return attempt(async () => {
    await ask("withdraw", { ...sheet(), unit: unit.id }, "POST");
    Object.assign(unit, { approved: "", waits: team.approval });
    redraw(unit);
    counts();
    toast(t("The approval is withdrawn."));
    if (unit.id === state.open) fields(unit).target.focus({ preventScroll: true }); // its button is gone
  });
}

// --- the panel: questions and history

// Where somebody asked for it, the focus goes there; where it follows the open sentence, that keeps it.
async function teamPanel(tab, isAsked = false) {
  if (!isTeam()) return;
  $("team-part").hidden = false;
  await (tab === "history" ? showHistory() : showQuestions());
  if (isAsked && state.tab === tab && !$("panel").hidden) ($("team-part").querySelector("textarea, a, button") || $("panel").querySelector(`[data-tab=${tab}]`)).focus();
}

const moment = (when) => new Date(when).toLocaleString(UI, { dateStyle: "medium", timeStyle: "short" });
const spoken = (event) => [el("p", {}, el("strong", {}, fullName(event.who)), " ", el("small", {}, moment(event.when))), el("p", { dir: "auto" }, event.text)];

async function showQuestions() {
  const unit = state.byId.get(state.open);
  const found = await attempt(() => ask("questions", { ...sheet(), unit: unit ? unit.id : "" }));
  if (!found || state.tab !== "questions") return;
  const held = $("team-part").contains(document.activeElement);
  const asking_ = unit ? [talk(t("Ask about this sentence"), (text) => ask("ask", { ...sheet(), unit: unit.id, text }, "POST"))] : [];
  const title = unit ? t("Questions on this sentence") : t("Open questions");
  $("team-part").replaceChildren(el("h2", {}, title), ...asking_, el("ul", { className: "sentences" }, ...found.questions.map((one) => question(one, Boolean(unit)))),
    found.questions.length ? "" : el("p", {}, t("There are none.")), ...(unit ? [button(t("All open questions"), () => { state.open = ""; draw(unit); showQuestions(); })] : []));
  if (held) ($("team-part").querySelector("textarea, a, button") || $("panel-close")).focus();
}

function question(one, isOfUnit) {
  const at = { article: one.article, locale: one.locale };
  const mine = team.me.locales.includes(one.locale);
  return el("li", { className: one.open ? "" : "closed" },
    isOfUnit ? "" : el("a", { href: `#/${one.locale}/${encodeURI(one.article)}?${one.unit}`, onclick: () => { if (isHere(at)) openFrom(one.unit); } }, short(one.source || one.article, 90)),
    ...spoken(one), ...one.answers.flatMap((answer) => el("div", { className: "answer" }, ...spoken(answer))),
    one.open && mine ? talk(t("Answer"), (text) => ask("answer", { ...at, question: one.id, text }, "POST")) : "",
    one.open && mine ? button(t("Close the question"), () => attempt(async () => { await ask("close", { ...at, question: one.id }, "POST"); said_(); })) : el("small", {}, one.open ? "" : t("closed")));
}

function said_() {
  showQuestions();
  tellOpen();
}

// A field to say something in.
function talk(label, send) {
  const field = el("textarea", { rows: 2, dir: "auto", maxLength: 4000, "aria-label": label });
  const form = el("form", { className: "talk", onsubmit: (event) => { event.preventDefault(); attempt(async () => { await send(field.value); said_(); }); } }, field, el("button", {}, label));
  return form;
}

async function showHistory() {
  const unit = state.byId.get(state.open);
  if (!unit) { $("team-part").replaceChildren(el("p", {}, t("Open a sentence to see its history."))); return; }
  const found = await attempt(() => ask("history", { ...sheet(), unit: unit.id }));
  if (!found || state.tab !== "history") return;
  const kinds = { saved: t("saved"), approved: t("approved"), withdrew: t("approval withdrawn"), asked: t("asked"), answered: t("answered"), closed: t("closed the question") };
  $("team-part").replaceChildren(el("h2", {}, t("History of this sentence")), el("ul", { className: "sentences" }, ...found.events.map((event) => el("li", {},
    el("p", {}, el("strong", {}, fullName(event.who)), ` ${kinds[event.kind] || event.kind} `, event.state ? el("span", { className: `state ${event.state}` }, STATES[event.state]) : "", " ", el("small", {}, moment(event.when))),
    event.text ? el("p", { dir: "auto" }, event.text) : "",
    event.before && event.before !== event.after && event.kind === "saved" ? el("p", written(state.languages.target), el("del", {}, event.before)) : "",
    event.after ? el("p", written(state.languages.target), event.after) : "",
    event.kind === "saved" && event.before ? button(t("Take these words back"), () => { open(unit.id); replaceAll(unit, event.before); }) : ""))),
  found.events.length ? "" : el("p", {}, t("Nobody has saved it here yet.")));
}

// --- who works on what

async function readAssignments() {
  if (!isTeam()) return;
  const found = await attempt(() => ask("assignments", { locale: state.locale }));
  if (found) team.assignments = found.assignments;
}

function assignmentNote(slug) {
  const one = team.assignments[slug];
  if (!one) return undefined;
  const day = one.deadline ? new Date(one.deadline + "T12:00").toLocaleDateString(UI, { dateStyle: "medium" }) : "";
  const text = [one.person ? fullName(one.person) : "", day ? t("until {day}", { day }) : "", one.late ? t("late") : ""].filter(Boolean).join(" · ");
  return { text, late: one.late };
}

function showAssignment() {
  const place_ = $("assignment");
  if (!isTeam() || !state.article) { place_.replaceChildren(); return; }
  const one = team.assignments[state.article] || { person: "", deadline: "" };
  const note = assignmentNote(state.article) || { text: "", late: false };
  if (team.me.role !== "producer") { place_.replaceChildren(el("span", { className: note.late ? "late" : "" }, note.text)); return; }
  const person = el("select", { "aria-label": t("Assigned to") }, el("option", { value: "" }, t("nobody")), ...team.people.map(({ name, full }) => el("option", { value: name }, full)));
  const day = el("input", { type: "date", value: one.deadline, "aria-label": t("Deadline") });
  person.value = one.person;
  const send = () => attempt(async () => { await ask("assign", { ...sheet(), assignee: person.value, deadline: day.value }, "POST"); await readAssignments(); toast(t("Assigned.")); showLate(); });
  let later;
  const wait = () => { clearTimeout(later); later = setTimeout(send, DATE_PAUSE); };
  person.addEventListener("change", wait);
  day.addEventListener("change", wait); // a date that is typed changes with every digit
  place_.replaceChildren(person, day, el("span", { className: "late", id: "late" }));
  showLate();
}

function showLate() {
  const one = team.assignments[state.article];
  if ($("late")) $("late").textContent = one && one.late ? t("late") : "";
}
