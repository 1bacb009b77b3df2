import json
from dataclasses import replace
from pathlib import Path

import pytest

from l10n import settings
from l10n.engines.package_lock import dump_lock
from l10n.errors import SettingsError


def load(tmp_path, text, name="l10n.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return settings.load(tmp_path)


def test_all_settings_are_read(tmp_path):
    loaded = load(
        tmp_path,
        """
        source = "en"
        locales = ["uk", "sr-latn", "pt_br", "uk"]
        unit = "paragraph"
        bundles = ["page"]
        memory-threshold = 0.8
        [routes]
        be = ["argos en->ru", "apertium ru->be"]
        ca = "apertium"
        [patterns]
        furniture = ["^Subscribe"]
        [front-matter]
        dek = "standfirst"
        [engine]
        beam = 2
        device = "cpu"
        packages = ["models"]
        [site]
        name = "The Courier"
        url = "https://courier.example/{locale}/{slug}"
        """,
    )
    assert loaded.locales == ("uk", "sr-Latn", "pt-BR")
    assert loaded.unit == "paragraph"
    assert loaded.routes == {"be": ("argos en->ru", "apertium ru->be"), "ca": ("apertium",)}
    assert loaded.formats.patterns == {"furniture": ("^Subscribe",)}
    assert loaded.formats.front_matter == {"dek": "standfirst"}
    assert loaded.engine.decoding.beam == 2
    assert loaded.engine.packages == (tmp_path / "models",)
    assert loaded.site.name == "The Courier"
    assert loaded.bundles == ("page",)
    assert loaded.memory_threshold == 0.8


def test_pyproject_serves_where_l10n_toml_is_absent(tmp_path):
    assert load(tmp_path, '[tool.l10n]\nlocales = ["es"]', "pyproject.toml").locales == ("es",)
    assert load(tmp_path, 'locales = ["fr"]').locales == ("fr",), "the own file wins"


def test_the_lock_file_is_read(tmp_path):
    (tmp_path / "l10n.lock").write_text(dump_lock({"translate-en_es-1_9": "ab" * 32}))
    assert load(tmp_path, 'locales = ["es"]').engine.lock == {"translate-en_es-1_9": "ab" * 32}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("local = ['es']", "l10n.toml: local: is not a setting; did you mean 'locales'?"),
        ("locales = 'es'", 'l10n.toml: locales: is \'es\'; write a list of texts, as in ["…", "…"]'),
        ("locales = [1]", 'l10n.toml: locales: is [1]; write a list of texts, as in ["…", "…"]'),
        ("locales = ['e']", "l10n.toml: locales: 'e' is not a language tag; write it as in 'uk', 'pt-BR' or 'sr-Latn'"),
        ("locales = ['en']", "l10n.toml: locales: 'en' is the source language; take it out"),
        ("unit = 'word'", "l10n.toml: unit: is 'word'; write one of sentence, paragraph"),
        ("memory-threshold = 2", "l10n.toml: memory-threshold: is 2; write a number from 0.5 to 1"),
        ("memory-threshold = true", "l10n.toml: memory-threshold: is True; write a number"),
        ("site = 'x'", "l10n.toml: site: is 'x'; write a table, as in [site]"),
        ("[site]\nnam = 'x'", "l10n.toml: [site]: nam: is not a setting; did you mean 'name'?"),
        ("[patterns]\nfurniture = ['(']", "l10n.toml: [patterns]: furniture: '(' is not a regular expression"),
        ("[patterns]\nchrome = ['x']", "l10n.toml: [patterns]: 'chrome' is not a role; one of body"),
        ("[front-matter]\ndek = 'lead'", "l10n.toml: [front-matter]: 'lead' is not a role"),
        ("[engine]\ndevice = 'tpu'", "l10n.toml: [engine]: device: is 'tpu'; write one of auto, cpu, cuda"),
        ("x = [", "l10n.toml: is not valid TOML"),
    ],
)
def test_a_wrong_setting_is_a_single_line(tmp_path, text, line):
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_folder_without_settings_is_no_project(tmp_path):
    with pytest.raises(SettingsError, match="is not an l10n project; run 'l10n init'"):
        settings.load(Path(tmp_path))


@pytest.mark.parametrize("value", ['"none"', '""', "[]", '["none"]', '[""]'])
def test_a_locale_may_have_no_machine(tmp_path, value):
    text = f'locales = ["uk"]\n[routes]\nuk = {value}\n'
    assert load(tmp_path, text).routes == {"uk": ("none",)}


@pytest.mark.parametrize("table", ["[site]", "[site.es]", "[engine]", "[engine.chat]", "[review]"])
@pytest.mark.parametrize(
    "value",
    [
        "zzz",
        "javascript:alert(1)",
        "http://[::1",
        "https://h:99999999/",
        "https://a b/",
        "https://x/{nope}",
        "ftp://x/",
        "//x",
    ],
)
def test_what_is_not_an_address_is_refused(tmp_path, table, value):
    text = f'locales = ["es"]\n{table}\nurl = {json.dumps(value)}\n'
    with pytest.raises(SettingsError, match="is not an address; write it as in https://"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    "setting",
    [
        "[engine]\nthreads", "[engine]\nbeam", "[engine]\nbatch-tokens", "[engine.chat]\nsentences", "[engine.chat]\nseed",
        "[engine.chat]\nparallel", "[run]\njobs", "[publish]\nparagraphs", "[publish.es]\nparagraphs", "[subtitles]\nlines",
    ],
)  # fmt: skip
def test_counts_are_whole_numbers(tmp_path, setting):
    text = f'locales = ["es"]\n{setting} = 1.5\n'
    with pytest.raises(SettingsError, match=r"is 1\.5; write a whole number"):
        load(tmp_path, text)


@pytest.mark.parametrize("value", ["/dev/zero", "source", "a\nb"])
def test_a_list_of_words_is_a_file_and_its_error_a_single_line(tmp_path, value):
    (tmp_path / "source").mkdir()
    text = f"[checks]\nwords = {json.dumps(value)}\n"
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert "cannot be read" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ('profile = "strict"', "profile", "strict"),
        ("min-precision = 0.25", "min_precision", 0.25),
        ('words = "house.txt"', "words", ("ebb", "quay")),
        ('numbers = "off"', "levels", {"numbers": "off"}),
        ('[checks.es]\nnames = "off"', "locales", {"es": {"names": "off"}}),
    ],
)
def test_each_setting_of_checks_changes_its_field_and_no_other(tmp_path, setting, field, value):
    (tmp_path / "house.txt").write_text("Quay\nebb # of the harbor\n\nquay\n", "utf-8")
    plain, chosen = (load(tmp_path, f'locales = ["es"]\n[checks]\n{text}\n').checks for text in ("", setting))
    assert getattr(chosen, field) == value
    assert chosen == replace(plain, **{field: value})


def test_a_wrong_value_of_megabytes_is_not_shown_whole(tmp_path):
    text = f'unit = "{"x" * 2_000_000}"\n'
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert len(str(caught.value)) < 1000


def test_a_profile_of_no_model_is_refused(tmp_path):
    text = '[engine.chat]\nprofile = "zzz"\n'
    with pytest.raises(SettingsError, match="profile: there is no profile 'zzz'; name one of "):
        load(tmp_path, text)
