from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from sayso.export import claims
from sayso.export.exchange import lessons
from sayso.export.schema import schema
from tests.cli.whole import app


@pytest.mark.parametrize(
    ("args", "made"),
    [((), schema), (("reading",), schema), (("claims",), claims.schema), (("rulings",), lessons.schema)],
    ids=["none", "reading", "claims", "rulings"],
)
def test_the_schema_is_printed(args: tuple[str, ...], made: Callable[[], dict[str, object]]) -> None:
    result = CliRunner().invoke(app, ["schema", *args])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == made()
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_what_has_no_schema_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["schema", "page"]).exit_code == 2
