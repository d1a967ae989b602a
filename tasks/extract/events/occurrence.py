"""What happens on one date of one text: the event's head word and the words that name it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tasks.extract.actors import lexicon
from tasks.extract.events import clauses, governing, nouns, reality, subjects, wholes
from tasks.extract.events.eventwords import (
    CARRIERS,
    EVENT_NOUNS,
    MOVING,
    POSTPONED,
    SAYING,
    SAYING_NOUNS,
)
from tasks.extract.sentences import Sentence
from tasks.model import DateMention, Precision, Span
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

MOST_BETWEEN = 12
# Verbs that say nothing without what follows.
LIGHT = frozenset("be have do make take give get go come need want sit say".split())
OBJECTS = ("dobj", "obj", "attr", "oprd", "dative")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A date with the event it dates."""

    mention: DateMention
    sentence: Sentence
    head: str  # lemma
    kind: Literal["noun", "clause", "saying"]
    phrase: tuple[Span, ...]  # slices of the sentence that name the event, in order; empty: no safe words
    places: frozenset[str] = frozenset()  # states and towns in those slices
    settled: bool = True  # told as a fact or a plan, not denied, feared or expected by others
    several: bool = False  # the word is a plural: "two hearings"
    clause: int = 0  # number of the word at the top of its clause
    moved: bool = False  # its day hangs on a word of moving: "was put off from 12 to 26 March"


def read(mention: DateMention, sentence: Sentence, doc: "Doc") -> Occurrence | None:
    """The event that ``mention`` dates; None where the parse gives no governing word."""
    tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    dated = governing.governor(tokens) if tokens else None
    trigger = _trigger(mention, tokens, dated) if tokens and dated else None
    if trigger is None or tokens is None or dated is None:
        return None
    inside = set(range(tokens.start, tokens.end))
    mover = _mover(trigger)
    settled = not (reality.doubted(trigger) or (mover is not None and reality.possible(mover)))
    hangs = _misread(trigger) or reality.conditional(trigger)
    verb, (trigger, kind) = trigger, _settle(trigger)
    builder = {"noun": nouns.noun_phrase, "clause": _clause, "saying": _speaker}[kind]
    ranges = builder(trigger, inside)
    ranges = nouns.drawn(trigger, verb, ranges, inside) if kind == "noun" and mover is None else ranges
    single = kind == "clause" and len(ranges) == 1
    # "They will try again in London" may support what others tell; it names no event by itself.
    bare = single and trigger.i in range(*ranges[0])
    phrase = () if bare and mention.direction != "upcoming" else _spans(sentence, doc, ranges, inside)
    first = phrase
    if hangs:
        phrase = wholes.sentence(sentence, mention.span)
    elif bare or not (single or _telling(doc, phrase)):
        drawn = wholes.clause(sentence, tokens.root, coming=mention.direction == "upcoming")
        phrase = drawn or (() if kind == "clause" and wholes.half(trigger) else phrase)
    if kind == "saying" and not governing.spoken(dated):
        phrase = ()
    elif phrase and not (kind == "saying" or governing.told(dated, trigger, phrase)):
        phrase = wholes.reaching(sentence, phrase, dated, inside)
    if any(set('"“”') & set(doc.text[s.start : s.end]) for s in phrase):
        phrase = ()  # somebody's words are no name of an event
    settled = settled and not (bare and phrase == first) and not reality.standing(trigger, tokens, mention.direction)
    head = trigger.lemma_.casefold()
    return Occurrence(
        *(mention, sentence, head, kind, phrase, _places(doc, phrase)),
        settled=settled,
        several=trigger.tag_ in ("NNS", "NNPS"),
        clause=clauses.top(tokens.root, head),
        moved=mover is not None,
    )


def _trigger(mention: DateMention, tokens: "Tokens", dated: "Token") -> "Token | None":
    """The verb or noun for what happens; None where the date is only part of a name."""
    month = mention.when is not None and mention.when.precision is Precision.MONTH
    return None if governing.attributive(tokens, month=month) else clauses.dated(governing.bearer(dated), tokens)


def _misread(trigger: "Token") -> bool:
    """A sentence read without a verb of its own: only the whole of it is sure to say what is dated."""
    return trigger.dep_ == "relcl" and trigger.sent.root.pos_ not in ("VERB", "AUX")


def _mover(trigger: "Token") -> "Token | None":
    """The word by which the event is moved: itself, or the verb that does it to the event."""
    above = trigger.head if trigger.dep_ in (*OBJECTS, "nsubjpass") else trigger
    return next((word for word in (trigger, above) if _moves(word)), None)


def _moves(word: "Token") -> bool:
    """Whether the word moves something in time: "took place" does not, "was put back" does."""
    lemma = word.lemma_.casefold()
    adrift = any(c.lower_ in ("back", "forward", "off") for c in word.rights)
    return lemma in POSTPONED or lemma == "slip" or (lemma in MOVING and adrift)


def _places(doc: "Doc", phrase: tuple[Span, ...]) -> frozenset[str]:
    """Places that the last slice names: where to, not who from."""
    held = (e for s in phrase[-1:] for e in doc.ents if s.start <= e.start_char and e.end_char <= s.end)
    return frozenset(_place(e) for e in held if e.label_ == "GPE" and e.root.dep_ in ("dobj", "pobj"))


def _place(entity: "Tokens") -> str:
    """One name for "the US" and "the United States"; a town as it is written."""
    texts = tuple(t.text for t in entity if t.lower_ != "the")
    found = lexicon.state_at(texts, 0)
    return found[0].code if found and found[1] == len(texts) else fold(" ".join(texts))


def _telling(doc: "Doc", phrase: tuple[Span, ...]) -> bool:
    """Whether the words alone say what happens: somebody named, or an event noun with what it is about."""
    tokens = [t for s in phrase for t in doc.char_span(s.start, s.end, alignment_mode="expand") or ()]
    if tokens and tokens[-1].pos_ in ("VERB", "AUX") and tokens[-1].lemma_.casefold() in LIGHT:
        return False
    named = any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in tokens)
    return named or (len(tokens) >= 3 and any(t.lemma_.casefold() in EVENT_NOUNS for t in tokens))


def _settle(trigger: "Token") -> tuple["Token", Literal["noun", "clause", "saying"]]:
    """Steps from a carrying verb to the event noun it carries."""
    if trigger.pos_ in ("NOUN", "PROPN"):
        return trigger, "saying" if trigger.lemma_.casefold() in SAYING_NOUNS else "noun"
    lemma = trigger.lemma_.casefold()
    if lemma in CARRIERS | MOVING or trigger.dep_ in ("acl", "relcl"):
        noun = _carried(trigger)
        if noun is not None:
            return noun, "noun"
    if lemma == "be" and (noun := _dated(trigger)) is not None:
        return noun, "noun"
    if lemma == "call" and any(c.dep_ in (*OBJECTS, "prt") for c in trigger.children):
        return trigger, "clause"  # somebody to a place, or something off
    if lemma in SAYING and not any(c.dep_ == "aux" and c.lower_ in ("will", "to") for c in trigger.children):
        return trigger, "saying"
    return trigger, "clause"


def _carried(verb: "Token") -> "Token | None":
    """The event noun of "the meeting, held on", "is to be held", "convened a ministerial"."""
    top = verb
    while top.dep_ in ("xcomp", "conj") and top.head.pos_ in ("VERB", "AUX"):  # "which is to be held"
        top = top.head
    whose = any(t.tag_ == "WP$" for t in top.lefts) or any(t.tag_ == "WP$" for c in top.lefts for t in c.lefts)
    candidates = [top.head] if top.dep_ in ("acl", "relcl") and not whose else []
    candidates += [c.head.head for c in candidates if c.dep_ == "pobj" and c.head.lower_ == "of"]
    candidates += [c for c in verb.children if c.dep_ in ("nsubjpass", *OBJECTS)]
    if not any(c.dep_ in OBJECTS for c in verb.children):
        candidates += [c for c in verb.children if c.dep_ == "nsubj"]
    candidates += [o for c in candidates if c.lower_ == "it" for o in _object_before(verb)]
    return next((c for c in candidates if c.lemma_.casefold() in EVENT_NOUNS), None)


def _object_before(verb: "Token") -> list["Token"]:
    """What "it" is in "to take the vote off the calendar and to hold it on 22 March"."""
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    return [c for c in verb.head.children if c.dep_ in OBJECTS] if joined else []


def _dated(verb: "Token") -> "Token | None":
    """The event noun of "the second reading is on 22 March"."""
    noun = subjects.subject(verb)
    beside = any(c.dep_ in ("attr", "acomp") and c.ent_type_ != "DATE" for c in verb.children)
    return noun if noun is not None and not beside and noun.lemma_.casefold() in EVENT_NOUNS else None


def _clause(verb: "Token", inside: set[int]) -> list[tuple[int, int]]:
    """Subject, verb group, object and first complement, without the date; empty where the subject is no name."""
    top = verb
    while top.dep_ in ("xcomp", "conj") and top.head.pos_ in ("VERB", "AUX", "ADJ") and not subjects.subject(top):
        top = top.head
        if top.pos_ == "ADJ":
            top = top.head if top.head.pos_ in ("AUX", "VERB") else top
    subject = subjects.subject(top)
    named = subject is not None and subject.pos_ != "PRON" and subject.tag_ not in ("WDT", "WP", "DT")
    if subject is None or not (named or _carried_on(subject)):
        return []
    group = [c.i for c in top.children if c.dep_ in ("aux", "auxpass", "neg") and c.i not in inside]
    start = min([top.i, *[i for i in group if i > subject.i]])
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ == "xcomp" and nouns.holds(child, inside):
            end = max(end, _before(verb.doc, inside))  # "begins to go through it on 23 March"
        if nouns.holds(child, inside) or child.dep_ in ("punct", "advcl", "cc", "conj", "mark", "npadvmod"):
            break
        if child.dep_ in (*OBJECTS, "prep", "prt", "acomp", "xcomp", "agent", "ccomp"):
            end = max(end, nouns.core_end(child) + 1)
            if child.dep_ not in (*OBJECTS, "prt"):
                break
    if verb.doc[end : end + 2].text.casefold() == f"by {verb.doc[end - 1].lower_}":
        end += 2  # "goes through it clause by clause"
    if not named:
        return _unnamed(subject, top, verb, inside, (start, end))
    first = next(t.i for t in subject.subtree if t.pos_ not in ("PUNCT", "SPACE", "SYM") or t.i == subject.i)
    between = verb.doc[subject.i + 1 : start]
    # A name or a list of duties between office and verb belongs to the subject; a clause of its own does not.
    joined = len(between) <= MOST_BETWEEN and not any(t.pos_ in ("VERB", "AUX") for t in between)
    return [(first, start if joined else subject.i + 1), (start, end)]


def _before(doc: "Doc", inside: set[int]) -> int:
    """The end of the words before the date and its preposition."""
    end = min(inside)
    while end and doc[end - 1].pos_ in ("ADP", "DET", "PUNCT"):
        end -= 1
    return end


def _unnamed(
    subject: "Token", top: "Token", verb: "Token", inside: set[int], group: tuple[int, int]
) -> list[tuple[int, int]]:
    """A clause told of a pronoun: with the name it stands for, with whoever tells it, or what it makes public."""
    if who := subjects.meant(subject, verb):
        public = subjects.made_public(verb)
        end = public.i + 1 if public is not None else group[1]
        return [who, (group[0], end)]
    if told := subjects.teller(top):
        between = range(told[1], group[0])
        return [told[0], (told[1], group[1])] if inside.isdisjoint(between) else [group]
    thing = subjects.published(verb, inside)
    return [thing] if thing else [group]


def _carried_on(subject: "Token") -> bool:
    """Whether what is done says enough without its "they" or "she"; never inside quotations."""
    return subject.lower_ in ("they", "it", "he", "she") and not set('"“”') & set(subject.sent.text)


def _speaker(verb: "Token", _inside: set[int]) -> list[tuple[int, int]]:
    """Who spoke: the subject of the verb, or of the verb above a noun of saying."""
    top = next((t for t in wholes.upwards(verb) if t.pos_ in ("VERB", "AUX") and subjects.subject(t)), verb)
    subject = subjects.subject(top)
    if subject is None or subject.pos_ == "PRON":
        return []
    return [(nouns.after_article(subject), nouns.core_end(subject) + 1)]


def _spans(sentence: Sentence, doc: "Doc", ranges: list[tuple[int, int]], inside: set[int]) -> tuple[Span, ...]:
    """Token ranges as passages; joined where they touch, empty where too long or cut by the date."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if start >= end or any(i in inside for i in range(start, end)):
            return ()
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    if sum(end - start for start, end in merged) > wholes.MOST_WORDS:
        return ()
    out = []
    for start, end in merged:
        first, last = doc[start], doc[end - 1]
        out.append(Span(sentence.article, first.idx, last.idx + len(last.text)))
    return tuple(out)
