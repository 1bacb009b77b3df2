"""Subtitles: what belongs together, where it is cut again, and what is not a subtitle file."""

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.subtitles.cut import cut
from l10n.bundle.structure import spots
from l10n.errors import ArticleError
from l10n.model import Document
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)


def read(text: str, suffix: str = ".srt", locale: str = "en", **options) -> Document:
    path = PurePosixPath("source/a" + suffix)
    name = articles.format_name(path, FORMATS)
    article = articles.decode(text.encode(), "a", path, name, articles.ReadingOptions(locale))
    return articles.parse(article, FormatOptions(**options), FORMATS)


def cues(*texts: str, pause: float = 0.1) -> str:
    """A SubRip file with these texts, two seconds each."""
    blocks, at = [], 0.0
    for number, text in enumerate(texts, 1):
        blocks.append(f"{number}\n{_time(at)} --> {_time(at + 2)}\n{text}\n")
        at += 2 + pause
    return "\n".join(blocks)


def _time(seconds: float) -> str:
    return f"00:{int(seconds) // 60:02d}:{int(seconds) % 60:02d},{round(seconds % 1 * 1000):03d}"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def written(document: Document, *targets: str, locale: str = "de") -> list[str]:
    """The lines of the file that are no numbers and times, with these targets for its blocks."""
    format_ = FORMATS[document.article.format]
    words = dict(zip(document.blocks, targets, strict=True))
    woven = format_.relabel(weave.weave(document, lambda block: words[block], format_.render), locale)
    return [line for line in woven.splitlines() if line.strip() and "-->" not in line and not line.strip().isdigit()]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (("The ferry", "is late. It is", "raining."), ["The ferry is late.", "It is raining."]),
        (("We met Mr.", "Hale."), ["We met Mr. Hale."]),
        (("- Is it late?\n- It is.",), ["Is it late?", "It is."]),
        (("I told him\n- Go away.",), ["I told him", "Go away."]),
        (("It was\n-5 degrees.",), ["It was -5 degrees."]),
        (("We waited\n[door slams]", "for hours."), ["We waited", "[door slams]", "for hours."]),
        (("He said (at least\nI think) no.",), ["He said (at least I think) no."]),
        (("♪ Row the boat ♪", "♪ down the river ♪"), ["Row the boat", "down the river"]),
        (("ANA HALE: We met", "at noon. TOM: No."), ["ANA HALE: We met at noon.", "TOM: No."]),
        (("We met at", "TOM: No."), ["We met at", "TOM: No."]),
        ((">> We met at", ">> No."), ["We met at", "No."]),
        (("<i>We met", "at</i> noon."), ["<1>We met at</1> noon."]),
        (("<i>We met</i>", "<i>at noon.</i>"), ["We met at noon."]),
        (("<i>We met</i>\n<i>at noon.</i>",), ["We met at noon."]),
        (("Ana <i>met</i>", "<i>Tom.</i>", "<i>So.</i>"), ["Ana <1>met Tom.</1>", "So."]),
        (("We met\n[Ana] at noon.",), ["We met", "[Ana] at noon."]),
        (("We <i>met.</i> So.",), ["We <1>met.</1>", "So."]),
        (("{\\an8}We met", "{\\an8}at noon."), ["We met at noon."]),
        (("We {\\i1}met{\\i0} here.",), ["We <1>met</1> here."]),
        (("Press <1> now.",), ["Press <1/> now."]),
        (("...", "♪"), []),
    ],
)
def test_what_belongs_together_is_a_single_sentence(shown, expected):
    assert texts(read(cues(*shown))) == expected


def test_a_sentence_ends_with_a_long_pause():
    assert texts(read(cues("We waited", "for hours.", pause=5))) == ["We waited", "for hours."]


def test_lines_of_scripts_without_spaces_are_joined_without_spaces():
    assert texts(read(cues("嵐が\n来た", "ので。"), locale="ja")) == ["嵐が来たので。"]


def test_what_has_no_stops_stays_cue_by_cue():
    lines = [f"word {n} of a song that has no end" for n in "abcdefghijklmnop"]
    assert texts(read(cues(*lines))) == lines


def test_japanese_without_full_stops_stays_cue_by_cue():
    lines = [f"{word}だ" if n % 3 else f"{word}か？" for n, word in enumerate("嵐船橋海山川雨雪風町駅島")]
    assert texts(read(cues(*lines), locale="ja")) == lines


def test_captions_that_roll_up_are_read_line_by_line():
    shown = texts(read(cues("one two.\nthree four", "three four\nfive six.", "five six.\nseven")))
    assert shown == ["one two.", "three four", "three four", "five six.", "five six.", "seven"]


def test_a_voice_continues_on_the_second_line():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>We met\nat noon.</v>\n"
    assert texts(read(text, ".vtt")) == ["We met at noon."]


def test_voices_are_apart():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>We met\n\n00:02.000 --> 00:03.000\n<v Tom>at noon.\n"
    assert texts(read(text, ".vtt")) == ["We met", "at noon."]


def test_the_projects_project_patterns_yield_roles():
    document = read(cues("Subtitles by Ana Hale.", "We met."), patterns={"furniture": ("^Subtitles by",)})
    assert [block.role.value for block in document.blocks] == ["furniture", "body"]


def test_a_sentence_is_cut_by_the_shares_of_its_cues():
    document = read(cues("The ferry is late today,", "the captain said."))
    assert written(document, "Die Fähre hat heute Verspätung, sagte der Kapitän.") == [
        "Die Fähre hat heute Verspätung,",
        "sagte der Kapitän.",
    ]


def test_tags_that_a_cut_falls_into_begin_again():
    document = read(cues("We read <i>The Tarrow", "Valley Courier</i> today."))
    shown = written(document, "Wir <1>lesen heute den ganzen Tag nur den Courier</1>.")
    assert shown == ["Wir <i>lesen heute den</i>", "<i>ganzen Tag nur den Courier</i>."]


def test_tags_that_no_cut_falls_into_do_not():
    document = read(cues("We read <i>The Tarrow", "Valley Courier</i> today."))
    assert written(document, "Wir lesen heute den <1>Courier</1>.") == ["Wir lesen heute", "den <i>Courier</i>."]


def test_a_cut_never_stands_before_a_closing_sign_of_a_script_without_spaces():
    document = read(cues("The storm that came from the sea", "closed the bridge."))
    shown = written(document, "海から来た嵐のため、橋は閉鎖されました。", locale="ja")
    assert shown == ["海から来た嵐のため、", "橋は閉鎖されました。"]


def test_fewer_words_than_cues_leave_the_last_empty():
    document = read(cues("No one", "in the", "town knows."))
    assert written(document, "Niemand.") == ["Niemand."]


def test_lines_are_broken_where_they_are_too_long_for_their_language():
    document = read(cues("The council of the town closed the bridge."))
    long = "Der Rat der Stadt hat die Brücke nun doch noch gesperrt."
    assert written(document, long) == ["Der Rat der Stadt hat die", "Brücke nun doch noch gesperrt."]


def test_no_line_begins_with_a_dash_that_was_inside_of_it():
    document = read(cues("But maybe if I were to say it to them - no."))
    assert written(document, "Aber vielleicht wenn ich es ihnen dann sage - nein.")[0].endswith("- nein.") is False
    assert not any(
        line.startswith("-") for line in written(document, "Aber wenn ich es ihnen sagen würde - dann nein, nie.")
    )


def test_blanks_are_a_single_space():
    assert texts(read(cues("We  met\tat   noon."))) == ["We met at noon."]


def test_a_page_of_subtitles_has_their_italics_and_no_positions():
    page = FORMATS["subrip"].page(read(cues("{\\an8}We {\\i1}met", "Hale{\\i0} {\\an5}& <b>Tom</b> <1>.")))
    assert weave.fault(page) == ""
    assert page.blocks[0].raw == "We <i>met Hale</i> &amp; <b>Tom</b> <1>."
    assert page.blocks[0].text == "We <1>met Hale</1> <2/>& <3>Tom</3> <4/>."


def test_the_time_of_a_sentence_is_its_share_of_its_cues():
    document = read(cues("One two three.\nFour.", "Five"))
    shown = [block.showing for block in document.blocks]
    assert [(each.first, each.last) for each in shown if each] == [(1, 1), (1, 1), (2, 2)]
    assert sum(item.seconds for item in shown if item) == pytest.approx(4.0)


def test_parts_are_cut_behind_punctuation_and_never_inside_numbers():
    text = "10 000, sagte sie."
    assert [text[part.start : part.end] for part in cut(text, [1, 1])] == ["10 000,", "sagte sie."]


@pytest.mark.parametrize(
    ("text", "suffix", "message"),
    [
        (
            "1\n00:00:01 --> 00:00:0x\nWe met.\n",
            ".srt",
            "source/a.srt:2: '00:00:01 --> 00:00:0x' is not the time of a subtitle",
        ),
        ("We met.\n", ".srt", "source/a.srt:1: has no subtitles"),
        ("00:01.000 --> 00:02.000\nWe met.\n", ".vtt", "source/a.vtt:1: does not begin with WEBVTT"),
        (
            "WEBVTT\n\n00:01.000 -> 00:02.000\nWe met.\n",
            ".vtt",
            "source/a.vtt:3: '00:01.000 -> 00:02.000' is not the time",
        ),
        ("WEBVTT\n", ".vtt", "source/a.vtt:1: has no subtitles"),
    ],
)
def test_a_broken_file_is_a_single_clear_line(text, suffix, message):
    with pytest.raises(ArticleError) as caught:
        read(text, suffix)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["Он сказал", "هي قالت", "She said"])
def test_a_colon_in_a_sentence_is_not_a_speaker(name):
    assert texts(read(cues(f"Yesterday\n{name}: no."))) == [f"Yesterday {name}: no."]


def test_names_of_speakers_are_capitals_of_any_script():
    assert texts(read(cues("We met\nГОЛОВА: Ні."))) == ["We met", "ГОЛОВА: Ні."]


def test_a_flood_of_tags_is_read_without_them():
    assert texts(read(cues("<i>" * 5_000 + "Rain" + "</i>" * 5_000))) == ["Rain"]


def test_a_flood_of_lines_with_tags_is_read_in_linear_time():
    lines = 3_000  # each line was compared with all before it: minutes
    (block,) = read(cues("\n".join(f"<b>rain {n}" for n in range(lines)))).blocks
    assert (block.text.startswith("rain 0 rain 1 "), block.inlines) == (True, ())


def test_a_page_is_a_transcript_in_paragraphs():
    text = cues("We met", "at noon. It rained.", "- Who was there?", "- All of us.", "Then we left.", "And slept.")
    page = FORMATS["subrip"].page(read(text))
    assert weave.fault(page) == ""
    runs: dict[int, list[str]] = {}
    for block, spot in spots(page):
        runs.setdefault(spot.run, []).append(block.text)
    assert [" ".join(each) for each in runs.values()] == [
        "We met at noon. It rained.",
        "Who was there?",
        "All of us. Then we left. And slept.",
    ]
    paused = FORMATS["subrip"].page(read(cues("It rained.", "We left.", pause=3)))
    assert [spot.run for _, spot in spots(paused)] == [1, 2]
    long = FORMATS["subrip"].page(read(cues(*(f"It rained on day {n}, and {'x' * 60}." for n in range(20)))))
    assert len({spot.run for _, spot in spots(long)}) == 3, "nobody reads a longer paragraph"
