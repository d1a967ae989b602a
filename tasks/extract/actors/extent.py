"""How far an office runs behind its head: over a short form or a portfolio in brackets, "responsible for", "of X"."""

from tasks.extract.actors.complements import Complement, complement
from tasks.extract.actors.lexicon import words
from tasks.extract.actors.reading import Reading

ENDS = ((",",), (".",), (";",), ())  # what closes an office behind a name
SENT = frozenset(("representative", "ambassador", "envoy", "observer", "delegate"))  # of a state, to a body


def behind_head(reading: Reading, after: int, head: str) -> Complement | None:
    """What the office is of; behind "responsible for" only where the phrase ends with it or a name follows."""
    start = _past_short(reading, after)
    rest = complement(reading, start, head)
    if rest and reading.texts[rest.end - 1] in ("His", "Her", "Your"):  # "Adviser to His Highness NAME"
        return None
    if rest and rest.name is None and head in SENT and _to_body(reading, rest.end):
        rest = complement(reading, rest.end, head) or rest  # "Permanent Representative of Guinea to the African Union"
    told = start > after and reading.tokens[after].text != "("
    ends = rest is None or rest.name is not None or reading.texts[rest.end : rest.end + 1] in ENDS
    return rest if ends or not told else None


def _to_body(reading: Reading, at: int) -> bool:
    """``to the AU``, ``to Estonia``; not "to talks in Oslo"."""
    low = [t.low for t in reading.tokens[at : at + 2]]
    named = at + 1 + (low[1:] == ["the"])
    return low[:1] == ["to"] and named < len(reading.tokens) and reading.tokens[named].capital


def past_matter(reading: Reading, at: int) -> int:
    """``Principal Secretary (Finance) NAME``: behind the portfolio in brackets; ``at`` where no name follows it."""
    texts, tokens = reading.texts, reading.tokens
    if texts[at : at + 1] != ("(",) or at + 3 >= len(tokens) or tokens[at + 1].low not in words("offices", "portfolio"):
        return at
    close = next((i for i in range(at + 2, min(at + 6, len(tokens) - 1)) if texts[i] == ")"), at)
    return close + 1 if close > at and tokens[close + 1].capital and not tokens[close + 1].broken else at


def _past_short(reading: Reading, at: int) -> int:
    """``Special Representative (EUSR) for``, ``minister responsible for``: where the preposition stands."""
    short = reading.texts[at : at + 3]
    shown = len(short) == 3 and short[0] == "(" and short[2] == ")" and short[1].isupper() and len(short[1]) > 1
    if shown:
        return at + 3
    low = [t.low for t in reading.tokens[at : at + 3]]
    if low[:2] == ["responsible", "for"]:
        return at + 1
    return at + 2 if low == ["in", "charge", "of"] else at


def kind(reading: Reading, at: int, head: str) -> str:
    """``Consul General``: what may follow is said of the consul."""
    return "consul" if at and head == "general" and reading.tokens[at - 1].low == "consul" else head
