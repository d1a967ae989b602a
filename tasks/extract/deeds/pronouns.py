"""What "he" and "she" did, where the sentences before tell of one person only who can be meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.deeds import company
from tasks.extract.deeds.clauses import quoted
from tasks.extract.deeds.company import Company, Seen
from tasks.extract.deeds.names import of_subject, speaks
from tasks.extract.statements.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

PRONOUNS = ("he", "she")
BACK = 2  # sentences
MOST_STEPS = 4  # from a verb up to the one on which it hangs
OWNED = {"he": ("his",), "she": ("her",)}


def deeds(doc: "Doc", cast: Cast) -> Iterator[tuple[str, "Token", bool]]:
    """Actor, verb, never as an agent."""
    told: Company | None = None
    inside = quoted(doc)
    sentences: list[Tokens] = []
    for sentence in doc.sents:
        for token in sentence:
            if token.lower_ not in PRONOUNS or token.i in inside:
                continue
            told = told or company.of_article(doc, cast)
            who = _meant(told, sentences, sentence, token)
            told.seen[sentence.start].append(Seen(token.i, who or f"? {token.lower_}", leads=True))
            told.gender.setdefault(who or f"? {token.lower_}", token.lower_)
            if not who:
                continue
            yield from ((who, v, False) for v in of_subject(token) if v.i > token.i and not speaks(token, v))
        sentences.append(sentence)


def _meant(told: Company, before: list["Tokens"], sentence: "Tokens", token: "Token") -> str:
    """The id of the one person who can be meant, else nothing."""
    pronoun = token.lower_
    here = [s for s in told.seen[sentence.start] if told.fits(s.who, pronoun)]
    past = [[s for s in told.seen[b.start] if told.fits(s.who, pronoun)] for b in reversed(before[-BACK:])]
    earlier = [s for s in here if s.at < token.i]
    leading = _governor(token, earlier)
    if leading == "other" or (token.head.dep_ == "ccomp" and token.head.head.i > token.head.i):
        return ""
    if earlier:
        who = _only(earlier)
        loose = leading != "own" or token.head.dep_ == "relcl"
        return who if who and _alone(told, who, past if loose else past[:1], pronoun, loose=loose) else ""
    if _opens_ahead(token):
        return _only(here)
    later = {s.who for s in here}
    for number, seen in enumerate(past):
        if seen:
            who, loose = _only(seen), not any(s.leads for s in seen)
            return who if who not in later and _alone(told, who, past[number:], pronoun, loose=loose) else ""
    return ""


def _only(seen: list[Seen]) -> str:
    """The one person told of, if an actor."""
    who = {s.who for s in seen}
    return next(iter(who)) if len(who) == 1 and not seen[0].who.startswith("?") else ""


def _alone(told: Company, who: str, past: list[list[Seen]], pronoun: str, *, loose: bool) -> bool:
    """Nobody else told of there is known to be called so; or, where the pronoun hangs loose, may be."""
    if told.gender.get(who) == pronoun:
        return True
    return not any(s.who != who and (loose or told.gender.get(s.who) == pronoun) for seen in past for s in seen)


def _governor(token: "Token", earlier: list[Seen]) -> str:
    """Whose the clause is on which that of the pronoun hangs: the person's "own", nobody's, or of an "other"."""
    first = token.sent[0].i
    owned = [t.i for t in token.doc[first : token.i] if t.tag_ == "PRP$" and t.lower_ in OWNED[token.lower_]]
    if earlier and owned and owned[0] < earlier[0].at:
        return "other"
    places = {s.at for s in earlier}
    verb = token.head
    for _ in range(MOST_STEPS):
        verb = verb.head
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                subject = verb.head if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else child
                held = {t.i for t in subject.subtree if t.i < token.i}
                human = child.pos_ == "PROPN" or child.tag_ in ("WP", "PRP", "CD")
                return "own" if held & places else "other" if human else ""
        if verb.dep_ == "ROOT":
            break
    return ""


def _opens_ahead(token: "Token") -> bool:
    """``As she left, Holt waved``: the clause comes before the one on which it hangs."""
    verb = token.head
    pronouns = any(c.dep_ == "nsubj" and c.lower_ in PRONOUNS for c in verb.head.children)
    return verb.dep_ in ("advcl", "prep", "pcomp") and verb.head.i > verb.i and not pronouns
