"""What a reader will ask and no article of the story answers."""

from tasks.model import Facts, Gap, Precision

COARSE = (Precision.MONTH, Precision.QUARTER, Precision.YEAR, Precision.WEEK)


def find(facts: Facts, upcoming: tuple[str, ...]) -> tuple[Gap, ...]:
    """Outcomes still to come, days not given, official texts not read, publication days not known."""
    searched = tuple(a.id for a in facts.story.articles)
    coming = [e for e in facts.events if e.id in upcoming]
    vague = [e for e in facts.events if e.major and (len(e.when) > 1 or e.when[0].value.precision in COARSE)]
    unread = [s for s in facts.statements if s.official and s.seen != "original" and s.medium]
    undated = [key for key, dating in facts.datings if dating.day is None]
    out = [Gap("outcome", e.phrase, searched, e.phrase_evidence) for e in coming if e.phrase]
    out += [Gap("day", e.phrase, searched, e.phrase_evidence) for e in vague if e.phrase]
    texts = {(s.speaker, s.medium): s for s in reversed(unread)}
    out += [
        Gap("text", f"{speaker} ({medium})", searched, statement.attribution or statement.evidence)
        for (speaker, medium), statement in sorted(texts.items())
    ]
    out += [Gap("publication", key, (key,)) for key in undated]
    return tuple(out)
