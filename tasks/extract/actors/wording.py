"""Which words of an office phrase are printed: without address, praise, another's state and the grade of a name."""

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.titles import Title

# Words of address that open no office.
ADDRESSES = frozenset(
    """right honourable honorable hon'ble hon’ble hon madam mr mrs ms mx miss dr excellency h.e. shri smt sir
    dame highness majesty""".split()
)
ROYAL = ("royal", "highness")
# Judgement and circumstance before an office.
PRAISE = frozenset(
    """veteran top leading visiting embattled beleaguered outspoken popular powerful young long-serving incumbent
    sitting female influential hardline controversial long-time fellow""".split()
)

# On which side of the house a member sits is no part of the seat.
BENCHES = frozenset(("opposition", "independent", "ruling", "governing", "backbench"))


def printed_words(reading: Reading, title: Title) -> tuple[int, int]:
    """The words of an office without address, filler, another's state and the grade that only opens the name."""
    start, end = title.role
    if title.plural and shared(reading, start):
        while start < title.head and not _office_word(reading.tokens[start].low):
            start += 1
    while start < title.head and (_idle(reading, start) or _bench(reading, start, title)):
        start += 1
        start += start < title.head and reading.texts[start] == "."
    if title.place == "after" and title.head_word in words("offices", "grades") and title.head + 1 == end:
        inner = any(head_of(reading.texts[i]) and reading.tokens[i + 1].low == "of" for i in range(start, title.head))
        end -= inner
    return start, end


def shared(reading: Reading, start: int) -> bool:
    """``French and German ministers A and B``: the words right before the office are those of one of them only."""
    return start > 1 and reading.tokens[start - 1].low in ("and", "&") and reading.tokens[start - 2].capital


def _office_word(low: str) -> bool:
    return low in words("offices", "portfolio") or low in words("offices", "ranks")


def _bench(reading: Reading, at: int, title: Title) -> bool:
    """``opposition lawmaker``, ``Independent MP``."""
    seat = title.head_word in words("offices", "seats") | {"candidate", "politician"} and at + 1 == title.head
    return seat and reading.tokens[at].low in BENCHES


def _flourish(reading: Reading, at: int) -> bool:
    """``Flamboyant former rebel leader``: an adjective that opens a sentence, before a rank written small."""
    token, after = reading.tokens[at], reading.tokens[at + 1]
    rank = not after.capital and after.low in words("offices", "ranks")
    return token.first and rank and not _office_word(token.low) and reading.state(at) is None and token.pos == "ADJ"


def _idle(reading: Reading, at: int) -> bool:
    token, after = reading.tokens[at], reading.tokens[at + 1].low
    if token.text == "top" and head_of(after):  # a top diplomat is more than a diplomat
        return False
    if token.text in words("offices", "filler") or token.low in ADDRESSES:
        return True
    counted = token.text == "first" and reading.texts[at - 1] != ","  # "NAME, first president of the Court of Appeal"
    if (counted and not after.startswith(("deputy", "vice"))) or (token.low, after) == ROYAL:
        return True
    if _flourish(reading, at):
        return True
    praise = token.low in PRAISE and (token.first or not token.capital)
    return praise or token.low.endswith(("-born", "-based"))
