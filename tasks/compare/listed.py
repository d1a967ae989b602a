"""The user's own list of actors over what was read: a name on it is that actor, with the role that its row gives."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tasks import datewords
from tasks.model import Actor, Article, Facts, Listed, Span, Version
from tasks.text import fold, name_words, sha256

WORD = re.compile(r"[^\W_]+(?:['’.&‑-][^\W_]+)*")
Mentioned = list[tuple[Span, Listed | None]]  # where an actor was read, and the row that it is
OWN = "the user's list"  # who says so
MOST_SPANS = 3  # behind a role: where the name stands
# A name of one word that is a word of the calendar too is a name only where a text's own signs say so.
CALENDAR = frozenset(fold(w) for w in (*datewords.MONTHS, *datewords.DAYS)) | {"sept"}
# What may stand before a name of one word without being a part of it.
BEFORE = frozenset(
    """mr mrs ms mx dr prof sir dame lord lady shri smt minister president premier chancellor secretary commissioner
    ambassador governor senator judge justice general admiral colonel chairman chairwoman chair king queen prince
    princess pope sheikh the""".split()
)


@dataclass(frozen=True, slots=True)
class Form:
    """A name or an alias of a row, as the words that a text must have."""

    row: Listed
    folded: tuple[str, ...]
    plain: str  # as listed


Forms = Mapping[str, Sequence[Form]]  # by first word


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return fold(self.text).replace(".", "")


def identity(kind: str, name: str) -> str:
    """The id of an actor that only its name tells from others."""
    return sha256(f"{kind} {fold(name)}")[:12]


def applied(facts: Facts, rows: Iterable[Listed], as_of: date) -> Facts:
    """``facts`` with every name that a row valid on ``as_of`` lists as that row's actor."""
    forms = tuple(form for row in rows if row.holds(as_of) for form in _forms(row))
    if not forms:
        return facts
    named = _named(forms)
    taken = {actor.id: row for actor in facts.actors if (row := _row(actor, named))}
    found = _found(facts, forms, taken)
    rows_met = tuple(dict.fromkeys((*taken.values(), *found)))
    merged = tuple(
        _merged(facts, row, [a for a in facts.actors if taken.get(a.id) == row], found.get(row, ())) for row in rows_met
    )
    ids = {old: identity(row.kind, row.name) for old, row in taken.items()}
    new = {actor.id for actor in merged}
    others = (a for a in facts.actors if a.id not in taken and a.id not in new)
    actors = sorted((*merged, *others), key=lambda a: (-a.salience, a.kind, a.name))
    return renamed(replace(facts, actors=tuple(actors)), ids)


def renamed(facts: Facts, ids: Mapping[str, str]) -> Facts:
    """``facts`` with other ids for actors, where they act and where they speak too."""
    changed = {old: new for old, new in ids.items() if old != new}
    if not changed:
        return facts
    return replace(
        facts,
        actors=tuple(replace(a, id=changed.get(a.id, a.id)) for a in facts.actors),
        statements=tuple(replace(s, actor=changed.get(s.actor, s.actor)) for s in facts.statements),
        events=tuple(
            replace(e, actors=tuple(dict.fromkeys(changed.get(key, key) for key in e.actors))) for e in facts.events
        ),
    )


def _forms(row: Listed) -> Iterator[Form]:
    for plain in dict.fromkeys((row.name, *row.aliases)):
        folded = tuple(fold(w).replace(".", "") for w in WORD.findall(plain))
        if folded:
            yield Form(row, folded, plain)


def _named(forms: Sequence[Form]) -> dict[tuple[str, ...], list[Form]]:
    """The forms by the words of an actor's whole name: with its side behind it or without."""
    out: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        words, side = name_words(form.plain), name_words(form.row.acts_for)
        behind = ((), ("of", *side), (f"({' '.join(side)})",)) if side and len(words) > 1 else ((),)
        for tail in behind:
            out.setdefault((*words, *tail), []).append(form)
    return out


def _row(actor: Actor, named: Mapping[tuple[str, ...], Sequence[Form]]) -> Listed | None:
    """The row that has the actor's own name: in full, or as the one word that it is known by."""
    words = name_words(actor.name)
    rows = {f.row for f in named.get(words, ()) if len(words) > 1 or _one_word(f, actor)}
    return next(iter(rows)) if len(rows) == 1 else None


def _one_word(form: Form, actor: Actor) -> bool:
    alike = form.row.kind == actor.kind or form.plain == actor.name
    return alike and _cased(form.plain, actor.name)


def _cased(listed: str, read: str) -> bool:
    """A word listed in capitals is no other word: "WHO" is not "who", nor "May" "may"."""
    flat = unicodedata.normalize("NFKC", read)
    return listed.isupper() == flat.isupper() and listed[:1].isupper() == flat[:1].isupper()


def _found(facts: Facts, forms: Sequence[Form], taken: Mapping[str, Listed]) -> dict[Listed, tuple[Span, ...]]:
    """Where the texts name a row, but inside the names of others."""
    by_first: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda f: -len(f.folded)):
        by_first.setdefault(form.folded[0], []).append(form)
    out: dict[Listed, list[Span]] = {}
    for article in facts.story.clean:
        held = [(m, taken.get(a.id)) for a in facts.actors for m in a.mentions if m.article == article.id]
        for span, row in _in_text(article, by_first, held):
            out.setdefault(row, []).append(span)
    return {row: tuple(spans) for row, spans in out.items()}


def _in_text(article: Article, by_first: Forms, held: Mentioned) -> Iterator[tuple[Span, Listed]]:
    text = article.readable
    words = [Word(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
    at = 0
    while at < len(words):
        form = next((f for f in by_first.get(words[at].folded, ()) if _stands(text, words, at, f)), None)
        size = len(form.folded) if form else 1
        if form:
            span = Span(article.id, words[at].start, words[at + size - 1].end)
            if _free(form, span, held):
                yield span, form.row
        at += size


def _stands(text: str, words: Sequence[Word], at: int, form: Form) -> bool:
    """Whether the words from ``at`` on are the form, on one line, and by themselves where it is one word."""
    end = at + len(form.folded)
    if tuple(w.folded for w in words[at:end]) != form.folded or "\n" in text[words[at].start : words[end - 1].end]:
        return False
    if len(form.folded) > 1:
        return True
    return _cased(form.plain, words[at].text) and not _in_name(text, words, at)


def _in_name(text: str, words: Sequence[Word], at: int) -> bool:
    """A capital right before or behind: the word is a part of another name."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after and text[words[at].end : after.start] == " " and after.text[:1].isupper():
        return True
    before = words[at - 1] if at else None
    beside = before is not None and text[before.end : words[at].start] == " " and before.text[:1].isupper()
    return bool(beside and before and before.folded not in BEFORE and not _opens(text, before.start))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there, so that its capital says nothing."""
    lead = text[:start].rstrip(" \"'“‘(")
    return not lead or lead[-1] in ".!?:\n"


def _free(form: Form, span: Span, held: Mentioned) -> bool:
    """Not within a name of somebody else; of a word of the calendar, only where an actor is read."""
    over = [(m, row) for m, row in held if m.overlaps(span)]
    if len(form.folded) == 1 and form.folded[0] in CALENDAR:
        return any(row == form.row for _, row in over)
    return not any(row != form.row and m.end - m.start > span.end - span.start for m, row in over)


def _merged(facts: Facts, row: Listed, read: Sequence[Actor], found: Iterable[Span]) -> Actor:
    """The row's actor: what was read of it under any name, its own role and side first."""
    spans = _apart((*(m for a in read for m in a.mentions), *found))
    clean = {a.id for a in facts.story.clean}
    where = tuple(s for s in spans if s.article in clean)[:MOST_SPANS] or spans[:1]
    quotes = (" ".join(facts.story.article(s.article).quote(s).split()) for s in spans if s.article in clean)
    names = dict.fromkeys((*(n for a in read for n in (a.name, *a.aliases)), *quotes))
    least = min((a.salience / len(a.mentions) for a in facts.actors), default=0.0)
    return Actor(
        id=identity(row.kind, row.name),
        name=row.name,
        kind=row.kind,
        roles=_first(row.role, "role", row, where, [v for a in read for v in a.roles]),
        acts_for=_first(row.acts_for, "side", row, where, [v for a in read for v in a.acts_for]),
        aliases=tuple(n for n in names if n != row.name),
        mentions=spans,
        parts=tuple(dict.fromkeys(p for a in read for p in a.parts)),
        salience=sum(a.salience for a in read) or least * len(spans),
        listed=row,
    )


def _first(
    value: str, what: str, row: Listed, where: tuple[Span, ...], read: Sequence[Version[str]]
) -> tuple[Version[str], ...]:
    own = (Version(value, (OWN,), where, f"{what} {row.basis}"),) if value else ()
    return (*own, *(v for v in dict.fromkeys(read) if not own or fold(v.value) != fold(value)))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without those that lie in another."""
    out: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.article, s.start, -s.end)):
        if not out or not out[-1].overlaps(span):
            out.append(span)
    return tuple(out)
