"""Encodings as browsers have them; a stray byte is carried through and shown."""

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import encoding
from l10n.errors import ArticleError
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)
PAGE = "<html><head><meta charset={}><title>{}</title></head><body><p>{}</p></body></html>"


def read(data, name="flood.html", chosen=""):
    path = PurePosixPath("source", name)
    format_ = articles.format_name(path, FORMATS)
    article = articles.decode(data, "flood", path, format_, articles.ReadingOptions("en", chosen))
    assert articles.encode(article, article.text) == data
    return articles.parse(article, FormatOptions(), FORMATS)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gbk", "河水在夜里上涨了两米。鎔"),
        ("x-sjis", "cp932", "川の水位は一晩で2メートル上がった。①"),
        ("windows-874", "cp874", "แม่น้ำสูงขึ้นสองเมตร"),
        ("x-mac-cyrillic", "mac-cyrillic", "Река поднялась на два метра."),
        ("iso-8859-8-i", "iso8859-8", "הנהר עלה בשני מטרים בלילה."),
        ("latin1", "cp1252", "The river rose “by two metres” – overnight."),
        ("koi8-u", "koi8-u", "Річка піднялася на два метри."),
    ],
)
def test_labels_mean_what_they_mean_on_the_web(label, codec, text):
    document = read(PAGE.format(label, "Flood", text).encode(codec))
    assert document.blocks[-1].text == text


def test_a_stray_byte_is_shown_and_returns():
    data = PAGE.format("utf-8", "Flood", "The river rose – by two metres.").encode().replace(b"two", b"tw\xff")
    document = read(data)
    assert document.blocks[-1].text == "The river rose – by tw\ufffd metres."
    assert encoding.stray_lines(document.article.text) == [1]


def test_a_page_without_a_label_is_read_by_what_it_looks_like():
    text = "Der Fluss stieg über Nacht um zwei Meter, sagte die Bürgermeisterin. Häuser wurden überflutet."
    data = PAGE.format("utf-8", "Flut", text).encode("cp1252")
    assert read(data).blocks[-1].text == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("iso-8859-1", "Der Fluss stieg über Nacht, sagte die Bürgermeisterin. Häuser wurden überflutet."),
        ("windows-1251", "Ночью вода в реке поднялась."),
        ("gb2312", "昨夜，河水上涨了两米，四十户人家离开了家，前往山上的学校。镇长说，桥梁将一直关闭，直到水位下降。"),
    ],
)
def test_a_page_in_utf_8_that_names_another_encoding_is_read_as_it_is(label, text):
    article = read(PAGE.format(label, "Flood", text).encode()).article
    assert text in article.text
    assert article.encoding == "utf-8"
    assert encoding.misnamed(article.text, article.encoding) == label


def test_the_settings_name_the_encoding_of_texts():
    data = "Вода в реке поднялась.\n\nЛюди ушли на холм.\n".encode("cp1251")
    with pytest.raises(ArticleError, match="is not UTF-8"):
        read(data, "flood.txt")
    assert [b.text for b in read(data, "flood.txt", "windows-1251").blocks][-1] == "Люди ушли на холм."


def test_a_format_without_references_becomes_utf_8_where_its_encoding_lacks_a_character():
    path = PurePosixPath("source/a.srt")
    data = "1\n00:00:01,000 --> 00:00:02,000\nUn café.\n".encode("cp1252")
    result = articles.decode(data, "a", path, "subrip", articles.ReadingOptions("fr", "windows-1252"))
    assert articles.encode(result, result.text) == data
    assert articles.encode(result, "Міст") == b"\xef\xbb\xbf" + "Міст".encode()


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"\xff\xfe\x00\x00a", "a.txt", "source/a.txt:1: is in UTF-32; save it as UTF-8"),
        (b"%PDF-1.7", "a.txt", "source/a.txt:1: is a PDF, not text; export it as text, Markdown or HTML"),
        (
            b"PK\x03\x04",
            "a.md",
            "source/a.md:1: is an office document or archive, not text; export it as text, Markdown or HTML",
        ),
        (b"one\ntwo\0three", "a.txt", "source/a.txt:2: is binary: byte 7 is NUL; export it as text"),
        (b"a\0b\0c\0", "a.txt", "source/a.txt:1: is UTF-16 without a byte order mark; save it as UTF-8"),
        (b"\xff\xfea\0\0\0", "a.txt", "source/a.txt:1: is binary: it has a NUL; export it as text"),
        (
            b"one\ncaf\xe9",
            "a.txt",
            "source/a.txt:2: is not UTF-8: byte 0xE9 at column 4;"
            ' save it as UTF-8, or write encoding = "windows-1251" (or another) into the settings',
        ),
        (
            b"\xff\xfea\0\n\0\x00\xd8",
            "a.txt",
            "source/a.txt:2: is not UTF-16-LE: byte 0x00 at column 1;"
            ' save it as UTF-8, or write encoding = "windows-1251" (or another) into the settings',
        ),
    ],
)
def test_a_file_that_is_not_text_is_a_single_line_with_its_place(data, name, line):
    path = PurePosixPath("source", name)
    with pytest.raises(ArticleError) as caught:
        encoding.decode(data, path, "text")
    assert str(caught.value) == line


@pytest.mark.parametrize(
    ("data", "format_", "result"),
    [
        (b"\xef\xbb\xbfa", "text", ("a", "utf-8", b"\xef\xbb\xbf")),
        (b"\xff\xfea\0", "text", ("a", "utf-16-le", b"\xff\xfe")),
        (b"\xfe\xff\0a", "text", ("a", "utf-16-be", b"\xfe\xff")),
        ('<meta charset="utf-16">é'.encode(), "html", ('<meta charset="utf-16">é', "utf-8", b"")),
        (
            b'<?xml version="1.0" encoding="iso-8859-1"?>\xe9',
            "feed",
            ('<?xml version="1.0" encoding="iso-8859-1"?>é', "cp1252", b""),
        ),
        (b'<meta charset="rot13">a', "html", ('<meta charset="rot13">a', "utf-8", b"")),
        (b"a" + b"\xff" + "é".encode() * 3, "text", ("a\udcff" + "é" * 3, "utf-8", b"")),
        (b"a\0b", "html", ("a\0b", "utf-8", b"")),
    ],
)
def test_a_mark_leads_then_what_a_page_names_then_utf_8(data, format_, result):
    text, name, mark = result
    assert encoding.decode(data, PurePosixPath("source/a"), format_) == result
    assert encoding.encode(text, name, mark) == data


def test_what_an_encoding_lacks_is_a_reference_and_in_scripts_an_escape():
    text = "<p>ж\udcff</p><SCRIPT>ж\udcff</script>ж"
    assert encoding.encode(text, "cp1252") == b"<p>&#1078;\xff</p><SCRIPT>\\u0436\xff</script>&#1078;"
    assert encoding.holds("ж\udcff", "cp1252") is False
    assert encoding.holds("é\udcff", "cp1252") is encoding.holds("ж", "utf-16-le") is True


def test_stray_bytes_are_named_by_their_lines_and_a_wrong_name_by_itself():
    assert encoding.stray_lines("a\n\udcff\udcfe\r\nb\r\udc80") == [2, 4]
    assert encoding.misnamed('<meta charset="gbk">', "utf-8") == "gbk"
    assert encoding.misnamed('<meta charset="gb2312">', "gbk") == encoding.misnamed("<p>", "cp1252") == ""
    assert encoding.misnamed('<meta charset="utf-8">', "utf-16-le") == ""
