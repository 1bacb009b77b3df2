"""The contracts of the plug-ins: small frozen values, and the nouns that only they use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol, runtime_checkable

from l10n.dataclass import dataclass, field
from l10n.model import (
    Catalog,
    Localized,
    Translation,
    UnitCounts,
    UnitKey,
)
from l10n.plugin.chat_options import ChatOptions
from l10n.plugin.formats import Format
from l10n.plugin.site import PLAIN_THEME, SiteOptions, Theme

# --- engines -------------------------------------------------------------------------------------------------------


NO_ENGINE = "none"
"""The route of a locale that people translate without a machine."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A direction of translation, in BCP 47 tags."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


@dataclass(frozen=True, slots=True)
class Decoding:
    """How an engine is asked to decode; an engine without such a choice ignores it. Zero leaves it to the engine.

    `aligned` asks for `Translation.alignment`; of as many hypotheses as `consensus` says, the one most like all is wanted.
    """

    beam: int = 0
    length_penalty: float | None = None
    no_repeat_ngram: int = 0
    batch_tokens: int = 0
    aligned: bool = False
    consensus: int = 0


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Where engines find what they need. `packages` are folders of models, first wins; `lock` holds package digests;
    `url` is a server of one's own; `device` is `auto`, `cpu` or `cuda`; `threads` 0 means every core; `seconds` is how long
    other people's engines may take for an answer; `chat` is a language model on a server;
    `choose` says what becomes of several engines' drafts for one unit: the `best` stays, or the `first` that there is.
    `effort` is how much drafting asks of an engine for each sentence.
    `together` are the pairs that the same run drafts after this one by the same engine.
    """

    packages: tuple[Path, ...] = ()
    lock: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    device: str = "auto"
    threads: int = 0
    decoding: Decoding = field(default_factory=Decoding)
    seconds: float = 120.0
    chat: ChatOptions = field(default_factory=ChatOptions)
    choose: str = "best"
    effort: str = "thorough"
    together: tuple[Pair, ...] = ()


class Translator(Protocol):
    """An opened engine for one pair. `name` has the version, as in `argos en→es 0.1`."""

    name: str

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order, as they come.

        Raises:
            EngineError: the engine stopped working; what was yielded before stays good.
        """
        ...

    def close(self) -> None:
        """Lets go of models and processes."""
        ...


@runtime_checkable
class WordlessTranslator(Translator, Protocol):
    """A translator whose words are of no language (`wordless = True`), as those of pseudo: they are not judged."""

    wordless: bool


@runtime_checkable
class Ordered(Translator, Protocol):
    """A translator that promises one translation for each source, in the order of the sources, and is read as it speaks.

    Without the promise (`ordered = True`) the sources come 64 at a time, and one by one where the answers do not fit.
    """

    ordered: bool


@runtime_checkable
class Continuing(Translator, Protocol):
    """A translator that can go on from given words: what drafts need to write a preferred term and what agrees with it."""

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order, that begins with the words given for it; `score` is of the rest.

        Raises:
            EngineError: the engine stopped working; what was yielded before stays good.
        """
        ...


@runtime_checkable
class Rewording(Translator, Protocol):
    """A translator that knows words of its target language (in small letters), and has others for those it made up."""

    @property
    def words(self) -> Collection[str]:
        """The words; empty where there is no list."""
        ...

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        """Some translations of each source, the best first, in order.

        Raises:
            EngineError: the engine stopped working; what was yielded before stays good.
        """
        ...

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        """The words with which the translation of each source may go on after the words given, the likeliest first, in order.

        Raises:
            EngineError: the engine stopped working; what was yielded before stays good.
        """
        ...


@runtime_checkable
class Scoring(Translator, Protocol):
    """A translator that can tell how likely it finds words that are there already, whoever wrote them."""

    def probabilities(self, sources: Sequence[str], targets: Sequence[str]) -> Iterator[Sequence[float]]:
        """The log-probability of each token of each target as a translation of its source, in order; none of what is too long.

        Raises:
            EngineError: the engine stopped working; what was yielded before stays good.
        """
        ...


@dataclass(frozen=True, slots=True)
class CrashCount:
    """Of how many texts the program of an engine crashed, of so many that it was asked for. `engine` has the version."""

    engine: str
    texts: int
    crashed: int


@runtime_checkable
class Fragile(Translator, Protocol):
    """A translator whose program may crash at a text; that costs this text alone, and is counted."""

    @property
    def crashes(self) -> CrashCount:
        """The count since it was opened."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to translate. `pairs` are the directions it can serve now, without opening anything heavy; `serves_any` engines
    answer every pair and are chosen only where named; `wordless` ones (pseudo), whose words are of no language, for
    pseudo-locales too. `open` raises `EngineError`.
    `name` is the name that an opened translator has, without opening it: what it refused before is not asked again.
    `remedy` says what to install for a pair that it does not serve yet; `refusal` why it does not serve one that a model names.
    """

    pairs: Callable[[EngineOptions], frozenset[Pair]]
    open: Callable[[Pair, EngineOptions], Translator]
    serves_any: bool = False
    name: Callable[[Pair, EngineOptions], str] | None = None
    remedy: Callable[[Pair], str] | None = None
    wordless: bool = False
    refusal: Callable[[Pair, EngineOptions], str] | None = None


# --- bundles -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edition:
    """All that a kind of bundle may use: the localized document and its neighbours.

    `final` says that the edition may be published: every kind follows this one answer, a preview says in each file that it is
    one. `alternates` are the locales of the editions that it may lead to, its own among them: a final one leads to finals only.
    `media` are the files that the article shows from its own folder, by their addresses in it. A `labelled` edition is
    published with words of machines, which every kind marks as such; one with `paragraphs` ends after that many of its story.
    `file` is the document as its file has it, where `localized` is a page of it (`Format.page`). `names` name units in pages.
    """

    localized: Localized
    catalog: Catalog
    alternates: tuple[str, ...]
    progress: UnitCounts
    site: SiteOptions
    article_format: Format
    final: bool = False
    media: Mapping[str, bytes] = field(default_factory=dict)
    labelled: bool = False
    paragraphs: int = 0
    theme: Theme = PLAIN_THEME
    names: Mapping[UnitKey, str] = field(default_factory=dict)
    file: Localized | None = None

    @property
    def source(self) -> Localized:
        """The document as its file has it."""
        return self.file or self.localized


@dataclass(frozen=True, slots=True)
class BundleKind:
    """A kind of output file: `files` gives paths under `dist/<slug>/<locale>/` with their bytes, the same every time.

    No two kinds give one path; the manifest and the zip are made of all of them. The time of the run, and whatever else
    differs between two runs or machines, has no place in them.
    """

    files: Callable[[Edition], Mapping[PurePosixPath, bytes]]
