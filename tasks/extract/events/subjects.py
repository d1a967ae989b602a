"""Who does what an event's clause tells of a pronoun: "it wants to publish" says nothing without its "it"."""

from typing import TYPE_CHECKING

from tasks.extract.events.eventwords import ACTING, BODIES, HANDING, OPINING, PUBLISHING, SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]  # tokens, the end exclusive
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
PERSONS = frozenset(("he", "she"))
APART = frozenset(("acl", "advcl", "appos", "punct", "relcl"))
QUOTED = frozenset('"“”')
FAR = 400  # letters back in which a person is looked for
LEAST_WORDS = 3  # of an object that names the event by itself


def subject(verb: "Token") -> "Token | None":
    """The subject of ``verb``'s clause."""
    return next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)


def meant(pronoun: "Token", verb: "Token") -> Range | None:
    """The words that name whom ``pronoun``, the subject of ``verb``, stands for; None unless only one can be meant."""
    if QUOTED & set(pronoun.sent.text):
        return None
    if pronoun.lower_ in PERSONS:
        return _person(pronoun)
    return _body(pronoun, verb) if pronoun.lower_ == "it" else None


def _person(pronoun: "Token") -> Range | None:
    """The only person who is a subject in the sentences before, by the fullest form of the name so far."""
    doc = pronoun.doc
    end = pronoun.sent.start
    people = [e for e in doc.ents if e.label_ == "PERSON" and e.end <= pronoun.i]
    acting = (e for e in people if e.root.dep_ in SUBJECTS or e.root.head.dep_ in SUBJECTS)
    near = {e[-1].text for e in acting if e.start_char >= doc[end].idx - FAR}
    if len(near) != 1:
        return None
    named = [e for e in people if e[-1].text in near]
    best = max(named, key=lambda e: (len(e), -e.start))
    return best.start, best.end


def _body(pronoun: "Token", verb: "Token") -> Range | None:
    """The body that is the subject of the sentence before, where the verb is one of acting."""
    doc, start = pronoun.doc, pronoun.sent.start
    acting = ACTING | SAYING | OPINING | HANDING
    if pronoun.dep_ == "nsubjpass":
        return None  # "It will be held in Kigali" is said of the consultation, not of the ministry that invites to it
    if start == 0 or pronoun.sent.root.lemma_.casefold() not in acting or "\n" in doc[start - 1].text:
        return None
    before = doc[start - 1].sent
    named = subject(before.root)
    if named is None or not _is_body(named) or named.ent_type_ in ("PERSON", "DATE") or QUOTED & set(before.text):
        return None
    if verb.lemma_.casefold() not in ACTING | HANDING:
        return None
    first = named.left_edge.i + (doc[named.left_edge.i].pos_ == "DET")
    return first, end_of(named)


def _is_body(noun: "Token") -> bool:
    """A name, or a common noun for a body that a name beside it makes one of its kind."""
    if noun.tag_ == "NNP":
        return True
    return noun.lemma_.casefold() in BODIES and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.rights)


def end_of(noun: "Token") -> int:
    """Where the noun with its "of" and "for" ends, without clauses or what a comma sets apart."""
    end: int = noun.i + 1
    for part in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if part.dep_ in APART or part.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            break
        end = part.i + 1 if part.pos_ in ("NOUN", "PROPN") else end
    return end


def teller(verb: "Token") -> tuple[Range, int] | None:
    """Who "told colleagues that they would": the teller's name, and where the verb of telling stands."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_.casefold() not in SAYING or above.i > verb.i:
        return None
    named = subject(above)
    if named is None or named.pos_ == "PRON":
        return None
    doc: Doc = verb.doc
    first, last = named.left_edge.i, above.i
    while first < named.i and doc[first].pos_ in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    while last > named.i + 1 and doc[last - 1].pos_ in ("PUNCT", "SPACE", "AUX", "ADV"):
        last -= 1
    proper = any(t.pos_ == "PROPN" for t in doc[first:last])
    return ((first, last), above.i) if proper and not QUOTED & set(named.sent.text) else None


def published(verb: "Token", inside: set[int]) -> Range | None:
    """What is to be made public, where it names the event by itself: "the shortlist of bidders"."""
    if verb.lemma_.casefold() not in PUBLISHING:
        return None
    thing = _object(verb)
    if thing is None or thing.pos_ == "PRON":
        return None
    first, last = thing.left_edge.i, end_of(thing)
    while first < thing.i and verb.doc[first].pos_ in ("DET", "PRON", "PUNCT", "SPACE"):
        first += 1
    whole = last - first >= LEAST_WORDS and not inside & set(range(first, last))
    return (first, last) if whole else None


def made_public(verb: "Token") -> "Token | None":
    """The "public" of "make the list public"."""
    return next((c for c in verb.rights if c.lower_ == "public" and c.dep_ in ("ccomp", "oprd", "acomp")), None)


def _object(verb: "Token") -> "Token | None":
    """What the verb acts on; of "make the list public", which is two clauses to a parser, the list."""
    if verb.lemma_.casefold() != "make":
        return next((c for c in verb.rights if c.dep_ in ("dobj", "obj")), None)
    public = made_public(verb)
    if public is None:
        return None
    return subject(public) or next((c for c in verb.rights if c.dep_ in ("dobj", "obj")), None)
