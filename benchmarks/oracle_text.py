"""What a case's oracle asks of the printed note and its calendar, answered from their text alone."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.calendar_text import Entry, find_calendars, read_entries
from benchmarks.contract import Check, DataError, verdict
from benchmarks.note_text import NoteText, find_note, plain, read_note
from benchmarks.oracle_patterns import (
    MONTHS,
    NEGATED,
    SIDES,
    day_pattern,
    days,
    holds,
    independence_claim,
    phrase_pattern,
    range_pattern,
    role_share,
    role_words,
)

Oracle = Mapping[str, Any]
APART = " \n "  # between blocks, so that no phrase runs over two
REACH = 900  # letters to either side within which the terms of a conflict must meet
FIRM_CONFLICTS = 2  # the first ones listed must be printed; the others ought to be
NOT_FROM_TEXT = ("single_source_expected", "independence", "span_rule", "quote_today")


def check_text(oracle: Oracle, edition: Path) -> tuple[Check, ...]:
    """All checks of the note's text, in the order in which the oracle's groups are read."""
    page = find_note(edition)
    if page is None:
        raise DataError(f"no note.html in {edition}")
    note = read_note(page.read_text(encoding="utf-8", errors="replace"))
    body, everything = APART.join(note.body), APART.join(b.text for b in note.blocks)
    return (
        *_layout(note),
        *_phrases(oracle, body),
        *_false_dates(oracle, body),
        *_events(oracle, body),
        *_actors(oracle, body),
        *_not_actors(oracle, note),
        *_conclusions(oracle, everything),
        *_patterns(oracle, body),
        *_conflicts(oracle, everything),
        *_calendar(oracle, edition),
        *_json(edition),
        *(Check(g, "not checkable from text", "n/a") for g in NOT_FROM_TEXT if oracle.get(g)),
    )


def _context(found: re.Match[str], text: str) -> str:
    return "…" + text[max(0, found.start() - 60) : found.end() + 60].replace("\n", " ") + "…"


def _absent(group: str, name: str, found: re.Match[str] | None, text: str) -> Check:
    return verdict(group, name, found is None, _context(found, text) if found else "")


def _layout(note: NoteText) -> Iterator[Check]:
    if not note.annex:
        detail = 'none found: "anywhere except the source notes" is applied to the whole note'
        yield Check("layout", "sources/annex section told apart by a heading", "WARN", detail)


def _phrases(oracle: Oracle, body: str) -> Iterator[Check]:
    for phrase in oracle.get("body_must_contain") or []:
        yield verdict("must_contain", phrase, any(holds(form, body) for form in phrase.split("|")))
    for phrase in oracle.get("body_must_not_contain") or []:
        yield _absent("must_not_contain", phrase, phrase_pattern(phrase).search(body), body)


def _false_dates(oracle: Oracle, body: str) -> Iterator[Check]:
    """A false date whose day and month also belong to a true one is only looked for with its year."""
    events = oracle.get("events") or []
    true = [e.get(key) for e in events for key in ("start", "end")] + [oracle.get("as_of")]
    true += [other for e in events for other in e.get("alternatives") or []]
    anniversaries = {(d.month, d.day) for value in true for d in days(value)}
    for value in oracle.get("must_not_be_dates") or []:
        for day in days(value):
            yearless = (day.month, day.day) not in anniversaries
            found = day_pattern(day, yearless=yearless).search(body)
            yield _absent("must_not_be_dates", f"{day}{'' if yearless else ' (with year only)'}", found, body)


def _events(oracle: Oracle, body: str) -> Iterator[Check]:
    for event in oracle.get("events") or []:
        first = days(event.get("start"))
        if first:
            yield _dated_event(event, first[0], body)
        elif event.get("start"):
            yield _vague_event(event, body)


def _vague_event(event: Oracle, body: str) -> Check:
    start = str(event["start"])
    month = re.fullmatch(r"(\d{4})-(\d\d)", start)
    if month:
        name = MONTHS[int(month[2]) - 1]
        ok = re.search(rf"\b{name}\b(\s+{month[1]})?|\b{start}\b", body, re.IGNORECASE) is not None
    else:
        ok = start in body
    missing = "" if ok else f"{'month' if month else 'year'} not printed"
    return Check("events", f"{event['id']} {start}", "pass" if ok else "WARN", missing)


def _dated_event(event: Oracle, first: date, body: str) -> Check:
    wanted = [first, *(d for d in days(event.get("end")) if d != first)]
    ok = all(day_pattern(d, yearless=True).search(body) for d in wanted)
    if not ok and len(wanted) == 2 and wanted[0].month == wanted[1].month:
        ok = range_pattern(wanted[0], wanted[1]).search(body) is not None
    hard = event.get("ics") or (event.get("certainty") == "stated" and len(event.get("cites") or []) > 1)
    name = f"{event['id']} {'/'.join(map(str, wanted))}"
    if ok:
        return Check("events", name, "pass")
    return Check("events", name, "FAIL" if hard else "WARN", "date not printed in the body")


def _actors(oracle: Oracle, body: str) -> Iterator[Check]:
    for actor in oracle.get("actors") or []:
        names = [actor["name"], *(actor.get("aliases") or [])]
        variants = [n for n in names if len(n.split()) > 1] or names
        hits = [m for n in variants for m in phrase_pattern(n, any_case=False).finditer(body)]
        yield from _actor(actor, hits, body)


def _actor(actor: Oracle, hits: list[re.Match[str]], body: str) -> Iterator[Check]:
    """The name in full, and near one of its places the role and the side."""
    name, role, side = actor["name"], actor.get("role"), actor.get("for")
    hard = actor.get("tier", "A") == "A"
    if not hits:
        yield Check("actor name", name, "FAIL" if hard else "WARN", "full name not in body")
        return
    yield Check("actor name", name, "pass")
    around = [re.sub(re.escape(m[0]), " ", body[max(0, m.start() - 160) : m.end() + 220]) for m in hits]
    best = max(role_share(role_words(role or ""), words) for words in around)
    missing = "" if best >= 0.6 else f"{best:.0%} of the role words within reach of the name"
    yield Check("actor role", f"{name}: {role}", "FAIL" if missing and hard else "WARN" if missing else "pass", missing)
    if side:
        near = any(re.search(SIDES.get(side, re.escape(str(side))), words) for words in around)
        yield Check(
            "actor side", f"{name}: {side}", "pass" if near else "WARN", "" if near else "side not near the name"
        )


def _not_actors(oracle: Oracle, note: NoteText) -> Iterator[Check]:
    for name in oracle.get("not_actors") or []:
        if not note.actors:
            yield Check("not_actors", name, "WARN", 'no section headed "Actors"/"Who" found')
            continue
        row = re.compile(rf"^\W*(?:\d+\W+)?{re.escape(plain(name))}\s*(\||$|[-–—:])", re.IGNORECASE)
        found = next((text for text in note.actors if row.match(text)), "")
        yield verdict("not_actors", name, not found, found[:100])


def _conclusions(oracle: Oracle, everything: str) -> Iterator[Check]:
    """What nobody may conclude from these articles; said in the negative it is no conclusion."""
    for conclusion in map(str, oracle.get("forbidden_conclusions") or []):
        claim = independence_claim(conclusion)
        if claim is None:
            yield Check("forbidden_conclusions", conclusion, "n/a", "needs a reader")
            continue
        found = (m for m in claim.finditer(everything) if not NEGATED.search(everything[: m.start()][-80:]))
        yield _absent("forbidden_conclusions", conclusion, next(found, None), everything)


def _patterns(oracle: Oracle, body: str) -> Iterator[Check]:
    for name, pattern in (oracle.get("forbidden_patterns") or {}).items():
        yield _absent("forbidden_patterns", name, re.search(pattern, body), body)
    for rule in oracle.get("near_required") or []:
        yield _near(rule, body)


def _near(rule: Oracle, body: str) -> Check:
    """Wherever ``if`` is printed, ``need`` stands within so many letters."""
    hits, reach = list(re.finditer(rule["if"], body)), rule["within"]
    for hit in hits:
        around = body[max(0, hit.start() - reach) : hit.start()] + " § " + body[hit.end() : hit.end() + reach]
        if not re.search(rule["need"], around, re.IGNORECASE):
            detail = f"{_context(hit, body)} lacks /{rule['need']}/"
            return Check("near_required", rule["if"], "FAIL", detail)
    return Check("near_required", rule["if"], "pass", "" if hits else "not mentioned")


def _conflicts(oracle: Oracle, everything: str) -> Iterator[Check]:
    for place, name in enumerate(oracle.get("conflicts_expected") or []):
        terms = (oracle.get("conflict_terms") or {}).get(name)
        if not terms:
            yield Check("conflicts", name, "n/a", "no terms given: needs a reader")
        elif _meet([re.compile(t, re.IGNORECASE) for t in terms], everything):
            yield Check("conflicts", name, "pass")
        else:
            detail = "terms not found together: " + " + ".join(terms)
            yield Check("conflicts", name, "FAIL" if place < FIRM_CONFLICTS else "WARN", detail)


def _meet(terms: list[re.Pattern[str]], text: str) -> bool:
    windows = (text[max(0, m.start() - REACH) : m.end() + REACH] for m in terms[0].finditer(text))
    return any(all(term.search(window) for term in terms) for window in windows)


def _calendar(oracle: Oracle, edition: Path) -> Iterator[Check]:
    expected = oracle.get("ics") or {}
    if "events" not in expected:
        return
    files = find_calendars(edition)
    entries = [entry for path in files for entry in read_entries(path)]
    different = {(e.start[:8], e.end[:8], e.summary) for e in entries}
    if expected["events"] and not files:
        yield Check("ics", "file present", "FAIL", "no .ics in the edition")
    else:
        ok = len(different) == expected["events"]
        detail = "" if ok else f"found {len(different)}: {sorted(different)}"
        yield verdict("ics", f"{expected['events']} events", ok, detail)
    for name, wanted in expected.items():
        if isinstance(wanted, dict):
            yield from _entry(name, wanted, entries)
    forbidden = {str(d) for d in oracle.get("must_not_be_dates") or []}
    for entry in entries:
        for day in days(f"{entry.start[:4]}-{entry.start[4:6]}-{entry.start[6:8]}"):
            if str(day) in forbidden:
                yield Check("ics", f"forbidden date {day}", "FAIL", entry.summary)


def _entry(name: str, wanted: Oracle, entries: list[Entry]) -> Iterator[Check]:
    """An entry of one day may leave out its end."""
    start, end = str(wanted["DTSTART"]), str(wanted["DTEND"])
    day = date.fromisoformat(f"{start[:4]}-{start[4:6]}-{start[6:]}")
    one_day = f"{day + timedelta(1):%Y%m%d}" == end
    hit = next((e for e in entries if e.start[:8] == start and (e.end[:8] == end or (not e.end and one_day))), None)
    yield verdict("ics", f"{name} {start}-{end}", hit is not None, "" if hit else "no such event")
    if hit:
        ok = bool("DATE" in hit.parameters and hit.uid and hit.stamp)
        yield verdict("ics", f"{name} all-day, UID, DTSTAMP", ok, "VALUE=DATE, UID or DTSTAMP missing")


def _json(edition: Path) -> Iterator[Check]:
    path = edition / "briefing.json"
    if not path.exists():
        yield Check("briefing.json", "present", "WARN", "no briefing.json")
        return
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield Check("briefing.json", "parses", "FAIL", str(error))
    else:
        yield Check("briefing.json", "parses", "pass")
