"""A newsroom whose words are written by hand: two articles that lead to each other, a picture, and their Spanish words."""

import polib

from tests.e2e.conftest import PICTURE, Newsroom

HARBOR = """\
---
title: Council votes on harbor
date: 2026-05-04
author: Ana Ruiz
---

# Council votes on harbor

The council voted for a new wall. See [the ferry story](ferry.md#why) and [that one](https://other.example/x).

Mayor Lena Brandt said she was **relieved**.

![The old wall.](img/wall.gif)
"""
FERRY = """\
# The ferry returns

The ferry sails again on Monday.

## Why

Nobody knows. Read about [the harbor](./harbor.html).
"""
SPANISH = {
    "Council votes on harbor": "El consejo vota sobre el puerto",
    "The council voted for a new wall.": "El consejo votó por un nuevo muro.",
    "The council voted for a higher wall.": "El consejo votó por un muro más alto.",
    "See <1>the ferry story</1> and <2>that one</2>.": "Vea <1>la noticia del ferri</1> y <2>aquella</2>.",
    "Ana Ruiz": "Ana Ruiz",
    "Mayor Lena Brandt said she was <1>relieved</1>.": "La alcaldesa Lena Brandt dijo que se sentía <1>aliviada</1>.",
    "The old wall.": "El viejo muro.",
    "The ferry returns": "El ferri vuelve",
    "The ferry sails again on Monday.": "El ferri vuelve a navegar el lunes.",
    "Why": "Por qué",
    "Nobody knows.": "Nadie lo sabe.",
    "Read about <1>the harbor</1>.": "Lea sobre <1>el puerto</1>.",
}
SETTINGS = """\
locales = ["es", "fa"]
[routes]
es = "none"
fa = "none"
[site]
name = "The Gazette"
url = "https://gazette.example/{locale}/{slug}/"
"""


class Gazette(Newsroom):
    """The room with the commands that its people type."""

    @property
    def site(self):
        return self.root.parent / "site"

    def settings(self, more=""):
        (self.root / "l10n.toml").write_text(SETTINGS + more, encoding="utf-8")

    def publish(self, *argv, code=0):
        return self("publish", str(self.site), *argv, code=code)

    def approve(self, slug, locale="es", words=SPANISH, note=""):
        """Writes the words of a catalog as a translator does; with a note, as the draft of an engine."""
        path = self.path(slug, locale)
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            if entry.obsolete or entry.msgid not in words or (entry.msgstr and not entry.fuzzy and not note):
                continue
            entry.msgstr, entry.previous_msgid = words[entry.msgid], None
            entry.flags = ["fuzzy"] if note else []
            if note:
                entry.comment = f"{entry.comment}\n{note}".strip()
        catalog.save()

    def page(self, slug="harbor", locale="es"):
        return (self.site / locale / slug / "index.html").read_text(encoding="utf-8")

    def files_published(self):
        return {
            p.relative_to(self.site).as_posix(): p.read_bytes() for p in sorted(self.site.rglob("*")) if p.is_file()
        }


def gazette(folder):
    """The room, extracted, with nothing approved."""
    (folder / "room" / "source").mkdir(parents=True)
    room = Gazette(folder / "room")
    room.settings()
    room.write(HARBOR)
    room.write(FERRY, "ferry.md")
    room.write(PICTURE, "img/wall.gif")
    room("extract")
    return room
