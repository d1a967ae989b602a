"""Where a story was filed, when and by whom: "LISBON, Jan 30 (MWS) -", "New Delhi [India], February 2 (ANI):"."""

import re
from dataclasses import dataclass

from tasks.ingest import agencies, days
from tasks.ingest.days import MONTH, WEEKDAY, Day

LONGEST = 160  # characters of a dateline with what follows it
CAPS = (
    r"[A-ZÀ-Þ](?:[A-ZÀ-Þ'’]|[.-](?=[A-ZÀ-Þ\s,]))+(?:[ /](?:[A-ZÀ-Þ](?:[A-ZÀ-Þ'’.]|-(?=[A-ZÀ-Þ]))+|of|de"
    r"|del|la|am|and)){0,3}"
)
TITLE = r"[A-ZÀ-Þ][\w'’.-]{1,20}(?:[ /](?:[A-ZÀ-Þ][\w'’.-]{1,20}|of|de|del|la|am|es|and)){0,3}"
REGION = (
    r"(?:,? [(\[][A-ZÀ-Þ][\w .'’-]{1,25}[)\]]"
    r"|, (?!(?i:MONTH)\b)[A-ZÀ-Þ][\w.'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]{1,20}){0,2}){0,2}"
).replace("MONTH", MONTH)
DATE = (
    rf"(?i:{WEEKDAY},? )?(?i:\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}\.?(?:,? ?\d{{4}})?"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? ?\d{{4}})?|\d{{4}}-\d\d-\d\d)"
)
ABROAD = r"\d{1,2} (?:de )?[a-zà-ÿ]{3,9}\.?(?: de)? \d{4}"  # the day in another language, before an agency
BRACKET = r"[(\[/](?P<agency>[^()\[\]]{2,40}?)[)\]/]"
DASH = r"\s?(?:[-–—_]{1,2}|\.-|:-?|\|)(?=\s|$)"
PLACE = rf"(?P<city>{CAPS}|{TITLE}){REGION}"
FORMS = tuple(
    (name, re.compile(form))
    for name, form in (
        # place, day, agency; press agencies of India leave the dash out
        ("full", rf"{PLACE}(?:,|\.|;|\s[|–—-])? ?(?P<day>{DATE}|{ABROAD})[,.]? ?{BRACKET}(?:{DASH}|\.|,)?(?=\s|$)"),
        ("wire", rf"{PLACE},? ?{BRACKET}{DASH}"),
        ("joined", rf"{PLACE},? ?{BRACKET}(?:\.(?=\s)|(?=\s[A-ZÀ-Þ]))"),
        (
            "bare",
            rf"(?P<city>{CAPS}|{TITLE})(?:,? (?P<day>{DATE}))?, (?P<agency>[A-Z][\w.-]{{1,12}}(?: [A-Z]\w+)?){DASH}",
        ),
        ("dated", rf"{PLACE},? (?P<day>{DATE})(?:{DASH}|\.(?=\s*$)|$)"),
        ("day", rf"(?P<day>{DATE}),? {BRACKET}{DASH}"),
        ("agency", rf"{BRACKET}{DASH}"),
        ("caps", rf"(?P<city>{CAPS}){REGION}{DASH}"),
        ("place", rf"(?P<city>{TITLE}){REGION}{DASH}"),
    )
)
# Capitals with a colon or a dash that are a label, not a place.
LABELS = frozenset(
    [
        "analysis",
        "advisory",
        "alert",
        "breaking",
        "column",
        "comment",
        "correction",
        "corrected",
        "editorial",
        "exclusive",
        "explained",
        "explainer",
        "factbox",
        "fact",
        "check",
        "feature",
        "flash",
        "insight",
        "interview",
        "live",
        "news",
        "note",
        "opinion",
        "photos",
        "podcast",
        "poll",
        "press",
        "release",
        "preview",
        "profile",
        "quotes",
        "recap",
        "review",
        "summary",
        "timeline",
        "update",
        "updated",
        "video",
        "watch",
        "world",
        "wrap",
        "read",
        "more",
        "also",
        "must",
        "in",
        "pictures",
    ]
)
NO_PLACE = frozenset(
    "by on in at from since until before after published posted updated dated issued last first for of and".split()
)
SURE = 6  # letters: a word in capitals this long before a dash is a place, a shorter one may be an acronym
ASIDE = re.compile(r"\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of ``length`` characters; its day and the words of its bracket where it has them."""

    length: int
    city: str
    day: Day | None
    agency: str  # as written in the bracket
    whole: bool  # nothing follows on the line


def opening(line: str) -> Dateline | None:
    """The dateline that ``line`` starts with."""
    head = line[:LONGEST]
    for name, form in FORMS:
        match = form.match(head)
        if match and _holds(name, match, head):
            groups = match.groupdict()
            day = days.first(match[0]) if groups.get("day") else None
            return Dateline(
                match.end(),
                groups.get("city") or "",
                day,
                groups.get("agency") or "",
                match.end() >= len(line.rstrip()),
            )
    return None


def _holds(name: str, match: re.Match[str], head: str) -> bool:
    """Whether a match of form ``name`` is a dateline and not the start of a sentence."""
    city, agency = match.groupdict().get("city") or "", match.groupdict().get("agency") or ""
    said = re.split(r"\W+", city.lower())
    if said[0] in NO_PLACE or any(word in LABELS for word in said):
        return False
    known = any(part.strip().casefold() in agencies.cities() for part in (city, *city.split("/")))
    several = bool(agencies.several(agency))
    named = several or bool(agencies.resolve(agency, head, bracket=True)) or agencies.generic(agency)
    if name == "full":
        return known or city.isupper() or named
    if name in ("wire", "day", "agency"):
        return named and (name != "wire" or known or city.isupper())
    if name == "joined":
        return (several or bool(agencies.alone(agency))) and (known or city.isupper())
    if name == "bare":
        return bool(agencies.listed(agency)) and (known or city.isupper())
    if name == "dated":
        return known or city.isupper() or (match.end() == len(head) and "," in head[: match.start("day")])
    rest = head[match.end() :].lstrip()
    if not rest:
        return (name == "caps" and (known or "," in match[0])) or (known and match[0].rstrip().endswith(":"))
    if not (rest[0].isupper() or rest[0] in "\"'“‘" or rest[0].isdigit()):
        return False
    if name == "caps":
        place = "," in match[0] or (len(city) >= SURE and " " not in city)
        return known or (place and not _aside(match, rest))
    return known and not _aside(match, rest)


def _aside(match: re.Match[str], rest: str) -> bool:
    """Whether the dash opens an aside that a second dash closes ("Brussels – the Union's seat – has ...")."""
    return ":" not in match[0] and bool(ASIDE.search(rest))
