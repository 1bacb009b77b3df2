import pytest

from l10n.errors import SeveralErrors
from l10n.exchange import kit
from l10n.exchange.merge import merge
from l10n.exchange.xliff import v2
from l10n.model import Catalog, State, Unit, UnitKey
from tests.exchange.kits import sample
from tests.exchange.xliff.v2_cases import HEAD, INVALID, NOT_JUDGED, SEG, VALID, document, unit


@pytest.mark.parametrize("data", VALID.values(), ids=VALID)
def test_valid_documents_of_different_tools_are_accepted(data):
    assert v2.parse(data, "x.xlf")


@pytest.mark.parametrize(("data", "problem"), INVALID.values(), ids=INVALID)
def test_invalid_documents_of_different_tools_are_refused_with_their_line(data, problem):
    with pytest.raises(SeveralErrors) as caught:
        v2.parse(data, "x.xlf")
    lines = str(caught.value).splitlines()
    assert any(problem in line for line in lines), lines
    assert all(line.startswith("x.xlf:2: ") for line in lines), lines


@pytest.mark.parametrize("data", NOT_JUDGED.values(), ids=NOT_JUDGED)
def test_what_is_not_read_is_not_judged(data):
    assert v2.parse(data, "x.xlf")


def test_a_draft_that_lost_a_mark_states_it_and_returns():
    draft = Unit(UnitKey("", "The <1>pier</1> is shut.<2/>"), "El muelle está cerrado.", State.FUZZY)
    data = v2.dump(kit.pack(Catalog("pier", "en", "es", (draft,))))
    assert data.count(b'canDelete="yes"') == 2
    assert [item.unit for result in v2.parse(data, "x.xlf") for item in result.items] == [draft]


def test_what_left_us_may_return_with_what_tools_add():
    data = v2.dump(sample()).decode()
    data = data.replace("</segment>", "<notes><note>Seen.</note></notes></segment>", 1)
    with_more = data.replace("<segment ", '<segment t:x="1" xmlns:t="urn:tool" ', 1).replace(' canCopy="no"', "", 1)
    (back,) = v2.parse(with_more.encode(), "x.xlf")
    assert [item.unit.key for item in back.items] == [item.unit.key for item in sample().items]
    assert back.items[0].unit.comments == ("Seen.",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{}</target>", "</target>", "<2/> is missing"),
        ("{}</target>", "{}{}</target>", "<2/> stands 2 times"),
        ("{}</target>", '{}<ph id="9" copyOf="2"/></target>', "<9/> is not in the source"),
        ("{}</target>", '{}<ec startRef="7"/></target>', "</3> is not in the source"),
    ],
)
def test_a_code_that_was_tampered_with_costs_its_unit_the_review_and_no_further_unit(old, new, reason):
    units = (
        Unit(UnitKey("", "The <1>pier</1> is shut.<2/>"), "Cerró el <1>muelle</1>.<2/>", State.FUZZY),
        Unit(UnitKey("", "It rained."), "Llovió.", State.FUZZY),
    )
    catalog = Catalog("pier", "en", "es", units)
    text = v2.dump(kit.pack(catalog)).decode().replace('state="initial" subState="l10n:fuzzy"', 'state="reviewed"')
    code = text[text.rindex("<ph ") : text.index("</target>")]
    (back,) = v2.parse(text.replace(old.format(code), new.format(code, code), 1).encode(), "x.xlf")
    made = merge(catalog, back)
    assert [unit.state for unit in made.catalog.units] == [State.FUZZY, State.REVIEWED]
    assert [lost.reason for lost in made.lost] == [f"taken as fuzzy: {reason}"]


def test_thousands_of_codes_and_files_are_checked_in_linear_time():
    from tests.patience import patience

    codes = "".join(f'<ph id="{n}" canReorder="no" canCopy="no" canDelete="no"/>' for n in range(2, 3_000))
    first = '<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/>'
    with patience():
        data = unit(f"<segment><source>{first}{codes}</source><target>{first}{codes}</target></segment>{SEG}")
        assert v2.parse(data, "x.xlf")
        assert v2.parse(
            document("".join(f"<file id='f{n}'><unit id='u'>{SEG}</unit></file>" for n in range(1_500))), "x"
        )
    assert HEAD
