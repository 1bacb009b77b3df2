"""What pages say of their publisher, and how they look: values that kinds of bundle use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from l10n.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What the pages say of their publisher. `url` is a template such as `https://example.org/{locale}/{slug}`.

    `names` and `urls` are those of single locales; `digits` are CLDR's names of the digits that a locale uses (`latn`,
    `arabext`).
    """

    name: str = ""
    url: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    digits: Mapping[str, str] = field(default_factory=dict)

    def name_in(self, locale: str) -> str:
        """The name of the site for the readers of a locale."""
        return self.names.get(locale, self.name)

    def url_in(self, locale: str) -> str:
        """The template of the addresses of a locale; empty where the project names none."""
        return self.urls.get(locale, self.url)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The house's own look, over the built-in one: `templates` of Jinja by name, `style` after the built-in CSS, `files` that
    pages load (fonts, a logo) by their path in the theme folder, and `words` by locale.
    """

    templates: Mapping[str, str] = field(default_factory=dict)
    style: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __repr__(self) -> str:
        """A digest: what pages that were made with another theme are distinguished by."""
        hashed = hashlib.blake2b(digest_size=12)
        for part in (self.templates, self.style, self.words, sorted(self.files)):
            hashed.update(repr(part).encode("utf-8", "surrogateescape"))
        for name in sorted(self.files):
            hashed.update(hashlib.blake2b(self.files[name]).digest())
        return f"Theme({hashed.hexdigest()})"

    @property
    def logo(self) -> str:
        """The file of the logo; empty where the theme has none."""
        return next((name for name in ("logo.svg", "logo.png", "logo.webp") if name in self.files), "")


PLAIN_THEME = Theme()
"""The built-in look alone."""
