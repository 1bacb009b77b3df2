"""What Markdown authors meet: errors with lines, references that keep their labels, roles, languages."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import markdown
from l10n.article.markdown import front_forms, front_matter
from l10n.errors import ArticleError
from l10n.model import Article, Document, Role
from l10n.plugin import FormatOptions, PageAddresses

FORMATS = {"markdown": markdown.FORMAT}


def parsed(source: str, options: FormatOptions | None = None, name: str = "a.md") -> Document:
    article = Article("a", "en", PurePosixPath(name), "markdown", source)
    return articles.parse(article, options or FormatOptions(), FORMATS)


def woven(source: str, words: dict[str, str]) -> str:
    return weave.weave(parsed(source), lambda block: words.get(block.text), markdown.FORMAT.render)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("text\n\n" + ">" * 1000 + " a\n", "a.md:3: quotes or lists are nested 100 deep"),
        ("text\n\n" + "a " * 60_000 + "\n", "a.md:3: the paragraph has 119,999 characters"),
        ("---\na: b\n---\n\n" + "[" * 4000 + "\n", "a.md:5: the paragraph has more than 3,000 opening brackets"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(source: str, message: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parsed(source)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: x\n\ntext\n", "a.md:1: front matter is never closed"),
        ("---\nok: 1\ntitle: a: b\n---\ntext\n", "a.md:3: front matter is not YAML"),
        ("---\ntitle: a\x01b\n---\ntext\n", "a.md:2: front matter is not YAML"),
        ("---\na: " + "[" * 3000 + "\n---\ntext\n", "nested too deep"),
        ("---\na: " + "x" * 70_000 + "\n---\ntext\n", "more than 65,536 characters"),
        ("+++\ndate = 2024-01-01\ntitle = Flood\n+++\ntext\n", "a.md:3: front matter is not TOML"),
        ('"title": "x",\n"date": y\n;;;\ntext\n', "a.md:2: front matter is not JSON"),
    ],
)
def test_front_matter_that_cannot_be_read_is_reported_and_the_text_stays(source: str, message: str) -> None:
    document = parsed(source)
    assert [message in notice for notice in document.notices] == [True]
    assert [block.text for block in document.blocks] == ["text"]
    assert weave.source(document) == source


FORMS = [
    "+++\ntitle = \"Flood\"\ndate = 2024-02-02 10:00:00\n[params]\nimage_alt = 'The river' # seen\n"
    '[[gallery]]\ncaption = """\nOne\ntwo"""\n+++\n',
    '+++\r\ntitle = "Flood"\r\n[extra]\r\ncover = { alt = "The river", src = "a.jpg" }\r\n+++\r\n',
    '{\n\t"title": "Flood",\n\t"seo": {"description": "The \\"river\\" rose"}\n}\n',
    "Title: Flood\nDate: 2024-02-02\nSummary: The river\n    rose\n",
    "title: Flood\ndate: 2024-02-02\ncover:\n  alt: The river\n---\n",
    '"title": "Flood",\n"alt": "The river"\n;;;\n',
    "---\ntitle: Flood\nimage: {caption: 'The river', alt: \"A 'river'\"}\n---\n",
    '---json\n{"title": "Flood", "og": {"title": "The river"}}\n---\n',
]


@pytest.mark.parametrize("source", FORMS)
@pytest.mark.parametrize("words", ["Agua", "Agua: \"no\" 'sí' \\ #1 😀"])
def test_front_matter_of_every_form_keeps_its_structure(source: str, words: str) -> None:
    source = f"{source}\nRain fell.\n"
    document = parsed(source)
    assert weave.source(document) == source
    assert "Flood" in [block.text for block in document.blocks]
    again = parsed(weave.weave(document, lambda _: words, markdown.FORMAT.render))
    assert len(document.blocks) > 2
    assert [block.text for block in again.blocks] == [words] * len(document.blocks)
    old, new = (front_matter.parse(text, "a.md") for text in (source, again.article.text))
    assert [value.key for value in old.values] == [value.key for value in new.values]
    changed = {block.line for block in document.blocks}
    assert [v.raw for v in old.values if v.line not in changed and not v.is_text] == [
        v.raw for v in new.values if v.text != words and not v.is_text
    ]


def test_values_that_are_no_words_stay() -> None:
    source = "---\ntitle: '{{ page.name }}'\nauthors: [slorber]\nlayout: wide page\nimage: {src: a.jpg}\n---\nRain.\n"
    assert [block.text for block in parsed(source).blocks] == ["Rain."]


@pytest.mark.parametrize("source", ["Note: the river rose.\n\nMore.\n", "Title: x\n---\n\nMore.\n", "{{< a >}}\n\nx\n"])
def test_text_is_not_taken_for_front_matter(source: str) -> None:
    assert front_matter.parse(source, "a.md").end in (0, len("Title: x\n---"))


def test_the_project_says_which_keys_are_words() -> None:
    source = "---\nparams: {banner: Storm, alt: Sea}\n---\nRain.\n"
    options = FormatOptions(front_matter={"params.banner": "kicker", "params.alt": ""})
    assert [(block.role, block.text) for block in parsed(source, options).blocks][:1] == [(Role.KICKER, "Storm")]


def test_dates_and_authors_of_front_matter_reach_the_meta_data() -> None:
    source = "+++\ntitle = 'T'\nupdated = 2024-02-03\n[extra]\nauthors = [{name = 'Ana'}, {name = 'Jo'}]\n+++\nRain.\n"
    meta = parsed(source).meta
    assert (meta["updated"], meta["byline"]) == ("2024-02-03", "Ana, Jo")


@pytest.mark.parametrize(
    "source", ["---\n\nA thematic break.\n", "---\nA break.\n---\n", "An [open bracket\n", "`open\n", "# \n\nx\n"]
)
def test_legal_text_is_no_error(source: str) -> None:
    assert weave.source(parsed(source)) == source


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        (
            "[the bridge]\n\n[the bridge]: /b\n",
            {"<1>the bridge</1>": "<1>el puente</1>"},
            "[el puente][the bridge]\n\n[the bridge]: /b\n",
        ),
        ("![a map]\n\n[a map]: /m\n", {"a map": "un plano"}, "![un plano][a map]\n\n[a map]: /m\n"),
        ("He said **no**.\n", {"He said <1>no</1>.": "说<1>“不”</1>了"}, "说<strong>“不”</strong>了\n"),
        ("He said _no_.\n", {"He said <1>no</1>.": "a<1>no</1>b"}, "a*no*b\n"),
        ("He **said** no.\n", {"He <1>said</1> no.": "Half <1>gone"}, "Half gone\n"),
        ("A word.\r\n", {"A word.": "5 * 3, snake_case, a < b & c"}, "5 * 3, snake_case, a < b & c\r\n"),
        ("A word.\n", {"A word.": "1. Mai"}, "1\\. Mai\n"),
        ("Hi [x](y)\n", {"Hi <1>x</1>": "Hi!<1>x</1>"}, "Hi\\![x](y)\n"),
    ],
)
def test_translations_are_written_as_a_person_would(source: str, words: dict[str, str], expected: str) -> None:
    assert woven(source, words) == expected


def test_the_project_chooses_roles_and_keys() -> None:
    options = FormatOptions(
        {"notice": ("^Not for print",)}, {"strap": "standfirst", "title": "", "seo.title": "headline"}
    )
    document = parsed("---\ntitle: A\nstrap: B\nseo:\n  title: C\n---\nNot for print today.\n\nBy Ana Ruiz\n", options)
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.STANDFIRST, "B"),
        (Role.HEADLINE, "C"),
        (Role.NOTICE, "Not for print today."),
        (Role.BYLINE, "By Ana Ruiz"),
    ]
    assert document.meta == {"title": "A", "byline": "Ana Ruiz"}


def test_what_is_no_text_of_the_front_matter_stays() -> None:
    source = "---\ntitle: &t Anchored\nheadline: *t\nsubtitle: 2024\nalt: '...'\ncaption: A <1> b\n"
    source += 'kicker: "A \\x3c1>"\n---\nx\n'
    assert [block.text for block in parsed(source).blocks] == ["A <1/> b", "x"]


def test_module_lines_and_expressions_are_no_text() -> None:
    document = parsed("import A from 'a'\n\nHi {props.name}, *you*.\n", name="a.mdx")
    assert [block.text for block in document.blocks] == ["Hi <1/>, <2>you</2>."]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("The mayor<1/>(since 2020) said no.", "The mayor[^1]\\(since 2020) said no."),
        ("<1/>: the mayor said no.", "[^1]\\: the mayor said no."),
        ("The mayor<1/>: no.", "The mayor[^1]: no."),
    ],
)
def test_words_behind_a_footnote_are_no_part_of_it(words: str, written: str) -> None:
    source, note = "The mayor said no.[^1]", "\n\n[^1]: On Monday.\n"
    assert woven(source + note, {"The mayor said no.<1/>": words}) == written + note


def test_html_tags_pair_only_within_different_markup() -> None:
    texts = [block.text for block in parsed("a *b <b>c* d</b> e\n\nx <i>y <br> z</i> </u>\n").blocks]
    assert texts == ["a <1>b <2/>c</1> d<3/> e", "x <1>y <2/> z</1> <3/>"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\nlang: en\ntitle: x\n---\ny\n", "---\nlang: uk\ntitle: x\n---\ny\n"),
        ("---\ntitle: x\n---\ny\n", "---\ntitle: x\n---\ny\n"),
        ("plain\n", "plain\n"),
    ],
)
def test_the_language_is_relabelled_passed_a_place(source: str, expected: str) -> None:
    assert markdown.FORMAT.relabel(source, "uk") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ncanonical_url: https://tide.example/storm\nurl: /storm\n---\ny\n",
         "---\ncanonical_url: \"https://tide.example/uk/storm\"\nurl: /storm\n---\ny\n"),
        ("+++\ncanonical = 'https://tide.example/storm'\n+++\ny\n", '+++\ncanonical = \'https://tide.example/uk/storm\'\n+++\ny\n'),
        ("---\nseo:\n  canonical: https://tide.example/storm\n---\ny\n",
         "---\nseo:\n  canonical: \"https://tide.example/uk/storm\"\n---\ny\n"),
        ("---\ncanonical: true\n---\ny\n", "---\ncanonical: true\n---\ny\n"),
        ("canonical: https://tide.example/storm\n\n---\n", "canonical: https://tide.example/storm\n\n---\n"),
    ],
)  # fmt: skip
def test_the_front_matter_has_the_address_of_the_edition(source: str, expected: str) -> None:
    addresses = PageAddresses("uk", "en", {"uk": "https://tide.example/uk/storm"})
    assert front_matter.readdress(source, addresses) == expected


def test_norwegian_is_no_boolean() -> None:
    assert front_forms.yaml_scalar("no") == '"no"'
    assert front_forms.yaml_scalar("a\U000e0001\x07b") == '"a\U000e0001\\u0007b"'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ferries <script>count('ferry');</script> left.\n", "Ferries <1/> left."),
        ("Ferries <style>b { color: red }</style> left <b>late</b>.\n", "Ferries <1/> left <2>late</2>."),
        ("Ferries <script>never closed, *they* say.\n", "Ferries <1/>never closed, <2>they</2> say."),
    ],
)
def test_scripts_inside_a_sentence_are_no_words(source: str, text: str) -> None:
    (block,) = parsed(source).blocks
    assert block.text == text


def test_the_project_says_which_parameters_are_words() -> None:
    source = 'Rain fell.\n\n{{< box claim="It rained" caption="The river" >}}\n'
    options = FormatOptions(markdown=frozenset({"claim"}))
    assert [block.text for block in parsed(source, options).blocks] == ["Rain fell.", "It rained", "The river"]


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("It counts[0] here.\n", "Cuenta[0] aquí.", "Cuenta[0] aquí.\n"),
        ('{% include a.html caption="The river" %}\n', 'El "río"', "{% include a.html caption='El \"río\"' %}\n"),
        ('{{< figure caption="The river" >}}\n', 'El "río"', '{{< figure caption="El \\"río\\"" >}}\n'),
        ("<p>Call the hall.</p>\n", "A & B <i>", "<p>A &amp; B &lt;i&gt;</p>\n"),
        (
            '<p title="Since {{ site.year }}"><img></p>\n',
            "Desde <1/>",
            '<p title="Desde {{ site.year }}"><img></p>\n',
        ),
        ("<p>Since {{ a.b }} here.</p>\n", "Aquí <1/> ya.", "<p>Aquí {{ a.b }} ya.</p>\n"),
        ("Rain fell.\n", "$a$ y $b_1$", "\\$a\\$ y \\$b_1\\$\n"),
        ("%%% a {b} of ^c^\nRain fell. %%%\n", "%%% un {b} de ^c^ Llovió. %%%", "%%% un {b} de ^c^ Llovió. %%%\n"),
        ("> **Rain.**  \n> -- [Ann](/a)\n", "<1>Lluvia.</1><2/>— <3>Ana</3>", "> **Lluvia.**  \n> — [Ana](/a)\n"),
        ("*Rain.*  \nIt fell.\n", "<1>Lluvia.</1><2/># 1", "*Lluvia.*<br># 1\n"),
        ("设$x$为实数。\n", "设<1/>为正数。", "设$x$为正数。\n"),
        ("Let $x$ be real.\n", "Olkoon<1/>n", "Olkoo&#110;$x$&#110;\n"),
        ("!!! note\n    The bank is soft.\n", "Orilla blanda.", "!!! note\n    Orilla blanda.\n"),
    ],
)
def test_words_are_written_in_the_syntax_of_their_place(source: str, words: str, expected: str) -> None:
    document = parsed(source)
    written = weave.weave(document, lambda _: words, markdown.FORMAT.render)
    assert written == expected
    assert [block.text for block in parsed(written).blocks] == [words]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('Rain.\n\n{% asset_img a.jpg "The old bridge" %}\n', ["Rain.", "The old bridge"]),
        ('Rain.\n\n{% img left /a.jpg 300 200 "The ferry" %}\n', ["Rain.", "The ferry"]),
        ('Rain.\n\n{% include_code lang.js "The ferry" %}\n', ["Rain."]),
        ('Rain.\n\n{% image "a.jpg" "A sign that says "Keep off the ice" in red" %}\n', ["Rain.", "A sign that says"]),
        ("Rain.\n\n{% set codeContent %}\nlet a = 1;\n\nlet b;\n{% endset %}\n\nWind.\n", ["Rain.", "Wind."]),
        ("<p>Rain.</p>\n{% capture s %}\na b\n\nc d\n{% endcapture %}\n{{ s | highlight }}\n", ["Rain."]),
        ("{% set note %}\nThe ferry waits.\n{% endset %}\n", ["The ferry waits."]),
        ("{% raw %}\n<p>The ferry waits.</p>\n{% endraw %}\n", ["The ferry waits."]),
        ('```js\nimport a from "b"\n```\n\nThe {river} rose.\n\n    let a = 1\n', ["The {river} rose."]),
        (":::{note}\nMind the step.\n:::\n", ["Mind the step."]),
        ("```{warning}\n:class: big\nMind the step.\n```\n\nRain.\n", ["Mind the step.", "Rain."]),
        ("````{admonition} Take care\nMind *the* step.\n````\n", ["Take care", "Mind <1>the</1> step."]),
        ("```{code-block} python\nx = 1\n```\n\nRain.\n", ["Rain."]),
        ("```{note}\nnever closed\n", []),
        (":::{admonition} Take care\nMind the step.\n:::\n", ["Take care", "Mind the step."]),
        (
            "---\ntitle: Flood\nsidebar_label: High water\nnav_order: 3\n---\n\nRain.\n",
            ["Flood", "High water", "Rain."],
        ),
    ],
)
def test_the_words_of_more_dialects_are_text_and_their_marks_are_not(source: str, words: list[str]) -> None:
    assert [block.text for block in parsed(source).blocks] == words


def test_a_pattern_of_the_project_that_backtracks_arrives_to_an_end() -> None:
    options = FormatOptions(patterns={"furniture": (r"^(a+)+$",), "notice": ("^Subscribe",)})
    assert [block.role for block in parsed("Subscribe now.\n", options).blocks] == [Role.NOTICE]
    assert [block.role for block in parsed(f"{'a' * 40}!\n", options).blocks] == [Role.BODY]


def test_a_sign_before_a_name_in_a_link_is_not_a_citation() -> None:
    blocks = parsed("* [Dec 3 - Meeting - [@ Harbour Hall] Bridges and ferries](https://example.org/e/26).\n").blocks
    assert blocks[0].text == "<1>Dec 3 - Meeting - [@ Harbour Hall] Bridges and ferries</1>."


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE} ", " \N{EM SPACE}", "\N{IDEOGRAPHIC SPACE}"])
def test_spaces_that_editors_write_around_headings_and_cells_refuse_no_file(space: str) -> None:
    rows = f"| {space}a storm | b{space} |\n|---|---|\n| {space} | {space}c {space}|\n"
    source = f"## {space}Flood{space}\n\n> # {space}Rain{space}\n\n> {space}\n> Then sun.\n\n{rows}"
    document = parsed(source)
    assert [block.text for block in document.blocks] == ["Flood", "Rain", "Then sun.", "a storm", "b", "c"]
    assert woven(source, {"Flood": "Hochwasser"}) == source.replace("Flood", "Hochwasser")
