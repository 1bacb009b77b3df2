"""Articles with their human translations, a sentence a line: the reference texts beside the project, or fewer of our own.

Tests of whole languages read `HUMAN`, so that they run in every clone; a floor that was set on the reference texts may be a
little lower on ours, which are fewer.
"""

from pathlib import Path

OWN = Path(__file__).resolve().parent / "data/fresh"
SHARED = Path(__file__).resolve().parents[1] / "../shared/data/ntrex"
MORE = Path(__file__).resolve().parents[1] / "../shared/data/ntrex2"
"""More documents in more languages, for whoever adds one: `python -m tests.gate.checks --more`."""
HUMAN = SHARED if SHARED.is_dir() else OWN
