"""The words that name who speaks and through what: "the Ministry of Defence said in a post on X"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import table, words
from tasks.model import Actor, Span
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

PRONOUNS = frozenset(("he", "she"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
APART = frozenset(("ccomp", "advcl", "relcl", "acl", "parataxis"))
MOST_WORDS = 9  # of a speaker who is no actor
MOST_TITLE = 6  # words between the verb and the name


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


class Cast:
    """Actors by the places that name them in one article."""

    def __init__(self, article: str, actors: Sequence[Actor]) -> None:
        self.places = sorted(
            ((m.start, m.end, a) for a in actors for m in a.mentions if m.article == article),
            key=lambda p: (p[0], -p[1]),
        )

    def at(self, start: int, end: int) -> tuple[int, int, Actor] | None:
        """The actor whose name lies over these letters; a person before a body, a body before a state."""
        order = {"person": 0, "body": 1, "state": 2}
        over = [p for p in self.places if p[0] < end and start < p[1]]
        return min(over, key=lambda p: (order[p[2].kind], p[0])) if over else None

    def within(self, start: int, end: int, kind: str = "person") -> list[tuple[int, int, Actor]]:
        return [p for p in self.places if start <= p[0] and p[1] <= end and p[2].kind == kind]


def speech_verbs(doc: "Doc", start: int, end: int, *, plain: bool = False) -> list["Tag"]:
    """Verbs of saying between two letters."""
    listed = words("speech", "plain" if plain else "verbs")
    span = doc.char_span(start, end, alignment_mode="contract")
    return [t for t in span or () if t.pos_ in ("VERB", "AUX") and (t.lemma_.lower() in listed or _went_on(t, end))]


def _went_on(verb: "Tag", end: int) -> bool:
    """``she went on,``: the clause ends there."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return (
        verb.lower_ in ("went", "goes")
        and after.text == "on"
        and not verb.doc.text[after.end_char : end].strip(' ,:“"')
    )


def naming(
    doc: "Doc", cast: Cast, clause: tuple[int, int], *, plain: bool = False, last: bool = False
) -> Naming | None:
    """Who speaks in a clause outside the quotation; where it stands before it, its ``last`` verb is the nearest."""
    start, end = clause
    for verb in speech_verbs(doc, start, end, plain=plain)[:: -1 if last else 1]:
        subject = _agent(verb) or next((c for c in verb.children if c.dep_ in SUBJECTS and start <= c.idx < end), None)
        subject = subject or _shared_subject(verb, start, end) or _beside(doc, cast, verb, start, end)
        if subject is None:
            continue
        named = _named(doc, cast, subject, verb, clause)
        if named:
            return named
    return None


def _agent(verb: "Tag") -> "Tag | None":
    """``was answered by X``."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _shared_subject(verb: "Tag", start: int, end: int) -> "Tag | None":
    """``X wrote and said``: the subject of the first verb."""
    if verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ in SUBJECTS and start <= c.idx < end), None)


def _beside(doc: "Doc", cast: Cast, verb: "Tag", start: int, end: int) -> "Tag | None":
    """The name right after ``said``, titles passed over, or right before it."""
    after = verb.i + 1
    last = min(len(doc) - 1, verb.i + MOST_TITLE)
    while after < last and doc[after].pos_ in ("DET", "ADJ", "PROPN") and not cast.at(*_letters(doc[after])):
        after += 1
    for at in (after, verb.i - 1):
        if (
            0 <= at < len(doc)
            and start <= doc[at].idx < end
            and (cast.at(*_letters(doc[at])) or doc[at].lower_ in PRONOUNS)
        ):
            return doc[at]
    return None


def _letters(token: "Tag") -> tuple[int, int]:
    return token.idx, token.idx + 1


def _named(doc: "Doc", cast: Cast, subject: "Tag", verb: "Tag", clause: tuple[int, int]) -> Naming | None:
    low = subject.lower_
    if low in PRONOUNS:
        return Naming("", "", subject.idx, verb.idx + len(verb), pronoun=low, verb=verb.i)
    left, right = _phrase(subject, clause)
    place = cast.at(subject.idx, subject.idx + len(subject))
    if place is None or place[2].kind != "person":
        place = _name_in(cast, left, verb.idx if verb.idx > left else right) or place
    start, end = min(left, verb.idx), max(right, verb.idx + len(verb))
    if place:
        printed = doc.text[place[0] : place[1]]
        named = printed if printed[:1].isupper() else place[2].name
        return Naming(place[2].id, named, start, end, verb=verb.i)
    if subject.pos_ in ("PRON", "DET") or subject.ent_type_ in ("DATE", "TIME"):
        return None
    printed = re.sub(r"^(?:the|a|an)\s+", "", " ".join(doc.text[left:right].split()), flags=re.IGNORECASE)
    unnamed = fold(subject.text) in words("speech", "unnamed")
    if len(printed.split()) > MOST_WORDS:
        printed = subject.text
    return Naming("", printed, start, end, unnamed=unnamed, verb=verb.i)


def _name_in(cast: Cast, start: int, end: int) -> tuple[int, int, Actor] | None:
    """The one person in the subject's own words or set beside it ("the chief negotiator, Jákup Eliasen,")."""
    found = cast.within(start, end)
    return found[0] if len(found) == 1 else None


def _phrase(subject: "Tag", clause: tuple[int, int]) -> tuple[int, int]:
    """Letters of the subject up to the first comma, inside the clause."""
    left, right = subject.left_edge.idx, subject.idx + len(subject)
    for token in subject.doc[subject.i + 1 : subject.right_edge.i + 1]:
        if token.text in (",", ";", "—", "–") or token.dep_ == "relcl" or token.lower_ in ("who", "which"):
            break
        right = token.idx + len(token)
    return max(left, clause[0]), min(right, clause[1])


def medium_of(text: str, cast_words: Mapping[str, str] | None = None) -> str:
    """The medium that the naming words give, longest match first; empty where they give none."""
    low = re.sub(r"[^\w\s'-]", " ", fold(text))
    low = f" {' '.join(low.split())} "
    media = cast_words or table("speech")["media"]
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
