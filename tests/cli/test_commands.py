"""What single commands say of what was done: reports and JSON, without the work."""

from pathlib import Path, PurePosixPath

import pytest

from l10n.bundle.refusal import Obstacle, Refusal
from l10n.catalog.change import Change
from l10n.cli.commands import (
    build,
    doctor,
    extract,
    import_,
    publish,
    translate,
)
from l10n.cli.commands.check import FindingTally
from l10n.cli.published import published
from l10n.disk.tray import TrayChanges
from l10n.exchange.merge import Conflict, Lost, Merged
from l10n.jobs.build import Built
from l10n.jobs.check import FindingCounts
from l10n.jobs.doctor import Trouble
from l10n.jobs.draft_writer import Refused
from l10n.jobs.exchange import ImportedCatalog
from l10n.jobs.extract import Extracted
from l10n.jobs.publish import Published
from l10n.jobs.releasing import HeldBack
from l10n.jobs.translate import Drafted
from l10n.model import UnitKey


def troubles():
    return [
        Trouble("files", "a.po", "is litter", "call --fix", fix=lambda: None),
        Trouble("models", "argos", "is broken", "remove it"),
        Trouble("files", "b.po", "is linked", "copy it"),
        Trouble("tools", "hunspell", "is not installed", "install it", level="advice"),
    ]


@pytest.mark.parametrize(
    ("count", "mended", "last"),
    [
        (4, 0, "3 problems, and 1 could be better.\n"),
        (3, 0, "3 problems.\n"),
        (1, 1, "1 thing mended. 1 problem.\n"),
        (0, 2, "2 things mended. Nothing is wrong.\n"),
        (0, 0, "Nothing is wrong.\n"),
    ],
)
def test_the_doctor_names_what_is_wrong_by_area_and_sums_it_up(capsys, count, mended, last):
    left = troubles()[:count]
    doctor.report(left, mended)
    lines = capsys.readouterr().out.splitlines(keepends=True)
    assert lines[-1] == last
    if count == 4:
        assert "".join(lines[:-1]) == (
            "files:\n  a.po: is litter; call --fix\n  b.po: is linked; copy it\n"
            "models:\n  argos: is broken; remove it\n"
            "tools:\n  advice: hunspell: is not installed; install it\n"
        )


def test_a_trouble_for_programs_says_whether_it_can_be_mended():
    litter, model, *_ = troubles()
    assert doctor.plain(litter, mended=True) == {
        "area": "files", "level": "problem", "place": "a.po", "problem": "is litter", "remedy": "call --fix",
        "fixable": True, "fixed": True,
    }  # fmt: skip
    assert [doctor.plain(model, mended=False)[name] for name in ("fixable", "fixed")] == [False, False]


def refused(count):
    return tuple(Refused("ferry", f"Source {n}.", "says nothing") for n in range(count))


def test_drafts_are_counted_by_where_they_stem_from_and_refusals_named_up_to_some(capsys):
    done = [
        Drafted("es", 9, {"memory": 1, "argos": 1200}, refused(6), "pt", 1, 2),
        Drafted("fr", 0, {}, refused(5)),
    ]
    translate.report(done)
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "es: 1,200 drafts by argos",
        "es: 1 draft by memory",
        "es: 1 unit without a draft until the words of pt are reviewed",
        "es: 2 reviewed units whose words in pt changed since",
    ]
    lines = err.splitlines()
    assert lines[0] == "es: no draft in ferry: says nothing: “Source 0.”"
    assert lines[5] == "es: and 1 more without a draft"
    assert len(lines) == 11
    translate.report([Drafted("es", 0, {})])
    assert capsys.readouterr().out == "Nothing to translate: every unit of the catalogs has a target.\n"
    translate.report([Drafted("es", 0, {}), Drafted("fr", 1, {})])
    assert capsys.readouterr().out == "No drafts: 1 unit without words.\n"


def published_site(new=0, changed=0, gone=0, held=(), withdrawn=()):
    paths = lambda name, count: [PurePosixPath(f"{name}{n}") for n in range(count)]  # noqa: E731
    changes = TrayChanges(paths("new", new), paths("changed", changed), paths("gone", gone))
    return Published(Path("site"), (), held, changes, withdrawn)


def test_a_publication_says_what_came_and_went_and_what_is_held_back(capsys):
    held = (HeldBack("ferry", "es", "not final"), HeldBack("pier", "", "an embargo"))
    publish.report(published_site(1, 2, 1000, held, (("old", "es"),)), dry_run=False)
    assert capsys.readouterr() == (
        "old es: gone\nPublished 0 editions in site: files: 1 new, 2 changed, 1,000 gone.\n",
        "ferry es: held back: not final\npier: held back: an embargo\n",
    )
    publish.report(published_site(), dry_run=False)
    assert capsys.readouterr().out == "Published 0 editions in site: nothing changed.\n"


def test_a_dry_run_lists_files_up_to_some_of_each_kind(capsys):
    many = tuple(HeldBack(f"a{n}", "es", "x") for n in range(21))
    publish.report(published_site(20, 21, 1, many, (("old", "es"),)), dry_run=True)
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "old es: goes"
    assert lines[1] == "new     new0"
    assert lines[21] == "changed changed0"
    assert lines[41:] == [
        "changed … and 1 more",
        "gone    gone0",
        "Would publish 0 editions in site: files: 20 new, 21 changed, 1 gone.",
    ]
    assert err.splitlines()[20:] == ["… and 1 more held back; all of them: --json, or 'l10n status'"]


def counted(target, errors, warnings, fixable=0, silenced=()):
    return FindingCounts("ferry", "en", target, errors, warnings, fixable, silenced)


@pytest.mark.parametrize(
    ("errors", "warnings", "reached"), [(0, 0, []), (0, 1, ["warning"]), (1, 0, ["warning", "error"])]
)
def test_findings_reach_their_severity_and_those_below(errors, warnings, reached):
    tally = FindingTally([counted("es", errors, warnings)])
    assert [gravest for gravest in ("warning", "error", "never") if tally.reaches(gravest)] == reached
    assert tally.plain() == {"error": errors, "warning": warnings}


def test_findings_are_added_up_and_the_article_itself_is_no_catalog(capsys):
    tally = FindingTally([counted("", 1, 1), counted("es", 1, 0, 1), counted("fr", 0, 1, 1)])
    assert tally.summary() == "2 errors and 2 warnings in 2 catalogs."
    assert tally.fixes() == "\n2 safe fixes for drafts: l10n check --fix"
    assert FindingTally([counted("es", 1, 1, 1)]).summary() == "1 error and 1 warning in 1 catalog."
    assert FindingTally([counted("es", 1, 1)]).fixes() == ""


@pytest.mark.parametrize(("units", "lines"), [(4, []), (5, ["numbers"])])
def test_a_check_that_is_silenced_again_and_again_is_named(capsys, units, lines):
    silenced = [counted("es", 0, 0, silenced=("numbers", "*")) for _ in range(units)]
    FindingTally([*silenced, counted("fr", 0, 0, silenced=("numbers",))]).print_silenced()
    line = 'es: {0} is silenced at 5 units; if it is wrong too often, write {0} = "off" under [checks.es]\n'
    assert capsys.readouterr().out == "".join(line.format(name) for name in lines)


def built(slug, **refusals):
    reasons = {
        tag: tuple(Refusal(f"a.md:{n}", UnitKey("", "Source."), "not reviewed", Obstacle.FUZZY) for n in range(count))
        for tag, count in refusals.items()
    }
    return Built(slug, "en", ("en", "es", "fr"), reasons, 7, ("en", "fr"))


def test_a_build_counts_finals_and_previews_and_names_the_first_reasons(capsys):
    made = build.BuildReport().passed([built("ferry", es=4, de=1), built("pier")])
    made.print(final=True)
    out, err = capsys.readouterr()
    assert out == (
        "Built 2 final bundles and 2 previews of 2 articles in dist/, 14 files changed."
        " Refused as final: 2, which are previews.\n"
    )
    assert err.splitlines() == [
        "ferry es: not final: 4 units are not reviewed",
        *(f"  a.md:{n}: not reviewed: “Source.”" for n in range(3)),
        "  … and 1 more; see: l10n review ferry -l es",
        "ferry de: not final: 1 unit is not reviewed",
        "  a.md:0: not reviewed: “Source.”",
    ]


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        (Obstacle.FINDING, "check"),
        (Obstacle.MARKUP, "check"),
        (Obstacle.NEW, "review"),
        (Obstacle.UNAPPROVED, "review"),
    ],
)
def test_the_command_for_the_remainder_is_the_command_that_shows_it(capsys, kind, command):
    reasons = tuple(Refusal(f"a.md:{n}", UnitKey("", "Source."), "reason", kind) for n in range(4))
    build.BuildReport().passed([Built("ferry", "en", ("en", "es"), {"es": reasons}, 7, ("en",))]).print(final=True)
    assert capsys.readouterr().err.endswith(f"  … and 1 more; see: l10n {command} ferry -l es\n")


@pytest.mark.parametrize(("editions", "lines"), [(10, 40), (11, 11)])
def test_of_many_refusals_no_reasons_are_shown(capsys, editions, lines):
    made = build.BuildReport().passed([built(f"a{n}", es=3) for n in range(editions)])
    made.print(final=True)
    assert len(capsys.readouterr().err.splitlines()) == lines


@pytest.mark.parametrize(
    ("final", "line"),
    [(False, "Built 0 previews of 1 article"), (True, "Built 0 final bundles of 1 article")],
)
def test_a_build_of_nothing_says_what_would_have_been_built(capsys, final, line):
    build.BuildReport().passed([Built("ferry", "en", ("en",), {}, 1, ("en",))]).print(final=final)
    assert capsys.readouterr().out == f"{line} in dist/, 1 file changed.\n"


def test_what_happened_to_catalogs_is_reported_once_for_all_locales_that_it_happened_to(capsys):
    edit, none = Change(reviewed=1, fuzzy=2, new=3, obsolete=4, revived=5), Change(reviewed=9)
    changes = {"es": edit, "fr": none, "de": Change(reviewed=1, fuzzy=2, new=3, obsolete=4, revived=5)}
    extract.report([Extracted("ferry", changes, "tram", {"es": 1, "fr": 2}), Extracted("pier", {"es": none})])
    assert capsys.readouterr().out.splitlines() == [
        "ferry: 2 units kept as reviewed though the source was corrected (es, fr)",
        "ferry: was tram; its catalogs came along",
        "ferry: 1 reviewed, 2 now fuzzy, 3 new, 4 obsolete, 5 back (es, de)",
        "Extracted 2 articles.",
    ]


def test_what_came_back_is_counted_and_each_unit_that_was_not_taken_is_named(capsys):
    conflict, lost, fault = Conflict("A.", "Uno.", "Una.", 3), Lost("B.", "is gone", 4), Lost("C.", "no number", 5)
    done = ImportedCatalog(Path("a.xlf"), "ferry", "es", Merged(None, 1, 2000, (conflict,), (lost,)), (fault,))
    import_.report([done])
    assert capsys.readouterr() == (
        "a.xlf: ferry es: 1 unit changed, 2,000 as they were\n",
        "a.xlf:3: conflict: “A.”: the catalog keeps “Uno.”, the file has “Una.”\n"
        "a.xlf:4: is gone: “B.”\na.xlf:5: no number: “C.”\n",
    )
    assert import_.plain([done]) == [
        {
            "file": "a.xlf", "article": "ferry", "locale": "es", "changed": 1, "same": 2000,
            "conflicts": [{"source": "A.", "kept": "Uno.", "imported": "Una.", "line": 3}],
            "not taken": [{"source": "B.", "reason": "is gone", "line": 4}],
            "faults": [{"source": "C.", "reason": "no number", "line": 5}],
        }
    ]  # fmt: skip


def test_keys_that_were_published_stay_whatever_fields_are_called():
    assert published((Drafted("es", 3, {"memory": 1}, refused(1)), {"a": Change()}))[0]["wanted"] == 3
    assert published([Drafted("es", 3, {}, refused(1))])[0]["refused"] == [
        {"slug": "ferry", "source": "Source 0.", "reason": "says nothing"}
    ]
    assert published(Path("a")) == Path("a")
