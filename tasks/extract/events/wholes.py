"""Events named by a clause or a sentence as it stands, where no shorter words of it say enough."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.events import subjects
from tasks.extract.events.eventwords import EVENT_NOUNS
from tasks.extract.sentences import Sentence
from tasks.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_WORDS = 22
OPENING = re.compile(r"\s*+(?:and )?")
RELATIVES = ("WDT", "WP", "WP$", "WRB")
LOOSE = ("PUNCT", "SPACE", "CCONJ", "SCONJ", "ADV")


def sentence(given: Sentence, date: Span) -> tuple[Span, ...]:
    """The whole sentence as the event's name, where less would say too much; empty where it is too long.

    Of one whose parts have a semicolon between them the part that holds ``date``.
    """
    whole = part(given, date)
    words = given.text[whole.start - given.span.start : whole.end - given.span.start]
    short = len(words.split()) <= MOST_WORDS
    return (whole,) if short and words else ()


def part(given: Sentence, date: Span) -> Span:
    """Where the words between two semicolons stand that hold ``date``, without the stop or "and" at their ends."""
    start, text = given.span.start, given.text
    first = text.rfind("; ", 0, date.start - start) + 1
    last = text.find(";", date.end - start)
    words = text[first : last if last >= 0 else len(text)]
    opened = OPENING.match(words)
    begin = first + (opened.end() if opened else 0)
    words = text[begin : first + len(words)].rstrip()
    return Span(given.article, start + begin, start + begin + len(words.removesuffix(".")))


def through(given: Sentence, phrase: tuple[Span, ...], date: Span) -> tuple[Span, ...]:
    """The words from where the name begins to the date's own end: they give every day in their order."""
    start, end = min(s.start for s in phrase), max(date.end, *(s.end for s in phrase))
    words = given.text[start - given.span.start : end - given.span.start]
    return (Span(given.article, start, end),) if len(words.split()) <= MOST_WORDS else ()


def reaching(given: Sentence, phrase: tuple[Span, ...], word: "Token", inside: set[int]) -> tuple[Span, ...]:
    """The name drawn out to ``word``, with what it is of where that is short, or the whole sentence; else empty."""
    doc, start = word.doc, phrase[0].start
    if word.idx < start:
        return sentence(given, Span(given.article, word.idx, word.idx + len(word.text)))
    for last in (subjects.end_of(word) - 1, word.i):
        end = doc[last].idx + len(doc[last].text)
        if inside.isdisjoint(range(word.i, last + 1)) and len(doc.text[start:end].split()) <= MOST_WORDS:
            return (Span(given.article, start, end),)
    return ()


def clause(given: Sentence, date: "Token", *, coming: bool) -> tuple[Span, ...]:
    """The clause that holds the date, as it stands, where it is short enough to print.

    One that only tells of a noun what it once did is background; what it is to do is told with the noun.
    """
    doc = date.doc
    verb = next((t for t in upwards(date) if t.pos_ in ("VERB", "AUX") and subjects.subject(t)), None)
    relative = coming and verb is not None and _relative(verb)
    if verb is None or (subjects.subject(verb).pos_ == "PRON" and not relative):  # type: ignore[union-attr]
        return ()
    # "Minister Riis, who flies to Lima" with its antecedent: "who flies to Lima" is nobody
    tokens = sorted(t.i for t in verb.subtree if t.i < verb.right_edge.i + 1)
    tokens = [*range(_antecedent(verb).left_edge.i, tokens[0]), *tokens] if relative else tokens
    start = next((i for i in tokens if doc[i].pos_ not in LOOSE and doc[i].dep_ != "mark"), tokens[0])
    if any(t.tag_ in RELATIVES for t in doc[start : start + 2]):
        return ()  # "under which private firms import rice" is half a sentence
    cut = _behind(doc, date)
    end = _last(doc, max(start, verb.i), min(max(tokens), cut), start + MOST_WORDS)
    last = doc[end]
    held = given.span.start <= doc[start].idx and last.idx + len(last.text) <= given.span.end
    return (Span(given.article, doc[start].idx, last.idx + len(last.text)),) if held and end > verb.i else ()


def half(verb: "Token") -> bool:
    """Whether what the verb acts on stands before its clause: "they completed" of "whose text they completed"."""
    subject = subjects.subject(verb)
    relative = verb.dep_ == "relcl" and subject is not None
    return relative and any(t.tag_ in RELATIVES[:3] for c in verb.lefts if c.i < subject.i for t in c.subtree)  # type: ignore[union-attr]


def _relative(verb: "Token") -> bool:
    """Whether the verb's clause says something of a noun before it: not "where", and not "which he will do"."""
    noun = verb.head
    clause = verb.dep_ == "relcl" or (verb.dep_ == "acl" and noun.lemma_.casefold() in EVENT_NOUNS)
    named = clause and noun.pos_ in ("NOUN", "PROPN") and noun.i < verb.left_edge.i
    placed = any(t.tag_ == "WRB" or t.lower_ in ("where", "when") for t in verb.lefts)
    return named and not placed and verb.lemma_ != "do"


def _antecedent(verb: "Token") -> "Token":
    """The noun that a relative clause belongs to: the mandate in "the mandate of the guards, which expires"."""
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
    return noun


def _behind(doc: "Doc", date: "Token") -> int:
    """The date's own last word where a comma and a new subject follow it: "on 9 March, its director said"."""
    last: int = max([date.i, *(t.i for t in date.subtree if t.ent_type_ == "DATE" or t.is_digit)])
    held = last + 1 < len(doc) and doc[last + 1].text == "," and doc[last].i >= date.i
    return last if held else len(doc)


def _last(doc: "Doc", start: int, end: int, limit: int) -> int:
    """Last word of the clause from its verb on; of a long one the word before its last comma or participle."""
    if end >= limit:
        fits = range(start + 2, limit)
        firm = [i for i in fits if doc[i].text in (",", ";") or doc[i].dep_ in ("acl", "advcl", "relcl")]
        loose = [i for i in fits if doc[i].dep_ in ("prep", "mark", "cc")]
        loose = [i for i in loose if doc[i].lower_ != "of"] or loose  # "at the end of the month" is cut before "at"
        end = (firm or loose or [start])[-1] - 1
    while end > start and doc[end].pos_ in LOOSE:
        end -= 1
    return end


def upwards(token: "Token") -> Iterator["Token"]:
    """The word and all above it."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token
