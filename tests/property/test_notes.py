"""What notes say of where words come from is written and read back, whatever it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog import notes
from l10n.model import Origin
from l10n.provenance import Carried, Provenance, Sibling, SiblingState

WORD = st.text(st.characters(categories=["L", "N"], include_characters=" .,→+-'«»"), min_size=1, max_size=12)
LINE = WORD.map(lambda text: f"w{' '.join(text.split())}w")
SHARE = st.integers(0, 100).map(lambda n: n / 100)
PRINT = st.text("0123456789abcdef", min_size=6, max_size=6)
SIBLING = st.builds(
    Sibling, st.sampled_from(("es", "sr-Latn", "pt-BR")), st.sampled_from(SiblingState), st.just("") | PRINT, PRINT
)


@st.composite
def provenances(draw: st.DrawFn) -> Provenance:
    kind = draw(st.sampled_from(("", "engine", "memory")))
    share = draw(SHARE)
    carried = draw(st.one_of(st.none(), st.sampled_from(Carried)))
    refusal = draw(st.one_of(st.just(""), LINE))
    return Provenance(
        origin=Origin(kind, draw(LINE)) if kind else None,
        confidence=share if kind == "engine" or (kind and draw(st.booleans())) else None,
        similarity=share if kind == "memory" else None,
        repairs=tuple(f"number replaced: {line}" for line in draw(st.lists(LINE, max_size=2))),
        sibling=draw(st.one_of(st.none(), SIBLING)),
        carried=carried,
        fingerprint=draw(st.one_of(st.just(""), PRINT)) if carried else "",
        corrected_from=draw(st.one_of(st.just(""), LINE)),
        refusal=refusal,
        refused_by=draw(st.one_of(st.just(""), LINE.map(lambda name: f"{name} (v1)"))) if refusal else "",
        imported=tuple(draw(st.lists(LINE, max_size=2))),
        beside=tuple(draw(st.lists(LINE, max_size=2))),
    )


@given(provenances())
def test_what_is_written_is_read(each: Provenance) -> None:
    lines = notes.write(each)
    assert notes.read(lines) == each
    assert notes.write(notes.read(lines)) == lines
    for line in lines:  # a person reads them without fingerprints
        assert notes.shown(line) == re.sub(r" \([0-9a-f]{6}(?: [0-9a-f]{6})?\)\Z", "", line)
    assert (
        notes.split(("paragraph 2", "<1>…</1>: link", *lines)) == (("paragraph 2", "<1>…</1>: link"), lines)
        or each.repairs
    )


@given(
    st.lists(st.one_of(st.sampled_from(notes._HISTORY).flatmap(lambda head: st.text().map(head.__add__)), st.text()))
)
def test_any_notes_are_read(lines: list[str]) -> None:
    assert isinstance(notes.read(lines), Provenance)


def test_a_match_that_is_wrong_has_both_figures() -> None:
    wrong = Provenance(Origin("memory", "old.tmx (exact)"), confidence=0.37, similarity=1.0)
    (line,) = notes.write(wrong)
    assert line == "draft: memory old.tmx (exact), similarity 1.00, confidence 0.37"
    assert notes.read([line]) == wrong


def test_notes_of_older_versions_are_read() -> None:
    old = ["words of the whole sentence, which was split (0b7932)", "numbers put in: 12"]
    assert notes.read(old) == Provenance(carried=Carried.SPLIT, fingerprint="0b7932", repairs=("numbers put in: 12",))
    assert notes.read(["draft: memory ferry (fuzzy), similarity 0.91"]).similarity == 0.91
    assert notes.read(["no draft: it is empty (argos en→es 0.1)"]).refused_by == "argos en→es 0.1"
