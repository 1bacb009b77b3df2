"""A newsroom whose drafts a language model on the loopback makes, by its files and the command line."""

import json
import re

import pytest

from l10n.engines.chat import server
from tests.draft.test_passages import ANSWERS, BODY, HEADLINE, say
from tests.engines.chat_server import chatting

ARTICLE = "\n\n".join([f"# {HEADLINE}", *BODY]) + "\n"


@pytest.fixture
def model(monkeypatch):
    monkeypatch.setattr(server, "DELAYS", (0.01,))
    monkeypatch.delenv(server.KEY_VARIABLE, raising=False)
    with chatting() as result:
        result.words = say
        yield result


@pytest.fixture
def house(newsroom, model):
    (newsroom.root / "source" / "harbor.md").unlink()
    newsroom.write(ARTICLE, "reeve.md")
    settle(newsroom, model)
    newsroom("extract")
    return newsroom


def settle(newsroom, model, chat="", routes='es = "chat"'):
    text = f'locales = ["es"]\n[routes]\n{routes}\n[engine.chat]\nurl = "{model.url}"\n{chat}\n'
    (newsroom.root / "l10n.toml").write_text(text, "utf-8")


def targets(newsroom):
    return {source: unit.target for source, unit in newsroom.units("reeve").items()}


def test_drafts_are_fuzzy_and_state_which_model_made_them(house):
    house("translate")
    assert targets(house) == ANSWERS
    (note,) = [n for n in house.units("reeve")[BODY[0]].notes if n.startswith("draft: ")]
    assert note.startswith("draft: chat en→es test-model ")


def test_instructions_of_the_house_go_with_every_request(house, model):
    (house.root / "locales" / "instructions.txt").write_text("Use short sentences.\n", "utf-8")
    (house.root / "locales" / "es" / "instructions.txt").write_text("Address readers as usted.\n", "utf-8")
    house("translate")
    system = model.requests[0]["messages"][0]["content"]
    assert system.endswith("Instructions of the newsroom:\nUse short sentences.\n\nAddress readers as usted.")


def test_a_server_that_dies_leaves_what_it_did_and_the_remainder_arrives_later(house, model):
    settle(house, model, "sentences = 2")
    answer, page = model.answer, model.site.pages
    page["/v1/chat/completions"] = lambda body: answer(body) if len(model.requests) < 2 else None
    run = house("translate", code=3)
    assert "does not answer" in run.stderr
    assert sum(map(bool, targets(house).values())) == 4
    page["/v1/chat/completions"] = answer
    house("translate")
    assert targets(house) == ANSWERS


def test_a_killed_run_ends_with_the_same_bytes(house, model):
    settle(house, model, "sentences = 3")
    house("translate")
    whole = house.path("reeve").read_bytes()
    for unit in [BODY[1], BODY[4]]:
        blocks = whole.decode().split("\n\n")
        left = [block for block in blocks if f'msgid "{unit}"' not in block]
        assert len(left) == len(blocks) - 1
        house.path("reeve").write_text("\n\n".join(left), "utf-8")
        house("run", code=None)
        assert house.path("reeve").read_bytes() == whole


def test_refusals_are_noted_and_not_retried(house, model):
    model.words = lambda text: "I'm sorry, but I can't help with that." if text == BODY[0] else say(text)
    house("translate", code=None)
    notes = house.units("reeve")[BODY[0]].notes
    assert any("no draft: the answer is a refusal, not a translation (chat en→es test-model" in note for note in notes)
    count = len(model.requests)
    house("translate", code=None)
    assert len(model.requests) == count
    model.words = say
    (house.root / "locales" / "es" / "instructions.txt").write_text("Translate everything.\n", "utf-8")
    house("translate")  # another engine, as it were
    assert targets(house) == ANSWERS


def test_a_key_in_a_file_is_refused(house, model):
    settle(house, model, 'key = "s3cret"')
    run = house("translate", code=2)
    assert "set the environment variable L10N_CHAT_KEY" in run.stderr
    assert "s3cret" not in run.stderr


@pytest.mark.parametrize(
    ("chat", "message"),
    [
        ("sentences = 0", "write a number from 1 to 50"),
        ("[engine.chat.request]\nmessages = []", "'messages' is chosen by l10n"),
        ("[engine.chat.request]\nwhen = 2026-01-01", "has a value that JSON has not"),
        ('profile = "nice"', "there is no profile 'nice'"),
        ("modell = 1", "did you mean 'model'?"),
    ],
)
def test_wrong_settings_are_named(house, model, chat, message):
    settle(house, model, chat)
    assert message in house("translate", code=None).stderr


def test_another_engine_s_drafts_are_edited_where_the_settings_state_it(house, model):
    settle(house, model, 'post-edit = ["es"]', 'es = "argos"')
    house("translate", code=None)
    material = model.material(0)
    assert set(material["drafts"]) <= set(material["texts"])
    assert material["drafts"]
    notes = [note for unit in house.units("reeve").values() for note in unit.notes if note.startswith("draft: ")]
    assert all("argos en→es" in note and "+ chat en→es test-model" in note for note in notes)


def test_doctor_says_that_the_server_is_absent(house, model):
    assert "does not answer" not in house("doctor", code=None).stdout
    settle(house, model, 'model = "other"')
    assert "has no model 'other'; it has test-model" in house("doctor", code=1).stdout
    (house.root / "l10n.toml").write_text(
        'locales = ["es"]\n[routes]\nes = "chat"\n[engine.chat]\nmodel = "x"\nurl = "http://127.0.0.1:9/v1"\n', "utf-8"
    )
    assert "does not answer" in house("doctor", code=1).stdout


def test_instructions_behind_a_link_out_of_the_project_are_not_sent(house, model, tmp_path_factory):
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("nobody's business\n", "utf-8")
    (house.root / "locales" / "instructions.txt").symlink_to(secret)
    assert "is a link out of the project" in house("translate", code=2).stderr
    assert not model.requests


def test_a_server_that_is_absent_is_reported_every_time(house):
    text = (house.root / "l10n.toml").read_text("utf-8")
    (house.root / "l10n.toml").write_text(
        'locales = ["es"]\n[routes]\nes = "chat"\n[engine.chat]\nurl = "http://127.0.0.1:9"\n', "utf-8"
    )
    for _ in range(3):
        assert "http://127.0.0.1:9/v1: does not answer" in house("translate", code=3).stderr
    (house.root / "l10n.toml").write_text(text, "utf-8")
    house("translate")
    assert targets(house) == ANSWERS


def test_what_the_checks_of_the_project_state_moves_back_once(house, model):
    settle(house, model)
    with (house.root / "l10n.toml").open("a", encoding="utf-8") as file:
        file.write('[[checks.rules]]\nname = "ferri"\nmessage = "write ferri, not barco"\nsource = "ferry"\n')
        file.write(
            'forbidden = "barco"\nfails = [["The ferry.", "El barco."]]\npasses = [["The ferry.", "El ferri."]]\n'
        )
    first = iter(["El barco no zarpará antes del 9 de mayo."])
    model.words = lambda text: next(first, ANSWERS[text]) if "ferry" in text else say(text)
    house("translate")
    assert targets(house) == ANSWERS
    assert any("write ferri, not barco" in str(request["messages"]) for request in model.requests)


def test_paragraphs_with_links_and_several_sentences(newsroom, model):
    (newsroom.root / "source" / "harbor.md").unlink()
    newsroom.write(
        "# Reeve closes the pier\n\nThe **reeve** closed the [old pier](/pier) at noon. "
        "Repairs will cost 2,500 crowns in all.\n\nThe ferry will not sail before 9 May.\n",
        "reeve.md",
    )
    settle(newsroom, model, routes='es = "chat"\n')
    text = (newsroom.root / "l10n.toml").read_text("utf-8")
    (newsroom.root / "l10n.toml").write_text('unit = "paragraph"\n' + text, "utf-8")
    marked = {"<1>reeve</1>": "<1>alguacil</1>", "<2>old pier</2>": "<2>viejo muelle</2>"}

    def words(sentence):
        reported = say(sentence)
        for mark, present in marked.items():
            reported = reported.replace(re.sub(r"</?\d>", "", present), present) if mark in sentence else reported
        return reported

    model.words = words
    newsroom("run", code=None)
    units = {unit.target for unit in newsroom.units("reeve").values()}
    assert units == {
        "El alguacil cierra el muelle",
        "El <1>alguacil</1> cerró el <2>viejo muelle</2> al mediodía. Las reparaciones costarán 2500 coronas en total.",
        "El ferri no zarpará antes del 9 de mayo.",
    }
    assert model.material(0)["texts"]["2"] == "The <1>reeve</1> closed the <2>old pier</2> at noon."
    page = (newsroom.root / "dist" / "reeve" / "es").glob("*.md")
    assert "El **alguacil** cerró el [viejo muelle](/pier)" in next(page).read_text("utf-8")


def test_edited_drafts_are_compared_with_the_first_items(house, model):
    settle(house, model, 'post-edit = ["es"]', 'es = "argos"')
    house("translate", code=None)
    house.review("reeve")
    model.requests.clear()
    specs = ("--engine", "argos", "--engine", "argos,edited")
    rows = json.loads(house("evaluate", *specs, "--json").stdout)[0]["rows"]
    figures = {row["system"]: row["scores"]["chrF2"]["value"] for row in rows if not row["article"]}
    assert figures["argos,edited"] == pytest.approx(100)
    assert figures["argos"] < 90
    assert model.requests
