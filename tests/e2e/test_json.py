"""What commands print for programs, and what is written for them, against the schemas of docs/schemas/."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from l10n.cli import l10n
from tests.e2e.gazette import HARBOR, gazette

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
PAGE = (SCHEMAS.parent / "json.md").read_text(encoding="utf-8")
TERMS = (
    "term,locale,translation,status\nharbor,es,puerto,preferred\nferry,es,ferri,\nferry,es,transbordador,forbidden\n"
)
COMMANDS = {
    "run": "run --json",
    "extract": "extract --json",
    "translate": "translate --json",
    "check": "check --format json",
    "build": "build --json",
    "status": "status --json",
    "diff": "diff --json",
    "doctor": "doctor --json",
    "languages": "languages --json",
    "packages": "packages list --json",
    "memory-search": "memory search harbor --json",
    "memory-import": "memory import {root}/out.tmx --json",
    "terms-find": "terms find --json",
    "terms-check": "terms check --json",
    "terms-import": "terms import {root}/words.csv --json",
    "export": "export -o {root}/out --json",
    "import": "import {root}/back/harbor.es.xlf --json",
    "evaluate": "evaluate -l es --engine pseudo --json",
    "publish": "publish {root}/site --json",
    "accounts-list": "accounts list --json",
}


def problems(name, value):
    """Where a value is not as its schema says."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message}"[:300] for error in Draft202012Validator(schema).iter_errors(value)]


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A newsroom where every command has something to say: words of people, drafts, findings, a changed article, terms."""
    room = gazette(tmp_path_factory.mktemp("json"))
    room.settings()
    room.approve("ferry")
    words = {"The old wall.": "El viejo muro 7.", "See <1>the ferry story</1> and <2>that one</2>.": "Vea."}
    room.approve("harbor", words=words)
    room.approve(
        "harbor",
        words={"The council voted for a new wall.": "Un muro."},
        note="draft: argos en→es 0.2, confidence 0.30",
    )
    (room.root / "words.csv").write_text(TERMS, encoding="utf-8")
    (room.root / "locales" / "termbase.csv").write_text(TERMS.replace("puerto", "dársena"), encoding="utf-8")
    room("memory", "export", "-o", str(room.root / "out.tmx"))
    room("export", "-o", str(room.root / "out"), code=None)
    file = room.root / "out" / "harbor.es.xlf"
    text = file.read_text(encoding="utf-8")
    assert "El viejo muro 7." in text
    text = text.replace("El viejo muro 7.", "Aquel muro.").replace("The council voted", "The mayor voted")
    (room.root / "back").mkdir()
    (room.root / "back" / file.name).write_text(text, encoding="utf-8")
    catalog = room.path("harbor", "es")
    catalog.write_text(catalog.read_text("utf-8").replace("El viejo muro 7.", "El muro viejo 7."), encoding="utf-8")
    room.publish(code=None)
    room.write(HARBOR.replace("a new wall", "a higher wall"))
    return room


@pytest.fixture(scope="module")
def printed(room):
    """What the commands print, as values; each is run once, in the order above."""
    return {name: room(*line.format(root=room.root).split(), code=None) for name, line in COMMANDS.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_prints_is_as_its_schema_says(printed, name):
    run = printed[name]
    assert run.stdout, run.stderr
    value = json.loads(run.stdout)
    assert problems(name, value) == []
    assert value or name in ("accounts-list", "doctor"), run.stderr


def test_an_import_prints_what_it_did_not_accept(printed):
    [value] = json.loads(printed["import"].stdout)
    assert [(each["kept"], each["imported"]) for each in value["conflicts"]] == [("El muro viejo 7.", "Aquel muro.")]
    assert "The mayor voted for a new wall." in [each["source"] for each in value["not taken"]]


def test_what_is_written_for_programs_is_as_its_schema_says(room):
    files = {
        "manifest": [*room.root.glob("dist/*/manifest.json")],
        "site-manifest": [room.site / "manifest.json"],
        "edition": [*room.site.rglob("edition.json")],
    }
    for name, paths in files.items():
        assert paths
        for path in paths:
            assert problems(name, json.loads(path.read_text(encoding="utf-8"))) == [], path


def test_every_command_with_json_has_a_schema_and_every_schema_is_on_the_page():
    written = ("manifest", "site-manifest", "edition", "packages-available")  # the last one in test_packages
    assert {path.stem for path in SCHEMAS.glob("*.json")} == {*COMMANDS, *written}
    assert [name for name in (*COMMANDS, *written) if f"](schemas/{name}.json)" not in PAGE] == []
    spoken = {" ".join(line.split()[:2]) for line in COMMANDS.values()} | {
        line.split()[0] for line in COMMANDS.values()
    }
    assert [name for name in with_json() if name not in spoken] == []


def with_json():
    """The commands that have `--json`, groups with their command."""
    for name in l10n.list_commands(None):
        command = l10n.get_command(None, name)
        for inside in getattr(command, "commands", {"": command}).values():
            if any("--json" in parameter.opts for parameter in inside.params):
                yield f"{name} {inside.name}" if inside is not command else name


def test_a_schema_is_no_door_that_is_always_open():
    assert problems("build", [{"article": "harbor"}])
    assert problems("status", [{"surprise": 1}])
