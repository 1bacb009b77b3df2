"""Models of many languages: installed, translated with, and refused. Their weights are random, their layout is the true one."""

import io
import json
import shutil

import pytest
from ctranslate2.converters import MarianConverter

from l10n.engines import model_archive, packages
from l10n.engines.kinds import multilingual
from l10n.engines.package_archive import Demand
from l10n.engines.route import nearest, plan
from l10n.errors import PackageError
from l10n.jobs.packages import probe
from l10n.plugin import Decoding, EngineOptions, Pair
from tests.engines import opus_model
from tests.engines.opus_model import TEXTS, archive, weights

M2M = ("__en__", "__uk__", "__sr__", "__no__", "__zh__")
NLLB = (
    "eng_Latn", "rus_Cyrl", "ukr_Cyrl", "bel_Cyrl", "hye_Armn", "kat_Geor", "kaz_Cyrl", "kir_Cyrl", "tgk_Cyrl", "tuk_Latn",
    "uzn_Latn", "tat_Cyrl", "bak_Cyrl", "azj_Latn", "pes_Arab", "prs_Arab", "pbt_Arab", "urd_Arab", "srp_Cyrl", "bos_Latn",
    "mkd_Cyrl", "als_Latn", "ron_Latn", "bul_Cyrl", "hun_Latn", "spa_Latn", "cat_Latn",
)  # fmt: skip
MADLAD = ("<2en>", "<2uk>", "<2ky>", "<2zh_Latn>")
FAMILIES = {"m2m": M2M, "nllb": NLLB, "madlad": MADLAD}
OPTIONS = EngineOptions(threads=1, device="cpu")


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """The files of a folder of each family, as a converter leaves them, with the SentencePiece model beside."""
    made = {}
    for name, languages in FAMILIES.items():
        folder = tmp_path_factory.mktemp(name)
        model = opus_model.pieces()
        listed = [*opus_model.tokens(model), "<s>", "<pad>", *languages]
        (folder / "w.npz").write_bytes(weights(len(listed)))
        (folder / "v.yml").write_text("".join(f'"{each}": {n}\n' for n, each in enumerate(listed)), "utf-8")
        MarianConverter(str(folder / "w.npz"), [str(folder / "v.yml")] * 2).convert(str(folder / "out"))
        config = json.loads((folder / "out/config.json").read_text("utf-8")) | {"add_source_eos": False}
        (folder / "out/config.json").write_text(json.dumps(config), "utf-8")
        files = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
        made[name] = files | {"sentencepiece.bpe.model": model}
    return made


def install(files, into, name="tiny.zip", **more):
    return model_archive.install_stream(io.BytesIO(archive(files)), name, into, Demand(opens=probe, **more))


def options(folder):
    return EngineOptions(packages=(folder,), threads=1, device="cpu")


@pytest.mark.parametrize(
    ("family", "name", "licence"),
    [("m2m", "M2M-100-tiny", "MIT"), ("nllb", "NLLB-200-tiny", "CC BY-NC 4.0"), ("madlad", "MADLAD-400-tiny", "Apache-2.0")],
)  # fmt: skip
def test_each_family_is_recognised_by_its_tokens_and_translates(content, tmp_path, family, name, licence):
    package = install(content[family], tmp_path / "m", accepted=True)
    assert (package.name, package.licence, package.kind) == (f"multilingual-{name}", licence, "multilingual")
    assert str(package.pair) == "mul→mul"
    translator = multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    shown = f"multilingual en→uk {name}" + (f" ({licence})" if "NC" in licence else "")
    assert translator.name == multilingual.engine.name(Pair("en", "uk"), options(tmp_path / "m")) == shown
    translations = list(translator.translate([*TEXTS[:3], ""], Decoding(aligned=True)))
    alone = list(translator.translate([TEXTS[1]], Decoding(aligned=True)))
    assert translations[1:2] == alone
    assert translations[3].target == ""
    assert any(each.alignment for each in translations)
    for source, each in zip(TEXTS, translations, strict=False):
        assert not any(token in each.target for token in (*FAMILIES[family], "</s>", "<pad>"))
        assert all(here.end <= len(source) and present.end <= len(each.target) for here, present in each.alignment)
    (more,) = translator.continued([TEXTS[0]], ["Рада збереться"], Decoding())
    assert more.target.startswith("Рада збереться")
    (several,) = translator.several([TEXTS[0]], Decoding())
    assert several
    (words,) = translator.next_words([TEXTS[0]], ["Рада"])
    assert not any(token in word for word in words for token in FAMILIES[family])
    translator.close()


ORDERS = [
    ("m2m", {}, (["__en__"], ["</s>"], ["__uk__"])),
    ("nllb", {}, (["eng_Latn"], ["</s>"], ["ukr_Cyrl"])),
    ("nllb", {"tokenizer_config.json": b'{"legacy_behaviour": true}'}, ([], ["</s>", "eng_Latn"], ["ukr_Cyrl"])),
    ("madlad", {}, (["<2uk>"], ["</s>"], [])),
]


@pytest.mark.parametrize(("family", "extra", "order"), ORDERS)
def test_tokens_are_where_the_family_wants_them(content, tmp_path, family, extra, order):
    install(content[family] | extra, tmp_path / "m", accepted=True)
    translator = multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    requested = []

    class Recorder:
        def translate_batch(self, batch, **more):
            requested.append((batch, more["target_prefix"]))
            return model.translate_batch(batch, **more)

    model = translator._loaded.model
    object.__setattr__(translator._loaded, "model", Recorder())
    list(translator.translate(["Rain fell."], Decoding()))
    [([tokens], prefix)] = requested
    pieces = translator._vocabulary.encode(["Rain fell."])[0]
    before, after, first = order
    assert tokens == [*before, *pieces, *after]
    assert prefix == ([first] if first else None)


def test_pieces_that_the_model_has_not_are_read_in_smaller_items(content, tmp_path):
    """As with M2M-100, whose SentencePiece model has pieces that its fixed list lacks."""
    package = install(content["m2m"], tmp_path / "m")
    translator = multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    vocabulary = translator._vocabulary
    [pieces] = vocabulary.encode(["Rain fell for a week."])
    longest = max(pieces, key=len)
    object.__setattr__(vocabulary, "_read", vocabulary._read - {longest})
    [smaller] = vocabulary.encode(["Rain fell for a week."])
    assert longest not in smaller
    assert "".join(smaller) == "".join(pieces)
    assert vocabulary.unknown(smaller) == 0
    assert all(span is None or span.end <= 21 for span in vocabulary.places("Rain fell for a week.", smaller))
    assert package.family == "m2m"


def test_every_language_of_the_newsroom_but_latin_serbian_is_served_by_nllb(content, tmp_path):
    package = install(content["nllb"], tmp_path / "m", accepted=True)
    listed = "ru uk be hy ka kk ky tg tk uz tt ba az fa prs ps ur sr bs mk sq ro bg hu es ca"
    tags = listed.split(" ")
    offered = multilingual.engine.pairs(options(tmp_path / "m"))
    assert all(nearest(Pair("en", tag), offered) for tag in tags)
    assert nearest(Pair("en", "sr-Latn"), offered) is None
    assert nearest(Pair("en", "fa-AF"), offered) == Pair("en", "fa-AF")
    assert package.languages.targets["fa-AF"] == "prs_Arab"
    assert package.languages.targets["sq"] == "als_Latn"


def test_codes_of_m2m_and_madlad_become_tags(content, tmp_path):
    m2m = install(content["m2m"], tmp_path / "m")
    assert {tag: m2m.languages.targets[tag] for tag in ("nb", "zh")} == {"nb": "__no__", "zh": "__zh__"}
    madlad = install(content["madlad"], tmp_path / "m")
    assert madlad.languages.targets["zh-Latn"] == "<2zh_Latn>"


def test_a_single_model_is_in_memory_for_all_locales(content, tmp_path):
    install(content["nllb"], tmp_path / "m", accepted=True)
    first, second = (multilingual.engine.open(Pair("en", tag), options(tmp_path / "m")) for tag in ("uk", "ka"))
    assert first._loaded.model is second._loaded.model
    route = plan(Pair("en", "ka"), (), {"multilingual": multilingual.engine}, options(tmp_path / "m"))
    assert str(route) == "multilingual en→ka"


def test_nllb_is_installed_only_where_its_licence_is_accepted_whatever_a_file_beside_it_says(content, tmp_path):
    free = content["nllb"] | {"LICENSE": b"MIT License\n"}
    with pytest.raises(PackageError, match=r"CC BY-NC 4\.0\) allows no commercial use; .*--accept-licence"):
        install(free, tmp_path / "m")
    assert not list((tmp_path / "m").glob("*"))
    assert install(free, tmp_path / "m", accepted=True).licence == "CC BY-NC 4.0"


def test_a_folder_of_it_is_installed_and_named_after_the_folder(content, tmp_path):
    folder = tmp_path / "m2m100_418M-ct2"
    folder.mkdir()
    for name, data in content["m2m"].items():
        (folder / name).write_bytes(data)
    (folder / "onnx").mkdir()
    package = model_archive.install(folder, tmp_path / "models", Demand(opens=probe))
    assert package.name == "multilingual-m2m100-418M-ct2"
    assert not (package.folder / "onnx").exists()
    assert packages.best(Pair("uk", "sr"), options(tmp_path / "models"), "multilingual").name == package.name


PIECES = "sentencepiece.bpe.model"
LAYOUTS = {
    "tokenizer in a folder": lambda c: {f"tokenizer/{name}" if name == PIECES else name: c[name] for name in c},
    "model in a folder": lambda c: {name if name == PIECES else f"ctranslate2/{name}": c[name] for name in c},
    "each in a folder": lambda c: {("spm/" if name == PIECES else "int8/") + name: c[name] for name in c},
    "list of an older converter": lambda c: (
        {name: data for name, data in c.items() if not name.endswith("vocabulary.json")}
        | {"shared_vocabulary.txt": "".join(f"{t}\n" for t in json.loads(c["shared_vocabulary.json"])).encode()}
    ),
}


@pytest.mark.parametrize("top", ["", "m2m100_418M/"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_parts_in_separate_folders_are_detected(content, tmp_path, layout, top):
    parts = {f"{top}{name}": data for name, data in layout(content["m2m"]).items()}
    package = install(parts, tmp_path / "m")
    assert package.languages.targets["uk"] == "__uk__"
    translator = multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    assert next(iter(translator.translate([TEXTS[0]], Decoding()))).target
    if not top:
        for name, data in parts.items():
            (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "folder" / name).write_bytes(data)
        again = model_archive.install(tmp_path / "folder", tmp_path / "n", Demand(opens=probe))
        assert again.languages == package.languages


def test_of_several_models_none_is_chosen_by_chance(content, tmp_path):
    two = {f"{folder}/{name}": data for folder in ("float16", "int8") for name, data in content["m2m"].items()}
    with pytest.raises(PackageError, match=r"holds several models \(float16, int8\); install the folder of one"):
        install(two, tmp_path / "m")


@pytest.mark.parametrize("precision", ["int8", "int8_float16", "float16"])
def test_weights_of_every_precision_translate(content, tmp_path, precision):
    listed = json.loads(content["m2m"]["shared_vocabulary.json"])
    (tmp_path / "w.npz").write_bytes(weights(len(listed)))
    (tmp_path / "v.yml").write_text("".join(f'"{each}": {n}\n' for n, each in enumerate(listed)), "utf-8")
    converter = MarianConverter(str(tmp_path / "w.npz"), [str(tmp_path / "v.yml")] * 2)
    converter.convert(str(tmp_path / "out"), quantization=precision)
    install(content["m2m"] | {"model.bin": (tmp_path / "out/model.bin").read_bytes()}, tmp_path / "m")
    translator = multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    assert next(iter(translator.translate([TEXTS[0]], Decoding()))).target


SPOILT = {
    "no pieces": (lambda c: c.pop("sentencepiece.bpe.model"), "no SentencePiece model beside"),
    "broken pieces": (lambda c: c.update({"sentencepiece.bpe.model": b"x"}), "is not a SentencePiece model"),
    "cut off": (lambda c: c.update({"model.bin": c["model.bin"][:500]}), "cut off"),
    "no vocabulary": (lambda c: c.pop("shared_vocabulary.json"), "no list of its tokens"),
    "another family": (
        lambda c: c.update({"shared_vocabulary.json": json.dumps(["</s>", "en_XX", "uk_UA"]).encode()}),
        "has not the language tokens of M2M-100, NLLB-200, MADLAD-400",
    ),
    "no end": (
        lambda c: c.update({"shared_vocabulary.json": c["shared_vocabulary.json"].replace(b'"</s>"', b'"<e>"')}),
        "has no </s>",
    ),
    "nothing known": (lambda c: c.pop("model.bin"), "not a model that l10n knows"),
}


@pytest.mark.parametrize(("spoil", "message"), SPOILT.values(), ids=SPOILT.keys())
def test_what_is_broken_is_refused_and_leaves_nothing(content, tmp_path, spoil, message):
    files = dict(content["m2m"])
    spoil(files)
    with pytest.raises(PackageError, match=message):
        install(files, tmp_path / "models")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_token_that_the_vocabulary_lost_is_not_used_in_silence(content, tmp_path):
    folder = install(content["m2m"], tmp_path / "m").folder
    manifest = folder / "model.json"
    manifest.write_text(manifest.read_text("utf-8").replace("__uk__", "__ux__"), "utf-8")
    with pytest.raises(PackageError, match="has no __ux__"):
        multilingual.engine.open(Pair("en", "uk"), options(tmp_path / "m"))
    shutil.rmtree(folder)
