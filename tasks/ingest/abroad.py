"""Lines that stamp a text in another language than English: "segunda-feira, 22 de janeiro de 2018 às 0:13"."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from tasks.ingest import agencies
from tasks.ingest.days import Day, civil

MOST_TOKENS = 16
TOKEN = re.compile(
    r"\d+(?:[:.h]\d{2}){0,2}|[^\W\d_](?:[^\s\d,.;:|/()–—-]|-(?=[^\W\d_]))*"
)  # the vowel signs of Hindi are no letters to re
NUMERIC = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)(?!\d)")
BETWEEN = re.compile(r"[\s,.;:|/()–—-]*")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of a stamp in one language."""

    months: dict[str, int]
    others: frozenset[str]


@functools.cache
def _tongues() -> tuple[Tongue, ...]:
    found: list[Tongue] = []
    for line in map(_plain, agencies.rows("calendar_abroad.txt")):
        if line.startswith("["):
            months: dict[str, int] = {}
        elif "|" in line:
            months = {name: n for n, names in enumerate(line.split("|"), 1) for name in names.split()}
        else:
            found.append(Tongue(months, frozenset(line.split())))
    return tuple(found)


def stamp(plain: str) -> Day | None:
    """The day of a line that says nothing else than when a text came out; ``year`` is never 0."""
    tokens = list(TOKEN.finditer(plain))
    if not 2 <= len(tokens) <= MOST_TOKENS or BETWEEN.fullmatch(TOKEN.sub("", plain)) is None:
        return None
    words = [_plain(t[0]) for t in tokens if not t[0][0].isdigit()]
    for tongue in _tongues():
        if words and all(word in tongue.months or word in tongue.others for word in words):
            return _numeric(plain) or _named(tokens, tongue)
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _numeric(plain: str) -> Day | None:
    """Day before month: so it is in every language of the list."""
    found = NUMERIC.search(plain)
    if found is None or civil(int(found["y"]), int(found["m"]), int(found["d"])) is None:
        return None
    return Day(found.start(), found.end(), int(found["y"]), int(found["m"]), int(found["d"]))


def _named(tokens: list[re.Match[str]], tongue: Tongue) -> Day | None:
    """The number before the name of a month and the year behind it: "22 de janeiro de 2018"."""
    place = next((n for n, t in enumerate(tokens) if _plain(t[0]) in tongue.months), 0)
    before = [t for t in tokens[max(0, place - 2) : place] if re.fullmatch(r"\d{1,2}", t[0])]
    years = [t for t in tokens[place + 1 : place + 3] if re.fullmatch(r"(?:19|20)\d\d", t[0])]
    if not before or not years:
        return None
    year, month, day = int(years[0][0]), tongue.months[_plain(tokens[place][0])], int(before[-1][0])
    return Day(before[-1].start(), years[0].end(), year, month, day) if civil(year, month, day) else None
