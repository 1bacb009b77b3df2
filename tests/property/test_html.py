"""The laws of HTML articles: any page comes back byte for byte, and any words can stand in any place of it."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import html
from l10n.article.html.tokens import tokens
from l10n.errors import ArticleError
from l10n.markup import MARK
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions

# Pieces that mean something to a browser, well formed and not.
PIECES = [
    "<p>", "</p>", "<P CLASS=x>", "<div class='a b'>", "</div>", "<b>", "</b>", "<i lang=fr>", "</i>", "<br>",
    "<br/>", "</br>", "<hr>", "<a href=x/>", '<a title="a &amp; b">', "</a>", "<img src=a alt=b>", "<img alt='it>'>",
    "<ul>", "<li>", "</ul>", "<dl><dt>", "<dd>", "<table>", "<tr>", "<td title=cell>", "</table>", "<h1>", "</h2>",
    "<blockquote>", "<pre>", "</pre>", "<code>", "</code>", "<span translate=no>", "</span>", "<svg>", "</svg>",
    "<title>a &lt; b</title>", "<style>a<b</style>", "<!-- c -->", "<!-->", "<!",
    "<script>x<!--<script>y</script>--></script>", "<textarea><p></textarea>", "<template>", "</template>",
    "<![CDATA[ x ]]>", "<?x?>", "</>", "</ x>", "<", ">", "&", "&amp;", "&lt;1&gt;", "&lt1&gt", "<1>", "&nbsp;",
    "&#32;", "&notit;", "\n", "\r\n", "  ", "\t", "'", '"', "words ", "Kyiv", "1,300", ".", "\u00a0", "中文", "😀", "é",
    "</body>", "<body>", "<html lang=en>", "<nav>", "<article>", "</article>",
    '<meta name=description content="a b">',
    '<script type=application/ld+json>{"@type":"Article","headline":"A \\n b"}</script>',
]  # fmt: skip
pages = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
NASTY = [
    "<script>", "</script>", "</title>", '"', "'", "&", "&amp;", "&lt;", "<", ">", "]]>", "-->", "<!--", "\\", "\\n",
    "\\u003c", "<99>", " ", "  ", "\n", "\r\n", "\t", "\f", "\u00a0", "\u2028", "\ufeff", "\x0b", "{", "}", "|", "- ",
    "é", "中文", "😀", "word", "1", ".",
]  # fmt: skip
words = (
    st.lists(st.sampled_from(NASTY), max_size=8)
    .map("".join)
    .filter(lambda text: not MARK.search(text.replace("<99>", "")))  # a mark of the unit itself is not text
)

PAGE = """<!doctype html><html lang=en><head><title>Harbour opens - The Post</title>
<meta property=og:site_name content='The Post'>
<meta name=description content="It opened &amp; all."><meta property=og:title content=Harbour>
<script type=application/ld+json>{"@type":"NewsArticle","headline":"Harbour \\u2014 opens","articleBody":"One.\\nTwo."}
</script></head>
<body><article><h1>Harbour opens</h1><p>See <a href=x title='The "old" wall'>the wall</a> &lt;1&gt;,
run <code>ls</code><br>
and <img src=s.png alt=smile> go.<p>A <b>bold <i>word</i></b> here<!-- x --> too.<ul><li>First<li>Second</ul>
<table><tr><td>Cell&nbsp;one<td>Cell two</table></article></body></html>"""


def parsed(text: str) -> Document:
    article = Article("a", "en", PurePosixPath("a.html"), "html", text)
    return articles.parse(article, FormatOptions(), {"html": html.FORMAT})


@given(pages)
@settings(max_examples=300, deadline=None)
@example('words<meta name=description content="a b"> and more')
@example("<p>a <svg></h2><title>t</title> b")
@example("<b>\n</ x></b><p>x<math>")
def test_any_page_returns_byte_for_byte(text: str) -> None:
    try:
        document = parsed(text)
    except ArticleError as error:
        reported = error.problem
    else:
        reported = ""
        assert weave.fault(document) == ""
        assert weave.weave(document, lambda block: block.text, html.FORMAT.render) == text
    assert reported == "" or reported.endswith("is never closed")


@given(st.text(alphabet="<>/!-?='\" \n&;#abpscript1", max_size=60))
@settings(max_examples=300, deadline=None)
def test_tokens_leave_no_gap(text: str) -> None:
    try:
        result = list(tokens(text, "a.html"))
    except ArticleError:
        return
    assert "".join(text[token.start : token.end] for token in result) == text
    assert all(token.end > token.start for token in result)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_place_are_read_again(data: st.DataObject) -> None:
    expected: list[str] = []

    def other(block: Block) -> str:
        """Words between the block's own marks; letters keep marks apart and all of it in the block."""
        pieces = [data.draw(words) for _ in range(len(MARK.findall(block.text)) + 1)]
        marks = [match[0] for match in MARK.finditer(block.text)]
        return "W" + "".join(piece + "v" + mark for piece, mark in zip(pieces, [*marks, "W"], strict=True))

    document = parsed(PAGE)
    texts = {block.start: other(block) for block in document.walk()}
    expected = [texts[block.start] for block in document.walk()]
    again = parsed(weave.weave(document, lambda block: texts[block.start], html.FORMAT.render))
    assert [_without_literals(block) for block in again.walk()] == expected


def _without_literals(block: Block) -> str:
    """The text as it was written: words that look like marks (`<99>`) in place of the marks that now stand for them."""
    literal = {inline.mark: "<99>" for inline in block.inlines if inline.raw in ("&lt;99&gt;", "\\u003c99>")}
    native = [inline for inline in block.inlines if inline.mark not in literal]
    numbers: dict[int, int] = {}
    for inline in native:
        numbers.setdefault(inline.index, len(numbers) + 1)
    new = {
        inline.mark: f"<{inline.mark[1:-1].replace(str(inline.index), str(numbers[inline.index]))}>"
        for inline in native
    }
    return MARK.sub(lambda match: {**new, **literal}[match[0]], block.text)
