"""Press: which outlet carries a statement, of what owner or wire, and which outlet a statement cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sayso.records import Saying
from sayso.text.outlets import Outlets
from sayso.view.parties import anonymous


@dataclass(frozen=True, slots=True)
class Press:
    """The outlets known, and what was looked up of them."""

    outlets: Outlets
    _groups: dict[str, str] = field(default_factory=dict)
    _papers: dict[str, bool] = field(default_factory=dict)
    _carriers: dict[tuple[str | None, str | None], str] = field(default_factory=dict)

    def carrier(self, saying: Saying) -> str:
        """The name of the outlet whose report it stands in."""
        place = saying.outlet, saying.url
        if place not in self._carriers:
            self._carriers[place] = self._named(*place)
        return self._carriers[place]

    def _named(self, outlet: str | None, url: str | None) -> str:
        known = self.outlets.find(name=outlet, url=url)
        return known.name if known is not None else outlet or _host(url) or "an outlet that is not named"

    def group(self, name: str) -> str:
        """The owner or wire of an outlet."""
        if name not in self._groups:
            self._groups[name] = self.outlets.group(name)
        return self._groups[name]

    def house(self, saying: Saying) -> str:
        """The owner of the outlet that carries it."""
        return self.group(self.carrier(saying))

    def voice(self, saying: Saying) -> str:
        """Whose own voice its report has: that of the wire credited, else its outlet's."""
        return saying.wire or self.carrier(saying)

    def cited(self, saying: Saying) -> str | None:
        """The outlet that is its source, if another one is."""
        source = saying.source
        if source is None or anonymous(source):
            return None
        if source.kind != "media" and not self._published(source.name):
            return None
        return source.name if self.foreign(source.name, saying) else None

    def _published(self, name: str) -> bool:
        """Whether an outlet is called so."""
        if name not in self._papers:
            self._papers[name] = self.outlets.find(name=name) is not None
        return self._papers[name]

    def foreign(self, name: str, saying: Saying) -> bool:
        """Whether the outlet `name` is neither that of the statement nor the wire that it credits."""
        own = {self.house(saying), self.group(self.voice(saying))}
        return self.group(name) not in own


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
