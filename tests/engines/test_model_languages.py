"""Which languages a model is for, by its labels and what was trained; and disks that keep a model."""

import shutil
from pathlib import Path

import pytest

from l10n.engines import licence
from l10n.engines.opus_archive import _languages
from l10n.engines.opus_description import OpusDescription
from l10n.engines.package_folder import remove, verify
from l10n.engines.package_metadata import Package
from l10n.errors import PackageError
from l10n.plugin import Pair

TOKENS = (">>ukr<<", ">>rus<<", "rain")
_ANOTHER = "take another archive of the pair"


def described(**facts):
    return OpusDescription(pair="eng-zle", sources=("eng",), **facts)


@pytest.mark.parametrize(
    ("facts", "tokens", "line"),
    [
        ({"labelled": False, "targets": ("ukr", "rus")}, ("rain",), "has several targets and no labels for them"),
        (
            {"labelled": True, "targets": ("ukr",)},
            (),
            "wants labels for its targets, and its vocabulary has none of them",
        ),
    ],
)
def test_a_model_whose_languages_are_not_recognized_is_refused(facts, tokens, line):
    with pytest.raises(PackageError) as caught:
        _languages(described(**facts), tokens, "eng-zle.zip")
    assert str(caught.value) == f"eng-zle.zip: {line}; {_ANOTHER}"


def test_labels_that_a_description_does_not_speak_of_are_read_where_it_has_several_targets():
    made = _languages(described(labelled=False, targets=("ukr", "rus")), TOKENS, "x")
    assert dict(made.targets) == {"uk": ">>ukr<<", "ru": ">>rus<<"}


def test_targets_have_their_labels_and_those_hardly_trained_are_left_out():
    made = _languages(
        described(labelled=True, targets=("ukr", "rus"), trained={"ukr": 10_000, "rus": 9_999}), TOKENS, "x"
    )
    assert (dict(made.sources), dict(made.targets), made.untrained) == ({"en": ""}, {"uk": ">>ukr<<"}, ("ru",))


def test_what_a_disk_or_a_lock_refuses_is_a_line(tmp_path, monkeypatch):
    folder = tmp_path / "models" / "translate-en_fr-1"
    folder.mkdir(parents=True)
    package = Package("translate-en_fr-1", Pair("en", "fr"), "1", folder)
    with pytest.raises(PackageError) as caught:
        verify(package, {package.name: "0" * 64})
    assert str(caught.value) == (
        f"translate-en_fr-1: the model in {folder} is not the one that l10n.lock names; "
        "install it again, or accept it with 'l10n packages install'"
    )
    verify(package, {})

    def full(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(PackageError) as caught:
        remove(package)
    assert str(caught.value) == f"{folder}: cannot be removed (Read-only file system); check its permissions"
    monkeypatch.undo()
    remove(package)
    assert not folder.exists()
    shutil.rmtree(folder.parent)


def test_a_licence_is_read_from_its_file_or_from_a_line_on_licences(tmp_path):
    (tmp_path / "README.md").write_text("MIT people made this.\n* License: CC-BY 4.0\n* licence: see above\n")
    assert licence.read(tmp_path) == "CC BY 4.0"
