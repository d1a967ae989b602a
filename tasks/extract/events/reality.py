"""Whether the words around a date tell it as settled: what is denied, feared or conditional is no key date."""

from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import MOVING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Verbs whose clause somebody only thinks, fears or rejects.
DOUBTING = frozenset(
    """anticipate believe deny dispute doubt dread envisage estimate expect fear forecast hope imagine predict question
    reckon rule speculate suggest suspect think want warn wish wonder""".split()
)
THINKING = frozenset("believe dread imagine know remember suspect think wonder".split())
POSSIBLE = frozenset(("can", "could", "may", "might", "should"))
MODALS = frozenset(("could", "might", "should", "would"))
# Nouns whose "that" clause nobody stands for.
RUMOURS = frozenset("allegation claim fear hope report rumor rumour speculation suggestion".split())
UNSURE = frozenset("doubtful false uncertain unclear unknown unlikely untrue wrong".split())
CONDITIONS = frozenset(("if", "unless", "provided", "whether", "should"))

# Verbs that tell how things are, not what happens.
STATES = frozenset("be belong consist contain exist have include remain seem".split())


def standing(trigger: "Token", date: "Span", direction: str) -> bool:
    """Whether the words tell how things stood on the date, or from when on they do, and so of nothing that happened.

    "Will be in Oslo on 12 March" and "have until 12 March" are plans, and so events; so is "was in Oslo", a visit.
    """
    state = trigger.pos_ in ("VERB", "AUX") and trigger.lemma_.casefold() in STATES and not _visiting(trigger)
    return date.doc[max(date.start - 1, 0)].lower_ == "since" or (state and direction != "upcoming")


def _visiting(verb: "Token") -> bool:
    """Whether the verb is *be* with a place in which somebody is."""
    inside = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "at"))
    return verb.lemma_ == "be" and any(g.ent_type_ in ("GPE", "FAC") for c in inside for g in c.children)


def doubted(trigger: "Token") -> bool:
    """Whether the clause of ``trigger`` is a question, a rumour, or what somebody denies, fears or expects."""
    if trigger.sent.text.rstrip().endswith("?") or _thought(trigger):
        return True
    token = trigger
    while token.head.i != token.i:
        above = token.head.lemma_.casefold()
        unsure = any(c.dep_ in ("acomp", "attr") and c.lemma_.casefold() in UNSURE for c in token.head.children)
        if token.dep_ == "ccomp" and unsure:
            return True
        if token.dep_ in ("ccomp", "acl", "relcl") and above in (DOUBTING if token.dep_ == "ccomp" else RUMOURS):
            return True
        token = token.head
    return False


def possible(verb: "Token") -> bool:
    """Whether the verb tells what may be: "may be postponed to 4 March"."""
    return any(c.dep_ == "aux" and c.lower_ in POSSIBLE for c in verb.lefts)


def _thought(verb: "Token") -> bool:
    """Whether the verb tells a thought ("had not thought past Saturday") or what did not come about ("would have")."""
    helps = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    unreal = bool(MODALS & set(helps)) and "have" in helps
    # "Was to have begun on 7 May": it did not.
    missed = {"to", "have"} <= set(helps) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"
    missed = missed and not any(t.lemma_.casefold() in MOVING for t in verb.sent)  # it is to be on another day
    return unreal or missed or (verb.pos_ == "VERB" and verb.lemma_.casefold() in THINKING)


def conditional(trigger: "Token") -> bool:
    """Whether the event hangs on a condition, or is one."""
    token = trigger
    while True:
        if any(_condition(child) for child in token.children) or (token.dep_ == "advcl" and _condition(token)):
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _condition(clause: "Token") -> bool:
    if clause.dep_ not in ("advcl", "ccomp", "prep"):
        return False
    first = clause.doc[clause.left_edge.i]
    return first.lower_ in CONDITIONS and first.dep_ in ("mark", "aux", "prep", "advmod")
