"""What an article itself says of somebody being a man or a woman; a given name alone says nothing."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements.cast import Cast, Place
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

ADDRESSED = {
    "he": frozenset(("mr", "sir", "lord", "shri", "monsieur", "herr", "señor")),
    "she": frozenset(("mrs", "ms", "miss", "dame", "lady", "baroness", "smt", "shrimati", "madame", "frau", "señora")),
}
# Right before a name, or behind it and a comma.
KIN = {
    "he": "husband|widower|father|brother|son|uncle|nephew|grandfather|grandson|king|businessman",
    "she": "wife|widow|mother|sister|daughter|aunt|niece|grandmother|granddaughter|queen|businesswoman",
}
OFFICES = {"he": "spokes|congress|alder", "she": "chair|spokes|congress|alder"}  # a chairman may be a woman
ENDING = {"he": "man", "she": "woman"}
GOES_ON = re.compile(r"[^.;:!?“”\"\n]{0,120}; (?P<who>he|she) ")
PLACED = frozenset(("GPE", "LOC", "FAC", "ORG", "NORP", "DATE", "TIME"))
LETTERS = 40  # around a name
TELLING = {
    pronoun: re.compile(
        rf"\b(?:(?:{KIN[pronoun]})(?:-in-law)?|(?:{OFFICES[pronoun]}){ENDING[pronoun]})(?P<close>,?)$", re.IGNORECASE
    )
    for pronoun in ("he", "she")
}
BEHIND = {
    pronoun: re.compile(rf"(?: \([^()]{{1,25}}\))?, (?:his|her|their) (?:late |former )?(?:{KIN[pronoun]})\b")
    for pronoun in ("he", "she")
}


def known(doc: "Doc", cast: Cast, actor: str) -> str:
    """``he`` or ``she`` where the article says it of the actor; empty where it does not, or says both."""
    places = [p for p in cast.places if p[2].id == actor]
    found = {p for place in places for p in ("he", "she") if _said(whole(doc), place, p)}
    found = found or {match["who"] for p in places if (match := _goes_on(doc, cast, p)) is not None}
    return found.pop() if len(found) == 1 else ""


def _goes_on(doc: "Doc", cast: Cast, place: Place) -> re.Match[str] | None:
    """``NAME takes over; he was sworn in``: of the only person told of so far in the sentence."""
    match = GOES_ON.match(whole(doc), place[1])
    named = doc.char_span(place[0], place[1], alignment_mode="expand") if match else None
    if match is None or named is None or not len(named):
        return None
    people = {p[2].id or p[2].name for p in cast.within(named.sent.start_char, match.end())}
    clause = doc.char_span(named.sent.start_char, match.end(), alignment_mode="contract") or ()
    others = any(_another(t, behind=t.idx >= match.start()) for t in clause if t.idx < match.start("who"))
    return match if len(people) == 1 and not others else None


def _another(token: "Tag", *, behind: bool) -> bool:
    """A pronoun that acts before the name, or a name of nobody known behind it."""
    if behind:
        return token.pos_ == "PROPN" and token.ent_type_ not in PLACED
    return token.pos_ == "PRON" and token.dep_ in ("nsubj", "nsubjpass")


def _said(text: str, place: Place, pronoun: str) -> bool:
    lead = text[max(0, place[0] - LETTERS) : place[0]].rstrip(" .")
    if lead.rsplit(None, 1)[-1:] and lead.rsplit(None, 1)[-1].lower() in ADDRESSED[pronoun]:
        return True
    return TELLING[pronoun].search(lead) is not None or BEHIND[pronoun].match(text, place[1]) is not None
