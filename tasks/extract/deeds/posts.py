"""What those do who are named by their office alone: "the minister laid a list on the table"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of
from tasks.extract.deeds.names import of_agent, of_subject, speaks
from tasks.extract.statements import offices
from tasks.extract.statements.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def deeds(doc: "Doc", cast: Cast) -> Iterator[tuple[str, "Token", bool]]:
    """Actor, verb, and whether the office is that of the agent."""
    for token in doc:
        verbs = _verbs(token)
        if not verbs or not head_of(token.text) or cast.at(token.idx, token.idx + len(token)):
            continue
        if token.i + 1 < len(doc) and doc[token.i + 1].tag_ in ("NNP", "NN", "POS"):
            continue
        holder = offices.holder(doc, cast, token, token.left_edge.idx)
        if holder and holder.id:
            yield from ((holder.id, verb, passive) for verb, passive in verbs)


def _verbs(token: "Token") -> list[tuple["Token", bool]]:
    done = [(verb, False) for verb in of_subject(token) if verb.i > token.i and not speaks(token, verb)]
    return [*done, *((verb, True) for verb in of_agent(token))]
