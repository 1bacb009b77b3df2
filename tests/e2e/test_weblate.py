"""Weblate beside a newsroom: its library reads and writes our catalogs, its components can be imported, both sides merge."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from l10n.catalog.po import po
from l10n.model import State
from tests.weblate_edit import NO_WRAP

DOCS = Path(__file__).resolve().parents[2] / "docs"
FIRST = "The council of Port Ansel voted 7 to 4 for a new harbor wall."
COST = "It will cost $3.2 million."
MARKED = "Mayor Lena Brandt said she was <1>relieved</1>."


def weblate(*argv):
    """Weblate's library at work, in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.weblate_edit", *map(str, argv)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout) if done.stdout else None


def parsed(path):
    return po.parse(path.read_text(encoding="utf-8"), "harbor", str(path))


@pytest.fixture
def changed(newsroom):
    """A newsroom with drafts, a reviewed sentence, one whose source changed since, and one that is gone."""
    newsroom("run")
    newsroom.review()
    text = (newsroom.root / "source/harbor.md").read_text().replace("$3.2 million", "$3.4 million, half of it in 2027")
    newsroom.write(text.replace('"We waited nine years," she said.', "Nobody spoke against it in the end."))
    newsroom("extract")
    return newsroom


def test_weblate_reads_what_we_write(changed):
    ours, theirs = parsed(changed.path()), weblate("read", changed.path())
    assert [(unit.key.source, unit.key.context, unit.target) for unit in ours.units] == [
        (unit["source"], unit["context"], unit["target"]) for unit in theirs
    ]
    assert [unit["notes"] for unit in theirs if not unit["obsolete"]] == [
        list(unit.notes) for unit in ours.units if unit.state is not State.OBSOLETE
    ]
    assert [unit["previous"] for unit in theirs if not unit["obsolete"]] == [
        unit.previous for unit in ours.units if unit.state is not State.OBSOLETE
    ]
    assert {unit["source"] for unit in theirs if unit["fuzzy"]} == {
        unit.key.source for unit in ours.units if unit.state is State.FUZZY
    }
    assert any(unit["previous"] == COST for unit in theirs)
    assert any(unit["obsolete"] for unit in theirs)


@pytest.mark.parametrize("width", [77, NO_WRAP, -1])
def test_a_save_without_edits_loses_nothing(changed, width):
    before = parsed(changed.path())
    weblate("save", changed.path(), width, "{}")
    assert parsed(changed.path()) == before
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", os.devnull, changed.path()], check=True)
    changed("run")
    assert parsed(changed.path()).units[: len(before.units)] == changed_units(before, changed)


def changed_units(before, newsroom):
    """The units as a run leaves them: what had no words has a draft."""
    now = {unit.key: unit for unit in parsed(newsroom.path()).units}
    for unit in before.units:
        if unit.target:
            assert now[unit.key].target == unit.target
            assert now[unit.key].state is unit.state
    return tuple(now[unit.key] for unit in before.units)


def test_a_save_changes_only_the_entries_that_were_edited(changed):
    before = changed.path().read_text(encoding="utf-8").split("\n\n")
    weblate("save", changed.path(), NO_WRAP, json.dumps({MARKED: "La alcaldesa dijo sentirse <1>aliviada</1>."}))
    after = changed.path().read_text(encoding="utf-8").split("\n\n")
    different = [new for old, new in zip(before[1:], after[1:], strict=True) if old.strip() != new.strip()]
    assert len(different) == 1
    assert "aliviada" in different[0]


def test_what_is_saved_in_weblate_is_reviewed_here(changed):
    source = next(source for source in changed.units() if "3.4 million" in source)
    assert changed.units()[source].state is State.FUZZY
    weblate("save", changed.path(), 77, json.dumps({source: "Costará 3,4 millones, la mitad en 2027."}))
    changed("run")
    unit = changed.units()[source]
    assert (unit.state, unit.target, unit.previous) == (State.REVIEWED, "Costará 3,4 millones, la mitad en 2027.", "")
    header = changed.path().read_text(encoding="utf-8").partition("\n\n")[0]
    assert "Last-Translator: Ana Hale <ana@courier.example>" in header
    assert "X-Generator: Weblate 5.14.3" in header
    assert "X-Source-Language: en" in header


def test_components_are_what_import_json_takes(newsroom):
    newsroom.write("# Rain\n\nRain fell.\n", "news/rain in may.md")
    newsroom.write("# Rain\n\nRain fell.\n", "дощ.md")
    newsroom("extract")
    run = newsroom(
        "weblate", "--project", "courier", "--repo", "https://git.example/c.git", "--push", "git@git.example:c.git"
    )
    data = json.loads(run.stdout)
    assert [each["name"] for each in data] == ["Council votes on harbor", "Rain", "news/rain in may"]
    slugs = [each["slug"] for each in data]
    assert slugs[0] == "harbor"
    assert all(re.fullmatch(r"[-a-zA-Z0-9_]{1,100}", slug) for slug in slugs)
    assert len(set(slugs)) == len(slugs)
    assert [each["repo"] for each in data] == ["https://git.example/c.git", *["weblate://courier/harbor"] * 2]
    assert [each.get("branch") for each in data] == ["main", None, None], "Weblate refuses a branch beside a link"
    for each in data:
        assert (newsroom.root / each["new_base"]).exists()
        assert list(newsroom.root.glob(each["filemask"])), "its catalogs are found by the mask"
        assert re.fullmatch(each["language_regex"], "es")
        assert not re.fullmatch(each["language_regex"], "templates")
    flag = re.fullmatch(r'placeholders:r"(.*)"', data[0]["check_flags"])[1]
    assert re.findall(flag, "a <1>b</1> <2/> <b> 1") == ["<1>", "</1>", "<2/>"]


def test_the_clone_stays_where_it_is_when_articles_arrive_and_go(newsroom):
    argv = (
        "weblate",
        "--project",
        "courier",
        "--repo",
        "https://git.example/c.git",
        "-o",
        str(newsroom.root / "w.json"),
    )

    def written(*more):
        newsroom("extract")
        newsroom(*argv, *more)
        return {load["slug"]: load["repo"] for load in json.loads((newsroom.root / "w.json").read_text("utf-8"))}

    assert written() == {"harbor": "https://git.example/c.git"}
    newsroom.write("# Fair\n\nThe fair closed early.\n", "fair.md")
    assert list(written().items()) == [("harbor", "https://git.example/c.git"), ("fair", "weblate://courier/harbor")]
    (newsroom.root / "source/harbor.md").unlink()
    assert written() == {"fair": "weblate://courier/harbor"}
    assert written() == {"fair": "weblate://courier/harbor"}
    assert written("--main", "fair") == {"fair": "https://git.example/c.git"}


def test_components_without_a_repository_leave_it_to_the_main_component(newsroom):
    newsroom("extract")
    newsroom("weblate", "--project", "courier", "-o", str(newsroom.root / "weblate.json"))
    (result,) = json.loads((newsroom.root / "weblate.json").read_text(encoding="utf-8"))
    assert "repo" not in result


# --- two branches ---------------------------------------------------------------------------------------------------


@pytest.fixture
def git(newsroom, tmp_path, monkeypatch):
    """A repository with the recipe's attributes and driver; `l10n` is this one."""
    bin_ = tmp_path.parent / (tmp_path.name + "-bin")
    bin_.mkdir()
    (bin_ / "l10n").write_text(f'#!/bin/sh\nexec {sys.executable} -m l10n.cli "$@"\n')
    (bin_ / "l10n").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}:{os.environ['PATH']}")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "a")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@x.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    recipe = (DOCS / "weblate.md").read_text(encoding="utf-8")
    newsroom("run")

    def run(*argv, code=0):
        done = subprocess.run(["git", *argv], cwd=newsroom.root, capture_output=True, text=True, check=False)
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done

    run("init", "-q", "-b", "main")
    (newsroom.root / ".gitattributes").write_text(
        "\n".join(re.findall(r"^locales/.* merge=\w+$", recipe, re.MULTILINE)) + "\n"
    )
    (newsroom.root / ".gitignore").write_text("dist\n.l10n\n")
    for name, value in re.findall(r'^git config (\S+) "?([^"\n]+)"?$', recipe, re.MULTILINE):
        run("config", name, value)
    run("add", ".")
    run("commit", "-qm", "first")
    return run


def commit(git):
    git("commit", "-qam", "work")


def test_both_sides_merge_unit_by_unit(newsroom, git):
    git("checkout", "-qb", "weblate")
    weblate("save", newsroom.path(), 77, json.dumps({MARKED: "Dijo sentirse <1>aliviada</1>.", FIRST: "Votó 7 a 4."}))
    commit(git)
    git("checkout", "-q", "main")
    text = (
        (newsroom.root / "source/harbor.md").read_text().replace("$3.2 million.", "$3.4 million. Work begins in May.")
    )
    newsroom.write(text)
    newsroom("run")
    commit(git)
    git("merge", "-q", "weblate", "-m", "merged")
    units = newsroom.units()
    assert (units[MARKED].target, units[MARKED].state) == ("Dijo sentirse <1>aliviada</1>.", State.REVIEWED)
    assert (units[FIRST].target, units[FIRST].state) == ("Votó 7 a 4.", State.REVIEWED)
    assert "Work begins in May." in units
    before = newsroom.path().read_bytes()
    newsroom("extract")
    assert newsroom.path().read_bytes() == before


def test_the_article_that_changed_on_the_second_branch_is_taken_over(newsroom, git):
    git("checkout", "-qb", "articles")
    newsroom.write((newsroom.root / "source/harbor.md").read_text() + "\nNobody spoke against it.\n")
    newsroom("run")
    commit(git)
    git("checkout", "-q", "main")
    weblate("save", newsroom.path(), NO_WRAP, json.dumps({FIRST: "Votó 7 a 4."}))
    commit(git)
    git("merge", "-q", "articles", "-m", "merged")
    units = newsroom.units()
    assert units[FIRST].state is State.REVIEWED
    assert "Nobody spoke against it." in units


def test_two_reviews_of_a_single_sentence_are_a_conflict_with_both_words(newsroom, git):
    git("checkout", "-qb", "weblate")
    weblate("save", newsroom.path(), NO_WRAP, json.dumps({FIRST: "Sus palabras.", COST: "Costará mucho."}))
    commit(git)
    git("checkout", "-q", "main")
    weblate("save", newsroom.path(), NO_WRAP, json.dumps({FIRST: "Mis palabras."}))
    commit(git)
    run = git("merge", "weblate", "-m", "merged", code=1)
    assert "two people reviewed “The council" in run.stdout + run.stderr
    units = newsroom.units()
    assert units[FIRST].target == "Mis palabras."
    assert "import conflict: Sus palabras." in units[FIRST].notes
    assert units[COST].target == "Costará mucho."
    assert b"<<<<<<<" not in newsroom.path().read_bytes()


def test_a_broken_catalog_is_left_to_people(newsroom, git):
    git("checkout", "-qb", "weblate")
    weblate("save", newsroom.path(), NO_WRAP, json.dumps({FIRST: "Sus palabras."}))
    commit(git)
    git("checkout", "-q", "main")
    newsroom.path().write_text(newsroom.path().read_text(encoding="utf-8") + 'msgid "open\n', encoding="utf-8")
    commit(git)
    before = newsroom.path().read_bytes()
    run = git("merge", "weblate", "-m", "merged", code=1)
    assert "CONFLICT" in run.stdout
    assert newsroom.path().read_bytes() == before


# --- hooks and jobs -------------------------------------------------------------------------------------------------


def test_no_article_is_committed_without_its_catalogs(newsroom, git):
    git("config", "core.hooksPath", str(DOCS / "weblate/hooks"))
    newsroom.write((newsroom.root / "source/harbor.md").read_text() + "\nNobody spoke against it.\n")
    git("add", "source")
    run = git("commit", "-m", "more", code=1)
    assert "The catalogs are older than the articles" in run.stdout + run.stderr
    path = newsroom.path()
    path.write_text(re.sub(r'^msgstr "\[.*', 'msgstr ""', path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    newsroom("extract")
    git("add", "locales")
    git("commit", "-m", "more")


def test_catalogs_follow_the_articles_after_a_merge(newsroom, git):
    git("config", "core.hooksPath", str(DOCS / "weblate/hooks"))
    git("checkout", "-qb", "articles")
    newsroom.write((newsroom.root / "source/harbor.md").read_text() + "\nNobody spoke against it.\n")
    git("add", "source")
    git("commit", "-q", "--no-verify", "-m", "an article alone")
    git("checkout", "-q", "main", "--force")
    newsroom("extract")
    git("merge", "-q", "articles", "-m", "merged")
    assert "Nobody spoke against it." in newsroom.units()


def steps(job):
    """The lines of a job that call l10n."""
    github = "jobs" in job
    runs = [step.get("run", "") for step in job["jobs"]["check"]["steps"]] if github else job["l10n"]["script"]
    return [line.strip() for run in runs for line in run.splitlines() if line.strip().startswith("l10n ")]


@pytest.fixture
def by_hand(newsroom):
    """A newsroom whose translators work without a machine, so that nothing is found before they wrote something."""
    settings = newsroom.root / "l10n.toml"
    settings.write_text(settings.read_text().replace('"pseudo"', '"none"'))
    newsroom("extract")
    return newsroom


@pytest.mark.parametrize("name", ["github.yml", "gitlab-ci.yml"])
def test_the_jobs_call_commands_that_exist(by_hand, name):
    lines = steps(yaml.safe_load((DOCS / "weblate" / name).read_text(encoding="utf-8")))
    assert [line.split()[1] for line in lines] == ["extract", "check"]
    for line in lines:
        by_hand(*line.partition(" > ")[0].split()[1:])


def test_a_new_article_is_not_committed_without_its_new_catalogs(by_hand, git):
    git("config", "core.hooksPath", str(DOCS / "weblate/hooks"))
    (by_hand.root / "source/ferry.md").write_text("# Ferry returns\n\nIt sails on Friday.\n")
    git("add", "source")
    assert git("commit", "-m", "an article alone", code=1)
    git("add", "locales")
    git("commit", "-m", "with its catalogs")


def test_a_bare_repository_takes_no_push_with_errors(by_hand, git, tmp_path):
    bare = tmp_path / "bare.git"
    git("init", "-q", "--bare", "-b", "main", str(bare))
    shutil.copy(DOCS / "weblate/hooks/pre-receive", bare / "hooks/pre-receive")
    git("push", "-q", str(bare), "HEAD:refs/heads/main")
    sound = git("rev-parse", "HEAD").stdout
    weblate("save", by_hand.path(), 77, json.dumps({MARKED: "La alcaldesa Lena Brandt dijo sentirse aliviada."}))
    git("add", "locales")
    git("commit", "-q", "--no-verify", "-m", "a mark is lost")
    git("push", str(bare), "HEAD:refs/heads/main", code=1)
    assert git("--git-dir", str(bare), "rev-parse", "main").stdout == sound
    git("push", "-q", str(bare), "HEAD:refs/heads/draft")


@pytest.mark.parametrize("name", ["github.yml", "gitlab-ci.yml"])
def test_the_lines_of_a_job_stop_a_new_article_without_catalogs(by_hand, git, name):
    job = yaml.safe_load((DOCS / "weblate" / name).read_text(encoding="utf-8"))
    runs = [each.get("run", "") for each in job["jobs"]["check"]["steps"]] if "jobs" in job else job["l10n"]["script"]
    script = "\n".join(line for run in runs for line in run.splitlines() if "pip install" not in line)
    bash = ["bash", "-e", "-c", script]
    path = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    (by_hand.root / "source/ferry.md").write_text("# Ferry returns\n\nIt sails on Friday.\n")
    git("add", "source")
    git("commit", "-q", "-m", "an article alone")
    stopped = subprocess.run(bash, check=False, cwd=by_hand.root, env=path, capture_output=True, text=True)
    assert stopped.returncode == 1
    assert "ferry.po" in stopped.stdout
    git("add", "locales")
    git("commit", "-q", "-m", "its catalogs")
    passed = subprocess.run(bash, check=False, cwd=by_hand.root, env=path, capture_output=True, text=True)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_errors_fail_where_they_are_requested_to_and_warnings_need_not(by_hand):
    weblate(
        "save",
        by_hand.path(),
        77,
        json.dumps({FIRST: "El consejo de Port Ansel votó 7 a 3 por un nuevo muro del puerto."}),
    )
    by_hand("check", code=1)
    by_hand("check", "--fail-on", "error")
    weblate("save", by_hand.path(), 77, json.dumps({MARKED: "La alcaldesa Lena Brandt dijo sentirse aliviada."}))
    by_hand("check", "--fail-on", "error", code=1)
    by_hand("check", "--fail-on", "never")


def test_findings_are_a_code_quality_report(by_hand):
    weblate("save", by_hand.path(), 77, json.dumps({MARKED: "La alcaldesa Lena Brandt dijo sentirse aliviada."}))
    data = json.loads(by_hand("check", "--format", "gitlab", code=1).stdout)
    marks = next(item for item in data if item["check_name"] == "marks")
    assert marks["severity"] == "major"
    assert marks["location"]["path"] == "locales/es/LC_MESSAGES/harbor.po"
    assert marks["location"]["lines"]["begin"] > 1
    assert len({each["fingerprint"] for each in data}) == len(data)
