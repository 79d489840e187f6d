"""Fields: parts of a document, each taken as one type or refused with the place in the document."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sayso.errors import SaysoError
from sayso.records import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """A value in a document, the path to it, and the text that spans in it point into.

    Every method raises SaysoError where the value is something else.
    """

    value: object
    path: str
    report: str = ""

    def wrong(self, problem: str) -> SaysoError:
        """The error that this value is to be refused with."""
        return SaysoError(f"not a reading: {self.path} {problem}")

    def check(self, right: bool, problem: str) -> None:
        """Refuses the value unless it is right."""
        if not right:
            raise self.wrong(problem)

    def key(self, name: str) -> Field:
        """What an object has under a key."""
        if not isinstance(self.value, dict):
            raise self.wrong("is not an object")
        if name not in self.value:
            raise self.wrong(f"lacks {name!r}")
        return replace(self, value=self.value[name], path=f"{self.path}.{name}")

    def each(self, take: Callable[[Field], T]) -> tuple[T, ...]:
        """All items of an array, each taken in one way."""
        if not isinstance(self.value, list):
            raise self.wrong("is not an array")
        items = (replace(self, value=value, path=f"{self.path}[{index}]") for index, value in enumerate(self.value))
        return tuple(take(item) for item in items)

    def maybe(self, take: Callable[[Field], T]) -> T | None:
        """The value taken in one way, None where it is null."""
        return None if self.value is None else take(self)

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.wrong("is not a string")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("is not true or false")
        return self.value

    def offset(self) -> int:
        """A whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("is not a whole number")
        return self.value

    def number(self) -> float:
        """A finite number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.wrong("is not a number")
        try:
            number = float(self.value)
        except OverflowError:
            raise self.wrong("is too large a number") from None
        self.check(math.isfinite(number), "is not a finite number")
        return number

    def between(self, least: float, most: float) -> float:
        """A number, both bounds included."""
        number = self.number()
        self.check(least <= number <= most, f"is not from {least:g} to {most:g}")
        return number

    def choice(self, choices: tuple[T, ...]) -> T:
        """One of the choices."""
        for each in choices:
            if each == self.value:
                return each
        raise self.wrong(f"is none of {', '.join(map(str, choices))}")

    def day(self) -> date:
        """An ISO 8601 date in its long form."""
        text = self.text()
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise self.wrong(f"{text!r} is not a date") from None
        self.check(day.isoformat() == text, f"{text!r} is not written as {day.isoformat()}")
        return day

    def span(self) -> Span:
        """Characters of the report, quoted as they stand there."""
        span = Span(self.key("start").offset(), self.key("end").offset())
        inside = 0 <= span.start < span.end <= len(self.report)
        self.check(
            inside, f"from {span.start} to {span.end} does not lie in the report's {len(self.report)} characters"
        )
        self.key("text").quotes(span.of(self.report), self)
        return span

    def quotes(self, words: str | None, holder: Field | None = None) -> None:
        """Refuses the value, in the name of its holder, unless these are the words."""
        (holder or self).check(self.value == words, f"is quoted as {self.value!r}, the report has {words!r}")
