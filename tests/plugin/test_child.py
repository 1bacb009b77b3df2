"""The other end of a plug-in's process, spoken to over a pipe without a process."""

import sys
from multiprocessing import Pipe

import pytest

from l10n.errors import ArticleError, EngineError, SeveralErrors
from l10n.model import Catalog, Severity, Translation, Unit, UnitKey
from l10n.plugin import ArticleContext, BundleKind, Check, Engine, Format, Subject, child
from l10n.plugin.host import PluginAddress
from l10n.plugin.results import amiss, unfit

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
        for name, answer in (
            ("child_good", ("value", None)),
            ("child_bad", ("error", "cannot be loaded (SystemExit: no)")),
        ):
            here.send(PluginAddress("l10n.plugin.contracts:BundleKind", "l10n.kinds", "x", name))
            assert (child._loaded(present) is None) is (answer[0] == "error")
            assert here.recv() == answer


def test_main_answers_until_the_other_end_is_gone(tmp_path, monkeypatch):
    (tmp_path / "child_main.py").write_text(
        "from l10n.plugin import ArticleContext, BundleKind\nkind = BundleKind(lambda edition: {})\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setattr(child.signal, "signal", lambda *_: None)
    here, present = Pipe()
    here.send(PluginAddress("l10n.plugin.contracts:BundleKind", "l10n.kinds", "x", "child_main"))
    here.send(("files", (None,)))
    monkeypatch.setattr(child, "Connection", lambda handle: present)
    monkeypatch.setattr(sys, "argv", ["child", str(present.fileno())])
    here.send(("nothing", ()))
    monkeypatch.setattr(child, "_watch", lambda parent: None)
    answers = []

    class Ending:
        def recv(self):
            if len(answers) == 3:
                raise EOFError
            return present.recv()

        def send(self, answer):
            answers.append(answer)

    monkeypatch.setattr(child, "Connection", lambda handle: Ending())
    child.main()
    here.close()
    present.close()
    assert answers[:2] == [("value", None), ("value", {})]
    assert answers[2][0] == "error"


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("render", 5),
        ("pairs", ["a"]),
        ("find", [1]),
        ("files", {"a": b""}),
        ("files", None),
        ("name", None),
        ("parse", "x"),
    ],
)
def test_what_contracts_do_not_allow(name, result):
    assert "is not what its contract says" in amiss(name, result)


def test_parts_that_do_not_fit():
    assert unfit(BundleKind(5)) == "'files' cannot be called"
    assert "suffixes" in unfit(Format(("md",), str, str, str))
    assert unfit(Check("grave", list, (), ()))
    assert unfit(Check(Severity.ERROR, list, (), ())) == ""
