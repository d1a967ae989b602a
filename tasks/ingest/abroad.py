"""Lines that stamp a text in another language than English: "segunda-feira, 22 de janeiro de 2018 às 0:13"."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.ingest import agencies
from tasks.ingest.days import Day, civil

MOST_TOKENS = 16
TOKEN = re.compile(
    r"\d+(?:[:.h]\d{2}){0,2}|[^\W\d_](?:[^\s\d,.;:|/()–—-]|-(?=[^\W\d_]))*"
)  # the vowel signs of Hindi are no letters to re
NUMERIC = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)(?!\d)")
DAY_FIRST = re.compile(r"(?<![\d./-])(?P<d>\d{1,2})(?P<s>[./-])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<y>(?:19|20)\d\d)(?!\d)")
BETWEEN = re.compile(r"[\s,.;:|/()–—-]*")
APART = re.compile(
    r"(?:(?<!\s)\s++)?[|·•]\s*|\s[–—/-]\s|(?:(?<!\s)\s++)?,\s"
)  # what else stands on a line with a stamp
MOST_BESIDE = 8  # words of that
NAMED = (2, 4)  # words of a name that stands there without a sign between
CHANGES = "*"  # opens the words of a change in the list
ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of a stamp in one language."""

    months: dict[str, int]
    others: frozenset[str]
    changes: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether ``word``, folded, may stand in a stamp."""
        return word[:1].isdigit() or word in self.months or word in self.others


@functools.cache
def _tongues() -> dict[str, Tongue]:
    blocks: dict[str, list[str]] = {}
    for line in map(_plain, agencies.rows("calendar_abroad.txt")):
        if line.startswith("["):
            blocks[line.strip("[]")] = here = []
        else:
            here.append(line)
    return {code: _tongue(*lines) for code, lines in blocks.items()}


def _tongue(months: str, others: str, changes: str) -> Tongue:
    names = {name: n for n, said in enumerate(months.split("|"), 1) for name in said.split()}
    changing = frozenset(changes.removeprefix(CHANGES).split())
    return Tongue(names, frozenset(others.split()) | changing, changing)


def stamp(plain: str) -> Day | None:
    """The day of a line that says nothing else than when a text came out; ``year`` is never 0."""
    tokens = list(TOKEN.finditer(plain))
    if not 2 <= len(tokens) <= MOST_TOKENS or BETWEEN.fullmatch(TOKEN.sub("", plain)) is None:
        return None
    words = [_plain(t[0]) for t in tokens if not t[0][0].isdigit()]
    for tongue in _tongues().values():
        if words and all(tongue.knows(word) for word in words):
            return _numeric(NUMERIC, plain) or _named(tokens, tongue)
    return None


def shown(plain: str, language: str) -> Day | None:
    """The day of publication on a line beside the headline of a page in ``language``, with what else stands there.

    In these languages the day stands before the month, by whatever sign they are parted. None for a line that
    tells only of a change, and for English, whose own forms are those of ``stamps``.
    """
    tongue = _tongues().get(language)
    if tongue is None or not any(c.isdigit() for c in plain) or plain.endswith(ENDS[1:]):
        return None
    tokens = list(TOKEN.finditer(plain))
    for run in _runs(plain, tokens, tongue):
        first, last = run[0].start(), run[-1].end()
        day = _numeric(DAY_FIRST, plain[first:last]) or _named(run, tongue)
        numeric = plain[first].isdigit()
        if (
            day
            and _set_apart(plain[:first], plain[last:], numeric=numeric)
            and not _changed(plain[first:last], day, tongue)
        ):
            return day
    return None


def _runs(plain: str, tokens: Sequence[re.Match[str]], tongue: Tongue) -> list[list[re.Match[str]]]:
    """Numbers and words of a stamp that follow each other."""
    runs: list[list[re.Match[str]]] = [[]]
    for token in tokens:
        before = plain[runs[-1][-1].end() : token.start()] if runs[-1] else ""
        if not tongue.knows(_plain(token[0])):
            runs.append([])
        elif BETWEEN.fullmatch(before) and "|" not in before:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [run for run in runs if run]


def _set_apart(before: str, behind: str, *, numeric: bool) -> bool:
    """Whether what stands around a stamp is a section, a name or the like, and no sentence that holds a date."""
    for rest, edge in ((before, before[-3:]), (behind, behind[:3])):
        words = [part for part in re.split(r"[\s|·•,;:–—/()-]+", rest) if part]
        if not words:
            continue
        apart = APART.search(f"x{edge}x") or (numeric and _reads_as_a_name(words))
        if len(words) > MOST_BESIDE or rest.rstrip().endswith(ENDS) or not apart:
            return False
    return True


def _reads_as_a_name(words: Sequence[str]) -> bool:
    """Whether capitals speak for a name, with a word like "von" before it; "Konzert am" is none."""
    named = [word for word in words if word[0].isupper()]
    return NAMED[0] <= len(named) <= NAMED[1] and all(w[0].isupper() or n == 0 for n, w in enumerate(words))


def _changed(run: str, day: Day, tongue: Tongue) -> bool:
    """Whether the words of a stamp before its day tell of a change."""
    return any(_plain(t[0]) in tongue.changes for t in TOKEN.finditer(run) if t.start() < day.end)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _numeric(form: re.Pattern[str], plain: str) -> Day | None:
    """Day before month: so it is in every language of the list."""
    found = form.search(plain)
    if found is None or civil(int(found["y"]), int(found["m"]), int(found["d"])) is None:
        return None
    return Day(found.start(), found.end(), int(found["y"]), int(found["m"]), int(found["d"]))


def _named(tokens: Sequence[re.Match[str]], tongue: Tongue) -> Day | None:
    """The number before the name of a month and the year behind it: "22 de janeiro de 2018"."""
    place = next((n for n, t in enumerate(tokens) if _plain(t[0]) in tongue.months), 0)
    before = [t for t in tokens[max(0, place - 2) : place] if re.fullmatch(r"\d{1,2}", t[0])]
    years = [t for t in tokens[place + 1 : place + 3] if re.fullmatch(r"(?:19|20)\d\d", t[0])]
    if not before or not years:
        return None
    year, month, day = int(years[0][0]), tongue.months[_plain(tokens[place][0])], int(before[-1][0])
    return Day(before[-1].start(), years[0].end(), year, month, day) if civil(year, month, day) else None
