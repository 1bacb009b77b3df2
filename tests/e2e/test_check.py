"""Findings as people and programs see them."""

import json

from .conftest import ARTICLE


def test_what_is_wrong_with_the_article_is_reported_once_at_its_line(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "fr", "de"]\n[checks]\nlanguage = "off"\n')
    newsroom.write(ARTICLE.replace("The council of", "The the council of"))
    newsroom("extract")
    data = json.loads(newsroom("check", "--format", "json", code=1).stdout)
    assert [(each["check"], each["locale"], each["path"], each["line"], each["side"]) for each in data] == [
        ("source_doubled", "", "source/harbor.md", 8, "source")
    ]
    assert "0 errors and 1 warning in 3 catalogs." in newsroom("check", code=1).stdout
    sarif = json.loads(newsroom("check", "--format", "sarif", code=1).stdout)
    assert sarif["runs"][0]["results"][0]["message"]["text"].startswith("en: ")
    assert newsroom("check", "--format", "github", code=1).stdout.startswith("::warning file=source/harbor.md,line=8,")


def test_pseudo_locales_are_checked_for_form_alone(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["ar-XB", "en-XA"]\n')
    newsroom("run")
    assert json.loads(newsroom("check", "--format", "json").stdout) == []
    path = newsroom.path(locale="en_XA")
    path.write_text(path.read_text(encoding="utf-8").replace("</1>", "", 1).replace("</1>", "", 1), encoding="utf-8")
    data = json.loads(newsroom("check", "--format", "json", code=None).stdout)
    assert {each["check"] for each in data} <= {"marks"}


def test_safe_fixes_are_applied_to_drafts_alone(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n')
    newsroom("extract")
    path = newsroom.path()
    text = path.read_text(encoding="utf-8")
    each = 'msgid "It will cost $3.2 million."\nmsgstr '
    two = 'msgid "Mayor Lena Brandt said she was <1>relieved</1>."\nmsgstr '
    assert each in text
    assert two in text
    text = text.replace(f'{each}""', f'{each}"Costará  3,2 millones de dólares."')
    text = text.replace(f'{two}""', f'#, fuzzy\n{two}"La alcaldesa Lena Brandt se dijo  <1>aliviada</1>."')
    path.write_text(text, encoding="utf-8")
    assert "1 safe fix for drafts: l10n check --fix" in newsroom("check", code=1).stdout
    assert "safe fix" not in newsroom("check", "--fix", code=None).stdout
    units = newsroom.units()
    assert units["It will cost $3.2 million."].target == "Costará  3,2 millones de dólares."
    assert (
        units["Mayor Lena Brandt said she was <1>relieved</1>."].target
        == "La alcaldesa Lena Brandt se dijo <1>aliviada</1>."
    )


def test_a_misspelled_check_in_the_settings_is_a_single_line(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[checks.es]\nnmes = "off"\n')
    assert "error: checks: 'nmes': is not a check; did you mean 'names'?" in newsroom("check", code=2).stderr


def test_profiles_and_what_comments_retain_silencing(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[checks]\nprofile = "quiet"\n')
    lines = [f"The harbour keeps {word} boats for the winter." for word in ("old", "new", "red", "blue", "green")]
    newsroom.write("# Boats\n\n" + "\n\n".join(lines) + "\n")
    newsroom("extract")
    path = newsroom.path()
    text = path.read_text(encoding="utf-8")
    for line in lines:
        entry = f'msgid "{line}"\nmsgstr ""'
        assert entry in text
        text = text.replace(entry, f'msgid "{line}"\nmsgstr "El puerto guarda barcos , viejos o no."')
    path.write_text(text, encoding="utf-8")
    assert "[spacing]" not in newsroom("check", code=None).stdout
    assert "[spacing]" in newsroom("check", "--profile", "usual", code=1).stdout
    assert "[spacing]" not in newsroom("check", "--profile", "usual", "--min-precision", "0.99", code=None).stdout
    assert "[spacing]" in newsroom("check", "--only", "spacing", code=1).stdout
    assert "[spacing]" not in newsroom("check", "--only", "numbers", "--only", "names", code=0).stdout
    assert "spacng: is not a check; did you mean 'spacing'?" in newsroom("check", "--only", "spacng", code=2).stderr
    path.write_text(text.replace("#: source", "# l10n-ignore: spacing\n#: source"), encoding="utf-8")
    reported = newsroom("check", "--profile", "usual", code=None).stdout
    assert "es: spacing is silenced at 6 units" in reported
