"""What a model wrote, as one text for each that was asked; and what is not a translation, by what it looks like."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from l10n.plugin import PassageText

MISSHAPEN = "the answer is not one translation for each text"
EXPLAINED = "the answer has an explanation beside the translation"
REFUSED = "the answer is a refusal, not a translation"
_FENCE = re.compile(r"\A```[\w-]*\n(.*?)\n?```\s*\Z", re.DOTALL)
# Thinking aloud as models write it. Some templates begin it themselves, so that its end alone is in the answer;
# what begins as JSON is the answer itself, whatever its texts speak of.
_THOUGHT = re.compile(
    r"\A(?!\s*(?:```|[{\[]\s*[\"{])).*(?:</(?:think|thinking|thought|reasoning|seed:think)>|\[/THINK\]|<\|channel\|>final<\|message\|>)\s*",
    re.DOTALL,
)
_OPEN_THOUGHT = re.compile(r"\A\s*(?:<(?:think|thinking|thought|reasoning|seed:think)>|\[THINK\]|<\|channel\|>)")
_MARK = re.compile(r"</?\d{1,2}>")
_QUOTED = re.compile(r"""\A(?:"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|«(?P<angled>[^«»]*)»|'(?P<single>[^']*)')\Z""")
_SPEECH = re.compile(
    r"""["“”„‟«»‹›‚「」『』]|\A\s*[-‐–—‘']|'\s*\Z"""
)  # a source with quotation marks, or a dash of dialogue
_BOLD = re.compile(r"\A\*\*([^*]+)\*\*\Z")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of chatter.toml, each list as one."""
    table = tomllib.loads(files("l10n.engines.chat").joinpath("chatter.toml").read_text("utf-8"))
    return {
        name: re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)
        for name, patterns in table.items()
    }


def without_thought(content: str) -> str | None:
    """What a model wrote after it had thought aloud; nothing where it never came to an end of that.

    >>> without_thought('He means the boat.</think>{"1": "El barco."}'), without_thought("<think>A boat")
    ('{"1": "El barco."}', None)
    """
    answer = _THOUGHT.sub("", content)
    return None if _OPEN_THOUGHT.match(answer) else answer.strip()


def read_texts(content: str, count: int) -> Sequence[str] | None:
    """The texts of an answer in JSON, as many as were asked; nothing where they are not there or their numbers differ.

    >>> read_texts('{"1": "Hola.", "2": "Adiós."}', 2)
    ('Hola.', 'Adiós.')
    >>> read_texts('["Hola."]', 2) is None
    True
    """
    parsed = _json(content)
    if isinstance(parsed, Mapping) and len(parsed) == 1 and count and "1" not in parsed:
        parsed = next(iter(parsed.values()))  # {"translations": …}
    if isinstance(parsed, Mapping):
        by_number = parsed
    elif isinstance(parsed, list):
        by_number = dict(_numbered(parsed))
    else:
        return None
    texts = [_text(by_number.get(str(number))) for number in range(1, count + 1)]
    if len(by_number) != count or not all(isinstance(text, str) for text in texts):
        return None
    return tuple(str(text) for text in texts)


def _text(value: object) -> object:
    """A translation, also where it stands in an object beside its text."""
    if isinstance(value, Mapping):
        return next((value[name] for name in ("translation", "target") if name in value), None)
    return value


def _json(content: str) -> object:
    """The JSON in an answer, maybe in a fence or with words around it; nothing where there is none, or a key stands twice."""
    fenced = _FENCE.match(content)
    text = fenced[1] if fenced else content
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1)
    if start < 0:
        return None
    try:
        parsed: object = json.JSONDecoder(object_pairs_hook=_single).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
    return parsed


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _numbered(items: Sequence[object]) -> Sequence[tuple[str, object]]:
    """The items of a list by number: plain texts, or objects with a number and a text."""
    out: list[tuple[str, object]] = []
    for place, item in enumerate(items, 1):
        if isinstance(item, Mapping):
            number = item.get("id", item.get("number", place))
            texts = [value for name, value in item.items() if name in ("text", "translation", "target")]
            out.append((str(number), texts[0] if len(texts) == 1 else None))
        else:
            out.append((str(place), item))
    return out


def tidy(source: str, text: str) -> str:
    """A text without what a model wraps around its words: a fence, quotation marks, bold, where the source has none."""
    fenced = _FENCE.match(text.strip())
    text = (fenced[1] if fenced else text).strip()
    bold = _BOLD.match(text)
    if bold and "**" not in source:
        text = bold[1].strip()
    quoted = _QUOTED.match(text)
    if quoted and not _SPEECH.search(source):
        text = next(part for part in quoted.groups() if part is not None).strip()
    return text


def fault(source: str, text: str) -> str:
    """Why a text is not a translation; nothing where nothing speaks against it.

    >>> fault("He left.", "I'm sorry, but I can't help with that.")
    'the answer is a refusal, not a translation'
    """
    if not text:
        return "the engine returned nothing"
    if text.startswith(("{", "[{")) and not source.startswith(text[0]):
        return MISSHAPEN
    patterns = _patterns()
    if patterns["explanations"].search(text) and not patterns["explanations"].search(source):
        return EXPLAINED
    if patterns["refusals"].search(text) and not _may_refuse(source):
        return REFUSED
    if len(text.splitlines()) > len(source.splitlines()) + 1 and "\n\n" in text:
        return EXPLAINED
    return ""


def _may_refuse(source: str) -> bool:
    """Whether a source itself speaks of language models, excuses or refusals: then its translation may."""
    return bool(_patterns()["refusals"].search(source) or _patterns()["subjects"].search(source))


def phrases(passage_text: PassageText, text: str) -> tuple[tuple[str, str], ...]:
    """Each wrapped phrase with the words that the answer wraps for it."""
    spans = sorted(dict.fromkeys(passage_text.phrases), key=lambda span: (span.start, -span.end))
    by_phrase: dict[str, str] = {}
    for number, span in enumerate(spans, 1):
        match = re.search(rf"<{number}>(.*?)</{number}>", text, re.DOTALL)
        words = _MARK.sub("", match[1]).strip() if match else ""
        if words:
            by_phrase[passage_text.text[span.start : span.end].strip()] = words
    return tuple(by_phrase.items())


def unmarked(passage_text: PassageText, text: str) -> str:
    """An answer without the marks that were put into its text."""
    return _MARK.sub("", text) if passage_text.phrases else text
