"""Which outlet a text names as its own in the lines around the report; never one that it only quotes."""

import re
from collections.abc import Iterable, Sequence

from tasks.ingest import agencies, releases, stamps
from tasks.ingest.lines import Line
from tasks.model import Basis, Sourced, Span

NAME = r"(?P<name>[A-ZÀ-Þ][\w.'&’-]{0,40}+(?: (?:[A-ZÀ-Þ&][\w.'&’-]{0,40}+|of|the|and|de)){0,6}?)"
AS_SOURCE = r"(?i:(?:as|to be)? ?(?:an?|your|the)? ?(?:preferred|trusted|favou?rite) (?:news )?source)"
CHANGED = r"(?:edited|created|written|reviewed|modified)"
OWN = tuple(
    re.compile(form)
    for form in (
        rf"^(?i:please )?(?i:add|make|choose|set|mark|select) (?i:the )?{NAME} {AS_SOURCE}\b",
        rf"\bedited by (?:the )?{NAME}(?:'s?)? for (?:length|style|clarity|brevity|space)\b",
        rf"\bnot been {CHANGED}(?: or \w+)? by (?:the )?{NAME}(?:'s?)? (?:staff|team|editors|newsroom|desk)\b",
        rf"\b{NAME} (?:holds|takes|assumes|accepts) no (?:responsibility|liability) for\b",
    )
)
RIGHTS = re.compile(
    rf"^(?:©|\(c\)|[Cc]opyright) ?(?:©|\(c\))? ?(?:\d{{4}}(?:[-–]\d{{2,4}})?,? )?(?:by )?(?:the )?{NAME}"
    r"(?: (?:Ltd|Limited|Inc|plc|PLC|LLC))?\.?(?: All [Rr]ights [Rr]eserved\.?)?$"
)
PRESS = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Review|Journal|Gazette|Observer|Ledger|Courier|Chronicle|Mail"
    r"|Express|Mirror|Guardian|Telegraph|Independent|Standard|Star|Sun|Globe"
    r"|Monitor|Sentinel|Dispatch|Bulletin|Examiner|Register|Record|Echo|Argus|Mercury|Press|Today|Daily"
    r"|Weekly|TV|Radio|Broadcasting|Forum|Institute|Policy|Watch|Dispatches)\b"
)
GENERIC = frozenset("our us this the your my".split())


def inferred(article: str, lines: Sequence[Line], tail: Iterable[int]) -> Sourced[str] | None:
    """The outlet that the boilerplate of a text names as its own."""
    for line in lines:
        for form in OWN:
            match = form.search(line.plain) if line.plain else None
            if match and match["name"].lower() not in GENERIC and not agencies.listed(match["name"]):
                return Sourced(match["name"], Basis.INFERRED_BOILERPLATE, (Span(article, line.start, line.end),))
    for number in sorted(tail):
        match = RIGHTS.match(lines[number].plain)
        if match and PRESS.search(match["name"]) and not agencies.listed(match["name"]):
            name = match["name"].rstrip(" .")
            return Sourced(name, Basis.INFERRED_BOILERPLATE, (Span(article, lines[number].start, lines[number].end),))
    return None


def beside_stamp(article: str, line: Line, stamp: stamps.Stamp) -> Sourced[str] | None:
    """The outlet in a line "Opinion · Tagus Policy Forum · 1 February 2026" near the top."""
    for part in stamp.beside:
        name = part.removeprefix("in ").strip()
        words = name.split()
        proper = 2 <= len(words) <= 6 and all(w[0].isupper() or w in ("of", "the", "and", "for") for w in words)
        if proper and PRESS.search(name) and not agencies.listed(name) and not name.startswith("By "):
            return Sourced(name, Basis.VISIBLE, (Span(article, line.start, line.end),))
    return None


def of_body(article: str, lines: Sequence[Line], official: str) -> Sourced[str] | None:
    """The gazette that a notice stands in, else the issuing body of a paper, where a line at its top names it."""
    for line in lines[: releases.HEAD]:
        if official and (gazette := releases.gazette(line.plain)):
            return Sourced(gazette, Basis.VISIBLE, (Span(article, line.start, line.end),))
        if official and releases.body_named(line.plain) == official:
            return Sourced(official, Basis.VISIBLE, (Span(article, line.start, line.end),))
    return None
