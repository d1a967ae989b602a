"""A story without the words of articles of which only headline and link may be printed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from tasks.model import (
    Actor,
    Change,
    Claim,
    Comparison,
    Difference,
    Event,
    Facts,
    Primary,
    Shared,
    Span,
    Statement,
    Story,
    Version,
)

T = TypeVar("T")


def linked(story: Story) -> frozenset[str]:
    """Ids of the articles whose words stay in the house."""
    return frozenset(a.id for a in story.articles if a.rights == "link")


def permitted(comparison: Comparison) -> Comparison:
    """``comparison`` without the passages of those articles, and without what stands on nothing else.

    They count as articles and as origins; of their words only the headline is printed.
    """
    closed = linked(comparison.facts.story)
    if not closed:
        return comparison
    facts = _facts(comparison.facts, closed)
    events, claims = {e.id for e in facts.events}, {c.id for c in facts.claims}
    return replace(
        comparison,
        facts=facts,
        upcoming=tuple(e for e in comparison.upcoming if e in events),
        agreements=tuple(c for c in comparison.agreements if c in claims),
        single=tuple(c for c in comparison.single if c in claims),
        fresh=tuple(c for c in comparison.fresh if c in claims),
        differences=tuple(d for d in comparison.differences if _whole(d, closed)),
        gaps=tuple(g for g in comparison.gaps if not g.subject or _open(g.evidence, closed)),
        changes=tuple(c for c in comparison.changes if _printable(c, closed)),
        entries=tuple(e for e in comparison.entries if _open(e.evidence, closed) == e.evidence),
        primaries=_kept(_primary(p, closed) for p in comparison.primaries),
    )


def _facts(facts: Facts, closed: frozenset[str]) -> Facts:
    story = replace(
        facts.story,
        rewordings=tuple(r for r in facts.story.rewordings if not {r.here.article, r.there.article} & closed),
        cites=tuple(c for c in facts.story.cites if c.article not in closed),
        shared=_kept(_shared(s, closed) for s in facts.story.shared),
    )
    return replace(
        facts,
        story=story,
        datings=tuple((key, replace(d, evidence=_open(d.evidence, closed))) for key, d in facts.datings),
        dates=tuple(m for m in facts.dates if m.span.article not in closed),
        actors=_kept(_actor(a, closed) for a in facts.actors),
        statements=_kept(_statement(s, closed) for s in facts.statements),
        events=_kept(_event(e, closed) for e in facts.events),
        claims=_kept(_claim(c, closed) for c in facts.claims),
    )


def _open(evidence: tuple[Span, ...], closed: frozenset[str]) -> tuple[Span, ...]:
    return tuple(s for s in evidence if s.article not in closed)


def _kept(found: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(x for x in found if x is not None)


def _versions(versions: tuple[Version[T], ...], closed: frozenset[str]) -> tuple[Version[T], ...]:
    return tuple(replace(v, evidence=spans) for v in versions if (spans := _open(v.evidence, closed)))


def _actor(actor: Actor, closed: frozenset[str]) -> Actor | None:
    mentions = _open(actor.mentions, closed)
    if not mentions:
        return None
    roles, sides = _versions(actor.roles, closed), _versions(actor.acts_for, closed)
    acts = tuple(a for a in actor.acts if a.verb.article not in closed)
    parts = _open(actor.parts, closed)
    return replace(actor, mentions=mentions, roles=roles, acts_for=sides, parts=parts, acts=acts)


def _statement(statement: Statement, closed: frozenset[str]) -> Statement | None:
    evidence, named = _open(statement.evidence, closed), _open(statement.attribution, closed)
    if not evidence or (statement.attribution and not named):
        return None
    return replace(statement, evidence=evidence, attribution=named, dated=_versions(statement.dated, closed))


def _event(event: Event, closed: frozenset[str]) -> Event | None:
    evidence, when = _open(event.evidence, closed), _versions(event.when, closed)
    named = _open(event.phrase_evidence, closed)
    # Its name is the words of the first passage: those may be the very words that stay in the house.
    if not (evidence and when) or named[:1] != event.phrase_evidence[:1]:
        return None
    return replace(
        event,
        evidence=evidence,
        phrase_evidence=named,
        when=when,
        place=_versions(event.place, closed),
        convener=_versions(event.convener, closed),
        participants=_versions(event.participants, closed),
        status=_versions(event.status, closed),
        at=_versions(event.at, closed),
    )


def _claim(claim: Claim, closed: frozenset[str]) -> Claim | None:
    evidence = _open(claim.evidence, closed)
    return replace(claim, evidence=evidence, details=_open(claim.details, closed)) if evidence else None


def _primary(primary: Primary, closed: frozenset[str]) -> Primary | None:
    evidence = _open(primary.evidence, closed)
    told = _versions((primary.when,), closed) if primary.when else ()
    return replace(primary, evidence=evidence, when=next(iter(told), None)) if evidence else None


def _shared(shared: Shared, closed: frozenset[str]) -> Shared | None:
    """Words of one article alone are shared with nobody."""
    evidence = _open(shared.evidence, closed)
    return replace(shared, evidence=evidence) if len(evidence) > 1 else None


def _whole(difference: Difference, closed: frozenset[str]) -> bool:
    """Every side still printable: half a difference is none."""
    return all(_open(r.evidence, closed) == r.evidence for r in difference.readings)


def _printable(change: Change, closed: frozenset[str]) -> bool:
    sides = (change.matter_evidence, *(r.evidence for r in (change.before, change.now) if r))
    return all(_open(s, closed) == s for s in sides)
