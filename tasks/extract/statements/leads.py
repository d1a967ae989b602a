"""How words before a quotation lead to it: a name or a subject before a colon, a verb that governs the words."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements import issued
from tasks.extract.statements.attribution import speech_verbs
from tasks.extract.statements.cast import Cast, like_name, same
from tasks.extract.statements.credited import answered
from tasks.extract.statements.naming import Naming
from tasks.extract.statements.subjects import SUBJECTS, name_of, printed
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What is read out or shown before a colon is nobody's own words.
SHOWN = re.compile(
    r"\b(?:banner|sign|placard|poster|plaque|slogan|motto|inscription|text|passage|line|article|headline|poem|verse"
    r"|clause|section|paragraph|graffiti|shirt|question|proverb|song|title|name|word|list|rule|law|quot\w+|cit(?:ed?|ing)"
    r"|recit\w+|read\w*|under|was told|were told|heard|received)\b",
    re.IGNORECASE,
)


def announced(doc: "Doc", cast: Cast, opening: int) -> Naming | None:
    """``NAME: “...”``, ``NAME was brief: “...”``: the name before the colon, or the subject of its sentence."""
    before = whole(doc)[:opening].rstrip()
    if not before.endswith(":") or "\n" in whole(doc)[len(before) : opening]:
        return None
    end = len(before) - 1
    sentence = doc.char_span(end, end + 1, alignment_mode="expand")
    start = max(sentence.sent.start_char if sentence else 0, whole(doc).rfind("\n", 0, end) + 1)
    place = cast.at(end - 1, end) if end else None
    if place and place[1] == end and place[2].kind == "person" and not SHOWN.search(whole(doc), start, place[0]):
        return Naming(place[2].id, whole(doc)[place[0] : end], place[0], end)
    if (owner := answered(doc, cast, (start, end))) is not None:
        return owner
    people = cast.within(start, end)
    if not sentence or SHOWN.search(whole(doc), start, end):
        return None
    topic = issued.topic(doc, cast, (start, end), name_of)
    if topic is None or not all(same(p[2], topic[2]) for p in people):
        return None
    if topic[2].kind != "person" and not (topic[2].kind == "body" and like_name(topic)):
        return None
    return Naming(topic[2].id, printed(whole(doc), topic), start, end)


def governs(doc: "Doc", verb: int, opening: int) -> bool:
    """The words that begin at ``opening`` are told by the verb: said outright, or with no other verb between."""
    before = whole(doc)[:opening].rstrip()
    if before.endswith((":", ",")):
        return True
    first = doc.char_span(opening, opening + 1, alignment_mode="expand")
    if not first:
        return True
    inside = doc[min(first.end, len(doc) - 1)]
    if any(a.i == verb for t in (first.root, inside) for a in t.ancestors):
        return True
    return not any(t.pos_ == "VERB" for t in doc[verb + 1 : first.start])


def shared(doc: "Doc", ahead: tuple[int, int], follows: bool) -> bool:  # noqa: FBT001
    """``“One,” and added: “Two”``: a verb of saying without a subject right behind the words before."""
    words = whole(doc)[ahead[0] : ahead[1]].lstrip(" ,").split()
    if not follows or not words or words[0].lower() not in ("and", "but", "then"):
        return False
    verbs = speech_verbs(doc, *ahead)
    return len(verbs) == 1 and not any(c.dep_ in SUBJECTS for c in verbs[0].children)
