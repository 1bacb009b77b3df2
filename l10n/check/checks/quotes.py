"""Quotation marks: what is opened is closed, and somebody's words stay somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from l10n.check.finding import warn, warn_source
from l10n.check.running_quotations import in_a_run
from l10n.check.speakers import MARK
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Needs, Subject, article_fact

_SIGNS = "“”\"„‟«»「」『』〝〞＂'`‘’‚"
"""What every mark is made of."""
_SCARE = 4
"""Words from which on a quotation is what somebody said, and not one expression that a translator may render otherwise."""
_SINGLE = late_pattern(r"(?<!\w)['‘‹‚](?=\w)|(?<=[\w.!?,])['’›‘](?!\w)|《|ՙ")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target's marks do not pair though the source's do, or where it has lost them."""
    source, target = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
    source_marks, target_marks = _source_marks(source), list(MARK.finditer(target))
    if doubled := _doubled(source, target):
        yield warn(subject, "a quotation mark stands twice", Span(*doubled.span()))
        return
    lonely = len(target_marks) % 2 and (len(target_marks) == 1 or subject.strict or not _nested(source, source_marks))
    if (
        lonely
        and not (len(source_marks) % 2 or _single_left_open(source))
        and not (_continued(target_marks) or _dashed(subject.catalog.target, target))
        and subject.unit.key not in in_a_run(subject.article)
    ):
        last = target_marks[-1]
        yield warn(subject, "a quotation mark has no partner", Span(last.start(), last.end()))
    elif (
        _expected(subject, source_marks)
        and not target_marks
        and _words(source, source_marks) >= _SCARE
        and not (_reworded(target) or _dashed(subject.catalog.target, target))
        and subject.unit.key not in in_a_run(subject.article)
    ):
        yield warn_source(
            subject, "the quotation marks are lost", Span(source_marks[0].start(), source_marks[-1].end())
        )


_TWICE = late_pattern(r"(?P<mark>[“”\"„«»「」『』])(?P=mark)(?![\"“”„«»])")
_INNER = late_pattern(r"[“”\"„«»‘’'][ \u00a0\u202f]?[“”\"„«»‘’']")


def _doubled(source: str, target: str) -> re.Match[str] | None:
    """A mark that stands twice in a row where the source has no quotation right inside of another."""
    twice = _TWICE.search(target)
    return None if twice is None or _INNER.search(source) else twice


@lru_cache(maxsize=4096)
def _source_marks(source: str) -> Sequence[re.Match[str]]:
    """The marks of a source; looked for once for all its translations."""
    return tuple(MARK.finditer(source))


_OPENS, _CLOSES = late_pattern(r"(?<!\w)['‘](?=\w)"), late_pattern(r"(?<=[\w.!?,])['’](?!\w)")


def _single_left_open(source: str) -> bool:
    """Whether a quotation in single marks goes on in another unit, as in `He said: 'We will win.`."""
    return len(_OPENS.findall(source)) != len(_CLOSES.findall(source))


_DASH = late_pattern(r"\s*[-–—]\s?\w")


def _reworded(target: str) -> bool:
    """Whether single marks, titles' marks or the dash of a dialogue (`— Ні, — каже він`) stand for quotation marks."""
    return bool(_SINGLE.search(target) or _DASH.match(target))


def _expected(subject: Subject, source_marks: Sequence[re.Match[str]]) -> bool:
    """Whether marks should stand: by the language's custom, or where speech may go without them, by the translator's own."""
    if len(source_marks) != 2:
        return False
    least = _CUSTOM if knowledge(subject.catalog.target).indirect else _USUAL
    return _marked(subject.unit.key, _speeches(subject.article), least)


@article_fact
def _speeches(article: ArticleContext) -> Mapping[UnitKey, bool]:
    """For each unit whose source has quotation marks, whether its translation has any."""
    spoken = (unit for unit in article.catalog.units if unit.target and len(MARK.findall(unit.key.source)) >= 2)
    return {unit.key: bool(MARK.search(unit.target) or _SINGLE.search(unit.target)) for unit in spoken}


def _marked(key: UnitKey, speeches: Mapping[UnitKey, bool], least: float) -> bool:
    """Whether such a share of the other quotations of an article have their marks; in one alone, usage decides."""
    elsewhere = len(speeches) - (key in speeches)
    marked = sum(speeches.values()) - speeches.get(key, False)
    return marked >= least * elsewhere and (marked > 0 or least < _CUSTOM)


_CUSTOM, _USUAL = 0.85, 0.4
"""Share of an article's other quotations with marks that makes them the translator's custom, where the language often goes
without them and where it seldom does.
"""


def _words(text: str, marks: Sequence[re.Match[str]]) -> int:
    """How many words stand between two marks."""
    return len(text[marks[0].end() : marks[1].start()].split())


def _dashed(tag: str, target: str) -> bool:
    """Whether a dash stands where one of the marks would, as in `„Taip, – sakė ji`."""
    return knowledge(tag).dash and _SPEECH.search(target) is not None


_SPEECH = late_pattern(r"[,.!?…]\s?[–—]\s|^\s*[–—]\s|[,.։:،]\s?-\s?\w")


def _nested(source: str, source_marks: Sequence[re.Match[str]]) -> bool:
    """Whether the source quotes inside of a quotation, where languages end both with one mark."""
    return len(source_marks) > 2 or bool(_OPENS.search(source))


def _continued(marks: Sequence[re.Match[str]]) -> bool:
    """Whether marks of two kinds close together, as in `“… «…»`: one sign ends both quotations."""
    signs = [mark[0] for mark in marks]
    return signs.count("«") == 2 and signs.count("»") == 1


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs=_SIGNS),
    fails=(
        Example('"We will rebuild," she said.', "„Wir bauen wieder auf, sagte sie.", "de"),
        Example('"We will rebuild every house," she said.', "Wir bauen jedes Haus wieder auf, sagte sie.", "de"),
        Example('"We will rebuild," she said.', "«Ми відбудуємо, — сказала вона.", "uk"),
        Example('"We will rebuild," she said.', "““Lo reconstruiremos”, dijo.", "es"),
        Example(
            '"We will rebuild every house," she said.',
            "انھوں نے کہا کہ ہم ہر گھر دوبارہ بنائیں گے۔",
            "ur",
            others=(('"We wait," he said.', "انھوں نے کہا: ”ہم منتظر ہیں۔“"),),
        ),
    ),
    passes=(
        Example('"It is getting colder now," she said.', "ھازىر ھاۋا سوۋۇۋاتىدۇ،-دېدى ئۇ.", "ug"),
        Example("He said that “we have waited here long enough”.", "הוא אמר ש“אנחנו חיכינו כאן מספיק זמן“.", "he"),
        Example("He said: 'We will win.", "Dijo: “Ganaremos.", "es"),
        Example("“‘Come in’ is what she said.”", "««Заходите», — вот что она сказала».", "ru"),
        Example('"We will rebuild," she said.', "„Wir bauen wieder auf“, sagte sie.", "de"),
        Example('"We will rebuild," she said.', "「再建します」と彼女は言った。", "ja"),
        Example('"We will rebuild every house," she said.', "انھوں نے کہا کہ ہم ہر گھر دوبارہ بنائیں گے۔", "ur"),
        Example('"It is getting colder now," she said.', "- Ավելի է ցրտում,- ասաց նա:", "hy"),
        Example('"We will rebuild," she said.', "„Mes atstatysime, – sakė ji.", "lt"),
        Example("The U.S. came.", 'ארה"ב הגיעה.', "he"),
        # a speech that is opened here and closed in the next unit
        Example('"The pier is open."', "«Причал открыт.", "ru", others=(('"Come in."', "Заходите»."),)),
        Example(
            '"The pier is open again."',
            "கப்பல்துறை மீண்டும் திறக்கப்பட்டது என்றார்.",
            "ta",
            others=(('"We wait for the ferry," he said.', "படகுக்காகக் காத்திருக்கிறோம் என்றார்."),),
        ),
        Example('"We will rebuild. We must.', "„Wir bauen wieder auf. Wir müssen.", "de"),
    ),
)
