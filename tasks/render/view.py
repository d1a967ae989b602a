"""Layout decisions: what stands where in the note, in which words of our own, tested without HTML."""

from tasks import datewords
from tasks.model import Basis, Briefing, Filled, Line, Section, SourceNote
from tasks.render.annex import annex, dated, outlet
from tasks.render.cite import Citations, citations
from tasks.render.display import link, long_date, short, shown
from tasks.render.page import Brief, Entry, Link, Seen, Timeline, Told, View
from tasks.render.parts import part
from tasks.render.timeline import draw

RUNNING, IN_CELL, IN_HEAD = 80, 70, 120  # letters of a title in the running head, in a cell, of the document
AHEAD, CARE = "next", "care"


def view(briefing: Briefing) -> View:
    """``briefing`` laid out; everything that a template places."""
    cites = citations(briefing)
    order, title = briefing.order, shown(briefing.order.title)
    day, spelled = datewords.day(order.as_of), long_date(order.as_of)
    masthead = tuple(cites.text(line) for line in briefing.masthead)
    told = _tier(briefing, "to-read")
    names = _names(briefing)
    blocks = tuple((b.key, part(b, cites, names)) for b in briefing.front if b.lines)
    return View(
        title=title,
        running=short(title, RUNNING),
        day=day,
        head=f"{short(title, IN_HEAD)} – {day}",
        stamp=f"{order.as_of.isoformat()}T00:00:00Z",
        date_line="" if any(spelled in text.text for text in masthead) else spelled,
        masthead=masthead,
        before=tuple(p for key, p in blocks if key != CARE),
        timeline=_timeline(briefing),
        contents=_contents(briefing),
        after=tuple(p for key, p in blocks if key == CARE),
        stories=tuple(_told(n, s, cites) for n, s in enumerate(told, 1)),
        briefs=tuple(_brief(n, s, cites) for n, s in enumerate(_tier(briefing, "in-brief"), 1)),
        seen=tuple(_seen(s, briefing, cites) for s in _tier(briefing, "also-seen")),
        legend=_legend(briefing),
        annex=annex(briefing, cites),
    )


def _tier(briefing: Briefing, tier: str) -> tuple[Section, ...]:
    return tuple(s for s in briefing.sections if s.tier == tier)


def _names(briefing: Briefing) -> dict[str, Link]:
    """Story id to where the note tells it, for the dates ahead; empty for a single story."""
    if len(briefing.sections) < 2:
        return {}
    told = {s.story: Link(f"story {n}", f"story-{n}") for n, s in enumerate(_tier(briefing, "to-read"), 1)}
    if len(told) == 1:
        told = {key: Link("to read", place.url) for key, place in told.items()}
    brief = {s.story: Link("in brief", f"brief-{n}") for n, s in enumerate(_tier(briefing, "in-brief"), 1)}
    return {s.story: Link("also seen", "also-seen") for s in _tier(briefing, "also-seen")} | brief | told


def _told(number: int, section: Section, cites: Citations) -> Told:
    parts = tuple(part(b, cites) for b in section.front if b.lines)
    return Told(f"story-{number}", cites.text(section.headline, plain=True), parts)


def _brief(number: int, section: Section, cites: Citations) -> Brief:
    lines = tuple(cites.text(line) for block in section.front for line in block.lines)
    return Brief(f"brief-{number}", cites.text(section.headline, plain=True), lines)


def _seen(section: Section, briefing: Briefing, cites: Citations) -> Seen:
    lead = next((s for s in briefing.sources if s.id == section.ledger.lead), None)
    headline = cites.text(section.headline, plain=True)
    return Seen(headline, outlet(lead) if lead else "", link(lead.url) if lead else "")


def _timeline(briefing: Briefing) -> Timeline | None:
    ahead = [b for b in briefing.front if b.key == AHEAD and b.form == "dates"]
    lines = [line for block in ahead for line in block.lines if isinstance(line, Filled)]
    dates = tuple((shown(line.slot("when").value), shown(line.slot("what").value)) for line in lines)
    return draw(dates, briefing.order.as_of)


def _contents(briefing: Briefing) -> tuple[Entry, ...]:
    told = _tier(briefing, "to-read")
    if len(told) < 2:
        return ()
    entries = [Entry(f"{n} {shown(s.headline.text)}", f"story-{n}") for n, s in enumerate(told, 1)]
    for tier, name in (("in-brief", "In brief"), ("also-seen", "Also seen")):
        count = len(_tier(briefing, tier))
        entries += [Entry(f"{name} ({count})", tier)] if count else []
    return tuple(entries)


def _legend(briefing: Briefing) -> tuple[Entry, ...]:
    """The articles that the front cites, by number, each in a few words."""
    blocks = (*briefing.front, *(b for s in briefing.sections for b in s.front))
    lines: tuple[Line, ...] = (
        *briefing.masthead,
        *(s.headline for s in briefing.sections),
        *(line for block in blocks for line in block.lines),
    )
    cited = {span.article for line in lines for span in line.evidence}
    return tuple(
        Entry(_in_a_few_words(s), f"s{s.number}")
        for s in sorted(briefing.sources, key=lambda s: (s.number, s.id))
        if s.id in cited
    )


def _in_a_few_words(source: SourceNote) -> str:
    sure = "" if source.outlet.basis is not Basis.INFERRED_BOILERPLATE else " (inferred)"
    reworded = " (reworded copy)" if source.reworded else ""
    when = dated(source.dated)
    when = when.replace("undated; ", "undated (", 1) + ")" if when.startswith("undated; ") else when
    return f"{source.number} {short(outlet(source), IN_CELL)}{sure}{reworded}, {when}"
