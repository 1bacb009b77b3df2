"""Another program saves the catalog that we write, all the time: nothing that it saved is ever lost.

`L10N_SAVES=500` runs the long form.
"""

import os
import subprocess
import sys

import pytest

from l10n.cli.screen import Screen
from l10n.review import session
from l10n.review.unit import UnitEdit, identity, version

from .conftest import ARTICLE

SAVES = int(os.environ.get("L10N_SAVES", "60"))
FURTHER = "It will cost $3.2 million."

# A translator whose editor reads the file, changes one unit and writes it back, and looks whether the words stay.
WRITER = """
import os, random, sys, time
from pathlib import Path
from l10n.catalog.po import po

path, way, saves = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
luck, lost, last = random.Random(way), 0, None

def now():
    text = path.read_text(encoding="utf-8")
    unit = next(u for u in po.parse(text, "harbor", str(path)).units if u.key.source == "It will cost $3.2 million.")
    return text, unit.target

def save(text):
    if way == "rename":
        fresh = path.with_name(".editor")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
        return
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(luck.uniform(0, 0.003))
        file.write(text[len(text) // 2 :])

for n in range(saves):
    text, target = now()
    if last is not None and target != last:  # it may stand aside for a moment, until what was taken away is looked at
        time.sleep(0.05)
        text, target = now()
    lost += last is not None and target != last
    head, middle, tail = text.partition('msgid "It will cost $3.2 million."\\n')
    words, rest = tail.partition("\\n")[::2]
    last = f"Guardado {n} veces"
    entry = head.rpartition("\\n\\n")
    flags = entry[2].replace("#, fuzzy\\n", "")
    save(f'{entry[0]}{entry[1]}{flags}{middle}msgstr "{last}"\\n{rest}')
    time.sleep(luck.uniform(0, 0.01))
time.sleep(0.2)
lost += now()[1] != last
print(lost)
"""


def work(newsroom, turn):
    """One round of what we do, changed enough to write every time."""
    newsroom.write(ARTICLE.replace("nine years", f"{turn + 2} years"))
    newsroom("extract")
    newsroom("translate")
    review = session.ReviewSession(newsroom.root, Screen(quiet=True))
    sheet = session.Sheet("harbor", "es")
    units = [unit for unit in review.catalog(sheet).units if unit.target and unit.key.source != FURTHER]
    for unit in units[:2]:
        review.save(sheet, identity(unit.key), version(unit), UnitEdit(f"Palabras {turn}", "", reviewed=True))


@pytest.mark.parametrize("way", ["rename", "in place"])
def test_what_another_program_saves_is_never_lost(newsroom, way):
    newsroom("run")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(newsroom.path()), way, str(SAVES)], stdout=subprocess.PIPE, text=True
    )
    turns = 0
    while writer.poll() is None:
        work(newsroom, turns)
        turns += 1
    out, _ = writer.communicate()
    assert out.strip() == "0", f"lost in {turns} rounds"
    assert turns > 2
    assert not list(newsroom.root.rglob("*.tmp"))
