from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.mojibake import mended
from sayso.ingest.plain import decode

SIGNS = "“”‘’–—…£°éüãß€😀\u00a0"


def broken(text: str) -> str:
    """UTF-8 read as Windows-1252, the five free bytes as control characters."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize("sign", SIGNS)
def test_what_was_read_wrongly_is_mended(sign: str) -> None:
    assert mended(f"so {broken(sign)}, then") == f"so {sign}, then"


def test_a_closing_quotation_mark_that_lost_its_last_byte() -> None:
    assert mended("He said â€œnoâ€ and left.") == "He said “no” and left."


@pytest.mark.parametrize("text", ["Â", "Â is left", "São Tomé", "Ångström’s", "crème brûlée", "5 € for “âge”", "Ã"])
def test_right_text_is_left(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.sampled_from("ab ÂÃâð€™œ\x9dŸ˜”"), max_size=12))
def test_nothing_breaks(text: str) -> None:
    assert len(mended(text)) <= len(text)


def test_files_are_mended() -> None:
    assert decode("x", "It didnâ€™t.".encode()) == "It didn’t."
