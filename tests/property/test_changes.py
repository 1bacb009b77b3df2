"""A day of edits to a real article on the disk of memory: no word that a person reviewed is ever lost."""

import random
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import pytest

from l10n.article import article, segment
from l10n.catalog import catalog as catalogs
from l10n.catalog.keeping import confirm_reviewed
from l10n.catalog.po import po
from l10n.model import Catalog, Draft, Origin, State, UnitKey
from l10n.plugin import Format, FormatOptions, load
from tests.corpus import HUMAN

SOURCE = Path(__file__).resolve().parents[2] / "source"
FORMATS = load("l10n.article.formats", Format)
WORDS = (
    "harbor", "river", "council", "eleven", "vote", "never", "Friday", "(late)", "“quoted”", "Brandt", "1,200", "schools",
)  # fmt: skip


@dataclass
class Editor:
    """An article that an editor works on, and the catalogs of its translators as files."""

    paragraphs: list[str]
    chance: random.Random
    format: str = "text"
    slug: str = "story"
    files: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    reviewed: dict[str, dict[UnitKey, str]] = field(default_factory=dict)

    def template(self) -> Catalog:
        suffix = {"text": ".txt", "markdown": ".md"}[self.format]
        text = "\n\n".join(self.paragraphs) + "\n"
        path = PurePosixPath(f"source/{self.slug}{suffix}")
        document = article.parse(
            article.decode(text.encode(), self.slug, path, self.format, article.ReadingOptions("en")),
            FormatOptions(),
            FORMATS,
        )
        return replace(catalogs.template(document, self.cut), source="en")

    @staticmethod
    def cut(block):
        if not segment.needs_cutting(block.role):
            return segment.paragraph(block.text)
        return segment.segment(block.text, "en")

    def load(self, locale: str) -> Catalog:
        if locale not in self.files:
            return Catalog(self.slug, "en", locale, ())
        return po.parse(self.files[locale], self.slug, source="en", target=locale)

    def save(self, made: Catalog) -> None:
        self.files[made.target] = po.dump(made, self.files.get(made.target, ""))

    def extract(self, retain: bool = False) -> None:
        template = self.template()
        for locale in list(self.reviewed):
            before = self.load(locale)
            made = catalogs.update(before, replace(template, target=locale))
            if retain:
                made = confirm_reviewed(made, {unit.key for unit in template.units})
            self.save(made)
            self.check(locale, before, template)

    def check(self, locale: str, before: Catalog, template: Catalog) -> None:
        """The law: every reviewed target is there, and one whose source stands is reviewed with the same words."""
        after = {unit.key: unit for unit in self.load(locale).units}
        words = "\n".join(unit.target for unit in after.values())
        for key, target in self.reviewed[locale].items():
            assert target in words, (locale, key)
        was = {unit.key: unit for unit in before.units}
        for unit in template.units:
            existing = was.get(unit.key)
            if existing is None or not existing.target or "fuzzy" in existing.flags:
                continue
            if existing.state in {State.REVIEWED, State.OBSOLETE}:
                assert (after[unit.key].target, after[unit.key].state) == (existing.target, State.REVIEWED)
        assert [key for key, unit in after.items() if unit.state is not State.OBSOLETE] == [
            u.key for u in template.units
        ]

    def translate(self) -> None:
        for locale in self.reviewed:
            made = self.load(locale)
            drafts = [Draft(unit.key, f"máquina {n}", Origin("engine", "x")) for n, unit in enumerate(made.units)]
            self.save(catalogs.accept(made, drafts))

    def review(self, share: float) -> None:
        """A person takes fuzzy flags off; new words for what was fuzzy replace what had been reviewed for it."""
        for locale, existing in self.reviewed.items():
            made = self.load(locale)
            units = []
            for unit in made.units:
                reviewed = unit
                if unit.state is State.FUZZY and self.chance.random() < share:
                    native = f"{unit.target} ✓{self.chance.randrange(10**6)}"
                    for key in [key for key, target in existing.items() if target in unit.target]:
                        if not any(u.target == existing[key] and u.key != unit.key for u in made.units):
                            del existing[key]  # the person's own later word stands for it
                    existing[unit.key] = native
                    reviewed = replace(unit, target=native, state=State.REVIEWED, previous="")
                units.append(reviewed)
            self.save(replace(made, units=tuple(units)))

    # --- the editor

    def edit(self) -> None:
        getattr(self, "do_" + self.chance.choice(EDITS))()

    def _at(self) -> int:
        return self.chance.randrange(len(self.paragraphs))

    def do_insert(self) -> None:
        self.paragraphs.insert(self._at(), " ".join(self.chance.choices(WORDS, k=9)).capitalize() + ".")

    def do_delete(self) -> None:
        if len(self.paragraphs) > 4:
            self.gone.append(self.paragraphs.pop(self._at()))

    def do_return(self) -> None:
        if self.gone:
            self.paragraphs.insert(self._at(), self.gone.pop())

    def do_move(self) -> None:
        self.paragraphs.insert(self._at(), self.paragraphs.pop(self._at()))

    def do_word(self) -> None:
        at = self._at()
        words = self.paragraphs[at].split(" ")
        words[self.chance.randrange(len(words))] = self.chance.choice(WORDS)
        self.gone.append(self.paragraphs[at])
        self.paragraphs[at] = " ".join(words)

    def do_typo(self) -> None:
        at = self._at()
        self.paragraphs[at] = self.paragraphs[at].replace('"', "”").replace("'", "’").replace("  ", " ")

    def do_merge(self) -> None:
        if len(self.paragraphs) > 4:
            at = self.chance.randrange(len(self.paragraphs) - 1)
            first, second = self.paragraphs[at], self.paragraphs.pop(at + 1)
            self.gone += [first, second]
            glue = self.chance.choice([" ", ", and "])
            self.paragraphs[at] = first.rstrip(".") + glue + second if glue != " " else f"{first} {second}"

    def do_split(self) -> None:
        at = self._at()
        words = self.paragraphs[at].split(" ")
        if len(words) > 8:
            half = len(words) // 2
            self.paragraphs[at : at + 1] = [" ".join(words[:half]) + ".", " ".join(words[half:]).capitalize()]

    def do_format(self) -> None:
        self.format = "markdown" if self.format == "text" else "text"

    def do_rename(self) -> None:
        self.slug += "x"  # the catalogs move along; nothing in them depends on the name


EDITS = ("insert", "delete", "return", "move", "word", "typo", "merge", "split", "format", "rename")


def day(paragraphs: list[str], seed: int, steps: int) -> Editor:
    context = Editor(list(dict.fromkeys(paragraphs)), random.Random(seed))
    context.reviewed = {"es": {}, "ja": {}}
    context.extract()
    context.translate()
    context.review(1.0)
    for step in range(steps):
        for _ in range(context.chance.randint(1, 4)):
            context.edit()
        if step == steps // 2:
            context.reviewed["uk"] = {}  # a locale is added in the middle of the day
        context.extract(retain=step % 5 == 4)
        if context.chance.random() < 0.4:
            context.translate()
            context.review(0.5)
    return context


@pytest.mark.parametrize("seed", range(6))
def test_no_reviewed_word_is_lost_in_a_day_of_edits_to_our_articles(seed):
    text = (SOURCE / "bridge-closure.txt").read_text(encoding="utf-8")
    context = day([part for part in text.strip().split("\n\n") if part.strip()], seed, steps=12)
    assert sum(map(len, context.reviewed.values())) > 20


@pytest.mark.parametrize("seed", range(4))
def test_no_reviewed_word_is_lost_in_a_day_of_edits_to_news(seed):
    name = sorted(HUMAN.iterdir())[seed * 2]
    lines = (name / "en.txt").read_text(encoding="utf-8").splitlines()
    context = day([" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3)], seed, steps=15)
    assert all(context.reviewed.values())
