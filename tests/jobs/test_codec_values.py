"""Values of every kind that nouns hold come back as they were; what cannot be kept is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

import pytest

from l10n.jobs.codec import plain, restored


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    name: str
    inner: "Leaf | None" = None


@dataclass(frozen=True)
class Tree:
    pair: tuple[int, Colour]
    leaves: Sequence[Leaf]
    names: frozenset[str]
    by_name: Mapping[str, Leaf]
    path: PurePosixPath
    share: float | None = None
    anything: Any = field(default=None)


TREE = Tree((1, Colour.RED), (Leaf("a", Leaf("b")),), frozenset("ab"), {"c": Leaf("c")}, PurePosixPath("a/b"), 0.5, [1])


def test_a_noun_of_everything_returns():
    encoded = plain(TREE)
    assert encoded == [[1, "red"], [["a", ["b", None]]], ["a", "b"], [["c", ["c", None]]], "a/b", 0.5, [1]]
    assert restored(Tree, encoded) == TREE
    assert restored(Tree, [None] * 7) == Tree(*[None] * 7)
    assert isinstance(restored(frozenset[str], ["a"]), frozenset)
    assert isinstance(restored(list[str], ["a"]), tuple)
    assert restored(Tree, None) is None


@pytest.mark.parametrize("value", [object(), {1, object()}, [object()]])
def test_what_is_not_ours_cannot_be_preserved(value):
    with pytest.raises(TypeError, match="cannot be kept as JSON"):
        plain(value)


@pytest.mark.parametrize(
    ("kind", "value"), [(Leaf, ["a"]), (Leaf, ["a", None, 1]), (tuple[int, int], [1]), (Colour, "blue")]
)
def test_another_shape_is_refused(kind, value):
    with pytest.raises(ValueError, match=r"has other fields|zip\(\)|is not a valid"):
        restored(kind, value)
