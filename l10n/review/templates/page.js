// The preview, keys, the address, and the life of the page.
"use strict";

// --- the preview

function preview(address) {
  $("preview").hidden = !address;
  $("preview").href = address || "#";
}

async function build() {
  const at = sheet();
  $("build").disabled = true;
  $("build").textContent = t("Building …");
  try {
    await line;
    const { preview: address } = await ask("build", at, "POST");
    if (isHere(at)) preview(address);
    toast(t("The preview is built."));
    $("preview").focus();
  } catch (error) {
    trouble(error.message);
  }
  $("build").disabled = false;
  $("build").textContent = t("Build preview");
  if (isNowhere()) $("build").focus(); // it was disabled
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
  tellOpen();
  return unit.node.querySelector(".row").focus();
}

// Whether the focus is lost, or will be as soon as the browser draws what is hidden or disabled now.
function isNowhere() {
  const { activeElement: held, body } = document;
  return !held || held === body || held.disabled || !held.getClientRects().length;
}

const isTalking = () => Boolean(document.activeElement.closest(".talk"));

// Where the focus goes when what held it is no more: the open sentence, else the list.
function bringFocus() {
  if (!isNowhere()) return;
  const unit = state.byId.get(state.open);
  if (unit && unit.node && unit.node.isConnected) fields(unit).target.focus({ preventScroll: true });
  else $("main").focus({ preventScroll: true });
}

// What a key does, by the first rule that holds.
function rules(event) {
  const unit = state.byId.get(state.open);
  const isTyping = /^(TEXTAREA|INPUT|SELECT)$/.test(document.activeElement.tagName);
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const alt = event.altKey && !event.ctrlKey && !event.metaKey;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  const letter = alt && /^Key([A-Z])$/.exec(event.code);
  const letters = {
    Z: undo,
    M: unit && unit.matches && unit.matches.length && (() => replaceAll(unit, unit.matches[0].target)),
    X: unit && unit.node.querySelector(".fix") && (() => unit.node.querySelector(".fix").click()),
    A: unit && (() => askAlternatives(unit)),
    D: unit && unit.drafts && unit.drafts.length && (() => replaceAll(unit, unit.drafts[0].target)),
    T: mayDo("term") && (() => newTerm(unit)),
    C: () => showPanel("search"),
    P: () => showPanel("live"),
    R: () => showReplace(),
    G: () => showCertain(),
    F: () => { $("filters").open = !$("filters").open; fillFilters(); $("filters").querySelector($("filters").open ? "select, input" : "summary").focus(); },
    ...lettersOfTeam(unit),
  };
  return [
    [command && event.key === "Enter" && isTalking(), () => document.activeElement.form.requestSubmit()],
    [command && event.key === "Enter" && unit, () => save(unit, true)],
    [command && event.code === "KeyS" && unit, () => save(unit, false)],
    [alt && event.key === "ArrowDown", () => move(1)],
    [alt && event.key === "ArrowUp", () => move(-1)],
    [letter && letters[letter[1]], () => letters[letter[1]]()],
    [alt && digit && unit, () => (digit[1] === "0" ? replaceAll(unit, unit.source) : insertMark(unit, digit[1]))],
    [event.key === "Escape" && unit && unit.node.contains(document.activeElement), () => escape(unit)],
    [!isTyping && event.key === "/" && !command && !alt, () => $("find").focus()],
    [!isTyping && event.key === "?", () => $("keys").showModal()],
  ];
}

function keyed(event) {
  if (document.querySelector("dialog[open]") || event.isComposing) return;
  if (event.key === "Escape" && $("panel").contains(document.activeElement)) { hidePanel(); return; }
  if ($("sheet").hidden) return;
  const act = rules(event).find(([holds]) => holds);
  if (!act) return;
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
  const [path, wanted = ""] = rest.join("/").split("?");
  const article = decodeURI(path);
  state.wanted = wanted;
  Object.assign(state, { article, open: "", units: [], byId: new Map(), shown: [] });
  trouble("");
  try {
    await (article ? showSheet() : showArticles());
    tellOpen();
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

function clearFilters() {
  for (const field of $("filters").querySelectorAll("[data-filter]")) {
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  $("find").value = "";
  choose();
}

async function start() {
  try {
    state.project = await ask("project");
  } catch (error) {
    return trouble(error.message);
  }
  $("home").textContent = `${t("Review")} · ${state.project.name}`;
  $("locale").replaceChildren(...state.project.locales.map((one) => el("option", { value: one.tag }, languageName(one) === one.own ? `${one.own} · ${one.tag}` : `${languageName(one)} · ${one.own}`)));
  $("locale").addEventListener("change", () => { location.hash = `#/${$("locale").value}` + (state.article ? "/" + encodeURI(state.article) : ""); });
  for (const input of document.querySelectorAll("input[name=show]")) input.addEventListener("change", choose);
  for (const field of $("filters").querySelectorAll("[data-filter]")) field.addEventListener(field.matches("select, [type=checkbox]") ? "change" : "input", choose);
  $("filters").addEventListener("toggle", fillFilters);
  $("clear").addEventListener("click", clearFilters);
  $("order").addEventListener("change", choose);
  $("find").addEventListener("input", choose);
  $("undo").addEventListener("click", undo);
  $("build").addEventListener("click", build);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("home").addEventListener("click", (event) => { event.preventDefault(); location.hash = `#/${state.locale}`; });
  $("skip").addEventListener("click", (event) => { event.preventDefault(); $("main").focus(); });
  $("replace").addEventListener("click", () => showReplace());
  $("certain").addEventListener("click", () => showCertain());
  startPanel();
  await startTeam();
  addEventListener("hashchange", () => go().then(bringFocus));
  new ResizeObserver(([tools]) => document.documentElement.style.setProperty("--tools", `${tools.target.offsetHeight}px`)).observe(document.querySelector(".tools"));
  addEventListener("keydown", keyed);
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("close", () => queueMicrotask(bringFocus));
  addEventListener("focus", () => inLine(refresh));
  setInterval(() => inLine(refresh), REFRESH_EVERY);
  addEventListener("beforeunload", (event) => { if (saving || state.units.some((unit) => unit.typed)) event.preventDefault(); });
  return go();
}

start();
