"""Apertium, where its command is installed: rules and dictionaries, one open pipeline for each pair.

The pipeline of a mode is started as `apertium` itself would, without its wrapper: the wrapper's awk holds each answer back
until the next text comes.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.engines import apertium_stream
from l10n.errors import EngineError
from l10n.late_pattern import late_pattern
from l10n.model import Translation
from l10n.plugin import CrashCount, Decoding, Engine, EngineOptions, Pair

_SECONDS = 60.0  # for one text; the slowest sentence of the news set needs 0.05
_MOST_SILENCES = 3  # each costs `_SECONDS`
_HARMLESS_TEXT = apertium_stream.encode(".")  # what a pipeline that works at all survives
_CRASHED = "the engine crashed"
_INSTALL = "install the pair, on Debian 'apt install apertium-…'"
# Debian's packages of pairs, each of which translates both ways where its rules do. Source: Debian 12.
_PACKAGES = (
    "afr-nld arg-cat bel-rus br-fr cat-ita cat-srd dan-nor en-gl eng-cat eng-spa eo-ca eo-en eo-es eo-fr es-gl es-pt es-ro "
    "eu-en eu-es fr-es fra-cat fra-frp hbs-eng hbs-mkd hbs-slv id-ms isl-eng isl-swe mk-bg mk-en nno-nob oc-ca oc-es "
    "oci-fra pol-szl por-cat pt-gl rus-ukr spa-arg spa-ast spa-cat spa-ita srd-ita swe-dan swe-nor urd-hin"
)
_MEMBERS = {"hbs": ("sh", "hr", "bs", "sr"), "nor": ("nb", "nn", "no")}  # names of Apertium for several languages
_REGION = late_pattern(r"[A-Z]{2}")
_VARIANTS = {"valencia": "valencia"}
# Apertium names languages by ISO 639-3; BCP 47 wants the two letters where there are any. Source: ISO 639-3 code table.
_LANGUAGES = (
    "afr:af ara:ar arg:an asm:as ast:ast bel:be ben:bn bos:bs bre:br bul:bg cat:ca ces:cs cos:co crh:crh cym:cy dan:da "
    "deu:de ell:el eng:en epo:eo est:et eus:eu fao:fo fin:fi fra:fr frp:frp gle:ga glg:gl guj:gu hat:ht hbs:sh "
    "heb:he hin:hi hrv:hr hun:hu hye:hy ind:id isl:is ita:it kat:ka kaz:kk kir:ky lat:la lav:lv lit:lt mal:ml "
    "mar:mr mkd:mk mlt:mt mon:mn nep:ne nld:nl nno:nn nob:nb oci:oc ori:or pan:pa pes:fa pol:pl por:pt rom:rom "
    "ron:ro rus:ru scn:scn sin:si slk:sk slv:sl sme:se spa:es sqi:sq srd:sc srp:sr swe:sv swa:sw szl:szl tam:ta "
    "tat:tt tel:te tgk:tg tha:th tur:tr ukr:uk urd:ur uzb:uz vie:vi wel:cy zho:zh zlm:ms"
)
_TWO_LETTERS = dict(language.split(":") for language in _LANGUAGES.split())


def _folder() -> Path:
    return Path(os.environ.get("APERTIUM_DATADIR", "/usr/share/apertium")) / "modes"


def _tag(name: str) -> str:
    """The language tag of a name of Apertium, as `ca-valencia` of `cat_valencia`; nothing where BCP 47 has none for it."""
    code, _, suffix = name.partition("_")
    code = _TWO_LETTERS.get(code, code if len(code) == 2 else "")
    if not code or not suffix:
        return code
    extra = suffix if _REGION.fullmatch(suffix) else _VARIANTS.get(suffix, "")
    return f"{code}-{extra}" if extra else ""


def _modes() -> dict[Pair, Path]:
    """The mode file of each pair."""
    if shutil.which("apertium-wblank-mode") is None or not _folder().is_dir():
        return {}
    modes = {}
    for path in sorted(_folder().glob("*.mode")):
        source, _, target = path.stem.partition("-")
        if _tag(source) and _tag(target):
            modes[Pair(_tag(source), _tag(target))] = path
    return modes


class _ApertiumTranslator:
    """An open pipeline. It is started with the first text, and again where a text has killed it."""

    ordered = True

    def __init__(self, pair: Pair, mode: Path) -> None:
        self.name = _name(pair)
        self._script = _pipeline(mode)
        self._pipeline: subprocess.Popen[bytes] | None = None
        self._works = False
        self._silences = 0
        self._texts = 0
        self._deadly: set[str] = set()

    @property
    def crashes(self) -> CrashCount:
        """How many texts killed the pipeline; each is asked once."""
        return CrashCount(self.name, self._texts, len(self._deadly))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source; an empty one with its fault for a text that the pipeline dies of.

        Raises:
            EngineError: it dies of every text, or is silent time and again.
        """
        for source in sources:
            self._texts += source not in self._deadly
            answer = None if source in self._deadly else self._run(apertium_stream.encode(source))
            if answer is None:
                self._deadly.add(source)
                yield Translation("", fault=_CRASHED)
                continue
            decoded = apertium_stream.decode(answer)
            target = apertium_stream.tidy(source, decoded.text)
            numbered = self._run(apertium_stream.encode(source, numbered=True)) if decoding.aligned else None
            links = apertium_stream.links(source, target, apertium_stream.decode(numbered)) if numbered else ()
            yield Translation(target, None, links, decoded.unknown)

    def close(self) -> None:
        """Ends the pipeline with all its stages."""
        if self._pipeline is None:
            return
        with contextlib.suppress(ProcessLookupError):  # it is gone already
            os.killpg(self._pipeline.pid, signal.SIGKILL)
        for end in (self._pipeline.stdin, self._pipeline.stdout):
            with contextlib.suppress(BrokenPipeError):  # what it never read is lost with it
                end.close() if end else None
        self._pipeline.wait()
        self._pipeline = None

    def _run(self, text: str) -> str | None:
        """The pipeline's answer; nothing where it died of the text.

        Raises:
            EngineError: it is silent time and again, or dies of a harmless text too.
        """
        try:
            answer = self._exchange(text.encode())
        except (OSError, EOFError) as error:
            self.close()
            self._silences += isinstance(error, TimeoutError)
            if self._silences < _MOST_SILENCES and (self._works or text == _HARMLESS_TEXT or self._run(_HARMLESS_TEXT)):
                return None
            remedy = "try the pair with the command 'apertium', or choose another engine"
            raise EngineError(self.name, f"its pipeline stopped ({error})", remedy) from error
        self._works = True
        return answer

    def _exchange(self, text: bytes) -> str:
        pipeline = self._opened()
        assert pipeline.stdin is not None
        assert pipeline.stdout is not None
        pipeline.stdin.write(text.replace(b"\0", b"") + b"\0")
        pipeline.stdin.flush()
        answer = b""
        while not answer.endswith(b"\0"):
            ready, _, _ = select.select([pipeline.stdout], [], [], _SECONDS)
            block = os.read(pipeline.stdout.fileno(), 1 << 16) if ready else b""
            if not ready:
                raise TimeoutError(f"no answer within {_SECONDS:g} seconds")
            if not block:
                raise EOFError("it ended")
            answer += block
        if answer.count(b"\0") != 1 or not answer.rstrip(b"\0").endswith(apertium_stream.END.encode()):
            raise EOFError("a stage of it ended")  # the stages after it flush what they have, without the text's end
        return answer[:-1].decode("utf-8")

    def _opened(self) -> subprocess.Popen[bytes]:
        if self._pipeline is None:
            # `$1` of the script marks unknown words, `$2` is the tagger's. A session of its own: all stages end at once.
            self._pipeline = subprocess.Popen(  # noqa: S603  (Debian's own pipeline)
                ["/bin/bash", "-c", self._script, "apertium", "-g", ""],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        return self._pipeline


def _pipeline(mode: Path) -> str:
    """The shell script of a mode in which each stage hands every text over at once."""
    return _output(["apertium-wblank-mode", "-z", str(mode)])


def _version() -> str:
    match = re.search(r"\d+(\.\d+)+", _output(["apertium", "-V"]))
    return match[0] if match else ""


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=_SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(command[0], f"does not run ({error})", _INSTALL) from error
    return done.stdout


def _name(pair: Pair) -> str:
    return f"apertium {pair} {_version()}".strip()


def _remedy(pair: Pair) -> str:
    """What to install for a pair: Debian's package of it, where there is one."""
    codes = {pair.source.partition("-")[0], pair.target.partition("-")[0]}
    for package in _PACKAGES.split():
        sources, targets = (_MEMBERS.get(code, (_TWO_LETTERS.get(code, code),)) for code in package.split("-"))
        if any({first, second} == codes for first in sources for second in targets):
            return f"install the pair, on Debian 'apt install apertium-{package}'"
    return "Debian has no Apertium package of this pair; name another engine"


def _pairs(options: EngineOptions) -> frozenset[Pair]:  # noqa: ARG001  (Apertium has its own places)
    return frozenset(_modes())


def _open(pair: Pair, options: EngineOptions) -> _ApertiumTranslator:  # noqa: ARG001
    modes = _modes()
    if pair not in modes:
        raise EngineError(str(pair), "no installed Apertium mode translates it", _remedy(pair))
    return _ApertiumTranslator(pair, modes[pair])


engine = Engine(pairs=_pairs, open=_open, name=lambda pair, _: _name(pair), remedy=_remedy)
