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


def test_a_term_that_stays_may_state_it_twice() -> None:
    assert termbase.parse(HEAD + "Tarrow,,Tarrow,do_not_translate,\n", "t.csv").terms[0].translations == ()


def test_a_status_in_the_place_of_the_translation_is_a_status() -> None:
    (term,) = termbase.parse(HEAD + "Port Ansel,,do not translate,,a town\n", "t.csv").terms
    assert (term.translations, term.status, term.note) == ((), "do-not-translate", "a town")


COLUMNS_WANTED = "name the columns term,locale,translation,status,note"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("ferry,es,ferri,nice,", "has the status 'nice'; one of preferred, admitted, forbidden, do-not-translate"),
        ("ferry,e,ferri,,", "locale 'e' is not a language tag; write it as in 'uk', 'pt-BR' or 'sr-Latn'"),
        ("ferry,es,,admitted,", "has no translation; write one, or the status do-not-translate"),
        ("ferry,es,forbidden,,", "has no translation; write one, or the status do-not-translate"),
        (",es,,,", "has no translation; write one, or the status do-not-translate"),
        (",es,ferri,,", "has no term; write the words of the source"),
        ("ferry,es,ferri,do-not-translate,", "is not to be translated, and has a translation; keep one of the two"),
        (
            "ferry,es,ferry|ferri,do-not-translate,",
            "is not to be translated, and has a translation; keep one of the two",
        ),
        ("wharf,es,muelle,,again", "repeats line 2; delete one of the two"),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_the_remaining_articles_are(row: str, problem: str) -> None:
    parsed = termbase.parse(f'{HEAD}wharf,es,muelle,,"two\nlines"\n{row}\nquay,es,muelle,,\n', "t.csv")
    assert [str(error) for error in parsed.errors] == [f"t.csv:4: {problem}"]
    assert [term.source for term in parsed.terms] == ["wharf", "quay"]
    assert [row.line for row in parsed.rows] == [2, 5]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("term,locale\nferry,es\n", f"t.csv:1: has no column 'translation'; {COLUMNS_WANTED}"),
        ("\n\nTranslation,locale\nferry,es\n", f"t.csv:3: has no column 'term'; {COLUMNS_WANTED}"),
        ("term,translation,Term\na,b,c\n", "t.csv:1: has the column 'term' twice; keep one"),
        (HEAD + 'ferry,es,"ferri,,\n', "t.csv:2: is not a table: "),
        (HEAD + 'ferry,es,a"b,,\nx,es,"y"z,,\n', "t.csv:3: is not a table: "),
    ],
)
def test_what_is_no_termbase_has_a_single_error(text: str, problem: str) -> None:
    parsed = termbase.parse(text, "t.csv")
    (error,) = map(str, parsed.errors)
    is_broken = problem.endswith(" ")
    assert error.startswith(problem) if is_broken else error == problem
    assert error.endswith("; look for a quotation mark that is not closed") is is_broken
    assert [term.source for term in parsed.terms] == ["ferry"] * ("t.csv:3: is not" in problem)


def test_columns_without_a_name_of_ours_may_are_twice_and_a_short_row_ends_early() -> None:
    text = "x,term,x,translation,note\n1,ferry,2,ferri\n1,quay,2,muelle,by the sea\n"
    assert termbase.parse(text, "t.csv").terms == (
        Term("ferry", "", ("ferri",)),
        Term("quay", "", ("muelle",), "preferred", "by the sea"),
    )


def test_errors_of_rows_are_in_the_order_of_their_lines() -> None:
    rows = [f"ferry,es,{word},{status},\n" for word, status in (("a", ""), ("a", ""), ("b", "nice"), ("a", ""))]
    assert [error.place for error in termbase.parse(HEAD + "".join(rows) * 3, "t.csv").errors] == [
        f"t.csv:{line}" for line in range(3, 14)
    ]


def test_rows_without_a_translation_wait() -> None:
    parsed = termbase.parse(HEAD + "ferry,es,,,2 times: source/a.md:3\n", "t.csv")
    assert (parsed.terms, parsed.errors, parsed.unfilled) == ((), (), 1)


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [
        (b"term,translation\nferry,fe\xffrri\n", "is not UTF-8", 2),
        (b"\xff", "is not UTF-8", 1),
        (b"\xff\xfe\x00\xd8", "is not UTF-8", 1),
        (b"term\n\n\0", "has a NUL character", 3),
        (b"\0\n", "has a NUL character", 1),
    ],
)
def test_bytes_that_are_no_text_are_an_error(data: bytes, problem: str, line: int) -> None:
    (error,) = termbase.read(data, "t.csv").errors
    assert str(error) == f"t.csv:{line}: {problem}; save it as CSV UTF-8"
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


def test_no_cell_is_a_formula_and_all_return() -> None:
    terms = [Term("=HYPERLINK(1)", "es", ("+34",), "preferred", "@casa"), Term("-3", "", (), "do-not-translate")]
    text = termbase.dump(terms)
    assert not re.search(r'(^|[,"])[=+@-]', text.replace("do-not-translate", ""), re.MULTILINE)
    assert list(termbase.parse(text, "t.csv").terms) == terms


def test_a_table_that_breaks_off_in_its_first_line_is_named() -> None:
    (error,) = termbase.parse('term,locale,"translation\nferry,es,ferri\n', "t.csv").errors
    assert error.place == "t.csv:1"


def test_the_preferred_translations_lead_whatever_the_order_of_the_rows() -> None:
    rows = Term("ferry", "es", ("ferri",), "admitted"), Term("ferry", "es", ("transbordador",), "preferred")
    assert list(allowed_translations(TermMatch(Span(0, 5), rows))) == ["transbordador", "ferri"]
