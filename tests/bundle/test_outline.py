"""What a reader sees, out of blocks and what stands between them."""

from __future__ import annotations

import re
from dataclasses import replace

from l10n.bundle import body, plain
from l10n.bundle.flow import Writer
from l10n.bundle.outline import outline
from l10n.model import Document, Role
from tests.bundle.editions import drawn, edition, reviewed, written
from tests.patience import patience


def html(document: Document) -> str:
    shown = outline(document)
    return re.sub(r"\n", "", body.html(shown, writer(document)))


def writer(document: Document) -> Writer:
    return Writer(edition(document, "es", reviewed({block.text: block.text for block in document.blocks})))


def text(document: Document) -> str:
    return plain.text(outline(document), writer(document))


def test_header_story_and_furniture() -> None:
    document = written(
        [
            (Role.FURNITURE, "Share"),
            (Role.KICKER, "Coast"),
            (Role.HEADLINE, "Harbour reopens"),
            (Role.STANDFIRST, "Boats are back."),
            (Role.BYLINE, "By Ida Moe"),
            (Role.CAPTION, "The quay."),
            (Role.CAPTION, "The quay."),
            (Role.BODY, "It rained."),
            (Role.STANDFIRST, "A second summary."),
            (Role.CREDIT, "Reporting by Ola Berg"),
            (Role.NOTICE, "Corrected on Monday."),
        ]
    )
    assert html(document) == (
        '<p class="kicker">Coast</p><h1>Harbour reopens</h1><p class="standfirst">Boats are back.</p>'
        '<p class="byline">By Ida Moe</p><figure><figcaption>The quay.</figcaption></figure><p>It rained.</p>'
        '<p class="standfirst">A second summary.</p><p class="credit">Reporting by Ola Berg</p>'
        '<p class="notice">Corrected on Monday.</p>'
    )
    assert len(outline(document).header) == 4
    assert "Share" not in text(document)
    assert text(document).count("The quay.") == 1


def test_the_headline_may_follow_different_text_or_only_in_the_metadata() -> None:
    late = outline(written([(Role.CAPTION, "The quay."), (Role.HEADLINE, "Harbour reopens"), (Role.HEADLINE, "More")]))
    assert [part.level for part in late.body if part.role is Role.HEADLINE] == [1, 2]
    hidden = drawn("markdown", "---\ntitle: ⟦headline@front-matter Harbour reopens⟧\n---\n\n⟦body It rained.⟧\n")
    assert html(hidden) == "<h1>Harbour reopens</h1><p>It rained.</p>"
    assert text(hidden) == "Harbour reopens\n\nIt rained."
    assert outline(written([(Role.BODY, "It rained.")])).headline is None
    matter = (
        "---\ntitle: ⟦headline@front-matter Harbour⟧\ndek: ⟦standfirst@front-matter Back.⟧\n"
        "by: ⟦byline@front-matter Ida Moe⟧\n---\n"
    )
    assert html(drawn("markdown", matter + "# ⟦headline Harbour reopens⟧\n\n⟦body It rained.⟧\n")) == (
        '<h1>Harbour reopens</h1><p class="standfirst">Back.</p><p class="byline">Ida Moe</p><p>It rained.</p>'
    )
    lead = drawn("markdown", "---\ntitle: ⟦headline@front-matter Harbour⟧\n---\n⟦kicker Coast⟧\n\n⟦standfirst Back.⟧\n")
    assert html(lead) == '<p class="kicker">Coast</p><h1>Harbour</h1><p class="standfirst">Back.</p>'
    head = (
        "<meta content='⟦standfirst@attribute Back.⟧'><title>⟦headline@title Harbour | Coast⟧</title>"
        "<meta content='⟦headline@attribute Harbour⟧'><p>⟦body It rained.⟧"
    )
    assert html(drawn("html", head)) == "<h1>Harbour</h1><p>It rained.</p>"


def test_markdown_lists_nest_and_number() -> None:
    document = drawn(
        "markdown",
        "- ⟦item One⟧\n- ⟦item Two⟧\n    1. ⟦item Inner⟧\n    2. ⟦item Next⟧\n- [x] ⟦item Three⟧\n\n  ⟦item Goes on⟧\n\n"
        "⟦body Between.⟧\n\n3. ⟦item First⟧\n4) ⟦item Second⟧\n",
    )
    assert html(document) == (
        "<ul><li>One</li><li>Two<ol><li>Inner</li><li>Next</li></ol></li><li><p>☑ Three</p><p>Goes on</p></li></ul>"
        '<p>Between.</p><ol start="3"><li>First</li></ol><ol start="4"><li>Second</li></ol>'  # CommonMark 5.3
    )
    assert text(document) == (
        "- One\n- Two\n  1. Inner\n  2. Next\n- ☑ Three\n  Goes on\n\nBetween.\n\n3. First\n\n4. Second"
    )


def test_markdown_tables_quotes_headings_and_notes() -> None:
    document = drawn(
        "markdown",
        "# ⟦headline Harbour⟧\n\n### ⟦heading Work⟧\n\n⟦heading Money⟧\n------\n\n| ⟦cell Year⟧ | ⟦cell Boats⟧ |\n|---|---|\n"
        "| ⟦cell 2019⟧ | ⟦cell 90⟧ |\n\n> ⟦quote We waited.⟧\n>\n> ⟦quote We sailed.⟧\n\n> ⟦quote Later.⟧\n\n"
        "⟦body See⟨.1 [^a]⟩.⟧\n\n[^a]: ⟦body The report.⟧\n",
    )
    shown = outline(document)
    assert re.sub(r"\n", "", body.html([*shown.header, *shown.body], writer(document))) == (
        "<h1>Harbour</h1><h2>Work</h2><h2>Money</h2>"
        '<div class="table" tabindex="0"><table><thead><tr><th scope="col">Year</th><th scope="col">Boats</th></tr></thead>'
        "<tbody><tr><td>2019</td><td>90</td></tr></tbody></table></div>"
        "<blockquote><p>We waited.</p><p>We sailed.</p></blockquote><blockquote><p>Later.</p></blockquote>"
        '<p>See<sup><a href="#fn-a" id="ref-a" role="doc-noteref">a</a></sup>.</p>'
    )
    assert body.notes(shown.notes, writer(document)) == (
        '<div class="notes" role="doc-endnotes"><ol><li id="fn-a" value="1">The report. '
        '<a href="#ref-a" role="doc-backlink">↩</a></li></ol></div>'
    )
    assert body.notes((), writer(document)) == ""
    assert text(document).endswith(
        "Year\tBoats\n2019\t90\n\nWe waited.\n\nWe sailed.\n\nLater.\n\nSee[a].\n\n[a] The report."
    )


def test_pages_are_read_by_their_tags() -> None:
    document = drawn(
        "html",
        "<h1>⟦headline Harbour⟧</h1><h4>⟦heading Work⟧</h4><ul><li>⟦item One⟧<ol><li>⟦item Inner⟧</ol><li>⟦item Two⟧</ul>"
        "<ol><li>⟦item First⟧</ol><table><tr><th>⟦cell Pier⟧<td>⟦cell 12⟧<tr><th>⟦cell Light⟧<td>⟦cell 2⟧</table>"
        "<table><tr><td>⟦cell Alone⟧</table><blockquote><p>⟦quote We waited.⟧<p>⟦quote Long.⟧</blockquote>"
        "<blockquote>⟦quote Later.⟧</blockquote><p>⟦body:nb Takk for alt.⟧",
    )
    assert html(document).startswith(
        "<h1>Harbour</h1><h2>Work</h2><ul><li>One<ol><li>Inner</li></ol></li><li>Two</li></ul><ol><li>First</li></ol>"
        '<div class="table" tabindex="0"><table><tbody><tr><th scope="row">Pier</th><td>12</td></tr>'
        '<tr><th scope="row">Light</th><td>2</td></tr></tbody></table></div>'
        '<div class="table" tabindex="0"><table><tbody><tr><td>Alone</td></tr></tbody></table></div>'
        "<blockquote><p>We waited.</p><p>Long.</p></blockquote><blockquote><p>Later.</p></blockquote>"
    )


def test_images_with_a_text_and_an_address_are_shown_with_their_caption() -> None:
    image = (
        '<figure><img src="{}" class=x alt=⟦caption@attribute A crane⟧>'
        "<figcaption>⟦caption The quay.⟧</figcaption></figure>"
    )
    whole = drawn("html", image.format("https://example.org/a.jpg?x=1&amp;y=2"))
    assert html(whole) == (
        '<figure><img src="https://example.org/a.jpg?x=1&amp;y=2" alt="A crane"><figcaption>The quay.</figcaption></figure>'
    )
    assert text(whole) == "The quay."
    assert html(drawn("html", image.format("a.jpg"))) == "<figure><figcaption>The quay.</figcaption></figure>"
    assert html(drawn("html", "<img alt=⟦caption@attribute A crane⟧ width=3 src=//example.org/b.png>")) == (
        '<figure><img src="//example.org/b.png" alt="A crane"></figure>'
    )
    assert html(drawn("html", "<img alt=⟦caption@attribute A crane⟧>")) == ""


def test_two_captions_are_two_figures() -> None:
    document = written([(Role.CAPTION, "The quay."), (Role.CAPTION, "The pier.")])
    assert html(document) == (
        "<figure><figcaption>The quay.</figcaption></figure><figure><figcaption>The pier.</figcaption></figure>"
    )


def test_lists_nested_without_end_stay_readable() -> None:
    deep = "".join(f"<ul><li>⟦item Level {n}⟧" for n in range(3000))
    assert html(drawn("html", deep)).count("<ul>") == 9


def test_markdown_images_are_with_their_caption_and_titles_are_not_text() -> None:
    image = '![⟦caption@alt A crane⟧](https://example.org/q.jpg "⟦caption@title At dawn⟧")\n\n⟦caption The quay.⟧\n'
    assert html(drawn("markdown", image)) == (
        '<figure><img src="https://example.org/q.jpg" alt="A crane"><figcaption>The quay.</figcaption></figure>'
    )
    assert text(drawn("markdown", image)) == "The quay."
    assert html(drawn("markdown", "![⟦caption@alt A crane⟧][ref]\n")) == ""


def test_preformatted_text_keeps_its_lines() -> None:
    assert html(drawn("html", "<pre>⟦body@pre One\ntwo⟧</pre>")) == '<p class="lines">Onetwo</p>'


def test_items_without_a_marker_are_a_list() -> None:
    assert html(written([(Role.ITEM, "One"), (Role.BODY, "It rained.")])) == "<ul><li>One</li></ul><p>It rained.</p>"


def test_a_list_item_in_another_language_states_it() -> None:
    document = drawn("html", "<ul><li>⟦item:nb Takk⟧</ul><p>⟦body:nb Hei⟧</p><p>⟦body:es Hola⟧</p>")
    made = edition(document, "es", {})
    foreign = Writer(replace(made, localized=replace(made.localized, pieces={})))
    assert re.sub("\n", "", body.html(outline(document), foreign)) == (
        '<ul><li lang="nb" dir="ltr">Takk</li></ul><p lang="nb" dir="ltr">Hei</p><p>Hola</p>'
    )


def test_a_million_spaces_before_a_block_cost_nothing() -> None:
    wide = " " * 1_000_000
    document = drawn("markdown", f"⟦body One⟧\n\n{wide}- ⟦item Two⟧\n{wide}\n[^{wide}⟦body Three⟧")
    with patience():
        assert html(document) == "<p>One</p><ul><li>Two</li></ul><p>Three</p>"


def test_neighbouring_lists_of_markdown_stay_apart_with_their_first_numbers() -> None:
    document = drawn(
        "markdown",
        "- ⟦item One.⟧\n- ⟦item Two.⟧\n\n* ⟦item Three.⟧\n\n3. ⟦item Four.⟧\n   - ⟦item Five.⟧\n   + ⟦item Six.⟧\n"
        "4. ⟦item Seven.⟧\n\n1) ⟦item Eight.⟧\n\n⟦body End.⟧\n",
    )
    assert html(document) == (
        "<ul><li>One.</li><li>Two.</li></ul><ul><li>Three.</li></ul>"
        '<ol start="3"><li>Four.<ul><li>Five.</li></ul><ul><li>Six.</li></ul></li><li>Seven.</li></ol>'
        "<ol><li>Eight.</li></ol><p>End.</p>"
    )
    assert text(document) == (
        "- One.\n- Two.\n\n- Three.\n\n3. Four.\n  - Five.\n  - Six.\n4. Seven.\n\n1. Eight.\n\nEnd."
    )


def test_a_numbered_list_of_a_page_keeps_its_first_number() -> None:
    page = drawn("html", "<ol start=4><li>⟦item One.⟧</li><li>⟦item Two.⟧</li></ol>")
    assert html(page) == '<ol start="4"><li>One.</li><li>Two.</li></ol>'


def test_headings_go_down_level_by_level() -> None:
    sources = ("h3 First", "h2 Second", "h4 Third", "h6 Fourth", "h4 Fifth", "h2 Sixth")
    headings = "".join(
        f"<{tag}>⟦heading {word}⟧</{tag}><p>⟦body It rained.⟧</p>" for tag, word in map(str.split, sources)
    )
    document = drawn("html", f"<article><h1>⟦headline Harbour reopens⟧</h1>{headings}</article>")
    levels = [part.level for part in outline(document).body if part.role is Role.HEADING]
    assert levels == [2, 2, 3, 4, 3, 2]
