"""How well the dates of labelled news are found and valued, HeidelTime's stored readings beside ours."""

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.contract import DataError, Result
from tasks import nlp
from tasks.extract.dates import periods, timex

Marks = list[dict[str, Any]]
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2)}
REQUIRED = frozenset(("doc_id", "text", "timexes"))
LINKED = frozenset(("IS_INCLUDED", "SIMULTANEOUS"))


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Metrics of every ``*.jsonl`` in ``data``; raises ``DataError`` where there are none or one is malformed."""
    files = sorted(data.glob("*.jsonl"))
    if not files:
        raise DataError(f"no *.jsonl in {data}")
    metrics: dict[str, dict[str, float]] = {}
    others: dict[str, dict[str, dict[str, float]]] = {}
    total = 0
    for file in files:
        gold = _load(file, limit)
        total += len(gold)
        metrics[file.stem] = _ours(gold)
        stored = data.parent / "peers" / f"heideltime.{file.stem}.jsonl"
        if peers and stored.exists():
            found = {d["doc_id"]: d["timexes"] for d in _load(stored, None, frozenset(("doc_id", "timexes")))}
            others.setdefault("heideltime", {})[file.stem] = scores(gold, found)
    return {"n": total, "metrics": metrics, "peers": others}


def _load(file: Path, limit: int | None, required: frozenset[str] = REQUIRED) -> list[dict[str, Any]]:
    out = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            doc = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{file.name}:{number} is no JSON: {error}") from error
        if not isinstance(doc, dict) or not required <= doc.keys():
            raise DataError(f"{file.name}:{number} lacks one of {', '.join(sorted(required))}")
        out.append(doc)
    return out[:limit]


def written_on(value: str | None) -> date | None:
    """The document's day: 2009-02-03, 2009-02-03T… or 03-02-2009."""
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", value or ""):
        return periods.day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.match(r"(\d\d)-(\d\d)-(\d{4})", value or ""):
        return periods.day(int(found[3]), int(found[2]), int(found[1]))
    return None


def _ours(gold: list[dict[str, Any]]) -> dict[str, float]:
    found: dict[str, Marks] = {}
    seconds = 0.0
    hits = links = 0
    for doc in gold:
        parsed = nlp.parse(doc["text"])
        started = time.process_time()
        tagged = timex.tag(parsed, doc["text"], written_on(doc.get("dct")))
        seconds += time.process_time() - started
        found[doc["doc_id"]] = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in tagged]
        hit, asked = _event_hits(doc, parsed)
        hits, links = hits + hit, links + asked
    result = scores(gold, found)
    result["event_hit"] = hits / links if links else 0.0
    result["ms_per_doc"] = 1000 * seconds / max(len(gold), 1)
    return result


def _event_hits(doc: Mapping[str, Any], parsed: Any) -> tuple[int, int]:
    """Hits and gold time expressions of one document: trigger of each given expression against its linked events."""
    sentence = {t.i: n for n, s in enumerate(parsed.sents) for t in s}
    events: dict[str, list[tuple[int, int]]] = {}
    for link in doc.get("links", ()):
        if link["rel"] in LINKED:
            events.setdefault(link["tid"], []).append((link["event"]["start"], link["event"]["end"]))
    hits = asked = 0
    for mark in doc["timexes"]:
        span = parsed.char_span(mark["start"], mark["end"], alignment_mode="expand")
        if span is None or mark.get("tid") not in events:
            continue
        spans = [(e, parsed.char_span(*e, alignment_mode="expand")) for e in events[mark["tid"]]]
        near = [e for e, s in spans if s is not None and sentence[s[0].i] == sentence[span[0].i]]
        if near:
            asked += 1
            trigger = _trigger(span)
            hits += any(trigger.idx < end and start < trigger.idx + len(trigger) for start, end in near)
    return hits, asked


def _trigger(span: Any) -> Any:
    """First verb or noun above the expression in the parse."""
    token = span.root
    while token.head is not token:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN"):
            break
    return token


def interval(value: str) -> tuple[date, date] | None:
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


def _days(year: int, first: int, last: int) -> tuple[date, date]:
    end = year + (last < first)
    return date(year, first, 1), periods.month_end(end, last)


def _week(year: str, number: str, tail: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(int(year), int(number), 1)
    first, last = (5, 6) if tail == "-WE" else (int(tail[1:]) - 1,) * 2 if tail else (0, 6)
    return periods.add_days(monday, first), periods.add_days(monday, last)


FORMS: tuple[tuple[str, Callable[..., tuple[date, date]]], ...] = (
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


def scores(gold: Iterable[Mapping[str, Any]], found: Mapping[str, Marks]) -> dict[str, float]:
    """Strict, relaxed, value, calendar and day F1 over all types."""
    names = ("strict", "relaxed", "value", "caldate", "day")
    right, asked, given = (dict.fromkeys(names, 0) for _ in range(3))
    for doc in gold:
        marks = found.get(doc["doc_id"], [])
        for side, counted in ((doc["timexes"], asked), (marks, given)):
            for mark in side:
                _add(counted, names[:3], interval(mark.get("value") or ""))
        for left, answer in matched(doc["timexes"], marks):
            same = (left["value"] or "").strip() == (answer.get("value") or "").strip()
            right["relaxed"] += 1
            right["strict"] += left["start"] == answer["start"] and left["end"] == answer["end"]
            right["value"] += same
            days = interval(left["value"] or "")
            if days and days == interval(answer.get("value") or ""):
                _add(right, (), days)
    return {f"{n}_f1": 2 * right[n] / (asked[n] + given[n]) if asked[n] + given[n] else 0.0 for n in names}


def _add(counted: dict[str, int], always: tuple[str, ...], days: tuple[date, date] | None) -> None:
    for name in always:
        counted[name] += 1
    counted["caldate"] += days is not None
    counted["day"] += days is not None and days[0] == days[1]
