"""Whether the words around an office say for sure that its time is over, so that it is printed as a former one."""

from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.reading import Reading

YEAR = 4  # figures of a year
SPANS = frozenset(("to", "until", "till", "and", "-", "–", "—"))  # between the first year and the last
WERE = frozenset(("was", "served", "had"))
GONE = frozenset(("last", "his", "her", "their", "its"))  # until last May, until her resignation
Range = tuple[int, int]


def ended(reading: Reading, places: tuple[Range, Range], after: int) -> bool:
    """An office at the second of ``places``, of whom the first names, that goes on no more by what stands ``after``.

    ``minister from 2005 to 2021``, ``who was minister until May``, ``two years ago NAME was the whip``.
    """
    name, office = places
    were = WERE & {t.low for t in reading.tokens[name[1] : office[0]]}
    opened = "was" in were and _opened(reading, name[0])
    return opened or _until(reading, after, told=bool(were)) or _spanned(reading, after)


def _opened(reading: Reading, at: int) -> bool:
    """``When NAME was``, ``Two years ago NAME was``: the time of it stands before the name."""
    while at > 1 and is_address(reading.tokens[at - 1]):
        at -= 1
    before = at - 1 - (at > 1 and reading.texts[at - 1] == ",")
    return before >= 0 and not reading.tokens[at].broken and reading.tokens[before].low in ("when", "ago")


def _until(reading: Reading, at: int, *, told: bool) -> bool:
    """``until 2021``, ``until last May``; after a verb of the past any day and ``until her retirement``."""
    at += at < len(reading.tokens) and reading.texts[at] == ","
    if at + 1 >= len(reading.tokens) or reading.tokens[at].low not in ("until", "till"):
        return False
    token = reading.tokens[at + 1]
    if _year(token.text):
        return told or (reading.article.dated.last is not None and _reached(reading, token.text))
    return token.low == "last" or (told and (token.ent == "DATE" or token.low in GONE))


def _spanned(reading: Reading, at: int) -> bool:
    """``from 2005 to 2021``, ``between 2005 and 2021``, ``2005-2021``: both years, the last of them reached."""
    at += at < len(reading.tokens) and reading.tokens[at].low in ("from", "between")
    years = reading.texts[at : at + 3]
    whole = len(years) > 2 and _year(years[0]) and reading.tokens[at + 1].low in SPANS and _year(years[2])
    return whole and int(years[0]) < int(years[2]) and _reached(reading, years[2])


def _year(text: str) -> bool:
    return len(text) == YEAR and text.isdigit()


def _reached(reading: Reading, year: str) -> bool:
    """No later than the article, as far as its day is known."""
    last = reading.article.dated.last
    return last is None or int(year) <= last.year
