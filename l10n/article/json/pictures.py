"""Pictures in fields of their own: `image.url` beside `image.caption`, Ghost's `feature_image`, renditions of ninjs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.article.json.strings import Path, PlacedString
from l10n.late_pattern import late_pattern

_PICTURE = late_pattern(r"[^\s<>\"']*\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?[^\s<>\"']*)?", re.IGNORECASE)
_LEADING = frozenset(
    {"feature_image", "featured_image", "lead_image", "main_image", "hero", "hero_image", "cover", "image"}
)
_SMALL = late_pattern(r"thumb|icon|logo|avatar|small|profile", re.IGNORECASE)


def placed(
    strings: Sequence[tuple[PlacedString, str]], captions: Sequence[Path], bodies: Sequence[Path]
) -> Mapping[Path, str]:
    """The address of a picture by the path of the text that it stands before: a caption of its object, or else, where it leads
    an article, the article's body.
    """
    shown = "\n".join(text for _, text in strings if "<" in text or "](" in text)  # bodies have pictures of their own
    pictures = [
        (each.path, text)
        for each, text in strings
        if _PICTURE.fullmatch(text.strip()) and text not in shown and not _is_small(each.path)
    ]
    made: dict[Path, str] = {}
    for caption in captions:
        here = next(_of_object(caption[:-1], captions, pictures), "")
        if here and here not in made.values():
            made[caption] = here
    for path, address in pictures:
        leads = next((n for n, key in enumerate(path) if key in _LEADING), None)
        body = next((each for each in bodies if leads is not None and each[:leads] == path[:leads]), None)
        if body and body not in made and address not in made.values():
            made[body] = address
    return made


def _of_object(owner: Path, captions: Sequence[Path], pictures: Sequence[tuple[Path, str]]) -> Iterator[str]:
    """The pictures of an object, its own before those of what it holds; what it holds may have a caption of its own."""
    inside = [(path, text) for path, text in pictures if path[: len(owner)] == owner]
    yield from (text for path, text in inside if len(path) == len(owner) + 1)
    deeper = {caption[:-1] for caption in captions if len(caption) > len(owner) + 1}
    yield from (
        text
        for path, text in inside
        if not any(path[: len(owner_path)] == owner_path and owner == owner_path[: len(owner)] for owner_path in deeper)
        and (len(path) > len(owner) + 1)
        and owner
    )


def _is_small(path: Path) -> bool:
    return any(_SMALL.search(key) for key in path if isinstance(key, str))
