"""What one sound for each letter does not tell: names that English writes but does not say so, and pairs of letters that
stand for one sound in other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from l10n.language.phonetics import sounds
from l10n.late_pattern import late_pattern

_ALSO = tuple(
    (late_pattern(pattern), spelling)
    for pattern, spelling in (
        (r"x", "h"),  # Mexico in its own language
        (r"x", "s"),  # Xochimilco
        (r"kh", "k"),  # said with an h, and written with a k by many
        (r"dge?(?=[eilyrm]|$)", "j"),  # Cambridge, Pidgley
        (r"^george$", "jorj"),
        (r"^georges$", "zhorzh"),
        (r"c(?=[aeiou])", "j"),  # Recep, in Turkish
        (r"sh(?=i)", "s"),  # Shinzo, as Russian writes Japanese
        (r"shinz", "sindz"),
        (r"ji", "dzi"),
        (r"chi(?=[a-z])", "ti"),
        (r"sure$", "zher"),  # Treasure
        (r"aw(?=[^aeiouy]|$)", "o"),  # Pawlby, Lawson
        (r"eu", "yu"),  # Neuk
        (r"^mc([a-z]*)ew$", r"mak\1yu"),  # McKew
        (r"ch$", "h"),  # Zürich
        (r"i(?=[^aeiou]es?$)", "ai"),  # Mike, Miles
        (r"a(?=[^aeiou]es?$)", "ei"),  # James, Blake
        (r"^giles$", "jails"),
        (r"^hughes$", "hyuz"),
        (r"^facebook", "feisbuk"),
        (r"ts(?=on|p)", "tes"),  # Watson, Hotspur: two sounds, not the one of Tsar
        (r"(?<=[st])on$", "n"),  # Jason: in Armenian without the vowel that is not said
        (r"(?<=[sh])aw(?=n$)", "o"),  # Shawn
        (r"thew$", "tyu"),  # Matthew
        (r"eigh$", "i"),  # Leigh
        (r"champs?$", "shan"),  # Longchamp
        (r"ier$", "ie"),  # Olivier
        (r"xx", "x"),
        (r"a(?=[^aeiou]y$)", "ei"),  # Lacy
        (r"isle$", "ail"),  # Carlisle
        (r"^isaac", "aizek"),
        (r"^eugene", "yujin"),
        (r"c?ch(?=[ei])", "k"),  # Michele
        (r"dzh", "j"),
        (r"tch", "thch"),  # Thatcher, written with both letters
        (r"ch", "sh"),  # Bouchard
        (r"^j(?=[aeou])", "h"),  # Jose, Javier
        (r"skj", "sh"),  # Solskjaer
        (r"^wr", "r"),  # Wright
        (r"ew(?=[a-z])", "yu"),  # Newman
        (r"^kn", "n"),  # Knight
        (r"^ps", "s"),
        (r"igh(?=t|$)", "i"),
        (r"igh(?=t|$)", "ai"),  # Dwight
        (r"aughn?$|augh(?=an)", "on"),  # Vaughan
        (r"augh$", "o"),  # Kavanaugh
        (r"gh(?=[aeiou])", "h"),  # Monaghan
        (r"^michael", "maikl"),
        (r"^mich", "mik"),
        (r"^sean$", "shon"),
        (r"^hugh$", "hyu"),
        (r"^geo(?=ff)", "je"),
        (r"^stephen", "stiven"),
        (r"^graham", "greiem"),
        (r"^siobhan$", "shivon"),
        (r"^mc(?=[a-z])", "mak"),  # McLaren
        (r"iowa", "aiova"),
        (r"^ir(?=[aeiou])", "air"),  # Irene
        (r"(?<=[bcdfghjklmnpqrstvwxz])y(?=[^aeiouy][aeiou])", "ai"),  # Tyler, Kyle
        (r"(?<=[bcdfghjklmnpqrstvwxz])ya(?=n|tt)", "aia"),  # Ryan, Wyatt
        (r"ia(?=n[ae]?s?$)", "aia"),  # Brian, Diane
        (r"j(?=or)", "e"),  # Bjorn
        (r"(?<=[a-z])j(?=[aeou])", "y"),
        (r"ard$", "ar"),  # Hazard, Bernard
        (r"court$", "kur"),
        (r"oines?$", "oin"),  # Moines
        (r"u[sx]$", "u"),  # Jacquemus, Malraux
        (r"mb(?=$|e)", "m"),  # Plumber
        (r"ld$", "d"),  # Donald, in Chinese
        (r"borough$|burgh$", "boro"),
        (r"ough$", "of"),
        (r"wich$", "ij"),
        (r"oe$", "o"),  # Monroe
        (r"eigh", "ei"),  # Leigh
        (r"qu(?=[ei])", "k"),  # Enrique
        (r"^qu(?=[ei])", "kw"),  # Quinton, Quebec
        (r"mouth$", "mut"),  # Portsmouth
        (r"ques$", "k"),  # Jacques
        (r"au(\w+)ent$", r"o\1an"),  # Laurent
        (r"ent$", "an"),  # Vincent
        (r"(?:eaux?|aux|ault|aud)$", "o"),  # Bordeaux, Renault
        (r"(?<=[aeiou])t$", ""),  # Peugeot, Chevrolet
        (r"(?<=[aeiou])is$", "i"),  # Illinois
        (r"^denis$", "deni"),
        (r"^paul$", "pol"),
        (r"^walk", "uok"),
        (r"ough(?=[a-z])", "af"),  # Loughner
        (r"oud$", "u"),  # Giroud
        (r"olas$", "olya"),
        (r"(?<=[a-z]{3})ies$", "is"),  # Davies
        (r"cs$", "ch"),  # Kovacs
        (r"row$", "ro"),
        (r"ailles$", "ai"),  # Versailles
        (r"chard$", "shar"),  # Bouchard
        (r"^(\w*)eau(\w*?)l?lier$", r"\1o\2lie"),  # Beauvillier
        (r"o(?=[^aeiou]e$)", "ou"),  # Melrose
        (r"gow$", "go"),  # Lithgow
        (r"ow(?=n)", "au"),  # Cownie, Brown
        (r"dt(?=$|[aeiou])", "t"),  # Schmidt
        (r"cester$", "ster"),  # Leicester
        (r"wich$", "ich"),  # Greenwich
        (r"szcz", "shch"),
        (r"cz", "ch"),  # Kowalczyk
        (r"sz", "sh"),
        (r"(?<=[a-z])h(?=$|[bcdfghjklmnpqrstvwz])", ""),
    )
)
"""How a name may be said otherwise than English spells it: one rule at a time, and a th as the s that many write for it."""


@lru_cache(maxsize=16384)
def readings(name: str) -> Sequence[str]:
    """The codes of sounds that a name may have, as it is spelled first.

    >>> readings("Renault")
    ('renault', 'reno')
    """
    folded = sounds.bare(name.casefold())
    also = [pattern.sub(spelling, folded) for pattern, spelling in _ALSO if pattern.search(folded)]
    also += [form.replace("th", "s") for form in (folded, *also) if "th" in form]
    return tuple(dict.fromkeys(code for code in map(sounds.english, (name, *also)) if code))


_PAIRS: Mapping[str, Sequence[tuple[re.Pattern[str], str]]] = {
    script: tuple((late_pattern(pattern), letter) for pattern, letter in pairs)
    for script, pairs in {
        "Arab": (
            (r"تش", "چ"),  # Arabic has no letter for ch: تشرشل
            (r"تس", "څ"),
            (r"^[اأإ](?=[ويیېۍ])", ""),  # carries the vowel behind it: اوزولا
            (r"^ا(?=[سش][^اويیېۍ])", ""),  # a help before two consonants: اشکودا
        ),
        "Hebr": (
            (r"ג['’׳]", "ج"),
            (r"ז['’׳]", "ژ"),
            (r"[צץ]['’׳]", "چ"),
            (r"ת['’׳]", "ת"),
            (r"^[אע](?=[וי])", ""),
            (r"ה$", "א"),
        ),
        "Armn": ((r"ու", "ւ"),),
        "Grek": (  # two letters for a sound that Greek has no letter of its own for; those of others stand for it
            (r"μπ", "б"),
            (r"ντ", "д"),
            (r"γ[κγ]", "г"),
            (r"τζ", "џ"),
            (r"τσ", "ц"),
            (r"ο[υύ]", "у"),
            (r"α[ιί]", "ε"),
            (r"[εο][ιί]|υ[ιί]", "ι"),
            (r"([αε])[υύ]", r"\1β"),
        ),
        "Thai": (
            (r"([เแโใไ])([ก-ฮ])", r"\2\1"),  # vowels that are said behind the consonant they stand before
            (r"ย์|(?<=[าเแโ])ย(?![ะ-ูเแโ])", "ิ"),  # y behind a vowel: เลย์ is lei
            (r"(?<=[ก-ฮ])อ(?=[ก-ฮ])", "โ"),  # o between consonants: นอฟ; elsewhere it only carries a vowel
        ),
    }.items()
}
"""Letters that stand for one sound together, and the letter of that sound."""


@cache
def _several(script: str) -> re.Pattern[str] | None:
    """What finds any of the letters that stand for one sound together in a script; nothing where there are none."""
    pairs = _PAIRS.get(script)
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in pairs)) if pairs else None


@cache
def rewritten(letter: str, script: str) -> str:
    """The letters that one may be written as, alone or with others, for the sound that they stand for.

    >>> rewritten("ת", "Hebr"), rewritten("д", "Cyrl"), rewritten("м", "Cyrl")
    ('ת', 'џ', '')
    """
    several = (spelled for pattern, spelled in _PAIRS.get(script, ()) if letter in pattern.pattern)
    either = (spelled for written_as, spelled in _EITHER.get(script, ()) if letter in written_as)
    together = ("џ" if letter == "д" else "",)
    return "".join(char for char in "".join((*several, *either, *together)) if char.isalpha())


def written(word: str, script: str) -> Sequence[str]:
    """The word with one letter for each sound; twice where a letter has two sounds: ث is a th or an s.

    >>> written("تشرشل", "Arab"), len(written("ماثيو", "Arab"))
    (('چرشل',), 2)
    """
    if script not in _PAIRS and script not in _EITHER:
        return (word,)
    if (several := _several(script)) and several.search(word):  # most words have none of them
        for pattern, letter in _PAIRS[script]:
            word = pattern.sub(letter, word)
    variants = (word.replace(letter, spelling) for letter, spelling in _EITHER.get(script, ()) if letter in word)
    return (word, *variants)


_EITHER: Mapping[str, Sequence[tuple[str, str]]] = {
    "Arab": (("ث", "ت"),),
    "Cyrl": (("чж", "ж"), ("Чж", "Ж"), ("цз", "џ"), ("Цз", "Џ")),
    "Hebr": (("וו", "ڤ"),),
    "Grek": (("б", "μπ"), ("д", "ντ")),
}
"""Letters that have two sounds, and the letter of the second one: Μπελ is Bell, Τραμπ Trump; Ванчжоу is Wanzhou in pinyin."""
