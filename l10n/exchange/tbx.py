"""Termbases of other tools: TBX-Basic in and out.

Source: ISO 30042:2008 (TBX 2: `termEntry`, `langSet`, `tig`) is written, as most tools read it alone; ISO 30042:2019 (TBX 3:
`conceptEntry`, `langSec`, `termSec`) is read too. A row for every locale has the language `mul`. A term that is not translated
says so as Weblate and translate-toolkit do, by `Translation needed`; in a single locale by a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from lxml import etree

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.errors import ExchangeError, UsageError
from l10n.exchange.xml import XML, Element, attribute, escape, stream
from l10n.model import Term
from l10n.terms.status import TermStatus

_EVERY = "mul"  # BCP 47: several languages
_UNTRANSLATED = "do not translate"
_NEEDED = "Translation needed"
_STATUS = {
    "preferred": "preferredTerm-admn-sts", "admitted": "admittedTerm-admn-sts", "forbidden": "deprecatedTerm-admn-sts",
}  # fmt: skip
_READ = {
    "preferred": "preferred", "admitted": "admitted", "deprecated": "forbidden", "superseded": "forbidden",
    "notrecommended": "forbidden", "forbidden": "forbidden", "obsolete": "forbidden", "legal": "admitted",
    "regulated": "admitted", "standardized": "preferred",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Word:
    """A term of one language in an entry."""

    language: str
    text: str
    status: str
    note: str


def parse(file: IO[bytes], place: str, source: str) -> Iterator[Term]:
    """The terms of a TBX file: for each entry and language, the translations of its terms in the source language.

    An entry without a term in the source language makes none, unless it says what is forbidden everywhere.

    Raises:
        ExchangeError: the file is not TBX, not well-formed, or hostile.
    """
    seen = False
    for element in stream(file, ("conceptEntry", "termEntry", "tbxHeader", "martifHeader"), place):
        name = etree.QName(element).localname
        if name.endswith("Header"):
            seen = True
        elif not seen:
            raise ExchangeError(f"{place}:{element.sourceline}", "has no TBX header", "export it as TBX-Basic")
        else:
            yield from _terms(list(_words(element, place)), source, untranslated=_is_untranslated(element))
    if not seen:
        raise ExchangeError(f"{place}:1", "is not TBX", "export it as TBX-Basic")


def _words(entry: Element, place: str) -> Iterator[_Word]:
    common, shared = _note(entry), _definition(entry)
    sections = [*entry.iterfind("{*}langSec"), *entry.iterfind("{*}langSet")]
    shared = shared or next((words for section in sections if (words := _definition(section))), "")
    for section in sections:
        language = _language(section, place)
        definition = _definition(section) or shared
        for term in section.iter("{*}term"):
            text = " ".join("".join(str(piece) for piece in term.itertext()).split())
            holder = term.getparent()
            if text and holder is not None:
                yield _Word(language, text, _status(section, holder), _with(_note(holder) or common, definition))


def _language(section: Element, place: str) -> str:
    tag = section.get(f"{XML}lang") or section.get("lang") or ""
    try:
        return langtag.parse(tag)
    except UsageError as exc:
        raise ExchangeError(
            f"{place}:{section.sourceline}", f"language {tag!r} is not a language tag", exc.remedy
        ) from exc


def _status(section: Element, holder: Element) -> str:
    """The status of a term: in a `termNote` by type, or in an element of that name (style DCT)."""
    group = holder if holder.getparent() is section else holder.getparent()
    for note in () if group is None else group.iter():
        name = etree.QName(note).localname if isinstance(note.tag, str) else ""
        kind = note.get("type", "") if name == "termNote" else name
        if kind in {"administrativeStatus", "normativeAuthorization"}:
            return _READ.get((note.text or "").strip().partition("Term")[0].casefold(), "preferred")
    return "preferred"


def _note(element: Element) -> str:
    texts = (" ".join("".join(str(t) for t in note.itertext()).split()) for note in element.iterfind("{*}note"))
    return "; ".join(text for text in texts if text)


def _definition(element: Element) -> str:
    """What an entry or a language says that its terms mean: a `descrip` by its type, or an element of that name (style DCT)."""
    texts = (
        " ".join("".join(str(text) for text in node.itertext()).split())
        for child in element
        for node in ((child, *child) if etree.QName(child).localname == "descripGrp" else (child,))
        if node.get("type") == "definition" or etree.QName(node).localname == "definition"
    )
    return "; ".join(text for text in texts if text)


def _with(note: str, definition: str) -> str:
    """A note and a definition as one note."""
    if note == _UNTRANSLATED or definition in note:
        return note
    return f"{note}; {definition}" if note else definition


def _is_untranslated(entry: Element) -> bool:
    """Whether an entry says that its terms are not translated."""
    needed = (node for node in entry.iterfind("{*}descrip") if node.get("type") == _NEEDED)
    return any((node.text or "").strip().casefold() == "no" for node in needed)


def _terms(words: Sequence[_Word], source: str, *, untranslated: bool) -> Iterator[Term]:
    source_words = [word for word in words if langtag.language(word.language) == langtag.language(source)]
    if untranslated:
        yield from (Term(word.text, "", (), TermStatus.DO_NOT_TRANSLATE.value, word.note) for word in source_words)
    groups: dict[tuple[str, str, str], list[str]] = {}
    for word in words:
        if word not in source_words:
            locale = "" if word.language == _EVERY else word.language
            groups.setdefault((locale, word.status, word.note), []).append(word.text)
    for (locale, status, note), texts in groups.items():
        for text in dict.fromkeys(word.text for word in source_words if word.status != TermStatus.FORBIDDEN):
            if note == _UNTRANSLATED:
                yield Term(text, locale, (), TermStatus.DO_NOT_TRANSLATE.value)
            else:
                yield Term(text, locale, tuple(dict.fromkeys(texts)), status, note)
        if not source_words and status == TermStatus.FORBIDDEN:
            yield Term("", locale, tuple(dict.fromkeys(texts)), status, note)


def dump(terms: Iterable[Term], source: str) -> Iterator[str]:
    """The lines of a TBX-Basic file: one entry for each term, in the order of their first rows."""
    entries: dict[str, list[Term]] = {}
    for term in terms:
        entries.setdefault(term.source, []).append(term)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<martif type="TBX-Basic" xml:lang={attribute(source)}>\n'
        "<martifHeader><fileDesc><sourceDesc><p>Written by l10n.</p></sourceDesc></fileDesc></martifHeader>\n<text><body>\n"
    )
    for number, (text, rows) in enumerate(entries.items(), 1):
        yield from _entry(number, text, rows, source)
    yield "</body></text>\n</martif>\n"


def _entry(number: int, text: str, rows: Sequence[Term], source: str) -> Iterator[str]:
    yield f'<termEntry id="c{number}">\n'
    if any(row.status == TermStatus.DO_NOT_TRANSLATE and not row.locale for row in rows):
        yield f'<descrip type="{_NEEDED}">no</descrip>\n'
    if text:
        yield f"<langSet xml:lang={attribute(source)}><tig><term>{escape(text)}</term></tig></langSet>\n"
    for locale, terms in _by_locale(rows).items():
        sections = [section for term in terms for section in _sections(term)]
        if sections:
            yield f"<langSet xml:lang={attribute(locale or _EVERY)}>\n{''.join(sections)}</langSet>\n"
    yield "</termEntry>\n"


def _by_locale(rows: Sequence[Term]) -> Mapping[str, Sequence[Term]]:
    by_locale: dict[str, list[Term]] = {}
    for row in rows:
        by_locale.setdefault(row.locale, []).append(row)
    return by_locale


def _sections(term: Term) -> Iterator[str]:
    if term.status == TermStatus.DO_NOT_TRANSLATE and term.locale:
        yield f"<tig><term>{escape(term.source)}</term><note>{_UNTRANSLATED}</note></tig>\n"
    note = f"<note>{escape(term.note)}</note>" if term.note else ""
    for words in term.translations:
        status = f'<termNote type="administrativeStatus">{_STATUS[term.status]}</termNote>'
        yield f"<tig><term>{escape(words)}</term>{status}{note}</tig>\n"
