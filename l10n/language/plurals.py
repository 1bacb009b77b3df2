"""The plural forms of languages as gettext writes them."""

from __future__ import annotations

from functools import cache

from l10n.language import data


@cache
def plural_forms(tag: str) -> str:
    """The value of the PO header `Plural-Forms`, in CLDR's order of forms; two forms where nothing is known.

    A PO plural is chosen by a whole number: forms that CLDR has for decimals and for compact millions are left out.

    >>> plural_forms("es")
    'nplurals=2; plural=(n != 1);'
    """
    forms = data.section(tag, "gettext", any_script=True).get("plural_forms", "nplurals=2; plural=(n != 1);")
    return str(forms)
