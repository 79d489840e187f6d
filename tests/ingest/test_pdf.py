from __future__ import annotations

import io

import pypdf
import pytest

from sayso.errors import SourceError
from sayso.ingest.pdf import paragraphs, pdf
from tests.ingest.pages import pdf as made

LINES = [
    "The harbour authority of Port Ellin said on Friday that two cargo ships had been",
    "struck during the night and that one of them was taking in water. It was the coun-",
    "try’s worst week at sea.",
    "The ministry of defence could not confirm the account.",
]
JOINED = (
    "The harbour authority of Port Ellin said on Friday that two cargo ships had been struck during the night and "
    "that one of them was taking in water. It was the country’s worst week at sea.\n"
    "The ministry of defence could not confirm the account."
)


def test_text_title_and_paragraphs() -> None:
    found = pdf("x", made([LINES], "Ships struck"))
    assert (found.text, found.title) == (JOINED, "Ships struck")
    assert pdf("x", made([LINES], "report-final.docx")).title is None


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = ["\n".join([f"Ellin Gazette, page {n}", *LINES, str(n)]) for n in range(1, 5)]
    assert paragraphs(pages) == "\n".join([JOINED] * 4)
    assert paragraphs([]) == ""


def test_a_sentence_over_the_page_break_stays_one() -> None:
    assert paragraphs(["\n".join(LINES[:1]), "\n".join(LINES[1:])]) == JOINED


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made([LINES])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_encrypted() -> None:
    assert pdf("x", encrypted("")).text == JOINED
    with pytest.raises(SourceError, match="is an encrypted PDF: it needs a password"):
        pdf("x", encrypted("secret"))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (made([LINES])[:400], "is a truncated PDF"),
        (b"%PDF-1.4\n%%EOF", "is a broken PDF"),
        (made([[]]), "is a PDF with no text"),
        (made([]), "it has no pages"),
    ],
)
def test_no_text(body: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        pdf("x", body)


def test_a_scan_is_named() -> None:
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(612, 792)
    picture = pypdf.generic.StreamObject()
    picture.update({pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/Image")})
    pictures = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/Im0"): writer._add_object(picture)})
    sheet[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/XObject"): pictures}
    )
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(SourceError, match="scan"):
        pdf("x", file.getvalue())


def test_it_is_killed_in_time() -> None:
    with pytest.raises(SourceError, match="takes longer than 0 seconds"):
        pdf("x", made([LINES]), seconds=0.01)
