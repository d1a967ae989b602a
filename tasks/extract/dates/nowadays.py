"""Where "today" is no day of the calendar but these days: "today's world", "the leaders of tomorrow"."""

from typing import TYPE_CHECKING

from tasks.extract.dates import timewords as words
from tasks.extract.dates.timex_grammar import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MEANT = {"today": "these days", "tomorrow": "the future"}
LASTING = frozenset(("GPE", "ORG", "NORP", "PERSON"))  # "today's GM": who has a name does not last for a day
AGES = frozenset(
    """world society age era generation youth economy climate environment technology culture market life child person
    reader listener voter worker consumer""".split()
)
# Plurals that belong to one day are what happens or is told on it.
TOLD = frozenset(
    """attack strike vote event news protest blast figure result number datum price headline paper loss gain rise fall
    remark comment change order raid clash crash arrest bid poll match game report storm flight trade step move cut
    """.split()
)
DEEDS = ("ion", "ment", "ing", "al", "ance", "ence", "ure", "sis")
STATES = frozenset(("be", "have", "remain", "exist", "live", "know", "believe"))


def as_meant(found: Found, doc: "Doc") -> Found:
    """``found``, or the vague reference that it is where it names no day."""
    name = found.parts.get("today", "")
    if found.rule != "today" or name not in MEANT or found.has("pod", "mod"):
        return found
    span = doc.char_span(found.start, found.end)
    if span is None or not (_of_an_age(span[0]) or (name == "today" and _is_state(span[0]))):
        return found
    return Found(found.start, found.end, "reference", {"ref": MEANT[name]})


def _of_an_age(day: "Token") -> bool:
    """Whether the word belongs to something that outlasts a day."""
    if day.i + 1 < len(doc := day.doc) and doc[day.i + 1].lower_ in ("'s", "’s") and day.head.i > day.i:
        # "In today's world nobody waits" may be read as today's nobody.
        return _outlasts(day.head) or (day.i + 2 < len(doc) and doc[day.i + 2].lemma_.lower() in AGES)
    before = day.nbor(-1) if day.i else None
    return before is not None and before.lower_ == "of" and before.head.i < before.i and _outlasts(before.head)


def _outlasts(thing: "Token") -> bool:
    lemma = thing.lemma_.lower()
    if thing.ent_type_ in LASTING or lemma in AGES:
        return True
    deed = lemma in words.OCCASIONS | TOLD or lemma.endswith(DEEDS)
    return thing.tag_ == "NNS" and not deed


def _is_state(day: "Token") -> bool:
    """Whether the word opens a clause that says how things are: "today, the right to work is equal to that to live"."""
    verb = day.head
    if day.dep_ not in ("npadvmod", "advmod") or day.i > verb.i or verb.lemma_ not in STATES:
        return False
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return (
        verb.tag_ in ("VBZ", "VBP") and not helped and any(day.i < c.i < verb.i for c in verb.lefts if "subj" in c.dep_)
    )
