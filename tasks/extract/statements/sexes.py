"""What an article itself says of somebody being a man or a woman; a given name alone says nothing."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements.cast import Cast, Place, whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    found = {p for place in cast.places if place[2].id == actor for p in ("he", "she") if _said(whole(doc), place, p)}
    return found.pop() if len(found) == 1 else ""


def _said(text: str, place: Place, pronoun: str) -> bool:
    lead = text[max(0, place[0] - LETTERS) : place[0]].rstrip(" .")
    if lead.rsplit(None, 1)[-1:] and lead.rsplit(None, 1)[-1].lower() in ADDRESSED[pronoun]:
        return True
    return TELLING[pronoun].search(lead) is not None or BEHIND[pronoun].match(text, place[1]) is not None
