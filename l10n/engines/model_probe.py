"""Opening a model once: what is broken is seen before it is installed."""

from __future__ import annotations

from collections.abc import Callable

from l10n.engines.neural import NeuralTranslator
from l10n.engines.package_metadata import Package
from l10n.errors import EngineError, PackageError, single_line
from l10n.plugin import Decoding, EngineOptions, Pair

OpenModel = Callable[[Package, Pair, EngineOptions], NeuralTranslator]


def probe(package: Package, opened: OpenModel) -> None:
    """Opens a package once and has it translate a word.

    Raises:
        PackageError: it cannot be opened, or cannot translate.
    """
    try:
        translator = opened(package, min(package.pairs()), EngineOptions(device="cpu", threads=1))
        list(translator.translate(["Hello."], Decoding(beam=1)))
        translator.close()
    except PackageError:
        raise
    except (EngineError, RuntimeError, ValueError, OSError) as error:
        raise PackageError(package.name, f"does not translate ({single_line(error)})", "get it again") from error
