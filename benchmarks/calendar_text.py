"""The events of an edition's calendar files, read as text so that a wrong file still shows what it holds."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT; ``parameters`` are those of DTSTART (``;VALUE=DATE``)."""

    start: str
    end: str
    uid: str
    stamp: str
    summary: str
    parameters: str


def find_calendars(edition: Path) -> list[Path]:
    """Every calendar file of an edition."""
    return sorted(edition.rglob("*.ics"))


def unfold(text: str) -> str:
    """A calendar's lines with continuations joined."""
    return re.sub(r"\r?\n[ \t]", "", text)


def read_entries(path: Path) -> list[Entry]:
    """The events of one file, in order."""
    text = unfold(path.read_text(encoding="utf-8", errors="replace"))
    return [_entry(body) for body in re.findall(r"BEGIN:VEVENT(.*?)END:VEVENT", text, re.DOTALL)]


def _entry(body: str) -> Entry:
    _, stamp = _property(body, "DTSTAMP")
    parameters, start = _property(body, "DTSTART")
    return Entry(
        start=start,
        end=_property(body, "DTEND")[1],
        uid=_property(body, "UID")[1],
        stamp=stamp,
        summary=_property(body, "SUMMARY")[1],
        parameters=parameters,
    )


def _property(body: str, key: str) -> tuple[str, str]:
    found = re.search(rf"^{key}((?:;[^:\r\n]*)?):([^\r\n]*)", body, re.MULTILINE)
    return (found[1] or "", found[2].strip()) if found else ("", "")
