"""Words, lines and lists without end: the edition is set all the same, in bounded time, and its pages can be read."""

import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context

import hostile
import pytest
from pypdf import PdfReader

from tasks.model import Briefing, Fixed, Notice
from tasks.render import package
from tasks.render.paper import MOST_ARTICLES, MOST_ROWS, on_paper

EDITION, ARTICLES = hostile.edition()
CPU_SECONDS = 40.0


def headline(words: str) -> Briefing:
    first, *others = EDITION.sections
    return replace(EDITION, sections=(replace(first, headline=Fixed("x", words)), *others))


def rows(key: str, many: int) -> Briefing:
    """``many`` lines in a block of the note and in every block of its annex."""
    first, *others = EDITION.sections
    front = tuple(replace(b, lines=b.lines[:1] * many) if b.key == key else b for b in first.front)
    annex = tuple(replace(b, lines=b.lines[:1] * many) for b in first.annex)
    return replace(EDITION, sections=(replace(first, front=front, annex=annex), *others))


def sources(many: int) -> Briefing:
    one = EDITION.sources[0]
    more = tuple(replace(one, id=f"more{n}", number=n, name=f"{n}.txt") for n in range(100, 100 + many))
    return replace(EDITION, sources=(*EDITION.sources, *more))


BOMBS: dict[str, Callable[[], Briefing]] = {
    "a word of 300,000 letters": lambda: headline("W" * 300_000),
    "a headline of 10,000 letters": lambda: headline("Council vote " * 800),
    "a letter with 100,000 accents": lambda: headline("a" + "\u0301" * 100_000),
    "40,000 turns of direction": lambda: headline("\u202e\u0627" * 20_000),
    "100,000 letters without width": lambda: headline("\u200b\u200d" * 50_000),
    "control characters": lambda: headline("".join(map(chr, range(32))) * 1_000),
    "5,000 paragraphs": lambda: rows("key-points", 5_000),
    "tables of 5,000 rows": lambda: rows("dates", 5_000),
    "3,000 sources": lambda: sources(3_000),
    "3,000 notices": lambda: replace(EDITION, notices=(Notice("unread", "x", "word " * 50),) * 3_000),
}
QUICK = ("a word of 300,000 letters", "3,000 sources")


def typeset(name: str) -> tuple[float, int, dict[str, bytes]]:
    """CPU seconds, kB of memory at most, and the files of an edition, in a process of its own."""
    briefing = BOMBS[name]()
    start = time.process_time()
    files = {f.name: f.data for f in package(briefing, ARTICLES).files}
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, files


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.long) for name in BOMBS]
)
def test_an_edition_made_to_hang_the_typesetter_is_set(name: str) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:  # its memory is that of this edition
        seconds, kilobytes, files = alone.submit(typeset, name).result()
    assert seconds < CPU_SECONDS
    assert kilobytes < 1_000_000
    for pdf in ("note.pdf", "annex.pdf"):
        read = PdfReader(BytesIO(files[pdf]))
        assert 1 <= len(read.pages) < 100
        assert "Page 1" in read.pages[0].extract_text()


def test_the_printed_annex_says_what_only_the_screen_has() -> None:
    short = on_paper(sources(MOST_ARTICLES + 25))
    assert len(short.sources) < MOST_ARTICLES + 25
    assert "25 more articles that no line cites" in short.notices[0].message or short.notices[0].message[:2].isdigit()
    assert {s.id for s in EDITION.sources if any(p.span.article == s.id for p in EDITION.passages)} <= {
        s.id for s in short.sources
    }
    table = on_paper(rows("dates", MOST_ROWS + 5))
    assert all(len(b.lines) <= MOST_ROWS for s in table.sections for b in s.annex)
    assert "rows of tables" in table.notices[0].message


def test_an_ordinary_edition_is_printed_whole() -> None:
    assert on_paper(EDITION) is EDITION
