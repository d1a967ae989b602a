"""What has been found on one article so far, while its lines are read."""

from dataclasses import dataclass, field

from tasks.ingest.attribution import Found
from tasks.ingest.days import Day
from tasks.ingest.lines import Line, Place, places
from tasks.ingest.publication import Signal
from tasks.model import Article, Basis, Credit, Dropped, DropReason, Sourced, Span
from tasks.text import trim


@dataclass(slots=True)
class Sheet:
    """A working copy; the article itself is never changed."""

    article: Article
    lines: tuple[Line, ...]
    paper: bool  # the text is an official paper
    gone: dict[int, DropReason] = field(default_factory=dict)  # numbers of whole lines
    cuts: list[Dropped] = field(default_factory=list)  # stretches within lines
    credits: list[Credit] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    outlet: Sourced[str] | None = None
    byline: Sourced[str] | None = None

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def owner(self) -> str:
        """The outlet, by markup or by its own boilerplate."""
        return self.article.outlet.value or (self.outlet.value if self.outlet else "") or ""

    @property
    def author(self) -> str:
        """Who wrote it, by markup or by a line."""
        known = self.article.byline or self.byline
        return (known.value if known else "") or ""

    def left(self) -> list[int]:
        """Numbers of the lines that are still read, without the headline."""
        return [n for n, line in enumerate(self.lines) if n not in self.gone and not self.is_headline(line)]

    def is_headline(self, line: Line) -> bool:
        head = self.article.headline
        return head is not None and line.start <= head.start and head.end <= line.end

    def places(self) -> dict[int, Place]:
        headed = {n for n, line in enumerate(self.lines) if self.is_headline(line)}
        return places(self.lines, self.gone.keys() | headed)

    def words(self, number: int) -> str:
        line = self.lines[number]
        return self.text[line.start : line.end]

    def drop(self, number: int, reason: DropReason) -> None:
        """The whole line is not read; what was cut within it before goes with it."""
        self.gone.setdefault(number, reason)

    def cut(self, start: int, end: int, reason: DropReason) -> None:
        """A stretch within a line is not read."""
        kept = trim(self.text, start, end)
        if kept:
            self.cuts.append(Dropped(*kept, reason))

    def credit(self, found: Found, start: int, end: int) -> None:
        """Whom the stretch names as the article's origin."""
        span = Span(self.article.id, start, end)
        for agency in found.agencies or ((Credit.UNNAMED,) if found.unnamed else ()):
            self.credits.append(Credit(agency, found.relation, self.text[start:end], (span,)))

    def written(self, names: str, start: int, end: int) -> None:
        """Who wrote the article; the first line that says so counts."""
        if names and self.byline is None:
            self.byline = Sourced(names, Basis.VISIBLE, (Span(self.article.id, start, end),))

    def named(self, outlet: str, start: int, end: int) -> None:
        """The outlet that the head of an exported text names."""
        self.outlet = Sourced(outlet, Basis.VISIBLE, (Span(self.article.id, start, end),))

    def dated(self, day: Day, basis: Basis, start: int, end: int) -> None:
        """A day that a stretch of the text gives for its publication."""
        self.signals.append(Signal(day, basis, Span(self.article.id, start, end)))

    def dropped(self) -> tuple[Dropped, ...]:
        """All stretches in order, without overlaps and never over the headline."""
        whole = [Dropped(self.lines[n].start, self.lines[n].end, reason) for n, reason in self.gone.items()]
        head = self.article.headline
        kept: list[Dropped] = []
        for one in sorted((*whole, *self.cuts), key=lambda d: (d.start, -d.end)):
            clear = not kept or kept[-1].end <= one.start
            if clear and (head is None or one.end <= head.start or head.end <= one.start):
                kept.append(one)
        return tuple(kept)
