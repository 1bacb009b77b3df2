"""What is known of an article in one locale: worked out once, and of its source for all locales."""

import pickle

from l10n.model import Catalog, State, Term, Unit, UnitKey
from l10n.plugin import ArticleContext, ArticleSource, article_fact, source_fact

REQUESTED = []


@article_fact
def letters(article):
    REQUESTED.append(article.catalog.target)
    return sum(len(unit.target) for unit in article.catalog.units)


@source_fact
def sources(article):
    REQUESTED.append(article.language)
    return [key.source for key in article.keys]


def catalog(target, *words, obsolete=""):
    units = [Unit(UnitKey("", f"Tide {at}."), word, State.FUZZY) for at, word in enumerate(words)]
    old = [Unit(UnitKey("", obsolete), "x", State.OBSOLETE)] if obsolete else []
    return Catalog("tide", "en", target, (*units, *old))


def test_facts_are_worked_out_once_for_an_article_and_its_source_for_all_locales():
    REQUESTED.clear()
    german = ArticleContext(catalog("de", "Flut", "Ebbe"))
    french = ArticleContext(catalog("fr", "marée", "jusant", obsolete="Gone."), earlier=german.source)
    assert [letters(german), letters(german), letters(french)] == [8, 8, 12]
    assert sources(german.source) == sources(french.source) == ["Tide 0.", "Tide 1."]
    assert REQUESTED == ["de", "fr", "en"]


def test_a_source_that_has_changed_is_not_the_earlier_source():
    earlier = ArticleSource.of(catalog("de", "Flut"))
    assert ArticleSource.of(catalog("fr", "marée"), earlier) is earlier
    assert ArticleSource.of(catalog("fr", "marée", "jusant"), earlier) is not earlier


def test_an_article_moves_to_another_process_without_its_facts():
    article = ArticleContext(
        catalog("de", "Flut"), (Term("tide", "de", ("Flut",)),), strict=True, words=frozenset({"ebbe"})
    )
    letters(article)
    copy = pickle.loads(pickle.dumps(article))
    assert (copy.catalog, copy.terms, copy.strict, copy.words) == (
        article.catalog, article.terms, True, frozenset({"ebbe"})
    )  # fmt: skip
    REQUESTED.clear()
    assert letters(copy) == 4
    assert REQUESTED == ["de"]
