"""What a story weighs for the reader, each part of it with its reason."""

from dataclasses import dataclass, replace
from datetime import date

from tasks import datewords
from tasks.model import Order, Story
from tasks.select.ahead import days_ahead, soon
from tasks.select.novelty import Known
from tasks.select.standing import fit
from tasks.select.topics import Match, holding

TOPIC = 4.0  # of a topic of weight 1 that the story fits fully
FULL = 3.0  # score of a full fit
OFFICIAL = 2.0
ORIGIN, ORIGINS = 0.75, 3  # each origin beside the first, and how many count
DAY, DAYS = 0.5, 3  # each day ahead, and how many count
NEW = 1.5
NEAR = 0.25  # of the line: what a story that goes on with one on topic must still reach by itself
SHOWN = 5  # terms and days that a reason names


@dataclass(frozen=True, slots=True)
class Weight:
    """A story's place among the others. ``topics`` are those it is on; ``score`` counts only beside its like."""

    score: float
    reasons: tuple[str, ...]
    topics: tuple[str, ...]
    outside: bool
    official: str  # whose text is among its articles


def by_hand(story: Story, order: Order) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """What a story named by hand weighs, the first part first, and its topics: they come first where there are any."""
    held = holding(fit(story, order.topics)) if order.topics else ()
    official = float(any(a.official for a in story.articles))
    latest = max((a.dated.last for a in story.articles if a.dated.last), default=None)
    fresh = 1 / (1 + abs((order.as_of - latest).days)) if latest else 0.0
    weight = (_topical(held, order), official, float(len(story.origins)), float(len(story.articles)), fresh)
    return weight, tuple(match.topic for match in held)


def weigh(story: Story, known: Known | None, order: Order) -> Weight:
    """What a story weighs in an edition that follows the reader's topics."""
    rated = fit(story, order.topics)
    near = bool(rated) and rated[0].score >= NEAR
    held = holding(rated) or (_followed(story, known, order) if near else ())
    outside = bool(order.topics) and not held
    if outside:
        nearest = f"; nearest is {_said(rated[0])}" if rated else ""
        return Weight(round(sum(m.score for m in rated[:1]), 3), (f"outside the topics{nearest}",), (), outside, "")
    official = next((a.official for a in story.articles if a.official), "")
    parts = (
        (_topical(held, order), "; ".join(f"on {_said(m)}" for m in held[:2]) or "no topics were given"),
        (OFFICIAL if official else 0.0, f"official text of {official}" if official else ""),
        _origins(story),
        _days(story, order.as_of),
        _new(story, known),
    )
    score = round(sum(points for points, _ in parts), 3)
    return Weight(
        score, tuple(reason for _, reason in parts if reason), tuple(m.topic for m in held), outside, official
    )


def _followed(story: Story, known: Known | None, order: Order) -> tuple[Match, ...]:
    """Topics of what an edition told and this story goes on with: what came of a matter is on its topic."""
    before = known.told(story) if known else ()
    return holding(fit(replace(story, articles=before, reworded=()), order.topics)) if before else ()


def count(number: int, noun: str) -> str:
    """A number beside its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _topical(held: tuple[Match, ...], order: Order) -> float:
    """The best of the topics by weight and fit."""
    weights = {topic.name: topic.weight for topic in order.topics}
    return max((TOPIC * weights[m.topic] * min(1.0, m.score / FULL) for m in held), default=0.0)


def _said(match: Match) -> str:
    return f"{match.topic} ({match.score:g}: {', '.join(match.terms[:SHOWN])})"


def _origins(story: Story) -> tuple[float, str]:
    number = len({origin.probably or origin.name for origin in story.origins})
    reason = f"{count(number, 'origin')} at most, {count(len(story.articles), 'article')}"
    return ORIGIN * min(ORIGINS, number - 1), reason


def _days(story: Story, as_of: date) -> tuple[float, str]:
    days = sorted({day for article in story.clean for day in days_ahead(article, as_of)})
    if not days:
        near = any(soon(article, as_of) for article in story.clean)
        return (DAY, "speaks of a day soon") if near else (0.0, "")
    named = ", ".join(datewords.day(day) for day in days[:SHOWN])
    return DAY * min(DAYS, len(days)), f"{count(len(days), 'day')} ahead: {named}"


def _new(story: Story, known: Known | None) -> tuple[float, str]:
    share = known.novelty(story) if known else 1.0
    told = "goes on from an earlier edition" if story.continues else "not in an earlier edition"
    return NEW * share, f"{told}, {share:.0%} of its sentences new" if known else ""
