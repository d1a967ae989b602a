"""Every leaf of a case's oracle, answered from briefing.json and dates.ics; what is not there fails.

``articles``: ``read`` and ``used`` are the sources listed and those used, ``stories`` the sections that
hold articles, ``story_members`` the articles of the largest section (of any, for a list of lists).
``documents``: ``outlet``, ``date`` (the day, none where it is a window) and ``date_window`` are equal, null
standing for none; ``outlet_basis`` and ``date_basis`` are equal; ``wire_credit`` is among the credits, in
full or as its initials; ``spun`` is *reworded*; ``lead`` says whether it leads a section;
``may_be_quoted: false`` means that no quoted line before the annex cites it first.
``independence``: ``confirmed_origins`` is their count in the largest section; ``max_origins`` is not below
the count of all its origins, nor that below ``confirmed_origins``; each of ``families`` is exactly an
origin's articles; ``probable_member`` is in an origin that is not confirmed and has a probable parent.
A key without a rule fails.
The other groups are described where they are answered.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from benchmarks.case import oracle_key
from benchmarks.contract import Check, verdict
from benchmarks.edition import Edition
from benchmarks.oracle_events import check_calendar, check_events, check_quoted
from benchmarks.oracle_patterns import days
from benchmarks.oracle_people import check_actors, check_not_actors, check_participants
from benchmarks.oracle_readings import check_conflicts, check_rewordings, check_single
from tasks.model import Basis, Origin, Quoted, SourceNote
from tasks.text import fold

Oracle = Mapping[str, Any]
GROUPS = (
    check_events,
    check_quoted,
    check_actors,
    check_participants,
    check_not_actors,
    check_rewordings,
    check_conflicts,
    check_single,
    check_calendar,
)


def check_values(oracle: Oracle, edition: Edition) -> tuple[Check, ...]:
    """All leaves in the order of the oracle's groups; each fails where there is no briefing."""
    checks = [*_articles(oracle, edition), *_documents(oracle, edition), *_independence(oracle, edition)]
    for group in GROUPS:
        checks += group(oracle, edition)
    if edition.fault:
        return tuple(Check(c.group, c.name, "FAIL", edition.fault) for c in checks)
    return tuple(replace(c, detail="") if c.status == "pass" else c for c in checks)


def _articles(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    stories = [edition.documents(ledger.articles) for ledger in edition.ledgers]
    counts = {
        "read": len(edition.briefing.sources),
        "used": sum(s.used for s in edition.briefing.sources),
        "stories": sum(bool(members) for members in stories),
    }
    for key, value in (oracle.get("articles") or {}).items():
        if key == "story_members":
            yield from _members(value, stories)
        else:
            yield verdict("articles", f"{key} {value}", counts.get(key) == value, f"ours: {counts.get(key, 'no rule')}")


def _members(wanted: list[Any], stories: list[set[str]]) -> Iterator[Check]:
    largest = max(stories, key=len, default=set[str]())
    if any(isinstance(group, list) for group in wanted):
        pairs = [({oracle_key(k) for k in group}, {oracle_key(k) for k in group} in stories) for group in wanted]
    else:
        pairs = [({oracle_key(k) for k in wanted}, {oracle_key(k) for k in wanted} == largest)]
    for group, ok in pairs:
        yield verdict(
            "articles", f"story_members {', '.join(sorted(group))}", ok, f"ours: {sorted(map(sorted, stories))}"
        )


def _documents(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    for raw, wanted in (oracle.get("documents") or {}).items():
        key = oracle_key(raw)
        source = edition.sources.get(key)
        for name, value in wanted.items():
            ok, found = _document(name, value, source, edition) if source else (False, "not among the sources")
            yield verdict("documents", f"{key} {name} {_said(value)}", ok, found)


def _said(value: object) -> str:
    return " to ".join(map(str, value)) if isinstance(value, list) else "none" if value is None else str(value)


def _document(name: str, value: object, source: SourceNote, edition: Edition) -> tuple[bool, str]:
    """Whether the leaf holds, and what we have instead."""
    dated = source.dated
    if name == "wire_credit":
        return _credited(value, source.credits), f"ours: {', '.join(source.credits) or 'none'}"
    if name == "date_window":
        ok = isinstance(value, list) and [_day(v) for v in value] == [dated.first, dated.last]
        return ok, f"ours: {dated.first} to {dated.last}"
    if name == "may_be_quoted":
        quoted = _quoted_first(source.id, edition)
        return (bool(value) != source.reworded if value else not quoted), f"ours: {'quoted' if quoted else 'reworded'}"
    ours: dict[str, object] = {
        "outlet": source.outlet.value,
        "outlet_basis": str(source.outlet.basis),
        "date": dated.day,
        "date_basis": str(dated.basis),
        "spun": source.reworded,
        "lead": any(ledger.lead == source.id for ledger in edition.ledgers),
        "used": source.used,
    }
    if name not in ours:
        return False, "no rule for this key"
    expected = _day(value) if name == "date" else value
    if name.endswith("_basis") and value is None:
        expected = str(Basis.UNKNOWN)
    return ours[name] == expected, f"ours: {_said(ours[name])}"


def _day(value: object) -> date | None:
    return next(iter(days(value)), None)


def _credited(wanted: object, credits_: tuple[str, ...]) -> bool:
    if wanted is None:
        return not credits_
    forms = {form for c in credits_ for form in (fold(c), _initials(c))}
    names = wanted if isinstance(wanted, list) else [wanted]
    return all(fold(str(n)) in forms or _initials(str(n)) in {fold(c) for c in credits_} for n in names)


def _initials(name: str) -> str:
    """Initials in small letters ("afp" of "Agence France-Presse"); the name itself where it is one word."""
    capitals = re.findall(r"\b[A-Z]", name)
    return "".join(capitals).lower() if len(capitals) > 1 else fold(name)


def _quoted_first(article: str, edition: Edition) -> bool:
    briefing = edition.briefing
    blocks = [*briefing.front, *(b for section in briefing.sections for b in section.front)]
    lines = [*briefing.masthead, *(s.headline for s in briefing.sections), *(line for b in blocks for line in b.lines)]
    return any(isinstance(line, Quoted) and line.evidence[0].article == article for line in lines)


def _independence(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    main = edition.main.origins if edition.main else ()
    confirmed = sum(o.confirmed for o in main)
    found = f"ours: {confirmed} confirmed, {len(main)} at most"
    wanted = oracle.get("independence") or {}
    for key, value in wanted.items():
        if key == "confirmed_origins":
            yield verdict("independence", f"{key} {value}", confirmed == value, found)
        elif key == "max_origins":
            fewest = wanted.get("confirmed_origins", 1)
            yield verdict("independence", f"{key} {value}", fewest <= len(main) <= value, found)
        elif key in {"families", "probable_member"}:
            yield from _groups(key, value, edition)
        else:
            yield verdict("independence", f"{key} {value}", ok=False, detail="no rule for this key")


def _groups(key: str, value: Any, edition: Edition) -> Iterator[Check]:
    origins = [o for ledger in edition.ledgers for o in ledger.origins]
    detail = "ours: " + "; ".join(_origin(o, edition) for o in origins)
    wanted = value if isinstance(value, list) else [value]
    for one in wanted:
        if key == "families":
            members = {oracle_key(k) for k in one}
            ok = any(edition.documents(o.articles) == members for o in origins)
            yield verdict("independence", f"family {', '.join(sorted(members))}", ok, detail)
            continue
        open_ = [o for o in origins if not o.confirmed and o.probably]
        ok = not open_ if one is None else any(oracle_key(one) in edition.documents(o.articles) for o in open_)
        yield verdict("independence", f"probable_member {_said(one)}", ok, detail)


def _origin(origin: Origin, edition: Edition) -> str:
    standing = "confirmed" if origin.confirmed else f"probably {origin.probably}" if origin.probably else "open"
    return f"{origin.name} ({', '.join(sorted(edition.documents(origin.articles)))}; {standing})"
