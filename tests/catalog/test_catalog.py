from dataclasses import replace

import pytest

from l10n.catalog.catalog import accept, compose, count_words, progress, recounted, template
from l10n.model import Catalog, Draft, Inline, InlineKind, Origin, Piece, Role, State, Unit, UnitCounts, UnitKey
from tests.catalog.tools import article, block, catalog, cut, unit

HEADLINE = block("Ferry late", Role.HEADLINE, line=1)
FIRST = block("The ferry left. Nobody was hurt.", line=3)
SECOND = block("Nobody was hurt. 24.", line=5)
ENGINE = Origin("engine", "argos en→es 0.1")


def test_units_arrive_in_article_order_once_each() -> None:
    made = template(article(HEADLINE, FIRST, SECOND), cut)
    assert (made.slug, made.source, made.target) == ("harbour", "en", "")
    assert made.units == (
        unit("Ferry late", context="headline", references=("source/harbour.md:1",), notes=("headline",)),
        unit("The ferry left.", references=("source/harbour.md:3",), notes=("paragraph 1, sentence 1 of 2",)),
        unit(
            "Nobody was hurt.",
            references=("source/harbour.md:3", "source/harbour.md:5"),
            notes=("paragraph 1, sentence 2 of 2", "paragraph 2, sentence 1 of 2"),
        ),
    )


@pytest.mark.parametrize(
    "left_out",
    [
        block("***"),
        block("24", Role.CELL),
        block("2 : 1"),
        block("<1>…</1>", inlines=(Inline(1, InlineKind.OPEN, "<b>"), Inline(1, InlineKind.CLOSE, "</b>"))),
        block("Share this page", Role.FURNITURE),
        block("Le bac est parti.", language="fr"),
    ],
)
def test_what_is_not_translated_makes_no_unit(left_out) -> None:
    assert template(article(left_out), cut).units == ()


def test_the_language_of_a_region_makes_units() -> None:
    assert len(template(article(block("The ferry left.", language="en-GB")), cut).units) == 1


def test_marks_are_counted_from_1_in_each_unit_and_explained() -> None:
    inlines = (
        Inline(1, InlineKind.OPEN, "["),
        Inline(1, InlineKind.CLOSE, "](https://example.org)"),
        Inline(2, InlineKind.OPEN, "*"),
        Inline(2, InlineKind.CLOSE, "*"),
    )
    made = template(article(block("The <1>ferry</1> left. It was <2>late</2>.", inlines=inlines)), cut)
    assert [each.key.source for each in made.units] == ["The <1>ferry</1> left.", "It was <1>late</1>."]
    assert made.units[0].notes[1] == "<1>…</1>: [ … ](https://example.org)"
    assert made.units[1].notes[1] == "<1>…</1>: * … *"


def test_a_sentence_that_stands_everywhere_names_three_places() -> None:
    made = template(article(*(block("Read more.", line=n) for n in range(1, 40))), cut)
    assert len(made.units[0].references) == 39
    assert made.units[0].notes == ("paragraph 1", "paragraph 2", "paragraph 3")


# --- drafts --------------------------------------------------------------------------------------------------------


def test_a_draft_is_fuzzy_and_says_where_it_stems_from() -> None:
    draft = Draft(
        UnitKey("", "The ferry left."), "El ferri zarpó.", ENGINE, confidence=0.714, notes=("term: ferry → ferri",)
    )
    (made,) = accept(catalog(unit("The ferry left.", notes=("paragraph 1",))), [draft]).units
    assert made == unit(
        "The ferry left.",
        "El ferri zarpó.",
        State.FUZZY,
        notes=("paragraph 1", "draft: argos en→es 0.1, confidence 0.71", "term: ferry → ferri"),
    )


def test_a_draft_of_the_memory_names_its_similarity_and_source() -> None:
    key = UnitKey("", "The ferry left.")
    draft = Draft(key, "El ferri zarpó.", Origin("memory", "harbour"), similarity=0.93, previous="A ferry left.")
    (made,) = accept(catalog(unit("The ferry left.")), [draft, replace(draft, target="otra")]).units
    assert (made.target, made.previous) == ("El ferri zarpó.", "A ferry left.")
    assert made.notes == ("draft: memory harbour, similarity 0.93",)
    (exact,) = accept(catalog(unit("The ferry left.")), [replace(draft, previous=key.source)]).units
    assert exact.previous == ""


@pytest.mark.parametrize(
    "retained",
    [
        unit("a", "b"),
        unit("a", "b", State.FUZZY),
        unit("a", "b", State.OBSOLETE),
        unit("a", "", State.OBSOLETE, comments=("c",)),
    ],
)
def test_what_has_a_target_is_never_touched(retained) -> None:
    assert accept(catalog(retained), [Draft(UnitKey("", "a"), "machine", ENGINE)]).units == (retained,)


def test_an_empty_draft_is_no_draft() -> None:
    key = UnitKey("", "a")
    assert accept(catalog(unit("a")), [Draft(key, " \n", ENGINE), Draft(key, " b\n", ENGINE)]).units[0].target == "b"
    assert accept(catalog(unit("a")), [Draft(UnitKey("x", "a"), "b", ENGINE)]) == catalog(unit("a"))


# --- composing -----------------------------------------------------------------------------------------------------


def test_the_document_gets_the_words_with_their_states() -> None:
    document = article(
        HEADLINE, FIRST, SECOND, meta={"title": "Ferry  late", "byline": "Ana Ruiz", "description": "About ferries"}
    )
    words = catalog(
        unit("Ferry late", "Ferri con retraso", context="headline"),
        unit("The ferry left.", "El ferri zarpó.", State.FUZZY),
        unit("Nobody was hurt.", "Nadie resultó herido.", State.OBSOLETE),
    )
    made = compose(document, words, cut)
    assert made.text(HEADLINE) == "Ferri con retraso"
    assert made.pieces[FIRST] == (
        Piece("", ""),
        Piece("El ferri zarpó.", "The ferry left.", State.FUZZY),
        Piece(" ", " "),
        Piece("Nobody was hurt.", "Nobody was hurt.", State.NEW),
        Piece("", ""),
    )
    assert made.pieces[SECOND][3] == Piece("24.", "24.")
    assert made.meta == {"title": "Ferri con retraso", "byline": "Ana Ruiz", "description": "About ferries"}
    assert made.locale == "es"


def test_marks_are_numbered_as_in_the_block() -> None:
    inlines = tuple(Inline(n, kind, "*") for n in (1, 2) for kind in (InlineKind.OPEN, InlineKind.CLOSE))
    where = block("The <1>ferry</1> left. It was <2>late</2>.", inlines=inlines)
    words = catalog(unit("It was <1>late</1>.", "Iba <1>tarde</1>."))
    assert compose(article(where), words, cut).text(where) == "The <1>ferry</1> left. Iba <2>tarde</2>."


def test_foreign_blocks_and_furniture_have_no_pieces() -> None:
    share = block("Share", Role.FURNITURE)
    made = compose(article(share), catalog(), cut)
    assert made.pieces == {}
    assert made.text(share) == "Share"


def test_chinese_has_no_space_between_sentences() -> None:
    words = catalog(unit("The ferry left.", "渡轮开走了。"), unit("Nobody was hurt.", "无人“受伤。”"), target="zh")
    assert compose(article(FIRST), words, cut).text(FIRST) == "渡轮开走了。无人“受伤。”"
    half = catalog(unit("The ferry left.", "Ferry zarpó."), target="zh")
    assert compose(article(FIRST), half, cut).text(FIRST) == "Ferry zarpó. Nobody was hurt."
    lines = block("The ferry left. Nobody was hurt.")

    def by_line(where):
        return replace(cut(where), gaps=("", "\n", ""))

    assert compose(article(lines), words, by_line).text(lines) == "渡轮开走了。\n无人“受伤。”"


def test_from_chinese_a_space_is_placed_between_sentences() -> None:
    where = block("渡轮开走了。无人受伤。")
    words = replace(
        catalog(unit("渡轮开走了。", "The ferry left."), unit("无人受伤。", "Nobody was hurt."), target="en"),
        source="zh",
    )

    def by_stop(each):
        made = cut(each)
        return replace(made, segments=made.segments[:2], gaps=("", "", ""))

    assert compose(article(where, locale="zh"), words, by_stop).text(where) == "The ferry left. Nobody was hurt."
    japanese = replace(words, target="ja", units=(unit("渡轮开走了。", "船が出た。"),))
    assert compose(article(where, locale="zh"), japanese, by_stop).text(where) == "船が出た。无人受伤。"


# --- counting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("…", 0),
        ("The U.S. and the EU don't agree on 1,300.5 tonnes.", 10),
        ("<1>One</1><2/>two", 1),
        ("Ο δήμαρχος είπε «όχι».", 4),
        ("渡轮六点开出", 3),
        ("船は6時に出た。", 4),
        ("เรือออกแล้ว", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_progress_leaves_obsolete_units_out() -> None:
    made = progress(
        catalog(
            unit("One two three."),
            unit("Four five.", "x", State.FUZZY),
            unit("Six.", "y"),
            unit("Seven.", "z", State.OBSOLETE),
        )
    )
    assert made == UnitCounts(units=3, words=6, new=1, fuzzy=1, reviewed=1, words_left=5)


@pytest.mark.parametrize("old", [State.NEW, State.FUZZY, State.REVIEWED])
@pytest.mark.parametrize("new", [State.NEW, State.FUZZY, State.REVIEWED])
def test_counts_follow_a_single_unit_as_if_counted_anew(old, new):
    def having(state):
        units = (
            Unit(UnitKey("", "The pier is closed."), "x", State.REVIEWED),
            Unit(UnitKey("", "So it is."), "y", state),
        )
        return Catalog("pier", "en", "es", units)

    changed = having(new).units[1]
    assert recounted(progress(having(old)), having(old).units[1], changed) == progress(having(new))
