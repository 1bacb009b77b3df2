"""The public Python API: what `l10n.jobs` offers, and the example of docs/api.md."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from l10n import jobs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", jobs.__all__)
def test_every_name_is_a_documented_function_whatever_was_imported_before(name):
    module = import_module(f"l10n.jobs.{jobs._MODULES[name]}")
    job = getattr(jobs, name)
    assert job is getattr(module, name)
    assert job.__doc__


def test_the_names_are_those_of_the_docs():
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)\(", page, re.MULTILINE)) == set(jobs.__all__)
    with pytest.raises(AttributeError, match="nonesuch"):
        jobs.nonesuch  # noqa: B018


def test_importing_it_is_light():
    code = "import sys, l10n.jobs; print(*(name for name in sys.modules if name.startswith('l10n')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["l10n", "l10n.jobs"]


def test_the_example_of_the_docs_works(tmp_path, monkeypatch, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "newsroom/source").mkdir(parents=True)
    (tmp_path / "newsroom/l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "pseudo"\n')
    (tmp_path / "newsroom/source/ferry.md").write_text("# Ferry sold\n\nThe board sold the ferry for $1.2 million.\n")
    (tmp_path / "newsroom/source/broken.md").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/api.md", "exec"), {})
    reported = capsys.readouterr().out
    assert "ferry: es" in reported
    assert "source/broken.md" in reported
    assert (tmp_path / "newsroom/dist/ferry/es/index.html").is_file()
