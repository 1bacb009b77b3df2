"""Documents that attack XML readers, for a root element with its opening tag."""

import pytest

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def documents(doctype, opening, closing):
    """Each attack around the root element."""
    bodies = {
        "billion laughs": ('<!ENTITY l0 "ha">' + LAUGHS, "&l9;"),
        "quadratic blowup": (f'<!ENTITY l0 "{"ha" * 50_000}">', "&l0;" * 5_000),
        "external entity": ('<!ENTITY l0 SYSTEM "file:///etc/hostname">', "&l0;"),
        "parameter entity": ('<!ENTITY % l0 SYSTEM "file:///etc/hostname"> %l0;', ""),
        "declared and not used": ('<!ENTITY l0 "harmless">', ""),
        "undeclared": ("", "&nothing;"),
    }
    for name, (subset, body) in bodies.items():
        text = f"<!DOCTYPE {doctype} [{subset}]>{opening}{body}{closing}"
        yield pytest.param(text.encode(), id=name)
        yield pytest.param(('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16"), id=f"{name} in UTF-16")
    outside = f'<!DOCTYPE {doctype} SYSTEM "http://127.0.0.1:9/evil.dtd">{opening}<y>&evil;</y>{closing}'
    yield pytest.param(outside.encode(), id="an entity of an external DTD")
    yield pytest.param(f"{opening}{'<x>' * 5000}{'</x>' * 5000}{closing}".encode(), id="depth")
    laughs = f'<!DOCTYPE {doctype} [<!ENTITY l0 "ha">{LAUGHS}]>' + opening.replace(">", ' other="&l9;">', 1) + closing
    yield pytest.param(laughs.encode(), id="laughs in an attribute")
