"""The commands about terms: candidates from articles, what contradicts the termbase, and termbases of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from l10n import markup
from l10n.catalog.po import lines as po_lines
from l10n.catalog.po import po
from l10n.check.check import check as run_checks
from l10n.dataclass import dataclass
from l10n.disk.files import open_regular
from l10n.errors import SeveralErrors, StoreError, UsageError
from l10n.exchange import tbx
from l10n.exchange.kinds import TABLES
from l10n.jobs.extract import catalogs
from l10n.model import Catalog, Term, UnitKey
from l10n.store import TERMBASE
from l10n.terms import termbase
from l10n.terms.candidates import LocatedSentence, TermCandidate, candidates
from l10n.workspace import LoadedArticle, Workspace


@dataclass(frozen=True, slots=True)
class Problem:
    """What `check` found: its place `path:line`, the locale where it is a catalog's, and a line for a person."""

    place: str
    locale: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """What an import did: terms added, terms that were there, and those left out because they contradict a row."""

    added: int
    present: int
    refused: tuple[str, ...] = ()


# --- candidates ----------------------------------------------------------------------------------------------------


def find_terms(workspace: Workspace, articles: Sequence[str] = ()) -> tuple[TermCandidate, ...]:
    """Names and recurring words of the articles that the termbase has not, by language of the article."""
    sources = [term.source for term in workspace.terms]
    passages: dict[str, list[LocatedSentence]] = {}
    for entry in workspace.articles(articles):
        passages.setdefault(entry.language, []).extend(_passages(entry))
    return tuple(
        candidate for language, texts in passages.items() for candidate in candidates(texts, language, sources)
    )


def _passages(entry: LoadedArticle) -> Iterator[LocatedSentence]:
    for unit in entry.template.units:
        text = " ".join(markup.strip(unit.key.source).split())
        yield from (LocatedSentence(text, place) for place in unit.references)


def empty_rows(candidates: Iterable[TermCandidate], locales: Sequence[str]) -> str:
    """The candidates as a termbase whose translations are still to be filled in, a row for each locale."""
    return termbase.dump(
        Term(candidate.source, tag, (), "", candidate.note) for candidate in candidates for tag in locales
    )


_CHECKS = ("forbidden", "terms")

# --- checking ------------------------------------------------------------------------------------------------------


def check_terms(workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Problem]:
    """Contradictions of the termbase, then the units that do not use it: what the checks of terms find, and no other way."""
    table = termbase.read(workspace.store.find(TERMBASE), str(TERMBASE))
    for error in termbase.contradictions(table.rows, str(TERMBASE)):
        yield Problem(error.place, "", error.problem)
    if not workspace.terms:
        return
    tags, checks = (
        workspace.locales(locales),
        {name: workspace.registry.checks[name] for name in _CHECKS},
    )
    for entry in workspace.articles(articles):
        for _, loaded in catalogs(workspace, entry, tags):
            by_key: dict[UnitKey, list[str]] = {}
            for finding in run_checks(loaded.catalog, checks, workspace.terms, workspace.settings.checks):
                by_key.setdefault(finding.key, []).append(finding.message)
            if by_key:
                yield from _placed(workspace, loaded.catalog, by_key)


def _placed(workspace: Workspace, units: Catalog, by_key: Mapping[UnitKey, Sequence[str]]) -> Iterator[Problem]:
    path = str(workspace.store.catalog_path(units.slug, units.target))
    data = workspace.store.find(workspace.store.catalog_path(units.slug, units.target))
    at = po_lines.lines(po.decode(data or b"", path), path)
    for key, messages in by_key.items():
        yield from (Problem(f"{path}:{at.get(key, 1)}", units.target, message) for message in messages)


# --- other tools ---------------------------------------------------------------------------------------------------


def import_terms(workspace: Workspace, file: Path) -> ImportedTerms:
    """Adds the terms of a TBX or CSV file to the end of the termbase, which keeps every row that it has.

    Raises:
        UsageError: the file is of another kind.
        SeveralErrors: rows of the file or of the termbase are wrong; nothing is written.
        ExchangeError: the file is not TBX.
    """
    return add_terms(workspace, _read(file, workspace.settings.source))


def add_terms(workspace: Workspace, terms: Sequence[Term]) -> ImportedTerms:
    """Adds terms to the end of the termbase, but those that it has, or that contradict a row.

    Raises:
        SeveralErrors: rows of the termbase are wrong; nothing is written.
    """
    done = ImportedTerms(0, 0)

    def change(data: bytes | None) -> bytes | None:
        nonlocal done
        current = termbase.read(data, str(TERMBASE))
        if current.errors:
            raise SeveralErrors(current.errors)
        done, new = _sorted(terms, current)
        text = termbase.append(termbase.decode(data or b"", str(TERMBASE)), new)
        mark = b"\xef\xbb\xbf" if (data or b"").startswith(b"\xef\xbb\xbf") else b""
        return mark + text.encode() if new else None

    workspace.store.revise(TERMBASE, change)
    return done


def _sorted(terms: Sequence[Term], current: termbase.Termbase) -> tuple[ImportedTerms, list[Term]]:
    """What an import does, and the rows that it adds."""
    rows: dict[tuple[str, str], list[termbase.TermRow]] = {}
    for row in current.rows:
        rows.setdefault((row.term.source, row.term.locale), []).append(row)
    new, refused, unchanged = [], [], 0
    have = {(term.source, term.locale, term.status, term.translations) for term in current.terms}
    for term in terms:
        row, same_term = termbase.TermRow(0, term), rows.setdefault((term.source, term.locale), [])
        if (term.source, term.locale, term.status, term.translations) in have:
            unchanged += 1
        elif against := next(termbase.objections(same_term, row), ""):
            refused.append(against)
        else:
            same_term.append(row)
            new.append(term)
    return ImportedTerms(len(new), unchanged, tuple(refused)), new


def _read(file: Path, source: str) -> Sequence[Term]:
    try:
        if file.suffix.lower() == ".tbx":
            with open_regular(file) as stream:
                return list(tbx.parse(stream, str(file), source))
        if file.suffix.lower() in TABLES:
            with open_regular(file) as stream:
                table = termbase.read(stream.read(), str(file))
            if table.errors:
                raise SeveralErrors(table.errors)
            return table.terms
    except OSError as exc:
        raise StoreError(str(file), exc.strerror or str(exc), "check the path") from exc
    raise UsageError(str(file), "is neither TBX nor CSV", "give a file that ends in .tbx or .csv")


def export_terms(workspace: Workspace, form: str) -> str:
    """The termbase as TBX-Basic (`tbx`), or as a table in our own columns (`csv`).

    Raises:
        UsageError: the form is another one.
    """
    if form not in {"csv", "tbx"}:
        raise UsageError(form or "a file without a suffix", "is neither TBX nor CSV", "name it .tbx or .csv")
    return (
        termbase.dump(workspace.terms)
        if form == "csv"
        else "".join(tbx.dump(workspace.terms, workspace.settings.source))
    )
