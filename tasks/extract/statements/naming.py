"""Whom the words of a subject name: its own name, one set beside it, the holder of an office, who issued a text."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks import publicbodies
from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.statements import honours, issued, offices, stand_ins
from tasks.extract.statements.cast import Cast, Place, titled
from tasks.extract.statements.subjects import PREPOSITIONS, Range, name_of, phrase, printed
from tasks.model import Actor
from tasks.nlp import whole
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

PRONOUNS = frozenset(("he", "she"))
OBJECTS = {"him": "he", "her": "she"}  # "quoted him as saying"
FULL = 2  # words of a whole name
MOST_WORDS = 9  # of a speaker who is no actor
OWNING = ("'s", "’s")
GLUED = re.compile(r"[^\W\d_]{1,2}\.[^\W\d_]{3,}")  # D.Gantulga: a whole name
MEMBERS = frozenset("MP MEP MSP MLA TD MLC MPA KC QC CBE OBE MBE PhD MD".split())  # behind a name
GIVEN_TITLES = frozenset(("prince", "princess", "king", "duke", "earl", "baron"))  # given names, too


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is named: the actor or an empty string, the words as printed, and the verb's place."""

    actor: str
    speaker: str
    start: int
    end: int  # of the naming words
    pronoun: str = ""
    unnamed: bool = False
    verb: int = -1  # index of the verb in the parsed text
    joint: tuple[tuple[str, str], ...] = ()  # actor and speaker of each who says it with the first


def named(doc: "Doc", cast: Cast, subject: "Tag", verb: "Tag", clause: Range) -> Naming | None:
    """Who speaks where ``subject`` is that of ``verb``; None where the words mean nobody."""
    bounds = (min(subject.idx, verb.idx), max(subject.idx + len(subject), verb.idx + len(verb)))
    if (pronoun := OBJECTS.get(subject.lower_, subject.lower_)) in PRONOUNS:
        return Naming("", "", *bounds, pronoun=pronoun, verb=verb.i)
    left, right = phrase(subject, clause)
    bounds = (min(left, verb.idx), max(right, verb.idx + len(verb)))
    if issued.text(subject):
        return _of_text(doc, cast, subject, verb, bounds)
    place = name_of(doc, cast, subject, (clause[0], verb.idx if verb.idx > subject.idx else clause[1]))
    if place and (person := _surname(cast, place)) is not None:
        return Naming(person.id, person.name, *bounds, verb=verb.i)
    if place:
        bounds = (min(bounds[0], place[0]), max(bounds[1], place[1]))
        more = _joint(doc, cast, subject, clause, place)
        return Naming(place[2].id, printed(whole(doc), place), *bounds, verb=verb.i, joint=more)
    if honours.respectful(subject):
        bearer = honours.bearer(doc, cast, subject)
        return Naming(bearer.id, bearer.name, *bounds, verb=verb.i) if bearer else None
    if (bearing := _in_office(cast, subject)) is not None:
        return Naming(bearing.id, bearing.name, *bounds, verb=verb.i)
    if head_of(subject.text) and (name := _set_beside(doc, subject, verb)):
        return Naming("", name, *bounds, verb=verb.i)
    if subject.pos_ in ("PRON", "DET") or subject.ent_type_ in ("DATE", "TIME"):
        return None
    speaker = _bare(whole(doc)[left:right])
    if len(speaker.split()) > MOST_WORDS:
        speaker = subject.text
    if _proper(subject, speaker):
        if (person := cast.part(speaker)) is not None:
            return Naming(person.id, person.name, *bounds, verb=verb.i)
        speaker = _fuller(whole(doc), speaker)
    if (state := stand_ins.capital(cast, subject)) is not None:
        return Naming(state[0], state[1], *bounds, verb=verb.i)
    holder = offices.holder(doc, cast, subject, left) or stand_ins.spoken_for(doc, cast, subject, (left, right))
    if holder and holder.kind == "person":
        return Naming(holder.id, holder.name, *bounds, verb=verb.i)
    holder = holder or stand_ins.body(cast, subject, speaker)
    speaker = _with_article(whole(doc)[left:right], subject, _serving(speaker))
    unnamed = fold(subject.text) in words("speech", "unnamed")
    return Naming(holder.id if holder else "", speaker, *bounds, unnamed=unnamed, verb=verb.i)


def _in_office(cast: Cast, subject: "Tag") -> Actor | None:
    """``Delta commissioner for roads NAME``: the one person whose office the parse takes apart, subject and all."""
    places = [(a, p) for a in cast.actors for r in a.roles for p in r.evidence if p.article == cast.article]
    found = {a.id: a for a, p in places if a.kind == "person" and p.start <= subject.idx < p.end}
    return next(iter(found.values())) if len(found) == 1 else None


def _set_beside(doc: "Doc", subject: "Tag", verb: "Tag") -> str:
    """``the commissioner, NAME, said``: a whole name between commas that is no actor's."""
    for beside in (c for c in subject.children if c.dep_ == "appos" and subject.i < c.i < verb.i):
        first = beside.left_edge
        name = doc[first.i : beside.i + 1]
        shaped = len(name) >= FULL and all(t.pos_ == "PROPN" and t.text[:1].isupper() for t in name)
        if shaped and first.i and doc[first.i - 1].text == "," and doc[beside.i + 1].text == ",":
            return str(name.text)
    return ""


def _of_text(doc: "Doc", cast: Cast, subject: "Tag", verb: "Tag", bounds: Range) -> Naming | None:
    """``the statement read``, ``her letter says``: whose text it is."""
    owner = issued.owner(doc, cast, subject, name_of)
    if isinstance(owner, str):
        return Naming("", "", *bounds, pronoun=owner, verb=verb.i)
    if owner is None:
        return Naming("", _bare(whole(doc)[slice(*phrase(subject, bounds))]), *bounds, verb=verb.i)
    return Naming(owner[2].id, printed(whole(doc), owner), *bounds, verb=verb.i)


def _bare(said: str) -> str:
    """Without the article; a full name without what stands before it."""
    kept = re.split(r"\b(?:who|which|that)\b", said)[-1].split()
    if kept and kept[0].lower() in ("the", "a", "an"):
        kept = kept[1:]
    if all(w[:1].isupper() for w in kept):
        while titled(kept[0]) and (len(kept) > FULL or (len(kept) == FULL and GLUED.match(kept[1]))):
            kept = kept[1:]
        while len(kept) > FULL and kept[-1] in MEMBERS:
            kept = kept[:-1]
    return " ".join(kept)


def _with_article(said: str, subject: "Tag", speaker: str) -> str:
    """``the Republican governor``: an office that opens with a capital is no name, and is not printed as one."""
    article, _, rest = said.partition(" ")
    office = speaker[:1].isupper() and subject.text.islower() and rest.endswith(speaker)
    return f"{article.lower()} {rest}" if office and article.lower() in ("the", "a", "an") else speaker


def _serving(speaker: str) -> str:
    """``Lind's lawyer`` as ``lawyer of Lind``, so that the words are not taken for Lind's; not a land's ministry."""
    owned = re.fullmatch(r"(?P<owner>[A-Z][^'’]*+)['’]s (?P<office>[a-z].*)", speaker)
    if owned is None or publicbodies.KINDS & set(owned["office"].split()):
        return speaker
    return f"{owned['office']} {'for' if 'spokes' in owned['office'] else 'of'} {owned['owner']}"


def _surname(cast: Cast, place: Place) -> Actor | None:
    """The person of whose name a word is a part that was taken for a body and has no other name in the text."""
    name = place[2].name
    alone = place[2].kind == "body" and name.isalpha() and not name.isupper() and not place[2].aliases
    return cast.part(name) if alone else None


def _proper(subject: "Tag", speaker: str) -> bool:
    """A bare name: capitals only, none of them of an office, nobody's else."""
    said = speaker.split()
    return subject.pos_ == "PROPN" and all(w[:1].isupper() and not titled(w) and not w.endswith(OWNING) for w in said)


def _fuller(text: str, name: str) -> str:
    """The name with what stands before it elsewhere in the text, courtesy and offices left out; itself in doubt."""
    found = set()
    for match in re.finditer(rf"\b((?:[^\W\d_][\w'’-]*+ ){{1,3}}){re.escape(name)}\b", text):
        before: list[str] = []
        for word in reversed(match.group(1).split()):
            if not word[:1].isupper() or (titled(word) and word.lower() not in GIVEN_TITLES):
                break
            before.insert(0, word)
        if before:
            found.add(" ".join([*before, name]))
    return found.pop() if len(found) == 1 else name


def _joint(doc: "Doc", cast: Cast, subject: "Tag", clause: Range, first: Place) -> tuple[tuple[str, str], ...]:
    """Those who say it together with the first: ``A and B said``."""
    beside = [c for c in subject.children if c.dep_ == "appos" and first[0] <= c.idx < first[1]]
    heads = [subject, *(c for c in beside if any(g.dep_ == "cc" for g in c.children))]
    joined = (o for h in heads for o in h.conjuncts if o.i > h.i and clause[0] <= o.idx < clause[1])
    others = [name_of(doc, cast, o, (o.left_edge.idx, clause[1])) for o in joined]
    before = [p for p in cast.within(max(subject.left_edge.idx, clause[0]), first[0]) if _and(doc, subject, p, first)]
    places = [p for p in (*before, *others) if p and p[2].id and p[2].id != first[2].id]
    return tuple(dict.fromkeys((p[2].id, printed(whole(doc), p)) for p in places))


def _and(doc: "Doc", subject: "Tag", place: Place, first: Place) -> bool:
    """``A and Minister B said``: nothing but titles between the two names, and nothing that either is only of."""
    between = whole(doc)[place[1] : first[0]].split()
    lead = whole(doc)[subject.left_edge.idx : place[0]]
    joined = bool(between) and between[0] in ("and", "&") and all(w[:1].isupper() or titled(w) for w in between[1:])
    return joined and not PREPOSITIONS.search(lead)
