"""Which engine translates what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from l10n.engines import route
from l10n.engines.pivot import Chain, ContinuingChain, name, open_route
from l10n.errors import EngineError, SettingsError
from l10n.model import Span, Translation
from l10n.plugin import Continuing, Decoding, Engine, EngineOptions, Pair
from tests.draft.naughty import Naughty

OPTIONS = EngineOptions()


def engines(**pairs: str) -> Mapping[str, Engine]:
    """Engines by name, each with pairs as `en-es en-fr`; `*` serves any."""
    return {
        name: Engine(
            lambda options, text=text: frozenset(Pair(*pair.split(">")) for pair in text.split() if pair != "*"),
            lambda pair, options, name=name: Naughty("honest", name=f"{name} {pair} 1.0"),
            serves_any=text == "*",
        )
        for name, text in pairs.items()
    }


@pytest.mark.parametrize(
    ("target", "named", "steps"),
    [
        ("es", (), "argos en→es"),
        ("ca", (), "apertium en→ca"),
        ("fr", (), "own en→fr"),
        ("es", ("apertium",), "apertium en→es"),
        ("es", ("pseudo",), "pseudo en→es"),
        ("en-XA", (), "pseudo en→en-XA"),
        ("es-MX", (), "argos en→es-MX"),
        ("be", ("argos en->ru", "apertium ru->be"), "argos en→ru + apertium ru→be"),
        ("be", ("argos en → ru", "apertium ru→be"), "argos en→ru + apertium ru→be"),
    ],
)
def test_the_route_of_a_locale(target: str, named: Sequence[str], steps: str) -> None:
    existing = engines(pseudo="*", apertium="en>es en>ca ru>be", argos="en>es en>ru", own="en>fr en>es")
    assert str(route.plan(Pair("en", target), named, existing, OPTIONS)) == steps


@pytest.mark.parametrize(
    ("expected", "offered", "served"),
    [
        ("es-MX", "es", "es"),
        ("es", "es-MX", "es-MX"),
        ("pt", "pt-BR", "pt-BR"),
        ("pt-BR", "pt", "pt"),
        ("pt-BR", "pt pt-BR", "pt-BR"),
        ("pt-PT", "pt-BR", None),
        ("sr-Latn", "sr", None),
        ("sr-Cyrl", "sr", "sr"),
        ("zh-Hant", "zh", None),
        ("zh-Hans", "zh", "zh"),
        ("es", "fr", None),
    ],
)
def test_a_tag_is_served_by_its_language_in_its_script(expected: str, offered: str, served: str | None) -> None:
    result = route.nearest(Pair("en", expected), [Pair("en", tag) for tag in offered.split()])
    assert (result.target if result else None) == served


def test_no_pivot_is_taken_by_itself_but_a_pivot_is_named() -> None:
    existing = engines(argos="en>ru", apertium="ru>be")
    with pytest.raises(EngineError, match=r'routes\.be = \["argos en->ru", "apertium ru->be"\]') as caught:
        route.plan(Pair("en", "be"), (), existing, OPTIONS)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("named", "kind", "says"),
    [
        (("argos en>ru",), SettingsError, "not a step"),
        (("argos", "apertium ru->be"), SettingsError, "not a step"),
        (("argos en->ru", "apertium uk->be"), SettingsError, "does not begin where"),
        (("argos en->ru",), SettingsError, "end at ru"),
        (("deepest",), EngineError, "no such engine"),
        (("argos",), EngineError, "does not cover"),
    ],
)
def test_a_route_that_leads_nowhere(named: Sequence[str], kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says):
        route.plan(Pair("en", "be"), named, engines(argos="en>ru", apertium="ru>be"), OPTIONS)


@pytest.mark.parametrize(
    ("target", "named", "says"),
    [
        ("ca", ("argos from es",), "name apertium in its place, which has the pair, or "),
        (
            "uk",
            ("argos from es",),
            r"^argos es→uk: the engine does not cover this pair; name multilingual, which has one to install: '[^']+' \(M",
        ),
    ],
)
def test_an_engine_that_has_what_the_named_engine_lacks_is_advised(
    target: str, named: Sequence[str], says: str
) -> None:
    existing = engines(argos="en>es", apertium="es>ca en>es")
    with pytest.raises(EngineError, match=says):
        route.plan(Pair("en", target), named, existing, OPTIONS)


def test_nothing_installed_says_what_to_install() -> None:
    with pytest.raises(EngineError, match="l10n packages install en-uk"):
        route.plan(Pair("en", "uk"), (), engines(argos="en>es"), OPTIONS)
    with pytest.raises(EngineError, match="pseudo engine is missing"):
        route.plan(Pair("en", "en-XA"), (), engines(argos="en>es"), OPTIONS)


def test_a_chain_joins_names_words_scores_and_alignments() -> None:
    existing = engines(argos="en>ru", apertium="ru>be")
    planned = route.plan(Pair("en", "be"), ("argos en->ru", "apertium ru->be"), existing, OPTIONS)
    chain = open_route(planned, existing, OPTIONS)
    assert chain.name == "argos en→ru 1.0 + apertium ru→be 1.0"
    texts = [f"the council of Graz met {n} times" for n in range(300)]
    answers = list(chain.translate(texts, Decoding(aligned=True)))
    assert len(answers) == 300
    assert all(str(n) in answer.target for n, answer in enumerate(answers))
    chain.close()


class _Fixed:
    name = "fixed a→b 1"

    def __init__(self, answer: Translation) -> None:
        self.answer = answer

    def translate(self, sources, decoding):
        return iter([self.answer for _ in sources])

    def close(self) -> None:
        pass


def test_links_run_through_the_text_between() -> None:
    first = Translation("b b", -0.25, ((Span(0, 1), Span(0, 1)), (Span(2, 3), Span(2, 3))), 1)
    second = Translation("c c", -0.5, ((Span(2, 3), Span(0, 1)), (Span(0, 1), Span(2, 3))), 2)
    existing = {
        "one": Engine(lambda o: frozenset({Pair("en", "ru")}), lambda p, o: _Fixed(first)),
        "two": Engine(lambda o: frozenset({Pair("ru", "be")}), lambda p, o: _Fixed(second)),
    }
    chain = open_route(route.plan(Pair("en", "be"), ("one en->ru", "two ru->be"), existing, OPTIONS), existing, OPTIONS)
    (answer,) = chain.translate(["a a"], Decoding())
    assert answer.score == -0.75
    assert answer.unknown == 3
    assert set(answer.alignment) == {(Span(2, 3), Span(0, 1)), (Span(0, 1), Span(2, 3))}


def test_what_was_opened_is_closed_when_the_next_cannot_be() -> None:
    first = Naughty("honest")

    def fails(pair: Pair, options: EngineOptions) -> Naughty:
        raise EngineError("two", "is not there", "install it")

    existing = {
        "one": Engine(lambda o: frozenset({Pair("en", "ru")}), lambda p, o: first),
        "two": Engine(lambda o: frozenset({Pair("ru", "be")}), fails),
    }
    planned = route.plan(Pair("en", "be"), ("one en->ru", "two ru->be"), existing, OPTIONS)
    with pytest.raises(EngineError, match="is not there"):
        open_route(planned, existing, OPTIONS)
    assert first.closed


def test_an_engine_that_breaks_when_it_is_opened_is_named() -> None:
    def fails(pair: Pair, options: EngineOptions) -> Naughty:
        raise AttributeError("no model \ud800\nhere")

    existing = {"odd": Engine(lambda o: frozenset({Pair("en", "ru")}), fails)}
    planned = route.plan(Pair("en", "ru"), ("odd",), existing, OPTIONS)
    with pytest.raises(EngineError, match=r"odd en→ru: cannot be opened .AttributeError: no model .*here") as caught:
        open_route(planned, existing, OPTIONS)
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith("; mend the engine, or name another")


class _Going:
    """Says the source, after an arrow; goes on from given words if it is asked to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        yield from (Translation(f"{self.name}>{source}", -0.5) for source in sources)

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        yield from (Translation(f"{begun} {self.name}>{s}", -0.5) for s, begun in zip(sources, beginnings, strict=True))

    def close(self) -> None:
        self.closed = True


def test_a_chain_continues_where_its_last_engine_can() -> None:
    first, second = _Going("ru"), _Going("be")
    chain = ContinuingChain([first, second])
    assert isinstance(chain, Continuing)
    assert not isinstance(Chain([first, second]), Continuing)
    (each,) = chain.continued(["rain"], ["Дождж"], Decoding())
    assert (each.target, each.score) == ("Дождж be>ru>rain", -1.0)
    chain.close()
    assert first.closed
    assert second.closed


def test_a_locale_that_people_translate_alone_has_no_route() -> None:
    assert route.by_people(("none",))
    assert not route.by_people(())
    with pytest.raises(EngineError, match="is translated by people"):
        route.plan(Pair("en", "uk"), ("none",), {}, OPTIONS)


def test_engines_side_by_side_have_a_route_each_and_a_single_name():
    first, second = (
        Engine(
            pairs=lambda _: frozenset({Pair("en", "es")}),
            open=lambda *_: None,
            name=lambda pair, _, n=n: f"{n} {pair} 1",
        )
        for n in ("one", "two")
    )
    engines, options = {"one": first, "two": second}, EngineOptions()
    result = route.plan(Pair("en", "es"), ("one", "two"), engines, options)
    assert str(result) == "one en→es or two en→es"
    assert name(result, engines, options) == "one en→es 1 or two en→es 1"
    with pytest.raises(EngineError, match="there is no such engine"):
        route.plan(Pair("en", "es"), ("one", "three"), engines, options)
