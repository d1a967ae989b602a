"""What a sentence is compared by across days, from its letters alone: names, figures, days and content words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tasks.datewords import MONTHS
from tasks.model import Article, Span, When
from tasks.text import fold, paragraphs, trim

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NUMBERS = {w: str(i) for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "m": 6,
    "bn": 9,
}
FIGURE = re.compile(
    r"(?<![\w.,])(\d+(?:,\d{2,3})*(?:\.\d+)?)(?:[\s-]?(" + "|".join(SCALES) + r")\b)?|\b(" + "|".join(NUMBERS) + r")\b",
    re.IGNORECASE,
)
_MONTH = "(" + "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 3 else m for m in MONTHS) + r"|Sept)\b\.?"
DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?|"
    rf"\b{_MONTH} (\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? \d{{4}})?|"
    r"\b\d{4}-\d\d-\d\d\b|(?<![\d.,])(?:19|20)\d\d\b(?![.,]\d)|"
    r"\b\d{1,2}:\d\d(?: ?[ap]\.?m\b)?|\b\d{1,2}\.\d\d ?(?:[ap]\.?m\b|hours\b|(?:[A-Z]{3,4}|local time)\b)"
)
BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z\d])")
SHORT_FORM = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|No|Art|vs|e\.g|i\.e))\.$")
AHEAD = re.compile(
    r"\b(?:will|shall|won't|(?:is|are|was|were|be) (?:to|due|set|expected|scheduled|slated|planned|about)|"
    r"due (?:to|on|for)|(?:plan|want|aim)s? to|planned for|scheduled|upcoming|forthcoming|intends? to|"
    r"ha(?:s|ve) (?:called|summoned|invited)|ahead of|would)\b|['’]ll\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|never|cannot|no longer|failed to|refused|neither|den(?:y|ies|ied))\b|n['’]t\b", re.IGNORECASE
)
STOP = frozenset(
    """a about after against all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each every few for from further had has have having he her here him his how i if
    in into is it its itself just may me might more most much must my no nor not now of off on once one only or other
    our out over own per said same say says she should since so some such than that the their them then there these they
    this those through to told too under until up upon us very via was we were what when where which while who whom
    whose why will with within without would yet you your according added mr mrs ms dr today yesterday tomorrow
    monday tuesday wednesday thursday friday saturday sunday week month year january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")
LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """One sentence as it is compared."""

    span: Span
    text: str
    names: frozenset[str]  # stems of capitalised words
    figures: frozenset[str]
    days: frozenset[str]  # "03-04"; a range or a month by its ends
    words: frozenset[str]  # stems of all content words, names included
    ahead: bool
    denied: bool


def of(article: Article, span: Span, days: Mapping[Span, When]) -> Sense:
    """The sense of a passage; ``days`` are the dates of its article that were read, by their place."""
    text = article.quote(span)
    held = [(s, w) for s, w in days.items() if span.holds(s)]
    bare = DAY.sub(lambda m: " " * len(m[0]), text)
    return Sense(
        span=span,
        text=text,
        names=_names(text),
        figures=frozenset(_figures(bare)),
        days=frozenset(key(w) for _, w in held) | frozenset(_written(text)),
        words=frozenset(stem(w) for w in WORD.findall(fold(bare)) if w not in STOP and w not in NUMBERS and len(w) > 1),
        ahead=bool(AHEAD.search(text)),
        denied=bool(DENIED.search(text)),
    )


def sentences(article: Article) -> Iterator[Span]:
    """The sentences of an article by its letters alone: cheaper than a parse, and only used to compare."""
    text = article.readable
    for start, end in paragraphs(text):
        last = start
        for gap in BREAK.finditer(text, start, end):
            if SHORT_FORM.search(text, last, gap.start()):
                continue
            if bounds := trim(text, last, gap.end()):
                yield Span(article.id, *bounds)
            last = gap.end()
        if bounds := trim(text, last, end):
            yield Span(article.id, *bounds)


def stem(word: str) -> str:
    """A word without its ending, so that "votes", "voted" and "voting" are one."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word.removesuffix(ending)
            break
    if len(word) > LEAST_STEM + 1 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("ey") if len(word) > LEAST_STEM else word


def _names(text: str) -> frozenset[str]:
    """Capitalised words; the first of the sentence only where another follows it or it is a name by its form."""
    found = list(WORD.finditer(text))
    out = set()
    for place, match in enumerate(found):
        word = match[0]
        low = fold(word)
        if not word[:1].isupper() or low in STOP or len(word) < 2:
            continue
        follows = place + 1 < len(found) and found[place + 1][0][:1].isupper()
        if place or follows or word.isupper():
            out.add(stem(low))
    return frozenset(out)


def values(text: str, *, days: bool = False) -> frozenset[str]:
    """Figures and days that a text gives; with ``days`` only these."""
    bare = DAY.sub(lambda m: " " * len(m[0]), text)
    return frozenset(_written(text)) | (frozenset() if days else frozenset(_figures(bare)))


def _figures(text: str) -> Iterator[str]:
    """Values of the figures, so that "5.4 million" and "5,400,000" are one."""
    for number, scale, word in FIGURE.findall(text):
        if word:
            yield NUMBERS[word.casefold()]
        else:
            value = float(number.replace(",", "")) * 10 ** SCALES.get(scale.casefold(), 0)
            yield f"{value:.6g}"


def key(when: When) -> str:
    """A day by month and day, an interval by its ends."""
    first, last = f"{when.first:%m-%d}", f"{when.last:%m-%d}"
    return first if first == last else f"{first}..{last}"


def _written(text: str) -> Iterator[str]:
    """Days written out with their month."""
    for match in DAY.finditer(text):
        day, month = match[1] or match[4], match[2] or match[3]
        if day and month:
            number = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == month[:3].casefold())
            yield f"{number:02}-{int(day):02}"
