"""What office each person of a story holds, as the clean articles print it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tasks.extract.actors.apposition import of_body
from tasks.extract.actors.lexicon import singular, state_at, table, words
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.titles import Title
from tasks.extract.actors.wording import printed_words
from tasks.model import Span, Version
from tasks.text import fold

SMALL = frozenset(
    ("of", "for", "the", "and", "&", "to", "at", "in", "on", "with", ",", "(", ")", "'s", "’s", "'", "’", ".")
)
UNPRINTED = frozenset(
    ("counterpart", "strongman", "dictator", "boss", "watchdog", "informant", "correspondent", "owner")
)
SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "program": "programme",
    "center": "centre",
}
# Of ranks, those of an office not held yet.
COMING = frozenset(("incoming", "elect", "designate", "president-elect", "next", "future"))
# Heads that mean nothing without the body or the person that they are of.
RELATIVE = frozenset(("deputy", "member", "official", "fellow", "expert", "officer", "boss", "adviser", "advisor"))
# What says which of several, and nothing of the office.
COUNTED = frozenset("second third fourth another other local senior unnamed high-ranking top one".split())
# Heads that say enough alone right before a name.
ALONE = frozenset(("minister", "ambassador", "consul", "mayor", "director", "chairman", "chairwoman", "spokesman"))
ALONE |= {"spokeswoman", "spokesperson", "speaker", "registrar", "treasurer", "ombudsman", "commissioner"}
ALONE |= {"prosecutor", "judge", "justice", "magistrate", "coroner", "administrator", "rector", "commander"}
ALONE |= {"rapporteur", "negotiator", "mediator", "liquidator", "coordinator"}
ALONE |= {"economist", "analyst", "lawyer", "historian", "activist", "campaigner", "lawmaker", "legislator"}
ALONE |= {"councillor", "diplomat", "epidemiologist", "strategist", "scientist"}
OWNING = frozenset(("his", "her", "its", "their"))
REORDERED = "words reordered"
AHEAD = "to be held by the words of the text"
PAST = "over by the words of the text"


@dataclass(frozen=True, slots=True)
class Office:
    """One printed office of one person."""

    person: int
    article: str
    text: str
    span: Span
    head: str
    key: frozenset[str]  # content words, spelling levelled, without states
    states: frozenset[str]
    apart: frozenset[str]  # ranks that make it another office
    reason: str = ""


@dataclass(slots=True)
class _Group:
    offices: list[Office] = field(default_factory=list)

    @property
    def widest(self) -> Office:
        return max(self.offices, key=lambda o: (len(o.key), len(o.states), not o.reason, -o.span.start))


def office(reading: Reading, title: Title, person: int) -> Office | None:
    """``title`` as an office of ``person``; None where it is no office to print."""
    start, end = printed_words(reading, title)
    if title.head_word in UNPRINTED or end <= start:
        return None
    span = Span(reading.article.id, reading.tokens[start].start, reading.tokens[end - 1].end)
    text = " ".join(reading.slice(start, end).split())
    reason = ""
    if title.plural:
        head = singular(reading.tokens[title.head].low)
        text = text.replace(
            reading.texts[title.head], head.upper() if head == "mp" else _cased(head, reading.texts[title.head])
        )
        reason = "singular of what is said of several"
    content, states = office_words(reading, start, end)
    content -= COUNTED if title.head_word in RELATIVE else frozenset()
    if len(content) == 1 and not states and not _says_enough(reading, title):
        return None
    apart = frozenset(w for w in content if w in words("offices", "apart"))
    if title.tenure == "ahead" and not apart & COMING:
        text, content, apart, reason = f"incoming {text}", content | {"incoming"}, apart | {"incoming"}, AHEAD
    if title.tenure == "past" and not apart & words("offices", "over"):
        text, content, apart, reason = f"former {text}", content | {"former"}, apart | {"former"}, PAST
    return Office(person, reading.article.id, text, span, title.head_word, content, states, apart, reason)


def plain_owner(reading: Reading, title: Title) -> str:
    """The one small word with "the" before it that an office belongs to; empty where there is none."""
    at = title.possessor[1] - 1 if title.possessor else 0
    if at < 1 or at - title.claimed[0] != 1 or reading.tokens[at].capital or reading.tokens[at - 1].low != "the":
        return ""
    return reading.tokens[at].low


def _says_enough(reading: Reading, title: Title) -> bool:
    """A head that can be printed alone: ``President``, or ``Chairman`` right before the name."""
    called = title.place == "after" and reading.tokens[title.head].capital
    if called and title.name and not title.plural and of_body(reading, title.name[1]):
        return True
    if title.place == "chosen":
        return title.head_word not in RELATIVE
    if title.place == "before" and reading.texts[title.claimed[0] - 1] == "(":
        return reading.texts[title.role[1] : title.role[1] + 1] == (")",)
    if title.place in ("apposed", "before") and title.claimed[0] < title.role[0]:
        return title.head_word not in RELATIVE or reading.tokens[title.claimed[0]].low not in ("the", "a", "an")
    owned = title.possessor is not None or reading.tokens[title.claimed[0]].low in OWNING
    if title.place == "after" and owned and not title.plural:
        return title.head_word not in words("offices", "grades")
    if title.place == "after" and title.head_word in ALONE and not title.plural:
        before = reading.tokens[title.claimed[0] - 1] if title.claimed[0] else None
        return before is None or before.pos not in ("NOUN", "ADJ", "PROPN")
    return title.head_word in words("offices", "sole") or (called and title.head_word in words("offices", "titled"))


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def office_words(reading: Reading, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Content words of an office, and codes of the states in it."""
    out, states, at = set(), set(), start
    while at < end:
        found = state_at(reading.texts, at)
        token = reading.tokens[at]
        if found and found[1] <= end:
            states.add(found[0].code)
            at = found[1]
            continue
        if token.text == "(" and at + 2 < end:
            at += 3
            continue
        if token.low not in SMALL:
            low = singular(token.low.replace(".", ""))
            out.add(SPELLINGS.get(low, low))
            out.update(p for p in low.split("-") if p in words("offices", "apart"))
        at += 1
    return frozenset(out), frozenset(states)


def versions(offices: Sequence[Office], origin: Mapping[str, str], lead: str) -> tuple[Version[str], ...]:
    """The offices of one person: the same one printed in several ways is one Version, most origins first."""
    groups: list[_Group] = []
    for one in sorted(offices, key=lambda o: (-len(o.key), -len(o.states), o.article != lead, o.article, o.span.start)):
        home = next((g for g in groups if _same(one, g)), None)
        if home:
            home.offices.append(one)
        else:
            groups.append(_Group([one]))
    out = [_version(g, origin, lead) for g in groups]
    level = {id(v): _standing(g.widest, groups) for g, v in zip(groups, out, strict=True)}
    return tuple(sorted(out, key=lambda v: (level[id(v)], -len(v.origins), -len(v.evidence))))


def _standing(one: Office, groups: Sequence[_Group]) -> float:
    """The level of an office; one that other words of the story call former goes right behind that."""
    level = _level(one)
    over = [g.widest for g in groups if _level(g.widest) == 3]
    return 3.5 if level < 3 and any(o.head == one.head and one.key <= _parts(o.key) for o in over) else level


def _parts(key: frozenset[str]) -> frozenset[str]:
    """Words, and the words joined in them (``then-national``)."""
    return key | {part for word in key for part in word.split("-")}


def _level(one: Office) -> float:
    """0 for what somebody does, then seats with party or place, bare titles, what is to come or over, bare grades."""
    if one.apart & words("offices", "over"):
        return 3
    if one.reason == AHEAD:
        return 2.5
    if one.head in words("offices", "grades") and one.key <= words("offices", "grades") | words("offices", "ranks") | {
        "rear",
        "air",
    }:
        return 4
    if len(one.key) == 1 and not one.states:
        return 2
    return 1 if one.head in words("offices", "seats") or one.head in ("nominee", "candidate") else 0


def held_no_more(offices: Sequence[Office]) -> bool:
    """All that a person is printed with are offices that are over, or none."""
    return bool(offices) and all(_level(o) >= 3 for o in offices) and any(_level(o) == 3 for o in offices)


def _same(one: Office, group: _Group) -> bool:
    """Nothing in ``one`` that the group's widest form lacks, and the same rank."""
    wide = group.widest
    if not one.key <= wide.key or one.apart != wide.apart or not (one.states <= wide.states or not wide.states):
        return False
    return SPELLINGS.get(one.head, one.head) == SPELLINGS.get(wide.head, wide.head) or one.key == wide.key


def _version(group: _Group, origin: Mapping[str, str], lead: str) -> Version[str]:
    wide = group.widest
    same = [o for o in group.offices if o.key == wide.key]
    origins = tuple(dict.fromkeys(origin[o.article] for o in _ranked(group.offices, lead)))
    evidence = tuple(dict.fromkeys(o.span for o in _ranked(same, lead) + _ranked(group.offices, lead)))
    turned = _turned(same)
    if turned:
        return Version(turned, origins, evidence, REORDERED)
    best = _best(same, origin, lead)
    ordered = tuple(dict.fromkeys((best.span, *evidence)))
    return Version(best.text, origins, ordered, best.reason)


def _ranked(offices: Iterable[Office], lead: str) -> list[Office]:
    return sorted(offices, key=lambda o: (bool(o.reason), o.article != lead, o.article, o.span.start))


def _best(offices: Sequence[Office], origin: Mapping[str, str], lead: str) -> Office:
    """The fullest printed form; among equals the one of most origins, then the lead article's."""

    def rank(one: Office) -> tuple[int, bool, int, bool, str, int]:
        agreeing = {origin[o.article] for o in offices if fold(o.text) == fold(one.text)}
        return (-len(one.states), bool(one.reason), -len(agreeing), one.article != lead, one.article, one.span.start)

    return min(offices, key=rank)


def _turned(offices: Sequence[Office]) -> str:
    """``Chairman, House Armed Services Committee`` where both orders of the words are printed."""
    ahead = [o for o in offices if " of the " in o.text or " of " in o.text]
    behind = [o for o in offices if " of " not in o.text and len(o.text.split()) > 1]
    heads = table("bodies")["heads"]
    for one in behind:
        parts = one.text.split()
        if len(parts) < 3:  # "Committee chair" is said as it is
            continue
        if ahead and parts[-2].lower() in heads and fold(parts[-1]) == one.head:
            return f"{parts[-1]}, {' '.join(parts[:-1])}"
    return ""
