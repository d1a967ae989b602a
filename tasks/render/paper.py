"""What of an edition the printed annex holds: a day of ten thousand articles must not become as many rows.

note.html and briefing.json hold everything always.
"""

from dataclasses import replace

from tasks.model import Block, Briefing, Notice, Section, Span

MOST_ROWS = 300  # lines of one block of a story's annex
MOST_ARTICLES = 400  # that no line cites
MOST_NOTICES = 200


def on_paper(briefing: Briefing) -> Briefing:
    """``briefing`` with no more than fits a printed annex, and a notice of what only note.html has."""
    sections = tuple(_section(s) for s in briefing.sections)
    rows = sum(_rows(s) for s in briefing.sections) - sum(_rows(s) for s in sections)
    cited = {span.article for span in _spans(briefing, sections)}
    uncited = [s.id for s in briefing.sources if s.id not in cited]
    left = frozenset(uncited[MOST_ARTICLES:])
    told = (
        (rows, "rows of tables and lists"),
        (len(left), "articles that no line cites"),
        (max(0, len(briefing.notices) - MOST_NOTICES), "notices"),
    )
    more = tuple(Notice("render", "annex.pdf", f"{n:,} more {what} stand only in note.html") for n, what in told if n)
    if not more:
        return briefing
    spans = frozenset(_spans(briefing, sections))
    return replace(
        briefing,
        sections=sections,
        sources=tuple(s for s in briefing.sources if s.id not in left),
        passages=tuple(p for p in briefing.passages if p.span in spans),
        notices=(*more, *briefing.notices[:MOST_NOTICES]),
    )


def _section(section: Section) -> Section:
    if all(len(block.lines) <= MOST_ROWS for block in section.annex):
        return section
    return replace(section, annex=tuple(replace(b, lines=b.lines[:MOST_ROWS]) for b in section.annex))


def _rows(section: Section) -> int:
    return sum(len(block.lines) for block in section.annex)


def _spans(briefing: Briefing, sections: tuple[Section, ...]) -> set[Span]:
    """Passages of every line that is printed, in the note or in the annex."""
    blocks: list[Block] = [*briefing.front, *(b for s in sections for b in (*s.front, *s.annex))]
    lines = [*briefing.masthead, *(s.headline for s in sections), *(line for b in blocks for line in b.lines)]
    return {span for line in lines for span in line.evidence}
