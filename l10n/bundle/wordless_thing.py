"""Things of an article that have no words, and the blocks around them."""

from __future__ import annotations

from enum import StrEnum

from l10n.dataclass import dataclass


class WordlessKind(StrEnum):
    """What a thing is; `LOST` is one that no page of ours can show."""

    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"
    EMBED = "iframe"
    CODE = "code"
    RULE = "rule"
    LINK = "link"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wordless:
    """A thing and where it stands in the article. `address` is its file or page, `text` its code, title or name; `poster` is
    the picture of a film, `link` where a picture leads; `named` is where its title stands as a block, which is translated.
    """

    kind: WordlessKind
    place: int
    address: str = ""
    text: str = ""
    poster: str = ""
    link: str = ""
    named: tuple[int, int] = (0, 0)

    @property
    def is_figure(self) -> bool:
        """Whether a caption may follow."""
        return self.kind in (WordlessKind.PICTURE, WordlessKind.VIDEO, WordlessKind.AUDIO, WordlessKind.EMBED)


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """Where a block stands. `shown` blocks are the article's own; a `url` is nothing but an address."""

    start: int
    end: int
    shown: bool
    url: str = ""
