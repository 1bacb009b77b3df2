"""Classes of data behave as those of the standard library, whatever is asked of them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import InitVar, field, fields, replace

import pytest

from l10n.dataclass import dataclass


def _classes(decorator):
    """The same classes, made by a decorator."""

    @decorator(frozen=True, slots=True)
    class Quote:
        """Words that a person said."""

        speaker: str
        words: tuple[str, ...] = ()
        notes: list[str] = field(default_factory=list, compare=False)
        length: int = field(default=0, repr=False, kw_only=True)

    @decorator(slots=True)
    class Tally:
        """How often."""

        count: int = 0
        last: str = field(init=False, default="never")
        days: list[str] = field(init=False, default_factory=list)

        def __post_init__(self):
            self.count += 1

    @decorator(frozen=True, slots=True, eq=False)
    class Marker:
        """A value that equals itself alone."""

    @decorator(frozen=True, slots=True)
    class Empty:
        """No fields."""

    @decorator(frozen=True)
    class Open:
        """Without slots, with its own way of showing itself."""

        name: str
        hidden: str = field(init=False, default="inside")

        def __repr__(self):
            return f"<{self.name}>"

    return {each.__name__: each for each in (Quote, Tally, Marker, Empty, Open)}


OURS, STANDARD = _classes(dataclass), _classes(dataclasses.dataclass)
ATTEMPTS = {
    "shown": lambda all_classes: repr(all_classes["Quote"]("Amara", ("no",), length=3)),
    "shown by itself": lambda all_classes: repr(all_classes["Open"]("gate")),
    "equal": lambda all_classes: all_classes["Quote"]("Amara", notes=["a"]) == all_classes["Quote"]("Amara"),
    "unequal": lambda all_classes: all_classes["Quote"]("Amara") == all_classes["Quote"]("Bo"),
    "of another class": lambda all_classes: all_classes["Empty"]() == all_classes["Quote"]("Bo"),
    "as members of a set": lambda all_classes: len({all_classes["Quote"](name) for name in ("Bo", "Bo", "Cy")}),
    "empty, equal": lambda all_classes: {all_classes["Empty"](): 1}[all_classes["Empty"]()],
    "alone": lambda all_classes: all_classes["Marker"]() == all_classes["Marker"](),
    "changed fields": lambda all_classes: repr(replace(all_classes["Quote"]("Amara", length=2), speaker="Bo")),
    "a copy": lambda all_classes: repr(copy.deepcopy(all_classes["Quote"]("Amara", notes=["a"]))),
    "names": lambda all_classes: [each.name for each in fields(all_classes["Quote"])],
    "plain": lambda all_classes: dataclasses.asdict(all_classes["Open"]("gate")),
    "slots": lambda all_classes: all_classes["Quote"].__slots__,
    "positions": lambda all_classes: all_classes["Quote"].__match_args__,
    "after it": lambda all_classes: repr(all_classes["Tally"](4)),
    "hash of what changes": lambda all_classes: hash(all_classes["Tally"]()),
    "assigned": lambda all_classes: setattr(all_classes["Quote"]("Amara"), "speaker", "Bo"),
    "deleted": lambda all_classes: delattr(all_classes["Quote"]("Amara"), "speaker"),
    "parameters": lambda all_classes: list(inspect.signature(all_classes["Quote"]).parameters),
    "no value": lambda all_classes: all_classes["Quote"](),
    "a value too many": lambda all_classes: all_classes["Quote"]("Amara", (), [], 4),
    "another name": lambda all_classes: all_classes["Quote"](name="Amara"),
}


def _outcome(attempt, all_classes):
    try:
        return attempt(all_classes)
    except (TypeError, AttributeError) as error:
        return type(error), str(error)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_standard_library_does_the_same(name):
    assert _outcome(ATTEMPTS[name], OURS) == _outcome(ATTEMPTS[name], STANDARD)


def test_lists_of_values_are_never_shared():
    first, second = OURS["Quote"]("Amara"), OURS["Quote"]("Bo")
    first.notes.append("checked")
    assert second.notes == []


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with a parent, or itself."""

    name: str
    above: list[Sheet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Titled(Sheet):
    """A page with a title too."""

    title: str = ""


@dataclass(slots=True)
class Counted:
    """What counts the words of a text that it does not hold."""

    text: InitVar[str]
    words: int = field(init=False)

    def __post_init__(self, text):
        self.words = len(text.split())


class Plain(Sheet):
    """A class of its own below a class of data."""

    def __init__(self, title):
        super().__init__(title.lower())


def test_values_arrive_back_from_a_pickle():
    assert pickle.loads(pickle.dumps(Sheet("front", [Sheet("back")]))) == Sheet("front", [Sheet("back")])
    assert pickle.loads(pickle.dumps(Titled("front", [], "News"))) == Titled("front", [], "News")


def test_a_class_below_has_its_fields_and_those_above():
    assert repr(Titled("front", title="News")).endswith("Titled(name='front', above=[], title='News')")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        Titled("front").name = "back"


def test_a_plain_class_below_has_attributes_itself():
    assert list(inspect.signature(Plain).parameters) == ["title"]
    page = Plain("Front")
    page.seen = True
    del page.seen
    assert page.name == "front"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del page.name


def test_what_is_passed_and_not_a_field_reaches_the_class():
    assert Counted("It rained on Monday").words == 4


def test_a_value_that_holds_itself_is_shown_once():
    page = Sheet("front")
    page.above.append(page)
    assert repr(page) == "Sheet(name='front', above=[...])"
