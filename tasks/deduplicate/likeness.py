"""How much of a report stands in a release: its words, its figures, its names, runs of words that both have."""

import re
from functools import lru_cache

from tasks.deduplicate import issuers
from tasks.text import fold, words

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<![.!?:\"“«„]\s)(?<=\s)[A-ZÀ-Þ][\w'’-]{2,}")
YEARS = range(1990, 2101)
RUN, SHORT_RUN = 8, 5  # words in a row that both have
LEAD = 900  # letters: what a report stands on is in its first paragraphs, its background further down
AROUND = 300  # letters around the sentence that names the body
LETTERS = 4  # of a content word
FEWEST_FIGURES = 4
SAME_FIGURES = 0.7  # share of the figures of two papers that both have, where one is the other in another language


def share(report: str, start: int, end: int, release: str) -> float:
    """Share of the report's content that the release has: of all of it, or of its core, the lead and ``start:end``."""
    core = f"{report[:LEAD]} {report[max(0, start - AROUND) : end + AROUND]}"
    return max(_weighed(report, release), _weighed(core, release))


def stems(report: str, release: str, body: str) -> float:
    """Share of the report's content words, the body's name aside, that the release has in some form.

    A report in words of its own has fewer, but some.
    """
    own = frozenset(issuers.stem(word) for word in words(body))
    here = _stems(report) - own
    return len(here & _stems(release)) / len(here) if here else 0.0


def run(report: str, release: str, *, short: bool = False) -> bool:
    """Whether both have some words in a row."""
    length = SHORT_RUN if short else RUN
    return bool(_runs(report, length) & _runs(release, length))


def marks(report: str, release: str, body: str) -> int:
    """Figures and names that both have, without the body's own."""
    own = {fold(word) for word in words(body)}
    names = {fold(name) for name in _names(report) & _names(release)} - own
    return len(numbers(report) & numbers(release)) + len(names)


@lru_cache(maxsize=1_000)
def numbers(text: str) -> frozenset[str]:
    """Every figure as its digits: "14.2" of one language is "14,2" of another."""
    return frozenset(re.sub(r"[.,]", "", m[0]) for m in FIGURE.finditer(text))


def same_figures(left: str, right: str) -> bool:
    """Whether two papers have most figures in common, and enough of them."""
    here, there = numbers(left), numbers(right)
    fewest = min(len(here), len(there))
    return fewest >= FEWEST_FIGURES and len(here & there) >= SAME_FIGURES * max(len(here), len(there))


def _weighed(text: str, known: str) -> float:
    """Of words and, twice, figures."""
    here, figures = _content(text), _figures(text)
    total = len(here) + 2 * len(figures)
    return (len(here & _content(known)) + 2 * len(figures & _figures(known))) / total if total else 0.0


@lru_cache(maxsize=1_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(w for w in map(fold, words(text)) if len(w) >= LETTERS and w.isalpha())


@lru_cache(maxsize=1_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(issuers.stem(w) for w in words(text) if len(w) >= LETTERS and w.isalpha())


@lru_cache(maxsize=1_000)
def _figures(text: str) -> frozenset[str]:
    """Figures that are no day and no year."""
    found = {m[0].rstrip(".,") for m in FIGURE.finditer(text)}
    return frozenset(f for f in found if not f.isdigit() or (int(f) > 31 and int(f) not in YEARS))


@lru_cache(maxsize=1_000)
def _names(text: str) -> frozenset[str]:
    return frozenset(m[0] for m in NAME.finditer(text))


@lru_cache(maxsize=1_000)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    found = [fold(w) for w in words(text)]
    return frozenset(tuple(found[n : n + length]) for n in range(len(found) - length + 1))
