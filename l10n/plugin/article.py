"""An article in one locale, as checks see it, and what is worked out once of all its units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar
from functools import wraps
from typing import Any, TypeVar

from l10n.dataclass import dataclass, field
from l10n.model import Catalog, State, Term, UnitKey
from l10n.showing import SubtitleLimits

Result = TypeVar("Result")


class _Facts:
    """What was worked out so far, by the functions that work it out."""

    __slots__ = ("_results",)

    def __init__(self) -> None:
        self._results: dict[Callable[[Any], Any], Any] = {}

    def look_up(self, derive: Callable[[Any], Any], of: object) -> Any:  # noqa: ANN401  (of any kind)
        """The result of a function, worked out where it is asked for the first time."""
        if derive not in self._results:
            self._results[derive] = derive(of)
        return self._results[derive]


@dataclass(frozen=True, slots=True, eq=False)
class ArticleSource:
    """What the catalogs of all locales of an article share: its language, and the keys of its living units in their order."""

    language: str
    keys: tuple[UnitKey, ...]
    facts: _Facts = field(default_factory=_Facts, init=False, repr=False)

    @classmethod
    def of(cls, catalog: Catalog, earlier: ArticleSource | None = None) -> ArticleSource:
        """The source of a catalog: the `earlier` one, with all that is known of it, where nothing of it has changed."""
        keys = tuple(unit.key for unit in catalog.units if unit.state is not State.OBSOLETE)
        same = earlier is not None and earlier.language == catalog.source and earlier.keys == keys
        return earlier if earlier is not None and same else cls(catalog.source, keys)


@dataclass(slots=True, eq=False)
class ArticleContext:
    """An article in one locale: its catalog, the terms that count there, and what the project says of its texts.

    It is made once and handed to every check. What a check needs to know of the other units it works out in a function with
    the mark `article_fact`, whose result stays with this value; of their sources alone, with `source_fact`.
    """

    catalog: Catalog
    terms: tuple[Term, ...] = ()
    strict: bool = False
    """Whether doubtful findings are asked for too: those that are false more often than not in human translations."""
    subtitles: SubtitleLimits | None = None
    """What a project says of reading speed and lines; nothing where the language's own limits hold."""
    words: frozenset[str] = frozenset()
    """Words of the house, in small letters, that are right though no dictionary has them."""
    earlier: InitVar[ArticleSource | None] = None
    """The source of a catalog of the same article, whose facts are used where it has not changed."""
    source: ArticleSource = field(init=False, repr=False)
    facts: _Facts = field(default_factory=_Facts, init=False, repr=False)

    def __post_init__(self, earlier: ArticleSource | None) -> None:
        self.source = ArticleSource.of(self.catalog, earlier)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled without its facts: another process works out its own."""
        return ArticleContext, (self.catalog, self.terms, self.strict, self.subtitles, self.words)


def article_fact(derive: Callable[[ArticleContext], Result]) -> Callable[[ArticleContext], Result]:
    """Marks a function whose result is worked out once for each article and locale."""

    @wraps(derive)
    def look_up(article: ArticleContext) -> Result:
        result: Result = article.facts.look_up(derive, article)
        return result

    return look_up


def source_fact(derive: Callable[[ArticleSource], Result]) -> Callable[[ArticleSource], Result]:
    """Marks a function whose result is worked out once for each article, for all its locales."""

    @wraps(derive)
    def look_up(source: ArticleSource) -> Result:
        result: Result = source.facts.look_up(derive, source)
        return result

    return look_up
