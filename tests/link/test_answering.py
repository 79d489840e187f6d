"""Answering: a denial that names nothing itself is of the claim right before it, and of no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.answering import retorts, takes_up
from sayso.link.item import Item
from tests.link.shapes import saying

CLAIM = "Oskar had shelled the mill of Lesk"


def _items(denial: str, context: str, by: str = "Oskar", claimed_by: str | None = "the Veldan ministry") -> list[Item]:
    claim = saying({"text": CLAIM, "by": claimed_by, "outlet": "Herald"})
    denied = saying({"text": denial, "by": by, "kind": "state", "act": "denies", "context": context})
    return [Item(replace(denied, start=context.rindex(denial))), Item(replace(claim, start=context.index(CLAIM)))]


@pytest.mark.parametrize(
    ("denial", "context", "links"),
    [
        ("the accusation", f"The ministry said {CLAIM}. Oskar rejected the accusation.", 1),
        ("the allegation absurd", f"The ministry said {CLAIM}. Oskar called the allegation absurd.", 1),
        ("that this was a lie", f"The ministry said {CLAIM}. Oskar said that this was a lie.", 1),
        ("which", f"The ministry said {CLAIM}, which Oskar denies.", 1),
        ("such accusations", f"The ministry said {CLAIM}. Oskar has rejected such accusations.", 0),
        ("the reports", f"The ministry said {CLAIM}. Oskar has rejected the reports.", 0),
        ("the accusation", f"The ministry said {CLAIM}. Talks went on. Oskar rejected the accusation.", 0),
        ("that its soldiers knew the mill", f"{CLAIM}. Oskar denied that its soldiers knew the mill.", 0),
    ],
)
def test_a_denial_takes_up_the_sentence_before(denial: str, context: str, links: int) -> None:
    one, other = _items(denial, context)
    assert [link.relation for link in takes_up(one, other)] == ["denies"] * links


def test_nobody_answers_himself_or_the_outlet() -> None:
    context = f"The ministry said {CLAIM}. Oskar rejected the accusation."
    assert not list(takes_up(*_items("the accusation", context, claimed_by="Oskar")))
    assert not list(takes_up(*_items("the accusation", context, claimed_by=None)))


@pytest.mark.parametrize(
    ("denial", "context", "by", "links"),
    [
        (
            "that it had sent shells there",
            f"The ministry said {CLAIM}. Oskar denied that it had sent shells there.",
            "Oskar",
            1,
        ),
        (
            "that its men knew the mill",
            f"The ministry said {CLAIM}. Oskar denied that its men knew the mill.",
            "Oskar",
            1,
        ),
        ("that its men were armed", f"The ministry said {CLAIM}. Oskar denied that its men were armed.", "Oskar", 0),
        (
            "that its men knew the mill",
            f"The ministry said {CLAIM}. Ruden denied that its men knew the mill.",
            "Ruden",
            0,
        ),
        (
            "that its men knew the mill",
            f"The ministry said {CLAIM}. {'Talks went on for a day and a night. ' * 2}"
            "Oskar denied that its men knew the mill.",
            "Oskar",
            0,
        ),
    ],
)
def test_whom_the_sentence_before_accuses_answers_it(denial: str, context: str, by: str, links: int) -> None:
    one, other = _items(denial, context, by)
    assert [link.relation for link in retorts(one, other)] == ["denies"] * links
    assert not list(retorts(other, one))
