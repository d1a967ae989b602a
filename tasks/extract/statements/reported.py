"""Reported speech without quotation marks: "the department said that ...", "according to a release by ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks import publicbodies
from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.statements import issued, neuter
from tasks.extract.statements.attribution import anonymous, medium_of, naming
from tasks.extract.statements.cast import Cast, titled
from tasks.extract.statements.credited import ACCORDING
from tasks.extract.statements.naming import Naming
from tasks.model import Article
from tasks.nlp import whole
from tasks.text import fold, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

Range = tuple[int, int]
# What follows one of these tells where, or who else.
ASIDE = re.compile(r",|\b(?:against|and|at|by|for|from|in|near|of|on|outside|there|to|under|with)\b")
PRESS = ("news agency", "press agency")


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence that reports words, its naming words and who they name."""

    sentence: Range
    clause: Range
    naming: Naming


def reported(article: Article, doc: "Doc", cast: Cast) -> Iterator[Reported]:
    """The sentences of one article that report what a body, a person or unnamed people said."""
    gaps = [(d.start, d.end) for d in article.dropped]
    for sentence in doc.sents:
        bounds = trim(whole(doc), sentence.start_char, sentence.end_char)
        if not bounds or any(a < bounds[1] and bounds[0] < b for a, b in gaps) or '"' in whole(doc)[slice(*bounds)]:
            continue
        found = _according(doc, cast, bounds) or _said(doc, cast, sentence, bounds)
        if found:
            yield found


def _according(doc: "Doc", cast: Cast, bounds: Range) -> Reported | None:
    match = ACCORDING.search(whole(doc), *bounds)
    if not match:
        return None
    end = bounds[1]
    comma = whole(doc).find(", ", match.end(), bounds[1])
    if match.start() <= bounds[0] + 1 and comma >= 0:
        end = comma
    text = whole(doc)[match.end() : end].strip(" .")
    place = next((p for kind in ("person", "body") for p in cast.within(match.end(), end, kind)), None)
    clause = trim(whole(doc), match.start(), end - (whole(doc)[end - 1] == "."))
    if clause is None:
        return None
    if place:
        return Reported(bounds, clause, Naming(place[2].id, whole(doc)[place[0] : place[1]], *clause))
    first = set(re.findall(r"[^\W\d_]+", fold(text))[:5])
    if first & words("speech", "unnamed") or anonymous(text):
        return Reported(bounds, clause, Naming("", _short(text), *clause, unnamed=True))
    return None


def _short(text: str) -> str:
    """The speaker without article and relative clause."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
    return re.split(r",|\s(?:who|which|that|familiar|briefed)\b", bare)[0].strip()


def _said(doc: "Doc", cast: Cast, sentence: "Tokens", bounds: Range) -> Reported | None:
    who = naming(doc, cast, bounds, plain=True) or neuter.body(doc, cast, sentence)
    if who is None or who.pronoun or who.verb < 0:
        return None
    verb = doc[who.verb]
    if not (verb.dep_ in ("ROOT", "conj", "parataxis", "ccomp") or verb == sentence.root):
        return None
    if any(c.dep_ == "neg" for c in verb.children) or not (who.actor or who.unnamed or _public(who.speaker)):
        return None
    return Reported(bounds, _clause(doc, who, bounds), who)


def _public(speaker: str) -> bool:
    """A public body, who holds an office or speaks there, what it gave out: "police in Havn", "the court clerk"."""
    low = fold(speaker)
    head = next(iter(ASIDE.split(low)[0].split()[-1:]), "")
    if "spokes" in low or (head in publicbodies.OFFICIAL and not low.endswith(PRESS)):
        return True
    one = titled(head) and head_of(head) in ("", head)  # several, such as members, do not speak for the body
    return (one or head in issued.TEXTS) and not publicbodies.OFFICIAL.isdisjoint(low.split())


def _clause(doc: "Doc", who: Naming, bounds: Range) -> Range:
    """From the speaker to where the reported words begin, or to the end where the speaker comes last."""
    verb = doc[who.verb]
    told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    start, end = who.start, bounds[1]
    if told is not None and told.i > verb.i:
        edge = told.left_edge
        end = edge.idx
        lead = [c for c in verb.children if c.dep_ == "mark" and c.i > verb.i]
        end = min([end, *(c.idx for c in lead)])
        start = _with_opening(doc, who, bounds)
    elif told is None:
        end = min(who.end, bounds[1])
    else:
        semicolon = whole(doc).find(";", verb.idx, end)
        end = semicolon if semicolon > 0 else end
    found = trim(whole(doc), start, max(end, verb.idx + len(verb)))
    if found is None:
        return who.start, who.end
    return found[0], found[1] - (whole(doc)[found[1] - 1] in ".,:")


def _with_opening(doc: "Doc", who: Naming, bounds: Range) -> int:
    """From the speaker, or from an opening that gives the medium ("In a statement on Tuesday, ...")."""
    opening = whole(doc)[bounds[0] : who.start]
    if opening.startswith(("In a", "In an", "In its", "At a", "Through a")) and medium_of(opening):
        return bounds[0]
    return max(who.start, bounds[0])
