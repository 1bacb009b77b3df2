import io
import tracemalloc

import pytest
from translate.storage import tmx as toolkit

from l10n.errors import ExchangeError
from l10n.exchange.tmx import Variant, dump, parse

from .hostile import documents

VARIANTS = [
    Variant("en", "es", "The <1>harbor <2>wall</1> broke</2> & fell.<3/>", "El <1>muro</1>.<3/> <2>", "headline"),
    Variant("en", "pt-BR", "</1>Half", "</1>Meio"),
    Variant("uk", "es", "Дощ", "Lluvia"),
]
HEADER = '<header srclang="en-US" adminlang="en" datatype="plaintext" segtype="sentence"/>'


def read(data):
    return list(parse(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "x.tmx"))


def tmx(body, header=HEADER):
    return f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">{header}<body>{body}</body></tmx>'


def tuv(lang, text, attribute="xml:lang"):
    return f'<tuv {attribute}="{lang}"><seg>{text}</seg></tuv>'


def test_everything_returns():
    assert read("".join(dump(VARIANTS, "en", "1"))) == VARIANTS


def test_the_toolkit_reads_it():
    data = "".join(dump(VARIANTS, "en", "0.1")).encode()
    store = toolkit.tmxfile.parsestring(data)
    assert store.document.getroot().get("version") == "1.4"
    assert [unit.source for unit in store.units][1:2] == ["</1>Half"]
    assert [unit.target for unit in store.units][1:2] == ["</1>Meio"]


def test_what_the_toolkit_writes_is_read():
    store = toolkit.tmxfile()
    store.addtranslation("Rain fell.", "en", "Llovió.", "es", "a comment")
    assert read(bytes(store)) == [Variant("en", "es", "Rain fell.", "Llovió.")]


def test_codes_pair_as_omegat_pairs_them():
    text = "".join(dump(VARIANTS[:1], "en", "1"))
    assert '<bpt i="1" x="1">&lt;1&gt;</bpt>' in text
    assert '<ept i="1">&lt;/1&gt;</ept>' in text
    assert '<ph x="3">&lt;3/&gt;</ph>' in text
    assert '<it pos="begin" x="2">' in text


def test_codes_of_different_tools_become_marks():
    seg = (
        'A <bpt i="5">b</bpt>b<ept i="5">b</ept><ph>br</ph><!-- no --><?no?>'
        + '<hi>c <it pos="begin">i</it></hi><it pos="end">i</it><ut>u</ut><ept i="9"/>'
    )
    (result,) = read(tmx("<tu>" + tuv("en", seg) + tuv("es", "x") + "</tu>"))
    assert result.source == "A <1>b</1><2/><3>c <4></3></5><6/></7>"


def test_text_in_elements_that_tmx_does_not_have_stays_in_its_marks():
    seg = 'It is the <g id="4">{}</g> accident<x id="7"/><mrk mtype="seg">.</mrk>'
    (result,) = read(tmx("<tu>" + tuv("en", seg.format("third")) + tuv("es", seg.format("tercer")) + "</tu>"))
    assert (result.source, result.target) == (
        "It is the <1>third</1> accident<2/>.",
        "It is the <1>tercer</1> accident<2/>.",
    )


def test_control_characters_are_left_out():
    body = "<tu>" + tuv("en", "Rain&#x1F; fell&#31;.\x0b&amp;&#x26;") + tuv("es", "Llovió.") + "</tu>"
    assert [v.source for v in read(tmx(body * 5000))] == ["Rain fell.&&"] * 5000


def test_a_file_laid_out_for_the_eye_has_the_words_of_its_lines():
    seg = "\n      Nobody\n      was hurt.\n    "
    (result,) = read(tmx("<tu>\n  " + tuv("en", seg) + tuv("es", "x") + "\n</tu>"))
    assert result.source == "Nobody was hurt."
    (retained,) = read(tmx('<tu xml:space="preserve">' + tuv("en", seg) + tuv("es", "x") + "</tu>"))
    assert retained.source == seg


def test_codes_of_a_target_are_those_of_its_source():
    """As OmegaT writes them: counted from 0, the same `x` on both sides."""
    source = '<bpt i="0" x="0"/>a<ept i="0"/><ph x="1"/>'
    target = '<ph x="1"/><bpt i="1" x="7"/>c<ept i="1"/><bpt i="0" x="0"/>b<ept i="0"/>'
    (result,) = read(tmx("<tu>" + tuv("en", source) + tuv("es", target) + "</tu>"))
    assert (result.source, result.target) == ("<1>a</1><2/>", "<2/><3>c</3><1>b</1>")


def test_the_source_is_the_variant_in_the_source_language():
    body = "<tu>" + tuv("es", "Sol") + tuv("en", "Sun", "lang") + tuv("de", "Sonne") + "</tu>"
    assert [(v.source, v.target_language, v.target) for v in read(tmx(body))] == [
        ("Sun", "es", "Sol"),
        ("Sun", "de", "Sonne"),
    ]
    native = body.replace("<tu>", '<tu srclang="de">')
    assert [v.source for v in read(tmx(native))] == ["Sonne", "Sonne"]
    anything = read(tmx(body, HEADER.replace("en-US", "*all*")))
    assert [v.source for v in anything] == ["Sol", "Sol"]


def test_languages_are_written_in_our_way_and_empty_texts_left_out():
    body = (
        "<tu>" + tuv("EN", "Sun") + tuv("PT_br", "Sol") + tuv("es", " ") + "</tu><tu/><tu>" + tuv("en", "x") + "</tu>"
    )
    assert [v.target_language for v in read(tmx(body))] == ["pt-BR"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<html/>", "x.tmx:1: is not TMX"),
        ("<tmx><body><tu/></body></tmx>", "x.tmx:1: has no TMX header"),
        ("", "x.tmx:1: is not well-formed XML"),
        (
            tmx("<tu>\n" + tuv("klingon language", "x") + "</tu>"),
            "x.tmx:2: language 'klingon language' is not a language tag",
        ),
        (tmx("<tu>" + tuv("", "x") + "</tu>"), "x.tmx:1: language '' is not a language tag"),
        (tmx("<tu>"), "x.tmx:1: is not well-formed XML"),
    ],
)
def test_what_is_no_tmx_is_refused(data, message):
    with pytest.raises(ExchangeError) as caught:
        read(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("data", list(documents("tmx", f'<tmx version="1.4">{HEADER}<body><tu>', "</tu></body></tmx>")))
def test_hostile_documents_are_refused(data):
    with pytest.raises(ExchangeError):
        read(data)


def test_a_large_file_is_a_stream():
    unit = "<tu>" + tuv("en", "The council voted on the harbor wall.") + tuv("es", "El consejo votó.") + "</tu>"
    file = io.BytesIO(tmx(unit * 10_000).encode())
    tracemalloc.start()
    assert sum(1 for _ in parse(file, "x.tmx")) == 10_000
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
