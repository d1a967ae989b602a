"""The actors of a story: persons, bodies and states, each with roles, sides, mentions and parts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.actors import (
    acting,
    assembly,
    canonical,
    home,
    institutions,
    phrases,
    places,
    roles,
    serving,
    sides,
    standing,
    superiors,
    writers,
)
from tasks.extract.actors.bodies import BodyUse
from tasks.extract.actors.institutions import Institution
from tasks.extract.actors.lexicon import state_name
from tasks.extract.actors.places import StateUse
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.survey import Survey, read_story, survey
from tasks.model import Actor, Span, Story, Version
from tasks.text import fold, sha256

if TYPE_CHECKING:
    from spacy.tokens import Doc

Origins = Mapping[str, str]


def find(story: Story, docs: Mapping[str, "Doc"]) -> tuple[Actor, ...]:
    """All actors of ``story``, most salient first; ``docs[article id]`` is its readable text parsed."""
    ground = survey(read_story(story, docs))
    origin = standing.origins(story)
    grounds = standing.said(ground)
    people = _people(ground, grounds, origin)
    taken = {key: ground.taken(key) for key in ground.readings}
    joined = [b for b in assembly.assembled(ground, taken) if assembly.grounded(ground, b)]
    for key, uses in _by_article(joined).items():
        taken[key] = taken[key] | {i for u in uses for i in range(*u.range)}
    others = [*_bodies(ground, joined, taken, origin), *_states(ground, taken, origin)]
    sits = {n for n, given in grounds.items() if any(s.member for s in given)}  # the party says enough
    served = {n: p if n in sits and not p.acts_for else serving.resolved(ground, p, others) for n, p in people.items()}
    served = {n: superiors.under(ground, p, list(served.values())) for n, p in served.items()}
    people = {n: standing.with_party(p, grounds.get(n, ()), origin, story.lead) for n, p in served.items()}
    actors = _with_rewordings(ground, _told_apart([*people.values(), *others]))
    return tuple(sorted(actors, key=lambda a: (-a.salience, a.kind, a.name)))


def _identity(kind: str, name: str) -> str:
    return sha256(f"{kind} {fold(name)}")[:12]


def _people(ground: Survey, grounds: Mapping[int, list[sides.Side]], origin: Origins) -> dict[int, Actor]:
    by_person: dict[int, list[Found]] = defaultdict(list)
    for found in ground.found.values():
        for one in found:
            by_person[one.person].append(one)
    held = standing.versions(ground, grounds, origin)
    for one in phrases.resolved(ground, {n: v[0].value for n, v in held.items() if v}):
        by_person[one.person].append(one)
    spoken = {n: any(s.spoken for s in grounds.get(n, ())) for n in by_person}
    out = {}
    for number in sorted(by_person):
        if _author(ground, by_person[number]):
            continue
        offices = [o for o in ground.offices if o.person == number]
        # A side that only an office gives is over with the office.
        sided = () if roles.held_no_more(offices) and not spoken[number] else held[number]
        actor = _person(ground, by_person[number], sided, origin)
        if actor:
            out[number] = replace(actor, roles=roles.versions(offices, origin, ground.story.lead))
    return out


def _author(ground: Survey, found: Sequence[Found]) -> bool:
    """No clean article names the person but to present its author."""
    by_article: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        by_article[one.article].append(one)
    return all(writers.only_author(ground.readings[key], listed) for key, listed in by_article.items())


def _person(ground: Survey, found: Sequence[Found], held: tuple[Version[str], ...], origin: Origins) -> Actor | None:
    named = [
        f
        for f in found
        if not f.phrase
        and f.article in ground.clean
        and (f.full or not any(g.full for g in found if g.article in ground.clean))
    ]
    forms = [(f.article, canonical.printed(ground.readings[f.article], f)) for f in named]
    if not forms:
        return None
    others = [
        (f.article, form(ground.readings[f.article], f))
        for f in found
        if f.article in ground.clean and not f.phrase
        for form in (canonical.printed, canonical.addressed)
    ]
    name = canonical.styled(canonical.fullest(forms, origin, ground.story.lead), (form for _, form in others))
    spans = _spans(Span(f.article, f.start, f.end) for f in found)
    return _actor(ground, "person", name, spans, origin, acts_for=held, aliases=canonical.aliases(name, others))


def _spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without those that lie in another."""
    out: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.article, s.start, -s.end)):
        if not out or out[-1].article != span.article or span.start >= out[-1].end:
            out.append(span)
    return tuple(out)


def _actor(ground: Survey, kind: str, name: str, spans: tuple[Span, ...], origin: Origins, **more: object) -> Actor:
    parts = acting.parts(spans, ground.story, ground.readings)
    weight = acting.salience(spans, ground.story, ground.readings, origin)
    held = {"mentions": spans, "parts": parts, "salience": weight}
    return Actor(_identity(kind, name), name, kind, **held, **more)  # type: ignore[arg-type]


def _by_article(joined: Iterable[Institution]) -> dict[str, list[BodyUse]]:
    out: dict[str, list[BodyUse]] = defaultdict(list)
    for body in joined:
        for use in body.uses:
            out[use.article].append(use)
    return out


def _bodies(
    ground: Survey, joined: Sequence[Institution], taken: Mapping[str, frozenset[int]], origin: Origins
) -> list[Actor]:
    spans: dict[int, list[Span]] = {n: [Span(u.article, u.start, u.end) for u in b.uses] for n, b in enumerate(joined)}
    for key, reading in ground.readings.items():
        for number, token, _ in institutions.short_uses(reading, joined, taken[key]):
            spans[number].append(Span(key, token.start, token.end))
    for number, span in _slots(ground, joined):
        spans[number].append(span)
    return [_body(ground, body, _spans(spans[number]), origin) for number, body in enumerate(joined)]


def _body(ground: Survey, body: Institution, spans: tuple[Span, ...], origin: Origins) -> Actor:
    clean = [u for u in body.uses if u.article in ground.clean]
    heard: dict[str, set[str]] = defaultdict(set)
    for use in clean:
        heard[use.text].add(origin[use.article])
    name = institutions.name_of(body, Counter(u.text for u in clean), heard)
    forms = [
        (s.article, " ".join(ground.readings[s.article].text[s.start : s.end].split()))
        for s in spans
        if s.article in ground.clean
    ]
    acts_for = _at_home(ground, body, clean, origin)
    if body.code:
        use = next((u for u in clean if u.code), clean[0])
        reason = "" if use.code else "body of that state only"
        acts_for = (
            Version(state_name(body.code), (origin[use.article],), (Span(use.article, use.start, use.end),), reason),
        )
    return _actor(ground, "body", name, spans, origin, acts_for=acts_for, aliases=canonical.aliases(name, forms))


def _at_home(ground: Survey, body: Institution, uses: Sequence[BodyUse], origin: Origins) -> tuple[Version[str], ...]:
    """The home state of the articles that name a bare ministry, where no other state speaks in its sentence."""
    if "ministry" not in body.key:
        return ()
    states: dict[str, tuple[BodyUse, str]] = {}
    for use in uses:
        reading = ground.readings[use.article]
        own = home.home_state(reading, ground.titles[use.article])
        if own is None or own.ground == home.DATED or home.others_speak(reading, use.range[0], own.code):
            continue
        states.setdefault(own.code, (use, home.REASONS[own.ground]))
    if len(states) != 1:
        return ()
    code, (use, reason) = next(iter(states.items()))
    return (Version(state_name(code), (origin[use.article],), (Span(use.article, use.start, use.end),), reason),)


def _slots(ground: Survey, joined: Sequence[Institution]) -> Iterable[tuple[int, Span]]:
    """A reworded body before a person's office is the body of that office in the clean articles."""
    bodies_of: dict[int, set[int]] = defaultdict(set)
    for number, body in enumerate(joined):
        for use in body.uses:
            for person in _served(ground, use):
                bodies_of[person].add(number)
    for key in sorted(set(ground.readings) - ground.clean):
        tokens = ground.readings[key].tokens
        for title, holder in ground.held[key]:
            known = bodies_of.get(holder.person, set())
            if len(known) == 1 and title.head - title.role[0] > 1:
                yield next(iter(known)), Span(key, tokens[title.role[0]].start, tokens[title.head - 1].end)


def _served(ground: Survey, use: BodyUse) -> Iterable[int]:
    """Persons whose office in a clean article names the body there."""
    held = ground.held[use.article] if use.article in ground.clean else ()
    return (h.person for t, h in held if t.role[0] <= use.range[0] and use.range[1] <= t.role[1])


def _states(ground: Survey, taken: Mapping[str, frozenset[int]], origin: Origins) -> list[Actor]:
    by_code: dict[str, list[StateUse]] = defaultdict(list)
    for key, reading in ground.readings.items():
        claimed = {i for t in ground.titles[key] for i in range(*t.claimed)}
        for use in places.uses(reading, taken[key] | claimed):
            by_code[use.code].append(use)
    out = []
    for code in sorted(by_code):
        uses = by_code[code]
        if not any(u.article in ground.clean for u in uses):
            continue
        name, kind = state_name(code), "body" if code == "EU" else "state"
        forms = [
            (u.article, ground.readings[u.article].text[u.start : u.end]) for u in uses if u.article in ground.clean
        ]
        spans = _spans(Span(u.article, u.start, u.end) for u in uses)
        out.append(_actor(ground, kind, name, spans, origin, aliases=canonical.aliases(name, forms)))
    return out


def _told_apart(actors: Sequence[Actor]) -> list[Actor]:
    """Two bodies of one name get their state behind it; of two persons of one name only one can be told."""
    count = Counter(a.id for a in actors)
    out: dict[str, Actor] = {}
    for actor in actors:
        if count[actor.id] > 1 and actor.kind == "body" and actor.acts_for:
            name = f"{actor.name} ({actor.acts_for[0].value})"
            actor = replace(actor, name=name, id=_identity("body", name))  # noqa: PLW2901
        out.setdefault(actor.id, actor)
    return list(out.values())


def _with_rewordings(ground: Survey, actors: Sequence[Actor]) -> list[Actor]:
    """Words of a reworded copy that stand where a clean article names an actor are mentions of it."""
    out = []
    for actor in actors:
        extra = [r.here for r in ground.story.rewordings if any(_covers(r.there, m) for m in actor.mentions)]
        out.append(replace(actor, mentions=_spans((*actor.mentions, *extra))) if extra else actor)
    return out


def _covers(there: Span, mention: Span) -> bool:
    shared = min(there.end, mention.end) - max(there.start, mention.start)
    return (
        there.article == mention.article
        and shared > 0.6 * (there.end - there.start)
        and shared > 0.6 * (mention.end - mention.start)
    )
