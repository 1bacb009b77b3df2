"""Models of CTranslate2 in memory. One of several languages is there once, whatever the number of locales, and stays for
the next one until another model is wanted.
"""

from __future__ import annotations

import threading
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.engines.ahead import AnswersAhead
from l10n.engines.cores import cores
from l10n.engines.package_metadata import Package
from l10n.errors import PackageError, single_line
from l10n.plugin import EngineOptions


def load(package: Package, options: EngineOptions) -> Any:  # noqa: ANN401  (ctranslate2 has no types)
    """The model of a package, for its caller alone.

    Raises:
        PackageError: it cannot be opened.
    """
    import ctranslate2  # 64 ms, and only where something is left to translate

    device = options.device
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    # One thread a batch and a batch for each core: 1.85 times as fast as all cores in one batch (DESIGN, section 9).
    threads = options.threads or cores()
    try:
        return ctranslate2.Translator(
            str(package.folder / "model"),
            device=device,
            compute_type="auto",
            inter_threads=threads if device == "cpu" else 1,
            intra_threads=1,
            max_queued_batches=-1,  # handing a chunk over must not wait for the one before: meanwhile its drafts are read
        )
    except (RuntimeError, ValueError) as error:
        raise PackageError(
            package.name, f"cannot be opened ({single_line(error)[:200]})", "install it again"
        ) from error


@dataclass(slots=True)
class _Shared:
    """A model that several translators use; `uses` counts those that are open."""

    key: object
    model: Any
    uses: int = 0
    ahead: AnswersAhead = field(default_factory=AnswersAhead)


class SharedModels:
    """The models that are open, by folder and options; one that nobody uses stays until another is opened."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: list[_Shared] = []

    def borrow(self, package: Package, options: EngineOptions) -> Any:  # noqa: ANN401
        """The model of a package, the same one for all who ask.

        Raises:
            PackageError: it cannot be opened.
        """
        weights = (package.folder / "model" / "model.bin").stat()
        key = (package.folder, weights.st_ino, weights.st_mtime_ns, options.device, options.threads)
        with self._lock:
            shared = next((each for each in self._open if each.key == key), None)
            if shared is None:
                self._forget()
                shared = _Shared(key, load(package, options))
                self._open.append(shared)
            shared.uses += 1
            return shared.model

    def ahead(self, model: Any) -> AnswersAhead:  # noqa: ANN401
        """The answers of an open model that are kept for other locales."""
        with self._lock:
            return next((each.ahead for each in self._open if each.model is model), AnswersAhead())

    def release(self, model: Any) -> None:  # noqa: ANN401
        """Says that one translator is done with a model."""
        with self._lock:
            for each in self._open:
                if each.model is model and each.uses:
                    each.uses -= 1

    def _forget(self) -> None:
        """Frees the models that nobody uses."""
        for each in self._open:
            if not each.uses:
                each.model.unload_model()
        self._open = [each for each in self._open if each.uses]


SHARED = SharedModels()
