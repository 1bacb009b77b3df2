"""What an engine that reads context is handed: pieces of an article with all that concerns them, and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from l10n.dataclass import dataclass
from l10n.model import Span, Term, Translation
from l10n.plugin.contracts import Decoding, Translator


@dataclass(frozen=True, slots=True)
class PassageText:
    """A text to translate, and what concerns it alone. `phrases` are what inline markup wraps in it. `draft` stands for it so
    far: another engine's words to be edited, or an answer that `complaints` speak against.
    """

    text: str
    role: str = ""
    phrases: tuple[Span, ...] = ()
    draft: str = ""
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextPassage:
    """Consecutive texts of one article, and what a translator of them reads beside: what stands `before` (with its reviewed
    words, where it has some) and `after`, the terms of these texts, names as the article renders them, the `wording` that
    reviewed texts have for some of the words, and `examples` of similar texts with what people made of them.
    """

    texts: tuple[PassageText, ...]
    headline: str = ""
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    wording: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PassageAnswer(Translation):
    """A translation with the words that stand for the wrapped phrases of its text."""

    phrases: tuple[tuple[str, str], ...] = ()


@runtime_checkable
class Contextual(Protocol):
    """A translator that reads an article's context. `sentences` are the most that go into one passage."""

    name: str
    sentences: int

    def translate_passages(
        self, passages: Sequence[ContextPassage], decoding: Decoding
    ) -> Iterator[Sequence[Translation]]:
        """One translation for each text of each passage, in order, as they come.

        Raises:
            EngineError: the engine has no answer to a passage; those before stay good.
        """
        ...


@runtime_checkable
class PostEditing(Protocol):
    """A translator whose drafts another one edits."""

    @property
    def drafter(self) -> Translator:
        """The one whose drafts are edited."""
        ...

    @property
    def editor(self) -> Contextual:
        """The one that edits."""
        ...
