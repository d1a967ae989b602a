"""Passages whose dates are none of the news: what is offered to the reader, and sentences in another language."""

import re
from bisect import bisect_right
from collections.abc import Sequence

Region = tuple[int, int]
LINE = re.compile(r"[^\n]+")
# One sign may stand in a report; two in one line behind the first are an offer.
CALL = r"register|subscribe|enrol|enroll|sign up|book (?:now|your|a|early)|join (?:us|from)|buy|order now"
LURE = r"follow us|click|save"
GOODS = (
    r"early[ -]bird|webinar|masterclass|academy|course (?:runs|starts|begins)|batch (?:begins|starts)|coaching|"
    r"seats from|classifieds?|to let|free trial|tickets? from|per seat"
)
SIGNS = (
    re.compile(rf"(?:^|[.!?:;,]\s+|\band\s)(?:{CALL}|{LURE})\b", re.IGNORECASE),
    re.compile(r"[£$€₹]\s?\d|\brs\.?\s?\d|\d\s?%\s(?:off|discount)|\bsave\s\d", re.IGNORECASE),
    re.compile(rf"\b(?:{GOODS})\b", re.IGNORECASE),
    re.compile(
        r"©|\b(?:all rights reserved|read also|more from|newsletter|download (?:the|our))\b|\bsale!", re.IGNORECASE
    ),
)
LEAST_SIGNS = 2
# Small words of other languages that English has not, and English ones; letters with marks are no sign.
ABROAD = frozenset(
    """der die das und ist im vom zum zur den dem ein eine einen nicht mit sich auf wird wurde werden bis von beim
    le la les des du une est dans sur pour avec qui que ne pas sera aux ont et au il elle
    el los las una por con para del que se fue será en y
    il gli della dei delle che di nel sono è
    het een van voor met zijn wordt op niet""".split()
)
AT_HOME = frozenset(
    "the of and to in a is was for that with by has have had will be it its are were from as at on".split()
)
WORD = re.compile(r"[^\W\d_]+")
LEAST_ABROAD = 2


def offers(text: str) -> tuple[Region, ...]:
    """Lines behind the first paragraph that sell or recommend something to the reader."""
    lines = [m for m in LINE.finditer(text) if m[0].strip()]
    return tuple((m.start(), m.end()) for m in lines[1:] if _signs(m[0]) >= LEAST_SIGNS)


def _signs(line: str) -> int:
    return sum(1 for sign in SIGNS if sign.search(line))


def foreign(text: str, sentences: Sequence[Region]) -> tuple[Region, ...]:
    """Sentences whose small words are of another language than English."""
    return tuple(region for region in sentences if _is_foreign(text[region[0] : region[1]]))


def _is_foreign(sentence: str) -> bool:
    words = [w.lower() for w in WORD.findall(sentence)]
    abroad = sum(1 for w in words if w in ABROAD)
    home = sum(1 for w in words if w in AT_HOME)
    return (abroad >= LEAST_ABROAD or (abroad > 0 and len(words) <= 8)) and abroad > 2 * home


def within(start: int, regions: Sequence[Region]) -> bool:
    """Whether letter ``start`` stands in one of ``regions``, which are in order."""
    place = bisect_right(regions, (start, 1 << 60)) - 1
    return place >= 0 and regions[place][0] <= start < regions[place][1]
