"""Models of CTranslate2, called directly: one stream of sentences, batched, on every core.

A batch holds sentences of equal length only. Padding would change the last bits of the attention, and int8 rounding turns
those into other words (measured: 6 of 84 news sentences); without it a draft never depends on its neighbours, and is what
argostranslate gives for the sentence alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.engines import argos_tokens
from l10n.engines.ahead import AnswersAhead
from l10n.engines.argos_tokens import PackageTokenizer, Window
from l10n.engines.hypotheses import Direction, Hypothesis, HypothesisReader
from l10n.engines.model_decoding import resolved
from l10n.errors import EngineError, single_line
from l10n.model import Span, Translation
from l10n.plugin import Decoding

_FINISHED = (
    2  # hypotheses for each place of the beam where several are compared: as good as a beam as wide, in half the time
)
_ALTERNATIVES = 8  # ways to go on after given words; 16 find hardly more, and cost twice as much
_LEAST_CHANCE = 0.01  # of the word that one begins with; less likely ones take a fourth of the time and help nothing
_WORD = 5  # tokens, in which all but the longest words end
_SEVERAL = 4  # hypotheses that somebody chooses from; of two the second is mostly the first in other words
_CHUNK = 512  # sentences under way at once: enough of each length to fill batches, and some seconds of work
_FEW = 200  # sentences; more fill their batches by themselves
_WINDOW = 200  # tokens; CTranslate2 cuts a source at 1,024 in silence, and the models were trained on less than this
_LONGEST_TARGET = 256  # tokens, CTranslate2's own limit; sources that may need more get twice their length


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model of CTranslate2 in memory, what cuts its texts, and how it is let go. One of several languages may be asked for
    `others` in the same breath, whose answers are kept `ahead`.
    """

    model: Any
    vocabulary: PackageTokenizer
    close: Callable[[], None]
    ahead: AnswersAhead = field(default_factory=AnswersAhead)
    others: tuple[Direction, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """A source on its way: its windows, the pieces of each, and the futures of their translations."""

    windows: tuple[Window, ...]
    pieces: tuple[list[str], ...]
    futures: list[Any]


class NeuralTranslator:
    """A model opened for one pair. Not for several threads at once: it uses every core by itself.

    `words` are those of the target language that come with the model, in small letters; empty where it has no list.
    """

    ordered = True

    def __init__(
        self, name: str, loaded: LoadedModel, direction: Direction, configured: Decoding, words: Collection[str] = ()
    ) -> None:
        self.name = name
        self.words = words
        self._loaded = loaded
        self._vocabulary = loaded.vocabulary
        self._direction = direction
        self._configured = configured
        self._reader = HypothesisReader(loaded.vocabulary, direction, words)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order; while some are read, the next ones are being decoded."""
        chosen = resolved(decoding, self._configured)
        pending: deque[list[_Job]] = deque()
        for start in range(0, len(sources), _CHUNK):
            pending.append(self._submit(sources[start : start + _CHUNK], chosen))
            if len(pending) > 1:
                yield from self._collect(pending.popleft(), chosen)
        while pending:
            yield from self._collect(pending.popleft(), chosen)

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """The translation of each source that begins with given words, in order; without these where they are too long."""
        chosen = resolved(decoding, self._configured)
        prefixes = self._vocabulary.encode_target(list(beginnings))
        encoded = zip(self._vocabulary.encode(list(sources)), prefixes, strict=True)
        groups: defaultdict[tuple[int, int], list[tuple[_Job, list[str]]]] = defaultdict(list)
        jobs = []
        for source, (pieces, begun) in zip(sources, encoded, strict=True):
            jobs.append(_Job((Window(source, 0),), (pieces,), [None]))
            if pieces and max(len(pieces), len(begun)) <= _WINDOW:
                groups[len(pieces), len(begun)].append((jobs[-1], begun))
        for group in groups.values():  # of equal lengths, as in `_submit`
            batch = [job.pieces[0] for job, _ in group]
            for (job, _), future in zip(group, self._start(batch, chosen, [begun for _, begun in group]), strict=True):
                job.futures[0] = future
        yield from self._collect(jobs, chosen)

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        """Some translations of each source, the best first, in order; none where it is too long for one window."""
        chosen = resolved(decoding, self._configured)
        chosen = replace(chosen, beam=max(_SEVERAL, chosen.beam))
        started = []
        for source, pieces in zip(sources, self._vocabulary.encode(list(sources)), strict=True):
            fits = pieces and len(pieces) <= _WINDOW
            started.append(
                (Window(source, 0), pieces, self._start([pieces], chosen, several=True)[0] if fits else None)
            )
        for window, pieces, future in started:
            hypotheses = [] if future is None else self._hypotheses(future, chosen)
            yield [self._reader.read(window, pieces, each, chosen) for each in hypotheses]

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        """The words with which each translation may go on after given ones, the likeliest first; none after too many."""
        started = []
        encoded = zip(
            self._vocabulary.encode(list(sources)), self._vocabulary.encode_target(list(beginnings)), strict=True
        )
        for pieces, begun in encoded:
            prefix = [*self._direction.prefix, *begun]
            fits = pieces and max(len(pieces), len(begun)) <= _WINDOW
            started.append((len(prefix), self._next(self._direction.around(pieces), prefix) if fits else None))
        for length, future in started:
            hypotheses = [] if future is None else self._hypotheses(future, Decoding())
            words = (self._reader.first_word(each.tokens[length:], whole=_WORD) for each in hypotheses)
            yield tuple(dict.fromkeys(word for word in words if word))

    def _next(self, source: list[str], prefix: list[str]) -> Any:  # noqa: ANN401  (ctranslate2 has no types)
        """The future of the ways to go on after a prefix, each so many tokens long that it has a word."""
        decoding = replace(resolved(Decoding(), self._configured), beam=1)
        changed = {
            "num_hypotheses": _ALTERNATIVES,
            "return_alternatives": True,
            "min_alternative_expansion_prob": _LEAST_CHANCE,
            "max_decoding_length": len(prefix) + _WORD,
        }
        return self._requested([source], [prefix], decoding, changed)[0]

    def probabilities(self, sources: Sequence[str], targets: Sequence[str]) -> Iterator[Sequence[float]]:
        """The log-probability of each token of each target as a translation of its source; none of what is too long."""
        read = zip(self._vocabulary.encode(list(sources)), self._vocabulary.encode_target(list(targets)), strict=True)
        pairs = [pair if all(pair) and max(map(len, pair)) <= _WINDOW else None for pair in read]
        groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, pair in enumerate(pairs):
            if pair:
                groups[len(pair[0]), len(pair[1])].append(number)  # of equal lengths, as in `_submit`
        way, futures = self._direction, dict[int, Any]()
        for group in groups.values():
            candidates = [pair for number in group if (pair := pairs[number])]
            started = self._loaded.model.score_batch(
                [way.around(pieces) for pieces, _ in candidates],
                [[*way.prefix, *words] for _, words in candidates],
                asynchronous=True,
            )
            futures.update(zip(group, started, strict=True))
        for number in range(len(pairs)):
            try:
                yield futures[number].result().log_probs[len(way.prefix) :] if number in futures else ()
            except (RuntimeError, ValueError) as error:
                raise _failure(self.name, error) from error

    def close(self) -> None:
        """Lets go of the model."""
        self._loaded.close()

    def _submit(self, sources: Sequence[str], decoding: Decoding) -> list[_Job]:
        encoded = self._vocabulary.encode(list(sources))
        jobs = [self._job(source, pieces) for source, pieces in zip(sources, encoded, strict=True)]
        groups: defaultdict[int, list[tuple[_Job, int]]] = defaultdict(list)
        for job in jobs:
            for number, pieces in enumerate(job.pieces):
                if pieces:
                    groups[len(pieces)].append((job, number))
        for length in sorted(groups, reverse=True):  # the longest first: no core waits for one of them at the end
            batch = [job.pieces[number] for job, number in groups[length]]
            started = self._together(batch, decoding, few=len(sources) <= _FEW)
            for (job, number), future in zip(groups[length], started, strict=True):
                job.futures[number] = future
        return jobs

    def _job(self, source: str, pieces: list[str]) -> _Job:
        if len(pieces) <= _WINDOW:
            return _Job((Window(source, 0),), (pieces,), [None])
        parts = argos_tokens.windows(source, self._vocabulary, _WINDOW)
        return _Job(parts, tuple(self._vocabulary.encode([part.text for part in parts])), [None] * len(parts))

    def _start(
        self, batch: list[list[str]], decoding: Decoding, begun: Sequence[list[str]] = (), *, several: bool = False
    ) -> list[Any]:
        """The futures of a batch, each of one translation, or with `several` of all hypotheses of the beam."""
        prefixes = [[*self._direction.prefix, *words] for words in begun or [[]] * len(batch)]
        changed = {"num_hypotheses": (decoding.beam if several else decoding.consensus) or 1}
        sources = [self._direction.around(pieces) for pieces in batch]
        return self._requested(sources, prefixes, decoding, changed)

    def _together(self, batch: list[list[str]], decoding: Decoding, *, few: bool) -> list[Any]:
        """The futures of a batch, those taken that were asked for before; where there are `few` texts, the others of the run
        are asked for along with them.
        """
        loaded = self._loaded
        sources = [self._direction.around(pieces) for pieces in batch]
        futures = [loaded.ahead.take((tuple(source), self._direction.prefix, decoding)) for source in sources]
        fresh = [number for number, future in enumerate(futures) if future is None]
        ways = (self._direction, *(loaded.others if few and decoding.aligned else ()))
        inputs = [(number, way, way.around(batch[number])) for way in ways for number in fresh]
        changed = {"num_hypotheses": decoding.consensus or 1}
        prefixes = [list(way.prefix) for _, way, _ in inputs]
        started = self._requested([source for _, _, source in inputs], prefixes, decoding, changed) if inputs else []
        for (number, way, source), future in zip(inputs, started, strict=True):
            if way is self._direction:
                futures[number] = future
            else:
                loaded.ahead.keep((tuple(source), way.prefix, decoding), future)
        return futures

    def _requested(
        self,
        sources: list[list[str]],
        prefixes: list[list[str]],
        decoding: Decoding,
        changed: Mapping[str, Any],
    ) -> list[Any]:
        """The futures of sources of one length."""
        barred = [[token] for token in self._direction.barred]
        beam = max(decoding.beam, -(-decoding.consensus // _FINISHED))
        try:
            futures: list[Any] = self._loaded.model.translate_batch(
                sources,
                target_prefix=prefixes if any(prefixes) else None,
                asynchronous=True,
                max_batch_size=decoding.batch_tokens,
                batch_type="tokens",
                beam_size=beam,
                patience=max(1.0, decoding.consensus / max(1, beam)),
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                suppress_sequences=barred or None,
                replace_unknowns=True,
                return_scores=True,
                return_attention=decoding.aligned,
                **{"max_decoding_length": max(_LONGEST_TARGET, 2 * len(sources[0])), **changed},
            )
        except (RuntimeError, ValueError, TypeError) as error:  # TypeError: a number out of its range
            raise _failure(self.name, error) from error
        return futures

    def _collect(self, jobs: list[_Job], decoding: Decoding) -> Iterator[Translation]:
        for job in jobs:
            parts = [
                self._finished(window, pieces, future, decoding)
                for window, pieces, future in zip(job.windows, job.pieces, job.futures, strict=True)
            ]
            yield parts[0] if len(parts) == 1 else _joined(job, parts)

    def _finished(self, window: Window, pieces: list[str], future: Any, decoding: Decoding) -> Translation:  # noqa: ANN401  (ctranslate2 has no types)
        if future is None:
            return Translation("", score=0.0)
        hypotheses = self._hypotheses(future, decoding)
        penalty = decoding.length_penalty or 0.0
        chosen = hypotheses[0] if len(hypotheses) == 1 else self._reader.best(window.text, hypotheses, penalty)
        return self._reader.read(window, pieces, chosen, decoding)

    def _hypotheses(self, future: Any, decoding: Decoding) -> list[Hypothesis]:  # noqa: ANN401
        try:
            result = future.result()
        except (RuntimeError, ValueError) as error:
            raise _failure(self.name, error) from error
        # Each of these makes lists of all that the library has: read once, not for every token.
        hypotheses, scores = result.hypotheses, result.scores
        attention = result.attention if decoding.aligned else [()] * len(hypotheses)
        return [Hypothesis(*each) for each in zip(hypotheses, attention, scores, strict=True)]


def _joined(job: _Job, parts: Sequence[Translation]) -> Translation:
    """The translation of a text that was cut into windows, with their gaps between."""
    target, alignment = "", []
    for window, part in zip(job.windows, parts, strict=True):
        for here, target_span in part.alignment:
            source = Span(here.start + window.start, here.end + window.start)
            alignment.append((source, Span(target_span.start + len(target), target_span.end + len(target))))
        target += part.target + (window.gap if part.target else "")
    sizes = [len(pieces) for pieces in job.pieces]
    score = sum((part.score or 0.0) * size for part, size in zip(parts, sizes, strict=True)) / max(1, sum(sizes))
    return Translation(target.rstrip(), score, tuple(alignment), sum(part.unknown for part in parts))


def _failure(name: str, error: Exception) -> EngineError:
    return EngineError(name, f"stopped ({single_line(error)[:200]})", "try again with fewer threads or device = 'cpu'")
