"""The table of terms: what is read, what is refused and where, what is added to a person's file."""

from __future__ import annotations

import re

import pytest

from l10n.errors import TermbaseError
from l10n.model import Span, Term
from l10n.terms import termbase
from l10n.terms.in_unit import allowed_translations
from l10n.terms.index import TermMatch

HEAD = "term,locale,translation,status,note\n"


def test_every_column_is_read() -> None:
    text = HEAD + "ferry, es ,transbordador | ferri,,a ship\nTarrow,*,,do-not-translate,\nwharf,PT-br,cais,Admitted,\n"
    parsed = termbase.parse(text, "t.csv")
    assert parsed.errors == ()
    assert parsed.terms == (
        Term("ferry", "es", ("transbordador", "ferri"), "preferred", "a ship"),
        Term("Tarrow", "", (), "do-not-translate"),
        Term("wharf", "pt-BR", ("cais",), "admitted"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffterm;locale;translation\r\nferry;es;ferri\r\n",
        "sep=;\nterm;locale;translation\nferry;es;ferri\n",
        "Note\tTerm\tLocale\tTranslation\n\tferry\tes\tferri\n\n",
        'translation,term,locale\n"ferri","ferry",es',
    ],
)
def test_spreadsheets_write_tables_in_their_way(text: str) -> None:
    assert termbase.parse(text, "t.csv").terms == (Term("ferry", "es", ("ferri",)),)


def test_a_table_without_statuses_has_them_as_notes() -> None:
    text = (
        "term,locale,translation,note\nTarrow,,,do not translate\nwharf,es,embarcadero,Forbidden\nferry,es,ferri,big\n"
    )
    assert [(t.status, t.note) for t in termbase.parse(text, "t.csv").terms] == [
        ("do-not-translate", ""),
        ("forbidden", ""),
        ("preferred", "big"),
    ]


def test_a_term_that_stays_may_say_so_twice() -> None:
    assert termbase.parse(HEAD + "Tarrow,,Tarrow,do_not_translate,\n", "t.csv").terms[0].translations == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("ferry,es,ferri,nice,", "has the status 'nice'"),
        ("ferry,e,ferri,,", "locale 'e' is not a language tag"),
        ("ferry,es,,admitted,", "has no translation"),
        (",es,ferri,,", "has no term"),
        ("ferry,es,ferri,do-not-translate,", "is not to be translated, and has a translation"),
        ("wharf,es,muelle,,again", "repeats line 2"),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_the_others_stand(row: str, problem: str) -> None:
    parsed = termbase.parse(f'{HEAD}wharf,es,muelle,,"two\nlines"\n{row}\nquay,es,muelle,,\n', "t.csv")
    (error,) = parsed.errors
    assert error.place == "t.csv:4"
    assert error.problem.startswith(problem)
    assert error.remedy
    assert [term.source for term in parsed.terms] == ["wharf", "quay"]
    assert [row.line for row in parsed.rows] == [2, 5]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("term,locale\nferry,es\n", "has no column 'translation'"),
        ("term,translation,Term\na,b,c\n", "has the column 'term' twice"),
        (HEAD + 'ferry,es,"ferri,,\n', "is not a table"),
    ],
)
def test_what_is_no_termbase_has_a_single_error(text: str, problem: str) -> None:
    parsed = termbase.parse(text, "t.csv")
    (error,) = parsed.errors
    assert error.problem.startswith(problem)
    assert parsed.terms == ()


def test_rows_without_a_translation_wait() -> None:
    parsed = termbase.parse(HEAD + "ferry,es,,,2 times: source/a.md:3\n", "t.csv")
    assert (parsed.terms, parsed.errors, parsed.unfilled) == ((), (), 1)


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [(b"term,translation\nferry,fe\xffrri\n", "is not UTF-8", 2), (b"term\n\n\0", "has a NUL character", 3)],
)
def test_bytes_that_are_no_text_are_an_error(data: bytes, problem: str, line: int) -> None:
    (error,) = termbase.read(data, "t.csv").errors
    assert (error.problem, error.place) == (problem, f"t.csv:{line}")
    with pytest.raises(TermbaseError):
        termbase.decode(data, "t.csv")


def test_no_file_is_an_empty_termbase_and_utf_16_is_read() -> None:
    assert termbase.read(None, "t.csv") == termbase.Termbase()
    assert termbase.read((HEAD + "ferry,es,ferri,,\n").encode("utf-16"), "t.csv").terms[0].source == "ferry"


def test_what_is_dumped_is_read_again() -> None:
    terms = (
        Term("a, b", "es", ("c", 'd "e"')),
        Term("f", "", (), "do-not-translate", "x; y"),
        Term("", "ru", ("г",), "forbidden"),
    )
    assert termbase.parse(termbase.dump(terms), "t.csv").terms == terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", HEAD + "Tarrow,,,do-not-translate,\n"),
        (
            "\ufeffterm;translation;note\r\na;b;c",
            "\ufeffterm;translation;note\r\na;b;c\r\nTarrow;;do-not-translate\r\n",
        ),
        (HEAD + "a,es,b,,\n", HEAD + "a,es,b,,\nTarrow,,,do-not-translate,\n"),
    ],
)
def test_rows_are_added_in_the_columns_of_the_file(text: str, expected: str) -> None:
    assert termbase.append(text, [Term("Tarrow", "", (), "do-not-translate")]) == expected


@pytest.mark.parametrize(
    ("first", "second", "problem"),
    [
        ("ferry,es,ferri,,", "ferry,es,ferry,forbidden,", ""),
        ("ferry,es,ferri,,", "ferry,es,Ferri,forbidden,", "“ferry”: “ferri” is forbidden and preferred (line 2)"),
        ("ferry,es,ferri,,", "ferry,es,,do-not-translate,", "“ferry” is not to be translated by one row"),
        ("ferry,es,ferri,,", "ferry,es,barco,,", "“ferry” has another preferred translation on line 2"),
        ("ferry,es,ferri,,", "ferry,es,barco,admitted,", ""),
        ("ferry,es,ferri,,", "ferry,ca,ferri,forbidden,", ""),
    ],
)
def test_rows_that_contradict_each_other_are_reported(first: str, second: str, problem: str) -> None:
    rows = termbase.parse(f"{HEAD}{first}\n{second}\n", "t.csv").rows
    result = list(termbase.contradictions(rows, "t.csv"))
    assert [error.place for error in result] == ["t.csv:3"] * bool(problem)
    assert all(error.problem.startswith(problem) for error in result)


def test_no_cell_is_a_formula_and_all_come_back() -> None:
    terms = [Term("=HYPERLINK(1)", "es", ("+34",), "preferred", "@casa"), Term("-3", "", (), "do-not-translate")]
    text = termbase.dump(terms)
    assert not re.search(r'(^|[,"])[=+@-]', text.replace("do-not-translate", ""), re.MULTILINE)
    assert list(termbase.parse(text, "t.csv").terms) == terms


def test_a_table_that_breaks_off_in_its_first_line_is_named() -> None:
    (error,) = termbase.parse('term,locale,"translation\nferry,es,ferri\n', "t.csv").errors
    assert error.place == "t.csv:1"


def test_the_preferred_translations_come_first_whatever_the_order_of_the_rows() -> None:
    rows = Term("ferry", "es", ("ferri",), "admitted"), Term("ferry", "es", ("transbordador",), "preferred")
    assert list(allowed_translations(TermMatch(Span(0, 5), rows))) == ["transbordador", "ferri"]
