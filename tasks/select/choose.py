"""Which stories the edition prints and how fully, told from cheap evidence before anything is parsed."""

from datetime import date

from tasks.model import Choice, Story

TO_READ = 5
IN_BRIEF = 10


def choose(stories: tuple[Story, ...], as_of: date) -> tuple[Choice, ...]:
    """Every story, the weightiest first: five to read, ten in brief, the rest also seen.

    Files named by hand are always printed; weight only orders them: an official text among the
    sources, then origins, then articles, then nearness of the last publication to ``as_of``.
    """
    ranked = sorted(stories, key=lambda s: (*(-x for x in _weight(s, as_of)), s.id))
    return tuple(
        Choice(
            story,
            "to-read" if i < TO_READ else "in-brief" if i < TO_READ + IN_BRIEF else "also-seen",
            round(sum(_weight(story, as_of)), 3),
            _reasons(story),
        )
        for i, story in enumerate(ranked)
    )


def _weight(story: Story, as_of: date) -> tuple[float, float, float, float]:
    official = float(any(a.official for a in story.articles))
    latest = max((a.dated.last for a in story.articles if a.dated.last), default=None)
    fresh = 1 / (1 + abs((as_of - latest).days)) if latest else 0.0
    return official, float(len(story.origins)), float(len(story.articles)), fresh


def _reasons(story: Story) -> tuple[str, ...]:
    official = next((a.official for a in story.articles if a.official), "")
    return (
        "named by hand",
        *((f"official text of {official}",) if official else ()),
        f"{_count(len(story.origins), 'origin')} at most, {_count(len(story.articles), 'article')}",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
