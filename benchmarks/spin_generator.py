"""Machine-reworded texts of our own making, seeded: what the flag and the copies' verification are measured with.

Like the spinners of the trade it swaps words one by one for any synonym of any meaning, keeps inflection roughly, and
leaves figures, the order of sentences and what it takes for names. A hard spin swaps function words, too.
"""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tasks.deduplicate import synonyms

TOKEN = re.compile(r"[A-Za-z]+")
SHORTEST = 4  # letters of a content word that is swapped
VOWELS = "aeiou"
Thesaurus = Callable[[str], Iterable[str]]
# Function words and what a spinner puts there; each row is one class of words that stand for one another.
FUNCTION = {
    word: tuple(other for other in row.split() if other != word)
    for row in (
        "the this that",
        "a one some",
        "of from for",
        "in within inside during",
        "on upon at",
        "by via through",
        "to toward towards",
        "with alongside using",
        "and plus whereas",
        "but yet though however",
        "as like since",
        "after following past",
        "before ahead until",
        "about regarding concerning",
        "into inside within",
        "over above across",
        "who that which",
        "when while once",
        "because since as",
        "is stays remains",
        "was became remained",
        "has holds gets",
        "had held got",
        "will shall would",
        "can may could",
        "not never hardly",
        "all every entire",
        "also likewise too",
        "more further extra",
        "between among amid",
        "he she they",
        "his their its",
        "said told stated",
    )
    for word in row.split()
}


@dataclass(frozen=True, slots=True)
class Spin:
    """How hard a text is spun: the share of content words, and of function words, that are swapped."""

    content: float
    function: float = 0.0
    thesaurus: Thesaurus = synonyms.of


HARD = Spin(content=0.9, function=0.3)


def spin(text: str, how: Spin, seed: str) -> str:
    """``text`` with its words swapped; the same text, spin and seed give the same words."""
    dice = random.Random(seed)  # noqa: S311 - it makes test data
    plain = set(TOKEN.findall(text))
    chosen: dict[str, str] = {}  # a spinner that knows a word puts the same other for it throughout

    def swap(match: re.Match[str]) -> str:
        word, low = match[0], match[0].lower()
        if low in FUNCTION:
            return _cased(dice.choice(FUNCTION[low]), word) if dice.random() < how.function else word
        if len(word) < SHORTEST or dice.random() >= how.content or (word[0].isupper() and low not in plain):
            return word
        if low not in chosen:
            options = sorted(o for o in how.thesaurus(low) if _fits(o, low))
            chosen[low] = inflected(dice.choice(options), low) if options else low
        return _cased(chosen[low], word)

    return TOKEN.sub(swap, text)


def inflected(synonym: str, word: str) -> str:
    """``synonym`` with the ending that ``word`` has."""
    if synonym.endswith(_ending(word)):
        return synonym
    if _ending(word) == "s":
        return _plural(synonym)
    head, _, rest = synonym.partition(" ")
    verb = head.removesuffix("e") + _ending(word) if _ending(word) else head
    return f"{verb} {rest}" if rest else verb


def _ending(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "s"
    return next((e for e in ("ing", "ed") if word.endswith(e) and len(word) > len(e) + SHORTEST - 2), "")


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _fits(synonym: str, word: str) -> bool:
    """Whether it is another word in letters, and not only another form of it."""
    plain = TOKEN.fullmatch(synonym.replace(" ", "").replace("-", ""))
    return bool(plain) and synonym[:SHORTEST] != word[:SHORTEST]


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
