"""Stretches within a line that are not part of the report: stamps and datelines before it, credits behind it."""

import re

from tasks.ingest import agencies, attribution, bylines, datelines, furniture, headers, lines, promo, stamps
from tasks.ingest.sheet import Sheet
from tasks.model import Basis

OPENING_LINES = 10
OPENING_PARAGRAPHS = 2  # a standfirst may stand before the paragraph with the dateline
WINDOW = 600  # characters at the end of a paragraph in which a call or a credit may be joined to it
MOST_PEELED = 6
HANDOVER = re.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,40})(?P<close>[)\]])\s?[–—-]{1,2}\s+(?=[A-ZÀ-Þ\"“])")
JOINT = re.compile(
    r"(?<=[.!?…\"'”’)\]])\s*(?=[(\[])|(?<=[.!?…\"'”’)\]])\s+(?=[A-ZÀ-Þ©\"“])|\s(?=[-–—]{1,2} ?[A-Z]{2,5}\W*$)"
    r"|(?<=[.!?…\"'”’)\]])\s+(?=[-–—]{1,2} ?[A-Za-z][\w.]{1,25}\W*$)"
)


def header(sheet: Sheet) -> None:
    """The fields that an export put before the text."""
    fields, count = headers.of(sheet.text, sheet.lines)
    for field in fields:
        line = sheet.lines[field.line]
        if field.key == "date":
            stamp = stamps.visible(lines.plain(field.value))
            if stamp and stamp.day:
                sheet.dated(stamp.day, Basis.VISIBLE, field.start, field.end)
        elif field.key in ("author", "outlet"):
            _from_header(sheet, field)
        if field.key == "title":
            sheet.cut(line.start, field.start, "promo")
            sheet.cut(field.end, line.end, "promo")
    reasons = {field.line: field.key for field in fields}
    for number in range(count):
        key = reasons.get(number, "")
        if key != "title":
            sheet.drop(number, "date_stamp" if key == "date" else "byline" if key == "author" else "promo")


def _from_header(sheet: Sheet, field: headers.Field) -> None:
    """An author or a source; a source that is an agency is a credit."""
    agency = agencies.listed(field.value) or agencies.shaped(field.value)
    if agency:
        sheet.credit(attribution.Found("byline", (agency,)), field.start, field.end)
    if field.key == "author":
        found = bylines.written_by(f"By {field.value}", sheet.text)
        sheet.written(found.names if found else field.value, field.start, field.end)
    elif not agency and "/" not in field.value and sheet.outlet is None:
        sheet.named(field.value, field.start, field.end)


def openings(sheet: Sheet) -> None:
    """The stamp glued to the first sentence, and the dateline."""
    for rank, number in enumerate(_opening_lines(sheet)):
        start = sheet.lines[number].start + _cut_already(sheet, number)
        glued = stamps.prefix(sheet.text[start : sheet.lines[number].end]) if rank == 0 else None
        if glued:
            length, day = glued
            sheet.dated(day, Basis.INLINE_PREFIX, start + day.start, start + day.end)
            sheet.cut(start, start + length, "date_stamp")
            start += length
        if _dateline(sheet, number, start):
            return


def _opening_lines(sheet: Sheet) -> list[int]:
    """Numbers of the lines up to the second paragraph."""
    found: list[int] = []
    for number in sheet.left()[:OPENING_LINES]:
        found.append(number)
        if sum(sheet.lines[n].prose for n in found) == OPENING_PARAGRAPHS:
            break
    return found


def _cut_already(sheet: Sheet, number: int) -> int:
    """Characters at the start of the line that are cut (a picture)."""
    line = sheet.lines[number]
    return max((c.end - line.start for c in sheet.cuts if line.start <= c.start < line.end), default=0)


def _dateline(sheet: Sheet, number: int, start: int) -> bool:
    line = sheet.lines[number]
    found = datelines.opening(sheet.text[start : line.end])
    if found is None:
        return False
    end = start + found.length
    if found.day:
        sheet.dated(found.day, Basis.DATELINE, start + found.day.start, start + found.day.end)
    named = _agencies(sheet, found.agency)
    unnamed = not named and agencies.generic(found.agency)
    if named or unnamed:
        others = attribution.of_others(named, sheet.owner)
        sheet.credit(attribution.Found("dateline", others, unnamed), start, len(sheet.text[:end].rstrip()))
    if found.whole and start == line.start:
        sheet.drop(number, "dateline")
    else:
        sheet.cut(start, end, "dateline")
    return True


def _agencies(sheet: Sheet, words: str) -> tuple[str, ...]:
    """The agencies of a dateline's bracket, "dpa/AFP" both."""
    one = agencies.resolve(words, sheet.text, bracket=True) if words else ""
    return agencies.several(words, sheet.text) or ((one,) if one else ())


def handovers(sheet: Sheet) -> None:
    """An agency in brackets before a paragraph further down: what follows is the agency's."""
    for number in sheet.left():
        line = sheet.lines[number]
        match = HANDOVER.match(sheet.text, line.start, line.end)
        agency = agencies.listed(match["agency"]) if match else ""
        if match and agency and not _cut_already(sheet, number):
            others = attribution.of_others((agency,), sheet.owner)
            sheet.credit(attribution.Found("republished", others), match.start(), match.end("close"))
            sheet.cut(match.start(), match.end(), "credit")


def closings(sheet: Sheet) -> None:
    """Credits, calls and picture credits joined to the end of the last paragraphs."""
    for number, place in sheet.places().items():
        if place.closing or place.tail:
            _peel(sheet, number)


def _peel(sheet: Sheet, number: int) -> None:
    line = sheet.lines[number]
    end = line.end
    floor = max(line.start + 1, end - WINDOW)
    joints = [m.end() for m in JOINT.finditer(sheet.text, floor, end)]
    for start in reversed(joints[-MOST_PEELED:]):
        words = lines.plain(sheet.text[start:end])
        found = attribution.of_line(words, sheet.text, tail=True, outlet=sheet.owner)
        if found:
            sheet.credit(found, start, len(sheet.text[:end].rstrip()))
            sheet.cut(start, end, "credit")
        elif promo.is_promo(words) or furniture.is_caption(words):
            sheet.cut(start, end, "promo" if promo.is_promo(words) else "caption")
        else:
            return
        end = start
