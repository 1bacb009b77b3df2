"""One line for a person, whatever went wrong."""

import pytest

from l10n.errors import (
    EngineError,
    ErrorLog,
    FaultError,
    InputError,
    L10nError,
    NotArticleError,
    PluginError,
    SeveralErrors,
    UsageError,
    single_line,
)


def test_an_error_is_a_line_with_place_problem_and_remedy():
    error = L10nError("a\nb.md:3", "is\r\nbroken", "mend it")
    assert str(error) == "a\\nb.md:3: is\\r\\nbroken; mend it"
    assert (error.place, error.problem, error.remedy) == ("a\\nb.md:3", "is\\r\\nbroken", "mend it")
    assert str(L10nError("a", "is broken")) == "a: is broken"


@pytest.mark.parametrize(("length", "shown"), [(600, "x" * 600), (601, f"{'x' * 300} … {'x' * 100}")])
def test_a_wrong_value_of_megabytes_is_not_shown_whole(length, shown):
    assert L10nError("x" * length, "is long").place == shown
    assert L10nError("a", "x" * length).problem == shown


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ((), 2),
        ((NotArticleError("a", "x"),), 0),
        ((UsageError("a", "x"),), 2),
        ((PluginError("a", "x"), InputError("b", "x")), 3),
        ((EngineError("a", "x"),), 3),
    ],
)
def test_several_errors_end_with_the_gravest_code(errors, code):
    assert SeveralErrors(errors).exit_code == code


def test_several_errors_are_as_many_lines_each_once():
    errors = SeveralErrors([InputError("a", "x"), InputError("b", "y", "z"), InputError("a", "x")])
    assert str(errors) == "a: x\nb: y; z"
    assert (errors.place, errors.problem, errors.remedy) == ("a", "2 errors", "")
    assert SeveralErrors([]).place == ""


def test_a_log_has_each_line_once_and_several_as_single_lines():
    log = ErrorLog()
    log.extend(
        [SeveralErrors([InputError("a", "x"), InputError("b", "y")]), InputError("a", "x"), InputError("c", "z")]
    )
    assert list(map(str, log)) == ["a: x", "b: y", "c: z"]


def test_a_fault_has_the_kind_and_the_words_of_what_arose():
    remedy = "the rest goes on; --debug shows where it arose"
    assert str(FaultError.of("a.md", ValueError("no\n  model"))) == f"a.md: ValueError: no model; {remedy}"
    assert str(FaultError.of("a.md", KeyError())) == f"a.md: KeyError; {remedy}"
    assert single_line(ValueError("x" * 201)) == "x" * 200
    assert single_line(ValueError("\udcff")) == "\\udcff"
