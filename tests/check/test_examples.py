"""Every check there is, asked about its own examples."""

import pytest

from l10n.check.check import all_checks
from l10n.testing import assert_check

CHECKS = all_checks()


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_keeps_its_examples(name):
    assert_check(CHECKS[name], name)
