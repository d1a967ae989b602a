"""For which body a person acts where his office names it in short: "the company's chief executive"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tasks.extract.actors.bodywords import NOT_FOR
from tasks.extract.actors.lexicon import region_at, state_name, table, words
from tasks.extract.actors.officials import official_words, unofficial
from tasks.extract.actors.reading import POSSESSIVE, Reading
from tasks.extract.actors.roles import plain_owner
from tasks.extract.actors.survey import Survey
from tasks.extract.actors.titles import Title
from tasks.model import Actor, Span, Version
from tasks.text import fold

# What may stand for a body named before, and the words of such bodies' names.
KINDS = {
    "committee": ("committee", "subcommittee"),
    "panel": ("committee", "subcommittee", "commission", "panel", "board"),
    "commission": ("commission",),
    "council": ("council",),
    "board": ("board",),
    "department": ("department",),
    "ministry": ("ministry",),
    "agency": ("agency", "authority", "administration", "service", "institute", "bureau", "office", "commission"),
    "authority": ("authority",),
    "regulator": ("authority", "regulator", "commission", "agency", "office"),
    "bureau": ("bureau",),
    "union": ("union", "federation", "association", "brotherhood"),
    "association": ("association", "federation"),
    "federation": ("federation",),
    "institute": ("institute", "institution"),
    "charity": ("trust", "foundation", "charity", "fund"),
    "party": ("party",),
    "university": ("university", "college"),
    "bank": ("bank",),
    "subcommittee": ("subcommittee",),
    "register": ("register", "registry"),
    "inspectorate": ("inspectorate",),
    "fund": ("fund",),
    "service": ("service",),
    "court": ("court",),
    "tribunal": ("tribunal",),
    "secretariat": ("secretariat",),
    "directorate": ("directorate",),
    "foundation": ("foundation",),
}
# Of those, what stands before an office for the one body of the kind in the text: "committee chair".
LABELS = frozenset(("committee", "subcommittee", "panel", "commission", "council", "board", "agency", "authority"))
SEATED = frozenset(("member", "candidate", "nominee"))  # heads of which a body has many
GOVERNOR = re.compile(r"(?:(?:deputy|acting|first|senior) ){0,2}governor\b(?! of\b)", re.IGNORECASE)
CENTRAL = re.compile(
    r"(?:Central|Reserve|National|People's|State) Bank\b|Bank of (?!America\b|Scotland\b|Ireland\b|China\b)"
)
LOCALLY = frozenset(("leader", "deputy", "executive"))  # heads of a town's council, not of one between states
LEAST_LABELLED = 2  # words of an office with a body's label
WIDE = re.compile(r"\b(?:Pan|Inter|Trans|All)[ -]")  # "Pan American": of no state
DATELINE = re.compile(r"^[A-ZÀ-Þ][^\n—–-]{1,60}\s[—–-]{1,2}\s")
MOST_BEFORE = 7  # words before the subject of a sentence that opens with a place or a day
LEADING = 2  # words before the body that opens a sentence ("Port operator")
FIRMS = frozenset(("company", "firm"))


def resolved(ground: Survey, person: Actor, others: Sequence[Actor]) -> Actor:
    """``person`` with the body or the state of the body that the office means; unchanged where that is open."""
    if person.acts_for:
        return _in_state(ground, person, others)
    bodies = [b for b in others if b.kind == "body"]
    return (
        _short(ground, person, bodies)
        or _labelled(person, bodies)
        or _of_bank(ground, person, bodies)
        or _owned(ground, person, bodies)
        or _its(ground, person, bodies)
        or person
    )


def _value(body: Actor) -> str:
    """The state whose public body it is; a party, a union or an institute itself."""
    return body.acts_for[0].value if body.acts_for and not unofficial(body.name) else body.name


def _short(ground: Survey, person: Actor, bodies: Sequence[Actor]) -> Actor | None:
    """``Commission spokesperson``: the only body of that kind, named before in the same article."""
    for role in person.roles[:1]:
        span = role.evidence[0]
        first = " ".join(ground.readings[span.article].text[span.start : span.end].split()[:1])
        named = [b for b in bodies if first in b.name.split() and _named_before(b, span)]
        led = role.value.lower().split()[-1]
        if len(named) == 1 and first in words("bodies", "served") and not _local(led, named[0]):
            reason = f"{first} stands for {named[0].name} in this story"
            return replace(person, acts_for=(Version(_value(named[0]), role.origins, (span,), reason),))
    return None


def _local(head: str, body: Actor) -> bool:
    """``Council leader``: of a town, where only the Security Council is named."""
    return head in LOCALLY and body.name in table("bodies")["known"]


def _labelled(person: Actor, bodies: Sequence[Actor]) -> Actor | None:
    """``Subcommittee Chairman NAME``, ``Ranking member NAME``: of the one body of the kind named before."""
    for role in person.roles[:1]:
        low = role.value.lower().split()
        ranking = low[:2] == ["ranking", "member"] and len(low) == LEAST_LABELLED
        word = "committee" if ranking else low[0] if low[0] in LABELS else ""
        if not word or len(low) < LEAST_LABELLED or (low[-1] in SEATED and not ranking):
            continue
        named = [b for b in bodies if _fits(b, word) and _named_before(b, role.evidence[0])]
        if len(named) == 1 and not _local(low[-1], named[0]):
            reason = f"the only {word} named before is {named[0].name}"
            return replace(person, acts_for=(Version(_value(named[0]), role.origins, role.evidence[:1], reason),))
    return None


def _of_bank(ground: Survey, person: Actor, bodies: Sequence[Actor]) -> Actor | None:
    """``Deputy Governor NAME``: of the one central bank named before, where the article names no region."""
    for role in person.roles[:1]:
        span = role.evidence[0]
        texts = ground.readings[span.article].texts
        if not GOVERNOR.match(role.value) or any(region_at(texts, i) for i in range(len(texts))):
            continue
        banks = [b for b in bodies if _fits(b, "bank") and _named_before(b, span)]
        if len(banks) == 1 and CENTRAL.match(banks[0].name):
            reason = f"governors are those of {banks[0].name} in this story"
            return replace(person, acts_for=(Version(_value(banks[0]), role.origins, (span,), reason),))
    return None


def _named_before(body: Actor, span: Span) -> bool:
    return any(m.article == span.article and m.start < span.end for m in body.mentions)


def _in_state(ground: Survey, person: Actor, others: Sequence[Actor]) -> Actor:
    """``MEA spokesperson``: for the state of the body, where the same article tells it."""
    side = person.acts_for[0]
    for body in others:
        if (
            body.kind == "body"
            and body.acts_for
            and side.value in (body.name, *body.aliases)
            and not WIDE.search(side.value)
            and not unofficial(side.value)
        ):
            state = body.acts_for[0]
            # Two states have a Ministry of Foreign Affairs: another article may speak of the other one.
            if state.evidence[0].article != side.evidence[0].article or _elsewhere(ground, side, state.value):
                continue
            reason = f"{side.value} is a body of {state.value}"
            return replace(person, acts_for=(Version(state.value, side.origins, side.evidence, reason),))
    return person


def _elsewhere(ground: Survey, side: Version[str], state: str) -> bool:
    """``In Vienna, Foreign Ministry spokesperson NAME said Austria``: every state has one; another is named."""
    kinds = words("bodies", "heads") | words("bodies", "fore") | words("offices", "portfolio") | {"of", "and", "the"}
    if not set(side.value.lower().split()) <= kinds:
        return False
    span = side.evidence[0]
    reading = ground.readings[span.article]
    bounds = reading.sentence(span.start, span.end) or (span.start, span.end)
    for at, token in enumerate(reading.tokens):
        if bounds[0] <= token.start < bounds[1] and (found := reading.state(at)):
            free = found[1] == "name" or token.start < span.start
            if free and state_name(found[0]) != state:
                return True
    return False


def _owned(ground: Survey, person: Actor, bodies: Sequence[Actor]) -> Actor | None:
    """``the company's chief executive``: the one such body of the sentence before the office, or of the one before."""
    spans = {s for role in person.roles[:1] for s in role.evidence}
    for key in sorted(ground.clean):
        reading = ground.readings[key]
        here = [s for s in spans if s.article == key]
        for title, _ in ground.held[key] if here else ():
            start, end = reading.tokens[title.role[0]].start, reading.tokens[title.role[1] - 1].end
            printed = any(s.start <= start and end <= s.end for s in here)
            meant = printed and title.head_word not in NOT_FOR
            word = _stand_in(reading, title) if meant else ""
            body = _meant(reading, title, word, bodies) if word else None
            if body:
                role = Span(key, start, end)
                origins = person.roles[0].origins
                reason = f"“the {word}” is {body.name}, named just before"
                return replace(person, acts_for=(Version(_value(body), origins, (role,), reason),))
    return None


def _its(ground: Survey, person: Actor, bodies: Sequence[Actor]) -> Actor | None:
    """``Its spokesperson, NAME``, where one body only can be meant."""
    titles = ((ground.readings[key], title) for key in sorted(ground.clean) for title, _ in ground.held[key])
    owned = [
        (reading, title)
        for reading, title in titles
        if title.head_word not in NOT_FOR and reading.tokens[title.claimed[0]].low == "its"
    ]
    for role in person.roles:
        for reading, title in owned:
            start, end = reading.tokens[title.role[0]].start, reading.tokens[title.role[1] - 1].end
            place = Span(reading.article.id, start, end)
            body = _subject(reading, title, bodies) if place in role.evidence else None
            if body:
                reason = f"“its” is {body.name}, named just before"
                return replace(person, acts_for=(Version(_value(body), role.origins, (place,), reason),))
    return None


def _stand_in(reading: Reading, title: Title) -> str:
    """The plain word for a body before ``'s`` or after "of", "for"."""
    if title.possessor:
        word = plain_owner(reading, title)
        return word if word in FIRMS | KINDS.keys() else ""
    last = reading.tokens[title.role[1] - 1]
    tail = [reading.tokens[i].low for i in range(max(title.head, title.role[1] - 3), title.role[1])]
    generic = len(tail) == 3 and tail[0] in ("of", "for") and tail[1] == "the" and not last.capital
    return last.low if generic and last.low in FIRMS | KINDS.keys() else ""


def _meant(reading: Reading, title: Title, word: str, bodies: Sequence[Actor]) -> Actor | None:
    at = reading.tokens[title.claimed[0]].start
    for start, end in _passages(reading, at):
        near = {
            b.id: b
            for b in bodies
            for m in b.mentions
            if m.article == reading.article.id and start <= m.start and m.end <= end and _fits(b, word)
        }
        if len(near) == 1 and not (word == "party" and _other_party(reading, (start, end), near.values())):
            return next(iter(near.values()))
        if near:
            return None
    return None


def _other_party(reading: Reading, passage: tuple[int, int], near: Iterable[Actor]) -> bool:
    """``Labour lost to the Moon Party``: a party that is called none stands there too."""
    within = {word for b in near for word in b.name.split()}
    listed = words("parties", "short") | words("parties", "names")
    return any(passage[0] <= t.start < passage[1] and t.text in listed - within for t in reading.tokens)


def _nearer(reading: Reading, start: int, end: int) -> bool:
    """``The committee summoned Vale Water after its chairman``: names of two words stand between, which may own him."""
    persons = {i for p in reading.persons for i in range(*p)}
    between = [t for i, t in enumerate(reading.tokens) if start <= t.start < end and i not in persons]
    return any(a.capital and b.capital and "DATE" not in (a.ent, b.ent) for a, b in pairwise(between))


def _subject(reading: Reading, title: Title, bodies: Sequence[Actor]) -> Actor | None:
    """``Its spokesperson, NAME``: the body that opens the sentence before, or acts in this one; no other is named."""
    at = reading.tokens[title.claimed[0]].start
    spans = list(_passages(reading, at))
    opens = reading.tokens[title.claimed[0]].first
    start, end = spans[-1] if opens and len(spans) > 1 else spans[0] if spans and not opens else (0, 0)
    near = [(m, b) for b in bodies for m in b.mentions if m.article == reading.article.id and start <= m.start < end]
    if not near or len({b.id for _, b in near}) != 1:
        return None
    if not opens and _nearer(reading, max(m.end for m, _ in near), at):
        return None
    first = min(m.start for m, _ in near)
    before = DATELINE.sub("", reading.text[start:first]).split()
    leads = all(w[:1].islower() or n == 0 for n, w in enumerate(before)) and len(before) <= LEADING
    leads = leads or _subject_of(reading, start, first)
    acts = not opens and reading.text[:first].rstrip().endswith((" by the", " by"))
    return near[0][1] if leads or acts else None


def _subject_of(reading: Reading, start: int, first: int) -> bool:
    """``In Oslo the opposition Union``: no verb, name or owner before, but a place or a day."""
    tokens = [t for t in reading.tokens if start <= t.start < first]
    if not tokens or len(tokens) > MOST_BEFORE or tokens[0].low not in ("in", "on", "at", "after", "later"):
        return False
    placed = ("GPE", "LOC", "DATE", "FAC")
    return not any(
        t.pos in ("VERB", "AUX", "PRON") or t.text in POSSESSIVE or (t.capital and not t.first and t.ent not in placed)
        for t in tokens
    )


def _passages(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """The sentence up to ``at``, then the sentence before it."""
    number = next((n for n, (a, b) in enumerate(reading.sentences) if a <= at < b), None)
    if number is not None:
        yield reading.sentences[number][0], at
        if number:
            yield reading.sentences[number - 1]


def _fits(body: Actor, word: str) -> bool:
    """A body of the kind that ``word`` says; a company is none by its words and has no state."""
    low = set(re.findall(r"[^\W\d_]+", fold(body.name)))
    if word in FIRMS:
        others = words("bodies", "unofficial") - {"company", "group", "limited", "ltd", "plc", "inc", "corporation"}
        return not body.acts_for and not official_words(body.name) and not low & others
    return bool(low & set(KINDS[word]))
