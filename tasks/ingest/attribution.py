"""Lines by which an article names its origin: "Based on ANI report", "(With inputs from PTI)", "(Reuters)".

A name counts only where it is a listed agency, has the shape of one, or is an acronym in a place where
nothing but an agency stands: "Based on interviews with officials" credits nobody.
"""

import re
from dataclasses import dataclass
from typing import Literal

from tasks.ingest import agencies
from tasks.ingest.days import MONTH, WEEKDAY
from tasks.text import fold

Relation = Literal["based_on", "inputs_from", "dateline", "byline", "republished"]
Names = Literal["listed", "shaped", "press", "acronym", "any"]
MOST_WORDS = 70
FEWEST_LETTERS = 3
WORD = r"(?:[A-ZÀ-Þ][\w&'-]*(?:\.[\w&'-]+)*(?:(?<=\b[A-Z])\.)?|dpa|agency|agencies|wires?)"
WHO = rf"(?P<who>(?:(?i:the|an?) )?{WORD}(?:(?:,? (?:and|&) |, ?| ?/ ?| )(?:the )?(?:{WORD}|of|de)){{0,9}})"
START = r"^[\s(\[—–-]*"
END = r"(?i:,? and (?:other )?agencies| and others)?[\s.)\]!]*$"
TAIL = r"(?:[\s,;:.)\]'(].{0,300})?$"
NOUN = (
    r"(?i:(?:news |wire |agency |syndicated |original |exclusive )?"
    r"(?:reports?|reporting|stor(?:y|ies)|inputs?|feeds?|cop(?:y|ies)|dispatch(?:es)?|articles?|materials?"
    r"|information|news|wires?))"
)
DEGREE = r"(?:(?:\w{3,15}ly|mostly|in (?:large |great )?part|for the most part) ){0,2}"
PIECE = (
    r"(?:this|the above) (?:news )?(?:story|article|report|piece|column|essay|interview|commentary"
    r"|post|analysis|copy|content|item|text|dispatch|op-ed)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of credit line; ``names`` says which names it may take."""

    relation: Relation
    form: re.Pattern[str]
    names: Names


def _rule(relation: Relation, names: Names, form: str) -> Rule:
    return Rule(relation, re.compile(START + form), names)


BASED = rf"(?i:(?:{PIECE} (?:is|was|has been) )?{DEGREE}based {DEGREE}(?:up)?on (?:an? |the )?)"
WITH = (
    r"(?i:(?:(?:compiled|edited|written|prepared) )?(?:with |from |contains |includes )?(?:additional "
    r"|further |more |some )?"
    r"(?:agency |news |wire )?(?:inputs?|reports?|reporting|files|contributions?|material|information|copy) "
    r"(?:received )?(?:from|by|of|via) (?:news |wire )?(?:agency |agencies )?)"
)
VERBS = (
    r"(?:supplied|provided|distributed|produced|filed|auto-?generated|generated|sourced|syndicated|taken"
    r"|written|published"
    r"|auto-?published|created|prepared|released|reported)"
)
GAVE = r"contributed (?:\w+ ){0,2}to this (?:report|story|article|piece)"
STAFF = r"(?:staff |video |news |business )?(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?)"
SUPPLIED = r"(?:supplied|provided|distributed|filed|syndicated|generated|auto-?generated|sourced|taken)"
AGAIN = r"re-?(?:published|printed|posted|produced)"
BY_LEAVE = (
    r"(?:from|courtesy of|by courtesy of|with (?:the )?(?:kind )?permission (?:from|of)"
    r"|by arrangement with|under licen[cs]e from|via)"
)
RULES = (
    _rule("based_on", "acronym", rf"{BASED}(?i:{NOUN} (?:from|by|of|filed by|in) )?{WHO}(?:'s)? {NOUN}{END}"),
    _rule("based_on", "acronym", rf"{BASED}{NOUN} (?i:from|by|of|filed by) {WHO}{END}"),
    _rule("based_on", "listed", rf"{BASED}{WHO}{END}"),
    _rule("inputs_from", "acronym", rf"{WITH}{WHO}{END}"),
    _rule("inputs_from", "acronym", rf"(?i:with )(?i:an? )?{WHO} (?i:inputs?|reports?|reporting|feeds?){END}"),
    _rule("inputs_from", "listed", rf"{WHO} (?i:inputs?|feeds?){END}"),
    _rule("inputs_from", "listed", rf"(?i:with) {WHO}{END}"),
    _rule(
        "inputs_from",
        "press",
        rf"{WHO}(?: also)? (?i:{GAVE}){END}",
    ),
    _rule("inputs_from", "shaped", rf"{WHO} {STAFF} [A-ZÀ-Þ].{{2,200}}? (?i:{GAVE}){END}"),
    _rule(
        "republished",
        "any",
        rf"(?i:(?:editor'?s'? note: )?(?:{PIECE} )?(?:was |is |has been |had been )?(?:(?:also )?(?:first"
        rf"|originally|initially) )"
        rf"(?:published|appeared|posted|ran) (?:by|in|on|at|with) (?:the website of )?){WHO}{TAIL}",
    ),
    _rule(
        "republished",
        "any",
        rf"(?i:(?:editor'?s'? note: )?(?:{PIECE} )?(?:was |is |has been )?(?:first "
        rf"|originally )?{AGAIN}(?: here)? {BY_LEAVE}) {WHO}{TAIL}",
    ),
    _rule(
        "republished",
        "shaped",
        rf"(?i:{PIECE} (?:was |is |has been )(?:\w+ly )?{VERBS} (?:by|from|through|via|in|with|courtesy of) "
        rf"(?:an? |the )?(?:news agency |wire agency |news wire )?){WHO}{TAIL}",
    ),
    _rule(
        "republished", "press", rf"(?i:{PIECE} (?:was |is |has been ){SUPPLIED} (?:by|from|via) (?:the )?){WHO}{TAIL}"
    ),
    _rule(
        "republished",
        "listed",
        rf"(?i:©|\(c\)|copyright)(?i: ©| \(c\))?,? ?(?:\d{{4}}(?:[-–]\d{{2,4}})?,? ?)?(?i:by )?{WHO}{TAIL}",
    ),
    _rule(
        "byline",
        "shaped",
        rf"(?i:news agency|news source|sources?|agenc(?:y|ies)|credits?|courtesy|via|inputs?) ?[:|–—-] ?{WHO}{END}",
    ),
    _rule(
        "republished", "listed", r"(?i:our standards: )(?P<who>(?:The )?Thomson Reuters)(?i: trust principles).{0,20}$"
    ),
)
# A house that prints a feed untouched says so without naming the agency, or names it in passing.
FEED = re.compile(
    rf"{START}(?i:disclaimer: |note: |except for the headline,? |\(?{PIECE}|published from|auto-?generated from)"
    r".{0,160}(?i:syndicated (?:news )?feed|(?:agency|wire|automated|third[- ]party)(?: news)? feed"
    r"|auto-?generated|not been edited by|agency copy)"
)
FROM = re.compile(rf"(?i:from|by|of|an?) (?:(?i:an?|the) )?(?P<who>{WORD})(?= (?i:news|feed|wire|copy|report)|[.,)])")
SIGNED = re.compile(r"^[\s(\[—–-]*(?P<who>[A-ZÀ-Þa-z][\w.&' -]{1,40}?)[\s.)\]]*$")
CODED = re.compile(r"^[-–— ]*(?P<who>PTI|ANI|IANS|UNI)(?:[ /][A-Z]{2,5}){1,8}$")
INITIALS = re.compile(
    r"^(?:int/)?(?:[a-z]{2,4}(?:/[a-z]{2,4}){1,5}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,5})/?$"
)  # under "--IANS"
NOT_A_HOUSE = re.compile(rf"(?:{MONTH}|{WEEKDAY}|print|online|english|hindi|part|page|issue)\b", re.IGNORECASE)
SPLIT = re.compile(r",? (?:and|&) |, ?| ?/ ?")


@dataclass(frozen=True, slots=True)
class Found:
    """A credit line: whom it names, nobody where it only says that there was some agency."""

    relation: Relation
    agencies: tuple[str, ...]


def of_line(plain: str, text: str, *, tail: bool = False, outlet: str = "") -> Found | None:
    """What a line credits; None where it is no credit line.

    ``tail`` says that it stands after the last paragraph, where an acronym alone can sign a wire story.
    """
    if not plain or len(plain.split()) > MOST_WORDS:
        return None
    for rule in RULES:
        match = rule.form.search(plain)
        found = _named(match["who"], rule, text, tail=tail) if match else None
        if found is not None:
            return Found(rule.relation, of_others(found, outlet))
    if FEED.match(plain):
        named = [agencies.listed(m["who"]) for m in FROM.finditer(plain)]
        return Found("republished", tuple(dict.fromkeys(n for n in named if n))[:1])
    return _signed(plain, text, outlet, tail=tail)


def _signed(plain: str, text: str, outlet: str, *, tail: bool) -> Found | None:
    """A line that is nothing but an agency, as wires close: "(ANI)", "PTI KND NSD", "--IANS"."""
    match = CODED.match(plain) or SIGNED.match(plain)
    if not match:
        return Found("byline", ()) if tail and INITIALS.match(plain) else None
    bracket = plain.startswith(("(", "["))
    long = len(match["who"]) >= FEWEST_LETTERS  # "(jk)" and "(BA)" are initials of an editor
    sure = bracket or agencies.alone(match["who"]) or agencies.shaped(match["who"])
    name = agencies.resolve(match["who"], text, bracket=bracket and tail and long) if sure and (bracket or tail) else ""
    if name:
        return Found("byline", of_others((name,), outlet))
    return Found("byline", ()) if tail and agencies.generic(match["who"]) else None


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
