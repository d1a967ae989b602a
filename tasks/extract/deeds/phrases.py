"""Where the noun phrase of a name begins and ends, told by titles, commas and brackets instead of the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.deeds.company import SOMEBODY
from tasks.extract.deeds.names import of_another
from tasks.extract.statements.cast import Cast, Place, titled
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LEADING = frozenset(("DT", "PRP$", "JJ"))
MOST_ASIDE = 40  # words of what is set beside a name
MOST_OFFICE = 16  # words
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP"))
OWNED = 6  # words of the owner before "'s"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with its titles: the first word, and the word behind the name."""

    start: int
    end: int
    place: Place


def of_article(doc: "Doc", cast: Cast) -> list[Phrase]:
    """The noun phrases of all names, in order; a name in a possessive is none."""
    found = (_phrase(doc, cast.article, p) for p in cast.places if not of_another(whole(doc), cast, p))
    return [p for p in found if p and _whole(doc, p)]


def _whole(doc: "Doc", phrase: Phrase) -> bool:
    """The name is what its phrase tells of: no ``Russian intelligence``, no ``inspector of the House``."""
    last, after = doc[phrase.end - 1], doc[phrase.end] if phrase.end < len(doc) else None
    if phrase.place[2].kind != "person" and (last.ent_type_ == "NORP" or last.pos_ == "ADJ"):
        return False
    return after is None or not (after.tag_ == "POS" or after.pos_ in ("NOUN", "PROPN", "ADJ"))


def chains(doc: "Doc", phrases: list[Phrase]) -> Iterator[list[Phrase]]:
    """Names that stand alone, and those joined: ``A, the mayor, B and C``."""
    chain: list[Phrase] = []
    joined = False
    for phrase in phrases:
        link = _link(doc, chain[-1].end, phrase.start) if chain else ""
        if chain and link:
            joined = joined or link == "and"
            chain.append(phrase)
            continue
        yield from _told(chain, joined=joined)
        chain, joined = [phrase], False
    yield from _told(chain, joined=joined)


def _told(chain: list[Phrase], *, joined: bool) -> Iterator[list[Phrase]]:
    if joined:
        yield chain
    else:
        yield from ([one] for one in chain)


def _link(doc: "Doc", end: int, start: int) -> str:
    """How two names are joined: by "and", by a comma alone, or not."""
    between = doc[end:start]
    if not len(between) or len(between) > MOST_ASIDE or any(t.tag_ in FINITE or t.text == ";" for t in between):
        return ""
    if between[-1].lower_ in ("and", "&"):
        inner = between[:-1]
        plain = not len(inner) or inner[0].text == ","
        return "and" if plain and (len(inner) < 2 or inner[-1].text == ",") else ""
    return "," if between[0].text == "," and between[-1].text == "," else ""


def _phrase(doc: "Doc", article: str, place: Place) -> Phrase | None:
    named = doc.char_span(place[0], place[1], alignment_mode="expand")
    if named is None or not len(named):
        return None
    start = named.start
    ends = {r.end: r.start for v in place[2].roles for r in v.evidence if r.article == article}
    while start > named.sent.start:
        before = _before(doc, start, ends)
        if before == start:
            break
        start = before
    return Phrase(max(start, named.sent.start), named.end, place)


def _before(doc: "Doc", start: int, ends: dict[int, int]) -> int:
    """The word at which the phrase begins when one more title, owner or article is taken in."""
    prev = doc[start - 1]
    last = doc[start - 2] if prev.text in (",", ".") and start > 1 else prev
    role = ends.get(last.idx + len(last))
    if role is not None:
        first = doc.char_span(role, last.idx + len(last), alignment_mode="expand")
        if first is not None and last.i == prev.i and _serving(first):
            return start
        return int(first.start) if first is not None and first.start < start else start
    if prev.text == "." and titled(last.text):
        return start - 2
    if prev.text == "," and (office := _office(doc, start - 1)) is not None:
        return office
    if titled(prev.text) or prev.tag_ in LEADING or prev.ent_type_ == "NORP":
        return start - 1
    if prev.tag_ == "POS":
        return _owner(doc, start - 1)
    return start


def _serving(role: "Tokens") -> bool:
    """``spokesman for Trade Minister NAME``: the last title alone is that of the name."""
    return titled(role[-1].text) and any(t.pos_ == "ADP" for t in role)


def _office(doc: "Doc", comma: int) -> int | None:
    """``the deputy speaker of the assembly, NAME``: where the office begins that no other rule has read."""
    at = comma
    while at > max(0, comma - MOST_OFFICE) and (doc[at - 1].pos_ in NOMINAL or doc[at - 1].tag_ in ("POS", "HYPH")):
        at -= 1
    while at < comma and doc[at].pos_ == "ADP":
        at += 1
    words = doc[at:comma]
    whole = len(words) > 0 and (words[0].tag_ in ("DT", "PRP$") or words[0].text[:1].isupper())
    own = words[0].tag_ == "PRP$" and words[-1].lower_ in SOMEBODY if whole else False  # ``his predecessor, NAME,``
    return at if own or (whole and any(head_of(w.text) and w.dep_ != "pobj" for w in words)) else None


def _owner(doc: "Doc", mark: int) -> int:
    """``the bank's vice-president``, ``the Department of Trade's Office``: the first word of the owner."""
    at = mark
    while at > max(0, mark - OWNED):
        within = doc[at - 1].lower_ == "of" and at > 1 and doc[at - 2].pos_ == "PROPN"
        if not (within or doc[at - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET")):
            break
        at -= 1
    return at
