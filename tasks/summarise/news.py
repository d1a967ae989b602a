"""What is new in a story: its changes, then the sentences that no earlier edition had."""

from tasks.model import Block, Claim, Comparison, Ledger, Line, Span
from tasks.summarise import changes, counting, phrases, points, quoting

MOST_CHANGES = 4  # in print; the annex has them all


def block(comparison: Comparison, ledger: Ledger, most: int, ranks: dict[Span, float]) -> tuple[Block, frozenset[str]]:
    """The block, with at most ``most`` new sentences, and the claims it quotes."""
    if comparison.seen is None:
        told = changed_lines(comparison)[:MOST_CHANGES]
        return Block(
            "new", "What is new", "points" if told else "prose", (phrases.fixed("all_new"), *told)
        ), frozenset()
    if comparison.unchanged:
        return Block("new", "What is new", "prose", (counting.of_story("unchanged", ledger),)), frozenset()
    changed = changed_lines(comparison)[:MOST_CHANGES]
    quoted = _fresh(comparison, most, ranks)
    lines: tuple[Line, ...] = (counting.of_story("goes_on", ledger), *changed, *quoted.values())
    return Block("new", "What is new", "points" if len(lines) > 1 else "prose", lines), frozenset(quoted)


def changed_lines(comparison: Comparison) -> tuple[Line, ...]:
    """A line for each change, most important first."""
    made = (changes.line(c) for c in changes.ordered(comparison.changes))
    return tuple(line for line in made if line)


def _fresh(comparison: Comparison, most: int, ranks: dict[Span, float]) -> dict[str, Line]:
    """New sentences by claim, the weightiest first, without those that a change quotes already."""
    told = [s for c in comparison.changes if c.now for s in c.now.evidence]
    claims = [c for c in points.ordered(comparison, ranks) if c.id in comparison.fresh and not _tells(c, told)]
    lines = ((c.id, quoting.sentence(comparison.facts, points.passages(comparison, c))) for c in claims)
    return dict([(key, line) for key, line in lines if line][:most])


def _tells(claim: Claim, told: list[Span]) -> bool:
    return any(e.overlaps(span) for e in claim.evidence for span in told)
