"""A passage as the messages of a chat: what is asked, and what is known, as data in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from l10n.engines.chat.profiles import Profile
from l10n.late_pattern import late_pattern
from l10n.model import Term
from l10n.plugin import ContextPassage, Pair, PassageText

Message = Mapping[str, object]
_MARK_LIKE = late_pattern(r"</?\d+/?>")


def passage_messages(profile: Profile, pair: Pair, passage: ContextPassage, instructions: str) -> Sequence[Message]:
    """The messages that ask for a passage."""
    system = profile.fill(pair)
    if instructions:
        system += f"\n\nInstructions of the newsroom:\n{instructions}"
    content = json.dumps(_material(passage), ensure_ascii=False, indent=1)
    return ({"role": "system", "content": system}, {"role": "user", "content": content})


def text_messages(profile: Profile, pair: Pair, text: str) -> Sequence[Message]:
    """The messages that ask for one text."""
    words = profile.fill(pair, text)
    if not profile.parts:
        return ({"role": "user", "content": words},)
    part = {
        "type": "text",
        "source_lang_code": profile.code(pair.source),
        "target_lang_code": profile.code(pair.target),
        "text": words,
    }
    return ({"role": "user", "content": [part]},)


def schema(count: int) -> Mapping[str, object]:
    """The JSON schema of an answer to so many texts: an object with exactly their numbers."""
    numbers = [str(number) for number in range(1, count + 1)]
    return {
        "type": "object",
        "properties": {number: {"type": "string"} for number in numbers},
        "required": numbers,
        "additionalProperties": False,
    }


def _material(passage: ContextPassage) -> Mapping[str, object]:
    """All that a passage says, without what is empty."""
    texts = dict(enumerate(passage.texts, 1))
    material: dict[str, object] = {
        "headline": passage.headline,
        "before": [
            {"text": source, "translation": translation} if translation else source
            for source, translation in passage.before
        ],
        "after": list(passage.after),
        "terms": [_term(term) for term in passage.terms],
        "names": dict(passage.names),
        "wording": dict(passage.wording),
        "examples": [{"text": source, "translation": translation} for source, translation in passage.examples],
        "roles": {str(number): text.role for number, text in texts.items() if text.role},
        "drafts": {str(number): text.draft for number, text in texts.items() if text.draft},
        "objections": {str(number): list(text.complaints) for number, text in texts.items() if text.complaints},
        "texts": {str(number): marked(text) for number, text in texts.items()},
    }
    return {name: value for name, value in material.items() if value}


def _term(term: Term) -> Mapping[str, str]:
    row = {"term": term.source, "translation": " / ".join(term.translations), "note": term.note}
    return {name: value for name, value in row.items() if value}


def marked(passage_text: PassageText) -> str:
    """A text with numbered marks around its phrases; without them where it has such marks itself, or phrases cross.

    >>> from l10n.model import Span
    >>> marked(PassageText("Mayor Ana Ruiz resigned.", phrases=(Span(6, 14),)))
    'Mayor <1>Ana Ruiz</1> resigned.'
    """
    spans = sorted(dict.fromkeys(passage_text.phrases), key=lambda span: (span.start, -span.end))
    crossed = any(a.start < b.start < a.end < b.end for a in spans for b in spans)
    if crossed or _MARK_LIKE.search(passage_text.text):
        return passage_text.text
    inserts = [(span.start, 1, -span.end, f"<{number}>") for number, span in enumerate(spans, 1)]
    inserts += [(span.end, 0, -span.start, f"</{number}>") for number, span in enumerate(spans, 1)]
    out, last = "", 0
    for at, *_, mark in sorted(inserts):
        out += passage_text.text[last:at] + mark
        last = at
    return out + passage_text.text[last:]
