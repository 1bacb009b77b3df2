"""How near a word of a translation sounds to a name of the source, whatever the scripts.

Both are written in one small alphabet of sounds (`S` is sh, `C` ch, `Z` zh, `c` ts), then aligned. What spelling varies
costs little (vowels, c and k, v and w), what tells names apart costs much (a consonant more, less or another one).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from l10n import langtag
from l10n.check import tokens

_ENGLISH = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("que", "ke"), ("qui", "ki"), ("qu", "kv"), ("q", "k"), ("x", "ks"), ("tz", "c"), ("ts", "c"), ("dzh", "j"), ("dj", "j"), ("w", "v"),
)  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњџћђќѓѕәғқңөұүһҗҫҙҡӣӯҳҷ",
        "a b v g d e jo Z z i j k l m n o p r s t u f h c C S S a i - e ju ja i ji je g u j l n j C j k g c e g k n o u u h j s z k i u h j".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچژگکیےٹڈڑںھہۀټډړږښګڼڅځېۍۆڤەھ",
        "a b t s j h h d z r z s S s d t z a g f k k l m n h u i a a a a a a u i p C Z g k i e t d r n h h a t d r Z S g n c c e i o v a h".split(),
        strict=True,
    )
)
_HEBREW = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשתםןףךץ", "a b g d h u z h t i k l m n s a p c k r S t m n p k c".split(), strict=True)
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p Z r s t u p k g k S C c z c C h j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e e t Z i l h c k h z g C m j n S o C p j r s v t r c u p k o f ev".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
        "a v g d e z i t i k l m n ks o p r s t i f h ps o s a e i i o i o".split(),
        strict=True,
    )
)
_DEVANAGARI = dict(
    zip(
        "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहअआइईउऊएऐओऔािीुूेैोौंड़",
        "k k g g C C j j t t d d n t t d d n p f b b m j r l v S S s h a a i i u u e e o o a i i u u e e o o n d".split()[
            :55
        ]
        + ["r"],
        strict=False,
    )
)
_THAI = dict(
    zip(
        "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬฮฤัาิีึืุูเแโไใำ",
        "k k k k n j C C s C j d t t t t n d t t t t n b p p f p f p m j r l v s s s h l h r a a i i u u u u e e o ai ai am".split(),
        strict=True,
    )
)
# The characters that Chinese newspapers write foreign names with, by the sounds they stand for.
_HAN = dict(
    zip(
        "斯史施什士司思瑟塞赛森桑萨沙夏尚舍谢西希锡辛欣苏索松叙新圣申生逊孙特泰塔坦汤唐提蒂迪丁德达戴丹当登邓杜顿多道东图托通铁滕田土代黛堤帝克卡凯坎康科柯肯库奎考基金加盖甘冈高戈格根古圭哥"
        "哲朝京坤昆贡可尔耳拉莱兰朗劳勒雷里利莉林龙隆卢鲁伦罗洛路吕列琳丽黎赖廉连璐娄老良巴拜班邦保鲍贝本比彼宾波伯博布勃柏堡白毕滨马麦迈曼芒毛梅门蒙米密明莫默穆姆墨美玛缅孟慕纳奈南娜内尼妮"
        "宁牛纽农努诺恩涅侬聂帕派潘庞佩彭皮平珀普蓬坡浦朴法范方菲费芬丰冯佛夫弗福富凡瓦维韦文温沃武威万旺翁伍华怀惠魏卫哈海汉汗亨赫胡霍洪黑豪荷候侯韩河亚阿埃艾安昂奥爱伊依因英尤约于乌欧雅耶"
        "叶延扬犹印意以厄澳鄂容永荣勇杰吉贾简江乔朱詹珍泽扎札兹齐切奇恰查茨策治智钱契琴日热让若茹瑞儒宗佐祖津曾苇雪修休壤",
        (
            " s s S S s s s s se sai sen san sa Sa Sa San Se Se si hi si sin sin su so son si sin san Sen sen son"
            " sun t tai ta tan tan tan ti ti di din d da dai dan dan den den du ton do dau don tu to ton te ten"
            " ten tu dai dai ti di k ka kai kan kan ko ko ken ku kue kau ki kin ga gai gan gan gau go g gen gu gui"
            " go je C kin kun kun gon ko r r la lai lan lan lau le re ri li li lin lon lon lu ru lun ro lo lu lu"
            " le lin li li lai lian lian lu lou lao lian ba bai ban ban bau bau be ben bi pi bin bo be bo b bo be"
            " b bai bi bin ma mai mai man man mau mei men mon mi mi min mo me mu m me mei ma mian men mu na nai"
            " nan na ne ni ni nin niu niu non nu no en ne non ne pa pai pan pan pe pen pi pin pe p pon po pu p fa"
            " van fan fi fe fin fon fon fo f f fo fu van va vi ve ven ven vo vu vi van van on vu va vai hui vei"
            " vei ha hai han han hen h hu ho hon he ho ho h h han ha a a e ai an an o ai i i in in ju jo ju u ou"
            " ja je je jan jan ju in i i er au o jon jon jon jon je ji ja jan jan jo Zu jan jen ze za za z ci Ce"
            " Ci Ca Ca c ce j Ci Can Ce Cin Zi Ze Zan Zo Zu rui Zu zon zo zu zin zen vei Sue Siu hiu jan"
        ).split(),
        strict=True,
    )
)
_LETTERS = {**_HAN, **_THAI, **_CYRILLIC, **_ARABIC, **_HEBREW, **_GEORGIAN, **_ARMENIAN, **_GREEK, **_DEVANAGARI}
_KANA = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
        "a i u e o ka ki ku ke ko sa Si su se so ta Ci cu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ja ju jo ra ri ru re ro va o n"
        " ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po vu".split(),
        strict=True,
    )
) | dict(zip("ァィゥェォャュョッー", "a i u e o ja ju jo - -".split(), strict=True))
# The letters of Latin alphabets that are read otherwise than in English.
_LATIN = {
    "az": {"ç": "C", "ş": "S", "c": "j", "j": "Z", "x": "h", "q": "k", "ğ": "g", "ə": "e", "ı": "i"},
    "tr": {"ç": "C", "ş": "S", "c": "j", "j": "Z", "ğ": "g", "ı": "i"},
    "tk": {"ç": "C", "ş": "S", "ž": "Z", "ý": "j", "ň": "n", "j": "j", "ä": "e", "w": "v"},
    "uz": {"sh": "S", "ch": "C", "x": "h", "j": "j", "o'": "o", "oʻ": "o", "q": "k"},
    "hr": {"č": "C", "ć": "C", "š": "S", "ž": "Z", "đ": "j", "dž": "j", "c": "c", "j": "j"},
    "sq": {
        "sh": "S",
        "ç": "C",
        "xh": "j",
        "q": "C",
        "zh": "Z",
        "th": "t",
        "dh": "d",
        "x": "z",
        "ë": "e",
        "j": "j",
        "c": "c",
    },
    "hu": {"sz": "s", "cs": "C", "zs": "Z", "gy": "j", "s": "S", "ny": "n", "ly": "j", "c": "c", "j": "j"},
    "ro": {"ș": "S", "ş": "S", "ț": "c", "ţ": "c", "j": "Z"},
}
_LATIN |= {"bs": _LATIN["hr"], "sr": _LATIN["hr"]}
_PREFIXES = {"Arab": re.compile(r"[وفبلك]{0,2}(?:ال)?"), "Hebr": re.compile(r"[ושכ]{0,2}[הבלמ]?")}


def _squeezed(code: str) -> str:
    """A code without signs for nothing, and without doubled letters."""
    return re.sub(r"(.)\1+", r"\1", code.replace("-", ""))


def bare(text: str) -> str:
    """The text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def english(name: str) -> str:
    """The sounds of a name as English spells it.

    >>> english("Pompeo"), english("Schwartz")
    ('pompeo', 'Svarc')
    """
    code = bare(name.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("ß", "ss"))
    for letters, sound in _ENGLISH:
        code = code.replace(letters, sound)
    return _squeezed("".join(c for c in code if c.isalpha()))


@lru_cache(maxsize=65536)
def local(word: str, tag: str) -> str:
    """The sounds of a word as its language spells it.

    >>> local("Помпео", "uk"), local("Vaşinqton", "az")
    ('pompeo', 'vaSinkton')
    """
    folded = word.casefold()
    if any(tokens.script(char) == "Cyrl" for char in folded):  # also where Latin lookalikes stand among the letters
        folded = tokens.folded(folded)
    table = _LATIN.get(langtag.language(tag))
    if table and tokens.script(folded[0]) == "Latn":
        for letters, sound in sorted(table.items(), key=lambda item: -len(item[0])):
            folded = folded.replace(letters, sound)
        return _squeezed(bare(folded).replace("w", "v").replace("'", ""))
    if tokens.script(folded[0]) == "Latn":
        return english(word)
    folded = folded.replace("дж", "џ").replace("ջ", "ջ")
    if tokens.script(folded[0]) == "Kana":
        return _squeezed(_kana(word))
    if tokens.script(folded[0]) == "Hani":
        return "".join(_HAN.get(c, "|") for c in folded)
    return _squeezed("".join(_LETTERS.get(c, _LETTERS.get(bare(c), "")) for c in folded))


def _kana(word: str) -> str:
    code = "".join(_KANA.get(c, "") for c in word)
    return re.sub(r"(?<=[^aiueo])[ui](?=[aeiou])|i(?=j[aeo])", "", code)


_VOWELS = frozenset("aeiouy")
_NEAR: dict[frozenset[str], float] = {}
for _cost, _pairs in (
    (0.05, "ij iy jy uw vw ie"),
    (0.12, "ck cs gh gj uv sz jZ kh Zz Sc oa ae eo au ou"),
    (0.2, "bf Ss Ck Ch CS Cc jh bv gk Zg tc fp jg fv ly lj ZS Cj bp td cz"),
):
    _NEAR |= {frozenset(pair): _cost for pair in _pairs.split()}


def _other(a: str, b: str) -> float:
    """What it costs to write one sound for another."""
    if a == b:
        return 0.0
    cost = _NEAR.get(frozenset((a, b)))
    if cost is not None:
        return cost
    return 0.2 if a in _VOWELS and b in _VOWELS else 1.0


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a script writes the sounds of other languages, as costs.

    `lost` is a vowel of the name that is not written, `more` a vowel that only the script needs, `r` an r that is not
    written. `merged` sounds are one for the script. `inside`: the name may begin anywhere, as in a text without spaces.
    """

    lost: float = 0.35
    more: float = 0.3
    r: float = 1.0
    merged: Mapping[int, str] = field(default_factory=dict)
    inside: bool = False


_ALPHABET = Hearing()
HEARINGS: Mapping[str, Hearing] = {
    "Arab": Hearing(lost=0.03),
    "Hebr": Hearing(lost=0.03),
    "Thai": Hearing(lost=0.05, more=0.15, r=0.2, merged=str.maketrans("lgbdSzZj", "rkptCsCC"), inside=True),
    "Kana": Hearing(more=0.06, r=0.1, merged=str.maketrans("lvm", "rbn")),
    "Hani": Hearing(lost=0.08, more=0.08, r=0.15, merged=str.maketrans("lbdgSZzc", "rptksCss"), inside=True),
}


def distance(name: str, word: str, script: str = "") -> float:
    """The cost of reading a name as the beginning of a word; 0 is certain, a wrong consonant is 1.

    What stands behind the name in the word is an ending and free.

    >>> distance("pompeo", "pompeova") < distance("pompeo", "popeo") < 1.01
    True
    """
    hearing = HEARINGS.get(script, _ALPHABET)
    if hearing.merged:
        name, word = name.translate(hearing.merged), word.translate(hearing.merged)
    row = [0.0]
    for char in word:
        row.append(0.0 if hearing.inside else row[-1] + _gain(char, hearing))
    for i, char in enumerate(name):
        row = _next_row(row, char, word, hearing, last=i == len(name) - 1)
    # The best end of the name in the word; endings up to ten sounds are free.
    return min(row[1:] if hearing.inside else row[max(1, len(word) - 10) :], default=row[-1])


def _gain(char: str, hearing: Hearing) -> float:
    """What it costs that the word has a sound more."""
    if char in _VOWELS or char == "j":
        return hearing.more
    return 0.12 if char == "h" else 1.0


def _next_row(before: list[float], a: str, word: str, hearing: Hearing, *, last: bool) -> list[float]:
    """The costs up to each sound of the word with one more sound of the name."""
    if a in _VOWELS:
        lost = min(hearing.lost, 0.08) if last else hearing.lost
    else:
        lost = {"h": 0.12, "g": 0.12, "r": hearing.r}.get(a, 1.0)
    row = [before[0] + lost]
    for j, b in enumerate(word):
        row.append(min(before[j] + _other(a, b), before[j + 1] + lost, row[j] + _gain(b, hearing)))
    return row


def heads(word: str, script: str) -> tuple[str, ...]:
    """The word, and the word without the particles that its script writes together with it: `وبرلين`, `לברלין`."""
    prefix = _PREFIXES.get(script)
    if not prefix:
        return (word,)
    match = prefix.match(word)
    longest = match.end() if match else 0
    return tuple(word[n:] for n in range(min(longest, len(word) - 2) + 1))
