"""Which stories the edition prints and how fully, told from cheap evidence before anything is parsed."""

from typing import Literal

from tasks.model import Choice, Order, Past, Story
from tasks.select.novelty import Known, unchanged
from tasks.select.weighing import Weight, by_hand, count, weigh
from tasks.text import words

TO_READ = 5
IN_BRIEF = 10
SUBSTANCE = 250  # words of one article that are enough to read about
Tier = Literal["to-read", "in-brief", "also-seen", "outside"]


def choose(stories: tuple[Story, ...], past: Past, order: Order) -> tuple[Choice, ...]:
    """Every story: up to five to read, up to ten in brief, also seen, outside the topics; each tier by weight.

    Without topics every story is on topic. To be read a story needs two clean articles, an official text or
    250 words; one that says nothing new is only also seen. An official text on topic is at least in brief while
    there is room. Files named by hand are always printed, topics then only order them.
    """
    return _by_hand(stories, order) if order.intake else _followed(stories, past, order)


def _by_hand(stories: tuple[Story, ...], order: Order) -> tuple[Choice, ...]:
    weighed = {story.id: by_hand(story, order) for story in stories}
    ranked = sorted(stories, key=lambda s: (*(-x for x in weighed[s.id][0]), s.id))
    return tuple(
        Choice(
            story,
            "to-read" if i < TO_READ else "in-brief" if i < TO_READ + IN_BRIEF else "also-seen",
            round(sum(weighed[story.id][0]), 3),
            _named(story),
            weighed[story.id][1],
        )
        for i, story in enumerate(ranked)
    )


def _named(story: Story) -> tuple[str, ...]:
    official = next((a.official for a in story.articles if a.official), "")
    return (
        "named by hand",
        *((f"official text of {official}",) if official else ()),
        f"{count(len(story.origins), 'origin')} at most, {count(len(story.articles), 'article')}",
    )


def _followed(stories: tuple[Story, ...], past: Past, order: Order) -> tuple[Choice, ...]:
    known = Known(past) if past.edition else None
    weights = {story.id: weigh(story, known, order) for story in stories}
    ranked = sorted(stories, key=lambda s: (-weights[s.id].score, s.id))
    stale = {s.id for s in ranked if not weights[s.id].outside and unchanged(s, past)}
    fresh = [s for s in ranked if not weights[s.id].outside and s.id not in stale]
    read, brief = _printed(fresh, weights)
    tiers: dict[Tier, list[Story]] = {
        "to-read": [s for s in ranked if s.id in read],
        "in-brief": [s for s in ranked if s.id in brief],
        "also-seen": [s for s in ranked if not weights[s.id].outside and s.id not in read | brief],
        "outside": [s for s in ranked if weights[s.id].outside],
    }
    return tuple(_choice(s, tier, weights[s.id], stale=s.id in stale) for tier, held in tiers.items() for s in held)


def _printed(ranked: list[Story], weights: dict[str, Weight]) -> tuple[set[str], set[str]]:
    """Ids of the stories to read and of those in brief; official texts take up to all of the places."""
    first = sorted(ranked, key=lambda s: not weights[s.id].official)
    officials = sum(1 for s in ranked if weights[s.id].official)
    crowd = {s.id for s in first[: TO_READ + IN_BRIEF]} if officials > IN_BRIEF else {s.id for s in ranked}
    read = [s.id for s in ranked if s.id in crowd and _substantial(s)][:TO_READ]
    return set(read), {s.id for s in [s for s in first if s.id not in read][:IN_BRIEF]}


def _substantial(story: Story) -> bool:
    longest = max((len(words(a.readable)) for a in story.clean), default=0)
    return len(story.clean) > 1 or any(a.official for a in story.articles) or longest >= SUBSTANCE


def _choice(story: Story, tier: Tier, weight: Weight, *, stale: bool) -> Choice:
    why = {
        "in-brief": () if _substantial(story) else ("too little to read about",),
        "also-seen": ("nothing in its texts that an earlier edition did not have",) if stale else ("no room in brief",),
    }
    return Choice(story, tier, weight.score, (*weight.reasons, *why.get(tier, ())), weight.topics, stale)
