import pytest

from l10n.bundle import media


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![Flood](img/flood.jpg)", ("img/flood.jpg",)),
        ('<img src="a.png" srcset="a.png 1x, b/a2.png 2x">', ("a.png", "b/a2.png")),
        ("image: images/my%20pond.webp\n", ("images/my%20pond.webp",)),
        ("https://example.org/a.png and //cdn.example/a.png and /root.png", ()),
        ("../up.png x/../../up.png", ()),
        ("report.pdf.exe notes.md archive.zip", ()),
    ],
)
def test_only_media_below_the_article_are_found(text, found):
    assert media.addresses(text) == found


def test_long_runs_take_no_time():
    assert media.addresses("a" * 200_000 + " " + "a/" * 50_000 + ".x" * 50_000) == ()


def test_an_address_is_local_only_where_its_file_was_copied():
    known = frozenset({"img/my%20pond.webp"})
    assert media.local("img/my%20pond.webp", known) == "img/my%20pond.webp"
    assert media.local("./img/my pond.webp", known) == "img/my%20pond.webp"
    assert media.local("javascript:alert(1)//img/my%20pond.webp", known) == ""
    assert media.local("img/other.webp", known) == ""
