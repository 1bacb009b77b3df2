"""The frame: which checks are asked of which units, what silences them, what fixes do."""

from dataclasses import replace

from l10n.check.check import all_checks, check, check_article, context, fix, ignored, terms_of
from l10n.check.finding import fail, fail_source, warn, warn_source
from l10n.check.options import CheckOptions
from l10n.model import Catalog, Finding, Severity, Span, State, Term, Unit, UnitKey
from l10n.plugin import ArticleContext, Check, Subject
from tests.patience import patience

SHOUT = Check(Severity.WARNING, lambda s: [warn(s, "loud", Span(3, 4)), warn(s, "loud", Span(0, 1))], (), ())
SOURCE = Check(Severity.WARNING, lambda s: [warn_source(s, "long")], (), (), scope="source")
TERMS = Check(Severity.ERROR, lambda s: [fail(s, term.source) for term in s.terms], (), ())


def catalog(*units: Unit, target: str = "de-AT") -> Catalog:
    return Catalog("tide", "en", target, units)


def unit(target: str = "Flut!", state: State = State.FUZZY, **more) -> Unit:
    return Unit(UnitKey("", more.pop("source", "Tide!")), target, state, **more)


def test_findings_arrive_in_the_order_of_units_checks_and_spans():
    findings = check(catalog(unit(), unit(source="Ebb!")), {"b": SHOUT, "a": SHOUT})
    assert [(f.key.source, f.check, f.span.start) for f in findings] == [
        (source, name, start) for source in ("Tide!", "Ebb!") for name in "ab" for start in (0, 3)
    ]


def test_checks_of_targets_need_a_target_and_checks_of_sources_do_not():
    findings = check(catalog(unit("", State.NEW)), {"shout": SHOUT, "source": SOURCE})
    assert [f.check for f in findings] == ["source"]


def test_obsolete_units_are_left_alone():
    assert check(catalog(unit(state=State.OBSOLETE)), {"shout": SHOUT, "source": SOURCE}) == ()


def test_a_comment_of_the_translator_silences_checks_of_its_unit():
    quiet = unit(comments=("agreed with the desk", "l10n-ignore: shout"))
    assert [f.check for f in check(catalog(quiet), {"shout": SHOUT, "source": SOURCE})] == ["source"]
    assert check(catalog(replace(quiet, comments=("l10n-ignore: *",))), {"shout": SHOUT, "source": SOURCE}) == ()
    assert ignored(unit(comments=("no order here",))) == frozenset()


def test_settings_silence_and_raise_by_locale():
    raised = CheckOptions(levels={"shout": "off"}, locales={"de": {"shout": "error"}})
    assert {f.severity for f in check(catalog(unit()), {"shout": SHOUT}, options=raised)} == {Severity.ERROR}
    assert check(catalog(unit(), target="fr"), {"shout": SHOUT}, options=raised) == ()
    assert raised.level("other", "de-AT") == ""


def test_terms_are_those_of_the_locale_its_language_and_of_all():
    terms = tuple(
        Term(name, locale, ()) for name, locale in (("a", "de"), ("b", "de-AT"), ("c", ""), ("d", "fr"), ("e", "de-CH"))
    )
    assert [f.message for f in check(catalog(unit()), {"terms": TERMS}, terms)] == ["a", "b", "c"]


def test_fixes_are_applied_to_fuzzy_units_alone():
    fuzzy, reviewed = unit(source="Tide!"), unit(source="Ebb!", state=State.REVIEWED)
    findings = [
        Finding("c", Severity.WARNING, u.key, "m", fix=new) for u in (fuzzy, reviewed) for new in ("Flut", "Hochwasser")
    ]
    fixed = fix(catalog(fuzzy, reviewed), findings)
    assert [u.target for u in fixed.units] == ["Flut", "Flut!"]
    untouched = catalog(fuzzy)
    assert fix(untouched, []) is untouched


def test_findings_name_their_side():
    subject = Subject(unit(), ArticleContext(catalog(unit())))
    result = [phrase(subject, "") for phrase in (warn, fail, warn_source, fail_source)]
    assert [(f.side, f.severity) for f in result] == [
        ("target", Severity.WARNING), ("target", Severity.ERROR), ("source", Severity.WARNING), ("source", Severity.ERROR)
    ]  # fmt: skip


def test_thousands_of_valid_units_are_left_alone():
    units = tuple(
        Unit(UnitKey("", f"The ferry from Gdynia carried {n} people on 3 May {n % 40 + 1980}, Lena Brandt said."),
             f"Die Fähre aus Gdynia beförderte am 3. Mai {n % 40 + 1980} {n} Menschen, sagte Lena Brandt.", State.REVIEWED)
        for n in range(1000)
    )  # fmt: skip
    with patience():
        findings = check(catalog(*units, target="de"), all_checks())
    assert len(findings) < 100


def test_a_single_unit_is_checked_alone_and_still_sees_the_remaining_articles():
    units = catalog(unit(), unit(source="Ebb!"))
    across = Check(Severity.WARNING, lambda s: [warn(s, str(len(s.catalog.units)))], (), ())
    result = check_article(context(units), {"across": across}, units=[unit(source="Ebb!", target="Ebbe!")])
    assert [(f.key.source, f.message) for f in result] == [("Ebb!", "2")]


def test_the_terms_of_a_locale_are_those_for_it_and_for_all():
    terms = (Term("tide", "de", ("Flut",)), Term("ebb", "fr", ("jusant",)), Term("quay", "", ("quay",)))
    assert terms_of(terms, "de-AT") == (terms[0], terms[2])
    assert context(catalog(unit(), target="fr"), terms).terms == terms[1:]


def test_a_fault_of_reviewed_units_is_reported_once_with_how_many_more_have_it():
    loud = Check(Severity.WARNING, lambda s: [warn(s, "loud", once="loud")] if "!" in s.unit.target else (), (), ())
    silent = unit(source="Foam!", state=State.REVIEWED, comments=("l10n-ignore: loud",))
    reviewed = [unit(source=source, state=State.REVIEWED) for source in ("Tide!", "Ebb!", "Flood!")]
    units = catalog(silent, unit(source="Rip!"), *reviewed)
    reports = [("Rip!", "loud"), ("Tide!", "loud, and in 2 more units")]
    findings = check(units, {"loud": loud})
    assert [(f.key.source, f.message) for f in findings] == reports
    assert not any(f.once for f in findings)
    article = context(units)
    again = [f for each in units.units for f in check_article(article, {"loud": loud}, units=[each])]
    assert [(f.key.source, f.message) for f in again] == reports
