"""The notes that we write on units (`#.` lines): the only place that knows their form.

Those of the place come from the template; those that follow say where the words come from, and are a `Provenance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.late_pattern import late_pattern
from l10n.markup import strip
from l10n.model import Origin, State, Unit
from l10n.provenance import Carried, Provenance, Sibling, SiblingState

DRAFT_NOTE = "draft: "
NO_DRAFT_NOTE = "no draft: "
IMPORT_NOTE = "import conflict: "
"""The note with the words of an imported file that a unit did not take; it stays until the unit says the same."""
ALSO_NOTE = "also in this file: "
"""The note with the words of another entry of the same text; it stays until the unit says them."""
REVIEW_NOTE = "kept as reviewed: source was "
"""The note of a unit whose source was corrected without a change of meaning, with the source that a person reviewed."""
WAS_REVIEWED = "reviewed before the source changed"
"""The note of a unit that was reviewed for its previous source: it is reviewed again when that source returns."""
SPLIT_NOTE = "carried over from the sentence before it was split"
"""The note of the other part of a split sentence; the part that is more similar has `WAS_REVIEWED`."""
CARRIED = (WAS_REVIEWED, SPLIT_NOTE, "words of the whole sentence, which was split")
"""The notes of words that are another sentence's, as they are written and as they once were."""
PSEUDO = "pseudo"
"""The engine whose words are of no language; it puts them in brackets."""
SIBLING_NOTE = "sibling: "
"""The note of a draft from another locale's words: which, how they stood, and fingerprints of them and of the draft."""
ALTERNATIVE_NOTES = (IMPORT_NOTE, ALSO_NOTE)
"""The notes with words that a unit did not take."""


_HISTORY = (DRAFT_NOTE, NO_DRAFT_NOTE, SIBLING_NOTE, *ALTERNATIVE_NOTES, REVIEW_NOTE, *CARRIED)
_DRAFT = late_pattern(
    r"draft: (?P<name>.*?)(?:, similarity (?P<likeness>[01](?:\.\d+)?))?(?:, confidence (?P<share>[01](?:\.\d+)?))?",
    re.DOTALL,
)
_MEMORY = "memory "
_REFUSAL = late_pattern(r"no draft: (?P<why>.*?)(?: \((?P<engine>(?:[^()]|\([^()]*\))*)\))?", re.DOTALL)
_CARRIED = late_pattern(r"(?P<kind>.*?)(?: \((?P<print>[0-9a-f]{6})\))?", re.DOTALL)
_SIBLING = late_pattern(
    rf"sibling: (?P<locale>[\w-]+), (?P<standing>{'|'.join(SiblingState)})"
    r"(?: \((?P<theirs>[0-9a-f]{6} )?(?P<made>[0-9a-f]{6})\))?"
)
_CORRECTED = late_pattern(rf'{REVIEW_NOTE}"(?P<source>.*)"', re.DOTALL)


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


def is_pseudo_draft(unit: Unit) -> bool:
    """Whether the words of a unit are of no language: a draft of pseudo, still in its brackets, that nobody has reviewed.

    >>> from l10n.model import UnitKey
    >>> draft = Unit(UnitKey("", "Go."), "[Ĝöö.]", State.FUZZY, notes=("draft: pseudo en→es 1, confidence 1.00",))
    >>> is_pseudo_draft(draft), is_pseudo_draft(replace(draft, target="Vaya."))
    (True, False)
    """
    if unit.state is not State.FUZZY or "[" not in unit.target:
        return False
    words, origin = strip(unit.target).strip(), provenance(unit).origin
    drafted = origin is not None and origin.kind == "engine" and origin.name.split()[:1] == [PSEUDO]
    return drafted and words.startswith("[") and words.endswith("]")


def read(lines: Sequence[str]) -> Provenance:
    """The provenance that some notes tell; what begins like none of them is a repair. The opposite of `write`."""
    history = Provenance()
    for line in lines:
        if line.startswith(DRAFT_NOTE) and history.origin is None:
            history = _drafted(history, line)
        elif line.startswith(NO_DRAFT_NOTE):
            match = _matched(_REFUSAL, line)
            history = replace(history, refusal=match["why"], refused_by=match["engine"] or "")
        elif history.sibling is None and (beside := _SIBLING.fullmatch(line)):
            prints = (beside["theirs"] or "").strip(), beside["made"] or ""
            history = replace(history, sibling=Sibling(beside["locale"], SiblingState(beside["standing"]), *prints))
        elif line.startswith(CARRIED):
            match = _matched(_CARRIED, line)
            kind = Carried.REVIEWED if match["kind"].startswith(WAS_REVIEWED) else Carried.SPLIT
            history = replace(history, carried=kind, fingerprint=match["print"] or "")
        elif line.startswith(REVIEW_NOTE):
            corrected = _CORRECTED.fullmatch(line)
            history = replace(history, corrected_from=corrected["source"] if corrected else "")
        elif line.startswith(IMPORT_NOTE):
            history = replace(history, imported=(*history.imported, line.removeprefix(IMPORT_NOTE)))
        elif line.startswith(ALSO_NOTE):
            history = replace(history, beside=(*history.beside, line.removeprefix(ALSO_NOTE)))
        else:
            history = replace(history, repairs=(*history.repairs, line))
    return history


def _drafted(history: Provenance, line: str) -> Provenance:
    match = _matched(_DRAFT, line)
    name = match["name"].strip()
    likeness, share = (float(match[group]) if match[group] else None for group in ("likeness", "share"))
    if likeness is not None or (share is None and name.startswith(_MEMORY)):
        return replace(
            history, origin=Origin("memory", name.removeprefix(_MEMORY)), similarity=likeness, confidence=share
        )
    return replace(history, origin=Origin("engine", name), confidence=share)


def _matched(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    match = pattern.fullmatch(line)
    if match is None:
        raise AssertionError(f"{line!r} begins as a note of ours and has another form")  # each pattern takes any end
    return match


def write(history: Provenance) -> tuple[str, ...]:
    """The notes of a provenance, in the order in which they stand in a file.

    >>> write(Provenance(Origin("engine", "argos en→es 0.1"), confidence=0.714, repairs=("number replaced: 12",)))
    ('draft: argos en→es 0.1, confidence 0.71', 'number replaced: 12')
    """
    lines = []
    if history.origin is not None:
        name = _MEMORY * (history.origin.kind == "memory") + history.origin.name
        shares = (("similarity", history.similarity), ("confidence", history.confidence))
        measured = "".join(f", {measure} {value:.2f}" for measure, value in shares if value is not None)
        lines.append(f"{DRAFT_NOTE}{name}{measured}")
    if history.sibling is not None:
        lines.append(sibling(history.sibling))
    lines += history.repairs
    if history.carried is not None:
        kind = WAS_REVIEWED if history.carried is Carried.REVIEWED else SPLIT_NOTE
        lines.append(f"{kind} ({history.fingerprint})" if history.fingerprint else kind)
    if history.corrected_from:
        lines.append(f'{REVIEW_NOTE}"{history.corrected_from}"')
    if history.refusal:
        lines.append(f"{NO_DRAFT_NOTE}{history.refusal}" + (f" ({history.refused_by})" if history.refused_by else ""))
    lines += [IMPORT_NOTE + words for words in history.imported]
    lines += [ALSO_NOTE + words for words in history.beside]
    return tuple(lines)


def sibling(link: Sibling) -> str:
    """The note of a sibling.

    >>> sibling(Sibling("es", SiblingState.REVIEWED, "0b7932", "3f2a1b"))
    'sibling: es, reviewed (0b7932 3f2a1b)'
    """
    prints = " ".join(filter(None, (link.theirs, link.made)))
    return f"{SIBLING_NOTE}{link.locale}, {link.state}" + (f" ({prints})" if prints else "")


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
    present = (*unit.notes, ALSO_NOTE + " ".join(unit.target.split()))
    return unit if not words.strip() or note in present else replace(unit, notes=(*unit.notes, note))


def refusals(unit: Unit) -> tuple[str, ...]:
    """The notes that say why a unit without a target has no draft, and what else was once said for it."""
    return tuple(note for note in unit.notes if note.startswith((NO_DRAFT_NOTE, *ALTERNATIVE_NOTES)))


def ours(unit: Unit) -> tuple[str, ...]:
    """Where the words of a fuzzy unit come from: the note of its draft and what follows it, or of its review."""
    for index, note in enumerate(unit.notes):
        if note.startswith((DRAFT_NOTE, SIBLING_NOTE, *ALTERNATIVE_NOTES, REVIEW_NOTE, *CARRIED)):
            return unit.notes[index:]
    return ()


def lasting(unit: Unit, *, anew: bool = False) -> tuple[str, ...]:
    """Our notes that outlive a review: imports that are not settled; what the source was before a correction, if not `anew`;
    and the sibling that words for this very source were drafted from.
    """
    settled = [kind + " ".join(unit.target.split()) for kind in ALTERNATIVE_NOTES]
    alternatives = [note for note in unit.notes if note.startswith(ALTERNATIVE_NOTES) and note not in settled]
    carried = any(note.startswith(CARRIED) for note in unit.notes)
    beside = [note for note in unit.notes if note.startswith(SIBLING_NOTE) and not carried]
    return tuple(beside + alternatives + [note for note in unit.notes if note.startswith(REVIEW_NOTE) and not anew])


def settled(unit: Unit) -> tuple[str, ...]:
    """The lasting notes of a unit as it stands in the file."""
    return lasting(unit, anew=any(note.startswith((WAS_REVIEWED, DRAFT_NOTE)) for note in unit.notes))
