"""The name of who takes an office by a verb: "named NAME ROLE", "NAME was elected ROLE", "NAME becomes ROLE"."""

from typing import TYPE_CHECKING

from tasks.extract.actors.apposition import CHOOSING
from tasks.extract.actors.asides import of_somewhere
from tasks.extract.actors.lexicon import words
from tasks.extract.actors.namewords import is_address, name_until, plausible
from tasks.extract.actors.reading import Reading, Token

if TYPE_CHECKING:
    from tasks.extract.actors.titles import Title

Range = tuple[int, int]
MAKING = frozenset(("named", "names", "appointed", "appoints", "elected", "elects", "made"))
MADE = frozenset(("named", "appointed", "elected", "confirmed", "reappointed", "re-elected", "made"))
WAS = frozenset(("is", "was", "been", "be"))
BEFORE_BE = frozenset(("has", "had", "will", "to"))
BECOMING = frozenset(("become", "becomes"))
BEFORE_BECOME = frozenset(("will", "to", "leaves", "left", "is", "set", "due", "who", ","))
# Before "as": whoever does it holds the office; and with an auxiliary before.
SERVING = frozenset("serves acts continues returns remains took takes taking taken served sworn installed".split())
TAKEN = frozenset(("over", "in", "up"))  # between the verb and "as"
# Of whom it is said with "as": "swore in NAME as", "a cabinet that includes NAME as".
SEATING = frozenset("swore swears installs includes included include retained retains kept keeps picked tapped".split())
RAISED = frozenset("promoted elevated promotes elevates".split())  # to an office
# Before a name, or before the verb that gives it an office: whoever is meant may never hold it.
UNSURE = frozenset(
    ("if", "unless", "whether", "not", "n't", "n’t", "never", "nobody", "nearly", "almost", "may", "might")
)
UNSURE |= {"could", "would", "should", "hopes", "hope", "wants", "want", "expects", "expect", "refused", "failed"}
CLAUSES = frozenset((";", "and", "but", "that", "which", "who"))
CLOSERS = frozenset(
    (",", ".", ";", ":", ")", "—", "–", "and", "on", "in", "for", "after", "from", "at", "with", "until")
)
CAPACITY = 4  # words from the comma to "as" in ", in her capacity as"
MOST_BETWEEN = 7  # words between the verb and the name
LONGEST = 24  # words of what stands between a name and "as"


def name_chosen(reading: Reading, base: "Title") -> Range | None:
    """Whom the sentence gives the office to; None where it does not, or says that it was long ago."""
    at = base.claimed[0] - 1
    if at < 1 or reading.tokens[at + 1].broken or reading.tokens[at + 1].first or not _closed(reading, base.role[1]):
        return None
    low = reading.tokens[at].low
    if _unsure(reading, at):
        return None
    if low == "as":
        return _made(reading, at - 1) if reading.tokens[at - 1].low in MADE else _serving(reading, at)
    if low == "to":
        return _raised(reading, at)
    if low in MADE and reading.tokens[at - 1].low in WAS:
        return _made(reading, at)
    if low in BECOMING:
        return _becoming(reading, at)
    return _named(reading, at + 1)


def _unsure(reading: Reading, at: int) -> bool:
    """``if NAME is elected``, ``nobody expects NAME to become``: the clause up to ``at`` gives no office for sure."""
    while at >= 0 and reading.tokens[at].low not in CLAUSES:
        token = reading.tokens[at]
        if (token.low if token.first else token.text) in UNSURE:
            return True
        if token.first or token.broken:
            return False
        at -= 1
    return False


def _closed(reading: Reading, at: int) -> bool:
    """The office ends at ``at``, and no year in which it was given follows."""
    tokens = reading.tokens
    if at >= len(tokens) or tokens[at].broken:
        return True
    year = at + 1 < len(tokens) and tokens[at].low == "in" and tokens[at + 1].text.isdigit()
    return tokens[at].low in CLOSERS and not year


def _full(reading: Reading, end: int) -> Range | None:
    """The full name that ends before ``end``."""
    start = name_until(reading, end)
    return (start, end) if plausible(reading, start, end) else None


def _made(reading: Reading, verb: int) -> Range | None:
    """``NAME was named``, ``NAME has been appointed``, ``NAME, a lawyer, was elected``."""
    at = verb - 1
    if reading.tokens[at].low not in WAS:
        return None
    while at > 0 and reading.tokens[at - 1].low in BEFORE_BE:
        at -= 1
    return _full(reading, at) or _full(reading, _past_aside(reading, at))


def _becoming(reading: Reading, verb: int) -> Range | None:
    """``NAME becomes``, ``NAME, who will become``, ``NAME leaves to become``."""
    at = verb
    while at > 0 and verb - at < len(BEFORE_BECOME) and reading.tokens[at - 1].low in BEFORE_BECOME:
        at -= 1
    start = name_until(reading, at)
    single = at - start == 1 and (start, at) in reading.persons
    return (start, at) if single or plausible(reading, start, at) else None


def _chosen_as(reading: Reading, mark: int) -> Range | None:
    """``elected Ms NAME (Senegal) as``, ``hired NAME, a former banker, as``."""
    near = mark - (reading.texts[mark - 1] == ",")
    ends = (near, _past_aside(reading, mark), of_somewhere(reading, near))
    found = next((name for end in ends if (name := _full(reading, end))), None)
    return found if found and _object_of(reading, found[0], CHOOSING | MAKING | SEATING) else None


def _serving(reading: Reading, mark: int) -> Range | None:
    """``NAME took over as``, ``NAME was sworn in as``, ``NAME, in her capacity as``; else whom a verb makes it."""
    at = mark - 1 - (reading.tokens[mark - 1].low in TAKEN)
    if reading.tokens[at].low in SERVING and at > 1:
        while at > 1 and reading.tokens[at - 1].low in WAS | BEFORE_BE | {"also", "now", "who", ","}:
            at -= 1
        return _full(reading, at)
    if [t.low for t in reading.tokens[mark - 3 : mark - 1]] in (["in", "his"], ["in", "her"]) and mark > CAPACITY:
        return _full(reading, mark - CAPACITY) if reading.texts[mark - CAPACITY] == "," else None
    return _chosen_as(reading, mark)


def _raised(reading: Reading, mark: int) -> Range | None:
    """``promoted NAME to``, ``NAME was promoted to``."""
    if reading.tokens[mark - 1].low in RAISED and reading.tokens[mark - 2].low in WAS:
        return _made(reading, mark - 1)
    found = _full(reading, mark)
    return found if found and _object_of(reading, found[0], RAISED) else None


def _past_aside(reading: Reading, at: int) -> int:
    """Before what stands in brackets or between commas up to ``at``; ``at`` itself where nothing does."""
    opening = {")": "(", ",": ","}.get(reading.texts[at - 1])
    if opening is None:
        return at
    for start in range(at - 2, max(0, at - LONGEST), -1):
        if reading.tokens[start].first and opening == ",":
            break
        if reading.texts[start] == opening:
            return start
    return at


def _named(reading: Reading, end: int) -> Range | None:
    """``named NAME finance minister``: the name right before an office without a determiner."""
    found = _full(reading, end)
    return found if found and _object_of(reading, found[0], MAKING) else None


def _between(token: Token) -> bool:
    """``named the economist NAME``, ``appointed his nephew, Sheikh NAME``."""
    noun = not token.capital and token.pos in ("NOUN", "ADJ", "DET", "PRON")
    grade = token.low in words("offices", "grades") or token.low in ("rear", "vice", "air")
    return is_address(token) or token.text in (".", ",") or noun or grade


def _object_of(reading: Reading, start: int, verbs: frozenset[str]) -> bool:
    """A verb of choosing stands before the name, or before another name that "and" joins to it."""
    at = start - 1 - (reading.tokens[start - 1].low == "in" and reading.tokens[start - 2].low in SEATING)
    while at > 0 and start - at < MOST_BETWEEN and _between(reading.tokens[at]):
        at -= 1
    if reading.tokens[at].low in verbs:
        return not reading.tokens[at].first
    if reading.tokens[at].low not in ("and", "as"):
        return False
    for before in range(at - 1, max(0, at - LONGEST), -1):
        if reading.tokens[before].low in verbs:
            return True
        if reading.tokens[before].first or reading.tokens[before].pos in ("VERB", "AUX"):
            return False
    return False
