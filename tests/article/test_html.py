"""HTML articles: which texts are blocks, what they are, and how they come back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath

import lxml.html
import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import html
from l10n.errors import ArticleError, SettingsError
from l10n.model import Article, Block, Document, Role
from l10n.plugin import FormatOptions

PAGES = sorted((Path(__file__).resolve().parents[1] / "golden" / "html").glob("*/article.html"))


def read(text: str, locale: str = "en", options: FormatOptions | None = None) -> Document:
    article = Article("a", locale, PurePosixPath("source/a.html"), "html", text)
    return articles.parse(article, options or FormatOptions(), {"html": html.FORMAT})


def units(text: str, locale: str = "en") -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read(text, locale).walk() if block.role is not Role.FURNITURE]


def texts(text: str) -> list[str]:
    return [text for _, text in units(text)]


def page(name: str) -> str:
    with next(path for path in PAGES if path.parent.name == name).open(encoding="utf-8", newline="") as file:
        return file.read()


def local(text: str, **words: str) -> str:
    """The page with texts exchanged: `old=new`."""
    return weave.weave(read(text), lambda block: words.get(block.text), html.FORMAT.render)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_same_words_yield_the_same_bytes(path: Path) -> None:
    text = page(path.parent.name)
    assert weave.weave(read(text), lambda block: block.text, html.FORMAT.render) == text


def shape(text: str) -> list[tuple[str, int]]:
    tree = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    return [(str(element.tag), len(element.attrib)) for element in tree.iter()]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_different_words_leave_the_tree_of_the_page_alone(path: Path) -> None:
    text = page(path.parent.name)

    def louder(block: Block) -> str | None:
        return None if block.role is Role.FURNITURE else block.text.upper() + " <b>&"

    changed = weave.weave(read(text), louder, html.FORMAT.render)
    assert changed != text
    assert shape(changed) == shape(text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_rendered_pages_read_the_same(path: Path) -> None:
    text = page(path.parent.name)
    document = read(text)

    def longer(block: Block) -> str | None:
        return None if block.role is Role.FURNITURE else block.text + " «&\"'» x."

    changed = weave.weave(document, longer, html.FORMAT.render)
    expected = [block.text + " «&\"'» x." for block in document.walk() if block.role is not Role.FURNITURE]
    assert [block.text for block in read(changed).walk() if block.role is not Role.FURNITURE] == expected


def test_reads_a_news_page() -> None:
    result = units(page("news"))
    assert ("kicker", "Transport") in result
    assert ("byline", "By <1>Mirela Stan</1>") in result
    assert ("standfirst", "Crews on the island route return to work on Friday after a night of talks.") in result
    assert ("quote", "Nobody won. The islands lost nine days.") in result
    assert ("credit", "— Tomas Reyes, shopkeeper") in result
    assert ("cell", "November") in result
    assert ("item", "Two more crew on <1>night</1> crossings") in result
    assert ("correction", "Correction: an earlier version gave a wrong time for the first boat.") in result
    assert [text for role, text in result if role == "headline"].count("Ferry strike ends after nine days") == 4
    chrome = [block.text for block in read(page("news")).blocks if block.role is Role.FURNITURE]
    for word in (
        "Skip",
        "cookies",
        "Sport",
        "Tweet",
        "Advertisement",
        "Related",
        "reopens",
        "letter",
        "Most",
        "neighbours",
    ):
        assert any(word in text for text in chrome), word


def test_reads_the_facts_of_a_news_page() -> None:
    meta = read(page("news")).meta
    assert meta["title"] == "Ferry strike ends after nine days"
    assert meta["byline"] == "Mirela Stan"
    assert meta["date"] == "2026-11-20T06:15:00+00:00"
    assert meta["url"] == "https://harbourpost.example/ferries/strike-ends"
    assert (meta["language"], meta["site"]) == ("en-GB", "The Harbour Post")


def test_a_page_of_1999_loses_its_links_alone() -> None:
    result = units(page("tables"))
    assert not any("Front page" in text for _, text in result)
    assert ("byline", "By Henry Okafor") in result
    assert [text for _, text in result][-5:] == [
        "Cars pay 2 marks; <1>people on foot pay nothing</1>.<2/>Carts are not let on.",
        "The mayor gave no speech.",
        "He cut the ribbon with a bread knife.",
        "Length: 212 yards",
        "Cost: 40,000 marks",
    ]


def test_a_page_without_chrome_loses_nothing() -> None:
    document = read(page("blog"))
    assert [block.role for block in document.blocks if block.role is Role.FURNITURE] == []
    assert len(document.blocks) == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p> <b><i>Whole</i></b> </p>", "Whole"),
        ("<p><b>One</b> and <b>two</b>.", "<1>One</1> and <2>two</2>."),
        ("<p>Line\n  break<br>\n here", "Line break<1/>here"),
        ("<p><a name=x></a>Anchored<br></p>", "Anchored"),
        ("<p>a <b> b</b>c", "a <1>b</1>c"),
        ("<p>Fish&nbsp;&amp; chips&copy", "Fish\u00a0& chips©"),
        ("<p>Type &lt;1&gt; or &lt1&gtnow", "Type <1/> or <2/>now"),
        ("<p>Run <code>ls <b>x</b></code> now", "Run <1/> now"),
        ("<p>Call <span translate=no>Acme & Co</span> today", "Call <1/> today"),
        ("<p>Call <span class='x notranslate'>Acme</span> today", "Call <1/> today"),
        ("<p>A <i lang=fr>mot juste</i> here", "A <1/> here"),
        ("<p>An <i lang=en-GB>own word</i> here", "An <1>own word</1> here"),
        ("<p>One <!-- note -->word", "One <1/>word"),
        ("<p>Before <svg><title>t</title></svg> after", "Before <1/> after"),
        ("<p>Said <b><a href=x>Jo <i>Hale</i></a></b>.", "Said <1>Jo <2>Hale</2></1>."),
        ("<p>Some<wbr>thing", "Some<1/>thing"),
        ("<p>x <script>if (a) '</p>'</script> y", "x <1/> y"),
        ("<p>Left <svg>", "Left"),
        ("<p>Bold <b>to the end", "Bold <1/>to the end"),
        ("<p><span>H<sub>2</sub>O</span>", "H<1>2</1>O"),
        ("<div>Bare text</div>", "Bare text"),
        ("Bare text", "Bare text"),
    ],
)
def test_text_has_marks_for_the_markup_inside_it_alone(text: str, expected: str) -> None:
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "<script>var text = 'words';</script>",
        "<style>words</style><noscript>words</noscript><template><p>words</p></template>",
        "<pre>if x: return y(1)  # {}</pre><pre>a   12   13\nb   14   15</pre><pre>ls -l</pre>",
        "<p>» | • —</p><p>&nbsp;</p><p></p>",
        "<iframe>words</iframe><svg><text>words</text></svg>",
        "<p translate=no>Acme</p><code>x = 1</code>",
        "<textarea>words</textarea><select><option>One</select><button>Go</button>",
        "<img src=a.jpg alt=''><img alt='IMG_1.jpg'><img alt='https://x.example/a'>",
        "<plaintext>words",
        "<p hidden>words</p><div style='display: none'>words</div><p style='visibility:hidden'>words</p>",
    ],
)
def test_what_readers_do_not_read_makes_no_units(text: str) -> None:
    assert units(text) == []


def test_translate_yes_ends_translate_no() -> None:
    assert texts("<div translate=no><p>Acme</p><p translate=yes>It makes anvils.</p></div>") == ["It makes anvils."]


def test_attributes_of_pictures_and_links_are_blocks() -> None:
    result = units(
        "<p><a href=/ title='About &quot;her&quot;'><img alt=\"The mayor's desk\" src=x></a></p>"
        "<p>Hi <img alt=smile> there <a title=T>x</a>"
    )
    assert result == [
        ("caption", 'About "her"'),
        ("caption", "The mayor's desk"),
        ("body", "Hi <1/> there <2>x</2>"),
        ("caption", "smile"),
        ("caption", "T"),
    ]
    assert units("<table summary='Votes by town' title=x title=y><tr><td>One two") == [
        ("caption", "Votes by town"),
        ("caption", "x"),
        ("cell", "One two"),
    ]


def test_different_languages_are_furniture_that_says_its_language() -> None:
    block = read("<html lang=en><p lang=de>Guten Morgen</p>").blocks[0]
    assert (block.role, block.language) == (Role.FURNITURE, "de")
    assert texts("<html lang=de><p>Guten Morgen</p>") == ["Guten Morgen"]


def test_wire_copy_in_pre_is_prose() -> None:
    text = "<pre>\nThe harbour opened on\nTuesday after the storm.\n\nNobody was hurt, the harbour master said.\n</pre>"
    assert texts(text) == [
        "The harbour opened on Tuesday after the storm.",
        "Nobody was hurt, the harbour master said.",
    ]
    long = "word " * 40 + "end"
    changed = weave.weave(read(text), lambda b: long if "Tuesday" in b.text else None, html.FORMAT.render)
    assert max(map(len, changed.splitlines())) < 80
    assert texts(changed)[0] == long


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("<p>one</p>", {"one": "a < b & <c> <9>"}, "<p>a &lt; b &amp; &lt;c&gt; &lt;9&gt;</p>"),
        ("<p>one&nbsp;two</p>", {"one\u00a0two": "x\u00a0y"}, "<p>x&nbsp;y</p>"),
        ("<img alt=one>", {"one": 'say "no"'}, '<img alt="say &quot;no&quot;">'),
        ("<img alt='one'>", {"one": 'it\'s "a"'}, "<img alt='it&#39;s \"a\"'>"),
        ("<title>one</title>", {"one": "</title><b>"}, "<title>&lt;/title&gt;&lt;b&gt;</title>"),
        ("<p>one <b>two</b></p>", {"one <1>two</1>": "<1>dos</1>  uno "}, "<p><b>dos</b> &#32;uno&#32;</p>"),
        ("<p>one<br>two</p>", {"one<1/>two": "uno<1/> dos"}, "<p>uno<br>&#32;dos</p>"),
    ],
)
def test_words_are_escaped_for_their_place(text: str, words: dict[str, str], expected: str) -> None:
    assert local(text, **words) == expected


def test_inner_texts_are_woven_into_their_markup() -> None:
    text = "<p>See <img alt=smile> it</p>"
    assert local(text, smile="sonrisa", **{"See <1/> it": "Mira <1/> esto"}) == '<p>Mira <img alt="sonrisa"> esto</p>'


def test_a_project_names_its_lines() -> None:
    options = FormatOptions(patterns={"credit": ("^With thanks to",)})
    assert read("<p>With thanks to the harbour office.", options=options).blocks[0].role is Role.CREDIT
    with pytest.raises(SettingsError, match=r"patterns\.credit"):
        read("<p>x", options=FormatOptions(patterns={"credit": ("(",)}))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("<p>With reporting by Ana Ruiz", "credit"),
        ("<div class=author-box><p>By Ana Ruiz</div>", "byline"),
        (f"<div class=author-box><p>{'Ana Ruiz grew up by the sea. ' * 10}</div>", "body"),
        ("<figure><p class=wp-caption-text>The sea", "caption"),
        ("<aside class=pullquote>Nobody won.</aside>", "quote"),
        ("<td>" + "A page set in tables has long cells. " * 9, "body"),
        ("<p class=eyebrow>Harbour", "kicker"),
        ("<h2 class=deck>It took nine days", "standfirst"),
        ("<h2 id=share-of-the-vote>Share of the vote</h2>", "heading"),
        ("<div class='entry-content has-ads'><p>Some words.", "body"),
        ("<time datetime=2026-01-02>2 January 2026</time>", "byline"),
        ("<blockquote>He said so.<cite>Ana Ruiz</cite></blockquote>", "quote"),
        ("<div><span><time>3 May</time></span> <span class=byline>by <a>Ines Park</a></span></div>", "byline"),
        ("<span itemprop=headline>Harbour opens</span>", "headline"),
    ],
)
def test_roles_follow_element_class_and_words(text: str, role: str) -> None:
    result = [(block.role.value, block.text) for block in read(text).blocks]
    assert result[0][0] == role, result


def test_the_site_name_in_an_h1_is_not_the_headline_region() -> None:
    text = (
        "<header><h1>The Post</h1><nav><a href=/>Home</a></nav></header>"
        "<main><h1>Harbour opens</h1><p>It opened on Tuesday, a year late.</main>"
        "<p>More words of the site, with a stop."
    )
    assert units(text) == [("headline", "Harbour opens"), ("body", "It opened on Tuesday, a year late.")]


def test_teasers_beside_the_article_are_furniture() -> None:
    teaser = "<article><h3><a href=/a>Other news from the coast</a></h3><p>Read on.</p></article>"
    body = "".join(
        f"<p>The harbour board met for the {n}th time this year and talked about the wall.</p>" for n in range(12)
    )
    text = f"<body><main><article><h1>Harbour wall</h1>{body}</article>{teaser}{teaser}{teaser}</main></body>"
    result = texts(text)
    assert len(result) == 13
    assert "Other news from the coast" not in result


def test_a_heading_over_links_accompanies_them() -> None:
    body = "".join(
        f"<p>The harbour board met for the {n}th time this year and talked about the wall.</p>" for n in range(12)
    )
    links = "".join(f"<li><a href=/{n}><img alt='Teaser {n}'>Story number {n}</a>" for n in range(4))
    result = texts(f"<body><article><h1>Harbour wall</h1>{body}<h3>See also</h3><ul>{links}</ul></article>")
    assert len(result) == 13


def test_too_much_markup_is_reported_with_its_line() -> None:
    with pytest.raises(ArticleError, match=r"source/a.html:2: a paragraph has more than 9,999 pieces"):
        read("<p>one\n<p>" + "a <b>b</b> " * 10_001)
    assert len(read("<nav>" + "a <b>b</b> " * 10_001 + "</nav><p>One.").blocks) == 1


def test_depth_and_length_are_read_in_bounded_time() -> None:
    assert texts("<div>" * 20_000 + "Deep words, and a stop.") == ["Deep words, and a stop."]
    assert len(texts("<p>" + "A line.<br><br>" * 5_000)) == 5_000


def test_a_paragraph_with_line_breaks_is_the_articles_like_its_neighbours() -> None:
    prose = "The bakers of the lower town carried their ovens up the hill, one after the other, before the water came. "
    verse = "We carried the ovens and left the bread<br>and nobody counted the steps<br>to the market above the river"
    menu = "".join(f'<li><a href="/{n}">Part {n} of the paper</a></li>' for n in range(9))
    body = f"<h1>Ovens on the hill</h1><p>{prose * 4}</p><p>{prose * 3}</p><p>{verse}</p><p>{prose * 4}</p>"
    page = f"<ul>{menu}</ul><div class=a>{body}</div><ul>{menu}</ul>"
    assert any(line.startswith("We carried the ovens") for line in texts(page))


def test_reading_a_plain_page_loads_no_trafilatura() -> None:
    code = (
        "import sys; from pathlib import PurePosixPath; from l10n.model import Article; from l10n.plugin import FormatOptions;"
        "from l10n.article.formats.html import FORMAT;"
        "FORMAT.parse(Article('a','en',PurePosixPath('a.html'),'html','<h1>A b</h1><p>One.'), FormatOptions());"
        "print('trafilatura' in sys.modules, 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    "name",
    [
        'class="content-with-sidebar"',
        'class="paywall"',
        'class="entry share"',
        'id="read-more-content"',
        'class="promo"',
        'class="related-article body"',
        'id="comments-open"',
    ],
)
def test_a_wrapper_of_most_of_the_text_is_the_article_whatever_its_name(name):
    text = (
        '<html lang="en"><head><title>Flood</title></head><body><h1>Flood in the valley</h1><article>'
        f"<div {name}><p>Rain fell on the valley all day on Tuesday, officials said.</p>"
        "<p>The river rose by two metres overnight.</p></div></article></body></html>"
    )
    assert [b.role for b in read(text).blocks if "rose" in b.text] == [Role.BODY]


@pytest.mark.parametrize("around", ['div itemprop="articleBody"', 'div class="entry-content"', "div"])
def test_a_wrapper_of_all_text_is_the_article_where_the_page_names_it_or_nothing(around):
    text = (
        f'<html lang="en"><body><h1>Flood</h1><{around}><div class="promo-article related">'
        f"<p>{_LINES[0]}</p><p>{_LINES[1]}</p></div></div></body></html>"
    )
    assert texts(text) == ["Flood", *_LINES[:2]]


@pytest.mark.parametrize("hiding", ["hidden", 'style="display:none"', 'aria-hidden="true"'])
def test_what_is_hidden_behind_a_wall_is_text_where_it_is_most_of_an_article(hiding):
    first, second, *further = _LINES
    behind = f'<div class="paywall" {hiding}><p>{second}</p>{"".join(f"<p>{line}</p>" for line in further)}</div>'
    assert texts(f"<body><h1>Flood</h1><article><p>{first}</p>{behind}</article></body>") == ["Flood", *_LINES]
    short = f"<div {hiding}><p>{first}</p></div>" + "".join(f"<p>{line}</p>" for line in (second, *further))
    assert texts(f"<body><h1>Flood</h1><article>{short}</article></body>") == ["Flood", *_LINES[1:]]


def test_the_language_of_nearly_all_text_is_the_pages_and_that_of_a_quotation_is_not():
    body = "".join(f"<p>{line}</p>" for line in _LINES)
    wrong = f'<html lang="de"><body lang="en"><h1>Flood</h1><article>{body}</article></body></html>'
    assert texts(wrong) == ["Flood", *_LINES]
    poem = f'<blockquote lang="fr"><p>{"Il pleut sur la ville. " * 40}</p></blockquote>'
    quoting = f'<html lang="en"><body><h1>Flood</h1><article>{body}{poem}</article></body></html>'
    assert texts(quoting) == ["Flood", *_LINES]


def test_a_list_of_links_is_text_where_a_sentence_announces_it_and_the_article_continues():
    links = "".join(f'<li><a href="/{name}">The {name} near the river</a></li>' for name in ("school", "mill", "inn"))
    announced = "<p>The town has opened three shelters, which are listed here with their addresses:</p>"
    body = "".join(f"<p>{line}</p>" for line in _LINES[:3])
    for before, after, text in (
        (announced, _LINES[3], True),
        ("<p>Read also:</p>", _LINES[3], False),
        (announced, "", False),
    ):
        page = f"<body><h1>Flood</h1><article>{body}{before}<ul>{links}</ul><p>{after}</p></article></body>"
        assert ("The mill near the river" in texts(page)) is text, before + after


def test_standfirst_and_kicker_precede_the_text_alone_for_teasers_have_them_too():
    lines = '<p class="kicker">Town hall</p><p class="summary">She leaves in May.</p>'
    teaser = f'<div><a href="/m"><h3>Mayor resigns</h3></a>{lines}</div>'
    opening = '<p class="kicker">Weather</p><p class="summary">The valley is under water.</p>'
    body = "".join(f"<p>{line}</p>" for line in _LINES)
    page = f"<body><h1>Flood</h1><article>{opening}{body}{teaser}</article></body>"
    assert texts(page) == ["Flood", "Weather", "The valley is under water.", *_LINES]


def test_a_label_between_headline_and_text_is_furniture_unless_it_says_who_or_when():
    labels = "".join(
        f"<div class='meta'>{line}</div>"
        for line in ("4 minute read", "Save this story", "By Ana Ruiz", "May 14, 2025")
    )
    body = "".join(f"<p>{line}</p>" for line in _LINES)
    page = f"<body><h1>Flood</h1><article>{labels}{body}</article></body>"
    assert units(page)[:3] == [("headline", "Flood"), ("byline", "By Ana Ruiz"), ("byline", "May 14, 2025")]


def test_a_notice_about_cookies_alone_on_a_page_is_not_its_article():
    text = (
        '<html lang="en"><body><h1>Flood in the valley</h1><div class="cookie-consent"><p>We use cookies to see how our'
        " pages are read, and to show you what you may like to read next.</p></div></body></html>"
    )
    assert [b.role for b in read(text).blocks if "cookies" in b.text] == [Role.FURNITURE]


def test_readers_comments_are_not_the_article_however_long():
    comments = "".join(
        f"<p>I have lived here for {n} years and never saw such water, said one reader.</p>" for n in range(30)
    )
    text = (
        '<html lang="en"><body><h1>Flood in the valley</h1><article><p>Rain fell on the valley all day on Tuesday.</p>'
        f'</article><div class="comments">{comments}</div></body></html>'
    )
    assert [b.role for b in read(text).blocks if "such water" in b.text] == [Role.FURNITURE] * 30


_LINES = tuple(
    f"The {what} has been closed since the water came over the lower road on {day}, the town's engineer said."
    for what, day in (("school", "Monday"), ("market", "Tuesday"), ("library", "Friday"), ("old mill", "Sunday"))
)


@pytest.mark.parametrize("around", ["div", "article"])
@pytest.mark.parametrize("mark", ['class="paywall"', 'class="paywall" aria-hidden="true"', 'class="promo"'])
def test_paragraphs_of_a_single_class_that_are_most_of_an_article_are_its_text(mark, around):
    first, *further = _LINES
    marked = "".join(f"<section><p {mark}>{line}</p></section>" for line in further)
    text = f"<body><h1>Flood</h1><main><{around}><section><p>{first}</p></section>{marked}</{around}></main></body>"
    assert texts(text) == ["Flood", *_LINES]


def test_what_a_class_hides_is_furniture_unless_wide_screens_or_readers_see_it():
    wall = '<div class="{}"><p>Subscribe now to read the paper in full.</p></div>'
    body = "".join(f"<p>{line}</p>" for line in _LINES)
    for name, seen in (
        ("sign-in hidden", False),
        ("d-none", False),
        ("hidden md:block", True),
        ("d-none d-md-flex", True),
    ):
        text = f"<body><h1>Flood</h1><article>{body}{wall.format(name)}</article></body>"
        assert ("Subscribe now to read the paper in full." in texts(text)) is seen, name
    assert texts(f'<body><h1>Flood</h1><article><div class="hidden">{body}</div></article></body>') == [
        "Flood",
        *_LINES,
    ]


def test_a_sentence_that_stands_where_embeds_would_be_is_furniture():
    notice = (
        '<div class="social-placeholder"><p>Your settings keep us from showing what others have posted here.</p></div>'
    )
    body = "".join(f"<p>{line}</p>{notice}" for line in _LINES)
    assert texts(f"<body><h1>Flood</h1><article>{body}</article></body>") == ["Flood", *_LINES]


def test_a_page_that_is_long_by_its_scripts_is_read_as_a_short_page():
    teasers = "".join(f'<div><a href="/{n}"><p>Story number {n} of today</p></a></div>' for n in range(3))
    body = "".join(f"<p>{line}</p>" for line in _LINES)
    text = f"<body><h1>Flood</h1><div>{body}</div><div>{teasers}</div>{{}}</body>"
    long = text.replace("{}", f"<script>var state = '{'x' * 700_000}';</script>")
    assert texts(long) == texts(text.replace("{}", ""))


@pytest.mark.parametrize("line", ["Updated November 29, 2021", "Published on May 14, 2025"])
def test_a_line_that_says_when_is_a_byline(line):
    body = "".join(f"<p>{text}</p>" for text in _LINES)
    assert ("byline", line) in units(f"<body><h1>Flood</h1><article><p>{line}</p>{body}</article></body>")


@pytest.mark.parametrize(("title", "units"), [("Pier stays closed - The Post", 2), ("The Post", 4)])
def test_an_endless_page_ends_with_the_article_that_it_is_named_after(title: str, units: int) -> None:
    first = "<article><h1>Pier stays closed</h1><p>The old pier stays closed until the spring, the harbour said.</p></article>"
    second = (
        "<article><h1>Ferry sails again</h1><p>The ferry sails again from Monday on, and twice a day.</p></article>"
    )
    result = read(f"<html lang=en><title>{title}</title><main>{first}{second}</main></html>")
    shown = [block for block in result.blocks if block.role is not Role.FURNITURE and block.syntax != "title"]
    assert len(shown) == units
