"""How much of an article leaves the house in one piece: its longest run of words in any file of an edition."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calendar_text import unfold
from benchmarks.note_text import plain, read_blocks

STAYS = "sources"  # the folder that is not handed on
EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """So many words in one piece, and where."""

    words: int
    place: str = ""
    text: str = ""


def tokens(text: str) -> list[str]:
    """White-space separated words in small letters without the marks around them."""
    bare = (EDGES.sub("", w) for w in plain(unicodedata.normalize("NFKC", text)).casefold().split())
    return [w for w in bare if w]


def longest_shared(article: Sequence[str], page: Sequence[str]) -> tuple[int, int]:
    """Length of the longest run of words that both hold, and where it starts in ``page``."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(article):
        at[word].append(place)
    best, start = 0, 0
    ending: dict[int, int] = {}  # place in the article -> length of the run that ends there and here
    for here, word in enumerate(page):
        ending = {place: ending.get(place - 1, 0) + 1 for place in at.get(word, ())}
        for length in ending.values():
            if length > best:
                best, start = length, here - length + 1
    return best, start


def longest_run(edition: Path, articles: Iterable[str]) -> Run:
    """The longest run of any article in any file but those that stay in the house."""
    read = [tokens(a) for a in articles]
    known = frozenset(w for a in read for w in a)
    best = Run(0)
    for place, text in _texts(edition, known):
        page = tokens(text)
        for article in read:
            length, start = longest_shared(article, page)
            best = max(best, Run(length, place, " ".join(page[start : start + length])), key=lambda r: r.words)
    return best


def _texts(edition: Path, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Name and text of each file; of JSON each value apart."""
    for path in sorted(p for p in edition.rglob("*") if p.is_file()):
        name = path.relative_to(edition).as_posix()
        if name.split("/")[0] == STAYS:
            continue
        if path.suffix == ".json":
            yield from ((name, value) for value in dict.fromkeys(_values(json.loads(path.read_bytes()))))
        elif path.suffix == ".pdf":
            yield name, _pdf(path, known)
        elif path.suffix == ".html":
            yield name, "\n".join(b.text for b in read_blocks(path.read_text("utf-8", "replace")))
        elif path.suffix == ".ics":
            yield name, _calendar(path.read_text("utf-8", "replace"))
        else:
            yield name, path.read_text("utf-8", "replace")


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _values(part)


def _calendar(text: str) -> str:
    """The values of a calendar's lines, unescaped."""
    values = re.sub(r"^[^:\n]*:", "", unfold(text), flags=re.MULTILINE)
    return re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], values)


def _pdf(path: Path, known: frozenset[str]) -> str:
    """A PDF's text; a word broken at a line's end is joined where the articles know it whole."""
    from pypdf import PdfReader

    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"(\w+)[-\u2010\u00ad]\s*\n\s*(\w+)", lambda m: _joined(m, known), text)


def _joined(broken: re.Match[str], known: frozenset[str]) -> str:
    whole = broken[1] + broken[2]
    return whole if whole.casefold() in known else f"{broken[1]}-{broken[2]}"
