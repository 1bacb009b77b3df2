"""What checks of single units say, kept for who asks about an article again and again.

The findings of such a check hold until its unit changes, whatever changes beside it: `plugin.Check` promises so by its scope.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.dataclass import dataclass, field
from l10n.model import Finding, Unit, UnitKey

ByCheck = Mapping[str, Sequence[Finding]]


@dataclass(slots=True)
class UnitFindings:
    """The findings by unit and check, of the version of each unit that was asked last; for one set of checks and terms."""

    _of: dict[UnitKey, tuple[Unit, ByCheck]] = field(default_factory=dict)

    def find(self, unit: Unit) -> ByCheck | None:
        """What is known of this version of a unit; nothing where it was not asked."""
        version, findings = self._of.get(unit.key, (None, {}))
        return findings if version is unit or version == unit else None

    def add(self, unit: Unit, findings: ByCheck) -> None:
        """Keeps what was found, in the place of an older version's."""
        self._of[unit.key] = unit, findings

    def clear(self) -> None:
        """Forgets all: checks or terms have changed."""
        self._of.clear()
