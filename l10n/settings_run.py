"""Where the work on a project is done: `[run]` and `[scheduler]` of the settings."""

from __future__ import annotations

from pathlib import Path

from l10n.dataclass import dataclass, field
from l10n.errors import SettingsError
from l10n.settings_table import Reader


@dataclass(frozen=True, slots=True)
class SchedulerOptions:
    """A Dask scheduler: its address, empty where there is none, and for `tls://` the files of its certificates."""

    address: str = ""
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How many processes work at once, 0 for one on each core; or the scheduler whose workers do."""

    jobs: int = 1
    scheduler: SchedulerOptions = field(default_factory=SchedulerOptions)


def run_options(run: Reader, scheduler: Reader, root: Path) -> RunOptions:
    """The options in both tables.

    Raises:
        SettingsError: one is unknown, of the wrong type or out of range.
    """
    count = run.count("jobs", 0, lowest=0, highest=1024)
    run.finish()
    address = scheduler.text("address", "")
    if address and "://" not in address:
        raise SettingsError(f"{scheduler.place}: address", f"is {address!r}", 'write "tcp://host:8786"')
    files = {name: scheduler.text(name, "") for name in ("ca", "certificate", "key")}
    scheduler.finish()
    places = {name: root / path if path else None for name, path in files.items()}
    return RunOptions(count, SchedulerOptions(address, **places))
