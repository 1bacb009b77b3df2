"""A small line chart as SVG: days across, a share up, one line for each engine."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from markupsafe import Markup, escape

from l10n.dataclass import dataclass
from l10n.interface.page_words import PAGES, SOURCE, PageWords

WIDTH, HEIGHT = 320, 130
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 10, 8, 22  # room for the figures of the axes
ENGLISH = PAGES.words(SOURCE)
COLORS = ("var(--one)", "var(--two)", "var(--three)", "var(--four)")


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day (ISO 8601), out of so many units."""

    day: str
    value: float
    units: int


@dataclass(frozen=True, slots=True)
class PlotLine:
    """The points of one engine in the order of days."""

    name: str
    points: tuple[Point, ...]


def picture(lines: Sequence[PlotLine], title: str, words: PageWords = ENGLISH) -> Markup:
    """The chart, ready to stand in a page; days at their true distance, the axis up to the next half."""
    days = sorted({point.day for line in lines for point in line.points})
    top = max((point.value for line in lines for point in line.points), default=0)
    scale = _Scale(days, max(0.5, -(-top // 0.5) * 0.5))
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">',
        *(_grid(scale, share, words) for share in (0.0, scale.top / 2, scale.top)),
        *_days(days, scale),
        *(_drawn(line, COLORS[n % len(COLORS)], scale, words) for n, line in enumerate(lines)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704  (all text of others is escaped above)


class _Scale:
    """Where days and values stand in the picture."""

    def __init__(self, days: Sequence[str], top: float) -> None:
        self._first = _number(days[0]) if days else 0
        self._span = (_number(days[-1]) - self._first) if days else 0
        self.top = top

    def x(self, day: str) -> float:
        """Across; a single day stands in the middle."""
        share = (_number(day) - self._first) / self._span if self._span else 0.5
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        """Down from the top."""
        return round(HEIGHT - _BOTTOM - value / self.top * (HEIGHT - _TOP - _BOTTOM), 1)


def _number(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _grid(scale: _Scale, share: float, words: PageWords) -> str:
    y = scale.y(share)
    return (
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y}" y2="{y}" class="grid"/>'
        f'<text x="{_LEFT - 5}" y="{y + 3.5}" text-anchor="end">{words.percent(round(share * 100))}</text>'
    )


def _days(days: Sequence[str], scale: _Scale) -> list[str]:
    ends = [(days[0], "start"), (days[-1], "end")] if len(days) > 1 else [(day, "middle") for day in days]
    return [f'<text x="{scale.x(day)}" y="{HEIGHT - 6}" text-anchor="{anchor}">{day}</text>' for day, anchor in ends]


def _drawn(line: PlotLine, color: str, scale: _Scale, words: PageWords) -> str:
    places = [(scale.x(point.day), scale.y(point.value)) for point in line.points]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="3" fill="{color}">'
        f"<title>{escape(line.name)}, {point.day}: {words.percent(round(point.value * 100))} · "
        f"{escape(words('units: {n}', n=words.figure(point.units)))}</title></circle>"
        for point, (x, y) in zip(line.points, places, strict=True)
    )
    return f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>{dots}'
