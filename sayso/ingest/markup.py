"""Markup: XML from strangers into a tree, without entities, look-ups elsewhere, or depth and size beyond sense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

# An ampersand that begins no reference of XML: many feeds carry "&nbsp;" and bare ones in addresses.
_LOOSE = re.compile(
    rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);)", re.IGNORECASE | re.DOTALL
)
_MOST_LOOSE = 100_000  # of these; a list with more is not sound enough for the rest of them to matter
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=", re.IGNORECASE)


def tree(name: str, body: bytes, charset: str | None = None) -> Element:
    """The root of an XML document, mended where it is broken; SourceError if nothing of it can be read.

    Its own word on its encoding counts, then `charset`, then UTF-8. Entities that it declares are refused: no
    list of reports needs them, and a few lines of them unfold into gigabytes or lead to other files.
    """
    if b"<!ENTITY" in body.replace(b"\0", b"").upper():
        raise SourceError(name, "declares XML entities, which Sayso does not follow")
    if b"\0" not in body:
        body = _LOOSE.sub(lambda found: found[1] or b"&amp;", body, count=_MOST_LOOSE)
    for encoding in (None if _DECLARED.match(body) else charset, None, "utf-8"):
        root = _parsed(body, encoding)
        if root is not None:
            return root
    raise SourceError(name, "is XML that cannot be read")


def _parsed(body: bytes, encoding: str | None) -> Element | None:
    # Imported here: a tenth of a second that text files need not pay.
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        parser = etree.XMLParser(
            encoding=encoding,
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        return etree.fromstring(body, parser)
    except (etree.LxmlError, LookupError, ValueError):  # an encoding that there is not, or nothing that is XML
        return None


def local(element: Element) -> str:
    """The name of an element without namespace or prefix, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """The children of that local name, in whichever namespace."""
    return [child for child in element if local(child) == name]


def text(element: Element | None) -> str | None:
    """All the text in an element, or None if there is none."""
    return "".join(element.itertext()).strip() or None if element is not None else None
