"""Differences in figures: one quantity given with two values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tasks.compare.slots import identity, reading
from tasks.model import Article, Difference, Facts, Span
from tasks.text import fold

SCALE = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
    "m": 1e6,
    "bn": 1e9,
}
NUMBERS = {w: i for i, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)}
FIGURE = re.compile(
    r"(?P<cur>US\$|C\$|A\$|[$£€₹]|(?<!\w)Rs\.?\s?)?"
    r"(?P<num>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:" + "|".join(NUMBERS) + r")\b)"
    r"(?:\s?(?P<scale>thousand|million|billion|trillion|crore|lakh|bn|m)\b)?"
    r"(?:\s?(?P<unit>%|per\s?cent\b|percent\b)|\s(?P<word>[a-z][a-z-]+))?",
    re.IGNORECASE,
)
TALLY = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?(?:-|–|to|votes to)\s?(\d{1,3})(?![\d/-])")
VOTED = re.compile(r"\b(?:vot|ballot|pass(?:es|ed)|approv|adopt|reject|back)", re.IGNORECASE)
UNIT_AFTER = re.compile(r"\s?(?:%|per\s?cent|percent|million|billion|years?|months?|days?|[$£€])", re.IGNORECASE)
VOTES = "votes"
MONTHS = "january february march april may june july august september october november december".split()
VAGUE = frozenset(
    """over through towards toward about after before during and or of in to the per for a an by on at from than
    with as is was were are year years day days has had have will would shall should may might must can could""".split()
)
STRETCHES = frozenset("day week month year".split())
LEAST_SHARED = 4  # content words that two sentences on one quantity share, beside the figure
LEAST_TELLING = 3  # the same where what is counted has a name of its own
LEAST_SHARE = 0.4  # of the shorter sentence's, where what is counted is money, a share or a mere handful
MOST_RATIO = 2.0  # of two values for one quantity


@dataclass(frozen=True, slots=True)
class Figure:
    value: float
    unit: str
    span: Span
    sentence: Span
    words: frozenset[str]
    years: frozenset[str]  # written in the sentence: one quantity in two years is two


def differences(facts: Facts) -> Iterator[Difference]:
    """Pairs of sentences of different clean articles that give one quantity two values, each unknown to the other."""
    found = [f for sentence in _sentences(facts) for f in _figures(facts, sentence)]
    known = {a.id: {(f.value, f.unit) for f in found if f.span.article == a.id} for a in facts.story.articles}
    seen: set[tuple[float, float, str]] = set()
    for left, right in combinations(found, 2):
        key = (min(left.value, right.value), max(left.value, right.value), left.unit)
        if key in seen or not _rivals(left, right):
            continue
        if (left.value, left.unit) in known[right.span.article] or (right.value, right.unit) in known[
            left.span.article
        ]:
            continue
        seen.add(key)
        readings = (reading(facts, left.span, left.sentence), reading(facts, right.span, right.sentence))
        yield Difference(identity("figure", left.unit, str(key[0]), str(key[1])), left.unit, "figure", readings)


def _rivals(left: Figure, right: Figure) -> bool:
    if left.span.article == right.span.article or left.unit != right.unit or left.value == right.value:
        return False
    if left.unit != VOTES and max(left.value, right.value) > MOST_RATIO * min(left.value, right.value):
        return False
    if left.years and right.years and left.years != right.years:
        return False
    shared = len(left.words & right.words)
    telling = left.unit not in ("money", "per cent") and (
        left.value % 1 or min(left.value, right.value) > max(NUMBERS.values())
    )
    if telling:
        return shared >= LEAST_TELLING
    return shared >= LEAST_SHARED and shared >= LEAST_SHARE * min(len(left.words), len(right.words))


def _sentences(facts: Facts) -> list[Span]:
    spans = {e for c in facts.claims for e in c.evidence if e.article not in facts.story.reworded}
    return sorted(spans)


def _figures(facts: Facts, sentence: Span) -> Iterator[Figure]:
    dates = [m.span for m in facts.dates if m.span.article == sentence.article]
    return read(facts.story.article(sentence.article), sentence, dates)


def read(article: Article, sentence: Span, dates: Sequence[Span], *, bare: bool = False) -> Iterator[Figure]:
    """Figures of a sentence of ``article`` with what they count; those inside ``dates`` are none.

    ``bare`` takes those too that do not say what they count: in "from 212,000 tonnes to 187,000" the second.
    """
    text = article.quote(sentence)
    words = frozenset(w for w in re.findall(r"[a-z]{4,}", fold(text)) if w not in MONTHS)
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", text))
    yield from _tallies(sentence, text, words, years)
    for match in FIGURE.finditer(text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(d.start < end and start < d.end for d in dates):
            continue
        unit = _unit(match)
        before = text[max(0, match.start() - 1) : match.start()]
        if (unit or (bare and match["num"][:1].isdigit())) and not before.isalnum() and before not in ("-", "–", "."):
            vague = match["word"] and unit not in STRETCHES and match["word"].casefold().rstrip("s") in VAGUE
            end -= len(match["word"]) + 1 if vague and match["word"] else 0
            yield Figure(_value(match), unit, Span(sentence.article, start, end), sentence, words, years)


def _tallies(sentence: Span, text: str, words: frozenset[str], years: frozenset[str]) -> Iterator[Figure]:
    """Votes for and against: "15-13"."""
    for match in TALLY.finditer(text) if VOTED.search(text) else ():
        if UNIT_AFTER.match(text, match.end()):
            continue
        value = int(match[1]) * 1000 + int(match[2])
        span = Span(sentence.article, sentence.start + match.start(), sentence.start + match.end())
        yield Figure(value, VOTES, span, sentence, words, years)


def _value(match: re.Match[str]) -> float:
    word = match["num"].casefold()
    base = NUMBERS[word] if word in NUMBERS else float(word.replace(",", ""))
    return base * SCALE.get((match["scale"] or "").casefold(), 1)


def _unit(match: re.Match[str]) -> str:
    """What is counted; empty where the words do not say."""
    if match["cur"]:
        return "money"
    if match["unit"]:
        return "per cent"
    word = (match["word"] or "").casefold().rstrip("s")
    if word in STRETCHES and match.string[match.end() : match.end() + 1] in ("’", "'"):
        return word  # "60 days' supply" counts supply; "60 days" alone tells when
    if word in ("euro", "dollar", "pound", "rupee", "krone", "kroner", "crown"):
        return "money"
    return "" if not word or word in VAGUE or word in MONTHS else word
