"""Work that leaves the newsroom in another format, and comes back."""

import io
import json

import openpyxl
import pytest
from translate.storage import xliff2

from l10n.disk import replacement
from l10n.model import State

from .conftest import ARTICLE

COST = "It will cost $3.2 million."
MINE = "Costará 3,2 millones de dólares."


def exported(room, form, *argv):
    folder = room.root / "out"
    room("export", "--format", form, "-o", str(folder), *argv)
    (path,) = folder.iterdir()
    return path


def edit(path, source, target, *, reviewed=True):
    """What a translator does in a tool that uses translate-toolkit."""
    store = xliff2.Xliff2File.parsestring(path.read_bytes())
    (unit,) = [unit for unit in store.units if unit.source == source]
    unit.target = target
    unit.markapproved(reviewed)
    path.write_bytes(bytes(store))


def reviewed_words(room):
    """The catalogs and the memories, with their times."""
    return {name: file for name, file in room.files().items() if name.startswith(("locales/", ".l10n/memory"))}


def correct(room, source, target):
    """What a person does in a PO editor."""
    path, unit = room.path(), room.units()[source]
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.partition(f'msgid "{source}"\nmsgstr "{unit.target}"')
    assert tail
    head = head.rpartition("#, fuzzy\n")[0] + head.rpartition("#, fuzzy\n")[2] if unit.state is State.FUZZY else head
    path.write_text(f'{head}msgid "{source}"\nmsgstr "{target}"{tail}', encoding="utf-8")


@pytest.mark.parametrize("form", ["xliff2", "xliff2.2", "xliff1", "csv", "xlsx"])
def test_what_nobody_touched_changes_no_byte(newsroom, form):
    newsroom("run")
    path = exported(newsroom, form)
    before = newsroom.files()
    assert "0 units changed" in newsroom("import", str(path)).stdout
    assert newsroom.files() == before


def test_files_that_go_out_wait_for_the_disk_together(newsroom, monkeypatch):
    waiting, flush = [], replacement.flush
    monkeypatch.setattr(replacement, "flush", lambda places: waiting.append(len(places)) or flush(places))
    (newsroom.root / "l10n.toml").write_text('locales = ["de", "es", "fr"]\n')
    newsroom("extract")
    waiting.clear()
    newsroom("export", "--format", "csv", "-o", str(newsroom.root / "out"))
    assert waiting == [len(list((newsroom.root / "out").iterdir()))] == [3]


def test_reviewed_words_arrive_home(newsroom):
    newsroom("run")
    path = exported(newsroom, "xliff2")
    edit(path, COST, MINE)
    edit(path, "The old harbor wall.", "El muro viejo.", reviewed=False)
    result = json.loads(newsroom("import", "--json", str(path)).stdout)
    assert [(row["article"], row["locale"], row["changed"]) for row in result] == [("harbor", "es", 2)]
    units = newsroom.units()
    assert (units[COST].target, units[COST].state) == (MINE, State.REVIEWED)
    assert units["The old harbor wall."].state is State.FUZZY
    assert not any(note.startswith("draft: ") for note in units["The old harbor wall."].notes)


def test_a_folder_stands_for_the_files_that_came_back_in_it(newsroom, tmp_path):
    newsroom("run")
    path = exported(newsroom, "xliff2")
    edit(path, COST, MINE)
    for name in ("notes.txt", ".trash/ferry.es.xlf", "letters/empty.md"):
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_text("no translation")
    assert "1 unit changed" in newsroom("import", str(path.parent)).stdout
    assert newsroom.units()[COST].target == MINE
    refused = newsroom("import", str(path.parent / "letters"), code=2)
    assert "letters: is a folder without XLIFF, CSV or XLSX files; name the files" in refused.stderr


def test_a_conflict_keeps_both_and_lasts_until_it_is_settled(newsroom):
    newsroom("run")
    path = exported(newsroom, "xliff2")
    edit(path, COST, "Saldrá por 3,2 millones.")
    correct(newsroom, COST, MINE)
    run = newsroom("import", str(path), code=1)
    assert f"conflict: “{COST}”: the catalog keeps “{MINE}”, the file has “Saldrá por 3,2 millones.”" in run.stderr
    newsroom("run")
    unit = newsroom.units()[COST]
    assert (unit.target, unit.state) == (MINE, State.REVIEWED)
    assert "import conflict: Saldrá por 3,2 millones." in unit.notes
    correct(newsroom, COST, "Saldrá por 3,2 millones.")
    newsroom("run")
    assert not [note for note in newsroom.units()[COST].notes if "conflict" in note]


def test_an_article_that_changed_meanwhile_gets_the_words_as_fuzzy(newsroom):
    newsroom("extract")
    path = exported(newsroom, "xliff2")
    edit(path, COST, MINE)
    newsroom.write(ARTICLE.replace("cost $3.2 million", "cost about $3.2 million"))
    newsroom("import", str(path))
    unit = newsroom.units()["It will cost about $3.2 million."]
    assert (unit.target, unit.state, unit.previous) == (MINE, State.FUZZY, COST)


def test_a_table_from_a_spreadsheet_arrives_home(newsroom):
    newsroom("run")
    path = exported(newsroom, "xlsx", "harbor", "-l", "es")
    workbook = openpyxl.load_workbook(path)
    for row in workbook.active.iter_rows(min_row=2):
        if row[2].value == COST:
            row[3].value, row[4].value, row[6].value = MINE, "reviewed", "Checked with the council."
    out = io.BytesIO()
    workbook.save(out)
    path.write_bytes(out.getvalue())
    newsroom("import", str(path))
    unit = newsroom.units()[COST]
    assert (unit.target, unit.state, unit.comments) == (MINE, State.REVIEWED, ("Checked with the council.",))


def test_faulty_files_do_not_stop_the_remainder(newsroom, tmp_path):
    newsroom("run")
    path = exported(newsroom, "xliff2")
    edit(path, COST, MINE)
    text = path.read_text(encoding="utf-8")
    invalid = {
        "broken.xlf": text[:500],
        "hostile.xlf": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "elsewhere.xlf": text.replace('original="harbor"', 'original="../../../harbor"'),
        "french.xlf": text.replace('trgLang="es"', 'trgLang="fr"'),
        "german.xlf": text.replace('srcLang="en"', 'srcLang="de"'),
        "untold.xlf": text.replace(' trgLang="es"', "").replace("<target", "<!--").replace("</target>", "-->"),
        "notes.docx": "what is this",
    }
    files = [newsroom.write(content, f"../{name}") for name, content in invalid.items()]
    run = newsroom("import", *map(str, files), str(path), str(tmp_path / "missing.xlf"), code=2)
    lines = [line for line in run.stderr.splitlines() if line.startswith("error: ")]
    for name in (*invalid, "missing.xlf"):
        assert [line for line in lines if name in line], (name, lines)
    assert len(lines) == len(invalid) + 1
    assert newsroom.units()[COST].target == MINE


def test_a_memory_leaves_arrives_in_and_is_searched(newsroom, tmp_path):
    newsroom("run")
    correct(newsroom, COST, MINE)
    out = tmp_path / "out.tmx"
    assert "1 pair" in newsroom("memory", "export", "-l", "es", "-o", str(out)).stdout
    newsroom.path().unlink()
    text = out.read_text(encoding="utf-8").replace('xml:lang="es"', 'xml:lang="es-MX"')
    second = newsroom.write(text, "../agency.tmx")
    assert "1 pair, 1 in languages of this project" in newsroom("memory", "import", str(second)).stdout
    assert (newsroom.root / "locales/memory/agency.tmx").read_text(encoding="utf-8") == text
    (newsroom.root / ".l10n/memory.sqlite").unlink()
    (result,) = json.loads(newsroom("memory", "search", "It will cost $4.1 million.", "-l", "es", "--json").stdout)
    assert (result["kind"], result["path"], result["swapped"]) == ("fuzzy", "locales/memory/agency.tmx", [])
    assert "Nothing like it" in newsroom("memory", "search", "Zebras sleep.", "-l", "es").stdout
    words = newsroom("memory", "search", "COSTS", "-l", "es").stdout
    assert "It will *cost* $3.2 million." in words
    (phrase,) = json.loads(newsroom("memory", "search", "dólar", "-l", "es", "--json").stdout)
    assert [phrase["target"][span["start"] : span["end"]] for span in phrase["target_spans"]] == ["dólares"]
    exact = newsroom("memory", "search", COST, "-l", "es").stdout
    assert f"es 1.00 agency.tmx (context)\n  {COST}\n  {MINE}\n" in exact
    newsroom("run")
    assert newsroom.units()[COST].target == MINE
    before = reviewed_words(newsroom)
    newsroom("run")
    assert reviewed_words(newsroom) == before
    (newsroom.root / "locales/memory/agency.tmx").unlink()
    assert "agency" not in newsroom("memory", "search", COST, "-l", "es").stdout


def test_a_broken_memory_is_a_single_line_and_does_not_stop_the_work(newsroom):
    broken = newsroom.write("<tmx><body>", "../broken.tmx")
    run = newsroom("memory", "import", str(broken), code=2)
    assert "is not well-formed XML" in run.stderr
    assert not (newsroom.root / "locales/memory").exists()
    newsroom.write("<tmx><body>", "../locales/memory/hand.tmx")
    run = newsroom("run", code=2)
    assert run.stderr.count("error: locales/memory/hand.tmx:1:") == 1
    assert newsroom.units()[COST].target


def test_a_memory_that_breaks_off_changes_nothing(newsroom, tmp_path):
    newsroom("run")
    correct(newsroom, COST, MINE)
    out = tmp_path / "agency.tmx"
    newsroom("memory", "export", "-o", str(out))
    newsroom("memory", "import", str(out))
    before = reviewed_words(newsroom)
    whole = out.read_text(encoding="utf-8")
    unit = whole[whole.index("<tu>") : whole.index("</tu>") + len("</tu>")] + "\n"
    out.write_text(whole.replace(unit, unit.replace("million", "billion") + "<tu><tuv"), encoding="utf-8")
    assert "is not well-formed XML" in newsroom("memory", "import", str(out), code=2).stderr
    assert reviewed_words(newsroom) == before
    assert "Nothing like it" in newsroom("memory", "search", "billion", "-l", "es").stdout
    missing = tmp_path / "none" / "x.tmx"
    assert "1 pair" in newsroom("memory", "export", "-o", str(missing)).stdout


def test_the_difference_of_a_match_is_in_the_catalog(newsroom):
    """The other source as the previous one, how similar it is, and what was put in."""
    newsroom("extract")
    mayor = "Mayor Lena Brandt said she was <1>relieved</1>."
    correct(newsroom, mayor, "La alcaldesa Lena Brandt se declaró <1>aliviada</1>.")
    correct(newsroom, COST, "Costará $3.2 millones.")
    changed = ARTICLE.replace("Lena Brandt", "Olga Weiss").replace("$3.2", "$4.1").replace("# Council", "# City")
    newsroom.write(changed, "again.md")
    newsroom("run")
    text = newsroom.path("again").read_text(encoding="utf-8")
    assert (
        "#. draft: memory harbor (fuzzy), similarity 0.92\n#. number replaced: 4.1\n#: source/again.md:8\n#, fuzzy\n"
        '#| msgid "It will cost $3.2 million."\nmsgid "It will cost $4.1 million."\nmsgstr "Costará $4.1 millones."\n'
    ) in text
    unit = newsroom.units("again")[mayor.replace("Lena Brandt", "Olga Weiss")]
    assert unit.target == "La alcaldesa Olga Weiss se declaró <1>aliviada</1>."
    assert "name replaced: Olga Weiss" in unit.notes
    assert unit.previous == mayor


def test_a_memory_with_wrong_words_is_judged_as_an_engine(newsroom, tmp_path):
    """A TMX from elsewhere: a wrong number and a lost address are said and rated low, a character that acts unseen is gone."""
    pairs = {
        "The ferry carried 248 people on Friday.": "El ferri llevó a 975 personas el viernes.",
        "See https://ferry.example/tickets for more.": "Véase la taquilla para más.",
        "Nobody was hurt in the storm.": "Nadie resultó \u202eherido en la tormenta.",
    }
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="es"><seg>{target}</seg></tuv></tu>'
        for source, target in pairs.items()
    )
    out = tmp_path / "agency.tmx"
    head = 'segtype="sentence" o-tmf="x" adminlang="en" datatype="xml" creationtool="x" creationtoolversion="1"'
    out.write_text(f'<tmx version="1.4"><header srclang="en" {head}/><body>{units}</body></tmx>', encoding="utf-8")
    newsroom("memory", "import", str(out))
    newsroom.write("# Ferry\n\n" + "\n\n".join(pairs) + "\n", "ferry.md")
    newsroom("run")
    text = newsroom.path("ferry").read_text(encoding="utf-8")
    wrong = "#. draft: memory agency.tmx (context), similarity 1.00, confidence 0.3"
    assert text.count(wrong) == 2
    assert "#. the number 248 was lost\n" in text
    assert "#. https://ferry.example/tickets is not there\n" in text
    assert "#. invisible character removed: U+202E\n" in text
    assert 'msgstr "Nadie resultó herido en la tormenta."' in text


def test_imported_words_and_matches_state_what_is_wrong_with_them(newsroom):
    newsroom("run")
    path = exported(newsroom, "xliff2")
    edit(path, COST, "Costará 8,7 millones de dólares.")
    done = newsroom("import", str(path))
    assert f"taken, though the number 3.2 was lost: “{COST}”" in done.stderr
    assert newsroom.units()[COST].state is State.REVIEWED
    assert (
        "but: the number 3.2 was lost; the number 8,7 is not in the source"
        in newsroom("memory", "search", COST, "-l", "es").stdout
    )
