"""Inline marks put back into a translation by alignment.

A pair wraps the target words that stand for the words it wrapped, a lone mark goes where its neighbour went. Every mark is
there exactly once and nested as in the source by construction, whatever the engine said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.dataclass import dataclass, field
from l10n.draft import lone_marks, protect, wrapping
from l10n.draft.inline import Bare, Node, neighbour, phrase
from l10n.engines import alignment as aligned
from l10n.engines.alignment import Alignment
from l10n.language.function_words import FunctionWords
from l10n.late_pattern import late_pattern
from l10n.model import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A target with its marks; `guessed` are those for which no alignment spoke, placed by proportion."""

    text: str
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """Help beside the alignment: translations of `phrases(bare)`, as many as there are, the words that are never translated
    (with everything that `protect.find` knows by itself; no mark goes into one of them), and each language's function words.
    """

    phrases: Mapping[str, str] = field(default_factory=dict)
    terms: Sequence[str] = ()
    target_words: FunctionWords = field(default_factory=FunctionWords)
    source_words: FunctionWords = field(default_factory=FunctionWords)


def reattach(bare: Bare, target: str, alignment: Alignment, hints: Hints) -> Placed:
    """The target with all marks of the source, each exactly once, nested as there."""
    guessed: list[str] = []
    solid = [piece.span for piece in protect.find(target, hints.terms)]
    writer = _Writer(bare.text, target, alignment, hints, solid, guessed)
    text = writer.fill(list(bare.nodes), 0, len(target))
    return Placed(text, tuple(guessed))


@dataclass(frozen=True, slots=True)
class _Writer:
    source: str
    target: str
    alignment: Alignment
    hints: Hints
    solid: Sequence[Span]
    guessed: list[str]

    def fill(self, nodes: list[Node], start: int, end: int) -> str:
        """`target[start:end]` with the nodes in it."""
        if not nodes:
            return self.target[start:end]
        taken: list[tuple[int, int, Node]] = []
        for node in sorted(nodes, key=lambda n: n.alone):
            low, high = self.place(node, start, end, taken)
            taken.append((low, high, node))
        order = {id(node): n for n, node in enumerate(nodes)}
        taken.sort(key=lambda item: (item[0], item[1], order[id(item[2])]))
        out, last = [], start
        for low, high, node in taken:
            out.append(self.target[last:low])
            last = self.write(node, low, high, out)
        out.append(self.target[last:end])
        return "".join(out)

    def write(self, node: Node, low: int, high: int, out: list[str]) -> int:
        """Appends the node over `low:high`; where the text goes on. Spaces around a lone mark are those of the source."""
        if not node.alone or node.children:
            out += [node.opening, self.fill(node.children, low, high), node.closing]
            return high
        mark, low = lone_marks.written(node, "".join(out), self.source, self.target, low)
        out.append(mark)
        return low

    def place(self, node: Node, start: int, end: int, taken: Sequence[tuple[int, int, Node]]) -> tuple[int, int]:
        """Where the node goes inside `start:end`, apart from what is taken."""
        if node.alone:
            at = self.outside(self.point(node, start, end), after=not node.before)
            for low, high, _ in taken:
                if low < at < high:
                    at = low if at - low < high - at else high
            return at, at
        if self.whole(node) and not taken:
            return start, end
        low, high = self.run(node, *_free(start, end, taken, node.start))
        if not node.opening:
            low = start if all(done[0] >= high for done in taken) else low
        if not node.closing:
            high = end if all(done[1] <= low for done in taken) else high
        return self.outside(low, after=False), max(self.outside(high, after=True), self.outside(low, after=False))

    def outside(self, at: int, *, after: bool) -> int:
        """The place itself, or the edge of the piece that must not be cut where it is inside of one."""
        piece = next((span for span in self.solid if span.start < at < span.end), None)
        if piece is None:
            return at
        return piece.end if after else piece.start

    def whole(self, node: Node) -> bool:
        """Whether the node wraps the whole source but white space."""
        return not self.source[: node.start].strip() and not self.source[node.end :].strip()

    def run(self, node: Node, limits: Sequence[tuple[int, int]], near: float) -> tuple[int, int]:
        """The characters of the target that stand for the words of the node."""
        inside = aligned.inside(self.alignment.source, node.start, node.end)
        special = self.part(node, inside, limits)
        if special:
            return special
        run = self.same(node, inside, limits)
        if run:
            bounds = next((start, end) for start, end in limits if start <= self.chars(run)[0] < end)
            return self.punctuation(node, self.chars(run), bounds)
        votes = aligned.votes(self.alignment, inside, self.alike(node, inside))
        best, best_sum, bounds = range(0), 0.0, (0, 0)
        for start, end in limits:
            run, total = aligned.window(votes, aligned.inside(self.alignment.target, start, end))
            if total > best_sum:
                best, best_sum, bounds = run, total, (start, end)
        if not best:
            self.guessed.append(node.opening or node.closing)
            return self.guess(node, limits, near)
        if not inside.start and bounds[0] == 0 and self.article(best.start):
            best = range(best.stop)
        small, spoken = (self.hints.target_words, self.hints.source_words), self.spoken(inside)
        best = wrapping.trimmed(self.texts(), best, spoken, self.hint(node), small)
        best = wrapping.completed(
            self.texts(), best, spoken, aligned.inside(self.alignment.target, *bounds).stop, small
        )
        return self.punctuation(node, self.chars(best), bounds)

    def part(self, node: Node, inside: range, limits: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """The place of what is not a whole word: signs alone, or letters inside a word that the target has as it is."""
        text = self.source[node.start : node.end]
        if not inside and text.strip():
            near = node.start / max(1, len(self.source)) * len(self.target)
            return wrapping.sign(self.target, text.strip(), near, limits)
        if len(inside) != 1:
            return None
        word = self.alignment.source[inside.start]
        if word.start >= node.start and word.end <= node.end:
            return None
        whole = self.source[word.start : word.end]
        place = next((place for place, text in enumerate(self.texts()) if text == whole), None)
        if place is None:
            return None
        shift = self.alignment.target[place].start - word.start
        bounds = (max(node.start, word.start) + shift, min(node.end, word.end) + shift)
        return bounds if any(start <= bounds[0] and bounds[1] <= end for start, end in limits) else None

    def same(self, node: Node, inside: range, limits: Sequence[tuple[int, int]]) -> range:
        """The words of the target that are the engine's translation of the node's words alone."""
        before = self.source[: node.start].rsplit(None, 1)[-1:] if self.source[: node.start][-1:].isspace() else []
        words = self.hints.target_words, self.hints.source_words
        alone = wrapping.without_opening(self.hint(node), "".join(before), *words)
        inner = [aligned.inside(self.alignment.target, start, end) for start, end in limits]
        return wrapping.same(self.texts(), alone, aligned.votes(self.alignment, inside), inner)

    def texts(self) -> Sequence[str]:
        """The words of the target."""
        return wrapping.texts(self.target, self.alignment.target)

    def spoken(self, inside: range) -> Sequence[str]:
        """Words of the source."""
        return wrapping.texts(self.source, self.alignment.source[inside.start : inside.stop])

    def hint(self, node: Node) -> Sequence[str]:
        """The words of the engine's translation of the node's words alone; none where it lost those that matter."""
        marked = phrase(self.source, node) or neighbour(self.source, node)
        text = self.hints.phrases.get(marked, "")
        words = wrapping.texts(text, aligned.words(text))
        small = self.hints.target_words.articles | self.hints.target_words.before
        return () if " " in marked and small.issuperset(word.casefold() for word in words) else words

    def article(self, first: int) -> bool:
        """Whether only short words stand before a target word: an article that the source's first noun did not need."""
        return all(span.end - span.start <= 3 for span in self.alignment.target[:first]) and first <= 2

    def alike(self, node: Node, inside: range) -> Sequence[bool | None]:
        """Which target words stand in the translation of the node's words alone, where the engine was asked for it."""
        hint = self.hint(node)
        sure = {target_place for target_place, here in self.alignment.sure.items() if here in inside}
        if not hint and not sure:
            return ()
        return aligned.alike(self.texts(), hint, sure)

    def chars(self, run: range) -> tuple[int, int]:
        """The characters of a run of target words."""
        return self.alignment.target[run.start].start, self.alignment.target[run.stop - 1].end

    def punctuation(self, node: Node, bounds: tuple[int, int], limits: tuple[int, int]) -> tuple[int, int]:
        """The run with the punctuation at its edges that the source has inside the pair."""
        (low, high), (start, end) = bounds, limits
        text = self.source[node.start : node.end]
        if text[:1] and not text[0].isalnum():
            while low > start and not self.target[low - 1].isalnum() and not self.target[low - 1].isspace():
                low -= 1
        if text[-1:] and not text[-1].isalnum():
            while high < end and not self.target[high].isalnum() and not self.target[high].isspace():
                high += 1
            while text[-1] in "?!" and low > start and self.target[low - 1] in "¿¡":
                low -= 1
        elif self.target[high - 1].isdigit() and not _SIGN.match(self.source, node.end):
            sign = _SIGN.match(self.target, high, end)  # "4.5 percent" has become "4,5 %"
            high = sign.end() if sign else high
        return low, high

    def guess(self, node: Node, limits: Sequence[tuple[int, int]], near: float) -> tuple[int, int]:
        """The words at the same proportion of the target; an empty run at the end where there are none."""
        scale = len(self.target) / max(1, len(self.source))
        for start, end in sorted(limits, key=lambda span: abs(span[0] - near * len(self.target))):
            span = aligned.inside(self.alignment.target, start, end)
            if not span:
                continue
            count = max(1, len(aligned.inside(self.alignment.source, node.start, node.end)))
            first = bisect_word(self.alignment, span, node.start * scale)
            last = min(span.stop, first + count)
            return self.alignment.target[first].start, self.alignment.target[last - 1].end
        at = limits[-1][1] if limits else len(self.target)
        return at, at

    def point(self, node: Node, start: int, end: int) -> int:
        """Where a lone mark goes: at the edge it had in the source, else beside the word it stood beside."""
        if not self.source[: node.start].strip():
            return start
        if not self.source[node.start :].strip():
            return end
        named = lone_marks.by_punctuation(self.source, node.start, self.target, (start, end))
        if named is not None:
            return named
        inner = aligned.inside(self.alignment.target, start, end)
        before = len(aligned.inside(self.alignment.source, 0, node.start))
        if not inner:
            return end
        if not any(self.alignment.shares[place] for place in inner):
            self.guessed.append(node.opening)
            at = bisect_word(self.alignment, inner, node.start * len(self.target) / max(1, len(self.source)))
            return max(start, self.alignment.target[at].start)
        return self.beside(node, before, inner, (start, end))

    def beside(self, node: Node, before: int, inner: range, limits: tuple[int, int]) -> int:
        """The place after the word that stands for the one before the mark, or before the next one, or by the split."""
        follows = not self.source[node.start - 1].isspace()
        beside = range(before - 1, before) if follows else range(before, before + 1)
        votes = aligned.votes(self.alignment, beside)
        run = wrapping.same(self.texts(), self.hint(node), votes, [inner]) if follows else range(0)
        if not run:
            run, _ = aligned.window(votes, inner)
            words = (self.hints.target_words, self.hints.source_words)
            run = wrapping.trimmed(self.texts(), run, self.spoken(beside), (), words)
        at = (run.stop if follows else run.start) if run else aligned.split(self.alignment, before, inner)
        if not follows:
            return self.alignment.target[at].start if at < inner.stop else limits[1]
        if at == inner.start:
            return limits[0]
        place = self.alignment.target[at - 1].end
        # A note after a comma or a full stop stays after it.
        if not self.source[node.start - 1].isalnum():
            while place < limits[1] and not self.target[place].isalnum() and not self.target[place].isspace():
                place += 1
        return place


_SIGN = late_pattern(r"[ \u00a0\u202f]?[%‰€$£¥₴₽]")


def bisect_word(alignment: Alignment, span: range, at: float) -> int:
    """The first word of `span` that ends after `at`, the last one where none does."""
    return next((place for place in span if alignment.target[place].end > at), span.stop - 1)


def _free(start: int, end: int, taken: Sequence[tuple[int, int, Node]], at: int) -> tuple[list[tuple[int, int]], float]:
    """The free runs of `start:end`, and the relative place that is wanted."""
    free, last = [], start
    for low, high, _ in sorted(taken, key=lambda item: item[:2]):
        if low > last:
            free.append((last, low))
        last = max(last, high)
    if end > last or not free:
        free.append((last, end))
    return free, at / max(1, end)
