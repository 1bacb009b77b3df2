"""What is published for drafting without a network, by locale: a list that ships, and newer facts where they were fetched."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from l10n import langtag
from l10n.dataclass import dataclass, field
from l10n.disk import output
from l10n.engines import package_index, packages
from l10n.engines.licence import forbids_commerce
from l10n.engines.package_index import Offer
from l10n.engines.package_metadata import read_json
from l10n.errors import PackageError
from l10n.language.scripts import wide_forms
from l10n.plugin import Pair

FILE = "published.json"
_DATA = Path(__file__).with_name("published.toml")
NEWS = "ntrex128"
"""The test set of news sentences: NTREX-128."""
_SETS = (NEWS, "flores200-devtest", "tatoeba-test-v2021-08-07")  # news first
_LEAST = 30.0  # chrF; below it a draft is more work than none (Kyrgyz at 22.6 shares a fifth of its letters by chance)
_LEAST_OF_SIGNS = (
    15.0  # of Chinese, Japanese and Korean, where half a word is a sign, and chrF about half of what it is elsewhere
)

_SHIPPED_STAYS = "try again with a network; until then the list that is here stays in use"


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """An archive of OPUS-MT for a locale. `pair` is its makers', `chrf` (0–100) theirs too, on the test set named; `licence` is
    empty where it stands in the archive alone, and `least` the chrF from which its drafts are worth a look.
    """

    pair: str
    archive: str
    test_set: str
    chrf: float
    licence: str = ""
    least: float = _LEAST

    @property
    def usable(self) -> bool:
        """Whether its drafts are worth a look."""
        return self.chrf >= self.least


@dataclass(frozen=True, slots=True)
class PublishedFamily:
    """A model of many languages: its name, its licence, and which languages that l10n knows it has."""

    name: str
    licence: str
    locales: frozenset[str]

    def has(self, locale: str) -> bool:
        """Whether a locale is one of its languages, or near enough to one."""
        return langtag.closest(_plain(locale), sorted(self.locales)) in self.locales


@dataclass(frozen=True, slots=True)
class PublishedList:
    """All that is known to be published. `opus` is by locale, from `source`; `argos` has the version of each pair."""

    source: str
    opus: Mapping[str, PublishedModel]
    argos: Mapping[Pair, str]
    families: tuple[PublishedFamily, ...] = ()
    scores: str = field(default="", repr=False)

    def model(self, pair: Pair) -> PublishedModel | None:
        """The archive of OPUS-MT for a pair, by its nearest locale."""
        if langtag.language(pair.source) != self.source:
            return None
        return self.opus.get(langtag.closest(_plain(pair.target), tuple(self.opus)))

    def argos_version(self, pair: Pair) -> str:
        """The version of Argos' package for a pair; nothing where there is none."""
        source, target = langtag.language(pair.source), _plain(pair.target)
        targets = [each.target for each in self.argos if each.source == source]
        return self.argos.get(Pair(source, langtag.closest(target, targets)), "")

    def families_of(self, pair: Pair) -> tuple[PublishedFamily, ...]:
        """The models of many languages that have both sides of a pair."""
        return tuple(each for each in self.families if each.has(pair.source) and each.has(pair.target))

    def command(self, pair: Pair, engines: Collection[str] = ("marian", "argos", "multilingual")) -> str:
        """The one command that brings drafts by one of some engines: of what is published the best that news was scored with;
        nothing where nothing is known.
        """
        model, families = self.model(pair), self.families_of(pair)
        install = f"l10n packages install {pair.source}-{pair.target}"
        if "marian" in engines and model is not None and model.usable:
            return f"{install} --engine marian"
        if "argos" in engines and self.argos_version(pair):
            return install
        if "multilingual" in engines and families:
            free = [each for each in families if not forbids_commerce(each.licence)]
            accept = "" if free else " --accept-licence"
            return f"l10n packages install FOLDER{accept}  ({(free or list(families))[0].name})"
        return ""


def _plain(tag: str) -> str:
    """The tag as the list has it: `fa-AF` for `prs`, `sr` for `sr-Cyrl`."""
    tag = langtag.aliased(tag)
    bare = langtag.language(tag)
    return bare if tag == f"{bare}-{langtag.script(bare)}" else tag


def scored() -> tuple[str, ...]:
    """The locales for which the list that ships has an archive with a score: those of a large newsroom first."""
    return tuple(_shipped().opus)


def load() -> PublishedList:
    """What is known: the list that ships, with what was fetched for this user in its place.

    Raises:
        PackageError: the fetched list cannot be read.
    """
    shipped, path = _shipped(), _renewed_file()
    if not path.is_file():
        return shipped
    content = read_json(path)
    opus, argos = content.get("opus"), content.get("argos")
    if not isinstance(opus, dict) or not isinstance(argos, dict):
        raise PackageError(str(path), "is not a list of published models", "remove it, or run 'l10n packages renew'")
    newer = {tag: _model(tag, each) for tag, each in opus.items() if isinstance(each, dict)}
    pairs = {Pair(*name.split("→")): str(version) for name, version in argos.items() if name.count("→") == 1}
    return PublishedList(
        shipped.source, {**shipped.opus, **newer}, pairs or shipped.argos, shipped.families, shipped.scores
    )


def renew(scores: str = "", index: str = "") -> PublishedList:
    """Fetches the best archives by score of OPUS-MT's leaderboard, and Argos' index; writes them for this user.

    A locale that the leaderboard lacks keeps what was known of it.

    Raises:
        PackageError: neither can be reached, or the disk refuses.
    """
    shipped, opus, failures = _shipped(), {}, []
    for tag, model in shipped.opus.items():
        try:
            text = package_index.fetch(f"{scores or shipped.scores}{model.pair}/top-chrf-scores.txt").decode()
        except (PackageError, UnicodeDecodeError) as error:
            failures.append(error)
            if isinstance(error, PackageError) and "cannot be reached" in error.problem:
                raise PackageError(error.place, error.problem, _SHIPPED_STAYS) from error
            continue
        opus[tag] = _best(text, model)
    if not opus:
        raise failures[0]
    offers = package_index.fetch_offers(index or package_index.index_url())
    _write(opus, offers)
    return load()


def _best(text: str, model: PublishedModel) -> PublishedModel:
    """The model of a table of the leaderboard (test set, score, address) that is best on news; the known one where none is."""
    rows = [line.split("\t") for line in text.splitlines()]
    by_set = {row[0]: row for row in rows if len(row) == 3 and row[2].endswith(".zip") and _is_score(row[1])}
    chosen = next((by_set[name] for name in _SETS if name in by_set), None)
    if chosen is None:
        return model
    licence = model.licence if chosen[2] == model.archive else ""
    score = round(100 * float(chosen[1]), 1)
    return replace(model, archive=chosen[2], test_set=chosen[0], chrf=score, licence=licence)


def _is_score(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _write(opus: Mapping[str, PublishedModel], offers: tuple[Offer, ...]) -> None:
    rows = {
        tag: {
            "pair": model.pair,
            "archive": model.archive,
            "set": model.test_set,
            "chrf": model.chrf,
            "licence": model.licence,
        }
        for tag, model in opus.items()
    }
    content = {"opus": rows, "argos": {str(offer.pair): offer.version for offer in offers}}
    output.write(_renewed_file(), f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())


def _renewed_file() -> Path:
    return packages.models_folder().parent / FILE


@cache
def _shipped() -> PublishedList:
    data = tomllib.loads(_DATA.read_text("utf-8"))
    opus = {
        tag: _model(tag, row | {"archive": urljoin(data["archives"], row["archive"])})
        for tag, row in data["opus"].items()
    }
    argos = {Pair(*name.split("→")): version for name, version in data["argos"].items()}
    families = tuple(
        PublishedFamily(name, row["licence"], frozenset(row["locales"].split()))
        for name, row in data["multilingual"].items()
    )
    return PublishedList(data["source"], opus, argos, families, data["scores"])


def _model(tag: str, row: Mapping[str, object]) -> PublishedModel:
    chrf = row.get("chrf")
    score = float(chrf) if isinstance(chrf, (int, float)) else 0.0
    pair, archive, test_set, licence = (str(row.get(key, "")) for key in ("pair", "archive", "set", "licence"))
    least = _LEAST_OF_SIGNS if wide_forms(tag) else _LEAST
    return PublishedModel(pair, archive, test_set, score, licence, least)
