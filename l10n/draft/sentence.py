"""One sentence on its way to an engine: what must be watched in it, and in which parts it is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.dataclass import dataclass, field
from l10n.draft import amounts, bylines, datelines, failures, names, placeholders, protect, shorthand, terms
from l10n.draft.learned import LearnedWords
from l10n.draft.placeholders import Masked
from l10n.draft.protect import ProtectedSpan
from l10n.engines import alignment as aligned
from l10n.language import function_words, tokens
from l10n.late_pattern import late_pattern
from l10n.model import Span, Term
from l10n.plugin import Pair

_CLAUSE = late_pattern(r"(?<=[,;:—–…)])\s+|\s+(?=[(—–])|(?<=,[\"”’])\s+|(?<=\b[ap]\.m\.)\s+(?=[a-z])")
# Words that a model translates well at once; a longer clause is cut again.
_MOST_WORDS, _FEWEST_WORDS = 60, 3


@dataclass(frozen=True, slots=True)
class PairContext:
    """What is the same for all sentences of a locale, and of an article.

    `no_names` are words, in small letters, that are translated even where they have a capital; `familiar` are names that the
    `article` has inside sentences. The words of an engine that writes no language are not `judged`, only its marks. What is
    `learned` is how the house renders words of the article.
    """

    pair: Pair
    untranslatable: tuple[str, ...] = ()
    glossary: terms.Glossary = field(default_factory=lambda: terms.glossary((), ""))
    no_names: frozenset[str] = frozenset()
    familiar: frozenset[str] = frozenset()
    judged: bool = True
    article: str = ""
    learned: LearnedWords = field(default_factory=LearnedWords)

    @staticmethod
    def of(pair: Pair, rows: Sequence[Term] = ()) -> PairContext:
        """The style of a pair by the rows of a termbase."""
        untranslatable, glossary = (
            protect.untranslatable(rows, pair.target),
            terms.glossary(rows, pair.target, pair.source),
        )
        return PairContext(pair, untranslatable, glossary, names.translated(pair))

    def within(
        self, article: str, small: Collection[str], familiar: Collection[str], learned: LearnedWords | None = None
    ) -> PairContext:
        """The style within an article; `small` are words that it writes small as well, `familiar` those with a capital inside
        sentences, `learned` the house's renderings of its words.
        """
        no_names, learned_words = self.no_names.union(small), learned or LearnedWords()
        return replace(self, no_names=no_names, familiar=frozenset(familiar), article=article, learned=learned_words)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article without marks; the other fields follow from its text and the article's words.

    `engine_text` is what the engine reads: as long as `text`, a headline in sentence case, words in capitals (`loud`) small,
    except for what is written short in it, which is `spelled` out. Its `function_words` are those of its language in small
    letters; `learned` are words that the house renders one way, apart from the termbase's and what is protected.
    """

    text: str
    engine_text: str
    protected: tuple[ProtectedSpan, ...] = field(compare=False)
    occurrences: tuple[terms.TermOccurrence, ...] = field(compare=False)
    names: tuple[str, ...] = field(compare=False)
    codes: tuple[ProtectedSpan, ...] = field(compare=False)
    written: Mapping[str, str] = field(compare=False)
    article: str = ""
    loud: tuple[Span, ...] = field(default=(), compare=False)
    spelled: tuple[tuple[Span, str], ...] = field(default=(), compare=False)
    function_words: frozenset[str] = field(default=frozenset(), compare=False)
    learned: tuple[terms.TermOccurrence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A run of a sentence from `start`; `gap` is the white space before it. `literal` runs are not asked of the engine."""

    start: int
    gap: str
    masked: Masked
    literal: bool = False


def read(
    text: str, pair_context: PairContext, engine_text: str = "", role: str = "", loud: tuple[Span, ...] = ()
) -> Sentence:
    """A sentence with all that must be watched in it; a line of names alone is not asked of the engine."""
    protected, written = amounts.written(text, protect.find(text, pair_context.untranslatable), pair_context.pair)
    engine_text = engine_text or text
    hidden = "".join(engine_text[a:b] for a, b in between(protected, len(engine_text))) if protected else engine_text
    same = failures.same_script(pair_context.pair)
    mentioned = names.find(hidden, pair_context.no_names, pair_context.familiar) if same else ()
    occurrences = terms.find(engine_text if loud else text, pair_context.glossary)
    line = (
        bylines.translated(text, pair_context.pair, role, pair_context.no_names, pair_context.familiar)
        or datelines.translated(text, pair_context.pair)
        if same and not occurrences
        else None
    )
    if line is not None:  # a stop at its end is the locale's
        names_alone = text.rstrip(".")
        protected, written = (
            (ProtectedSpan(Span(0, len(names_alone)), names_alone, "name"),),
            {names_alone: line.rstrip(".")},
        )
    taken = [*(each.span for each in occurrences), *(piece.span for piece in protected)]
    spelled = shorthand.spelled(engine_text, pair_context.pair.source)
    return Sentence(
        text,
        engine_text,
        protected,
        occurrences,
        mentioned,
        protect.codes(text, protected),
        written,
        pair_context.article,
        loud,
        spelled,
        function_words.of(pair_context.pair.source).every.intersection(tokens.WORD.findall(engine_text)),
        tuple(each for each in pair_context.learned.find(text) if not any(touch(each.span, span) for span in taken)),
    )


def between(protected: Sequence[ProtectedSpan], length: int) -> list[tuple[int, int]]:
    """Start and end of each run between kept pieces, outer ones too, in a text of a length."""
    edges = [0, *(edge for piece in protected for edge in (piece.span.start, piece.span.end)), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def whole(sentence: Sentence, style: int = 0, extra: Sequence[ProtectedSpan] = ()) -> tuple[SentencePart, ...]:
    """The sentence as one part, its kept pieces (and others) hidden behind placeholders of a style."""
    pieces = list(sentence.protected)
    pieces += [piece for piece in extra if not any(touch(piece.span, old.span) for old in pieces)]
    pieces.sort(key=lambda piece: piece.span.start)
    inner = "".join(sentence.engine_text[a:b] for a, b in between(pieces, len(sentence.text)))
    literal = not any(c.isalpha() for c in inner)
    return (SentencePart(0, "", placeholders.mask(sentence.engine_text, pieces, style, sentence.spelled), literal),)


def touch(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first.start < second.end and second.start < first.end


def first_parts(sentence: Sentence) -> tuple[SentencePart, ...]:
    """The parts in which a sentence is asked first: the whole, where it is not too long or a line of parts: `Sport | Today`."""
    if _SEPARATOR.search(sentence.engine_text):
        return split(sentence, _between_separators)
    return split(sentence) if too_long(sentence) else whole(sentence)


_SEPARATOR = late_pattern(r"\s+[·•|‖¦]+\s+")


def _between_separators(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of what stands between separators in `text[start:end]`, without outer white space."""
    matches = list(_SEPARATOR.finditer(text, start, end))
    edges = [start, *(edge for match in matches for edge in match.span()), end]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [_trimmed(text, a, b) for a, b in spans if text[a:b].strip()]


def split(
    sentence: Sentence, cut: Callable[[str, int, int], list[tuple[int, int]]] | None = None
) -> tuple[SentencePart, ...]:
    """The sentence in parts that are easier: around its kept pieces, at clauses, and of 60 words at most; or as `cut` says."""
    parts: list[SentencePart] = []
    at = 0
    runs = between(sentence.protected, len(sentence.engine_text))
    for number, (start, end) in enumerate(runs):
        for first, last in (cut or _clauses)(sentence.engine_text, start, end):
            parts.append(_part(sentence, at, first, last))
            at = last
        if number < len(sentence.protected):
            span = sentence.protected[number].span
            parts.append(replace(_part(sentence, at, span.start, span.end), literal=True))
            at = span.end
    return tuple(parts)


def _part(sentence: Sentence, before: int, start: int, end: int) -> SentencePart:
    piece = sentence.engine_text[start:end]
    inside = [(span, new) for span, new in sentence.spelled if start <= span.start and span.end <= end]
    spelled = [(Span(span.start - start, span.end - start), new) for span, new in inside]
    masked = placeholders.mask(piece, (), 0, spelled)
    return SentencePart(start, sentence.engine_text[before:start], masked, not any(c.isalpha() for c in piece))


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the clauses of `text[start:end]`, without outer white space."""
    edges = [start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]
    merged: list[tuple[int, int]] = []
    for first, last in pairwise(edges):
        words = aligned.words(text[first:last])
        if merged and len(words) < _FEWEST_WORDS and len(aligned.words(text[merged[-1][0] : last])) <= _MOST_WORDS:
            merged[-1] = (merged[-1][0], last)
            continue
        cuts = [first + words[n].start for n in range(_MOST_WORDS, len(words), _MOST_WORDS)]
        merged += zip([first, *cuts], [*cuts, last], strict=True)
    spans = [_trimmed(text, a, b) for a, b in merged]
    return [(a, b) for a, b in spans if b > a]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without its outer white space."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def too_long(sentence: Sentence) -> bool:
    """Whether no model should be asked for it at once."""
    return len(sentence.text) > 1000 and len(aligned.words(sentence.text)) > 3 * _MOST_WORDS
