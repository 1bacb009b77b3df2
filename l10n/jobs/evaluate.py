"""Drafts made again beside the words of people, and the figures of both; no catalog is touched."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from l10n import langtag
from l10n.article import segment
from l10n.dataclass import dataclass, field
from l10n.draft import draft as drafts
from l10n.draft.choosing import drafted
from l10n.draft.drafting_effort import EFFORTS
from l10n.engines.pivot import open_route
from l10n.engines.route import plan, several
from l10n.engines.sibling import sibling
from l10n.errors import EngineError, InputError, UsageError
from l10n.evaluate.evaluate import Evaluation, Sample, System, evaluate
from l10n.late_pattern import late_pattern
from l10n.model import State, Term, UnitKey
from l10n.plugin import Decoding, Engine, EngineOptions, Pair, Translator, load
from l10n.progress import Progress
from l10n.workspace import LoadedArticle, Workspace

_OPTION = late_pattern(
    rf"(?P<name>beam|length-penalty)=(?P<value>-?\d+(?:\.\d+)?)|effort=(?P<effort>{'|'.join(EFFORTS)})"
)

_EDITED = "edited"


@dataclass(frozen=True, slots=True)
class SystemSpec:
    """What is to be compared: the steps of a route (none: the locale's own), a decoding and an effort. `name` is as written;
    `edited` says whether the chat engine edits the drafts; nothing there, or for the effort, where the settings decide.
    """

    name: str = ""
    steps: tuple[str, ...] = ()
    decoding: Decoding = field(default_factory=Decoding)
    edited: bool | None = None
    effort: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationSetup:
    """What drafting needs outside a project too: engines and their options, terms, routes by locale."""

    engines: Mapping[str, Engine]
    options: EngineOptions
    progress: Progress
    terms: tuple[Term, ...] = ()
    routes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(workspace: Workspace) -> EvaluationSetup:
        """The set-up of a project."""
        settings = workspace.settings
        return EvaluationSetup(
            workspace.registry.engines, settings.engine, workspace.progress, workspace.terms, settings.routes
        )

    @staticmethod
    def bare(progress: Progress) -> EvaluationSetup:
        """The set-up outside a project: the engines and models of this machine."""
        return EvaluationSetup(load("l10n.engines.kinds", Engine), EngineOptions(), progress)


def system_spec(text: str) -> SystemSpec:
    """An engine or a route, with its decoding after commas.

    >>> system_spec("argos,beam=4").decoding.beam
    4
    >>> system_spec("argos,effort=quick").effort
    'quick'
    >>> system_spec("argos,edited").edited, system_spec("argos").edited
    (True, False)
    >>> system_spec("argos en->ru + apertium ru->be").steps
    ('argos en->ru', 'apertium ru->be')
    >>> system_spec("argos or apertium").steps
    ('argos', 'apertium')

    Raises:
        UsageError: it has an option that there is not.
    """
    route, *options = (part.strip() for part in text.split(","))
    decoding, effort = Decoding(), ""
    for option in (each for each in options if each != _EDITED):
        match = _OPTION.fullmatch(option)
        if match is None:
            fix = f"as in argos,beam=4,length-penalty=0.2,effort=quick; efforts are {', '.join(EFFORTS)}"
            raise UsageError(text, f"{option!r} is not an option of an engine", fix)
        if match["effort"]:
            effort = match["effort"]
        elif match["name"] == "beam":
            decoding = replace(decoding, beam=int(float(match["value"])))
        else:
            decoding = replace(decoding, length_penalty=float(match["value"]))
    steps = tuple(step.strip() for step in re.split(" [+] | or ", route) if step.strip())
    return SystemSpec(text, steps, decoding, _EDITED in options, effort)


def reviewed(
    workspace: Workspace, articles: Sequence[str], locales: Sequence[str], specs: Sequence[SystemSpec]
) -> Iterator[Evaluation]:
    """For each locale, drafts of everything that is reviewed against what the reviewers left; the memory stays closed.

    Where one of the systems drafts from a sibling, all are compared on the units that are reviewed there too.
    """
    loaded, setup = list(workspace.articles(articles)), EvaluationSetup.of(workspace)
    for tag in workspace.locales(locales):
        contenders = specs or (SystemSpec("", tuple(setup.routes.get(tag, ()))),)
        beside = {each.locale for spec in contenders if (each := sibling(spec.steps))}
        samples: dict[str, list[tuple[UnitKey, Sample]]] = {}
        for entry in loaded:
            siblings = {locale: _reviewed_words(workspace, entry, locale) for locale in beside}
            reviewed_catalog = workspace.try_load(entry.slug, entry.language, tag) if entry.language != tag else None
            for unit in reviewed_catalog.catalog.units if reviewed_catalog else ():
                words = {
                    locale: words_by_key[unit.key]
                    for locale, words_by_key in siblings.items()
                    if unit.key in words_by_key
                }
                if unit.state is State.REVIEWED and len(words) == len(siblings):
                    sample = Sample(unit.key.source, unit.target, entry.slug, words)
                    samples.setdefault(entry.language, []).append((unit.key, sample))
        for language, chosen in samples.items():
            try:
                yield compare(setup, Pair(language, tag), chosen, contenders)
            except EngineError as exc:
                workspace.errors.append(exc)


def _reviewed_words(workspace: Workspace, entry: LoadedArticle, locale: str) -> Mapping[UnitKey, str]:
    """What is reviewed of an article in another locale, for systems that are to draft from it."""
    loaded = workspace.try_load(entry.slug, entry.language, locale)
    units = loaded.catalog.units if loaded else ()
    return {unit.key: unit.target for unit in units if unit.state is State.REVIEWED}


def parallel(
    setup: EvaluationSetup, pair: Pair, files: Sequence[Sequence[str]], specs: Sequence[SystemSpec]
) -> Evaluation:
    """Drafts of the lines of a source against the same lines of a reference: `files` are both.

    Raises:
        InputError: they have not the same number of lines.
        EngineError: an engine cannot translate the pair, or stopped.
    """
    samples = [(UnitKey("", source), Sample(source, reference)) for source, reference in line_pairs(pair, files)]
    return compare(setup, pair, samples, specs)


def line_pairs(pair: Pair, files: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The lines of a source with those of its reference, but for empty ones.

    Raises:
        InputError: they have not the same number of lines.
    """
    sources, references = files
    if len(sources) != len(references):
        problem = f"the source has {len(sources)} lines and the reference {len(references)}"
        raise InputError(str(pair), problem, "give one sentence a line, in the same order")
    return (lines for lines in zip(sources, references, strict=True) if lines[0].strip())


def compare(
    setup: EvaluationSetup, pair: Pair, samples: Sequence[tuple[UnitKey, Sample]], specs: Sequence[SystemSpec]
) -> Evaluation:
    """The figures of all contenders on the same samples; the locale's own route alone where none is named.

    Raises:
        EngineError: an engine cannot translate the pair, or stopped.
    """
    systems: list[System] = []
    for system in specs or (SystemSpec(),):
        setup.progress.start(f"Drafting {pair} {system.name}".rstrip(), len({key for key, _ in samples}))
        made = _system(setup, pair, samples, system)
        name = system.name or made.origin or "no draft"
        systems.append(
            replace(made, name=name if name not in [s.name for s in systems] else f"{name} ({len(systems)})")
        )
    return evaluate(pair, [sample for _, sample in samples], systems, setup.terms)


def _system(
    setup: EvaluationSetup, pair: Pair, samples: Sequence[tuple[UnitKey, Sample]], system: SystemSpec
) -> System:
    """The hypotheses of one system, from the source or from a sibling's words."""
    beside = sibling(system.steps)
    if beside is None:
        return _drafted(setup, pair, samples, system)
    if any(beside.locale not in sample.beside for _, sample in samples):
        problem = f"there are no words of {beside.locale} beside the source"
        raise UsageError(
            system.name, problem, f"name files in {beside.locale} as the source, or compare a project's articles"
        )
    theirs = [(UnitKey(key.context, sample.beside[beside.locale]), sample) for key, sample in samples]
    return _drafted(setup, Pair(beside.locale, pair.target), theirs, replace(system, steps=(beside.engine,)))


def _drafted(setup: EvaluationSetup, pair: Pair, keys: Sequence[tuple[UnitKey, Sample]], system: SystemSpec) -> System:
    """One hypothesis for each unit, drafted article by article without anything that people reviewed."""
    tasks = [drafts.DraftTask(sample.article, key) for key, sample in keys]
    return draft_again(setup, system, tasks, drafts.DraftContext(pair, None))


def draft_again(
    setup: EvaluationSetup, system: SystemSpec, tasks: Sequence[drafts.DraftTask], reviewed: drafts.DraftContext
) -> System:
    """One hypothesis for each task; the clock runs once the engine is open. `reviewed` has the pair and what is known."""
    options, pair, started = setup.options, reviewed.pair, time.perf_counter()
    if system.edited is not None:
        options = replace(options, chat=replace(options.chat, post_edit=(pair.target,) if system.edited else ()))

    def opened(named: Sequence[str]) -> Translator:
        nonlocal started
        translator = open_route(plan(pair, named, setup.engines, options), setup.engines, options)
        started = time.perf_counter()
        return translator

    context = replace(
        reviewed,
        cut=lambda text: segment.segment(text, pair.source),
        terms=setup.terms,
        decoding=_decoding(system.decoding, options.decoding),
        effort=EFFORTS[system.effort or options.effort],
    )
    named = tuple(system.steps or setup.routes.get(pair.target, ()))
    ways: Sequence[tuple[str, ...]] = [(engine,) for engine in several(named)] or [named]
    contexts = [replace(context, open=partial(opened, way)) for way in ways]
    best = options.choose == "best"
    targets: dict[tuple[str, UnitKey], str] = {}
    origin = ""
    for outcome in drafted(list(dict.fromkeys(tasks)), contexts, best=best):
        setup.progress.advance(len(outcome.drafts) + len(outcome.refused))
        targets.update(((outcome.slug, draft.key), draft.target) for draft in outcome.drafts)
        origin = next((draft.origin.name for draft in outcome.drafts if draft.origin.kind == "engine"), origin)
    spent = time.perf_counter() - started
    hypotheses = (targets.get((task.slug, task.key)) or targets.get(("", task.key), "") for task in tasks)
    return System(system.name, tuple(hypotheses), origin, spent)


def _decoding(requested: Decoding, configured: Decoding) -> Decoding:
    """As asked, else as configured. A beam that is asked for brings its own length penalty."""
    if requested.beam or requested.length_penalty is not None:
        return replace(
            configured, beam=requested.beam or configured.beam, length_penalty=requested.length_penalty, aligned=True
        )
    return replace(configured, aligned=True)


def language(tag: str) -> str:
    """A language tag as a person may write it, in canonical case.

    Raises:
        UsageError: it is none.
    """
    return langtag.parse(tag)
