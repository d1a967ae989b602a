"""Quotations with their speakers: named beside the words, carried on from the quotation before, or left open."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.extract.statements import pronouns
from tasks.extract.statements.attribution import Cast, Naming, anonymous, medium_of, naming, speech_verbs
from tasks.extract.statements.quotations import Quotation, broken, quotations
from tasks.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

STOPS = (". ", "! ", "? ", "; ")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, the clause that names its speaker, and the sentence around both."""

    pieces: tuple[Range, ...]
    sentence: Range
    clause: Range | None
    naming: Naming | None
    medium: str


def spoken(article: Article, doc: "Doc", cast: Cast) -> tuple[Quoted, ...]:
    """The quotations of one article in order."""
    found = quotations(doc.text)
    out: list[Quoted] = []
    for number, quote in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        out.append(_spoken(doc, cast, quote, (before, after), out))
    return tuple(_with_media(article, q, out[:n]) for n, q in enumerate(out))


def _spoken(
    doc: "Doc", cast: Cast, quote: Quotation, beside: tuple[Quotation | None, Quotation | None], done: list[Quoted]
) -> Quoted:
    if beside[0] and done and done[-1].naming and broken(doc.text, beside[0], quote):
        return Quoted(quote.pieces, quote.outer, done[-1].clause, done[-1].naming, "")
    behind = _behind(doc.text, quote, beside[1])
    ahead = _ahead(doc.text, quote, beside[0])
    for clause in (behind, ahead):
        who = naming(doc, cast, clause, last=clause == ahead) if clause and clause[0] < clause[1] else None
        if who and clause:
            who = pronouns.resolved(doc, cast, who, (quote, done[-1] if done else None)) if who.pronoun else who
            bounds = _naming_words(doc, who, clause)
            return Quoted(quote.pieces, _around(quote, clause), bounds, who if who.actor or who.speaker else None, "")
    if announced := _announced(doc.text, cast, quote):
        bounds = (announced.start, announced.end)
        return Quoted(quote.pieces, _around(quote, bounds), bounds, announced, "")
    spoken_after = behind is not None and bool(speech_verbs(doc, *behind))
    carried = None if spoken_after else _carried(doc.text, quote, beside[0], done)
    around = (quote.outer[0], quote.outer[1])
    if carried:
        return Quoted(quote.pieces, around, carried.clause, carried.naming, "")
    return Quoted(quote.pieces, around, None, None, "")


def _announced(text: str, cast: Cast, quote: Quotation) -> Naming | None:
    """``NAME: “...”``: the name right before the colon, whatever the words before it do."""
    before = text[: quote.outer[0]].rstrip()
    if not before.endswith(":") or "\n" in text[len(before) : quote.outer[0]]:
        return None
    end = len(before) - 1
    place = cast.at(end - 1, end) if end else None
    if place is None or place[1] != end or place[2].kind != "person":
        return None
    return Naming(place[2].id, text[place[0] : end], place[0], end)


def _around(quote: Quotation, clause: Range) -> Range:
    return min(quote.outer[0], clause[0]), max(quote.outer[1], clause[1])


def _behind(text: str, quote: Quotation, after: Quotation | None) -> Range | None:
    """The clause right after the closing mark, if the sentence goes on there."""
    last = text[quote.outer[1] - 2 : quote.outer[1] - 1]
    limit = min(quote.paragraph[1], after.outer[0] if after else len(text))
    start = quote.outer[1]
    rest = text[start:limit].lstrip(" ,—–-")
    if last == "." and text[start : start + 1] not in (",", "—", "–"):
        return None
    if not rest or (last not in ",?!—–…" and text[start : start + 1] in (".", "")):
        return None
    return start, _sentence_end(text, start, limit)


def _sentence_end(text: str, start: int, limit: int) -> int:
    """The first full stop that ends a sentence after ``start``, else ``limit``."""
    at = start
    while at < limit:
        nxt = min((i for s in STOPS if (i := text.find(s, at, limit)) >= 0), default=-1)
        if nxt < 0:
            return limit
        word = text[:nxt].rsplit(None, 1)[-1]
        if text[nxt] != "." or (len(word) > 2 and word not in ("Mrs", "Gen", "Sen", "Rep", "Gov", "Col")):
            return nxt
        at = nxt + 1
    return limit


def _ahead(text: str, quote: Quotation, before: Quotation | None) -> Range | None:
    """The words before the opening mark in its sentence."""
    paragraph = text.rfind("\n", 0, quote.outer[0]) + 1
    start = max(paragraph, before.outer[1] if before and before.outer[1] <= quote.outer[0] else 0)
    sentence = start
    while True:
        end = _sentence_end(text, sentence, quote.outer[0])
        if end >= quote.outer[0]:
            break
        sentence = end + 2
    return (sentence, quote.outer[0]) if text[sentence : quote.outer[0]].strip(" ,.") else None


def _naming_words(doc: "Doc", who: Naming, clause: Range) -> Range:
    """The clause without marks at its edges."""
    start, end = clause
    while start < end and (doc.text[start].isspace() or doc.text[start] in ',.;:—–-”"'):
        start += 1
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in ',.;:—–-“"'):
        end -= 1
    return (start, end) if start < end else (who.start, who.end)


def _carried(text: str, quote: Quotation, before: Quotation | None, done: list[Quoted]) -> Quoted | None:
    """A quotation that follows another one, with nothing between but the words that name the speaker."""
    if before is None or not done or done[-1].naming is None:
        return None
    last = done[-1]
    covered = max(last.sentence[1], before.outer[1])
    between = text[covered : quote.outer[0]] if covered <= quote.outer[0] else ""
    alone = not text[quote.outer[1] : quote.paragraph[1]].strip(" .") or "\n" not in between
    return last if not between.strip(" .,;\n") and alone and between.count("\n") <= 2 else None


def _with_media(article: Article, quote: Quoted, done: list[Quoted]) -> Quoted:
    """The medium in the naming words; "its post" is the post on X named before for the same speaker."""
    if quote.clause is None:
        return quote
    text = article.text[quote.clause[0] : quote.clause[1]]
    if quote.naming and (quote.naming.unnamed or (not quote.naming.actor and anonymous(text))):
        return replace(quote, naming=replace(quote.naming, unnamed=True), medium="unnamed sources")
    medium = medium_of(text)
    if medium == "post":
        earlier = medium_of(_earlier_posts(article, quote.clause[0]))
        medium = earlier if earlier.startswith("post on") else "post"
    del done
    return replace(quote, medium=medium)


def _earlier_posts(article: Article, end: int) -> str:
    """The two paragraphs before ``end``, in which the post was introduced."""
    return " ".join(article.text[max(0, end - 900) : end].split())


__all__ = ["Quoted", "speech_verbs", "spoken"]
