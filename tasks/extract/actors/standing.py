"""For whom each person of a story is said to act, on every ground the articles give."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tasks.extract.actors import adherents, brackets, home, onbehalf, partyoffices, referred, representing, sides
from tasks.extract.actors.lexicon import party_states, regions, state_name, table, words
from tasks.extract.actors.sides import ADDRESSED, Side
from tasks.extract.actors.survey import Survey
from tasks.model import Actor, Story, Version
from tasks.text import fold


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
        abroad = {holder.person for title, holder in ground.held[key] if sides.of_several_states(reading, title)}
        told: list[Side | None] = [s for s in representing.of_sentence(reading, found) if s.person not in abroad]
        told += adherents.around(reading, found)
        told += onbehalf.stated(reading, found)
        told += partyoffices.before(reading, found)
        told += brackets.beside(reading, found, ground.held[key])
        told += [representing.of_address(reading, f) for f in found]
        told += [sides.of_party(reading, f) for f in found]
        for title, holder in ground.held[key]:
            told.append(sides.of_title(reading, title, holder.person))
            told.append(onbehalf.of_title(reading, title, holder.person))
            told.append(referred.of_title(reading, title, holder.person))
            told.append(home.assumed(reading, title, holder.person, state))
        told += [sides.of_chair(o) for o in ground.offices if o.article == key]
        for side in told:
            if side:
                out[side.person].append(side)
    return out


def versions(
    ground: Survey, grounds: Mapping[int, Sequence[Side]], origin: Mapping[str, str]
) -> dict[int, tuple[Version[str], ...]]:
    """What every person that is named acts for by office or deed; a party outweighs a state that is only assumed."""
    out = {}
    for number in sorted({f.person for found in ground.found.values() for f in found}):
        given = grounds.get(number, ())
        least = ADDRESSED if any(s.member for s in given) else 0
        own = [s for s in given if not s.member and s.weight > least]
        out[number] = _strongest(own, origin, ground.story.lead)
    return out


def with_party(person: Actor, given: Sequence[Side], origin: Mapping[str, str], lead: str) -> Actor:
    """``person`` with the party that he sits for behind what his office is for."""
    said = frozenset(w for v in person.acts_for for w in fold(v.value).split())
    sat = [s for s in given if s.member]
    own = [s for s in sat if s.value not in words("parties", "groups")]
    party = _strongest(own or sat, origin, lead)
    more = tuple(v for v in party if not frozenset(fold(v.value).split()) <= said)
    return replace(person, acts_for=(*person.acts_for, *more)) if more else person


def _strongest(sides: Sequence[Side], origin: Mapping[str, str], lead: str) -> tuple[Version[str], ...]:
    """The strongest grounds; where they name several, only one that has most of them."""
    if not sides:
        return ()
    top = max(s.weight for s in sides)
    groups: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if side.weight == top:
            groups[side.value].append(side)
    lands = {state_name(c) for c in table("states")["states"]}
    parts = {*regions().values(), *party_states().values()}
    kept = [v for v in groups if v in lands] or [v for v in groups if v in parts] or list(groups)
    ranked = sorted(kept, key=lambda v: (-len(groups[v]), v))
    if len(ranked) > 1 and len(groups[ranked[0]]) < 2 * len(groups[ranked[1]]):
        return ()
    return (_version(ranked[0], groups[ranked[0]], origin, lead),)


def _version(value: str, grounds: Sequence[Side], origin: Mapping[str, str], lead: str) -> Version[str]:
    ranked = sorted(grounds, key=lambda s: (bool(s.reason), s.span.article != lead, s.span.article, s.span.start))
    origins = tuple(dict.fromkeys(origin[s.span.article] for s in ranked))
    return Version(value, origins, tuple(dict.fromkeys(s.span for s in ranked)), ranked[0].reason)
