"""The laws of catalogs and their PO text."""

from dataclasses import replace

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog.catalog import accept, compose, merge, template, update
from l10n.catalog.po import mo, po
from l10n.markup import is_blank
from l10n.model import Catalog, Draft, Origin, Role, State, Unit, UnitKey
from tests.catalog.tools import article, block, complaints, cut, needs_gettext, run

# What has hurt PO tools before, beside any text there is.
HARD = (
    '"',
    "\\",
    "\\n",
    "\n",
    "\r",
    "\t",
    "\u2028",
    "\x85",
    "\x07",
    "#~ ",
    'msgid "a"',
    "<1>",
    "%d",
    "«é»",
    "𝕏",
    "\x1b",
    " ",
)
TEXT = st.lists(
    st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_characters="\0\4", codec="utf-8"))), max_size=6
)
SOURCE = TEXT.map("".join).filter(bool)
LINE = SOURCE.map(lambda text: " ".join(text.split())).filter(lambda text: len(text.splitlines()) == 1)
FLAG = st.sampled_from(("no-wrap", "c-format", "x-unknown"))
REFERENCE = st.sampled_from(("source/a.md:1", "source/two words.md:7", "source/b.md", "source/ü.html:12"))


@st.composite
def units(draw: st.DrawFn) -> Unit:
    target = draw(st.one_of(st.just(""), SOURCE))
    states = [State.REVIEWED, State.FUZZY, State.OBSOLETE] if target else [State.NEW, State.OBSOLETE]
    state = draw(st.sampled_from(states))
    if state is State.REVIEWED and is_blank(target):  # nobody reviews what nobody sees
        state = State.FUZZY
    flags = tuple(draw(st.lists(FLAG, unique=True, max_size=2)))
    if state is State.OBSOLETE and target and draw(st.booleans()):
        flags = ("fuzzy", *flags)
    return Unit(
        key=UnitKey(draw(st.sampled_from([role.context for role in Role])), draw(SOURCE)),
        target=target,
        state=state,
        previous=draw(st.one_of(st.just(""), SOURCE)),
        references=tuple(draw(st.lists(REFERENCE, unique=True, max_size=2))),
        notes=tuple(draw(st.lists(LINE, max_size=2))),
        comments=tuple(draw(st.lists(LINE, max_size=2))),
        flags=flags,
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    made = draw(st.lists(units(), max_size=6, unique_by=lambda unit: unit.key))
    made.sort(key=lambda unit: unit.state is State.OBSOLETE)
    return Catalog("harbour", "en", draw(st.sampled_from(("es", "sr-Latn", "zh-Hans", ""))), tuple(made))


WORDS = (
    "the",
    "ferry",
    "left",
    "harbour",
    "mayor",
    "storm",
    "“never”",
    "Gdynia",
    "on",
    "Friday",
    "<1>two</1>",
    "bells",
)
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
CONTEXT = st.sampled_from(("", "", "headline"))
KEYS = st.lists(st.builds(UnitKey, CONTEXT, SENTENCE), max_size=8, unique=True)


def fresh(keys: list[UnitKey]) -> Catalog:
    units = (Unit(key, references=(f"a.md:{n}",), notes=(f"paragraph {n}",)) for n, key in enumerate(keys, 1))
    return Catalog("harbour", "en", "", tuple(units))


@st.composite
def works(draw: st.DrawFn) -> Catalog:
    """A catalog in the middle of its life: units of all states with targets that tell them apart."""
    made = update(Catalog("harbour", "en", "es", ()), fresh(draw(KEYS)))
    states = draw(st.lists(st.sampled_from(State), min_size=len(made.units), max_size=len(made.units)))
    result = []
    for number, (unit, state) in enumerate(zip(made.units, states, strict=True)):
        target = "" if state is State.NEW else f"frase {number}"
        cleared = replace(unit, references=(), notes=()) if state is State.OBSOLETE else unit
        result.append(replace(cleared, state=state, target=target))
    result.sort(key=lambda unit: unit.state is State.OBSOLETE)
    return replace(made, units=tuple(result))


@given(catalogs())
@settings(max_examples=50, deadline=None)
def test_parse_yields_back_what_dump_wrote(catalog: Catalog) -> None:
    text = po.dump(catalog)
    assert po.parse(text, "harbour") == catalog
    assert po.dump(catalog, text) == text
    assert po.dump(catalog, text.replace("\n", "\r\n")) == text.replace("\n", "\r\n")


@given(catalogs(), catalogs())
@settings(max_examples=50, deadline=None)
def test_the_former_content_changes_nothing_in_the_meaning(catalog: Catalog, second: Catalog) -> None:
    original = po.dump(replace(second, target=catalog.target))
    assert po.parse(po.dump(catalog, original), "harbour") == catalog


@needs_gettext
@given(catalogs())
@settings(max_examples=25, deadline=None)
def test_gettext_reads_all_that_is_written(tmp_path_factory, catalog: Catalog) -> None:
    path = tmp_path_factory.mktemp("po") / "harbour.po"
    # No segment begins or ends with a line feed, and its target must not either; format flags are for programs.
    inner = [unit for unit in catalog.units if all(text == text.strip("\n") for text in (unit.key.source, unit.target))]
    plain = tuple(replace(unit, flags=tuple(flag for flag in unit.flags if flag == "fuzzy")) for unit in inner)
    path.write_text(po.dump(replace(catalog, units=plain)), encoding="utf-8", newline="")
    assert run("msgfmt", "-o", "/dev/null", path).returncode == 0


@needs_gettext
@given(works())
@settings(max_examples=15, deadline=None)
def test_gettext_changes_nothing(tmp_path_factory, catalog: Catalog) -> None:
    path = tmp_path_factory.mktemp("po") / "harbour.po"
    path.write_text(po.dump(catalog), encoding="utf-8", newline="")
    assert complaints(path) == ""
    assert run("msgcat", "--no-wrap", "--force-po", path).stdout == path.read_bytes()


@given(catalogs())
@settings(max_examples=40, deadline=None)
def test_polib_reads_the_same(tmp_path_factory, catalog: Catalog) -> None:
    path = tmp_path_factory.mktemp("po") / "harbour.po"
    # polib knows no escape but its own, and takes a context of white space for none.
    retained = tuple(unit for unit in catalog.units if "\x07" not in unit.key.source + unit.target)
    path.write_text(po.dump(replace(catalog, units=retained)), encoding="utf-8", newline="")
    result = {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in polib.pofile(str(path))}
    assert result == {(unit.key.context, unit.key.source): unit.target for unit in retained}


@given(works(), KEYS)
@settings(max_examples=50, deadline=None)
def test_no_word_is_lost_whatever_the_edit(catalog: Catalog, keys: list[UnitKey]) -> None:
    made = update(catalog, fresh(keys))
    words = " ".join(unit.target for unit in made.units)
    for unit in catalog.units:
        assert unit.target in words
    assert [unit.key for unit in made.units[: len(keys)]] == keys
    assert len({unit.key for unit in made.units}) == len(made.units)
    assert update(made, fresh(keys)) == made
    assert po.parse(po.dump(made), "harbour") == made


@given(works(), KEYS)
@settings(max_examples=60, deadline=None)
def test_reviewed_stems_from_reviewed_alone(catalog: Catalog, keys: list[UnitKey]) -> None:
    trusted = {unit.target for unit in catalog.units if unit.state in {State.REVIEWED, State.OBSOLETE}}
    for unit in update(catalog, fresh(keys)).units:
        if unit.state is State.REVIEWED:
            assert unit.target in trusted


@given(works())
@settings(max_examples=50, deadline=None)
def test_the_same_article_changes_nothing(catalog: Catalog) -> None:
    present = [unit for unit in catalog.units if unit.state is not State.OBSOLETE]
    same = replace(catalog, target="", units=tuple(replace(unit, target="", state=State.NEW) for unit in present))
    gone = [unit for unit in catalog.units if unit.state is State.OBSOLETE]
    assert update(catalog, same).units == (*present, *gone)


@given(works(), KEYS, st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_person_saved_is_never_lost(catalog: Catalog, keys: list[UnitKey], data: st.DataObject) -> None:
    ours = update(catalog, fresh(keys))
    ours = accept(ours, [Draft(key, "máquina", Origin("engine", "x")) for key in keys])
    chosen = data.draw(st.sets(st.sampled_from(range(len(catalog.units)))) if catalog.units else st.just(set()))
    saved = tuple(
        replace(unit, target=f"persona {n}.", state=State.REVIEWED)
        if n in chosen and unit.state is not State.OBSOLETE
        else unit
        for n, unit in enumerate(catalog.units)
    )
    made = merge(catalog, ours, replace(catalog, units=saved))
    words = " ".join(unit.target for unit in made.units)
    assert all(unit.target in words for unit in saved if unit.target.startswith("persona"))
    assert len({unit.key for unit in made.units}) == len(made.units)
    by_key = {unit.key: unit for unit in made.units}
    for unit in saved:
        if unit.target.startswith("persona") and unit.key in keys:
            assert (by_key[unit.key].target, by_key[unit.key].state) == (unit.target, State.REVIEWED)


@given(works())
@settings(max_examples=50, deadline=None)
def test_drafting_twice_changes_nothing(catalog: Catalog) -> None:
    drafts = [Draft(unit.key, "máquina", Origin("engine", "x")) for unit in catalog.units]
    once = accept(catalog, drafts)
    assert accept(once, drafts) == once
    for before, after in zip(catalog.units, once.units, strict=True):
        assert after == before or (before.state is State.NEW and after.state is State.FUZZY)


@given(
    st.lists(st.tuples(st.sampled_from(Role), SENTENCE | SOURCE), max_size=5), st.sampled_from(("es", "zh", "ja", "ar"))
)
@settings(max_examples=50, deadline=None)
def test_targets_equal_to_sources_build_the_source(parts: list[tuple[Role, str]], target: str) -> None:
    document = article(*(block(text, role, start=n) for n, (role, text) in enumerate(parts)))
    made = update(Catalog("harbour", "en", target, ()), template(document, cut))
    done = replace(made, units=tuple(replace(u, target=u.key.source, state=State.REVIEWED) for u in made.units))
    localized = compose(document, done, cut)
    assert all(localized.text(each) == each.text for each in document.walk())


@given(catalogs())
@settings(max_examples=30, deadline=None)
def test_a_binary_is_the_same_every_time(catalog: Catalog) -> None:
    assert mo.compile(catalog) == mo.compile(replace(catalog, units=tuple(reversed(catalog.units))))
