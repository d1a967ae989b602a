"""What a page shows its readers around its headline, in the words of its language: the day, and who wrote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tasks.ingest import abroad, lines, stamps, titles
from tasks.ingest.authorship import JOINT
from tasks.ingest.bylines import is_name
from tasks.ingest.markup import Block
from tasks.text import fold

LEADS = 12  # blocks after the headline among which byline and date stand
ABOVE = 4  # blocks before the headline among which its date may stand
NEXT = 2  # of these that may date a page which says nothing else: further up stands the day of the visit
SHORT = 40  # words of a line under the headline
PROSE = 25  # words of the paragraph with which the report begins
KIND = r"(?:(?:[EeUu]in |[Uu]n )?(?:[Tt]ext|[Aa]rtikel|[Kk]ommentar|[Ii]nterview|[Bb]ericht|[Tt]exte|[Tt]exto) )?"
SAID = {
    "de": r"[Vv]on:?|VON:?",
    "fr": r"[Pp]ar:?|PAR:?",
    "es": r"[Pp]or:?|POR:?|[Ee]scribe",
    "pt": r"[Pp]or:?|POR:?",
    "it": r"[Dd]i:?|DI:?",
    "nl": r"[Dd]oor:?|DOOR:?",
    "sv": r"[Aa]v:?",
    "no": r"[Aa]v:?",
    "da": r"[Aa]f:?",
}
LABELLED = re.compile(
    r"^(?:(?:[Aa]utor(?:in|en)?(?:/[Aa]utor(?:in)?)?|[Aa]uteure?|[Aa]utore|[Pp]enulis|[Vv]erfasser(?:in)?)\s?(?:: ?| )"
    r"|(?:[Tt]exte?|[Tt]exto|[Tt]esto|[Rr]eporter)(?: (?:&|und|et|y|e) (?:[Ff]otos?|[Pp]hotos?|[Bb]ilder))?\s?: ?)"
    r"(?P<who>\S.*)$"
)
EDITED = re.compile(r"^(?:[Ee]ditor|[Rr]edaktur|[Pp]enyunting|[Rr]edazione a cura di)\s?:\s?(?P<who>\S.*)$")
BEHIND = re.compile(
    r"(?:(?<!\s)\s++)?(?:[|·•(/@]|(?<=\s)[–—-]\s|\d|\b\w+:|\b(?:Foto|Fotos|Photo|Illustration|Bild|Veröffentlicht|Publié|Publicado|Stand)\b)"
)
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """Days and names around a headline; empty where there is no headline or nothing beside it."""

    days: tuple[date, ...] = ()  # all that stamp the page, for settling between a day and its neighbour
    day: date | None = None  # the one that dates a page which says nothing else
    names: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def find(blocks: Sequence[Block], title: str, language: str) -> Beside:
    """What stands beside the headline ``title`` among ``blocks``."""
    shown = [b for b in blocks if not b.aside]
    labelled = tuple(_labelled(shown, LABELLED))
    edited = tuple(_labelled(shown, EDITED))
    start = _headline(shown, title)
    if start is None:
        return Beside(names=labelled, editors=edited)
    above, after = shown[max(0, start - ABOVE) : start], shown[start + 1 : start + 1 + LEADS]
    upper = [_day(block, language) for block in above]
    lower = [_day(block, language) for block in after]
    dating = (*_before_the_report(after, lower), *reversed(upper[-NEXT:]))
    return Beside(
        tuple(day for day in (*upper, *lower) if day),
        next((day for day in dating if day), None),
        tuple(_written([*above, *after], language)) or labelled,
        edited,
    )


def _headline(blocks: Sequence[Block], title: str) -> int | None:
    same = [
        n
        for n, b in enumerate(blocks)
        if title and (fold(b.text) == fold(title) or (b.tag == "h1" and titles.heads(b.text, title)))
    ]
    return next((n for n in same if blocks[n].tag == "h1"), same[0] if same else None)


def _day(block: Block, language: str) -> date | None:
    """The day on a line that stamps the page."""
    if len(block.text) > stamps.LONGEST:
        return None
    plain = lines.plain(block.text)
    found = stamps.visible(plain)
    day = found.day if found else abroad.shown(plain, language)
    return day.date if day else None


def _before_the_report(after: Sequence[Block], days: Sequence[date | None]) -> Iterator[date | None]:
    """The days up to the first paragraph of the report."""
    for block, day in zip(after, days, strict=True):
        if len(block.text.split()) >= PROSE:
            return
        yield day


def _written(near: Sequence[Block], language: str) -> Iterator[str]:
    """The names on the first line that says by whom the report is."""
    said = SAID.get(language)
    if not said:
        return
    by = re.compile(rf"^{KIND}(?:{said})\s+(?P<who>\S.*)$")
    for block in near:
        match = by.match(block.text) if len(block.text.split()) <= SHORT else None
        found = _names(match["who"]) if match else []
        if found:
            yield from found
            return


def _labelled(blocks: Sequence[Block], label: re.Pattern[str]) -> Iterator[str]:
    """The names on the one line of the page that has such a label."""
    short = (b.text for b in blocks if len(b.text) <= stamps.LONGEST)
    found = {tuple(_names(match["who"])) for text in short if (match := label.match(text))} - {()}
    if len(found) == 1:
        yield from found.pop()


def _names(who: str) -> list[str]:
    """The names at the start of ``who``, up to the place, the day or the picture behind them."""
    cut = BEHIND.search(who)
    kept: list[str] = []
    for part in JOINT.split((who[: cut.start()] if cut else who).strip(" .,")):
        if not is_name(part.strip(" .")) or len(kept) == MOST_NAMES:
            break
        kept.append(part.strip(" ."))
    return kept
