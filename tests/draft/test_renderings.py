"""Names of an article: drafts write them as its reviewed units and its earlier drafts do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n.draft.renderings import Renderings, TranslatedPassage
from l10n.model import Draft, Origin, UnitKey
from l10n.plugin import Pair


def renderings_of(
    target: str, passages: Sequence[TranslatedPassage], drafts: Sequence[tuple[str, str]], fixed: Sequence[str] = ()
) -> list[Draft]:
    """The drafts of one article as they follow it, one after the other."""
    sources = [passage.source for passage in passages] + [source for source, _ in drafts]
    renderings = Renderings(Pair("en", target), {"a": sources}, fixed)
    for reviewed in (True, False):
        renderings.learn("a", [passage for passage in passages if passage.reviewed is reviewed])
    return [
        renderings.follow("a", Draft(UnitKey("", s), t, Origin("engine", "toy"), notes=("old",))) for s, t in drafts
    ]


@pytest.mark.parametrize(
    ("tag", "passages", "draft", "target"),
    [
        (
            "be",
            [TranslatedPassage("Then Lukashenko left.", "Потым Лукашэнка з’ехаў.")],
            ("They say that Lukashenko stays.", "Кажуць, што <1>Лукашенко</1> застаецца."),
            "Кажуць, што <1>Лукашэнка</1> застаецца.",
        ),
        (
            "be",
            [TranslatedPassage("Then Lukashenko left.", "Потым Лукашэнка з’ехаў.")],
            ("They met Lukashenko.", "Яны сустрэлі Лукашэнку."),
            "Яны сустрэлі Лукашэнку.",
        ),
        (
            "es",
            [
                TranslatedPassage("He was in Kyiv.", "Estuvo en Kiev."),
                TranslatedPassage("He left Kyiv.", "Dejó Kyiv.", reviewed=False),
            ],
            ("They love Kyiv.", "Aman Kyiv."),
            "Aman Kiev.",
        ),
        (
            "es",
            [TranslatedPassage("He was in Germany.", "Estuvo en Alemania.")],
            ("They love Germany.", "Aman Germania."),
            "Aman Germania.",
        ),
        (
            "es",
            [TranslatedPassage("He met Maria.", "Vio a María.")],
            ("He met Marta and Maria.", "Vio a Marta."),
            "Vio a Marta.",
        ),
        (
            "ka",
            [TranslatedPassage("He met Brandt.", "მან ნახა ბრანდტი.")],
            ("So Brandt left.", "ამიტომ ბრენდტი წავიდა."),
            "ამიტომ ბრანდტი წავიდა.",
        ),
    ],
)
def test_a_draft_renders_a_name_as_its_article_does(
    tag: str, passages: list[TranslatedPassage], draft: tuple[str, str], target: str
) -> None:
    (each,) = renderings_of(tag, passages, [draft])
    assert each.target == target
    assert each.notes[0] == "old"
    assert (len(each.notes) > 1) is (target != draft[1])


def test_later_drafts_follow_earlier_items() -> None:
    first, second, third = renderings_of(
        "uk",
        (),
        [
            ("On Monday Whitcombe left.", "У понеділок Віткомб пішов."),
            ("Then Whitcombe fell.", "Потім Вітком впав."),
            ("Whitcombe and Ansel rose.", "Піднявся Уіткомб."),
        ],
    )
    assert first.notes == ("old",)
    assert "Віткомб" in second.target or second.notes == ("old",)
    assert third.target == "Піднявся Віткомб."
    assert third.notes == ("old", "name as elsewhere in the article: Віткомб")


def test_names_of_the_termbase_and_names_used_once_are_left_alone() -> None:
    passages = [TranslatedPassage("He was in Kyiv.", "Estuvo en Kiev.")]
    (fixed,) = renderings_of("es", passages, [("They love Kyiv.", "Aman Kyiv.")], fixed=["Kyiv"])
    assert fixed.target == "Aman Kyiv."
    (once,) = renderings_of("es", (), [("They love Kyiv.", "Aman Kiev.")])
    assert once.target == "Aman Kiev."


def test_names_are_rendered_as_the_house_has_them_elsewhere():
    renderings = Renderings(Pair("en", "be"), {"a": ["President Lukashenko met Kraviets in the port."]})
    house = {
        "Lukashenko": [TranslatedPassage("Lukashenko spoke.", "Лукашэнка выступіў.")],
        "Kraviets": [TranslatedPassage("The port is closed.", "Порт закрыты.")],
    }
    renderings.learn_house("a", lambda name: house.get(name, ()))
    assert renderings.forms("a", "President Lukashenko met Kraviets in the port.") == {"Lukashenko": "Лукашэнка"}
    key = UnitKey("", "President Lukashenko met Kraviets in the port.")
    result = renderings.follow("a", Draft(key, "Прэзідэнт Лукашенко сустрэў Кравеца ў порце.", Origin("engine", "x")))
    assert result.target == "Прэзідэнт Лукашэнка сустрэў Кравеца ў порце."


def test_the_article_s_rendering_arrives_before_the_house_s():
    sources = ["President Lukashenko spoke.", "Then Lukashenko left."]
    renderings = Renderings(Pair("en", "be"), {"a": sources})
    renderings.learn("a", [TranslatedPassage(sources[0], "Лукашенка выступіў.")])
    renderings.learn_house("a", lambda _: [TranslatedPassage("Lukashenko ate.", "Лукашэнка еў.")])
    assert renderings.forms("a", sources[1]) == {"Lukashenko": "Лукашенка"}
