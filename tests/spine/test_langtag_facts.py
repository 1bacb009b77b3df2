"""What CLDR says of languages, by way of tags."""

import pytest

from l10n import cldr, langtag


def test_different_names_of_languages_lead_to_those_of_cldr():
    assert [langtag.aliased(tag) for tag in ("prs", "iw", "in", "ji", "tl", "mo", "sh", "uk")] == [
        *("fa-AF", "he", "id", "yi", "fil", "ro", "sr-Latn", "uk")
    ]
    assert [langtag.shortest(code) for code in ("ukr", "deu", "uk", "qqx")] == ["uk", "de", "uk", "qqx"]


@pytest.mark.parametrize(
    ("tag", "tags", "closest"),
    [
        ("es-MX", ["fr", "es"], "es"),
        ("es", ["es-MX", "es-ES"], "es"),
        ("pt-PT", ["pt-BR"], "pt-PT"),
        ("pt", ["pt-BR"], "pt-BR"),
        ("sr", ["sr-Latn"], "sr"),
        ("spa-MX", ["es-MX"], "es-MX"),
        ("de", [], "de"),
    ],
)
def test_the_closest_tag_means_the_same_language_and_script(tag, tags, closest):
    assert langtag.closest(tag, tags) == closest


@pytest.mark.parametrize(
    ("value", "tag", "form", "date"),
    [
        ("2026-05-03", "es", "long", "3 de mayo de 2026"),
        ("2026-05-03", "en", "medium", "May 3, 2026"),
        ("2026-05-03T18:05", "de", "long", "3. Mai 2026, 18:05"),
        ("2026-05", "de", "long", "2026-05"),
        ("2026-13-01", "de", "long", "2026-13-01"),
        ("", "de", "long", ""),
    ],
)
def test_dates_are_written_as_readers_do_and_different_values_as_they_are(value, tag, form, date):
    assert langtag.date(value, tag, form) == date


@pytest.mark.parametrize(
    ("tag", "symbols"), [("de", (",", ".")), ("en", (".", ",")), ("es-MX", (".", ",")), ("uk", (",", "\xa0"))]
)
def test_marks_of_numbers(tag, symbols):
    assert langtag.number_symbols(tag) == symbols


def test_a_language_in_cyrillic_that_cldr_lacks_writes_numbers_as_russian_does():
    assert langtag.number_symbols("cv-Cyrl")[0] == langtag.number_symbols("mhr-Cyrl")[0] == ","
    assert langtag.number_symbols("qqx") == (".", ",")


def test_words_that_a_language_has_for_lists_places_and_languages():
    assert cldr.conjunctions("es") == {"y"}
    assert cldr.conjunctions("de") == {"und"}
    assert langtag.territory_names("es")["CH"] == "Suiza"
    assert "ucraniano" in langtag.language_names("es")
    assert langtag.city_names("es")["Europe/Warsaw"] == "Varsovia"
    assert all(langtag.city_names("es").values())
    assert cldr.short_numbers("fr")["0\xa0Md"] == "1000000000"


def test_months_have_the_forms_in_dates_and_alone_wide_and_short():
    months = langtag.month_names("cs")
    assert {"ledna", "leden", "led"} <= set(months[0])
    assert {"prosince", "prosinec"} <= set(months[11])
    assert all(len(set(names)) == len(names) for names in months)


@pytest.mark.parametrize(
    ("tag", "inside", "name"),
    [
        ("sr-Latn", "de", "Serbisch (Lateinisch)"),
        ("pt-BR", "fr", "portugais brésilien"),
        ("es-XK", "en", "Spanish (Kosovo)"),
        ("uz-Cyrl-AF", "en", "Uzbek (Cyrillic, Afghanistan)"),
    ],
)
def test_a_language_has_its_name_in_further_items_with_what_they_have_no_name_for(tag, inside, name):
    assert langtag.name(tag, inside) == name


def test_tags_and_names_of_folders():
    assert [langtag.gettext_name(tag) for tag in ("zh-Hant", "zh-Hans-SG", "ca-ES-valencia", "uz-Cyrl-UZ")] == [
        *("zh_TW", "zh_SG", "ca_ES@valencia", "uz_UZ@cyrillic")
    ]
    assert [langtag.from_gettext(name) for name in ("zh_TW", "zh_HK", "ca_ES@valencia", "hi@gujr", "es_419")] == [
        *("zh-Hant", "zh-HK", "ca-ES-valencia", "hi-Gujr", "es-419")
    ]
