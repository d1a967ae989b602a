"""Finds machine-reworded copies: articles whose words stand where every sibling has another word.

A reworded copy puts a synonym into fixed names ("Home Armed Companies Committee") and set phrases
("provide chain"). A journalist's own version does neither: it keeps names, and its own phrases
stand in places of their own. So two signals are counted, both against the siblings of the story:
a multi-word name that differs from a sibling's name in some of its words while that name is missing
here, and a content word unknown to the siblings in front of, or behind, a word that the siblings
always give the same other neighbour.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from tasks.deduplicate.fingerprint import STOP
from tasks.model import Article, Rewording, Span
from tasks.text import fold

# On the development half of the labelled pairs no article of a journalist reaches both.
FIRM_NAME = 3  # words of a name long enough that a change of one is no other name
LEAST_NAMES = 2  # distinct firm names differing from a sibling's
LEAST_SIGNS = 5  # names and phrases together
LEAST_RATE = 1.0  # signs for every hundred content words
TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
JOINERS = frozenset(("of", "and", "for", "the", "on", "in", "to"))


@dataclass(frozen=True)
class Token:
    text: str
    low: str
    start: int
    end: int
    breaks: bool  # something other than white space stands before it


def flag(article: Article, siblings: tuple[Article, ...]) -> tuple[Rewording, ...]:
    """The rewordings that show ``article`` to be a reworded copy; empty where it is not one."""
    mine = _tokens(article.readable)
    theirs = {s.id: _tokens(s.readable) for s in siblings}
    names = _names(article.id, mine, theirs)
    phrases = _phrases(article.id, mine, theirs)
    content = sum(1 for t in mine if t.low not in STOP and len(t.low) > 2)
    kinds = {t for t, _ in names} | {t for t, _ in phrases}
    firm = {t for t, r in names if len(TOKEN.findall(article.quote(r.here))) >= FIRM_NAME}
    enough = len(firm) >= LEAST_NAMES and len(kinds) >= LEAST_SIGNS
    if not enough or 100 * len(kinds) < LEAST_RATE * content:
        return ()
    return tuple(r for _, r in names) + tuple(r for _, r in phrases)


def _tokens(text: str) -> list[Token]:
    out: list[Token] = []
    last = 0
    for match in TOKEN.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        gap = text[last : match.start()]
        # A comma does not end a name: "for Ports, Shipping and Waterways".
        breaks = (bool(gap.strip()) and gap != ", ") or "\n" in gap
        out.append(Token(word, _stem(fold(word)), match.start(), match.start() + len(word), breaks))
        last = match.start() + len(word)
    return out


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _runs(tokens: list[Token]) -> list[list[Token]]:
    """Names: capitalised words, with small joining words between them."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    for token in [*tokens, Token("", "", 0, 0, breaks=True)]:
        capital = token.text[:1].isupper()
        if run and (token.breaks or not (capital or token.low in JOINERS)):
            runs.append(run)
            run = []
        if capital or (run and not token.breaks and token.low in JOINERS):
            run.append(token)
    return [trimmed for r in runs if len(trimmed := _trim(r)) >= 2]


def _trim(run: list[Token]) -> list[Token]:
    while run and run[-1].low in JOINERS:
        run = run[:-1]
    while run and run[0].low in STOP:
        run = run[1:]
    return run


def _names(key: str, mine: list[Token], theirs: dict[str, list[Token]]) -> list[tuple[str, Rewording]]:
    """Names of this article that differ in some words from a name of the siblings that it never uses."""
    reader = _Names(key, mine, theirs)
    first = reader.read({})
    swapped = {a: b for changed, _ in first.values() for a, b in changed}
    found = {**reader.read(swapped), **first}
    return [(f"name {' '.join(a for a, _ in changed)}", value) for _, (changed, value) in sorted(found.items())]


Swaps = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Names:
    key: str
    mine: list[Token]
    theirs: dict[str, list[Token]]

    def read(self, swapped: dict[str, str]) -> dict[int, tuple[Swaps, Rewording]]:
        """Differing names by where they begin; words of ``swapped`` count as agreeing with what they stand for."""
        text = " ".join(t.low for t in self.mine)
        known = {t.low for tokens in self.theirs.values() for run in _runs(tokens) for t in run}
        best: dict[int, tuple[tuple[int, int], Swaps, Rewording]] = {}
        for here, named, rank, other in self._pairs(swapped):
            changed = tuple((a.low, b.low) for a, b in zip(here, named, strict=True) if a.low != b.low)
            if {a for a, _ in changed} & known or " ".join(t.low for t in named) in text:
                continue
            if here[0].start not in best or rank > best[here[0].start][0]:
                value = Rewording(_span(self.key, here), _span(other, named), name=True)
                best[here[0].start] = (rank, changed, value)
        return {start: (changed, value) for start, (_, changed, value) in best.items()}

    def _pairs(self, swapped: dict[str, str]) -> Iterator[tuple[list[Token], list[Token], tuple[int, int], str]]:
        """Stretches of names here and there that could be one name; a whole name there ranks before a part."""
        runs = [(other, run) for other, tokens in self.theirs.items() for run in _runs(tokens)]
        for run, (other, there) in product(_runs(self.mine), runs):
            for i, named in _windows(run, there, swapped):
                yield run[i : i + len(named)], named, (int(len(named) == len(there)), len(named)), other


def _windows(run: list[Token], there: list[Token], swapped: dict[str, str]) -> list[tuple[int, list[Token]]]:
    """Places where ``run`` and ``there`` agree in some words of a name and differ in content words."""
    out = []
    for shift in range(-len(there) + 2, len(run) - 1):
        i, j = max(0, shift), max(0, -shift)
        size = min(len(run) - i, len(there) - j)
        best = _best(run[i : i + size], there[j : j + size], swapped)
        if best:
            start, end = best
            out.append((i + start, there[j + start : j + end]))
    return out


def _best(here: list[Token], there: list[Token], swapped: dict[str, str]) -> tuple[int, int] | None:
    """Bounds of the stretch to compare: at least two words in common unless the name has three."""
    same = [a.low == b.low for a, b in zip(here, there, strict=True)]
    differ = [
        not s and a.low not in STOP and b.low not in STOP and a.text[:1].isupper() == b.text[:1].isupper()
        for s, a, b in zip(same, here, there, strict=True)
    ]
    if not all(s or d for s, d in zip(same, differ, strict=True)) or not any(differ):
        return None
    shared = sum(1 for s, b in zip(same, there, strict=True) if s and b.low not in STOP)
    learnt = sum(1 for d, a, b in zip(differ, here, there, strict=True) if d and swapped.get(a.low) == b.low)
    changed = sum(differ) - learnt
    shared += learnt
    if len(here) < 2 or shared < changed:
        return None
    return 0, len(here)


def _phrases(key: str, mine: list[Token], theirs: dict[str, list[Token]]) -> list[tuple[str, Rewording]]:
    """Content words unknown to the siblings beside a word that always has another neighbour there."""
    vocabulary = {t.low for tokens in theirs.values() for t in tokens}
    own = {t.low for t in mine}
    before: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str], Span] = {}
    for other, tokens in theirs.items():
        for a, b in pairwise(tokens):
            if not b.breaks and _content(a) and _content(b):
                before[b.low][a.low] += 1
                places.setdefault((a.low, b.low), _span(other, [a, b]))
    found: list[tuple[str, Rewording]] = []
    for a, b in pairwise(mine):
        if b.breaks or not _content(a) or a.low in vocabulary or b.low not in before:
            continue
        usual, times = before[b.low].most_common(1)[0]
        if times >= 2 and times >= 0.6 * before[b.low].total() and usual not in own:
            found.append((f"phrase {a.low} {b.low}", Rewording(_span(key, [a, b]), places[usual, b.low], name=False)))
    return found


def _content(token: Token) -> bool:
    return token.low not in STOP and len(token.low) > 2 and not token.low[0].isdigit()


def _span(key: str, tokens: list[Token]) -> Span:
    return Span(key, tokens[0].start, tokens[-1].end)
