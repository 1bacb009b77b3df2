"""Writes the text of a paragraph in the markup of its document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.dataclass import dataclass, field
from l10n.markup import MARK


@dataclass(slots=True)
class FlowWriter:
    """Writes a text with marks again, well nested whatever the marks are. `opens` are the opening marks with what stands before
    and after their words and the look that they give them; `words` writes words in a look, `alone` what a single mark
    stands for.
    """

    opens: Mapping[str, tuple[str, str, str]]
    words: Callable[[str, str], str]
    alone: Callable[[str, str], str]
    markers: frozenset[str]
    look: str = ""
    _out: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _written: list[str] = field(default_factory=list)

    def write(self, text: str) -> str:
        """The text in the syntax of its document."""
        end = 0
        for match in MARK.finditer(text):
            mark = match[0]
            if mark not in self.markers:
                continue
            mark = f"<{match['index']}>" if match["close"] else mark
            self._add_text(text[end : match.start()])
            end = match.end()
            if match["alone"]:
                self._settle()
                self._out.append(self.alone(mark, self._look()))
            elif match["close"]:
                if mark in self._open:
                    self._open.remove(mark)
            elif mark not in self._open:
                self._open.append(mark)
        self._add_text(text[end:])
        self._open.clear()
        self._settle()
        return "".join(self._out)

    def _look(self) -> str:
        return next((look for mark in reversed(self._open) if (look := self.opens[mark][2])), self.look)

    def _add_text(self, text: str) -> None:
        if text:
            self._settle()
            self._out.append(self.words(text, self._look()))

    def _settle(self) -> None:
        """Closes and opens what stands around words, so that what is written next is inside of what is open."""
        common = 0
        while common < min(len(self._open), len(self._written)) and self._open[common] == self._written[common]:
            common += 1
        self._out += [self.opens[mark][1] for mark in reversed(self._written[common:])]
        self._out += [self.opens[mark][0] for mark in self._open[common:]]
        self._written = list(self._open)
