"""The laws say what a broken plug-in breaks."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.article.formats import text
from l10n.bundle.kinds import text as plain_text
from l10n.check.checks import empty
from l10n.check.finding import warn
from l10n.engines.kinds import pseudo
from l10n.model import Severity, Span, Translation
from l10n.plugin import BundleKind, Check, Engine, Example, Pair, load
from l10n.testing import assert_bundle_kind, assert_check, assert_engine, assert_format

NEWS = ["Mayor resigns\n\nShe gave no reason.\n\n\tThe vote was held.  \n"]


@pytest.mark.parametrize("kind", load("l10n.bundle.kinds", BundleKind).values())
def test_every_kind_of_bundle_keeps_the_laws(kind):
    assert_bundle_kind(kind)


def test_ours_keep_the_laws():
    assert_format(text.FORMAT, NEWS)
    assert_engine(pseudo.engine, Pair("en", "es"))
    assert_check(empty.check, "empty")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"suffixes": ()}, "'suffixes' is empty"),
        ({"suffixes": ("txt",)}, "has no dot"),
        ({"suffixes": (".TXT",)}, "is not in small letters"),
        ({"render": lambda _, words: words + "\n\nMore."}, "blocks become"),
        ({"render": lambda _, words: words.replace("ē", "e")}, "are read again as"),
        ({"relabel": lambda words, _: words + "\nMore.\n"}, "has other words"),
    ],
)
def test_formats(change, problem):
    with pytest.raises(AssertionError, match=problem):
        assert_format(replace(text.FORMAT, **change), NEWS)


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


SPEAKERS = {
    "have 4 answers": lambda sources: [Translation(source) for source in sources[1:]],
    "other words the second time": growing(),
    "alone gets": lambda sources: [Translation(source and f"{source} {len(sources)}") for source in sources],
    "a text without words becomes": lambda sources: [Translation(source or "Well.") for source in sources],
    "is not a log-probability": lambda sources: [Translation(source, 0.5) for source in sources],
    "is not in ''": lambda sources: [Translation(source, 0.0, ((Span(0, 1), Span(0, 1)),)) for source in sources],
}


@pytest.mark.parametrize("problem", SPEAKERS)
def test_engines(problem):
    opened = Speaker(SPEAKERS[problem])
    engine = Engine(lambda _: frozenset({Pair("en", "es")}), lambda *_: opened)
    with pytest.raises(AssertionError, match=problem):
        assert_engine(engine, Pair("en", "es"))
    assert opened.closed


def test_engines_that_misname_themselves():
    engine = Engine(lambda _: frozenset(), lambda *_: Speaker(lambda sources: sources))
    with pytest.raises(AssertionError, match="en→es is not among the pairs"):
        assert_engine(engine, Pair("en", "es"))
    engine = replace(engine, serves_any=True, name=lambda *_: "other 2")
    with pytest.raises(AssertionError, match="'other 2' before it is opened"):
        assert_engine(engine, Pair("en", "es"))


INVALID, VALID = Example("It held!", "Hielt!!", "de"), Example("It held!", "Hielt!", "de")


def check(find, fails=(INVALID,), passes=(VALID,)):
    return Check(Severity.WARNING, find, fails, passes)


def doubled(message="two marks", span=None, fix=None):
    return lambda subject: [warn(subject, message, span, fix)] if "!!" in subject.unit.target else []


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (check(doubled(), fails=()), "no example that fails"),
        (check(doubled(), passes=()), "no example that passes"),
        (check(lambda _: []), "does not find what is wrong"),
        (check(lambda subject: [warn(subject, "always")]), "says of 'Hielt!': always"),
        (check(doubled("")), "without words"),
        (check(doubled("two marks ")), "outer white space"),
        (check(doubled(span=Span(0, 99))), "is not in 'Hielt!!'"),
        (check(doubled(fix="Hielt!!!!")), "does not pass"),
    ],
)
def test_checks(broken, problem):
    with pytest.raises(AssertionError, match=problem):
        assert_check(broken)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({PurePosixPath("/etc/x"): b""}, "is not relative"),
        ({PurePosixPath("../x"): b""}, "leads out"),
        ({PurePosixPath("a:b"): b""}, "some systems refuse"),
        ({PurePosixPath("a"): "text"}, "not bytes"),
        ({"a": b""}, "is not a PurePosixPath"),
    ],
)
def test_kinds(files, problem):
    with pytest.raises(AssertionError, match=problem):
        assert_bundle_kind(BundleKind(lambda _: files))


def test_a_kind_that_changes():
    count = iter(range(99))
    kind = BundleKind(lambda edition: {**plain_text.KIND.files(edition), PurePosixPath("n"): b"%d" % next(count)})
    with pytest.raises(AssertionError, match="other bytes the second time"):
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
