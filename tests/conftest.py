"""What holds for every test: no network but the loopback, and the same examples whenever it counts."""

import importlib
import os
import pkgutil
import socket
import sys
from functools import cache
from pathlib import Path

import coverage
import hypothesis
import pytest

import l10n
from l10n import article
from l10n.errors import L10nError
from l10n.language import data, spelling

LOOPBACK = ("127.", "::1", "localhost")

# A landing must not hang on luck; at a developer's desk every run tries new examples.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


REPEATED = tuple(Path(__file__).with_name(folder) for folder in ("property", "gate"))
"""Tests that run the same lines thousands of times, to see what comes of them."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Counts no lines while laws and floors are tested: that doubles their time, and the tests of the rooms run them anyhow."""
    counter = coverage.Coverage.current() if any(map(item.path.is_relative_to, REPEATED)) else None
    if counter is None:
        return (yield)
    _load_formats()
    counter.stop()
    try:
        return (yield)
    finally:
        counter.start()


@cache
def _load_formats():
    """Loads what formats load late, while lines are counted: a module runs once, and whoever asked first does not matter."""
    for module in pkgutil.walk_packages(article.__path__, f"{article.__name__}."):
        importlib.import_module(module.name)


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Refuses every connection that would leave this machine."""
    connect = socket.socket.connect

    def local_only(self, address):
        host = address[0] if isinstance(address, tuple) else "localhost"  # a path is a socket of this machine
        if not str(host).startswith(LOOPBACK):
            raise OSError(f"tests have no network: {host}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Keeps the models that this machine's user installed out of the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_project():
    """Takes away what the project of a test knows of languages."""
    yield
    data.use({})


@pytest.fixture(autouse=True, scope="session")
def _no_dictionaries():
    """Drafts and checks of the tests do not hang on the dictionaries that this machine happens to have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "DICTIONARIES", ())
        yield


@pytest.fixture(autouse=True, scope="session")
def _errors_are_whole():
    """Every error that `l10n` makes in a test says where, what and what to do; that nothing can be done is said too, by an
    empty text. What plug-ins make may leave it out.
    """
    make, left_out, package = L10nError.__init__, object(), str(Path(l10n.__file__).parent)

    def whole(self, place, problem, remedy=left_out):
        maker = sys._getframe(1).f_code.co_filename
        assert remedy is not left_out or not maker.startswith(package), f"{problem}: says not what to do"
        make(self, place, problem, *(() if remedy is left_out else (remedy,)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(L10nError, "__init__", whole)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_disks():
    """Nothing here survives a power cut, so nothing waits for one; tests of kills flush in processes of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield
