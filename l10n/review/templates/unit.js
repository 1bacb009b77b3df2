// The editor of the open unit: typing, what helps with it, saving.
"use strict";

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
  askHelp(unit);
  panelFollows(unit);
  tellOpen();
}

const fields = (unit) => ({ target: unit.node.querySelector("textarea[name=target]"), comments: unit.node.querySelector("textarea[name=comments]") });

function editor(unit) {
  const { source, target } = state.languages;
  const label = `target-${unit.id}`;
  const node = el("div", { className: "editor", role: "group", "aria-label": phrase(unit.places[0]) || ROLES[unit.role] || unit.role },
    el("p", { className: "meta" }, signsLine(unit), ...unit.places.map((place) => el("span", {}, el("bdi", {}, phrase(place)))), el("span", {}, t("words: {count}", { count: figure(unit.words) })),
      unit.references.length ? el("code", { title: unit.references.join("\n") }, unit.references[0]) : "", ...marksOfOthers(unit)),
    el("div", { className: "side" }, el("h2", {}, languageName(source)), el("p", { className: "words source", ...written(source) }), history(unit), el("div", { className: "terms-here" }, terms(unit))),
    el("div", { className: "side target" }, el("label", { htmlFor: label }, t("Translation: {language}", { language: languageName(target) })),
      area({ id: label, name: "target", spellcheck: true, readOnly: !mayChange(), ...written(target), "aria-describedby": `findings-${unit.id} length-${unit.id}` }, unit.typed ? unit.typed.target : unit.target, () => typed(unit)),
      el("p", { className: "length", id: `length-${unit.id}` }), inserts(unit), acts(unit),
      el("p", { className: "refusal", role: "alert", hidden: !unit.refusal }, unit.refusal || ""), conflict(unit),
      el("ul", { className: "findings", id: `findings-${unit.id}`, "aria-label": t("Findings"), "aria-live": "polite" }),
      comments(unit)),
    el("div", { className: "memory" }), el("div", { className: "others" }));
  queueMicrotask(() => { paint(unit); helpShown(unit); });
  return node;
}

const signsLine = (unit) => el("span", {}, sign(unit), unit.typed ? el("span", { className: "unsaved" }, ` · ${t("not saved")}`) : "");

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
  if (unit.changes.length) parts.push(box(t("The translation was made for another source:"), el("p", written(state.languages.source), ...difference(unit.changes, unit))));
  const origin = unit.origin ? [`${phrase(unit.origin)}, ${/^memory (?!.*, similarity )/.test(unit.origin) ? t("similarity") : t("confidence")} ${share(unit.confidence)}`] : [];
  const notes = [...origin, ...unit.remarks.map(phrase)];
  if (notes.length) parts.push(box(unit.state === "reviewed" ? t("The draft came from") : t("Draft"), ...notes.map((note) => el("p", {}, el("bdi", {}, note)))));
  return el("div", {}, ...parts);
}

const box = (title, ...children) => el("div", { className: "box" }, el("p", {}, title), ...children);

function terms(unit) {
  const known = unit.liveTerms || unit.terms;
  return known.length ? box(t("Terms"), el("ul", { className: "terms" }, ...known.map((term) => el("li", {}, el("bdi", {}, phrase(term)))))) : "";
}

function inserts(unit) {
  if (!mayChange()) return "";
  const marks = indices(unit).map((index) => el("button", { type: "button", className: "key", "data-index": index, title: `Alt+${index}`, onclick: () => insertMark(unit, index) },
    `${index} ${legend(unit, index)}`));
  const quotes = [...new Set(state.languages.target.quotes)].map((text) => [text, text]);
  const letters = [...quotes, ["–", "–"], ["—", "—"], ["…", "…"], ["␣", "\u00a0"]].map(([shown, text]) =>
    el("button", { type: "button", tabIndex: -1, "aria-label": text === "\u00a0" ? t("Insert a no-break space") : t("Insert {sign}", { sign: text }), title: text === "\u00a0" ? t("no-break space") : "", onclick: () => insert(unit, text) }, shown));
  return el("div", { className: "marks", role: "group", "aria-label": t("Insert") }, ...marks, ...letters,
    button(t("Copy source"), () => replaceAll(unit, unit.source), { title: "Alt+0" }),
    button(t("Other drafts"), () => askAlternatives(unit), { title: "Alt+A" }),
    mayDo("term") ? button(t("New term"), () => newTerm(unit), { title: "Alt+T" }) : "");
}

const legend = (unit, index) => short([`<${index}>`, `<${index}/>`, `</${index}>`].map((mark) => unit.marks[mark]).find(Boolean) || "", 34);

function acts(unit) {
  if (!mayChange()) return el("div", { className: "acts" }, el("p", { className: "quiet" }, t("This language is not yours to change.")), ...actsOfTeam(unit));
  return el("div", { className: "acts" },
    button(unit.state === "reviewed" ? t("Save as reviewed") : t("Accept"), () => save(unit, true), { className: "accept" }, el("kbd", {}, "Ctrl+Enter")),
    button(t("Keep as draft"), () => save(unit, false), {}, el("kbd", {}, "Ctrl+S")),
    button(t("Revert"), () => revert(unit), { className: "revert", disabled: !unit.typed }, el("kbd", {}, "Esc")),
    ...actsOfTeam(unit));
}

function comments(unit) {
  const text = unit.typed ? unit.typed.comments : unit.comments;
  const label = `comments-${unit.id}`;
  return el("details", { className: "box", open: Boolean(text) }, el("summary", {}, t("Your comment")),
    el("label", { className: "quiet", htmlFor: label }, t("Your comment")), area({ id: label, name: "comments", dir: "auto" }, text, () => typed(unit)));
}

function conflict(unit) {
  if (!unit.theirs) return "";
  return el("div", { className: "conflict", role: "alert" }, el("p", {}, el("strong", {}, t("Somebody saved this unit meanwhile.")), ` ${t("It is {state} and says:", { state: STATES[stateOf(unit.theirs)] })}`),
    el("p", written(state.languages.target), el("bdi", {}, unit.theirs.target || t("(nothing)"))),
    el("div", { className: "acts" }, button(t("Take theirs"), () => settle(unit, false)), button(t("Keep mine and save again"), () => settle(unit, true))));
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
    for (const node of unit.node.querySelectorAll(".revert")) node.disabled = !changed;
    unit.node.querySelector(".meta > span").replaceWith(signsLine(unit));
  }
  paint(unit);
  clearTimeout(unit.timer);
  unit.timer = setTimeout(() => { look(unit); showTyped(unit); }, CHECK_AFTER);
}

// Unsaved words outlive a reload of this tab; in a team, whose page has one address, also the end of the browser.
const shelves = () => (isTeam() ? localStorage : sessionStorage);
const shelf = (unit) => `l10n ${isTeam() ? team.me.name : ""} ${unit.at.locale} ${unit.at.article} ${unit.id}`;
function keep(unit) {
  if (unit.typed) shelves().setItem(shelf(unit), JSON.stringify({ ...unit.typed, version: unit.version }));
  else shelves().removeItem(shelf(unit));
}

function restore() {
  for (const unit of state.units) {
    const kept = JSON.parse(shelves().getItem(shelf(unit)) || "null");
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
  if (target.readOnly) return;
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
  showLength(unit);
}

// How long the translation is, and how long translations of such a source usually are.
function showLength(unit) {
  const count = points(fields(unit).target.value);
  const [least, most] = unit.usual || [0, Infinity];
  const line_ = unit.node.querySelector(".length");
  line_.textContent = unit.usual ? t("characters: {count} · usual: {least}–{most}", { count: figure(count), least: figure(least), most: figure(most) }) : t("characters: {count}", { count: figure(count) });
  line_.classList.toggle("odd-length", count > 0 && (count < least || count > most));
}

// Terms as they are now, drafts that were there before, the usual length.
async function askHelp(unit) {
  let help;
  try {
    help = await ask("unit", { ...sheet(), unit: unit.id });
  } catch {
    return; // a help; what is wrong with the unit is said by its checks
  }
  Object.assign(unit, { liveTerms: help.terms, drafts: help.drafts, usual: help.length });
  helpShown(unit);
}

function helpShown(unit) {
  if (unit.id !== state.open || !unit.node.isConnected || !unit.node.querySelector(".others")) return;
  unit.node.querySelector(".terms-here").replaceChildren(terms(unit));
  const others = [
    ...(unit.drafts || []).filter(({ target }) => target !== fields(unit).target.value).map(({ origin, target }) => [target, t("the draft of {origin}", { origin: phrase(origin) })]),
    ...(unit.alternatives || []).map((target) => [target, t("another draft")]),
  ];
  const rows = others.map(([target, from]) => el("li", {}, button(el("span", written(state.languages.target), target), () => replaceAll(unit, target), {}, el("small", {}, from))));
  holdingFocus(() => unit.node.querySelector(".others").replaceChildren(...(rows.length ? [box(t("Other words for it"), el("ul", { className: "matches" }, ...rows))] : [])));
  showLength(unit);
}

async function askAlternatives(unit) {
  toast(t("The engine is asked …"));
  await attempt(async () => {
    const { alternatives } = await ask("alternatives", { ...sheet(), unit: unit.id }, "POST");
    unit.alternatives = alternatives;
    toast(alternatives.length ? t("Other drafts stand below.") : t("The engine has no other words for it."));
    helpShown(unit);
    const first = unit.id === state.open && unit.node.querySelector(".others button");
    if (first) first.focus();
  });
}

async function look(unit) {
  if (unit.id !== state.open || !unit.node.isConnected) return;
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
  const rows = found(unit).map((one) => el("li", { className: one.severity }, el("span", { className: "severity" }, SEVERITIES[one.severity]), el("span", {}, phrase(one.message)), el("code", {}, one.check),
    one.fix !== null ? button(t("Fix"), () => replaceAll(unit, one.fix), { className: "fix", title: one.fix }) : "",
    ...one.suggestions.map((word) => button(word, () => replaceSpan(unit, one.span, word), { className: "suggestion", title: t("Put this in its place"), ...written(state.languages.target) })),
    button(t("Ignore here"), () => ignore(unit, one.check), { title: t("Writes {what} into your comment", { what: `l10n-ignore: ${one.check}` }) })));
  holdingFocus(() => unit.node.querySelector(".findings").replaceChildren(...rows));
}

// Puts a word in the place of what a finding is about, if that still stands there.
function replaceSpan(unit, [from, to], word) {
  const { target } = fields(unit);
  if (unit.looked !== target.value) return;
  const letters = Array.from(target.value);
  const start = letters.slice(0, from).join("").length;
  target.focus();
  target.setSelectionRange(start, start + letters.slice(from, to).join("").length);
  insert(unit, word);
}

function ignore(unit, check) {
  const { comments } = fields(unit);
  unit.node.querySelector("details").open = true;
  comments.value = [comments.value, `l10n-ignore: ${check}`].filter(Boolean).join("\n");
  comments.dispatchEvent(new Event("input"));
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
    el("b", {}, (Math.floor(match.similarity * 100) / 100).toLocaleString(UI, { style: "percent" })), el("span", written(state.languages.target), match.target),
    el("small", {}, el("bdi", {}, match.place), match.kind === "fuzzy" ? " · " : ` · ${match.kind}`,
      ...(match.changes.length ? [el("bdi", written(state.languages.source), ...difference(match.changes, unit))] : []),
      match.fitted.length ? ` · ${t("put in to fit: {what}", { what: match.fitted.join(", ") })}` : "",
      ...match.faults.map((fault) => el("span", { lang: "en", dir: "ltr" }, ` · ${fault}`))))));
  holdingFocus(() => unit.node.querySelector(".memory").replaceChildren(...(rows.length ? [box(t("From the memory"), el("ul", { className: "matches" }, ...rows))] : [])));
}

// --- saving

function next(unit) {
  const at = state.shown.indexOf(unit);
  const round = [...state.shown.slice(at + 1), ...state.shown.slice(0, at)];
  return round.find(isOpen);
}

function save(unit, reviewed) {
  if (!mayChange()) return undefined;
  const { target, comments } = fields(unit);
  const sent = { target: target.value, comments: comments.value };
  const lost = sourceMarks(unit).filter((mark) => !sent.target.includes(mark));
  unit.refusal = "";
  if (reviewed && !sent.target.trim()) return refuse(unit, t("There are no words yet. Translate it before you accept it."));
  if (reviewed && lost.length) return refuse(unit, t("Missing: {marks}. Put the marks in, or keep it as a draft.", { marks: lost.join(" ") }));
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
    toast(reviewed ? (isLast ? t("Reviewed. Nothing else waits in this list.") : t("Reviewed.")) : unit.state === "new" ? t("Saved: no translation.") : t("Saved as a draft."));
  } catch (error) {
    refused(unit, error, sent);
  }
}

function adopt(unit, answer, sent) {
  Object.assign(unit, answer.unit, { theirs: null, refusal: "" });
  if (isTeam()) Object.assign(unit, { person: team.me.name, approved: "", waits: false });
  const isSame = !unit.typed || (unit.typed.target === sent.target && unit.typed.comments === sent.comments);
  if (isSame) forgetTyped(unit);
  if (!isHere(unit.at)) return;
  $("undo").disabled = false;
  overall(answer.progress);
  if (isSame && unit.id === state.open) drawSaved(unit);
  else if (unit.id !== state.open) draw(unit);
  counts();
  showTyped(unit);
  clearTimeout(state.later);
  state.later = setTimeout(askFindings, 1200);
}

// The open unit as it was saved: the caret stays, also where the person went on to another field meanwhile.
function drawSaved(unit) {
  const { activeElement: held } = document;
  const isElsewhere = !isNowhere() && (!unit.node.contains(held) || held.name === "comments");
  const caret = fields(unit).target.selectionStart;
  draw(unit);
  if (!isElsewhere) fields(unit).target.focus();
  if (!isElsewhere) fields(unit).target.setSelectionRange(caret, caret);
  look(unit);
  askMatches(unit);
  askHelp(unit);
}

function refused(unit, error, sent) {
  unit.typed = sent;
  keep(unit);
  if (error.status === 409 && !error.value.unit) return refuse(unit, t("The sentence is no longer in the article; your words are still here. Copy them, then load the page again."));
  if (error.status === 409) { unit.theirs = error.value.unit; return unit.node.isConnected ? open(unit.id) : refuse(unit, t("Somebody saved this unit meanwhile.")); }
  if (error.status === 0) trouble(error.message);
  return refuse(unit, error.message);
}

function refuse(unit, message) {
  unit.refusal = message;
  if (!unit.node.isConnected) return trouble(`${unit.at.article}: ${t("not saved: {sentence}", { sentence: short(unit.source, 60) })}. ${message}`);
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
      const unit = answer.unit && state.byId.get(answer.unit.id);
      overall(answer.progress);
      if (unit) {
        Object.assign(unit, answer.unit);
        forgetTyped(unit);
        counts();
        if (unit.node && unit.node.isConnected) open(unit.id);
      }
      toast(answer.of === 1 ? t("Taken back.") : t("Taken back: {count} of {all}", { count: figure(answer.units), all: figure(answer.of) }));
      if (answer.of > 1) await refresh();
    } catch (error) {
      toast(error.status === 409 ? t("Not taken back: the unit was changed since.") : error.message);
      $("undo").disabled = error.status !== 409;
      bringFocus();
    }
  });
}
