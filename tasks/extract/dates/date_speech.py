"""The day on which quoted words were spoken, from the dates beside the quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.extract.dates import date_quotes, timewords
from tasks.extract.dates.date_pages import Page
from tasks.extract.dates.date_quotes import Region
from tasks.extract.dates.periods import spoken
from tasks.extract.dates.timex import Expression
from tasks.model import DateMention, Precision

SHARED = 3  # content words by which a sentence beside a quotation is taken to tell of the same matter
UNTOLD = "inside a quotation; the date of the statement is not given"
BEARS = re.compile(r"\bdated\s$|\b(?:letter|message|memo|post|note|statement|tweet) of\s$", re.IGNORECASE)
PRONOUNS = frozenset(("he", "she", "they", "it"))


@dataclass(frozen=True, slots=True)
class Speech:
    """The day a statement was made, and the words that say how it is known."""

    day: date
    source: str


def spoken_on(page: Page, region: Region, plain: Sequence[tuple[Expression, DateMention]]) -> Speech | None:
    """The one day that the sentences of the quotation, or the ones beside it, give to the same statement or meeting.

    ``plain`` are the article's dates outside quotations with their readings.
    """
    first, last = date_quotes.around(region, page.sentences)
    if last < first:
        return None
    days = [(item, mention.when.first) for item, mention in plain if _one_past_day(mention) and mention.when]
    own = [(i, d) for i, d in days if _between(page, i, first, last) and _verb(page, i) in timewords.REPORTING]
    own = own or _stamped(page, plain, first, last)
    if own:
        return _agreed([(d, f"the statement's date, {spoken(d, d, year=False)}") for _, d in own])
    beside = [
        (i, d)
        for i, d in days
        if _between(page, i, max(first - 1, 0), first - 1) or _between(page, i, last + 1, last + 1)
    ]
    return _agreed([(d, _source(page, i, d)) for i, d in beside if _same_matter(page, i, region, (first, last))])


def _stamped(
    page: Page, plain: Sequence[tuple[Expression, DateMention]], first: int, last: int
) -> list[tuple[Expression, date]]:
    """The day that letter, post or message bears: "in a message dated 29 November", there or right before."""
    days = ((i, m.when.first) for i, m in plain if m.when and m.when.precision == Precision.DAY)
    borne = [(i, d) for i, d in days if BEARS.search(page.doc.text[: i.found.start][-40:])]
    return [(i, d) for i, d in borne if _between(page, i, max(first - 1, 0), last)]


def _one_past_day(mention: DateMention) -> bool:
    return bool(mention.when and mention.when.precision == Precision.DAY and mention.direction == "past")


def _between(page: Page, item: Expression, first: int, last: int) -> bool:
    if not 0 <= first <= last < len(page.sentences):
        return False
    return page.sentences[first][0] <= item.found.start < page.sentences[last][1]


def _verb(page: Page, item: Expression) -> str:
    return page.doc[item.outlook.verb].lemma_.lower() if 0 <= item.outlook.verb < len(page.doc) else ""


def _said(page: Page, region: Region, first: int, last: int) -> bool:
    """Whether the quotation is given to somebody by a pronoun: the speaker of the sentence before."""
    start, end = page.sentences[first][0], page.sentences[last][1]
    span = page.doc.char_span(start, end, alignment_mode="expand")
    return any(
        t.lower_ in PRONOUNS and t.dep_ == "nsubj" and t.head.lemma_ in timewords.REPORTING
        for t in span or ()
        if not region[0] <= t.idx < region[1]
    )


def _same_matter(page: Page, item: Expression, region: Region, unit: tuple[int, int]) -> bool:
    """Whether the sentence of ``item`` tells of what the quotation tells of, or introduces its speaker."""
    sentence = page.sentence(item)
    opens = page.sentences[unit[0]][0]
    if sentence[0] < opens and _verb(page, item) in timewords.REPORTING and _said(page, region, *unit):
        return True
    whole = opens, max(region[1], page.sentences[unit[0]][1])
    shared = date_quotes.content(page.doc, *sentence) & date_quotes.content(page.doc, *whole)
    return len(shared) >= SHARED


def _source(page: Page, item: Expression, day: date) -> str:
    """Words like "the meeting's date, 27 January", where the sentence names what it dates."""
    named = spoken(day, day, year=False)
    if 0 <= item.outlook.verb < len(page.doc):
        verb = page.doc[item.outlook.verb]
        for token in (*verb.children, verb.head, verb):
            if token.pos_ == "NOUN" and token.lemma_.lower() in timewords.OCCASIONS:
                ending = "'" if token.lower_.endswith("s") else "'s"
                return f"the {token.lower_}{ending} date, {named}"
    return f"{named}, the day given beside it"


def _agreed(found: Sequence[tuple[date, str]]) -> Speech | None:
    """The day all of ``found`` agree on."""
    if len({day for day, _ in found}) != 1:
        return None
    return Speech(*found[0])
