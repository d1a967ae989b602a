"""Plain text with offsets: paragraphs, words, trimming. Pure; knows no language model."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’.-][^\W_]+)*")
LINE = re.compile(r"[^\n]+")
DIGITS = re.compile(r"\d+")
# The beginning of a verb without anybody in front of it.
SUBJECTLESS = re.compile(r"(?:will|is|are|was|were|has|have|had|to|would|can)\b", re.IGNORECASE)
# User and password of an address, and what stands behind a parameter that by its name is a key to something.
USER_INFO = re.compile(r"(?<=://)[^\s/?#@]{1,1000}@")
SECRET = re.compile(
    r"(?<=[?&;#])((?:[\w.-]{0,40}[_.-])?(?:\w{0,20}(?:token|passw(?:or)?d|secret|signature|credentials?)"
    r"|(?:\w{0,20}api|access|auth|private|feed)?key|auth(?:orization)?|sig|pwd|pass|hmac|jwt|session(?:id)?)=)"
    r"([^\s&;#\"'<>)\]]+)",
    re.IGNORECASE,
)
HIDDEN = "***"
NAME_MARKS = str.maketrans("", "", ".,-‐‑")
GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
SHORTEST_SECRET = 6
PASSAGE_WORDS = 60  # the longest passage that leaves the house


def sha256(text: str) -> str:
    """Hex digest of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def line_digest(line: str) -> str:
    """A line's name for counting it: the same for lines that differ in case, accents, digits or white space."""
    return sha256(DIGITS.sub("0", fold(line)))[:16]


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """``text`` for comparing: compatibility forms and accents folded, lower case, one space between words."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).casefold().split())


def veiled(text: str) -> str:
    """``text`` with the secrets of the addresses in it hidden: user and password, values of ``token=`` and its like."""
    return SECRET.sub(rf"\1{HIDDEN}", USER_INFO.sub(f"{HIDDEN}@", text))


def secrets(url: str) -> tuple[str, ...]:
    """The values that ``veiled`` hides in ``url`` and that are long enough to be known again, the longest first."""
    found = {m[2] for m in SECRET.finditer(url) if len(m[2]) >= SHORTEST_SECRET}
    return tuple(sorted(found, key=lambda s: (-len(s), s)))


def name_words(name: str) -> tuple[str, ...]:
    """``name`` for comparing: its words folded, without stops, hyphens and generation."""
    flat = fold(name).translate(NAME_MARKS).split()
    return tuple(flat[:-1] if len(flat) > 1 and flat[-1] in GENERATIONS else flat)


def words(text: str) -> list[str]:
    """The words of ``text`` as written; a number, an abbreviation or a hyphenated word is one."""
    return WORD.findall(text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, trimmed of white space."""
    for line in LINE.finditer(text):
        trimmed = trim(text, line.start(), line.end())
        if trimmed:
            yield trimmed


def paragraph_at(text: str, offset: int) -> int:
    """Number, from 1, of the non-blank line that holds ``offset`` (the one before, between two lines)."""
    return max(1, sum(1 for start, _ in paragraphs(text) if start <= offset))


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """``start`` and ``end`` without white space at the edges; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def clip(text: str, most: int = PASSAGE_WORDS) -> tuple[str, bool]:
    """The first ``most`` white-space separated words of ``text``, and whether anything was cut."""
    parts = list(re.finditer(r"\S+", text))
    if len(parts) <= most:
        return text, False
    return text[: parts[most - 1].end()], True
