"""Which engines translate for a locale, in which order, and the opened chain of them.

A route is direct wherever an engine covers the pair; a pivot stands there only because the settings name it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.engines.sibling import SiblingRoute, sibling
from l10n.errors import EngineError, SettingsError, UncoveredError
from l10n.late_pattern import late_pattern
from l10n.plugin import Engine, EngineOptions, Pair
from l10n.plugin.contracts import NO_ENGINE
from l10n.plugin.faults import FAULTS, describe_error
from l10n.plugin.results import amiss

# The order in which engines are asked where the settings name none: measured quality first.
PREFERENCE = ("marian", "argos", "multilingual", "apertium", "libretranslate")

_ENGINE = late_pattern(r"[\w.-]+")
_STEP = late_pattern(r"(?P<engine>[\w.-]+)(?:\s+(?P<source>[A-Za-z0-9-]+)\s*(?:->|→)\s*(?P<target>[A-Za-z0-9-]+))?")


@dataclass(frozen=True, slots=True)
class Step:
    """One engine and the direction it translates in; `serves` is the pair as the engine itself names it."""

    engine: str
    pair: Pair
    serves: Pair

    def __str__(self) -> str:
        return f"{self.engine} {self.pair}"


@dataclass(frozen=True, slots=True)
class Route:
    """The steps from the source language to a locale, at least one; from the words of the `sibling` where it has one.

    `alternatives` are the routes of further engines that draft beside it.
    """

    pair: Pair
    steps: tuple[Step, ...]
    sibling: str = ""
    alternatives: tuple[Route, ...] = ()

    def __str__(self) -> str:
        steps = " + ".join(str(step) for step in self.steps)
        main = f"{steps} from {self.sibling}" if self.sibling else steps
        return " or ".join([main, *map(str, self.alternatives)])


def by_people(named: Sequence[str]) -> bool:
    """Whether a locale's own setting says that no machine drafts for it."""
    return tuple(named) == (NO_ENGINE,)


def several(named: Sequence[str]) -> tuple[str, ...]:
    """The engines that draft side by side where a locale's setting names more than one, and no steps.

    >>> several(["argos", "apertium"]), several(["argos en->ru", "apertium ru->be"]), several(["argos"])
    (('argos', 'apertium'), (), ())
    """
    engines = tuple(text.strip() for text in named)
    return engines if len(engines) > 1 and all(_ENGINE.fullmatch(engine) for engine in engines) else ()


def plan(pair: Pair, named: Sequence[str], engines: Mapping[str, Engine], options: EngineOptions) -> Route:
    """The route of a pair. `named` is the locale's own setting: nothing, one engine (`["apertium"]`), or every step
    (`["argos en->ru", "apertium ru->be"]`), engines side by side (`["argos", "apertium"]`), or a sibling
    (`["apertium from es"]`).

    Raises:
        EngineError: no engine covers the pair, or a named engine does not cover its step.
        SettingsError: the steps are not written as steps, or do not lead from the source to the locale.
    """
    if by_people(named):
        raise EngineError(f"{pair}", "is translated by people, without a machine", "name an engine for it")
    beside = sibling(named)
    if beside is not None:
        return _from_sibling(pair, beside, engines, options)
    if beside_it := several(named):
        first, *alternatives = (plan(pair, (engine,), engines, options) for engine in beside_it)
        return replace(first, alternatives=tuple(alternatives))
    if named:
        return Route(pair, _named(pair, named, engines, options))
    if langtag.is_pseudo(pair.target):
        return Route(pair, (_step(_any_pair(pair, engines), pair, engines, options),))
    offers = {name: _offered(name, engines[name], options) for name in _ordered(engines)}
    for name, offered in offers.items():
        serves = nearest(pair, offered)
        if serves:
            return Route(pair, (Step(name, pair, serves),))
    raise UncoveredError(f"{pair}", "no engine covers this pair", _remedy(pair, offers, engines))


def _from_sibling(
    pair: Pair, sibling_route: SiblingRoute, engines: Mapping[str, Engine], options: EngineOptions
) -> Route:
    """The route from a sibling's words; of an article in the sibling's language from its source."""
    step = _step(sibling_route.engine, Pair(sibling_route.locale, pair.target), engines, options)
    return Route(pair, (step,), sibling_route.locale if pair.source != sibling_route.locale else "")


def _offered(name: str, engine: Engine, options: EngineOptions) -> frozenset[Pair]:
    """The pairs of an engine; none where it fails: it is named among the faults, and the others are asked."""
    try:
        pairs = engine.pairs(options)
        problem = amiss("pairs", pairs)
    except EngineError:
        raise  # ours, with what to do
    except Exception as exc:  # whatever an engine does, the others are asked
        problem = f"failed ({describe_error(exc)})"
    if problem:
        FAULTS.report(f"engine {name}", problem)
        return frozenset()
    return pairs


def _ordered(engines: Mapping[str, Engine]) -> Sequence[str]:
    """The engines that may be chosen unasked: the known ones by preference, then others by name."""
    rank = {name: place for place, name in enumerate(PREFERENCE)}
    usable = [name for name, engine in engines.items() if not engine.serves_any]
    return sorted(usable, key=lambda name: (rank.get(name, len(rank)), name))


def _any_pair(pair: Pair, engines: Mapping[str, Engine]) -> str:
    fitting = (name for name, engine in engines.items() if engine.serves_any)
    ranked = sorted(fitting, key=lambda name: (not engines[name].wordless, name))
    if not ranked:
        raise EngineError(
            f"{pair}", "no engine serves pseudo-locales", "install l10n again: its pseudo engine is missing"
        )
    return ranked[0]


def _named(pair: Pair, named: Sequence[str], engines: Mapping[str, Engine], options: EngineOptions) -> tuple[Step, ...]:
    """The steps as the settings name them, each checked."""
    place = f"route of {pair.target}"
    parsed = [(text, _STEP.fullmatch(text.strip())) for text in named]
    for text, match in parsed:
        if match is None or (match["source"] is None and len(named) > 1):
            raise SettingsError(place, f"{text!r} is not a step", "write it as in 'argos en->ru'")
    steps = [
        (
            match["engine"],
            Pair(langtag.parse(match["source"]), langtag.parse(match["target"])) if match["source"] else pair,
        )
        for _, match in parsed
        if match
    ]
    ends = [pair.source, *(step.target for _, step in steps)]
    for (_, step), start in zip(steps, ends, strict=False):
        if step.source != start:
            raise SettingsError(
                place, f"{step} does not begin where the step before ends ({start})", "correct the steps"
            )
    if ends[-1] != pair.target:
        raise SettingsError(place, f"the steps end at {ends[-1]}", f"let the last one end at {pair.target}")
    return tuple(_step(name, step, engines, options) for name, step in steps)


def _step(name: str, pair: Pair, engines: Mapping[str, Engine], options: EngineOptions) -> Step:
    if name not in engines:
        raise EngineError(f"{name} {pair}", "there is no such engine", f"name one of {', '.join(sorted(engines))}")
    if engines[name].serves_any:
        return Step(name, pair, pair)
    offered = _offered(name, engines[name], options)
    serves = nearest(pair, offered)
    if serves is None:
        refusal = engines[name].refusal
        why = (refusal and refusal(pair, options)) or "the engine does not cover this pair"
        remedy = _remedy(pair, {name: offered}, engines)
        raise EngineError(
            f"{name} {pair}", why, ", or ".join(filter(None, (_in_its_place(pair, engines, options), remedy)))
        )
    return Step(name, pair, serves)


def _in_its_place(pair: Pair, engines: Mapping[str, Engine], options: EngineOptions) -> str:
    """What to do where another engine that is installed has the pair that the named one lacks; nothing where none has."""
    having = (each for each in _ordered(engines) if nearest(pair, _offered(each, engines[each], options)))
    return next((f"name {each} in its place, which has the pair" for each in having), "")


def _remedy(pair: Pair, offers: Mapping[str, Collection[Pair]], engines: Mapping[str, Engine]) -> str:
    """What a person can do: what an engine itself advises, a model, or a pivot where two steps would lead there."""
    advice = [engines[name].remedy for name in offers]
    if len(advice) == 1 and advice[0] is not None:
        return advice[0](pair)
    command = _installing(pair, offers)
    wide = [(name, offer) for name, offered in offers.items() for offer in offered]
    starts = sorted(each for each in wide if _fits(pair.source, each[1].source))
    ends = sorted(each for each in wide if _fits(pair.target, each[1].target))
    for first, start in starts:
        for second, end in ends:
            if start.target == end.source:
                return (
                    f"{command}, or name a pivot in the settings: "
                    f'routes.{pair.target} = ["{first} {pair.source}->{start.target}", "{second} {end.source}->{pair.target}"]'
                )
    return command


def _installing(pair: Pair, offers: Collection[str]) -> str:
    """How a model for a pair comes: one of the engines that were asked, else of another that is to be named in their place."""
    from l10n.engines import published  # late: only what is missing is looked up there

    facts = published.load()
    line, named = facts.command(pair, offers), ""
    if not line:
        commands = ((each, facts.command(pair, (each,))) for each in PREFERENCE)
        named, line = next(
            (other for other in commands if other[1]), ("", f"l10n packages install {pair.source}-{pair.target}")
        )
    command, _, model = line.partition("  ")
    model = f"'{command}' {model}".rstrip()
    return f"name {named}, which has one to install: {model}" if named else f"install a model: {model}"


def nearest(pair: Pair, offered: Collection[Pair]) -> Pair | None:
    """The offered pair that serves a wanted one: the same tags, else the same language in the same script.

    >>> nearest(Pair("en", "es-MX"), [Pair("en", "es"), Pair("en", "fr")])
    Pair(source='en', target='es')
    >>> nearest(Pair("en", "sr-Latn"), [Pair("en", "sr")]) is None
    True
    """
    if pair in offered:
        return pair
    fitting = [offer for offer in offered if _fits(pair.source, offer.source) and _fits(pair.target, offer.target)]
    return min(
        fitting,
        key=lambda offer: (_far(pair.target, offer.target), _far(pair.source, offer.source), offer),
        default=None,
    )


def _fits(requested: str, offered: str) -> bool:
    """Whether texts of one tag can stand for the other's: one language, one script.

    An engine of one region does not write for another region (pt-BR for pt-PT); a general one writes for all of them, and a
    regional one for the general tag.
    """
    if requested == offered:
        return True
    if langtag.language(requested) != langtag.language(offered) or langtag.script(requested) != langtag.script(offered):
        return False
    return (
        not langtag.region(requested)
        or not langtag.region(offered)
        or langtag.region(requested) == langtag.region(offered)
    )


def _far(requested: str, offered: str) -> int:
    """How far two fitting tags are: equal, a general engine for a region, a regional engine for the general tag."""
    if requested == offered:
        return 0
    return 1 if not langtag.region(offered) else 2
