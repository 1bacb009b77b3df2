"""Fields that say the same again: an article's body as HTML and as plain text, its title beside its headline.

All of them are translated; pages show the first of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.article.json.paths import RAW_KEYS
from l10n.article.json.strings import Path
from l10n.article.nested.read import looks_like_html

_GROUPS = {
    "body": "body body_html body_markdown body_md content_markdown markdown body_text body_xhtml bodies content content_html"
    " content_text html text",
    "headline": "headline headlines title titles",
    "description": "description description_text description_html descriptions summary excerpt custom_excerpt",
}
_GROUP_OF = {key: group for group, keys in _GROUPS.items() for key in keys.split()}


def repeated(texts: Sequence[tuple[Path, str]]) -> list[bool]:
    """For each text, by its path, whether another one of the same object stands for it: HTML, or else the first."""
    first: dict[tuple[Path, str], Path] = {}
    fields = [_field(path) for path, _ in texts]
    for wants_html in (True, False):
        for (path, text), (owner, key) in zip(texts, fields, strict=True):
            if key in _GROUP_OF and looks_like_html(text) >= wants_html:
                first.setdefault((owner, _GROUP_OF[key]), path)
    return [
        key in _GROUP_OF and first[owner, _GROUP_OF[key]] != path
        for (path, _), (owner, key) in zip(texts, fields, strict=True)
    ]


def _field(path: Path) -> tuple[Path, str]:
    """The object that a string belongs to, and the name of its field in it."""
    while len(path) > 1 and (isinstance(path[-1], int) or (path[-1] in RAW_KEYS and _GROUP_OF.get(_above(path)))):
        path = path[:-1]
    return path[:-1], str(path[-1])


def _above(path: Path) -> str:
    """The key above the last step, past numbers of items."""
    return next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
