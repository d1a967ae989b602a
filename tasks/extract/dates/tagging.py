"""Every time expression of one text with its TIMEX3 type and value, vague ones too: the measure of a tagger."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tasks.extract.dates import date_pages, dating, reader, timewords, timex
from tasks.extract.dates.timex import Expression
from tasks.extract.dates.timex_values import Kind, Setting
from tasks.model import Article, Basis, Dating, Sourced

if TYPE_CHECKING:
    from spacy.tokens import Doc

SOME_DAY = date(2001, 1, 1)
OPENING = 3  # lines among which the day of writing may stand alone
# What stays of a value where nothing tells the day it counts from: "on Thursday" XXXX-WXX-4.
MASKS = (
    (re.compile(r"\d{4}-W\d\d"), "XXXX-WXX"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "XXXX-XX-XX"),
    (re.compile(r"\d{4}-\d\d(?!\d)"), "XXXX-XX"),
    (re.compile(r"\d{4}"), "XXXX"),
)
STAMP = re.compile(r"(?:date|published|updated)?:?\s{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it; an X stands for what the text does not tell."""

    start: int
    end: int
    type: Kind
    value: str
    rule: str = ""


def tag(doc: "Doc", text: str, dct: date | None) -> tuple[Timex, ...]:
    """The time expressions of ``text``, counted from the day of writing ``dct``, else from what the text says of it.

    Words of a quotation count from the day it was spoken, where the text tells that day.
    """
    found = timex.expressions(doc, text)
    page = date_pages.of(_article(text, dct or _own_line(found, text)), doc, found)
    (dated,) = dating.solve((page,)).values()
    days = [d for d in (dated.first, dated.last) if d]
    read = [list(timex.walk(found, day)) for day in dict.fromkeys(days or [SOME_DAY])]
    spoken = reader.spoken(page, dated)
    out = []
    for number, (item, counted) in enumerate(read[0]):
        day = spoken.get(item.found.start)
        meant = timex.value(item, Setting(day, item.outlook.guess, after=item.after)) if day else counted
        if meant is None:
            continue
        agreed = item.needs_no_anchor or day or (days and _same(number, read))
        value = meant[1] if agreed else masked(item, meant[1])
        out.append(Timex(item.found.start, item.found.end, meant[0], value, item.rule))
    return tuple(out)


def _same(number: int, read: list[list[tuple[Expression, tuple[Kind, str] | None]]]) -> bool:
    return len({one[number][1] for one in read}) == 1


def _article(text: str, day: date | None) -> Article:
    dated = Dating(day, day, Basis.METADATA) if day else Dating(None, None, Basis.UNKNOWN)
    return Article("text", "text", "", text, None, Sourced(None, Basis.UNKNOWN), dated)


def masked(item: Expression, value: str) -> str:
    """``value`` without what it owes to a day that is not known."""
    parts = item.found.parts
    if "/" in value:
        return "/".join(masked(item, part) for part in value.split("/"))
    if parts.get("month") and not parts.get("rel"):
        return "XXXX" + value[4:] if value[:4].isdigit() else value
    if parts.get("weekday") and "weekday2" not in parts and value[:1].isdigit():
        return f"XXXX-WXX-{timewords.WEEKDAYS[parts['weekday']] + 1}" + value[10:]
    for pattern, mask in MASKS:
        if found := pattern.match(value):
            return mask + value[found.end() :]
    return value


def _own_line(found: tuple[Expression, ...], text: str) -> date | None:
    """The day, year and all, with which one of the first lines begins."""
    for item in found:
        start, end = item.found.start, item.found.end
        if text.count("\n", 0, start) > OPENING or not (item.found.has("year") and item.rule in ("day", "iso")):
            return None
        line = text[text.rfind("\n", 0, start) + 1 : start]
        alone = STAMP.fullmatch(line) and (line or text[end : end + 1] in ("", "\n"))
        meant = timex.value(item, Setting(SOME_DAY)) if alone else None
        if meant and meant[0] == "DATE":
            return date.fromisoformat(meant[1])
    return None
