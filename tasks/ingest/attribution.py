"""Lines by which an article names its origin: "Based on ANI report", "(With inputs from PTI)", "(Reuters)".

A name counts only where it is a listed agency, has the shape of one, or is an acronym in a place where
nothing but an agency stands: "Based on interviews with officials" credits nobody.
"""

import re
from dataclasses import dataclass

from tasks.ingest import agencies
from tasks.ingest.credit_forms import PIECE, RULES, START, WORD, Relation, Rule
from tasks.ingest.credit_forms_abroad import FOREIGN, TRANSLATED
from tasks.ingest.days import MONTH, WEEKDAY
from tasks.text import fold

MOST_WORDS = 70
MOST_NOTE = 20  # words of a note that a text is a translation
FEWEST_LETTERS = 3
# A house that prints a feed untouched says so without naming the agency, or names it in passing.
FEED = re.compile(
    rf"{START}(?i:disclaimer: |note: |except for the headline,? |\(?{PIECE}|published from|auto-?generated from)"
    r".{0,160}(?i:syndicated (?:news )?feed|(?:agency|wire|automated|third[- ]party)(?: news)? feed"
    r"|auto-?(?:generated|published)|not been edited by|agency copy)"
)
FROM = re.compile(rf"(?i:from|by|of|an?) (?:(?i:an?|the) )?(?P<who>{WORD})(?= (?i:news|feed|wire|copy|report)|[.,)])")
SIGNED = re.compile(
    r"^(?:Enditem )?[\s(\[—–=/*©-]*(?P<who>[A-ZÀ-ÞČa-z][\w.&' -]{1,40}?(?:[/,] ?[A-Za-z][\w.-]{1,15}){0,3}?)"
    r"(?:\)\(www\.[\w.-]+|/Fim|/Ends?)?[\s.)\]/*=-]*$"
)
CODED = re.compile(r"^[-–— ]*(?P<who>PTI|ANI|IANS|UNI)(?:[ /][A-Z]{2,5}){1,8}$")
INITIALS = re.compile(
    r"^(?:int/)?(?:[a-z]{2,4}(?:/[a-z]{2,4}){1,5}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,5})/?$"
)  # under "--IANS"
NOT_A_HOUSE = re.compile(rf"(?:{MONTH}|{WEEKDAY}|print|online|english|hindi|part|page|issue)\b", re.IGNORECASE)
SPLIT = re.compile(r",? (?:and|&|et|und|y|e|og|och|en) |, ?| ?/ ?")


@dataclass(frozen=True, slots=True)
class Found:
    """A credit line: whom it names, nobody where it only says that there was some agency."""

    relation: Relation
    agencies: tuple[str, ...]
    unnamed: bool = False  # "By agencies": there was one, and nobody says which


def of_line(plain: str, text: str, *, tail: bool = False, outlet: str = "") -> Found | None:
    """What a line credits; None where it is no credit line.

    ``tail`` says that it stands after the last paragraph, where an acronym alone can sign a wire story.
    """
    if not plain or len(plain.split()) > MOST_WORDS:
        return None
    for rule in (*RULES, *FOREIGN):
        match = rule.form.search(plain)
        found = _named(match["who"], rule, text, tail=tail) if match else None
        if found is not None:
            return Found(rule.relation, of_others(found, outlet), not found)
    if FEED.match(plain):
        named = [agencies.listed(m["who"]) for m in FROM.finditer(plain)]
        fed = tuple(dict.fromkeys(n for n in named if n))[:1]
        return Found("republished", fed, not fed)
    return _translated(plain) or _signed(plain, text, outlet, tail=tail)


def _translated(plain: str) -> Found | None:
    """A note that the text is a translation of an agency's."""
    named = agencies.among(plain) if len(plain.split()) <= MOST_NOTE and TRANSLATED.match(plain) else ()
    return Found("translated", named[:1]) if named else None


def _signed(plain: str, text: str, outlet: str, *, tail: bool) -> Found | None:
    """A line that is nothing but an agency, as wires close: "(ANI)", "PTI KND NSD", "--IANS", "(APA/dpa)"."""
    match = CODED.match(plain) or SIGNED.match(plain)
    if not match:
        return Found("byline", ()) if tail and INITIALS.match(plain) else None
    several = agencies.several(match["who"])
    bracket = plain.startswith(("(", "[", "/"))
    if several and (bracket or tail):
        return Found("republished", of_others(several, outlet))
    long = len(match["who"]) >= FEWEST_LETTERS  # "(jk)" and "(BA)" are initials of an editor
    marked = bracket or plain.startswith(("-", "–", "—", "="))
    known = agencies.alone(match["who"]) or agencies.shaped(match["who"])
    sure = bracket or known or (marked and agencies.listed(match["who"]))
    name = agencies.resolve(match["who"], text, bracket=bracket and tail and long) if sure and (bracket or tail) else ""
    if name:
        return Found("republished", of_others((name,), outlet))
    if tail and INITIALS.match(plain):
        return Found("byline", ())
    generic = agencies.generic(match["who"]) and (tail or agencies.wire(match["who"]))
    return Found("republished", (), unnamed=True) if generic else None


def _named(who: str, rule: Rule, text: str, *, tail: bool) -> tuple[str, ...] | None:
    """The agencies that ``who`` names under ``rule``; None where it names none and is not a generic word."""
    whole = agencies.listed(who) or (agencies.shaped(who) if rule.names != "listed" else "")
    whole = whole or (agencies.press(who) if rule.names == "press" else "")
    parts = [who] if whole else [p for p in SPLIT.split(who) if p]
    found = [_one(part, rule, text, tail=tail) for part in parts]
    named = tuple(dict.fromkeys(name for name in found if name))
    if named or any(agencies.generic(part) for part in parts):
        return named
    if rule.names != "any" or NOT_A_HOUSE.match(who):
        return None
    return (re.sub(r"^(?:the|an?) (?=[a-z])", "", who).rstrip("."),)


def _one(name: str, rule: Rule, text: str, *, tail: bool) -> str:
    if rule.names == "listed":
        return agencies.listed(name)
    found = agencies.resolve(name, text, bracket=rule.names == "acronym" and tail)
    return found or (agencies.press(name) if rule.names == "press" else "")


def of_others(names: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    """``names`` without the outlet's own; a listed agency stays, it is its own origin."""
    own = fold(outlet).removeprefix("the ")
    return tuple(
        n for n in names if agencies.listed(n) or not own or f" {fold(n).removeprefix('the ')} " not in f" {own} "
    )
