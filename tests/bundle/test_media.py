import pytest

from l10n.bundle import media
from l10n.model import Role
from tests.bundle.editions import written


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("![Flood](img/flood.jpg)", ("img/flood.jpg",)),
        ('<img src="a.png" srcset="a.png 1x, b/a2.png 2x">', ("a.png", "b/a2.png")),
        ("image: images/my%20pond.webp\n", ("images/my%20pond.webp",)),
        ("https://example.org/a.png and //cdn.example/a.png and /root.png", ()),
        ("../up.png x/../../up.png", ()),
        ("![Flood](./img/flood.jpg)", ("img/flood.jpg",)),
        (
            r'{"url": "img\/a.gif", "html": "<img src=\"b\/two words.gif\">"}',
            ("img/a.gif", "words.gif", "b/two words.gif"),
        ),
        ("<d>&lt;img src=&quot;img/d.gif&quot;&gt;</d>", ("img/d.gif",)),
        ("report.pdf.exe notes.md archive.zip", ()),
    ],
)
def test_only_media_below_the_article_are_detected(text, result):
    assert media.addresses(text) == result


def test_long_runs_accept_no_time():
    assert media.addresses("a" * 200_000 + " " + "a/" * 50_000 + ".x" * 50_000) == ()


def test_an_address_is_local_only_where_its_file_was_copied():
    existing = frozenset({"img/my%20pond.webp"})
    assert media.local("img/my%20pond.webp", existing) == "img/my%20pond.webp"
    assert media.local("./img/my pond.webp", existing) == "img/my%20pond.webp"
    assert media.local("javascript:alert(1)//img/my%20pond.webp", existing) == ""
    assert media.local("img/other.webp", existing) == ""


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Rain.\n\n![Flood](img/flood.jpg)", [(3, "img/flood.jpg")]),
        ('![Flood](<pier.jpg> "Pier") and ![Old [pier]](./old.png)', [(1, "old.png")]),
        ('<p>\n<img alt="a" src="a.png"><video controls src=\'film.mp4\'></video>', [(2, "a.png"), (2, "film.mp4")]),
        ("The file wall.jpg was lost. [Report](report.pdf)", []),
        ("![Far](https://example.org/a.png) ![Root](/a.png) ![Up](../a.png)", []),
    ],
)
def test_files_that_a_page_shows_and_that_are_absent_are_named_with_their_lines(text, lost):
    document = written([(Role.BODY, text)])
    assert list(media.missing(document, {"pier.jpg"})) == lost


@pytest.mark.parametrize(
    ("format_", "text", "lost"),
    [
        (
            "json",
            '{"a": "x",\n"html": "<img src=\\"img\\/a.gif\\"> <img src=\\"b c.gif\\">"}',
            [(2, "img/a.gif"), (2, "b c.gif")],
        ),
        ("feed", "<d>\n&lt;img src=&quot;img/d.gif&quot;&gt;</d>", [(2, "img/d.gif")]),
        ("markdown", "Write &lt;img src=&quot;img/d.gif&quot;&gt; there.", []),
    ],
)
def test_markup_inside_of_another_syntax_is_read_too(format_, text, lost):
    assert list(media.missing(written([(Role.BODY, text)], format=format_), ())) == lost
