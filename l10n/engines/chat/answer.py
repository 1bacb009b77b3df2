"""What a model wrote that is not a translation, by what it looks like; and the phrases of what is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from l10n.late_pattern import late_pattern
from l10n.plugin import PassageText

MISSHAPEN = "the answer is not one translation for each text"
EXPLAINED = "the answer has an explanation beside the translation"
REFUSED = "the answer is a refusal, not a translation"
# Thinking aloud as models write it. Some templates begin it themselves, so that its end alone is in the answer;
# what begins as JSON is the answer itself, whatever its texts speak of.
_THOUGHT = late_pattern(
    r"\A(?!\s*(?:```|[{\[]\s*[\"{])).*(?:</(?:think|thinking|thought|reasoning|seed:think)>|\[/THINK\]|<\|channel\|>final<\|message\|>)\s*",
    re.DOTALL,
)
_OPEN_THOUGHT = late_pattern(r"\A\s*(?:<(?:think|thinking|thought|reasoning|seed:think)>|\[THINK\]|<\|channel\|>)")
_MARK = late_pattern(r"</?\d{1,2}>")
# A source that begins with an interjection itself may have a translation that begins so.
_INTERJECTION = late_pattern(r"\A\W*\w+(?: \w+)?[,.!:;]")


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


def fault(source: str, text: str) -> str:
    """Why a text is not a translation; nothing where nothing speaks against it.

    >>> fault("He left.", "I'm sorry, but I can't help with that.")
    'the answer is a refusal, not a translation'
    """
    if not text:
        return "the engine returned nothing"
    if text.startswith(("{", "[{", '"{')) and not source.startswith(text[0]):
        return MISSHAPEN
    patterns = _patterns()
    if patterns["explanations"].search(text) and not patterns["explanations"].search(source):
        return EXPLAINED
    if _is_refusal(source, text):
        return REFUSED
    if len(text.splitlines()) > len(source.splitlines()) + 1 and "\n\n" in text:
        return EXPLAINED
    return ""


def _is_refusal(source: str, text: str) -> bool:
    """Whether a text speaks of the request, or answers it, where its source does not."""
    patterns = _patterns()
    if patterns["refusals"].search(text) and not _may_refuse(source):
        return True
    return bool(patterns["acknowledgements"].search(text)) and not _INTERJECTION.match(source)


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
