"""The checks of a project, asked about one article after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l10n.check.check import check_article, context
from l10n.check.options import CheckOptions
from l10n.check.unit_findings import UnitFindings
from l10n.dataclass import dataclass, field
from l10n.model import Catalog, Finding, Term, Unit
from l10n.plugin import ArticleContext, ArticleSource, Check


@dataclass(slots=True)
class ProjectChecks:
    """The checks with all that the project says of them; what is known of an article's source is used for all its locales."""

    checks: Mapping[str, Check]
    terms: tuple[Term, ...]
    options: CheckOptions
    source: ArticleSource | None = field(default=None, init=False)
    """That of the article that was asked about last."""

    def context(self, units: Catalog, earlier: ArticleSource | None = None) -> ArticleContext:
        """A catalog as the checks see it; `earlier` is the source of its article, where it is known."""
        article = context(units, self.terms, self.options, earlier or self.source)
        self.source = article.source
        return article

    def findings(
        self, article: ArticleContext, units: Iterable[Unit] | None = None, earlier: UnitFindings | None = None
    ) -> tuple[Finding, ...]:
        """What the checks say about an article in a locale, some versions of its units, or the source of a template.

        What depends on single units is not asked again where `earlier` has it.
        """
        about_source = not article.catalog.target
        checks = {name: each for name, each in self.checks.items() if (each.scope == "source") is about_source}
        return check_article(article, checks, self.options, units, earlier)
