"""Counted lines of page 1: rules over the whole edition that anyone can recompute."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from tasks import datewords
from tasks.model import Briefing, Counted, Notice, Section, SourceNote
from tasks.summarise.counting import things

MOST_NAMED = 6  # of what failed; more are counted, and listed in the annex
TURNS = ("corrected", "changed", "dropped")  # changes after which an earlier edition no longer holds
MOST_CHANGES = 8  # lines of what changed on page 1


def today(briefing: Briefing) -> tuple[SourceNote, ...]:
    """The articles that this edition read, without those an earlier one had."""
    return tuple(s for s in briefing.sources if s.printed is None)


def read(briefing: Briefing) -> str:
    """What was read and used; stories outside the topics count as read."""
    outside = sum(w.articles for w in briefing.weighed if w.tier == "outside")
    here = today(briefing)
    used = sum(1 for s in here if s.used) + outside
    failed = sum(1 for n in briefing.notices if n.code == "unread")
    unread = "" if briefing.number else f", {failed} unread"
    stories = things(len(briefing.sections), "story", "stories")
    return f"{things(len(here) + outside, 'article')} read, {used} used{unread} · {stories}"


def period(briefing: Briefing) -> str:
    """First and last day on which an article was published, and how many say no day."""
    here = today(briefing)
    days = [d for s in here for d in (s.dated.first, s.dated.last) if d]
    undated = sum(1 for s in here if s.dated.day is None)
    spanned = datewords.span(min(days), max(days)) if days else "no day known"
    return f"Published {spanned}" + (f"; {undated} undated" if undated else "")


def covers(briefing: Briefing) -> str:
    """The edition's number and the hours it covers, in the reader's zone."""
    cut_off = briefing.order.cut_off
    if not cut_off:
        return f"Edition {briefing.number}"
    since = f"from {_hour(briefing.since, briefing)} " if briefing.since else ""
    until = f"{'to' if since else 'before'} {_hour(cut_off, briefing)}"
    return f"Edition {briefing.number} · first seen {since}{until} ({briefing.order.zone})"


def following(briefing: Briefing) -> str:
    """When the edition after this one is due, in the reader's zone."""
    due = briefing.order.next
    return f"Next edition: {_hour(due, briefing)} ({briefing.order.zone})" if due else ""


def _hour(instant: datetime, briefing: Briefing) -> str:
    local = instant.astimezone(ZoneInfo(briefing.order.zone))
    return f"{datewords.day(local.date())}, {local:%H:%M}"


def since(briefing: Briefing) -> str:
    """New, changed and silent stories, and what was expected and is not reported."""
    if not briefing.last:
        return ""
    head = f"Since the edition of {datewords.short_day(briefing.last)}: "
    silent = [s for s in briefing.sections if still(s)]
    new = [s for s in briefing.sections if s.ledger.seen is None]
    changed = [s for s in briefing.sections if any(c.kind in TURNS for c in s.ledger.changes)]
    others = len(briefing.sections) - len(silent) - len(new) - len(changed)
    parts = (
        f"{things(len(new), 'story', 'stories')} new" if new else "",
        f"{len(changed)} changed" if changed else "",
        f"{others} continued" if others else "",
        f"{len(silent)} without news" if silent else "",
        f"{things(len(briefing.overdue), 'expected event')} not reported" if briefing.overdue else "",
    )
    said = ", ".join(p for p in parts if p)
    return f"{head}{said}." if said else ""


def still(section: Section) -> bool:
    """Whether the section says that nothing in it is new."""
    return any(isinstance(x, Counted) and x.rule == "unchanged" for b in section.front for x in b.lines)


def same(briefing: Briefing) -> str:
    """That nothing changed in what was told before."""
    quiet = briefing.last and not (briefing.overdue or any(s.ledger.changes for s in briefing.sections))
    return f"Nothing changed since {datewords.day(briefing.last)}." if quiet and briefing.last else ""


def more(briefing: Briefing) -> str:
    """Changes beyond those that page 1 has room for."""
    over = sum(len(s.ledger.changes) for s in briefing.sections) + len(briefing.overdue) - MOST_CHANGES
    return f"And {over} more: in the annex of each story, and in briefing.json." if over > 0 else ""


def nothing(briefing: Briefing) -> str:
    """That no article came in, or none on the reader's topics."""
    if briefing.sections:
        return ""
    where = " on the topics" if briefing.weighed else ""
    return f"Nothing new{where}: {_sources(briefing)}." if briefing.health else f"Nothing new{where}."


def outside(briefing: Briefing) -> str:
    """What was read and is on none of the reader's topics."""
    left = [w for w in briefing.weighed if w.tier == "outside"]
    counted = f"{things(len(left), 'story', 'stories')}, {things(sum(w.articles for w in left), 'article')}"
    return f"Outside the topics: {counted}, not printed." if left else ""


def withheld(briefing: Briefing) -> str:
    """Lines that failed their own check."""
    return f"Withheld by the check before printing: {things(briefing.withheld, 'line')}."


def reworded(briefing: Briefing) -> str:
    """Articles that are never quoted."""
    which = ", ".join(str(s.number) for s in today(briefing) if s.reworded)
    return f"Machine-reworded, not quoted: article {which}." if which else "No machine-reworded copy found."


def unread(briefing: Briefing) -> str:
    """Sources, files and articles that did not make it; of an edition made by hand with the reason."""
    failing = {name for h in briefing.health if h.failing for name in (h.key, h.name)}
    failed = [n for n in briefing.notices if n.code in ("unread", "set-aside") and n.subject not in failing]
    if not briefing.health:
        return _aside("; ".join(f"{n.subject} ({n.message})" for n in failed), failed) or "Nothing was left unread."
    names = ", ".join(dict.fromkeys(n.subject[:40] for n in failed))
    aside = _aside(f"{names} (reasons in the annex)", failed)
    return " ".join(x for x in (f"{_sources(briefing, full=True)}.", aside) if x)


def _aside(named: str, failed: list[Notice]) -> str:
    """What could not be read, by name where it is little; empty where it is nothing."""
    counted = f"{things(len(failed), 'article or file', 'articles or files')}, listed in the annex"
    return f"Not read or set aside: {named if len(failed) <= MOST_NAMED else counted}." if failed else ""


def _sources(briefing: Briefing, *, full: bool = False) -> str:
    """How many sources were read, and which cannot be."""
    failing = [h for h in briefing.health if h.failing]
    head = f"{things(len(briefing.health) - len(failing), 'source')} read"
    if not failing or not full:
        return f"{head}, {len(failing)} failing" if failing else head
    told = "; ".join(
        f"{h.name or h.key} since {datewords.short_day(h.failing.date())} ({h.error})" for h in failing if h.failing
    )
    return f"{head}; {len(failing)} failing: {told}"


RULES: dict[str, Callable[[Briefing], str]] = {
    "read": read,
    "period": period,
    "covers": covers,
    "next": following,
    "since": since,
    "same": same,
    "more": more,
    "nothing": nothing,
    "outside": outside,
    "withheld": withheld,
    "reworded": reworded,
    "unread": unread,
}


def line(rule: str, briefing: Briefing) -> Counted:
    """The rule's line for the edition; its text is empty where there is nothing to say."""
    return Counted(rule, "", RULES[rule](briefing))
