"""Evidence: what speaks for and against taking capitals for the name of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.text.places.gazetteer import Sense, abbreviations
from sayso.text.places.names import LEVEL_WORDS, key
from sayso.text.places.words import Word, classes
from sayso.text.profiles.bodies import seats
from sayso.text.profiles.states import by_capital, by_name

JOINTS = frozenset([" ", "-", "‑", "‐"])
"""What may stand between the words of one name."""
LARGE, MIDDLING = 300_000, 30_000
"""People of a town that a report need not introduce, and of one that it hardly need."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a place, `first` to `last`, and what the gazetteer knows under them."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class Scene:
    """The words of one report, where its capitals stand, and who has been named in it."""

    def __init__(self, text: str, found: list[Word]) -> None:
        self.text = text
        self.words = found
        self.capitals = [place for place, word in enumerate(found) if word.capital]
        self.seen = {word.text for word in found}
        self.runs = _runs(found, self.capitals)
        self.persons = set(_persons(found, self.capitals))

    def word(self, place: int) -> str:
        """The word at a place in lower case, "" beyond the ends."""
        return self.words[place].text.lower() if 0 <= place < len(self.words) else ""

    def surface(self, first: int, last: int) -> str:
        """The characters of words `first` to `last`."""
        return self.text[self.words[first].start : self.words[last].end]

    def after(self, place: int) -> str:
        """The few characters after the word at `place`."""
        end = self.words[place].end
        return self.text[end : end + 3]


def _runs(found: list[Word], capitals: list[int]) -> dict[int, int]:
    """For each word with a capital the last word of the run of capitals that it stands in."""
    runs: dict[int, int] = {}
    for place in reversed(capitals):
        after = place + 1
        runs[place] = runs[after] if after in runs and joined(found, after) else place
    return runs


def joined(found: list[Word], place: int) -> bool:
    """Whether the word at `place` may continue a name that the word before it belongs to."""
    return found[place].gap in JOINTS and not found[place].first


def _persons(found: list[Word], capitals: list[int]) -> Iterator[str]:
    """Words that follow a given name or a title, in lower case."""
    given, title = classes()["given"], classes()["title"]
    for place in capitals:
        word = found[place].text.lower()
        if not (word in given or word in title):
            continue
        after = place + 1
        while after < min(len(found), place + 3) and len(found[after].text) == 1 and found[after].capital:
            after += 1
        if after < len(found) and found[after].capital and found[after].gap == " " and not found[after].first:
            yield found[after].text.lower()


def evidence(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Names of the features that hold, weighed in `weights`."""
    kinds = set(_kind(candidate, scene))
    yield from kinds
    yield from _before(scene, candidate)
    yield from _after(scene, candidate, kinds)
    yield from _words_of(scene, candidate)


def _kind(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """How well known what may bear the name is."""
    surface = scene.surface(candidate.first, candidate.last)
    if not candidate.senses:
        yield "unknown"
    elif surface in by_name():
        yield "state"
    elif surface in by_capital():
        yield "capital city"
    elif any(sense.level == "area" for sense in candidate.senses):
        yield "area"
    elif any(sense.level == "region" for sense in candidate.senses):
        yield "region"
    else:
        people = max(sense.people for sense in candidate.senses)
        yield "large" if people > LARGE else "middling" if people > MIDDLING else "small"
    if candidate.senses and candidate.senses[0].level == "district":
        yield "district"
    if surface.endswith(".") or (len(surface) == 2 and surface in abbreviations()):
        yield "abbreviation"


def _before(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """What stands to the left."""
    word, before = scene.words[candidate.first], scene.word(candidate.first - 1)
    if word.first:
        yield "opens"
    elif word.gap == " " and scene.words[candidate.first - 1].capital:
        yield _capital_before(before)
    elif word.gap == " " and before in classes()["preposition"]:
        yield f"{before} before" if before in ("of", "in") else "preposition before"
    elif before in classes()["direction"]:
        yield "direction before"
    elif word.gap == ", ":
        yield "comma before"
    else:
        yield f"{before} before" if before in ("and", "the") else "other before"


def _capital_before(before: str) -> str:
    """What the word before, of the same run of capitals, makes of the name."""
    if before in classes()["direction"]:
        return "direction before"
    if before in classes()["title"]:
        return "title before"
    if before in classes()["given"] or (len(before) == 1 and before.isalpha()):
        return "given name before"
    if before in classes()["preposition"] or before in classes()["inside"]:
        return "small word in capitals before"
    return "capital before"


def _after(scene: Scene, candidate: Candidate, kinds: set[str]) -> Iterator[str]:
    """What stands to the right."""
    place, follows = candidate.last + 1, scene.after(candidate.last)
    if place >= len(scene.words):
        return
    word = scene.words[place]
    if follows.startswith(("'s", "’s")):
        yield "possessive"
    elif word.gap == ", " and _container(scene, place):
        yield "container after"
    if "abbreviation" in kinds:
        return
    if word.gap in (" ", "'s ", "’s ") and word.capital and not word.first:
        yield from _capital_after(scene.word(place), word.gap)
    elif word.gap == " ":
        yield from _word_after(scene.word(place))
    if follows in _DATELINES and scene.words[candidate.first].text.isupper():
        yield "dateline"


_DATELINES = frozenset([" (A", " (R", " — ", " -- ", " - ", " – "])


def _capital_after(after: str, gap: str) -> Iterator[str]:
    """What the next word of a run of capitals makes of the name."""
    if after in classes()["local"]:
        yield "local body after"
    elif after in classes()["brand"]:
        yield "brand after"
    elif after in classes()["street"] or after in classes()["suffix"]:
        yield "landmark after"
    elif gap == " ":
        yield "capital after"


def _word_after(after: str) -> Iterator[str]:
    """What the next word, in small letters, makes of the name."""
    if after in classes()["verb"]:
        yield "verb after"
    elif after in LEVEL_WORDS:
        yield "level after"
    elif after in ("and", "or"):
        yield "and after"


def _container(scene: Scene, place: int) -> bool:
    """Whether the word at `place` begins a state or an abbreviated region that may hold the place before it."""
    word = scene.words[place]
    dotted = word.text if word.text.endswith(".") else word.text + "."
    if dotted in abbreviations() or (word.text in abbreviations() and len(word.text) == 2):
        return True
    two = scene.surface(place, place + 1) if place + 1 < len(scene.words) else ""
    return word.text in by_name() or two in by_name() or key(word.text) in _regions() or key(two) in _regions()


@cache
def _regions() -> frozenset[str]:
    """Keys of the regions that have an abbreviation: those that a report writes after a comma."""
    return frozenset(key(sense.name) for sense in abbreviations().values())


def _words_of(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """What the words themselves say."""
    first, last = scene.words[candidate.first], scene.words[candidate.last]
    if candidate.first == candidate.last:
        yield "one word"
        yield from _one_word(scene, candidate)
    else:
        yield "several words"
        if last.text.lower() in classes()["suffix"]:
            yield "landform" if last.text.lower() not in LEVEL_WORDS else "level inside"
        if last.text.lower() in classes()["street"]:
            yield "street"
    if scene.surface(candidate.first, candidate.last) in seats():
        yield "seat"
    if last.text.lower() in scene.persons:
        yield "person here"
    if first.text.lower() in classes()["road"] and last.text.isdigit():
        yield "numbered road"
    if first.text.isupper() and len(first.text) > 3:
        yield "in capitals"


def _one_word(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """What else a single word may be."""
    word = scene.words[candidate.first].text
    lower = word.lower()
    state = lower.title() in by_name()
    if lower in classes()["common"] and not any(s.level in ("country", "region", "area") for s in candidate.senses):
        yield "common word"
    if lower in classes()["direction"] or lower in classes()["suffix"]:
        yield "direction itself"
    if lower in scene.seen and lower != word:
        yield "also lower-case"
    if lower in classes()["given"] and not state:
        yield "given name"
    if lower in classes()["surname"] and not state:
        yield "surname"
    if len(word) < SHORT:
        yield "short"


SHORT = 4
"""Letters below which a capitalised word is more often something else."""
