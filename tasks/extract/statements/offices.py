"""Whom an office without a name means as a speaker: "the minister replied" of the only minister of the article."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, state_at, state_name, words
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.subjects import beside
from tasks.model import Actor
from tasks.nlp import whole
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

OF = re.compile(r",|\s(?:of|for|to|at|in|on|and)\s")
NEAR = 60  # letters from an office to the name beside it
# What one seat is called, in full and before a name.
ALIKE = (
    ("senator", "sen"),
    ("representative", "rep", "congressman", "congresswoman", "congressperson"),
    ("governor", "gov"),
    ("councillor", "cllr"),
    ("ambassador", "amb"),
    ("general", "gen"),
    ("colonel", "col"),
)
PARTIES = {"republican": "R", "gop": "R", "democratic": "D", "democrat": "D", "conservative": "C", "tory": "C"}
# Offices within a party: without its name in them they are another's.
OF_PARTY = frozenset(("leader", "chair", "chairman", "chairwoman", "whip", "candidate", "spokesman", "spokeswoman"))
TAG = re.compile(r"[,(] ?(?P<party>[RD])-[A-Z]")
LEADING = tuple(map(re.compile, ("president", "prime minister|premier|chancellor|taoiseach|emir|king|sultan")))
LEGISLATORS = frozenset(("lawmaker", "legislator", "parliamentarian"))
EMPTY = frozenset(("the", "a", "an", "new", "country", "nation"))


def holder(doc: "Doc", cast: Cast, subject: "Tag", start: int) -> Actor | None:
    """The one person of the article who holds the office; None where a second holder stands in it, named or not."""
    head = _seat(subject.text)
    lead = whole(doc)[start : subject.idx].split()
    if not head or subject.tag_ in ("NNS", "NNPS") or not lead or lead[0].lower() != "the":
        return None
    if whole(doc).startswith((" of ", " for ", " to "), subject.idx + len(subject)):
        return None
    wanted = _key(lead[1:])
    if head == "leader" and (leader := _of_state(cast, wanted)):
        return leader
    if head in LEGISLATORS and not wanted:
        return _seated(doc, cast)
    if head == "premier":
        head, wanted = "minister", wanted | {"prime"}
    people = [a for a in cast.actors if a.kind == "person" and not _of_other_party(doc, cast, wanted, a)]
    fitting = [a for a in people if any(_fits(head, wanted, a, r) for r in _roles(doc, cast, head, a))]
    return fitting[0] if len(fitting) == 1 and not _second(doc, cast, (head, wanted), fitting[0]) else None


def _of_state(cast: Cast, wanted: frozenset[str]) -> Actor | None:
    """``the Ukrainian leader``: the one person of the article who leads that state, its president before others."""
    people = [a for a in cast.actors if a.kind == "person" and wanted and _states(a, wanted) == wanted]
    for leads in LEADING:
        fitting = [a for a in people if any(leads.fullmatch(_bare(r.value)) for r in a.roles)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _bare(role: str) -> str:
    """An office without the state before it."""
    return fold(" ".join(w for w in role.split() if not state_at((w,), 0)))


def _seated(doc: "Doc", cast: Cast) -> Actor | None:
    """``the lawmaker``: the one person of the article with a seat in a house, where no other seat is spoken of."""
    seats = words("offices", "seats")
    fitting = [
        a
        for a in cast.actors
        if a.kind == "person" and any(head_of(w.rstrip(".")) in seats for r in a.roles for w in r.value.split())
    ]
    held = [t for t in doc if head_of(t.text.rstrip(".")) in seats - LEGISLATORS]
    own = {t.i for t in held for p in _near(cast, t) if fitting and p[2].id == fitting[0].id}
    return fitting[0] if len(fitting) == 1 and own == {t.i for t in held} else None


def _seat(word: str) -> str:
    """The head of an office, the same for all that one seat is called."""
    head = head_of(word.rstrip("."))
    return next((group[0] for group in ALIKE if head in group), head)


def _of_other_party(doc: "Doc", cast: Cast, wanted: frozenset[str], actor: Actor) -> bool:
    """``the Democratic senator`` is not NAME (R-La.)."""
    said = {PARTIES[w] for w in wanted if w in PARTIES}
    tags = (TAG.match(whole(doc)[p[1] :].lstrip()) for p in cast.places if p[2].id == actor.id)
    return bool(said) and any(tag and tag["party"] not in said for tag in tags)


@lru_cache(maxsize=64)  # asked for every office of a text
def _heads(doc: "Doc") -> dict[str, list["Tag"]]:
    """The nouns of offices in the article, by the seat."""
    found: dict[str, list[Tag]] = defaultdict(list)
    for token in doc:
        if head := _seat(token.text):
            found[head].append(token)
    return found


def _roles(doc: "Doc", cast: Cast, head: str, actor: Actor) -> list[str]:
    """The offices of a person as printed, and a bare one set beside the name: "the minister, NAME,"."""
    bare = (t for t in _heads(doc).get(head, ()) if t.i and doc[t.i - 1].lower_ == "the")
    own = [t.text for t in bare if any(p[2].id == actor.id and beside(doc, t, p) for p in _near(cast, t))]
    return [*(r.value for r in actor.roles), *own]


def _near(cast: Cast, token: "Tag") -> list[tuple[int, int, Actor]]:
    return cast.within(token.idx - NEAR, token.idx + len(token) + NEAR)


def _key(said: list[str]) -> frozenset[str]:
    return frozenset(fold(w).strip("'’s") if w.endswith(("'s", "’s")) else fold(w) for w in said) - EMPTY


def _fits(head: str, wanted: frozenset[str], actor: Actor, role: str) -> bool:
    """The same head and rank, and either no word of the phrase that the office lacks or an office told by no other."""
    front = OF.split(role)[0].split()
    if not front or _seat(front[-1]) != head:
        return False
    apart = words("offices", "apart")
    own = frozenset(fold(w) for w in role.split())
    ranks = frozenset(w for w in map(fold, front[:-1]) if w in apart)
    whole_head = fold(front[-1]).rstrip(".")
    alike = any(head in group and whole_head in group for group in ALIKE)
    if wanted & apart != ranks or not (alike or head in whole_head):
        return False
    party, held = _parties(wanted), _parties(own)
    if party and party != held and (held or head in OF_PARTY):
        return False
    told = wanted - apart - _states(actor, wanted) - words("offices", "sides")
    return told <= own or len(role.split()) == 1


def _parties(said: frozenset[str]) -> frozenset[str]:
    """The parties that words of an office name, the same for all that one is called."""
    return frozenset(PARTIES.get(w, w) for w in said & words("offices", "sides"))


def _states(actor: Actor, said: frozenset[str]) -> frozenset[str]:
    """Words of the phrase that name the side of the actor."""
    sides = {v.value for v in actor.acts_for}
    found = ((w, state_at((w.capitalize(),), 0)) for w in said)
    return frozenset(w for w, s in found if s and state_name(s[0].code) in sides)


def _second(doc: "Doc", cast: Cast, office: tuple[str, frozenset[str]], actor: Actor) -> bool:
    """Another of that office is spoken of: "the Greek minister", "Trade Minister Lund"."""
    head, wanted = office
    known = {fold(w) for r in actor.roles for w in r.value.split()} | EMPTY | wanted
    apart = words("offices", "apart")
    for token in (t for t in _heads(doc).get(head, ()) if t.tag_ not in ("NNS", "NNPS")):
        place = cast.at(token.idx, token.idx + len(token))
        said = {t.lower_ for t in token.lefts if t.dep_ in ("compound", "amod", "nmod", "poss")}
        if (place and place[2].id == actor.id) or said & apart != wanted & apart:
            continue
        named = next((p for p in cast.within(token.idx, token.idx + NEAR) if _opens(doc, token, p[0])), None)
        if named[2].id != actor.id if named else bool(said - known - _states(actor, frozenset(said))):
            return True
    return False


def _opens(doc: "Doc", token: "Tag", name: int) -> bool:
    """The office stands right before the name."""
    return whole(doc)[token.idx + len(token) : name].strip() in ("", ",")
