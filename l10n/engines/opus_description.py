"""What an archive of OPUS-MT says of its model: the description beside it (`<name>.yml`), else its README, else its name.

The description is read line by line: it looks like YAML, but its labels (`- >>ukr<<`) are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern

_DATE = late_pattern(r"(?:19|20)\d\d-\d\d-\d\d")
_CODES = r"[a-z]{3}(?:_[A-Z][a-z]{3})?(?:\+[a-z]{3}(?:_[A-Z][a-z]{3})?)*"
_PAIR = late_pattern(rf"(?<![\w+-])({_CODES})-({_CODES})(?![a-zA-Z+])")
_HUB = late_pattern(
    r"opus-mt-(?:tc-(?:big|base|bible-big)-)?([a-z]{2,3})-([a-z]{2,3})(?![a-z])"
)  # the names for Transformers
_RELEASE = late_pattern(rf"({_CODES}-{_CODES})/([^/\s)\]]+)\.zip")
_LABEL = late_pattern(r">>([a-z]{2,3}(?:_[A-Z][a-z]{3})?)<<")
_COUNT = late_pattern(r"\((\d+)\)")
_README = {
    "source-languages": late_pattern(r"^\W*source language\(s\):(.*)$", re.MULTILINE | re.IGNORECASE),
    "target-languages": late_pattern(r"^\W*target language\(s\):(.*)$", re.MULTILINE | re.IGNORECASE),
    "use-target-labels": late_pattern(r"^\W*valid (?:target )?language labels:(.*)$", re.MULTILINE | re.IGNORECASE),
}
_LABEL_NEEDED = late_pattern(r"initial language token is required", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OpusDescription:
    """A model in its makers' words: `pair` as in `eng-zle`, languages in ISO 639-3.

    `labelled` says whether it wants a target label, nothing where nobody says; `labels` are those that are listed. `trained`
    has the sentences that it was trained on by target, and is empty where they are not listed.
    """

    pair: str = ""
    version: str = ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    labelled: bool | None = None
    labels: tuple[str, ...] = ()
    trained: Mapping[str, int] = field(default_factory=dict)


def parse(text: str) -> OpusDescription:
    r"""The description in a `.yml` file beside a model; an empty one where the text is something else.

    >>> text = "release: eng-zle/opus-2020-07-27.zip\nsource-languages:\n   - eng\nuse-target-labels:\n   - >>ukr<<\n"
    >>> found = parse(text)
    >>> found.pair, found.version, found.sources, found.labels
    ('eng-zle', '2020-07-27', ('eng',), ('ukr',))
    """
    entries = _entries(text)
    if "source-languages" not in entries:
        return OpusDescription()
    release = _RELEASE.search(" ".join(entries.get("release", ())))
    date = _DATE.search(" ".join(entries.get("release-date", ())) or (release[2] if release else ""))
    labels = _labels(" ".join(entries.get("use-target-labels", ())))
    sources, targets = tuple(entries["source-languages"]), tuple(entries.get("target-languages", ()))
    return OpusDescription(
        pair=release[1] if release else _pair(sources, targets),
        version=date[0] if date else "",
        sources=sources,
        targets=targets,
        labelled="use-target-labels" in entries,
        labels=labels,
        trained=_trained(entries.get("training-data", ())),
    )


def parse_readme(text: str) -> OpusDescription:
    """The description in a README: of its first model, where it lists several."""
    lists = {key: match[1] if (match := pattern.search(text)) else "" for key, pattern in _README.items()}
    release = _RELEASE.search(text)
    date = _DATE.search(release[2]) if release else None
    labels = _labels(lists["use-target-labels"])
    needs_label = bool(labels) or bool(_LABEL_NEEDED.search(text))
    sources, targets = tuple(lists["source-languages"].split()), tuple(lists["target-languages"].split())
    return OpusDescription(
        pair=release[1] if release else _pair(sources, targets),
        version=date[0] if date else "",
        sources=sources,
        targets=targets,
        labelled=needs_label if lists["target-languages"] else None,
        labels=labels,
    )


def parse_name(name: str) -> OpusDescription:
    """What the name of an archive or a folder says: `eng-ukr`, `opus-2020-06-16`."""
    pair, date = _HUB.search(name) or _PAIR.search(_DATE.sub(" ", name)), _DATE.search(name)
    return OpusDescription(
        pair=f"{pair[1]}-{pair[2]}" if pair else "",
        version=date[0] if date else "",
        sources=tuple(pair[1].split("+")) if pair else (),
        targets=tuple(pair[2].split("+")) if pair else (),
    )


def merged(descriptions: Sequence[OpusDescription]) -> OpusDescription:
    """One description of several, the first that says something wins, part by part."""
    description, *later = descriptions
    for further in later:
        description = replace(
            description,
            pair=description.pair or further.pair,
            version=description.version or further.version,
            sources=description.sources or further.sources,
            targets=description.targets or further.targets,
            labelled=description.labelled if description.labelled is not None else further.labelled,
            labels=description.labels or further.labels,
            trained=description.trained or further.trained,
        )
    return description


def _pair(sources: Sequence[str], targets: Sequence[str]) -> str:
    """The pair of languages in the makers' way; of more than three on a side the count."""
    ends = ["+".join(codes) if len(codes) < 4 else f"{codes[0]}+{len(codes) - 1}" for codes in (sources, targets)]
    return "-".join(ends) if all(ends) else ""


def _entries(text: str) -> Mapping[str, list[str]]:
    """The values of each key: what stands on its line, and the indented lines below."""
    entries: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.splitlines():
        if line[:1].isspace():
            values.append(line.strip().removeprefix("- ").strip())
        elif line.startswith("- "):
            values.append(line[2:].strip())
        elif ":" in line:
            key, _, value = line.partition(":")
            values = entries.setdefault(key.strip(), [])
            if value.strip():
                values.append(value.strip())
    return entries


def _labels(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_LABEL.findall(text)))


def _trained(lines: Sequence[str]) -> Mapping[str, int]:
    """The sentences by language of lines such as `eng-tat: Tatoeba-train (9377440) wiki.aa (447442)`."""
    counts: dict[str, int] = {}
    for line in lines:
        pair, _, sets = line.partition(":")
        for code in pair.strip().split("-"):
            counts[code] = counts.get(code, 0) + sum(map(int, _COUNT.findall(sets)))
    return counts if any(counts.values()) else {}
