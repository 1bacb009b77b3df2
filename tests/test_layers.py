"""The house's rules about who imports whom, read from the code."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SPINE = ("model", "errors", "langtag", "plugin", "watcher")
# Left to right: a room knows the spine and what stands before it. Rooms of one tuple do not know each other.
ROOMS = (
    ("article",), ("catalog",), ("draft",), ("check",), ("bundle",), ("exchange", "evaluate"),
    ("settings", "store"), ("project",), ("index",), ("publication", "provision", "recall", "adoption"),
    ("ledger", "extraction"), ("revision", "standing"), ("drafting", "evaluation", "exchanging"),
    ("pipeline", "terminology"), ("review",), ("cli",),
)  # fmt: skip
PLUGINS = ("article.formats", "draft.engines", "check.checks", "bundle.kinds")
OWNERS = {
    "polib": ("l10n.catalog.po",),
    "babel": ("l10n.langtag",),
    "argostranslate": ("l10n.draft.engines.argos", "l10n.draft.packages", "l10n.draft.package_index"),
    "ctranslate2": ("l10n.draft.engines.argos", "l10n.draft.packages"),
    "sentencepiece": ("l10n.draft.engines.argos", "l10n.draft.packages"),
    "rich": ("l10n.cli",),
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


def modules() -> list[str]:
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in sources()]


def sources() -> list[Path]:
    return sorted((ROOT / "l10n").rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(module: str) -> str:
    """The room of a module; the stages are rooms of their own, one file each."""
    parts = [part for part in module.split(".") if part != "stages"]
    return parts[1] if len(parts) > 1 else ""


def rank(name: str) -> int:
    return next(n for n, rooms in enumerate(ROOMS) if name in rooms)


def allowed(module: str, imported: str) -> bool:
    own, other = room(module), room(imported)
    if other in ("", "__version__") or own == other or other in SPINE:
        return True
    return own not in SPINE and (not own or rank(other) < rank(own))


@pytest.mark.parametrize(("module", "path"), list(zip(modules(), sources(), strict=True)), ids=modules())
def test_a_module_knows_only_what_stands_to_its_left(module, path):
    wrong = [name for name in imports(path) if name.startswith("l10n") and not allowed(module, name)]
    assert not wrong, f"{module} imports {wrong[0]}, which stands to its right"


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


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_one_owner(library):
    for module, path in zip(modules(), sources(), strict=True):
        if any(name.split(".")[0] == library for name in imports(path)):
            assert module.startswith(OWNERS[library]), f"{module} imports {library}"


@pytest.mark.parametrize(
    "statement", ["import l10n", "import sys; sys.argv = ['l10n', '--help']; from l10n.cli import main; main()"]
)
def test_help_loads_nothing_heavy(statement):
    code = f"import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules)); {statement}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.rpartition("LOADED")[2].split()}
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300, f"{path.name} has {len(text.splitlines())} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{path.name}: {node.name} has {length} lines"
