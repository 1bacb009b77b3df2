"""Files that no format reads are named; an article in another language than it claims is reported, its own is not."""

from pathlib import PurePosixPath

import pytest

from l10n.article.formats import html, markdown
from l10n.jobs.sources import foreign, unread
from l10n.language.identification import article_language
from l10n.model import Article
from l10n.plugin import FormatOptions
from tests.e2e.conftest import Newsroom

GERMAN = (
    "Hochwasser im Tal\n\nDer Regen fiel den ganzen Tag, und die Feuerwehr hat am Abend die Straße zum Dorf gesperrt. "
    "Das Wasser ist nach Angaben der Stadt noch nicht gefallen.\n"
)


def test_words_without_a_format_are_named_and_pictures_are_not():
    paths = map(PurePosixPath, ["source/a.docx", "source/b.SRT", "source/river.jpg", "source/c.md"])
    assert [line.partition(":")[0] for line in unread(paths, [".md"])] == ["source/a.docx", "source/b.SRT"]


@pytest.mark.parametrize(("claimed", "result"), [("en", "de"), ("ru", "de"), ("de", "")])
def test_the_language_of_an_article_is_looked_at(claimed, result):
    assert article_language(GERMAN, claimed) == result


CROATIAN = (
    "Gradonačelnica je posjetila školu, a djeca su s njom sjedila u vrtu. Vlak je kasnio cijeli tjedan, rekla je, i nitko "
    "ne zna tko će platiti most. U lipnju će se sve riješiti, a do tada općina traži novac u Zagrebu i u Splitu."
)
SERBIAN = CROATIAN.replace("posjetila", "posetila").replace("djeca", "deca").replace("tjedan", "nedelju, voz")
CHINESE = (
    "市议会星期一表示，大桥在水位下降之前将继续关闭。市长感谢消防员，并请居民不要靠近河边，学校也将停课到星期三为止。"
)
JAPANESE = (
    "市議会は月曜日、水位が下がるまで橋の閉鎖を続けると述べた。市長は消防士に感謝し、住民に川へ近づかないよう求めた。"
)
NAMES = "微软公司收购 Activision Blizzard King Entertainment 的交易完成，总裁 Bobby Kotick 将于年底离任"


@pytest.mark.parametrize(
    ("text", "claimed", "result"),
    [
        (CROATIAN, "sr-Latn", "hr"), (CROATIAN, "bs", "hr"), (CROATIAN, "hr", ""),
        (CHINESE, "ja", "zh"), (CHINESE, "ko", "zh"), (CHINESE, "zh", ""),
        (JAPANESE, "zh", "ja"), (JAPANESE, "ja", ""), (NAMES, "zh", ""),
    ],
)  # fmt: skip
def test_near_languages_of_articles_are_distinguished(text, claimed, result):
    assert article_language(text, claimed) == result


def test_extract_says_both(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('source = "en"\nlocales = ["es"]\n[routes]\nes = "pseudo"\n')
    (tmp_path / "source/flood.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "source/river.rtf").write_text("x")
    for command in ("extract", "run"):
        done = Newsroom(tmp_path)(command, code=None)
        shown = done.stdout + done.stderr
        assert shown.count("source/flood.txt:1: seems to be in de, and is read as en") == 1
        assert shown.count("source/river.rtf: no format reads .rtf") == 1


@pytest.mark.parametrize(
    ("head", "body", "line"),
    [
        ("<html>", "<p>The pier held on Monday, and the ferry to the island was on time.</p>",
         "source/a.html:1: names no language, and is read as en; write <html lang=\"en\">"),
        ("<html>", f"<p>{GERMAN}</p>",
         "source/a.html:1: names no language, seems to be in de, and is read as en; write <html lang=\"de\">"),
        ('<html lang="en">', "<p>The pier held on Monday, and the ferry to the island was on time.</p>", ""),
        ("", "<p>The pier held on Monday.</p>", ""),  # a piece of a page has no place to say it
        ('<html><script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"en"}</script>', "<p>It held.</p>", ""),
    ],
)  # fmt: skip
def test_a_page_that_names_no_language_is_reported(head, body, line):
    article = Article("a", "en", PurePosixPath("source/a.html"), "html", head + body)
    assert foreign(html.FORMAT.parse(article, FormatOptions())) == line


@pytest.mark.parametrize(("paragraphs", "quotes", "said"), [(120, 0, True), (120, 30, True), (30, 120, False)])
def test_a_long_article_tells_its_language_by_a_sample_of_all_its_length(paragraphs, quotes, said):
    german = [
        f"Am Tag {n} hat die Stadt die Straße zum Dorf gesperrt, weil das Wasser noch nicht gefallen ist."
        for n in range(paragraphs)
    ]
    english = [
        f"On day {n} the city closed the road to the village, because the water had not fallen." for n in range(quotes)
    ]
    article = Article(
        "a",
        "en",
        PurePosixPath("source/a.md"),
        "markdown",
        "\n\n".join([*english[: quotes // 2], *german, *english[quotes // 2 :]]) + "\n",
    )
    assert ("seems to be in de" in foreign(markdown.FORMAT.parse(article, FormatOptions()))) is said
