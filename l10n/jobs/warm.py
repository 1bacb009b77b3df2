"""What every process that does tasks needs, imported once in the process that the others are forked off."""

from l10n.jobs import build, check, extract, tasks

__all__ = ["build", "check", "extract", "tasks"]
