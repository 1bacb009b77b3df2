import json
import re
from pathlib import Path

import pytest

from l10n import settings
from l10n.engines.package_lock import dump_lock
from l10n.errors import L10nError, NoProjectError, SettingsError


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


WRONG = (Path(__file__).parent / "data/wrong_settings.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_setting_is_a_single_line(tmp_path, case):
    text, line = case.split("\n! ")
    with pytest.raises(L10nError) as caught:
        load(tmp_path, text)
    assert str(caught.value) == line


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"x = [", r"l10n\.toml: is not valid TOML: .+; mend that line"),
        (b"x = '\xff'", r"l10n\.toml: is not valid TOML: .+; mend that line"),
        (b"x = " + b"[" * 5000, r"l10n\.toml: is nested too deeply; take brackets out"),
    ],
)
def test_a_file_that_is_not_toml_is_a_single_line(tmp_path, data, line):
    (tmp_path / "l10n.toml").write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        settings.load(tmp_path)
    assert re.fullmatch(line, str(caught.value))


def test_a_folder_in_the_place_of_a_file_is_a_single_line(tmp_path):
    (tmp_path / "l10n.toml").mkdir()
    with pytest.raises(SettingsError, match=r"^l10n\.toml: is not a file; take it away$"):
        settings.load(tmp_path)


def test_a_folder_without_settings_is_no_project(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool]\nl10n = 1\n")
    with pytest.raises(NoProjectError) as caught:
        settings.load(Path(tmp_path))
    remedy = "run 'l10n init' there, or name the folder with -C"
    assert str(caught.value) == f"{tmp_path}: is not an l10n project; {remedy}"


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


def test_the_words_of_a_house_are_read_in_small_letters_without_remarks(tmp_path):
    (tmp_path / "house.txt").write_text("\ufeffQuay\nebb # of the harbor\n\nquay\n# nothing\n", "utf-8")
    assert load(tmp_path, '[checks]\nwords = "house.txt"\n').checks.words == ("ebb", "quay")


def test_limits_of_subtitles_hold_for_formats_and_checks_by_locale(tmp_path):
    loaded = load(tmp_path, "[subtitles]\nspeed = 15.5\n[subtitles.DE]\nline = 37\nlines = 3\n[subtitles.fr]\n")
    assert loaded.formats.subtitles == loaded.checks.subtitles == {"": {"speed": 15.5}, "de": {"line": 37, "lines": 3}}


def test_instructions_are_those_of_all_locales_then_those_of_the_locale(tmp_path):
    for folder, text in (("", "\ufeffFor all.\n\n"), ("sr@latin", "For Serbian.")):
        (tmp_path / "locales" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "locales" / folder / "instructions.txt").write_text(text, encoding="utf-8")
    chat = load(tmp_path, 'locales = ["sr-Latn", "es"]').engine.chat
    assert chat.instructions == {"sr-Latn": "For all.\n\nFor Serbian.", "es": "For all."}
    (tmp_path / "locales/instructions.txt").unlink()
    assert load(tmp_path, 'locales = ["sr-Latn", "es"]').engine.chat.instructions == {"sr-Latn": "For Serbian."}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", "is not UTF-8; save it as UTF-8"),
        (b"x" * 20_000, ""),
        (b"x" * 20_001, "has 20,001 characters; keep it below 20,000"),
    ],
)
def test_instructions_that_cannot_be_used_are_a_single_line(tmp_path, data, line):
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/instructions.txt").write_bytes(data)
    if not line:
        assert load(tmp_path, 'locales = ["es"]').engine.chat.instructions == {"es": data.decode()}
        return
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, 'locales = ["es"]')
    assert str(caught.value) == f"locales/instructions.txt: {line}"


def test_instructions_outside_of_the_project_or_in_the_place_of_a_folder_are_a_single_line(tmp_path):
    root = tmp_path / "project"
    (root / "locales").mkdir(parents=True)
    (tmp_path / "out.txt").write_text("theirs")
    place = root / "locales/instructions.txt"
    place.symlink_to("../../out.txt")
    with pytest.raises(SettingsError) as caught:
        load(root, 'locales = ["es"]')
    where = (tmp_path / "out.txt").resolve()
    assert (
        str(caught.value) == f"locales/instructions.txt: is a link out of the project, to {where}; copy the file here"
    )
    place.unlink()
    place.mkdir()
    with pytest.raises(SettingsError) as caught:
        load(root, 'locales = ["es"]')
    line = "locales/instructions.txt: cannot be read: Is a directory; check its permissions"
    assert str(caught.value) == line


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("klingon", "", "is not named by a language tag; name it as in uk.toml or sr-Latn.toml"),
        ("sr-latn", "", "is not named by a language tag; name it sr-Latn.toml"),
        ("iw", "", "is not named by a language tag; name it he.toml"),
        ("uk", "x = [", "{}; see docs/languages-adding.md"),
    ],
)
def test_a_file_of_a_language_is_named_by_its_tag(tmp_path, name, text, line):
    (tmp_path / "language").mkdir()
    (tmp_path / "language/.uk.toml").write_text("x = [")
    assert load(tmp_path, "").languages == {}
    (tmp_path / f"language/{name}.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, "")
    assert str(caught.value) == f"language/{name}.toml: {line.format(caught.value.problem)}"


def test_a_wrong_value_of_megabytes_is_not_shown_whole(tmp_path):
    text = f'unit = "{"x" * 2_000_000}"\n'
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert len(str(caught.value)) < 1000
