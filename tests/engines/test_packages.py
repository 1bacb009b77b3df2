"""Packages on a machine, hostile archives, the index over HTTP, the lock."""

import hashlib
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.disk import files
from l10n.engines import model_file, package_archive, package_folder, package_index, package_lock, packages, safe_zip
from l10n.engines.coverage import covering, nearest
from l10n.engines.package_archive import Demand
from l10n.engines.packages import STARTER, read
from l10n.errors import PackageError
from l10n.plugin import EngineOptions, Pair
from tests.engines.server import serving

METADATA = {"package_version": "1.9", "from_code": "en", "to_code": "fr", "license": "CC0", "type": "translate"}
MEMBERS = {
    "metadata.json": json.dumps(METADATA).encode(),
    "model/model.bin": b"weights",
    "sentencepiece.model": b"pieces",
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No package of this machine's user is seen."""
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "SNAP_USER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def archive(members=None, top="en_fr", extra=(), **compress) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **compress) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, content in (MEMBERS if members is None else members).items():
            file.writestr(f"{top}/{name}", content)
        for name, content in extra:
            file.writestr(name, content)
    return buffer.getvalue()


def install(content: bytes, into: Path, **more):
    return package_archive.install_stream(io.BytesIO(content), "model.argosmodel", into, **more)


def put(folder: Path, name: str, **metadata) -> Path:
    """An installed package."""
    path = folder / name
    (path / "model").mkdir(parents=True)
    (path / "sentencepiece.model").write_bytes(b"pieces")
    (path / "metadata.json").write_text(json.dumps(METADATA | metadata), "utf-8")
    return path


# --- what is there ---


def test_the_starter_exists_and_says_its_licence():
    result = packages.survey(EngineOptions()).packages
    assert [package.name for package in result] == ["translate-en_es-0_2"]
    assert result[0].starter
    assert "CC BY-SA" in result[0].licence
    assert result[0].size() > 12_000_000
    readme = (result[0].folder / "README.md").read_text("utf-8")
    assert "Attribution" in readme


def test_the_first_folder_wins_then_the_newest_version_and_the_starter_last(tmp_path, home):
    put(tmp_path / "mine", "a", to_code="es", package_version="1.0")
    put(tmp_path / "mine", "b", to_code="es", package_version="1.10")
    put(home / ".local/share/argos-translate/packages", "c", to_code="es", package_version="2.0")
    options = EngineOptions(packages=(tmp_path / "mine", tmp_path / "absent"))
    assert [p.version for p in packages.survey(options).packages] == ["1.10", "1.0", "2.0", "0.2"]
    assert packages.best(Pair("en", "es"), options).version == "1.10"
    assert packages.best(Pair("en", "es-MX"), EngineOptions()).version == "2.0"


def test_argos_places_are_recognized(tmp_path):
    assert packages.argos_folder({"HOME": "/h"}) == Path("/h/.local/share/argos-translate/packages")
    assert packages.argos_folder({"HOME": "/h", "XDG_DATA_HOME": "/d"}) == Path("/d/argos-translate/packages")
    assert packages.argos_folder({"ARGOS_PACKAGES_DIR": "/p"}) == Path("/p")
    assert packages.argos_folder({"SNAP_USER_DATA": "/s"}) == Path("/s/.local/share/argos-translate/packages")
    (tmp_path / "argos-translate").mkdir()
    (tmp_path / "argos-translate/settings.json").write_text('{"ARGOS_PACKAGES_DIR": "/q"}', "utf-8")
    assert packages.argos_folder({"XDG_CONFIG_HOME": str(tmp_path)}) == Path("/q")


def test_broken_folders_are_reported_and_the_remaining_articles_continue(tmp_path):
    put(tmp_path, "good")
    (tmp_path / "empty").mkdir()
    (put(tmp_path, "model-less") / "model").rmdir()
    (put(tmp_path, "broken") / "metadata.json").write_bytes(b"{")
    (put(tmp_path, "list") / "metadata.json").write_bytes(b"[]")
    (put(tmp_path, "large") / "metadata.json").write_bytes(b" " * (1 << 20) + b"{}")
    put(tmp_path, "sbd", type="sbd")
    put(tmp_path, "odd", from_code="??", to_code="xx")
    put(tmp_path, "odder", from_code="e1")
    result = packages.survey(EngineOptions(packages=(tmp_path,)))
    assert [package.name for package in result.packages] == ["translate-en_fr-1_9", "translate-en_es-0_2"]
    assert len(result.faults) == 8
    with pytest.raises(PackageError, match=r"no installed model translates it \("):
        packages.best(Pair("en", "ka"), EngineOptions(packages=(tmp_path,)))


def test_a_folder_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(PackageError, match="cannot be read"):
        packages.survey(EngineOptions(packages=(tmp_path / "file",)))


def test_argos_codes_become_language_tags(tmp_path):
    put(tmp_path, "a", to_code="pb")
    put(tmp_path, "b", to_code="zt")
    result = packages.survey(EngineOptions(packages=(tmp_path,))).packages
    assert {str(package.pair) for package in result} == {"en→pt-BR", "en→zh-Hant", "en→es"}


# --- the lock ---


def test_the_lock_chooses_the_version_and_holds_its_content(tmp_path):
    old, _ = put(tmp_path, "a", package_version="1.0"), put(tmp_path, "b", package_version="2.0")
    lock = {"translate-en_fr-1_0": package_folder.digest(old)}
    options = EngineOptions(packages=(tmp_path,), lock=lock)
    assert packages.best(Pair("en", "fr"), options).version == "1.0"
    (old / "sentencepiece.model").write_bytes(b"other")
    with pytest.raises(PackageError, match=r"not the one that l10n\.lock names"):
        packages.best(Pair("en", "fr"), options)
    with pytest.raises(PackageError, match=r"l10n\.lock wants translate-en_fr-3_0"):
        packages.best(Pair("en", "fr"), EngineOptions(packages=(tmp_path,), lock={"translate-en_fr-3_0": "0" * 64}))


def test_the_digest_is_what_sha256sum_says(tmp_path):
    folder = put(tmp_path, "a")
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    listed = subprocess.run(["sha256sum", *files], cwd=folder, capture_output=True, check=True).stdout
    assert package_folder.digest(folder) == hashlib.sha256(listed).hexdigest()


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_.-]{0,20}", fullmatch=True), st.binary(min_size=32, max_size=32).map(bytes.hex)
    )
)
@settings(max_examples=50)
def test_the_lock_is_read_as_it_was_written(lock):
    assert package_lock.parse_lock(package_lock.dump_lock(lock)) == lock


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "packages = 1",
        '[packages]\na = "md5:1"',
        "[packages]\na = 1",
        '[packages]\n"../a" = "sha256:' + "0" * 64 + '"',
    ],
)
def test_a_broken_lock_is_an_error(text):
    with pytest.raises(PackageError, match=r"l10n\.lock: .*; restore it"):
        package_lock.parse_lock(text)


def test_an_empty_lock_holds_nothing():
    assert package_lock.parse_lock("") == {}
    with pytest.raises(PackageError, match="not a name of a package"):
        package_lock.dump_lock({'a"\n': "0" * 64})


# --- installing ---


def test_an_archive_becomes_a_folder_of_its_name(tmp_path):
    reported = []
    into = tmp_path / "new" / "packages"
    package = install(archive(), into, progress=lambda done, total: reported.append((done, total)))
    assert package.folder == into / "translate-en_fr-1_9"
    assert (package.pair, package.licence) == (Pair("en", "fr"), "CC0")
    assert (package.folder / "model/model.bin").read_bytes() == b"weights"
    assert reported[-1][0] == reported[-1][1] == sum(map(len, MEMBERS.values()))
    assert [path.name for path in into.parent.iterdir()] == ["packages"]


def test_installing_again_replaces(tmp_path):
    install(archive(), tmp_path / "p")
    again = install(archive({**MEMBERS, "model/model.bin": b"better"}), tmp_path / "p")
    assert (again.folder / "model/model.bin").read_bytes() == b"better"
    assert len(list((tmp_path / "p").iterdir())) == 1


def test_the_expected_digest_is_demanded_before_anything_changes(tmp_path):
    expected = package_folder.digest(install(archive(), tmp_path / "p").folder)
    assert install(archive(), tmp_path / "q", demand=Demand(expected)).name == "translate-en_fr-1_9"
    with pytest.raises(PackageError, match=r"not the model that l10n\.lock names"):
        install(archive({**MEMBERS, "model/model.bin": b"evil"}), tmp_path / "p", demand=Demand(expected))
    assert package_folder.digest(tmp_path / "p/translate-en_fr-1_9") == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p", "q"]


def link(name: str, kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (kind | 0o777) << 16
    return info


HOSTILE = {
    "parent": [("../evil", b"")],
    "parent inside": [("en_fr/../../evil", b"")],
    "absolute": [("/etc/evil", b"")],
    "drive": [("C:/evil", b"")],
    "backslash": [("en_fr\\..\\evil", b"")],
    "hidden": [(".ssh/evil", b"")],
    "double slash": [("en_fr//evil", b"")],
    "control": [("en_fr/a\nb", b"")],
    "beside": [("evil.txt", b"")],
    "other folder": [("other/evil.txt", b"")],
    "symbolic link": [(link("en_fr/link", stat.S_IFLNK), b"/etc/passwd")],
    "device": [(link("en_fr/device", stat.S_IFCHR), b"")],
    "twice": [("en_fr/metadata.json", b"{}")],
    "twice in other letters": [("en_fr/METADATA.json", b"{}")],
    "long name": [("en_fr/" + "x" * 250, b"")],
}


@pytest.mark.parametrize("extra", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_archives_are_refused_and_leave_nothing(tmp_path, extra):
    with pytest.raises(PackageError, match="get the archive again"):
        install(archive(extra=extra), tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_bombs_are_refused(tmp_path, monkeypatch):
    bomb = archive({**MEMBERS, "model/zeros": bytes(3 << 20)}, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(PackageError, match="unpacks to 3145728 bytes from"):
        install(bomb, tmp_path / "p")
    with pytest.raises(PackageError, match="unusual way"):
        install(archive(compression=zipfile.ZIP_LZMA), tmp_path / "p")
    monkeypatch.setattr(safe_zip, "_MOST_BYTES", 10)
    with pytest.raises(PackageError, match="unpacks to more than"):
        install(archive(), tmp_path / "p")
    monkeypatch.setattr(safe_zip, "_MOST_MEMBERS", 2)
    with pytest.raises(PackageError, match="holds 3 files"):
        install(archive(), tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_member_is_refused(tmp_path):
    content = bytearray(archive())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.index(signature) + offset] |= 1
    with pytest.raises(PackageError, match="is encrypted"):
        install(bytes(content), tmp_path / "p")


@pytest.mark.parametrize("missing", MEMBERS)
def test_incomplete_archives_are_refused(tmp_path, missing):
    with pytest.raises(PackageError, match="not a translation model"):
        install(archive({name: content for name, content in MEMBERS.items() if name != missing}), tmp_path / "p")


@pytest.mark.parametrize(
    "metadata",
    [b"{", b"[]", b'{"type": "sbd"}', b"x" * (2 << 20), json.dumps(METADATA | {"package_version": "../.."}).encode()],
)
def test_broken_metadata_is_refused(tmp_path, metadata):
    with pytest.raises(PackageError, match=r"model\.argosmodel"):
        install(archive({**MEMBERS, "metadata.json": metadata}), tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_archive_or_a_damaged_archive_is_refused(tmp_path):
    with pytest.raises(PackageError, match="not a sound zip archive"):
        install(b"not a zip", tmp_path / "p")
    with pytest.raises(PackageError, match="not a sound zip archive"):
        install(archive()[:-30], tmp_path / "p")
    damaged = bytearray(archive())
    damaged[damaged.index(b"weights")] ^= 0xFF
    with pytest.raises(PackageError, match="not a sound zip archive"):
        install(bytes(damaged), tmp_path / "p")
    with pytest.raises(PackageError, match="cannot be read"):
        package_archive.install(tmp_path / "absent.argosmodel", tmp_path / "p")
    assert not (tmp_path / "p/translate-en_fr-1_9").exists()


def test_an_archive_file_is_installed(tmp_path):
    (tmp_path / "m.argosmodel").write_bytes(archive(extra=[("en_fr/empty/", b"")]))
    assert package_archive.install(tmp_path / "m.argosmodel", tmp_path / "p").version == "1.9"


def test_a_failed_replacement_brings_the_old_package_back(tmp_path, monkeypatch):
    old = install(archive(), tmp_path / "p")
    real = Path.rename
    monkeypatch.setattr(files, "swap", lambda first, second: False)

    def rename(self, target):
        if Path(target).name.startswith(old.name) and self.name == "en_fr":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    for into in ("p", "q"):
        with pytest.raises(PackageError, match="cannot be written"):
            install(archive({**MEMBERS, "model/model.bin": b"newer"}), tmp_path / into)
    assert (old.folder / "model/model.bin").read_bytes() == b"weights"


# Kills itself at a point of an installation.
KILLED = """
import io, os, shutil, signal, sys
from pathlib import Path
from l10n.disk import files
from l10n.engines import package_archive

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(call, times):
    def counted(*args, **more):
        found = call(*args, **more)
        left.append(1)
        if len(left) == times:
            die()
        return found
    left = []
    return counted

content, into, point, times = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if point == "unpacking": os.fsync = after(os.fsync, times)
if point == "exchange": files.swap = after(files.swap, times)
if point == "renames":
    files.swap = lambda one, other: False
    Path.rename = after(Path.rename, times)
if point == "tidying": shutil.rmtree = die
package_archive.install(content, into)
"""

POINTS = [
    ("unpacking", 1),
    ("unpacking", 3),
    ("exchange", 1),
    ("renames", 1),
    ("renames", 2),
    ("renames", 3),
    ("tidying", 1),
]


@pytest.mark.parametrize(("point", "times"), POINTS)
def test_a_kill_amid_an_installation_leaves_a_model_and_the_next_run_no_litter(tmp_path, point, times):
    into = tmp_path / "p"
    install(archive(), into)
    new = {**MEMBERS, "model/model.bin": b"better"}
    (tmp_path / "m.argosmodel").write_bytes(archive(new))
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "m.argosmodel"), str(into), point, str(times)], check=False
    )
    assert run.returncode == -signal.SIGKILL
    left = [read(folder) for folder in into.iterdir()]
    assert {package.name for package in left} == {"translate-en_fr-1_9"}
    assert {(package.folder / "model/model.bin").read_bytes() for package in left} <= {b"weights", b"better"}
    install(archive(new), into)
    assert [path.name for path in into.iterdir()] == ["translate-en_fr-1_9"]
    assert (into / "translate-en_fr-1_9/model/model.bin").read_bytes() == b"better"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.argosmodel", "p"]


def test_a_folder_at_work_is_no_litter(tmp_path):
    into = tmp_path / "p"
    into.mkdir()
    with package_archive.staging(into) as staging:
        assert package_archive.sweep(into) == 0
        assert staging.is_dir()
    (tmp_path / ".p-incoming-left").mkdir()
    (tmp_path / ".translate-en_fr-1_9-removed-77").mkdir()
    assert package_archive.sweep(into) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


# --- weights that are cut off ---


@pytest.mark.parametrize("share", [0.0001, 0.001, 0.3, 0.5, 0.99, 1])
def test_weights_that_are_cut_off_are_seen_without_opening_them(tmp_path, share):
    whole = (STARTER / "translate-en_es-0_2/model/model.bin").read_bytes()
    path = tmp_path / "model.bin"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert bool(model_file.fault(path)) is (share < 1)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("encoder/num_heads", 0, "no attention heads"),
        ("decoder/num_heads", -5, "no attention heads"),
        ("decoder/alignment_layer", 300, "name layer 300 of 2"),
    ],
)
def test_what_would_end_the_process_is_read_in_the_weights(tmp_path, name, value, message):
    whole = (STARTER / "translate-en_es-0_2/model/model.bin").read_bytes()
    place = whole.index(name.encode() + b"\0") + len(name) + 1 + 6  # no dimensions, the type, two bytes
    path = tmp_path / "model.bin"
    path.write_bytes(whole[:place] + value.to_bytes(2, "little", signed=True) + whole[place + 2 :])
    assert message in model_file.fault(path)


def test_weights_of_another_kind_are_not_judged(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"weights of another kind")
    assert model_file.fault(tmp_path / "model.bin") == ""
    assert model_file.fault(tmp_path / "gone.bin") == ""


def test_a_model_that_is_cut_off_leaves_its_pair_to_the_starter(tmp_path):
    folder = tmp_path / "packages/translate-en_es-0_9"
    shutil.copytree(STARTER / "translate-en_es-0_2", folder)
    data = json.loads((folder / "metadata.json").read_text("utf-8"))
    (folder / "metadata.json").write_text(json.dumps(data | {"package_version": "0.9"}), "utf-8")
    options = EngineOptions(packages=(tmp_path / "packages",))
    assert packages.best(Pair("en", "es"), options).name == "translate-en_es-0_9"
    with (folder / "model/model.bin").open("r+b") as file:
        file.truncate(6_000_000)
    assert packages.best(Pair("en", "es"), options).name == "translate-en_es-0_2"
    [fault] = packages.survey(options).faults
    assert "its weights are cut off: 6,000,000 of at least" in str(fault)


def test_removing_takes_it_away_and_spares_the_starter(tmp_path, monkeypatch):
    package = install(archive(), tmp_path / "p")
    package_folder.remove(package)
    assert list((tmp_path / "p").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p"]
    with pytest.raises(PackageError, match="cannot be removed"):
        package_folder.remove(package)
    with pytest.raises(PackageError, match="comes with l10n"):
        package_folder.remove(read(STARTER / "translate-en_es-0_2"))


# --- the index ---


def index(site, **more) -> bytes:
    entry = METADATA | {"from_name": "English", "to_name": "French", "links": ["ipfs://x", f"{site.url}/m"]} | more
    return json.dumps(
        [entry, {"type": "sbd"}, {"from_code": "??"}, 7, METADATA | {"to_code": "de", "links": 3}]
    ).encode()


def test_offers_are_read_downloaded_and_installed(tmp_path):
    reported = []
    with serving() as site:
        site.pages |= {"/index.json": index(site), "/m": archive()}
        offers = package_index.fetch_offers(f"{site.url}/index.json")
        assert [offer.name for offer in offers] == ["translate-en_de-1_9", "translate-en_fr-1_9"]
        assert (offers[1].label, offers[1].licence) == ("English → French", "CC0")
        package = package_index.install_offer(offers[1], tmp_path / "p", progress=lambda *x: reported.append(x))
        with pytest.raises(PackageError, match="no web address"):
            package_index.install_offer(offers[0], tmp_path / "p")
    assert package.name == "translate-en_fr-1_9"
    assert reported[-1] == (len(archive()), len(archive()))


def test_a_broken_mirror_is_passed_over_and_the_last_mirror_s_error_reported(tmp_path):
    with serving() as site:
        site.pages |= {"/good": archive(), "/bad": b"x"}
        offer = package_index.Offer("n", Pair("en", "fr"), "1", (f"{site.url}/bad", f"{site.url}/good"))
        assert package_index.install_offer(offer, tmp_path / "p").version == "1.9"
        invalid = package_index.Offer("n", Pair("en", "fr"), "1", (f"{site.url}/bad", f"{site.url}/gone"))
        with pytest.raises(PackageError, match=r"answers 404 .* bring the file here by other means"):
            package_index.install_offer(invalid, tmp_path / "q")
    assert not (tmp_path / "q").exists()


def test_an_interrupted_download_leaves_nothing(tmp_path, monkeypatch):
    with serving() as site:
        site.pages["/m"] = archive()[:100]
        site.headers["/m"] = {"Content-Length": "5000"}
        offer = package_index.Offer("n", Pair("en", "fr"), "1", (f"{site.url}/m",))
        with pytest.raises(PackageError, match=r"ended after 100 of 5000|cannot be reached"):
            package_index.install_offer(offer, tmp_path / "p")
        site.headers["/m"] = {}
        monkeypatch.setattr(package_index, "_LONGEST_ARCHIVE", 50)
        with pytest.raises(PackageError, match="larger than any model"):
            package_index.install_offer(offer, tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_manual_way_is_reported():
    with pytest.raises(PackageError, match=r"cannot be reached .*packages install FILE"):
        package_index.fetch_offers("http://127.0.0.1:1/index.json")


@pytest.mark.parametrize("url", ["http://example.org/index.json", "file:///etc/passwd", "ftp://example.org/x"])
def test_only_https_is_used(url):
    with pytest.raises(PackageError, match="not an https address"):
        package_index.fetch_offers(url)


def test_a_redirection_to_an_unsafe_place_is_not_followed():
    with serving() as site:
        site.pages |= {"/a": (302, b""), "/b": (302, b""), "/c": b"[]"}
        site.headers |= {"/a": {"Location": "http://example.org/x"}, "/b": {"Location": f"{site.url}/c"}}
        with pytest.raises(PackageError, match=r"example\.org/x: is not an https"):
            package_index.fetch_offers(f"{site.url}/a")
        assert package_index.fetch_offers(f"{site.url}/b") == ()


def test_what_is_no_index_is_an_error(monkeypatch):
    with serving() as site:
        site.pages |= {"/a": b"<html>", "/b": b"{}"}
        for page in "ab":
            with pytest.raises(PackageError, match="not an index of models"):
                package_index.fetch_offers(f"{site.url}/{page}")
        monkeypatch.setattr(package_index, "_LONGEST_INDEX", 1)
        with pytest.raises(PackageError, match="not an index of models"):
            package_index.fetch_offers(f"{site.url}/b")


def test_the_index_is_where_argos_is_set_to_look(tmp_path):
    program = "from l10n.engines import package_index; print(package_index.index_url())"
    env = {**os.environ, "ARGOS_PACKAGE_INDEX": "https://models.example/", "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "https://models.example/index.json\n"


# --- coverage ---

PAIRS = [Pair("en", "es"), Pair("en", "ru"), Pair("ru", "be"), Pair("en", "zh-Hans")]


def test_locales_are_covered_directly_by_a_pivot_or_not():
    result = covering(["es-MX", "be", "ka", "zh-Hant", "zh-CN"], "en-GB", PAIRS)
    routes = [" ".join(map(str, coverage.route)) for coverage in result]
    assert routes == ["en→es", "en→ru ru→be", "", "", "en→zh-Hans"]


@pytest.mark.parametrize(
    ("expected", "tag"),
    [("es", "es"), ("es-419", "es"), ("sr-Latn", ""), ("sr-RS", "sr"), ("zh", "zh-Hans"), ("zh-TW", ""), ("ka", "")],
)
def test_the_nearest_tag_keeps_the_script(expected, tag):
    assert nearest(expected, {"es", "sr", "zh-Hans", "fr-CA"}) == tag
