"""Plug-ins of a folder, and what is said of those that do not work."""

import importlib
import pickle
import sys
from importlib.metadata import EntryPoint

import pytest

from l10n.errors import EngineError
from l10n.model import Catalog, Severity, Unit, UnitKey
from l10n.plugin import ArticleContext, Check, Engine, EngineOptions, Format, FormatOptions, Pair, Subject, loading
from l10n.plugin.faults import FAULTS
from l10n.plugin.host import Host, HostError, PluginAddress
from l10n.plugin.remote import RemoteCall, stop_all
from l10n.plugin.results import unfit

VALID = """
from l10n.model import Severity
from l10n.plugin import Check
one = Check(Severity.WARNING, lambda subject: [], (), ())
"""


@pytest.fixture(autouse=True)
def _no_faults():
    FAULTS.forget()
    yield
    FAULTS.forget()
    stop_all()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "odd_checks").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setitem(loading.GROUPS, "odd_checks", "odd.checks")
    yield tmp_path / "odd_checks"
    for name in [name for name in sys.modules if name.startswith("odd_checks")]:
        del sys.modules[name]


def test_files_of_a_folder_that_break_are_left_out(folder):
    codes = {"good": VALID, "exits": "raise SystemExit", "typo": "def", "two": VALID + "two = one\n", "empty": ""}
    for name, code in {**codes, "__init__": "", "_hidden": "raise ValueError"}.items():
        (folder / f"{name}.py").write_text(code)
    (folder / "two.py").write_text(VALID + VALID.replace("one =", "two ="))
    assert list(loading.load("odd_checks", Check)) == ["good"]
    reported = {str(fault).partition(":")[0]: fault for fault in FAULTS.drain()}
    assert sorted(reported) == [f"plug-in {name} (odd_checks/{name}.py)" for name in ("empty", "exits", "two", "typo")]
    assert "cannot be loaded (TypeError: odd_checks.two holds 2 values of Check; one is wanted)" in str(
        reported["plug-in two (odd_checks/two.py)"]
    )
    assert {fault.exit_code for fault in reported.values()} == {3}
    assert FAULTS.drain() == ()


class Package:
    name, version = "oddities", "1.2"


def test_plug_ins_of_further_items_join_by_their_entry_points_and_win(folder, monkeypatch):
    for name in ("__init__", "good"):
        (folder / f"{name}.py").write_text("" if name == "__init__" else VALID)
    fields = {"severity": Severity.ERROR, "find": list, "fails": (), "passes": ()}
    answers = {
        "good": fields,
        "more": fields,
        "short": {"find": list},
        "odd": {**fields, "severity": "grave"},
        "dead": HostError("ended its process (exit code 4)"),
        "broken": fields,
    }
    loaded = []

    def parts(address):
        loaded.append(address)
        if isinstance(answers[address.name], Exception):
            raise answers[address.name]
        return answers[address.name]

    points = [EntryPoint(name, f"oddities:{name}", "odd.checks") for name in answers]
    points[0] = points[0]._for(Package)
    monkeypatch.setattr(loading, "entry_points_of", lambda group: points if group == "odd.checks" else ())
    monkeypatch.setattr(loading, "parts", parts)
    FAULTS.report("plug-in broken (odd.checks, of oddities:broken)", "failed before")
    FAULTS.drain()
    plugins = loading.load("odd_checks", Check)
    assert {name: plugin.severity for name, plugin in plugins.items()} == {
        "good": Severity.ERROR,
        "more": Severity.ERROR,
    }
    assert [address.name for address in loaded] == ["good", "more", "short", "odd", "dead"]
    assert loaded[0] == PluginAddress("l10n.plugin.checks:Check", "odd.checks", "good", "oddities:good", "oddities 1.2")
    assert loaded[1] == PluginAddress("l10n.plugin.checks:Check", "odd.checks", "more", "oddities:more")
    reported = {fault.place: fault.problem for fault in FAULTS.drain()}
    assert reported.pop("plug-in short (odd.checks, of oddities:short)").startswith(
        "TypeError: Check.__init__() missing"
    )
    assert reported == {
        "plug-in odd (odd.checks, of oddities:odd)": "TypeError: 'severity' is 'grave', not a Severity",
        "plug-in dead (odd.checks, of oddities:dead)": "ended its process (exit code 4)",
    }


def test_a_file_whose_plug_in_does_not_fit_is_named_by_its_path(folder, monkeypatch):
    (folder / "inner").mkdir()
    for place in (folder / "__init__.py", folder / "inner/__init__.py"):
        place.write_text("")
    (folder / "inner/odd.py").write_text(VALID.replace("Severity.WARNING", "'grave'"))
    monkeypatch.setitem(loading.GROUPS, "odd_checks.inner", "none")
    assert loading.load("odd_checks.inner", Check) == {}
    assert [str(fault) for fault in FAULTS.drain()] == [
        "plug-in odd (odd_checks/inner/odd.py): cannot be loaded (TypeError: 'severity' is 'grave', not a Severity); "
        "it is left out: mend it, or take it away"
    ]


def test_a_module_holds_the_single_value(folder):
    (folder / "__init__.py").write_text(VALID)
    module = importlib.import_module("odd_checks")
    assert loading.only_value(module, Check) is loading.only_value(module.one, Check) is module.one
    with pytest.raises(TypeError, match=r"^odd_checks holds 0 values of Engine; one is wanted$"):
        loading.only_value(module, Engine)


def test_keyboard_interrupts_are_no_faults(folder):
    (folder / "__init__.py").write_text("")
    (folder / "stopped.py").write_text("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        dict(loading.load("odd_checks", Check))


def test_a_plug_in_is_loaded_when_it_is_looked_up(folder):
    (folder / "__init__.py").write_text("")
    (folder / "first.py").write_text(VALID)
    (folder / "second.py").write_text("raise ValueError('never looked up')")
    checks = loading.load("odd_checks", Check)
    assert isinstance(checks["first"], Check)
    assert "third" not in checks
    assert FAULTS.count == 0
    assert list(checks) == ["first"]
    assert FAULTS.count == 1


ENGINE = """
import os, time
from l10n.errors import EngineError
from l10n.model import Translation
from l10n.plugin import Engine, Pair

class Translator:
    name, ordered = "frail 1", True
    def translate(self, sources, decoding):
        for source in sources:
            if source == "die":
                os._exit(4)
            if source == "wait":
                time.sleep(60)
            if source == "refuse":
                raise EngineError("frail", "has no words for it", "ask another")
            yield Translation(source.upper())
    def close(self):
        pass

def open_pair(pair, options):
    if pair.target == "xx":
        raise EngineError("frail", "has no such language")
    return Translator()

engine = Engine(lambda options: frozenset({Pair("en", "es")}), open_pair)
"""


@pytest.fixture
def frail(tmp_path, monkeypatch):
    (tmp_path / "frail_engine.py").write_text(ENGINE)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    address = PluginAddress("l10n.plugin.contracts:Engine", "l10n.engines", "frail", "frail_engine")
    return Engine(**loading.parts(address))


def words(translator, *sources):
    return [each.target for each in translator.translate(sources, None)]


def test_an_engine_in_a_separate_process(frail):
    options = EngineOptions(seconds=0.5)
    assert frail.pairs(options) == {Pair("en", "es")}
    with pytest.raises(EngineError, match=r"^frail: has no such language$"):
        frail.open(Pair("en", "xx"), options)
    each, two = frail.open(Pair("en", "es"), options), frail.open(Pair("en", "es"), options)
    assert (each.name, each.ordered) == ("frail 1", True)
    mixed = zip(each.translate(["a", "b"], None), two.translate(["c", "d"], None), strict=True)
    assert [(a.target, b.target) for a, b in mixed] == [("A", "C"), ("B", "D")]
    with pytest.raises(EngineError, match="has no words for it; ask another"):
        words(each, "refuse")
    with pytest.raises(EngineError, match=r"frail 1: ended its process \(exit code 4\)"):
        words(each, "die")
    assert words(each, "after") == ["AFTER"]
    with pytest.raises(EngineError, match="gave no answer for"):
        words(each, "wait")
    with pytest.raises(EngineError, match="crashed or fell silent several times"):
        words(each, "after")
    assert next(iter(two.translate(["x", "y", "z"], None))).target == "X"  # the rest is not read
    assert words(two, "after") == ["AFTER"]
    each.close()
    two.close()


def test_a_process_that_is_ended_is_started_again(tmp_path, monkeypatch):
    slow = (
        VALID.replace("lambda subject: []", "None")
        + "\nimport time\none = Check(Severity.WARNING, lambda s: time.sleep(60), (), ())"
    )
    (tmp_path / "slow_check.py").write_text(slow)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    host = Host(PluginAddress("l10n.plugin.checks:Check", "l10n.checks", "slow", "slow_check"), 20)
    with pytest.raises(HostError, match=r"failed \(AttributeError"):
        host.call("nothing", seconds=5)
    subject = Subject(Unit(UnitKey("", "a")), ArticleContext(Catalog("a", "en", "es", ())))
    with pytest.raises(HostError, match=r"gave no answer for 0\.2 seconds") as caught:
        host.call("find", subject.unit, subject, seconds=0.2)
    assert caught.value.silent
    assert not host.is_alive()
    assert host.call("describe", seconds=5)["scope"] == "article"
    assert host.starts == 2
    host.stop()


def test_a_plug_in_that_was_left_out_is_not_called(tmp_path):
    call = RemoteCall(PluginAddress("l10n.plugin.checks:Check", "l10n.checks", "gone", "no_such_module"), "find")
    FAULTS.report(str(call.address), "failed")
    with pytest.raises(Exception, match="was left out"):
        call()


def test_formats_travel_to_different_processes():
    formats = loading.load("l10n.article.formats", Format)
    bound = [format_.bind(FormatOptions()) if format_.bind else format_ for format_ in formats.values()]
    assert [format_.suffixes for format_ in pickle.loads(pickle.dumps(bound))] == [each.suffixes for each in bound]


def test_a_value_of_another_type_is_named():
    with pytest.raises(
        TypeError, match=r"^<function unfit at .*> is not a Check; name such a value, or a module that holds one$"
    ):
        loading.only_value(unfit, Check)
