"""Whether two words of a sentence stand in one clause: what is put off beside an event is not the event."""

from typing import TYPE_CHECKING

from tasks.extract.events import subjects
from tasks.extract.events.wholes import upwards

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset("he it she they this that which who".split())


def top(token: "Token", head: str) -> int:
    """Number of the uppermost word of ``token``'s clause; a relative clause on the noun ``head`` is no other clause."""
    up = token
    for up in upwards(token):
        aside = up.dep_ == "relcl" and up.head.lemma_.casefold() != head
        beside = up.dep_ == "conj" and up.pos_ in ("VERB", "AUX") and _own_subject(up)
        if aside or beside:
            break
    return int(up.i)


def _own_subject(verb: "Token") -> bool:
    found = subjects.subject(verb)
    return found is not None and found.lower_ not in PRONOUNS
