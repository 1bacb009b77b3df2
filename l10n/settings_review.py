"""`[review]` of the settings: what a project wants of those who review it together."""

from __future__ import annotations

from urllib.parse import urlsplit

from l10n.dataclass import dataclass
from l10n.errors import SettingsError
from l10n.settings_table import Reader


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """`approval` asks for a second pair of eyes before a bundle is final; `url` is where a team reaches the page, behind a
    proxy that speaks TLS; `language` is the page's own, the browser's where empty.
    """

    approval: bool = False
    url: str = ""
    language: str = ""


def review(reader: Reader) -> ReviewOptions:
    """The options in a table.

    Raises:
        SettingsError: a setting is wrong.
    """
    options = ReviewOptions(
        approval=reader.flag("approval", default=False),
        url=reader.web_address("url").rstrip("/"),
        language=reader.text("ui-language", ""),
    )
    reader.finish()
    if options.url:
        parts = urlsplit(options.url)
        if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
            remedy = "write it as in https://desk.example"
            raise SettingsError(
                f"{reader.place}: url", f"{options.url!r} is not the address of a site with TLS", remedy
            )
    if options.language:
        reader.parsed_tag("ui-language", options.language)
    return options
