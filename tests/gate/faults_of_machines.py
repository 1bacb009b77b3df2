"""Faults that machines make: words of the source left inside, pieces of a vocabulary, a wrong encoding, capitals alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_REMNANTS = ("⁇", "▁", "<unk>", "@@")


def source_words_left(random: Random, pair: Pair) -> Pair | None:
    """Three small words of the source stand in the target's middle."""
    words, present = pair.source.split(), pair.target.split(" ")
    runs = [words[i : i + 3] for i in range(len(words) - 2)]
    plain = [run for run in runs if all(word.isalpha() and word.islower() and len(word) > 2 for word in run)]
    if not plain or len(present) < 6:
        return None
    middle = len(present) // 2
    return replace(pair, target=" ".join([*present[:middle], *random.choice(plain), *present[middle + 3 :]]))


def remnant_left(random: Random, pair: Pair) -> Pair | None:
    """A piece of a model's vocabulary stands at a word."""
    present = pair.target.split(" ")
    present[len(present) // 2] = f"{random.choice(_REMNANTS)} {present[len(present) // 2]}"
    return replace(pair, target=" ".join(present))


def misread(random: Random, pair: Pair) -> Pair | None:
    """A word that is not ASCII is read in the encoding of Western Windows."""
    present = pair.target.split(" ")
    places = [i for i, word in enumerate(present) if any(char.isalpha() and not char.isascii() for char in word)]
    if not places:
        return None
    place = random.choice(places)
    present[place] = present[place].encode().decode("cp1252", errors="ignore")
    return replace(pair, target=" ".join(present))


def capitals_alone(random: Random, pair: Pair) -> Pair | None:
    """The whole target stands in capitals."""
    upper = pair.target.upper()
    cased = sum(map(str.isupper, upper)) > len(upper) / 2 and pair.tag != "ka"  # nobody writes Georgian so
    return replace(pair, target=upper) if cased and len(upper.split()) > 5 else None


def sentence_added(random: Random, pair: Pair) -> Pair | None:
    """A sentence that no source has stands behind the translation."""
    if len(pair.source) < 30 or not pair.target.endswith((".", "。", "!", "?", "։", "۔", "।")):
        return None
    further = _ADDED.get(pair.tag)
    return replace(pair, target=f"{pair.target} {random.choice(further)}") if further else None


_ADDED = {
    "de": (
        "Die Fischer der Stadt sind damit sehr unzufrieden.",
        "Das Wetter soll in der nächsten Woche besser werden.",
    ),
    "es": ("Los pescadores de la ciudad no están contentos.", "Se espera que el tiempo mejore la próxima semana."),
    "fr": ("Les pêcheurs de la ville en sont très mécontents.", "Le temps devrait être meilleur la semaine prochaine."),
    "ru": ("Рыбаки города очень этим недовольны.", "На следующей неделе ожидается более тёплая погода."),
    "uk": ("Рибалки міста дуже цим незадоволені.", "Наступного тижня очікують теплішої погоди."),
    "ja": ("市の漁師たちはこれに大きな不満を抱いている。", "来週は天気がよくなる見込みだ。"),
    "zh": ("市里的渔民们对此十分不满。", "预计下周天气将会好转。"),
    "tr": ("Kentteki balıkçılar bundan hiç memnun değil.", "Gelecek hafta havanın düzelmesi bekleniyor."),
}
"""Sentences that fit anywhere in the news."""
