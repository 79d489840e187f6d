"""Sending: JSON that a program sends, into a record, or a sentence that says what is wrong with it."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import TypeAdapter, ValidationError
from starlette.exceptions import HTTPException

T = TypeVar("T")


async def _sent(request: Request) -> bytes:
    """What was sent; 415 where it does not say that it is JSON, which no form of another site can."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "What is sent here is JSON: Content-Type: application/json")
    return await request.body()


Body = Annotated[bytes, Depends(_sent)]
"""What was sent, as a parameter of a route."""


def understood(body: bytes, kind: TypeAdapter[T]) -> T:
    """What was sent, as a record; 422 where it is none."""
    try:
        return kind.validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        told = f"{where}: {first['msg']}" if where else first["msg"]
        raise HTTPException(422, f"What was sent does not fit. {told}.") from None


def shape(kind: TypeAdapter[Any]) -> dict[str, Any]:
    """The JSON Schema of a record, its parts under `$defs`."""
    return kind.json_schema()
