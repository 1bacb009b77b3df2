"""Plug-ins that do not work: the first fault of each is said once, and counted until a new run."""

import pytest

from l10n.errors import EngineError, L10nError
from l10n.plugin.faults import PluginFaults, describe_error
from l10n.plugin.host import HostError


def test_the_first_fault_of_each_plug_in_is_taken_once():
    faults = PluginFaults()
    assert str(faults.report("plug-in a", "failed")) == "plug-in a: failed; it is left out: mend it, or take it away"
    assert str(faults.report("plug-in a", "failed again")).startswith("plug-in a: failed again;")
    faults.report("plug-in b", "gave nothing")
    assert [fault.problem for fault in faults.drain()] == ["failed", "gave nothing"]
    assert faults.drain() == ()
    faults.report("plug-in a", "failed")
    assert faults.drain() == ()
    assert [faults.is_broken(f"plug-in {name}") for name in "abc"] == [True, True, False]
    assert faults.count == 2


def test_a_new_run_yields_every_plug_in_another_chance():
    faults = PluginFaults()
    faults.report("plug-in a", "failed")
    faults.forget()
    assert (faults.count, faults.drain(), faults.is_broken("plug-in a")) == (0, (), False)
    faults.report("plug-in a", "failed")
    assert len(faults.drain()) == 1


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("two\nlines"), "ValueError: two lines"),
        (ValueError(), "ValueError"),
        (SystemExit(3), "SystemExit: 3"),
        (L10nError("a.md:1", "is odd", "mend it"), "a.md:1: is odd; mend it"),
        (EngineError("toy", "is odd"), "toy: is odd"),
        (HostError("gave no\nanswer"), "gave no answer"),
    ],
)
def test_an_error_is_a_line_with_its_kind_unless_it_is_an_error_of_ours(error, text):
    assert describe_error(error) == text
