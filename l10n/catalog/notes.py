"""The notes that we write on units (`#.` lines): the only place that knows their form.

Those of the place come from the template; those that follow say where the words come from, and are a `Provenance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Origin, Unit
from l10n.provenance import Carried, Provenance, Sibling, SiblingStanding

DRAFT_NOTE = "draft: "
NO_DRAFT_NOTE = "no draft: "
IMPORT_NOTE = "import conflict: "
"""The note with the words of an imported file that a unit did not take; it stays until the unit says the same."""
ALSO_NOTE = "also in this file: "
"""The note with the words of another entry of the same text; it stays until the unit says them."""
KEPT_AS_REVIEWED = "kept as reviewed: source was "
"""The note of a unit whose source was corrected without a change of meaning, with the source that a person reviewed."""
WAS_REVIEWED = "reviewed before the source changed"
"""The note of a unit that was reviewed for its previous source: it is reviewed again when that source returns."""
OF_THE_WHOLE = "carried over from the sentence before it was split"
"""The note of the other part of a split sentence; the part that is more similar has `WAS_REVIEWED`."""
CARRIED = (WAS_REVIEWED, OF_THE_WHOLE, "words of the whole sentence, which was split")
"""The notes of words that are another sentence's, as they are written and as they once were."""
SIBLING_NOTE = "sibling: "
"""The note of a draft from another locale's words: which, how they stood, and fingerprints of them and of the draft."""
OTHER_WORDS = (IMPORT_NOTE, ALSO_NOTE)
"""The notes with words that a unit did not take."""


_HISTORY = (DRAFT_NOTE, NO_DRAFT_NOTE, SIBLING_NOTE, *OTHER_WORDS, KEPT_AS_REVIEWED, *CARRIED)
_DRAFT = re.compile(
    r"draft: (?P<name>.*?)(?:, (?P<measure>confidence|similarity) (?P<share>[01](?:\.\d+)?))?", re.DOTALL
)
_MEMORY = "memory "
_REFUSAL = re.compile(r"no draft: (?P<why>.*?)(?: \((?P<engine>(?:[^()]|\([^()]*\))*)\))?", re.DOTALL)
_CARRIED = re.compile(r"(?P<kind>.*?)(?: \((?P<print>[0-9a-f]{6})\))?", re.DOTALL)
_SIBLING = re.compile(
    rf"sibling: (?P<locale>[\w-]+), (?P<standing>{'|'.join(SiblingStanding)})"
    r"(?: \((?P<theirs>[0-9a-f]{6} )?(?P<made>[0-9a-f]{6})\))?"
)
_CORRECTED = re.compile(rf'{KEPT_AS_REVIEWED}"(?P<source>.*)"', re.DOTALL)


def split(notes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes of the place (paragraph, marks, terms), and those that say where the words come from."""
    at = next((n for n, note in enumerate(notes) if note.startswith(_HISTORY)), len(notes))
    return tuple(notes[:at]), tuple(notes[at:])


def provenance(unit: Unit) -> Provenance:
    """Where the words of a unit come from.

    >>> from l10n.model import UnitKey
    >>> note = "draft: memory harbor (fuzzy), similarity 0.92"
    >>> provenance(Unit(UnitKey("", "Rain."), "Lluvia.", notes=("paragraph 2", note))).origin
    Origin(kind='memory', name='harbor (fuzzy)')
    """
    return read(split(unit.notes)[1])


def read(lines: Sequence[str]) -> Provenance:
    """The provenance that some notes tell; what begins like none of them is a repair. The opposite of `write`."""
    found = Provenance()
    for line in lines:
        if line.startswith(DRAFT_NOTE) and found.origin is None:
            found = _drafted(found, line)
        elif line.startswith(NO_DRAFT_NOTE):
            match = _matched(_REFUSAL, line)
            found = replace(found, refusal=match["why"], refused_by=match["engine"] or "")
        elif found.sibling is None and (beside := _SIBLING.fullmatch(line)):
            prints = (beside["theirs"] or "").strip(), beside["made"] or ""
            found = replace(found, sibling=Sibling(beside["locale"], SiblingStanding(beside["standing"]), *prints))
        elif line.startswith(CARRIED):
            match = _matched(_CARRIED, line)
            kind = Carried.REVIEWED if match["kind"].startswith(WAS_REVIEWED) else Carried.SPLIT
            found = replace(found, carried=kind, fingerprint=match["print"] or "")
        elif line.startswith(KEPT_AS_REVIEWED):
            corrected = _CORRECTED.fullmatch(line)
            found = replace(found, corrected_from=corrected["source"] if corrected else "")
        elif line.startswith(IMPORT_NOTE):
            found = replace(found, imported=(*found.imported, line.removeprefix(IMPORT_NOTE)))
        elif line.startswith(ALSO_NOTE):
            found = replace(found, beside=(*found.beside, line.removeprefix(ALSO_NOTE)))
        else:
            found = replace(found, repairs=(*found.repairs, line))
    return found


def _drafted(found: Provenance, line: str) -> Provenance:
    match = _matched(_DRAFT, line)
    name, share = match["name"].strip(), float(match["share"]) if match["share"] else None
    if match["measure"] != "confidence" and (match["measure"] or name.startswith(_MEMORY)):
        return replace(found, origin=Origin("memory", name.removeprefix(_MEMORY)), similarity=share)
    return replace(found, origin=Origin("engine", name), confidence=share)


def _matched(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    match = pattern.fullmatch(line)
    if match is None:
        raise AssertionError(f"{line!r} begins as a note of ours and has another form")  # each pattern takes any end
    return match


def write(told: Provenance) -> tuple[str, ...]:
    """The notes of a provenance, in the order in which they stand in a file.

    >>> write(Provenance(Origin("engine", "argos en→es 0.1"), confidence=0.714, repairs=("number replaced: 12",)))
    ('draft: argos en→es 0.1, confidence 0.71', 'number replaced: 12')
    """
    lines = []
    if told.origin is not None:
        name = _MEMORY * (told.origin.kind == "memory") + told.origin.name
        shares = (("similarity", told.similarity), ("confidence", told.confidence))
        share = next((f", {measure} {value:.2f}" for measure, value in shares if value is not None), "")
        lines.append(f"{DRAFT_NOTE}{name}{share}")
    if told.sibling is not None:
        lines.append(sibling(told.sibling))
    lines += told.repairs
    if told.carried is not None:
        kind = WAS_REVIEWED if told.carried is Carried.REVIEWED else OF_THE_WHOLE
        lines.append(f"{kind} ({told.fingerprint})" if told.fingerprint else kind)
    if told.corrected_from:
        lines.append(f'{KEPT_AS_REVIEWED}"{told.corrected_from}"')
    if told.refusal:
        lines.append(f"{NO_DRAFT_NOTE}{told.refusal}" + (f" ({told.refused_by})" if told.refused_by else ""))
    lines += [IMPORT_NOTE + words for words in told.imported]
    lines += [ALSO_NOTE + words for words in told.beside]
    return tuple(lines)


def sibling(told: Sibling) -> str:
    """The note of a sibling.

    >>> sibling(Sibling("es", SiblingStanding.REVIEWED, "0b7932", "3f2a1b"))
    'sibling: es, reviewed (0b7932 3f2a1b)'
    """
    prints = " ".join(filter(None, (told.theirs, told.made)))
    return f"{SIBLING_NOTE}{told.locale}, {told.standing}" + (f" ({prints})" if prints else "")


def shown(line: str) -> str:
    """A note as a person reads it, without a fingerprint.

    >>> shown("reviewed before the source changed (0b7932)")
    'reviewed before the source changed'
    """
    beside = _SIBLING.fullmatch(line)
    if beside is not None:
        return f"{SIBLING_NOTE}{beside['locale']}, {beside['standing']}"
    return _matched(_CARRIED, line)["kind"] if line.startswith(CARRIED) else line


def also(unit: Unit, words: str) -> Unit:
    """The unit with a note of other words for it, unless it has them."""
    note = ALSO_NOTE + " ".join(words.split())
    there = (*unit.notes, ALSO_NOTE + " ".join(unit.target.split()))
    return unit if not words.strip() or note in there else replace(unit, notes=(*unit.notes, note))


def refusals(unit: Unit) -> tuple[str, ...]:
    """The notes that say why a unit without a target has no draft, and what else was once said for it."""
    return tuple(note for note in unit.notes if note.startswith((NO_DRAFT_NOTE, *OTHER_WORDS)))


def ours(unit: Unit) -> tuple[str, ...]:
    """Where the words of a fuzzy unit come from: the note of its draft and what follows it, or of its review."""
    for index, note in enumerate(unit.notes):
        if note.startswith((DRAFT_NOTE, SIBLING_NOTE, *OTHER_WORDS, KEPT_AS_REVIEWED, *CARRIED)):
            return unit.notes[index:]
    return ()


def lasting(unit: Unit, *, anew: bool = False) -> tuple[str, ...]:
    """Our notes that outlive a review: imports that are not settled; what the source was before a correction, if not `anew`;
    and the sibling that words for this very source were drafted from.
    """
    settled = [kind + " ".join(unit.target.split()) for kind in OTHER_WORDS]
    kept = [note for note in unit.notes if note.startswith(OTHER_WORDS) and note not in settled]
    carried = any(note.startswith(CARRIED) for note in unit.notes)
    beside = [note for note in unit.notes if note.startswith(SIBLING_NOTE) and not carried]
    return tuple(beside + kept + [note for note in unit.notes if note.startswith(KEPT_AS_REVIEWED) and not anew])


def settled(unit: Unit) -> tuple[str, ...]:
    """The lasting notes of a unit as it stands in the file."""
    return lasting(unit, anew=any(note.startswith((WAS_REVIEWED, DRAFT_NOTE)) for note in unit.notes))
