"""What an edition says about itself."""

from __future__ import annotations

from l10n.bundle.flow import Writer
from l10n.bundle.outline import outline
from l10n.bundle.summary import Summary, moment, summary
from l10n.model import Role
from tests.bundle.editions import edition, reviewed, written


def summary_of(*lines: tuple[Role, str], **meta: str) -> Summary:
    made = edition(written(lines, meta), "es", reviewed({"Boats are back.": "Los barcos han vuelto."}))
    return summary(made, outline(made.localized.document), Writer(made))


def test_the_headline_is_on_the_page_else_in_the_metadata_else_the_slug() -> None:
    assert summary_of((Role.HEADLINE, "Harbour"), title="Other").headline == "Harbour"
    assert summary_of((Role.BODY, "It rained."), title="A  title").headline == "A title"
    assert summary_of((Role.BODY, "It rained.")).headline == "harbour"


def test_the_standfirst_describes_what_has_no_description() -> None:
    assert summary_of((Role.STANDFIRST, "Boats are back.")).description == "Los barcos han vuelto."
    assert summary_of((Role.STANDFIRST, "Boats are back."), description="Short.").description == "Short."


def test_dates_are_moments_and_wrong_items_are_left_out() -> None:
    assert summary_of((Role.BODY, "x"), date="next week").date == ""
    assert summary_of((Role.BODY, "x"), date="2024-03-11").date == "2024-03-11"
    assert moment("2024-03-11T08:30:00") == "2024-03-11T08:30:00+00:00"
    assert moment("") == ""
