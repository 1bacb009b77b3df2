"""Laws of drafting, whatever the engine does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.draft import draft, inline, numbers, placeholders, placing, protect
from l10n.draft.offset_text import OffsetText
from l10n.engines import alignment
from l10n.errors import EngineError
from l10n.model import Segmented, Span, UnitKey
from l10n.plugin import Pair
from tests.draft.naughty import TRICKS, Naughty

PAIR = Pair("en", "es")
WORDS = [
    "Harbour", "council", "rejected", "the", "plan", "on", "Tuesday", "Ana", "Ruiz", "1,300.5", "42", "2019", "15",
    "https://example.org/a_b", "desk@example.org", "@newsdesk", "#storm", "€5", "25 °C", "`code_x`", "/etc/app/run",
    "😀", "XQZ1", "[1]", '"Never,"', "(twice)", "it's", "–", "3.5", "said", "café", "Ελένη", "\u00a0", "!", "U.S.",
]  # fmt: skip
PLAIN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@st.composite
def marked(draw: st.DrawFn) -> str:
    """A text with nested pairs and lone marks, sometimes with halves of pairs."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
    out: list[str] = []
    stack: list[int] = []
    number = 0
    for word in words:
        for action in draw(st.lists(st.sampled_from(["open", "close", "alone", "none", "none"]), max_size=3)):
            if action == "open":
                number += 1
                stack.append(number)
                out.append(f"<{number}>")
            elif action == "close" and stack:
                out.append(f"</{stack.pop()}>")
            elif action == "alone":
                number += 1
                out.append(f"<{number}/>")
        out.append(word + draw(st.sampled_from([" ", " ", "", ", "])))
    while stack and draw(st.booleans()):
        out.append(f"</{stack.pop()}>")
    return "".join(out).strip() or "x"


LINKS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9), st.integers(0, 80), st.integers(0, 9)), max_size=12)


@given(marked(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), LINKS)
@settings(max_examples=150, deadline=None)
def test_every_mark_returns_once_and_nested(source: str, target: str, links: list[tuple[int, int, int, int]]) -> None:
    spans = [(Span(a, a + b + 1), Span(c, c + d + 1)) for a, b, c, d in links]
    bare = inline.detach(source)
    assert markup.marks(bare.text) == ()
    placed = placing.reattach(bare, target, alignment.align(bare.text, target, spans), placing.Hints())
    assert Counter(markup.marks(placed.text)) == Counter(markup.marks(source))
    assert not markup.faults(source, placed.text)
    assert "".join(markup.strip(placed.text).split()) == "".join(target.split())


def _cut(text: str) -> Segmented:
    """Two sentences where there is a dash, as for units that are paragraphs."""
    first, dash, remainder = text.partition(" – ")
    if not dash or not first.strip() or not remainder.strip():
        return Segmented((text.strip(),), (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]))
    first += " –"
    return Segmented(
        (first.strip(), remainder.strip()),
        (
            first[: len(first) - len(first.lstrip())],
            " " + remainder[: len(remainder) - len(remainder.lstrip())],
            remainder[len(remainder.rstrip()) :],
        ),
    )


@given(
    st.lists(st.one_of(PLAIN, marked()), min_size=1, max_size=8),
    st.sampled_from(["", *TRICKS]),
    st.sampled_from([0, 0, 3, 7]),
    st.sampled_from([0, 0, 1]),
)
@settings(max_examples=150, deadline=None)
def test_a_naughty_engine_never_costs_markup_pieces_or_numbers(
    texts: list[str], trick: str, breaks: int, short: int
) -> None:
    work = [draft.DraftTask(f"article-{n % 3}", UnitKey("", text)) for n, text in enumerate(texts)]
    engine = Naughty(trick, breaks, short)
    outcomes = []
    try:
        outcomes += list(draft.draft(work, draft.DraftContext(PAIR, lambda: engine, cut=_cut)))
    except EngineError:
        assert breaks
    else:
        done = [draft.DraftTask(o.slug, each.key) for o in outcomes for each in (*o.drafts, *o.refused)]
        assert sorted(done, key=str) == sorted(set(work), key=str)
        assert sorted(slug for o in outcomes for slug in o.finished) == sorted({expected.slug for expected in work})
    assert engine.closed
    for each in (each for outcome in outcomes for each in outcome.drafts):
        source, target = each.key.source, each.target
        assert target.strip() or not inline.detach(source).text.strip()
        assert not markup.faults(source, target)
        retained = protect.find(inline.detach(source).text)
        written = {k.text: numbers.written(k.text, "en", "es") for k in retained if k.kind == "amount"}
        assert protect.survived(retained, inline.detach(target).text, written)
        compared = numbers.compare(inline.detach(source).text, inline.detach(target).text, "en", "es")
        assert compared.same or each.notes
        assert not any(c in target for c in "\x00\x1b\u202e\n")
        assert 0 <= each.confidence <= 1


SHARED = ["Harbour", "harbour", "Ruiz", "ruiz", "Plan", "plan", "the", "Rejects", "rejects", "42", "said", "Council"]
TEXT = st.lists(st.sampled_from(SHARED), min_size=1, max_size=8).map(" ".join)


class _InOrder(Naughty):
    """A trick for each text, and an answer for each in its order."""

    ordered = True


KEY = st.tuples(st.sampled_from(["", "", "headline"]), TEXT).map(lambda both: UnitKey(*both))


@given(st.lists(st.lists(KEY, min_size=1, max_size=5, unique=True), min_size=2, max_size=12))
@settings(max_examples=60, deadline=None)
def test_articles_in_a_single_call_or_singly_get_the_same_drafts(articles: list[list[UnitKey]]) -> None:
    def drafted(numbers: Iterable[int]) -> dict[tuple[str, UnitKey], object]:
        engine = _InOrder()
        work = [draft.DraftTask(f"article-{n}", key) for n in numbers for key in articles[n]]
        outcomes = draft.draft(work, draft.DraftContext(PAIR, lambda: engine, cut=_cut))
        return {(o.slug, each.key): each for o in outcomes for each in (*o.drafts, *o.refused)}

    together = drafted(range(len(articles)))
    assert together == {place: each for n in range(len(articles)) for place, each in drafted([n]).items()}


@given(PLAIN)
@settings(max_examples=100, deadline=None)
def test_hidden_pieces_return_through_a_copying_engine(text: str) -> None:
    for style in range(len(placeholders.STYLES)):
        masked = placeholders.mask(text, protect.find(text), style)
        back = placeholders.unmask(masked, OffsetText.of(masked.text.text), {})
        assert back is not None
        assert back.text == text


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.text(max_size=4)), max_size=5)
)
@settings(max_examples=100, deadline=None)
def test_a_traced_text_keeps_its_places(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits, last = [], 0
    for start, length, new in sorted(raw):
        if start < last or start + length > len(text):
            continue
        edits.append((Span(start, start + length), new))
        last = start + length
    traced = OffsetText.of(text).edit(edits)
    assert len(traced.places) == len(traced.text)
    assert list(traced.places) == sorted(traced.places)
    whole = traced.forward(Span(0, len(text)))
    assert traced.text[: whole.start] + traced.text[whole.end :] == "".join(
        new for span, new in edits if span.start >= len(text)
    )


@given(PLAIN)
@settings(max_examples=100, deadline=None)
def test_numbers_of_the_same_text_are_the_same_in_another_format(text: str) -> None:
    for tag in ("es", "fr", "ru", "de", "fa"):
        assert numbers.compare(text, numbers.written(text, "en", tag), "en", tag).same
