"""Finding many words and phrases in a text in one pass, however many there are."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

TOKEN = re.compile(r"[^\W_]+")
PART = re.compile(r"([^\W_]+)(\*?)")
ACCENT = re.compile("[\u0300-\u036f]+")
MEMORY = 50_000  # distinct words whose phrases are remembered before the memory starts anew


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a term: the forms it may have, or how it begins where any ending will do."""

    forms: tuple[str, ...]
    open: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.forms) if self.open else word in self.forms


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of the list ``owner``."""

    owner: str
    term: str
    parts: tuple[Part, ...]
    cased: bool

    @property
    def size(self) -> int:
        return len(self.parts)


class Vocabulary:
    """Lists of terms, ready to be looked for.

    ``*`` at the end of a word stands for any ending; a term's last word counts in the plural too. A term that is one
    word with a capital, or has one past its first word, counts only as written (or in capitals): "WHO" is not "who",
    "Congress" no congress of dentists, while "Energy security" is anybody's energy security.
    """

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._exact: dict[str, list[Phrase]] = {}  # by the first word
        self._pairs: dict[tuple[str, str], list[Phrase]] = {}  # by the first two: "the bill" is not tried at each "the"
        self._open: dict[str, list[Phrase]] = {}
        self._known: dict[str, tuple[Phrase, ...]] = {}
        for owner, terms in lists.items():
            for term in dict.fromkeys(terms):
                self._add(owner, term)

    def find(self, written: list[str]) -> Iterator[Phrase]:
        """Every phrase in the words of a text; of one list's phrases that share words, the longest."""
        lower = [word.lower() for word in written]
        free: dict[str, int] = {}
        for at, word in enumerate(lower):
            pair = self._pairs.get((word, lower[at + 1]), ()) if at + 1 < len(lower) else ()
            for phrase in (*pair, *self._starting(word)):
                if free.get(phrase.owner, 0) <= at and _stands(phrase, written if phrase.cased else lower, at):
                    free[phrase.owner] = at + phrase.size
                    yield phrase

    def _add(self, owner: str, term: str) -> None:
        found = PART.findall(plain(term))
        if not found:
            return
        cased = _cased([word for word, _ in found])
        last = len(found) - 1
        parts = tuple(
            Part(_forms(word, cased=cased, inflected=n == last), bool(star)) for n, (word, star) in enumerate(found)
        )
        self._index(Phrase(owner, term, parts, cased))

    def _index(self, phrase: Phrase) -> None:
        first, *rest = ({form.lower() for form in part.forms} for part in phrase.parts)
        if phrase.parts[0].open:
            for form in first:
                self._open.setdefault(form, []).append(phrase)
        elif rest and not phrase.parts[1].open:
            for pair in product(first, rest[0]):
                held = self._pairs.setdefault(pair, [])
                held.append(phrase)
                held.sort(key=lambda p: -p.size)
        else:
            for form in first:
                self._exact.setdefault(form, []).append(phrase)

    def _starting(self, word: str) -> tuple[Phrase, ...]:
        if word not in self._known:
            if len(self._known) >= MEMORY:
                self._known.clear()
            opened = [p for end in range(1, len(word) + 1) for p in self._open.get(word[:end], ())]
            self._known[word] = tuple(sorted((*self._exact.get(word, ()), *opened), key=lambda p: -p.size))
        return self._known[word]


def plain(text: str) -> str:
    """``text`` without accents, its case kept."""
    return text if text.isascii() else ACCENT.sub("", unicodedata.normalize("NFKD", text))


def tokens(text: str) -> list[str]:
    """Words as written, without accents; hyphens, points and apostrophes part them."""
    return TOKEN.findall(plain(text))


def _stands(phrase: Phrase, words: list[str], at: int) -> bool:
    if at + phrase.size > len(words):
        return False
    return all(part.fits(words[at + n]) for n, part in enumerate(phrase.parts))


def _cased(words: list[str]) -> bool:
    """Whether capitals in a term are meant: a sentence's first capital is not."""
    if len(words) == 1:
        return words[0] != words[0].lower()
    return any(word != word.lower() for word in words[1:])


def _forms(word: str, *, cased: bool, inflected: bool) -> tuple[str, ...]:
    if cased:
        return tuple(dict.fromkeys((word, word.upper())))
    low = word.lower()
    if not inflected or low.endswith("s") or len(low) < 3:
        return (low,)
    plural = f"{low[:-1]}ies" if low.endswith("y") and low[-2] not in "aeiou" else f"{low}s"
    return low, plural, f"{low}es"
