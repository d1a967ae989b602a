"""The words that name who speaks and through what: "the Ministry of Defence said in a post on X"."""

import re
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.statements import datelines, issued, stand_ins
from tasks.extract.statements.cast import Cast, titled
from tasks.extract.statements.naming import PRONOUNS, Naming, named
from tasks.extract.statements.quotations import told
from tasks.extract.statements.subjects import SUBJECTS, name_of, printed
from tasks.model import Span
from tasks.nlp import whole
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

FINITE = frozenset(("VBD", "VBZ", "VBP"))
JOINED = frozenset(("conj", "advcl", "xcomp", "prep"))
APART = frozenset(("ccomp", "advcl", "relcl", "acl", "parataxis"))
TURNED = frozenset(("say", "add", "note", "explain", "argue", "insist"))
TAKES = frozenset(("claim", "report", "post", "estimate", "announce", "demand", "describe", "put"))  # a thing
SHOWN = frozenset("poster banner placard sign graffiti slogan headline leaflet cartoon plaque inscription".split())
UNSAID = frozenset(("decline", "refuse", "fail", "avoid", "deny", "forget", "stop", "hesitate"))
OF_BODY = re.compile(r", (?:[^,.;:]{1,40} )?(?:of|from|at|with|for) (?:the )?")
MOST_TITLE = 6  # words between the verb and the name
MOST_STEPS = 4  # from a verb up to the one whose subject it shares


def speech_verbs(doc: "Doc", start: int, end: int, *, plain: bool = False) -> list["Tag"]:
    """Verbs of saying between two letters."""
    listed = words("speech", "plain" if plain else "verbs")
    span = doc.char_span(start, end, alignment_mode="contract")
    found = (t for t in span or () if t.pos_ in ("VERB", "AUX"))
    return [
        t for t in found if t.lemma_.lower() in listed or _went_on(t, end) or (not plain and (_shown(t) or _held(t)))
    ]


def _went_on(verb: "Tag", end: int) -> bool:
    """``she went on,``: the clause ends there."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return (
        verb.lower_ in ("went", "goes")
        and after.text == "on"
        and not whole(verb.doc)[after.end_char : end].strip(' ,:“"')
    )


def _shown(verb: "Tag") -> bool:
    """``the statement read``, ``a banner reading``: a text speaks, nobody else."""
    return str(verb.lemma_).lower() == "read"


def _held(verb: "Tag") -> bool:
    """``the court held that``."""
    listed = verb.lemma_.lower() in words("speech", "clausal")
    return listed and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "that"


def inquit(doc: "Doc", cast: Cast, clause: tuple[int, int]) -> Naming | None:
    """``NAME fired back``: right behind words closed with a comma any verb tells who spoke them."""
    if (formed := _by_form(doc, cast, clause)) is not None:
        return formed
    span = doc.char_span(*clause, alignment_mode="contract") or ()
    verb = next((t for t in span if t.pos_ == "VERB"), None)
    subject = _own(verb, clause) if verb is not None and verb.tag_ in FINITE else None
    if verb is None or subject is None or whole(doc)[clause[0] : subject.left_edge.idx].strip(' ,—–-”"'):
        return None
    who = named(doc, cast, subject, verb, clause)
    return who if who and (who.actor or who.pronoun) else None


def _by_form(doc: "Doc", cast: Cast, clause: tuple[int, int]) -> Naming | None:
    """``NAME lamented.``: a past form that the parse takes for a noun."""
    start = clause[0] + len(whole(doc)[slice(*clause)]) - len(whole(doc)[slice(*clause)].lstrip(' ,—–-”"'))
    place = next(iter(cast.within(start, clause[1])), None)
    if place is None or not all(titled(w) for w in whole(doc)[start : place[0]].split()):
        return None
    after = doc.char_span(place[1], place[1] + 2, alignment_mode="expand")
    verb = after[-1] if after else None
    if verb is None or not verb.lower_.endswith("ed") or verb.text not in told():
        return None
    return Naming(place[2].id, printed(whole(doc), place), place[0], verb.idx + len(verb), verb=verb.i)


def naming(
    doc: "Doc", cast: Cast, clause: tuple[int, int], *, plain: bool = False, last: bool = False
) -> Naming | None:
    """Who speaks in a clause outside the quotation; where it stands before it, its ``last`` verb is the nearest."""
    for verb in speech_verbs(doc, *clause, plain=plain)[:: -1 if last else 1]:
        if unsaid(verb):
            return None
        if last and _object_told(verb):
            continue
        subject = _subject(cast, verb, clause, plain=plain, last=last)
        found = _named(doc, cast, subject, verb, clause) if subject is not None else None
        if found and subject is not None and last and _told_of(cast, subject, verb):
            return None
        if found:
            return found
        if (_shown(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBG")) and not plain:
            return None  # a banner's words are nobody's
    return None


def teller(
    cast: Cast, verb: "Tag", clause: tuple[int, int], *, plain: bool = False, last: bool = False
) -> Naming | None:
    """Who speaks by that verb, looked for within the clause."""
    subject = _subject(cast, verb, clause, plain=plain, last=last)
    return _named(verb.doc, cast, subject, verb, clause) if subject is not None else None


def _subject(cast: Cast, verb: "Tag", clause: tuple[int, int], *, plain: bool, last: bool) -> "Tag | None":
    doc = verb.doc
    subject = _turned(doc, cast, verb, clause) or _own(verb, clause)
    subject = subject or _beside(doc, cast, verb, clause, inverted=not last)
    subject = subject or _left(verb, clause)
    return subject or (None if plain and verb.dep_ != "conj" else _shared(verb, clause))


def _named(doc: "Doc", cast: Cast, subject: "Tag", verb: "Tag", clause: tuple[int, int]) -> Naming | None:
    if (_shown(verb) and not issued.text(subject)) or subject.lemma_.lower() in SHOWN:
        return None
    if (begins := datelines.end(whole(doc), subject.idx)) > subject.idx:
        first = cast.first(whole(doc), begins, clause[1])
        return Naming(first[2].id, printed(whole(doc), first), *first[:2], verb=verb.i) if first else None
    return named(doc, cast, subject, verb, clause)


def unsaid(verb: "Tag") -> bool:
    """``did not say``, ``declined to call it``."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "pcomp") and verb.head.lemma_.lower() in UNSAID


def _object_told(verb: "Tag") -> bool:
    """``the minister said Norway was claiming a share that ...``: of what is claimed, the minister tells."""
    told = (
        verb.dep_ == "ccomp" and verb.lemma_.lower() in TAKES and verb.head.lemma_.lower() in words("speech", "verbs")
    )
    return told and any(c.dep_ == "dobj" and any(g.dep_ in ("relcl", "acl") for g in c.children) for c in verb.children)


def _told_of(cast: Cast, subject: "Tag", verb: "Tag") -> bool:
    """``the minister said Norway had agreed “in principle”``: his words or those of the state, nobody can tell."""
    inner = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in words("speech", "verbs") and verb.head.i < verb.i
    place = cast.at(*_letters(subject)) if inner else None
    state = place is not None and place[2].kind != "person"
    return bool(inner) and (state or stand_ins.capital(cast, subject) is not None)


def _turned(doc: "Doc", cast: Cast, verb: "Tag", clause: tuple[int, int]) -> "Tag | None":
    """``It is dear, said NAME, but``: the name right behind a verb that has no person for its object."""
    if verb.lemma_.lower() not in TURNED or not verb.i or doc[verb.i - 1].text != ",":
        return None
    after = verb.i + 1
    while after < len(doc) and doc[after].pos_ in ("DET", "ADJ", "PROPN") and not cast.at(*_letters(doc[after])):
        after += 1
    place = cast.at(*_letters(doc[after])) if after < len(doc) and doc[after].idx < clause[1] else None
    closed = place is not None and whole(doc).startswith((",", ".", ";", " of ", " from "), place[1])
    return doc[after] if place and place[2].kind == "person" and closed else None


def _own(verb: "Tag", clause: tuple[int, int]) -> "Tag | None":
    """The subject of the verb itself, or its agent."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return _agent(verb)
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    own = next((c for c in subjects if clause[0] <= c.idx < clause[1]), next(iter(subjects), None))
    if own is not None and own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        own = verb.head
    own = datelines.subject(own, subjects) if own is not None else None
    return own if own is not None and clause[0] <= own.idx < clause[1] else None


def _shared(verb: "Tag", clause: tuple[int, int]) -> "Tag | None":
    """The subject of the verb that this one hangs on: ``X closed the talks, warning that``."""
    behind_comma = verb.i > 0 and verb.doc[verb.i - 1].text == ","
    for _ in range(MOST_STEPS):
        if any(c.dep_ in (*SUBJECTS, "auxpass") for c in verb.children):
            return None
        if verb.dep_ == "acl" and verb.tag_ != "VBG":
            return None  # ``the man accused of it``
        if verb.dep_ == "acl":
            return verb.head if clause[0] <= verb.head.idx < clause[1] else None
        said = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head if verb.dep_ in JOINED else verb
        if behind_comma and not said and verb.dep_ == "ccomp":
            verb = verb.head  # ``X said Y was late, adding``: X adds
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
        own = _quoted_as_saying(verb) if said else next(iter(subjects), None)
        if own is not None:
            own = datelines.subject(own, subjects)
            return own if own is not None and clause[0] <= own.idx < clause[1] else None
    return None


def _left(verb: "Tag", clause: tuple[int, int]) -> "Tag | None":
    """``NAME, who holds the seat in the cabinet, called``: the name that the parse leaves without a verb."""
    root = verb.sent.root
    alone = root.pos_ == "PROPN" and clause[0] <= root.idx < verb.idx and verb.tag_ in ("VBD", "VBN")
    closed = verb.doc[verb.i - 1].text == "," and any(c.dep_ == "relcl" and c.i < verb.i for c in root.children)
    own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)
    return root if alone and closed and not own else None


def _quoted_as_saying(verb: "Tag") -> "Tag | None":
    """``quoted her predecessor as saying``, ``was quoted as saying``: the one who is quoted."""
    if verb.lemma_.lower() not in ("quote", "cite"):
        return None
    return next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")), None)


def _agent(verb: "Tag") -> "Tag | None":
    """``was answered by X``."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _beside(doc: "Doc", cast: Cast, verb: "Tag", clause: tuple[int, int], *, inverted: bool) -> "Tag | None":
    """The name right before ``said``; right after it, titles passed over, where the clause opens with the verb."""
    comma = verb.i > 1 and doc[verb.i - 1].text == ","
    told = verb.tag_ in (*FINITE, "VBN") and not any(c.dep_ == "auxpass" for c in verb.children)
    places = [verb.i - 2 if comma else verb.i - 1] if told else []
    if told and inverted and not whole(doc)[clause[0] : verb.idx].strip(' ,—–-”"'):
        after, last = verb.i + 1, min(len(doc) - 1, verb.i + MOST_TITLE)
        while after < last and doc[after].pos_ in ("DET", "ADJ", "PROPN") and not cast.at(*_letters(doc[after])):
            after += 1
        places.insert(0, after)
    for at in places:
        if not (0 <= at < len(doc) and clause[0] <= doc[at].idx < clause[1]):
            continue
        known = cast.at(*_letters(doc[at])) or doc[at].lower_ in PRONOUNS
        if comma and at < verb.i and (member := _member(doc, cast, doc[at], clause)) is not None:
            return member
        if known or (at > verb.i and _person(doc, cast, doc[at], clause)):
            return doc[at]
    return None


def _member(doc: "Doc", cast: Cast, last: "Tag", clause: tuple[int, int]) -> "Tag | None":
    """``NAME, of the Water Board, said``: the one who is of the body, not the body."""
    body = cast.at(*_letters(last))
    before = cast.within(clause[0], body[0])[-1:] if body and body[2].kind == "body" else []
    if not body or not before or not OF_BODY.fullmatch(whole(doc)[before[0][1] : body[0]]):
        return None
    span = doc.char_span(before[0][1] - 1, before[0][1], alignment_mode="expand")
    return span[-1] if span else None


def _person(doc: "Doc", cast: Cast, token: "Tag", clause: tuple[int, int]) -> bool:
    """An office, or a noun beside which a name is set."""
    return bool(head_of(token.text)) or (token.pos_ == "NOUN" and name_of(doc, cast, token, clause) is not None)


def _letters(token: "Tag") -> tuple[int, int]:
    return token.idx, token.idx + 1


def medium_of(text: str) -> str:
    """The medium that the naming words give, longest match first; empty where they give none."""
    low = re.sub(r"[^\w\s'-]", " ", fold(text))
    low = f" {' '.join(low.split())} "
    media = table("speech")["media"]
    best = ""
    for key in sorted(media, key=lambda k: (-len(k), k)):
        if f" {fold(key)} " in low:
            best = media[key]
            break
    if best in ("post", "report", "order", "letter") and not re.search(
        rf"\b(?:in|to|by|via|its|a|an|the) (?:\w+ )?{fold(best)}\b", low
    ):
        return ""
    return best


def anonymous(text: str) -> bool:
    """The words say that the speaker did not want to be named, or is only a source."""
    low = fold(text)
    return any(a in low for a in table("speech")["anonymous"])


def attached(doc: "Doc", verb: int, mention: Span) -> bool:
    """The date belongs to the verb of saying, not to what is said."""
    found = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if verb < 0 or found is None or not len(found):
        return False
    token = found.root
    for _ in range(12):
        if token.i == verb:
            return True
        if token.dep_ in APART or token.head.i == token.i:
            return False
        token = token.head
    return False
