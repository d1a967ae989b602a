"""Whether somebody named with a state acts for it: who has a public function does, a tourist or a singer does not."""

from collections.abc import Sequence

from tasks.extract.actors.lexicon import head_of, singular, words
from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.recognise import Found

# Beside the offices of states: who is sent, chosen or picked by one, for a meeting, a house or a team.
FUNCTIONS = frozenset(
    """delegate chair co-chair vice-chair chairman chairwoman chairperson speaker rapporteur co-rapporteur facilitator
    co-facilitator convener convenor coordinator co-ordinator commander diplomat judge justice arbitrator member
    counterpart head leader chief official panellist peacekeeper observer monitor inspector astronaut cosmonaut
    athlete swimmer runner sprinter hurdler jumper thrower cyclist rider skier skater snowboarder biathlete rower
    sailor gymnast boxer wrestler judoka fencer archer shooter weightlifter player goalkeeper striker midfielder
    defender captain golfer driver racer champion medallist medalist referee umpire coach""".split()
)
# What befalls persons who are named with where they come from.
BEFALLS = frozenset(
    """victim victims dead died dies killed injured wounded missing rescued drowned kidnapped abducted hostage hostages
    survivor survivors arrested detained sentenced convicted jailed extradited deported murdered stabbed evacuated
    tourist tourists""".split()
)
MOST_BETWEEN = 6  # words of "of the United States" between two names of a list
MOST_APPOSED = 7  # words of "a retired teacher of music" behind a name


def acts(reading: Reading, found: Sequence[Found], one: Found, end: int) -> bool:
    """Whether the state that ends before token ``end`` and is said of ``one`` is the one he acts for."""
    told = _before(reading, _first(reading, found, one)) or _behind(reading, end)
    if told:
        return _public(told)
    return not _aged(reading, end) and not _befallen(reading, one)


def _public(word: str) -> bool:
    head = head_of(word)
    low = singular(word.lower())
    known = FUNCTIONS | words("offices", "government") | words("offices", "military")
    return bool({head, low, low.removesuffix("s")} & known)


def _first(reading: Reading, found: Sequence[Found], one: Found) -> int:
    """Where the first name of ``A of Germany, B of Sweden and C of France`` starts, from any of them."""
    start = one.tokens[0]
    for before in reversed([f for f in found if f.tokens[1] <= start]):
        between = reading.tokens[before.tokens[1] : start]
        joined = bool(between) and len(between) <= MOST_BETWEEN and between[-1].low in ("and", ",")
        if not joined or any(t.pos in ("VERB", "AUX", "NOUN") or t.text in (".", ";") for t in between):
            break
        start = before.tokens[0]
    return start


def _before(reading: Reading, start: int) -> str:
    """``The tourist NAME``, ``A tourist, NAME``: the word for what somebody is; empty where none is said."""
    at = start - 1
    while at >= 0 and not reading.tokens[at + 1].first and _address(reading, at):
        at -= 1
    if at < 0 or reading.tokens[at + 1].first or reading.tokens[at + 1].broken:
        return ""
    apposed = (
        at > 0 and reading.texts[at] == "," and reading.tokens[at - 1].pos == "NOUN" and _determined(reading, at - 1)
    )
    at -= apposed
    return reading.texts[at] if _calling(reading.tokens[at]) else ""


def _address(reading: Reading, at: int) -> bool:
    """A form of address, or the stop behind one."""
    stop = at > 0 and reading.texts[at] == "." and is_address(reading.tokens[at - 1])
    return stop or is_address(reading.tokens[at])


def _determined(reading: Reading, at: int) -> bool:
    """``A tourist,`` opens the sentence: no verb, no preposition before it."""
    first = at
    while first > 0 and not reading.tokens[first].first:
        first -= 1
    plain = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT")
    return at - first < MOST_BETWEEN and all(t.pos in plain for t in reading.tokens[first:at])


def _calling(token: Token) -> bool:
    small = not token.capital or token.first
    return token.pos in ("NOUN", "PROPN") and token.text[:1].isalpha() and small and not is_address(token)


def _behind(reading: Reading, end: int) -> str:
    """``NAME of Sweden, a tourist,``: the last noun before the next mark or preposition."""
    here = reading.tokens[end : end + MOST_APPOSED]
    if len(here) < 3 or here[0].text != "," or here[1].low not in ("a", "an", "the"):
        return ""
    last = ""
    for token in here[2:]:
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT") or token.text in (",", "."):
            break
        last = token.text if token.pos in ("NOUN", "PROPN") else last
    return last


def _aged(reading: Reading, end: int) -> bool:
    """``NAME of Sweden, 34,``."""
    return reading.texts[end : end + 1] == (",",) and end + 1 < len(reading.tokens) and reading.texts[end + 1].isdigit()


def _befallen(reading: Reading, one: Found) -> bool:
    """``The victims were NAME of Germany and``: the sentence tells what befell somebody."""
    bounds = reading.sentence(one.start, one.end) or (one.start, one.end)
    return any(t.low in BEFALLS for t in reading.tokens if bounds[0] <= t.start < bounds[1])
