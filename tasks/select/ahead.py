"""Days ahead that a text names, by a date grammar cheap enough for every article of a morning."""

import re
from datetime import date, timedelta

from tasks.datewords import DAYS, MONTHS
from tasks.model import Article

MOST = 120  # days ahead that still concern a reader of today
RECENT = 7  # days back, within which an article's "next week" is the reader's
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]}|\\.)?" if len(m) > 3 else m for m in MONTHS)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"\b(?:{_DAY.format('d1')}(?:\s?[–-]\s?[0-3]?\d)? (?:of )?(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH}) {_DAY.format('d2')})\b(?!,?\s?\d{{1,2}}:)(?:,? (?P<y>20\d\d))?"
)
ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
SOON = re.compile(
    rf"\b(?:next (?:week|{'|'.join(DAYS)})|tomorrow|later this (?:week|month)|next month)\b", re.IGNORECASE
)


def days_ahead(article: Article, as_of: date) -> tuple[date, ...]:
    """Days from ``as_of`` on that the first half of the article names, soonest first."""
    text = _first_half(article)
    found = {_written(match, as_of) for match in WRITTEN.finditer(text)}
    found |= {_day(*(int(part) for part in match.groups())) for match in ISO.finditer(text)}
    return tuple(sorted(d for d in found if d and as_of <= d <= as_of + timedelta(days=MOST)))


def soon(article: Article, as_of: date) -> bool:
    """Whether the first half of a recent article speaks of a day soon without naming it."""
    latest = article.dated.last
    return bool(SOON.search(_first_half(article))) and latest is not None and (as_of - latest).days <= RECENT


def _first_half(article: Article) -> str:
    text = article.readable
    return text[: len(text) // 2]


def _written(match: re.Match[str], as_of: date) -> date | None:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith((match["m1"] or match["m2"])[:3]))
    number = int(match["d1"] or match["d2"])
    if match["y"]:
        return _day(int(match["y"]), month, number)
    near = (_day(as_of.year + step, month, number) for step in (-1, 0, 1))
    return min((d for d in near if d), key=lambda d: abs(d - as_of), default=None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
