"""Which official release a report goes back to: the one it cites among the articles, or one that nobody has seen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from tasks.model import Article, Span
from tasks.text import fold, words

# Words by which a report says that it stands on a paper of a body.
CUE = re.compile(
    r"\b(?:(?:press|news|media) (?:release|note|statement|communiqu[ée])|communiqu[ée]|gazette notification"
    r"|notification|(?:official |joint |written )?statement|circular|order|announced|release)\b",
    re.IGNORECASE,
)
# Of these only the plain ones let us say that a paper was not seen: "statement" and "announced" may be spoken.
PLAIN = re.compile(
    r"\b(?:(?:press|news|media) (?:release|note|communiqu[ée])|gazette notification|communiqu[ée] issued)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:Ministry|Department|Commission|Council|Office|Embassy|Bank|Parliament|Treasury|Secretariat|Agency|Authority"
    r"|ministry|department|commission|embassy|government)\b"
)
KINDS = frozenset(
    "ministry department office government directorate commission council secretariat embassy agency authority"
    " bureau board bank".split()
)
SMALL = frozenset("of the for and on in to a an at by from with national federal state republic".split())
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
YEARS = range(1990, 2101)
RUN = 8  # words in a row that both have
BEFORE, AFTER = timedelta(days=7), timedelta(days=1)  # of the report, in which its release came out
SHARE = 0.34  # of the report's content words that the release has too
WITH_RUN = 0.2  # the same, where it also has some words in a row
LEAD = 900  # letters: what a report stands on is in its first paragraphs, its background further down
AROUND = 300  # letters around the sentence that names the body
CLEAR = 1.2  # times as much as any other release has
LETTERS = 4  # of a content word
FEWEST_FIGURES = 4
SAME_FIGURES = 0.7  # share of the figures of two papers that both have, where one is the other in another language


@dataclass(frozen=True, slots=True)
class Cites:
    """A report that stands on a release; ``release`` is empty where the release is not among the articles."""

    article: str
    release: str
    evidence: Span  # the words of the report that say so
    reason: str


def cited(articles: Sequence[Article]) -> tuple[Cites, ...]:
    """Each report that goes back to an official release, with the release where it is among ``articles``.

    At most one a report; a report that fits two releases equally well gets neither.
    """
    releases = [a for a in articles if a.official]
    found = (_cited(article, releases) for article in articles if article.used and not article.official)
    return tuple(one for one in found if one)


def translations(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Pairs of official papers that are one paper in two languages."""
    papers = [a for a in articles if a.official]
    return tuple(
        (left.id, right.id) for n, left in enumerate(papers) for right in papers[n + 1 :] if _translated(left, right)
    )


def _cited(article: Article, releases: Sequence[Article]) -> Cites | None:
    by_number = _by_number(article, releases)
    if by_number:
        return by_number
    near = [release for release in releases if _in_time(article, release)]
    named = [(release, place) for release in near if (place := _names(article, release.official))]
    scored = sorted(
        ((_likeness(article, release, place), release, place) for release, place in named), key=lambda s: -s[0]
    )
    if scored:
        best, release, place = scored[0]
        clear = len(scored) == 1 or best >= CLEAR * scored[1][0]
        run = _runs(release.readable) & _runs(article.readable)
        if clear and best >= (WITH_RUN if run else SHARE) and (run or _said(article, place)):
            reason = f"it names {release.official} and says the same"
            return Cites(article.id, release.id, place, reason)
        if best >= SHARE:
            return None
    return _unseen(article, releases)


def _by_number(article: Article, releases: Sequence[Article]) -> Cites | None:
    """By the number that both give; one that any body may use only where its issuer is named."""
    for paper in article.cites:
        same = [r for r in releases if r.paper and r.paper.number == paper.number and _in_time(article, r, wide=True)]
        sure = [r for r in same if _distinct(paper.number) or _names(article, r.official)]
        if len(sure) == 1:
            return Cites(article.id, sure[0].id, paper.evidence[0], f"both give its number, {paper.number}")
    return None


def _unseen(article: Article, releases: Sequence[Article]) -> Cites | None:
    """A release that the report plainly stands on and that is not there."""
    numbers = {r.paper.number for r in releases if r.paper}
    for paper in article.cites:
        if paper.kind == "release" and paper.number not in numbers:
            return Cites(article.id, "", paper.evidence[0], "release not seen")
    for start, end in _sentences(article.readable):
        sentence = article.readable[start:end]
        if PLAIN.search(sentence) and BODY.search(sentence):
            return Cites(article.id, "", Span(article.id, start, end), "release not seen")
    return None


def _distinct(number: str) -> bool:
    """Whether hardly any other body can have given ``number``: it has a year and a series, or many figures."""
    return bool(re.search(r"[A-Z]", number)) or sum(c.isdigit() for c in number) >= 7


def _in_time(article: Article, release: Article, *, wide: bool = False) -> bool:
    """Whether the release can have come out before the report; papers are cited by number for long."""
    if not release.dated.first or not article.dated.last:
        return True
    last = release.dated.first <= article.dated.last + AFTER
    return last and (wide or (release.dated.last or release.dated.first) >= article.dated.last - BEFORE)


def _names(article: Article, official: str) -> Span | None:
    """The first sentence that names the body, in either order of its words or by its initials."""
    parts = [w for w in words(official) if fold(w) not in SMALL]
    wanted = frozenset(fold(w) for w in parts)
    initials = "".join(w[0] for w in parts if w[0].isupper())
    for start, end in _sentences(article.readable):
        sentence = words(article.readable[start:end])
        if len(initials) > 2 and initials in sentence:
            return Span(article.id, start, end)
        if _within(wanted, [fold(w).removesuffix("'s") for w in sentence]):
            return Span(article.id, start, end)
    return None


def _within(wanted: frozenset[str], sentence: Sequence[str]) -> bool:
    """Whether the words of a name stand together; what kind of body it is may go unsaid only where more is said."""
    width = len(wanted) + 3
    whole = wanted if len(wanted) < 3 else wanted - KINDS
    if not whole:
        return False
    return any(whole <= set(sentence[n : n + width]) for n in range(max(1, len(sentence) - len(whole) + 1)))


def _said(article: Article, place: Span) -> bool:
    """Whether the sentence that names the body, or the one on either side, says that it issued something."""
    around = article.readable[max(0, place.start - 250) : place.end + 250]
    return bool(CUE.search(around))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in (*(m.span() for m in SENTENCE.finditer(text)), (len(text), len(text))):
        start, end = at, gap[0]
        at = gap[1]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _likeness(article: Article, release: Article, place: Span) -> float:
    """Share of the report's content, its words and twice its figures, that the release has; of all or of its core."""
    text = article.readable
    core = f"{text[:LEAD]} {text[max(0, place.start - AROUND) : place.end + AROUND]}"
    return max(_share(text, release.readable), _share(core, release.readable))


def _share(text: str, known: str) -> float:
    here, figures = _content(text), _figures(text)
    total = len(here) + 2 * len(figures)
    return (len(here & _content(known)) + 2 * len(figures & _figures(known))) / total if total else 0.0


@lru_cache(maxsize=1_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(w for w in map(fold, words(text)) if len(w) >= LETTERS and w.isalpha())


@lru_cache(maxsize=1_000)
def _figures(text: str) -> frozenset[str]:
    """Figures that are no day and no year."""
    found = {m[0].rstrip(".,") for m in FIGURE.finditer(text)}
    return frozenset(f for f in found if not f.isdigit() or (int(f) > 31 and int(f) not in YEARS))


@lru_cache(maxsize=1_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    found = [fold(w) for w in words(text)]
    return frozenset(tuple(found[n : n + RUN]) for n in range(len(found) - RUN + 1))


def _translated(left: Article, right: Article) -> bool:
    if left.language == right.language or (left.dated.day and right.dated.day and left.dated.day != right.dated.day):
        return False
    if left.paper and right.paper:
        return left.paper.number == right.paper.number and _distinct(left.paper.number)
    here, there = _figures(left.readable), _figures(right.readable)
    fewest = min(len(here), len(there))
    return fewest >= FEWEST_FIGURES and len(here & there) >= SAME_FIGURES * max(len(here), len(there))
