"""A chain of opened engines that looks like one: the second works while the first goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from l10n.engines import alignment as aligned
from l10n.engines.post_editing import EditedTranslator
from l10n.engines.route import Route, Step
from l10n.errors import EngineError, L10nError
from l10n.model import Span, Translation
from l10n.plugin import (
    Contextual,
    Continuing,
    CrashCount,
    Decoding,
    Engine,
    EngineOptions,
    Fragile,
    Ordered,
    Translator,
)
from l10n.plugin.faults import FAULTS, describe_error

# Sentences that go through the chain together: a few batches of tokens, so that both engines keep busy.
_CHUNK = 128
EDITOR = "chat"
"""The engine that edits the drafts of others where the settings say so."""


def open_route(route: Route, engines: Mapping[str, Engine], options: EngineOptions) -> Translator:
    """The opened engines of a route as one. Its `name` joins theirs: `argos en→ru 1.9 + apertium ru→be 0.2`.

    Raises:
        EngineError: one of them cannot be opened; those opened before are closed again.
    """
    opened: list[Translator] = []
    try:
        for step in route.steps:
            opened.append(_opened(engines[step.engine], step, options))  # noqa: PERF401  (closed one by one if one fails)
    except BaseException:
        for translator in opened:
            let_go(translator)
        raise
    chain = opened[0] if len(opened) == 1 else None
    chain = chain or (ContinuingChain(opened) if isinstance(opened[-1], Continuing) else Chain(opened))
    return _edited(chain, route, engines, options) if _is_edited(route, options) else chain


def _is_edited(route: Route, options: EngineOptions) -> bool:
    """Whether the drafts of a route are edited by the chat engine, which does not edit its own."""
    return route.pair.target in options.chat.post_edit and all(step.engine != EDITOR for step in route.steps)


def _edited(drafter: Translator, route: Route, engines: Mapping[str, Engine], options: EngineOptions) -> Translator:
    try:
        editor = _opened(engines[EDITOR], Step(EDITOR, route.pair, route.pair), options)
    except BaseException:
        let_go(drafter)
        raise
    if isinstance(editor, Contextual):
        return EditedTranslator(drafter, editor)
    let_go(drafter)
    problem = f"{editor.name} edits no drafts: its model is asked by sentences"
    raise EngineError("[engine.chat] post-edit", problem, 'name another model, or profile = "plain"')


def _opened(engine: Engine, step: Step, options: EngineOptions) -> Translator:
    try:
        opened = engine.open(step.serves, options)
    except L10nError:
        raise
    except Exception as error:  # of somebody else's engine
        raise EngineError(
            str(step), f"cannot be opened ({describe_error(error)})", "mend the engine, or name another"
        ) from error
    if not isinstance(getattr(opened, "name", None), str) or not callable(getattr(opened, "translate", None)):
        raise EngineError(str(step), "opens what is not a translator", "mend the engine, or name another")
    return opened


def let_go(translator: Translator) -> None:
    """Closes a translator; one that cannot be closed is named among the faults, and what it translated stays good."""
    try:
        translator.close()
    except Exception as error:  # of somebody else's engine
        FAULTS.report(f"engine {translator.name}", f"cannot be closed ({describe_error(error)})")


def crash_counts(translator: Translator) -> tuple[CrashCount, ...]:
    """How often the programs behind a translator, or behind each of a chain, crashed."""
    if isinstance(translator, EditedTranslator):
        return crash_counts(translator.drafter)
    if isinstance(translator, Chain):
        return tuple(count for each in translator.translators for count in crash_counts(each))
    return (translator.crashes,) if isinstance(translator, Fragile) else ()


def name(route: Route, engines: Mapping[str, Engine], options: EngineOptions) -> str:
    """The name that the opened route would have, without opening it, and those of the routes beside it; nothing where an engine
    cannot say.

    Raises:
        EngineError: an engine is not there.
    """
    editing = [Step(EDITOR, route.pair, route.pair)] if _is_edited(route, options) else []
    named = [_name(step, engines[step.engine], options) for step in (*route.steps, *editing)]
    main = " + ".join(named) if all(named) else ""
    ways = [main, *(name(alternative, engines, options) for alternative in route.alternatives)]
    return " or ".join(ways) if all(ways) else ""


def _name(step: Step, engine: Engine, options: EngineOptions) -> str:
    """The name that a step's translator would have; nothing where the engine cannot say."""
    if engine.name is None:
        return ""
    try:
        value = engine.name(step.serves, options)
    except EngineError:
        raise
    except Exception as error:  # of somebody else's engine
        FAULTS.report(f"engine {step.engine}", f"failed ({describe_error(error)})")
        return ""
    return value if isinstance(value, str) else ""


class Chain:
    """Translators one after the other; scores add up, unknown words add up, alignments run through the text between."""

    def __init__(self, translators: Sequence[Translator]) -> None:
        self.translators = tuple(translators)
        self.name = " + ".join(translator.name for translator in self.translators)
        self.ordered = all(isinstance(translator, Ordered) and translator.ordered for translator in self.translators)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order, as they come."""
        first, *followers = self.translators
        stream = first.translate(sources, decoding)
        for translator in followers:
            stream = _through(stream, translator, decoding)
        return stream

    def close(self) -> None:
        """Closes every translator."""
        for translator in self.translators:
            let_go(translator)


class ContinuingChain(Chain):
    """A chain whose last translator can go on from given words."""

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source that begins with given words, in order."""
        *first, last = self.translators
        assert isinstance(last, Continuing)
        before = list(Chain(first).translate(sources, decoding))
        after = last.continued([answer.target for answer in before], beginnings, decoding)
        yield from (_joined(earlier, later) for earlier, later in zip(before, after, strict=True))


def _through(stream: Iterator[Translation], translator: Translator, decoding: Decoding) -> Iterator[Translation]:
    """The translations of translations; while a chunk is translated here, the next one comes in on another thread."""
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(_next_chunk, stream)
        while chunk := coming.result():
            coming = ahead.submit(_next_chunk, stream)
            results = translator.translate([answer.target for answer in chunk], decoding)
            for before, after in zip(chunk, results, strict=True):
                yield _joined(before, after)


def _next_chunk(stream: Iterator[Translation]) -> list[Translation]:
    return list(islice(stream, _CHUNK))


def _joined(before: Translation, after: Translation) -> Translation:
    """One translation of two: both must be sure for the whole to be."""
    scores = [score for score in (before.score, after.score) if score is not None]
    score = sum(scores) if scores else None
    fault = before.fault or after.fault
    return Translation(after.target, score, _composed(before, after), before.unknown + after.unknown, fault)


def _composed(before: Translation, after: Translation) -> tuple[tuple[Span, Span], ...]:
    """The links from the first source to the last target, through the words of the text between."""
    ordered = sorted(before.alignment, key=lambda link: (link[1].start, link[1].end))
    middles = [link[1] for link in ordered]
    return tuple(
        (ordered[index][0], target)
        for middle, target in after.alignment
        for index in aligned.inside(middles, middle.start, middle.end)
    )
