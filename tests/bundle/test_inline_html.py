"""Inline markup of Markdown and HTML as safe HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.bundle.flow import Writer
from l10n.model import Block, Role
from l10n.plugin import Edition
from tests.bundle.editions import drawn, edition, reviewed


def made(format_: str, text: str, **meta: str) -> Edition:
    document = drawn(format_, text, meta)
    return edition(document, "es", reviewed({block.text: block.text for block in document.blocks}))


def first(format_: str, text: str, **meta: str) -> str:
    result = made(format_, text, **meta)
    return Writer(result).html(result.localized.document.blocks[0])


@pytest.mark.parametrize(
    ("drawn_text", "shown"),
    [
        ("⟦body ⟨+1 **⟩now⟨-1 **⟩⟧", "<strong>now</strong>"),
        ("⟦body ⟨+1 _⟩now⟨-1 _⟩ ⟨+2 ~~⟩then⟨-2 ~~⟩⟧", "<em>now</em> <s>then</s>"),
        ('⟦body ⟨+1 [⟩law⟨-1 ](/law "The law")⟩⟧', '<a href="/law" title="The law">law</a>'),
        ("⟦body ⟨+1 [⟩law⟨-1 ](<a b.html>)⟩⟧", '<a href="a%20b.html">law</a>'),
        ("⟦body ⟨+1 [⟩law⟨-1 ](a\\_b)⟩⟧", '<a href="a_b">law</a>'),
        (
            "⟦body ⟨+1 [⟩law⟨-1 ][Ref]⟩⟧\n\n[ref]: https://example.org/1 'One'\n",
            '<a href="https://example.org/1" title="One">law</a>',
        ),
        ("⟦body ⟨+1 [⟩the law⟨-1 ][]⟩⟧\n\n[The  Law]: /l\n", '<a href="/l">the law</a>'),
        ("⟦body ⟨+1 [⟩law⟨-1 ]⟩⟧\n\n[law]: </l>\n[law]: /second\n", '<a href="/l">law</a>'),
        ("⟦body ⟨+1 [⟩law⟨-1 ][nowhere]⟩⟧", "law"),
        ("⟦body ⟨+1 [⟩law⟨-1 ](javascript:alert(1))⟩⟧", "law"),
        ("⟦body ⟨+1 [⟩law⟨-1 ](data:text/html,x)⟩⟧", "law"),
        (
            "⟦body ⟨.1 <https://example.org/?a=1&b=2>⟩⟧",
            '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>',
        ),
        ("⟦body ⟨.1 <desk@example.org>⟩⟧", '<a href="mailto:desk@example.org">desk@example.org</a>'),
        ("⟦body ⟨.1 <vbscript:x>⟩⟧", "vbscript:x"),
        ("⟦body ⟨.1 `` a`<b> ``⟩⟧", "<code>a`&lt;b&gt;</code>"),
        ("⟦body a⟨.1 \\\n⟩b⟧", "a<br>b"),
        ("⟦body a⟨.1   \n⟩b⟧", "a<br>b"),
        ("⟦body a⟨.1 [^n]⟩⟧", 'a<sup><a href="#fn-n" id="ref-n" role="doc-noteref">n</a></sup>'),
        (
            '⟦body ⟨.1 ![Quay](https://example.org/q.jpg "Dawn")⟩⟧',
            '<img alt="Quay" src="https://example.org/q.jpg" title="Dawn">',
        ),
        (
            "⟦body ⟨.1 ![Quay][q]⟩⟧\n\n[q]: https://example.org/q.jpg\n",
            '<img alt="Quay" src="https://example.org/q.jpg">',
        ),
        ("⟦body ⟨.1 ![Quay](quay.jpg)⟩⟧", ""),
        ("⟦body Press \\⟨.1 <2>⟩⟧", "Press \\&lt;2&gt;"),
        ("⟦body ⟨+1 <b>⟩raw⟨-1 </b>⟩⟧", "<b>raw</b>"),
    ],
)
def test_markdown(drawn_text: str, shown: str) -> None:
    assert first("markdown", drawn_text) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("⟨+1 <strike>⟩old⟨-1 </strike>⟩", "<s>old</s>"),
        ("⟨+1 <A HREF=' https://example.org/x '>⟩x⟨-1 </A>⟩", '<a href="https://example.org/x">x</a>'),
        ("⟨+1 <a href='jav&#x09;ascript:alert(1)'>⟩x⟨-1 </a>⟩", "x"),
        ("⟨+1 <a href='JavaScript:alert(1)' onclick=alert(1)>⟩x⟨-1 </a>⟩", "x"),
        ("⟨+1 <a name=top>⟩x⟨-1 </a>⟩", "x"),
        ("⟨+1 <b onmouseover=alert(1) style='x'>⟩x⟨-1 </b>⟩", "<b>x</b>"),
        ("⟨+1 <font color=red>⟩x⟨-1 </font>⟩", "x"),
        ("⟨+1 <span lang=fr dir=RTL class=x>⟩x⟨-1 </span>⟩", '<span dir="rtl" lang="fr">x</span>'),
        ("⟨+1 <time datetime=2024-03-11>⟩x⟨-1 </time>⟩", '<time datetime="2024-03-11">x</time>'),
        ("⟨.1 <script>alert('<b>')</script>⟩x", "x"),
        ("⟨.1 <svg><script>alert(1)</script></svg>⟩x", "x"),
        ("⟨.1 <span translate=no>Brand &amp; Co</span>⟩", '<span translate="no">Brand &amp; Co</span>'),
        ("⟨.1 <code>a&lt;b</code>⟩", "<code>a&lt;b</code>"),
        ("⟨.1 <em><a href=/x>t</a>⟩", '<em><a href="/x">t</a></em>'),
        ("⟨.1 <a href=/x><a href=/y>t</a></a>⟩", '<a href="/x">t</a>'),
        ("⟨.1 <img src=//example.org/q.jpg onerror=alert(1)>⟩", '<img alt="" src="//example.org/q.jpg">'),
        ("⟨.1 <img src=x onerror=alert(1)>⟩", ""),
        ("⟨.1 <!-- note -->⟩x", "x"),
        ("⟨.1 &lt;1&gt;⟩", "&lt;1&gt;"),
        ("⟨-3 </b>⟩x", "x"),
        ("a⟨.1 <wbr>⟩b⟨.2 <br/>⟩c", "a<wbr>b<br>c"),
    ],
)
def test_html(raw: str, shown: str) -> None:
    assert first("html", f"<p>⟦body {raw}⟧</p>") == shown


def test_relative_addresses_follow_the_canonical_url() -> None:
    text = "⟦body ⟨+1 [⟩law⟨-1 ](../law)⟩ ⟨.2 ![Quay](q.jpg)⟩⟧"
    assert first("markdown", text, url="https://example.org/news/today/") == (
        '<a href="https://example.org/news/law">law</a> <img alt="Quay" src="https://example.org/news/today/q.jpg">'
    )


def test_code_and_literal_marks_are_in_plain_text() -> None:
    result = made("markdown", "⟦body Run ⟨.1 `make`⟩, press ⟨.2 <7>⟩, see ⟨.3 <https://example.org>⟩⟨.4 [^a]⟩⟧")
    assert Writer(result).text(result.localized.document.blocks[0]) == "Run make, press <7>, see https://example.org[a]"


def test_a_paragraph_full_of_markup_keeps_every_piece() -> None:
    text = "⟦body " + "".join(f"⟨+{n} **⟩x⟨-{n} **⟩" for n in range(1, 5000)) + "⟧"
    assert first("markdown", text).count("<strong>x</strong>") == 4999


def test_a_note_in_the_sentence_is_shown_in_brackets() -> None:
    document = drawn("markdown", "⟦body Paid⟨.1 ^[By the *council*]⟩.⟧")
    block = document.blocks[0]
    note = Block(Role.NOTICE, "By the council", "By the *council*", 1, block.inlines[0].start + 2, syntax="note")
    block = replace(block, inlines=(replace(block.inlines[0], inner=(note,)),))
    words = reviewed({block.text: "Pagado<1/>.", note.text: "Por <el> municipio"})
    writer = Writer(edition(replace(document, blocks=(block,)), "es", words))
    assert writer.html(block) == "Pagado <small>[Por &lt;el&gt; municipio]</small>."
    assert writer.text(block) == "Pagado [Por <el> municipio]."


def test_titles_and_alternative_texts_are_localized() -> None:
    document = drawn("html", "<p>⟦body ⟨+1 <a href=/a title='The  law'>⟩x⟨-1 </a>⟩⟧")
    block = document.blocks[0]
    title = Block(Role.CAPTION, "The law", "'The  law'", 1, 0, syntax="attribute")
    block = replace(block, inlines=(replace(block.inlines[0], inner=(title,)), block.inlines[1]))
    words = reviewed({block.text: block.text, "The law": 'La "ley"'})
    made = Writer(edition(replace(document, blocks=(block,)), "es", words)).html(block)
    assert made == '<a href="/a" title="La &quot;ley&quot;">x</a>'
