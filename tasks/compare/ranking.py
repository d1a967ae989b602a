"""In what order what is still to come matters to a reader: soonest first, and of one day the best told first."""

from collections.abc import Iterable
from datetime import date

from tasks.model import Event, Facts, Precision

# Of equal nearness a day is worth more than a week.
FINENESS = tuple(Precision)


def soonest(facts: Facts, events: Iterable[Event]) -> tuple[Event, ...]:
    """``events`` by day, then by precision, origins, the weight of who acts, and where the story first tells them.

    What has begun stands by its first day, what is only known to a week or a month by its last.
    """
    weight = {a.id: a.salience for a in facts.actors}
    place = {a.id: n for n, a in enumerate(facts.story.articles)}

    def key(event: Event) -> tuple[date, int, int, float, tuple[int, int], str]:
        version = event.when[0]
        fine = version.value.precision in (Precision.DAY, Precision.RANGE)
        told = min((place.get(s.article, len(place)), s.start) for s in event.evidence)
        return (
            event.first if fine else event.last,
            FINENESS.index(version.value.precision),
            -len({o for v in event.when for o in v.origins}),
            -max((weight.get(a, 0.0) for a in event.actors[:1]), default=0.0),
            told,
            event.id,
        )

    return tuple(sorted(events, key=key))
