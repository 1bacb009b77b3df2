"""Every noun, frozen. Offsets are code points, end excluded; lines 1-based; similarity and confidence 0–1; languages BCP 47."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from l10n.dataclass import dataclass, field
from l10n.showing import Showing


class Role(StrEnum):
    """What a block is in its article. Furniture (site chrome) stays in the output but makes no unit."""

    KICKER = "kicker"
    HEADLINE = "headline"
    HEADING = "heading"
    STANDFIRST = "standfirst"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    ITEM = "item"
    CELL = "cell"
    BYLINE = "byline"
    CREDIT = "credit"
    NOTICE = "notice"
    CORRECTION = "correction"
    FURNITURE = "furniture"

    @property
    def context(self) -> str:
        """The role as the context of a unit: empty for body text, so that other tools' memories match it."""
        return "" if self is Role.BODY else self._value_  # `value` is ten times slower


class InlineKind(StrEnum):
    """Whether a piece of inline markup opens a span, closes it, or stands alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


class State(StrEnum):
    """What gettext knows about a unit: nothing yet, a guess, a person's word, or no longer in the article."""

    NEW = "new"
    FUZZY = "fuzzy"
    REVIEWED = "reviewed"
    OBSOLETE = "obsolete"


class Severity(StrEnum):
    """How much a finding matters: an error stops a final bundle, a warning is for the translator's judgement."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a text: offsets in code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One source file, decoded. `slug` is its path under source/ without the suffix, `format` the name of its plug-in.
    `byte_order_mark` and `text` in `encoding` are the file, byte for byte: `text` keeps its line ends; of a zip `container` is.
    """

    slug: str
    locale: str
    path: PurePosixPath
    format: str
    text: str
    encoding: str = "utf-8"
    byte_order_mark: bytes = b""
    container: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Inline:
    """One piece of inline markup of a block. Its mark `<1>`, `</1>` or `<1/>` is `raw` in `Block.text`; pairs share one.
    Indices count from 1 in the order of the block. `start` is where `raw` begins in the article.
    `inner` are the translatable values inside `raw` (an image's alternative text); `html` is what an unreadable one amounts to.
    """

    index: int
    kind: InlineKind
    raw: str
    start: int = 0
    inner: tuple[Block, ...] = ()
    html: str = ""

    @property
    def mark(self) -> str:
        """The placeholder that stands for this piece in texts: `<1>`, `</1>` or `<1/>`."""
        return f"<{'/' * (self.kind is InlineKind.CLOSE)}{self.index}{'/' * (self.kind is InlineKind.ALONE)}>"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article that is translated as one; `raw` is exactly what stands in the article at `start`.

    `text` is what a person reads: entities and escapes decoded, soft line breaks as single spaces, inline markup as marks.
    `syntax` names the place where the format must escape differently (`attribute`, `json`, `yaml` …).
    `language` is the block's own language where the article marks one, else empty. Only subtitles have a `showing`.
    """

    role: Role
    text: str
    raw: str
    line: int
    start: int = 0
    inlines: tuple[Inline, ...] = ()
    syntax: str = ""
    language: str = ""
    showing: Showing | None = None

    def walk(self) -> Iterator[Block]:
        """The block, then the blocks inside its inline markup."""
        yield self
        yield from (block for inline in self.inlines for inner in inline.inner for block in inner.walk())


@dataclass(frozen=True, slots=True)
class Document:
    """An article taken apart. `len(skeleton) == len(blocks) + 1`; weaving both gives the article's text exactly.
    `meta`: title, description, byline, date, updated, url, language, site, image, caption. `notices`: what could not be read.
    """

    article: Article
    meta: Mapping[str, str]
    blocks: tuple[Block, ...]
    skeleton: tuple[str, ...]
    notices: tuple[str, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Every block in article order, each followed by the blocks inside its inline markup."""
        yield from (inner for block in self.blocks for inner in (block.walk() if block.inlines else (block,)))


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text cut into segments, none with outer white space; gap, segment, gap … joined give the text exactly."""

    segments: tuple[str, ...]
    gaps: tuple[str, ...]

    def join(self, segments: tuple[str, ...] | None = None) -> str:
        """The text again, with other segments in the same gaps where given."""
        chosen = self.segments if segments is None else segments
        return self.gaps[0] + "".join(s + gap for s, gap in zip(chosen, self.gaps[1:], strict=True))


@dataclass(frozen=True, slots=True)
class UnitKey:
    """What a unit is known by: its role (empty for body text) and its source text, never a position."""

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a catalog. `notes` are ours (`#.`); `comments` are the translator's (`#`) and never written by us.

    `previous` is the source that the target was made for (`#| msgid`), empty when it is the present one; `references` are
    `path:line`; `flags` are gettext's but fuzzy (an obsolete unit that was fuzzy keeps `fuzzy` here, and returns so).
    """

    key: UnitKey
    target: str = ""
    state: State = State.NEW
    previous: str = ""
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """The units of one article in one locale, in article order, obsolete ones last; a template has an empty `target`."""

    slug: str
    source: str
    target: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a draft comes from: kind `memory` or `engine`; name with version and route, as in `argos en→es 0.1`."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal for one unit; stored fuzzy, always. `previous` is the other source that a fuzzy match was made for."""

    key: UnitKey
    target: str
    origin: Origin
    similarity: float = 1.0
    confidence: float = 1.0
    previous: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """An engine's words for one text: `score` is the mean log-probability per token (0 is certain), `alignment` pairs spans of
    source and target, `unknown` counts words that it did not know, `fault` is what the engine says against its own words.
    """

    target: str
    score: float | None = None
    alignment: tuple[tuple[Span, Span], ...] = ()
    unknown: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the termbase. `status`: preferred, admitted, forbidden or do-not-translate; empty locale: every locale."""

    source: str
    locale: str
    translations: tuple[str, ...]
    status: str = "preferred"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about one unit. `span` is in its `side`, `suggestions` could stand there; `fix` is a whole target."""

    check: str
    severity: Severity
    key: UnitKey
    message: str
    span: Span | None = None
    fix: str | None = None
    side: str = "target"
    suggestions: tuple[str, ...] = ()
    once: str = ""  # the kind of a fault that reviewed units report once; empty in what `check.check` gives


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a localized block: a gap (no state), or a segment with the state of its unit."""

    text: str
    source: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Localized:
    """A document with the words of one catalog: the pieces of each block that makes units; `meta` localized too."""

    document: Document
    locale: str
    pieces: Mapping[Block, tuple[Piece, ...]]
    meta: Mapping[str, str]

    def text(self, block: Block) -> str:
        """The block's localized text, with its marks; its own text where it makes no unit."""
        return "".join(piece.text for piece in self.pieces[block]) if block in self.pieces else block.text


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """Counts over the living units of a catalog; `words` are words of the source."""

    units: int = 0
    words: int = 0
    new: int = 0
    fuzzy: int = 0
    reviewed: int = 0
    words_left: int = 0

    def __add__(self, more: UnitCounts) -> UnitCounts:
        return UnitCounts(*(getattr(self, name) + getattr(more, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Bundle:
    """A localized article ready to be written: `files` by their path under `dist/<slug>/<locale>/`."""

    locale: str
    files: Mapping[PurePosixPath, bytes]
    manifest: Mapping[str, object] = field(default_factory=dict)
