"""Which official release a report goes back to: the one it cites among the articles, or one that nobody has seen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from tasks.deduplicate import issuers, likeness
from tasks.model import Article, Paper, Span
from tasks.text import words

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
# A paper that a body issued, whatever it is called; said of a body it was not spoken.
PAPERS = re.compile(
    r"\b(?:(?:[Ii]n|[Aa]ccording to|[Bb]y|[Ww]ith) (?:its |an? |the |this )?(?:\w+ )?"
    r"(?:statement|notice|release|circular|bulletin|communiqu[ée]|notification)\b"
    r"|(?:Notice|Order|Circular|Notification|Decision) No\. ?\d)"
)
# In small letters an office or a bank may be anybody's.
BODY = re.compile(
    r"\b(?:(?i:ministry|department|commission|embassy|government|council|parliament|authority|regulator|agency)"
    r"|(?i:police|statistics office|central bank|secretariat)|Office|Bank|Treasury)\b"
)
THE_BODY = re.compile(r"\b[Tt]he (?P<kind>[a-z]+)\b")
IT = re.compile(r"\b(?:it|it is) (?:said|says|adds|added|wrote|put|gave|announced)\b")
OTHERS = re.compile(  # who issues papers too and is no body
    r"\b(?:compan(?:y|ies)|firm|maker|group|union|association|party|club|federation|chain|carrier|airline|bankers?)\b",
    re.IGNORECASE,
)
OPENING = 8  # words of a sentence in which its subject stands
UNSEEN = "release not seen"
BEFORE, AFTER = timedelta(days=7), timedelta(days=1)  # of the report, in which its release came out
SHARE = 0.34  # of the report's content words and figures that the release has too
WITH_RUN = 0.2  # the same, where it also has some words in a row
STEMS = 0.33  # of the report's content words that the release has in some form
MARKS = 4  # figures and names that both have
CLEAR = 1.2  # times as much as any other release has
PERHAPS = 0.15  # share above which a release of such a body may be the one a report speaks of


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


def languages(release: Article, articles: Sequence[Article]) -> tuple[str, ...]:
    """The other languages in which ``release`` stands among ``articles``."""
    return tuple(
        sorted({a.language for a in articles if a.official and a.id != release.id and _translated(release, a)})
    )


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
    named = [(r, place) for r in near if (place := issuers.named(article, r.official))]
    scored = sorted(((_score(article, r, place), r, place) for r, place in named), key=lambda s: -s[0])
    if scored:
        best, release, place = scored[0]
        clear = len(scored) == 1 or best >= CLEAR * scored[1][0]
        if clear and _stands_on(article, release, place):
            return Cites(article.id, release.id, place, f"it names {release.official} and says the same")
        if best >= SHARE:
            return _unseen_by_number(article, releases)
    return _unseen_by_number(article, releases) or _unseen(article, near)


def _score(article: Article, release: Article, place: Span) -> float:
    """How much of the report the release has, in the same words or in other forms of them."""
    here, there = article.readable, release.readable
    return max(likeness.share(here, place.start, place.end, there), likeness.stems(here, there, release.official))


def _stands_on(article: Article, release: Article, place: Span) -> bool:
    """Whether the report says what the release says: in its words, or in others with its figures and names."""
    here, there = article.readable, release.readable
    run = likeness.run(here, there)
    likely = likeness.share(here, place.start, place.end, there) >= (WITH_RUN if run else SHARE)
    if likely and (run or _said(article, place)):
        return True
    told = likeness.run(here, there, short=True) or likeness.marks(here, there, release.official) >= MARKS
    return told and likeness.stems(here, there, release.official) >= STEMS


def _by_number(article: Article, releases: Sequence[Article]) -> Cites | None:
    """By the number that both give; one that any body may use only where its issuer is named."""
    for paper in article.cites:
        same = [r for r in releases if r.paper and r.paper.number == paper.number and _in_time(article, r, wide=True)]
        sure = [r for r in same if _distinct(paper.number) or issuers.named(article, r.official)]
        own = [r for r in sure if r.language == article.language]
        sure = own if len(own) == 1 and all(_translated(own[0], r) for r in sure if r != own[0]) else sure
        if len(sure) == 1:
            return Cites(article.id, sure[0].id, paper.evidence[0], f"both give its number, {paper.number}")
    return None


def _unseen_by_number(article: Article, releases: Sequence[Article]) -> Cites | None:
    """A paper that the report gives by number and that is not there: a release, or what was issued as it reports."""
    numbers = {paper.number for r in releases for paper in (*r.cites, *((r.paper,) if r.paper else ()))}
    for paper in article.cites:
        if paper.number not in numbers and (paper.kind == "release" or _issued(article, paper)):
            return Cites(article.id, "", paper.evidence[0], UNSEEN)
    return None


def _issued(article: Article, paper: Paper) -> bool:
    """Whether the first sentences of a report say what an order of its own year lays down."""
    year = article.dated.day.year if article.dated.day else None
    place = paper.evidence[0]
    if paper.kind != "order" or not year or not paper.number.endswith(f"/{year}"):
        return False
    before = article.readable[: place.start]
    opening = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :].split()
    return len(before) <= likeness.LEAD and len(opening) <= OPENING and bool(BODY.search(before))


def _unseen(article: Article, near: Sequence[Article]) -> Cites | None:
    """A release that the report plainly stands on and that is not there."""
    before, told = "", ""
    for start, end in issuers.sentences(article.readable):
        sentence = article.readable[start:end]
        if (PLAIN.search(sentence) or PAPERS.search(sentence)) and _of_a_body(sentence, before, told):
            place = Span(article.id, start, end)
            said = f"{before} {sentence}" if not BODY.search(sentence) else sentence
            return None if _perhaps(article, said, near) else Cites(article.id, "", place, UNSEEN)
        before, told = sentence, f"{told} {sentence}"
    return None


def _of_a_body(sentence: str, before: str, told: str) -> bool:
    """Whether a body issued the paper of ``sentence``: it, "the office" named above, or "it" of the sentence before."""
    if BODY.search(sentence):
        return True
    if OTHERS.search(sentence):
        return False
    named = {words(m[0])[-1].casefold() for m in BODY.finditer(told)}
    if any(m["kind"] in named for m in THE_BODY.finditer(sentence)):
        return True
    opening = " ".join(before.split()[:OPENING])
    return bool(IT.search(sentence) and BODY.search(opening) and not OTHERS.search(before))


def _perhaps(article: Article, sentence: str, near: Sequence[Article]) -> bool:
    """Whether one of the releases may be what the sentence speaks of: of such a body, and not quite another matter."""
    said = {issuers.stem(word) for word in words(sentence)}
    alike = (r for r in near if issuers.kind_of(r.official) & said and issuers.named(article, r.official))
    return any(likeness.stems(article.readable, r.readable, r.official) >= PERHAPS for r in alike)


def _distinct(number: str) -> bool:
    """Whether hardly any other body can have given ``number``: it has a year and a series, or many figures."""
    return bool(re.search(r"[A-Z]", number)) or sum(c.isdigit() for c in number) >= 7


def _in_time(article: Article, release: Article, *, wide: bool = False) -> bool:
    """Whether the release can have come out before the report; papers are cited by number for long."""
    if not release.dated.first or not article.dated.last:
        return True
    last = release.dated.first <= article.dated.last + AFTER
    return last and (wide or (release.dated.last or release.dated.first) >= article.dated.last - BEFORE)


def _said(article: Article, place: Span) -> bool:
    """Whether the sentence that names the body, or the one on either side, says that it issued something."""
    around = article.readable[max(0, place.start - 250) : place.end + 250]
    return bool(CUE.search(around))


def _translated(left: Article, right: Article) -> bool:
    if left.language == right.language or (left.dated.day and right.dated.day and left.dated.day != right.dated.day):
        return False
    if left.paper and right.paper:
        return left.paper.number == right.paper.number and _distinct(left.paper.number)
    return likeness.same_figures(left.readable, right.readable)
