"""The annex of a story: everything behind its page, source by source."""

from tasks import datewords
from tasks.model import Block, Claim, Comparison, DateMention, Filled, Line, Slot
from tasks.summarise import apart, news, papers, people, phrases, quoting, tables
from tasks.text import clip

MOST_LINES = 30  # of one block
MOST_REWORDED = 14


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """The annex blocks in their order; each says so where it has nothing."""
    return (
        _points("agree", "Where the sources agree", _agree(comparison), "no_agreement", note="copying"),
        _differ(comparison),
        _points("single", "One source only", _single(comparison), "no_single"),
        _points("opinion", "Left out as opinion or forecast", _opinion(comparison), "no_opinion"),
        _gaps(comparison),
        _next(comparison),
        *people.everybody(comparison),
        _dates(comparison),
        *_changed(comparison),
        *papers.blocks(comparison),
        *_reworded(comparison),
    )


def _points(key: str, heading: str, lines: tuple[Line, ...], empty: str, note: str = "") -> Block:
    said = (*lines[:MOST_LINES], *((phrases.fixed(note),) if note and lines else ()))
    return Block(key, heading, "points", said or (phrases.fixed(empty),))


def _agree(comparison: Comparison) -> tuple[Line, ...]:
    even = [c for c in comparison.facts.claims if _balanced(comparison, c)]
    claims = [c for c in even if c.id in comparison.agreements]
    lines = (quoting.sentence(comparison.facts, c.evidence) for c in claims)
    return tuple(line for line in lines if line)


def _balanced(comparison: Comparison, claim: Claim) -> bool:
    """Not a stretch of a quotation whose marks stand outside it."""
    return quoting.even(comparison.facts.story.article(claim.evidence[0].article).quote(claim.evidence[0]))


def _differ(comparison: Comparison) -> Block:
    lines = tuple(apart.differ(comparison, d, full=True) for d in comparison.differences)
    empty = "one_article" if len(comparison.facts.story.articles) == 1 else "no_difference"
    return Block("differ", "Where they differ", "readings", lines or (phrases.fixed(empty),))


def _single(comparison: Comparison) -> tuple[Line, ...]:
    reworded = comparison.facts.story.reworded
    claims = [c for c in comparison.facts.claims if c.id in comparison.single and c.articles[0] not in reworded]
    lines = (apart.single(comparison, c, full=True) for c in claims)
    return tuple(line for line in lines if line)


def _opinion(comparison: Comparison) -> tuple[Line, ...]:
    reworded = comparison.facts.story.reworded
    claims = [c for c in comparison.facts.claims if c.kind in ("opinion", "forecast") and c.articles[0] not in reworded]
    lines = (quoting.sentence(comparison.facts, c.evidence) for c in claims)
    return tuple(line for line in lines if line)


def _gaps(comparison: Comparison) -> Block:
    lines = tuple(line for g in comparison.gaps if (line := apart.gap(g)))
    return Block("not-known", "Not known", "points", lines or (phrases.fixed("no_gap"),))


def _next(comparison: Comparison) -> Block:
    coming = [e for e in comparison.facts.events if e.id in comparison.upcoming and e.phrase]
    lines: tuple[Line, ...] = tuple(tables.date(e) for e in coming)
    return Block("watch", "Watch next", "dates" if lines else "points", lines or (phrases.fixed("nothing_coming"),))


def _changed(comparison: Comparison) -> tuple[Block, ...]:
    """All that changed since earlier editions, where there was one."""
    lines = news.changed_lines(comparison)[:MOST_LINES]
    return (Block("changed", "What changed since earlier editions", "points", lines),) if lines else ()


def _dates(comparison: Comparison) -> Block:
    """Every date with its words and how its day was reached."""
    clean = [m for m in comparison.facts.dates if m.span.article not in comparison.facts.story.reworded]
    lines = tuple(_date(comparison, m) for m in clean[: 2 * MOST_LINES])
    return Block("dates", "Every date", "table", lines, ("Words", "Day", "How it was reached"))


def _date(comparison: Comparison, mention: DateMention) -> Filled:
    words = quoting.slot_words(comparison.facts, (mention.span,))
    value = datewords.when(mention.when) if mention.when else "not resolved"
    return phrases.fill(
        "date_mention",
        (
            Slot("words", words, (mention.span,)),
            Slot("day", value, (mention.span,), mention.reason or "as written"),
            Slot("how", mention.reason or "as written", (mention.span,), "how the day was reached"),
        ),
    )


def _reworded(comparison: Comparison) -> tuple[Block, ...]:
    """A reworded copy's words beside its siblings', and what only it says, clause by clause."""
    facts = comparison.facts
    if not facts.story.reworded:
        return ()
    pairs = tuple(
        phrases.fill("rewording", (Slot("here", h, (r.here,)), Slot("there", t, (r.there,))))
        for r in facts.story.rewordings
        for h, t in [(quoting.slot_words(facts, (r.here,)), quoting.slot_words(facts, (r.there,)))]
    )
    once = tuple({p.text.casefold(): p for p in pairs}.values())
    alone = [c for c in facts.claims if set(c.articles) <= set(facts.story.reworded) and c.kind != "opinion"]
    alone.sort(key=lambda c: (not c.details, c.evidence[0]))
    clauses = tuple(
        phrases.fill(
            "reworded_clause", (Slot("words", clip(quoting.slot_words(facts, c.evidence[:1]), 60)[0], c.evidence[:1]),)
        )
        for c in alone[:MOST_REWORDED]
    )
    table = Block("reworded", "Reworded copies", "table", once, ("Its words", "Its siblings' words"))
    notes = (phrases.fixed("reworded_note"), phrases.fixed("not_an_accusation"))
    only = Block("reworded-only", "Reworded copies: only there, check the original", "points", (*notes, *clauses))
    return table, only
