"""What a data file of a language may say, by the kind of each value."""

import pytest

from l10n.language.schema import problems


@pytest.mark.parametrize(
    ("section", "value", "complaint"),
    [
        ("negation", {"word": "not"}, ""),
        ("negation", {"word": 1}, "word is not a regular expression"),
        ("negation", {"word": "a(?:b"}, "word has a regular expression that does not compile"),
        ("reporting", {"verbs": "said"}, "verbs is not a list of regular expressions"),
        ("reporting", {"verbs": ["said", "("]}, "verbs has a regular expression that does not compile"),
        ("length", {"ratio": True}, "ratio is not a number above 0"),
        ("length", {"ratio": "1"}, "ratio is not a number above 0"),
        ("length", {"ratio": -1.0}, "ratio is not a number above 0"),
        ("length", {"ratio": 0.1, "spread": 1}, ""),
        ("typography", {"unmarked": 1}, "unmarked is neither true nor false"),
        ("typography", {"stop": ["."]}, "stop is not a text"),
        ("typography", {"may_repeat": ["ha", ""]}, "may_repeat is not a list of words"),
        ("typography", {"may_repeat": "ha"}, "may_repeat is not a list of words"),
        ("typography", {"may_repeat": ["b", "a", "b", "a"]}, "may_repeat has 'a' twice"),
        ("inflection", {"endings": "s"}, "endings is not a list of texts"),
        ("inflection", {"endings": ["s", 1]}, "endings is not a list of texts"),
        ("inflection", {"endings": ["s", "s"], "letters": {"A": "ae"}}, ""),
        ("inflection", {"letters": {"AB": "ae"}}, "letters has 'AB', which nothing reads"),
        ("inflection", {"letters": {"A": 1}}, "letters 'A' is not a text"),
        ("inflection", {"letters": "A"}, "letters is not a table"),
        ("roles", {"byline": ["By {name}", "{rest}, {few}"]}, ""),
        ("roles", {"byline": "By"}, "byline is not a list of regular expressions"),
        ("roles", {"byline": ["{name"]}, ""),
        ("dates", {"months": [["jan"]] * 12}, ""),
        ("dates", {"months": [["jan"]] * 11}, "months does not have 12 lists"),
        ("dates", {"months": "jan"}, "months does not have 12 lists"),
        ("dates", {"weekdays": [["mon"]] * 6 + [["~("]]}, "weekdays has a regular expression that does not compile"),
        ("dates", {"weekdays": [["mon"]] * 6 + [["("]]}, ""),
        ("dates", {"weekdays": [["mon"]] * 6 + ["sun"]}, "weekdays is not a list of words"),
        ("agreement", {"sounds": [["y", "e", "i"]]}, ""),
        ("agreement", {"sounds": [["y", "e"]]}, "sounds is not a list of three texts each"),
        ("agreement", {"sounds": "y"}, "sounds is not a list of three texts each"),
        ("agreement", {"sounds": [["y", "e", "("]]}, "sounds has a regular expression that does not compile"),
        ("numbers", {"words": {"1.5": ["half"]}}, ""),
        ("numbers", {"words": {"1.": ["half"]}}, "words has '1.', which nothing reads"),
        ("fractions", {"1/2": "half"}, ""),
        ("fractions", {"half": "1/2"}, "has 'half', which nothing reads"),
        ("fractions", {"inherits": "es"}, ""),
        ("negation", {"inherits": 1}, "nothing reads 'inherits'"),
        ("magic", {}, "nothing reads this section"),
    ],
)
def test_a_value_of_another_kind_is_named(section, value, complaint):
    wrong = problems(section, value)
    assert len(wrong) == bool(complaint)
    assert not wrong or wrong[0].startswith(complaint)


def test_every_fault_of_a_section_is_named_and_scripts_have_separate_keys():
    assert len(problems("length", {"ratio": 0, "spread": 0, "width": 1})) == 3
    assert problems("latn", {"spaced": True, "ratio": 1.1}, of_script=True) == []
    assert problems("length", {"spaced": True}) == ["nothing reads 'spaced'"]
