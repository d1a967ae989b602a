"""Other readers of dates on the same texts: a script of its own, so that it runs in an environment that holds them.

``uv venv .peers && uv pip install --python .peers/bin/python dateparser timefhuman recognizers-text-date-time``
makes that environment. Each peer gets the text by paragraphs and noon of the day of writing; those that return a
moment alone get the precision that the words show, which is a favour.
"""

import contextlib
import importlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.peers import serve

Mark = dict[str, Any]
Reader = Callable[[str, datetime], Iterator[Mark]]
PARAGRAPH = re.compile(r"[^\n]+")
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
GRAINS = (
    (re.compile(r"\W*(?:in |the |since |by )*(?:1[5-9]|20)\d\d\W*"), "year"),
    (re.compile(r".*\b(?:years?|decade)\b.*"), "year"),
    (re.compile(r".*\bmonths?\b.*"), "month"),
    (re.compile(r".*\bweeks?\b.*"), "week"),
    (
        re.compile(rf"(?!.*\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS}).*\b{MONTHS}\.?,?\s*(?:(?:19|20)\d\d)?\s*"),
        "month",
    ),
)


def worth(moment: date, words: str) -> str:
    """The moment as TIMEX3, no finer than ``words``."""
    grain = next((g for form, g in GRAINS if form.fullmatch(words.lower())), "day")
    if grain == "week":
        return "{}-W{:02d}".format(*moment.isocalendar()[:2])
    return moment.isoformat()[: {"year": 4, "month": 7, "day": 10}[grain]]


def _mark(start: int, words: str, value: str, kind: str = "DATE") -> Mark:
    return {"start": start, "end": start + len(words), "type": kind, "value": value}


def dateparser(text: str, noon: datetime) -> Iterator[Mark]:
    search = importlib.import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    place = 0
    for words, moment in search(text, languages=["en"], settings=settings) or ():
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            yield _mark(start, words, worth(moment.date(), words))


def timefhuman(text: str, noon: datetime) -> Iterator[Mark]:
    library = importlib.import_module("timefhuman")
    way = library.tfhConfig(now=noon, return_matched_text=True, direction=library.Direction.previous)
    for words, (start, _), found in library.timefhuman(text, config=way):
        first = found
        while isinstance(first, list | tuple):
            first = first[0] if first else None
        if isinstance(first, timedelta):
            yield _mark(start, words, f"P{first.days}D", "DURATION")
        elif isinstance(first, date):
            yield _mark(start, words, worth(first.date() if isinstance(first, datetime) else first, words))


def recognizers(text: str, noon: datetime) -> Iterator[Mark]:
    library = importlib.import_module("recognizers_date_time")
    for found in library.recognize_datetime(text, library.Culture.English, reference=noon):
        values = (found.resolution or {}).get("values") or []
        if values:
            words = text[found.start : found.end + 1]
            yield _mark(found.start, words, _recognised(values[0], words), _kind(found.type_name))


def _kind(name: str) -> str:
    last = name.rpartition(".")[2]
    return {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}.get(last, "DATE")


def _recognised(value: dict[str, str], words: str) -> str:
    code = value.get("timex", "")
    if code.startswith("P") or re.fullmatch(r"\d{4}(?:-\d\d)?(?:-\d\d)?|\d{4}-W\d\d", code):
        return code
    first, last = value.get("start", value.get("value", ""))[:10], value.get("end", "")[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        return code
    if last and "," in code and "D)" in code:
        return f"{first}/{(date.fromisoformat(last) - timedelta(1)).isoformat()}"
    return worth(date.fromisoformat(first), words)


PEERS: dict[str, tuple[str, Reader]] = {
    "dateparser": ("dateparser", dateparser),
    "timefhuman": ("timefhuman", timefhuman),
    "recognizers": ("recognizers_date_time", recognizers),
}


def read(reader: Reader, text: str, noon: datetime) -> list[Mark]:
    """What a peer finds in ``text``; a paragraph on which it fails holds nothing for it."""
    out: list[Mark] = []
    for paragraph in PARAGRAPH.finditer(text):
        with contextlib.suppress(Exception):
            marks = list(reader(paragraph[0], noon))
            out += [{**m, "start": m["start"] + paragraph.start(), "end": m["end"] + paragraph.start()} for m in marks]
    return out


def timed(reader: Reader, texts: dict[str, tuple[str, str]]) -> dict[str, object]:
    """What a peer finds in each text, and in how many CPU seconds; asked is text id -> [text, day of writing]."""
    start = time.process_time()
    with contextlib.redirect_stdout(sys.stderr):
        found = {
            key: read(reader, text, datetime.fromisoformat(f"{day}T12:00:00")) for key, (text, day) in texts.items()
        }
    return {"found": found, "seconds": time.process_time() - start}


if __name__ == "__main__":
    serve(__doc__, PEERS, timed)
