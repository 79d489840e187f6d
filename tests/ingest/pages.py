"""Pages, PDF files and sentences that the ingest tests are made of; all written for them."""

from __future__ import annotations

import io
import json

LEAD = (
    "The harbour authority of Port Ellin said on Friday that two cargo ships had been struck during the night "
    "and that one of them was taking in water."
)
REPLY = (
    "“Nobody was on deck at the time,” the authority’s spokeswoman, Mara Lindqvist, told reporters, adding that "
    "the crews had been brought ashore before dawn."
)
DOUBT = (
    "The ministry of defence said it could not confirm the account, and a senior official in the capital called "
    "the reports of a third ship “premature at best”."
)
CLOSE = "Insurers have warned since the spring that the strait would be closed if the attacks did not stop."
BODY = [LEAD, REPLY, DOUBT, CLOSE]
GERMAN = (
    "Die Hafenbehörde teilte am Freitag mit, dass in der Nacht zwei Frachtschiffe getroffen worden seien und dass "
    "eines davon Wasser aufnehme. Das Verteidigungsministerium konnte den Bericht zunächst nicht bestätigen."
)
RUSSIAN = "Администрация порта сообщила в пятницу, что ночью были повреждены два грузовых судна, одно из них тонет. "


def linked(**fields: object) -> str:
    """A script element with JSON-LD of a news article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def page(head: str = "", body: list[str] | None = None, after: str = "") -> str:
    """A news page with everything around the article that must not be read."""
    paragraphs = "\n".join(f"<p>{part}</p>" for part in body or BODY)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Two ships struck off Port Ellin | Ellin Gazette</title>
{head}</head>
<body class="cookie-ready">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
<div id="cookie-banner"><p>We and our partners use cookies to show you what you like. Accept them?</p></div>
<main><article>
<h1>Two ships struck off Port Ellin</h1>
<p class="byline">By <a rel="author" href="/staff/jo">Jo Verhaal</a></p>
<figure><img src="a.jpg"><figcaption>Smoke over the pier on Thursday. Photograph: Ana Ruiz</figcaption></figure>
{paragraphs}
<div class="related-links"><h3>Related</h3><ul><li><a href="/1">Storm closes the northern ferry line for a week</a></li>
<li><a href="/2">What we know about the new harbour wall</a></li></ul></div>
<p>Read more: Storm closes the northern ferry line</p>
{after}
</article></main>
<section class="comments"><h2>Comments</h2><p>First! I have always said this harbour is cursed.</p></section>
<footer><p>© 2024 Ellin Gazette. All rights reserved. Terms of use apply to every reader.</p></footer>
</body></html>"""


UNWANTED = (
    "World news", "cookies", "Photograph", "Smoke over", "Storm closes", "harbour wall", "cursed", "All rights",
)  # fmt: skip


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """A PDF file with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        shown = " ".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    info = len(objects) + 1
    objects.append(f"<< /Title ({title or ''}) >>".encode())
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (info + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (info + 1, info, table))
    return file.getvalue()
