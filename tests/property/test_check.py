"""Laws of the checks: whatever the texts, they answer, with spans inside the texts, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.check.check import all_checks, check, fix
from l10n.model import Catalog, State, Unit, UnitKey

CHECKS = all_checks()
PIECES = st.sampled_from(
    ["Lena Brandt", "1,300", "۷۰٫۵", "<1>", "</1>", '"', "«", "not", "не", "May 3", "3月", "@desk",
    "https://example.org/a", "\u202e",
     "Kиїв", "市長", "p.m.", " ", ".", "and", "XIV", "45 miles", "%s", "\u0301", "é", "ﬁ", "½", "²", "٪", "١٢", "Ⅷ"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["uk", "de", "ar", "he", "ja", "th", "zh", "az", "sl", "sr-Latn", "en-XA"]))
def test_every_check_answers_with_spans_inside_the_texts(source, target, tag):
    unit = Unit(UnitKey("", source), target, State.FUZZY)
    catalog = Catalog("a", "en", tag, (unit,))
    findings = check(catalog, CHECKS)
    assert findings == check(catalog, CHECKS)
    for finding in findings:
        text = source if finding.side == "source" else target
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(text)
    assert [u.key for u in fix(catalog, findings).units] == [unit.key]
