"""The contract of checks: what they look at, what they promise, and the examples that they bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from l10n.dataclass import dataclass, field
from l10n.model import Catalog, Finding, Severity, Term, Unit
from l10n.plugin.article import ArticleContext
from l10n.showing import SubtitleLimits

STRICT, USUAL, QUIET = "strict", "usual", "quiet"
PROFILES = (STRICT, USUAL, QUIET)
"""How much is asked: all checks, those that a newsroom wants, those that are seldom wrong."""


@dataclass(frozen=True, slots=True)
class Example:
    """A case for a check: `fails` must give a finding, `passes` must not. Languages are BCP 47 tags."""

    source: str
    target: str
    locale: str
    source_locale: str = "en"
    context: str = ""
    terms: tuple[Term, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # other units of the same catalog, for the checks that look across
    notes: tuple[str, ...] = ()
    """The notes of the place that the unit has, for the checks that need to know it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: one unit, in its article."""

    unit: Unit
    article: ArticleContext
    turned: bool = False
    """Whether the unit's target stands in the place of its source, and its source in that of the target."""
    catalog: Catalog = field(init=False, repr=False, compare=False)
    """All units of the article in this locale: the article's, at hand for what every check asks first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalog", self.article.catalog)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the termbase that count in this locale."""
        return self.article.terms

    @property
    def strict(self) -> bool:
        """Whether doubtful findings are asked for too."""
        return self.article.strict

    @property
    def subtitles(self) -> SubtitleLimits | None:
        """What the project says of reading speed and lines."""
        return self.article.subtitles

    @property
    def words(self) -> frozenset[str]:
        """Words of the house, in small letters."""
        return self.article.words


@dataclass(frozen=True, slots=True)
class Needs:
    r"""What a unit must have, any of it, for a check to find something there: a check is not asked of other units.

    `signs` are characters as they stand in the brackets of a regular expression (`<&`, `\d`), one of which the source or the
    target has; `roles` are roles of blocks, `notes` says that the unit has notes. Only `terms` holds for a whole catalog: the
    termbase has terms for its locale.
    """

    signs: str = ""
    roles: frozenset[str] = frozenset()
    notes: bool = False
    terms: bool = False


NO_NEEDS = Needs()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule applied to each translated unit: `find` yields what is wrong; the results are sorted by their spans.

    Findings are made by `warn` and `fail` of `l10n.check.finding`, which leave the check's name to the caller; a fix is a whole
    target. One with a kind in `once` is reported at the first of the reviewed units that have it, with how many more do.
    `severity` is the gravest that they may have, each says its own; settings may say another for all of them.
    `fails` and `passes` need an example each, and a test runs them all. Terms of a subject are those of its locale.

    `scope` says what findings depend on: `unit` (one unit with a target, and nothing else of its article, so that they hold
    while others change), `article` (one with a target, compared with others), `source` (asked before anything is translated;
    the unit may have no target). `wordless` checks hold for pseudo-locales too, whose words are of no language. A check that
    `needs` nothing is asked of every unit.
    """

    severity: Severity
    find: Callable[[Subject], Iterable[Finding]]
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    scope: str = "article"
    wordless: bool = False
    needs: Needs = NO_NEEDS
