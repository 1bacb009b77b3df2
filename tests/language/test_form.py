"""Quotation marks, dashes and stops of languages."""

import pytest

from l10n.language import data
from l10n.language.form import form, quotes


@pytest.mark.parametrize(
    ("tag", "marks"),
    [
        ("en", "“”‘’"),
        ("uk", "«»„“"),
        ("de", "„“‚‘"),
        ("pl", "„”«»"),
        ("sv", "””’’"),
        ("hu", "„”»«"),
        ("ar", "”“’‘"),
        ("fa-AF", "«»‹›"),
        ("prs", "«»‹›"),
        ("pt", "“”‘’"),
        ("pt-PT", "«»“”"),
        ("ja", "「」『』"),
        ("zh", "“”‘’"),
        ("zh-TW", "「」『』"),
        ("az", "“”‘’"),
        ("az-IR", "«»‹›"),
        ("qqx", "“”‘’"),
    ],
)
def test_quotation_marks(tag: str, marks: str) -> None:
    assert "".join(quotes(tag)) == marks


def test_a_region_changes_what_it_says_and_shares_the_remainder():
    assert form("fr").high == ";:!?"
    assert form("fr-CA").high == ":"
    assert form("fr-CA").twice == form("fr").twice


def test_every_language_with_a_page_has_quotation_marks():
    assert [tag for tag in data.tags("page") if not data.section(tag, "quotes", any_script=True).get("marks")] == []
