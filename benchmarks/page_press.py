"""Labelled pages on disk, and what daybrief makes of them by the path that a collection takes."""

import gzip
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.contract import DataError
from benchmarks.page_scores import Guess
from tasks.errors import SourceError
from tasks.ingest import mark, site_page
from tasks.ingest.sites import site
from tasks.ingest.web.interface import Reply
from tasks.model import Article, SiteLines
from tasks.text import line_digest, paragraphs

STORIES = 3  # of a site that hold a line before it is the site's own
OF_THE_REPORT = frozenset(("dateline", "credit", "markup"))  # marked as data or as signs, yet words of the report
Gold = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """What we read on the pages of a set, without and with what their sites print again and again."""

    alone: dict[str, Guess]
    guesses: dict[str, Guess]
    peak_mb: float


def load(folder: Path, limit: int | None) -> Gold:
    """The gold of a set; raises ``DataError`` where it is malformed or a page is absent."""
    try:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(f"{folder}/gold.json is no JSON: {error}") from error
    if not isinstance(gold, dict) or not all(isinstance(page, dict) for page in gold.values()):
        raise DataError(f"{folder}/gold.json is not an object of objects")
    kept = dict(list(gold.items())[:limit])
    absent = [key for key in kept if not path(folder, key).is_file()]
    if absent:
        raise DataError(f"{folder}: {len(absent)} pages are absent, as html/{absent[0]}.html.gz")
    return kept


def path(folder: Path, key: str) -> Path:
    """Where the page of ``key`` is kept."""
    return folder / "html" / f"{key}.html.gz"


def read(folder: Path, gold: Mapping[str, Mapping[str, Any]]) -> Run:
    """Every page read and marked; a page without an article is an empty guess."""
    found: dict[str, Article] = {}
    spent: dict[str, float] = {}
    alone: dict[str, Guess] = {}
    _warm()
    for key, page in gold.items():
        data = gzip.decompress(path(folder, key).read_bytes())
        start = time.process_time()
        article = _article(str(page.get("url") or ""), data)
        marked = mark(article) if article else None
        spent[key] = time.process_time() - start
        alone[key] = _guess(marked, spent[key])
        if article:
            found[key] = article
    lines = site_lines(list(found.values()))
    guesses = {key: _guess(mark(a, lines), spent[key]) if lines else alone[key] for key, a in found.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Run(alone, guesses, peak)


def site_lines(articles: list[Article]) -> tuple[SiteLines, ...]:
    """What the archive would know of each site after it kept ``articles``."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        texts[article.site].add(article.text)
    counts = {name: Counter(d for text in told for d in _digests(text)) for name, told in texts.items() if name}
    known = {name: sorted(d for d, n in count.items() if n >= STORIES) for name, count in counts.items()}
    return tuple(SiteLines(name, tuple(lines)) for name, lines in known.items() if lines)


def _digests(text: str) -> set[str]:
    return {line_digest(text[start:end]) for start, end in paragraphs(text)}


def _warm() -> None:
    """The libraries loaded and the patterns compiled: a collection pays for that once."""
    prose = "<p>Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait.</p>"
    page = f"<html><body><article><h1>A centre</h1>{prose * 8}</article></body></html>"
    article = _article("https://tidewater.example/a", page.encode())
    if article:
        mark(article)


def _article(url: str, data: bytes) -> Article | None:
    try:
        found = site_page.of_reply(Reply(url, data, "text/html"))
    except SourceError:
        return None
    return replace(found, site=found.site or site(url, ""))


def _guess(article: Article | None, seconds: float) -> Guess:
    if article is None:
        return Guess(seconds=seconds)
    head = article.headline
    furniture = tuple(d for d in article.dropped if d.reason not in OF_THE_REPORT)
    text = replace(article, dropped=furniture).readable
    body = text[: head.start] + text[head.end :] if head else text
    return Guess(
        body="\n".join(line for part in body.split("\n") if (line := part.strip())),
        title=article.quote(head) if head else "",
        date=day.isoformat() if (day := article.dated.day or article.dated.suggested) else "",
        authors=(article.byline.value or "") if article.byline else "",
        seconds=seconds,
    )
