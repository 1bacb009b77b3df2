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


def pair(each, second, attributes=""):
    return unit(f"<segment {attributes}><source>{each}</source><target>{second}</target></segment>")


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
    "isolated beginning with an end": (
        source("<sc id='1' isolated='yes'/>a<ec startRef='1'/>"),
        "has no <sc> before it",
    ),
    "reordering": (source(f"<ph id='1' canReorder='no' {LOCKED}/>"), 'follows no code with "firstNo"'),
    "data": (source("<ph id='1' dataRef='gone'/>"), "names no <data>"),
    "order": (pair("a", "b").replace(b"<target>", b"<target order='3'>"), "is not 1 to 1"),
    "ids": (unit(SEG + SEG), "id 's' is given twice"),
    "an attribute that is none": (
        unit("<segment translate='no'><source>a</source></segment>"),
        "<segment> has no attribute 'translate'",
    ),
    "a direction on a source": (
        source("a").replace(b"<source>", b"<source dir='rtl'>"),
        "<source> has no attribute 'dir'",
    ),
    "an attribute of others on a segment": (
        unit("<segment my:x='1'><source>a</source></segment>"),
        "attributes of other namespaces",
    ),
    "an element of others in a segment": (
        unit("<segment><my:x/><source>a</source></segment>"),
        "may not stand in <segment>",
    ),
    "an element of others outside files": (
        document("<my:x/><file id='f'><unit id='u'>" + SEG + "</unit></file>"),
        "may not stand in <xliff>",
    ),
    "notes after segments": (
        unit(SEG + "<notes><note>n</note></notes>"),
        "<notes> stands after the first part of <unit>",
    ),
    "notes of a document before 2.2": (
        document("<notes><note>n</note></notes><file id='f'><unit id='u'>" + SEG + "</unit></file>"),
        "<notes> may not stand in <xliff>",
    ),
    "white space of one side": (
        pair("a", "b").replace(b"<source>", b"<source xml:space='preserve'>"),
        "xml:space of <target>",
    ),
    "a language by inheritance": (
        document("<file id='f' xml:lang='ja'><unit id='u'>" + SEG + "</unit></file>"),
        "is in 'ja'",
    ),
    "a comment of nothing": (source("<mrk id='1' type='comment'>a</mrk>"), "a comment has a value or a ref"),
    "a comment of two things": (
        source("<mrk id='1' type='comment' value='x' ref='#n=n1'>a</mrk>", "<notes><note id='n1'>n</note></notes>"),
        "a comment has a value or a ref",
    ),
    "a comment of another's note": (
        source("<mrk id='1' type='comment' ref='#f=f/n=n1'>a</mrk>", "<notes><note id='n1'>n</note></notes>"),
        "names no note of this unit",
    ),
    "an annotation of no kind": (source("<mrk id='1' type='odd'>a</mrk>"), "is not generic, comment, term"),
    "a code of no kind": (source("<ph id='1' type='odd'/>"), "type='odd' is not one of"),
    "a subtype without a type": (source("<ph id='1' subType='my:x'/>"), "needs a type"),
    "a subtype of another type": (source("<ph id='1' type='fmt' subType='xlf:var'/>"), "is not one of type 'fmt'"),
    "flows of nothing": (source("<ph id='1' subFlows='gone'/>"), "names no unit 'gone'"),
    "a copy of nothing": (pair('<ph id="1"/>', '<ph id="1"/><ph id="2" copyOf="9"/>'), "names no code of this unit"),
    "a copy of what may not be copied": (
        pair(f'<ph id="1" {LOCKED}/>', f'<ph id="1" {LOCKED}/><ph id="2" copyOf="1"/>'),
        "may not be copied",
    ),
    "halves that differ": (source("<sc id='1' canCopy='no'/>a<ec startRef='1'/>"), "canCopy of <ec> is another"),
    "an end that moves": (
        source(f'<sc id="1" canReorder="firstNo" {LOCKED}/>a<ec startRef="1" {LOCKED}/>'),
        "canReorder of <ec>",
    ),
    "a code that may not be deleted": (pair(f'<ph id="1" {LOCKED}/>a', "b"), "lacks code '1'"),
    "a code moved out of its span": (
        pair(
            f'<pc id="1" canReorder="firstNo" {LOCKED}>a<ph id="2" canReorder="no" {LOCKED}/></pc>',
            f'<pc id="1" canReorder="firstNo" {LOCKED}>a</pc><ph id="2" canReorder="no" {LOCKED}/>',
        ),
        "in another span",
    ),
    "an id of an extension twice": (unit("<my:x id='1'/><my:x id='1'/>" + SEG), "id of an extension"),
    **{
        f"reference {ref}": (source(f"<mrk id='1' type='my:x' ref='{ref}'>a</mrk>"), problem)
        for ref, problem in {
            "#z=x": "is not a prefix of the core",
            "#u=u/f=f": "after what it is around",
            "#f=f/d=d/u=u": "after what it is around",
            "#a/b": "after what it is around",
            "#f=": "which names nothing",
        }.items()
    },
}

NOT_JUDGED = {
    "a reference into nowhere": source("<mrk id='1' type='my:x' ref='#u=gone/zz=x'>a</mrk>"),
    "elements inside a module": unit(
        f"<mda:metadata><mda:metaGroup><meta odd='1'>x</meta></mda:metaGroup></mda:metadata>{SEG}"
    ),
    "a module's own rules": unit(f"<val:validation><val:rule isPresent='a' occurs='0'/></val:validation>{SEG}"),
    "a module that nobody has heard of": unit(f"<new:thing xmlns:new='urn:new' odd='1'/>{SEG}"),
}
