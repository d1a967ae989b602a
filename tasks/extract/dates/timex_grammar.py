"""The span grammar: which runs of letters may be a time expression, and what their parts are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.dates import timewords
from tasks.extract.dates.clock_patterns import CLOCK_PATTERNS
from tasks.extract.dates.period_patterns import PERIOD_PATTERNS
from tasks.extract.dates.timex_patterns import END, PATTERNS, START, TRIGGERS

WORD = re.compile(r"[a-z]+")
RULES = tuple(
    (name, re.compile(START + "(?:" + pattern + ")" + END))
    for name, pattern in (*PERIOD_PATTERNS, *PATTERNS, *CLOCK_PATTERNS)
)


@dataclass(frozen=True, slots=True)
class Found:
    """A run of letters that a rule takes, before anybody asks what day it means."""

    start: int
    end: int
    rule: str
    parts: dict[str, str]

    def has(self, *names: str) -> bool:
        return any(self.parts.get(name) for name in names)


def lower(text: str) -> str:
    """Lower case of the same length (some letters grow when lower-cased: they stay as they are)."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small


def candidates(text: str) -> Iterator[Found]:
    """Every match of every rule, overlapping ones too, rule by rule."""
    small = lower(text)
    present = frozenset(WORD.findall(small))
    for name, pattern in RULES:
        if name in TRIGGERS and TRIGGERS[name].isdisjoint(present):
            continue
        for match in pattern.finditer(small):
            parts = {k.rstrip("_"): " ".join(v.split()) for k, v in match.groupdict().items() if v}
            if "century" in parts and "tens" in parts and (written := spelled_year(parts)):
                parts["year"] = written
            parts |= {word: word for word in ("between", "the") if small.endswith(f"{word} ", 0, match.start())}
            yield Found(match.start(), match.end(), name, parts)


def spelled_year(parts: dict[str, str]) -> str:
    """The year that "nineteen ninety-seven" spells; none for "twenty thirty", which may be a time of day."""
    if parts["century"] == "twenty" and not parts.get("ones"):
        return ""
    tail = timewords.TENS[parts["tens"]] + timewords.NUMBERS.get(parts.get("ones", ""), 0)
    return f"{19 if parts['century'] == 'nineteen' else 20}{tail:02d}"


def longest(found: list[Found], size: int) -> list[Found]:
    """Those that stay when a longer one takes its letters, in order of a text of ``size`` letters."""
    kept: list[Found] = []
    taken = bytearray(size)
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)
