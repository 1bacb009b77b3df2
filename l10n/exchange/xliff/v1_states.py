"""What an XLIFF 1.2 file says of the state of a unit, in the words of the standard and of the tools that have their own.

Source: XLIFF 1.2, section 2.3 (`approved`, `state`); what Trados (`sdl:seg`), memoQ (`mq:status`) and Phrase (`m:confirmed`)
write into their files.
"""

from __future__ import annotations

from l10n.exchange.xliff.v1_rules import CORE, NAMESPACE
from l10n.exchange.xml import Element, name
from l10n.model import State

_DONE = frozenset({"signed-off", "final"})
_BY_MACHINE = frozenset({"mt-suggestion", "leveraged-mt"})
_SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
_SDL_DONE = frozenset({"ApprovedTranslation", "ApprovedSignOff"})
_MACHINES = frozenset({"mt", "nmt", "amt"})
_MEMOQ = "{MQXliff}"
_MEMOQ_DONE = frozenset({"ManuallyConfirmed", "Reviewer1Confirmed", "Reviewer2Confirmed", "Proofread", "Confirmed"})
PHRASE = "{http://www.memsource.com/mxlf/2.0}"


def state(unit: Element, target: Element | None, words: str) -> State:
    """The state of a unit: reviewed where a person confirmed all of its words, fuzzy where it only has words.

    Who approves but leaves `needs-review-translation` behind has not reviewed, except in a file of ours: there every word that
    left unreviewed says so, and `approved` is what the person added.
    """
    if target is None or not words:
        return State.NEW
    approved, state_name = unit.get("approved"), target.get("state", "")
    approved_by_tool = _by_tool(unit)
    ours = unit.get(f"{{{NAMESPACE}}}exported") is not None and state_name.startswith("needs-review-")
    is_open = state_name == "new" or (state_name.startswith("needs-") and not ours)
    is_open = is_open or _is_unproven(target.get("state-qualifier", ""), state_name)
    if approved_by_tool is not None:
        return State.REVIEWED if approved_by_tool and approved != "no" and not is_open else State.FUZZY
    if approved == "yes":
        return State.FUZZY if is_open else State.REVIEWED
    return State.REVIEWED if approved is None and state_name in _DONE and not is_open else State.FUZZY


def _is_unproven(qualifier: str, state_name: str) -> bool:
    """Whether the tool says that the words are a machine's, or were rejected. Tools set `approved` on pre-translation too,
    and take the qualifier off when a person types; a machine's words that somebody signed off are a person's word.
    """
    return qualifier.startswith("rejected-") or (qualifier in _BY_MACHINE and state_name not in _DONE)


def _by_tool(unit: Element) -> bool | None:
    """Whether the tool that wrote the file says that a person confirmed the unit; nothing where it has no words for that."""
    segments = [each for each in unit.iter(f"{_SDL}seg") if not _is_alternative(each)]
    if segments:
        return all(_is_confirmed_by_trados(segment) for segment in segments)
    status = _attribute(unit, "status", _MEMOQ)
    if status is not None:
        return status in _MEMOQ_DONE
    confirmed = _attribute(unit, "confirmed", PHRASE)
    return None if confirmed is None else confirmed.strip().lower() in {"1", "true"}


def _attribute(unit: Element, local: str, space: str) -> str | None:
    """An attribute of a tool, whatever the version in its namespace."""
    start = space.rstrip("}0123456789.")
    values = (
        value for key, value in unit.attrib.items() if str(key).startswith(start) and str(key).endswith("}" + local)
    )
    return next((str(value) for value in values), None)


def _is_alternative(element: Element) -> bool:
    return any(name(each) == "alt-trans" for each in element.iterancestors(f"{{{CORE}}}alt-trans"))


def _is_confirmed_by_trados(segment: Element) -> bool:
    """`Translated` is a translator's word, except where the machine's is all there is."""
    if segment.get("conf") in _SDL_DONE:
        return True
    return segment.get("conf") == "Translated" and segment.get("origin", "").lower() not in _MACHINES
