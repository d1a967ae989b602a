"""Places and things that the tagger takes for persons: the words beside their names say what they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.names import Use
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading

PLACING = frozenset(("in", "at", "near", "around", "outside"))
NEAR = frozenset(("near", "around", "outside"))  # said of places only
# Castles, valleys, streets and houses of other tongues: what opens the name of a place there.
OPENING = frozenset(
    """qasr burj wadi jebel jabal kafr kfar deir khirbet palais palazzo palacio palácio schloss château chateau castello
    hacienda plaza piazza praça praca calle avenida ilha île cerro playa praia bukit kampung pulau gunung sungai
    tanjung ulica estadio stadion stade""".split()
)
MARKS = {"‘": "’", "“": "”", "'": "'", '"': '"', "«": "»"}
Key = tuple[str, ...]


def without_places(used: Sequence[Use], readings: Mapping[str, Reading]) -> list[Use]:
    """``used`` without tagged names that the words beside them show to be those of a place or a thing.

    They stand nowhere but behind "near", or behind "in" and "at" again and again, or behind "the village of", or in
    marks behind the word for what is called so.
    """
    by_key: dict[Key, list[Use]] = defaultdict(list)
    for use in used:
        by_key[use.key].append(use)
    ends = [key[-1] for key in by_key]
    places = {
        k
        for k, uses in by_key.items()
        if len(k) > 1 and ends.count(k[-1]) == 1 and (_placed(uses, readings) or _called(uses, readings))
    }
    return [u for u in used if u.key not in places]


def _placed(uses: Sequence[Use], readings: Mapping[str, Reading]) -> bool:
    before = {_before(use, readings[use.article]) for use in uses}
    sure = len(uses) > 1 or bool(before & NEAR) or uses[0].key[0] in OPENING
    return sure and before <= PLACING and not any(_alone(use, readings) for use in uses[:1])


def _called(uses: Sequence[Use], readings: Mapping[str, Reading]) -> bool:
    """``the village of Gornje Polje``, ``the initiative ‘Quiet Nights’``, wherever the name stands."""
    told = all(use.by == "tagger" and _of_kind(use, readings[use.article]) for use in uses)
    return told and not any(_alone(use, readings) for use in uses[:1])


def _of_kind(use: Use, reading: Reading) -> bool:
    (start, end), tokens = use.range, reading.tokens
    if start < 2 or tokens[start].broken:
        return False
    kind, before = tokens[start - 2], tokens[start - 1]
    if before.low == "of":
        return kind.low in words("states", "settlements") and not kind.capital
    closed = reading.texts[end : end + 1] == (MARKS.get(before.text),)
    return closed and kind.pos == "NOUN" and not kind.capital and kind.low not in words("persons", "callings")


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
