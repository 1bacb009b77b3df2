"""Drafts for the units of all articles of a locale: exact memory first, then one stream through the engine.

A unit's marks are taken out, its text is cut into sentences, each distinct sentence is asked once. An answer is verified;
one that fails is asked again with numbers, names and terms hidden, then with a wider search, then in parts. What still
fails stays untranslated and says why. Units come back as soon as they are done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.draft import headline, inline, placing
from l10n.draft.asking import Asker
from l10n.draft.judging import Candidate
from l10n.draft.renderings import Passage, Renderings
from l10n.draft.sentence import Sentence, Style, read
from l10n.engines import alignment as aligned
from l10n.engines import pivot
from l10n.language import function_words
from l10n.model import Draft, Origin, Role, Segmented, Span, Term, UnitKey
from l10n.plugin import Decoding, Pair, Translator

# Sentences under way at once: enough to fill an engine's batches, few enough that a kill loses seconds.
_WINDOW = 2048
_BATCH = 32  # drafts handed over together

_HEADLINES = frozenset({Role.HEADLINE.context, Role.HEADING.context, Role.KICKER.context, Role.STANDFIRST.context})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit without a target, and the article that it stands in."""

    slug: str
    key: UnitKey


@dataclass(frozen=True, slots=True)
class Refusal:
    """A unit that stays untranslated, and why. `failure` is what the engine raised: another time it may answer."""

    key: UnitKey
    reason: str
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Some of the drafts. `finished` are the articles of which every wanted unit has now come, as draft or refusal."""

    drafts: tuple[Draft, ...] = ()
    refused: tuple[Refusal, ...] = ()
    finished: tuple[str, ...] = ()


def _nothing(_key: UnitKey) -> Draft | None:
    return None


def _uncut(text: str) -> Segmented:
    return Segmented((text,), ("", ""))


@dataclass(frozen=True, slots=True)
class Desk:
    """What drafting needs. `open` is called once, and only if the memory leaves something to translate; it is nothing where
    people translate alone. `cut` splits a plain text into sentences. What is `declined` is asked of the memory alone: the
    engine refused it before. `earlier` are the units of each article that have words: names are rendered as there.
    """

    pair: Pair
    open: Callable[[], Translator] | None
    recall: Callable[[UnitKey], Draft | None] = _nothing
    cut: Callable[[str], Segmented] = _uncut
    terms: tuple[Term, ...] = ()
    decoding: Decoding = field(default_factory=Decoding)
    declined: frozenset[UnitKey] = frozenset()
    earlier: Mapping[str, Sequence[Passage]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit on its way: its text without marks, cut into sentences."""

    key: UnitKey
    bare: inline.Bare
    cut: Segmented
    sentences: tuple[Sentence, ...]


def draft(work: Sequence[Wanted], desk: Desk) -> Iterator[Outcome]:
    """Drafts and refusals for all wanted units, each distinct key once, in about the order of the articles.

    Raises:
        EngineError: the engine cannot be opened, or stopped for good. What came before stays good.
    """
    board = _Board(work)
    remembered = {key: found for key in board.keys if (found := desk.recall(key)) is not None}
    if remembered or not board.keys:
        yield from board.report(remembered.values(), ())
    left = [key for key in board.keys if key not in remembered and key not in desk.declined]
    if not left or desk.open is None:
        return
    translator = desk.open()
    try:
        known = headline.vocabulary(key.source for key in board.keys if key.context not in _HEADLINES)
        style = Style.of(desk.pair, desk.terms, known.small, known.names)
        style = replace(style, judged=not getattr(translator, "wordless", False))
        asker = Asker(translator, style, desk.decoding)
        book = _renderings(board, desk, remembered)
        for window in _windows(left, lambda key: _unit(key, desk, asker.style, known)):
            for batch in _batches(_drafts(window, asker, translator.name)):
                made = [book.follow(board.slugs(one.key), one) for one in batch if isinstance(one, Draft)]
                yield from board.report(made, [one for one in batch if isinstance(one, Refusal)])
    finally:
        pivot.let_go(translator)


class _Board:
    """Which units of which article are still open."""

    def __init__(self, work: Iterable[Wanted]) -> None:
        self._slugs: dict[UnitKey, list[str]] = defaultdict(list)
        self._open: dict[str, int] = defaultdict(int)
        for wanted in dict.fromkeys(work):
            self._slugs[wanted.key].append(wanted.slug)
            self._open[wanted.slug] += 1
        self.keys = tuple(self._slugs)
        self.articles = tuple(self._open)

    def slugs(self, key: UnitKey) -> Sequence[str]:
        """The articles that a unit stands in."""
        return self._slugs[key]

    def report(self, drafts: Iterable[Draft], refused: Iterable[Refusal]) -> Iterator[Outcome]:
        """One outcome, with the articles that it completes."""
        made, refusals = tuple(drafts), tuple(refused)
        done: tuple[Draft | Refusal, ...] = (*made, *refusals)
        finished = []
        for one in done:
            for slug in self._slugs[one.key]:
                self._open[slug] -= 1
                if not self._open[slug]:
                    finished.append(slug)
        if made or refusals:
            yield Outcome(made, refusals, tuple(finished))


def _renderings(board: _Board, desk: Desk, remembered: Mapping[UnitKey, Draft]) -> Renderings:
    """How the articles render names so far."""
    sources = {slug: [passage.source for passage in desk.earlier.get(slug, ())] for slug in board.articles}
    for key in board.keys:
        for slug in board.slugs(key):
            sources[slug].append(key.source)
    book = Renderings(desk.pair, sources, (term.source for term in desk.terms))
    for reviewed in (True, False):
        for slug in sources:
            book.learn(slug, [one for one in desk.earlier.get(slug, ()) if one.reviewed is reviewed])
    for key, one in remembered.items():
        for slug in board.slugs(key):
            book.learn(slug, [Passage(key.source, one.target)])
    return book


def _windows(keys: Sequence[UnitKey], unit: Callable[[UnitKey], _Unit]) -> Iterator[list[_Unit]]:
    window: list[_Unit] = []
    size = 0
    for key in keys:
        window.append(unit(key))
        size += len(window[-1].sentences)
        if size >= _WINDOW:
            yield window
            window, size = [], 0
    if window:
        yield window


def _batches(items: Iterable[Draft | Refusal]) -> Iterator[list[Draft | Refusal]]:
    batch: list[Draft | Refusal] = []
    for item in items:
        batch.append(item)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _unit(key: UnitKey, desk: Desk, style: Style, known: headline.Vocabulary) -> _Unit:
    bare = inline.take_out(key.source)
    cut = desk.cut(bare.text)
    if cut.join() != bare.text:
        cut = _uncut(bare.text)
    titled = key.context in _HEADLINES and headline.applies(desk.pair)
    sentences = tuple(
        read(
            text,
            style,
            headline.sentence_case(text, known) if titled and headline.in_title_case(text) else "",
            key.context,
        )
        for text in cut.segments
    )
    return _Unit(key, bare, cut, sentences)


def _drafts(units: Sequence[_Unit], asker: Asker, name: str) -> Iterator[Draft | Refusal]:
    """The drafts of a window as their last sentence comes."""
    waiting: dict[Sentence, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for sentence in dict.fromkeys(unit.sentences):
            waiting[sentence].append(number)
    open_count = [len(set(unit.sentences)) for unit in units]
    phrases = tuple(dict.fromkeys(phrase for unit in units for phrase in inline.phrases(unit.bare)))
    pair = asker.style.pair
    hints = placing.Hints(
        asker.phrases(phrases), asker.style.kept, function_words.known(pair.target), function_words.known(pair.source)
    )
    yield from (_done(unit, {}, hints, name) for unit in units if not unit.sentences)
    found: dict[Sentence, Candidate] = {}
    for sentence, candidate in asker.ask(list(waiting)):
        found[sentence] = candidate
        for number in waiting[sentence]:
            open_count[number] -= 1
            if not open_count[number]:
                yield _done(units[number], found, hints, name)


def _done(unit: _Unit, found: Mapping[Sentence, Candidate], hints: placing.Hints, name: str) -> Draft | Refusal:
    """The unit's draft, its sentences joined by the gaps of the source and its marks put back."""
    chosen = [found[sentence] for sentence in unit.sentences]
    fault = next((candidate.faults[0] for candidate in chosen if candidate.faults), "")
    if fault:
        return Refusal(unit.key, fault, next((each.failure for each in chosen if each.faults and each.failure), ""))
    target = unit.cut.join(tuple(candidate.target for candidate in chosen))
    notes = [note for candidate in chosen for note in (*candidate.notes, *candidate.doubts)]
    if unit.bare.nodes:
        alignment = aligned.align(unit.bare.text, target, _shifted(unit.cut, chosen))
        placed = placing.put_back(unit.bare, target, alignment, hints)
        target = placed.text
        if placed.guessed:
            notes.append(f"markup placed without alignment: {' '.join(placed.guessed)}")
    confidence = min((candidate.confidence for candidate in chosen), default=1.0)
    return Draft(unit.key, target, Origin("engine", name), confidence=confidence, notes=tuple(dict.fromkeys(notes)))


def _shifted(cut: Segmented, chosen: Sequence[Candidate]) -> Iterator[tuple[Span, Span]]:
    """The links of the sentences as links of the whole unit."""
    here = there = len(cut.gaps[0])
    for segment, gap, candidate in zip(cut.segments, cut.gaps[1:], chosen, strict=True):
        for one, other in candidate.links:
            yield Span(here + one.start, here + one.end), Span(there + other.start, there + other.end)
        here += len(segment) + len(gap)
        there += len(candidate.target) + len(gap)
