"""Quotation marks of the source that do not close: where do somebody's words end?

A quotation may run over several sentences, and over paragraphs of which each opens anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.check.finding import warn_source
from l10n.check.repeated_faults import settled
from l10n.language.form import masked
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, UnitKey
from l10n.plugin import ArticleSource, Check, Example, Needs, Subject, source_fact

_QUOTE = late_pattern(r'["“”„«»‟「」『』]')
_NO_QUOTE = late_pattern(r"(?<=\d)\"(?=[\s,.;)]|$)|=\"[^\"]*\"")
_BEFORE = " \u00a0\u202f([{—–-/\n"


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for a mark that nothing closes, or that closes what nothing opened."""
    if settled(subject.unit):
        return
    at = _lonely(subject.article.source).get(subject.unit.key)
    if at is not None:
        message = (
            "this quotation is never closed"
            if _opens(subject.unit.key.source, at)
            else "this quotation was never opened"
        )
        yield warn_source(subject, message, Span(at, at + 1))


def _marks(source: str) -> list[int]:
    """The places of the quotation marks of a text; inches are none."""
    if not _QUOTE.search(source):
        return []
    plain = masked(source)
    if plain.count('"') % 2 or '="' in plain:
        plain = _NO_QUOTE.sub(lambda match: "." * len(match[0]), plain)
    return [match.start() for match in _QUOTE.finditer(plain)]


def _opens(source: str, at: int) -> bool:
    """Whether a mark opens, by what stands around it."""
    before, after = source[at - 1 : at] if at else " ", source[at + 1 : at + 2] or " "
    return before in _BEFORE + "<>" and not after.isspace()


@source_fact
def _lonely(article: ArticleSource) -> Mapping[UnitKey, int]:
    """The units with a mark that has no partner in the article, and where it stands."""
    lonely: dict[UnitKey, int] = {}
    pending: tuple[UnitKey, int] | None = None
    for key in article.keys:
        if _apart(key):
            continue
        places = _marks(key.source)
        if pending and places and _opens(key.source, places[0]):
            # The next quotation opens: a paragraph that goes on opens at its first word.
            if places[0] > 0 or (len(places) % 2 == 0 and len(places) > 2):
                lonely[pending[0]] = pending[1]
            pending = None
        lone = _without_partner(key.source, places, inside=pending is not None)
        if lone is None:
            pending = None if places else pending
        elif _opens(key.source, lone):
            pending = (key, lone)
        else:
            lonely[key] = lone
            pending = None
    if pending:
        lonely[pending[0]] = pending[1]
    return lonely


def _apart(key: UnitKey) -> bool:
    """Whether a unit stands outside of the running text: no quotation goes on in a caption or a headline."""
    return key.context not in {"", "quote", "standfirst", "item"} and len(_marks(key.source)) % 2 == 0


def _without_partner(source: str, places: list[int], *, inside: bool) -> int | None:
    """The mark that opens what the text does not close, or closes what neither it nor the text before opened."""
    opened: list[int] = []
    for at in places:
        if _opens(source, at):
            opened.append(at)
        elif opened:
            opened.pop()
        elif inside:
            inside = False
        else:
            return at
    return opened[-1] if opened else None


check = Check(
    severity=Severity.WARNING,
    scope="source",
    find=find,
    needs=Needs(signs=_QUOTE.pattern[1:-1]),
    fails=(
        Example("“The bridge stays closed, she said.", "", ""),
        Example('The bridge stays closed," she said.', "", ""),
        Example("„Die Brücke bleibt zu, sagte sie.", "", "", source_locale="de"),
        Example("«Міст закрито, — сказала вона.", "", "", source_locale="uk"),
        Example('She said: "It stays closed.', "", "", others=(('"We agree," said the mayor, "at last."', ""),)),
    ),
    passes=(
        Example("“The bridge stays closed,” she said.", "", ""),
        Example('"It is old.', "", "", others=(('It stays closed," she said.', ""),)),
        Example('"It is old.', "", "", others=(("It has rust.", ""), ('It stays closed," she said.', ""))),
        Example('"It is old. Nobody knows its age.', "", "", others=(('"It stays closed," she said.', ""),)),
        Example('A 6" pipe burst.', "", ""),
        Example("„Die Brücke“, sagte sie, „bleibt zu.“", "", "", source_locale="de"),
    ),
)
