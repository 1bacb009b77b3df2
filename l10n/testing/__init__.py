r"""The laws of plug-ins, for the tests of who writes one; each function raises an `AssertionError` that names a broken law.

from l10n.testing import assert_format

def test_my_format():
    assert_format(FORMAT, ["Mayor resigns\n\nShe gave no reason.\n"])
"""

from __future__ import annotations

from l10n.testing.bundle_kinds import assert_bundle_kind
from l10n.testing.checks import assert_check, findings
from l10n.testing.engines import assert_engine
from l10n.testing.formats import assert_format, read_article

__all__ = ["assert_bundle_kind", "assert_check", "assert_engine", "assert_format", "findings", "read_article"]
