"""Finds machine-reworded copies: articles whose words stand where every sibling has another word.

A program that rewords a text puts synonyms into fixed names ("Home Armed Companies Committee") and set phrases
("provide chain"), and it does so everywhere. A journalist's own version keeps names, and its own words stand in places
of their own. Every sign is counted against the siblings of the story, and each can be shown: these words here, those
there.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from tasks.deduplicate import reworded_names, reworded_signs, synonyms
from tasks.deduplicate.reworded_names import Exchanged
from tasks.deduplicate.reworded_signs import Signs, Swap
from tasks.deduplicate.reworded_text import Reading, Stretch, read, stems
from tasks.model import Article, Notice, Rewording, Span

# On the development half of the labelled articles one in twenty written by journalists is above 5.3, and none is above
# 7.1; of those with two firm names exchanged none is above 5.
PRINTED = 7.5  # signs from which an article is printed as reworded
NAMED = 6.0  # the same for one with as many firm names exchanged
LEAST_NAMES = 2
LEAST_SHOWN = 3  # different exchanges that can be shown
# Without a dictionary.
SURE_NAMES = 3  # firm names with words exchanged
LEAST_EXCHANGES = 5  # names and places together
LEAST_RATE = 1.0  # for every hundred words of content
LEAST_STRANGE = 0.2  # of its words, those that no sibling has: below, nothing more is looked at
LEAST_SIBLINGS = 2
MOST_SIBLINGS = 20  # more witnesses tell no more


@dataclass(frozen=True, slots=True)
class Found:
    """What shows an article to be a reworded copy, and how strongly."""

    strength: float
    rewordings: tuple[Rewording, ...]


def among(members: Sequence[Article], repeats: Callable[[Article, Article], bool]) -> dict[str, tuple[Rewording, ...]]:
    """The reworded copies of a story by their ids, with what shows it.

    An article beside its own reworded copy differs from it as that does from the article: so the most reworded one is
    taken first, and it is no witness any more. Nor is an article that ``repeats`` the very words of the one looked at,
    and one witness alone cannot tell which of the two is reworded. Nobody is one where everybody would be.
    """
    found: dict[str, tuple[Rewording, ...]] = {}
    longest = sorted(members, key=lambda a: (-len(a.text), a.id))
    open_ones = longest
    while open_ones:
        judged = {a.id: one for a in open_ones if (one := judge(a, _others(a, longest, found, repeats)))}
        if not judged:
            break
        worst = max(judged, key=lambda key: (judged[key].strength, key))
        found[worst] = judged[worst].rewordings
        open_ones = [a for a in open_ones if a.id in judged and a.id != worst]
    return {} if len(found) == len(members) else found


def _others(
    article: Article, members: Sequence[Article], out: Container[str], repeats: Callable[[Article, Article], bool]
) -> tuple[Article, ...]:
    """The witnesses: the longest texts of the story, as many as are looked at."""
    texts = (m for m in members if m is not article and m.id not in out and not repeats(m, article))
    return tuple(islice(texts, MOST_SIBLINGS))


def judge(article: Article, siblings: tuple[Article, ...]) -> Found | None:
    """Whether ``article`` is a reworded copy beside ``siblings``, none of which is one; the first twenty are asked.

    Without WordNet's files only names and consensus of the siblings count, so that fewer copies are found.
    """
    others = siblings[:MOST_SIBLINGS]
    if len(others) < LEAST_SIBLINGS or _strange(article, others) < LEAST_STRANGE:
        return None
    mine, theirs = read(article.readable), [read(s.readable) for s in others]
    exchanged = reworded_names.find(mine, theirs)
    swapped = reworded_signs.swaps(mine, theirs, known=synonyms.installed())
    strength = reworded_signs.count(mine, theirs, exchanged, swapped).total
    if not _beyond_doubt(strength, exchanged, swapped) and not _by_siblings(mine, theirs, exchanged):
        return None
    agreed = reworded_signs.swaps(mine, theirs, known=False)
    names = reworded_names.every(mine, theirs, _learnt(exchanged, (*swapped, *agreed)))
    return Found(strength, tuple(_shown(article, mine, others, theirs, (names, swapped or agreed))))


def _learnt(exchanged: Sequence[Exchanged], swapped: Sequence[Swap]) -> dict[str, str]:
    """Which word here stands for which there."""
    return {s.word: s.other for s in swapped} | {a: b for e in exchanged if e.firm for a, b in e.swaps}


def wanting() -> tuple[Notice, ...]:
    """What the search for reworded copies had to do without, for the reader of the note."""
    said = "looked for without synonyms, as WordNet (Debian: wordnet-base) is not installed; few are found so"
    return () if synonyms.installed() else (Notice("reworded", "Reworded copies", said),)


def measure(article: Article, siblings: tuple[Article, ...]) -> Signs:
    """The signs in ``article``, whether or not they are enough for printing it as reworded."""
    mine, theirs = read(article.readable), [read(s.readable) for s in siblings[:MOST_SIBLINGS]]
    exchanged = reworded_names.find(mine, theirs)
    return reworded_signs.count(mine, theirs, exchanged, reworded_signs.swaps(mine, theirs, known=True))


def _strange(article: Article, others: Sequence[Article]) -> float:
    """Share of the article's different words that none of the others has."""
    mine = stems(article.readable)
    return len(mine.difference(*(stems(other.readable) for other in others))) / max(1, len(mine))


def _different(exchanged: Sequence[Exchanged], swapped: Sequence[Swap]) -> int:
    return len({*chain.from_iterable(e.swaps for e in exchanged), *((s.word, s.other) for s in swapped)})


def _beyond_doubt(strength: float, exchanged: Sequence[Exchanged], swapped: Sequence[Swap]) -> bool:
    """Whether the dictionary says so; two firm names are worth more than what they add to the strength."""
    named = len({e.swaps for e in exchanged if e.firm}) >= LEAST_NAMES
    return strength >= (NAMED if named else PRINTED) and _different(exchanged, swapped) >= LEAST_SHOWN


def _by_siblings(mine: Reading, theirs: Sequence[Reading], exchanged: Sequence[Exchanged]) -> bool:
    """Whether names and the siblings' consensus leave no doubt, whatever a dictionary knows."""
    if len({e.swaps for e in exchanged if e.firm}) < SURE_NAMES:
        return False
    different = _different(exchanged, reworded_signs.swaps(mine, theirs, known=False))
    content = sum(1 for t in mine.tokens if not t.small)
    return different >= LEAST_EXCHANGES and 100 * different >= LEAST_RATE * content


def _shown(
    article: Article,
    mine: Reading,
    others: Sequence[Article],
    theirs: Sequence[Reading],
    found: tuple[Sequence[Exchanged], Sequence[Swap]],
) -> list[Rewording]:
    exchanged, swapped = found
    named = [e.here for e in exchanged]
    apart = [s for s in swapped if not any(n[0] <= s.here[1] and s.here[0] <= n[1] for n in named)]
    return [
        Rewording(_span(article, mine, one.here), _span(others[one.sibling], theirs[one.sibling], one.there), name=name)
        for name, ones in ((True, exchanged), (False, apart))
        for one in ones
    ]


def _span(article: Article, reading: Reading, stretch: Stretch) -> Span:
    return Span(article.id, reading.tokens[stretch[0]].start, reading.tokens[stretch[1]].end)
