"""The paths whose strings are an article: `headline`, `body_html:html`, `items[*].caption`, `blocks[*].text:text:quote`.

A path is keys with dots between them; `*` is any key, `**` any number of steps, `[*]` any item of a list, `[0]` the first.
After it may stand what the text is (`html`, `markdown`, `text`; else what it looks like), and its role; else the last key says
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from l10n.article.json.strings import Path
from l10n.dataclass import dataclass
from l10n.errors import SettingsError
from l10n.late_pattern import late_pattern
from l10n.model import Role

_KINDS = ("html", "markdown", "text", "auto")
_STEP = late_pattern(r"\.?(?:(?P<key>[^.\[\]\"]+)|\[(?P<index>\d+|\*)\]|\[\"(?P<quoted>[^\"]*)\"\])")
_ROLES = {
    Role.KICKER: "kicker eyebrow overline topline",
    Role.HEADLINE: "headline headlines title titles name",
    Role.STANDFIRST: "standfirst subtitle subheadline subhead deck dek lead lede intro teaser summary excerpt abstract"
    " description description_text description_html descriptions custom_excerpt",
    Role.BYLINE: "byline by",
    Role.CREDIT: "credit creditline credits",
    Role.CAPTION: "caption captions alt alt_text alttext feature_image_alt feature_image_caption",
    Role.QUOTE: "quote quotes pullquote",
    Role.HEADING: "heading headings",
    Role.ITEM: "bullets",
    Role.NOTICE: "correction corrections notice",
}
_BY_KEY = {key: role for role, keys in _ROLES.items() for key in keys.split()}
_PICTURES = frozenset({"associations", "images", "image", "media", "gallery", "pictures", "photos"})
_BODIES = frozenset(
    {
        "body",
        "body_html",
        "body_markdown",
        "body_md",
        "content_markdown",
        "markdown",
        "body_text",
        "bodies",
        "content",
        "paragraphs",
        "blocks",
        "sections",
    }
)
RAW_KEYS = frozenset({"value", "rendered", "raw", "text", "html", "en", "content"})
"""Keys that say nothing of what stands there: the one above them does."""


@dataclass(frozen=True, slots=True)
class TextPath:
    """A path of the settings. `steps` are keys, numbers of items, `*` for any key, `[*]` for any item, `**` for any steps."""

    written: str
    steps: tuple[str | int, ...]
    kind: str = "auto"
    role: Role | None = None

    def matches(self, path: Path) -> bool:
        """Whether a string's path is one of these."""
        return _matches(self.steps, path)


def parse(written: str) -> TextPath:
    """A path as settings write it.

    Raises:
        SettingsError: it is not a path, or names no role.

    >>> parse("items[*].caption:text").steps
    ('items', '[*]', 'caption')
    """
    remainder, kind, role = written.strip(), "auto", None
    head, _, last = remainder.rpartition(":")
    if head and last in set(Role):
        remainder, role = head, Role(last)
        head, _, last = remainder.rpartition(":")
    if head and last in _KINDS:
        remainder, kind = head, last
    steps: list[str | int] = []
    place = 0
    while place < len(remainder) and (match := _STEP.match(remainder, place)):
        index = match["index"]
        if index:
            steps.append("[*]" if index == "*" else int(index))
        else:
            steps.append(match["quoted"] if match["key"] is None else match["key"])
        place = match.end()
    if not steps or place < len(remainder):
        raise SettingsError(
            f"[formats.json] paths: {written!r}", "is not a path", 'write "headline", "items[*].caption:html" …'
        )
    return TextPath(written, tuple(steps), kind, role)


def role(path: Path) -> Role:
    """The role of a string by the last key of its path that says something.

    >>> role(("title", "rendered")), role(("items", 0, "caption")), role(("body_html",))
    (<Role.HEADLINE: 'headline'>, <Role.CAPTION: 'caption'>, <Role.BODY: 'body'>)
    """
    keys = [key.lower() for key in path if isinstance(key, str)]
    telling = next((key for key in reversed(keys) if key in _BY_KEY or key in _BODIES), "")
    role = _BY_KEY.get(telling, Role.BODY)
    is_of_picture = _PICTURES & set(keys[:-1]) and role in (Role.HEADLINE, Role.STANDFIRST)
    return Role.CAPTION if is_of_picture or is_alternative(path) else role


_ALTERNATIVES = frozenset({"alt", "alt_text", "alttext", "feature_image_alt"})


def is_alternative(path: Path) -> bool:
    """Whether a text stands in the place of a picture that is not seen.

    >>> is_alternative(("images", 0, "alt")), is_alternative(("associations", "main", "body_text"))
    (True, True)
    """
    keys = [key.lower() for key in path if isinstance(key, str)]
    last = next((key for key in reversed(keys) if key not in RAW_KEYS or len(keys) == 1), "")
    return last in _ALTERNATIVES or (last == "body_text" and "associations" in keys)


def _matches(steps: Sequence[str | int], path: Path) -> bool:
    if not steps:
        return not path
    if steps[0] == "**":
        return any(_matches(steps[1:], path[n:]) for n in range(len(path) + 1))
    return bool(path) and _is_step(steps[0], path[0]) and _matches(steps[1:], path[1:])


def _is_step(step: str | int, part: str | int) -> bool:
    if isinstance(part, int):
        return step in ("[*]", part)
    return step in ("*", part)


_WRAPPERS = (
    "",
    "data.",
    "article.",
    "[*].",
    "items[*].",
    "articles[*].",
    "posts[*].",
    "docs[*].",
    "data[*].",
    "data.attributes.",
)
_FIELDS = """
kicker headline headlines[*].value title title.rendered subtitle subheadline standfirst dek deck lead lede teaser abstract
description description_text description_html descriptions[*].value summary excerpt excerpt.rendered custom_excerpt
byline by body body.value body_html body_text body_xhtml bodies[*].value content content.rendered content_html content_text html
text paragraphs[*] blocks[*].text blocks[*].data.text blocks[*].data.caption
sections[*].heading sections[*].text sections[*].body
body_markdown:markdown body_md:markdown content_markdown:markdown markdown:markdown
caption caption.rendered alt alt_text feature_image_alt feature_image_caption image.caption image.alt images[*].caption
images[*].alt associations[*].headline associations[*].description_text associations.*.headline associations.*.description_text
associations.*.description_html associations.*.body_text gallery[*].caption
associations.*[*].headline associations.*[*].description_text associations.*[*].description_html associations.*[*].body_text
associations[*].headlines[*].value associations[*].descriptions[*].value
headlines.basic subheadlines.basic description.basic content_elements[*].content content_elements[*].caption
content_elements[*].items[*].content content_elements[*].content_elements[*].content
"""


def usual(path: Path) -> TextPath | None:
    """The path that a string stands at, of those that are read where the settings name none: of ninjs, of WordPress, Ghost, Arc
    and JSON Feed, and of what newsrooms call their fields.
    """
    return _usual(tuple("[*]" if isinstance(part, int) else part for part in path))


@lru_cache(maxsize=4096)  # a list of a thousand articles has few paths
def _usual(shape: tuple[str, ...]) -> TextPath | None:
    return next(
        (path for path in _named_paths() if len(path.steps) == len(shape) and all(map(_fits, path.steps, shape))), None
    )


@cache
def _named_paths() -> tuple[TextPath, ...]:
    return tuple(parse(wrapper + field) for wrapper in _WRAPPERS for field in _FIELDS.split())


def _fits(step: str | int, part: str) -> bool:
    return step == part or (step == "*" and part != "[*]")


def missing(paths: Iterable[TextPath], places: Sequence[Path]) -> list[str]:
    """The paths, as they are written, at which a file has nothing."""
    return [path.written for path in paths if not any(path.matches(place) for place in places)]
