"""Apertium: the stream format everywhere, the pipeline where it is installed, and pipelines that die."""

import os
import stat
from dataclasses import replace

import pytest

from l10n.engines import apertium_stream, pivot
from l10n.engines.kinds import apertium, pseudo
from l10n.engines.route import plan
from l10n.errors import EngineError
from l10n.model import Translation
from l10n.plugin import CrashCount, Decoding, EngineOptions, Pair

CATALAN = Pair("en", "ca")
installed = pytest.mark.skipif(
    CATALAN not in apertium.engine.pairs(EngineOptions()),
    reason="needs apertium-eng-cat (apt install apertium-eng-cat)",
)


def say(translator, sources, **decoding) -> list[Translation]:
    return list(translator.translate(sources, Decoding(**decoding)))


@pytest.fixture(scope="module")
def catalan():
    opened = apertium.engine.open(CATALAN, EngineOptions())
    yield opened
    opened.close()


@installed
def test_a_pipeline_answers_each_text_at_once_and_in_order(catalan):
    result = say(catalan, ["He left.", "", "The old bridge", "He left."])
    assert [t.target for t in result] == ["Va deixar.", "", "El pont vell", "Va deixar."]
    assert catalan.name.startswith("apertium en→ca 3.")


@installed
def test_marks_of_unknown_words_are_removed_and_counted(catalan):
    result = say(catalan, ["The zyxxyv left the qqwwx."])[0]
    assert result.unknown == 2
    assert "zyxxyv" in result.target
    assert "*" not in result.target


@installed
@pytest.mark.parametrize(
    "special", ["[", "]", "{", "}", "^", "$", "/", "\\", "@", "<", ">", "*", "#", "~", "“", "😀", "«", "—"]
)
def test_every_special_character_survives(catalan, special):
    result = say(catalan, [f"The bridge {special} is old."])[0]
    assert result.target.count(special) == 1
    assert result.unknown == 0


@installed
def test_alignment_follows_words_that_change_places(catalan):
    source = "The old bridge"
    result = say(catalan, [source], aligned=True)[0]
    pairs = {(source[a.start : a.end], result.target[b.start : b.end]) for a, b in result.alignment}
    assert {("old", "vell"), ("bridge", "pont")} <= pairs


@installed
def test_aligning_leaves_the_words_as_they_are(catalan):
    texts = ["According to the mayor, nothing took place.", "He did not give up."]
    assert [t.target for t in say(catalan, texts, aligned=True)] == [t.target for t in say(catalan, texts)]


@installed
def test_a_pipeline_that_was_killed_is_started_again():
    opened = apertium.engine.open(CATALAN, EngineOptions())
    first = say(opened, ["He left."])
    os.killpg(opened._pipeline.pid, 9)
    opened._pipeline.wait()
    assert say(opened, ["He went.", "He left."]) == [CRASHED, *first]
    opened.close()
    opened.close()


@installed
def test_a_pair_that_is_not_installed_is_an_error():
    with pytest.raises(EngineError, match="no installed Apertium mode"):
        apertium.engine.open(Pair("en", "ka"), EngineOptions())


def fake(folder, monkeypatch, script: str, name: str = "eng-spa.mode") -> None:
    """An Apertium whose one mode is a shell script."""
    (folder / "modes").mkdir(exist_ok=True)
    (folder / "modes" / name).write_text(script, "utf-8")
    for command, text in (("apertium-wblank-mode", 'cat "$2"'), ("apertium", "echo Apertium 3.9.1")):
        path = folder / command
        path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("APERTIUM_DATADIR", str(folder))


DIES_OF_BAD = "while IFS= read -r -d '' text; do case $text in *bad*) exit 3;; esac; printf '%s\\0' \"$text\"; done"
CRASHED = Translation("", fault="the engine crashed")


def test_a_text_that_kills_the_pipeline_costs_only_itself(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, DIES_OF_BAD)
    opened = apertium.engine.open(Pair("en", "es"), EngineOptions())
    assert [t.target for t in say(opened, ["good", "bad", "bad", "good"])] == ["good", "", "", "good"]
    assert opened.name == "apertium en→es 3.9.1"
    opened.close()


def test_a_pipeline_that_never_answers_well_is_an_error(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, "exit 1")
    opened = apertium.engine.open(Pair("en", "es"), EngineOptions())
    with pytest.raises(EngineError, match="its pipeline stopped"):
        say(opened, ["one", "two"])


def test_a_pipeline_that_dies_of_most_texts_continues_and_counts_them(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, DIES_OF_BAD)
    opened = apertium.engine.open(Pair("en", "es"), EngineOptions())
    sources = [f"bad {n}" for n in range(9)] + ["good", "bad 3"]
    assert [t.target for t in say(opened, sources)] == [""] * 9 + ["good", ""]
    assert opened.crashes == CrashCount("apertium en→es 3.9.1", 10, 9)
    opened.close()


def test_a_crash_inside_a_chain_costs_its_text_alone(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, DIES_OF_BAD)
    pair = Pair("en", "es")
    second = apertium.engine.open(pair, EngineOptions())
    chain = pivot.Chain([pseudo.engine.open(pair, EngineOptions()), second])
    reported = say(chain, ["One", "Two"])
    assert [t.fault for t in reported] == ["", ""]
    crashed = pivot.Chain([second, second])
    assert [t.fault for t in say(crashed, ["good", "bad", "good"])] == ["", "the engine crashed", ""]
    assert [count.crashed for count in pivot.crash_counts(crashed)] == [1, 1]
    chain.close()


def test_an_answer_without_its_end_is_a_stage_that_died(tmp_path, monkeypatch):
    half = "while IFS= read -r -d '' text; do case $text in .*) printf '%s\\0' \"$text\";; *) printf 'half\\0';; esac; done"
    fake(tmp_path, monkeypatch, half)
    opened = apertium.engine.open(Pair("en", "es"), EngineOptions())
    assert say(opened, ["one"]) == [CRASHED]
    opened.close()


def test_a_pipeline_that_hangs_is_ended(tmp_path, monkeypatch):
    hangs = "while IFS= read -r -d '' text; do case $text in .*) printf '%s\\0' \"$text\";; *) sleep 30;; esac; done"
    fake(tmp_path, monkeypatch, hangs)
    monkeypatch.setattr(apertium, "_SECONDS", 0.5)
    opened = apertium.engine.open(Pair("en", "es"), EngineOptions())
    stream = opened.translate(["one", "two", "three"], Decoding())
    assert [next(stream), next(stream)] == [CRASHED, CRASHED]
    with pytest.raises(EngineError, match="no answer within"):  # each silence costs a minute
        next(stream)
    assert opened._pipeline is None


def test_a_command_that_does_not_run_is_an_error(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, "true")
    (tmp_path / "apertium-wblank-mode").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    with pytest.raises(EngineError, match="does not run"):
        apertium.engine.open(Pair("en", "es"), EngineOptions())


def test_without_apertium_no_pairs_exist(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert apertium.engine.pairs(EngineOptions()) == frozenset()


@pytest.mark.parametrize(
    ("mode", "pair"),
    [
        ("eng-cat_valencia", "en→ca-valencia"),
        ("cat-eng_US", "ca→en-US"),
        ("rus-ukr", "ru→uk"),
        ("es-ca", "es→ca"),
        ("eng-cat_iec2017", ""),
        ("xxq-eng", ""),
    ],
)
def test_modes_are_named_by_language_tags(tmp_path, monkeypatch, mode, pair):
    fake(tmp_path, monkeypatch, "true", f"{mode}.mode")
    assert [str(pair) for pair in apertium.engine.pairs(EngineOptions())] == ([pair] if pair else [])


def test_marks_and_blanks_are_read():
    answer = apertium_stream.decode(r"[\[]El[\]] *zorb #fer \@x 5[*]6[][" + "\n]")
    assert answer == apertium_stream.Answer("[El] zorb fer @x 5*6", 2)


def test_curly_apostrophes_become_those_of_the_dictionary():
    assert apertium_stream.encode("doesn’t") == "doesn't" + apertium_stream.END


def test_dropped_words_leave_no_double_spaces():
    assert apertium_stream.tidy("He said no.", " Va dir  no.") == "Va dir no."
    assert apertium_stream.tidy("a  b", "a  b") == "a  b"


def test_numbers_of_words_that_are_absent_are_passed_over():
    numbered = apertium_stream.decode("[[w:0; w:9]]El[[/]] pont [[w:1]]vell[[/]]" + apertium_stream.END)
    result = apertium_stream.links("The old", "El pont vell", numbered)
    assert [(a.start, b.start) for a, b in result] == [(0, 0), (4, 8)]


@pytest.mark.parametrize(
    ("pair", "package"),
    [
        (Pair("en", "ca"), "apertium-eng-cat"),
        (Pair("ca-valencia", "en"), "apertium-eng-cat"),
        (Pair("ru", "be"), "apertium-bel-rus"),
        (Pair("en", "hr"), "apertium-hbs-eng"),
        (Pair("nb", "sv"), "apertium-swe-nor"),
        (Pair("en", "fa"), "no Apertium package"),
    ],
)
def test_the_advice_for_a_pair_names_its_package(pair, package):
    assert package in apertium.engine.remedy(pair)
    if package.startswith("apertium"):
        with pytest.raises(EngineError, match=f"apt install {package}"):
            plan(
                pair,
                ("apertium",),
                {"apertium": replace(apertium.engine, pairs=lambda _: frozenset())},
                EngineOptions(),
            )
