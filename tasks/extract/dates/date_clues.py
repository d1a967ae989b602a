"""What an undated article's own words say of the days on which it can have been written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.extract.dates import date_quotes, date_readings, timewords
from tasks.extract.dates.date_pages import Page
from tasks.extract.dates.periods import spoken
from tasks.extract.dates.timex import Expression
from tasks.model import Dating, Span, When

WRITTEN_DAYS = frozenset(("iso", "day", "range_md", "range_dm", "range_mm", "range_dd"))
AHEAD = frozenset(("unit", "weekday", "today"))
FRESH = 4  # days within which news still says "on Wednesday"
MATTER = 3  # content words shared beside one name
SEARCH = 60  # days around an event in which its announcement is looked for
BESIDE = re.compile(r",?\s{1,3}(?:(?:from|on|between)\s{1,3})?")


@dataclass(frozen=True, slots=True)
class Clue:
    """The article was not written before ``first`` nor after ``last``; ``words`` say why."""

    first: date
    last: date
    words: str
    span: Span


def clues(page: Page, pages: Sequence[Page], datings: Mapping[str, Dating], centre: date) -> tuple[Clue, ...]:
    """Every bound that ``page`` puts on the day it was written, counted around ``centre``."""
    found: list[Clue] = []
    given = [day for item in page.found if (day := _spelt_out(page, item))]
    for item in page.found:
        if item.rule in WRITTEN_DAYS:
            found += () if item in given else _told(page, item, centre)
        elif item.rule in AHEAD and item.direction == "upcoming" and not page.quotation(item):
            found += _same_event(page, item, _coming(pages, datings, centre), centre)
    return tuple(found)


def _spelt_out(page: Page, item: Expression) -> Expression | None:
    """The days that a coming time is given as: "next week, from 23 to 24 April"."""
    if item.rule not in AHEAD or item.direction != "upcoming":
        return None
    behind = (o for o in page.found if o.rule in WRITTEN_DAYS and o.found.start >= item.found.end)
    return next((o for o in behind if BESIDE.fullmatch(page.article.text[item.found.end : o.found.start])), None)


def _told(page: Page, item: Expression, centre: date) -> Iterator[Clue]:
    """A day told as past comes before publication, a coming one after it."""
    days = date_readings.readings(item, centre)
    if len(days) != 1 or not item.outlook.firm:
        return
    when, quoted = days[0], page.quotation(item) is not None
    named = spoken(when.first, when.last, year=False)
    if item.outlook.direction == "past":
        yield Clue(when.last, date.max, f"calls {named} past", page.span(item))
    elif item.outlook.direction == "upcoming" and not quoted and not _reported_earlier(page, item):
        yield Clue(date.min, when.first, f"speaks of {named} as still to come", page.span(item))


def _reported_earlier(page: Page, item: Expression) -> bool:
    """Whether the sentence tells what somebody said at another time: "said in January that it will be held on"."""
    start, end = page.sentence(item)
    others = (o for o in page.found if start <= o.found.start < end and o is not item)
    return any(o.outlook.direction == "past" and o.outlook.verb != item.outlook.verb for o in others)


def _coming(
    pages: Sequence[Page], datings: Mapping[str, Dating], centre: date
) -> tuple[tuple[Page, Expression, When], ...]:
    """The coming days that any article of the story writes out."""
    out = []
    for page in pages:
        dated = datings.get(page.article.id)
        anchor = dated.first if dated and dated.first else centre
        for item in page.found:
            if item.rule in WRITTEN_DAYS and item.outlook.direction == "upcoming":
                days = date_readings.readings(item, anchor)
                out += [(page, item, days[0])] if len(days) == 1 else []
    return tuple(out)


def _same_event(
    page: Page, item: Expression, coming: Sequence[tuple[Page, Expression, When]], centre: date
) -> Iterator[Clue]:
    """A written date of the event that is "next week" (two shared names) bounds the week of writing."""
    spelt = _spelt_out(page, item)
    days = date_readings.readings(spelt, centre) if spelt else ()
    if spelt and len(days) == 1:
        coming = [(page, spelt, days[0])]
    scored = [(_shared(page, item, p, i), p, i, when) for p, i, when in coming]
    best = max((score for score, *_ in scored), default=0)
    top = [(p, i, when) for score, p, i, when in scored if score == best]
    if not best or len({when for _, _, when in top}) > 1:
        return
    other, dated, when = top[0]
    fitting = []
    for n in range(-SEARCH, SEARCH + 1):
        day = when.first + timedelta(n)
        meant = date_readings.readings(item, day)
        if len(meant) == 1 and meant[0].first <= when.last and when.first <= meant[0].last:
            fitting.append(day)
    if fitting:
        event = _occasion(other, dated)
        phrase = " ".join(page.article.text[item.found.start : item.found.end].split()).lower()
        named = f"{event} {spoken(when.first, when.last, year=False)}"
        yield Clue(min(fitting), max(fitting), f"puts {named} {_placed(item, phrase)}", page.span(item))


def _shared(page: Page, item: Expression, other: Page, dated: Expression) -> int:
    """How much two sentences share; 0 where it is less than two names, or one name and a good deal of matter."""
    here, there = page.sentence(item), other.sentence(dated)
    names = date_quotes.names(page.doc, *here) & date_quotes.names(other.doc, *there)
    matter = date_quotes.content(page.doc, *here) & date_quotes.content(other.doc, *there)
    enough = len(names) >= 2 or (names and len(matter) > MATTER)
    return 10 * len(names) + len(matter) if enough else 0


def _placed(item: Expression, phrase: str) -> str:
    if item.rule == "weekday":
        return f"on the coming {date_readings.weekday_named(item)}"
    return phrase


def _occasion(page: Page, item: Expression) -> str:
    """Words like "the visit of", where verb or noun of the sentence name it; else "what is due on"."""
    if 0 <= item.outlook.verb < len(page.doc):
        verb = page.doc[item.outlook.verb]
        for token in (verb, *verb.children):
            if token.lemma_.lower() in timewords.OCCASIONS and token.dep_ != "pobj":
                return f"the {token.lemma_.lower()} of"
    return "what is due on"


def fresh_weekdays(page: Page) -> tuple[tuple[Expression, int], ...]:
    """Bare weekdays told as past outside quotations, with their numbers from Monday 0."""
    out = []
    for item in page.found:
        bare = item.rule == "weekday" and not item.found.has("rel", "week", "mod")
        if bare and item.outlook.direction == "past" and item.outlook.firm and not page.quotation(item):
            out.append((item, timewords.WEEKDAYS[item.found.parts["weekday"]]))
    return tuple(out)


def is_fresh(day: date, weekday: int) -> bool:
    """Whether a text of ``day`` can speak of ``weekday`` as just past: at most four days back."""
    return (day.weekday() - weekday) % 7 <= FRESH
