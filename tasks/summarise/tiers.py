"""How fully each story is printed, once it is known what in it is new."""

from dataclasses import replace

from tasks.model import Block, Choice, Counted, Filled, Ledger, Line, Material, Past, Section, Story
from tasks.summarise import counting, phrases, points, rights
from tasks.text import fold, words

FULL = 3  # key points of a story that may move up to be read
NEW_WORDS = 0.3  # share of a line's words that the headline has not, below which it says nothing more
TIERS = ("to-read", "in-brief", "also-seen")
LONG = ("agree", "opinion", "dates")  # blocks of the annex that a story in brief goes without


def place(told: tuple[Section, ...], material: Material) -> tuple[Section, ...]:
    """Every story that is printed, to read first.

    A story without news, or without words that may be printed, is only seen; the next one that has a full page
    moves up for it.
    """
    made = {s.story: s for s in told}
    room = sum(1 for c in material.choices if c.told and c.tier == "to-read")
    placed: list[Section] = []
    for choice in (c for c in material.choices if c.tier != "outside"):
        section = made.get(choice.story.id)
        if section is None or (section.ledger.seen and _still(section.ledger)) or _closed(choice.story):
            placed.append(_seen(choice, section, material.past))
        elif room and (choice.tier == "to-read" or _is_full(section)):
            room -= 1
            placed.append(_to_read(replace(section, topics=choice.topics), material))
        else:
            placed.append(_brief(replace(section, topics=choice.topics)))
    return tuple(sorted(placed, key=lambda s: TIERS.index(s.tier)))


def _still(ledger: Ledger) -> bool:
    return not (ledger.changes or ledger.fresh)


def _closed(story: Story) -> bool:
    """Every article of it may only be linked."""
    return rights.linked(story) == {a.id for a in story.articles}


def _is_full(section: Section) -> bool:
    return any(b.key == "key-points" and len(b.lines) >= FULL for b in section.front)


def _to_read(section: Section, material: Material) -> Section:
    """Says of a story without a past that it is new, from the second edition on."""
    period, past = material.period, material.past
    if period.number <= 1:
        return section
    word = phrases.fixed("new_story" if past.edition else "no_memory")
    first = phrases.fixed("all_new")
    blocks = tuple(replace(b, lines=tuple(word if x == first else x for x in b.lines)) for b in section.front)
    return replace(section, front=blocks)


def _brief(section: Section) -> Section:
    """What changed, else the first line of the bottom line, and its sources: two lines; and a shorter annex."""
    lines = {b.key: b.lines for b in section.front}
    changed = [x for x in lines.get("new", ()) if isinstance(x, Filled) and x.pattern in phrases.CHANGES]
    said = [x for x in lines.get("bottom-line", ()) if not isinstance(x, Counted)]
    brief = [once for x in said[:1] if (once := _once(x, section.headline))]
    told: tuple[Line, ...] = (*(changed or brief)[:1], counting.of_story("sourcing", section.ledger))
    annex = tuple(b for b in section.annex if b.key not in LONG)
    return replace(section, tier="in-brief", front=(Block("bottom-line", "Bottom line", "prose", told),), annex=annex)


def _once(line: Line, headline: Line) -> Line | None:
    """``line`` without what the headline says already: of a dated event its day, of a sentence nothing."""
    what = line.slot("what").value if isinstance(line, Filled) else line.text
    said = {fold(w) for w in words(what)}
    if len(said - {fold(w) for w in words(headline.text)}) > NEW_WORDS * len(said):
        return line
    if not isinstance(line, Filled):
        return None
    return phrases.fill("when_only", [s for s in line.slots if s.name == "when"])


def _seen(choice: Choice, section: Section | None, past: Past) -> Section:
    """Headline and link; and that nothing is new where that is known."""
    ledger = section.ledger if section else _ledger(choice.story, past)
    silent = ledger.seen and _still(ledger) and (choice.unchanged or section is not None)
    line = counting.of_story("unchanged", ledger)
    return Section(
        story=choice.story.id,
        tier="also-seen",
        headline=section.headline if section else points.plain_headline(choice.story),
        front=(Block("new", "What is new", "prose", (line,)),) if silent else (),
        annex=(),
        ledger=ledger,
        topics=choice.topics,
    )


def _ledger(story: Story, past: Past) -> Ledger:
    """Of a story that was not read closely: its articles, without facts."""
    before = past.story(story.id)
    return Ledger(
        story=story.id,
        articles=tuple(a.id for a in story.articles),
        lead=story.lead,
        origins=story.origins,
        judgements=story.judgements,
        rewordings=story.rewordings,
        datings=tuple((a.id, a.dated) for a in story.articles),
        dates=(),
        actors=(),
        statements=(),
        events=(),
        claims=(),
        upcoming=(),
        agreements=(),
        differences=(),
        single=(),
        gaps=(),
        seen=before.last if before else None,
    )
