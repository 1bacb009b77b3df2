"""A translator whose drafts another one edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.model import Translation
from l10n.plugin import Contextual, Decoding, Ordered, Translator


class EditedTranslator:
    """A translator with its editor. Who drafts asks both, one after the other; `translate` is the drafts as they come."""

    def __init__(self, drafter: Translator, editor: Contextual) -> None:
        self.drafter, self.editor = drafter, editor
        self.name = f"{drafter.name} + {editor.name}"
        self.ordered = isinstance(drafter, Ordered) and drafter.ordered

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, not edited."""
        return self.drafter.translate(sources, decoding)

    def close(self) -> None:
        """Closes the drafter; an editor is a server, which stays."""
        self.drafter.close()
