"""The page's own words: every message is in every catalog, whole, reviewed, and without an error of our own checks."""

import re
from pathlib import Path

import pytest

from l10n.catalog import place
from l10n.catalog.po import po
from l10n.check.check import all_checks, check
from l10n.interface.page_words import PageWords
from l10n.model import Severity, State
from l10n.review import messages
from l10n.testing.checks import findings
from tests.review.messages_write import catalog_path, updated

LOCALES = [tag for tag in messages.REVIEW.locales() if tag != "en"]
PLACE = re.compile(r"\{\w+\}")


def catalog(locale):
    return po.parse(catalog_path(locale).read_text("utf-8"), "review", source="en", target=locale)


def test_the_page_speaks_the_languages_of_its_translators():
    assert {"es", "fa", "ru", "uk"} <= set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalog_has_every_message_and_no_further(locale):
    assert catalog_path(locale).read_text("utf-8") == updated(locale), "run: python -m tests.review.messages_write"
    assert {unit.state for unit in catalog(locale).units} <= {State.REVIEWED, State.OBSOLETE}


@pytest.mark.parametrize("locale", LOCALES)
def test_places_to_be_filled_in_are_those_of_the_message(locale):
    for unit in catalog(locale).units:
        assert sorted(PLACE.findall(unit.target)) == sorted(PLACE.findall(unit.key.source)), unit.key.source


@pytest.mark.parametrize("locale", LOCALES)
def test_our_checks_report_no_error(locale):
    findings = check(catalog(locale), all_checks())
    assert [each for each in findings if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("", "en"),
        ("uk", "uk"),
        ("de-AT, ru-RU;q=0.5, en;q=0.3", "ru"),
        ("en-GB,fa;q=0.9", "en"),
        ("fa;q=0, es;q=0.1", "es"),
        ("*, ;;, ../../etc", "en"),
        ("ru;q=1, uk", "ru"),  # as much: the first
    ],
)
def test_the_best_language_of_a_browser_is_chosen(accepted, locale):
    assert messages.REVIEW.choose(accepted).locale == locale


def test_a_page_is_filled_in_and_a_message_is_no_markup():
    words = PageWords("fa", {"Find": 'یافتن "<b>"', "</script>": "<script>"})
    page = messages.filled('<p lang="{{LANGUAGE}}" dir="{{DIRECTION}}" title="{{Find}}">{{Keys}} {{WORDS}}', words)
    assert page.startswith('<p lang="fa" dir="rtl" title="یافتن &quot;&lt;b&gt;&quot;">Keys {')
    assert "<b>" not in page
    assert "<script>" not in page


# --- what the page gets in English from elsewhere

WHOLE = {"n": r"[\d.,]+", "all": r"[\d.,]+", "count": r"[\d.,]+"}


def phrase_of(text):
    """The phrase that a text is, as `phrases.js` looks for it."""
    for phrase in sorted(messages.phrases(), key=lambda each: -len(PLACE.sub("", each))):
        parts = re.split(r"\{(\w+)\}", phrase)
        pattern = "".join(f"({WHOLE.get(part, '.+?')})" if n % 2 else re.escape(part) for n, part in enumerate(parts))
        if re.fullmatch(pattern, text, re.DOTALL):
            return phrase
    return ""


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_whatever_a_check_says_has_a_phrase(name):
    tested = all_checks()[name]
    messages = {finding.message for example in tested.fails for finding in findings(name, tested, example)}
    assert [each for each in sorted(messages) if not phrase_of(each)] == [], "add it to review/templates/phrases.txt"


@pytest.mark.parametrize("word", sorted(place._WORDS.values()))
def test_every_place_of_a_sentence_has_a_phrase(word):
    assert phrase_of(f"{word} 4") == f"{word} {{n}}"
    assert phrase_of(f"text inside {word} 4, sentence 2 of 3") == "{place}, sentence {n} of {all}"


def test_every_phrase_is_detected_as_itself():
    filled = {phrase: re.sub(PLACE, "12", phrase) for phrase in messages.phrases()}
    shadowed = {phrase: phrase_of(text) for phrase, text in filled.items() if phrase_of(text) != phrase}
    assert {
        shadow for phrase, shadow in shadowed.items() if len(PLACE.sub("", shadow)) < len(PLACE.sub("", phrase))
    } == set()


def test_no_two_scripts_of_the_page_declare_the_same_name():
    folder = Path(messages.__file__).parent / "templates"
    scripts = re.findall(r'<script src="/(\w+\.js)"', (folder / "review.html").read_text("utf-8"))
    declared = [
        name
        for script in scripts
        for name in re.findall(
            r"^(?:const|let|class|(?:async )?function) (\w+)", (folder / script).read_text("utf-8"), re.MULTILINE
        )
    ]
    assert len(scripts) > 5
    assert [name for name in set(declared) if declared.count(name) > 1] == []
