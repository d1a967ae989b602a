"""Places that the tagger takes for persons: nothing is ever said of them but that something is there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tasks.extract.actors.names import Use
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading

PLACING = frozenset(("in", "at", "near", "around", "outside"))
NEAR = frozenset(("near", "around", "outside"))  # said of places only
Key = tuple[str, ...]


def without_places(used: Sequence[Use], readings: Mapping[str, Reading]) -> list[Use]:
    """``used`` without tagged names that stand nowhere but behind "near", or behind "in" and "at" again and again."""
    by_key: dict[Key, list[Use]] = defaultdict(list)
    for use in used:
        by_key[use.key].append(use)
    ends = [key[-1] for key in by_key]
    places = {k for k, uses in by_key.items() if len(k) > 1 and ends.count(k[-1]) == 1 and _placed(uses, readings)}
    return [u for u in used if u.key not in places]


def _placed(uses: Sequence[Use], readings: Mapping[str, Reading]) -> bool:
    before = {_before(use, readings[use.article]) for use in uses}
    sure = len(uses) > 1 or bool(before & NEAR)
    return sure and before <= PLACING and not any(_alone(use, readings) for use in uses[:1])


def _before(use: Use, reading: Reading) -> str:
    """The word before a name that only the tagger calls one and that owns nothing; empty for any other."""
    (start, end), tokens = use.range, reading.tokens
    owns = end < len(tokens) and possessive(tokens[end])
    return "" if use.by != "tagger" or start == 0 or tokens[start].broken or owns else tokens[start - 1].text


def _alone(use: Use, readings: Mapping[str, Reading]) -> bool:
    """The last word of the name stands elsewhere without the first."""
    first, last = use.words[0], use.words[-1]
    return any(
        text == last and first not in reading.texts[max(0, at - len(use.words)) : at]
        for reading in readings.values()
        for at, text in enumerate(reading.texts)
    )
