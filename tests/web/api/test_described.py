"""Schemathesis asks what the description allows, and what it does not: every answer is one that it promises."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.types import ASGIApp

from sayso.ledger import Ledger
from sayso.web.api.description import description
from sayso.web.api.router import operations
from sayso.web.site import site
from tests.deployment import ledger
from tests.web.desk import room

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
DAY = "2024-10-22"
ASKED, SENT = 10, 40
"""Examples of each operation and mode."""
BASE = "http://localhost:8000"


@cache
def book() -> Ledger:
    """A ledger of the first days that no other test sees: what is sent here is kept in it."""
    return ledger.__wrapped__(DAY)


@cache
def app() -> ASGIApp:
    return site(room(book()))


@cache
def ids() -> tuple[str, ...]:
    """Ids of a claim, a statement and reports."""
    reports = book().reports()[:3]
    said = [saying.id for report in reports for saying, _ in book().said(report)[:2]]
    return *reports, *said


def schema() -> Any:
    config = SchemathesisConfig.from_dict({"generation": {"deterministic": True, "database": "none"}})
    found = schemathesis.openapi.from_dict(description(operations(room(book()))), config=config)
    found.app = app()
    return found


SCHEMA = schema()
OPERATIONS = {one.ok().label: one.ok() for one in SCHEMA.get_all_operations()}


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_described(label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]

    @given(case=operation.as_strategy(generation_mode=mode), known=st.none() | st.sampled_from(ids()))
    @settings(
        max_examples=SENT if operation.method == "post" else ASKED,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any, known: str | None) -> None:
        if known and "identity" in (case.path_parameters or {}):
            case.path_parameters["identity"] = known
        case.call_and_validate(base_url=BASE, checks=CHECKS)

    ask()
