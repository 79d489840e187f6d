"""Kind: what some bytes are, told from the bytes themselves more than from a suffix or a header."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "pdf", "feed", "opml", "sitemap"]

# Where an HTML page may begin after white space, comments and an XML declaration.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}+>\s*+|(?><!--.*?-->)\s*+)*+"  # possessive: comments must not be tried in all ways
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|script|article|main|section|div|p|h[1-6]|table|header|nav)"
    rb"(?:\s[^>]*)?>)",
    re.IGNORECASE | re.DOTALL,
)
# The root of a list of reports, after a prolog of the same length at most; its name may have a prefix.
_LIST = re.compile(
    rb"\s*+(?:<\?[^>]{0,400}+>\s*+|(?><!--.*?-->)\s*+|<!doctype[^>\[]{0,400}+(?:\[[^\]]{0,4000}+\]\s*+)?>\s*+)*+"
    rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|opml)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_LISTS: dict[bytes, Kind] = {
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
    b"opml": "opml",
}
_JSON_FEED = re.compile(rb'\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|urlset|svg|!doctype\s+(?!html))", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 8_192  # comments and white space before the first element fit into this

# First bytes of what people hand in by mistake, so that the reason can name it.
FOREIGN = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "gzip-compressed",
    b"BZh": "bzip2-compressed",
    b"\xfd7zXZ": "xz-compressed",
    b"(\xb5/\xfd": "zstd-compressed",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"ID3": "an MP3 sound",
    b"OggS": "an Ogg sound",
}


def kind(body: bytes) -> Kind:
    """The kind of a whole input; what is nothing else is taken for text."""
    if b"%PDF-" in body[:1024]:
        return "pdf"
    head = _head(body)
    if found := _LIST.match(head):
        return _LISTS[found[1].lower()]
    if _JSON_FEED.match(head):
        return "feed"
    return "html" if _HTML.match(head) else "text"


def foreign(body: bytes) -> str | None:
    """What `body` is instead of text, in words ("a PNG image"), or None if its first bytes do not tell."""
    for magic, words in FOREIGN.items():
        if body.startswith(magic):
            return words
    if body[4:8] == b"ftyp":
        return "a film or a HEIC image"
    if body[:4] == b"RIFF":
        return "a film, a sound or a WebP image"
    head = _head(body)
    return "XML that is neither a web page nor a feed" if _XML.match(head) and not _HTML.match(head) else None


def _head(body: bytes) -> bytes:
    head = body[:_HEAD]
    if head.startswith(_BOMS) or b"\0" in head[:64]:
        # UTF-16 and UTF-32 markup is ASCII with NULs between.
        head = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return head
