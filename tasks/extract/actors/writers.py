"""Who wrote the article: a line or a sentence that only presents its author makes nobody an actor of the story."""

import re
from collections.abc import Sequence

from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found

TRADES = r"columnist|reporter|correspondent|editor|journalist|contributor|commentator|leader writer|staff writer|writer"
PRESENTED = re.compile(rf"\s*(?:is|was|has been) (?:an?|the) (?:[\w’'.&-]+ ){{0,6}}?(?:{TRADES})\b", re.IGNORECASE)
COVERS = re.compile(r"\s*(?:covers|reports|writes)\b(?! that)")
BYLINE = re.compile(
    r"\W*(?:(?:words |story |analysis |opinion )?by|(?:additional )?(?:reporting|writing|editing) by)\s+$",
    re.IGNORECASE,
)


def only_author(reading: Reading, found: Sequence[Found]) -> bool:
    """All places of one article that name a person present him as its author."""
    return any(_presented(reading, f) for f in found) and all(
        _presented(reading, f) or _byline(reading, f) for f in found
    )


def _presented(reading: Reading, found: Found) -> bool:
    """``NAME is a columnist for ...``: the sentence opens with the name."""
    bounds = reading.sentence(found.start, found.end)
    if bounds is None or bounds[0] != found.start:
        return False
    rest = reading.text[found.end : bounds[1]]
    return bool(PRESENTED.match(rest) or COVERS.match(rest))


def _byline(reading: Reading, found: Found) -> bool:
    """The name stands alone in its line, or after "By"."""
    start = reading.text.rfind("\n", 0, found.start) + 1
    end = reading.text.find("\n", found.end)
    rest = reading.text[found.end : end if end >= 0 else len(reading.text)].strip()
    lead = reading.text[start : found.start]
    return bool(BYLINE.fullmatch(lead)) or (not lead.strip() and not rest)
