"""The termbase at work: in notes, in drafts, in candidates, in what contradicts it, in and out of other tools' files."""

import json

from l10n.model import State
from l10n.terms import termbase

from .conftest import ARTICLE

HEAD = "term,locale,translation,status,note\n"


def write(newsroom, rows, head=HEAD):
    path = newsroom.root / "locales/termbase.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(head + rows, encoding="utf-8")
    return path


def notes(newsroom, source, slug="harbor"):
    return [note for note in newsroom.units(slug)[source].notes if note.startswith("term: ")]


def test_notes_name_the_terms_of_a_sentence_and_follow_the_termbase(newsroom):
    source = "The council of Port Ansel voted 7 to 4 for a new harbor wall."
    write(newsroom, "harbor wall,es,muro del puerto,,\nPort Ansel,,,do-not-translate,\nharbor wall,uk,мур,,\n")
    newsroom("extract")
    assert notes(newsroom, source) == ["term: Port Ansel → do not translate", "term: harbor wall → muro del puerto"]
    before = newsroom.files(caches=False)
    newsroom("extract")
    assert newsroom.files(caches=False) == before
    newsroom("translate")
    newsroom.review()
    write(newsroom, "harbor wall,es,malecón,,\n")
    newsroom("extract")
    assert notes(newsroom, source) == ["term: harbor wall → malecón"]
    assert newsroom.units()[source].state is State.REVIEWED


def test_a_broken_row_is_reported_and_the_further_items_work(newsroom):
    write(newsroom, "harbor wall,es,muro del puerto,great,\nmayor,es,alcaldesa,,\n")
    run = newsroom("extract", code=2)
    assert "locales/termbase.csv:2: has the status 'great'" in run.stderr
    assert notes(newsroom, "Mayor Lena Brandt said she was <1>relieved</1>.") == ["term: mayor → alcaldesa"]


def test_terms_reach_the_drafts_of_the_starter_model(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n', encoding="utf-8")
    newsroom.write(
        "# The harbor\n\nThe harbor is closed.\n\nThe Harbor Watch met on Monday.\n\nThe storm damaged the harbor.\n",
        "storm.md",
    )
    write(newsroom, "harbor,es,rada,,\nHarbor Watch,,,do-not-translate,\nstorm,es,temporal,,\n")
    newsroom("run", "storm", code=None)
    units = newsroom.units("storm")
    assert "rada" in units["The harbor is closed."].target
    assert "Harbor Watch" in units["The Harbor Watch met on Monday."].target
    assert "temporal" in units["The storm damaged the harbor."].target.casefold()


def test_candidates_become_a_termbase(newsroom):
    newsroom.write(ARTICLE + "\nThe old harbor wall leaks, said Lena Brandt.\n")
    run = json.loads(newsroom("terms", "find", "--json").stdout)
    assert {"Port Ansel", "Lena Brandt", "harbor wall"} <= {each["source"] for each in run}
    assert "Port Ansel" in newsroom("terms", "find").stdout
    table = newsroom.root / "found.csv"
    newsroom("terms", "find", "-l", "es", "-o", str(table))
    text = table.read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    table.write_text(text.replace("Lena Brandt,es,,,", "Lena Brandt,es,Lena Brandt,,"), encoding="utf-8")
    assert "1 row added" in newsroom("terms", "import", str(table)).stdout
    assert [term.source for term in termbase.read((newsroom.root / "locales/termbase.csv").read_bytes(), "").terms] == [
        "Lena Brandt"
    ]
    assert "Lena Brandt" not in {load["source"] for load in json.loads(newsroom("terms", "find", "--json").stdout)}
    newsroom.write("# Rain\n\nIt rains.\n")
    assert "No new term candidates" in newsroom("terms", "find").stdout


def test_contradictions_and_different_words_are_reported_with_their_places(newsroom):
    newsroom("run")
    newsroom.review()
    assert "0 problems with 0 rows" in newsroom("terms", "check").stdout
    voted = newsroom.units()["The council of Port Ansel voted 7 to 4 for a new harbor wall."].target.split()[1]
    mayor = newsroom.units()["Mayor Lena Brandt said she was <1>relieved</1>."].target.strip("[").split()[0]
    rows = f"harbor wall,es,muro del puerto,,\nharbor wall,es,muro del puerto|dique,forbidden,\nvoted,es,{voted},,\n"
    write(newsroom, f"{rows}Port Ansel,,,do-not-translate,\nmayor,es,alcaldesa,,\nmayor,es,{mayor},forbidden,\n")
    data = json.loads(newsroom("terms", "check", "--json", code=1).stdout)
    assert data[0] == {
        "place": "locales/termbase.csv:3", "locale": "",
        "message": "“harbor wall”: “muro del puerto” is forbidden and preferred (line 2)",
    }  # fmt: skip
    lines = newsroom.path().read_text(encoding="utf-8").splitlines()
    for error in data[1:]:
        path, _, line = error["place"].rpartition(":")
        assert (path, error["locale"]) == ("locales/es/LC_MESSAGES/harbor.po", "es")
        assert lines[int(line) - 1].startswith("#")
    messages = [error["message"] for error in data]
    assert "harbor wall is “muro del puerto” in the termbase" in messages
    assert "Port Ansel must stay as it is" in messages
    assert f"“{mayor}” is forbidden for mayor" in messages
    errors = json.loads(newsroom("check", "--format", "json", code=None).stdout)
    assert sorted(messages[1:]) == sorted(
        error["message"] for error in errors if error["check"] in ("terms", "forbidden")
    )
    assert not any(message.startswith("voted") for message in messages)
    assert "problems with 6 rows" in newsroom("terms", "check", code=1).stdout


def test_termbases_of_different_tools_go_in_and_out(newsroom):
    path = write(newsroom, "harbor wall;es;muro del puerto", head="\ufeffterm;locale;translation\r\n")
    retained = path.read_bytes()
    tbx, csv = newsroom.root / "house.tbx", newsroom.root / "house.csv"
    newsroom("terms", "export", "-o", str(tbx))
    newsroom("terms", "export", "-o", str(csv))
    assert csv.read_text(encoding="utf-8") == HEAD + "harbor wall,es,muro del puerto,preferred,\n"
    assert "0 rows added, 1 known, 0 left out" in newsroom("terms", "import", str(tbx)).stdout
    assert path.read_bytes() == retained
    csv.write_text(HEAD + "harbor wall,es,dique,,\nmayor,es,alcaldesa,,\n", encoding="utf-8")
    run = newsroom("terms", "import", str(csv), code=1)
    assert "left out: “harbor wall” has another preferred translation" in run.stderr
    assert path.read_bytes() == retained + b"\r\nmayor;es;alcaldesa\r\n"
    assert json.loads(newsroom("terms", "import", str(tbx), "--json").stdout)["known"] == 1
    write(newsroom, "mayor,es,alcaldesa,,\nmayor,es,jefa,,\n")  # what was wrong before does not keep others out
    csv.write_text(HEAD + "mayor,es,regidora,admitted,\n", encoding="utf-8")
    assert "1 row added" in newsroom("terms", "import", str(csv)).stdout


def test_files_that_are_no_termbase_are_refused(newsroom):
    second = newsroom.write("x", "../house.xls")
    assert "is neither TBX nor CSV" in newsroom("terms", "import", str(second), code=2).stderr
    assert "is neither TBX nor CSV" in newsroom("terms", "export", "-o", str(second), code=2).stderr
    assert "No such file" in newsroom("terms", "import", str(newsroom.root / "no.csv"), code=2).stderr
    assert "Not a directory" in newsroom("terms", "export", "-o", str(second / "no/no.csv"), code=2).stderr
    broken = newsroom.write(HEAD + "a,es,b,odd,\n", "../broken.csv")
    assert "broken.csv:2: has the status 'odd'" in newsroom("terms", "import", str(broken), code=2).stderr
    valid = newsroom.write(HEAD + "a,es,b,,\n", "../good.csv")
    table = write(newsroom, "a,es,b,odd,\n")
    assert "termbase.csv:2" in newsroom("terms", "import", str(valid), code=2).stderr
    assert table.read_text(encoding="utf-8") == HEAD + "a,es,b,odd,\n"
