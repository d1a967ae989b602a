"""The lines that a site prints under one story after another, told by how many distinct stories have them.

Counted are lines short enough to be a notice, and those at a text's head and end. Stories are distinct where neither
has half of the other's runs of words: three reports on one event that share a sentence make no habit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select

from tasks.archive.database import reading
from tasks.archive.forms import place
from tasks.archive.sketches import containment, sketch
from tasks.archive.tables import arrivals, site_lines, sketches
from tasks.model import Article, Shelf, SiteLines
from tasks.text import line_digest, paragraphs, words

SINCE = timedelta(days=60)
MOST = 1_000  # stories of one site that are looked at, the latest
STORIES = 3  # distinct ones that make a habit
TRIED = 30  # stories with a line among which distinct ones are looked for
SHORT = 25  # words
HEAD, TAIL = 3, 8  # lines of a text that count however long they are
LIKE = 0.5  # share of runs of words from which on two texts are no distinct stories
BYTES = 8  # of a digest


@dataclass(frozen=True, slots=True)
class Told:
    """A story as far as habits go: where it stands, its fingerprint, its lines."""

    place: str
    sketch: bytes
    lines: frozenset[bytes]


def habits(shelf: Shelf, found: tuple[Article, ...], at: datetime) -> tuple[SiteLines, ...]:
    """What each site of ``found`` repeats, by what the archive has of its last weeks and ``found`` itself."""
    fresh: dict[str, list[Told]] = defaultdict(list)
    for article in found:
        if article.site:
            fresh[article.site].append(_told(article))
    with reading(shelf.archive) as db:
        known = [SiteLines(site, repeated((*fresh[site], *_stored(db, site, at)))) for site in sorted(fresh)]
    return tuple(one for one in known if one.lines)


def repeated(stories: Iterable[Told]) -> tuple[str, ...]:
    """Digests, sorted, of the lines that stand in several distinct ones of ``stories``; one a place counts."""
    placed: dict[str, Told] = {}
    for story in stories:
        placed.setdefault(story.place, story)
    having: dict[bytes, list[Told]] = defaultdict(list)
    for story in placed.values():
        for line in story.lines:
            having[line].append(story)
    alike: dict[tuple[bytes, bytes], bool] = {}
    return tuple(sorted(line.hex() for line, those in having.items() if _distinct(those, alike)))


def of_texts(site: str, texts: Iterable[tuple[str, str]]) -> SiteLines:
    """What ``site`` repeats in ``texts``, each a place with the text that stands there."""
    told = [Told(place, sketch(text), frozenset(lines(text))) for place, text in texts]
    return SiteLines(site, repeated(told))


def lines(text: str, headline: tuple[int, int] = (0, 0)) -> Iterator[bytes]:
    """Digests of the lines of ``text`` that may be a habit; never its headline, which may be a column's name."""
    spans = list(paragraphs(text))
    for number, (start, end) in enumerate(spans):
        edge = number < HEAD or number >= len(spans) - TAIL
        if (start < headline[1] and headline[0] < end) or not (edge or len(words(text[start:end])) <= SHORT):
            continue
        yield bytes.fromhex(line_digest(text[start:end]))


def note(db: Connection, arrived: Sequence[tuple[int, Article]]) -> None:
    """Write down the lines of new arrivals."""
    rows = [
        {"arrival": number, "site": article.site, "lines": b"".join(sorted(_lines(article)))}
        for number, article in arrived
        if article.site
    ]
    if rows:
        db.execute(insert(site_lines), rows)


def _told(article: Article) -> Told:
    return Told(place(article), sketch(article.text), _lines(article))


def _lines(article: Article) -> frozenset[bytes]:
    head = article.headline
    return frozenset(lines(article.text, (head.start, head.end) if head else (0, 0)))


def _stored(db: Connection, site: str, at: datetime) -> Iterator[Told]:
    listed = (
        select(arrivals.c.place, site_lines.c.lines, sketches.c.sketch)
        .select_from(site_lines)
        .join(arrivals)
        .join(sketches, sketches.c.text == arrivals.c.text)
        .where(site_lines.c.site == site, arrivals.c.seen >= at - SINCE)
        .order_by(arrivals.c.number.desc())
        .limit(MOST)
    )
    for row in db.execute(listed):
        cut = (row.lines[n : n + BYTES] for n in range(0, len(row.lines), BYTES))
        yield Told(row.place, row.sketch, frozenset(cut))


def _distinct(those: Sequence[Told], alike: dict[tuple[bytes, bytes], bool]) -> bool:
    """Whether enough of ``those`` are distinct from each other; ``alike`` remembers pairs that were compared."""
    if len(those) < STORIES:
        return False
    chosen: list[Told] = []
    for story in those[:TRIED]:
        if not any(_alike(story.sketch, other.sketch, alike) for other in chosen):
            chosen.append(story)
        if len(chosen) == STORIES:
            return True
    return False


def _alike(left: bytes, right: bytes, known: dict[tuple[bytes, bytes], bool]) -> bool:
    pair = (left, right) if left < right else (right, left)
    if pair not in known:
        known[pair] = not (left and right) or containment(*pair) >= LIKE
    return known[pair]
