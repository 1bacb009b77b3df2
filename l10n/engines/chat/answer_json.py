"""The texts of an answer in JSON, in whatever form a model wrote it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from l10n.late_pattern import late_pattern

_ANSWER = late_pattern(r"\A\s*(?:```[\w-]*)?\s*\Z")  # what may stand before an answer that is nothing else
_MOST_VALUES = 20  # looked for in an answer: one is the answer, and the others are thought aloud


def read_texts(content: str, count: int) -> Sequence[str] | None:
    """The texts of an answer in JSON, as many as were asked; nothing where they are not there or their numbers differ.

    >>> read_texts('{"1": "Hola.", "2": "Adiós."}', 2)
    ('Hola.', 'Adiós.')
    >>> read_texts('["Hola."]', 2) is None
    True
    """
    for parsed in reversed(_json(content)):  # who thinks aloud without saying so writes the answer last
        if (texts := _by_number(parsed, count)) is not None:
            return texts
    return None


def _by_number(parsed: object, count: int) -> Sequence[str] | None:
    """The texts 1 to `count` of what was parsed; what else a model tells of them has no number and is left out."""
    if isinstance(parsed, Mapping) and len(parsed) == 1 and count and "1" not in parsed:
        parsed = next(iter(parsed.values()))  # {"translations": …}
    if isinstance(parsed, Mapping):
        by_number = {name: value for name, value in parsed.items() if name.strip().isdecimal()}
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


def _json(content: str) -> Sequence[object]:
    """What an answer has in JSON, one after the other, maybe in a fence or with words around; nothing with a key twice."""
    decoder = json.JSONDecoder(object_pairs_hook=_single)
    if content.startswith('"{'):  # written twice: a string in JSON
        content = _string(content)
    values: list[object] = []
    at = 0
    for _ in range(_MOST_VALUES):
        start = min((place for place in (content.find("{", at), content.find("[", at)) if place >= 0), default=-1)
        if start < 0:
            break
        try:
            value, at = decoder.raw_decode(content, start)
            values.append(value)
        except (ValueError, RecursionError):
            if _ANSWER.match(content[:start]):
                break  # the answer itself is cut or broken: its inner JSON is not an answer
            at = start + 1
    return values


def _string(content: str) -> str:
    """What a string in JSON says; the content itself where it is none."""
    try:
        return str(json.loads(content))
    except ValueError:
        return content


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
