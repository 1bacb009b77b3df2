"""Files as Trados, memoQ, Phrase, MateCat and others write them: their states, codes, languages and layout."""

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import kinds
from l10n.exchange.merge import merge
from l10n.model import Catalog, State, Unit, UnitKey

SPACES = (
    'xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" '
    'xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0"'
)
RAIN = "<source>Rain fell.</source><target>Llovió.</target>"


def v1(inside, attributes="", version="1.2"):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<xliff version="{version}" {SPACES.replace("1.2", version)}>'
        '<file original="pier" source-language="en-US" target-language="es-ES" datatype="x-sdlfilterframework2"><body>'
        f'<trans-unit id="7c" {attributes}>{inside}</trans-unit></body></file></xliff>'
    ).encode()


def v2(inside, version="2.2"):
    space = "2.2" if version == "2.2" else "2.0"
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:{space}" version="{version}" srcLang="en" trgLang="es-MX">'
        f'<file id="f"><unit id="u"><segment state="reviewed">{inside}</segment></unit></file></xliff>'
    ).encode()


def taken(data, *sources, suffix=".xliff"):
    units = tuple(Unit(UnitKey("", source)) for source in sources)
    (kit,) = kinds.parse(data, "x", suffix)
    return merge(Catalog("pier", "en", "es", units), kit).catalog.units[0]


def trados(*segments):
    marked = "".join(f'<mrk mtype="seg" mid="{n}">Llovió.</mrk>' for n, _ in enumerate(segments, 1))
    reported = "".join(f'<sdl:seg id="{n}" {each}/>' for n, each in enumerate(segments, 1))
    return f"<source>Rain fell.</source><target>{marked}</target><sdl:seg-defs>{reported}</sdl:seg-defs>"


@pytest.mark.parametrize(
    ("inside", "attributes", "state"),
    [
        (trados('conf="Draft" origin="mt"'), 'approved="yes"', State.FUZZY),
        (trados('conf="Draft" origin="tm" percent="100"'), "", State.FUZZY),
        (trados('conf="Translated" origin="nmt"'), "", State.FUZZY),
        (trados('conf="Translated" origin="interactive"'), "", State.REVIEWED),
        (trados('conf="ApprovedTranslation" origin="mt"'), "", State.REVIEWED),
        (trados('conf="ApprovedSignOff"', 'conf="RejectedTranslation"'), "", State.FUZZY),
        (trados('locked="true"'), "", State.FUZZY),
        (RAIN, 'mq:status="ManuallyConfirmed"', State.REVIEWED),
        (RAIN, 'mq:status="Pretranslated"', State.FUZZY),
        (RAIN, 'mq:status="MachineTranslated" approved="yes"', State.FUZZY),
        (RAIN, 'm:confirmed="1" m:trans-origin="mt"', State.REVIEWED),
        (RAIN, 'm:confirmed="0" m:score="1.0"', State.FUZZY),
        (RAIN.replace("<target", '<target state="needs-review-translation"'), 'approved="yes"', State.FUZZY),
        (RAIN.replace("<target", '<target state="needs-review-translation"'), 'm:confirmed="1"', State.FUZZY),
        (RAIN.replace("<target", '<target state="signed-off"'), "", State.REVIEWED),
        (RAIN.replace("<target", '<target state="translated"'), "", State.FUZZY),
        (RAIN.replace("<target", '<target state-qualifier="mt-suggestion"'), 'approved="yes"', State.FUZZY),
        (
            RAIN.replace("<target", '<target state="translated" state-qualifier="leveraged-mt"'),
            'approved="yes"',
            State.FUZZY,
        ),
        (
            RAIN.replace("<target", '<target state="final" state-qualifier="mt-suggestion"'),
            'approved="yes"',
            State.REVIEWED,
        ),
        (RAIN.replace("<target", '<target state="final" state-qualifier="rejected-grammar"'), "", State.FUZZY),
        (RAIN.replace("<target", '<target state-qualifier="tm-suggestion"'), 'approved="yes"', State.REVIEWED),
        (RAIN.replace("<target", '<target state-qualifier="mt-suggestion"'), 'm:confirmed="1"', State.FUZZY),
    ],
)
def test_a_tool_says_what_a_person_has_confirmed(inside, attributes, state):
    assert taken(v1(inside, attributes), "Rain fell.").state is state


THIRD = "It is the <1>third</1> accident."


@pytest.mark.parametrize(
    "code",
    [
        '<g id="4">{}</g>',
        '<ph id="1">&lt;b&gt;</ph>{}<ph id="2">&lt;/b&gt;</ph>',
        '<bpt id="9" rid="1">b</bpt>{}<ept id="10" rid="1">b</ept>',
        '<x id="8"/>{}<x id="3"/>',
        '<it id="5" pos="open">b</it>{}<it id="6" pos="close">b</it>',
        '<bx id="21"/>{}<ex id="22" rid="21"/>',
    ],
)
def test_codes_are_ours_by_their_order(code):
    source, target = code.format("third"), code.format("tercer")
    data = v1(
        f"<source>It is the {source} accident.</source><target>Es el {target} accidente.</target>", 'approved="yes"'
    )
    unit = taken(data, THIRD, "It rained.")
    assert (unit.target, unit.state) == ("Es el <1>tercer</1> accidente.", State.REVIEWED)


def test_codes_of_xliff_2_are_ours_by_their_order():
    source = "It is the <ph id='a'/>third<ph id='b'/> accident."
    pair = f"<source>{source}</source><target>El <ph id='a'/>tercer<ph id='b'/>.</target>"
    assert taken(v2(pair), THIRD).target == "El <1>tercer</1>."


def test_a_headline_is_detected_without_its_role():
    (kit,) = kinds.parse(v1(RAIN, 'approved="yes"'), "x", ".sdlxliff")
    headline = Unit(UnitKey("headline", "Rain fell."))
    assert merge(Catalog("pier", "en", "es", (headline,)), kit).catalog.units[0].target == "Llovió."


@pytest.mark.parametrize("element", ["<x:tag xmlns:x='urn:x'>{}</x:tag>", "<mrk mtype='seg'>{}</mrk>"])
def test_text_in_unknown_elements_stays(element):
    data = v1(f"<source>Rain fell.</source><target>{element.format('Llovió')}.</target>")
    assert taken(data, "Rain fell.").target == "Llovió."


def test_a_file_laid_out_for_the_eye_has_the_words_of_its_lines():
    data = v1("<source>\n    Rain\n    fell.\n  </source>\n  <target>\n    Llovió.\n  </target>", 'approved="yes"')
    assert (taken(data, "Rain fell.").target, taken(data, "Rain fell.").state) == ("Llovió.", State.REVIEWED)
    retained = v1('<source>Rain fell.</source><target xml:space="preserve">Llovió\n  a mares.</target>')
    assert taken(retained, "Rain fell.").target == "Llovió\n  a mares."
    data = v2("\n <source>\n  Rain fell.\n </source>\n <target>\n  Llovió.\n </target>\n")
    assert taken(data, "Rain fell.").target == "Llovió."


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
@pytest.mark.parametrize("suffix", [".mxliff", ".xlf", ".txlf", ""])
def test_xliff_is_recognized_by_what_it_is(version, suffix):
    assert taken(v2(RAIN, version), "Rain fell.", suffix=suffix).state is State.REVIEWED
    assert taken(v1(RAIN), "Rain fell.", suffix=suffix).state is State.FUZZY


def test_a_file_of_1_2_that_names_no_namespace_is_read_as_1_2():
    plain = v1(RAIN).replace(SPACES.encode(), b"")
    assert taken(plain, "Rain fell.").target == "Llovió."


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("named", [True, False])
def test_files_of_1_0_and_1_1_are_read_as_1_2(version, named):
    data = v1(RAIN, 'approved="yes"', version)
    data = data if named and version == "1.1" else data.replace(SPACES.replace("1.2", version).encode(), b"")
    assert taken(data, "Rain fell.").state is State.REVIEWED


def test_codes_of_phrase_are_those_that_its_metadata_name():
    marks = (
        '<m:tunit-metadata><m:mark id="1"><m:type>code</m:type><m:content>&lt;b&gt;</m:content></m:mark>'
        '<m:mark id="2"><m:type>code</m:type><m:content>&lt;/b&gt;</m:content></m:mark></m:tunit-metadata>'
    )
    words = (
        "<source>It is the {1}third{2} accident of {3}.</source><target>Es el {1}tercer{2} accidente de {3}.</target>"
    )
    unit = taken(v1(words + marks, 'm:confirmed="1"'), THIRD.replace("accident.", "accident of {3}."))
    assert (unit.target, unit.state) == ("Es el <1>tercer</1> accidente de {3}.", State.REVIEWED)


def test_each_file_of_a_document_is_a_separate_article():
    single = v1(RAIN, 'approved="yes"').decode()
    file = single[single.index("<file") : single.index("</xliff>")]
    renamed = file.replace('original="pier"', 'original="en.lproj/harbour.strings"').replace("Llovió.", "Cayó lluvia.")
    kits = kinds.parse(single.replace("</xliff>", renamed + "</xliff>").encode(), "x", ".xliff")
    assert [(kit.slug, kit.items[0].unit.target) for kit in kits] == [
        ("pier", "Llovió."),
        ("en.lproj/harbour.strings", "Cayó lluvia."),
    ]


def test_words_that_a_memory_proposes_beside_a_unit_are_not_its_target():
    beside = '<alt-trans match-quality="100" origin="TM"><source>Rain fell.</source><target>Cayó lluvia.</target></alt-trans>'
    unit = taken(v1(RAIN + beside, 'approved="yes"'), "Rain fell.")
    assert (unit.target, unit.state) == ("Llovió.", State.REVIEWED)
    empty = taken(v1(f"<source>Rain fell.</source><target/>{beside}"), "Rain fell.")
    assert (empty.target, empty.state) == ("", State.NEW)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (
            '<source>Rain fell.</source><seg-source><mrk mtype="seg" mid="0">Rain fell.</mrk></seg-source>'
            '<target state="final"><mrk mtype="seg" mid="0">Llovió.</mrk></target>',
            "Llovió.",
        ),
        (
            '<source>On <x id="INTERPOLATION" equiv-text="{{ day }}"/>.</source>'
            '<target state="final">El <x id="INTERPOLATION" equiv-text="{{ day }}"/>.</target>',
            "El <1/>.",
        ),
        (
            '<source>It is the <x id="START_TAG_STRONG" ctype="x-strong"/>third<x id="CLOSE_TAG_STRONG"/> accident.</source>'
            '<target state="final">El <x id="START_TAG_STRONG"/>tercero<x id="CLOSE_TAG_STRONG"/>.</target>',
            "El <1>tercero</1>.",
        ),
    ],
)
def test_matecat_and_angular(words, target):
    source = next(each for each in ("Rain fell.", "On <1/>.", THIRD) if each[:2] == words[8:10])
    unit = taken(v1(words), source)
    assert (unit.target, unit.state) == (target, State.REVIEWED)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (v2(RAIN).replace(b"2.2", b"3.0"), "x:1: is XLIFF 3.0, which is not read; export it as XLIFF 1.2, 2.1 or 2.2"),
        (b'<xliff version="2.1"><file/></xliff>', "x:1: names no version of XLIFF by its namespace"),
        (b"<html/>", "x:1: is not XLIFF"),
    ],
)
def test_different_versions_are_refused_with_a_line(data, problem):
    with pytest.raises(ExchangeError) as caught:
        kinds.parse(data, "x", ".xlf")
    assert str(caught.value).startswith(problem)
