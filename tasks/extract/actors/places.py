"""Where an article names a state: by name, adjective, short form, or by the capital where it acts for the state."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import region_at, state_at, table, words
from tasks.extract.actors.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token as Tag


@dataclass(frozen=True, slots=True)
class StateUse:
    """A state named in a text."""

    article: str
    start: int
    end: int
    code: str
    form: str


def uses(reading: Reading, taken: frozenset[int]) -> tuple[StateUse, ...]:
    """Every mention of a state in one article outside the tokens ``taken`` by persons, bodies and offices."""
    out: list[StateUse] = []
    at = 0
    while at < len(reading.tokens):
        state = reading.state(at)
        if state and not any(i in taken for i in range(at, state[2])):
            if _stands(reading, at, state):
                out.append(
                    StateUse(
                        reading.article.id,
                        reading.tokens[at].start,
                        reading.tokens[state[2] - 1].end,
                        state[0],
                        state[1],
                    )
                )
            at = state[2]
            continue
        if at not in taken and "-" in reading.texts[at]:
            out += _joined(reading, at)
        at += 1
    return tuple(out)


def _stands(reading: Reading, at: int, state: tuple[str, str, int]) -> bool:
    """The words are the state here, not a sea, a town or somebody's name."""
    code, form, end = state
    token, after = reading.tokens[at], reading.tokens[end] if end < len(reading.tokens) else None
    wider = table("states")["wider"]
    if after is not None and after.text in wider["after"] and not after.broken:
        return False
    before = reading.tokens[at - 1] if at else None
    if before is not None and not token.broken and before.text in wider["before"] and not before.first:
        return False
    if (
        at > 1
        and before is not None
        and before.low == "of"
        and reading.tokens[at - 2].low in ("gulf", "bay", "strait", "sea", "straits")
    ):
        return False
    if form == "capital":
        return _acts(reading, at, end)
    del code
    doubtful = token.text in words("states", "doubtful_words")
    return not doubtful or (
        token.ent in ("GPE", "NORP", "LOC") and not region_at(reading.texts, at) and not token.first
    )


def _acts(reading: Reading, at: int, end: int) -> bool:
    """A capital that says or wants something, or that stands beside another as a side."""
    tag = _tag(reading, reading.tokens[end - 1].start)
    if tag is None:
        return False
    head = tag
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in words("states", "wills"):
        return True
    return _between(reading, at, end)


def _between(reading: Reading, at: int, end: int) -> bool:
    """``between New Delhi and Washington``."""
    tokens = reading.tokens
    if tokens[at - 1].low == "between" and end < len(tokens) and tokens[end].low == "and":
        return reading.state(end + 1) is not None
    if at > 1 and tokens[at - 1].low == "and":
        return any(
            tokens[i].low == "between" and (s := reading.state(i + 1)) is not None and s[2] == at - 1
            for i in range(max(0, at - 6), at - 1)
        )
    return False


def locates(reading: Reading, found: tuple[int, int]) -> bool:
    """The words around a name say that it is a place: "in Arbil", "the town of Arbil", "Huize county"."""
    start, end = found
    before = reading.tokens[start - 1].low if start and not reading.tokens[start].broken else ""
    behind = reading.tokens[end].low if end < len(reading.tokens) and not reading.tokens[end].capital else ""
    kinds = words("states", "settlements")
    if behind in kinds or (before == "of" and start > 1 and reading.tokens[start - 2].low in kinds):
        return True
    held = reading.tokens[start - 2].low if start > 1 else ""
    return before in ("in", "near", "around", "outside") and held not in words("states", "held_in")


def _tag(reading: Reading, offset: int) -> "Tag | None":
    found = reading.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _joined(reading: Reading, at: int) -> Iterator[StateUse]:
    """``India-US``, ``US-led``, ``Indo-Pacific`` (no state)."""
    token = reading.tokens[at]
    parts = token.text.split("-")
    if "Pacific" in parts:
        return
    offset = token.start
    for part in parts:
        state = state_at((part,), 0)
        if state and state[0].form != "capital":
            yield StateUse(reading.article.id, offset, offset + len(part), state[0].code, state[0].form)
        offset += len(part) + 1
