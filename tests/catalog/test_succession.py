from l10n.catalog import succession
from l10n.model import UnitKey
from tests.patience import patience


def keys(*texts: str, context: str = "") -> list[UnitKey]:
    return [UnitKey(context, text) for text in texts]


def pairs(old: list[UnitKey], new: list[UnitKey]) -> list[tuple[str, str]]:
    return sorted((each.old.source, each.new.source) for each in succession.find(old, new))


def test_nothing_follows_nothing() -> None:
    assert succession.find([], keys("The pier is shut.")) == []
    assert succession.find(keys("The pier is shut."), []) == []


def test_a_single_changed_word_is_detected() -> None:
    assert pairs(keys("Sport", "Weather"), keys("Sports")) == [("Sport", "Sports")]
    assert pairs(keys("渡轮今天早上六点离开码头。"), keys("渡轮今天早上七点离开码头。")) != []


def test_unlike_sentences_are_not_matched() -> None:
    assert pairs(keys("The pier is shut for the winter."), keys("The mayor of Leeds is to resign on Friday.")) == []


def test_the_same_role_leads() -> None:
    old = [UnitKey("headline", "Storm closes harbour"), UnitKey("", "Storm closes harbour")]
    result = succession.find(old, keys("STORM CLOSES HARBOUR", context="headline"))
    assert [(each.old, each.similarity) for each in result] == [(old[0], 1.0)]


def test_another_role_must_be_more_similar() -> None:
    old, near = "Storm closes harbour for days", "Storm closes harbour for weeks"
    result = succession.find(keys(old, context="headline"), keys(near))
    assert len(result) == 1
    assert result[0].similarity < succession.similarity(old.casefold(), near.casefold())


def test_of_equal_sentences_the_nearest_is_taken() -> None:
    old = keys(*(f"Gate {n} of the lock was opened at noon" for n in range(300)))
    new = keys(*(f"Gate {n} of the lock was opened at dawn" for n in range(300)))
    result = {each.old.source: each.new.source for each in succession.find(old, new)}
    assert len(result) == 300
    assert result["Gate 250 of the lock was opened at noon"] == "Gate 250 of the lock was opened at dawn"


def test_many_changed_sentences_accept_a_moment() -> None:
    words = [f"w{n % 977}x{n % 31}" for n in range(60_000)]
    texts = [" ".join(words[n * 15 : n * 15 + 15]) + f" {n}" for n in range(4_000)]
    with patience():  # a comparison of all pairs takes hours
        result = succession.find(keys(*texts), keys(*(f"{text} again" for text in texts)))
    assert len(result) == 4_000


def test_a_thousand_times_the_same_text_is_linear() -> None:
    old = [UnitKey(f"r{n}", "Read more") for n in range(3_000)]
    with patience():
        assert len(succession.find(old, [UnitKey(f"s{n}", "Read more") for n in range(3_000)])) == 3_000
