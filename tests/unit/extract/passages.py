"""What tests read off a story of a few sentences: who is found in it, in what office, for whom."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tasks import nlp
from tasks.extract import actors, statements
from tasks.extract.deeds import told
from tasks.model import Actor, Story

if TYPE_CHECKING:
    from spacy.tokens import Doc

MakeStory = Callable[..., Story]


def parsed(story: Story) -> "Mapping[str, Doc]":
    """The parsed articles by their ids."""
    return {a.id: nlp.parse(a.readable) for a in story.articles}


def found(story: Story) -> dict[str, Actor]:
    """The actors by their names."""
    return {a.name: a for a in actors.find(story, parsed(story))}


def roles(actor: Actor | None) -> list[str]:
    """The offices as printed."""
    return [r.value for r in actor.roles] if actor else []


def role(actor: Actor | None) -> str:
    """The first office, or nothing."""
    return next(iter(roles(actor)), "")


def sides(actor: Actor | None) -> list[str]:
    """For whom the actor acts."""
    return [v.value for v in actor.acts_for] if actor else []


def side(actor: Actor | None) -> str:
    """For whom the actor acts first, or nothing."""
    return next(iter(sides(actor)), "")


def deeds(story: Story, name: str) -> list[str]:
    """Verbs of the actor of that name, as they stand; an agent's in brackets."""
    docs = parsed(story)
    (one,) = [a for a in told(story, docs, actors.find(story, docs)) if a.name == name]
    words = [story.article(act.verb.article).quote(act.verb) for act in one.acts]
    return [f"({w})" if act.passive else w for w, act in zip(words, one.acts, strict=True)]


def speakers(story: Story) -> list[str]:
    """The speaker of each quotation, by the name of the actor where it is one."""
    docs = parsed(story)
    cast = actors.find(story, docs)
    names = {a.id: a.name for a in cast}
    said = statements.find(story, docs, cast, ())
    return [names.get(s.actor, s.speaker) for s in said if s.seen == "quoted"]
