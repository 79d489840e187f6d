"""GeoJSON: features of places and times (RFC 7946), for maps and timelines of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from sayso.export.documents import dumps
from sayso.export.views.areas import whole
from sayso.export.views.outlines import Polygon

Node = Mapping[str, object]


def feature(identity: str, grounds: Iterable[tuple[Polygon, ...]], properties: Node, when: Node | None = None) -> Node:
    """One feature: its `grounds`, one for each place, null where there are none, and `when`, its time, if it has one.

    Several places stay apart in a collection, since they may lie over each other.
    """
    found = [_ground(tuple(whole(ground))) for ground in grounds if ground]
    geometry = found[0] if len(found) == 1 else {"type": "GeometryCollection", "geometries": found} if found else None
    time = {"when": when} if when else {}
    return {"type": "Feature", "id": identity, "geometry": geometry, **time, "properties": properties}


def write(name: str, about: Node, features: Iterable[Node], out: TextIO) -> None:
    """All features as one collection, one a line."""
    head = dumps({"type": "FeatureCollection", "name": name, **about, "features": []})
    lines = ",\n".join(map(dumps, features))
    out.write(f"{head.removesuffix(']}')}\n{lines}\n]}}\n")


def _ground(polygons: tuple[Polygon, ...]) -> Node:
    """Ground in one piece or several."""
    told = [[[[round(x, 4), round(y, 4)] for x, y in ring] for ring in polygon] for polygon in polygons]
    if len(told) == 1:
        return {"type": "Polygon", "coordinates": told[0]}
    return {"type": "MultiPolygon", "coordinates": told}
