"""What a project chooses about publishing: `[publish]` of the settings."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.dataclass import dataclass, field

OUTPUTS = ("feeds", "sitemap", "wxr", "epub")
"""What is made of all releases of a locale, beside pages and their index."""
MACHINE = ("never", "labelled")


@dataclass(frozen=True, slots=True)
class LocaleOptions:
    """How the editions of a locale are published.

    `machine` is `labelled` where drafts of machines may be published with a label; `paragraphs` is how many reviewed ones at
    the beginning are enough to publish these alone, 0 where none are.
    """

    machine: str = "never"
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """What holds an article back: the locales that it is not published in, and the moments of its front matter."""

    leave_out: tuple[str, ...] = ()
    embargo: str = ""
    publish_at: str = ""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """All of it: `after` is a command that is run when something changed; `outputs` what is made beside the pages; `kinds` are
    the bundle kinds whose files lie beside each page; `time_zone` is that of moments that name no offset, empty for UTC.
    """

    after: str = ""
    outputs: tuple[str, ...] = OUTPUTS
    kinds: tuple[str, ...] = ("ninjs", "text")
    every: LocaleOptions = field(default_factory=LocaleOptions)
    locales: Mapping[str, LocaleOptions] = field(default_factory=dict)
    articles: Mapping[str, ArticleOptions] = field(default_factory=dict)
    time_zone: str = ""

    def of(self, locale: str) -> LocaleOptions:
        """The options of a locale."""
        return self.locales.get(locale, self.every)
