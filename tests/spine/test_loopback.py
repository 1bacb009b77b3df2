"""Servers of pages on this machine."""

import errno

import pytest

from l10n import loopback


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.zip", "application/zip"),
        ("a", "application/octet-stream"),
    ],
)
def test_text_says_its_charset(name, kind):
    assert loopback.content_type(name) == kind


def test_only_this_page_and_visits_of_people_are_at_home():
    sites = (None, "none", "same-origin", "same-site", "cross-site", "")
    assert [loopback.is_foreign(site) for site in sites] == [False, False, False, True, True, True]
    visits = (("navigate", "document"), ("navigate", "iframe"), ("cors", "document"), ("", ""))
    assert [loopback.is_visit(*visit) for visit in visits] == [True, False, False, False]


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (OSError(errno.EADDRINUSE, "Address already in use"), "is in use"),
        (OSError(errno.EACCES, "Permission denied"), "cannot be used: Permission denied"),
    ],
)
def test_a_port_that_cannot_be_had_is_a_single_line(error, problem):
    assert str(loopback.port_error("port 80", error, "name another")) == f"port 80: {problem}; name another"
