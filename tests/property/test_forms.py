"""Laws of the checks of form: any text is answered, spans lie in it, fixes end, clean text stays clean under its own fixes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.check.check import all_checks, check
from l10n.model import Catalog, State, Unit, UnitKey

CHECKS = all_checks()
FORMS = {
    name: CHECKS[name]
    for name in (
        *(
            "brackets",
            "capital",
            "controls",
            "doubled",
            "elongation",
            "ending",
            "headline",
            "invisible",
            "line_breaks",
            "marks",
        ),
        *("no_break", "normalization", "outer_space", "placeholders", "quote_marks", "same_source", "spacing"),
        *("source_captions", "source_doubled", "source_length", "source_names", "source_quotes", "two_renderings"),
    )
}
TAGS = st.sampled_from(("de", "fr", "es", "uk", "ar", "fa", "hy", "zh", "th", "tr", "el", "he", "hi", "en-XA"))
WORDS = (
    "the Bridge міст міст الجسر 桥 ( ) [ « » „ “ ” \" ' , . ? ! : ; … ، ؟ 。 ։ %s %1$s {0} <1> </1> <2/> \u00a0 \u202f \u200b"
    " \u202e \u2067 \u2069 \x84 e\u0301 \ufb01 ـ \n 5 % BBC www.a.org a@b.org Minsk Mink iPhone <b> &amp; \t"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(st.lists(st.one_of(PIECES, st.just(" ")), max_size=25).map("".join), st.text(max_size=40))


@given(source=TEXTS, target=TEXTS, tag=TAGS, state=st.sampled_from((State.FUZZY, State.REVIEWED)))
@settings(max_examples=150, deadline=None)
def test_every_text_is_answered_with_spans_in_it(source, target, tag, state):
    unit = Unit(UnitKey("caption", source), target, state)
    for finding in check(Catalog("a", "en", tag, (unit,)), FORMS):
        text = source if finding.side == "source" else target
        assert finding.message
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.fix != target


@pytest.mark.parametrize(
    "name", ["controls", "doubled", "elongation", "invisible", "normalization", "no_break", "outer_space", "spacing"]
)
@given(source=TEXTS, target=TEXTS, tag=TAGS)
@settings(max_examples=60, deadline=None)
def test_a_fix_leaves_nothing_for_its_check(name, source, target, tag):
    def forms_of(text):
        unit = Unit(UnitKey("", source), text, State.FUZZY)
        return check(Catalog("a", "en", tag, (unit,)), {name: FORMS[name]}) if text else ()

    fixes = [finding.fix for finding in forms_of(target) if finding.fix is not None]
    for fix in fixes:
        assert not [finding for finding in forms_of(fix) if finding.fix is not None and name != "doubled"]
        assert len(fix) < len(target) or name not in {"doubled", "elongation", "invisible"}
