"""The LibreTranslate engine against a real HTTP server on the loopback."""

import json

import pytest

from l10n.engines.kinds import libretranslate
from l10n.errors import EngineError
from l10n.plugin import Decoding, EngineOptions, Pair
from tests.engines.server import serving

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "es", "pb"]},
    {"code": "zt", "name": "Chinese (traditional)", "targets": ["en"]},
    {"code": "???", "name": "Nothing", "targets": ["en"]},
]


@pytest.fixture
def site():
    with serving() as result:
        result.pages["/languages"] = json.dumps(LANGUAGES).encode()
        result.pages["/translate"] = lambda body: json.dumps(
            {"translatedText": [text.upper() for text in json.loads(body)["q"]]}
        ).encode()
        yield result


def opened(site, target="es"):
    return libretranslate.engine.open(Pair("en", target), EngineOptions(url=site.url + "/"))


def test_pairs_are_the_server_s_in_language_tags(site):
    result = libretranslate.engine.pairs(EngineOptions(url=site.url))
    assert result == {Pair("en", "es"), Pair("en", "pt-BR"), Pair("zh-Hant", "en")}


def test_without_an_address_no_pairs_exist():
    assert libretranslate.engine.pairs(EngineOptions()) == frozenset()


def test_texts_go_in_batches_and_arrive_in_order(site):
    sources = [f"Boat {n}" for n in range(70)]
    translator = opened(site)
    assert [t.target for t in translator.translate(sources, Decoding())] == [text.upper() for text in sources]
    questions = [json.loads(body) for path, body in site.asked if path == "/translate"]
    assert [len(question["q"]) for question in questions] == [32, 32, 6]
    assert {key: questions[0][key] for key in ("source", "target", "format")} == {
        "source": "en",
        "target": "es",
        "format": "text",
    }
    assert translator.name == "libretranslate en→es"
    translator.close()


def test_the_codes_of_the_server_are_used(site):
    assert [t.target for t in opened(site, "pt-BR").translate(["Pier", " "], Decoding())] == ["PIER", ""]
    assert json.loads(site.asked[-1][1])["target"] == "pb"


def test_a_pair_that_the_server_lacks_is_an_error(site):
    with pytest.raises(EngineError, match="does not translate en→ka"):
        opened(site, "ka")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((429, b'{"error": "Slowdown: too many\\nrequests"}'), r"answers 429 \(Slowdown: too many requests\)"),
        ((500, b"<html>"), r"answers 500 \(Internal Server Error\)"),
        (b"<html>", "not JSON"),
        (b'{"translatedText": "one"}', "not one translation"),
        (b'{"translatedText": ["one", "two"]}', "not one translation"),
        (b"[]", "not one translation"),
    ],
)
def test_answers_that_are_none_are_errors(site, answer, message):
    translator = opened(site)
    site.pages["/translate"] = answer
    with pytest.raises(EngineError, match=message):
        list(translator.translate(["Pier"], Decoding()))


def test_an_answer_without_end_is_refused(site, monkeypatch):
    monkeypatch.setattr(libretranslate, "_LONGEST_ANSWER", 10)
    with pytest.raises(EngineError, match="not JSON"):
        opened(site)


def test_a_redirection_elsewhere_is_not_followed(site):
    translator = opened(site)
    site.pages["/translate"] = (302, b"")
    site.headers["/translate"] = {"Location": f"{site.url}/elsewhere"}
    with pytest.raises(EngineError, match="answers 302"):
        list(translator.translate(["Pier"], Decoding()))
    assert "/elsewhere" not in [path for path, _ in site.asked]


def test_no_server_no_list_and_no_address_are_errors(site):
    site.pages["/languages"] = b"{}"
    with pytest.raises(EngineError, match="no list of languages"):
        opened(site)
    with pytest.raises(EngineError, match="does not answer"):
        libretranslate.engine.pairs(EngineOptions(url="http://127.0.0.1:1"))
    with pytest.raises(EngineError, match="is not an address"):
        libretranslate.engine.open(Pair("en", "es"), EngineOptions(url="file:///etc/passwd"))
