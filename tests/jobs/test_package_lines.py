"""Pairs as people write them, and the line that would bring drafts to a locale."""

import pytest

from l10n.errors import PackageError
from l10n.jobs.coverage import LocaleReach
from l10n.jobs.packages import _argos_steps, _command, _pair, remove
from l10n.plugin import Pair


@pytest.mark.parametrize("name", ["en-pt-BR", "en_pt-BR", "en->pt-BR", "en→pt-BR", " en -> pt-br "])
def test_a_pair_is_read_in_every_way_that_people_write_it(name):
    assert _pair(name) == Pair("en", "pt-BR")


@pytest.mark.parametrize("name", ["en", "en-", "-uk", "", "->"])
def test_what_is_not_a_pair_is_refused(name):
    with pytest.raises(PackageError) as caught:
        _pair(name)
    assert (
        str(caught.value)
        == f"{name!r}: is neither a pair nor a file; write it as in 'en-uk', or name a .argosmodel file"
    )


@pytest.mark.parametrize(
    ("drafts", "command", "named", "line"),
    [
        ("", "install it", (), "install it"),
        ("argos en→es 1", "install it", ("marian",), "install it"),
        ("argos en→es 1", "", ("marian",), '[routes] es = "argos"'),
        ("argos en→es 1", "install it", ("apertium from ca",), '[routes] es = "argos"'),
        ("", "install it", ("apertium from ca",), ""),
        ("", "", (), ""),
    ],
)
def test_a_locale_that_is_drafted_from_a_sibling_needs_no_model_from_the_source(drafts, command, named, line):
    assert _command(LocaleReach("es", "Spanish", {}, drafts, command), named) == line


@pytest.mark.parametrize(
    ("named", "pairs"),
    [
        ((), []),
        (("argos",), []),
        (("argos en->ru", "apertium ru->be"), [Pair("en", "ru")]),
        (("argos from ru",), [Pair("ru", "be")]),
        (("apertium from ru",), []),
    ],
)
def test_the_steps_by_argos_are_those_that_the_settings_name(named, pairs):
    assert _argos_steps("be", named) == pairs


def test_a_package_that_is_absent_cannot_be_removed(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    with pytest.raises(PackageError) as caught:
        remove(None, "translate-xx_yy-1")
    assert str(caught.value) == "translate-xx_yy-1: is not installed; see 'l10n packages list'"
