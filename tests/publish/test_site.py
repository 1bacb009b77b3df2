"""All files of small sites, to the byte: `golden/<site>.txt`; what one of them says of another is said there once."""

import pytest

from tests.publish import golden_site

SITES = golden_site.sites()


@pytest.mark.parametrize("name", SITES)
def test_a_site_consists_of_these_files(name):
    expected = (golden_site.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert golden_site.text(SITES[name]) == expected, f"{name}.txt differs; see `make golden`"
