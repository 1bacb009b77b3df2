"""The laws say what a broken plug-in breaks."""

from dataclasses import replace
from pathlib import PurePosixPath
from re import escape

import pytest

from l10n.article.formats import text
from l10n.bundle.kinds import text as plain_text
from l10n.check.checks import empty
from l10n.check.finding import warn
from l10n.engines.kinds import pseudo
from l10n.model import Severity, Span, State, Term, Translation, UnitKey
from l10n.plugin import BundleKind, Check, Engine, EngineOptions, Example, Pair, load
from l10n.testing import assert_bundle_kind, assert_check, assert_engine, assert_format, findings
from l10n.testing.bundle_kinds import editions

NEWS = ["Mayor resigns\n\nShe gave no reason.\n\n\tThe vote was held.  \n"]


@pytest.mark.parametrize("kind", load("l10n.bundle.kinds", BundleKind).values())
def test_every_kind_of_bundle_keeps_the_laws(kind):
    assert_bundle_kind(kind)


def test_ours_retain_the_laws():
    assert_format(text.FORMAT, NEWS)
    assert_engine(pseudo.engine, Pair("en", "es"))
    assert_check(empty.check, "empty")


def losing(article, options):
    document = text.FORMAT.parse(article, options)
    return replace(document, skeleton=("Lost.", *document.skeleton[1:]))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"suffixes": ()}, "'suffixes' is empty"),
        ({"suffixes": ("txt",)}, "the suffix 'txt' has no dot"),
        ({"suffixes": (".txt", ".TXT")}, "the suffix '.TXT' is not in small letters"),
        (
            {"parse": losing},
            "source/article.txt:1: cannot be read as format without loss: "
            "its blocks and skeleton do not give back the file; report it",
        ),
        ({"render": lambda _, words: words + "!"}, "the words 'Mayor rēsigns' are read again as 'Mayor rēsigns!'"),
        (
            {"render": lambda _, words: words + "\n\nMore." * ("ē" in words)},
            "3 blocks become 6 when their words change",
        ),
        (
            {"render": lambda _, words: words.replace("ē", "e")},
            "the words 'Mayor rēsigns' are read again as 'Mayor resigns'",
        ),
        (
            {"relabel": lambda words, _: words + "\nMore.\n"},
            "an article that is given another language has other words",
        ),
        (
            {"relabel": lambda words, locale: words if locale == "en" else ""},
            "an article that is given another language has other words",
        ),
    ],
)
def test_formats(change, problem):
    with pytest.raises(AssertionError, match=f"^{escape(problem)}$"):
        assert_format(replace(text.FORMAT, **change), NEWS)


def test_a_format_is_tried_with_every_text_and_in_its_language():
    languages = set()

    def parse(article, options):
        languages.add(article.locale)
        return text.FORMAT.parse(article, options)

    assert_format(replace(text.FORMAT, parse=parse), NEWS, "de")
    assert languages == {"de", "fa"}
    with pytest.raises(AssertionError, match=r"^the words 'Gatēs opēn\.' are read again as 'Gates opēn\.'$"):
        assert_format(
            replace(text.FORMAT, render=lambda _, words: words.replace("Gatē", "Gate")),
            [*NEWS, "Mayor\n\nGates open.\n"],
        )


class Speaker:
    def __init__(self, speak, name="odd 1"):
        self.name, self._speak, self.closed = name, speak, False

    def translate(self, sources, decoding):
        yield from self._speak(list(sources))

    def close(self):
        self.closed = True


def growing():
    count = iter(range(1000))
    return lambda sources: [Translation(f"{source}{next(count)}") for source in sources]


def linked(theirs=Span(0, 1), ours=Span(0, 1)):  # noqa: B008  (a frozen value)
    links = ((theirs, ours),)
    return lambda sources: [
        Translation(f"«{source}»" if source else "", 0.0, links if source.startswith("The") else ())
        for source in sources
    ]


SPEAKERS = {
    "5 texts have 4 answers": lambda sources: [Translation(source) for source in sources[1:]],
    "the same texts get other words the second time": growing(),
    "'The dam held.' alone gets 'The dam held. 1', among others 'The dam held. 5'": lambda sources: [
        Translation(source and f"{source} {len(sources)}") for source in sources
    ],
    "a text without words becomes 'Well.'": lambda sources: [Translation(source or "Well.") for source in sources],
    "'Rain' is not a Translation": lambda sources: ["Rain" for source in sources],
    "the score 0.5 is not a log-probability": lambda sources: [Translation(source, 0.5) for source in sources],
    "Span(start=0, end=14) is not in 'The dam held.'": linked(theirs=Span(0, 14)),
    "Span(start=-1, end=1) is not in 'The dam held.'": linked(theirs=Span(-1, 1)),
    "Span(start=2, end=1) is not in 'The dam held.'": linked(theirs=Span(2, 1)),
    "Span(start=0, end=16) is not in '«The dam held.»'": linked(ours=Span(0, 16)),
    "Span(start=-2, end=1) is not in '«The dam held.»'": linked(ours=Span(-2, 1)),
    "Span(start=3, end=1) is not in '«The dam held.»'": linked(ours=Span(3, 1)),
    "0 texts have 1 answers": lambda sources: [Translation(source) for source in sources] or [Translation("")],
}
WITHIN = {
    "spans to the end": linked(Span(13, 13), Span(15, 15)),
    "empty spans": linked(Span(0, 0), Span(0, 0)),
    "certain": lambda sources: [Translation(source, 0) for source in sources],
    "words of one's own": lambda sources: [Translation(source and "Rain.", -0.5) for source in sources],
}


@pytest.mark.parametrize("problem", SPEAKERS)
def test_engines(problem):
    opened = Speaker(SPEAKERS[problem])
    engine = Engine(lambda _: frozenset({Pair("en", "es")}), lambda *_: opened)
    with pytest.raises(AssertionError, match=f"^{escape(problem)}$"):
        assert_engine(engine, Pair("en", "es"))
    assert opened.closed


@pytest.mark.parametrize("name", WITHIN)
def test_what_an_engine_may_answer(name):
    opened = Speaker(WITHIN[name])
    assert_engine(Engine(lambda _: frozenset({Pair("en", "es")}), lambda *_: opened), Pair("en", "es"))
    assert opened.closed


def test_engines_that_misname_themselves():
    engine = Engine(lambda _: frozenset(), lambda *_: Speaker(lambda sources: sources))
    with pytest.raises(AssertionError, match=r"^en→es is not among the pairs of the engine$"):
        assert_engine(engine, Pair("en", "es"))
    engine = replace(engine, serves_any=True, name=lambda *_: "other 2")
    with pytest.raises(
        AssertionError, match=r"^the engine is called 'other 2' before it is opened, and 'odd 1' after$"
    ):
        assert_engine(engine, Pair("en", "es"))
    engine = replace(engine, name=None, open=lambda *_: Speaker(lambda sources: sources, ""))
    with pytest.raises(AssertionError, match=r"^the translator has no name$"):
        assert_engine(engine, Pair("en", "es"))


def test_an_engine_is_opened_as_it_is_to_work():
    calls = []

    class Noting(Speaker):
        def translate(self, sources, decoding):
            calls.append(decoding.aligned)
            return super().translate(sources, decoding)

    def opened(*arguments):
        calls.append(arguments)
        return Noting(lambda sources: [Translation(source) for source in sources])

    def named(*arguments):
        calls.append(arguments)
        return "odd 1"

    options = EngineOptions(threads=3)
    engine = Engine(lambda given: calls.append(given) or frozenset({Pair("en", "es")}), opened, name=named)
    assert_engine(engine, Pair("en", "es"), options, ["Rain."])
    assert calls == [options, (Pair("en", "es"), options), (Pair("en", "es"), options), *[True] * 4]


INVALID, VALID = Example("It held!", "Hielt!!", "de"), Example("It held!", "Hielt!", "de")


def check(find, fails=(INVALID,), passes=(VALID,)):
    return Check(Severity.WARNING, find, fails, passes)


def doubled(message="two marks", span=None, fix=None, side="target"):
    return lambda subject: (
        [replace(warn(subject, message, span, fix), side=side)] if "!!" in subject.unit.target else []
    )


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (check(doubled(), fails=()), "has no example that fails"),
        (check(doubled(), passes=()), "has no example that passes"),
        (check(lambda _: []), "does not find what is wrong with 'Hielt!!' ('It held!')"),
        (check(lambda subject: [warn(subject, "always")]), "says of 'Hielt!': always"),
        (check(doubled("")), "has a finding without words"),
        (check(doubled("two marks ")), ": 'two marks ' has outer white space"),
        (check(doubled(span=Span(0, 8))), ": Span(start=0, end=8) is not in 'Hielt!!'"),
        (check(doubled(span=Span(-1, 7))), ": Span(start=-1, end=7) is not in 'Hielt!!'"),
        (check(doubled(span=Span(2, 1))), ": Span(start=2, end=1) is not in 'Hielt!!'"),
        (check(doubled(span=Span(0, 9), side="source")), ": Span(start=0, end=9) is not in 'It held!'"),
        (check(doubled(fix="Hielt!!!!")), ": its fix 'Hielt!!!!' does not pass"),
    ],
)
def test_checks(broken, problem):
    with pytest.raises(
        AssertionError, match=f"^{escape(('marks' + problem) if problem[0] == ':' else f'marks {problem}')}$"
    ):
        assert_check(broken, "marks")


def test_a_check_is_called_check_where_it_has_no_name():
    with pytest.raises(AssertionError, match=r"^check has no example that fails$"):
        assert_check(check(doubled(), fails=()))


@pytest.mark.parametrize(
    "within", [{"span": Span(7, 7)}, {"span": Span(0, 0)}, {"span": Span(0, 8), "side": "source"}, {"fix": "Hielt!"}]
)
def test_what_a_check_may_state(within):
    assert_check(check(doubled(**within)))


def test_an_example_is_seen_as_it_says_among_its_further_items():
    seen = []
    example = Example(
        "It held!",
        "Hielt!!",
        "de",
        "en-GB",
        "headline",
        (Term("hold", "de", ("halten",)),),
        (("Rain.", "Regen."),),
        ("x",),
    )
    noting = replace(check(lambda subject: seen.append(subject) or doubled()(subject)), scope="article")
    (finding,) = findings("marks", noting, example)
    assert (finding.check, finding.key) == ("marks", UnitKey("headline", "It held!"))
    unit, neighbour = seen[0].catalog.units
    assert (unit.key, unit.target, unit.state, unit.notes) == (finding.key, "Hielt!!", State.FUZZY, ("x",))
    assert (neighbour.key, neighbour.target, neighbour.state) == (UnitKey("", "Rain."), "Regen.", State.REVIEWED)
    assert (seen[0].catalog.source, seen[0].catalog.target, seen[0].terms) == ("en-GB", "de", example.terms)


def test_findings_about_different_units_of_an_example_do_not_count():
    example = Example("It held!", "Hielt!", "de", others=(("It rained!", "Regen!!"),))
    assert findings("marks", check(doubled()), example) == ()


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({PurePosixPath("/etc/x"): b""}, "/etc/x is not relative"),
        ({PurePosixPath("../x"): b""}, "../x leads out of the bundle"),
        *(
            ({PurePosixPath(f"a{sign}b"): b""}, f"a{sign}b has a character that some systems refuse")
            for sign in '<>:"|?*\\'
        ),
        ({PurePosixPath("a"): b"", PurePosixPath("b"): "text"}, "b is str, not bytes"),
        ({"a": b""}, "'a' is not a PurePosixPath"),
        ({PurePosixPath(): b""}, "a file has no name"),
    ],
)
def test_kinds(files, problem):
    with pytest.raises(AssertionError, match=f"^{escape(problem)}$"):
        assert_bundle_kind(BundleKind(lambda _: files))


def test_kinds_are_tried_with_words_of_every_state_and_in_both_directions():
    preview, final = editions()
    assert [unit.state for unit in preview.catalog.units] == [State.NEW, State.FUZZY, State.REVIEWED] + [State.NEW] * (
        len(preview.catalog.units) - 3
    )
    assert {unit.state for unit in final.catalog.units} == {State.REVIEWED}
    for edition, locale, is_final in ((preview, "es", False), (final, "fa", True)):
        assert (edition.catalog.target, edition.localized.locale, edition.final) == (locale, locale, is_final)
        assert edition.alternates == ("en", locale)
        assert all(
            unit.target == ("" if unit.state is State.NEW else f"« {unit.key.source} »")
            for unit in edition.catalog.units
        )
    assert preview.progress.units == len(preview.catalog.units) > preview.progress.new > 0
    words = [preview.localized.text(block) for block in preview.localized.pieces]
    assert words[:3] == ["Harbour wall holds", "« By Ana Serrano »", "« The wall held for <1/> hours & more. »"]


def test_a_kind_that_changes():
    count = iter(range(99))
    kind = BundleKind(lambda edition: {**plain_text.KIND.files(edition), PurePosixPath("n"): b"%d" % next(count)})
    with pytest.raises(AssertionError, match=r"^the same edition gives other bytes the second time$"):
        assert_bundle_kind(kind)


@pytest.mark.parametrize(
    ("find", "problem"),
    [
        (lambda subject: [subject.unit.words], "check fails at 'Sie hielt' \\('It held'\\): AttributeError"),
        (
            lambda subject: ["two marks"],
            r"check gave \['two marks'\] for 'find', which is not what its contract says, at 'Sie",
        ),
    ],
)
def test_a_check_that_a_run_would_leave_out_breaks_a_law(find, problem):
    held = Example("It held", "Sie hielt", "de")
    with pytest.raises(AssertionError, match=problem):
        assert_check(Check(Severity.WARNING, find, (held,), (held,)))
