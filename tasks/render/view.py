"""Layout decisions: what stands where in the note, in which words of our own, tested without HTML."""

from datetime import date
from itertools import pairwise

from tasks import datewords
from tasks.model import Basis, Briefing, Counted, Filled, Line, Quoted, Section, SourceNote
from tasks.render.annex import annex, dated, outlet
from tasks.render.cite import Citations, citations
from tasks.render.display import link, long_date, short, shown
from tasks.render.page import Brief, Entry, Link, Room, Seen, Text, Timeline, Told, View
from tasks.render.parts import part
from tasks.render.timeline import draw

RUNNING, IN_CELL, IN_HEAD = 80, 70, 120  # letters of a title in the running head, in a cell, of the document
AHEAD, LIST, CARE = "next", "to-read", "care"


def view(briefing: Briefing, room: Room | None = None) -> View:
    """``briefing`` laid out; everything that a template places."""
    room = room or Room()
    cites = citations(briefing)
    order, title = briefing.order, shown(briefing.order.title)
    day, spelled = datewords.day(order.as_of), long_date(order.as_of)
    masthead = tuple(cites.text(line) for line in briefing.masthead)
    told = _tier(briefing, "to-read")
    kickers = _kickers(briefing)
    seen = tuple(_seen(s, briefing, cites) for s in _tier(briefing, "also-seen"))
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
        before=tuple(p for key, p in blocks if key not in (CARE, LIST)),
        timeline=_timeline(briefing),
        pictured=room.picture,
        contents=_contents(briefing, room.below),
        after=tuple(p for key, p in blocks if key == CARE),
        stories=tuple(_told(n, s, cites, kickers) for n, s in enumerate(told, 1)),
        briefs=tuple(_brief(n, s, cites, kickers) for n, s in enumerate(_tier(briefing, "in-brief"), 1)),
        seen=seen,
        seen_printed=seen[: room.seen],
        seen_more=_more(len(seen), room.seen),
        legend=_legend(briefing, cites, days=room.days),
        annex=annex(briefing, cites),
    )


def _tier(briefing: Briefing, tier: str) -> tuple[Section, ...]:
    return tuple(s for s in briefing.sections if s.tier == tier)


def _names(briefing: Briefing) -> dict[str, Link]:
    """Story id to where the note tells it, for the dates ahead; of a single story only what earlier editions told."""
    if len(briefing.sections) < 2:
        return _before(briefing)
    told = {s.story: Link(f"story {n}", f"story-{n}") for n, s in enumerate(_tier(briefing, "to-read"), 1)}
    if len(told) == 1:
        told = {key: Link("to read", place.url) for key, place in told.items()}
    brief = {s.story: Link("in brief", f"brief-{n}") for n, s in enumerate(_tier(briefing, "in-brief"), 1)}
    seen = {s.story: Link("also seen", "also-seen") for s in _tier(briefing, "also-seen")}
    return _before(briefing) | seen | brief | told


def _before(briefing: Briefing) -> dict[str, Link]:
    """Story id to the edition that told it last, for the days ahead that only it told."""
    return {p.story: Link(f"edition of {datewords.short_day(p.seen)}", "") for p in briefing.past if p.seen}


def _kickers(briefing: Briefing) -> dict[str, str]:
    """Story id to the heading of the topic it fits best."""
    headings = {t.name: shown(t.section or t.name) for t in briefing.order.topics}
    return {s.story: headings.get(s.topics[0], "") for s in briefing.sections if s.topics}


def _told(number: int, section: Section, cites: Citations, kickers: dict[str, str]) -> Told:
    parts = tuple(part(b, cites) for b in section.front if b.lines)
    return Told(
        f"story-{number}", cites.text(section.headline, plain=True), parts, kicker=kickers.get(section.story, "")
    )


def _brief(number: int, section: Section, cites: Citations, kickers: dict[str, str]) -> Brief:
    lines = tuple(cites.text(line) for block in section.front for line in block.lines)
    headline = cites.text(section.headline, plain=True)
    return Brief(f"brief-{number}", headline, lines, kickers.get(section.story, ""))


def _seen(section: Section, briefing: Briefing, cites: Citations) -> Seen:
    lead = next((s for s in briefing.sources if s.id == section.ledger.lead), None)
    headline = Text(cites.text(section.headline, plain=True).text)  # outlet and link say where it stands
    note = " ".join(shown(line.text) for block in section.front for line in block.lines)
    return Seen(headline, outlet(lead) if lead else "", link(lead.url) if lead else "", note)


def _more(found: int, most: int) -> str:
    """What the paper leaves out of the stories also seen."""
    if found <= most:
        return ""
    return f"And {found - most} more, listed in note.html." if most else f"{found} stories, listed in note.html."


def _timeline(briefing: Briefing) -> Timeline | None:
    ahead = [b for b in briefing.front if b.key == AHEAD and b.form == "dates"]
    lines = [line for block in ahead for line in block.lines if isinstance(line, Filled)]
    dates = tuple((shown(line.slot("when").value), shown(line.slot("what").value)) for line in lines)
    return draw(dates, briefing.order.as_of)


def _contents(briefing: Briefing, below: int) -> tuple[Entry, ...]:
    told = _tier(briefing, "to-read")
    if len(told) < 2:
        return ()
    entries = [
        Entry(f"{n} {shown(s.headline.text)}", f"story-{n}", _in_short(s, briefing)[2 - below :])
        for n, s in enumerate(told, 1)
    ]
    for tier, name in (("in-brief", "In brief"), ("also-seen", "Also seen")):
        count = len(_tier(briefing, tier))
        entries += [Entry(f"{name} ({count})", tier)] if count else []
    return tuple(entries)


def _in_short(section: Section, briefing: Briefing) -> tuple[str, str]:
    """The first line of the bottom line, and what the story rests on."""
    bottom = [line for b in section.front if b.key == "bottom-line" for line in b.lines]
    first = next((shown(x.text) for x in bottom if isinstance(x, Filled | Quoted)), "")
    listed = (line for b in briefing.front if b.key == LIST for line in b.lines if isinstance(line, Counted))
    rests = next((shown(x.text) for x in listed if x.subject == section.story), "")
    return first, rests


def _legend(briefing: Briefing, cites: Citations, *, days: bool) -> tuple[Entry, ...]:
    """The articles that the marks of the note name, by number, each in a few words."""
    told = [s for s in briefing.sections if s.tier != "also-seen"]
    blocks = (*briefing.front, *(b for s in told for b in s.front))
    lines: tuple[Line, ...] = (
        *briefing.masthead,
        *(s.headline for s in told),
        *(line for block in blocks for line in block.lines),
    )
    cited = {key for line in lines for key in cites.shown(line.evidence)}
    year = briefing.order.as_of.year if len(briefing.sections) > 1 else None
    listed = sorted(
        (s for s in briefing.sources if s.id in cited), key=lambda s: (s.printed or date.min, s.number, s.id)
    )
    return tuple(
        Entry(f"{_edition(before, s)}{_in_a_few_words(s, year, days=days)}", f"s{s.number}")
        for before, s in pairwise((None, *listed))
        if s
    )


def _edition(before: SourceNote | None, source: SourceNote) -> str:
    """Named once, before the first of the articles that an earlier edition had."""
    if not source.printed or (before and before.printed == source.printed):
        return ""
    return f"(edition of {datewords.short_day(source.printed)}) "


def _in_a_few_words(source: SourceNote, year: int | None, *, days: bool) -> str:
    """Outlet and day; of several stories without the edition's own ``year``, and without windows."""
    sure = "" if source.outlet.basis is not Basis.INFERRED_BOILERPLATE else " (inferred)"
    reworded = " (reworded copy)" if source.reworded else ""
    when = dated(source.dated)
    if year:
        day = source.dated.day
        when = datewords.short_day(day) if day and day.year == year else when.partition(";")[0]
    when = when.replace("undated; ", "undated (", 1) + ")" if when.startswith("undated; ") else when
    name = f"{source.number} {short(outlet(source), IN_CELL)}{sure}{reworded}"
    return f"{name}, {when}" if days else name
