"""Tables and lines of `status`, `packages`, `diff` and `memory`, without the work."""

from dataclasses import replace

import pytest

from l10n.cli import coverage_table
from l10n.cli.commands import (
    diff,
    memory,
    packages,
    review,
    status,
)
from l10n.engines.package_metadata import LanguageTokens, Package
from l10n.engines.published import NEWS
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.jobs.coverage import EngineReach
from l10n.jobs.diff import ChangedSentence
from l10n.model import Span, UnitCounts
from l10n.plugin import Pair


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("darwin", {}, True),
    ],
)
def test_a_browser_is_opened_passed_a_screen(monkeypatch, platform, environment, screen):
    monkeypatch.setattr(review.sys, "platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert review.has_screen() is screen


def status_of(slug, locale, **fields):
    counts = UnitCounts(units=1234, words=5000, new=fields.pop("new", 0), reviewed=fields.pop("reviewed", 0))
    return CatalogStatus(slug, locale, progress=counts, **fields)


def test_assigned_work_that_is_left_is_named_with_the_nearest_deadline_first(capsys):
    status.report(
        [
            status_of("ferry", "es", new=1, person="olga"),
            status_of("ferry", "fr", new=1, deadline="2999-12-01"),
            status_of("pier", "es", new=1, person="lena", deadline="2001-12-01"),
            status_of("pier", "fr", person="done", deadline="2001-12-01"),
            status_of("tram", "uk", new=1, sibling="ru", awaiting=2, outdated=1),
            status_of("wall", "uk", new=1, sibling="ru", awaiting=1),
            status_of("wall", "be", sibling="ru", outdated=2),
        ]
    )
    assert capsys.readouterr().out.splitlines()[-6:] == [
        "pier es: lena until 2001-12-01, late",
        "ferry fr: nobody until 2999-12-01",
        "ferry es: olga",
        "uk waits for the review of ru: 3 units in 2 articles.",
        "uk: 1 reviewed unit whose ru changed since, in tram: look with 'l10n review'.",
        "be: 2 reviewed units whose ru changed since, in wall: look with 'l10n review'.",
    ]


@pytest.mark.parametrize(("count", "shown"), [(150, "a149"), (151, "151 articles")])
def test_a_table_too_long_to_read_has_a_line_for_each_locale(capsys, count, shown):
    status.report([status_of(f"a{n}", "es", reviewed=617) for n in range(count)])
    out = capsys.readouterr().out
    rows = [line.split() for line in out.splitlines() if line.strip()]
    hint = "These are totals. One article: l10n status ARTICLE. All of them: l10n status --html, or --json"
    assert (shown in out, hint in out) == (True, count == 151)
    total = next(row for row in rows if row[0] == "all")
    assert total == ["all", f"{count * 1234:,}", f"{count * 5000:,}", "0", "0", f"{count * 617:,}", "0", "50", "%"]


def test_an_article_without_units_is_done(capsys):
    status.report([CatalogStatus("ferry", "es")])
    assert "100 %" in capsys.readouterr().out
    status.report([])
    assert capsys.readouterr().out == "No articles. Put one into source/ and call: l10n run\n"


def test_an_installed_model_says_its_licence_and_its_languages(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"x" * 1_600_000)
    pair = Pair("en", "es")
    plain = Package("translate-en_es-1", pair, "1", tmp_path)
    assert packages._installed(plain) == f"Installed translate-en_es-1 (en→es, licence not said) in {tmp_path}."
    assert packages._cells(plain) == ("translate-en_es-1", "en→es", "1", "2", "not said", str(tmp_path.parent))
    many = LanguageTokens({"en": "en"}, {f"t{n:02}": "t" for n in range(42)}, untrained=("xx", "yy"))
    several = replace(plain, licence="MIT", languages=many, starter=True)
    names = ", ".join(f"t{n:02}" for n in range(40))
    assert packages._installed(several).splitlines() == [
        f"Installed translate-en_es-1 (en→es, licence MIT) in {tmp_path}.",
        f"It translates into {names} and 2 more.",
        "It names xx, yy and was hardly trained on them: they are not used.",
    ]
    assert packages._cells(several)[4:] == ("MIT", "comes with l10n")
    few = replace(several, languages=LanguageTokens({"en": "en"}, {"es": "es", "be": "be"}))
    assert packages._installed(few).splitlines()[1:] == ["It translates into be, es."]
    assert packages._plain(replace(plain, licence="MIT")) == {
        "name": "translate-en_es-1", "kind": "argos", "pair": "en→es", "version": "1", "bytes": 1_600_000,
        "licence": "MIT", "folder": str(tmp_path), "targets": ["es"], "starter": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fates", "count", "meaning"),
    [
        ({}, 2, "no locale has words for it"),
        ({"reviewed": ("es",), "new": ("fr", "de")}, 3, "stays reviewed in es, to be translated in fr, de"),
        ({"fuzzy": tuple("abcdef")}, 6, "to be looked at in a, b, c, d, e, f"),
        ({"obsolete": tuple("abcdefg")}, 7, "no longer needed in all 7 locales"),
        ({"obsolete": tuple("abcdefg")}, 8, "no longer needed in a, b, c, d, e, f, g"),
    ],
)
def test_an_edit_says_what_it_means_for_the_locales(fates, count, meaning):
    assert diff._meaning(fates, count) == meaning


def test_wordings_are_shown_in_brackets_or_in_colours():
    sentence = ChangedSentence(3, "", "The ferry sails.", "The ferry sails late.", {})
    assert diff._marked(sentence, color=False) == "The ferry sails{+ late+}."
    colored = diff._marked(sentence, color=True)
    assert colored == "The ferry sails\x1b[32m\x1b[1m late\x1b[0m."
    gone = replace(sentence, new="The sails.")
    assert "\x1b[31m\x1b[9m" in diff._marked(gone, color=True)


def test_detected_words_are_between_asterisks():
    assert memory._marked("The old ferry, the ferry.", [Span(8, 13), Span(19, 24)]) == "The old *ferry*, the *ferry*."
    assert memory._marked("The ferry.", []) == "The ferry."


@pytest.mark.parametrize(
    ("reach", "cell"),
    [
        (EngineReach("installed", "x"), "yes"),
        (EngineReach("pivot", "en→ru + ru→be"), "via ru"),
        (EngineReach("none"), "–"),
        (EngineReach("none", "key"), "(key)"),
        (EngineReach("installable", "41.2", chrf=41.2, test_set=NEWS), "41.2"),
        (EngineReach("installable", "41.2", chrf=41.2, test_set="flores"), "41.2*"),
        (EngineReach("installable", "NLLB-200, M2M-100", "CC BY-NC 4.0, MIT"), "NLLB° M2M"),
        (EngineReach("installable", "1.9"), "1.9"),
    ],
)
def test_what_an_engine_can_do_for_a_locale_is_a_word_or_two(reach, cell):
    assert coverage_table._cell(reach) == cell
