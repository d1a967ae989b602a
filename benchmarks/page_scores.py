"""How near an extracted page is to its gold: body, passages, title, day and authors; the definition of the metrics."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

SHINGLE = 4  # words
BAD = 0.5  # page F1 below which a page counts as failed
DRAWS = 2000
WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s*[;|]\s*|\s*,\s*|\s+(?:and|und|et|y|&)\s+")
BY = re.compile(r"^(by|von|par|por|di)\s+")
DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
METRICS = {
    "body": ("body_f1", "body_exact", "failed"),
    "title": ("title_exact",),
    "date": ("date_same_day",),
    "authors": ("author_exact",),
}
Counts = tuple[float, float, float]  # of a page's shingles or passages: found, too many, missed


@dataclass(frozen=True, slots=True)
class Guess:
    """What a system read on a page; ``seconds`` are CPU time."""

    body: str = ""
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] | str = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The metrics of a set, and what each page adds to them, for comparing systems in pairs.

    ``pages`` holds under ``body_f1`` the F1 of each page with a gold body, under the other names 1 or 0.
    """

    metrics: dict[str, float]
    pages: dict[str, dict[str, float]]

    def of(self, read: Collection[str]) -> "Scores":
        """Without the figures of what a system does not read at all: one that looks for no author has none wrong."""
        gone = {name for kind, names in METRICS.items() if kind not in read for name in names}
        return Scores(
            {name: value for name, value in self.metrics.items() if name not in gone},
            {name: pages for name, pages in self.pages.items() if name not in gone},
        )


def score(gold: Mapping[str, Mapping[str, Any]], guesses: Mapping[str, Guess]) -> Scores:
    """A page without a guess is an empty one."""
    found = {key: guesses.get(key, Guess()) for key in gold}
    rows: dict[str, Counts] = {}
    exact: list[bool] = []
    for key, page in gold.items():
        body = _gold_body(page, found[key].body)
        if body:
            rows[key] = match(body, found[key].body)
            exact.append(_words(body) == _words(found[key].body))
    pages: dict[str, dict[str, float]] = {}
    metrics: dict[str, float] = {}
    if rows:
        pages["body_f1"] = {key: page_f1(row) for key, row in rows.items()}
        metrics["body_f1"] = body_f1(list(rows.values()))
        metrics["body_exact"] = mean(exact)
        metrics["failed"] = mean(f1 < BAD for f1 in pages["body_f1"].values())
    elif any(page.get("with") is not None for page in gold.values()):
        passages = {key: held(page, found[key].body) for key, page in gold.items()}
        pages["body_f1"] = {key: page_f1(row) for key, row in passages.items() if sum(row)}
        metrics["body_f1"] = page_f1(_whole(passages.values()))
    said = {
        "title_exact": {k: _title(p) == norm(found[k].title) for k, p in gold.items() if _title(p)},
        "date_same_day": {k: _day(p) == day(found[k].date) for k, p in gold.items() if _day(p)},
        "author_exact": {k: _authors(p) == names(found[k].authors) for k, p in gold.items() if _authors(p)},
    }
    pages |= {name: {k: float(ok) for k, ok in right.items()} for name, right in said.items() if right}
    return Scores(metrics | {name: mean(right.values()) for name, right in said.items() if right}, pages)


def match(gold: str, found: str) -> Counts:
    """How the word shingles of two texts agree, as shares."""
    one, two = shingles(gold), shingles(found)
    counts = (sum((one & two).values()), sum((two - one).values()), sum((one - two).values()))
    total = sum(counts)
    return (counts[0] / total, counts[1] / total, counts[2] / total) if total else (0.0, 0.0, 0.0)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of ``SHINGLE`` words; a shorter text is one run."""
    words = _words(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def body_f1(rows: Sequence[Counts]) -> float:
    """F1 of mean precision, over pages with a prediction, and mean recall, over pages with a body."""
    precisions = [
        found / (found + more) if found else float(more == missed == 0)
        for found, more, missed in rows
        if found + more > 0
    ]
    recalls = [found / (found + missed) if found else 0.0 for found, _, missed in rows if found + missed > 0]
    p, r = mean(precisions or [0.0]), mean(recalls or [0.0])
    return 2 * p * r / (p + r) if p + r else 0.0


def page_f1(row: Counts) -> float:
    """F1 of one page."""
    found, more, missed = row
    return 2 * found / (2 * found + more + missed) if found + more + missed else 1.0


def held(page: Mapping[str, Any], body: str) -> Counts:
    """How many passages that a body should hold it holds, how many that it should not, and how many it lacks."""
    plain = " ".join(body.split())
    right = [" ".join(part.split()) in plain for part in page.get("with") or ()]
    wrong = sum(" ".join(part.split()) in plain for part in page.get("without") or ())
    return sum(right), wrong, len(right) - sum(right)


def _whole(rows: Collection[Counts]) -> Counts:
    return sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows)


def interval(ours: Mapping[str, float], theirs: Mapping[str, float]) -> tuple[float, float, float]:
    """Mean difference over pages, and its bootstrap 95 % interval."""
    gaps = [ours[key] - theirs.get(key, 0.0) for key in sorted(ours)]
    draw = random.Random(1)  # noqa: S311  # the same draws on every run
    means = sorted(mean(draw.choices(gaps, k=len(gaps))) for _ in range(DRAWS))
    return mean(gaps), means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]


def norm(text: str | None) -> str:
    """Words of ``text`` without case, compatibility forms and punctuation."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text or "").casefold()))


def names(said: Any) -> frozenset[str]:
    """The set of names in a line, or in a list of them."""
    parts = SEPARATOR.split(said) if isinstance(said, str) else said or ()
    plain = (p if isinstance(p, str) else p.get("name") if isinstance(p, dict) else "" for p in parts)
    return frozenset(name for part in plain if (name := BY.sub("", norm(part))))


def day(said: Any) -> str:
    """The calendar day that an ISO stamp starts with."""
    found = DAY.match(str(said or ""))
    return found[0].strip() if found else ""


def _words(text: str | None) -> list[str]:
    return WORD.findall(text or "")


def _gold_body(page: Mapping[str, Any], found: str) -> str:
    """The body; of a list of paragraphs, one in square brackets counts only if the guess has most of it."""
    body = page.get("body")
    if not isinstance(body, list):
        return body or ""
    held = set(shingles(found))
    kept = []
    for paragraph in body:
        optional = paragraph.startswith("[") and paragraph.endswith("]")
        part = set(shingles(paragraph[1:-1])) if optional else set()
        if not optional:
            kept.append(paragraph)
        elif part and 2 * len(part & held) >= len(part):
            kept.append(paragraph[1:-1])
    return "\n".join(kept)


def _meta(page: Mapping[str, Any], *keys: str) -> Any:
    meta = page.get("meta") or {}
    return next((page[k] for k in keys if page.get(k)), None) or next((meta[k] for k in keys if meta.get(k)), None)


def _title(page: Mapping[str, Any]) -> str:
    return norm(_meta(page, "title"))


def _day(page: Mapping[str, Any]) -> str:
    return day(_meta(page, "date", "publish_date"))


def _authors(page: Mapping[str, Any]) -> frozenset[str]:
    return names(_meta(page, "authors", "author"))
