"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import l10n

MODULES = [
    module.name for module in pkgutil.walk_packages(l10n.__path__, "l10n.") if module.name != "l10n.cli.__main__"
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_exist():
    result = [
        test
        for name in MODULES
        for test in doctest.DocTestFinder().find(importlib.import_module(name))
        if test.examples
    ]
    assert len(result) > 100
