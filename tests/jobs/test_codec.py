"""What is kept in .l10n comes back as it was: results of work, and errors with their kinds and parts."""

import json
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import errors
from l10n.errors import L10nError, SeveralErrors
from l10n.jobs.codec import error_of, plain, plain_error, restored
from l10n.model import Catalog, Finding, Unit

TEXT = st.text(st.characters(codec="utf-8"), max_size=6)
KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, L10nError)]


@pytest.mark.parametrize("kind", [Finding, Unit, Catalog])
def test_a_noun_returns_through_json(kind):
    @given(st.from_type(kind))
    @settings(max_examples=40, deadline=None)
    def comes_back(value):
        assert restored(kind, json.loads(json.dumps(plain(value)))) == value

    with_short_texts = {str: TEXT, PurePosixPath: TEXT.map(lambda text: PurePosixPath("a", text.replace("/", "")))}
    for each, strategy in with_short_texts.items():
        st.register_type_strategy(each, strategy)
    comes_back()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not SeveralErrors])
def test_an_error_returns_as_its_kind_with_its_parts(kind):
    error = error_of(json.loads(json.dumps(plain_error(kind("source/a.md:3", "is wrong", "mend it")))))
    assert (type(error), error.place, error.problem, error.remedy) == (kind, "source/a.md:3", "is wrong", "mend it")
    assert error.exit_code == kind.exit_code


def test_an_error_of_a_kind_that_is_gone_is_a_plain_error():
    for name in ("GoneError", "annotations", "single_line"):
        error = error_of([name, "a", "b", "c"])
        assert (type(error), str(error)) == (L10nError, "a: b; c")


@pytest.mark.parametrize("value", [[1, 2, 3], "text", 7, [], {"check": "a"}])
def test_a_noun_of_another_version_is_refused(value):
    with pytest.raises((ValueError, TypeError, LookupError)):
        restored(Finding, value)
