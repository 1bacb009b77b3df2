"""A plug-in of pytest for `tests.mutants`: what each test costs, and what it reaches where it comes first.

A cache that an earlier file filled would hide which functions a later one depends on, so each file of tests begins with
none. Hypothesis does not look for the smallest example that fails: one is enough.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import time
from pathlib import Path

import hypothesis
import pytest

COSTS = "L10N_TEST_COSTS"  # names the file that gets the processor seconds of each test
LIMIT = "L10N_TEST_SECONDS"  # says how many processor seconds there are for all of them
MEMORY = 16 << 30
CHOSEN = "L10N_TESTS_CHOSEN"  # names the file with the tests to run


def pytest_sessionstart() -> None:
    """The same examples whenever they are tried, and none made smaller."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", derandomize=True, deadline=None, database=None, phases=phases)
    hypothesis.settings.load_profile("mutants")


class Costs:
    """The processor seconds of each test that passes, its set-up and the processes that it started and saw end included."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.file = ""
        self.began = 0.0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        file = item.nodeid.partition("::")[0]
        if file != self.file:
            self.file = file
            _forget()
        self.began = _spent()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        if call.when == "teardown":
            item.user_properties.append(("seconds", _spent() - self.began))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)
        if report.when == "teardown" and report.nodeid not in self.failed:
            self.seconds[report.nodeid] = round(float(dict(report.user_properties).get("seconds", 0)), 4)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not hasattr(session.config, "workerinput"):
            self.place.write_text(json.dumps(self.seconds), encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the chosen tests."""
    if place := os.environ.get(CHOSEN):
        chosen = set(Path(place).read_text(encoding="utf-8").split("\0"))
        items[:] = [item for item in items if item.nodeid in chosen]


def pytest_configure(config: pytest.Config) -> None:
    """Costs are written where somebody wants them; what never ends is ended."""
    if seconds := int(os.environ.get(LIMIT, "0")):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if place := os.environ.get(COSTS):
        config.pluginmanager.register(Costs(Path(place)))


def _forget() -> None:
    """Empties the caches of all functions of the package."""
    for value in gc.get_objects():
        if isinstance(value, functools._lru_cache_wrapper) and str(value.__module__).startswith("l10n"):
            value.cache_clear()


def _spent() -> float:
    return time.process_time() + sum(os.times()[2:4])
