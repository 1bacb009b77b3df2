"""The gate of spoilt answers itself: it sees what passes in silence, and what is lost."""

from __future__ import annotations

from tests.draft.nasty import Nasty
from tests.gate import naughty
from tests.gate.naughty import drafted, parallel, tried

PAIRS = dict(list(parallel().items())[:8])


def test_it_sees_what_passes_and_what_does_not() -> None:
    honest, stopped = drafted(Nasty(PAIRS, ""), list(PAIRS))
    assert len(honest) == len(PAIRS)
    assert not stopped
    loops = tried("a clause", PAIRS, honest)
    assert (loops.spoilt, loops.refused, loops.lost, loops.silent) == (3, 3, 0, ())
    assert tried("a clause", PAIRS, honest, once=True).right >= 2
    assert tried("two swapped", PAIRS, honest).right == len(PAIRS)
    # Two words of the same weight exchanged are what no rule can see.
    naughty.ANSWERS["a word"] = lambda source, target, dice: target.replace(" de ", " con ", 1)
    try:
        assert tried("a word", PAIRS, honest).silent
    finally:
        del naughty.ANSWERS["a word"]
