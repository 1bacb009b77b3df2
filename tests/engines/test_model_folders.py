"""Folders that are not models: what they hold is named, and what to do with it."""

import pytest

from l10n.engines import model_archive
from l10n.errors import PackageError

_CONVERT = "convert it with ct2-transformers-converter and put its SentencePiece file beside what that writes"
_DOCS = "see docs/engines.md for what can be installed"


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], f"is not a model that l10n knows (it holds nothing); {_DOCS}"),
        (["b.txt", "a.txt"], f"is not a model that l10n knows (it holds a.txt, b.txt); {_DOCS}"),
        (list("edcba"), f"is not a model that l10n knows (it holds a, b, c, d …); {_DOCS}"),
        ([".a", "x/a"], f"is not a model that l10n knows (it holds nothing); {_DOCS}"),
        (["pytorch_model.bin"], f"is a model of Transformers, not of CTranslate2; {_CONVERT}"),
        (["opus.npz"],
         "has weights of Marian, but no decoder.yml; put the archive's own beside the weights, or get the archive again"),
        (["b.zip", "a.argosmodel"], "is not a model, but holds a.argosmodel; unpack it, and install what lies inside"),
        (["a/model.bin", "b/model.bin"], "holds several models (a, b); install the folder of one of them"),
        ([f"{name}/model.bin" for name in "edcba"], "holds several models (a, b, c, d …); install the folder of one of them"),
    ],
)  # fmt: skip
def test_a_folder_of_another_kind_is_refused_and_nothing_is_left(tmp_path, names, line):
    folder, into = tmp_path / "model", tmp_path / "models"
    folder.mkdir()
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    with pytest.raises(PackageError) as caught:
        model_archive.install(folder, into)
    assert str(caught.value) == f"{folder}: {line}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "models"]
    assert list(into.iterdir()) == []


def test_a_file_that_is_absent_is_named(tmp_path):
    path = tmp_path / "none.zip"
    for call in (lambda: model_archive.install(path, tmp_path), lambda: model_archive.is_argos(path)):
        with pytest.raises(PackageError) as caught:
            call()
        assert str(caught.value) == f"{path}: cannot be read (No such file or directory); check the path"
    assert not model_archive.is_argos(tmp_path)
