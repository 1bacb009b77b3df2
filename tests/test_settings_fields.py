"""What each setting changes, and within which bounds."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from l10n import settings
from l10n.check.house_rules import HouseRule
from l10n.errors import SettingsError
from l10n.model import Severity
from l10n.publish.options import ArticleOptions, LocaleOptions

RULE = """
[[checks.rules]]
name = "city"
message = "we write Kyjiw"
source = "Kyiv"
wanted = "Kyjiw"
forbidden = "Kiew"
locales = ["de"]
severity = "error"
fails = [["Kyiv is calm.", "Kiew ist ruhig."]]
passes = [["Kyiv is calm.", "Kyjiw ist ruhig."]]
"""
HOUSE_RULE = HouseRule(
    name="city",
    message="we write Kyjiw",
    source="Kyiv",
    wanted="Kyjiw",
    forbidden="Kiew",
    locales=("de",),
    severity=Severity.ERROR,
    fails=(("Kyiv is calm.", "Kiew ist ruhig."),),
    passes=(("Kyiv is calm.", "Kyjiw ist ruhig."),),
)
MOMENT, ADDRESS = "2026-05-04T18:00+02:00", "https://a.example"


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ('source = "DE"', "source", "de"),
        ('locales = ["UK", "uk"]', "locales", ("uk",)),
        ('unit = "paragraph"', "unit", "paragraph"),
        ('encoding = "gbk"', "encoding", "gbk"),
        ('bundles = ["page", "text"]', "bundles", ("page", "text")),
        ("memory-threshold = 0.5", "memory_threshold", 0.5),
        ("[files]\nfollow-links = true", "follow_links", True),
        ('[routes]\nES = ["argos", " "]\nbe = "none"', "routes", {"es": ("argos",), "be": ("none",)}),
        ('[patterns]\nbyline = ["^By"]', "formats.patterns", {"byline": ("^By",)}),
        (
            '[front-matter]\ndek = "standfirst"\nslug = ""\n[front-matter.seo.page]\ntitle = "headline"',
            "formats.front_matter",
            {"dek": "standfirst", "slug": "", "seo.page.title": "headline"},
        ),
        ('[markdown]\nwords = ["alt"]', "formats.markdown", frozenset({"alt"})),
        ('[formats.json]\npaths = ["headline"]', "formats.json", ("headline",)),
        ('[engine]\npackages = ["models"]', "engine.packages", (Path("/project/models"),)),
        (f'[engine]\nurl = "{ADDRESS}:5000"', "engine.url", f"{ADDRESS}:5000"),
        ('[engine]\ndevice = "cuda"', "engine.device", "cuda"),
        ("[engine]\nthreads = 3", "engine.threads", 3),
        ("[engine]\nbeam = 3", "engine.decoding.beam", 3),
        ("[engine]\nlength-penalty = 0.3", "engine.decoding.length_penalty", 0.3),
        ("[engine]\nbatch-tokens = 3", "engine.decoding.batch_tokens", 3),
        ('[engine]\nchoose = "first"', "engine.choose", "first"),
        ('[engine]\neffort = "quick"', "engine.effort", "quick"),
        ("[engine]\nseconds = 3", "engine.seconds", 3),
        (f'[engine.chat]\nurl = "{ADDRESS}"', "engine.chat.url", ADDRESS),
        ('[engine.chat]\nmodel = "m"', "engine.chat.model", "m"),
        ('[engine.chat]\nprofile = "plain"', "engine.chat.profile", "plain"),
        ("[engine.chat]\nsentences = 3", "engine.chat.sentences", 3),
        ("[engine.chat]\nparallel = 3", "engine.chat.parallel", 3),
        ("[engine.chat]\nseconds = 3", "engine.chat.seconds", 3),
        ("[engine.chat]\nseed = 3", "engine.chat.seed", 3),
        ('[engine.chat]\npost-edit = ["ES"]', "engine.chat.post_edit", ("es",)),
        ("[engine.chat.request]\ntop_p = 0.5", "engine.chat.request", {"top_p": 0.5}),
        ('[site]\nname = "The Courier"', "site.name", "The Courier"),
        (f'[site]\nurl = "{ADDRESS}/{{locale}}/{{slug}}"', "site.url", f"{ADDRESS}/{{locale}}/{{slug}}"),
        ('[site.UK]\nname = "x"', "site.names", {"uk": "x"}),
        (f'[site.uk]\nurl = "{ADDRESS}/{{slug}}"', "site.urls", {"uk": f"{ADDRESS}/{{slug}}"}),
        ('[site.fa]\ndigits = "latn"', "site.digits", {"fa": "latn"}),
        ('[publish]\nafter = "sync"', "publish.after", "sync"),
        ('[publish]\nfiles = ["epub", "feeds"]', "publish.outputs", ("epub", "feeds")),
        ("[publish]\nbundles = []", "publish.kinds", ()),
        ('[publish]\nmachine = "labelled"', "publish.every.machine", "labelled"),
        ("[publish]\nparagraphs = 3", "publish.every.paragraphs", 3),
        ('[publish]\ntime-zone = "UTC"', "publish.time_zone", "UTC"),
        ("[publish.UK]\nparagraphs = 3", "publish.locales", {"uk": LocaleOptions("never", 3)}),
        ('[publish.uk]\nmachine = "labelled"', "publish.locales", {"uk": LocaleOptions("labelled", 0)}),
        (
            f'[publish.articles."a/b"]\nleave-out = ["ES"]\nembargo = "{MOMENT}"',
            "publish.articles",
            {"a/b": ArticleOptions(("es",), MOMENT, "")},
        ),
        (f'[publish.articles.a]\npublish-at = "{MOMENT}"', "publish.articles", {"a": ArticleOptions((), "", MOMENT)}),
        ("[review]\napproval = true", "review.approval", True),
        (f'[review]\nurl = "{ADDRESS}/"', "review.url", ADDRESS),
        ('[review]\nui-language = "es"', "review.language", "es"),
        ("[run]\njobs = 3", "run.jobs", 3),
        ('[scheduler]\naddress = "tls://h:1"', "run.scheduler.address", "tls://h:1"),
        ('[scheduler]\nca = "ca.pem"', "run.scheduler.ca", Path("/project/ca.pem")),
        ('[scheduler]\ncertificate = "c.pem"', "run.scheduler.certificate", Path("/project/c.pem")),
        ('[scheduler]\nkey = "k.pem"', "run.scheduler.key", Path("/project/k.pem")),
        ('[checks]\nprofile = "strict"', "checks.profile", "strict"),
        ("[checks]\nmin-precision = 0.25", "checks.min_precision", 0.25),
        ('[checks]\nnumbers = "off"', "checks.levels", {"numbers": "off"}),
        ('[checks.ES]\nnames = "error"', "checks.locales", {"es": {"names": "error"}}),
        (RULE, "checks.rules", (HOUSE_RULE,)),
    ],
)
def test_each_setting_changes_its_field_and_no_further(setting, field, value):
    plain, chosen = (settings.parse(tomllib.loads(text), Path("/project"), "l10n.toml") for text in ("", setting))
    assert chosen == changed(plain, field, value)
    assert chosen != plain


def changed(options, field, value):
    """Options with another value of one field, which may be one of options inside."""
    name, _, inner = field.partition(".")
    return replace(options, **{name: changed(getattr(options, name), inner, value) if inner else value})


def test_a_project_that_chooses_nothing_has_what_is_usual():
    plain = settings.parse({}, Path("/project"), "l10n.toml")
    assert plain == settings.Settings(Path("/project"), run=replace(settings.RunOptions(), jobs=0))


@pytest.mark.parametrize(
    ("setting", "lowest", "highest"),
    [
        ("memory-threshold", 0.5, 1),
        ("[engine]\nbeam", 0, 16),
        ("[engine]\nlength-penalty", -2, 5),
        ("[engine]\nbatch-tokens", 0, 65536),
        ("[engine]\nthreads", 0, 1024),
        ("[engine]\nseconds", 0.1, 86_400),
        ("[engine.chat]\nsentences", 1, 50),
        ("[engine.chat]\nparallel", 1, 64),
        ("[engine.chat]\nseconds", 0.1, 86_400),
        ("[engine.chat]\nseed", 0, 2**31),
        ("[run]\njobs", 0, 1024),
        ("[publish]\nparagraphs", 0, 1000),
        ("[publish.es]\nparagraphs", 0, 1000),
        ("[checks]\nmin-precision", 0, 1),
        ("[subtitles]\nspeed", 1, 100),
        ("[subtitles]\nline", 4, 200),
        ("[subtitles]\nlines", 1, 4),
    ],
)
def test_numbers_have_bounds_that_are_allowed_themselves(setting, lowest, highest):
    for value in (lowest, highest):
        settings.parse(tomllib.loads(f"{setting} = {value}"), Path("/project"), "l10n.toml")
    for value in (lowest - 1, highest + 1):
        with pytest.raises(SettingsError) as caught:
            settings.parse(tomllib.loads(f"{setting} = {value}"), Path("/project"), "l10n.toml")
        assert caught.value.problem == f"is {value}"
        assert caught.value.remedy == f"write a number from {lowest:g} to {highest:g}"


@pytest.mark.parametrize(
    "address", ["http://a", "https://a.example:1/x?y=z", "http://127.0.0.1:65535", "https://[::1]/"]
)
def test_addresses_of_servers_are_taken_as_they_are(address):
    assert settings.parse({"engine": {"url": address}}, Path("/project"), "l10n.toml").engine.url == address
