"""A name of the source must stand in the translation, spelled as it sounds, as the locale or as the article calls it.

Endings, particles written together and respelling (`Vaşinqton`, `Вашингтон`) are a translator's craft; another name, a
missing one and a misspelled one are what a newsroom must not print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n import langtag
from l10n.check.article_names import introduced, may_be_names, names_of, of_article
from l10n.check.compound_places import in_a_compound
from l10n.check.finding import called_otherwise, is_rather_short, warn
from l10n.check.han import unexplained
from l10n.check.intruders import in_different_letters, of_the_article
from l10n.check.latin_names import in_latin, latin_typo, latin_words, wrong_letters
from l10n.check.mirror import from_english, mirrored
from l10n.check.names import Name
from l10n.check.names_elsewhere import beginnings, renderings, usual_rendering
from l10n.check.places import has_adjective, has_exonym, has_unexplained_name
from l10n.check.renamed import has_title_for, in_full
from l10n.check.rivals import is_another
from l10n.check.surnames import by_surname
from l10n.check.terms_of_names import has_term_of
from l10n.check.vocabulary import is_ordinary, ordinary
from l10n.check.whole_names import lost, whole_names
from l10n.language import tokens
from l10n.language.phonetics.alphabets import has_sounds
from l10n.language.phonetics.compounds import in_one_word, in_two_words
from l10n.language.phonetics.matches import SURE, SoundMatch, is_near, limit, nearest, stands
from l10n.language.phonetics.slips import typo
from l10n.language.phonetics.words import CASED
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, State, Term, UnitKey
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_DIFFERENT_SYLLABLE = 0.15
"""Cost per sound up to which a word is a syllable of a Korean or Chinese name, written in many ways (`Jong`, `Chen`)."""
_MISSPELLED, _MISSPELLED_UNCASED = 0.2, 0.16
"""Cost per sound up to which the nearest word is shown as a misspelling: what is farther off has nothing to do with the name.
Where no capital says which words are names, chance words come nearer."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each name that the target lacks or misspells."""
    tag = subject.catalog.target
    if not from_english(subject):
        yield from mirrored(subject, find)
        return
    if langtag.is_pseudo(tag) or not has_sounds(tag):
        return
    findings = list(_all(subject))
    if findings and _strange_writing(subject):
        return
    yield from findings


def _all(subject: Subject) -> Iterator[Finding]:
    tag, source, target = subject.catalog.target, subject.unit.key.source, subject.unit.target
    distinct = {name.text: name for name in names_of(source, subject.article.source)}.values()
    yield from whole_names(subject, [finding for name in distinct for finding in _of_name(subject, name)])
    for name in may_be_names(source, subject.article.source):
        if letters := latin_typo(name, latin_words(source, target), tag):
            yield _misspelled(subject, name, letters[0], tokens.span(letters))
    yield from in_different_letters(subject)
    yield from of_the_article(subject)


_UNREAD = 3
"""Units with a name that is not found from which on the sounds do not fit how a translator writes names."""


def _strange_writing(subject: Subject) -> bool:
    """Whether names of so many reviewed units are not found that the check cannot read them, and says so at the first one.

    Asked only where the script has no capitals, so that nothing but their sound shows names.
    """
    unit, catalog = subject.unit, subject.catalog
    if subject.strict or unit.state is not State.REVIEWED or langtag.script(catalog.target) in CASED:
        return False
    unread = _unread(subject.article)
    return len(unread) >= _UNREAD and unread[0] != unit.key


@article_fact
def _unread(article: ArticleContext) -> Sequence[UnitKey]:
    """The reviewed units in which a name is not found."""
    reviewed = (unit for unit in article.catalog.units if unit.state is State.REVIEWED and unit.target)
    return [unit.key for unit in reviewed if any(_all(Subject(unit, article)))]


def _of_name(subject: Subject, name: Name) -> Iterator[Finding]:
    """The findings about one name of the source: it is misspelled in Latin letters, by its sound, or is not there."""
    tag, source, target = subject.catalog.target, subject.unit.key.source, subject.unit.target
    here = stands(name.text, target) or _is_plural(name, subject)
    letters = None if here and source.count(name.text) == 1 else latin_typo(name, latin_words(source, target), tag)
    if letters and not usual_rendering(name.text, letters[0], subject.article):
        yield _misspelled(subject, name, letters[0], tokens.span(letters))
    if letters or here:
        return
    most = limit(name.text, tag)
    if nearest(name.text, target, tag, within=most).cost > most and _otherwise(name, subject):
        return  # most names that are not found by their sound are places with a name of their own
    match = _match(name, subject)
    misspelled, far = in_latin(match) and wrong_letters(name, match, tag), match.cost > most
    if not (misspelled or far):  # nearly all names are here
        return
    if (name.syllable and match.cost <= _DIFFERENT_SYLLABLE) or _written_so(name.text, match, subject):
        return
    lacking = has_unexplained_name(subject.unit, subject.article) or is_rather_short(subject)
    certain = lacking or introduced(name.text, subject.unit.key, subject.article.source)
    lost = far and certain and not by_surname(name, subject)
    if match.cost <= _MISSPELLED and usual_rendering(name.text, match.word, subject.article):
        return  # so the translator writes it throughout: Khmer Rouge are `Jemeres Rojos`
    if (misspelled or lost) and not _otherwise(name, subject) and _knows(name, subject):
        yield _finding(subject, name, match)


def _is_plural(name: Name, subject: Subject) -> bool:
    """Whether a name of the article has a plural ending, or one without its apostrophe: `the two Brandts`."""
    singular, target, tag = name.text.removesuffix("s"), subject.unit.target, subject.catalog.target
    if singular not in of_article(subject.article.source):
        return False
    return stands(singular, target) or (singular != name.text and is_near(singular, target, tag, SURE))


_NEAR = 0.25
"""Cost per sound up to which the nearest word may be how a translator writes the name throughout."""


def _written_so(name: str, match: SoundMatch, subject: Subject) -> bool:
    """Whether the translator writes the name like this throughout the article, in two words, or in one with its neighbours."""
    target, tag = subject.unit.target, subject.catalog.target
    if match.cost <= _NEAR and usual_rendering(name, match.word, subject.article):
        return True
    return in_two_words(name, target, tag) or in_one_word(name, subject.unit.key.source, target, tag)


def _match(name: Name, subject: Subject) -> SoundMatch:
    """The word that sounds most like the name; one that the article has without the name must be nearer than others."""
    tag, target = subject.catalog.target, subject.unit.target
    most = limit(name.text, tag)
    match = nearest(name.text, target, tag, within=most)
    if match.cost > most:
        town = name.text.removesuffix(_COUNTY)
        shorter = town != name.text and is_near(town, target, tag, limit(town, tag))
        return nearest(town if shorter else name.text, target, tag)
    word, another = match.word.casefold(), match.cost > SURE and is_another(match, name, subject)
    if match.cost <= SURE or not (another or is_ordinary(word, name.text, subject.unit, subject.article)):
        return match
    plain = ordinary(name.text, subject.unit, subject.article)
    return nearest(name.text, target, tag, plain | {word} if another else plain)


_COUNTY = "shire"
"""The end of an English county's name: languages say the county of the town, or write it as a word of its own."""


def _knows(name: Name, subject: Subject) -> bool:
    """Whether the check can tell: Chinese writes names by meaning too, so that another one must stand there by its sound, and
    short names sound like anything in some scripts.
    """
    code = langtag.script(subject.catalog.target)
    if code in {"Hans", "Hant"}:
        by_sound = subject.strict and unexplained(subject.unit, subject.catalog)
        return bool(renderings(name.text, subject.article)) or by_sound
    if code == "Jpan" and _IN_CHARACTERS.search(name.text):
        return False
    return len(name.text) > 4 or code != "Thai"


_IN_CHARACTERS = late_pattern(
    r"(?i:^zh|^q(?!u)|^x)|zh|[a-z]q|(?:ng|zhou|shui|jiang|hai|dong|nan|bei|shan|yun|hyun|seok|hoon|woo|jae)$"
)
"""How names of China and Korea look, which Japanese writes in Chinese characters."""


def _otherwise(name: Name, subject: Subject) -> bool:
    """Whether the target has the place as its locale calls it, or the word that the article or the termbase has for it."""
    target, tag = subject.unit.target, subject.catalog.target
    if has_exonym(name.text, target, tag, subject.unit.key.source) or has_adjective(name.text, target, tag):
        return True
    if in_a_compound(name.text, subject) or has_title_for(name, subject):
        return True
    if any(short == name.text for short, _ in in_full(subject.unit.key.source, target)):
        return True
    used = renderings(name.text, subject.article)
    return bool(used and used & beginnings(target, tag)) or has_term_of(name.text, subject)


def _misspelled(subject: Subject, name: Name, word: str, span: Span) -> Finding:
    return warn(subject, called_otherwise(subject, name.text, word), span)


def _finding(subject: Subject, name: Name, match: SoundMatch) -> Finding:
    cased = langtag.script(subject.catalog.target) in CASED
    most = _MISSPELLED if cased else _MISSPELLED_UNCASED
    alike = match.cost <= most or typo(name.text, match.word)
    if alike and match.span and not match.word[0].islower() and not is_another(match, name, subject):
        return _misspelled(subject, name, match.word, match.span)
    return lost(subject, name.span)


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("They met Jon Snow on Monday.", "Sie trafen am Montag Hannah Kovač.", "de"),
        Example("The mayor met Lena Brandt on Monday.", "Мер зустрів у понеділок Ганну Ковач.", "uk"),
        Example("The mayor met Lena Brandt on Monday.", "Der Bürgermeister traf am Montag Lena Brnadt.", "de"),
        Example("Storm Drives Ferries Back to Karlskrona Harbour", "Oluja vraća trajekte u luku Karlskorna", "hr"),
        Example("They sailed from Gdynia to Trondheim.", "Sie segelten von Gdynia nach Rostock.", "de"),
        Example("He was born in Kaunas.", "وُلد في فيينا.", "ar"),
        Example("Мер Олена Коваль приїхала до Тернополя.", "Mayor Halyna Montgomery came to Ternopil.", "en", "uk"),
        Example("They met in Kaunas on Monday.", "Onlar bazar ertəsi görüşüblər.", "az"),
    ),
    passes=(
        Example("He told the NotW of the storm.", "Он сказал о шторме газете News of the World.", "ru"),
        Example("She was famous for the show Baywatch.", "Она известна по сериалу «Спасатели Малибу».", "ru"),
        Example("George Keller left the High Court.", "Джордж Келлер покинул Высокий суд.", "ru"),
        Example("They met Recep Keller.", "Они встретили Реджепа Келлера.", "ru"),
        Example(
            "Quinton Keller left Portsmouth for the Kremlin.", "Квинтон Келлер выехал из Портсмута в Кремль.", "ru"
        ),
        Example("The mayor thanked Frazier.", "Քաղաքապետը շնորհակալություն հայտնեցՖրեզիերին։", "hy"),
        Example("They met David Johnson.", "Deyvid Consonla görüşdülər.", "az"),
        Example("Мер Олена Коваль приїхала до Тернополя.", "Mayor Olena Koval came to Ternopil.", "en", "uk"),
        Example("That is the best song I've ever heard.", "Это лучшая песня, которую я слышал.", "ru"),
        Example("Didn't They Say That?", "Разве они этого не говорили?", "ru"),
        Example("The Ku Klux Klan burned it.", "Его сожгли куклуксклановцы.", "ru"),
        Example("Whenever I speak, people listen to me.", "Siempre que hablo, la gente me escucha.", "es"),
        Example("The rain fell in the Southwest.", "La lluvia cayó en el suroeste.", "es"),
        Example("He grew up in the Cold War.", "Er wuchs im Kalten Krieg auf.", "de"),
        Example("The Founder and Director of the club left.", "El fundador y director del club se fue.", "es"),
        Example("He works for Immigration and Customs Enforcement.", "Trabaja para la agencia de inmigración.", "es"),
        Example("The ferry leaves at Noon.", "El transbordador sale a mediodía.", "es"),
        Example("She loves Scotland and Wales.", "Le encantan Escocia y Gales.", "es"),
        Example("She loves Scotland and Wales.", "Elle aime l’Écosse et le pays de Galles.", "fr"),
        Example("He lives in Scotland.", "Skóciában él.", "hu"),
        Example("He was born in Transnistria.", "Он родился в Приднестровье.", "ru"),
        Example("It is cold in Siberia.", "ციმბირში ცივა.", "ka"),
        Example("She fled from Karabakh.", "Sie floh aus Bergkarabach.", "de"),
        Example("Dr James Vann left.", "Ушёл доктор Джеймс Ванн.", "ru"),
        Example("They met Michael Steele.", "Кездесуде Майкл Стил болды.", "kk"),
        Example("They met Bjorn Hazard.", "Они встретили Бьорна Азара.", "ru"),
        Example("They met Dennis McCarthy.", "彼らはデニス・マッカーシーと会った。", "ja"),
        Example("The festival of Palu drew many.", "Plusieurs sont venus au festival de Palu.", "fr"),
        Example("Photos by Nestle show it.", "Муну Nestlé сүрөттөрү көрсөтөт.", "ky"),
        Example("She wrote to MEPs.", "Вона написала депутатам.", "uk"),
        Example("They play in the Europa Leaguge.", "Вони грають у Лізі Європи.", "uk"),  # a slip of the source
        Example("They left Scotland.", "Нaпустили су Шкoтску.", "sr"),  # with Latin letters among the others
        Example("The border divides the two Koreas.", "Межа ділить обидві Кореї.", "uk"),
        Example("It snowed in the Rockies.", "У Скелястих горах ішов сніг.", "uk"),
        Example("He heard it from the Advocate.", "Er hörte es vom Anwalt.", "de"),
        Example("They met Ewan McGregor.", "با ایوان مک گرگور دیدار کردند.", "fa"),
        Example("They met Henri Bouchard.", "Они встретили Анри Бушара.", "ru"),
        Example("Melrose won.", "Melrouz qalib gəldi.", "az", others=(("She left Melrose.", "O, Melrouzdan getdi."),)),
        Example("They met Emma Watson.", "Они встретили Эмму Уотсон.", "ru"),
        Example("They met Margaret Thatcher.", "Они встретили Маргарет Тэтчер.", "ru"),
        Example("Toll Soars Above 800", "El número de víctimas supera las 800", "es"),
        # the article of a place's name is all that one of its words has in Urdu
        Example("The mayor of Salvador left on Monday.", "میئر پیر کو سلواڈور سے روانہ ہوئیں۔", "ur"),
        Example("They met Lena Brandt in Kaunas.", "Τους υποδέχτηκαν.", "el"),  # off, and `l10n languages` says so
        Example("A factory in Derbyshire closed.", "У графстві Дербі закрилася фабрика.", "uk"),
        Example("He praised Klara Brandt's plan.", "彼はブラント氏の計画を称賛した。", "ja"),
        Example("The mayor met Zurab Dolidze.", "Le maire a rencontré Zourab Dolidzé.", "fr"),
        Example("The road to Khujand is closed.", "A Hudzsandba vezető utat lezárták.", "hu"),
        Example("They saw Director Lena Brandt.", "Алар Директор Брандтты көрүштү.", "ky"),
        Example("The mayor met Lena Cooke.", "میئر نے لینا کک سے ملاقات کی۔", "ur"),
        Example("The mayor met Lena Brandt on Monday.", "Мер зустрів у понеділок Лену Брандт.", "uk"),
        Example("The mayor met Lena Brandt on Monday.", "Bələdiyyə sədri Lena Brandtla görüşdü.", "az"),
        Example("They met Ilya Maroz in March.", "Sie trafen Ilja Maros im März.", "de"),
        Example("The Sailor Who Saved a Lake", "Der Seemann, der einen See rettete", "de"),
        Example("The mayor met Lena Brandt.", "市長はレナ・ブラントと会った。", "ja"),
        Example("The mayor met Lena Brandt on Monday.", "市长周一会见了莱娜·勃兰特。", "zh"),
        Example("The mayor of Oxford met Lena Brandt.", "牛津市长会见了莱娜·勃兰特。", "zh"),
        Example("He told Mike of Jose.", "قال لمايك عن خوسيه.", "ar"),
        Example("They left Germany for Vienna.", "Вони виїхали з Німеччини до Відня.", "uk"),
        Example("He was born in Kaunas.", "وُلد في كاوناس.", "ar"),
        Example("The ferry left West Virginia.", "Prāmis atstāja Rietumvirdžīniju.", "lv"),
        Example(
            "It sank off Torshavn.",
            "Es sank vor der Hauptstadt.",
            "de",
            terms=(Term("Torshavn", "de", ("Hauptstadt",)),),
        ),
    ),
)
