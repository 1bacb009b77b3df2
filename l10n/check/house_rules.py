"""The rules of a house, written in its settings without Python: what a translation must have, or must not have, for a source.

[[checks.rules]]
name = "city-name"
message = "we write Kyjiw"
source = "Kyiv"
wanted = "Kyjiw"
locales = ["de"]
fails = [["Kyiv is calm.", "Kiew ist ruhig."]]
passes = [["Kyiv is calm.", "Kyjiw ist ruhig."]]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from l10n import langtag
from l10n.check.finding import fail, fail_source, warn, warn_source
from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Finding, Severity, Span, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Subject

if TYPE_CHECKING:
    import regex

SECONDS = 1.0
"""For one pattern and text; a sound pattern needs microseconds."""
_NAME = late_pattern(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule: where `source` matches (always, where empty) a target must match `wanted` and must not match `forbidden`.

    Patterns are those of the `regex` module and look at texts without their marks. A locale covers its variants; no locale
    means all. `fails` and `passes` are pairs of source and target, on which the rule is tried when it is read.
    """

    name: str
    message: str
    source: str = ""
    wanted: str = ""
    forbidden: str = ""
    locales: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    fails: tuple[tuple[str, str], ...] = ()
    passes: tuple[tuple[str, str], ...] = ()

    def find(self, subject: Subject) -> Iterator[Finding]:
        """A finding where what is wanted is missing, and for each place of what is forbidden."""
        if not self._covers(subject.catalog.target):
            return
        source, target = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
        cause = _compiled(self.source).search(source, timeout=SECONDS)
        if cause is None:
            return
        error = self.severity is Severity.ERROR
        if self.wanted and not _compiled(self.wanted).search(target, timeout=SECONDS):
            place = Span(*cause.span()) if self.source else None
            yield (fail_source if error else warn_source)(subject, self.message, place)
        if self.forbidden:
            for match in _compiled(self.forbidden).finditer(target, timeout=SECONDS):
                yield (fail if error else warn)(subject, self.message, Span(*match.span()))

    def check(self) -> Check:
        """The rule as a check among the others."""
        locale, source = self._pair()
        fails = tuple(Example(*pair, locale, source) for pair in self.fails)
        passes = tuple(Example(*pair, locale, source) for pair in self.passes)
        return Check(severity=self.severity, find=self.find, fails=fails, passes=passes)

    def problem(self) -> tuple[str, str] | None:
        """What is wrong with the rule and what to do; nothing where it is complete and does what its examples say."""
        if not _NAME.fullmatch(self.name):
            return f"has the name {self.name!r}", "name it with small letters, digits and hyphens"
        if not self.message:
            return "has no message", "say what a translator should do"
        if not self.wanted and not self.forbidden:
            return "asks for nothing", "write 'wanted' or 'forbidden', a pattern for the translation"
        if not self.fails or not self.passes:
            return "has no examples", "write 'fails' and 'passes', each a list of pairs of source and translation"
        return self._wrong_example()

    def _wrong_example(self) -> tuple[str, str] | None:
        for pairs, expected in ((self.fails, True), (self.passes, False)):
            for source, target in pairs:
                try:
                    reported = any(True for _ in self.find(self._subject(source, target)))
                except TimeoutError:
                    return (
                        f"takes more than {SECONDS:g} second for one text",
                        "write no repetition inside of a repetition",
                    )
                if reported is not expected:
                    says = "finds nothing in" if expected else "finds a fault in"
                    return f"{says} its example {target!r}", "mend the pattern or the example"
        return None

    def _subject(self, source: str, target: str) -> Subject:
        unit = Unit(UnitKey("", source), target, State.FUZZY)
        locale, language = self._pair()
        return Subject(unit, ArticleContext(Catalog("example", language, locale, (unit,))))

    def _pair(self) -> tuple[str, str]:
        """A locale that the rule covers, and a source language."""
        return (self.locales[0] if self.locales else "und"), "en"

    def _covers(self, locale: str) -> bool:
        """Whether the rule holds for a locale; words of a pseudo-locale are of no language."""
        if langtag.is_pseudo(locale):
            return False
        return not self.locales or any(locale == tag or locale.startswith(tag + "-") for tag in self.locales)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # late: few projects have rules of their own

    return regex.compile(pattern)
