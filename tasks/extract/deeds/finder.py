"""The deeds of every actor of a story, each verb told of whom its words name first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.deeds import aside, clauses, couples, names, posts, pronouns
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.turns import turns
from tasks.model import Act, Actor, Story
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Who presides tells what the house does: "The CHAIR: The Committee will hear the auditor."
PRESIDING = re.compile(r"\b(?:chair\w*|speaker|presiding)\b", re.IGNORECASE)
Deed = tuple[str, "Token", bool]  # of which actor, which verb, named as its agent


def told(story: Story, docs: Mapping[str, "Doc"], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """``actors`` with their deeds, in the order of the text; one verb once; reworded articles tell none.

    A deed is a verb whose subject the actor is, or by which it is named as the agent; what is done to it is none.
    """
    acts: dict[str, dict[tuple[str, int], Act]] = defaultdict(dict)
    for article in story.clean:
        doc = docs[article.id]
        for actor, verb, passive in _of_article(doc, Cast(article.id, actors, doc)):
            acts[actor].setdefault((article.id, verb.i), clauses.act(article.id, verb, passive=passive))
    return tuple(replace(a, acts=tuple(sorted(acts[a.id].values(), key=lambda act: act.verb))) for a in actors)


def _of_article(doc: "Doc", cast: Cast) -> Iterator[Deed]:
    """Each verb that counts with its actor, none told by a speaker in turn; who is named before who is only meant."""
    spoken = [t.words for t in turns(doc, cast) if not PRESIDING.search(whole(doc), *t.label)]

    def counts(verb: "Token") -> bool:
        return clauses.counts(verb) and not any(a <= verb.idx < b for a, b in spoken)

    named = [d for d in (*names.deeds(doc, cast), *aside.deeds(doc, cast)) if counts(d[1])]
    known = {(verb.i, passive) for _, verb, passive in named}
    found = (*posts.deeds(doc, cast), *pronouns.deeds(doc, cast), *couples.deeds(doc, cast))
    meant = [d for d in found if (d[1].i, d[2]) not in known and counts(d[1])]
    yield from (*named, *meant)
