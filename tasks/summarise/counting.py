"""Counted lines of a story: rules over its ledger that anyone can recompute."""

from collections.abc import Callable
from itertools import pairwise

from tasks import datewords
from tasks.model import Counted, Difference, Ledger, Origin, Primary, Span
from tasks.summarise import phrases

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
SEVERAL = 2
ONE_PHRASE = 30  # letters between two days of one phrase: "from 25 February to 4 March"

BEST = {
    "original": "official text read",
    "quoted": "official statement quoted, seen second-hand",
    "second-hand": "official statement second-hand",
    "": "reported, no official statement",
}
BRIEFLY = {
    "original": "official text read",
    "quoted": "official statement quoted",
    "second-hand": "official statement second-hand",
    "": "no official statement",
}


def number(count: int) -> str:
    """A small count in words."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def things(count: int, singular: str, plural: str = "") -> str:
    """Count with its noun: "3 articles", "1 article"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def origins(ledger: Ledger) -> str:
    """How many outlets and origins, by name, which article shares one only probably, and what several go back to."""
    confirmed = [o for o in ledger.origins if o.confirmed]
    names = ", ".join(o.name for o in confirmed)
    outlets = things(len(ledger.outlets), "outlet") if len(ledger.articles) > 1 and ledger.outlets else ""
    counts = (things(len(ledger.articles), "article"), outlets, things(len(confirmed), "confirmed origin"))
    head = ", ".join(x for x in counts if x)
    head += f" ({names})" if names else ""
    if len(confirmed) < len(ledger.origins):
        head += f", at most {number(len(ledger.origins))}"
    found = common(ledger)
    told = _origins_of(ledger, found[1]) if found else []
    reasons = _open([o for o in ledger.origins if not o.confirmed and o not in told])
    tail = f" {_go_back(ledger, *found)}" if found else ""
    return f"{head}: {reasons}.{tail}" if reasons else f"{head}.{tail}"


def _open(origins_: list[Origin]) -> str:
    """Whose origin is only likely, and how many say nothing of theirs."""
    probable = [f"{_called(o.name)} credits nobody, probably {o.probably} too" for o in origins_ if o.probably]
    silent = sum(len(o.articles) for o in origins_ if not o.probably)
    rest = [f"{things(silent, 'article')} without a credit"] if silent else []
    return "; ".join(probable + rest)


def common(ledger: Ledger) -> tuple[Primary, frozenset[str]] | None:
    """What articles of several origins tell and nothing beside, with their ids: those are probably of one origin."""
    found = (
        (p, frozenset((*p.only, *([p.release] if p.release in ledger.articles else [])))) for p in ledger.primaries
    )
    several = ((p, keys) for p, keys in found if len(_origins_of(ledger, keys)) > 1)
    return max(several, key=lambda x: len(x[1]), default=None)


def _origins_of(ledger: Ledger, keys: frozenset[str]) -> list[Origin]:
    """The origins of which every article is among ``keys``."""
    return [o for o in ledger.origins if set(o.articles) <= keys]


def _go_back(ledger: Ledger, primary: Primary, keys: frozenset[str]) -> str:
    """That several articles tell one statement and nothing else."""
    whole = set(ledger.articles) <= keys
    who = "All" if whole and len(keys) > SEVERAL else "Both" if whole else number(len(keys)).capitalize()
    what = phrases.MEDIA.get(primary.medium, primary.medium)
    day = f", {datewords.day(primary.day)}" if primary.day else ""
    read = "read" if primary.release else "not read"
    return f"{who} tell only the same {what} ({primary.issuer}{day}; {read}): probably one origin."


def _called(name: str) -> str:
    return "one article" if name == "origin not stated" else name


def standing(ledger: Ledger) -> str:
    """What the story rests on, by the best of its statements."""
    return f"Standing: {'; '.join((BEST[_best(ledger)], *_labels(ledger)))}."


def sourcing(ledger: Ledger) -> str:
    """Origins and standing in few words, for lists."""
    confirmed = sum(1 for o in ledger.origins if o.confirmed)
    several = len(ledger.origins)
    count = things(several, "origin")
    known = "" if several == 1 and not confirmed else count if confirmed == several else f"at most {count}"
    known += f", probably {several + 1 - len(_origins_of(ledger, found[1]))}" if (found := common(ledger)) else ""
    head = ", ".join(x for x in (things(len(ledger.articles), "article"), known) if x)
    return f"{'; '.join((head, BRIEFLY[_best(ledger)], *_labels(ledger)))}."


def _best(ledger: Ledger) -> str:
    seen = {s.seen for s in ledger.statements if s.official}
    if "original" in seen or any(o.kind == "official" for o in ledger.origins):
        return "original"
    if any(c.release for c in ledger.cites):
        return "original"  # the release that its articles cite was read, if in another story
    told = "second-hand" if ledger.cites else ""
    return next((how for how in ("quoted", "second-hand") if how in seen), told)


def _labels(ledger: Ledger) -> tuple[str, ...]:
    single = ("single source",) if len(ledger.origins) == 1 else ()
    apart = any(_apart(d) for d in ledger.differences)
    return (*single, *(("sources differ",) if apart else ()))


def _apart(difference: Difference) -> bool:
    """Whether two passages differ; "moved from 25 February to 4 March" is one that tells a move."""
    spans = sorted({reading.evidence[0] for reading in difference.readings})
    return any(a.article != b.article or b.start - a.end > ONE_PHRASE for a, b in pairwise(spans))


def outcome(ledger: Ledger) -> str:
    """What no article reports."""
    coming = len(ledger.upcoming)
    return f"No article reports an outcome: {things(coming, 'dated event')} still to come." if coming else ""


def goes_on(ledger: Ledger) -> str:
    """What a story told before has that was not in it then."""
    if ledger.seen is None:
        return ""
    parts = [things(len(ledger.changes), "change")] if ledger.changes else []
    parts += [things(len(ledger.fresh), "new sentence")] if ledger.fresh else []
    return f"In the edition of {datewords.short_day(ledger.seen)}; since then {' and '.join(parts) or 'nothing new'}."


def unchanged(ledger: Ledger) -> str:
    """That a story told before has nothing new."""
    still = ledger.seen if not (ledger.changes or ledger.fresh) else None
    return f"Nothing new since {datewords.day(still)}." if still else ""


RULES: dict[str, Callable[[Ledger], str]] = {
    "origins": origins,
    "standing": standing,
    "sourcing": sourcing,
    "outcome": outcome,
    "goes_on": goes_on,
    "unchanged": unchanged,
}


def of_story(rule: str, ledger: Ledger) -> Counted:
    """The rule's line for one story, with the passages of what it names."""
    found = common(ledger) if rule == "origins" else None
    evidence: tuple[Span, ...] = found[0].evidence if found else ()
    return Counted(rule, ledger.story, RULES[rule](ledger), evidence=evidence)
