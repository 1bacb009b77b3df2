"""The files of a theme inside a page that stands alone: fonts and the logo as data."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from l10n.late_pattern import late_pattern
from l10n.plugin import Theme

MEDIA_TYPES = {
    ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
    ".otf": "font/otf", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf", ".webp": "image/webp",
    ".woff": "font/woff", ".woff2": "font/woff2",
}  # fmt: skip
"""What pages load of a theme, by suffix."""
_URL = late_pattern(r"""url\(\s*(["']?)(?P<path>[^"'()\s]+)\1\s*\)""")

_ELSEWHERE = late_pattern(r"[\w+.-]+:|[/#]")


@lru_cache(maxsize=4)
def inlined(theme: Theme) -> Theme:
    """The theme with the files that its CSS names inside the CSS; what it does not have stays as it is written."""

    def data(match: re.Match[str]) -> str:
        resolved = address(theme, match["path"].removeprefix("./"))
        return f'url("{resolved}")' if resolved else match[0]

    return replace(theme, style=_URL.sub(data, theme.style))


def absent(theme: Theme) -> Iterator[str]:
    """The files that the CSS of a theme names and the theme does not have, in their order; addresses of sites are not its own.

    >>> list(absent(Theme({}, "@font-face { src: url(fonts/head.woff2) } p { background: url(https://x.example/a.png) }")))
    ['fonts/head.woff2']
    """
    paths = dict.fromkeys(match["path"].removeprefix("./") for match in _URL.finditer(theme.style))
    for path in paths:
        if path not in theme.files and not _ELSEWHERE.match(path):
            yield path


def address(theme: Theme, path: str) -> str:
    """A file of a theme as an address that holds it; empty where the theme has no such file."""
    content, suffix = theme.files.get(path), path[path.rfind(".") :].lower()
    if content is None or suffix not in MEDIA_TYPES:
        return ""
    return f"data:{MEDIA_TYPES[suffix]};base64,{base64.b64encode(content).decode()}"
