"""Argos packages, run through CTranslate2 directly: one stream of sentences, batched, on every core.

A batch holds sentences of equal length only. Padding would change the last bits of the attention, and int8 rounding turns
those into other words (measured: 6 of 84 news sentences); without it a draft never depends on its neighbours, and is what
argostranslate gives for the sentence alone.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from l10n.engines import argos_tokens, argos_vocabulary, packages, word_list
from l10n.engines.argos_tokens import Window
from l10n.errors import EngineError, PackageError
from l10n.model import Span, Translation
from l10n.plugin import Decoding, Engine, EngineOptions, Pair

DEFAULT_BEAM, DEFAULT_PENALTY = 2, 1.0  # the fastest within 0.3 chrF of beam 4; docs/engines.md has the table
ARGOS_PENALTY = 0.2  # argostranslate 1.11, translate.py: for whoever asks for a beam, and so for its very words
BATCH_TOKENS = 512  # as fast as 1,024 at half the memory
_AVOIDING = 4  # hypotheses without the words to avoid; of two the second is mostly the first in other words
_CHUNK = 512  # sentences under way at once: enough of each length to fill batches, and some seconds of work
_WINDOW = 200  # tokens; CTranslate2 cuts a source at 1,024 in silence, and the models were trained on less than this
_LONGEST_TARGET = 256  # tokens, CTranslate2's own limit; sources that may need more get twice their length


@dataclass(frozen=True, slots=True)
class _Job:
    """A source on its way: its windows, the pieces of each, and the futures of their translations."""

    windows: tuple[Window, ...]
    pieces: tuple[list[str], ...]
    futures: list[Any]


class _ArgosTranslator:
    """An opened package. Not for several threads at once: it uses every core by itself."""

    ordered = True

    def __init__(self, package: packages.Package, options: EngineOptions) -> None:
        self.name = _name(package)
        self._package = package
        self._options = options
        self._model = _open_model(package, options)
        self._vocabulary = argos_vocabulary.opened(package)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order; while some are read, the next ones are being decoded."""
        chosen = _resolved(decoding, self._options.decoding)
        pending: deque[list[_Job]] = deque()
        for start in range(0, len(sources), _CHUNK):
            pending.append(self._submit(sources[start : start + _CHUNK], chosen))
            if len(pending) > 1:
                yield from self._collect(pending.popleft(), chosen)
        while pending:
            yield from self._collect(pending.popleft(), chosen)

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """The translation of each source that begins with given words, in order; without these where they are too long."""
        chosen = _resolved(decoding, self._options.decoding)
        encoded = zip(self._vocabulary.encode(list(sources)), self._vocabulary.encode(list(beginnings)), strict=True)
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

    @property
    def words(self) -> Collection[str]:
        """The words of the target language that come with the package, in small letters; empty where it has no list."""
        return word_list.words(self._package.folder)

    def avoiding(
        self, sources: Sequence[str], avoided: Sequence[Sequence[str]], decoding: Decoding
    ) -> Iterator[Sequence[Translation]]:
        """Some translations of each source, the best first, without given words; none where it is too long for one window."""
        chosen = _resolved(decoding, self._options.decoding)
        chosen = replace(chosen, beam=max(_AVOIDING, chosen.beam))
        started = []
        for source, pieces, words in zip(sources, self._vocabulary.encode(list(sources)), avoided, strict=True):
            fits = pieces and len(pieces) <= _WINDOW
            suppressed = [each for each in self._vocabulary.encode(list(words)) if each]
            future = self._start([pieces], chosen, suppressed=suppressed)[0] if fits else None
            started.append((Window(source, 0), pieces, future))
        for window, pieces, future in started:
            yield [] if future is None else self._several(window, pieces, future, chosen)

    def close(self) -> None:
        """Frees the memory of the model."""
        self._model.unload_model()

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
            for (job, number), future in zip(groups[length], self._start(batch, decoding), strict=True):
                job.futures[number] = future
        return jobs

    def _job(self, source: str, pieces: list[str]) -> _Job:
        if len(pieces) <= _WINDOW:
            return _Job((Window(source, 0),), (pieces,), [None])
        parts = argos_tokens.windows(source, self._vocabulary, _WINDOW)
        return _Job(parts, tuple(self._vocabulary.encode([part.text for part in parts])), [None] * len(parts))

    def _start(
        self,
        batch: list[list[str]],
        decoding: Decoding,
        begun: Sequence[list[str]] = (),
        suppressed: Sequence[list[str]] | None = None,
    ) -> list[Any]:
        """The futures of a batch; where words are suppressed, with all hypotheses of the beam."""
        first = [self._package.prefix] if self._package.prefix else []
        prefixes = [first + words for words in begun or [[]] * len(batch)]
        try:
            futures: list[Any] = self._model.translate_batch(
                batch,
                target_prefix=prefixes if any(prefixes) else None,
                asynchronous=True,
                max_batch_size=decoding.batch_tokens,
                batch_type="tokens",
                beam_size=decoding.beam,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                max_decoding_length=max(_LONGEST_TARGET, 2 * len(batch[0])),
                suppress_sequences=suppressed,
                num_hypotheses=1 if suppressed is None else decoding.beam,
                replace_unknowns=True,
                return_scores=True,
                return_attention=decoding.aligned,
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
        return self._several(window, pieces, future, decoding)[0]

    def _several(self, window: Window, pieces: list[str], future: Any, decoding: Decoding) -> list[Translation]:  # noqa: ANN401
        """The translations of a window, the best first."""
        try:
            result = future.result()
        except (RuntimeError, ValueError) as error:
            raise _failure(self.name, error) from error
        return [self._read(window, pieces, result, number, decoding) for number in range(len(result.hypotheses))]

    def _read(self, window: Window, pieces: list[str], result: Any, number: int, decoding: Decoding) -> Translation:  # noqa: ANN401
        tokens = list(result.hypotheses[number])
        skipped = 1 if tokens and tokens[0] == self._package.prefix else 0
        target = self._vocabulary.decode(tokens[skipped:])
        alignment: tuple[tuple[Span, Span], ...] = ()
        if decoding.aligned:
            here = self._vocabulary.places(window.text, pieces)
            there = argos_tokens.target_places(target, tokens[skipped:])
            alignment = argos_tokens.links(result.attention[number][skipped:], here, there)
        score = _per_token(result.scores[number], len(tokens), decoding.length_penalty or 0.0)
        return Translation(target, score, alignment, self._vocabulary.unknown(pieces))


def _open_model(package: packages.Package, options: EngineOptions) -> Any:  # noqa: ANN401  (ctranslate2 has no types)
    import ctranslate2  # 64 ms, and only where something is left to translate

    device = options.device
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    # One thread a batch and a batch for each core: 1.85 times as fast as all cores in one batch (DESIGN, section 9).
    threads = (
        options.threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    try:
        return ctranslate2.Translator(
            str(package.folder / "model"),
            device=device,
            compute_type="auto",
            inter_threads=threads if device == "cpu" else 1,
            intra_threads=1,
            max_queued_batches=-1,  # handing a chunk over must not wait for the one before: meanwhile its drafts are read
        )
    except (RuntimeError, ValueError) as error:
        raise PackageError(package.name, f"cannot be opened ({_line(error)})", "install it again") from error


def _resolved(asked: Decoding, configured: Decoding) -> Decoding:
    """The decoding with every choice made: as asked, else as configured, else our own."""
    beam = asked.beam or configured.beam
    penalty = asked.length_penalty if asked.length_penalty is not None else configured.length_penalty
    if penalty is None:
        penalty = ARGOS_PENALTY if beam else DEFAULT_PENALTY
    return Decoding(
        beam=beam or DEFAULT_BEAM,
        length_penalty=penalty,
        no_repeat_ngram=asked.no_repeat_ngram or configured.no_repeat_ngram,
        batch_tokens=asked.batch_tokens or configured.batch_tokens or BATCH_TOKENS,
        aligned=asked.aligned or configured.aligned,
    )


def _per_token(score: float, tokens: int, penalty: float) -> float:
    """The mean log-probability per token, the end of the sentence counted; CTranslate2 divides by length ** penalty."""
    length = tokens + 1
    return min(0.0, score * float(length**penalty) / length)


def _joined(job: _Job, parts: Sequence[Translation]) -> Translation:
    """The translation of a text that was cut into windows, with their gaps between."""
    target, alignment = "", []
    for window, part in zip(job.windows, parts, strict=True):
        for here, there in part.alignment:
            source = Span(here.start + window.start, here.end + window.start)
            alignment.append((source, Span(there.start + len(target), there.end + len(target))))
        target += part.target + (window.gap if part.target else "")
    sizes = [len(pieces) for pieces in job.pieces]
    score = sum((part.score or 0.0) * size for part, size in zip(parts, sizes, strict=True)) / max(1, sum(sizes))
    return Translation(target.rstrip(), score, tuple(alignment), sum(part.unknown for part in parts))


def _failure(name: str, error: Exception) -> EngineError:
    return EngineError(name, f"stopped ({_line(error)})", "try again with fewer threads or device = 'cpu'")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _name(package: packages.Package) -> str:
    return f"argos {package.pair} {package.version}"


def probe(package: packages.Package) -> None:
    """Opens a package once and has it translate a word: what is broken is seen before it is installed.

    Raises:
        PackageError: it cannot be opened, or cannot translate.
    """
    try:
        translator = _ArgosTranslator(package, EngineOptions(device="cpu", threads=1))
        list(translator.translate(["Hello."], Decoding()))
        translator.close()
    except PackageError:
        raise
    except (EngineError, RuntimeError, ValueError, OSError) as error:
        raise PackageError(package.name, f"does not translate ({_line(error)})", "get it again") from error


def _pairs(options: EngineOptions) -> frozenset[Pair]:
    return frozenset(package.pair for package in packages.survey(options).packages)


def _open(pair: Pair, options: EngineOptions) -> _ArgosTranslator:
    return _ArgosTranslator(packages.best(pair, options), options)


engine = Engine(pairs=_pairs, open=_open, name=lambda pair, options: _name(packages.best(pair, options)))
