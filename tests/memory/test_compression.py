import sqlite3

import pytest

from l10n.memory import blocks
from l10n.memory.blocks import Blocks
from l10n.memory.compression import Dictionaries
from l10n.memory.memory import Memory, TranslationPair
from l10n.memory.postings import Postings
from l10n.plugin import Pair

PAIR = Pair("en", "uk")
SENTENCES = [f"Рада порту проголосувала за нову стіну номер {n}, що коштуватиме {n * 7} гривень." for n in range(800)]


@pytest.fixture
def connection():
    with sqlite3.connect(":memory:") as opened:
        yield opened
    opened.close()


def test_what_was_packed_returns_before_and_after_a_dictionary_exists(connection):
    dictionaries = Dictionaries(connection)
    packed = [dictionaries.packed("uk", sentence.encode()) for sentence in SENTENCES]
    assert [dictionaries.unpacked(each).decode() for each in packed] == SENTENCES
    assert connection.execute("SELECT count(*) FROM dictionary").fetchone() == (1,)
    assert len(packed[-1]) < len(packed[0]) / 2
    assert Dictionaries(connection).unpacked(packed[-1]).decode() == SENTENCES[-1]


def test_each_locale_has_its_dictionary(connection):
    dictionaries = Dictionaries(connection)
    for sentence in SENTENCES:
        dictionaries.packed("uk", sentence.encode())
    assert dictionaries.packed("be", SENTENCES[0].encode())[:2] == b"\0\0"
    assert dictionaries.packed("uk", SENTENCES[0].encode())[:2] == b"\0\1"


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0nonsense", b"\0\7nonsense", None, "text"])
def test_what_is_damaged_is_nothing(connection, data):
    assert Dictionaries(connection).unpacked(data) == b""


def test_a_damaged_block_is_no_match(connection):
    memory = Memory(connection)
    memory.feed("a.po", "1", [TranslationPair(PAIR, "The council voted for the wall.", SENTENCES[0])])
    connection.execute("UPDATE block SET data = x'0000ff'")
    assert memory.best(TranslationPair(PAIR, "The council voted for the wall.", "")) is None
    assert memory.best(TranslationPair(PAIR, "The council voted for a wall.", "")) is None
    assert list(memory.phrases(PAIR, "council")) == []


def test_targets_are_detected_by_their_places_and_go_with_their_file(connection):
    connection.executescript(blocks.SCHEMA + "CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT);")
    connection.execute("INSERT INTO file VALUES (3, 'a.po'), (4, 'b.po')")
    made = Blocks(connection)
    first = made.add(3, "uk", [7, 9], SENTENCES[:2])
    second = made.add(4, "uk", [9], SENTENCES[2:3])
    assert [made.target(place) for place in first.places()] == [(SENTENCES[0], "a.po"), (SENTENCES[1], "a.po")]
    assert [list(each.targets) for each in made.newest("uk")] == [SENTENCES[2:3], SENTENCES[:2]]
    assert [source for source, locale, _ in made.remove(3) if locale == "uk"] == [7, 9]
    assert made.target(next(iter(first.places()))) == ("", "")
    assert made.target(next(iter(second.places()))) == (SENTENCES[2], "b.po")


def test_a_memory_is_the_same_whether_it_was_fed_at_once_or_file_by_file():
    pairs = [TranslationPair(PAIR, f"The harbour council voted for wall number {n}.", SENTENCES[n]) for n in range(300)]
    result = []
    for size in (300, 7, 1):
        with sqlite3.connect(":memory:") as opened:
            memory = Memory(opened)
            for start in range(0, len(pairs), size):
                memory.feed(f"{start}.po", "1", pairs[start : start + size])
            result.append([memory.best(TranslationPair(PAIR, pairs[n].source, "")).target for n in (0, 150, 299)])
            near = memory.similar(PAIR, "The harbour council votes for wall number 123.", 0.75, 1)
            result[-1].append(next(near).target)
        opened.close()
    assert result[0] == result[1] == result[2] == [SENTENCES[n] for n in (0, 150, 299, 123)]


def test_a_failed_feed_leaves_the_memory_as_it_was(connection):
    memory = Memory(connection)
    memory.feed("a.po", "1", [TranslationPair(PAIR, "One wall.", "Одна стіна.")])

    def breaking():
        yield from (TranslationPair(PAIR, f"Wall {n}.", SENTENCES[n]) for n in range(len(SENTENCES)))
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        memory.feed("a.po", "2", breaking())
    assert memory.best(TranslationPair(PAIR, "One wall.", "")).target == "Одна стіна."
    memory.feed("b.po", "1", [TranslationPair(PAIR, f"Wall {n}.", SENTENCES[n]) for n in range(len(SENTENCES))])
    assert memory.best(TranslationPair(PAIR, "Wall 700.", "")).target == SENTENCES[700]


def test_parts_of_postings_grow_and_begin_anew(connection):
    connection.executescript("CREATE TABLE posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part))")
    postings = Postings(connection)
    for number in range(1, 151):
        postings.add({number: ["en:the", f"en:{number}"]})
    assert postings.newest("en:the") == list(range(1, 151))
    (parts,) = connection.execute("SELECT count(*) FROM posting WHERE word = 'en:the'").fetchone()
    assert parts == 3
    assert postings.sharing(["en:the", "en:77"])[0] == 77


@pytest.fixture
def postings(connection, monkeypatch):
    """Lists of words: the first is in one source, the second in two, and so on."""
    connection.executescript("CREATE TABLE posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part))")
    lists = Postings(connection)
    lists.add({number: [f"w{size}" for size in range(number, 7)] for number in range(1, 7)})
    return lists


@pytest.mark.parametrize(
    ("limits", "numbers"),
    [
        ({}, [1, 2, 3, 4]),  # by the four rarest words
        ({"RARE_WORDS": 2}, [1, 2]),
        ({"RARE_WORDS": 6}, [1, 2, 3, 4, 5, 6]),
        ({"CANDIDATES": 3}, [1, 2, 3]),
        ({"READ_AT_MOST": 3}, [1, 2]),
        ({"READ_AT_MOST": 4}, [1, 2]),  # of the third word one is read
        ({"READ_AT_MOST": 5}, [1, 2]),
        ({"READ_AT_MOST": 6}, [1, 2, 3]),
    ],
)
def test_the_sources_that_share_most_of_the_rarest_words_lead(postings, monkeypatch, limits, numbers):
    for name, value in limits.items():
        monkeypatch.setattr(f"l10n.memory.postings.{name}", value)
    assert postings.sharing([f"w{size}" for size in range(1, 7)]) == numbers
    assert postings.sharing(["absent"]) == []


def test_the_last_sources_of_a_word_are_the_newest(postings, monkeypatch):
    assert postings.newest("w6") == [1, 2, 3, 4, 5, 6]
    assert postings.newest("absent") == []
    monkeypatch.setattr("l10n.memory.postings.READ_AT_MOST", 2)
    assert postings.newest("w6") == [5, 6]


@pytest.mark.parametrize(("sizes", "parts"), [((63, 1), 1), ((64, 1), 2), ((1, 63), 1), ((1, 64), 2), ((64, 64), 2)])
def test_a_part_grows_up_to_sixty_four_numbers(connection, sizes, parts):
    connection.executescript("CREATE TABLE posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part))")
    lists, number = Postings(connection), 0
    for size in sizes:
        lists.add({number + n: ["w"] for n in range(1, size + 1)})
        number += size
    assert lists.newest("w") == list(range(1, number + 1))
    assert connection.execute("SELECT count(*) FROM posting").fetchone() == (parts,)


def test_of_many_sources_at_once_each_word_begins_a_separate_part(connection):
    connection.executescript("CREATE TABLE posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part))")
    lists = Postings(connection)
    lists.add({1: ["w"]})
    lists.add({number: ["w"] if number < 4 else ["x"] for number in range(2, 1003)})
    assert lists.newest("w") == [1, 2, 3]
    assert connection.execute("SELECT count(*) FROM posting WHERE word = 'w'").fetchone() == (2,)
    lists.add({number: ["w"] if number < 2000 else ["x"] for number in range(1999, 2999)})
    assert connection.execute("SELECT count(*) FROM posting WHERE word = 'w'").fetchone() == (2,)
    assert lists.newest("w") == [1, 2, 3, 1999]


def test_a_block_holds_sixteen_targets_and_the_next_has_different_places(connection):
    connection.executescript(blocks.SCHEMA + "CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT);")
    connection.execute("INSERT INTO file VALUES (3, 'a.po')")
    made = Blocks(connection)
    first, second = (
        made.add(3, "uk", range(blocks.MOST), [f"{n} {name}" for n in range(blocks.MOST)]) for name in "ab"
    )
    assert (first.number, second.number, blocks.MOST) == (1, 2, 16)
    assert [*first.places(), *second.places()] == list(range(16, 48))
    assert made.target(31) == ("15 a", "a.po")
    assert made.target(32) == ("0 b", "a.po")
    assert made.target(15) == ("", "")
    short = made.add(3, "uk", [1], ["x"])
    assert made.target(next(iter(short.places())) + 1) == ("", "a.po")
    assert [each.targets[0] for each in made.newest("uk")] == ["x", "0 b", "0 a"]
    assert list(next(made.newest("uk")).sources) == [1]
    assert list(made.newest("be")) == []
    assert list(made.remove(3))[-1] == (1, "uk", 48)
    assert list(made.newest("uk")) == []


@pytest.mark.parametrize(("most", "numbers"), [(1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (4, [1, 2, 3, 4])])
def test_a_word_is_read_as_far_as_it_fits(connection, monkeypatch, most, numbers):
    connection.executescript("CREATE TABLE posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part))")
    lists = Postings(connection)
    lists.add({1: ["a"], 2: ["b"], 3: ["c"], 4: ["c"]})
    monkeypatch.setattr("l10n.memory.postings.READ_AT_MOST", most)
    assert lists.sharing(["a", "b", "c"]) == numbers
