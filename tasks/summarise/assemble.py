"""Sections into one briefing: numbers, page 1, passages, and the gate over every line."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.model import (
    Article,
    Block,
    Briefing,
    Choice,
    Event,
    Filled,
    Intake,
    Line,
    Notice,
    Order,
    Passage,
    Precision,
    Section,
    Slot,
    SourceNote,
    Story,
)
from tasks.summarise import counting, gate, phrases, sections
from tasks.text import clip, paragraph_at, sha256

FORMAT = "1"
MOST_NEXT = 8  # dates on page 1


def assemble(told: tuple[Section, ...], choices: tuple[Choice, ...], intake: Intake, order: Order) -> Briefing:
    """The briefing; a line that fails the gate is withheld and counted on page 1."""
    sources = _sources(told, choices, intake)
    notices = [*intake.notices, *_set_aside(intake)]
    texts = {a.id: a.text for a in intake.articles}
    reworded = frozenset(s.id for s in sources if s.reworded)
    kept: list[Section] = []
    withheld = 0
    for section, choice in zip(told, choices, strict=True):
        checked, faults = _checked(gate.Gate(texts, section.ledger, reworded), section)
        withheld += len(faults)
        notices += [Notice("withheld", section.story, fault) for fault in faults]
        kept.append(_tiered(checked, choice))
    briefing = Briefing(
        order=order,
        masthead=(),
        front=(),
        sections=tuple(kept),
        sources=sources,
        passages=(),
        notices=tuple(notices),
        withheld=withheld,
        version=FORMAT,
    )
    fronted = replace(
        briefing,
        masthead=(
            counting.of_edition("read", briefing),
            counting.of_edition("period", briefing),
            phrases.fixed("no_edition"),
        ),
        front=_front(briefing),
    )
    return replace(fronted, passages=_passages(fronted, {a.id: a for a in intake.articles}))


def _checked(check: gate.Gate, section: Section) -> tuple[Section, tuple[str, ...]]:
    front, front_faults = gate.sift(check, section.front)
    annex, annex_faults = gate.sift(check, section.annex)
    headline = section.headline
    fault = check.fault(headline)
    faults = (*((f"headline “{headline.text[:80]}” {fault}",) if fault else ()), *front_faults, *annex_faults)
    safe = phrases.fixed("headline_withheld") if fault else headline
    return replace(section, headline=safe, front=front, annex=annex), faults


def _tiered(section: Section, choice: Choice) -> Section:
    """In brief a story keeps its bottom line; also seen only its headline."""
    if choice.tier == "to-read":
        return section
    brief = tuple(b for b in section.front if b.key == "bottom-line")
    return replace(section, tier=choice.tier, front=brief if choice.tier == "in-brief" else ())


def _front(briefing: Briefing) -> tuple[Block, ...]:
    coming = tuple(_coming(briefing))
    return (
        Block("since", "Since the last edition", "prose", (phrases.fixed("first_edition"),)),
        Block(
            "next", "Today and next", "dates", coming or (phrases.fixed("nothing_coming"),), ("Date", "What", "Basis")
        ),
        Block(
            "care",
            "Read with care",
            "points",
            (
                counting.of_edition("unread", briefing),
                counting.of_edition("reworded", briefing),
                counting.of_edition("withheld", briefing),
                phrases.fixed("by_machine"),
            ),
        ),
    )


def _coming(briefing: Briefing) -> list[Filled]:
    """Dated events ahead over all stories, soonest first, each as its story prints it."""
    found = []
    most = sections.DAYS_ALONE if len(briefing.sections) == 1 else MOST_NEXT
    for section in briefing.sections:
        lines = [line for b in section.annex if b.key == "watch" for line in b.lines if isinstance(line, Filled)]
        for event in (e for e in section.ledger.events if e.id in section.ledger.upcoming):
            line = next((x for x in lines if _tells(x, event)), None)
            if line:
                story = Slot("story", section.story, line.evidence[:1], "the story it belongs to")
                coarse = event.when[0].value.precision not in (Precision.DAY, Precision.RANGE)
                day = event.last if coarse else event.first
                found.append((day, event.last, event.id, replace(line, slots=(*line.slots, story))))
    return [line for *_, line in sorted(found, key=lambda item: item[:3])][:most]


def _tells(line: Filled, event: Event) -> bool:
    return line.slot("what").value == event.phrase and line.slot("when").evidence == event.when[0].evidence


def _sources(told: tuple[Section, ...], choices: tuple[Choice, ...], intake: Intake) -> tuple[SourceNote, ...]:
    """Articles numbered in the order in which their stories are printed, the lead first."""
    homes: dict[str, tuple[Section, Story]] = {}
    ordered: list[str] = []
    for section, choice in zip(told, choices, strict=True):
        members = sorted(choice.story.articles, key=lambda a: (a.id != choice.story.lead, a.name))
        ordered += [a.id for a in members]
        homes.update({a.id: (section, choice.story) for a in members})
    ordered += [a.id for a in intake.articles if a.id not in homes]
    articles = {a.id: a for a in intake.articles}
    return tuple(_source(articles[key], n, homes.get(key)) for n, key in enumerate(ordered, start=1))


def _source(article: Article, number: int, home: tuple[Section, Story] | None) -> SourceNote:
    ledger = home[0].ledger if home else None
    story = home[1] if home else None
    dated = dict(ledger.datings).get(article.id, article.dated) if ledger else article.dated
    title = article.quote(article.headline) if article.headline else ""
    return SourceNote(
        id=article.id,
        number=number,
        name=article.name,
        title=" ".join(title.split()),
        url=article.url,
        outlet=article.outlet,
        dated=dated,
        credits=tuple(dict.fromkeys(c.agency for c in article.credits)),
        origin=story.origin(article.id) if story else "",
        story=story.id if story else "",
        reworded=bool(story and article.id in story.reworded),
        used=article.used,
        why=article.why,
        official=article.official,
        dropped=article.dropped,
        dropped_words=tuple(clip(" ".join(article.text[d.start : d.end].split()))[0] for d in article.dropped),
        text_sha256=sha256(article.text),
    )


def _set_aside(intake: Intake) -> list[Notice]:
    return [Notice("set-aside", a.name, a.why) for a in intake.articles if not a.used]


def _passages(briefing: Briefing, articles: dict[str, Article]) -> tuple[Passage, ...]:
    """Every passage a printed line cites, in the order of the texts."""
    spans = sorted({span for line in _printed(briefing) for span in line.evidence})
    out = []
    for span in spans:
        article = articles[span.article]
        text, cut = clip(article.quote(span))
        out.append(Passage(span, text, paragraph_at(article.text, span.start), cut))
    return tuple(out)


def _printed(briefing: Briefing) -> Iterator[Line]:
    yield from briefing.masthead
    for block in briefing.front:
        yield from block.lines
    for section in briefing.sections:
        yield section.headline
        for block in (*section.front, *section.annex):
            yield from block.lines
