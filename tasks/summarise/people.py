"""Who acts in a story: the people of its page, and everybody in its annex."""

from collections.abc import Iterable
from dataclasses import replace

from tasks import datewords
from tasks.model import Actor, Block, Comparison, Event, Filled, Slot, Span, Version
from tasks.summarise import phrases, quoting

LISTED = "role from the user's list"
FEWEST_LETTERS, MOST_LETTERS = 12, 120  # of a deed that is printed
MOST_PLACES = 3  # passages behind a name
MOST_TOLD, MOST_NAMED = 30, 20  # actors of the table, names of a line behind it


def people(comparison: Comparison, most: int, *, parts: bool) -> tuple[Filled, ...]:
    """Persons with a role, most salient first; never one whom only a reworded copy names."""
    with_role = [a for a in _clean(comparison) if a.kind == "person" and a.roles]
    return tuple(_person(comparison, a, parts=parts) for a in with_role[:most])


def everybody(comparison: Comparison) -> tuple[Block, ...]:
    """All actors in three tiers: of whom something is told, who is only named, and lists of those who took part.

    A person has every role that the articles give: which of two is right is not chosen.
    """
    lists = _lists(comparison)
    within = [span for _, version in lists for span in version.evidence]
    listed = {m for a in comparison.facts.actors for m in a.mentions if any(s.holds(m) for s in within)}
    told: list[Filled] = []
    named: list[Slot] = []
    for actor in _clean(comparison):
        line = _told(comparison, actor) if len(told) < MOST_TOLD else None
        if line:
            told.append(line)
        elif not set(_places(comparison, actor)) <= listed:
            named.append(_name(comparison, actor, 1))
    rest = [phrases.fill("also_named", named[at : at + MOST_NAMED]) for at in range(0, len(named), MOST_NAMED)]
    blocks = (
        Block("people", "People, bodies and states", "people", tuple(told), ("Who", "Role and side", "Part")),
        Block("named", "Also named", "points", (*(_list(comparison, e, v) for e, v in lists), *rest)),
    )
    return tuple(b for b in blocks if b.lines)


def _clean(comparison: Comparison) -> list[Actor]:
    """Never one whom only a reworded copy names."""
    return [a for a in comparison.facts.actors if _places(comparison, a)]


def _places(comparison: Comparison, actor: Actor) -> list[Span]:
    return [m for m in actor.mentions if m.article not in comparison.facts.story.reworded]


def _name(comparison: Comparison, actor: Actor, most: int) -> Slot:
    return Slot("name", actor.name, tuple(_places(comparison, actor)[:most]), "the fullest form in the articles")


def _roles(roles: Iterable[Version[str]]) -> list[Slot]:
    return [
        Slot(f"role-{n}" if n > 1 else "role", r.value, r.evidence, r.reason or "as written beside the name")
        for n, r in enumerate(roles, 1)
    ]


def _told(comparison: Comparison, actor: Actor) -> Filled | None:
    """The actor with role, side and part; None where the articles give none of them."""
    if actor.roles:
        return _person(comparison, actor, parts=True, others=actor.roles[1:])
    slots = [_name(comparison, actor, MOST_PLACES)]
    if len(actor.acts_for) == 1 and actor.acts_for[0].value != actor.name:
        side = actor.acts_for[0]
        slots.append(Slot("for", side.value, side.evidence, side.reason or "as written beside the name"))
    part = _part(comparison, actor)
    if len(slots) + bool(part) == 1:
        return None
    pattern = "actor" if part and len(slots) > 1 else "actor_sideless" if part else "actor_side"
    return phrases.fill(pattern, [*slots, *([part] if part else [])])


def _lists(comparison: Comparison) -> list[tuple[Event, Version[tuple[str, ...]]]]:
    """Each list of those who took part, once, with its places in clean articles and the event of its sentence."""
    out: dict[Span, tuple[Event, Version[tuple[str, ...]]]] = {}
    for event in comparison.facts.events:
        for version in event.participants:
            clean = tuple(s for s in version.evidence if s.article not in comparison.facts.story.reworded)
            if clean and event.phrase:
                out.setdefault(clean[0], (event, replace(version, evidence=clean)))
    return [out[span] for span in sorted(out)]


def _list(comparison: Comparison, event: Event, version: Version[tuple[str, ...]]) -> Filled:
    what = Slot("what", event.phrase, event.phrase_evidence)
    spans = version.evidence[:1]
    return phrases.fill("listed", [what, Slot("words", quoting.slot_words(comparison.facts, spans), spans)])


def _person(comparison: Comparison, actor: Actor, *, parts: bool, others: tuple[Version[str], ...] = ()) -> Filled:
    """``others``: the roles that stand behind the first."""
    role, side = _office(actor)
    slots = [_name(comparison, actor, MOST_PLACES), *_roles((role, *others))]
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
