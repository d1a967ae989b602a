"""Whether the words that govern a date look back or ahead, read from the parse and never from a clock."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tasks.extract.dates import timewords as words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Direction = Literal["past", "upcoming", ""]
WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
MAYBE = frozenset(("would", "could", "may", "might", "should", "must", "can", "ca", "'d", "’d"))
PERFECT = frozenset(("have", "has", "had", "having", "was", "were", "did", "'ve", "’ve", "been"))
ATTRIBUTIVE = frozenset(("compound", "nmod", "nummod", "amod", "poss"))  # "the 4 February ministerial"
MOVING = frozenset(("to", "for", "from"))
RANKS = frozenset(("first", "second", "third", "last", "latest", "only"))
OPENERS = frozenset(("that", "whether"))
ENDS = frozenset(".!?")
HOPS = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the governing words say of a date.

    ``firm``: the reading may bound the day of publication. ``lean``: where they say nothing, what news
    mostly means by them ("plans announced in January"). ``verb``: number of the token that decides, or -1.
    """

    direction: Direction
    verb: int = -1
    firm: bool = False
    lean: Direction = ""
    indirect: bool = False  # a noun stands between the date and the verb: "the January agreement"
    planned: bool = False  # for a day that may be over: "had been due to host her on Friday"
    present: bool = False  # a full sentence in the present: "she gives evidence on Wednesday"

    @property
    def guess(self) -> Direction:
        """The direction in which to look for a year or a weekday that is not written."""
        if self.indirect and not self.firm:
            return self.lean
        return self.direction or self.lean


NEUTRAL = Outlook("")
MISREAD = Outlook("", planned=True)  # "ballots close on Friday, she said" read without its verb


def outlook(doc: "Doc", start: int, end: int) -> Outlook:
    """The outlook of the clause that holds the letters ``start`` to ``end``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return NEUTRAL
    token = span.root
    if token.dep_ == "poss" and (coming := _awaited(span)):
        return coming
    attributive = token.dep_ in ATTRIBUTIVE and token.head.pos_ in ("NOUN", "PROPN")
    nouns = int(attributive)
    for _ in range(HOPS):
        if _governs(token, span):
            break
        if token.head.i == token.i:
            return _deadline(span, NEUTRAL)
        if token.dep_ == "ccomp" and token.i < token.head.i:
            return MISREAD
        token = token.head
        nouns += token.pos_ == "NOUN" and token.i not in range(span.start, span.end)
    else:
        return NEUTRAL
    found = _planned_for(token, span) or _held_on(token, span) or _deadline(span, _verb(token, 0))
    reporting = token.lemma_ in words.REPORTING and found.direction == "past" and not attributive
    if nouns and not reporting and not (span[0].pos_ == "ADP" and found.firm):
        return replace(found, firm=False, indirect=True)
    return replace(found, indirect=True) if nouns and reporting else found


def _held_on(verb: "Token", span: "Span") -> Outlook | None:
    """Present *be* with nothing but the day behind it: "the vote is on Friday"; what was on Friday would be told so."""
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP") or verb.i >= span.start:
        return None
    on = span.root.head
    day = span.root.head == verb or (on.lower_ == "on" and on.head == verb and on.i == span.start - 1)
    alone = not any(c.dep_ in ("acomp", "attr", "oprd") and c.i not in range(span.start, span.end) for c in verb.rights)
    bare = on.i == verb.i + 1 or span.start == verb.i + 1
    return Outlook("upcoming", verb.i, present=_is_told(verb)) if day and alone and bare else None


def _governs(token: "Token", span: "Span") -> bool:
    """Whether the date may stand in the clause of ``token``: a verb, and none whose clause opens behind the date."""
    verbal = token.tag_ in ("VBN", "VBD", "VBG") and token.i not in range(span.start, span.end)
    return (token.pos_ in ("VERB", "AUX") or verbal) and not _behind(token, span)


def _behind(verb: "Token", span: "Span") -> bool:
    """Whether the clause of ``verb`` opens only behind the date: "warned on Thursday that raids could follow"."""
    opens = (c for c in verb.children if c.dep_ == "mark" and c.lower_ in OPENERS)
    return any(c.i >= span.end for c in opens) and verb.head.i != verb.i


def _awaited(span: "Span") -> Outlook | None:
    """In "ahead of Friday's vote the party met" the vote may still be to come whatever the verb says."""
    before = span.doc[max(span.start - 3, 0) : span.start].text.lower()
    return Outlook("upcoming", indirect=True) if before.endswith(("ahead of", "before", "for")) else None


def _planned_for(verb: "Token", span: "Span") -> Outlook | None:
    """In "the debate that was to take place on Friday has been cancelled" Friday is the debate's."""
    if verb.lemma_ not in words.CALLED_OFF or span.end > verb.i:
        return None
    clauses = (c for s in verb.lefts if s.dep_ == "nsubjpass" for c in s.children if c.dep_ in ("relcl", "acl"))
    if not any(s.i < span.start <= verb.i for s in clauses):
        return None
    return Outlook("upcoming", verb.i, firm=bool(_auxiliaries(verb) & {"has", "have"}))


def _deadline(span: "Span", found: Outlook) -> Outlook:
    """What stands right before the date may outweigh the verb: "payable 7 December", "until 4 February", "since"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before == "since":
        return Outlook("past", found.verb)
    if before in words.EFFECTIVE or span.doc[max(span.start - 2, 0) : span.start].text.lower() == "ahead of":
        return Outlook("upcoming", found.verb)
    if before in MOVING and found.verb >= 0 and span.doc[found.verb].lemma_ in words.MOVED:
        return _moved(span.doc[found.verb], before, found)
    if before == "for" and found.direction == "past" and span.start > 1:
        # "Had been offered for the first half of November"; "were called back for Saturday".
        return Outlook("", found.verb, planned=True)
    if before not in words.DEADLINE:
        return found
    if found.verb >= 0 and span.doc[found.verb].lemma_ in words.PUT_OFF:
        return Outlook("upcoming", found.verb, firm=True)
    # "Gave the agency until 20 February": the verb is over, the day need not be.
    if found.direction == "past":
        return Outlook("", found.verb, planned=True)
    return Outlook("upcoming", found.verb, firm=found.firm, lean="upcoming")


def _moved(verb: "Token", before: str, found: Outlook) -> Outlook:
    """A day to which something is moved lies ahead of the move; the one from which it is moved may lie anywhere."""
    if before == "from":
        return Outlook("", verb.i) if found.direction == "past" else found
    return Outlook("upcoming", verb.i, firm="had" not in _auxiliaries(verb))


def _auxiliaries(verb: "Token") -> set[str]:
    """Helping verbs of ``verb``, or of the verb it is joined to by "and"."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") or (c.tag_ == "TO" and c.i < verb.i)}
    if not own and verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and verb.head.pos_ in ("VERB", "AUX"):
        return {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
    return own


def _verb(verb: "Token", depth: int) -> Outlook:
    """The outlook of one verb; climbs where the verb has no tense of its own."""
    helping = _auxiliaries(verb)
    due = verb.head if verb.dep_ == "xcomp" else verb  # "had been due to host": the parse may hang it anywhere
    if _is_due(due) and "had" in _auxiliaries(due):
        return Outlook("", verb.i, planned=True)
    if helping & WILL:
        return Outlook("upcoming", verb.i, firm=True)
    if helping & MAYBE:
        return Outlook("past" if helping & {"have", "been"} and "have" in helping else "upcoming", verb.i)
    if "to" in helping and verb.tag_ in ("VB", "VBN"):
        return _infinitive(verb, helping, depth)
    if verb.lemma_ in words.SCHEDULED and verb.tag_ == "VBN" and _is_schedule(verb):
        return _planned(verb, helping)
    if helping & {"has", "have"} and verb.lemma_ in words.SUMMONING and _summons(verb):
        return Outlook("upcoming", verb.i, firm=True)
    if verb.lemma_ in words.PLANNED and verb.tag_ in ("VBD", "VBN") and not helping & {"was", "were", "been"}:
        return Outlook("", verb.i, planned=True)  # "planned a rally on Saturday": when they planned, or what
    if helping & PERFECT or (verb.tag_ == "VBD"):
        return Outlook("past", verb.i, firm=True)
    if verb.tag_ in ("VBN", "VBG"):
        return _participle(verb, helping, depth)
    if verb.tag_ in ("VBZ", "VBP"):
        return _present(verb)
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and depth < 3:
        return Outlook("upcoming", verb.i)
    return Outlook("", verb.i)


def _planned(verb: "Token", helping: set[str]) -> Outlook:
    """A plan of today looks ahead; one of yesterday may be over; one that "had been" made is."""
    if "had" in helping:
        return Outlook("", verb.i, planned=True)
    firm = not helping & {"was", "were"} and verb.tag_ != "VBD"
    return Outlook("upcoming", verb.i, firm=firm or _now_off(verb))


def _now_off(verb: "Token") -> bool:
    """Whether what was planned "has been cancelled": it had not come when that was written."""
    noun = next((t for t in (verb, *verb.ancestors) if t.dep_ in ("relcl", "acl")), None)
    above = noun.head.head if noun is not None and noun.head.dep_ == "nsubjpass" else None
    if above is None or above.lemma_ not in words.CALLED_OFF:
        return False
    return bool(_auxiliaries(above) & {"has", "have"})


def _summons(verb: "Token") -> bool:
    """Whether somebody is called to a place or an occasion: "called the owners to the ministry"."""
    called = any(c.dep_ in ("dobj", "obj") for c in verb.children)
    return called and any(t.lower_ in ("to", "for") and t.dep_ == "prep" for t in verb.subtree)


def _is_schedule(verb: "Token") -> bool:
    """Whether it plans: "set for Monday", "expected on Monday", but not "a record set on Monday"."""
    return verb.lemma_ not in words.FIXING or any(c.lower_ in ("for", "to") or c.dep_ == "xcomp" for c in verb.children)


def _is_due(verb: "Token") -> bool:
    """``had been due``."""
    return any(c.lower_ == "due" for c in verb.children if c.dep_ in ("acomp", "attr"))


def _present(verb: "Token") -> Outlook:
    """Present tense: "leaves on Friday" looks ahead; "says on Friday" and "is" tell nothing."""
    if verb.lemma_ in words.STATIVE:
        plans = any(
            c.lemma_ in words.PLANNING or c.lower_ == "due" for c in verb.children if c.dep_ in ("acomp", "attr")
        )
        return Outlook("upcoming" if plans else "", verb.i, firm=plans)
    return Outlook("upcoming", verb.i, present=_is_told(verb))


def _is_told(verb: "Token") -> bool:
    """Whether the verb stands in the present in a sentence of its own: headlines tell the past in that form."""
    clear = verb.tag_ == "VBZ" or verb.lower_ not in words.PAST_ALIKE
    return clear and any(c in ENDS for c in verb.sent.text.rstrip()[-2:])


def _infinitive(verb: "Token", helping: set[str], depth: int) -> Outlook:
    """Infinitives: "to be held on", "is set to travel", "agreed to meet", "managed to agree"."""
    head = verb.head
    if "have" in helping:
        return Outlook("past", verb.i)
    if verb.dep_ in ("acl", "relcl") and _is_ranked(head) and head.head.i != head.i and depth < 3:
        return replace(_verb(head.head, depth + 1), verb=verb.i)  # "the first states to accede on Friday were"
    if verb.dep_ in ("acl", "relcl") or head.i == verb.i or depth > 3:
        return Outlook("upcoming", verb.i, firm="be" in helping)
    if head.lemma_ in words.ACHIEVING:
        above = _verb(head, depth + 1)
        return Outlook(above.direction, verb.i)
    if verb.dep_ == "advcl" and head.lemma_ not in words.PLANNING:
        above = _verb(head, depth + 1)  # a purpose: "flew to Paris to attend the talks on Monday"
        return Outlook(above.direction or "upcoming", verb.i)
    ruler = head.head if head.pos_ == "ADJ" else head  # "was ready to go"
    return replace(_planned(ruler, _auxiliaries(ruler)), verb=verb.i)


def _is_ranked(noun: "Token") -> bool:
    """Whether it is the first, the last or the only one."""
    return any(c.lower_ in RANKS for c in noun.children) or noun.lower_ in RANKS


def _participle(verb: "Token", helping: set[str], depth: int) -> Outlook:
    """A participle borrows the tense of the clause it hangs on: "the meeting, held on Monday, dealt with"."""
    if helping & {"is", "are", "'s", "’s", "'re", "’re", "am", "be", "being", "'m", "’m"}:
        ahead = verb.tag_ == "VBG" or verb.lemma_ in words.PLANNING
        return Outlook("upcoming", verb.i, firm=verb.lemma_ in words.PLANNING) if ahead else Outlook("", verb.i)
    lean: Direction = "past" if verb.tag_ == "VBN" else ""
    untold = Outlook("past" if lean and verb.lemma_ in words.REPORTING else "", verb.i, lean=lean)
    head = verb.head
    if head.i == verb.i or depth > 3:
        return untold
    if verb.dep_ == "acl":
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ in ("VERB", "AUX"):
            above = _verb(head.head, depth + 1)
            return replace(above, verb=verb.i) if above.direction == "past" else untold
        return untold
    if head.pos_ in ("VERB", "AUX"):
        above = _verb(head, depth + 1)
        if above.direction == "past" or (above.firm and verb.tag_ == "VBG"):
            return Outlook(above.direction, verb.i, firm=above.firm and above.direction == "past")
        if above.direction == "upcoming" and verb.tag_ == "VBG":
            return replace(untold, lean="upcoming")
    return untold
