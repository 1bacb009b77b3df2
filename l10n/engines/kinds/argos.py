"""Argos packages, one for each pair."""

from __future__ import annotations

from l10n.engines import argos_vocabulary, model_loading, packages, word_list
from l10n.engines.hypotheses import Direction
from l10n.engines.neural import LoadedModel, NeuralTranslator
from l10n.engines.package_metadata import Package
from l10n.plugin import Engine, EngineOptions, Pair


def opened(package: Package, pair: Pair, options: EngineOptions) -> NeuralTranslator:
    """A package, opened.

    Raises:
        PackageError: it cannot be opened.
    """
    model = model_loading.load(package, options)
    vocabulary = argos_vocabulary.opened(package)
    direction = Direction(prefix=(package.prefix,) if package.prefix else (), target=pair.target, source=pair.source)
    loaded = LoadedModel(model, vocabulary, model.unload_model)
    return NeuralTranslator(_name(package), loaded, direction, options.decoding, word_list.words(package.folder))


def _name(package: Package) -> str:
    return f"argos {package.pair} {package.version}"


def _pairs(options: EngineOptions) -> frozenset[Pair]:
    return frozenset(package.pair for package in packages.survey(options).packages if package.kind == "argos")


def _open(pair: Pair, options: EngineOptions) -> NeuralTranslator:
    return opened(packages.best(pair, options), pair, options)


engine = Engine(pairs=_pairs, open=_open, name=lambda pair, options: _name(packages.best(pair, options)))
