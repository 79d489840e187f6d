"""The tools that verbs have where a test gives no others."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from sayso.cli.tools import Add, Find, Later, Read, Relink, Tell, Tools, Trace, Watch

LATER = {field.name: field.default for field in dataclasses.fields(Tools) if isinstance(field.default, Later)}
PROTOCOLS = {
    "find": Find, "read": Read, "add": Add, "claim": Trace, "story": Tell, "relink": Relink, "watch": Watch,
}  # fmt: skip


@pytest.mark.parametrize("name", LATER)
def test_every_tool_is_where_it_is_looked_for(name: str) -> None:
    assert callable(LATER[name].function)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_what_verbs_give_a_tool_fits_it(name: str) -> None:
    wanted = list(inspect.signature(PROTOCOLS[name].__call__).parameters.values())[1:]
    given = [one.name for one in wanted if one.kind is not one.KEYWORD_ONLY]
    named = {one.name: None for one in wanted if one.kind is one.KEYWORD_ONLY}
    inspect.signature(LATER[name].function).bind(*given, **named)


def test_a_tool_does_what_its_function_does() -> None:
    assert Later("math", "sqrt")(9) == 3
    assert Later("builtins", "sorted")([1, 2], reverse=True) == [2, 1]
