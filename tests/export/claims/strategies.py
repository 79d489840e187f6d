"""Claims of any shape, in any characters, for properties."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.records import Against, Claim, Link, Relay, Root, Ruling, Saying, Standing
from tests.export.strategies import anything, spiteful

_NUMBERS = (-5.0, 0.0, 1 / 3, 1.0, 3001.0, 1e300)
_DAYS = (date(1999, 12, 31), date(2024, 2, 29), date(2031, 5, 12))
_MOMENTS = ("2024-02-29", "2031-05-12", "2031-05-12T06:30:00Z")
_TIMES = ("published", "first", "last", "made")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim whose ids hold together but for relays, which may run in circles or lead nowhere."""
    dice = draw(st.randoms(use_true_random=True))
    odd = draw(st.lists(anything | spiteful, min_size=1, max_size=4))
    ids = tuple(f"s{number}" for number in range(dice.randint(1, 6)))
    others = tuple(f"o{number}" for number in range(dice.randint(0, 3)))
    sayings = tuple(dataclasses.replace(any_of(Saying, dice, odd), id=each) for each in ids)
    against = tuple(
        dataclasses.replace(each, statement=dataclasses.replace(each.statement, id=identity))
        for each, identity in ((any_of(Against, dice, odd), identity) for identity in (*others, ids[0]))
    )
    places = [*ids, *others, "nowhere"]
    return Claim(
        ids[0],
        dice.choice([sayings[0].text, odd[0]]),
        sayings,
        tuple(_root(dice, odd, ids) for _ in range(dice.randint(0, 3))),
        tuple(_relay(dice, odd, places) for _ in range(dice.randint(0, 8))),
        against,
        tuple(any_of(Link, dice, odd) for _ in range(dice.randint(0, 2))),
        dataclasses.replace(any_of(Standing, dice, odd), repeats=(ids[-1], "nowhere")),
        tuple(odd),
        dice.choice([None, *_MOMENTS]),
        dice.choice([None, *_MOMENTS]),
    )


def any_of(record: type, dice: Random, odd: list[str]) -> Any:
    """A record with any values that its types allow."""
    hints = get_type_hints(record)
    fields = [each for each in dataclasses.fields(record) if each.init]
    return record(**{each.name: _value(hints[each.name], each.name, dice, odd) for each in fields})


def rulings(dice: Random, odd: list[str]) -> tuple[Ruling, ...]:
    """Rulings on anything, one of which takes another back."""
    first: Ruling = any_of(Ruling, dice, odd)
    return first, Ruling("undo", first.id, odd[0], odd[-1], "2031-06-01T09:00:00Z")


def _value(hint: Any, name: str, dice: Random, odd: list[str]) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return dice.choice(inside)
    if origin in (Union, types.UnionType):
        return _value(dice.choice(inside), name, dice, odd)
    if origin is tuple and len(inside) == 2 and inside[1] is not Ellipsis:
        return tuple(sorted(dice.random() for _ in inside))
    if origin is tuple:
        return tuple(_value(inside[0], name, dice, odd) for _ in range(dice.randint(0, 2)))
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        return any_of(hint, dice, odd)
    simple: dict[Any, Any] = {
        str: odd,
        bool: [True, False],
        int: [0, 7],
        float: _NUMBERS,
        date: _DAYS,
        types.NoneType: [None],
    }
    return dice.choice(_MOMENTS if name in _TIMES and hint is str else simple[hint])


def _root(dice: Random, odd: list[str], ids: tuple[str, ...]) -> Root:
    members = tuple(each for each in ids if dice.random() < 0.7) or ids[:1]
    root: Root = any_of(Root, dice, odd)
    return dataclasses.replace(root, statements=members, first=members[0])


def _relay(dice: Random, odd: list[str], places: list[str]) -> Relay:
    parent = dice.choice([None, *places])
    return Relay(dice.choice(places), parent, dice.choice(odd), None if parent else dice.choice(odd))
