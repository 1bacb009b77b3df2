"""Pictures whose alternative text is a block: where each lies, and where it leads."""

from __future__ import annotations

import re
from html import unescape

from l10n.late_pattern import late_pattern

_IMAGE = late_pattern(r"<img\b[^<>]*\balt\s*=\s*[\"']?\Z", re.IGNORECASE)
_SRC = late_pattern(r"""\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


def tag_image(before: str, after: str) -> str | None:
    """The address of the `<img>` whose `alt` begins behind `before`, empty where it has none; nothing where none is open."""
    opened = _IMAGE.search(before[-4000:])  # longer tags carry pictures as data, which no page shows
    if opened is None:
        return None
    match = _SRC.search(opened[0] + '"' + after.partition(">")[0])
    return unescape(next((url for url in match.groups() if url), "")) if match else ""
