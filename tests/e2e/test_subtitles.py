"""Subtitles through the whole house: extract, translate, check, build."""

import re

SRT = """1
00:00:01,000 --> 00:00:03,000
The bridge over the Tarrow

2
00:00:03,100 --> 00:00:05,000
is closed. Nobody knows why.

3
00:00:05,200 --> 00:00:05,600
[applause]
"""
VTT = """WEBVTT
Language: en

NOTE times checked

00:01.000 --> 00:03.000 line:0
<v Ana>The <i>ferry</i> is late

00:03.100 --> 00:05.000 line:0
<v Ana>again &amp; again.
"""


def test_subtitles_return_with_their_times_and_different_words(newsroom):
    newsroom.write(SRT, "council.srt")
    newsroom.write(VTT, "ferry.vtt")
    newsroom("run")
    shown = (newsroom.root / "dist/council/es/council.srt").read_text(encoding="utf-8")
    assert re.findall(r"\d+\n.*-->.*\n", shown) == re.findall(r"\d+\n.*-->.*\n", SRT)
    assert "bridge" not in shown
    assert "Ţĥé ƀŕîîðĝé" in shown
    web = (newsroom.root / "dist/ferry/es/ferry.vtt").read_text(encoding="utf-8")
    assert web.startswith("WEBVTT\nLanguage: es\n\nNOTE times checked\n\n00:01.000 --> 00:03.000 line:0\n<v Ana>[")
    assert "&amp;" in web
    assert (newsroom.root / "dist/ferry/es/index.html").exists()


def test_a_translator_sees_how_long_a_sentence_is_shown_and_is_warned(newsroom):
    newsroom.write(SRT, "council.srt")
    newsroom("run")
    unit = newsroom.units("council")["The bridge over the Tarrow is closed."]
    assert unit.notes[1] == "subtitles 1 to 2: shown for 2.7 s, fills 1.4 of them"
    result = newsroom("check", "council", code=None).stdout
    assert "4.7 characters a second" not in result
    assert "[reading_speed]" in result  # the applause is shown for less than half a second


def test_a_broken_time_is_a_single_line_and_stops_no_further_article(newsroom):
    newsroom.write(SRT.replace("00:00:03,100 -->", "00:00:03,100 ->"), "council.srt")
    run = newsroom("extract", code=2)
    assert "source/council.srt:6: '00:00:03,100 -> 00:00:05,000' is not the time of a subtitle" in run.stderr
    assert newsroom.path("harbor").exists()


def test_the_house_says_how_long_lines_are_and_how_fast_people_read(newsroom):
    newsroom.write(SRT, "council.srt")
    settings = newsroom.root / "l10n.toml"
    before = settings.read_text()
    settings.write_text(before + "[subtitles]\nspeed = 90\n[subtitles.es]\nline = 16\n")
    newsroom("run")
    shown = (newsroom.root / "dist/council/es/council.srt").read_text(encoding="utf-8")
    assert "[Ţĥé ƀŕîîðĝé\nööṽéŕ ţĥé Ţååŕŕöŵ" in shown
    assert "[reading_speed]" not in newsroom("check", "council", code=None).stdout
    settings.write_text(before + "[subtitles]\nspede = 90\n")
    assert "[subtitles]: spede: is not a setting; did you mean 'speed'?" in newsroom("check", code=2).stderr
