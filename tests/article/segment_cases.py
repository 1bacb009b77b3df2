"""Reads `tests/segments/<tag>.txt`: one expected segment a line, a blank line between texts, `#` begins a comment.

A text is its lines joined by a space, or by nothing where a comment says `# join: nothing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "segments"


@dataclass(frozen=True, slots=True)
class Case:
    """One text with the segments it must be cut into."""

    language: str
    line: int
    text: str
    segments: tuple[str, ...]


def parse(content: str, language: str) -> list[Case]:
    """The cases of a file.

    Raises:
        ValueError: with the line, where the file holds white space that would be lost, an unknown directive, or no case.
    """
    joint, cases, lines, start = " ", [], [], 0
    for number, line in enumerate([*content.split("\n"), ""], 1):
        if line.startswith("# join:"):
            if line != "# join: nothing":
                raise ValueError(f"{language}.txt:{number}: unknown directive {line!r}")
            joint = ""
        elif line and not line.startswith("#"):
            if line != line.strip() or "\t" in line:
                raise ValueError(f"{language}.txt:{number}: outer white space or a tab")
            start = start if lines else number
            lines.append(line)
        elif not line and lines:
            cases.append(Case(language, start, joint.join(lines), tuple(lines)))
            lines = []
    if not cases:
        raise ValueError(f"{language}.txt: no case")
    return cases


def load() -> list[Case]:
    """The cases of every file."""
    return [
        case for path in sorted(FOLDER.glob("*.txt")) for case in parse(path.read_text(encoding="utf-8"), path.stem)
    ]
