"""The data files of languages: each section of each file is read, and says only what somebody reads."""

import tomllib

import pytest

from l10n import langtag
from l10n.language import data
from l10n.language.data import DataError, exactly, section
from l10n.language.prepared import slices
from l10n.language.schema import problems

FILES = [*data.tags(), data.SHARED, "scripts", "pairs/en-es"]


@pytest.mark.parametrize("name", FILES)
def test_every_section_keeps_to_the_schema(name):
    text = (data._FOLDER / f"{name}.toml").read_text("utf-8")
    whole = tomllib.loads(text)
    assert whole, f"{name}.toml is empty"
    assert set(whole) == set(slices(text)), "a section begins in the middle of a text"
    for title, values in whole.items():
        assert problems(title, values, of_script=name == "scripts") == []
        result = exactly(name, title)
        assert {key: result[key] for key in values} == values


@pytest.mark.parametrize("tag", data.tags())
def test_files_are_named_by_canonical_tags(tag):
    assert langtag.parse(tag) == tag
    assert langtag.aliased(tag) == tag, "an old tag: its data stands under the new one"


@pytest.mark.parametrize("tag", data.tags())
def test_what_is_inherited_exists(tag):
    for title in data._sections(tag):
        for parent in str(exactly(tag, title).get("inherits", "")).split():
            assert exactly(parent, title), (
                f"{tag}.toml: [{title}] inherits from {parent}.toml, which has no such section"
            )


@pytest.mark.parametrize(
    ("text", "title", "complaint"),
    [
        ("[negation]\nwrod = 'not'", "negation", "nothing reads 'wrod'"),
        ("[sentences.abbreviations]\nbefor = 'x.'", "sentences", "abbreviations has 'befor', which nothing reads"),
        ("[negation]\nword = 'not('", "negation", "word has a regular expression that does not compile"),
        ("[negations]\nword = 'not'", "negations", "nothing reads this section"),
        ("[dates]\nmonths = [['jan']]", "dates", "months does not have 12 lists"),
        ("[numbers.words]\none = ['uno']", "numbers", "words has 'one', which nothing reads"),
        ("[length]\nratio = 0", "length", "ratio is not a number above 0"),
        ("[function-words]\nfrequent = ['a', 'a']", "function-words", "frequent has 'a' twice"),
        ("[roles]\nbyline = ['(']", "roles", "byline has a regular expression that does not compile"),
        ("[typography]\nunmarked = 'yes'", "typography", "unmarked is neither true nor false"),
    ],
)
def test_what_a_file_says_wrong_is_named(text, title, complaint):
    with pytest.raises(DataError, match=rf"^\[{title}\] .*{complaint}|^{complaint}"):
        data.parse(text)


def test_a_tag_changes_keys_of_its_language_where_the_script_is_the_same():
    assert section("fa-AF", "numbers") == section("fa", "numbers")
    assert section("fa-AF", "length") != section("fa", "length")
    assert section("prs", "length") == section("fa-AF", "length")
    assert section("sr-Latn", "negation") != section("sr", "negation")
    assert section("uz-Cyrl", "negation") == {}
    assert section("uz-Cyrl", "quotes", any_script=True) == section("uz", "quotes")
    assert section("../en", "negation") == {}
    assert section("tlh", "negation") == {}
