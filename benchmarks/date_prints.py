"""What the note would print as dates of events: read by the product's own steps and held against the judged dates."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from benchmarks.contract import Check
from benchmarks.date_scores import Days, Doc, interval
from benchmarks.shares import wilson
from tasks import extract, nlp
from tasks.extract.dates import periods
from tasks.extract.events.eventwords import SAYING, SAYING_NOUNS
from tasks.ingest import files, mark
from tasks.model import Article, Basis, Dating, Event, Facts, Origin, Precision, Span, Story, When

LINKED = frozenset(("IS_INCLUDED", "SIMULTANEOUS"))
FALSE = frozenset(("superseded", "advert", "none"))
LOOSE = frozenset(("optional", "neutral"))
OPEN_WEEK = re.compile(r"(\d{4})-WXX(?:-.*)?")
WEEK = 7  # days
LONGEST = 31  # days of a judged expression that a table of dates has to hold
Verdict = Literal["right", "wrong", "not counted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A judged date of something that happens: any of its days is right; its head is the word for what happens."""

    doc: str
    tids: frozenset[str]
    days: frozenset[Days]
    heads: tuple[tuple[int, int], ...]
    words: frozenset[str]
    required: bool
    status: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as the note would print it, beside the judged one that it meets."""

    doc: str
    text: str
    days: Days
    day: Verdict
    event: Verdict
    status_ok: bool
    wanted: Wanted | None


def facts(docs: Sequence[Doc], days: Mapping[str, date | None]) -> Facts:
    """What the product reads in ``docs``, told as one story; a day of writing is given only where the set gives it."""
    articles = tuple(_article(doc, days[doc["doc_id"]]) for doc in docs)
    origin = Origin("desk", "outlet", tuple(a.id for a in articles), confirmed=True)
    return extract.facts(Story("story", articles, articles[0].id, (origin,)))


def _article(doc: Doc, day: date | None) -> Article:
    read = files.from_text(f"{doc['doc_id']}.txt", doc["text"])
    marked = mark(read)
    return replace(marked, dated=Dating(day, day, Basis.METADATA)) if day else marked


def stories(gold: Iterable[Doc]) -> list[list[Doc]]:
    """Documents by story: a copy stands beside the first text of it."""
    found: dict[str, list[Doc]] = {}
    for doc in gold:
        copied = next((t["copy_of"] for t in doc["timexes"] if t.get("copy_of")), "")
        key = next((k for k in (copied, copied.removeprefix("policy-")) if k in found), doc["doc_id"])
        found.setdefault(key, []).append(doc)
    return list(found.values())


def wanted(doc: Doc) -> list[Wanted]:
    """The dates that the judge gives to events; of a set without them, what its links tell."""
    if "key" in doc:
        return [_key(doc, key) for key in doc["key"]]
    links: dict[str, list[Mapping[str, Any]]] = {}
    for link in doc.get("links", ()):
        if link["rel"] in LINKED:
            links.setdefault(link["tid"], []).append(link["event"])
    out = []
    for timex in doc["timexes"]:
        days, events = interval(timex["value"] or ""), links.get(timex.get("tid", ""), [])
        if days and (days[1] - days[0]).days < LONGEST:
            heads = tuple((e["start"], e["end"]) for e in events)
            words = frozenset(doc["text"][s:e].casefold() for s, e in heads)
            out.append(Wanted(doc["doc_id"], frozenset([timex["tid"]]), frozenset([days]), heads, words, bool(events)))
    return out


def _key(doc: Doc, key: Mapping[str, Any]) -> Wanted:
    days = frozenset((date.fromisoformat(a), date.fromisoformat(b)) for a, b in (key["value"], *key.get("also", ())))
    head, must = key["head"], not key.get("optional")
    place = (head["start"], head["end"])
    words = frozenset([head["text"].casefold()])
    return Wanted(doc["doc_id"], frozenset(key["tids"]), days, (place,), words, must, key["status"])


def printed(docs: Sequence[Doc], found: Facts) -> list[Printed]:
    """Every date of an event that has a name, as ``found`` has it, in the documents of the story."""
    names = {a.id: doc for a, doc in zip(found.story.articles, docs, strict=True)}
    shown = [e for e in found.events if e.phrase and (e.major or e.head == "statement")]
    return [held for e in shown for held in _held(e, names)]


def _held(event: Event, names: Mapping[str, Doc]) -> list[Printed]:
    version = event.when[0]
    days = _shown(version.value)
    out = []
    for article in dict.fromkeys(s.article for s in version.evidence):
        doc = names[article]
        spans = [s for s in version.evidence if s.article == article]
        out.append(_judged(event, days, doc, spans))
    return out


def _shown(when: When) -> Days:
    """The days that the printed words name: "January 2026" is the whole month."""
    if when.precision is Precision.MONTH:
        return when.first.replace(day=1), periods.month_end(when.last.year, when.last.month)
    return when.first, when.last


def _judged(event: Event, days: Days, doc: Doc, spans: Sequence[Span]) -> Printed:
    met = [t for t in doc["timexes"] if any(t["start"] < s.end and s.start < t["end"] for s in spans)]
    tids = {t["tid"] for t in met}
    about = [w for w in wanted(doc) if w.tids & tids]
    right = next((w for w in about if days in w.days and _is_of(event, spans[0].article, w)), None)
    right = right or next((w for w in about if days in w.days), None)
    text = f"{event.phrase} [{event.head}] {days[0]}..{days[1]} {'/'.join(v.value for v in event.status)}"
    day = _day(days, met, about, right)
    if right is None or day != "right":
        return Printed(doc["doc_id"], text, days, day, day, status_ok=True, wanted=right)
    named: Verdict = ("right" if _is_of(event, spans[0].article, right) else "wrong") if right.heads else "not counted"
    return Printed(doc["doc_id"], text, days, day, named, _status_ok(event, right), right)


def _day(days: Days, met: Sequence[Mapping[str, Any]], about: Sequence[Wanted], right: Wanted | None) -> Verdict:
    if right:
        return "right"
    kinds = {t.get("calendar", "") for t in met}
    if kinds == {""} and not about and any(_left_open(t["value"] or "", days) for t in met):
        return "not counted"
    meant = [interval(t["value"] or "") for t in met]
    if days in meant and kinds & LOOSE and not kinds & FALSE:
        return "not counted"
    return "right" if days in meant and kinds == {""} and not about else "wrong"


def _left_open(value: str, days: Days) -> bool:
    """Whether the judge gave a year and left its week open, and ``days`` are a week, or less, of that year.

    Some annotators wrote "last week" as 1989-WXX: that neither bears out a week that is printed nor speaks against it.
    """
    found = OPEN_WEEK.fullmatch(value.strip().upper())
    return found is not None and days[0].isocalendar().year == int(found[1]) and (days[1] - days[0]).days < WEEK


def _is_of(event: Event, article: str, one: Wanted) -> bool:
    """Whether the words that name the event hold the judged head, or its own head is that word.

    A line "Statement, <speaker>" is of any word of saying.
    """
    spans = [p for p in event.phrase_evidence if p.article == article]
    inside = any(p.start < end and start < p.end for p in spans for start, end in one.heads)
    lemmas = {_lemma(w) for w in one.words}
    said = event.head == "statement" and bool(lemmas & (SAYING | SAYING_NOUNS))
    return inside or said or event.head in one.words or event.head in lemmas


def _lemma(word: str) -> str:
    return str(nlp.parse(word)[0].lemma_).casefold()


def _status_ok(event: Event, one: Wanted) -> bool:
    """Whether the event is told as put off or called off exactly where the judge says so."""
    said = {v.value for v in event.status}
    off = bool(said & {"cancelled", "suspended", "not planned"})
    return off == (one.status == "cancelled") and (one.status == "postponed" or "postponed" not in said or off)


def windows(docs: Sequence[Doc], found: Facts) -> list[tuple[bool, bool]]:
    """For each text without a day of writing: whether its window is the judge's, and whether it holds the judge's."""
    out = []
    for article, doc in zip(found.story.articles, docs, strict=True):
        if doc.get("dct") or "window" not in doc:
            continue
        dated = dict(found.datings)[article.id]
        ours = (dated.first.isoformat(), dated.last.isoformat()) if dated.first and dated.last else None
        judged = tuple(doc["window"]) if doc["window"] else None
        sound = ours is None or (judged is not None and ours[0] <= judged[0] and judged[1] <= ours[1])
        out.append((ours == judged, sound))
    return out


def scores(gold: Sequence[Doc], found: Sequence[Printed]) -> dict[str, float]:
    """How much of what is printed is right, with the lower end of its interval, and how much of what should be is."""
    asked = [w for doc in gold for w in wanted(doc) if w.required]
    days = [p for p in found if p.day != "not counted"]
    right = sum(p.day == "right" for p in days)
    events = [p for p in found if p.event != "not counted" and p.day == "right"]
    named = sum(p.event == "right" for p in events)
    got = {(p.wanted.doc, p.wanted.tids, p.wanted.days) for p in found if p.day == "right" and p.wanted}
    told = {(p.wanted.doc, p.wanted.tids, p.wanted.days) for p in events if p.event == "right" and p.wanted}
    keys = [(w.doc, w.tids, w.days) for w in asked]
    result = {
        "printed_precision": right / max(1, len(days)),
        "printed_precision_low": wilson(right, len(days)),
        "printed_coverage": sum(k in got for k in keys) / max(1, len(keys)),
        "event_precision": named / max(1, len(events)),
        "event_precision_low": wilson(named, len(events)),
        "event_coverage": sum(k in told for k in keys) / max(1, len(keys)),
    }
    if any("key" in doc for doc in gold):
        result["status_precision"] = sum(p.status_ok for p in events) / max(1, len(events))
    return result


def checks(found: Iterable[Printed]) -> list[Check]:
    """What is printed wrong, line by line."""
    out = []
    for one in found:
        if one.day == "wrong":
            out.append(Check("printed", one.doc, "FAIL", one.text))
        elif one.event == "wrong" and one.wanted:
            out.append(Check("event", one.doc, "FAIL", f"{one.text}; wanted {', '.join(sorted(one.wanted.words))}"))
        elif not one.status_ok and one.wanted:
            out.append(Check("status", one.doc, "FAIL", f"{one.text}; wanted {one.wanted.status or 'none'}"))
    return out
