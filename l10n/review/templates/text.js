// Texts with marks, findings and differences, as nodes.
"use strict";

const MARK = /<(\/?)([1-9]\d{0,3})(\/?)>/;
const SPLIT = /(<\/?[1-9]\d{0,3}\/?>|[\u00a0\u00ad\u061c\u2007\u2009\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]+)/;

function meaning(marks, mark) {
  if (marks[mark]) return MARK.exec(mark)[1] ? marks[mark] : marks[mark].split(" … ")[0];
  const opening = mark.replace("/", "");
  return marks[opening] ? marks[opening].slice(marks[opening].indexOf(" … ") + 3) : "";
}

function chip(unit, mark, asButton) {
  const [, close, index, alone] = MARK.exec(mark);
  const stands = meaning(unit.marks || {}, mark);
  const what = stands ? ": " + stands : "";
  const kind = close ? "close" : alone ? "alone" : "open";
  const node = el(asButton ? "button" : "span", { className: `chip ${kind}`, title: stands || mark, "data-mark": mark },
    close ? "" : index, " ", el("small", {}, short(stands, 14)), close ? " " + index : "");
  if (asButton) {
    node.type = "button";
    node.setAttribute("aria-label", close ? t("Insert the end of mark {index}{what}", { index, what }) : t("Insert mark {index}{what}", { index, what }));
  }
  return node;
}

// The text as nodes. Hits have a `span` that counts code points, a class and a title; `place(mark)` makes the node of a mark.
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
      else if (over[0].tag) fragment.append(el(over[0].tag, { className: over[0].kind || "" }, node));
      else fragment.append(el("span", { className: "hit" + (over.some((hit) => hit.severity === "error") ? " error" : ""), title: over.map((hit) => hit.message).join("\n") }, node));
    }
    start = end;
  }
  return fragment;
}

const names = (words) => Array.from(words, (char) => (char === "\u00a0" ? t("no-break space") : "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"))).join(", ");

// A text with some of its places marked.
const marked = (text, spans, kind = "") => rich(text, spans.map((span) => ({ span, tag: "mark", kind })), (mark) => el("span", { className: "mark" }, mark));

const KINDS = { same: null, added: "ins", removed: "del" };
function difference(changes, unit) {
  return changes.map(([kind, text]) => {
    const inner = rich(text, [], (mark) => chip(unit, mark, false));
    return KINDS[kind] ? el(KINDS[kind], {}, inner) : inner;
  });
}

const sourceMarks = (unit) => unit.source.match(new RegExp(MARK, "g")) || [];
const indices = (unit) => [...new Set(sourceMarks(unit).map((mark) => MARK.exec(mark)[2]))];
const points = (text) => Array.from(text.replace(new RegExp(MARK, "g"), "")).length;
