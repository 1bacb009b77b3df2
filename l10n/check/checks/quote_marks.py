"""Straight quotation marks where the language's newspapers write typographic ones.

What a person reviewed is reported by the strict profile alone. The catalog's own habit counts: where a translator writes
straight marks throughout, that is a house style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n import langtag
from l10n.check.finding import warn
from l10n.language.form import form, masked, quotes
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, State
from l10n.plugin import ArticleContext, Check, Example, Needs, Subject, article_fact

_TYPOGRAPHIC = late_pattern(r"[“”„«»‟「」『』]")
_MEASURE = late_pattern(r"(?<=\d)\"|=\"[^\"]*\"")  # inches, and values of attributes, are not quotation marks
_GERSHAYIM = late_pattern(r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")
"""The sign inside a Hebrew abbreviation, typed as a straight mark: `ד"ר`."""
_LATIN = late_pattern(r'"[A-Za-z][^"\u0250-\U0010ffff]*"')
_BEFORE = " \u00a0\u202f\n([{—–-«“„‘¿¡/"
_MOSTLY = 3
"""Typographic sentences for one with straight marks that make typographic marks the catalog's own habit."""


@article_fact
def _habit(article: ArticleContext) -> Mapping[str, int]:
    """How many targets have straight marks, and how many typographic ones."""
    straight = sum('"' in unit.target for unit in article.catalog.units)
    return {
        "straight": straight,
        "typographic": sum(bool(_TYPOGRAPHIC.search(u.target)) for u in article.catalog.units),
    }


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for the first straight quotation mark; its fix sets all of them."""
    target, tag = subject.unit.target, subject.catalog.target
    if '"' not in target or langtag.is_pseudo(tag) or _foreign(target, tag):
        return
    at = _first(target)
    habit = _habit(subject.article)
    house = habit["typographic"] >= _MOSTLY * habit["straight"]
    few = habit["straight"] < 3 or habit["straight"] < habit["typographic"]
    drafted = subject.unit.state is not State.REVIEWED  # a person may mix them
    if not (drafted or subject.strict):
        return
    wrong = (form(tag).typographic and few) or (house and drafted and habit["typographic"])
    if at is not None and wrong:
        opening, closing = quotes(tag)[:2]
        message = f"straight quotation marks, this language writes {opening} {closing}"
        yield warn(subject, message, Span(at, at + 1), fixed(target, tag), once="straight")


def _foreign(target: str, tag: str) -> bool:
    """Whether all straight marks stand about words in Latin letters, as `"Don Goyo"` between Chinese characters."""
    wide = not spaced(tag)
    return wide and '"' not in _LATIN.sub("", target)


def _first(target: str) -> int | None:
    """Where the first straight mark stands that quotes."""
    if '"' not in target:
        return None
    text = _GERSHAYIM.sub("״", masked(target))
    odd = text.count('"') % 2 or '="' in target
    plain = _MEASURE.sub(lambda match: "." * len(match[0]), text) if odd else text
    return plain.index('"') if '"' in plain else None


def fixed(target: str, tag: str) -> str | None:
    """The target with the locale's marks; nothing where it is not plain which ones open.

    >>> fixed('The "old" bridge', "de"), fixed('The 6" pipe', "de")
    ('The „old“ bridge', None)
    """
    places = [match.start() for match in re.finditer('"', masked(target))]
    if len(places) % 2 or target.count('"') != len(places) or _TYPOGRAPHIC.search(target):
        return None
    marks = quotes(tag)[:2]
    if form(tag).guillemets and marks[0] == "«":
        marks = ("«\u00a0", "\u00a0»")
    spaced = langtag.script(tag) not in {"Hans", "Hant", "Jpan"}
    parts, end = [], 0
    for number, at in enumerate(places):
        opens = number % 2 == 0
        before, after = target[at - 1 : at] or " ", target[at + 1 : at + 2] or " "
        if spaced and (
            opens is not (before in _BEFORE) or (opens and after.isspace()) or (not opens and after.isalnum())
        ):
            return None
        parts += [target[end:at], marks[0 if opens else 1]]
        end = at + 1
    return "".join((*parts, target[end:]))


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs='"'),
    fails=(
        Example("The “old” bridge is closed.", 'Die "alte" Brücke ist gesperrt.', "de"),
        Example("The “old” bridge is closed.", 'Le "vieux" pont est fermé.', "fr"),
        Example("The “old” bridge is closed.", 'Старый "мост" закрыт.', "ru"),
        Example("The “old” bridge is closed.", '那座"老"桥已关闭。', "zh"),
        Example(
            "“We wait,” she said.",
            '"Чекаємо", - сказала вона.',
            "uk",
            others=(("“No,” he said.", "«Ні», — сказав він."), ("“Now.”", "«Зараз»."), ("“Yes.”", "«Так».")),
        ),
    ),
    passes=(
        Example("The “Golden Hind” sank.", '帆船 "Golden Hind" 沉没了。', "zh"),
        Example("The “old” bridge is closed.", "Die „alte“ Brücke ist gesperrt.", "de"),
        Example("The “old” bridge is closed.", 'El "viejo" puente está cerrado.', "es"),
        Example("The “old” bridge is closed.", 'الجسر "القديم" مغلق.', "ar"),
        Example("Dr. Levi said: “Yes.”", 'ד"ר לוי אמר: ”כן”.', "he", others=(("“No.”", "”לא”."), ("“So.”", "”ככה”."))),
        Example("The “old” bridge is closed.", 'הגשר "הישן" סגור.', "he"),
        Example('A 6" pipe burst.', 'Ein 6" dickes Rohr platzte.', "de"),
        Example("The site", 'Die Seite <1>https://example.org/?q="a"</1>', "en"),
    ),
)
