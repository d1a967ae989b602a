"""An edition within its words and pages: detail is given up in a fixed order until the print fits."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Protocol, TypeVar

from tasks.model import Block, Briefing, Filled, Ledger, Line, Notice, Section
from tasks.render.page import Room

# What is kept at most: lines of a block of a story to read, dates ahead on page 1 ("next"), lines below each headline
# of its list ("list"), the picture of the dates, headlines of stories only seen ("seen"), days in the legend. Each
# step adds to those before it. Quotations give way first, then what page 1 says twice, then people, dates and points
# in turn; two people stay long, for a line of them is short. What differs, what stands alone and what is not known keep
# a line to the end, and nothing of what changed is given up on page 1.
STEPS: tuple[dict[str, int], ...] = (
    {},
    {"quotations": 0},
    {"people": 6, "dates": 6, "seen": 24},
    {"list": 1, "picture": 0},
    {"people": 4, "single": 2, "not-known": 2, "seen": 12},
    {"key-points": 5, "dates": 4, "next": 6},
    {"key-points": 4, "people": 3, "single": 1, "seen": 8, "days": 0},
    {"people": 2, "dates": 3, "differ": 1, "not-known": 1},
    {"key-points": 3, "new": 4, "next": 5},
    {"dates": 2, "seen": 5},
    {"dates": 0},
    {"key-points": 2, "seen": 3},
    {"new": 3},
    {"people": 1},
    {"key-points": 1, "people": 0, "seen": 0},
    {"list": 0, "new": 2},
)
# The same for page 1 alone, which must be one page: a reader who has two minutes turns none.
FRONT: tuple[dict[str, int], ...] = (
    {},
    {"list": 1},
    {"picture": 0},
    {"list": 0, "next": 6},
    {"next": 5},
    {"next": 4},
    {"next": 3},
)
FURNITURE = 4  # "Page 1 of 6"


class Laid(Protocol):
    """A print on its pages."""

    @property
    def pages(self) -> int:
        """How many there are."""

    @property
    def front(self) -> bool:
        """Whether page 1 holds all of the front."""


L = TypeVar("L", bound=Laid)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The edition with as much as there is room for, and what of its lists is put on paper."""

    briefing: Briefing
    room: Room = field(default_factory=Room)


def fit(
    briefing: Briefing, page: Callable[[Fitted], str], lay_out: Callable[[str], L]
) -> tuple[Fitted, L, tuple[Notice, ...]]:
    """The first step at which words and pages are kept, its print, and a notice where none keeps them."""
    order = briefing.order
    head = len(order.title.split()) + len(f"{order.as_of:%d %B %Y}".split()) + FURNITURE
    room = order.words - order.pages * head
    tried: tuple[Fitted, L] | None = None
    for step in range(briefing.fitted, len(STEPS)):  # one that is laid out again begins where it ended
        last = step == len(STEPS) - 1
        fitted = trimmed(briefing, step)
        said = page(fitted)
        if words(said) > room and not last:
            continue
        laid = lay_out(said)
        tried = fitted, laid
        if laid.pages <= order.pages and words(said) <= room:
            return (*_fronted(briefing, fitted, laid, page, lay_out), ())
    assert tried
    fitted, laid = tried
    told = f"{laid.pages} pages and {words(page(fitted))} words; {order.pages} and {order.words} were asked for"
    return fitted, laid, (Notice("render", "note.pdf", told),)


def _fronted(
    briefing: Briefing, fitted: Fitted, laid: L, page: Callable[[Fitted], str], lay_out: Callable[[str], L]
) -> tuple[Fitted, L]:
    """The same with its front on page 1; as it was where that takes more than the front can give up."""
    tried = fitted, laid
    for step in range(max(briefing.fitted_front, 1), len(FRONT)):
        if tried[1].front:
            return tried
        less = trimmed(briefing, fitted.briefing.fitted, step)
        tried = less, lay_out(page(less))
    return tried if tried[1].front else (fitted, laid)


def trimmed(briefing: Briefing, step: int, front: int | None = None) -> Fitted:
    """``briefing`` after the first ``step`` steps, and ``front`` of those for page 1 (its own where none are given)."""
    front = briefing.fitted_front if front is None else front
    most: dict[str, int] = {}
    for given_up in (*STEPS[: step + 1], *FRONT[: front + 1]):
        most |= {key: min(number, most.get(key, number)) for key, number in given_up.items()}
    sections = tuple(_section(s, most) if s.tier == "to-read" else s for s in briefing.sections)
    ahead = tuple(_block(b, most.get("next", len(b.lines)), None) if b.key == "next" else b for b in briefing.front)
    whole = Room()
    room = Room(
        seen=most.get("seen", whole.seen),
        below=most.get("list", whole.below),
        picture=bool(most.get("picture", 1)),
        days=bool(most.get("days", 1)),
    )
    return Fitted(replace(briefing, front=ahead, sections=sections, fitted=step, fitted_front=front), room)


def _section(section: Section, most: dict[str, int]) -> Section:
    blocks = (_block(b, most.get(b.key, len(b.lines)), section.ledger) for b in section.front)
    return replace(section, front=tuple(b for b in blocks if b.lines))


def _block(block: Block, most: int, ledger: Ledger | None) -> Block:
    if len(block.lines) <= most:
        return block
    if block.key == "dates" and ledger:
        return replace(block, lines=_days(block.lines, most, ledger))
    return replace(block, lines=block.lines[:most])


def _days(lines: tuple[Line, ...], most: int, ledger: Ledger) -> tuple[Line, ...]:
    """Days ahead before days past, the soonest and the latest of them; in the order of the table."""
    ahead = {e.when[0].evidence for e in ledger.events if e.id in ledger.upcoming}
    coming = [x for x in lines if isinstance(x, Filled) and x.slot("when").evidence in ahead]
    gone = [x for x in lines if x not in coming]
    kept = [*coming, *reversed(gone)][:most]
    return tuple(x for x in lines if x in kept)


class _Words(HTMLParser):
    """The text of a page as it is printed: no head, no text alternatives."""

    SILENT = frozenset({"head", "title"})
    INLINE = frozenset({"a", "span", "strong"})  # words go on across them

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in self.SILENT
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)

    def _part(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.text.append(" ")


def words(page: str) -> int:
    """Words that a reader finds on ``page``; the marks behind a line are one."""
    reader = _Words()
    reader.feed(page)
    return sum(any(c.isalnum() for c in word) for word in "".join(reader.text).split())
