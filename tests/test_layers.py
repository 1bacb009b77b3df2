"""The house's rules about who imports whom, read from the code."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SPINE = (
    "model", "provenance", "errors", "langtag", "cldr", "plugin", "progress", "markup", "showing", "loopback", "dataclass",
    "late_pattern",
)  # fmt: skip
# Left to right: a room knows the spine and what stands before it. Rooms of one tuple do not know each other.
ROOMS = (
    ("disk",),
    ("language",), ("article",), ("catalog",), ("memory",), ("terms",), ("engines",), ("draft",), ("check",), ("bundle",),
    ("publish",), ("interface",), ("exchange", "evaluate"), ("settings_table", "layout"),
    ("settings_chat", "settings_languages", "settings_review", "settings_run", "settings_site"),
    ("settings",), ("store",), ("task_store",), ("registry",), ("recent",), ("loaded",), ("workspace",), ("jobs",),
    ("testing",), ("review", "serve"), ("cli",),
)  # fmt: skip
PLUGINS = ("article.formats", "engines.kinds", "check.checks", "bundle.kinds")
OWNERS = {
    "polib": ("l10n.catalog.po.writing",),
    "babel": ("l10n.langtag",),
    "argostranslate": ("l10n.engines.argos_vocabulary", "l10n.engines.package_index"),
    "ctranslate2": ("l10n.engines.model_loading", "l10n.engines.opus_archive"),
    "sentencepiece": ("l10n.engines.vocabulary",),
    "rich": ("l10n.cli",),
    "distributed": ("l10n.jobs.dask_backend",),
}
HEAVY = (
    "argostranslate",
    "ctranslate2",
    "sentencepiece",
    "babel",
    "polib",
    "rich",
    "trafilatura",
    "lxml",
    "numpy",
    "jinja2",
)


@cache
def modules() -> list[str]:
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in sources()]


@cache
def sources() -> list[Path]:
    return sorted((ROOT / "l10n").rglob("*.py"))


@cache
def imports(path: Path) -> list[str]:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    return list(imported(path.read_text(encoding="utf-8"), package))


def runs(path: Path) -> Iterator[str]:
    """The imports that happen: a package's page may name its modules for type checkers, and import them when they are used."""
    code = path.read_text(encoding="utf-8")
    if path.name == "__init__.py":
        code = code.replace("if TYPE_CHECKING:", "def _for_type_checkers() -> None:")
        tree = ast.parse(code)
        tree.body = [node for node in tree.body if getattr(node, "name", "") != "_for_type_checkers"]
        code = ast.unparse(tree)
    yield from imported(code, ".".join(path.relative_to(ROOT).parent.parts))


def imported(code: str, package: str) -> Iterator[str]:
    """The dotted names that a module of `package` imports, relative ones made whole."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module or ""
            yield source
            yield from (f"{source}.{name.name}" for name in node.names)


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def rank(name: str) -> int:
    ranks = [n for n, rooms in enumerate(ROOMS) if name in rooms]
    assert ranks, f"{name} is not a room that tests/test_layers.py lists; give it a place in ROOMS"
    return ranks[0]


def allowed(module: str, imported: str) -> bool:
    native, second = room(module), room(imported)
    if second in ("", "__version__") or native == second or second in SPINE:
        return True
    return native not in SPINE and (not native or rank(second) < rank(native))


@pytest.mark.parametrize(("module", "path"), list(zip(modules(), sources(), strict=True)), ids=modules())
def test_a_module_knows_only_what_stands_to_its_left(module, path):
    wrong = [name for name in imports(path) if name.startswith("l10n") and not allowed(module, name)]
    assert not wrong, f"{module} imports {wrong[0]}, which stands to its right"


def test_relative_imports_are_seen():
    assert list(imported("from ..check import checks\nfrom . import numbers", "l10n.draft.deep")) == [
        "l10n.draft.check", "l10n.draft.check.checks", "l10n.draft.deep", "l10n.draft.deep.numbers",
    ]  # fmt: skip


def test_no_module_imports_itself_through_further_items():
    names = set(modules())
    graph = {
        module: {name for name in runs(path) if name in names and name != module}
        for module, path in zip(modules(), sources(), strict=True)
    }
    # `from l10n.article import segment` names the package too, which imports nothing.
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("package", PLUGINS)
def test_a_plug_in_never_imports_another(package):
    folder = ROOT / "l10n" / package.replace(".", "/")
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert names, f"{package} has no plug-ins"
    for path in folder.glob("*.py"):
        wrong = [
            name for name in imports(path) if name.startswith(f"l10n.{package}.") and name.split(".")[3] != path.stem
        ]
        assert not wrong, f"{package}.{path.stem} imports {wrong[0]}"


# Into a folder that nobody looks into until it is whole and gets its name: a model as it is unpacked.
STAGING = ("opus_archive", "opus_decoder", "multilingual_archive", "model_archive", "model_tasks", "safe_zip")


def test_files_are_written_in_the_room_of_the_disk_alone():
    """Whoever opens a file to write it empties it first: a full disk or a kill then costs what it held."""
    for module, path in zip(modules(), sources(), strict=True):
        if module.startswith("l10n.disk.") or module.endswith(STAGING):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                opens = node.func.attr == "open" and any(str(mode)[:1] in "wxa" for mode in modes if mode)
                writes = opens or node.func.attr in ("write_text", "write_bytes")
                assert not writes, f"{module}:{node.lineno} empties a file; use l10n.disk.output"


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_a_single_owner(library):
    for module, path in zip(modules(), sources(), strict=True):
        if any(name.split(".")[0] == library for name in imports(path)):
            assert module.startswith(OWNERS[library]), f"{module} imports {library}"


def test_classes_of_data_compile_no_code_at_the_start():
    """`l10n.dataclass` makes them in a tenth of the time; every command starts with a hundred and more."""
    for module, path in zip(modules(), sources(), strict=True):
        if module != "l10n.dataclass":
            code = path.read_text(encoding="utf-8")
            names = imported(code, ".".join(path.relative_to(ROOT).parent.parts))
            assert "dataclasses.dataclass" not in {*names, *re.findall(r"dataclasses\.dataclass\b", code)}, (
                f"{module} takes dataclass from the standard library; write: from l10n.dataclass import dataclass"
            )


@pytest.mark.parametrize(
    "statement", ["import l10n", "import sys; sys.argv = ['l10n', '--help']; from l10n.cli import main; main()"]
)
def test_help_loads_nothing_heavy(statement):
    code = f"import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules)); {statement}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.rpartition("LOADED")[2].split()}
    assert not loaded & set(HEAVY)


def loaded_by(root, *argv):
    """The modules that a command loads on a project of one article."""
    code = (
        "import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules)); "
        f"sys.argv = ['l10n', '-C', {str(root)!r}, *{argv!r}]; from l10n.cli import main; main()"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # names are prepared
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    return set(run.stdout.rpartition("LOADED")[2].split())


@pytest.fixture
def one_article(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "rain.md").write_text("# Rain\n\nIt rained in Gent on Monday.\n", encoding="utf-8")
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "argos"\n', encoding="utf-8")
    return tmp_path


def test_extracting_markdown_loads_nothing_that_it_never_uses(one_article):
    for _ in range(2):  # the first command of a new clone prepares them
        shutil.rmtree(one_article / "locales", ignore_errors=True)
        shutil.rmtree(one_article / ".l10n", ignore_errors=True)
        loaded = loaded_by(one_article, "extract")
    assert "l10n.article.markdown.words" in loaded
    assert not loaded & {
        "babel",
        "ctypes",
        "decimal",
        "pickle",
        "secrets",
        "webencodings",
        "zoneinfo",
        "yaml",
        "asyncio",
        "rapidfuzz",
        "zipfile",
        "l10n.article.html.jsonld",
        "l10n.article.html.roles",
        "l10n.article.html.write",
        "l10n.draft.draft",
    }


def test_drafting_loads_the_engine_that_is_named_and_none_of_its_neighbours(one_article):
    loaded_by(one_article, "extract")
    loaded = loaded_by(one_article, "translate", "--effort", "quick")
    assert {"l10n.engines.kinds.argos", "l10n.draft.draft", "ctranslate2"} <= loaded
    kinds = {name for name in loaded if name.startswith("l10n.engines.kinds.")}
    assert kinds == {"l10n.engines.kinds.argos"}
    assert not loaded & {
        "multiprocessing",
        "rapidfuzz",
        "regex",
        "spylls",
        "yaml",
        "numpy",
        "l10n.article.html.roles",
        "l10n.engines.opus_archive",
        "l10n.jobs.executor",
        "l10n.jobs.remote_models",
    }


def test_looking_at_all_engines_loads_nothing_that_a_single_engine_needs():
    statement = (
        "import sys; from l10n import plugin as p; list(p.load('l10n.engines.kinds', p.Engine)); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=True)
    assert not set(run.stdout.split()) & {
        "urllib.request",
        "http.client",
        "ssl",
        "yaml",
        "ctranslate2",
        "sentencepiece",
    }


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300, f"{path.name} has {len(text.splitlines())} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{path.name}: {node.name} has {length} lines"
