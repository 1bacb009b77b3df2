"""First names that a translation leaves out before their surname, as newspapers of many languages do."""

from __future__ import annotations

from l10n import langtag
from l10n.check.names import Name
from l10n.check.places import names_somebody
from l10n.check.vocabulary import is_ordinary
from l10n.language import tokens
from l10n.language.phonetics.matches import is_near, limit, nearest
from l10n.language.phonetics.words import CASED
from l10n.language.tokens import without_possessive
from l10n.late_pattern import late_pattern
from l10n.plugin import Subject

_SURNAME = late_pattern(r"(?:-[A-Z][\w'’]+)? (?P<name>[A-Z][\w'’-]{2,})")


_KATAKANA = late_pattern(r"[ァ-ヺー][ ・･=＝]*\Z")


def by_surname(name: Name, subject: Subject) -> bool:
    """Whether a first name is left out before its surname, as newspapers of other languages do, and no name stands there."""
    after = _SURNAME.match(tokens.plain(subject.unit.key.source), name.span.end)
    if not after:
        return False
    target, tag = subject.unit.target, subject.catalog.target
    family = without_possessive(after["name"])
    surname = nearest(family, target, tag, within=limit(family, tag))
    if surname.cost > limit(family, tag) or surname.span is None:
        return False
    if langtag.script(tag) == "Jpan":
        return not _KATAKANA.search(tokens.plain(target), 0, surname.span.start)
    before = tokens.plain(target)[: surname.span.start].split()
    if not before or langtag.script(tag) in CASED:
        return not before or not before[-1][0].isupper() or _is_title(before[-1], name, subject)
    plain = is_ordinary(before[-1], name.text, subject.unit, subject.article)
    return plain and not names_somebody(before[-1], subject.article)


def _is_title(word: str, name: Name, subject: Subject) -> bool:
    """Whether a word of the target is the title right before a name, by its sound: `Премьер Министри Мэй`."""
    title = tokens.words(tokens.plain(subject.unit.key.source)[: name.span.start])[-1:]
    tag = subject.catalog.target
    return any(t[0][0].isupper() and is_near(t[0], word, tag, limit(t[0], tag)) for t in title)
