"""M2M-100, NLLB-200 and MADLAD-400: one model in memory for all locales."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.engines import model_loading, multilingual_archive, packages, vocabulary
from l10n.engines.hypotheses import Direction
from l10n.engines.licence import restricted
from l10n.engines.neural import LoadedModel, NeuralTranslator
from l10n.engines.package_metadata import Package
from l10n.engines.vocabulary import SentencePieces
from l10n.errors import PackageError
from l10n.plugin import Engine, EngineOptions, Pair

_KIND = "multilingual"


def opened(package: Package, pair: Pair, options: EngineOptions) -> NeuralTranslator:
    """A model, opened for a pair; the weights are those of every other translator of this model.

    Raises:
        PackageError: it cannot be opened, or lost the token of a language.
    """
    tokens = vocabulary.source_tokens(package.folder / "model")
    direction = _direction(package, pair, tokens)
    listed = frozenset(tokens)
    for token in (*direction.before, *direction.after, *direction.prefix):
        if token not in listed:
            raise PackageError(package.name, f"its vocabulary has no {token}", "install it again")
    processor = vocabulary.processor(package.folder / multilingual_archive.PIECES)
    model = model_loading.SHARED.borrow(package, options)
    loaded = LoadedModel(
        model,
        SentencePieces(processor, read=listed),
        lambda: model_loading.SHARED.release(model),
        model_loading.SHARED.ahead(model),
        tuple(_direction(package, each, tokens) for each in packages.together(package, pair, options)),
    )
    return NeuralTranslator(_name(package, pair), loaded, direction, options.decoding)


def _direction(package: Package, pair: Pair, tokens: Sequence[str]) -> Direction:
    before, after, prefix = multilingual_archive.around(package, pair.source, pair.target)
    return Direction(
        before, after, prefix, multilingual_archive.silent(tokens, package), target=pair.target, source=pair.source
    )


def _name(package: Package, pair: Pair) -> str:
    return f"{_KIND} {pair} {package.version}{restricted(package.licence)}"


def _pairs(options: EngineOptions) -> frozenset[Pair]:
    return frozenset().union(
        *(package.pairs() for package in packages.survey(options).packages if package.kind == _KIND)
    )


def _open(pair: Pair, options: EngineOptions) -> NeuralTranslator:
    return opened(packages.best(pair, options, _KIND), pair, options)


def _full_name(pair: Pair, options: EngineOptions) -> str:
    return _name(packages.best(pair, options, _KIND), pair)


engine = Engine(pairs=_pairs, open=_open, name=_full_name)
