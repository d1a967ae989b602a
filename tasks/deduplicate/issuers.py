"""Where a report names the body that issued a release: "the Ministry of Finance", "the finance minister", "the MoF"."""

import re
from collections.abc import Iterator, Sequence

from tasks import publicbodies
from tasks.model import Article, Span
from tasks.text import fold, words

SMALL = frozenset("of the for and on in to a an at by from with national federal state republic".split())
SENTENCE = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bNr\.)(?<!\bM[rs]\.)(?<!\bDr\.)(?<!\bSt\.)[\"'”’)]*\s+|\n+")
STEM = 6  # letters by which "ministry" and "minister", "commission" and "commissioner" are one
MORE = 3  # words that may stand between those of a name
# A ministry for the outside world has one name at home and another in the papers.
ABROAD = frozenset({"extern", "affair", "minist"}), frozenset({"foreig", "minist"})


def named(article: Article, official: str) -> Span | None:
    """The first sentence that names the body, in either order of its words, by its head or by its initials."""
    for part in dict.fromkeys((official, official.partition(",")[0], _without_country(official))):
        found = _named(article, part)
        if found:
            return found
    return None


def _without_country(official: str) -> str:
    """The name before the country, "Election Commission" of Kestria, where that says enough: "Bank" does not."""
    body = official.partition(" of ")[0]
    own = [w for w in words(body) if fold(w) not in publicbodies.KINDS | SMALL]
    return body if own and kind_of(body) else official


def kind_of(official: str) -> frozenset[str]:
    """Stems of the words that say what kind of body it is: "minist" of a ministry."""
    return frozenset(stem(w) for w in words(official) if fold(w) in publicbodies.KINDS)


def stem(word: str) -> str:
    """The start of a word, by which its forms are one."""
    return fold(word).removesuffix("'s")[:STEM]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the blanks around it."""
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


def _named(article: Article, official: str) -> Span | None:
    parts = [w for w in words(official) if fold(w) not in SMALL]
    wanted = frozenset(stem(w) for w in parts)
    forms = [wanted, *([ABROAD[1]] if ABROAD[0] <= wanted else [])]
    kinds = kind_of(official)
    initials = "".join(w[0] for w in words(official) if w[0].isupper())
    for start, end in sentences(article.readable):
        sentence = words(article.readable[start:end])
        stems = [stem(w) for w in sentence]
        if (len(initials) > 2 and initials in sentence) or any(_within(form, kinds, stems) for form in forms):
            return Span(article.id, start, end)
    return None


def _within(wanted: frozenset[str], kinds: frozenset[str], sentence: Sequence[str]) -> bool:
    """Whether the words of a name stand together; what kind of body it is may go unsaid only where more is said."""
    width = len(wanted) + MORE
    whole = wanted if len(wanted) < 3 else wanted - kinds
    if not whole:
        return False
    return any(whole <= set(sentence[n : n + width]) for n in range(max(1, len(sentence) - len(whole) + 1)))
