"""What a page shows, as plain values, and the template that shows it: a preview of `build` and a published page alike."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files as resources

from jinja2 import (
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from l10n import langtag
from l10n.bundle.flow import clean, isolated
from l10n.bundle.pictures import Picture
from l10n.bundle.words import Words, words
from l10n.dataclass import dataclass
from l10n.errors import InputError
from l10n.model import UnitCounts
from l10n.plugin import Theme


@dataclass(frozen=True, slots=True)
class Alternate:
    """An edition as it is listed for search engines."""

    hreflang: str
    address: str


@dataclass(frozen=True, slots=True)
class Link:
    """An edition in the list of languages, by its language's own name."""

    locale: str
    direction: str
    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the page's language."""

    type: str
    address: str


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What a preview says above itself; `outdated` units have words for an earlier source."""

    progress: UnitCounts
    outdated: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """What stands around an article: the publisher, the way home, feeds. Without a `stylesheet` the page holds its styles
    itself; `base` leads to the theme's files.
    """

    name: str = ""
    home: str = ""
    feeds: tuple[Feed, ...] = ()
    stylesheet: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """An article's page. `header`, `story`, `notes` and `structured` are written already; `label` says that a machine wrote it;
    `whole` leads to the edition that has all of it; `restrictions` are licences of models that allow no commercial use.
    """

    locale: str
    is_source: bool
    headline: str
    description: str
    authors: tuple[str, ...]
    date: str
    updated: str
    picture: Picture | None
    shown_author: str
    shown_date: str
    header: Markup
    story: Markup
    notes: Markup
    structured: Markup
    canonical: str
    alternates: tuple[Alternate, ...]
    editions: tuple[Link, ...]
    site: SiteView
    preview: PreviewState | None = None
    label: str = ""
    whole: Link | None = None
    restrictions: tuple[str, ...] = ()


def page(view: PageView, theme: Theme) -> bytes:
    """The page in UTF-8."""
    locale = view.locale
    wording = words(locale, theme)
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    return render(
        "page.html",
        theme,
        {
            **values,
            **around(wording, locale, theme),
            "og_locale": langtag.gettext_name(locale).partition("@")[0],
            "preview_word": _preview_word(view.preview),
        },
    )


def around(wording: Words, locale: str, theme: Theme) -> Mapping[str, object]:
    """What every page of a locale needs."""
    foreign = wording.locale == "en" and langtag.language(locale) != "en"
    return {
        "direction": langtag.direction(locale),
        "words": wording,
        "english": words("en"),
        "words_language": Markup(' lang="en" dir="ltr"') if foreign else Markup(""),
        "style": Markup(style(theme)),  # noqa: S704  (the project's own)
    }


def _preview_word(preview: PreviewState | None) -> object:
    waiting = preview is not None and preview.progress.new + preview.progress.fuzzy > 0
    return lambda text: text if waiting else text.partition(" – ")[0]


def render(name: str, theme: Theme, values: Mapping[str, object]) -> bytes:
    """A page of a template, the theme's own where it has one.

    Raises:
        InputError: the template of the theme is wrong.
    """
    try:
        return f"{clean(_environment(theme).get_template(name).render(values)).rstrip()}\n".encode()
    except TemplateError as exc:
        line = f":{exc.lineno}" if isinstance(exc, TemplateSyntaxError) else ""
        place = (not line and _line_of_theme(exc)) or f"theme/{getattr(exc, 'name', None) or name}{line}"
        raise InputError(place, f"cannot be rendered: {exc.message}", "mend the template") from exc
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as exc:
        if not (place := _line_of_theme(exc)):
            raise  # a fault of ours
        raise InputError(place, f"cannot be rendered: {type(exc).__name__}: {exc}", "mend the template") from exc


def _line_of_theme(error: Exception) -> str:
    """The innermost line of a theme that an error came through; empty where it came through none."""
    frames = traceback.extract_tb(error.__traceback__)
    return next(
        (f"{each.filename}:{each.lineno}" for each in reversed(frames) if each.filename.startswith("theme/")), ""
    )


@lru_cache(maxsize=4)
def _environment(theme: Theme) -> Environment:
    """Templates of a theme are found first; `l10n/page.html` is always the built-in one, to be extended.

    The sandbox keeps a theme of somebody else from doing more than writing pages.
    """
    ours = PackageLoader("l10n.bundle", "templates")

    def of_theme(name: str) -> tuple[str, str, None] | None:
        source = theme.templates.get(name)
        return None if source is None else (source, f"theme/{name}", None)

    loader = ChoiceLoader([FunctionLoader(of_theme), PrefixLoader({"l10n": ours}), ours])
    made = SandboxedEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined)
    made.filters["isolated"] = isolated
    return made


@lru_cache(maxsize=4)
def style(theme: Theme) -> str:
    """The CSS of every page, the theme's after the built-in."""
    ours = resources("l10n.bundle").joinpath("templates", "page.css").read_text("utf-8").strip()
    return f"{ours}\n{theme.style}".strip()
