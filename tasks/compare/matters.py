"""Whether an event of an earlier edition and one of today are the same, told by names and kind and never by day."""

from collections.abc import Mapping
from dataclasses import dataclass

from tasks.compare import kinds, sense
from tasks.compare.sense import Sense
from tasks.model import Article, Event, Span, When
from tasks.text import fold

LEAST_WORDS = 2  # content words in common where no name is
GENERIC = frozenset(word for line in kinds.STEMS for word in line) | {sense.stem("place")}  # "take place"


@dataclass(frozen=True, slots=True)
class Matter:
    """An event with what it is recognised by."""

    event: Event
    kinds: frozenset[int]
    named: frozenset[str]  # names in the words that name it
    about: frozenset[str]  # names and content words in those
    what: frozenset[str]  # of those the ones behind its head: what is done, not who does it
    around: frozenset[str]  # names and content words of its sentences
    around_names: frozenset[str]
    ahead: bool  # a sentence of it says that it is to come
    ranks: frozenset[str]  # "committee", "second": what sets it apart from others of its kind
    around_ranks: frozenset[str]  # the same in all its sentences
    alone: bool  # no other day stands in its sentences


def matter(event: Event, articles: Mapping[str, Article], days: Mapping[Span, When]) -> Matter:
    """``event`` with what it is recognised by; ``articles`` hold all its passages."""
    phrase = [sense.of(articles[s.article], s, days) for s in event.phrase_evidence]
    told = [sense.of(articles[s.article], s, days) for s in event.evidence]
    words = " ".join(s.text for s in phrase).split()
    moved = event.head in kinds.PUT_OFF | {"move", "shift", "bring"}
    whole = " ".join(s.text for s in told).split() if moved else words
    heads = frozenset(n for w in whole for n in kinds.of(fold(w).strip(".,;:")))
    ranks = frozenset(w for w in words if w in kinds.RANKS)
    return Matter(
        event=event,
        kinds=_kinds(event.head, heads, moved=moved),
        named=frozenset(n for s in phrase for n in s.names) - GENERIC,
        about=frozenset(n for s in phrase for n in s.words) - GENERIC,
        what=_what(event.head, phrase) - GENERIC,
        around=frozenset(n for s in told for n in s.words) - GENERIC,
        around_names=frozenset(n for s in told for n in s.names),
        ahead=any(s.ahead for s in told),
        ranks=ranks,
        alone=all(len({day for day in s.days if ".." not in day}) <= 1 for s in told),
        around_ranks=ranks | {w for s in told for w in fold(s.text).split() if w in kinds.RANKS},
    )


def _kinds(head: str, heads: frozenset[int], *, moved: bool) -> frozenset[int]:
    """What kind of thing happens, by its head or, where that only carries it, by the words beside it."""
    own = frozenset() if moved else kinds.of(head)
    return own | heads if moved or not own or head in kinds.CARRIERS else own


def _what(head: str, phrase: list[Sense]) -> frozenset[str]:
    """Words behind the head; all of them where none stand there."""
    words = [sense.stem(w) for s in phrase for w in sense.WORD.findall(fold(s.text)) if w not in sense.STOP]
    place = words.index(sense.stem(head)) + 1 if sense.stem(head) in words else 0
    return (frozenset(words[place:]) - GENERIC) or frozenset(words)


def same(left: Matter, right: Matter) -> bool:
    """Whether both are one event, as far as anything but the day tells."""
    if left.event.head != right.event.head and not left.kinds & right.kinds:
        return False
    if left.ranks - right.around_ranks or right.ranks - left.around_ranks:
        return False
    if left.named - right.around and right.named - left.around:
        return False  # each names somebody or something that the other knows nothing of
    names = (left.named & right.around_names) | (right.named & left.around_names)
    words = (left.about & right.around) | (right.about & left.around)
    done = (left.what & right.around) | (right.what & left.around)
    if _described(left, right) or _described(right, left):
        return True
    return bool(left.about & right.about) and bool(done) and (bool(names) or len(words) >= LEAST_WORDS)


def _described(named: Matter, told: Matter) -> bool:
    """Whether the sentences of one, which give no other day, hold all the words that name the other."""
    whole = named.about <= told.around and len(named.about) > LEAST_WORDS
    return whole and told.alone and bool(named.named & told.around_names)
