"""The laws of bundles: whatever a target holds, the markup is well formed and the words are the target's."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from l10n.bundle import bundle, links
from l10n.bundle.flow import Writer, clean, isolated
from l10n.bundle.kinds import ninjs, page, text
from l10n.markup import MARK
from l10n.model import State
from tests.bundle.editions import drawn, edition

SOURCE = (
    "<h1>⟦headline Harbour⟧</h1><p>⟦body ⟨+1 <a href='/a' title=x>⟩One⟨-1 </a>⟩ ⟨+2 <b>⟩two⟨-2 </b>⟩⟨.3 <br>⟩"
    "⟨.4 <img src='https://example.org/q.jpg'>⟩⟨+5 <font>⟩three⟨-5 </font>⟩⟧</p>"
)
MARKS = ["<1>", "</1>", "<2>", "</2>", "<3/>", "<4/>", "<5>", "</5>", "<6>", "</6>", "<1/>"]
HOSTILE = [
    "<script>",
    "</script>",
    "]]>",
    "<!--",
    "&amp;",
    "&",
    '"',
    "'",
    "\u202e",
    "\u2067",
    "\x00",
    "\x1b",
    "\ufffe",
    "{{",
    "%}",
]
TARGETS = st.lists(st.one_of(st.sampled_from(MARKS + HOSTILE), st.text(max_size=8)), max_size=12).map("".join)
_VOID, _SELF_CLOSED = re.compile("<((?:br|img)[^<>]*)>"), r"<\1/>"
STATES = st.sampled_from([State.NEW, State.FUZZY, State.REVIEWED])


@settings(max_examples=80, deadline=None)
@given(TARGETS, STATES)
def test_html_of_any_target_is_well_formed_and_has_its_words(target: str, state: State) -> None:
    document = drawn("html", SOURCE)
    block = document.blocks[1]
    made = edition(document, "ar", {block.text: (target, state)})
    existing = {inline.mark for inline in block.inlines}
    reported = MARK.sub(lambda mark: "" if mark[0] in existing else mark[0], made.localized.text(block))
    for marked in (False, True):
        written = Writer(made, marked=marked).html(block)
        root = etree.fromstring(f"<p>{_VOID.sub(_SELF_CLOSED, written)}</p>")
        assert "".join(root.itertext()) == re.sub("\r\n?", "\n", clean(reported))
        assert {element.tag for element in root.iter()} <= {"p", "a", "b", "br", "img", "span"}
        assert not root.xpath("//a//a")


@settings(max_examples=40, deadline=None)
@given(TARGETS, STATES, st.booleans())
def test_every_kind_is_sound_and_the_same_twice(target: str, state: State, final: bool) -> None:
    document = drawn("html", SOURCE, {"byline": target, "description": target, "date": target, "url": target})
    words = {block.text: (target, state) for block in document.blocks}
    made = edition(document, "he", words, final=final)
    kinds = {"page": page.KIND, "ninjs": ninjs.KIND, "text": text.KIND}
    first = bundle.bundle(made, kinds)
    assert first == bundle.bundle(made, kinds)
    tree = html.fromstring(first.files[PurePosixPath("index.html")])
    assert (
        len(tree.xpath("//script"))
        == len(tree.xpath("//style"))
        == len(tree.xpath("//h1"))
        == len(tree.xpath("//main"))
        == 1
    )
    assert not tree.xpath("//comment()")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=30), st.from_regex(r"[\s\x00-\x20]*(java|vb)?script\s*:.*|data:.*|//.*", fullmatch=True))
)
def test_no_address_runs_a_program(value: str) -> None:
    for base in ("", "https://example.org/news/"):
        result = links.address(value, base)
        seen = re.sub(r"[\x00-\x20]", "", result).lower()  # what a browser sees
        assert not re.match(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", seen)


@given(st.text(alphabet="ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=20))
def test_isolated_adds_closing_marks_alone(value: str) -> None:
    result = isolated(value)
    assert result.startswith(value)
    assert set(result[len(value) :]) <= {"\u202c", "\u2069"}
    assert isolated(result) == result
