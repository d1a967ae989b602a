"""A paper in PDF as an article: its text in reading order, its headline, its running heads marked."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.errors import SourceError
from tasks.ingest import files, lines, raws, releases
from tasks.ingest.kinds import child, paragraphs
from tasks.ingest.kinds.paragraphs import Paragraph, Printed
from tasks.model import Article, Dropped, Span

LARGE = 1.15  # of the usual letters: a headline's are larger
FIRST = 12  # paragraphs of the first page among which the headline stands
MOST_WORDS, FEWEST_WORDS = 45, 2


def article(name: str, data: bytes, language: str = "en") -> Article:
    """The article in a PDF; raises ``SourceError`` where it is locked, scanned or damaged.

    Each running head and page number stands once, marked, at the end of the text.
    """
    try:
        found = child.opened("pdf", data)
    except SourceError as error:
        raise SourceError(name, error.message) from error
    pages = [[Printed(*line) for line in page] for page in found["pages"]]
    parts, running = paragraphs.of(pages)
    body = list(paragraphs.texts(parts))
    text = "\n\n".join([*body, *running])
    made = files.from_text(name, text)
    place = _headline(parts, body)
    key = made.id
    return replace(
        made,
        headline=Span(key, *place) if place else made.headline,
        dropped=tuple(_marks(text, len("\n\n".join(body)))) if running else (),
        language=found["language"] or language,
        raw=raws.keep(data, "file"),
    )


def _headline(parts: Sequence[Paragraph], body: Sequence[str]) -> tuple[int, int] | None:
    """The paragraph in the largest letters at the top of the first page that is no label of the paper."""
    sizes = sorted((part.size, len(part.text)) for part in parts)
    total, usual = 0, 0.0
    for size, weight in sizes:
        total += weight
        usual = size
        if 2 * total >= sum(weight for _, weight in sizes):
            break
    best: tuple[float, int] | None = None
    for number, part in enumerate(parts[:FIRST]):
        plain = lines.plain(body[number])
        fits = part.page == 0 and part.size >= LARGE * usual and FEWEST_WORDS <= len(plain.split()) <= MOST_WORDS
        label = releases.is_mark(plain) or releases.body_named(plain) or releases.gazette(plain)
        if fits and not label and (best is None or part.size > best[0]):
            best = (part.size, number)
    if best is None:
        return None
    start = sum(len(words) + 2 for words in body[: best[1]])
    return start, start + len(body[best[1]])


def _marks(text: str, end: int) -> list[Dropped]:
    return [Dropped(line.start, line.end, "markup") for line in lines.of(text) if line.start > end]
