"""The bodies behind all names of bodies in a story, and on what ground one of them is told as an actor."""

from collections.abc import Iterable, Mapping

from tasks.extract.actors import acting, bodies, institutions, places
from tasks.extract.actors.bodies import BodyUse
from tasks.extract.actors.institutions import Institution
from tasks.extract.actors.names import name_key
from tasks.extract.actors.survey import Survey
from tasks.text import fold

PLACED = frozenset(("in", "near", "from", "at", "of", "around"))
LEAST_NAMED = 2  # full names of a person whose given name is no body either
MOST_IN_TOWN = 2  # words of the name of a town
MOST_PLACED = 0.25  # share of the mentions of a body that read like those of a place


def assembled(ground: Survey, taken: Mapping[str, frozenset[int]], *, wide: bool = False) -> list[Institution]:
    """Every body that an article names outside the tokens ``taken`` by persons; outlets of the story are none.

    ``wide`` is that of ``institutions.join``.
    """
    found = [u for key, r in ground.readings.items() for u in bodies.uses(r, taken[key], ground.titles[key])]
    if wide:
        found += _tagged(ground, taken, found)
    outlets = {fold(a.outlet.value or "") for a in ground.story.articles} | {
        fold(c.agency) for a in ground.story.articles for c in a.credits
    }
    sure = [p for p in ground.persons if not wide or p.articles.total() >= LEAST_NAMED]
    given = {w for p in sure for key in p.keys for w in key} | {key[-1] for p in ground.persons for key in p.keys}
    found = [u for u in found if u.by != "tagger" or not set(name_key(u.text.split())) <= given]
    found = [u for u in found if fold(u.text) not in outlets]
    joined = institutions.join(found, list(ground.readings.values()), wide=wide)
    return [b for b in joined if not wide or not _town(ground, b)]


def _town(ground: Survey, body: Institution) -> bool:
    """Only the tagger calls it a body, and the text puts things into it: "in Arbil", "the town of Arbil"."""
    if any(u.by != "tagger" or len(u.text.split()) > MOST_IN_TOWN for u in body.uses):
        return False
    placed = [u for u in body.uses if places.locates(ground.readings[u.article], u.range)]
    return len(placed) > MOST_PLACED * len(body.uses)


def _tagged(ground: Survey, taken: Mapping[str, frozenset[int]], found: Iterable[BodyUse]) -> list[BodyUse]:
    """Organisations by the tagger alone, outside persons, heads of offices and the bodies already found."""
    held: dict[str, set[int]] = {key: set(t) for key, t in taken.items()}
    for key, listed in ground.titles.items():
        held[key].update(t.head for t in listed)
    for use in found:
        held[use.article].update(range(*use.range))
    return [u for key, r in ground.readings.items() for u in bodies.tagged(r, frozenset(held[key]))]


def grounded(ground: Survey, body: Institution) -> bool:
    """Named by its kind or by a known name; or tagged twice, or tagged where it acts."""
    clean = [u for u in body.uses if u.article in ground.clean]
    if not clean or any(u.by != "tagger" for u in clean):
        return bool(clean)
    placed = [u for u in clean if ground.readings[u.article].tokens[max(0, u.range[0] - 1)].low in PLACED]
    if len(placed) > MOST_PLACED * len(clean):
        return False
    subject = any(acting.acts(ground.readings[u.article], u.start, u.end) >= acting.LEAST_ACTING + 1 for u in clean)
    return len(clean) > 1 or subject
