"""Counted lines: rules over the ledger that anyone can recompute."""

from collections.abc import Callable

from tasks.model import Briefing, Counted, Ledger

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number(count: int) -> str:
    """A small count in words."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def things(count: int, singular: str, plural: str = "") -> str:
    """Count with its noun: "3 articles", "1 article"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def origins(ledger: Ledger) -> str:
    """How many origins, by name, and which article shares one only probably."""
    confirmed = [o for o in ledger.origins if o.confirmed]
    open_ = [o for o in ledger.origins if not o.confirmed]
    names = ", ".join(o.name for o in confirmed)
    head = f"{things(len(ledger.articles), 'article')}, {things(len(confirmed), 'confirmed origin')}"
    head += f" ({names})" if names else ""
    if not open_:
        return f"{head}."
    probable = [f"{_called(o.name)} credits nobody, probably {o.probably} too" for o in open_ if o.probably]
    unknown = [o for o in open_ if not o.probably]
    silent = sum(len(o.articles) for o in unknown)
    rest = [f"{things(silent, 'article')} without a credit"] if silent else []
    return f"{head}, at most {number(len(ledger.origins))}: {'; '.join(probable + rest)}."


def _called(name: str) -> str:
    return "one article" if name == "origin not stated" else name


def standing(ledger: Ledger) -> str:
    """What the story rests on, by the best of its statements."""
    seen = {s.seen for s in ledger.statements if s.official}
    if "original" in seen or any(o.kind == "official" for o in ledger.origins):
        best = "official text read"
    elif "quoted" in seen:
        best = "official statement quoted, seen second-hand"
    elif "second-hand" in seen:
        best = "official statement second-hand"
    else:
        best = "reported, no official statement"
    labels = [best]
    if len(ledger.origins) == 1:
        labels.append("single source")
    if ledger.differences:
        labels.append("sources differ")
    return f"Standing: {'; '.join(labels)}."


def outcome(ledger: Ledger) -> str:
    """What no article reports."""
    coming = len(ledger.upcoming)
    return f"No article reports an outcome: {things(coming, 'dated event')} still to come." if coming else ""


def read(briefing: Briefing) -> str:
    """What was read and used."""
    used = sum(1 for s in briefing.sources if s.used)
    failed = sum(1 for n in briefing.notices if n.code == "unread")
    stories = things(len(briefing.sections), "story", "stories")
    return f"{things(len(briefing.sources), 'article')} read, {used} used, {failed} unread · {stories}"


def period(briefing: Briefing) -> str:
    """First and last day on which an article was published, and how many say no day."""
    from tasks import datewords

    days = [d for s in briefing.sources for d in (s.dated.first, s.dated.last) if d]
    undated = sum(1 for s in briefing.sources if s.dated.day is None)
    spanned = datewords.span(min(days), max(days)) if days else "no day known"
    return f"Published {spanned}" + (f"; {undated} undated" if undated else "")


def withheld(briefing: Briefing) -> str:
    """Lines that failed their own check."""
    return f"Withheld by the check before printing: {things(briefing.withheld, 'line')}."


def reworded(briefing: Briefing) -> str:
    """Articles that are never quoted."""
    which = ", ".join(str(s.number) for s in briefing.sources if s.reworded)
    return f"Machine-reworded, not quoted: article {which}." if which else "No machine-reworded copy found."


def unread(briefing: Briefing) -> str:
    """Files and articles that did not make it, with the reason."""
    failed = [f"{n.subject} ({n.message})" for n in briefing.notices if n.code in ("unread", "set-aside")]
    return f"Not read or set aside: {'; '.join(failed)}." if failed else "Nothing was left unread."


STORY_RULES: dict[str, Callable[[Ledger], str]] = {"origins": origins, "standing": standing, "outcome": outcome}
EDITION_RULES: dict[str, Callable[[Briefing], str]] = {
    "read": read,
    "period": period,
    "withheld": withheld,
    "reworded": reworded,
    "unread": unread,
}


def of_story(rule: str, ledger: Ledger) -> Counted:
    """The rule's line for one story."""
    return Counted(rule, ledger.story, STORY_RULES[rule](ledger))


def of_edition(rule: str, briefing: Briefing) -> Counted:
    """The rule's line for the edition."""
    return Counted(rule, "", EDITION_RULES[rule](briefing))
