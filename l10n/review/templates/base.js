// What all parts of the page use: its state, its words, asking the server. All text from the server goes into text nodes and
// attributes, never into markup.
"use strict";

const $ = (id) => document.getElementById(id);
const state = {
  project: null, locale: "", article: "", units: [], byId: new Map(), shown: [], open: "", findings: {}, serial: 0, stamp: "", languages: {},
};
const CHECK_AFTER = 350; // ms without a key before the checks are asked: a short pause in typing
const REFRESH_EVERY = 15000; // ms between two looks whether somebody else saved the file
const DRAWN_AT_ONCE = 400; // rows; in a longer list they are drawn when they come near
const FINDINGS_PAUSE = 60; // ms between two questions for findings, so that typing is answered first

// --- the page's own words

const WORDS = JSON.parse($("words").textContent);

// A message in the language of the page; `{name}` is filled in.
function t(message, values = {}) {
  return (WORDS[message] || message).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const UI = document.documentElement.lang;
const figure = (number) => number.toLocaleString(UI);
const share = (number) => number.toLocaleString(UI, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const STATES = { new: t("untranslated"), fuzzy: t("draft"), reviewed: t("reviewed"), approved: t("approved") };
const SIGNS = { new: "○", fuzzy: "◐", reviewed: "●", approved: "✔" };
const SEVERITIES = { error: t("error"), warning: t("warning") };
const ROLES = {
  body: t("text"), kicker: t("kicker"), headline: t("headline"), standfirst: t("standfirst"), heading: t("heading"), quote: t("quotation"),
  caption: t("caption"), item: t("list item"), cell: t("table cell"), byline: t("byline"), credit: t("credit"), notice: t("notice"), correction: t("correction"),
};
const stateOf = (unit) => (unit.approved ? "approved" : unit.state);

// --- elements

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

const button = (label, onclick, properties = {}, ...more) => el("button", { type: "button", onclick, ...properties }, label, ...more);
const written = (language) => ({ lang: language.tag, dir: language.direction });
const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

// --- asking the server

class Refused extends Error {
  constructor(status, value) { super(phrase(value.error) || t("The server refused.")); this.status = status; this.value = value; }
}

async function ask(path, fields = {}, method = "GET") {
  const query = method === "GET" ? "?" + new URLSearchParams(fields) : "";
  const options = method === "GET" ? {} : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) };
  let response;
  try {
    response = await fetch("/api/" + path + query, options);
  } catch {
    throw new Refused(0, { error: t("The server does not answer. What is not saved stays in this page.") });
  }
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const value = isJson ? await response.json() : { error: (await response.text()).trim() };
  if (response.status === 401) throw new Refused(401, { error: t("You are logged out. Log in again in another tab; what is not saved stays in this page.") });
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

// Runs what somebody asked for by a key or a button, and says what went wrong.
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    trouble(error.message);
    return undefined;
  }
}

// Saves, undoing and reading again go one after the other, so that each sees what the one before left.
let line = Promise.resolve();
let saving = 0; // saves under way; the page asks before it is left
function inLine(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}
