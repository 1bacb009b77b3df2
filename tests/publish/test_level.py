"""What may be published though not all of it is reviewed: the beginning of an article, or drafts with a label."""

import pytest

from l10n.article.formats import markdown
from l10n.bundle.outline import outline
from l10n.bundle.refusal import Obstacle, Refusal
from l10n.catalog import catalog
from l10n.model import Catalog, Segmented, State, Unit, UnitKey
from l10n.publish import level
from l10n.testing import read_article

ARTICLE = """\
# Storm

It **rained**.

It snowed.

It rained again. ![The wall](wall.png)

It snowed.
"""
DOCUMENT = read_article(markdown.FORMAT, ARTICLE)
LOCALIZED = catalog.compose(
    DOCUMENT, Catalog("storm", "en", "es", ()), lambda block: Segmented((block.text,), ("", ""))
)
KEYS = [unit.key for unit in catalog.template(DOCUMENT, lambda block: Segmented((block.text,), ("", ""))).units]


def reasons():
    """One for each unit, and one of the article."""
    return [Refusal("a", key, "is not reviewed", Obstacle.FUZZY) for key in (*KEYS, UnitKey("", ""))]


@pytest.mark.parametrize(
    ("paragraphs", "sources"),
    [
        (1, ["Storm", "It <1>rained</1>.", ""]),
        (2, ["Storm", "It <1>rained</1>.", "It snowed.", ""]),
        (0, ["Storm", "It <1>rained</1>.", "It snowed.", "The wall", "It rained again. <1/>", ""]),
    ],
)
def test_the_reasons_of_a_beginning_are_those_of_what_it_shows(paragraphs, sources):
    result = [reason.key.source for reason in level.of_beginning(LOCALIZED, paragraphs, reasons())]
    assert sorted(result) == sorted(sources)


def test_an_article_that_continues_behind_its_beginning_is_cut():
    whole = outline(DOCUMENT)
    assert [level.is_cut(whole, paragraphs) for paragraphs in (0, 1, 3, 4, 5)] == [False, True, True, False, False]


ARGOS, MEMORY = "draft: argos en→es 0.1, confidence 0.71", "draft: memory harbor"
KEY = UnitKey("", "The <1>wall</1> held.")
TARGET = "El <1>muro</1> aguantó."


def problems(
    *notes, target=TARGET, locale="es", state=State.FUZZY, given=(), references=("source/a.md:3",), previous=None
):
    unit = Unit(KEY, target, state, previous=previous, notes=notes, references=references)
    old = Unit(UnitKey("", "Gone."), "Ido.", State.OBSOLETE)
    return level.of_labelled(Catalog("a", "en", locale, (unit, old)), given)


@pytest.mark.parametrize(
    ("notes", "target", "reason"),
    [
        ([ARGOS], TARGET, ""),
        ([ARGOS], "El muro aguantó.", "inline markup: "),
        (["draft: pseudo 1"], TARGET, "words of pseudo"),
        ([], TARGET, "words for another source, not reviewed"),
        (["reviewed before the source changed"], TARGET, "words for another source, not reviewed"),
        ([MEMORY], TARGET, ""),
        ([f"{MEMORY}, similarity 1.00"], TARGET, ""),
        ([f"{MEMORY}, similarity 0.99"], TARGET, "words for another source, not reviewed"),
        ([f"{MEMORY}, similarity 1.00, confidence 0.50"], TARGET, ""),
        (
            [f"{MEMORY}, similarity 1.00, confidence 0.49", "number missing: 12", "name missing"],
            TARGET,
            "words of the memory that are wrong; number missing: 12; name missing",
        ),
    ],
)
def test_drafts_may_be_published_with_a_label_and_a_persons_words_for_another_source_may_not(notes, target, reason):
    result = problems(*notes, target=target)
    assert [(each.place, each.key, each.kind) for each in result] == [("source/a.md:3", KEY, Obstacle.FUZZY)] * bool(
        reason
    )
    assert all(each.reason.startswith(reason) and (reason.endswith(" ") or each.reason == reason) for each in result)


def test_reviewed_words_and_those_of_no_unit_are_in_no_way():
    assert problems(state=State.REVIEWED) == ()
    assert problems(references=())[0].place == "a"


def test_different_reasons_stay_and_a_unit_has_a_reason():
    fuzzy, wrong = (Refusal("a", KEY, "x", kind) for kind in (Obstacle.FUZZY, Obstacle.FINDING))
    assert problems(ARGOS, given=[fuzzy, wrong]) == (wrong,)
    assert problems(given=[fuzzy, wrong]) == (wrong,)


def test_a_pseudo_locale_is_never_published():
    (reason,) = problems(ARGOS, locale="en-XA")
    assert (reason.kind, reason.reason) == (Obstacle.ARTICLE, "a pseudo-locale is never published")
    assert str(reason) == "a: a pseudo-locale is never published"
