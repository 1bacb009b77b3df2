"""No words of a person leave a file, whatever entries it holds: they are a target, a note, or the file was refused."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.carried import release_carried
from l10n.catalog.catalog import accept, update
from l10n.catalog.po import po
from l10n.errors import SeveralErrors
from l10n.exchange.kit import Item, Kit
from l10n.exchange.merge import merge
from l10n.model import Catalog, Draft, Origin, State, Unit, UnitKey

HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
SOURCES = (
    "The pier is shut.",
    "The pier is shut until Friday.",
    "Rain fell on the old harbour wall.",
    "Rain fell on the harbour wall all day.",
    "Rain fell on the old harbour wall. The pier is shut.",
    "Nobody was hurt.",
)


@dataclass(frozen=True)
class Form:
    """How an entry is written: a prefix for its lines, a context line, a plural, what stands above it."""

    obsolete: bool
    context: str
    plural: bool
    above: str

    def write(self, source: str, target: str) -> str:
        lines = [f'msgctxt "{self.context}"'] if self.context != "none" else []
        lines.append(f'msgid "{source}"')
        if self.plural:
            lines += [f'msgid_plural "{source}s"', f'msgstr[0] "{target}"', f'msgstr[1] "{target} (dos)"']
        else:
            lines.append(f'msgstr "{target}"')
        mark = "#~ " if self.obsolete else ""
        above = self.above.replace("#|", "#~|") if self.obsolete else self.above
        return above + "".join(f"{mark}{line}\n" for line in lines)


ABOVE = (
    "",
    "#, fuzzy\n",
    '#, fuzzy\n#| msgid "Old words."\n',
    '#| msgctxt "heading"\n#| msgid "Old."\n',
    "# por Ana\n",
)
FORMS = st.builds(Form, st.booleans(), st.sampled_from(("none", "", "headline")), st.booleans(), st.sampled_from(ABOVE))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A file, and the words that a person wrote into it."""
    made = draw(st.lists(st.tuples(FORMS, st.sampled_from(SOURCES)), max_size=7))
    words = [f"Palabras número {n}." for n in range(len(made))]
    entries = [form.write(source, reported) for (form, source), reported in zip(made, words, strict=True)]
    return HEAD + "".join("\n" + entry for entry in entries), words


def article(sources: list[str]) -> Catalog:
    return Catalog("pier", "en", "", tuple(Unit(UnitKey("", source)) for source in dict.fromkeys(sources)))


def drafted(catalog: Catalog) -> Catalog:
    drafts = [Draft(unit.key, "Máquina.", Origin("engine", "argos en→es 0.1")) for unit in catalog.units]
    keys = {unit.key for unit in catalog.units}
    return accept(release_carried(catalog, keys), drafts)


def imported(catalog: Catalog, state: State) -> Catalog:
    items = tuple(Item(Unit(UnitKey("", source), "Importado.", state), f"t{n}") for n, source in enumerate(SOURCES))
    return merge(catalog, Kit("pier", "en", "es", items)).catalog


ARTICLES = st.lists(st.lists(st.sampled_from(SOURCES), max_size=5), min_size=1, max_size=3)


@given(files(), ARTICLES, st.sampled_from((State.FUZZY, State.REVIEWED)))
def test_every_word_that_a_person_wrote_is_in_the_file(
    file: tuple[str, list[str]], articles: list[list[str]], state: State
) -> None:
    text, words = file
    for sources in articles:
        try:
            existing = po.parse(text, "pier")
        except SeveralErrors:  # refused, untouched
            return
        made = imported(drafted(update(existing, article(sources))), state)
        text = po.dump(made, text)
        assert [word for word in words if word not in text] == []
