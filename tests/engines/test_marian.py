"""Archives of OPUS-MT: installed, converted, translated with, and refused."""

import gzip
import io
import json
import re
import tarfile
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
import yaml

from l10n.engines import (
    hypotheses,
    language_codes,
    licence,
    model_archive,
    model_loading,
    opus_description,
    opus_text,
    packages,
)
from l10n.engines.kinds import marian
from l10n.engines.package_archive import Demand
from l10n.engines.pivot import open_route
from l10n.engines.route import plan
from l10n.errors import EngineError, PackageError
from l10n.jobs.packages import probe
from l10n.plugin import Continuing, Decoding, EngineOptions, Pair, Rewording
from tests.engines import opus_model
from tests.engines.opus_model import LABELS, TEXTS, archive, members

OPTIONS = EngineOptions(threads=1, device="cpu")


def install(content, into=None, name="opus-2022-03-13.zip", **more):
    return model_archive.install_stream(
        io.BytesIO(archive(content)), name, into or packages.models_folder(), Demand(opens=probe, **more)
    )


@pytest.fixture(scope="module")
def zle(tmp_path_factory):
    """The folder of an installed model of three languages."""
    into = tmp_path_factory.mktemp("models") / "models"
    return install(members(), into).folder.parent


def options(folder):
    return EngineOptions(packages=(folder,), threads=1, device="cpu")


def test_an_archive_as_it_is_published_becomes_a_model_of_several_languages(zle):
    [package] = [package for package in packages.survey(options(zle)).packages if package.kind == "marian"]
    assert package.name == "marian-eng-zle-2022-03-13"
    assert (str(package.pair), package.version, package.licence) == ("en→mul", "2022-03-13", "CC BY 4.0")
    assert package.languages.targets == {"be": ">>bel<<", "ru": ">>rus<<", "uk": ">>ukr<<"}
    assert package.languages.untrained == ("orv",)
    assert marian.engine.pairs(options(zle)) == {Pair("en", each) for each in ("be", "ru", "uk")}
    assert sorted(path.name for path in package.folder.iterdir()) == [
        "LICENSE", "README.md", "model", "model.json", "source.spm", "target.spm",
    ]  # fmt: skip
    assert json.loads((package.folder / "model/config.json").read_text("utf-8"))["add_source_eos"] is True


def test_it_translates_aligns_continues_and_avoids(zle):
    translator = marian.engine.open(Pair("en", "uk"), options(zle))
    assert translator.name == "marian en→uk eng-zle 2022-03-13"
    assert translator.name == marian.engine.name(Pair("en", "uk"), options(zle))
    sources = ["“Nobody asked us”, said the woman…", "", *TEXTS[:3], "Rain fell " * 120]
    translations = list(translator.translate(sources, Decoding(aligned=True)))
    assert len(translations) == len(sources)
    assert translations[1].target == ""
    for source, each in zip(sources, translations, strict=True):
        assert ">>" not in each.target
        assert all(0 <= here.start < here.end <= len(source) for here, _ in each.alignment)
        assert all(0 <= present.start < present.end <= len(each.target) for _, present in each.alignment)
    assert any(each.alignment for each in translations)
    alone = list(translator.translate([sources[0]], Decoding(aligned=True)))
    assert alone == translations[:1]
    assert isinstance(translator, Continuing)
    assert isinstance(translator, Rewording)
    (more,) = translator.continued([TEXTS[0]], ["Рада збереться"], Decoding())
    assert more.target.startswith("Рада збереться")
    (several,) = translator.several([TEXTS[0]], Decoding())
    assert len(several) >= 4
    assert len(list(translator.next_words([TEXTS[0]], ["Рада"]))) == 1
    translator.close()


class Recorder:
    """Stands between a translator and its model, and keeps what the model was given."""

    def __init__(self, model):
        self.model = model
        self.questions = []

    def translate_batch(self, batch, **more):
        self.questions.append((batch, more))
        return self.model.translate_batch(batch, **more)


def test_the_label_stands_first_among_whole_pieces_and_never_arrives_out(zle):
    model = Recorder(model_loading.load(packages.best(Pair("en", "ru"), options(zle), "marian"), OPTIONS))
    translator = marian.engine.open(Pair("en", "ru"), options(zle))
    object.__setattr__(translator._loaded, "model", model)
    list(translator.translate(["Rain fell."], Decoding()))
    [(batch, more)] = model.questions
    assert batch[0][0] == ">>rus<<"
    assert batch[0][1].startswith("▁")
    assert more["suppress_sequences"] == [[f">>{label}<<"] for label in LABELS]
    assert more["target_prefix"] is None


def test_the_label_is_not_counted_in_the_alignment(zle):
    translator = marian.engine.open(Pair("en", "ru"), options(zle))
    pieces = translator._vocabulary.encode(["Rain fell"])[0]
    answer = hypotheses.Hypothesis(["▁Рада"], [[0.6, *([0.0] * (len(pieces) - 1)), 0.4]], -1.0)
    window = type("W", (), {"text": "Rain fell"})()
    result = translator._reader.read(window, pieces, answer, Decoding(aligned=True))
    places = [window.text[here.start : here.end] for here, _ in result.alignment]
    assert places == [translator._vocabulary.encode(["Rain fell"])[0][-1].lstrip("▁")]


def test_a_single_model_serves_all_locales_and_moves_when_another_is_opened(zle, tmp_path):
    shared = model_loading.SharedModels()
    package = packages.best(Pair("en", "uk"), options(zle), "marian")
    first, second = shared.borrow(package, OPTIONS), shared.borrow(package, OPTIONS)
    assert first is second
    shared.release(first)
    another = install(members(), tmp_path / "models")
    third = shared.borrow(another, OPTIONS)
    assert first.model_is_loaded
    shared.release(second)
    assert shared.borrow(package, OPTIONS) is first
    shared.release(first)
    shared.release(third)
    shared.borrow(install(members(), tmp_path / "more"), OPTIONS)
    assert not first.model_is_loaded


def test_the_route_takes_it_and_says_why_a_named_target_is_not_served(zle):
    engines = {"marian": marian.engine}
    route = plan(Pair("en", "uk"), (), engines, options(zle))
    translator = open_route(route, engines, options(zle))
    assert len(list(translator.translate(["Rain."], Decoding()))) == 1
    with pytest.raises(EngineError, match=r"names it and was hardly trained on it"):
        plan(Pair("en", "orv"), ("marian",), engines, options(zle))


@pytest.mark.parametrize("top", ["", "eng-zle/"])
def test_folders_files_and_archives_yield_the_same_model(tmp_path, top):
    content = members()
    path = tmp_path / "one.zip"
    path.write_bytes(archive(content, top))
    first = model_archive.install(path, tmp_path / "a/models")
    folder = tmp_path / "eng-zle"
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    second = model_archive.install(folder, tmp_path / "b/models")
    assert (first.name, first.languages) == (second.name, second.languages)
    assert not model_archive.is_argos(path)
    assert sorted(each.name for each in (tmp_path / "a").iterdir()) == ["models"]


def description(**lines) -> str:
    text = opus_model.DESCRIPTION
    for old, new in lines.values():
        text = text.replace(old, new)
    return text


def test_a_model_of_a_single_target_needs_no_label(tmp_path):
    text = "release: eng-bul/opus_2022-02-25.zip\nsource-languages:\n   - eng\ntarget-languages:\n   - bul\n"
    package = install(members((), text), tmp_path / "m")
    assert package.name == "marian-eng-bul-2022-02-25"
    assert package.languages.targets == {"bg": ""}
    assert str(package.pair) == "en→bg"


def test_a_single_target_may_still_need_a_label_and_scripts_are_distinguished(tmp_path):
    text = (
        "release: eng-hbs/opus+bt-2021-04-20.zip\nsource-languages:\n   - eng\ntarget-languages:\n   - bos\n   - srp\n"
        'use-target-labels:\n   - ">>bos_Latn<<"\n   - ">>bos_Cyrl<<"\n   - ">>srp_Cyrl<<"\n   - ">>srp_Latn<<"\n   - >>hbs<<\n'
        "training-data:\n   eng-bos_Cyrl: Tatoeba-train (225)\n   eng-bos_Latn: T (13558595)\n   eng-srp_Cyrl: T (2666012)\n"
        "   eng-srp_Latn: T (36504139)\n   eng-hbs: T (12895)\n"
    )
    package = install(members(("bos_Latn", "bos_Cyrl", "srp_Cyrl", "srp_Latn", "hbs"), text), tmp_path / "m")
    assert package.languages.targets == {"bs": ">>bos_Latn<<", "sr": ">>srp_Cyrl<<", "sr-Latn": ">>srp_Latn<<"}
    assert package.languages.untrained == ("bs-Cyrl",)


def test_without_a_description_the_readme_and_the_name_speak(tmp_path):
    content = members(("ukr", "rus"), "")
    readme = "# opus-2020-06-16.zip\n* source language(s): eng\n* target language(s): rus ukr\n"
    content["README.md"] = (
        readme + "* a sentence initial language token is required in the form of `>>id<<`\n"
    ).encode()
    package = install(content, tmp_path / "m", name="model.zip")
    assert (package.name, sorted(package.languages.targets)) == ("marian-eng-rus+ukr-0", ["ru", "uk"])
    content["README.md"] = readme.encode()  # without a word on labels, which the vocabulary has
    assert sorted(install(content, tmp_path / "l", name="model.zip").languages.targets) == ["ru", "uk"]
    content["README.md"] = b"a model"
    assert install(content, tmp_path / "n", name="models/eng-zle/opus-2020-07-27.zip").version == "2020-07-27"
    with pytest.raises(PackageError, match=r"says nowhere which languages .* eng-ukr\.zip"):
        install(content, tmp_path / "o", name="downloads/model.zip")


def test_a_label_that_the_vocabulary_lost_is_not_used_in_silence(tmp_path):
    package = install(members(), tmp_path / "m")
    manifest = package.folder / "model.json"
    manifest.write_text(manifest.read_text("utf-8").replace(">>ukr<<", ">>ukx<<"), "utf-8")
    with pytest.raises(PackageError, match=r"has no >>ukx<<"):
        marian.engine.open(Pair("en", "uk"), options(tmp_path / "m"))


SPOILT = {
    "no decoder": (lambda c: c.pop("decoder.yml"), r"weights of Marian, but no decoder\.yml"),
    "decoder names another place": (
        lambda c: c.update({"a.npz": b"x", "decoder.yml": b"models: [../../etc/passwd]\nvocabs: [opus.vocab.yml]\n"}),
        "not a file beside it",
    ),
    "decoder names an absolute place": (
        lambda c: c.update({"a.npz": b"x", "decoder.yml": b"models: [/etc/passwd]\nvocabs: [opus.vocab.yml]\n"}),
        "not a file beside it",
    ),
    "decoder names nothing": (lambda c: c.update({"decoder.yml": b"models: []\n"}), "names no model"),
    "decoder is no YAML": (lambda c: c.update({"decoder.yml": b"{[:"}), "not YAML"),
    "no pieces": (lambda c: c.pop("target.spm"), r"has no target\.spm"),
    "byte pair codes": (lambda c: c.update({"source.bpe": c.pop("source.spm")}), "byte pair codes.*packages list --all"),
    "broken pieces": (lambda c: c.update({"source.spm": b"x"}), r"its source\.spm is not a SentencePiece model"),
    "weights that are not numbers": (
        lambda c: c.update({"opus.npz": opus_model.weights(c["opus.vocab.yml"].count(b"\n"), broken=True)}),
        "cannot be converted .*invalid value",
    ),
    "weights are no archive": (lambda c: c.update({"opus.npz": b"x"}), "not a sound zip archive"),
    "another architecture": (
        lambda c: c.update({"opus.npz": opus_model.weights(100, **{"transformer-decoder-autoreg": "rnn"})}),
        "cannot be converted .*self-attention",
    ),
    **{
        f"{key} {value}": (
            lambda c, key=key, value=value: c.update({"opus.npz": opus_model.weights(100, **{key: value})}),
            f"its configuration has {key}: {value}, where 1 to ",
        )
        for key, value in (("enc-depth", 100_000_000), ("dec-depth", 0), ("transformer-heads", 0), ("transformer-heads", "x"))
    },
    "configuration is no YAML": (
        lambda c: c.update({"opus.npz": opus_model.weights(100).replace(b"dec-depth: 1", b"dec-depth: [")}), "not YAML|CRC",
    ),
    "vocabulary without an end": (
        lambda c: c.update({"opus.vocab.yml": b"".join(b"a%d: 1\n" % n for n in range(600_002))}), "more than 600,000 words",
    ),
    "vocabulary of another model": (
        lambda c: c.update({"opus.vocab.yml": b'"</s>": 0\n"<unk>": 1\n'}), "cannot be|does not|wants labels",
    ),
    "vocabulary is something else": (lambda c: c.update({"opus.vocab.yml": b"a\nb\n"}), "cannot be converted"),
    "several weights, none of them named": (
        lambda c: c.update({"a.npz": c.pop("opus.npz"), "b.npz": b"x"}), r"names 'opus.npz', which is not a file beside it",
    ),
    "leaves its folder": (lambda c: c.update({"../evil": b""}), "leaves its folder"),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "message"), SPOILT.values(), ids=SPOILT.keys())
def test_what_is_broken_or_unsafe_is_refused_and_leaves_nothing(tmp_path, spoil, message):
    content = members()
    spoil(content)
    with pytest.raises(PackageError, match=message) as refused:
        install(content, tmp_path / "models")
    assert re.match(r"opus-2022-03-13\.zip: .*; .", str(refused.value)), "what, and what to do"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def named(models, vocabularies):
    return yaml.safe_dump({"models": models, "vocabs": vocabularies}).encode()


def spm_alone(content, *names):
    """An archive whose vocabularies are SentencePiece models, as Marian reads them without any list."""
    model = sentencepiece.SentencePieceProcessor(model_proto=content["source.spm"])
    size = model.get_piece_size()
    del content["opus.vocab.yml"], content["source.spm"], content["target.spm"]
    spm = model.serialized_model_proto()
    content |= dict.fromkeys(names, spm) | {"opus.npz": opus_model.weights(size)}
    content["decoder.yml"] = named(["opus.npz"], [names[0], names[-1]])


ODD = {
    "weights of training": lambda c: c.update(
        {
            "opus.spm32k-spm32k.transformer-align.model1.npz.best-perplexity.npz": c.pop("opus.npz"),
            "opus.spm32k-spm32k.vocab.yml": c.pop("opus.vocab.yml"),
            "decoder.yml": named(
                ["opus.spm32k-spm32k.transformer-align.model1.npz.best-perplexity.npz"],
                ["opus.spm32k-spm32k.vocab.yml"] * 2,
            ),
        }
    ),
    "several weights, one named": lambda c: c.update({"opus.npz.best-bleu.npz": b"not looked at"}),
    "paths from here": lambda c: c.update({"decoder.yml": named(["./opus.npz"], ["./opus.vocab.yml"] * 2)}),
    "paths of the machine where it was trained": lambda c: c.update(
        {"decoder.yml": named(["/home/x/models/opus.npz"], [r"C:\x\opus.vocab.yml"] * 2)}
    ),
    "renamed since": lambda c: c.update({"model.npz": c.pop("opus.npz"), "model.vocab.yml": c.pop("opus.vocab.yml")}),
    "a list without numbers": lambda c: c.update(
        {
            "vocab.txt": b"\n".join(
                line.rsplit(b":", 1)[0].strip(b'"') for line in c.pop("opus.vocab.yml").splitlines()
            ),
            "decoder.yml": named(["opus.npz"], ["vocab.txt"] * 2),
        }
    ),
    "byte pair codes beside SentencePiece": lambda c: c.update({"source.bpe": b"#version: 0.2\n"}),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD.keys())
def test_the_forms_of_older_archives_yield_the_same_words(zle, tmp_path, change):
    content = members()
    change(content)
    package = install(content, tmp_path / "models")
    assert package.languages.targets == {"be": ">>bel<<", "ru": ">>rus<<", "uk": ">>ukr<<"}
    answers = [
        [each.target for each in marian.engine.open(Pair("en", "uk"), options(folder)).translate(TEXTS, Decoding())]
        for folder in (zle, tmp_path / "models")
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("names", [("vocab.spm",), ("source.spm", "target.spm")])
def test_vocabularies_may_be_sentencepiece_models(tmp_path, names):
    content = members((), opus_model.DESCRIPTION.replace("use-target-labels:\n", ""))
    text = "release: eng-bul/opus_2022-02-25.zip\nsource-languages:\n   - eng\ntarget-languages:\n   - bul\n"
    content["opus.yml"] = text.encode()
    spm_alone(content, *names)
    package = install(content, tmp_path / "models")
    assert {path.name for path in package.folder.iterdir()} >= {"source.spm", "target.spm", "model"}
    translator = marian.engine.open(Pair("en", "bg"), options(tmp_path / "models"))
    (answer,) = translator.translate([TEXTS[0]], Decoding())
    assert answer.target
    assert answer.unknown == 0


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><p>404", b"version https://git-lfs.github.com/spec/v1\noid x\n"])
def test_what_stands_in_the_place_of_an_archive_is_named(tmp_path, content):
    with pytest.raises(PackageError, match="is a page or a pointer in place of the archive; get the file itself"):
        model_archive.install_stream(io.BytesIO(content), "eng-ukr.zip", tmp_path / "m", Demand())


def test_an_archive_inside_an_archive_or_a_folder_is_named(tmp_path):
    (tmp_path / "got").mkdir()
    (tmp_path / "got/opus-2022.zip").write_bytes(archive(members()))
    with pytest.raises(PackageError, match=r"holds opus-2022\.zip; unpack it, and install what lies inside"):
        model_archive.install(tmp_path / "got", tmp_path / "m")
    with pytest.raises(PackageError, match=r"holds eng-ukr\.zip; unpack it"):
        install({"eng-ukr.zip": archive(members())}, tmp_path / "m")


def test_a_tar_archive_is_named(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        made.addfile(tarfile.TarInfo("decoder.yml"))
    with pytest.raises(PackageError, match="is packed by tar, not zip; unpack it, and install the folder"):
        model_archive.install_stream(out, "eng-ukr.tar", tmp_path / "m", Demand())


def test_what_a_file_manager_inserted_into_an_archive_stays_in_it(tmp_path):
    litter = {
        "__MACOSX/eng-zle/._decoder.yml": b"\0",
        "eng-zle/.DS_Store": b"\0",
        ".DS_Store": b"\0",
        "eng-zle/Thumbs.db": b"x",
    }
    content = {f"eng-zle/{name}": data for name, data in members().items()} | litter
    package = install(content, tmp_path / "models")
    assert package.name == "marian-eng-zle-2022-03-13"
    assert not [path for path in tmp_path.rglob("*") if path.name in {".DS_Store", "Thumbs.db", "__MACOSX"}]


def test_an_archive_packed_otherwise_is_named_and_the_way_out(tmp_path):
    with pytest.raises(PackageError, match="is packed by gzip, not zip; unpack it, and install the folder"):
        model_archive.install_stream(io.BytesIO(gzip.compress(b"x")), "eng-ukr.tar.gz", tmp_path / "m", Demand())


def array(shape: str) -> bytes:
    """The head of an array file that claims a shape, and few numbers behind it."""
    head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head.encode() + bytes(64)


def test_weights_that_claim_more_than_they_hold_are_refused(tmp_path):
    content = members()
    content["opus.npz"] = archive({"Wemb.npy": array("(4000000000, 1024)")})
    with pytest.raises(PackageError, match="is not an array"):
        install(content, tmp_path / "models")
    bomb = io.BytesIO()
    np.savez_compressed(bomb, Wemb=np.zeros((1 << 20,), np.float32))
    with pytest.raises(PackageError, match="unpacks to"):
        install(content | {"opus.npz": bomb.getvalue()}, tmp_path / "models")


def test_a_licence_that_allows_no_commerce_must_be_accepted_and_is_named(tmp_path):
    content = members() | {"LICENSE": b"Attribution-NonCommercial 4.0 International\n"}
    with pytest.raises(PackageError, match=r"CC BY-NC 4\.0\) allows no commercial use; .*--accept-licence"):
        install(content, tmp_path / "m")
    package = install(content, tmp_path / "m", accepted=True)
    assert package.licence == "CC BY-NC 4.0"
    assert marian.engine.name(Pair("en", "uk"), options(tmp_path / "m")).endswith("2022-03-13 (CC BY-NC 4.0)")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("                                 Apache License\n                           Version 2.0, January 2004", "Apache-2.0"),
        ("MIT License\n\nCopyright", "MIT"),
        ("Creative Commons Attribution 4.0 International Public License", "CC BY 4.0"),
        ("license: cc-by-nc-4.0", "CC BY-NC 4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0", "CC BY-NC-SA 4.0"),
        ("Do what you like.", ""),
    ],
)  # fmt: skip
def test_licences_are_recognised(text, name):
    assert licence.named(text) == name


def test_an_unknown_licence_is_quoted(tmp_path):
    (tmp_path / "LICENSE").write_text("\n  Licence of  the harbour\nmore", "utf-8")
    assert licence.read(tmp_path) == "Licence of the harbour"


NEWSROOM = {
    "rus": "ru", "ukr": "uk", "bel": "be", "hye": "hy", "kat": "ka", "kaz_Cyrl": "kk", "kir_Cyrl": "ky", "tgk_Cyrl": "tg",
    "tuk_Latn": "tk", "uzb_Latn": "uz", "tat": "tt", "bak": "ba", "aze_Latn": "az", "fas": "fa", "prs": "prs", "pus": "ps",
    "urd": "ur", "srp_Cyrl": "sr", "srp_Latn": "sr-Latn", "bos_Latn": "bs", "mkd": "mk", "sqi": "sq", "ron": "ro",
    "bul": "bg", "hun": "hu", "spa": "es", "cat": "ca",
}  # fmt: skip


def test_every_language_of_the_newsroom_has_its_code():
    assert {code: language_codes.tags(code)[0] for code in NEWSROOM} == NEWSROOM
    assert language_codes.tags("prs") == ("prs", "fa-AF")
    assert language_codes.tags("uzb_Cyrl") == ("uz-Cyrl",)
    assert language_codes.tags("nonsense") == ()


def test_the_clean_up_keeps_the_place_of_each_character():
    source = " “Don’t  wait…”\u200b\x07 Ok "
    result = opus_text.clean(source)
    assert result.text == '"Don\'t wait..." Ok'
    assert len(result.places) == len(result.text) + 1
    assert [source[result.places[result.text.index(each)]] for each in ("D", "w", ".", "O")] == ["D", "w", "…", "O"]
    assert opus_text.clean("").places == (0,)


def test_descriptions_are_read_though_their_labels_are_not_yaml():
    parsed = opus_description.parse(opus_model.DESCRIPTION)
    assert (parsed.pair, parsed.labelled, parsed.labels) == ("eng-zle", True, ())
    assert parsed.trained["bel"] == 966660
    assert "orv_Cyrl" not in parsed.trained
    assert opus_description.parse("models:\n- a.npz\n") == opus_description.OpusDescription()


def test_nothing_of_the_machine_is_written_into_a_model(tmp_path):
    folder = install(members(), tmp_path / "models").folder
    assert not re.search(re.escape(str(tmp_path)), (folder / "model.json").read_text("utf-8"))
    assert Path(folder).name == "marian-eng-zle-2022-03-13"


def with_two_vocabularies() -> dict[str, bytes]:
    """An archive whose sides have vocabularies of their own: the labels are the source's alone."""
    content = members()
    existing = opus_model.tokens(opus_model.pieces())[:-5]
    arrays = dict(np.load(io.BytesIO(content["opus.npz"])))
    arrays["encoder_Wemb"] = arrays.pop("Wemb")
    arrays["decoder_Wemb"] = arrays["encoder_Wemb"][: len(existing)]
    arrays["decoder_ff_logit_out_b"] = arrays["decoder_ff_logit_out_b"][:, : len(existing)]
    out = io.BytesIO()
    np.savez(out, **arrays)
    listed = "".join(f'"{token}": {number}\n' for number, token in enumerate(existing)).encode()
    decoder = b"models:\n- opus.npz\nvocabs:\n- opus.vocab.yml\n- target.vocab.yml\n"
    return content | {"opus.npz": out.getvalue(), "target.vocab.yml": listed, "decoder.yml": decoder}


def test_a_model_with_two_vocabularies_translates_and_continues(tmp_path):
    package = install(with_two_vocabularies(), tmp_path / "m")
    assert (package.folder / "model/target_vocabulary.json").is_file()
    translator = marian.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    assert list(translator.translate(TEXTS[:1], Decoding(aligned=True)))
    existing = set(json.loads((package.folder / "model/target_vocabulary.json").read_text("utf-8")))
    words = ["Рада", *(word for text in TEXTS for word in text.split())]
    assert any(not existing.issuperset(each) for each in translator._vocabulary.encode_target(words)), (
        "some cannot be said"
    )
    assert list(translator.continued([TEXTS[0]], [words[-1]], Decoding()))
    assert len(list(translator.next_words([TEXTS[0]] * 2, [words[-1], ""]))) == 2


def test_a_model_that_came_by_way_of_transformers_is_taken_as_it_is(tmp_path):
    plain = install(members(("ukr", "rus")), tmp_path / "a").folder
    files = {path.name: path.read_bytes() for path in (plain / "model").iterdir()}
    files |= {name: (plain / name).read_bytes() for name in ("source.spm", "target.spm")}
    config = json.loads(files["config.json"]) | {"add_source_eos": False}
    files |= {"config.json": json.dumps(config).encode(), "README.md": b"---\nlicense: cc-by-4.0\n---\n"}
    folder = tmp_path / "opus-mt-tc-big-en-zle"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    package = model_archive.install(folder, tmp_path / "b/models", Demand(opens=probe))
    assert (package.name, package.kind, package.licence) == ("marian-en-zle-0", "marian", "CC BY 4.0")
    assert package.languages.targets == {"uk": ">>ukr<<", "ru": ">>rus<<"}
    theirs = marian.engine.open(Pair("en", "uk"), options(tmp_path / "b/models"))
    assert theirs._direction.after == ("</s>",)
    ours = marian.engine.open(Pair("en", "uk"), options(tmp_path / "a"))
    reported = [[item.target for item in each.translate(TEXTS[:3], Decoding())] for each in (ours, theirs)]
    assert reported[0] == reported[1]


def test_a_model_for_transformers_is_named_as_such(tmp_path):
    (tmp_path / "opus-mt-en-uk").mkdir()
    (tmp_path / "opus-mt-en-uk/pytorch_model.bin").write_bytes(b"x")
    with pytest.raises(PackageError, match=r"is a model of Transformers, .* ct2-transformers-converter"):
        model_archive.install(tmp_path / "opus-mt-en-uk", tmp_path / "models")
    assert opus_description.parse_name("opus-mt-en-uk").pair == "en-uk"
