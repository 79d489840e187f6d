"""Recognition: where a text names a place, from the gazetteer and from what stands around a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.records import Span
from sayso.text.places.evidence import Candidate, Scene, evidence, joined
from sayso.text.places.gazetteer import Sense, abbreviations, senses
from sayso.text.places.weights import BIAS, WEIGHTS
from sayso.text.places.words import classes, words
from sayso.text.profiles.bodies import bodies, seats
from sayso.text.profiles.states import by_demonym, by_name

LONGEST = 6
"""Words of a name that the gazetteer is asked for."""
NAMED = 3.0
"""Log odds that a candidate of the reader adds: only strong evidence refuses one."""
ECHO = 0.5
"""Share of the surest mention's lead that other mentions of the same name in a report receive."""
LEAST = -0.4
"""Log odds that a candidate must exceed; below zero, since a missed place costs as much as a wrong one."""
UNNAMED = -2.5
"""Log odds against a name that a reader which gave candidates did not see as a place."""


def mentions(text: str, names: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Names of places in text order, not overlapping; demonyms, persons and most bodies are left out.

    `names` are the places that the trained reader sees; without any, gazetteer and context decide alone. Whether a
    name stands for a place or for those who rule from it is not asked here: see `is_metonym`.
    """
    scene = Scene(text, words(text))
    ordered = _apart(sorted(names))
    found = [(extent(scene, candidate), odds(scene, candidate)) for candidate in candidates(scene)]
    surest: dict[str, float] = {}
    for span, points in found:
        surest[span.of(text)] = max(points, surest.get(span.of(text), points))
    told = {span.of(text) for span in names}
    taken = []
    for span, points in found:
        # "Western nations" are of no one place, though regions bear such names.
        seen = _touched(span, ordered) and span.of(text).lower() not in classes()["direction"]
        again = not names or span.of(text) in told
        bonus = NAMED if seen else 0.0 if again else UNNAMED
        if points + ECHO * (surest[span.of(text)] - points) + bonus > LEAST:
            taken.append(span)
    # Candidates of the reader that the gazetteer's walk did not meet; what it refused stays refused.
    met = [span for span, _ in found]
    left = [span for span in ordered if not _touched(span, met) and _placed(text, span) and _plausible(span.of(text))]
    return tuple(sorted(taken + [span for span in left if not _opens_body(scene, span)]))


def odds(scene: Scene, candidate: Candidate) -> float:
    """Log odds that the candidate names a place, by a logistic regression over its evidence."""
    return BIAS + sum(WEIGHTS.get(feature, 0.0) for feature in evidence(scene, candidate))


def extent(scene: Scene, candidate: Candidate) -> Span:
    """Where a candidate stands; the stop of an abbreviation ("Pa.") belongs to it."""
    start, end = scene.words[candidate.first].start, scene.words[candidate.last].end
    dotted = scene.text[scene.words[candidate.last].start : end + 1]
    return Span(start, end + 1 if dotted in abbreviations() and dotted.endswith(".") else end)


def candidates(scene: Scene) -> Iterator[Candidate]:
    """Longest names that the gazetteer knows, and unknown ones that look like a place, in order, not overlapping."""
    beyond = 0
    for place in scene.capitals:
        if place < beyond:
            continue
        found = _candidate(scene, place)
        if found is not None:
            yield found
            beyond = found.last + 1


def _candidate(scene: Scene, place: int) -> Candidate | None:
    short = _abbreviated(scene, place)
    if short is not None:
        return short
    for last in reversed(_ends(scene, place)):
        surface = scene.surface(place, last)
        if _other(surface) and scene.word(last + 1) not in classes()["suffix"]:
            return None
        known = () if last > place and _of_a_body(scene, last) else senses(surface) or _county(scene, surface)
        if known:
            return _grown(scene, Candidate(place, last, known))
    return _unknown(scene, place)


def _other(surface: str) -> bool:
    """Whether a name is a demonym or that of a body."""
    return (surface in by_demonym() and surface not in by_name()) or (surface in bodies() and surface not in seats())


def _of_a_body(scene: Scene, last: int) -> bool:
    """Whether a name's last word rather belongs to the body that goes on: "State" in "Ohio State University"."""
    goes_on = scene.runs.get(last, last) > last and scene.word(last + 1) in classes()["local"]
    return goes_on and scene.word(last) in ("state", "city")


def _county(scene: Scene, surface: str) -> tuple[Sense, ...]:
    """The county of that name where the report speaks of several at once ("Oconee and Walton counties")."""
    return senses(f"{surface} County") if "counties" in scene.seen else ()


def _abbreviated(scene: Scene, place: int) -> Candidate | None:
    """An abbreviated region after a comma ("Ames, Ind.")."""
    word = scene.words[place]
    if word.gap != ", " and "." not in word.text:
        return None
    dotted = scene.text[word.start : word.end + 1]
    sense = abbreviations().get(word.text) or abbreviations().get(dotted)
    return Candidate(place, place, (sense,)) if sense is not None else None


def _ends(scene: Scene, place: int) -> list[int]:
    """Words that a name which begins at `place` may end with."""
    ends = [place]
    for last in range(place + 1, min(place + LONGEST, len(scene.words))):
        word = scene.words[last]
        if not joined(scene.words, last) or not (word.capital or word.text in classes()["inside"]):
            break
        if word.capital or word.text[0].isdigit():
            ends.append(last)
    return ends


def _grown(scene: Scene, candidate: Candidate) -> Candidate:
    """With the landform or street that follows in the same run ("Oyster River")."""
    after = candidate.last + 1
    if after > scene.runs.get(candidate.last, candidate.last):
        return candidate
    if after < scene.runs[after]:
        return candidate
    if scene.word(after) in classes()["suffix"] or scene.word(after) in classes()["street"]:
        return Candidate(candidate.first, after, candidate.senses)
    return candidate


def _unknown(scene: Scene, place: int) -> Candidate | None:
    """A run of capitals that ends in a landform or street, or that an abbreviated region follows."""
    end = scene.runs[place]
    after = place + 1
    if scene.word(place) in classes()["road"] and after < len(scene.words) and scene.words[after].text.isdigit():
        return Candidate(place, after, ())
    if scene.word(place) in classes()["opening"]:
        return None
    if place > 0 and scene.runs.get(place - 1) == end and scene.word(place - 1) not in classes()["opening"]:
        return None
    for last in range(place, min(end, place + LONGEST) + 1):
        word = scene.word(last)
        if last > place and (word in classes()["suffix"] or word in classes()["street"]):
            return Candidate(place, last, ())
    follows = end + 1
    if end - place < LONGEST and follows < len(scene.words) and _abbreviated(scene, follows) is not None:
        return Candidate(place, end, ())
    return None


def _touched(span: Span, others: Sequence[Span]) -> bool:
    """Whether `span` overlaps one of `others`, which are in order and apart."""
    place = bisect_left(others, Span(span.end, span.end)) - 1
    return place >= 0 and others[place].end > span.start


_WHITHER = re.compile(
    r"\b(?:in|at|near|from|to|around|outside|into|toward|towards|across|through|via)\s+(?:the\s+)?$", re.I
)


def _placed(text: str, span: Span) -> bool:
    """Whether a name that no gazetteer has stands where places do, and is no acronym or numeral ("UN", "II")."""
    known = not (span.of(text).isupper() and span.end - span.start <= ACRONYM)
    return known and _WHITHER.search(text[max(0, span.start - 16) : span.start]) is not None


ACRONYM = 5
"""Letters up to which capitals alone are an acronym."""


def _plausible(surface: str) -> bool:
    """Whether a candidate of the reader may stand by itself: no demonym, and no single word that is no name."""
    if not surface.strip() or (surface in by_demonym() and surface not in by_name()):
        return False
    return surface.lower() not in NO_PLACES and surface.lower() not in classes()["direction"] | classes()["common"]


def _opens_body(scene: Scene, span: Span) -> bool:
    """Whether a candidate of the reader is but the beginning of a body's name: "United" in "United Nations"."""
    place = bisect_left(scene.words, span.start, key=lambda word: word.start)
    if place == len(scene.words) or scene.words[place].start != span.start:
        return False
    return any(_other(scene.surface(place, last)) for last in _ends(scene, place) if scene.words[last].end > span.end)


NO_PLACES = frozenset(["world", "earth", "internet", "web"])
"""What a reader of names may take for a place, and no map shows."""


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
