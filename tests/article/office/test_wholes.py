"""Documents with most that Word and LibreOffice write: what is read from them, and every byte in another language."""

import pytest

from tests.article.office.wholes_write import FILES, FOLDER, made


@pytest.mark.parametrize("name", FILES)
def test_a_whole_document_is_read_and_written_as_it_was(name):
    for file, text in made(name).items():
        with (FOLDER / file).open(encoding="utf-8", newline="") as expected:
            assert text == expected.read(), f"{file} differs; python -m tests.article.office.wholes_write"
