"""Synonyms out of WordNet's own files, read in place where they are installed: nothing is loaded before it is asked.

The files are those of Debian's ``wordnet-base``: four sorted indices and four lists of synsets. A word costs a binary
search in each index, so that a run that asks nothing pays nothing, and one that asks a hundred words pays milliseconds.
"""

import hashlib
import mmap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

# Where Debian, Fedora and Homebrew put them; the first that has them all is read.
FOLDERS = (
    Path("/usr/share/wordnet"),
    Path("/usr/share/wordnet-3.0/dict"),
    Path("/usr/local/opt/wordnet/dict"),
    Path("/opt/homebrew/opt/wordnet/dict"),
)
PARTS = ("noun", "verb", "adj", "adv")
# Endings of inflected words and what stands there in the index (the rules of WordNet's own reader).
ENDINGS = {
    "noun": (("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"), ("s", "")),
    "verb": (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
        ("s", ""),
    ),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "adv": (),
}
SHORTEST = 3  # letters of a word that is looked up without its ending
DAMAGED = (IndexError, ValueError)  # what a damaged file comes to: it counts as not knowing the word


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the index."""

    synsets: tuple[int, ...]  # their places in the list, the commonest first
    counted: int  # of its meanings, those that occur in WordNet's counted texts


@dataclass(frozen=True, slots=True)
class Part:
    """One part of speech: words in their order with the places of their synsets."""

    endings: tuple[tuple[str, str], ...]
    index: mmap.mmap
    data: mmap.mmap

    def entry(self, word: str) -> "Entry":
        """What the index has of ``word``; no synsets where it does not know it."""
        fields = self._line(word.replace(" ", "_").encode()).split()
        if not fields:
            return Entry((), 0)
        first = len(fields) - int(fields[2])
        return Entry(tuple(int(place) for place in fields[first:]), int(fields[first - 1]))

    def members(self, place: int) -> Iterator[str]:
        """The words of the synset at ``place``."""
        end = self.data.find(b"\n", place)
        fields = self.data[place : end if end > 0 else len(self.data)].decode("ascii", "replace").split()
        for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
            yield word.partition("(")[0].replace("_", " ").lower()  # "galore(ip)": where an adjective may stand

    def _line(self, key: bytes) -> bytes:
        """The line of the index that begins with ``key``: lines are sorted by their bytes."""
        low, high = 0, len(self.index)
        while low < high:
            start = self.index.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.index.find(b"\n", start) + 1 or len(self.index)
            line = self.index[start:end]
            found = line.partition(b" ")[0]
            if found == key:
                return line
            if found < key:  # the licence at the top begins with spaces: an empty word, before every other
                low = end
            else:
                high = start
        return b""


def version() -> str:
    """Which files are read, for the record of a run: eight hex digits; empty where none are installed."""
    folder = _folder()
    if folder is None:
        return ""
    sizes = [(name.name, name.stat().st_size) for name in _files(folder)]
    return hashlib.sha256(repr(sizes).encode()).hexdigest()[:8]


def installed() -> bool:
    """Whether synonyms can be told at all."""
    return _folder() is not None


@lru_cache(maxsize=20_000)
def of(word: str) -> frozenset[str]:
    """Words of one meaning with ``word``, whatever the meaning and its inflection, in lower case.

    They stand in the form of a dictionary; empty for an unknown word, and where no files are installed.
    """
    low = word.lower()
    with suppress(*DAMAGED):
        return frozenset(
            other
            for part, entry in _entries(low)
            for place in entry.synsets
            for other in part.members(place)
            if other != low
        )
    return frozenset()


@lru_cache(maxsize=20_000)
def rare(word: str) -> bool:
    """Whether the dictionary has ``word`` and counted texts never do."""
    with suppress(*DAMAGED):
        found = [entry.counted for _, entry in _entries(word.lower())]
        return bool(found) and not any(found)
    return False


def _entries(word: str) -> Iterator[tuple[Part, Entry]]:
    """The entries of ``word`` in any of its forms."""
    for part in _parts() if word.isascii() else ():
        forms = (word.removesuffix(e) + instead for e, instead in part.endings if word.endswith(e))
        for form in (word, *(f for f in forms if len(f) >= SHORTEST)):
            entry = part.entry(form)
            if entry.synsets:
                yield part, entry


@cache
def _parts() -> tuple[Part, ...]:
    folder = _folder()
    if folder is None:
        return ()
    return tuple(
        Part(ENDINGS[name], _mapped(folder / f"index.{name}"), _mapped(folder / f"data.{name}")) for name in PARTS
    )


@cache
def _folder() -> Path | None:
    return next((folder for folder in FOLDERS if all(_filled(file) for file in _files(folder))), None)


def _files(folder: Path) -> list[Path]:
    return [folder / f"{kind}.{name}" for name in PARTS for kind in ("index", "data")]


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
