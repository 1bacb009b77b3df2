// Many units at once, each seen before it is changed: find and replace, accepting what is certain; and new terms.
"use strict";

// --- find and replace

function showReplace() {
  const picked = String(getSelection()).trim();
  if (picked && picked.length < 100) $("replace-find").value = picked;
  plan([], $("replace-dialog"));
  $("replace-dialog").showModal();
  $("replace-find").focus();
}

const SCOPES = { article: () => sheet(), locale: () => ({ locale: state.locale }), all: () => ({}) };

function planReplace() {
  const dialog = $("replace-dialog");
  const wanted = { find: $("replace-find").value, put: $("replace-put").value, case: $("replace-case").checked, words: $("replace-words").checked, pattern: $("replace-pattern").checked };
  return said(dialog, async () => {
    const found = await ask("plan-replacement", { ...SCOPES[$("replace-scope").value](), ...wanted }, "POST");
    plan(found.items, dialog, found.more);
  });
}

// --- accepting what is certain

function showCertain() {
  plan([], $("certain-dialog"));
  $("certain-dialog").showModal();
  planCertain();
}

function planCertain() {
  const dialog = $("certain-dialog");
  return said(dialog, async () => {
    const found = await ask("plan-acceptance", { ...sheet(), least: Number($("certain-least").value) / 100 }, "POST");
    plan(found.items, dialog, found.more);
  });
}

// --- what a step would change

// Runs a question of a dialog; what is wrong is said in it.
async function said(dialog, work) {
  const line_ = dialog.querySelector(".said");
  line_.textContent = "";
  try {
    await work();
  } catch (error) {
    line_.textContent = error.message;
  }
}

function plan(items, dialog, more = false) {
  dialog.items = items;
  dialog.querySelector(".plan").replaceChildren(...items.map((item) => planned(item, dialog)));
  dialog.querySelector(".said").textContent = more ? t("There are more than fit; come again after these.") : "";
  countPlan(dialog);
}

function planned(item, dialog) {
  const tick = el("input", { type: "checkbox", checked: true, onchange: () => { item.left = !tick.checked; countPlan(dialog); } });
  const language = state.project.locales.find((each) => each.tag === item.locale);
  const place = item.article === state.article && item.locale === state.locale ? "" : `${item.article} · ${item.locale}`;
  return el("li", {}, el("label", {}, tick, el("span", {},
    el("small", {}, place, " ", el("span", { className: `state ${item.state}` }, STATES[item.state])),
    el("span", { className: "text source", ...written(state.languages.source || state.project.source) }, item.source),
    el("span", { className: "text", ...written(language) }, item.replacements.length ? replacing(item) : item.target))));
}

// The words as they are, what goes struck out and what comes behind it.
function replacing(item) {
  const letters = Array.from(item.before);
  const parts = [];
  let end = 0;
  for (const [n, [from, to]] of item.spans.entries()) {
    parts.push(letters.slice(end, from).join(""), el("del", {}, letters.slice(from, to).join("")), item.replacements[n] ? el("ins", {}, item.replacements[n]) : "");
    end = to;
  }
  return el("span", {}, ...parts, letters.slice(end).join(""));
}

const going = (dialog) => (dialog.items || []).filter((item) => !item.left);

function countPlan(dialog) {
  const count = going(dialog).length;
  const act = dialog.querySelector(".go");
  act.disabled = !count;
  act.textContent = dialog.id === "certain-dialog" ? t("Accept: {count}", { count: figure(count) }) : t("Replace: {count}", { count: figure(count) });
}

function carryOut(dialog) {
  const items = going(dialog).map(({ article, locale, unit, version, target }) => ({ article, locale, unit, version, ...(dialog.id === "certain-dialog" ? {} : { target }) }));
  return inLine(() => said(dialog, async () => {
    const done = await ask("batch", { items, reviewed: dialog.id === "certain-dialog" }, "POST");
    dialog.close();
    $("undo").disabled = false;
    toast(done.left ? t("Saved: {count}; changed by others meanwhile: {left}", { count: figure(done.saved), left: figure(done.left) }) : t("Saved: {count}", { count: figure(done.saved) }));
    await refresh();
    askFindings();
  }));
}

// --- new terms

function newTerm(unit) {
  const { activeElement: field } = document;
  const inTarget = field && field.name === "target" ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  const inPage = field && field.name === "target" ? "" : String(getSelection()).trim();
  const hasIt = (text) => unit && text && unit.source.includes(text);
  $("term-source").value = hasIt(inPage) ? inPage : hasIt(inTarget) ? inTarget : "";
  $("term-target").value = inTarget.trim();
  $("term-note").value = "";
  $("term-dialog").querySelector(".said").textContent = "";
  $("term-dialog").showModal();
  ($("term-source").value ? $("term-target") : $("term-source")).focus();
}

function addTerm() {
  const status = $("term-status").value;
  const term = { term: $("term-source").value, translation: $("term-target").value, status, note: $("term-note").value };
  return said($("term-dialog"), async () => {
    await ask("term", { ...term, locale: $("term-all").checked ? "" : state.locale }, "POST");
    $("term-dialog").close();
    toast(t("The term is in the termbase."));
    const unit = state.byId.get(state.open);
    if (unit) { askHelp(unit); look(unit); }
    askFindings();
  });
}

for (const [id, work] of [["replace-form", planReplace], ["certain-form", planCertain], ["term-form", addTerm]]) {
  $(id).addEventListener("submit", (event) => { event.preventDefault(); work(); });
}
for (const id of ["replace-dialog", "certain-dialog"]) $(id).querySelector(".go").addEventListener("click", () => carryOut($(id)));
for (const closing of document.querySelectorAll("dialog .close")) closing.addEventListener("click", () => closing.closest("dialog").close());
