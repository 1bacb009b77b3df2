"""What is known of languages, for who asks which of them are ready: area by area, with the engine that drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import areas, data


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """A language with how much is known of it in each area (`data`, `shared`, `none`), and the route of its drafts.

    `blind` are the areas in which nothing is checked, `project` the sections of the project's own file, `plugins` those that
    plug-ins bring.
    `drafts` is empty where nobody asked, or where no engine is named.
    """

    locale: str
    name: str
    areas: Mapping[str, str]
    blind: Sequence[str]
    drafts: str = ""
    project: Sequence[str] = ()
    plugins: Sequence[str] = ()


def languages(tags: Iterable[str], routes: Mapping[str, str] | None = None) -> list[LanguageReport]:
    """What is known of these languages; `routes` says by which engine drafts of a locale come."""
    return [
        LanguageReport(
            tag,
            langtag.name(tag),
            {area: level.value for area, level in areas.levels(tag).items()},
            areas.blind(tag),
            (routes or {}).get(tag, ""),
            data.sections_of_project(tag),
            data.sections_of_plugins(tag),
        )
        for tag in dict.fromkeys(tags)
    ]


def every_language() -> tuple[str, ...]:
    """The tags of all languages that have a data file."""
    return data.tags()
