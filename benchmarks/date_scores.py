"""What a value of a time expression is worth in days, and how found expressions are held against the judged ones."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from tasks.extract.dates import periods

Doc = Mapping[str, Any]
Marks = list[dict[str, Any]]
Days = tuple[date, date]
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2)}
NAMES = ("strict", "relaxed", "value", "caldate", "day")


def interval(value: str) -> Days | None:
    """First and last day of a TIMEX3 value, as the scorer beside the data has them."""
    value = value.strip().upper()
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = re.sub(r"T.*$", "", value) if re.match(r"\d{4}", value) else value
    for pattern, read in FORMS:
        if found := re.fullmatch(pattern, value):
            try:
                return read(*found.groups())
            except ValueError:
                return None
    return None


def _days(year: int, first: int, last: int) -> Days:
    end = year + (last < first)
    return date(year, first, 1), periods.month_end(end, last)


def _week(year: str, number: str, tail: str | None) -> Days:
    monday = date.fromisocalendar(int(year), int(number), 1)
    first, last = (5, 6) if tail == "-WE" else (int(tail[1:]) - 1,) * 2 if tail else (0, 6)
    return periods.add_days(monday, first), periods.add_days(monday, last)


FORMS: tuple[tuple[str, Callable[..., Days]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", lambda y, m, d: (date(int(y), int(m), int(d)),) * 2),
    (r"(\d{4})-(\d\d)(?:-XX)?", lambda y, m: _days(int(y), int(m), int(m))),
    (r"(\d{4})(?:-XX(?:-XX)?)?", lambda y: _days(int(y), 1, 12)),
    (r"(\d{4})-W(\d\d?)(-WE|-\d)?", _week),
    (r"(\d{4})-Q([1-4])", lambda y, q: _days(int(y), 3 * int(q) - 2, 3 * int(q))),
    (r"(\d{4})-H([12])", lambda y, h: _days(int(y), 6 * int(h) - 5, 6 * int(h))),
    (r"(\d{4})-(SP|SU|FA|AU|WI)", lambda y, s: _days(int(y), *SEASONS[s])),
    (r"(\d{3})X?", lambda y: (date(int(y) * 10, 1, 1), date(int(y) * 10 + 9, 12, 31))),
    (r"(\d\d)(?:XX)?", lambda c: (date(max(int(c) * 100, 1), 1, 1), date(int(c) * 100 + 99, 12, 31))),
)


def same_value(left: str, right: str) -> bool:
    """Whether two values say the same; a stretch written as first/last is also the quarter or half of those days."""
    left, right = left.strip(), right.strip()
    if left == right or "/" not in left:
        return left == right
    return interval(left) is not None and interval(left) == interval(right)


def matched(gold: Marks, found: Marks) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Overlapping pairs one to one, exact ones first, then the largest overlap."""
    pairs = []
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            overlap = min(left["end"], right["end"]) - max(left["start"], right["start"])
            if overlap > 0:
                exact = left["start"] == right["start"] and left["end"] == right["end"]
                pairs.append((-exact, -overlap, i, j))
    used: tuple[set[int], set[int]] = set(), set()
    out = []
    for _, _, i, j in sorted(pairs):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((gold[i], found[j]))
    return out


def either_way(doc: Doc, found: Marks) -> Marks:
    """The judged expressions of ``doc``, its ranges as one span or as two parts, as ``found`` has them.

    Dates in another language are neither asked for nor wrong.
    """
    gold: Marks = list(doc["timexes"])
    starts = {m["start"]: m for m in found}
    for span in doc.get("ranges", ()):
        inside = [g for g in gold if span["start"] <= g["start"] and g["end"] <= span["end"]]
        whole = {**span, "type": "DATE"}
        parts = [{**p, "type": "DATE"} for p in span["parts"]]
        one = any(m["start"] < span["parts"][0]["end"] and m["end"] > span["parts"][1]["start"] for m in found)
        two = not one and all(p["start"] in starts or any(_over(p, m) for m in found) for p in parts)
        wanted = [whole] if one else parts if two else inside
        if inside and len(wanted) != len(inside):
            gold = sorted([g for g in gold if g not in inside] + wanted, key=lambda g: g["start"])
    return gold


def without_foreign(doc: Doc, found: Marks) -> Marks:
    """``found`` less what stands in passages of another language."""
    foreign = doc.get("other_language", ())
    return [m for m in found if not any(_over(m, f) for f in foreign)]


def _over(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    return bool(left["start"] < right["end"] and right["start"] < left["end"])


def scores(gold: Iterable[Doc], found: Mapping[str, Marks]) -> dict[str, float]:
    """Strict, relaxed, value, calendar and day F1 over all types."""
    right, asked, given = (dict.fromkeys(NAMES, 0) for _ in range(3))
    for doc in gold:
        marks = without_foreign(doc, found.get(doc["doc_id"], []))
        wanted = either_way(doc, marks)
        for side, counted in ((wanted, asked), (marks, given)):
            for mark in side:
                _add(counted, NAMES[:3], interval(mark.get("value") or ""))
        for left, answer in matched(wanted, marks):
            right["relaxed"] += 1
            right["strict"] += left["start"] == answer["start"] and left["end"] == answer["end"]
            given_value = answer.get("value") or ""
            # A set that writes the zone beside the value has the clock alone in it.
            given_value = given_value.removesuffix("Z") if left.get("zone") else given_value
            right["value"] += same_value(left["value"] or "", given_value)
            days = interval(left["value"] or "")
            if days and days == interval(answer.get("value") or ""):
                _add(right, (), days)
    return {f"{n}_f1": 2 * right[n] / (asked[n] + given[n]) if asked[n] + given[n] else 0.0 for n in NAMES}


def _add(counted: dict[str, int], always: tuple[str, ...], days: Days | None) -> None:
    for name in always:
        counted[name] += 1
    counted["caldate"] += days is not None
    counted["day"] += days is not None and days[0] == days[1]
