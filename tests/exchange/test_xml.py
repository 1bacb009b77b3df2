import io

import pytest

from l10n.errors import ExchangeError
from l10n.exchange.xml import allowed, attribute, escape, stream, tree
from tests.patience import patience

from .hostile import documents

HOSTILE = list(documents("tmx", "<tmx><tu>", "</tu></tmx>"))


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_documents_are_refused_at_once(data):
    with patience(), pytest.raises(ExchangeError) as caught:
        tree(data, "x.tmx")
    with patience(), pytest.raises(ExchangeError):
        list(stream(io.BytesIO(data), ("tu",), "x.tmx"))
    assert str(caught.value).startswith("x.tmx:")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"   ", b"no xml", b"<a><b></a>", b"<a>\xff</a>", b"<a/><b/>", b"\x00\x01"])
def test_what_is_no_xml_is_a_single_line(data):
    with pytest.raises(ExchangeError, match=r"^x.xlf:\d+: is not well-formed XML: [A-Z][^\n]+; export it again$"):
        tree(data, "x.xlf")


def test_a_stream_lets_go_of_what_was_read():
    data = b"<r>" + b"<u><s>text</s></u>" * 20_000 + b"</r>"
    left = []
    for unit in stream(io.BytesIO(data), ("u",), "x"):
        assert unit.findtext("s") == "text"
        left.append(len(unit.getparent()))
    assert len(left) == 20_000
    assert max(left) < 5_000  # libxml2 reads some kilobytes ahead


def test_the_line_of_an_error_is_reported():
    with pytest.raises(ExchangeError, match=r"^x:3: "):
        list(stream(io.BytesIO(b"<r>\n<u/>\n<u></r>"), ("u",), "x"))


def test_a_doctype_without_entities_is_no_attack():
    data = b'<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx><!-- c --><tu/><?p i?></tmx>'
    assert [child.tag for child in tree(data, "x")] == ["tu"]
    assert len(list(stream(io.BytesIO(data), ("tu",), "x"))) == 1


def test_text_is_escaped_and_what_xml_cannot_hold_left_out():
    assert escape("a\x00b\ufffe\ud800<&>\r\n") == "ab&lt;&amp;&gt;&#13;\n"
    assert attribute('a"b\n\t<') == '"a&quot;b&#10;&#9;&lt;"'
    assert [allowed(char) for char in "\n\x0b\uffff😀"] == [True, False, False, True]
