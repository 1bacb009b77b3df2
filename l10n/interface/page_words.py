"""The messages of our own pages in a language, read from PO files.

Messages have no plurals, so that a translator sees sentences only: "Words left: 3". `{name}` in a message is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from l10n import cldr, langtag
from l10n.catalog.po import po
from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.late_pattern import late_pattern
from l10n.model import State

SOURCE = "en"
_ACCEPTED = late_pattern(r"\s*([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
_PLACE = late_pattern(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The messages of a page in one language, by their English; what is missing stays English."""

    locale: str
    words: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        """A message in the language, its places filled in.

        >>> PageWords("ru", {"late by {n} days": "опоздание в днях: {n}"})("late by {n} days", n=3)
        'опоздание в днях: 3'
        """
        text = self.words.get(message, message)
        return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), text) if values else text

    def figure(self, number: int) -> str:
        """A whole number as the readers of the language write it.

        >>> PageWords("fa", {}).figure(1_200), PageWords("en", {}).figure(1_200)
        ('۱٬۲۰۰', '1,200')
        """
        return cldr.in_digits(cldr.number_style(self.locale).grouped(str(number)), self.locale)

    @property
    def half(self) -> str:
        """A half after a whole number: .5, with the mark and the digits of the language."""
        style = cldr.number_style(self.locale)
        return style.decimal + cldr.in_digits("5", self.locale)

    def percent(self, number: int) -> str:
        """A share of a hundred as the readers of the language write it."""
        if self.locale == SOURCE:
            return f"{number} %"
        return cldr.number_style(self.locale).percent.replace("0", self.figure(number))


@dataclass(frozen=True, slots=True)
class PageCatalog:
    """The catalogs with the words of a page: `<package>/locales/<locale>/LC_MESSAGES/<name>.po`."""

    package: str
    name: str

    def locales(self) -> tuple[str, ...]:
        """The languages that the page speaks, English first."""
        return _locales(self)

    def words(self, locale: str) -> PageWords:
        """The messages in a language of `locales`."""
        return _words(self, locale)

    def choose(self, accepted: str) -> PageWords:
        """The messages in the best of some languages, given as a tag or as a browser sends them; English where none is spoken.

        >>> PAGES.choose("de;q=0.9, ru-RU;q=0.8, en;q=0.1").locale
        'ru'
        """
        preferences: list[tuple[float, str]] = []
        for part in accepted.split(","):
            match = _ACCEPTED.fullmatch(part)
            if match:
                preferences.append((float(match[2] or 1), match[1]))
        for share, tag in sorted(preferences, key=lambda row: -row[0]):
            spoken = self._closest(tag) if share else ""
            if spoken:
                return self.words(spoken)
        return self.words(SOURCE)

    def _closest(self, tag: str) -> str:
        """The language of the page for a tag, empty where it has none."""
        try:
            parsed = langtag.parse(tag)
        except UsageError:
            return ""
        return next((each for each in self.locales() if langtag.language(each) == langtag.language(parsed)), "")


PAGES = PageCatalog("l10n.interface", "pages")
"""The words of the page on standings and of `l10n serve`."""


@cache
def _locales(catalog: PageCatalog) -> tuple[str, ...]:
    folder = files(catalog.package).joinpath("locales")
    return (SOURCE, *sorted(langtag.parse(each.name) for each in folder.iterdir() if each.is_dir()))


@cache
def _words(catalog: PageCatalog, locale: str) -> PageWords:
    if locale == SOURCE:
        return PageWords(SOURCE, {})
    place = ("locales", langtag.gettext_name(locale), "LC_MESSAGES", f"{catalog.name}.po")
    path = files(catalog.package).joinpath(*place)
    units = po.parse(po.decode(path.read_bytes(), str(path)), catalog.name, str(path), target=locale).units
    return PageWords(locale, {unit.key.source: unit.target for unit in units if unit.state is State.REVIEWED})
