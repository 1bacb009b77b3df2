"""One small document for each constraint of XLIFF 2.1 that the OASIS test suite asks about, valid or not, in our own words.

The name of a case is what it is about; that of an invalid one is followed by what is said of it.
"""

CORE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACES = {
    "my": "urn:mine",
    **{
        prefix: f"urn:oasis:names:tc:xliff:{word}:2.0"
        for prefix, word in {
            "mtc": "matches", "gls": "glossary", "mda": "metadata", "res": "resourcedata", "ctr": "changetracking",
            "slr": "sizerestriction", "val": "validation", "fs": "fs",
        }.items()
    },
}  # fmt: skip
HEAD = (
    f'<xliff xmlns="{CORE}" version="2.1" srcLang="en" trgLang="es"'
    + "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    + ">"
)


def document(inside, head=HEAD):
    return f"{head}\n{inside}\n</xliff>".encode()


def in_file(inside, attributes=""):
    text = "<unit id='last'><segment><source>The tide turned.</source></segment></unit>"
    return document(f'<file id="f" {attributes}>{inside}{text}</file>')


def unit(inside, attributes=""):
    return document(f'<file id="f"><unit id="u" {attributes}>{inside}</unit></file>')


def source(inside, before=""):
    return unit(f"{before}<segment id='s'><source>{inside}</source></segment>")


def pair(one, other, attributes=""):
    return unit(f"<segment {attributes}><source>{one}</source><target>{other}</target></segment>")


LOCKED = 'canCopy="no" canDelete="no"'
RUN = f'<ph id="1" canReorder="firstNo" {LOCKED}/><ph id="2" canReorder="no" {LOCKED}/>'
SEG = "<segment id='s'><source>The <mrk id='m' type='my:x'>pier</mrk></source></segment>"


def match(attributes, inside="<source>a</source><target>b</target>"):
    return unit(f"<mtc:matches><mtc:match {attributes}>{inside}</mtc:match></mtc:matches>{SEG}")


def revised(attributes, items, notes='<note id="a" category="x">One.</note><note id="b">Two.</note>'):
    track = f"<ctr:revisions {attributes}><ctr:revision>{items}</ctr:revision></ctr:revisions>"
    return unit(f"<ctr:changeTrack>{track}</ctr:changeTrack><notes>{notes}</notes>{SEG}")


ITEM = '<ctr:item property="content">old</ctr:item>'
META = '<mda:metadata id="x"><mda:metaGroup id="g" {}><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metadata>'
RESOURCE = '<res:resourceData><res:resourceItem id="r" mimeType="image/png">{}</res:resourceItem></res:resourceData>'
ENTRY = '<gls:glossary><gls:glossEntry id="g"><gls:term>pier</gls:term>{}</gls:glossEntry></gls:glossary>'

VALID = {
    "translate and direction are inherited": unit(SEG, 'translate="no" srcDir="rtl" trgDir="auto"'),
    "attributes of others on structure": in_file("", 'my:x="1"'),
    "elements of others in file, group and unit": in_file(
        "<my:x id='1'>t</my:x><group id='g'><my:x id='1'/><unit id='u'><my:x id='1'/>" + SEG + "</unit></group>"
    ),
    "skeleton of others": in_file("<skeleton>x<my:x/></skeleton>"),
    "notes of file, group and unit": in_file(
        "<notes><note id='1'>n</note></notes><group id='g'><notes><note id='1'>n</note></notes></group>"
    ),
    "order": unit(
        "<segment><source>a</source><target order='3'>a</target></segment><ignorable><source> </source></ignorable>"
        "<segment><source>b</source><target order='1'>b</target></segment>"
    ),
    "marks over segments": unit(
        "<segment><source>a <sm id='1' translate='no'/>b</source></segment>"
        "<segment><source>c<em startRef='1'/></source></segment>"
    ),
    "pairs over segments": unit(
        "<segment><source><sc id='1'/>a</source></segment><segment><source>b<ec startRef='1'/></source></segment>"
    ),
    "isolated ends": pair('a<ec id="1" isolated="yes"/>', 'b<ec id="1" isolated="yes"/><ph id="more"/>'),
    "languages by inheritance": document(
        "<file id='f' xml:lang='ja'><unit id='u' xml:lang='en'><segment><source>a</source>"
        "<target xml:lang='es'>b</target></segment></unit></file>"
    ),
    "white space by inheritance": in_file(
        "<unit id='u'><segment><source xml:space='preserve'>a</source><target>b</target></segment></unit>",
        "xml:space='preserve'",
    ),
    "kinds of codes": source('<ph id="1" type="ui" subType="xlf:var"/><pc id="2" type="fmt" subType="xlf:b">a</pc>'
                             '<ph id="3" type="link" subType="my:x"/>'),
    "comments": source(
        "<mrk id='1' type='comment' value='Which?'>a</mrk><mrk id='2' type='comment' ref='#n=n1'>b</mrk>"
        "<mrk id='3' type='comment' ref='#/f=f/u=u/n=n1'>c</mrk>",
        "<notes><note id='n1'>n</note></notes>",
    ),
    "references": source(
        "<mrk id='1' type='my:x' ref='https://example.org/#a/b/c'>a</mrk><mrk id='2' type='term' ref='#f=f/tbx=t1'>b</mrk>"
    ),
    "flows": in_file("<unit id='u'><segment><source><ph id='1' subFlows='last'/></source></segment></unit>"),
    "a copy": pair('<ph id="1"/>', '<ph id="1"/><ph id="2" copyOf="1"/>'),
    "a code deleted that may be": pair('<ph id="1"/>a', "b"),
    "a code that waits for its target": source(f'<ph id="1" {LOCKED}/>'),
    "a code in another segment": unit(
        f'<segment><source><ph id="1" {LOCKED}/>a</source><target>b</target></segment>'
        f'<segment><source>c</source><target>d<ph id="1" {LOCKED}/></target></segment>'
    ),
    "runs moved whole": pair(f'{RUN}<ph id="3"/>', f'<ph id="3"/>{RUN}'),
    "runs moved with their segments": unit(
        f'<segment><source>{RUN}</source><target order="2">{RUN}</target></segment>'
        '<segment><source><ph id="3"/></source><target order="1"><ph id="3"/></target></segment>'
    ),
    "a run around an annotation": source(
        f'<pc id="1" canReorder="firstNo" {LOCKED}><mrk id="m" type="term">a</mrk><ph id="2" canReorder="no" {LOCKED}/></pc>'
    ),
    "pairs moved whole": pair(
        f'<sc id="1" canReorder="firstNo" {LOCKED}/>a<ec startRef="1" canReorder="no" {LOCKED}/><pc id="2">b</pc>',
        f'<pc id="2">b</pc><sc id="1" canReorder="firstNo" {LOCKED}/>a<ec startRef="1" canReorder="no" {LOCKED}/>',
    ),
    "halves that agree": source(
        f'<sc id="1" canReorder="firstNo" type="fmt" {LOCKED}/>a<ec startRef="1" canReorder="no" type="fmt" {LOCKED}/>'
    ),
    "candidates": match('id="1" ref="#m" type="mt" subType="my:x" similarity="99.5" matchQuality="100"'),
    "a candidate for a target": unit(
        "<mtc:matches><mtc:match ref='#t=n'><source>a</source><target>b</target></mtc:match></mtc:matches>"
        "<segment><source>a</source><target><mrk id='n' type='my:x'>b</mrk></target></segment>"
    ),
    "a candidate in another language": match(
        'ref="#s" reference="yes"', "<source>a</source><target xml:lang='fr'>b</target>"
    ),
    "a glossary": unit(ENTRY.format("<gls:translation id='t'>muelle</gls:translation>") + SEG),
    "a glossary of definitions": unit(ENTRY.format("<gls:definition>where ships lie</gls:definition>") + SEG),
    "metadata": unit(META.format('category="c" appliesTo="ignorable"') + SEG),
    "resources": unit(
        RESOURCE.format('<res:source href="a.png" xml:lang="en"/><res:target xml:lang="es">x</res:target>') + SEG
    ),
    "changes": revised('appliesTo="note" ref="a"', f'{ITEM}<ctr:item property="category">y</ctr:item>'),
    "changes of the only one": revised('appliesTo="note"', ITEM, '<note id="a">One.</note>'),
    "sizes": in_file(
        "<slr:profiles/><slr:data profile='p'><my:x id='d'/></slr:data><group id='g' slr:sizeInfoRef='d'>"
        "<unit id='u' slr:sizeRestriction='*' slr:storageRestriction='3,*'><segment><source>"
        "<pc id='1' slr:sizeRestriction='25,100' slr:equivStorage='7' slr:sizeInfo='wide'>a</pc>"
        "<ec id='2' isolated='yes' slr:sizeInfo='0'/></source></segment></unit></group>"
    ),
    "validation": unit(
        "<val:validation><val:rule isPresent='a' occurs='2'/><val:rule my:x='1'/>"
        "<val:rule endsWith=':' existsInSource='yes' normalization='nfd' caseSensitive='no'/></val:validation>" + SEG
    ),
    "format style": unit("<notes><note fs:fs='img' fs:subFs='src,a.png'>n</note></notes>" + SEG),
}  # fmt: skip

INVALID = {
    "element of others outside files": (
        document(f"<my:x/><file id='f'><unit id='u'>{SEG}</unit></file>"), "may not stand in <xliff>"),
    "element of others after units": (
        document(f"<file id='f'><unit id='u'>{SEG}</unit><my:x/></file>"), "<x> stands too late in <file>"),
    "element of others in a segment": (unit("<segment><source>a</source><my:x/></segment>"), "may not stand in <segment>"),
    "element of others in a source": (source("<my:x>a</my:x>"), "may not stand in <source>"),
    "element of others in data": (
        source("a", "<originalData><data id='1'><my:x/></data></originalData>"), "may not stand in <data>"),
    "element of others in a list of data": (
        source("a", "<originalData><my:x/><data id='1'/></originalData>"), "may not stand in <originalData>"),
    "attribute of others on a segment": (unit("<segment my:x='1'><source>a</source></segment>"), "another vocabulary: 'x'"),
    "attribute of others on a code": (source("<pc id='1' my:x='1'>a</pc>"), "another vocabulary: 'x'"),
    "attribute of another element": (
        unit("<segment translate='no'><source>a</source></segment>"), "<segment> has no attribute 'translate'"),
    "direction on a source": (
        unit("<segment><source dir='rtl'>a</source></segment>"), "<source> has no attribute 'dir'"),
    "notes after segments": (unit(f"{SEG}<notes><note>n</note></notes>"), "<notes> stands too late in <unit>"),
    "notes after units": (
        document(f"<file id='f'><unit id='u'>{SEG}</unit><notes><note>n</note></notes></file>"), "too late in <file>"),
    "target before source": (unit("<segment><target>b</target><source>a</source></segment>"), "<source> stands too late"),
    "ids of others twice": (in_file("<my:x id='i'/><my:x xml:id='i'/>"), "id of another vocabulary 'i' is given twice"),
    "language by inheritance": (unit(SEG, "xml:lang='ja'"), "<source> is in 'ja', the file says 'en'"),
    "white space": (
        unit("<segment><source xml:space='preserve'>a</source><target>b</target></segment>"), "xml:space of <target>"),
    "kind of code": (source("<ph id='1' type='bold'/>"), "type='bold' is not one of"),
    "kind without its kind": (source("<ph id='1' subType='my:x'/>"), "does not go with type=None"),
    "kind of another kind": (source("<ph id='1' type='ui' subType='xlf:b'/>"), "does not go with type='ui'"),
    "kind of unit": (unit(SEG, "type='title'"), "has no prefix of its own"),
    "kind of annotation": (source("<mrk id='1' type='xlf:x'>a</mrk>"), "is no kind of annotation"),
    "comment of nothing": (source("<mrk id='1' type='comment'>a</mrk>"), "needs value or ref"),
    "comment with both": (
        source("<mrk id='1' type='comment' value='v' ref='#n=1'>a</mrk>", "<notes><note id='1'>n</note></notes>"),
        "needs value or ref, and not both"),
    "comment of no note": (source("<sm id='1' type='comment' ref='#n=2'/>a<em startRef='1'/>"), "names no note"),
    "comment elsewhere": (source("<mrk id='1' type='comment' ref='a.xlf#n=2'>a</mrk>"), "names no note"),
    "comment of the file's note": (
        document("<file id='f'><notes><note id='1'>n</note></notes><unit id='u'><notes><note id='1'>n</note></notes><segment>"
                 "<source><mrk id='1' type='comment' ref='#f=f/n=1'>a</mrk></source></segment></unit></file>"),
        "names no note of the unit"),
    **{
        f"reference {ref}": (source(f"<mrk id='1' type='my:x' ref='{ref}'>a</mrk>"), "is no reference inside")
        for ref in ("#f=f/d=d/u=u", "#u=u/f=f", "#u=u/u=u", "#a/b", "#/u=u/r$d=x", "#z=x", "#my=x", "#", "#n=a b")
    },
    "flow to nowhere": (source("<pc id='1' subFlowsEnd='u gone'>a</pc>"), "subFlowsEnd names 'gone'"),
    "copy of nothing": (source("<ph id='1' copyOf='2'/>"), "names no code"),
    "copy of itself": (source("<ph id='1' copyOf='1'/>"), "names no code"),
    "copy of what may not be": (pair("<ph id='1' canCopy='no'/>", "<ph id='2' copyOf='1'/>"), "may not be copied"),
    "copy with data": (
        source("<ph id='1'/><ph id='2' copyOf='1' dataRef='d'/>", "<originalData><data id='d'>x</data></originalData>"),
        "and no dataRef"),
    "end with an id": (source("<sc id='1'/>a<ec id='2' startRef='1'/>"), "<ec> has id only where it is isolated"),
    "end with a direction": (source("<sc id='1'/>a<ec startRef='1' dir='rtl'/>"), "<ec> has dir only where"),
    "isolated beginning with an end": (source("<sc id='1' isolated='yes'/>a<ec startRef='1'/>"), "has no <sc> before it"),
    **{
        f"halves that differ in {name}": (
            source(f"<sc id='1' type='fmt'/>a<ec startRef='1' {name}='{said}'/>"), f"{name} of <ec> is not that of its <sc>")
        for name, said in {"canCopy": "no", "canDelete": "no", "canOverlap": "no", "canReorder": "no", "copyOf": "1",
                           "type": "ui", "subType": "xlf:b"}.items()
    },
    "code deleted": (pair(f"<ph id='1' {LOCKED}/>a", "b"), "code '1' may not be deleted"),
    "code deleted with all words": (
        unit("<segment><source><ph id='1' canDelete='no'/></source><target/></segment>"), "code '1' may not be deleted"),
    "code between": (pair(f"{RUN}<ph id='3'/>", RUN.replace("/><", "/><ph id='3'/><")), "it follows '1'"),
    "code out of its pair": (
        pair(f"<pc id='1' canReorder='firstNo' {LOCKED}>a<ph id='2' canReorder='no' {LOCKED}/></pc>",
             f"<pc id='1' canReorder='firstNo' {LOCKED}>a</pc><ph id='2' canReorder='no' {LOCKED}/>"), "it follows '1'"),
    "code before its first": (pair(RUN, "".join(f"<{each}" for each in reversed(RUN.split("<")[1:]))), "it follows '1'"),
    "candidate for a unit": (match("ref='#u'"), "names no text"),
    "candidate for no fragment": (match("ref='s'"), "names no text"),
    "candidate without words": (match("ref='#s'", "<source>a</source>"), "<match> has no <target>"),
    "candidate with a language": (match("ref='#s' xml:lang='es'"), "no language of its own"),
    "candidate of an unknown kind": (match("ref='#s' type='best'"), "type='best' is not one of"),
    "candidate of half a kind": (match("ref='#s' subType='my:x'"), "subType needs a type"),
    "candidate too similar": (match("ref='#s' similarity='101'"), "is not 0.0 to 100.0"),
    "candidate with a broken id": (match("ref='#s' id='a b'"), "is no NMTOKEN"),
    "candidates of one id": (
        unit("<mtc:matches>" + "<mtc:match id='1' ref='#s'><source>a</source><target>b</target></mtc:match>" * 2
             + f"</mtc:matches>{SEG}"), "id '1' is given twice"),
    "unknown element of a module": (unit(f"<val:validations/>{SEG}"), "is no element of its module"),
    "glossary of one id": (unit(ENTRY.format("<gls:translation id='g'>x</gls:translation>") + SEG), "id 'g' is given twice"),
    "glossary of nothing": (unit(ENTRY.format("") + SEG), "neither <translation> nor <definition>"),
    "metadata of nothing": (unit(f"<mda:metadata/>{SEG}"), "<metadata> has no <metaGroup>"),
    "metadata of an unknown side": (unit(META.format('appliesTo="both"') + SEG), "appliesTo='both' is not one of"),
    "metadata without a type": (unit(META.format("").replace("meta type='t'", "meta") + SEG).replace(b'meta type="t"', b"meta"),
                                "<meta> has no type"),
    "metadata with more": (unit(META.format("").replace('type="t"', 'type="t" id="1"') + SEG), "<meta> has no attribute 'id'"),
    "metadata of one id": (unit(META.format("").replace("<mda:meta ", "<mda:metaGroup id='g'/><mda:meta ") + SEG),
                           "id 'g' is given twice"),
    "resources of one id": (
        unit(RESOURCE.replace("<res:resourceItem ", "<res:resourceItemRef id='r' ref='x'/><res:resourceItem ") + SEG),
        "id 'r' is given twice"),
    "resource twice": (unit(RESOURCE.format('<res:source href="a">words</res:source>') + SEG), "needs content or href"),
    "resource in another language": (unit(RESOURCE.format('<res:target href="a" xml:lang="fr"/>') + SEG), "is in 'fr'"),
    "changes of no note": (revised('appliesTo="note" ref="c"', ITEM), "ref='c' names no <note>"),
    "changes of one of two": (revised('appliesTo="note"', ITEM), "no ref says which"),
    "changes of nothing": (revised('appliesTo="note" ref="b"', ITEM.replace("content", "category")), "is no attribute of"),
    "changes said twice": (revised('appliesTo="note" ref="a"', ITEM * 2), "property 'content' is given twice"),
    **{
        f"size {name} {said}": (unit(SEG, f"slr:{name}='{said}'"), problem)
        for name, said, problem in (
            ("sizeRestriction", "ninety", "is not *, N"), ("storageRestriction", "*6", "is not *, N"),
            ("sizeRestriction", "25,100.5", "is not *, N"), ("equivStorage", "seven", "whole numbers"),
            ("sizeInfo", "25.5", "whole numbers"), ("sizeInfoRef", "gone", "names nothing in an <slr:data>"))
    },
    "sizes twice": (unit(SEG, "slr:sizeInfo='1' slr:sizeInfoRef='d'"), "stand together"),
    "size of an end": (source("<sc id='1'/>a<ec startRef='1' slr:equivStorage='7'/>"), "sizes only where it is isolated"),
    **{
        f"rule {said}": (unit(f"<val:validation><val:rule {said}/></val:validation>{SEG}"), problem)
        for said, problem in {
            "": "exactly one of", "isNotPresent='a' startsWith='b'": "exactly one of",
            "isPresent='a' my:x='1'": "exactly one of",
            "isNotPresent='a' existsInSource='yes'": "does not go with", "isPresent='a' occurs='0'": "no number from 1",
            "isPresent='a' caseSensitive='maybe'": "is not one of", "isPresent='a' normalization='nfkc'": "is not one of",
        }.items()
    },
    "style of no element": (unit(SEG, "fs:fs='paragraph'"), "is no element of HTML"),
    "style of a part alone": (unit(SEG, "fs:subFs='src,a'"), "fs:subFs needs fs:fs"),
    "style of another name": (unit(SEG, "fs:style='a'"), "fs:style is no attribute"),
    "style of an end": (source("<sc id='1'/>a<ec startRef='1' fs:fs='b'/>"), "a format style only where it is isolated"),
}  # fmt: skip
