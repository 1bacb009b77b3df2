// The panel beside the units: the article as it will look, and where else a phrase stands.
"use strict";

function startPanel() {
  for (const tab of $("panel").querySelectorAll("[data-tab]")) tab.addEventListener("click", () => showPanel(tab.dataset.tab));
  $("panel-close").addEventListener("click", hidePanel);
  $("search-form").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  $("live-frame").addEventListener("load", liveLoaded);
  $("show-panel").addEventListener("click", () => ($("panel").hidden ? showPanel(state.tab || "live") : hidePanel()));
}

function showPanel(tab) {
  state.tab = tab;
  $("panel").hidden = false;
  const wasWide = !document.body.classList.contains("with-panel");
  document.body.classList.add("with-panel");
  const opened = state.byId.get(state.open);
  if (wasWide && opened && opened.node.isConnected) opened.node.scrollIntoView({ block: "nearest" }); // the units are narrower now
  $("show-panel").setAttribute("aria-expanded", "true");
  for (const each of $("panel").querySelectorAll("[data-tab]")) each.setAttribute("aria-pressed", String(each.dataset.tab === tab));
  for (const part of $("panel").querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== (["live", "search"].includes(tab) ? tab : "team");
  if (tab === "live") loadLive();
  else if (tab === "search") beginSearch();
  else teamPanel(tab, true);
}

function hidePanel() {
  $("panel").hidden = true;
  document.body.classList.remove("with-panel");
  $("show-panel").setAttribute("aria-expanded", "false");
  const unit = state.byId.get(state.open);
  if (unit && unit.node.isConnected) fields(unit).target.focus({ preventScroll: true });
  else if ($("sheet").hidden) $("main").focus();
  else $("show-panel").focus();
}

// Another article was opened while the panel is there.
function panelOpened() {
  if (!$("panel").hidden && state.tab === "live") loadLive();
}

// --- the live page

const liveDocument = () => $("live-frame").contentDocument;

function loadLive() {
  const address = `/live/${state.locale}/${encodeURI(state.article)}/index.html`;
  if (state.live === address) return liveScroll();
  state.live = address;
  $("live-frame").src = address;
  return undefined;
}

function liveLoaded() {
  const inside = liveDocument();
  if (!inside || !inside.body) return;
  inside.addEventListener("keydown", keyed); // its keys are those of the page around it
  inside.addEventListener("click", (event) => {
    const at = event.target.closest && event.target.closest("[data-unit]");
    if (event.target.closest && event.target.closest("a")) event.preventDefault();
    if (at && state.byId.has(at.dataset.unit)) openFrom(at.dataset.unit);
  });
  const unit = state.byId.get(state.open);
  if (unit && unit.typed) showTyped(unit);
  liveScroll();
}

// Opens a unit that may not be in the list as it is chosen.
function openFrom(id) {
  if (!state.shown.some((unit) => unit.id === id)) {
    document.querySelector("input[name=show][value=all]").checked = true;
    clearFilters();
  }
  open(id);
}

function panelFollows() {
  if (!$("panel").hidden && state.tab === "live") liveScroll();
  if (!$("panel").hidden && state.tab !== "live" && state.tab !== "search") teamPanel(state.tab);
}

function liveScroll() {
  const inside = liveDocument();
  if (!inside || !state.open) return;
  for (const node of inside.querySelectorAll("[data-unit]")) node.style.outline = node.dataset.unit === state.open ? "3px solid #b35900" : "";
  const first = inside.querySelector(`[data-unit="${state.open}"]`);
  if (first) first.scrollIntoView({ block: "center" });
}

// The words that are typed, in their place on the page: the server writes the page, this takes the sentence out of it.
let showing = Promise.resolve();
function showTyped(unit) {
  if ($("panel").hidden || state.tab !== "live" || !state.live) return;
  const at = sheet();
  const { target } = unit.id === state.open && unit.node.isConnected ? { target: fields(unit).target.value } : unit;
  showing = showing.then(() => attempt(async () => {
    if (!isHere(at) || (unit.id === state.open && unit.node.isConnected && fields(unit).target.value !== target)) return;
    const { pieces } = await ask("live", { ...at, unit: unit.id, target, comments: "" }, "POST");
    const fresh = pieces.map((html) => new DOMParser().parseFromString(html, "text/html").querySelector("[data-unit]"));
    const inside = liveDocument();
    [...inside.querySelectorAll(`[data-unit="${unit.id}"]`)].forEach((node, n) => { if (fresh[n]) node.replaceWith(inside.importNode(fresh[n], true)); });
    liveScroll();
  }));
}

// --- where else a phrase stands

function beginSearch() {
  const field = document.activeElement;
  const picked = field && "selectionStart" in field && field.tagName === "TEXTAREA" ? field.value.slice(field.selectionStart, field.selectionEnd) : String(getSelection());
  if (picked.trim()) $("search-text").value = picked.trim().replace(new RegExp(MARK, "g"), "");
  $("search-text").focus();
  $("search-text").select();
  if (picked.trim()) search();
}

function search() {
  const text = $("search-text").value.trim();
  if (!text) return undefined;
  return attempt(async () => {
    const { sentences } = await ask("concordance", { locale: state.locale, text });
    $("search-count").textContent = sentences.length ? t("Sentences: {count}", { count: figure(sentences.length) }) : t("Nothing like that in memory and catalogs.");
    $("search-found").replaceChildren(...sentences.map(sentence));
  });
}

function sentence(one) {
  const { source, target } = state.languages.target ? state.languages : { source: state.project.source, target: state.project.locales.find((each) => each.tag === state.locale) };
  return el("li", {},
    el("p", written(source), marked(one.source, one.sourceSpans)),
    el("p", written(target), one.targetSpans.length ? marked(one.target, one.targetSpans) : marked(one.target, one.likely, "likely")),
    el("small", {}, el("bdi", {}, one.place), ` · ${ROLES[one.role] || one.role}`, one.reviewed ? "" : ` · ${STATES.fuzzy}`, " ",
      button(t("Take it over"), () => takeOver(one.target))));
}

// Puts a translation, or what is selected of it, where the person types.
function takeOver(text) {
  const unit = state.byId.get(state.open);
  if (!unit) return;
  const picked = String(getSelection()).trim();
  insert(unit, picked && text.includes(picked) ? picked : text);
}
