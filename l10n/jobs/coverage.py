"""Which engines reach which locales, and what can be installed for the others: known without a network, nothing opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.engines import coverage, published
from l10n.engines.published import PublishedList
from l10n.engines.route import PREFERENCE, nearest, plan
from l10n.engines.sibling import CONVERSION
from l10n.errors import EngineError
from l10n.plugin import Engine, EngineOptions, Pair
from l10n.plugin.faults import FAULTS, describe_error

INSTALLED, INSTALLABLE, PIVOT, NONE = "installed", "installable", "pivot", "none"
_MANY = 5_000  # pairs; an engine with so many has no need of pivots


@dataclass(frozen=True, slots=True)
class EngineReach:
    """How an engine reaches a locale: `state` is installed, installable, pivot or none. `detail` says by which pair or pivot,
    or what is published: its quality, its version, its names; `licence` is empty where the archive alone says it.
    """

    state: str
    detail: str = ""
    licence: str = ""
    chrf: float | None = None
    test_set: str = ""


@dataclass(frozen=True, slots=True)
class LocaleReach:
    """A locale with what each engine can do for it; `drafts` is the route of today, and `command` what would make one."""

    locale: str
    name: str
    engines: Mapping[str, EngineReach]
    drafts: str = ""
    command: str = ""


def engine_coverage(
    locales: Iterable[str], source: str, engines: Mapping[str, Engine], options: EngineOptions
) -> tuple[LocaleReach, ...]:
    """How each locale can be drafted from the source, engine by engine. Where nothing drafts one yet, a change of script from
    another of them is named before what must be fetched.

    Raises:
        PackageError: the list of what is published cannot be read.
    """
    facts = published.load()
    pairs = {name: _pairs(name, engines[name], options) for name in _candidates(engines)}
    reaches = []
    tags = tuple(dict.fromkeys(locales))
    for locale in tags:
        pair = Pair(source, locale)
        reached = {name: _reach(name, pair, offered, facts) for name, offered in pairs.items()}
        drafts = _drafts(pair, engines, options)
        command = "" if drafts else _converted(locale, tags, engines) or facts.command(pair, engines)
        reaches.append(LocaleReach(locale, langtag.name(locale), reached, drafts, command))
    return tuple(reaches)


def _converted(locale: str, locales: Sequence[str], engines: Mapping[str, Engine]) -> str:
    """The line of the settings by which a locale follows another in exact letters; nothing where none does."""
    if CONVERSION not in engines:
        return ""
    exact = (each for each in locales if Pair(each, locale) in _pairs(CONVERSION, engines[CONVERSION], EngineOptions()))
    return next(
        (f'[routes] {locale} = "{CONVERSION} from {each}, keep review"' for each in exact if _is_cyrillic(each)), ""
    )


def _is_cyrillic(tag: str) -> bool:
    """Whether a locale is written in Cyrillic, from which the letters follow; the other way a person reviews them."""
    return langtag.script(tag) == "Cyrl"


def _candidates(engines: Mapping[str, Engine]) -> Sequence[str]:
    """The engines with pairs of their own, by preference; those that take every pair are chosen, not covered."""
    rank = {name: place for place, name in enumerate(PREFERENCE)}
    usual = [name for name, engine in engines.items() if not engine.serves_any and name != CONVERSION]
    return sorted(usual, key=lambda name: (rank.get(name, len(rank)), name))


def _pairs(name: str, engine: Engine, options: EngineOptions) -> frozenset[Pair]:
    try:
        return engine.pairs(options)
    except EngineError:  # a server that does not answer: what else there is, is shown
        return frozenset()
    except Exception as error:
        FAULTS.report(f"engine {name}", f"failed ({describe_error(error)})")
        return frozenset()


def _reach(name: str, pair: Pair, offered: frozenset[Pair], facts: PublishedList) -> EngineReach:
    if serves := nearest(pair, offered):
        return EngineReach(INSTALLED, str(serves))
    return _installable(name, pair, facts) or _pivot(pair, offered)


def _installable(name: str, pair: Pair, facts: PublishedList) -> EngineReach | None:
    if name == "marian" and (model := facts.model(pair)):
        kind = INSTALLABLE if model.usable else NONE
        shown = f"chrF {model.chrf:.1f}" + ("" if model.usable else ", not usable")
        return EngineReach(kind, shown, model.licence, model.chrf, model.test_set)
    if name == "argos" and (version := facts.argos_version(pair)):
        return EngineReach(INSTALLABLE, version)
    if name == "multilingual" and (families := facts.families_of(pair)):
        names = ", ".join(each.name for each in families)
        return EngineReach(INSTALLABLE, names, ", ".join(each.licence for each in families))
    return None


def _pivot(pair: Pair, offered: frozenset[Pair]) -> EngineReach:
    if len(offered) < _MANY:
        [covered] = coverage.covering([pair.target], pair.source, offered)
        if len(covered.route) > 1:
            return EngineReach(PIVOT, " + ".join(map(str, covered.route)))
    return EngineReach(NONE)


def _drafts(pair: Pair, engines: Mapping[str, Engine], options: EngineOptions) -> str:
    """The route that nobody has to name; nothing where there is none."""
    try:
        route = plan(pair, (), engines, options)
    except EngineError:
        return ""
    return " + ".join(f"{step.engine} {step.serves}" for step in route.steps)
