"""The termbase: a table that a person keeps in any spreadsheet, one row for a term in a locale.

Columns: `term`, `locale` (empty or `*`: every locale), `translation` (several apart by `|`, the first is written into drafts),
`status` (`preferred`, `admitted`, `forbidden`, `do-not-translate`; empty: preferred), `note`. A table without `status` may
say `forbidden` or `do not translate` in its notes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.errors import TermbaseError, UsageError
from l10n.model import Term
from l10n.terms.cells import guard, unguard
from l10n.terms.status import TermStatus

COLUMNS = ("term", "locale", "translation", "status", "note")
STATUSES = tuple(status.value for status in TermStatus)
_NEEDED = ("term", "translation")
_SIGNS = ",;\t"  # a spreadsheet writes semicolons where the comma is the decimal sign


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term, and the line of the file where its row begins."""

    line: int
    term: Term


@dataclass(frozen=True, slots=True)
class Termbase:
    """The good rows of a file in its order, and what is wrong with the others. `unfilled` counts the rows that wait for their
    translation, as `l10n terms find` makes them.
    """

    rows: tuple[TermRow, ...] = ()
    errors: tuple[TermbaseError, ...] = ()
    unfilled: int = 0

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the good rows."""
        return tuple(row.term for row in self.rows)


def decode(data: bytes, place: str) -> str:
    """The text of a file, without the mark that Excel puts before it.

    Raises:
        TermbaseError: it is not UTF-8 (nor UTF-16 with its mark), or has NULs.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        line = data[: exc.start].count(b"\n") + 1
        raise TermbaseError(f"{place}:{line}", "is not UTF-8", "save it as CSV UTF-8") from exc
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise TermbaseError(f"{place}:{line}", "has a NUL character", "save it as CSV UTF-8")
    return text


def read(data: bytes | None, place: str) -> Termbase:
    """The termbase of a file's bytes, an empty one where there is no file; bytes that are not text are an error in it."""
    try:
        return Termbase() if data is None else parse(decode(data, place), place)
    except TermbaseError as exc:
        return Termbase(errors=(exc,))


def parse(text: str, place: str) -> Termbase:
    r"""The rows of a termbase; each row that is wrong is an error with its line, and the others stand.

    >>> parse("term;locale;translation\nharbour master;es;capitán de puerto\n", "t.csv").terms[0].translations
    ('capitán de puerto',)
    """
    rows: list[TermRow] = []
    errors: list[TermbaseError] = []
    columns: Mapping[str, int] | None = None
    unfilled = 0
    for line, cells in _records(text, place, errors):
        try:
            if columns is None:
                columns = _columns(cells, f"{place}:{line}")
            elif (term := _term(cells, columns, f"{place}:{line}")) is None:
                unfilled += 1
            else:
                rows.append(TermRow(line, term))
        except TermbaseError as exc:
            errors.append(exc)
            if columns is None:
                break
    unique, twice = _once(rows, place)
    return Termbase(unique, tuple(sorted((*errors, *twice), key=_line)), unfilled)


def for_locales(terms: Iterable[Term], locales: Sequence[str]) -> tuple[Term, ...]:
    """The terms with the locales of a project, to which theirs are closest."""
    return tuple(replace(term, locale=term.locale and langtag.closest(term.locale, locales)) for term in terms)


def _line(error: TermbaseError) -> int:
    return int(error.place.rpartition(":")[2])


def _sign(text: str) -> str:
    """What stands between the columns, by the first line; Excel may say it before that, as `sep=;`."""
    head = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return max(_SIGNS, key=head.count)


def _records(text: str, place: str, errors: list[TermbaseError]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line where it begins; where the table breaks off, the reason goes to `errors`."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_sign(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as exc:
            remedy = "look for a quotation mark that is not closed"
            errors.append(TermbaseError(f"{place}:{line}", f"is not a table: {exc}", remedy))
            return
        if any(cell.strip() for cell in cells) and not (len(cells) <= 2 and cells[0].startswith("sep=")):
            yield line, cells
        line = reader.line_num + 1


def _columns(cells: Sequence[str], place: str) -> Mapping[str, int]:
    names = [cell.strip().casefold() for cell in cells]
    for name in _NEEDED:
        if name not in names:
            raise TermbaseError(place, f"has no column {name!r}", f"name the columns {','.join(COLUMNS)}")
    for name in names:
        if name in COLUMNS and names.count(name) > 1:
            raise TermbaseError(place, f"has the column {name!r} twice", "keep one")
    return {name: names.index(name) for name in COLUMNS if name in names}


def _term(cells: Sequence[str], columns: Mapping[str, int], place: str) -> Term | None:
    """The term of a row, nothing where its translation is not yet filled in, or a `TermbaseError`."""
    cell = {name: unguard(" ".join(cells[n].split())) if n < len(cells) else "" for name, n in columns.items()}
    if not cell.get("status") and _named(cell["translation"]) in STATUSES[2:]:
        cell = {**cell, "status": cell["translation"], "translation": ""}  # one column too far to the left
    status, note = _status(cell.get("status", ""), cell.get("note", ""), place)
    translations = tuple(dict.fromkeys(t for part in cell["translation"].split("|") if (t := part.strip())))
    if status == TermStatus.DO_NOT_TRANSLATE and set(translations) <= {cell["term"]}:
        translations = ()
    elif status == TermStatus.DO_NOT_TRANSLATE:
        raise TermbaseError(place, "is not to be translated, and has a translation", "keep one of the two")
    elif not translations and not cell.get("status") and cell["term"]:
        return None
    elif not translations:
        raise TermbaseError(place, "has no translation", "write one, or the status do-not-translate")
    if not cell["term"] and status != TermStatus.FORBIDDEN:
        raise TermbaseError(place, "has no term", "write the words of the source")
    return Term(cell["term"], _locale(cell.get("locale", ""), place), translations, status, note)


def _status(status: str, note: str, place: str) -> tuple[str, str]:
    """The status, and the note that is left: an old table may have the status as its note."""
    if not status and _named(note) in STATUSES[2:]:
        return _named(note), ""
    name = _named(status) or STATUSES[0]
    if name not in STATUSES:
        raise TermbaseError(place, f"has the status {status!r}", f"one of {', '.join(STATUSES)}")
    return name, note


def _named(status: str) -> str:
    return "-".join(status.casefold().replace("_", " ").split())


def _locale(tag: str, place: str) -> str:
    if tag in ("", "*"):
        return ""
    try:
        return langtag.parse(tag)
    except UsageError as exc:
        raise TermbaseError(place, f"locale {tag!r} is not a language tag", exc.remedy) from exc


def _once(rows: Iterable[TermRow], place: str) -> tuple[tuple[TermRow, ...], list[TermbaseError]]:
    """The rows without those that say what another says, each an error."""
    first: dict[tuple[str, str, str, tuple[str, ...]], TermRow] = {}
    errors = []
    for row in rows:
        term = row.term
        earlier = first.setdefault((term.source, term.locale, term.status, term.translations), row)
        if earlier is not row:
            errors.append(TermbaseError(f"{place}:{row.line}", f"repeats line {earlier.line}", "delete one of the two"))
    return tuple(first.values()), errors


def contradictions(rows: Sequence[TermRow], place: str) -> Iterator[TermbaseError]:
    """What two rows for the same term say against each other, at the later one's line.

    A translation that is wanted and forbidden; a term that is translated and not to be; two rows that each prefer another
    translation. A row for every locale and one for a single locale agree: the single locale's counts there.
    """
    seen: dict[tuple[str, str], list[TermRow]] = {}
    for row in rows:
        earlier = seen.setdefault((row.term.source, row.term.locale), [])
        for problem in objections(earlier, row):
            yield TermbaseError(f"{place}:{row.line}", problem, "keep one of the two")
        earlier.append(row)


def objections(earlier: Iterable[TermRow], row: TermRow) -> Iterator[str]:
    """What other rows for the same term and locale say against a row."""
    yield from (problem for previous in earlier if (problem := _against(previous, row)))


def _against(first: TermRow, second: TermRow) -> str:
    statuses = {first.term.status, second.term.status}
    translated = statuses & {TermStatus.PREFERRED, TermStatus.ADMITTED}
    same = {words.casefold() for words in first.term.translations} & {
        words.casefold() for words in second.term.translations
    }
    name = f"“{second.term.source}”"
    if translated and TermStatus.DO_NOT_TRANSLATE in statuses:
        return f"{name} is not to be translated by one row and has a translation by the other (line {first.line})"
    if translated and TermStatus.FORBIDDEN in statuses and same:
        return f"{name}: “{min(same)}” is forbidden and {min(translated)} (line {first.line})"
    if statuses == {TermStatus.PREFERRED}:
        return f"{name} has another preferred translation on line {first.line}; put both into one row, apart by |"
    return ""


def append(text: str, terms: Iterable[Term]) -> str:
    """The text of a termbase with more rows at its end, in its own columns; everything that stands there stays as it is."""
    if not text.strip("\ufeff \r\n"):
        return dump(terms)
    sign = _sign(text)
    head = next((cells for _, cells in _records(text, "", [])), list(COLUMNS))
    out = io.StringIO(newline="")
    newline = "\r\n" if "\r\n" in text else "\n"
    writer = csv.writer(out, delimiter=sign, lineterminator=newline)
    names = [cell.strip().casefold() for cell in head]
    for term in terms:
        cells = _cells(term)
        if "status" not in names and term.status in STATUSES[2:]:
            cells["note"] = term.status
        writer.writerow([cells.get(name, "") for name in names])
    return text + ("" if text.endswith(("\n", "\r")) else newline) + out.getvalue()


def _cells(term: Term) -> dict[str, str]:
    texts = (term.source, term.locale, "|".join(term.translations), term.status, term.note)
    return {name: guard(text) for name, text in zip(COLUMNS, texts, strict=True)}


def dump(terms: Iterable[Term]) -> str:
    """The table of some terms; `parse` gives them back.

    >>> dump([Term("Tarrow", "", (), "do-not-translate")]).splitlines()[1]
    'Tarrow,,,do-not-translate,'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        writer.writerow(_cells(term).values())
    return out.getvalue()
