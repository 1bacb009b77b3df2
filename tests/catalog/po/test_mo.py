import gettext
import io
from pathlib import Path

from l10n.catalog.po import mo
from l10n.model import State
from tests.catalog.tools import catalog, needs_gettext, run, unit

SAMPLE = catalog(
    unit("The pier is shut.", "El muelle está cerrado."),
    unit("Storm", "La tormenta", context="headline"),
    unit("Storm", "Tormenta"),
    unit("Guess.", "Conjetura.", State.FUZZY),
    unit("Gone.", "Ido.", State.OBSOLETE),
    unit("New."),
)


def test_python_reads_the_reviewed_units() -> None:
    words = gettext.GNUTranslations(io.BytesIO(mo.compile(SAMPLE)))
    assert words.gettext("The pier is shut.") == "El muelle está cerrado."
    assert words.pgettext("headline", "Storm") == "La tormenta"
    assert words.gettext("Storm") == "Tormenta"
    assert [words.gettext(text) for text in ("Guess.", "Gone.", "New.")] == ["Guess.", "Gone.", "New."]
    assert words.info()["language"] == "es"


def test_a_preview_can_hold_fuzzy_units() -> None:
    states = frozenset({State.REVIEWED, State.FUZZY})
    words = gettext.GNUTranslations(io.BytesIO(mo.compile(SAMPLE, states)))
    assert words.gettext("Guess.") == "Conjetura."


@needs_gettext
def test_msgunfmt_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "harbour.mo"
    path.write_bytes(mo.compile(SAMPLE))
    done = run("msgunfmt", path)
    assert done.stderr == b""
    assert 'msgctxt "headline"\nmsgid "Storm"\nmsgstr "La tormenta"' in done.stdout.decode()


def test_an_empty_catalog_is_a_header() -> None:
    words = gettext.GNUTranslations(io.BytesIO(mo.compile(catalog())))
    assert words.info()["content-type"] == "text/plain; charset=UTF-8"
