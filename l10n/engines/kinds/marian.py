"""Models of OPUS-MT, converted when they were installed; many of them write several languages."""

from __future__ import annotations

from dataclasses import replace

from l10n.engines import model_loading, opus_archive, packages, vocabulary, word_list
from l10n.engines.hypotheses import Direction
from l10n.engines.licence import restricted
from l10n.engines.neural import LoadedModel, NeuralTranslator
from l10n.engines.package_metadata import Package
from l10n.errors import PackageError
from l10n.plugin import Engine, EngineOptions, Pair


def opened(package: Package, pair: Pair, options: EngineOptions) -> NeuralTranslator:
    """A model, opened for a pair; the weights are those of every other translator of this model.

    Raises:
        PackageError: it cannot be opened, or lost the label of the target.
    """
    assert package.languages is not None
    tokens = vocabulary.source_tokens(package.folder / "model")
    labels = tuple(token for token in tokens if token.startswith(">>") and token.endswith("<<"))
    label = package.languages.targets[pair.target]
    if label and label not in labels:  # CTranslate2 would take it for an unknown word and write any language
        raise PackageError(package.name, f"its vocabulary has no {label}", "install it again")
    vocabulary_tokens = frozenset(vocabulary.target_tokens(package.folder / "model"))
    direction = Direction(
        before=(label,) if label else (),
        after=opus_archive.ending(package.folder),
        silent=frozenset(labels),
        barred=tuple(each for each in labels if each in vocabulary_tokens),
        target=pair.target,
        source=pair.source,
    )
    targets = package.languages.targets
    together = [each.target for each in packages.together(package, pair, options) if targets[each.target] in labels]
    pieces = vocabulary.opus(package.folder)
    model = model_loading.SHARED.borrow(package, options)
    loaded = LoadedModel(
        model,
        pieces,
        lambda: model_loading.SHARED.release(model),
        model_loading.SHARED.ahead(model),
        tuple(replace(direction, before=(targets[tag],), target=tag) for tag in together),
    )
    return NeuralTranslator(_name(package, pair), loaded, direction, options.decoding, word_list.words(package.folder))


def _name(package: Package, pair: Pair) -> str:
    return f"marian {pair} {package.family} {package.version}{restricted(package.licence)}"


def _pairs(options: EngineOptions) -> frozenset[Pair]:
    return frozenset().union(
        *(package.pairs() for package in packages.survey(options).packages if package.kind == "marian")
    )


def _open(pair: Pair, options: EngineOptions) -> NeuralTranslator:
    return opened(packages.best(pair, options, "marian"), pair, options)


def _refusal(pair: Pair, options: EngineOptions) -> str:
    for package in packages.survey(options).packages:
        if package.languages is not None and pair.target in package.languages.untrained:
            return f"{package.name} names it and was hardly trained on it"
    return ""


def _full_name(pair: Pair, options: EngineOptions) -> str:
    return _name(packages.best(pair, options, "marian"), pair)


engine = Engine(pairs=_pairs, open=_open, name=_full_name, refusal=_refusal)
