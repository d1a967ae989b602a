"""Dates and people of a story as lines of a table."""

from tasks import datewords
from tasks.model import Actor, Certainty, Comparison, Event, Filled, Slot, Version
from tasks.summarise import phrases

STATEMENT = "Statement, "
LISTED = "role from the user's list"
FEWEST_LETTERS, MOST_LETTERS = 12, 120  # of a deed that is printed


def dates(comparison: Comparison, most: int, *, sayings: bool) -> tuple[Filled, ...]:
    """Dated events, earliest first; the days on which somebody only spoke where there is room.

    At most ``most``, those still to come before those past.
    """
    story = comparison.facts.story
    shown = [
        e
        for e in comparison.facts.events
        if e.phrase
        and (e.major or (sayings and e.head == "statement"))
        and any(s.article not in story.reworded for s in e.evidence)
    ]
    ahead = [e for e in shown if e.id in comparison.upcoming]
    behind = [e for e in shown if e.id not in comparison.upcoming]
    # Days ahead first, then the latest behind; printed in the order of the days.
    kept = {e.id for e in [*ahead, *reversed(behind)][:most]}
    return tuple(date(e) for e in shown if e.id in kept)


def date(event: Event) -> Filled:
    """One event: its day as far as the sources settle it, its name, and what the day rests on."""
    version = event.when[0]
    slots = (
        Slot("when", datewords.when(version.value), version.evidence, version.reason or "as written"),
        _what(event),
        Slot("basis", basis(event), version.evidence, "from the reading of the date"),
    )
    return phrases.fill("date", slots)


def _what(event: Event) -> Slot:
    if event.head != "statement":
        return Slot("what", event.phrase, event.phrase_evidence)
    return Slot("what", f"{STATEMENT}{event.phrase}", event.phrase_evidence, "the speaker's name stands in the passage")


def basis(event: Event) -> str:
    """Stated, derived, or sources differ; and in how many articles."""
    if len(event.when) > 1:
        word = "moved" if any(s.value == "postponed" for s in event.status) else "unconfirmed, readings differ"
    else:
        word = "stated" if event.when[0].value.certainty is Certainty.STATED else "derived"
    articles = len({s.article for s in event.evidence})
    return f"{word}, {articles} article{'' if articles == 1 else 's'}"


def people(comparison: Comparison, most: int, *, parts: bool) -> tuple[Filled, ...]:
    """Persons with a role, most salient first; never one whom only a reworded copy names."""
    story = comparison.facts.story
    persons = [a for a in comparison.facts.actors if a.kind == "person"]
    clean = [a for a in persons if any(m.article not in story.reworded for m in a.mentions)]
    with_role = [a for a in clean if a.roles]
    return tuple(_person(comparison, a, parts=parts) for a in with_role[:most])


def _person(comparison: Comparison, actor: Actor, *, parts: bool) -> Filled:
    role, side = _office(actor)
    slots = [
        Slot("name", actor.name, actor.mentions[:3], "the fullest form in the articles"),
        Slot("role", role.value, role.evidence, role.reason or "as written beside the name"),
    ]
    if side:
        slots.append(Slot("for", side.value, side.evidence, side.reason or "as written beside the name"))
    before = _before(comparison, actor, role)
    if before:
        return phrases.fill("person_was" if side else "person_was_sideless", (*slots, *before))
    listed = actor.listed and role.reason == f"role {actor.listed.basis}"
    if listed:
        slots.append(Slot("listed", LISTED, role.evidence, role.reason))
    part = _part(comparison, actor) if parts else None
    if part:
        slots.append(part)
    kind = "person_listed" if listed else "person"
    return phrases.fill(kind if part and side else f"{kind}_role" if side else f"{kind}_sideless", slots)


def _before(comparison: Comparison, actor: Actor, role: Version[str]) -> tuple[Slot, ...]:
    """The office that an earlier note gave the actor who now has ``role``."""
    for change in comparison.changes:
        mine = (change.slot, change.actor) == ("role", actor.id)
        if mine and change.before and change.now and change.now.text == role.value:
            told = datewords.short_day(change.told)
            return (
                Slot("was", change.before.text, change.before.evidence, "as the earlier note had it"),
                Slot("told", told, change.before.evidence, "day of the note that said so"),
            )
    return ()


def _office(actor: Actor) -> tuple[Version[str], Version[str] | None]:
    """The first role with the side that the same words give; a side from elsewhere only where there is no other."""
    role = actor.roles[0]
    beside = [side for side in actor.acts_for if _together(role, side)]
    if not beside and len(actor.acts_for) == 1 and not any(_together(r, actor.acts_for[0]) for r in actor.roles):
        beside = [actor.acts_for[0]]
    return role, beside[0] if beside else None


def _together(role: Version[str], side: Version[str]) -> bool:
    return any(a.overlaps(b) for a in role.evidence for b in side.evidence)


def _part(comparison: Comparison, actor: Actor) -> Slot | None:
    """The event in whose name the person stands; else what it does, in a source's words."""
    for event in comparison.facts.events:
        named = any(
            m.article == s.article and s.start <= m.start < s.end for m in actor.mentions for s in event.phrase_evidence
        )
        if event.major and named:
            return Slot("part", event.phrase, event.phrase_evidence)
    story = comparison.facts.story
    for act in sorted(actor.acts, key=lambda a: (a.passive, a.verb.article != story.lead, a.verb)):
        words = " ".join(story.article(act.clause.article).quote(act.clause).split())
        if not act.passive and words.isprintable() and FEWEST_LETTERS <= len(words) <= MOST_LETTERS:
            return Slot("part", words, (act.clause,))
    return None
