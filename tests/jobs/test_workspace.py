"""One run reads once: each article and each catalog is parsed at most once in a command, and by `watch` for each change."""

import shutil
import sys
from collections import Counter

import pytest

from l10n import cli
from l10n.article import article
from l10n.catalog.po import po
from l10n.progress import NullProgress
from l10n.recent import Recent
from l10n.serve.watch import follow
from l10n.workspace import Workspace


@pytest.fixture
def parses(monkeypatch):
    """How often each file was parsed."""
    counts = Counter()
    real_po, real_article = po.parse, article.parse

    def parse_po(text, slug, place="", **languages):
        counts[place or slug] += 1
        return real_po(text, slug, place, **languages)

    def parse_article(decoded, *remainder):
        counts[str(decoded.path)] += 1
        return real_article(decoded, *remainder)

    monkeypatch.setattr(po, "parse", parse_po)
    monkeypatch.setattr(article, "parse", parse_article)
    return counts


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "pseudo"\n')
    for name, count in (("ferry", 3), ("bakery", 4)):
        (tmp_path / f"source/{name}.md").write_text(
            f"# The {name} was sold\n\nThe board sold it for ${count} million.\n"
        )
    return tmp_path


def test_a_run_parses_each_file_once(root, parses):
    assert cli.run(["-C", str(root), "run"]) == 0
    assert set(parses.values()) == {1}
    parses.clear()
    assert cli.run(["-C", str(root), "run"]) == 0
    catalogs = {f"locales/{tag}/LC_MESSAGES/{name}.po" for tag in ("es", "fr") for name in ("ferry", "bakery")}
    assert parses == Counter({"source/ferry.md", "source/bakery.md", *catalogs})


COMMANDS = (
    ["extract"], ["translate"], ["check"], ["build"], ["build", "--final"], ["status"], ["diff"], ["run"],
    ["publish", "{root}/site"], ["export", "-o", "{root}/kit"], ["terms", "find"], ["evaluate"], ["doctor"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("cached", [True, False], ids=["with caches", "without"])
def test_no_command_parses_a_file_twice(root, parses, command, cached):
    cli.run(["-C", str(root), "run"])
    with (root / "source/ferry.md").open("a") as article:
        article.write("\nNobody came to the old quay.\n")
    for path in root.glob("locales/*/LC_MESSAGES/bakery.po"):
        path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    if not cached:
        shutil.rmtree(root / ".l10n")
    parses.clear()
    cli.run(["-C", str(root), *(part.format(root=root) for part in command)])
    assert max(parses.values(), default=0) <= 1, parses


def test_watching_parses_what_changed_and_that_once(root, parses):
    lines = follow(root, NullProgress())
    next(lines)
    assert max(parses.values()) == 1
    parses.clear()
    with (root / "source/ferry.md").open("a") as article:
        article.write("\nNobody came to the old quay.\n")
    assert "ferry: built" in next(lines)
    lines.close()
    assert parses["source/ferry.md"] == 1
    assert max(parses.values()) == 1, parses


def test_where_nothing_changed_no_article_and_no_catalog_is_opened(root):
    """The second run looks once more at what the first one wrote; from then on, what the folders say of the files is enough."""
    opened: Counter[str] = Counter()

    def count(event, arguments):
        if event == "open" and str(arguments[0]).startswith(str(root)) and str(arguments[0]).endswith((".po", ".md")):
            opened[str(arguments[0])] += 1

    sys.addaudithook(count)
    cli.run(["-C", str(root), "run"])
    opened.clear()
    cli.run(["-C", str(root), "run"])
    assert set(opened.values()) == {2}
    opened.clear()
    cli.run(["-C", str(root), "run"])
    assert not opened


def test_what_somebody_saves_in_between_is_read_again(root):
    cli.run(["-C", str(root), "run"])
    workspace = Workspace(root)
    before = workspace.load("ferry", "en", "es")
    assert workspace.load("ferry", "en", "es") is before
    path = root / "locales/es/LC_MESSAGES/ferry.po"
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    assert workspace.load("ferry", "en", "es").catalog != before.catalog


def test_errors_retain_nothing_of_what_was_read(root):
    (root / "source/empty.md").write_bytes(b"")
    workspace = Workspace(root)
    list(workspace.articles())
    (error,) = workspace.errors
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_the_last_read_are_held_up_to_a_limit():
    recent = Recent[int, int](10)
    for number in range(5):
        recent.add(number, number, 4)
        recent.get(0)
    assert [number for number in range(5) if recent.get(number) is not None] == [0, 4]
