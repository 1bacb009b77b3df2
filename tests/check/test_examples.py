"""Every check there is, asked about its own examples."""

import pytest

from l10n.check.check import all_checks
from l10n.testing import assert_check
from tests.language.dictionaries import installed

CHECKS = all_checks()
WORDS = {"es": ["el", "puente", "está", "cerrado"], "en": ["the", "bridge", "is", "closed"]}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_keeps_its_examples(name, tmp_path):
    with installed(tmp_path, WORDS if name == "spelling" else {}):
        assert_check(CHECKS[name], name)
