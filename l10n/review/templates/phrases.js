// What the server says in English (where a sentence stands, what the checks find, why something is refused), in the language of
// the page: sentences with places that are filled in, the one with the most words of its own first.
"use strict";

const PHRASES = JSON.parse($("phrases").textContent);
const NUMBER = "[\\d.,]+";
const HOLES = { n: NUMBER, all: NUMBER, count: NUMBER, lines: NUMBER, time: NUMBER, share: `${NUMBER}%?`, code: "U\\+[0-9A-F]+", role: "[a-z]+", script: "[A-Z][a-z]{3}", script2: "[A-Z][a-z]{3}(?:/[A-Z][a-z]{3})*" };
const INSIDE = ["place", "what", "why"]; // places that hold sentences of ours themselves
const isolated = (text) => (document.documentElement.dir === "rtl" ? `\u2068${text}\u2069` : text);

const PATTERNS = Object.entries(PHRASES).filter(([source]) => source.includes("{")).map(([source, target]) => {
  const parts = source.split(/\{(\w+)\}/);
  const names = parts.filter((part, n) => n % 2);
  const pattern = parts.map((part, n) => (n % 2 ? `(${HOLES[part] || ".+?"})` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
  return { target, names, pattern: new RegExp(`^${pattern}$`, "su"), weight: source.replace(/\{\w+\}/g, "").length };
}).sort((a, b) => b.weight - a.weight);

function phrase(text) {
  if (!text || UI === "en") return text;
  const whole = PHRASES[text] || WORDS[text];
  if (whole) return whole;
  for (const { target, names, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return target.replace(/\{(\w+)\}/g, (place, name) => isolated(filled(name, match[names.indexOf(name) + 1])));
  }
  return text;
}

function filled(name, value) {
  if (INSIDE.includes(name)) return phrase(value);
  if (name.startsWith("language")) return languageName({ name: value });
  if (name.startsWith("script")) return value.split("/").map((code) => nameOf("script", code) || code).join(" / ");
  if (name === "role") return ROLES[value] || value;
  if (name === "state") return STATES[value] || value;
  if (/^\d+%$/.test(value)) return (parseInt(value, 10) / 100).toLocaleString(UI, { style: "percent" });
  if (HOLES[name] === NUMBER && /^\d+(\.\d+)?$/.test(value)) return figure(Number(value));
  return value.includes(" ") ? PHRASES[value] || value : value; // a word alone is the article's
}

// --- languages by their names

const displayNames = {};
function nameOf(type, code, language = UI) {
  const key = `${type} ${language}`;
  try {
    displayNames[key] = displayNames[key] || new Intl.DisplayNames([language], { type, fallback: "none" });
    return displayNames[key].of(code);
  } catch {
    return undefined; // not a code that the browser knows
  }
}

// The name of a language in the language of the page, by its tag; without one, by its English name.
function languageName({ tag, name }) {
  if (UI === "en") return name;
  const code = tag || (/^[a-z]{2,3}(-\w+)*$/.test(name) ? name : codeOf(name));
  return (code && nameOf("language", code)) || name;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
function codeOf(name) {
  const known = state.project.locales.concat(state.project.source).find((one) => one.name === name);
  if (known) return known.tag;
  for (const a of LETTERS) for (const b of LETTERS) if (nameOf("language", a + b, "en") === name) return a + b;
  return "";
}
