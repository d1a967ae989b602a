"""Whether two words of a sentence stand in one clause: what is put off beside an event is not the event."""

from typing import TYPE_CHECKING

from tasks.extract.events import subjects
from tasks.extract.events.eventwords import DOCUMENTS, EVENT_NOUNS, MAKING
from tasks.extract.events.reality import STATES
from tasks.extract.events.wholes import upwards

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

LIMITS = frozenset(("after", "before", "by", "till", "until"))
PRONOUNS = frozenset("he it she they this that which who".split())


def dated(trigger: "Token | None", date: "Tokens") -> "Token | None":
    """The verb that a date belongs to, where its clause is plainer than the parse.

    Of "would see more clearly by 28 April, when the bank decides" the deciding has the day; in "received this morning
    the Ambassador accredited to the court" what stands behind the day is the object, not a clause of its own.
    """
    if trigger is None or _parted(trigger, date):
        return _listed(date)
    behind = date.doc[date.end : date.end + 2]
    when = next((t for t in behind if t.lower_ == "when" and t.dep_ == "advmod"), None)
    bound = date.doc[max(date.start - 1, 0)].lower_ in LIMITS
    if when is not None and (bound or trigger.lemma_.casefold() in STATES) and _named(when.head):
        return when.head
    if trigger.lemma_.casefold() in DOCUMENTS and trigger.dep_ == "dobj" and trigger.head.lemma_.casefold() in MAKING:
        return trigger.head  # "signed a deal on Friday": the deal by itself says nothing
    named = subjects.subject(trigger)
    unmarked = trigger.dep_ == "advcl" and not any(c.dep_ in ("mark", "advmod") for c in trigger.lefts)
    if named is not None and unmarked and trigger.head.i < date.start and named.left_edge.i == date.end:
        return trigger.head
    return trigger


def _named(verb: "Token") -> bool:
    subject = subjects.subject(verb)
    return subject is not None and subject.pos_ != "PRON"


def _parted(word: "Token", date: "Tokens") -> bool:
    """Whether a semicolon stands between the two: what is on one day of a list is not on the next."""
    between = date.doc[min(word.i, date.start) : max(word.i, date.end)]
    return any(t.text == ";" for t in between)


def _listed(date: "Tokens") -> "Token | None":
    """The event noun nearest to a date in its own part of a list with semicolons; None outside of one."""
    doc, sent = date.doc, date.sent
    stops = [t.i for t in sent if t.text == ";"]
    if not stops:
        return None
    first = max((i for i in stops if i < date.start), default=sent.start)
    last = min((i for i in stops if i >= date.end), default=sent.end)
    near = sorted(
        (*range(first, date.start), *range(date.end, last)), key=lambda i: min(abs(i - date.start), abs(i - date.end))
    )
    return next(
        (doc[i] for i in near if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].lemma_.casefold() in EVENT_NOUNS), None
    )


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
