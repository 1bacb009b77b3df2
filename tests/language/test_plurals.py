"""The plural forms of all languages with data: gettext's own form, CLDR's rules."""

import gettext
import re
from pathlib import Path

import pytest

from l10n.catalog.po import po
from l10n.langtag import language, locale
from l10n.language import data
from l10n.language.plurals import plural_forms
from l10n.model import Catalog
from tests.catalog.tools import complaints, needs_gettext

TAGS = data.tags()
HEADER = re.compile(r"nplurals=(\d); plural=(.+);")


def chosen(tag: str, numbers: range) -> list[int]:
    """The form of each number, as Python's gettext computes it from the header."""
    match = HEADER.fullmatch(plural_forms(tag))
    assert match is not None
    form = gettext.c2py(match[2])
    result = [form(number) for number in numbers]
    assert set(result) == set(range(int(match[1])))
    return result


def test_forms_for_many_languages_exist() -> None:
    assert len(TAGS) >= 80
    assert {"es", "uk", "ar"} <= set(TAGS)
    assert plural_forms("qqx") == "nplurals=2; plural=(n != 1);"
    assert plural_forms("prs") == plural_forms("fa") == "nplurals=2; plural=(n > 1);"


NUMBERS = (0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 102, 111)


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("es", "10111111111111"),
        ("fr", "00111111111111"),
        ("uk", "20112220122012"),
        ("pl", "20112222122212"),
        ("cs", "20112222222222"),
        ("ar", "01233444445554"),
        ("lt", "20111220112012"),
        ("lv", "01222001220120"),
        ("ro", "10111112222111"),
        ("sl", "30123333333013"),
        ("mk", "10111110111011"),
        ("ja", "00000000000000"),
    ],
)
def test_the_form_of_a_number(tag: str, forms: str) -> None:
    every = chosen(tag, range(201))
    assert "".join(str(every[number]) for number in NUMBERS) == forms


def test_the_forms_are_those_of_cldr() -> None:
    """Except a few: each release of CLDR changes some languages (48 gave Vietnamese a singular), a catalog's header stays."""
    rules = {tag: locale(tag).plural_form for tag in TAGS if language(str(locale(tag))) == language(tag)}
    covered = {tag: rule for tag, rule in rules.items() if rule.rules}  # babel gives others an empty rule
    differ = []
    for tag, rule in covered.items():
        names = [rule(number) for number in range(201)]
        order = [name for name in ("zero", "one", "two", "few", "many", "other") if name in names]
        if chosen(tag, range(201)) != [order.index(name) for name in names]:
            differ.append(tag)
    assert len(covered) >= 80
    assert len(differ) <= len(covered) // 20, differ


@needs_gettext
def test_msgfmt_accepts_all_forms(tmp_path: Path) -> None:
    for tag in {plural_forms(tag): tag for tag in TAGS}.values():
        path = tmp_path / f"{tag}.po"
        count = len(set(chosen(tag, range(201))))
        plural = "".join(f'msgstr[{n}] "x{n}"\n' for n in range(count))
        entry = f'\nmsgid "ship"\nmsgid_plural "ships"\n{plural}'
        path.write_text(po.dump(Catalog("harbour", "en", tag, ())) + entry, encoding="utf-8")
        assert complaints(path) == ""
