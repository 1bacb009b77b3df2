"""The house's own look: the example of the docs, and themes that are wrong."""

import shutil
from pathlib import Path

import pytest

from tests.e2e.gazette import gazette

EXAMPLE = Path(__file__).parents[2] / "docs" / "theme"


@pytest.fixture
def room(tmp_path):
    made = gazette(tmp_path)
    made.approve("harbor")
    return made


def theme(room, **files):
    folder = room.root / "theme"
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_the_example_of_the_docs_is_what_readers_see(room):
    shutil.copytree(EXAMPLE, room.root / "theme")
    room.publish()
    page = room.page()
    assert '<meta name="theme-color" content="#1f5a4c">' in page
    assert '<img src="/theme/logo.svg" alt="The Gazette">' in page
    assert '<footer class="house">' in page
    assert '<a href="/es/feed.xml" type="application/rss+xml">RSS</a>' in page
    assert "--accent: #1f5a4c" in (room.site / "theme/page.css").read_text()
    assert (room.site / "theme/logo.svg").read_bytes() == (EXAMPLE / "logo.svg").read_bytes()
    index = (room.site / "es/index.html").read_text()
    assert 'href="#articles">Todas las noticias<' in index
    assert '<footer class="house">' in index


def test_previews_hold_the_theme_in_themselves(room):
    shutil.copytree(EXAMPLE, room.root / "theme")
    theme(
        room, more_css="@font-face { font-family: H; src: url('fonts/h.woff2'); }\n.a { background: url(nowhere.png); }"
    )
    theme(room, fonts__h_woff2=b"wOF2")
    run = room("build")
    absent = "theme/nowhere.png: is named by the CSS of the theme and is not there; add it, or take the name out"
    assert [line for line in run.stderr.splitlines() if "nowhere" in line or "h.woff2" in line] == [absent]
    page = (room.root / "dist/harbor/es/index.html").read_text()
    assert '<img src="data:image/svg+xml;base64,' in page
    assert 'src: url("data:font/woff2;base64,d09GMg==")' in page
    assert "url(nowhere.png)" in page
    assert "--accent: #1f5a4c" in page


def test_what_moves_from_a_theme_moves_from_the_site(room):
    shutil.copytree(EXAMPLE, room.root / "theme")
    room.publish()
    shutil.rmtree(room.root / "theme")
    room.publish()
    assert not (room.site / "theme/logo.svg").exists()
    assert "house" not in room.page()


@pytest.mark.parametrize(
    ("name", "text", "reported"),
    [
        ("page.html", "<p>\n{% if %}", "theme/page.html:2: "),
        ("page.html", "{{ nothing.here }}", "theme/page.html:1: cannot be rendered: 'nothing' is undefined"),
        ("footer.html", "<p>\n{{ nothing.here }}", "theme/footer.html:2: cannot be rendered: 'nothing' is undefined"),
        ("footer.html", "<p>\n\n{{ 1 / 0 }}", "theme/footer.html:3: cannot be rendered: "),
        ("footer.html", "{{ locale + 1 }}", "theme/footer.html:1: cannot be rendered: "),
        ("footer.html", '{% include "footer.html" %}', "theme/footer.html:1: cannot be rendered: "),
        ("words.toml", "[tlhh-x]\narticles = 'x'\n", "theme/words.toml"),
        ("page.html", "{{ ''.__class__.__mro__ }}", "theme/page.html:1: "),
        ("footer.html", '{% include "gone.html" %}', "gone.html"),
        ("words.toml", "[es]\nmashine = 'x'\n", "theme/words.toml: [es]: 'mashine' is not a word of pages"),
        ("words.toml", "[es\n", "theme/words.toml: is not valid TOML"),
        ("words.toml", "articles = 'x'\n", "theme/words.toml"),
        ("page.html", b"\xff\xfe", "theme/page.html: is not UTF-8"),
    ],
)
def test_a_theme_that_is_wrong_is_a_single_line_and_what_was_published_stands(room, name, text, reported):
    room.publish()
    before = room.files_published()
    (room.root / "theme").mkdir()
    (room.root / "theme" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    run = room.publish(code=2)
    assert reported in run.stderr
    assert "Traceback" not in run.stderr
    assert room.files_published() == before


def test_names_addresses_and_words_of_single_locales(room):
    room.settings('[site.es]\nname = "La Gaceta"\nurl = "https://gazette.example/noticias/{slug}.html"\n')
    room.publish()
    page = (room.site / "noticias/harbor.html").read_text()
    assert "<bdi>La Gaceta</bdi>" in page
    assert '<link rel="canonical" href="https://gazette.example/noticias/harbor.html">' in page
    assert 'hreflang="es" href="https://gazette.example/noticias/harbor.html"' in room.page(locale="en")
    assert (room.site / "noticias/harbor/article.json").exists()


def test_dates_and_tables_are_written_in_the_digits_of_a_locale_or_in_those_that_the_settings_name(room):
    words = {"Council votes on harbor": "رای شورا", "The old wall.": "دیوار قدیمی", "Ana Ruiz": "آنا روئیس"}
    table = "| The old wall. | 6,870 |\n|---|---|\n| The old wall. | 12.5% |\n"
    room.write(f"---\ndate: 2026-05-04\n---\n# Council votes on harbor\n\n{table}")
    room("extract")
    room.approve("harbor", "fa", words)
    room("build", "-l", "fa")
    page = room.root / "dist/harbor/fa/index.html"
    assert "۲۰۲۶" in page.read_text()
    assert "۱۲٫۵" in page.read_text()
    room.settings('[site.fa]\ndigits = "latn"\n')
    room("build", "-l", "fa")
    assert "۲۰۲۶" not in page.read_text()
    assert "2026</time>" in page.read_text()
    assert "۱" not in page.read_text()
    room.settings('[site.fa]\ndigits = "roman"\n')
    assert "write one of arab, arabext" in room("build", code=2).stderr
