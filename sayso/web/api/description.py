"""Description: the API as OpenAPI 3.1, made of its operations and of the shapes that the exports have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sayso
from sayso.export import claims, listed
from sayso.export.nodes import Node, obj, text
from sayso.export.schema import schema
from sayso.export.views.schema import schemas
from sayso.web.api.operation import PARAMETERS, Operation
from sayso.web.api.paging import TOTAL
from sayso.web.api.reports import added_schema

ROOT = "/api/v1"
"""Where all operations are."""
JSON = "application/json"
_ABOUT = """\
The ledger of claims in reports: who says what, and who stands behind it. The documents are those that the commands \
write with `--format json`, and `sayso schema` prints their shapes; a document may have more keys than are named here.

Filters mean what they mean on the pages. Lists have `limit` and `offset`, and a `Link` header (RFC 8288) with the \
pages before and after. Every answer to GET has a weak `ETag`: sent back as `If-None-Match` it brings 304 for as long \
as nothing was added or ruled and, without `as_of`, the day (UTC) is the same. Until then only `moment` would differ.

On the computer that serves, no sign-in is needed unless the desk has accounts; then send `Authorization: Bearer TOKEN`.
"""
_STATUSES: Mapping[int, tuple[str, tuple[str, ...]]] = {
    304: ("What `If-None-Match` names is still what would be answered.", ()),
    400: ("A parameter is unknown, or has a value that it cannot have.", (JSON,)),
    401: ("Who asks is not known: send the token of an account.", (JSON,)),
    403: ("Who asks has not the role that this takes.", (JSON,)),
    404: ("There is no such thing in the ledger, or was none then.", (JSON,)),
    411: ("The length of what is sent was not told.", (JSON,)),
    413: ("What is sent is too long.", (JSON,)),
    415: ("What is sent is not said to be JSON.", (JSON,)),
    421: ("The request names another host than this desk.", ("text/plain",)),
    422: ("What was sent cannot be read, or does not fit.", (JSON,)),
    503: ("The ledger cannot be read or written.", (JSON,)),
}
"""What answers that are no document mean, and what they are written in."""
_OWN = ("$schema", "$id", "$defs")
"""What a shape says of itself, and parts that stand beside it here."""
_ASKED = (304, 400, 401, 403, 404, 421, 503)
_SENT = (400, 401, 403, 404, 411, 413, 415, 421, 422, 503)
_DOCUMENTS = {
    "reading": schema,
    "claims": claims.schema,
    "added": added_schema,
    **schemas(),
    **listed.schemas(),
}
"""What makes the shape of each document."""


def description(operations: Iterable[Operation]) -> dict[str, object]:
    """The OpenAPI document of these operations."""
    told = tuple(operations)
    paths: dict[str, dict[str, object]] = {}
    for one in told:
        paths.setdefault(f"{ROOT}{one.path}", {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sayso",
            "version": sayso.__version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "A token of an account."}},
            "parameters": {name: _parameter(name, shape) for name, shape in PARAMETERS.items()},
            "headers": _headers(),
            "responses": {str(status): _failure(status) for status in _STATUSES},
            "schemas": _shapes(told),
        },
    }


def _operation(one: Operation) -> Node:
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in one.takes if name != "limit"]
    limit = [_parameter("limit", {**PARAMETERS["limit"], "default": one.limit})] if "limit" in one.takes else []
    sent = one.method == "POST"
    told: Node = {
        "operationId": one.name,
        "summary": one.summary,
        "description": f"{one.about} Takes the role of {one.role}.",
        "parameters": [*_identity(one), *parameters, *limit],
        "responses": {
            **{str(status): _success(one) for status in sorted({*one.statuses, *_successes(one)})},
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in (_SENT if sent else _ASKED)},
        },
    }
    if sent:
        content = {JSON: {"schema": {"$ref": f"#/components/schemas/{one.name}"}}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _successes(one: Operation) -> tuple[int, ...]:
    return one.statuses or (200,)


def _identity(one: Operation) -> list[Node]:
    if "{identity}" not in one.path:
        return []
    shape: Node = {"type": "string", "pattern": "^[0-9a-f]{1,16}$"}
    return [{"name": "identity", "in": "path", "required": True, "description": "Its id.", "schema": shape}]


def _parameter(name: str, shape: Node) -> Node:
    told = {key: value for key, value in shape.items() if key != "description"}
    return {"name": name, "in": "query", "description": shape["description"], "schema": told}


def _headers() -> Node:
    return {
        "ETag": {"description": "What to send back as `If-None-Match`.", "schema": {"type": "string"}},
        "Link": {"description": "The pages `next`, `prev` and `first`.", "schema": {"type": "string"}},
        TOTAL: {"description": "How many items there are in all, where known.", "schema": {"type": "integer"}},
    }


def _success(one: Operation) -> Node:
    names = [*(["ETag"] if one.method == "GET" else []), *(["Link", TOTAL] if "offset" in one.takes else [])]
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    content = {JSON: {"schema": {"$ref": f"#/components/schemas/{_document(one.answer)}"}}}
    return {"description": one.summary, "headers": headers, "content": content}


def _failure(status: int) -> Node:
    about, kinds = _STATUSES[status]
    shapes: Mapping[str, Node] = {JSON: {"$ref": "#/components/schemas/error"}, "text/plain": {"type": "string"}}
    return {"description": about, "content": {kind: {"schema": shapes[kind]} for kind in kinds}} if kinds else {
        "description": about
    }  # fmt: skip


def _document(name: str) -> str:
    """What the shape of a document is called: records have its plain name."""
    return f"{name}_document"


def _shapes(operations: Iterable[Operation]) -> Node:
    """The shapes of all that is answered and sent, and of the records in it, which are the same in all documents."""
    found: Node = {"error": obj("Why it cannot be answered.", {"error": text("One plain sentence.")})}
    for one in operations:
        whole = {_document(one.answer): _DOCUMENTS[one.answer]()}
        if one.body is not None:
            whole[one.name] = dict(one.body)
        for name, shape in whole.items():
            parts: Any = shape.get("$defs", {})
            found |= {part: _moved(told) for part, told in parts.items()}
            found[name] = _moved({key: value for key, value in shape.items() if key not in _OWN})
    return found


def _moved(shape: Any) -> Any:
    """A shape that refers to its parts where OpenAPI has them."""
    if isinstance(shape, list):
        return [_moved(each) for each in shape]
    if not isinstance(shape, Mapping):
        return shape.replace("#/$defs/", "#/components/schemas/") if isinstance(shape, str) else shape
    return {key: _moved(value) for key, value in shape.items()}
