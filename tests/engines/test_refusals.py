"""What a person is told of models, locks and routes that are wrong: the place, what is wrong, and what to do, word for word."""

import json
from pathlib import Path

import pytest

from l10n.engines import model_manifest, package_metadata
from l10n.engines.package_folder import remove
from l10n.engines.package_lock import dump_lock, parse_lock
from l10n.engines.package_metadata import Package
from l10n.engines.route import plan
from l10n.engines.sibling import ordered, sibling
from l10n.errors import L10nError
from l10n.plugin import Engine, EngineOptions, Pair

FOLDER = Path("en_fr")
VALID = {"package_version": "1.9", "from_code": "en", "to_code": "fr"}
MANIFEST = {"kind": "marian", "family": "eng-fra", "name": "marian-eng-fra-1", "version": "1", "licence": "",
            "sources": {"en": ""}, "targets": {"fr": ""}, "untrained": []}  # fmt: skip
PAIR = Pair("en", "fr")
PACKAGE = Package("translate-en_fr-1_9", PAIR, "1.9", FOLDER, starter=True)
ENGINES = {
    "argos": Engine(lambda _: frozenset({Pair("en", "ru")}), lambda *_: None),
    "apertium": Engine(lambda _: frozenset({Pair("ru", "be")}), lambda *_: None),
}


def planned(target, *named):
    return lambda: plan(Pair("en", target), named, ENGINES, EngineOptions())


def metadata(**changed):
    return lambda: package_metadata.from_metadata({**VALID, **changed}, FOLDER)


def manifest(**changed):
    return lambda: model_manifest.parse({**MANIFEST, **changed}, FOLDER)


def lock(text):
    return lambda: parse_lock(text, "l10n.lock")


_NO_PAIR = "en_fr: its metadata names no pair of languages and version; use a translation package"
_NO_MANIFEST = f"en_fr/{model_manifest.FILE}: is not a manifest of a model; remove the folder and install it again"


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (metadata(type="sbd"), _NO_PAIR),
        (metadata(from_code=""), _NO_PAIR),
        (metadata(to_code=7), _NO_PAIR),
        (metadata(package_version=""), _NO_PAIR),
        (metadata(package_version="../1"), _NO_PAIR),
        (metadata(to_code="f_"), "en_fr: 'f_' is not a language tag; use a translation package"),
        (lambda: package_metadata.parse_metadata(b"[]", "m.json"), "m.json: holds no JSON object; reinstall the package"),
        (lambda: package_metadata.parse_metadata(b" " * (package_metadata.LARGEST_METADATA + 1), "m.json"),
         "m.json: is too large for metadata; reinstall the package"),
        (lambda: package_metadata.read_json(Path("none.json")),
         "none.json: cannot be read (No such file or directory); reinstall the package"),
        (manifest(kind="argos"), _NO_MANIFEST),
        (manifest(kind=1), _NO_MANIFEST),
        (manifest(name="../x"), _NO_MANIFEST),
        (manifest(sources={}), _NO_MANIFEST),
        (manifest(targets={"fr": 1}), _NO_MANIFEST),
        (manifest(untrained="x"), _NO_MANIFEST),
        (lock("packages = 1"), "l10n.lock: 'packages' is not a table; restore it from version control"),
        (lock("[packages]\na = 'md5:0'"),
         "l10n.lock: the entry 'a' is not a 'sha256:' digest; restore it from version control"),
        (lock("[packages]\na = 1"), "l10n.lock: the entry 'a' is not a 'sha256:' digest; restore it from version control"),
        (lambda: dump_lock({"a/b": "0" * 64}), "l10n.lock: 'a/b' is not a name of a package; leave it out"),
        (lambda: remove(PACKAGE),
         "translate-en_fr-1_9: comes with l10n and cannot be removed; an installed package takes its place"),
        (lambda: sibling(["apertium from es, or else"]),
         "routes: apertium from es: 'or else' is not understood; "
         "write 'else ENGINE' or 'keep review' behind ENGINE from LOCALE"),
        (lambda: sibling(["apertium from es, keep review"]),
         "routes: apertium from es: apertium translates, so a person reviews its words; "
         "write 'keep review' behind 'script' alone"),
        (lambda: ordered(["es"], {"es": ["argos from ca"], "ca": ["argos from es"]}, ["es", "ca"]),
         "routes.ca: goes in a circle: es from ca from es; let one of them be drafted from the source"),
        (lambda: ordered(["es"], {"es": ["argos from ca"]}, ["es"]),
         "routes.es: 'ca' is not a locale of the project; add it to 'locales'"),
        (planned("fr", "none"), "en→fr: is translated by people, without a machine; name an engine for it"),
        (planned("be", "argos", "->"), "route of be: 'argos' is not a step; write it as in 'argos en->ru'"),
        (planned("be", "argos en->ru", "apertium uk->be"),
         "route of be: uk→be does not begin where the step before ends (ru); correct the steps"),
        (planned("fr", "argos en->ru", "apertium ru->be"),
         "route of fr: the steps end at be; let the last one end at fr"),
        (planned("fr", "marian"), "marian en→fr: there is no such engine; name one of apertium, argos"),
        (planned("en-XA"), "en→en-XA: no engine serves pseudo-locales; install l10n again: its pseudo engine is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_line(call, line):
    with pytest.raises(L10nError) as caught:
        call()
    assert str(caught.value) == line


def test_a_pivot_is_advised_where_two_steps_would_lead_to_it():
    with pytest.raises(L10nError) as caught:
        planned("be")()
    advice = 'name a pivot in the settings: routes.be = ["argos en->ru", "apertium ru->be"]'
    assert (caught.value.place, caught.value.problem) == ("en→be", "no engine covers this pair")
    assert caught.value.remedy.endswith(advice)


def test_what_is_right_is_read():
    package = metadata(license="CC0", target_prefix=">>fr<<")()
    assert (package.name, package.pair, package.version) == ("translate-en_fr-1_9", PAIR, "1.9")
    assert (package.licence, package.prefix, package.codes, package.starter) == ("CC0", ">>fr<<", ("en", "fr"), False)
    assert metadata(to_code="zt", licence="MIT")().licence == "MIT"
    made = manifest(untrained=["wa"])()
    assert (made.pair, made.kind, made.family, made.languages.untrained) == (PAIR, "marian", "eng-fra", ("wa",))
    assert model_manifest.parse(json.loads(model_manifest.dump(made)), FOLDER) == made
    assert parse_lock(dump_lock({"b": "1" * 64, "a": "0" * 64}), "l10n.lock") == {"a": "0" * 64, "b": "1" * 64}
    assert parse_lock("", "l10n.lock") == {}


def test_locales_are_drafted_behind_their_siblings():
    routes = {"ca": ["apertium from es"], "es": ["apertium from fr, else argos"], "oc": ["argos"]}
    assert ordered(["ca", "oc", "es", "fr"], routes, ["ca", "es", "fr", "oc"]) == ("fr", "es", "ca", "oc")
    assert ordered(["ca", "oc"], routes, ["ca", "es", "fr", "oc"]) == ("ca", "oc")
