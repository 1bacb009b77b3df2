"""The header of a PO file: which fields it must have, and how a header is completed.

Source: gettext manual, "Filling in the Header Entry"; the fields are those that `msgfmt --check-header` asks for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from l10n import langtag
from l10n.catalog.po.entry import PoEntry
from l10n.errors import UsageError
from l10n.language import prepared
from l10n.language.plurals import plural_forms
from l10n.late_pattern import late_pattern
from l10n.model import Catalog

# What templates put there until somebody fills it in; `msgfmt --check` complains about each of them.
_PLACEHOLDERS = late_pattern(
    r"PACKAGE VERSION|YEAR-MO-DA|FULL NAME <EMAIL@ADDRESS>|LANGUAGE <LL@li\.org>|charset=CHARSET|\bENCODING\b|nplurals=INTEGER"
)


def fields(header: PoEntry | None) -> list[tuple[str, str]]:
    """The fields of a header in order, by name and value; a line without a colon is kept under an empty name."""
    pairs = []
    for line in (header.target or "").split("\n") if header else ():
        name, colon, value = line.partition(":")
        if line:
            pairs.append((name.strip(), value.strip()) if colon else ("", line))
    return pairs


def _expected(catalog: Catalog) -> dict[str, str]:
    """The fields that a header must have. Dates are empty: a date that changes by itself makes noise in every diff."""
    expected = {
        "Project-Id-Version": catalog.slug,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": _language_name(catalog.target) if catalog.target else "",
        # A template has its source's language: msgfmt complains about none.
        "Language": langtag.gettext_name(catalog.target or catalog.source),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if catalog.target:
        expected["Plural-Forms"] = plural_forms(catalog.target)
    return expected


@cache
def _language_name(tag: str) -> str:
    """A language's name in English, looked up in CLDR once: opening its English takes as long as extracting three articles."""
    names = prepared.of_library("babel", Path(langtag.__file__), f"name-{tag}", lambda: {tag: langtag.name(tag)})
    return names[tag]


def signed(header: PoEntry, person: str, when: str) -> PoEntry:
    """The header with the person who translated last, and when (as gettext writes it: `2026-11-28 09:30+0000`)."""
    values = {"PO-Revision-Date": when, "Last-Translator": person}
    lines = [(name, values.pop(name, value)) for name, value in fields(header)] + list(values.items())
    text = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in lines)
    return replace(header, target=text, raw="")


def languages(header: PoEntry | None) -> tuple[str, str]:
    """Source and target of a header, empty where it names none; a template, whose language is its source's, has no target."""
    values = dict(fields(header))
    source, target = (langtag.from_gettext(values.get(name, "")) for name in ("X-Source-Language", "Language"))
    return source, "" if target == source else target


_SAME_LANGUAGE = frozenset({"no", "nb", "nn"})  # Norwegian, which tools name by any of its tags


def is_another_language(named: str, target: str) -> bool:
    """Whether a header names another language than the one that a catalog is in; a name that is not a tag says nothing.

    >>> is_another_language("fr", "es"), is_another_language("es-MX", "es"), is_another_language("Spanish", "es")
    (True, False, False)
    """
    try:
        languages = {langtag.language(langtag.aliased(langtag.parse(tag))) for tag in (named, target)}
    except UsageError:
        return False
    return len(languages) > 1 and not languages <= _SAME_LANGUAGE


def complete(catalog: Catalog, old: PoEntry | None) -> PoEntry:
    """The header of a catalog: `old` itself where nothing is missing, else a new one that keeps all that it says.

    Filled in are missing fields and the placeholders of templates; the charset becomes UTF-8, and a fuzzy header, which
    gettext would ignore, is fuzzy no longer.
    """
    expected = _expected(catalog)
    present = [(name, "" if name in expected and _PLACEHOLDERS.search(value) else value) for name, value in fields(old)]
    values = dict(present)
    fill = {name: value for name, value in expected.items() if name not in values or (value and not values[name])}
    if not values.get("Content-Type", "").lower().endswith(("charset=utf-8", "charset=utf8")):
        fill["Content-Type"] = expected["Content-Type"]
    if old is None:
        fill |= {"X-Generator": "l10n"} | ({"X-Source-Language": catalog.source} if catalog.source else {})
    elif not fill and not (catalog.target and "fuzzy" in old.flags):
        return old
    merged = [(name, fill.pop(name, value)) for name, value in present] + list(fill.items())
    text = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in merged)
    new = PoEntry(source="", target=text)
    if old is not None:
        new.comments, new.notes, new.references = old.comments, old.notes, old.references
        new.flags = [flag for flag in old.flags if flag != "fuzzy"]
    return new
