"""Texts that a pattern may take long over, made out of the pattern's own parts: what it repeats, and what leads there.

Two units that the pattern cannot tell apart are one; a pattern that can go few ways from any place needs none.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

FEW_WAYS = 40  # from one place: no text keeps such a pattern busy
MANY = 20  # a repeat that may go on longer than this is worth pumping
MOST_PIECES = 40  # of one pattern, that are repeated
MOST_ENDS = 3
LEADS = 80  # letters of what leads to a repeat, that are themselves repeated
UNITS = (
    *"aA1 \n\t.,-'\"([<é“_/:*|",
    *("a ", "A ", "Aa ", "1 ", "a.", "A. ", "a-", "a, ", "A, ", "A and ", "(a", "[a](", "“a” ", '" ', "\n ", " \n"),
    *("<a ", "a@", "1-", "1/", "1,", "Aa Bb\n", "the ", "Jan 1 ", "a’s ", "-- ", "\u0301", "A.B.", "a'b", "\xa0 "),
)
CHOSEN = "aA1 .,-\n'’“(é/:@_"
LEFT_OUT = (*"<>()[]\"'“”\n .;,:", *map(chr, range(33, 127)))
REPEATS = frozenset(["MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"])
ATOMS = frozenset(["LITERAL", "NOT_LITERAL", "IN", "ANY"])
CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s"}
CLASSES |= {"CATEGORY_NOT_SPACE": r"\S", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"}


def texts(pattern: str, flags: int) -> Iterator[partial[str]]:
    """What to set the pattern to: each makes its text when it is told how long."""
    parsed = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    if ways(parsed) <= FEW_WAYS:
        return
    atoms = sorted(dict.fromkeys(_atoms(parsed)))
    ends = _ends(parsed)
    seen = set()
    for before, unit, behind in [*((*one, ends) for one in _pieces(parsed)), *(("", unit, ends[:1]) for unit in UNITS)]:
        known = (_told(before, atoms, flags), _told(unit, atoms, flags))
        if known not in seen and any(known[1]):
            seen.add(known)
            yield from (partial(_text, before, unit, end) for end in behind)


def ways(parsed: Any) -> float:
    """How many ways the pattern may go from one place, at most."""
    total = 1.0
    for code, value in parsed:
        name = str(code)
        if name in REPEATS:
            least, most, inner = value
            total *= min(ways(inner), 100.0) ** min(int(most), 50) * (min(int(most), 10**6) - int(least) + 1)
        elif name == "BRANCH":
            total *= sum(ways(one) for one in value[1])
        else:
            for inner in _inner(code, value):
                total *= ways(inner)
        total = min(total, 1e12)
    return total


def _pieces(parsed: Any) -> Iterator[tuple[str, str]]:
    parts = list(dict.fromkeys(part for part in _parts(parsed, "") if part[1]))
    yield from parts[:: max(1, len(parts) // MOST_PIECES)]


def _parts(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """What may be repeated in ``parsed``: after a text that leads there, and together with it; and all of it."""
    for code, value in parsed:
        if str(code) in REPEATS and int(value[1]) > MANY:
            unit = _sample(value[2])
            yield before, unit
            yield before, unit + " "
            yield "", before[-LEADS:] + unit
        for inner in _inner(code, value):
            yield from _parts(inner, before)
        before += _sample([(code, value)])
    if len(before) < 2 * LEADS:
        yield "", before
        yield "", before + " "


def _inner(code: Any, value: Any) -> list[Any]:
    name = str(code)
    if name in REPEATS:
        return [value[2]]
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "ATOMIC_GROUP":
        return [value]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return list(value[1]) if name == "BRANCH" else []


def _sample(parsed: Any) -> str:
    """One short text that ``parsed`` may match."""
    out = ""
    for code, value in parsed:
        name = str(code)
        if name in ATOMS:
            out += _one_of(_atom(code, value)) if name != "LITERAL" else chr(value)
        elif name in REPEATS:
            out += _sample(value[2]) * max(1, int(value[0]))
        elif name == "BRANCH":
            out += _sample(value[1][0])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP", "ASSERT"):  # what must stand before or behind, too
            out += _sample(_inner(code, value)[0])
    return out


def _atoms(parsed: Any) -> Iterator[str]:
    for code, value in parsed:
        if str(code) in ATOMS:
            yield _atom(code, value)
        for inner in _inner(code, value):
            yield from _atoms(inner)


def _atom(code: Any, value: Any) -> str:
    """One letter of a pattern, as a pattern of its own."""
    name = str(code)
    if name == "ANY":
        return "."
    if name == "IN":
        return _class(value)
    return f"[{'^' if name == 'NOT_LITERAL' else ''}{re.escape(chr(value))}]"


def _class(members: Any) -> str:
    out = ""
    for kind, value in members:
        name = str(kind)
        if name == "NEGATE":
            out += "^"
        elif name == "LITERAL":
            out += re.escape(chr(value))
        elif name == "RANGE":
            out += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            out += CLASSES[str(value)]
    return f"[{out}]"


@cache
def _letter(atom: str, flags: int) -> re.Pattern[str]:
    return re.compile(atom, flags & (re.IGNORECASE | re.ASCII | re.DOTALL))


@cache
def _one_of(atom: str) -> str:
    """A letter that the atom allows; the plainest."""
    allowed = _letter(atom, 0)
    return next((c for c in (*CHOSEN, *map(chr, range(33, 0x3000))) if allowed.match(c)), "a")


def _told(text: str, atoms: list[str], flags: int) -> tuple[frozenset[str], ...]:
    """All that the pattern sees of a text: which of its atoms allow each letter."""
    return tuple(frozenset(atom for atom in atoms if _letter(atom, flags).match(c)) for c in text)


def _ends(parsed: Any) -> list[str]:
    """Letters after which the pattern fails, so that it tries all its ways: one that each open class leaves out."""
    ends = ["\x00"]
    for atom in _atoms(parsed):
        if atom == ".":
            ends.append("\n\n\x00")
        elif atom.startswith("[^") and _letter(atom, 0).match("\x00"):
            ends.append(next((c for c in LEFT_OUT if not _letter(atom, 0).match(c)), "") + "\x00")
    return list(dict.fromkeys(ends))[:MOST_ENDS]


def _text(before: str, unit: str, end: str, size: int) -> str:
    return (before + unit * (size // len(unit) + 1))[:size] + end
