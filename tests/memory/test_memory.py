import random
import sqlite3
from contextlib import closing

import pytest

from l10n.memory import keys
from l10n.memory.keys import words
from l10n.memory.memory import Memory, TranslationPair, alike, similarity
from l10n.plugin import Pair

PAIR = Pair("en", "es")


@pytest.fixture
def memory():
    with sqlite3.connect(":memory:") as connection:
        yield Memory(connection)
    connection.close()


def feed(memory, *entries, path="locales/es/LC_MESSAGES/a.po", stamp="1"):
    return memory.feed(path, stamp, entries)


def test_the_same_source_in_the_same_role_is_a_context_match(memory):
    feed(memory, TranslationPair(PAIR, "Storm", "Tormenta", "headline"), TranslationPair(PAIR, "Storm", "Temporal"))
    assert memory.best(TranslationPair(PAIR, "Storm", "", "headline")).target == "Tormenta"
    result = memory.best(TranslationPair(PAIR, "Storm", ""))
    assert (result.kind, result.target, result.similarity) == ("context", "Temporal", 1.0)
    assert memory.best(TranslationPair(PAIR, "Storm", "", "caption")).kind == "exact"


def test_the_same_neighbours_decide_between_two_translations(memory):
    feed(
        memory,
        TranslationPair(PAIR, "He left.", "Se fue.", before="The vote failed."),
        TranslationPair(PAIR, "He left.", "Salió."),
    )
    assert memory.best(TranslationPair(PAIR, "He left.", "", before="The vote failed.")).target == "Se fue."
    assert memory.best(TranslationPair(PAIR, "He left.", "")).target == "Salió."


def test_a_similar_source_is_detected_and_named(memory):
    feed(
        memory,
        TranslationPair(PAIR, "The mayor closed the bridge on Friday.", "El alcalde cerró el puente el viernes."),
    )
    result = memory.best(TranslationPair(PAIR, "The mayor closed the bridge on Monday.", ""))
    assert result.kind == "fuzzy"
    assert result.source == "The mayor closed the bridge on Friday."
    assert 0.75 < result.similarity < 1
    assert result.similarity == similarity(result.source, "The mayor closed the bridge on Monday.")
    assert memory.best(TranslationPair(PAIR, "Nobody came.", "")) is None


def test_numbers_that_alone_differ_are_exchanged(memory):
    feed(
        memory,
        TranslationPair(
            PAIR, "The repairs cost $2.4 million in 2025.", "Las obras costaron 2.4 millones de dólares en 2025."
        ),
    )
    result = memory.best(TranslationPair(PAIR, "The repairs cost $3.1 million in 2026.", ""))
    assert result.target == "Las obras costaron 3.1 millones de dólares en 2026."
    assert result.swapped == ("3.1", "2026")


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("5 of 5 voted.", "4 of 5 voted.", "Votaron 5 de 5."),  # which of the two?
        ("He has 3 dogs.", "He has 4 dogs.", "Tiene tres perros."),  # not there as digits
        ("He has 3 dogs here.", "He has 4 cats here.", "Tiene 3 perros aquí."),  # other words differ too
    ],
)
def test_a_doubtful_number_is_left_alone(memory, old, new, target):
    feed(memory, TranslationPair(PAIR, old, target))
    result = memory.best(TranslationPair(PAIR, new, ""), threshold=0.5)
    assert result.target == target
    assert result.swapped == ()


def test_a_file_fed_again_replaces_its_entries(memory):
    assert feed(memory, TranslationPair(PAIR, "Rain", "Lluvia"), TranslationPair(PAIR, "Snow", "Nieve")) == 2
    assert feed(memory, TranslationPair(PAIR, "Rain", "La lluvia"), stamp="2") == 1
    assert memory.stamps() == {"locales/es/LC_MESSAGES/a.po": "2"}
    assert memory.best(TranslationPair(PAIR, "Rain", "")).target == "La lluvia"
    assert memory.best(TranslationPair(PAIR, "Snow", "")) is None
    memory.forget("locales/es/LC_MESSAGES/a.po")
    assert memory.stamps() == {}
    assert memory.best(TranslationPair(PAIR, "Rain", "")) is None


def test_two_runs_do_not_feed_a_single_file_at_once(tmp_path):
    with (
        closing(sqlite3.connect(tmp_path / "m")) as first,
        closing(sqlite3.connect(tmp_path / "m", timeout=0)) as second,
    ):
        memory, other = Memory(first), Memory(second)
        refused = []

        def intrude(statement: str) -> None:
            if statement.startswith("SELECT id FROM file"):
                try:
                    feed(other, TranslationPair(PAIR, "Rain", "La lluvia"))
                except sqlite3.OperationalError as locked:
                    refused.append(str(locked))

        first.set_trace_callback(intrude)
        assert feed(memory, TranslationPair(PAIR, "Rain", "Lluvia")) == 1
        assert refused == ["database is locked"]


def test_pairs_stay_separate(memory):
    feed(memory, TranslationPair(PAIR, "Rain", "Lluvia"))
    feed(memory, TranslationPair(Pair("en", "de"), "Rain", "Regen"), path="b")
    assert memory.best(TranslationPair(Pair("en", "de"), "Rain", "")).target == "Regen"
    assert memory.best(TranslationPair(Pair("fr", "es"), "Rain", "")) is None


def test_a_memory_of_another_version_is_made_anew(tmp_path):
    with sqlite3.connect(tmp_path / "m") as db:
        db.execute("PRAGMA user_version = 99")
        for table in ("file", "source", "entry", "posting", "block", "dictionary"):
            db.execute(f"CREATE TABLE {table} (other)")
        feed(Memory(db), TranslationPair(PAIR, "Rain", "Lluvia"))
        assert Memory(db).best(TranslationPair(PAIR, "Rain", "")).target == "Lluvia"
    db.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("市长关闭了这座旧桥，因为有裂缝。", "市长关闭了那座旧桥，因为有裂缝。"),
        ("ฝนตกหนักในเมืองหลวง", "ฝนตกหนักในเมืองใหญ่"),
    ],
)
def test_scripts_without_spaces_are_detected_too(memory, old, new):
    feed(memory, TranslationPair(PAIR, old, "x"))
    assert memory.best(TranslationPair(PAIR, new, ""), threshold=0.6).source == old


def test_the_index_finds_what_a_scan_finds(memory):
    chance = random.Random(7)
    vocabulary = [f"word{n}" for n in range(5000)]
    weights = [1 / (n + 3) for n in range(5000)]  # as words are spread in a language (Zipf)
    sources = list(
        dict.fromkeys(" ".join(chance.choices(vocabulary, weights, k=chance.randrange(6, 25))) for _ in range(3000))
    )
    feed(memory, *(TranslationPair(PAIR, source, source.upper()) for source in sources))
    missed = 0
    for source in chance.sample(sources, 100):
        changed = source.split()
        changed[chance.randrange(len(changed))] = "changed"
        text = " ".join(changed)
        scanned = max(similarity(text, second) for second in sources)
        result = memory.best(TranslationPair(PAIR, text, ""))
        missed += scanned >= 0.75 and (result is None or result.similarity < scanned)
    assert missed <= 2


def test_words_are_lower_case_and_pairs_in_scripts_without_spaces():
    assert words("Mayor's 12 MPs") == {"mayor", "s", "12", "mps"}
    assert words("旧桥关") >= {"旧桥", "桥关"}


def test_a_large_file_is_detected_as_a_small_file_is(memory, monkeypatch):
    monkeypatch.setattr("l10n.memory.memory.BATCH", 2)
    assert (
        feed(memory, *(TranslationPair(PAIR, f"Bridge number {n} is closed.", str(n)) for n in "abcde"), path="x") == 5
    )
    assert memory.best(TranslationPair(PAIR, "Bridge number c is closed.", "")).target == "c"
    assert memory.best(TranslationPair(PAIR, "Bridge number c was closed.", "")).target == "c"


def test_reviewed_units_with_a_name_are_detected_the_newest_first(memory):
    pair = Pair("en", "uk")
    memory.feed(
        "a.po",
        "1",
        [
            TranslationPair(pair, "Lena Brandt spoke.", "Лена Брандт виступила."),
            TranslationPair(pair, "The brandt is a bird.", "Брандт — це птах."),
            TranslationPair(Pair("en", "be"), "Brandt left.", "Брандт пайшла."),
            TranslationPair(pair, "Brandt-Hall is closed.", "Брандт-гол зачинено."),
        ],
    )
    assert [target for _, target in memory.naming(pair, "Brandt")] == ["Брандт-гол зачинено.", "Лена Брандт виступила."]
    assert list(memory.naming(pair, "Ruiz")) == list(memory.naming(pair, "—")) == []


def test_reviewed_units_with_a_word_are_detected_unless_it_is_everywhere(memory, monkeypatch):
    feed(memory, *(TranslationPair(PAIR, f"The quay {name} is wet.", f"El muelle {name}.") for name in "abc"))
    assert {target for _, target in memory.using(PAIR, "quay")} == {f"El muelle {name}." for name in "abc"}
    assert len(list(memory.using(PAIR, "quay", 2))) == 2
    monkeypatch.setattr("l10n.memory.memory.COMMON", 2)
    assert list(memory.using(PAIR, "quay")) == []


@pytest.mark.parametrize(
    ("before", "after", "target", "kind"),
    [
        ("A.", "C.", "both", "context"),
        ("A.", "", "first", "exact"),
        ("", "C.", "second", "exact"),
        ("A.", "X.", "first", "exact"),
        ("X.", "Y.", "newest", "exact"),
        ("", "", "newest", "exact"),
    ],
)
def test_the_more_neighbours_agree_the_better_and_then_the_newest(memory, before, after, target, kind):
    entries = {
        "both": ("A.", "C."),
        "first": ("A.", "Q."),
        "second": ("Q.", "C."),
        "none": ("Q.", "Q."),
        "newest": ("", ""),
    }
    feed(memory, *(TranslationPair(PAIR, "B.", name, "item", *places) for name, places in entries.items()))
    result = memory.best(TranslationPair(PAIR, "B.", "", "body", before, after))
    assert (result.target, result.kind, result.context, result.similarity) == (target, kind, "item", 1.0)
    assert result.path == "locales/es/LC_MESSAGES/a.po"


def test_the_same_role_decides_among_equal_neighbours(memory):
    feed(memory, TranslationPair(PAIR, "B.", "item", "item"), TranslationPair(PAIR, "B.", "body"))
    result = memory.exact(TranslationPair(PAIR, "B.", "", "item"))
    assert (result.target, result.kind) == ("item", "context")


def test_similar_sources_arrive_best_first_with_the_newest_words_of_each(memory):
    feed(
        memory, *(TranslationPair(PAIR, f"The mayor closed the {name} bridge today.", name) for name in ("old", "red"))
    )
    feed(memory, TranslationPair(PAIR, "The mayor closed the red bridge today.", "rojo", "item"), path="b.po")
    feed(memory, TranslationPair(Pair("en", "de"), "The mayor closed the road bridge today.", "x"), path="c.po")
    result = list(memory.fuzzy(PAIR, "The mayor closed the redd bridge today.", 0.5, 5))
    assert [(match.target, match.context, match.path, match.kind) for match in result] == [
        ("rojo", "item", "b.po", "fuzzy"),
        ("old", "", "locales/es/LC_MESSAGES/a.po", "fuzzy"),
    ]
    assert [match.similarity for match in result] == sorted((match.similarity for match in result), reverse=True)
    assert len(list(memory.fuzzy(PAIR, "The mayor closed the redd bridge today.", 0.5))) == 1
    assert list(memory.fuzzy(PAIR, "The mayor closed the red bridge today.", 0.999, 5)) == []


def test_the_usual_threshold_is_three_quarters(memory):
    feed(memory, TranslationPair(PAIR, "abcd efgh ijkl m", "x"))
    near, far = "abcd efgh ijxyzw", "abcd efgh ixyzwv"
    assert similarity("abcd efgh ijkl m", near) == 0.75 > similarity("abcd efgh ijkl m", far) > 0.6
    for find in (
        lambda text: memory.best(TranslationPair(PAIR, text, "")),
        lambda text: next(memory.fuzzy(PAIR, text), None),
    ):
        assert find(near).target == "x"
        assert find(far) is None


def test_a_phrase_is_shown_where_it_stands_in_source_or_target_the_newest_once(memory):
    feed(
        memory,
        TranslationPair(PAIR, "A quay of stone.", "Un muelle de piedra.", "item"),
        TranslationPair(PAIR, "He sat on a jetty.", "Se sentó en un quay."),
        TranslationPair(PAIR, "A quay of stone.", "Un muelle de piedra.", "caption"),
        TranslationPair(PAIR, "Rain.", "Lluvia."),
    )
    feed(memory, TranslationPair(Pair("en", "de"), "A quay.", "Ein Kai."), path="b.po")
    result = list(memory.phrases(PAIR, "quay"))
    assert [(m.kind, m.source, m.target, m.context) for m in result] == [
        ("phrase", "He sat on a jetty.", "Se sentó en un quay.", ""),
        ("phrase", "A quay of stone.", "Un muelle de piedra.", "caption"),
    ]
    assert [(len(m.source_spans), len(m.target_spans)) for m in result] == [(0, 1), (1, 0)]
    assert {m.path for m in result} == {"locales/es/LC_MESSAGES/a.po"}


def test_of_many_sentences_the_newest_few_are_shown(memory):
    feed(memory, *(TranslationPair(PAIR, f"The Quay number {n} is wet.", f"Muelle {n}.") for n in range(60)))
    newest = [f"Muelle {n}." for n in range(59, -1, -1)]
    for limit, usual, find in ((5, 5, memory.phrases), (5, 5, memory.naming), (40, 40, memory.using)):
        word = "quay" if find == memory.using else "Quay"
        targets = [m.target if hasattr(m, "target") else m[1] for m in find(PAIR, word)]
        assert targets == newest[:usual], limit
        assert len(list(find(PAIR, word, 3))) == 3


def test_a_word_of_as_many_sources_as_are_common_is_still_looked_up(memory, monkeypatch):
    feed(memory, *(TranslationPair(PAIR, f"The quay {name} is wet.", f"El muelle {name}.") for name in "abc"))
    monkeypatch.setattr("l10n.memory.memory.COMMON", 3)
    assert len(list(memory.using(PAIR, "quay"))) == 3


def test_files_are_those_of_a_folder(memory):
    for path in ("locales/es/a.po", "locales/es/b.po", "locales/esx/a.po", "locales/et/a.po", "a.tmx"):
        feed(memory, TranslationPair(PAIR, "Rain", "Lluvia"), path=path, stamp=f"of {path}")
    assert memory.stamps("locales/es/") == {f"locales/es/{name}.po": f"of locales/es/{name}.po" for name in "ab"}
    assert len(memory.stamps()) == 5


def test_what_a_source_is_recognized_by_stands_in_files_that_later_releases_read():
    assert keys.digest("en", "Rain is due.") == 4277028953454258808
    assert keys.digest("en", "Rain is due.") != keys.digest("en-GB", "Rain is due.")
    assert keys.neighbour("Rain is due.") == keys.digest("", "Rain is due.") % (1 << 32)
    assert keys.neighbour("") == 0
    assert sorted(keys.indexed("en", "Rain rain")) == ["en:rain"]
    assert words("旧") == {"旧"}
    assert words("旧桥 a_b") == {"旧桥", "a", "b"}


def test_a_match_of_exactly_the_threshold_is_a_match():
    source, second = "abcdefghijk" + "x" * 9, "abcdefghijk" + "y" * 9  # 22 of 40 characters are the same: .55
    assert similarity(source, second) == 0.55
    assert alike({source}, {second}, 0.55) == {source}
    assert alike({source}, {second}, 0.56) == frozenset()
