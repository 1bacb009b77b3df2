"""A day of edits: whatever happens to an article, no reviewed word is lost."""

import random

from l10n.model import State

from .conftest import ARTICLE


def reviewed(room):
    room("run")
    room.review()
    assert all(unit.state is State.REVIEWED for unit in room.units().values())
    return room.units()


def test_a_changed_word_makes_a_single_unit_fuzzy_with_its_previous_source(newsroom):
    before = reviewed(newsroom)
    newsroom.write(ARTICLE.replace("nine years", "ten years"))
    assert "1 now fuzzy" in newsroom("extract").stdout
    after = newsroom.units()
    changed = after['"We waited ten years," she said.']
    assert changed.state is State.FUZZY
    assert changed.previous == '"We waited nine years," she said.'
    assert changed.target == before['"We waited nine years," she said.'].target
    same = set(before) & set(after)
    assert len(same) == len(before) - 1
    assert all(after[source].target == before[source].target for source in same)
    assert all(after[source].state is State.REVIEWED for source in same)


def test_a_moved_and_a_new_paragraph_retain_everything_reviewed(newsroom):
    before = reviewed(newsroom)
    head, title, first, second, picture = ARTICLE.strip().split("\n\n")
    newsroom.write("\n\n".join([head, title, second, "Nobody voted against the loan.", first, picture]) + "\n")
    newsroom("extract")
    after = newsroom.units()
    assert after.pop("Nobody voted against the loan.").state is State.NEW
    assert {source: (unit.target, unit.state) for source, unit in after.items()} == {
        source: (unit.target, unit.state) for source, unit in before.items()
    }


def test_a_renamed_article_takes_its_catalogs_along(newsroom):
    before = reviewed(newsroom)
    (newsroom.root / "source/harbor.md").rename(newsroom.root / "source/port-ansel.md")
    assert "was harbor" in newsroom("extract").stdout
    after = newsroom.units("port-ansel")
    assert {source: (unit.target, unit.state) for source, unit in after.items()} == {
        source: (unit.target, unit.state) for source, unit in before.items()
    }
    assert not newsroom.path().exists()


def test_reviewed_words_for_the_very_sentence_win_over_those_of_another(newsroom):
    """Two articles exchange their names; each has a sentence like one of the other's."""
    day, night = "The ferry to Hel leaves at seven in the morning.", "The ferry to Hel leaves at nine in the evening."
    newsroom.write(f"# Day\n\n{day}\n", "day.md")
    newsroom.write(f"# Night\n\n{night}\n", "night.md")
    newsroom("run", "day", "night")
    newsroom.review("day")
    newsroom.review("night")
    mine = {source: newsroom.units(slug)[source].target for slug, source in (("day", day), ("night", night))}
    newsroom.write(f"# Day\n\n{night}\n", "day.md")
    newsroom.write(f"# Night\n\n{day}\n", "night.md")
    newsroom("run", "day", "night")
    for slug, source, second in (("day", night, day), ("night", day, night)):
        units = newsroom.units(slug)
        assert (units[source].target, units[source].state) == (mine[source], State.FUZZY)
        assert any("(exact)" in note or "(context)" in note for note in units[source].notes)
        assert (units[second].target, units[second].state) == (mine[second], State.OBSOLETE)
    before = newsroom.files(caches=False)
    newsroom("run", "day", "night")
    assert newsroom.files(caches=False) == before


def test_different_line_ends_and_a_byte_order_mark_change_nothing(newsroom):
    before = reviewed(newsroom)
    newsroom.write(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    newsroom("extract")
    after = newsroom.units()
    assert {source: (unit.target, unit.state) for source, unit in after.items()} == {
        source: (unit.target, unit.state) for source, unit in before.items()
    }


def test_a_deleted_sentence_returns_reviewed(newsroom):
    before = reviewed(newsroom)
    newsroom.write(ARTICLE.replace(" It will cost $3.2 million.", ""))
    newsroom("extract")
    gone = newsroom.units()["It will cost $3.2 million."]
    assert gone.state is State.OBSOLETE
    assert gone.target == before["It will cost $3.2 million."].target
    newsroom.write(ARTICLE)
    newsroom("extract")
    assert newsroom.units()["It will cost $3.2 million."].state is State.REVIEWED


def test_a_deleted_article_leaves_its_catalog_alone(newsroom):
    reviewed(newsroom)
    bytes_before = newsroom.path().read_bytes()
    (newsroom.root / "source/harbor.md").unlink()
    newsroom("run")
    assert newsroom.path().read_bytes() == bytes_before


def test_a_day_of_random_edits_loses_no_reviewed_word(newsroom):
    chance = random.Random(11)
    reviewed(newsroom)
    reviewed_words = {unit.target for unit in newsroom.units().values()}
    paragraphs = ARTICLE.strip().split("\n\n")
    for _ in range(12):
        edit = chance.randrange(4)
        place = chance.randrange(2, len(paragraphs))
        if edit == 0:
            paragraphs.insert(place, f"Sentence number {chance.randrange(1000)} was added.")
        elif edit == 1 and len(paragraphs) > 4:
            paragraphs.pop(place)
        elif edit == 2:
            chance.shuffle(paragraphs[2:])
        else:
            words = paragraphs[place].split(" ")
            words[chance.randrange(len(words))] = "changed"
            paragraphs[place] = " ".join(words)
        newsroom.write("\n\n".join(paragraphs) + "\n")
        newsroom("extract")
        present = {unit.target for unit in newsroom.units().values()}
        assert reviewed_words <= present


def test_a_renamed_article_keeps_the_catalogs_of_locales_that_are_resting(newsroom):
    reviewed(newsroom)
    (newsroom.root / "l10n.toml").write_text('locales = ["fr"]\n[routes]\nfr = "pseudo"\n')
    (newsroom.root / "source/harbor.md").rename(newsroom.root / "source/port-ansel.md")
    newsroom("extract")
    assert all(unit.state is State.REVIEWED for unit in newsroom.units("port-ansel").values())
