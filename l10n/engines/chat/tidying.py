"""A translation without what a model wraps around it: fences, tags, quotation marks, labels, signs of its own format."""

from __future__ import annotations

import re
from functools import cache

from l10n import langtag
from l10n.late_pattern import late_pattern

_FENCE = late_pattern(r"\A```[\w-]*\n(.*?)\n?```\s*\Z", re.DOTALL)
_TAGGED = late_pattern(r"\A<([A-Za-z]\w*)>([^<>]*)</\1>\Z")  # <translation>…</translation>
_BOLD = late_pattern(r"\A\*\*([^*]+)\*\*\Z")
_QUOTED = late_pattern(
    r"""\A(?:"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|«(?P<angled>[^«»]*)»|'(?P<single>[^']*)')\Z"""
)
_SPEECH = late_pattern(
    r"""["“”„‟«»‹›‚「」『』]|\A\s*[-‐–—‘']|'\s*\Z"""
)  # a source with quotation marks, or a dash of dialogue
# Where a model's template ends a turn: what comes after it is nobody's words.
_END = late_pattern(r"<\|[A-Za-z_]+\|>|</s>|<(?:end_of_turn|eos|pad)>|\[/?INST\]")
_ESCAPED = late_pattern(r"\\u([0-9a-fA-F]{4})")  # escaped twice
_PICTURES = late_pattern("[\\s\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+\\Z")
_NUMBER = late_pattern(r"\A(?:[^\W\d]+ )?[\[(]?(\d{1,2})(?:[\])]|[.:](?=\s))[.:]?\s+(?=[^\W\d]|\W*[^\W\d_])")
_LABEL = late_pattern(r"\A[\[(]?([^\W\d_][\w()-]*(?: [\w()-]+){0,2})[\])]?(?:(?<=[\])]):?|:)\s+")


def tidy(source: str, text: str, tag: str) -> str:
    """A text in the language `tag` without what a model wraps around its words, where the source has none of it.

    >>> tidy("The ferry left.", '<|im_start|>', "es"), tidy("The ferry left.", "2. **El ferri salió.** 🚢</s>", "es")
    ('', 'El ferri salió.')
    >>> tidy("He left.", "[es] Se fue.", "es"), tidy("Spanish: a language", "Español: una lengua", "es")
    ('Se fue.', 'Español: una lengua')
    """
    fenced = _FENCE.match(text.strip())
    text = (fenced[1] if fenced else text).strip()
    if (end := _END.search(text)) and not _END.search(source):
        text = text[: end.start()].strip()
    if not _PICTURES.search(source.rstrip()):
        text = _PICTURES.sub("", text)
    text = _unlabelled(source, text, tag)
    bold = _BOLD.match(text)
    if bold and "**" not in source:
        text = bold[1].strip()
    tagged = _TAGGED.match(text)
    if tagged and "<" not in source:
        text = tagged[2].strip()
    if _ESCAPED.search(text) and "\\u" not in source:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    quoted = _QUOTED.match(text)
    if quoted and not _SPEECH.search(source):
        text = next(part for part in quoted.groups() if part is not None).strip()
    return text


def _unlabelled(source: str, text: str, tag: str) -> str:
    """A text without its number in the request and without its language's name, neither of which its source has."""
    number = _NUMBER.match(text)
    if number and not re.search(rf"(?<!\d){number[1]}(?!\d)", source):
        text = text[number.end() :]
    label = _LABEL.match(text)
    if label and label[1].casefold() in _labels(tag) and not _LABEL.match(source):
        text = text[label.end() :]
    return text


@cache
def _labels(tag: str) -> frozenset[str]:
    """What a model may call a language by, in small letters: its tag, its names in English and in itself."""
    language = langtag.language(tag)
    names = (
        tag,
        language,
        *(langtag.name(each, language_shown) for each in (tag, language) for language_shown in ("en", language)),
    )
    return frozenset(name.casefold() for name in names)
