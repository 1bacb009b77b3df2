import pytest

from l10n.errors import ExchangeError
from l10n.exchange.kinds import KINDS, parse

from .kits import UNITS, sample, units


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_recognized_again(name):
    kind = KINDS[name]
    assert units(parse(kind.dump(sample()), "x", kind.suffix.upper())) == list(UNITS)
    assert units(kind.parse(kind.dump(sample()), "x")) == list(UNITS)


@pytest.mark.parametrize("name", ["xliff1", "xliff2"])
def test_xliff_is_recognized_by_its_namespace(name):
    assert units(parse(KINDS[name].dump(sample()), "x", ".xml")) == list(UNITS)
    text = KINDS[name].dump(sample()).decode().replace("UTF-8", "UTF-16")
    assert units(parse(text.encode("utf-16"), "x", ".xlf")) == list(UNITS)


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        (b" \n", ".xlf", "x:1: is empty"),
        (b"text", ".docx", "x:1: is not a file that can be imported; one of .csv, .xlf, .xliff, .xlsx"),
        (b"text", ".xlf", "x:1: is not well-formed XML"),
        (b"text", ".xlsx", "x:1: is not a file that can be imported"),
    ],
)
def test_different_files_are_refused(data, suffix, message):
    with pytest.raises(ExchangeError) as caught:
        parse(data, "x", suffix)
    assert str(caught.value).startswith(message)
