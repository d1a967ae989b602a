"""One story as printed: its page within a budget of words, and its annex."""

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from tasks.model import Block, Comparison, Ledger, Line, Section, Span, Story
from tasks.summarise import annexes, apart, counting, news, people, phrases, points, rank, rights, tables
from tasks.text import fold

WORDS_ALONE = 455  # of the only story of an edition with what stands around it, so that all stays under 600
WORDS_ARTICLE, WORDS_DAY = 9, 13  # of an article in the legend, and of a day ahead beside its words, on page 1
DAYS_ALONE = 4  # days ahead on page 1 of a one-story edition
WORDS = 300  # of each of several
TO_READ = 5
WORDS_ALL, WORDS_BRIEF = 1400, 40  # of all stories to read together, and of one in brief, beside page 1


@dataclass(frozen=True, slots=True)
class Size:
    """How fully a page is written."""

    points: int = 6
    quotations: int = 2
    apart: int = 3  # lines of what differs, stands alone, is not known
    dates: int = 10
    people: int = 10
    news: int = 3  # new sentences of a story told before
    parts: bool = True
    sayings: bool = True


def _giving_up(*steps: dict[str, int]) -> tuple[Size, ...]:
    """The whole page, then page after page with less of what each step names."""
    sizes = accumulate(steps, _less, initial=Size())
    return tuple(sizes)


def _less(size: Size, step: dict[str, Any]) -> Size:
    return replace(size, **step)


# Quotations give way first. Of several stories each gives up lines of every kind; the only one keeps its days and
# its people.
SEVERAL = _giving_up(
    {"quotations": 0, "dates": 8, "people": 8, "sayings": False},
    {"points": 5, "parts": False},
    {"points": 4, "people": 6},
    {"apart": 2, "dates": 6, "people": 5},
    {"points": 3, "dates": 5, "people": 4},
    {"apart": 1, "dates": 4, "people": 3, "news": 2},
    {"dates": 3, "people": 2},
    {"news": 1},
    {"points": 2, "dates": 2},
    {"dates": 0},
    {"people": 1},
    {"points": 1, "people": 0},
)
ALONE = _giving_up(
    {"quotations": 1},
    {"quotations": 0},
    {"parts": False},
    {"points": 5},
    {"sayings": False},
    {"points": 4},
    {"apart": 2, "dates": 8, "people": 8},
    {"points": 3, "news": 2},
    {"points": 2},
    {"apart": 1},
    {"points": 1, "news": 1},
    {"dates": 5, "people": 5},
)


def section(comparison: Comparison, stories: int) -> Section:
    """The story's section; ``stories`` is the number of stories told in the edition, which share its words."""
    comparison = rights.permitted(comparison)
    ledger = _ledger(comparison)
    most, sizes = (_room(comparison), ALONE) if stories == 1 else (_share(stories), SEVERAL)
    ranks = rank.lexrank(comparison.facts)
    fronts = (_front(comparison, ledger, size, ranks) for size in sizes)
    front = next((f for f in fronts if words(f) <= most), None) or _front(comparison, ledger, sizes[-1], ranks)
    return Section(
        story=comparison.facts.story.id,
        tier="to-read",
        headline=points.headline(comparison),
        front=front,
        annex=annexes.blocks(comparison),
        ledger=ledger,
    )


def _share(stories: int) -> int:
    """Words of one of several stories to read, beside those in brief."""
    to_read = min(stories, TO_READ)
    return min(WORDS, (WORDS_ALL - WORDS_BRIEF * (stories - to_read)) // to_read)


def _room(comparison: Comparison) -> int:
    """Words left to the only story beside the days ahead on page 1 and the legend."""
    ahead = [e for e in comparison.facts.events if e.id in comparison.upcoming][:DAYS_ALONE]
    days = sum(WORDS_DAY + len(e.phrase.split()) for e in ahead)
    return WORDS_ALONE - days - WORDS_ARTICLE * len(comparison.facts.story.articles)


def words(blocks: tuple[Block, ...]) -> int:
    """Printed words of the blocks with headings, column heads and one citation mark a line."""
    return sum(
        len(b.heading.split()) + len(b.columns) + sum(len(line.text.split()) + bool(line.evidence) for line in b.lines)
        for b in blocks
    )


def _front(comparison: Comparison, ledger: Ledger, size: Size, ranks: dict[Span, float]) -> tuple[Block, ...]:
    bottom = (
        *points.bottom_line(comparison),
        counting.of_story("origins", ledger),
        counting.of_story("standing", ledger),
    )
    several = len(comparison.facts.story.articles) > 1
    latest, said = news.block(comparison, ledger, size.news, ranks)
    blocks = [
        Block("bottom-line", "Bottom line", "prose", bottom),
        latest,
        Block("key-points", "Key points", "points", points.key_points(comparison, size.points, ranks, known=said)),
        Block("quotations", "Quotations", "quotes", points.quotations(comparison, size.quotations)),
        Block(
            "dates",
            "Dates",
            "dates",
            tables.dates(comparison, size.dates, sayings=size.sayings),
            ("Date", "What", "Basis"),
        ),
        Block(
            "people",
            "People",
            "people",
            people.people(comparison, size.people, parts=size.parts),
            ("Who", "Role and side", "Part"),
        ),
        Block("differ", "Where they differ", "points", _differ(comparison, size)),
        Block("single", "One source only", "points", _single(comparison, size) if several else ()),
        Block("not-known", "Not known", "points", _gaps(comparison, ledger, size)),
    ]
    return tuple(b for b in blocks if b.lines)


def _differ(comparison: Comparison, size: Size) -> tuple[Line, ...]:
    lines = tuple(apart.differ(comparison, d, full=False) for d in comparison.differences[: size.apart])
    empty = "one_article" if len(comparison.facts.story.articles) == 1 else "no_difference"
    return lines or (phrases.fixed(empty),)


def _single(comparison: Comparison, size: Size) -> tuple[Line, ...]:
    reworded = comparison.facts.story.reworded
    claims = [c for c in comparison.facts.claims if c.id in comparison.single and c.articles[0] not in reworded]
    made = (apart.single(comparison, c, full=False) for c in claims)
    return tuple([line for line in made if line][: size.apart]) or (phrases.fixed("no_single"),)


def _gaps(comparison: Comparison, ledger: Ledger, size: Size) -> tuple[Line, ...]:
    lines: list[Line] = [counting.of_story("outcome", ledger)] if comparison.upcoming else []
    asked = [g for g in comparison.gaps if g.question in ("day", "text")]
    lines += [line for g in asked if (line := apart.gap(g))]
    return tuple(lines[: size.apart]) or (phrases.fixed("no_gap"),)


def _ledger(comparison: Comparison) -> Ledger:
    facts = comparison.facts
    story = facts.story
    return Ledger(
        story=story.id,
        articles=tuple(a.id for a in story.articles),
        lead=story.lead,
        origins=story.origins,
        judgements=story.judgements,
        rewordings=story.rewordings,
        datings=facts.datings,
        dates=facts.dates,
        actors=facts.actors,
        statements=facts.statements,
        events=facts.events,
        claims=facts.claims,
        upcoming=comparison.upcoming,
        agreements=comparison.agreements,
        differences=comparison.differences,
        single=comparison.single,
        gaps=comparison.gaps,
        seen=comparison.seen,
        changes=comparison.changes,
        fresh=comparison.fresh if comparison.seen else (),
        cites=story.cites,
        entries=comparison.entries,
        outlets=_outlets(story),
        primaries=comparison.primaries,
        shared=story.shared,
    )


def _outlets(story: Story) -> tuple[str, ...]:
    """The outlets of the press, where each article says its own."""
    names = [a.outlet.value or "" for a in story.articles if not a.official]
    return tuple(sorted({fold(n): n for n in names}.values())) if all(names) else ()
