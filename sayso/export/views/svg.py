"""SVG: pictures as text, for pages and as files of their own; what comes from a report is escaped, nothing is fetched.

In a page a picture takes ink, paper and tones from the page's style; alone in a file it brings them, light and dark.
Properties are written as attributes: the policy of a page that a server gives forbids styles in it.
The marks on an axis are in `axes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sayso.export.marks import escaped
from sayso.export.visible import one_line

Ink = Literal["ink", "faint", "line", "figure", "named", "for", "against", "certainty", "when", "where", "paper"]
"""Colours by what they are for; the names are those of the variables in page.css."""
Anchor = Literal["start", "middle", "end"]
SIZE = 12.0
"""Height of letters, in units of a picture."""
_LETTER = 0.56
"""Width of an average letter by its height, in the sans-serif fonts that are in use; wide ones reach 0.6."""
_WIDE = 0.06
_LIGHT = (
    "--ink:#1d1c1a;--paper:#fdfcf9;--faint:#5d5a54;--line:#dcd8cf;--figure:#1f6f5c;--named:#2459a3;"
    "--for:#1f6f5c;--against:#a33a12;--certainty:#a3325f;--when:#6b5a00;--where:#4a4fa8"
)
_DARK = (
    "--ink:#e9e6df;--paper:#171614;--faint:#a8a399;--line:#3a3732;--figure:#7fd0bb;--named:#86b3ee;"
    "--for:#7fd0bb;--against:#f5a07d;--certainty:#f09ab9;--when:#d9c56a;--where:#a9aef5"
)
# Only a picture that is the document itself is a root: in a page these styles reach nothing.
_STYLE = (
    f"svg:root{{color-scheme:light dark;{_LIGHT};background:var(--paper)}}"
    f"@media (prefers-color-scheme:dark){{svg:root{{{_DARK}}}}}"
)
_ALONE = f"<style>{_STYLE}</style>"
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"


def picture(
    width: float, height: float, title: str, description: str, inside: Iterable[str], *, least: str | None = None
) -> str:
    """A picture whole; `title` and `description` are what those learn who do not see it.

    `least` is the name of a class that says below which width it does not shrink with the page.
    """
    named = f"{element('title', escaped(one_line(title)))}{element('desc', escaped(one_line(description)))}"
    return element(
        "svg",
        f"{named}{_ALONE}{''.join(inside)}",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        font_family=_FONT,
        font_size=SIZE,
        **{"class": least},
    )


def placed(title: str, drawn: str) -> str:
    """A picture as it stands in a page, under its title and without the colours that it brings for itself."""
    inside = drawn.replace(_ALONE, "", 1)
    return f'<figure role="img" tabindex="0" aria-label="{escaped(title)}">{inside}</figure>'


def element(name: str, inside: str = "", *, style: str | None = None, **attributes: str | float | None) -> str:
    """An element around markup; `stroke_width` is written stroke-width, and what is None is left out.

    Each property of a `style` ("fill:none;stroke:red") is written as an attribute of its own.
    """
    told = "".join(
        f' {key.replace("_", "-")}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for key, value in (attributes | dict(_properties(style))).items()
        if value is not None
    )
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def _properties(style: str | None) -> Iterator[tuple[str, str]]:
    for each in style.split(";") if style else ():
        name, _, value = each.partition(":")
        yield name, value


def text(
    words: str,
    x: float,
    y: float,
    *,
    ink: Ink = "ink",
    anchor: Anchor | None = None,
    size: float | None = None,
    weight: int | None = None,
    halo: bool = False,
) -> str:
    """Words of ours or of a report on one line, whose base line is at `y`; a `halo` keeps them clear of lines."""
    style = f"fill:{colour(ink)}"
    if halo:
        style += f";stroke:{colour('paper')};stroke-width:3;stroke-linejoin:round;paint-order:stroke"
    return element(
        "text",
        escaped(one_line(words)),
        x=x,
        y=y,
        text_anchor=anchor,
        font_size=size,
        font_weight=weight,
        style=style,
    )


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    ink: Ink = "line",
    width: float = 1,
    dashes: str | None = None,
    opacity: float | None = None,
) -> str:
    """A straight line from one point to another."""
    (x1, y1), (x2, y2) = start, end
    style = f"stroke:{colour(ink)}"
    return element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_opacity=opacity,
        style=style,
    )


def group(parts: Iterable[str], title: str | None = None) -> str:
    """Parts that are one thing; `title` says which, where a pointer rests on it and to those who do not see it."""
    named = element("title", escaped(one_line(title))) if title else ""
    return element("g", f"{named}{''.join(parts)}")


def colour(ink: Ink) -> str:
    """A colour as CSS: that of the page, or of the picture alone."""
    return f"var(--{ink})"


def width(words: str, size: float = SIZE) -> float:
    """About how wide words are, rather too wide than too narrow."""
    shown = one_line(words)
    broad = sum(letter.isupper() or ord(letter) > 0x2E7F for letter in shown)
    return size * (_LETTER * len(shown) + _WIDE * broad + 0.44 * sum(ord(letter) > 0x2E7F for letter in shown))


def number(value: float) -> str:
    """A coordinate with two digits after the point at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
