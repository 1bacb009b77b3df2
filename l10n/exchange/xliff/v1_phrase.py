"""Codes of Phrase (Memsource): its own files hold them as words, `{1}`, and say beside the unit which are codes."""

from __future__ import annotations

from lxml import etree

from l10n.exchange.xliff.v1_rules import CORE
from l10n.exchange.xliff.v1_states import PHRASE
from l10n.exchange.xml import Element
from l10n.late_pattern import late_pattern

_MARK = late_pattern(r"\{([\w.-]+)\}")


def restore_codes(root: Element) -> None:
    """Puts elements in the place of the words that a unit's metadata call codes."""
    for metadata in root.iter(f"{PHRASE}tunit-metadata"):
        unit = metadata.getparent()
        names = {mark.get("id", "") for mark in metadata.iterfind(f"{PHRASE}mark")}
        if unit is not None:
            for side in (f"{{{CORE}}}source", f"{{{CORE}}}target"):
                for text in unit.iterfind(side):
                    _restore(text, names)


def _restore(text: Element, names: set[str]) -> None:
    if len(text):  # it has elements of its own
        return
    words = text.text or ""
    text.text, end, last = "", 0, None
    for match in _MARK.finditer(words):
        if match[1] not in names:
            continue
        _append(text, last, words[end : match.start()])
        last, end = etree.SubElement(text, f"{{{CORE}}}x", id=match[1]), match.end()
    _append(text, last, words[end:])


def _append(text: Element, last: Element | None, words: str) -> None:
    if last is None:
        text.text = words
    else:
        last.tail = words
