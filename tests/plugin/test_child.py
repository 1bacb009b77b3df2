"""The other end of a plug-in's process, spoken to over a pipe without a process."""

import os
import signal
import sys
from multiprocessing import Pipe

import pytest

from l10n.errors import ArticleError, EngineError, SeveralErrors
from l10n.model import Catalog, Severity, Translation, Unit, UnitKey
from l10n.plugin import ArticleContext, BundleKind, Check, Engine, Format, Subject, child
from l10n.plugin.host import PluginAddress

UNIT = Unit(UnitKey("", "The port is closed."), "Cerrado")
SUBJECT = Subject(UNIT, ArticleContext(Catalog("a", "en", "es", (UNIT,))))


@pytest.fixture
def ask():
    here, present = Pipe()
    served = {}

    def answer_of(value, method, *args):
        each = served.setdefault(id(value), child._Served(value, present))
        each.answer(method, args)
        result = [here.recv()]
        while result[-1][0] == "item":
            result.append(here.recv())
        return result if len(result) > 1 else result[0]

    yield answer_of
    here.close()
    present.close()


class Translator:
    name = "toy 1"

    def translate(self, sources, decoding):
        yield from (Translation(source.upper()) for source in sources)

    def close(self):
        raise OSError("cannot close")


def test_an_engine(ask):
    def open_pair(pair, options):
        if pair == "none":
            raise EngineError("toy", "has no such pair", "ask another")
        return Translator()

    engine = Engine(lambda options: frozenset(), open_pair)
    kind, parts = ask(engine, "describe")
    assert (kind, parts["pairs"], parts["open"], parts["serves_any"], parts["name"]) == ("value", ..., ..., False, None)
    assert ask(engine, "open", "none", None) == ("refusal", ("EngineError", "toy", "has no such pair", "ask another"))
    assert ask(engine, "open", "a", None) == ("value", {"name": "toy 1", "ordered": False, "continuing": False})
    findings = ask(engine, "translate", ["a", "b"], None)
    assert [item.target for kind, item in findings if kind == "item"] == ["A", "B"]
    assert findings[-1] == ("end", None)
    assert ask(engine, "continued", [], [], None)[0] == "error"
    assert ask(engine, "close") == ("error", "failed (OSError: cannot close)")


def test_a_check_gets_its_catalog_once(ask):
    check = Check(Severity.WARNING, lambda subject: iter([(subject.unit.key, subject.catalog.slug)]), (), ())
    unit = Unit(UnitKey("", "Other."), "Otro")
    assert ask(check, "find", UNIT, SUBJECT) == ("value", [(UNIT.key, "a")])
    assert ask(check, "find", unit, None) == ("value", [(unit.key, "a")])


def test_whatever_a_plug_in_raises_is_an_answer(ask):
    def leave(edition):
        raise SystemExit(3)

    def fail(article, options):
        raise SeveralErrors([ArticleError("a.md:1", "is odd", "mend it"), ArticleError("a.md:2", "is odder")])

    assert ask(BundleKind(leave), "files", None) == ("error", "failed (SystemExit: 3)")
    assert ask(BundleKind(lambda edition: lambda: 1), "files", None)[0] == "error"  # what cannot be sent
    format_ = Format((".x",), fail, str, str)
    assert ask(format_, "parse", None, None) == ("refusal", ("ArticleError", "a.md:1", "is odd", "mend it"))


def test_loading_tells_what_is_wrong(tmp_path, monkeypatch):
    (tmp_path / "child_good.py").write_text(
        "from l10n.plugin import ArticleContext, BundleKind\nkind = BundleKind(lambda edition: {})\n"
    )
    (tmp_path / "child_bad.py").write_text("raise SystemExit('no')")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    here, present = Pipe()
    with here, present:
        for name, contract, answer in (
            ("child_good", "BundleKind", ("value", None)),
            ("child_bad", "BundleKind", ("error", "cannot be loaded (SystemExit: no)")),
            (
                "child_good",
                "Pair",
                ("error", "cannot be loaded (TypeError: child_good holds 0 values of Pair; one is wanted)"),
            ),
        ):
            here.send(PluginAddress(f"l10n.plugin.contracts:{contract}", "l10n.kinds", "x", name))
            assert (child._loaded(present) is None) is (answer[0] == "error")
            assert here.recv() == answer


def test_main_answers_until_the_second_end_is_gone(tmp_path, monkeypatch):
    (tmp_path / "child_main.py").write_text(
        "from l10n.plugin import ArticleContext, BundleKind\nkind = BundleKind(lambda edition: {})\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    handled, handles, watched = [], [], []
    monkeypatch.setattr(child.signal, "signal", lambda *arguments: handled.append(arguments))
    here, present = Pipe()
    here.send(PluginAddress("l10n.plugin.contracts:BundleKind", "l10n.kinds", "x", "child_main"))
    here.send(("files", (None,)))
    monkeypatch.setattr(sys, "argv", ["child", str(present.fileno())])
    here.send(("nothing", ()))
    monkeypatch.setattr(child, "_watch", watched.append)
    answers = []

    class Ending:
        def recv(self):
            if len(answers) == 3:
                raise EOFError
            return present.recv()

        def send(self, answer):
            answers.append(answer)

    monkeypatch.setattr(child, "Connection", lambda handle: handles.append(handle) or Ending())
    child.main()
    assert handles == [present.fileno()]
    here.close()
    present.close()
    assert handled == [(signal.SIGINT, signal.SIG_IGN)]
    assert watched == [os.getppid()]
    assert answers[:2] == [("value", None), ("value", {})]
    assert answers[2][0] == "error"


def test_a_child_ends_when_its_parent_is_gone(monkeypatch):
    parents, pauses = [7, 7, 1], []
    monkeypatch.setattr(child.os, "getppid", lambda: parents.pop(0))
    monkeypatch.setattr(child.time, "sleep", pauses.append)

    def leave(code):
        raise SystemExit(code)

    monkeypatch.setattr(child.os, "_exit", leave)
    with pytest.raises(SystemExit) as caught:
        child._watch(7)
    assert (caught.value.code, pauses) == (0, [1, 1])


def test_an_engine_that_can_do_more_states_it(ask):
    class Able(Translator):
        ordered = 1

        def continued(self, sources, beginnings, decoding):
            yield from (
                Translation(f"{beginning} {source}") for source, beginning in zip(sources, beginnings, strict=True)
            )

    engine = Engine(lambda options: (each for each in options), lambda pair, options: Able())
    assert ask(engine, "open", "a", None) == ("value", {"name": "toy 1", "ordered": True, "continuing": True})
    answers = ask(engine, "continued", ["a", "b"], ["x", "y"], None)
    assert [answer.target for kind, answer in answers if kind == "item"] == ["x a", "y b"]
    assert ask(engine, "pairs", ["x", "y"]) == ("value", ["x", "y"]), "what it yields comes as a list"
