"""What few programs write into a catalog stays through every way that we write it."""

import csv

from l10n.cli.screen import Screen
from l10n.review import session
from l10n.review.unit import UnitEdit, identity, version

from .conftest import ARTICLE

RARE = """
# of Ana
#, fuzzy, no-c-format, flag-of-tomorrow
#~| msgctxt "old context"
#~| msgid "Nobody died yesterday."
#~ msgctxt "quote"
#~ msgid "Nobody died."
#~ msgstr "Nadie murió."

#~| msgid "cat"
#~| msgid_plural "many cats"
#~ msgid "one cat"
#~ msgid_plural "%d cats"
#~ msgstr[0] "un gato"
#~ msgstr[1] "%d gatos"

# a comment on nothing

#~ msgid ""
#~ "line by "
#~ "line"
#~ msgstr ""
#~ "línea a "
#~ "línea"

# the last comment
"""
LINES = {line for line in RARE.splitlines() if line}


def test_rare_syntax_stays_through_every_way_that_writes(newsroom):
    newsroom("run")
    path, source = newsroom.path(), "It will cost $3.2 million."
    text = path.read_text(encoding="utf-8").replace("#, fuzzy\n", "#= no-wrap, ignore-same\n#@ of a tool\n")
    path.write_text(text + RARE, encoding="utf-8")

    def missing():
        return LINES - {*path.read_text(encoding="utf-8").splitlines()}

    newsroom.write(ARTICLE.replace("nine years", "ten years"))
    newsroom("run")
    assert missing() == set()
    newsroom("export", "--format", "csv", "-o", str(newsroom.root / "kit"))
    table = newsroom.root / "kit/harbor.es.csv"
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows[1:]:
        row[rows[0].index("target")] += " más"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    newsroom("import", str(table), code=None)
    assert newsroom.units()[source].target.endswith(" más")
    assert missing() == set()
    review, sheet = session.ReviewSession(newsroom.root, Screen(quiet=True)), session.Sheet("harbor", "es")
    shown = next(unit for unit in review.catalog(sheet).units if unit.key.source == source)
    review.save(
        sheet, identity(shown.key), version(shown), UnitEdit("Costará 3,2 millones.", "@ of a tool", reviewed=True)
    )
    saved = newsroom.units()[source]
    assert (saved.target, saved.flags, saved.comments) == (
        "Costará 3,2 millones.", ("no-wrap", "ignore-same"), ("@ of a tool",)
    )  # fmt: skip
    (newsroom.root / "source/harbor.md").rename(newsroom.root / "source/wall.md")
    newsroom("run", code=None)
    path = newsroom.path("wall")
    assert missing() == set()
