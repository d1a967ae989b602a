"""Lines and prefixes that say when a text was published: "date 2026-02-02 ", "Published: 1 February 2026"."""

import re
from dataclasses import dataclass

from tasks.ingest import abroad, days
from tasks.ingest.days import MONTH, TIME, WEEKDAY, Day

LONGEST = 200  # characters of a line that is only a stamp
MOST_WORDS = 8  # of a part beside the stamp: a section, a place, a reading time
DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T\S{{4,20}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}\.?,?[ -]\d{{4}}|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
WHOLE = (
    rf"(?:{WEEKDAY},? )?(?:{TIME},? )?(?:{WEEKDAY},? )?{DATE}(?:,? ?(?:at "
    rf"|[-–] ?)?{TIME})?(?: by [\w .]{{2,40}})?[.,;]?"
)
PUBLISHED = (
    r"(?:(?:first |originally |article |story |news )?(?:published|posted|publish date|pub date|pubdate)"
    r"|date (?:of publication|published|posted|issued)"
    r"|publication date|release date|released|date|dated|issued|filed|created|uploaded)(?: on| at| date)?"
)
UPDATED = r"(?:last |recently )?(?:updated?|modified|revised|edited|changed)(?: on| at| date)?"
LABELLED = re.compile(rf"(?P<label>{PUBLISHED}) ?[:|–=-]? ?(?P<stamp>{WHOLE})", re.IGNORECASE)
CHANGED = re.compile(rf"{UPDATED} ?[:|–=-]? ?(?:{WHOLE}|{TIME}|.{{0,30}}\bago)", re.IGNORECASE)
BARE = re.compile(WHOLE, re.IGNORECASE)
PARTS = re.compile(r"\s+[|·•–—/-]\s+|\s*[|·•]\s*|[,;.]?\s+(?=(?:last )?(?:updated|modified)\b)", re.IGNORECASE)
PREFIX = re.compile(
    rf"(?i:\W{{0,3}}(?:(?:date|dated|published|publish(?:ed)?[ _]date|pub[_ ]?date|posted"
    rf"|datetime)(?: on)?\s?[:=-]?\s?{WHOLE}"
    rf"|\d{{4}}-\d\d-\d\d(?:[T ]{TIME})?))[\s|,;:–—-]*(?=[\"'“‘]?[A-ZÀ-Þ0-9])"
)
SIGNED = re.compile(
    rf"(?P<by>(?:(?:written|story|posted) )?by:? [^|·•]{{3,80}}?),? (?:on )?(?P<stamp>{WHOLE})", re.IGNORECASE
)
AGO = re.compile(r"(?:\d{1,3}|an?) (?:minute|min|hour|hr|day|week|month)s? ago", re.IGNORECASE)
READING = re.compile(r"\d{1,2}[- ]min(?:ute)?s?(?: read)?|reading time.{0,20}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that stamps a text; no day where it only tells of a change."""

    day: Day | None
    labelled: bool  # the line says that this is the day of publication
    beside: tuple[str, ...]  # what else stands on the line


def prefix(line: str) -> tuple[int, Day] | None:
    """Length and day of a stamp that was glued to the first sentence of ``line``."""
    match = PREFIX.match(line[:LONGEST])
    day = days.first(match[0]) if match else None
    if match is None or day is None or not day.date or len(line[match.end() :][:LONGEST].split()) < 4:
        return None
    return match.end(), day


def visible(plain: str) -> Stamp | None:
    """The stamp that a whole line is; None where it says anything else."""
    if not plain or len(plain) > LONGEST:
        return None
    signed = SIGNED.fullmatch(plain)
    if signed and (written := days.first(signed["stamp"])) and written.date:
        return Stamp(written, labelled=False, beside=(signed["by"],))
    foreign = abroad.stamp(plain)
    if foreign:
        return Stamp(foreign, labelled=False, beside=())
    day: Day | None = None
    labelled = changed = False
    beside = []
    for part in (p.strip(" ()[]") for p in PARTS.split(plain) if p.strip(" ()[]")):
        known = LABELLED.fullmatch(part)
        if known or BARE.fullmatch(part):
            day, labelled = day or days.first(part), labelled or known is not None
        elif CHANGED.fullmatch(part) or AGO.fullmatch(part):
            changed = True
        elif not READING.fullmatch(part) and not re.fullmatch(TIME, part, re.IGNORECASE):
            beside.append(part)
    if not (day or changed) or any(len(part.split()) > MOST_WORDS or part.endswith((".", "!", "?")) for part in beside):
        return None
    return Stamp(day if day and day.date else None, labelled, tuple(beside))
