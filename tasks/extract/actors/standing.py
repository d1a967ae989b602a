"""For whom each person of a story is said to act, on every ground the articles give."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tasks.extract.actors import home, representing, sides
from tasks.extract.actors.sides import Side
from tasks.extract.actors.survey import Survey
from tasks.model import Story, Version


def origins(story: Story) -> dict[str, str]:
    """Origin by article; an article of none is its own."""
    out = {a.id: a.name for a in story.articles}
    out.update({key: o.name for o in story.origins for key in o.articles})
    return out


def said(ground: Survey) -> dict[int, list[Side]]:
    """What the clean articles say about the side of each person."""
    out: dict[int, list[Side]] = defaultdict(list)
    for key in sorted(ground.clean):
        reading, found = ground.readings[key], ground.found[key]
        state = home.home_state(reading, ground.titles[key])
        told: list[Side | None] = list(representing.of_sentence(reading, found))
        told += [representing.of_address(reading, f) for f in found]
        told += [sides.of_party(reading, f) for f in found]
        for title, holder in ground.held[key]:
            told.append(sides.of_title(reading, title, holder.person))
            told.append(home.assumed(reading, title, holder.person, state))
        told += [sides.of_chair(o) for o in ground.offices if o.article == key]
        for side in told:
            if side:
                out[side.person].append(side)
    return out


def versions(
    ground: Survey, grounds: Mapping[int, Sequence[Side]], origin: Mapping[str, str]
) -> dict[int, tuple[Version[str], ...]]:
    """The sides of every person that is named, best first."""
    persons = {f.person for found in ground.found.values() for f in found}
    return {n: sides.versions(grounds.get(n, ()), origin, ground.story.lead) for n in sorted(persons)}
