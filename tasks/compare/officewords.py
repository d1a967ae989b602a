"""Words of appointments and of offices, by which a change of office is told from another wording (data; English)."""

import re

from tasks.text import fold

# Who takes another of these gives up the one before. Seats, chairs and posts of a party are held beside.
HEADS = frozenset(
    "minister secretary commissioner governor ambassador premier president chancellor speaker mayor".split()
)
SOLE = frozenset("premier president chancellor speaker governor mayor commissioner".split())  # say enough alone
STANDINGS = frozenset("deputy vice acting interim caretaker assistant associate under".split())
# Held no more, not held yet, or held beside another.
OTHERWISE = frozenset(
    """former ex erstwhile outgoing late then onetime shadow elect designate presumptive incoming honorary opposition
    party general union's league bloc caucus faction club federation company board""".split()
)
# Words of an office that change nothing in what it is.
PLAIN = frozenset(
    """of for and the a an to in on at affairs department ministry office union cabinet federal national state central
    senior new newly his her its their country s""".split()
)
# One office under several names, or several that are often one.
ALIKE = {
    word: group.split()[0]
    for group in (
        "foreign external diplomacy diplomatic",
        "defence defense war armed military security",
        "interior home internal",
        "finance finances treasury exchequer economy economic budget planning",
        "trade commerce business industry industrial enterprise",
        "labour labor employment work social welfare",
        "health healthcare",
        "environment environmental climate ecology ecological energy",
        "transport transportation railway railways infrastructure",
        "education schools skills science research",
        "agriculture farming farm rural food fisheries",
        "premier prime",
        "justice law",
        "information broadcasting communications media digital culture",
    )
    for word in group.split()
}
_HEAD = f"(?i:{'|'.join(sorted(HEADS))})(?![\\w'’-])"
_WORD = f"(?:[A-Z][\\w’'-]*|{'|'.join(sorted({*ALIKE, *STANDINGS, 'affairs', 'cabinet', 'federal'}))})"
_NAME = r"(?:the )?[A-Z][\w-]*(?:(?:,| and| &| of| of the)? [A-Z][\w-]*){0,5}"
_FIELD = f"(?:the )?(?:{'|'.join(sorted(ALIKE))})(?: affairs)?"
_OFFICE = rf"(?P<office>(?:{_WORD} (?:and |& )?){{0,5}}?{_HEAD}(?: (?:of|for) (?:{_FIELD}(?: and {_FIELD})?|{_NAME}))?)"
# What may follow an office; anything else may make it another: "minister's aide", "president candidate".
_END = (
    r"(?=[,.;:—–)”\"]|$| (?:on|in|at|by|after|before|from|with|during|under|and|amid|following|replacing|succeeding|"
    r"yesterday|today|this|who|while|despite|as|to replace|to succeed)\b)"
)
_WHEN = r"(?:on \w+|yesterday|today|formally|officially|unanimously)"
_MADE = r"(?:named|appointed|sworn in|elected|chosen|made|installed|confirmed|picked)"
_AS = r"(?:as|to be|to the (?:post|office|position|job) of)"
_WHOSE = r"(?:(?:the|its|his|her|their)(?: country[’']s)? |(?:the )?[A-Z][\w-]*(?:['’]s|s['’]) )?(?:new |next )?"
# Behind a name: "was sworn in on Monday as foreign minister", "took over as finance minister".
_DONE = rf"(?:was|is|has been) (?:{_WHEN} )?{_MADE}(?: {_WHEN})?(?: {_AS})?"
_TOOK = rf"(?:became|becomes|has become|was promoted to|(?:took|takes|has taken) (?:office|over)(?: {_WHEN})? as)"
AFTER = re.compile(rf"(?:,? who)? (?:{_DONE}|{_TOOK}) {_WHOSE}{_OFFICE}{_END}")
# On both sides of a name: "named NAME as its foreign minister".
BY = re.compile(rf"(?<![\w-]){_MADE} (?:(?:[A-Z][\w’'-]*|[a-z]+) ){{0,4}}$")
NAMED_BY = re.compile(rf"(?: {_AS})? {_WHOSE}{_OFFICE}{_END}")
# Before an appointment: it has not happened, or not now.
HEDGES = re.compile(
    r"\b(?:will|would|could|may|might|shall|should|if|unless|whether|expect\w*|likely|plans?|planned|wants?|wanted|"
    r"propos\w+|nominat\w+|rumou?r\w*|den(?:y|ies|ied)|not|never|reportedly|tipped|had|when|after|since|before|once|"
    r"until|former|alleg\w+|false\w*)\b",
    re.IGNORECASE,
)
# Anywhere beside it: it is long ago, comes on top of another office, comes again, or is not so.
BESIDE = re.compile(
    r"\b(?:ago|last (?:year|month|spring|summer|autumn|winter)|since|previously|also|additional\w*|in addition|"
    r"concurrent\w*|doubl\w+|retain\w*|remain\w*|keeps?|as well as|besides|alongside|again|re-\w+|first (?:named|"
    r"appointed)|den(?:y|ies|ied)|rumou?r\w*|hoax|false\w*|wrongly|mistaken\w*|erroneous\w*|shadow|opposition|film|"
    r"series|novel|fiction\w*)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r" of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def words(office: str) -> frozenset[str]:
    """The words of ``office`` that tell it from others, spelling and synonyms levelled."""
    found = re.findall(r"[^\W\d_]+", fold(office))
    return frozenset(ALIKE.get(w, w) for w in found if w not in PLAIN)


def place(office: str) -> str:
    """Where an office is, where that stands at its end: "Malta" of "Trade Minister of Malta"."""
    found = PLACE.search(office)
    return found[1] if found and _over(words(office[: found.start()])) else ""


def field(office: str) -> frozenset[str]:
    """What an office is over, without rank and place; the office itself where that says enough; else nothing."""
    tail = place(office)
    return _over(words(office.removesuffix(tail) if tail else office))


def _over(found: frozenset[str]) -> frozenset[str]:
    own = found - STANDINGS
    return (own - HEADS) | (own & {"premier"}) or own & SOLE


def matters(office: str) -> frozenset[str]:
    """What an office is over, as far as it has one of the names known here: nothing of states and towns."""
    found = words(office)
    return found & frozenset(ALIKE.values()) or found & SOLE


def heads(office: str) -> frozenset[str]:
    """What its holder is called; a prime minister is not called minister."""
    own = words(office) & HEADS
    return own - {"minister"} if "premier" in own else own


def exclusive(office: str) -> bool:
    """Whether who takes another gives it up; not of an office that is over or yet to come."""
    said = set(re.findall(r"[^\W\d_]+", fold(office)))
    return bool(heads(office)) and not said & OTHERWISE and "'s" not in fold(office)
