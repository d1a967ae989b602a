"""Who is told of in each sentence, named or not, so that a pronoun is read only where one person can be meant."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.statements import offices
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.sexes import ADDRESSED
from tasks.model import Actor
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
CLIMBED = frozenset(("compound", "appos", "flat", "nmod", "conj"))
# Of one person, and no office: whoever is told of so may be meant by what follows.
SOMEBODY = frozenset(
    """man woman boy girl person someone somebody anyone nobody driver suspect victim teenager aide lawyer wife husband
    brother sister son daughter father mother mum dad friend colleague worker farmer teacher student soldier patient
    resident author artist engineer nurse doctor priest player coach owner buyer guest host witness successor
    predecessor deputy nominee candidate rival opponent veteran scientist economist analyst activist lawmaker one
    official leader partner uncle aunt nephew niece cousin widow king queen prince princess caller passenger pilot
    captain sergeant attorney barrister counsel appellant applicant defendant complainant plaintiff""".split()
)
GENDERED = {
    "he": ("king", "prince", "sheikh", "emir", "sultan", "duke", "baron", "earl", "father", "brother", "imam", "lord"),
    "she": ("queen", "princess", "duchess", "baroness", "countess", "mother", "sister"),
}
ENDINGS = {"he": "man", "she": "woman"}
NOT_ENDINGS = {"he": ("woman", "ombudsman"), "she": ()}
AHEAD = 14  # letters before a name in which its form of address stands


@dataclass(frozen=True, slots=True)
class Seen:
    """A person told of: where, who (an actor's id, or words of nobody known), and whether as a subject."""

    at: int
    who: str
    leads: bool


@dataclass(slots=True)
class Company:
    """Who is told of in an article, and which pronoun is theirs where the article says so."""

    seen: dict[int, list[Seen]] = field(default_factory=lambda: defaultdict(list))  # by first token of the sentence
    gender: dict[str, str] = field(default_factory=dict)

    def fits(self, who: str, pronoun: str) -> bool:
        """Nothing speaks against it."""
        return self.gender.get(who, pronoun) == pronoun


def of_article(doc: "Doc", cast: Cast) -> Company:
    """The company of an article."""
    out = Company()
    covered: set[int] = set()
    for start, end, actor in cast.places:
        named = doc.char_span(start, end, alignment_mode="expand") if actor.kind == "person" else None
        if named is None or not len(named):
            continue
        who = actor.id or f"? {actor.name}"
        out.seen[named.sent.start].append(Seen(named.start, who, _leads(named.root)))
        covered.update(range(named.start, named.end))
        for pronoun in _called(whole(doc)[max(0, start - AHEAD) : start]):
            out.gender.setdefault(who, pronoun)
    for actor in cast.actors:
        covered |= _held(doc, cast.article, actor)
        for pronoun in (p for role in actor.roles for p in _called(role.value)):
            out.gender.setdefault(actor.id, pronoun)
    for token in doc:
        if token.i not in covered and _somebody(token):
            _add_unnamed(out, doc, cast, token)
    return out


def _held(doc: "Doc", article: str, actor: Actor) -> set[int]:
    """Numbers of the words that give the actor's offices in the article."""
    places = [p for role in actor.roles for p in role.evidence if p.article == article]
    found = (doc.char_span(p.start, p.end, alignment_mode="expand") for p in places)
    return {i for words in found if words is not None for i in range(words.start, words.end)}


def _add_unnamed(out: Company, doc: "Doc", cast: Cast, token: "Token") -> None:
    """The office or person without a name, unless it stands beside a name or tells what somebody is."""
    if token.dep_ in ("compound", "attr", "appos", "amod", "oprd") or any(c.dep_ == "appos" for c in token.children):
        return
    held = offices.holder(doc, cast, token, token.left_edge.idx)
    out.seen[token.sent.start].append(Seen(token.i, held.id if held else f"? {token.lower_}", _leads(token)))


def _somebody(token: "Token") -> bool:
    """A single person without a name."""
    single = token.tag_ in ("NN", "NNP") and token.pos_ in ("NOUN", "PROPN")
    return single and bool(token.lower_ in SOMEBODY or head_of(token.text))


def _called(said: str) -> set[str]:
    """The pronouns of the forms of address in these words."""
    spoken = [w.strip(".,'’").lower() for w in said.split()]
    return {p for p in GENDERED for w in spoken if w in ADDRESSED[p] or w in GENDERED[p] or _ends(w, p)}


def _ends(word: str, pronoun: str) -> bool:
    """``chairwoman``, ``councilman``."""
    return bool(word.endswith(ENDINGS[pronoun]) and not word.endswith(NOT_ENDINGS[pronoun]) and head_of(word))


def _leads(token: "Token") -> bool:
    """It is the subject of its clause, or the one by whom something is done."""
    for _ in range(6):
        if token.dep_ not in CLIMBED:
            break
        token = token.head
    return token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")
