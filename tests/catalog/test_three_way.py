"""Two versions of a catalog that grew out of a third."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.three_way import three_way
from l10n.model import Catalog, State, Unit, UnitKey

SOURCES = ("Rain fell.", "The pier closed.", "Nobody came.")


def catalog(*units: Unit) -> Catalog:
    return Catalog("a", "en", "es", units)


def unit(source: str, target: str = "", state: State = State.NEW) -> Unit:
    return Unit(UnitKey("", source), target, state)


BASE = catalog(*(unit(source, "x", State.FUZZY) for source in SOURCES))
states = st.tuples(st.sampled_from(["x", "uno", "dos"]), st.sampled_from([State.FUZZY, State.REVIEWED]))
versions = st.lists(states, min_size=3, max_size=3).map(
    lambda rows: catalog(*(unit(source, *row) for source, row in zip(SOURCES, rows, strict=True)))
)


@given(versions, versions)
def test_a_reviewed_word_of_either_side_is_never_lost(ours, theirs):
    done = three_way(BASE, ours, theirs)
    for each, two, merged in zip(ours.units, theirs.units, done.catalog.units, strict=True):
        reviewed = [side for side in (each, two) if side.state is State.REVIEWED]
        if reviewed and merged.key not in done.conflicts:
            assert merged.state is State.REVIEWED
            assert merged.target in {side.target for side in reviewed}
        if merged.key in done.conflicts:
            assert merged.target == each.target
            assert any(two.target in note for note in merged.notes)


@given(versions)
def test_a_side_alone_is_taken_whole(version):
    assert three_way(BASE, version, BASE).catalog == version
    assert three_way(BASE, BASE, version).catalog == version
    assert three_way(BASE, version, version).catalog == version


def test_the_article_is_that_of_the_side_that_extracted_it():
    newer = replace(BASE, units=(*BASE.units[:2], unit("Many came.")))
    edited = replace(BASE, units=(unit(SOURCES[0], "Llovió.", State.REVIEWED), *BASE.units[1:]))
    for ours, theirs in ((newer, edited), (edited, newer)):
        done = three_way(BASE, ours, theirs).catalog
        living = [each.key.source for each in done.units if each.state is not State.OBSOLETE]
        assert living == ["Rain fell.", "The pier closed.", "Many came."]
        assert done.units[0].state is State.REVIEWED
