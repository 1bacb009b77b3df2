"""Values as the JSON of commands has them. Keys that were published stay, whatever the fields of the code are called."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

KEYS: Mapping[str, Mapping[str, str]] = {
    "Change": {"unchanged": "kept"},
    "Conflict": {"reviewed": "kept"},
    "Drafted": {"requested": "wanted"},
    "ImportedTerms": {"present": "known"},
}
"""The published keys of fields that are called otherwise, by their classes."""


def published(value: object) -> Any:  # noqa: ANN401  (JSON)
    """A value with its fields under their published keys.

    >>> from l10n.catalog.change import Change
    >>> published([Change(unchanged=2)])
    [{'kept': 2, 'fuzzy': 0, 'new': 0, 'obsolete': 0, 'revived': 0, 'reviewed': 0}]
    """
    if dataclasses.is_dataclass(value):
        keys = KEYS.get(type(value).__name__, {})
        names = (field.name for field in dataclasses.fields(value))
        return {keys.get(name, name): published(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: published(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [published(member) for member in value]
    return value
