"""The figures of drafting with the starter model, and the floors that they may not fall below.

`python -m tests.gate.drafts [-v]` prints them and ends with 1 below a floor. Markup and protected pieces are measured on
sentences of our own (tests/draft/markup.txt), terms and confidence on the human translations of ../shared.

The right words for marks were written with the model's own answers in view, and the weights of alignment and of confidence
were chosen on these same sentences: the figures are floors against getting worse, not what unseen text will give.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import sacrebleu

from l10n import markup
from l10n.draft import draft, terms
from l10n.engines.pivot import open_route
from l10n.engines.route import plan
from l10n.model import Draft, Term, UnitKey
from l10n.plugin import Engine, EngineOptions, Pair, load

DATA = Path(__file__).resolve().parents[2] / "../shared/data/ntrex"
SENTENCES = Path(__file__).resolve().parents[1] / "draft/markup.txt"
PAIR = Pair("en", "es")
LEAST_PLACED = 0.94
LEAST_TERMS = 0.94  # by the inflecting matcher, which no longer takes a word that only begins alike for the term
MOST_CHRF_LOST = 0.5
LEAST_GAP = 8.0  # chrF between the worst-rated tenth and the rest

_SLOT = re.compile(r"\{([^=]*)=([^}]*)\}")

# A house's words for the articles of ../shared, as their translators chose them; each row is checked to be in a reference.
TERMS = {
    "ash": "ceniza", "volcano": "volcán", "crater": "cráter", "earthquake": "terremoto", "neighborhoods": "barrios",
    "carmaker": "fabricante", "deal": "acuerdo", "factory": "fábrica", "supply chains": "cadenas de suministro",
    "production line": "línea de producción", "managing director": "director general", "spokesperson": "portavoz",
    "plant": "planta", "disarmament": "desarme", "summit": "cumbre", "nuclear weapons": "armas nucleares",
    "Foreign Minister": "ministro de Asuntos Exteriores", "Secretary of State": "secretario de Estado",
    "sanctions": "sanciones", "refugees": "refugiados", "progress": "progreso", "regime": "régimen",
    "human rights": "derechos humanos", "press freedom": "libertad de prensa", "accession": "adhesión",
    "mosque": "mezquita", "tariffs": "aranceles", "riot police": "antidisturbios", "protesters": "manifestantes",
    "secession": "secesión", "demonstration": "manifestación", "referendum": "referéndum", "mechanic": "mecánico",
    "electrician": "electricista", "Macedonians": "macedonios", "Cologne": "Colonia", "Catalonia": "Cataluña",
    "Syria": "Siria", "Cologne cathedral": "catedral de Colonia", "plebiscite": "plebiscito", "voters": "votantes",
}  # fmt: skip


def starter() -> tuple[Mapping[str, Engine], EngineOptions]:
    """The engines, and options that find the starter model alone."""
    return load("l10n.engines.kinds", Engine), EngineOptions()


def drafted(texts: Sequence[str], rows: Sequence[Term] = ()) -> Mapping[str, Draft]:
    """The draft of each text; refused ones are left out."""
    engines, options = starter()
    route = plan(PAIR, ("argos",), engines, options)
    context = draft.DraftContext(PAIR, lambda: open_route(route, engines, options), terms=tuple(rows))
    work = [draft.DraftTask("gate", UnitKey("", text)) for text in texts]
    return {each.key.source: each for outcome in draft.draft(work, context) for each in outcome.drafts}


def marked_sentences() -> list[tuple[str, dict[int, list[str]]]]:
    """Each sentence four times, with one to four of its slots as pairs of marks, and the right words for each pair."""
    cases = []
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        slots = list(_SLOT.finditer(line))
        for count in range(1, 5):
            step = 1 if count > 2 else 2
            chosen = {(number + count + turn * step) % len(slots) for turn in range(min(count, len(slots)))}
            out, last = "", 0
            gold: dict[int, list[str]] = {}
            for index, slot in enumerate(slots):
                out += line[last : slot.start()]
                last = slot.end()
                if index in chosen:
                    gold[len(gold) + 1] = slot[2].split("|")
                    out += f"<{len(gold)}>{slot[1]}</{len(gold)}>"
                else:
                    out += slot[1]
            cases.append((out + line[last:], gold))
    return cases


def placed(*, verbose: bool) -> bool:
    """Whether marks stand once, nested, and around the right words."""
    cases = marked_sentences()
    drafts = drafted([text for text, _ in cases])
    right = judged = 0
    faulty = [text for text, _ in cases if text in drafts and markup.faults(text, drafts[text].target)]
    for text, gold in cases:
        if text not in drafts:
            continue
        target = drafts[text].target
        for index, answers in gold.items():
            if not any(
                re.search(rf"(?<!\w){re.escape(a)}(?!\w)", markup.strip(target), re.IGNORECASE) for a in answers
            ):
                continue  # the model did not say it: there are no right words
            match = re.search(f"<{index}>(.*)</{index}>", target)
            words = markup.strip(match[1]).casefold() if match else ""
            judged += 1
            right += words in [answer.casefold() for answer in answers]
            if verbose and words not in [answer.casefold() for answer in answers]:
                print("   ", answers, "←", target)
    share = right / max(1, judged)
    print(
        f"markup: {len(cases)} sentences, {len(drafts)} drafted, {len(faulty)} faulty; "
        f"{right} of {judged} tags right: {share:.1%}"
    )
    return not faulty and share >= LEAST_PLACED


def parallel() -> list[tuple[str, str]]:
    """The sentences of ../shared with their human translations."""
    pairs = []
    for folder in sorted(DATA.iterdir()):
        sources, targets = ((folder / f"{tag}.txt").read_text("utf-8").splitlines() for tag in ("en", "es"))
        pairs += list(zip(sources, targets, strict=True))
    return pairs


def chrf(drafts: Mapping[str, Draft], pairs: Sequence[tuple[str, str]]) -> float:
    """chrF2 of the drafts, a refused one counting as nothing."""
    hypotheses = [drafts[source].target if source in drafts else "" for source, _ in pairs]
    return float(sacrebleu.corpus_chrf(hypotheses, [[target for _, target in pairs]]).score)


def confidence(drafts: Mapping[str, Draft], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the worst-rated tenth is clearly worse; prints the curve by tenths."""
    rated = sorted(
        (drafts[source].confidence, sacrebleu.sentence_chrf(drafts[source].target, [target]).score)
        for source, target in pairs
        if source in drafts
    )
    tenths = [rated[len(rated) * n // 10 : len(rated) * (n + 1) // 10] for n in range(10)]
    for number, tenth in enumerate(tenths, 1):
        mean = sum(score for _, score in tenth) / len(tenth)
        print(
            f"confidence: tenth {number:2}  {tenth[0][0]:.2f} to {tenth[-1][0]:.2f}  chrF {mean:.1f}  {'#' * round(mean / 2)}"
        )
    worst = sum(score for _, score in tenths[0]) / len(tenths[0])
    remainder = [score for tenth in tenths[1:] for _, score in tenth]
    gap = sum(remainder) / len(remainder) - worst
    print(f"confidence: worst tenth {worst:.1f}, the rest {sum(remainder) / len(remainder):.1f}, gap {gap:.1f}")
    return gap >= LEAST_GAP


def termed(plain: Mapping[str, Draft], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether preferred terms stand in the drafts, and cost no quality."""
    rows = [Term(source, "es", (target,)) for source, target in TERMS.items()]
    existing = terms.glossary(rows, "es")
    expected = [
        (s, each.term)
        for s, reference in pairs
        for each in terms.find(s, existing)
        if terms.stands(each.term, reference, "es")
    ]
    used = {term.source for _, term in expected}
    with_terms = drafted([source for source, _ in pairs], [row for row in rows if row.source in used])

    def success(drafts: Mapping[str, Draft]) -> float:
        return sum(s in drafts and terms.stands(term, drafts[s].target, "es") for s, term in expected) / max(
            1, len(expected)
        )

    before, after = chrf(plain, pairs), chrf(with_terms, pairs)
    print(
        f"terms: {len(expected)} places of {len(used)} terms; success {success(plain):.1%} → {success(with_terms):.1%}, ",
        end="",
    )
    print(f"chrF {before:.2f} → {after:.2f}")
    return success(with_terms) >= LEAST_TERMS and after >= before - MOST_CHRF_LOST


def main() -> int:
    """Prints everything; 1 where something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the tags that are wrong")
    verbose = parser.parse_args().verbose
    started = time.monotonic()
    valid = [placed(verbose=verbose)]
    if DATA.is_dir():
        pairs = parallel()
        plain = drafted([source for source, _ in pairs])
        print(f"drafts: {len(plain)} of {len(pairs)} sentences, chrF {chrf(plain, pairs):.2f}")
        valid += [confidence(plain, pairs), termed(plain, pairs)]
    print(f"{time.monotonic() - started:.0f} s; {'all floors held' if all(valid) else 'BELOW A FLOOR'}")
    return 0 if all(valid) else 1


if __name__ == "__main__":
    sys.exit(main())
