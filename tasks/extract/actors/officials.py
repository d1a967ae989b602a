"""Whether a speaker speaks for a public body: a ministry, a court, a government, or holds an office of theirs."""

import re

from tasks import publicbodies
from tasks.extract.actors.lexicon import head_of, state_name, states, words
from tasks.model import Actor
from tasks.text import fold

SPOKEN = re.compile(r"\bspokes(?:man|woman|person|people|persons)\b")


def official_words(text: str) -> bool:
    """The name of a public body."""
    low = set(re.findall(r"[^\W\d_]+", fold(text)))
    return bool(low & publicbodies.OFFICIAL) and not low & words("bodies", "unofficial")


def official(speaker: str, actor: Actor | None) -> bool:
    """``speaker`` as printed, with the actor it is, if known."""
    if actor is None:
        spoken = SPOKEN.search(fold(speaker)) or not head_of(speaker.rsplit(maxsplit=1)[-1])
        return bool(spoken and official_words(speaker)) or _of_state(speaker)
    if actor.kind == "state":
        return True
    if actor.kind == "body":
        owned = bool(actor.acts_for) and not unofficial(actor.name)
        return owned or official_words(actor.name) or actor.name == "European Union"
    served = any(official_words(v.value) for v in actor.acts_for)
    return served or any(_of_state(v.value) or (_public(v.value) and _for_state(actor)) for v in actor.roles)


def unofficial(name: str) -> bool:
    """The name of a party, a union, a firm or a school."""
    return bool(set(re.findall(r"[^\W\d_]+", fold(name))) & words("bodies", "unofficial"))


def _head_words(role: str) -> list[str]:
    """The words up to and with the head, without what it is of."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(re.split(r",|\s(?:of|for|to|at)\s", role)[0]))


def _public(role: str) -> bool:
    low = _head_words(role)
    past = {"former", "ex", "shadow", "then"} & set(low)
    return bool(low) and not past and head_of(low[-1]) in words("offices", "public")


def _of_state(role: str) -> bool:
    """A minister, or a secretary with a portfolio: an office that only states have."""
    if not _public(role):
        return False
    head, low = head_of(_head_words(role)[-1]), set(re.findall(r"[^\W\d_]+", fold(role)))
    return head == "minister" or (
        head == "secretary" and bool(low & words("offices", "portfolio") - {"general", "party"})
    )


def _for_state(actor: Actor) -> bool:
    """For a state, or in the service of a public body by the words of the office."""
    names = {state_name(s.code) for s in states().values()}
    return any(v.value in names for v in actor.acts_for) or any(official_words(v.value) for v in actor.roles)
