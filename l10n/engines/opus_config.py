"""The configuration inside of a model's weights: what the converter believes, verified against the layers that are there.

A depth of a hundred million makes the converter write that many layers, and no head at all ends the process where CTranslate2
divides by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l10n.errors import PackageError, single_line
from l10n.late_pattern import late_pattern

CONFIG = "special:model.yml"
"""The array of the weights that holds the text."""
LONGEST = 1 << 16
"""Bytes that such a text has at most; those of the models read have about 4,000."""
_LAYER = late_pattern(r"(encoder|decoder)_l(\d+)_")
_DEPTHS = {"enc-depth": "encoder", "dec-depth": "decoder"}
_HEADS = "transformer-heads"
_MOST_HEADS = 256


def check(text: bytes, arrays: Iterable[str], name: str, remedy: str) -> None:
    """Nothing, where the text's heads and depths are numbers that the names of the arrays bear out.

    Raises:
        PackageError: they are not.
    """
    config = _config(text, name, remedy)
    layers: dict[str, set[str]] = {"encoder": set(), "decoder": set()}
    for match in filter(None, map(_LAYER.match, arrays)):
        layers[match[1]].add(match[2])
    limits = {_HEADS: _MOST_HEADS, **{key: len(layers[side]) for key, side in _DEPTHS.items()}}
    for key, most in limits.items():
        value = config.get(key, 1)  # what is missing the converter names itself
        if not isinstance(value, int) or not 1 <= value <= most:
            raise PackageError(name, f"its configuration has {key}: {str(value)[:40]}, where 1 to {most} fit", remedy)


def _config(text: bytes, name: str, remedy: str) -> Mapping[object, object]:
    import yaml  # late: only where a package is installed

    try:
        config = yaml.safe_load(text.rstrip(b"\0").decode("utf-8", errors="replace"))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PackageError(name, f"its configuration is not YAML ({single_line(error)[:120]})", remedy) from error
    return config if isinstance(config, dict) else {}
