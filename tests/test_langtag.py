import subprocess
import sys

import pytest
from babel import Locale

from l10n import langtag
from l10n.errors import UsageError

_TAGS = """
ar az ba be bg bs ca cs da de el en es et fa fa-AF fi fr ga gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms nb nl
pl ps pt pt-BR ro ru sk sl sq sr sr-Latn sv tg th tk tr tt uk ur uz vi zh
"""
LANGUAGES = _TAGS.split()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("sr-latn", "sr-Latn"),
        (" PT_br ", "pt-BR"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("ca-VALENCIA", "ca-valencia"),
    ],
)
def test_tags_are_inserted_into_canonical_case(text: str, tag: str) -> None:
    assert langtag.parse(text) == tag


@pytest.mark.parametrize("text", ["", "e", "english", "en-", "en--GB", "../en", "en-GB-x-y-z", "1a"])
def test_different_text_is_no_tag(text: str) -> None:
    with pytest.raises(UsageError, match="is not a language tag"):
        langtag.parse(text)


def test_the_parts_of_a_tag() -> None:
    assert [langtag.language(tag) for tag in ("sr-Latn", "uk")] == ["sr", "uk"]
    assert [langtag.region(tag) for tag in ("pt-BR", "es-419", "uk", "no tag")] == ["BR", "419", "", ""]
    assert [langtag.is_pseudo(tag) for tag in ("en-XA", "ar-XB", "ar")] == [True, True, False]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("es", "es"),
        ("pt-BR", "pt_BR"),
        ("sr-Latn", "sr@latin"),
        ("uz-Cyrl", "uz@cyrillic"),
        ("az-Arab", "az@arabic"),
        ("ks-Deva", "ks@devanagari"),
        ("sr-Latn-ME", "sr_ME@latin"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("fa-AF", "fa_AF"),
        ("ar-XB", "ar_XB"),
        ("ca-valencia", "ca@valencia"),
        ("hi-Gujr", "hi@gujr"),
    ],
)
def test_gettext_names_and_back(tag: str, name: str) -> None:
    assert langtag.gettext_name(tag) == name
    assert langtag.from_gettext(name) == {"sr_ME@latin": "sr-Latn-ME"}.get(name, tag)


def test_a_region_of_chinese_names_the_folder() -> None:
    assert langtag.gettext_name("zh-Hant-HK") == "zh_HK"
    assert langtag.gettext_name("no-tag-at-all") == "no_tag_at_all"


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("uk", "Cyrl", "ltr"),
        ("sr", "Cyrl", "ltr"),
        ("sr-Latn", "Latn", "ltr"),
        ("sr-ME", "Latn", "ltr"),
        ("uz", "Latn", "ltr"),
        ("uz-Cyrl", "Cyrl", "ltr"),
        ("uz-AF", "Arab", "rtl"),
        ("az-Arab", "Arab", "rtl"),
        ("az-IR", "Arab", "rtl"),
        ("ba", "Cyrl", "ltr"),
        ("tt", "Cyrl", "ltr"),
        ("kk", "Cyrl", "ltr"),
        ("tg-IR", "Cyrl", "ltr"),
        ("zh", "Hans", "ltr"),
        ("zh-TW", "Hant", "ltr"),
        ("fa-AF", "Arab", "rtl"),
        ("prs", "Arab", "rtl"),
        ("ps", "Arab", "rtl"),
        ("ckb", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("yi", "Hebr", "rtl"),
        ("dv", "Thaa", "rtl"),
        ("hy", "Armn", "ltr"),
        ("en-XA", "Latn", "ltr"),
        ("en-XB", "Latn", "rtl"),
        ("ar-XB", "Arab", "rtl"),
        ("qqx", "Latn", "ltr"),
        ("no tag", "Latn", "ltr"),
    ],
)
def test_script_and_direction(tag: str, script: str, direction: str) -> None:
    assert langtag.script(tag) == script
    assert langtag.direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "name", "native"),
    [
        ("uk", "Ukrainian", "українська"),
        ("fa-AF", "Dari", "دری"),
        ("prs", "Dari", "دری"),
        ("pt-BR", "Brazilian Portuguese", "português (Brasil)"),
        ("sr-Latn", "Serbian (Latin)", "srpski (latinica)"),
        ("zh-Hans", "Simplified Chinese", "简体中文"),
        ("zh-Hant", "Traditional Chinese", "繁體中文"),
        ("mn-CN", "Mongolian (China)", "Mongolian (China)"),
        ("ca-valencia", "Catalan (valencia)", "català (valencia)"),
        ("en-XA", "Pseudo (accents)", "Pseudo (accents)"),
        ("ar-XB", "Pseudo (right to left)", "Pseudo (right to left)"),
        ("qqx", "qqx", "qqx"),
        ("no tag", "no tag", "no tag"),
    ],
)
def test_names(tag: str, name: str, native: str) -> None:
    assert langtag.name(tag) == name
    assert langtag.native_name(tag) == native
    assert langtag.name("uk", inside="de") == "Ukrainisch"


@pytest.mark.parametrize("tag", ["az-Arab", "ba", "ky", "pt-BR", "tk", "tt", "uk", "uz-Cyrl"])
def test_names_are_those_of_the_cldr_that_is_installed(tag: str) -> None:
    code = tag.replace("-", "_")
    for inside, named in (("en", langtag.name(tag)), (tag, langtag.native_name(tag))):
        reader = Locale.parse(inside, sep="-")
        language, _, remainder = code.partition("_")
        apart = f"{reader.languages[language]} ({reader.scripts.get(remainder) or reader.territories.get(remainder)})"
        assert named == reader.languages.get(code, apart)


def test_every_language_of_the_newsroom_has_a_name() -> None:
    for tag in LANGUAGES:
        assert langtag.name(tag) != tag
        assert langtag.native_name(tag) != tag


def test_the_nearest_locale_of_cldr() -> None:
    assert str(langtag.locale("ky-KG")) == "ky_KG"
    assert str(langtag.locale("tg-IR")) == "tg"
    assert str(langtag.locale("prs")) == "fa_AF"
    assert str(langtag.locale("qqx")) == "en_001"


def test_dates_as_readers_write_them() -> None:
    assert langtag.date("2026-05-03", "de") == "3. Mai 2026"
    assert langtag.date("2026-05-03", "uk", "short") == "03.05.26"
    assert langtag.date("2026-05-03T14:30:00", "de") == "3. Mai 2026, 14:30"
    assert langtag.date("2026-05-03T23:30:00-05:00", "uk") == "3 травня 2026\u202fр., 23:30"
    assert langtag.date("last Friday", "de") == "last Friday"


def test_month_names_have_all_their_forms() -> None:
    months = langtag.month_names("uk")
    assert len(months) == 12
    assert {"травня", "травень"} <= set(months[4])


def test_no_language_gets_the_months_of_another():
    code = "from l10n.langtag import date, month_names as names; names('tt'); print(names('de')[0], date('2026-01-05', 'az'))"
    reported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert reported == "('Januar', 'Jan.', 'Jan') 5 yanvar 2026\n"


def test_languages_as_different_tools_write_them_mean_those_of_the_project():
    assert [langtag.closest(tag, ["es", "zh-Hans", "pt-BR"]) for tag in ("spa", "spa-MX", "zho", "por-BR")] == [
        *("es", "es", "zh-Hans", "pt-BR")
    ]
    assert langtag.closest("prs", ["prs", "fa"]) == "prs"
