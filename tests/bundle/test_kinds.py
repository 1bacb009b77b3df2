"""Each kind of output: what stands in it, and that targets are data in all of them."""

from __future__ import annotations

import gettext
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from lxml import etree
from lxml import html as lxml_html

from l10n.article import article as articles
from l10n.article.formats import html, markdown
from l10n.bundle.kinds import article, mo, ninjs, page, text
from l10n.model import Article, Catalog, Document, Localized, Piece, Role, State, UnitCounts
from l10n.plugin import Edition, Format, FormatOptions, SiteOptions
from tests.bundle.editions import PLAIN, drawn, edition, reviewed, written

LINES = [
    (Role.KICKER, "Coast"),
    (Role.HEADLINE, "Harbour reopens"),
    (Role.BYLINE, "By Ida Moe"),
    (Role.BODY, "It rained."),
]
META = {
    "date": "2024-03-11T08:30:00+01:00",
    "byline": "Ida Moe",
    "url": "https://example.org/harbour",
    "image": "/q.jpg",
}
WORDS = {
    "Coast": ("الساحل", State.REVIEWED),
    "Harbour reopens": ("الميناء يفتح من جديد", State.FUZZY),
    "By Ida Moe": ("بقلم إيدا مو", State.REVIEWED),
}
SITE = SiteOptions("Coast Daily", "https://news.example.org/{locale}/{slug}")
HOSTILE = (
    "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>]]>--><!-- \"'> &lt; {{ 7*7 }} \u202e\u2028"
)


def file_of(files: Mapping[PurePosixPath, bytes], name: str) -> str:
    return files[PurePosixPath(name)].decode()


def shown(made: Edition) -> str:
    return file_of(page.KIND.files(made), "index.html")


def object_of(made: Edition) -> dict[str, object]:
    data = json.loads(file_of(ninjs.KIND.files(made), "article.json"))
    assert isinstance(data, dict)
    return data


class Balanced(HTMLParser):
    """Fails where a tag closes what is not open."""

    VOID = frozenset({"meta", "link", "br", "img", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_preview_page_says_what_it_is() -> None:
    result = shown(edition(written(LINES, META), "ar", WORDS, alternates=("ar", "en", "uk"), site=SITE))
    tree = lxml_html.fromstring(result)
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.xpath("string(//title)") == "الميناء يفتح من جديد – Coast Daily"
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    banner = tree.xpath("string(//aside[@class='preview'])")
    assert "Preview – not reviewed" in banner
    assert "معاينة – لم تُراجَع" in banner
    assert tree.xpath("//h1/span/@data-state") == ["fuzzy"]
    assert [tree.xpath(f"//article//span[@data-state='new']/@{name}") for name in ("lang", "dir")] == [["en"], ["ltr"]]
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://news.example.org/ar/harbour"]
    assert not tree.xpath("//link[@rel='alternate']")
    assert [(link.text, link.get("href")) for link in tree.xpath("//nav//a")] == [
        ("English", "../en/index.html"),
        ("українська", "../uk/index.html"),
        ("العربية", "../ar/index.html"),
    ]
    assert tree.xpath("//nav//a[@aria-current='page']/@lang") == ["ar"]
    assert tree.xpath("//time/@datetime") == ["2024-03-11T08:30:00+01:00"]
    assert "2024" in tree.xpath("string(//time)")
    assert tree.xpath("//article//*[@class='byline']")[0].text_content() == "بقلم إيدا مو"
    Balanced().feed(result)


def test_structured_data_relates_the_languages() -> None:
    made = edition(written(LINES, META), "ar", WORDS, alternates=("ar", "en"), site=SITE)
    data = json.loads(lxml_html.fromstring(shown(made)).xpath("string(//script)"))
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "الميناء يفتح من جديد",
        "inLanguage": "ar",
        "url": "https://news.example.org/ar/harbour",
        "datePublished": "2024-03-11T08:30:00+01:00",
        "author": {"@type": "Person", "name": "Ida Moe"},
        "publisher": {"@type": "NewsMediaOrganization", "name": "Coast Daily"},
        "image": {"@type": "ImageObject", "url": "https://example.org/q.jpg"},
        "translationOfWork": {"@type": "NewsArticle", "inLanguage": "en", "url": "https://news.example.org/en/harbour"},
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
        "creativeWorkStatus": "Draft",
    }


def test_the_source_page_is_finished_and_names_its_translations() -> None:
    document = written(LINES, META)
    catalog = Catalog("harbour", "en", "en", ())
    made = Edition(
        Localized(document, "en", {}, META), catalog, ("ar", "en"), UnitCounts(), SiteOptions(), PLAIN, final=True
    )
    tree = lxml_html.fromstring(shown(made))
    data = json.loads(tree.xpath("string(//script)"))
    assert data["workTranslation"] == [{"@type": "NewsArticle", "inLanguage": "ar", "url": "../ar/index.html"}]
    assert "translationOfWork" not in data
    assert "digitalSourceType" not in data
    assert not tree.xpath("//aside | //meta[@name='robots']")
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://example.org/harbour"]
    assert tree.xpath("//link[@hreflang='x-default']/@href") == ["../en/index.html"]
    assert "noindex" not in file_of(article.KIND.files(made), "harbour.txt")


def test_a_reviewed_page_has_no_marks_and_a_lone_page_no_links_to_further_items() -> None:
    made = edition(
        written([(Role.BODY, "It rained.")], {"byline": "Ida Moe"}),
        "es",
        reviewed({"It rained.": "Llovió."}),
        final=True,
    )
    tree = lxml_html.fromstring(shown(replace(made, alternates=("es",))))
    assert not tree.xpath("//aside | //nav | //link | //span[@data-state] | //time")
    assert tree.xpath("string(//p[@class='byline']/bdi)") == "Ida Moe"
    assert tree.xpath("string(//article/p)") == "Llovió."


def test_untranslated_and_english_interfaces_are_named_as_english() -> None:
    made = edition(written(LINES), "ar-XB", {})
    skip = lxml_html.fromstring(shown(made)).xpath("//a[@class='skip']")[0]
    assert (skip.text, skip.get("lang"), skip.get("dir")) == ("Skip to the article", "en", "ltr")
    assert (
        lxml_html.fromstring(shown(edition(written(LINES), "en-GB", {}))).xpath("//a[@class='skip']")[0].get("lang")
        is None
    )


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("By Ida Moe", "By Ida Moe"),
        ("By Ida Moe | November 13, 2014 | Print", "Ida Moe"),
        ("Posted by Ida Moe on 3 March 2020 at 10:15", "Ida Moe"),
        ("February 25, 2021", "Harbour staff"),
        ("Ida Moe, 25 Feb", "Ida Moe"),
        ("Ward 9 writers' club | 3 March 2020", "Harbour staff"),
    ],
)
def test_ninjs_credits_people_and_not_the_date_beside_them(byline: str, named: str) -> None:
    document = written([(Role.BYLINE, byline), (Role.BODY, "It rained.")], {"byline": "Harbour staff"})
    assert object_of(edition(document, "en", {}))["by"] == named


def test_a_byline_that_names_nobody_by_name_stays_whole() -> None:
    document = written([(Role.BYLINE, "Ward 9 writers' club, 3 March 2020"), (Role.BODY, "It rained.")])
    assert object_of(edition(document, "en", {}))["by"] == "Ward 9 writers' club, 3 March 2020"


def _read(source: str, format_: str = "markdown") -> Document:
    path = PurePosixPath(f"source/pier.{'md' if format_ == 'markdown' else format_}")
    formats = {"markdown": markdown.FORMAT, "html": html.FORMAT}
    return articles.parse(Article("pier", "en", path, format_, source), FormatOptions(), formats)


def _illustrations(source: str, format_: str = "markdown") -> list[tuple[str, str, str]]:
    written = object_of(edition(_read(source, format_), "en", {}))
    return [
        (
            each["renditions"][0]["href"],
            each.get("descriptions", [{"value": ""}])[0]["value"],
            each.get("creditLine", ""),
        )
        for each in written.get("associations", [])  # type: ignore[attr-defined]
        if each["type"] == "picture"
    ]


@pytest.mark.parametrize(
    "caption",
    [
        'The river <span class="photo-credit">Photo: Cy Lens</span>',
        'The river <small itemprop="copyrightHolder">Photo: Cy Lens</small>',
        "The river (Photo: Cy Lens)",
        "The river | Photo: Cy Lens",
    ],
)
def test_the_credit_in_a_caption_belongs_to_the_picture(caption: str) -> None:
    page_of = (
        '<html lang="en"><head><title>Flood</title></head><body><article><h1>Flood</h1><p>Rain fell all day, it was said.</p>'
        f'<figure><img src="https://i.example/r.jpg" alt="A river"><figcaption>{caption}</figcaption></figure></article>'
        "</body></html>"
    )
    assert _illustrations(page_of, "html") == [("https://i.example/r.jpg", "The river", "Photo: Cy Lens")]


def test_pictures_in_running_text_are_associated_with_what_stands_below_them() -> None:
    source = "Rain.\n\n![A road](https://i.example/r.jpg)\n*The road on Monday*\n\n"
    source += "See ![the sign](https://i.example/s.jpg) there.\n"
    assert _illustrations(source) == [
        ("https://i.example/r.jpg", "The road on Monday", ""),
        ("https://i.example/s.jpg", "the sign", ""),
    ]


def test_a_figure_of_html_in_markdown_has_its_picture_on_the_page() -> None:
    source = 'Rain.\n\n<figure><img src="https://i.example/r.jpg" alt="A river"><figcaption>The river</figcaption></figure>\n'
    tree = lxml_html.fromstring(shown(edition(_read(source), "en", {})))
    assert tree.xpath("//figure/img/@src") == ["https://i.example/r.jpg"]
    assert _illustrations(source) == [("https://i.example/r.jpg", "The river", "")]


def test_attribute_lists_are_not_shown_to_readers() -> None:
    source = '# The flood {#flood .big}\n\nSee [the map](m.html){:target="_blank"} now.\n{: .lead}\n'
    made = edition(_read(source), "en", {})
    assert "{" not in lxml_html.fromstring(shown(made)).xpath("string(//article)")


def test_ninjs_of_a_preview() -> None:
    reported = object_of(edition(written(LINES, META), "ar", WORDS, alternates=("ar", "en", "uk")))
    assert reported["standard"] == {
        "name": "ninjs",
        "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    }
    assert reported["versionCreated"] == "2024-03-11T08:30:00+01:00"
    assert (reported["pubStatus"], reported["language"], reported["by"]) == ("withheld", "ar", "بقلم إيدا مو")
    assert reported["edNote"] == "Preview, not reviewed: 2 of 4 units are reviewed."
    assert [head["value"] for head in reported["headlines"]] == ["الميناء يفتح من جديد", "الساحل"]  # type: ignore[attr-defined]
    assert [body["value"] for body in reported["bodies"]] == [  # type: ignore[attr-defined]
        '<p lang="en" dir="ltr"><span class="new" data-state="new" lang="en" dir="ltr">It rained.</span></p>',
        "It rained.",
    ]
    assert [(association["rel"], association.get("language")) for association in reported["associations"]] == [
        ("translationOf", "en"),
        ("illustration", None),
    ]  # type: ignore[attr-defined]
    assert str(reported["uri"]).startswith("urn:uuid:")
    assert reported["digitalSourceType"]["name"] == "Edited using Generative AI"  # type: ignore[index]


def test_ninjs_of_a_final_bundle_and_of_the_source() -> None:
    made = edition(written(LINES[1:2]), "es", reviewed({"Harbour reopens": "El puerto reabre"}), final=True, site=SITE)
    reported = object_of(made)
    assert reported["pubStatus"] == "usable"
    assert "edNote" not in reported
    assert reported["uri"] == "https://news.example.org/es/harbour"
    assert reported["digitalSourceType"] == {
        "name": "Human-edited media",
        "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
    }
    source = object_of(edition(written(LINES), "en", {}, alternates=("en", "es"), final=True))
    assert [association["rel"] for association in source["associations"]] == ["workTranslation"]  # type: ignore[attr-defined]
    assert source["pubStatus"] == "usable"


@pytest.mark.parametrize("state", [State.REVIEWED, State.FUZZY])
def test_targets_are_data_in_every_kind(state: State) -> None:
    words = {source: (HOSTILE + source, state) for _, source in LINES}
    made = edition(written(LINES, META), "es", words, site=replace(SITE, name=HOSTILE))
    result = shown(made)
    tree = lxml_html.fromstring(result)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //*[@onerror] | //comment()")
    assert tree.xpath("string(//h1)").startswith("</script></title>")
    assert "{{ 7*7 }}" in tree.xpath("string(//h1)")
    assert tree.xpath("string(//title)").count("\u202e") == tree.xpath("string(//title)").count("\u202c") == 2
    assert json.loads(tree.xpath("string(//script)"))["headline"].endswith("Harbour reopens")
    Balanced().feed(result)
    body = object_of(made)["bodies"]
    root = etree.fromstring(f"<div>{body[0]['value']}</div>")  # type: ignore[index]
    assert {element.tag for element in root.iter()} <= {"div", "p", "span"}


def test_xhtml_of_ninjs_is_xml_with_breaks_and_images() -> None:
    drawing = "<p>⟦body One⟨.1 <br>⟩two ⟨.2 <img src=https://example.org/q.jpg alt='a > b'>⟩⟧"
    document = drawn("html", drawing)
    reported = object_of(edition(document, "es", {}, final=True))
    root = etree.fromstring(f"<div>{reported['bodies'][0]['value']}</div>")  # type: ignore[index]
    assert [element.tag for element in root.iter()] == ["div", "p", "br", "img"]
    assert root[0][1].get("alt") == "a > b"


def test_text_is_what_readers_read() -> None:
    assert file_of(text.KIND.files(edition(written(LINES), "ar", WORDS)), "article.txt") == (
        "الساحل\n\nالميناء يفتح من جديد\n\nبقلم إيدا مو\n\nIt rained.\n"
    )


def test_the_article_keeps_its_name_its_chrome_and_its_encoding() -> None:
    document = written([(Role.FURNITURE, "Share"), (Role.BODY, "It rained.")])
    document = replace(document, article=replace(document.article, encoding="utf-16-le", byte_order_mark=b"\xff\xfe"))
    relabelled = Format((".txt",), PLAIN.parse, lambda _, words: words.upper(), lambda words, tag: f"[{tag}] {words}")
    made = edition(document, "es", reviewed({"It rained.": "Llovió."}), article_format=relabelled)
    files = article.KIND.files(made)
    assert files == {PurePosixPath("harbour.txt"): b"\xff\xfe" + "[es] Share\n\nLLOVIÓ.\n\n".encode("utf-16-le")}


@pytest.mark.parametrize(
    ("name", "retained"), [("article.txt", "article.es.txt"), ("Index.html", "Index.es.html"), ("a.md", "a.md")]
)
def test_names_of_different_kinds_are_left_to_them(name: str, retained: str) -> None:
    document = written([(Role.BODY, "It rained.")], path=PurePosixPath("source/x") / name)  # type: ignore[arg-type]
    assert list(article.KIND.files(edition(document, "es", {}))) == [PurePosixPath(retained)]


def test_a_preview_in_html_asks_not_to_be_indexed() -> None:
    document = drawn("html", "<html><head lang=x><header></header>⟦body It rained.⟧")
    files = article.KIND.files(edition(document, "es", {}))
    assert file_of(files, "harbour.html").startswith(
        '<html><head lang=x><meta name="robots" content="noindex"><header>'
    )
    done = article.KIND.files(edition(document, "es", reviewed({"It rained.": "Llovió."}), final=True))
    assert "noindex" not in file_of(done, "harbour.html")


def test_a_page_of_the_site_has_the_address_of_its_edition() -> None:
    source = drawn("html", '<html><link rel="canonical" href="https://tide.example/storm">⟦body It rained.⟧')
    site = SiteOptions("The Tide", "https://tide.example/{locale}/{slug}")
    made = edition(source, "uk", reviewed({"It rained.": "Дощило."}), final=True, site=site, article_format=html.FORMAT)
    page = file_of(article.KIND.files(made), "harbour.html")
    assert page.startswith('<html lang="uk"><link rel="canonical" href="https://tide.example/uk/harbour">')
    assert '<link rel="alternate" hreflang="en" href="https://tide.example/en/harbour">' in page
    alone = edition(source, "uk", {}, article_format=html.FORMAT)
    assert 'href="https://tide.example/storm"' in file_of(article.KIND.files(alone), "harbour.html")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("<p>It rained on <time>May 3, 2021</time>.", "Llovió el <1>3 de mayo</1>.",
         '<p>Llovió el <time datetime="2021-05-03">3 de mayo</time>.'),
        ("<p><time class=a>2021-05-03</time> was dry.", "El <1>3 de mayo</1> fue seco.",
         '<p>El <time class=a datetime="2021-05-03">3 de mayo</time> fue seco.'),
        ("<p>It rained <time datetime=2021>then</time>.", "Llovió <1>entonces</1>.",
         "<p>Llovió <time datetime=2021>entonces</time>."),
        ("<p>It rained <time>then</time>.", "Llovió <1>entonces</1>.", "<p>Llovió <time>entonces</time>."),
        ("<p><time>May 3, 2021</time></p>", "3 de mayo", '<p><time datetime="2021-05-03">3 de mayo</time></p>'),
    ],
)  # fmt: skip
def test_a_translated_time_is_machine_readable(text: str, target: str, expected: str) -> None:
    source = html.FORMAT.parse(
        Article("harbour", "en", PurePosixPath("source/harbour.html"), "html", text), FormatOptions()
    )
    made = edition(source, "es", reviewed({source.blocks[0].text: target}), final=True, article_format=html.FORMAT)
    assert file_of(article.KIND.files(made), "harbour.html") == f'<html lang="es">{expected}'


def test_mo_holds_reviewed_words_only() -> None:
    data = mo.KIND.files(edition(written(LINES), "ar", WORDS))[PurePosixPath("messages.mo")]
    gnutranslations = gettext.GNUTranslations(io.BytesIO(data))
    assert gnutranslations.pgettext("kicker", "Coast") == "الساحل"
    assert gnutranslations.pgettext("headline", "Harbour reopens") == "Harbour reopens"


def test_no_file_knows_the_time_or_the_machine() -> None:
    made = edition(written(LINES), "es", {})
    for kind in (page, ninjs, text, article):
        for data in kind.KIND.files(made).values():
            assert not re.search(rb"20[2-9][0-9]-|/tmp|/home", data)


def test_a_date_that_the_byline_says_is_not_repeated() -> None:
    lines = [(Role.HEADLINE, "Harbour reopens"), (Role.BYLINE, "By Ida Moe"), (Role.BYLINE, "March 11, 2024")]
    assert not lxml_html.fromstring(shown(edition(written(lines, META), "es", {}))).xpath("//time")


def test_a_preview_states_it_in_every_file_though_all_its_units_are_reviewed() -> None:
    made = edition(written(LINES, META), "es", reviewed({line: f"{line}!" for _, line in LINES}))
    tree = lxml_html.fromstring(shown(made))
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert " ".join(tree.xpath("string(//aside)").split()).startswith("Vista previa · Preview revisado: ✓ 4")
    assert json.loads(tree.xpath("string(//script)"))["creativeWorkStatus"] == "Draft"
    reported = object_of(made)
    assert reported["pubStatus"] == "withheld"
    assert reported["edNote"] == "Preview, not for publication: 4 of 4 units are reviewed."


def test_a_preview_of_the_source_counts_nothing() -> None:
    made = edition(written(LINES), "en", reviewed({line: line for _, line in LINES}))
    assert lxml_html.fromstring(shown(made)).xpath("string(//aside)").split() == ["Preview"]
    assert object_of(made)["edNote"] == "Preview of the source article, not for publication."


def test_a_final_page_leads_to_the_finals_that_it_is_passed_and_to_no_pseudo_locale() -> None:
    words = reviewed({line: f"{line}!" for _, line in LINES})
    made = edition(written(LINES), "es", words, final=True, site=SITE, alternates=("ar-XB", "ca", "en", "es"))
    tree = lxml_html.fromstring(shown(made))
    assert tree.xpath("//link[@rel='alternate']/@hreflang") == ["ca", "en", "es", "x-default"]
    assert tree.xpath("//nav//a/@lang") == ["en", "ca", "es"]
    assert [association["language"] for association in object_of(made)["associations"]] == ["ca", "en"]  # type: ignore[attr-defined]


def test_a_preview_of_a_pseudo_locale_is_in_its_list_alone() -> None:
    assert lxml_html.fromstring(shown(edition(written(LINES), "ar-XB", {}))).xpath("//nav//a/@lang") == ["en", "ar-XB"]
    tree = lxml_html.fromstring(shown(edition(written(LINES), "es", {}, alternates=("ar-XB", "en", "es"))))
    assert tree.xpath("//nav//a/@lang") == ["en", "es"]


def test_words_whose_source_changed_are_a_persons_and_named_so() -> None:
    made = edition(written(LINES), "es", {"It rained.": ("Llovía.", State.FUZZY)}, notes=("paragraph 1",))
    units = tuple(replace(unit, previous="It rains." if unit.target else "") for unit in made.catalog.units)
    tree = lxml_html.fromstring(shown(replace(made, catalog=replace(made.catalog, units=units))))
    assert tree.xpath("string(//article//span[@data-state='outdated'])") == "Llovía."
    assert "el original cambió" in tree.xpath("string(//ul[@class='legend'])")
    assert not tree.xpath("//ul[@class='legend']//*[@class='fuzzy']")


def test_sentences_that_wait_side_by_side_are_a_single_run_in_the_direction_of_the_source() -> None:
    document = written([(Role.BODY, "It rained. It stopped. All went home.")])
    made = edition(document, "fa", {})
    (block,) = document.blocks
    parts = ("It rained.", State.NEW), (" ", None), ("It stopped.", State.NEW), (" ", None), ("رفتند.", State.FUZZY)
    pieces = tuple(Piece(reported, reported, state) for reported, state in parts)
    tree = lxml_html.fromstring(shown(replace(made, localized=replace(made.localized, pieces={block: pieces}))))
    assert [(span.text, span.get("dir")) for span in tree.xpath("//article/p/span")] == [
        ("It rained. It stopped.", "ltr"),
        ("رفتند.", None),
    ]
    assert tree.xpath("//article/p/@dir") == []


@pytest.mark.parametrize("site", [SITE, None])
def test_addresses_in_ninjs_are_whole(site: SiteOptions | None) -> None:
    """Source: the schema of ninjs 3.1: `uri` and `href` are URIs, an association needs `name` and `uri`, a rendition `name`."""
    document = markdown.FORMAT.parse(
        Article(
            "pier", "en", PurePosixPath("source/pier.md"), "markdown", "# Pier\n\n![A boat](boat.png)\n\nIt held.\n"
        ),
        FormatOptions(),
    )
    made = edition(document, "es", {}, site=site)
    reported = object_of(replace(made, media={"boat.png": b"x"}))
    assert {"uri", "language", "title"} <= reported.keys()
    translated, picture = reported["associations"]
    assert translated.keys() == {"name", "rel", "uri", "type", "language"}
    assert picture["renditions"][0]["contentType"] == "image/png"
    if site is None:
        assert "href" not in picture["renditions"][0]
        assert picture["altIds"] == [{"role": "file", "value": "boat.png"}]
    addresses = [reported["uri"], *(association["uri"] for association in reported["associations"])]
    addresses += [each["href"] for each in picture["renditions"] if "href" in each]
    assert all(re.match(r"(?:https?:|urn:uuid:)\S+$", address) for address in addresses)


def test_machines_learn_dates_authors_and_pictures() -> None:
    meta = {**META, "byline": "Ida Moe and Jan Berg", "updated": "2024-03-12", "caption": "Harbour reopens"}
    made = edition(written(LINES, meta), "es", reviewed({"Harbour reopens": "El puerto reabre"}), site=SITE)
    tree, reported = lxml_html.fromstring(shown(made)), object_of(made)
    about = json.loads(tree.xpath("string(//script)"))
    assert about["dateModified"] == "2024-03-12"
    assert [author["name"] for author in about["author"]] == ["Ida Moe", "Jan Berg"]
    assert tree.xpath("//meta[@name='author']/@content") == ["Ida Moe", "Jan Berg"]
    assert tree.xpath("//meta[@property='og:url']/@content") == ["https://news.example.org/es/harbour"]
    assert tree.xpath("//meta[@property='og:image']/@content") == ["https://example.org/q.jpg"]
    assert tree.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert reported["versionCreated"] == "2024-03-12T00:00:00+00:00"
    (picture,) = [association for association in reported["associations"] if association["type"] == "picture"]  # type: ignore[attr-defined]
    assert picture["renditions"] == [{"name": "main", "href": "https://example.org/q.jpg", "contentType": "image/jpeg"}]


def test_a_picture_has_its_caption_and_its_credit_in_the_language_of_the_edition() -> None:
    source = "---\ntitle: Harbour\n---\n\n![A quay.](https://example.org/quay.jpg)\n\nThe quay at noon.\n\nIt rained.\n"
    document = markdown.FORMAT.parse(
        Article("harbour", "en", PurePosixPath("source/harbour.md"), "markdown", source), FormatOptions()
    )
    made = edition(document, "es", reviewed({"A quay.": "Un muelle."}))
    (picture,) = [association for association in object_of(made)["associations"] if association["type"] == "picture"]  # type: ignore[attr-defined]
    assert picture["descriptions"][0]["value"] == "Un muelle."


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ('<time datetime="2024-03-11">', "Monday", "2024-03-11"),
        ("<time>", "March 11, 2024", "2024-03-11"),
        ('<time datetime="March 11">', "11 March 2024", "2024-03-11"),
        ("<time>", "Monday", None),
        ('<time datetime="PT3H">', "three hours", "PT3H"),
    ],
)
def test_a_time_is_machine_readable_or_words(tag: str, words: str, expected: str | None) -> None:
    document = drawn("html", f"<p>⟦body It rained on ⟨+1 {tag}⟩{words}⟨-1 </time>⟩.⟧</p>")
    tree = lxml_html.fromstring(shown(edition(document, "es", {})))
    assert tree.xpath("//article//time/@datetime") == ([expected] if expected else [])
    assert words in tree.xpath("string(//article)")
