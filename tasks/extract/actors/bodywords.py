"""Which words within an office name the body that it is of."""

from collections.abc import Sequence

from tasks import publicbodies
from tasks.extract.actors.lexicon import head_of, region_at, regions, state_name, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.ownwords import GROUPS, OF_FIRMS
from tasks.extract.actors.reading import Reading, Token
from tasks.extract.actors.titles import Title
from tasks.text import fold

TRAILING = frozenset(
    "of and for vice deputy former acting chief managing senior co executive minority majority".split()
)
NOT_FOR = frozenset(("member", "candidate", "nominee", "founder", "co-founder", "informant", "lawmaker"))
LOCAL = frozenset(("mayor", "councillor", "governor"))
# Of which level or kind an office is, without the name of what it is of: "Municipal Chief Executive".
LEVELS = frozenset("municipal metropolitan divisional departmental corporate group managing interim joint".split())
PEOPLE = frozenset(("people", "women", "men", "children"))
# Whose officers act for no state, whichever the adjective before them names.
PRIVATE = frozenset("union party bank company firm club church lobby league charity newspaper airline farmers".split())
# Behind "Labour" or "Green" it is the office's matter, no party: "Labour market minister".
MATTERS = frozenset(
    "market markets relations force mobility affairs standards migration transition economy and , &".split()
)
# Behind the name of a land they make it the name of a body of its own.
OWN = PRIVATE | frozenset("university college institute times".split())
KINDS = frozenset("union federation party bank agency association".split())  # "the GMB union" is the GMB
LEAST_SHORT = 2  # letters of an agency's short form: more than these
Range = tuple[int, int]


def no_name(reading: Reading, at: int) -> bool:
    """A rank, a word written small or the first half of a double head."""
    token = reading.tokens[at]
    if token.capital and reading.tokens[at + 1].low in words("bodies", "firm_names"):
        return False
    born = token.low.endswith(("-born", "-based"))
    return born or token.low in words("offices", "ranks") or not token.capital or bool(head_of(token.text))


def body_words(reading: Reading, part: Range) -> Range | None:
    """``part`` from its first capital on, where all that is left can be one name."""
    start, end = part
    start = next(
        (
            i + 1
            for i in range(end - 1, start - 1, -1)
            if possessive(reading.tokens[i])
            and reading.texts[i] not in ("'", "’")
            and reading.tokens[i - 1].low
            not in words("bodies", "heads")  # "the Vietnamese Assembly's Budget Committee"
        ),
        start,
    )
    start = next((i + 1 for i in range(end - 1, start - 1, -1) if reading.tokens[i].low == "at"), start)
    while start < end and not reading.tokens[start].capital:
        start += 1
    rest = reading.tokens[start:end]
    if not rest or any(t.text in (",", ";") for t in rest):
        return None
    if rest[-1].text == ")" and len(rest) > 3:
        end -= 3
    while end > start and (
        not (reading.tokens[end - 1].capital or _numbered(reading, start, end - 1))
        or reading.tokens[end - 1].low in TRAILING
        or (head_of(reading.texts[end - 1]) and end - start > 1)
    ):
        end -= 1
    return (start, end) if start < end else None


def is_body(reading: Reading, named: Range, title: Title) -> bool:
    """A body by its words, or the name before or after a head that bodies have."""
    low = [t.low for t in reading.tokens[named[0] : named[1]]]
    if all(w in words("offices", "portfolio") or w in ("and", "&", "of", "the") for w in low) or low[0] in LEVELS:
        return False
    if len(low) > 1 and low[0] in words("bodies", "forms_before") and reading.texts[named[0]].isupper():
        return True
    if any(w in words("bodies", "fore") and low[i + 1] in ("of", "for") for i, w in enumerate(low[:-1])):
        return True
    if (
        low[-1] in words("bodies", "heads")
        or low[0] in words("bodies", "fore")
        or reading.slice(*named) in table("bodies")["known"]
    ):
        return len(low) > 1 or (low[0] not in words("bodies", "plain") and low[0] not in words("bodies", "heads"))
    return title.head_word in words("offices", "bodily") and title.head_word in (
        "ceo",
        "cfo",
        "coo",
        "md",
        "executive",
        "chairman",
        "chairwoman",
        "chair",
        "founder",
        "co-founder",
        "economist",
        "analyst",
        "strategist",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    )


def body_of(reading: Reading, title: Title) -> str:
    """The region of a governor, the city of a mayor, the body of a chairman or an analyst; empty for none."""
    start, end = title.role
    left, right = (start, title.head), (title.head + 1, end)
    while left[0] < left[1] and no_name(reading, left[0]):
        left = (left[0] + 1, left[1])
    region = region_at(reading.texts, left[0]) if left[0] < left[1] else 0
    behind = {t.low for t in reading.tokens[max(region, left[0]) : left[1]]}
    party = behind & (words("offices", "sides") | OWN)  # or "New York University": part of a name
    if region and region <= left[1] and not party:
        return regions()[tuple(fold(t) for t in reading.texts[left[0] : region])]
    mark = next((i for i in range(right[1] - 1, right[0], -1) if reading.texts[i] == ","), 0)
    if mark and reading.tokens[mark + 1].low in words("bodies", "fore") and mark + 2 < right[1]:
        return reading.slice(mark + 1, right[1])
    if right[0] < right[1] and reading.tokens[right[0]].low in ("of", "for", "at", ","):
        right = (right[0] + 1, right[1])
        while right[0] < right[1] and reading.tokens[right[0]].low == "the":
            right = (right[0] + 1, right[1])
        region = region_at(reading.texts, right[0]) if right[0] < right[1] else 0
        if region == right[1] and region:
            return reading.slice(*right)
    if title.head_word in NOT_FOR:
        return ""
    state = reading.state(right[0]) if right[0] < right[1] else None
    if state and state[2] < right[1] and possessive(reading.tokens[state[2]]):
        own = reading.tokens[state[2] + 1 : right[1]]
        body = bool(own) and own[0].capital and {t.low for t in own} & PRIVATE and not _public(own)
        return reading.slice(state[2] + 1, right[1]) if body else state_name(state[0])
    whole = _opening_body(reading, left) or _told_small(reading, left) or _told_small(reading, right)
    if whole:
        return whole
    after = body_words(reading, right)
    if after and title.head_word == "minister" and reading.tokens[after[0]].low not in words("bodies", "fore"):
        after = None  # "Minister of Small Holdings": a portfolio
    for named in (body_words(reading, left), after):
        if named and (title.head_word in LOCAL or is_body(reading, named, title)):
            return reading.slice(*named)
    return ""


def _numbered(reading: Reading, start: int, at: int) -> bool:
    """``Eesti 200``: a number behind a capital closes a name."""
    return at > start and reading.texts[at].isdigit() and reading.tokens[at - 1].capital


def _public(part: Sequence[Token]) -> bool:
    return any(t.low in publicbodies.OFFICIAL | {"central", "reserve"} for t in part)


def _opening_body(reading: Reading, left: Range) -> str:
    """``WHO Regional Director``: the known body or the short form in capitals that opens the office."""
    if left[1] - left[0] < 2 or not reading.tokens[left[0]].capital or reading.tokens[left[0] + 1].low in MATTERS:
        return ""
    short = reading.texts[left[0]]
    if len(short) > LEAST_SHORT and short.isalpha() and short.isupper() and reading.state(left[0]) is None:
        named = [
            i for i in range(*left) if reading.tokens[i].capital and reading.tokens[i].low in words("bodies", "heads")
        ]
        return reading.slice(left[0], named[-1] + 1) if named else short  # "NATO Military Committee chairman"
    known = table("bodies")["known"]
    return next((n for end in range(left[1], left[0], -1) if (n := reading.slice(left[0], end)) in known), "")


def _told_small(reading: Reading, right: Range) -> str:
    """``for the Cypriot presidency``, ``of the UN mission``: a state or body in capitals, its kind written small."""
    at = right[0]
    state = reading.state(at) if at < right[1] else None
    named = state[2] if state else at + 1
    rest = reading.tokens[named : right[1]]
    plain = at < right[1] and reading.tokens[at].capital and all(not t.capital and t.pos == "NOUN" for t in rest)
    if not rest or not plain or rest[-1].low not in words("bodies", "heads") | {"mission"}:
        return ""
    short = len(rest) == 1 and rest[0].low in KINDS and reading.texts[at].isupper()
    return state_name(state[0]) if state else reading.texts[at] if short else reading.slice(at, right[1])


def opened(reading: Reading, title: Title) -> str:
    """``National Farmers' Federation chief``, ``People's Harbour Party leader``: a body named by whose it is."""
    if not title.possessor or title.role[0] >= title.head:
        return ""
    last = reading.tokens[title.possessor[1] - 1]
    if not last.capital or (reading.texts[title.possessor[1]] not in ("'", "’") and last.low not in PEOPLE):
        return ""
    bodies, end = words("bodies", "heads") | GROUPS | {"congress"}, title.role[0]
    while end < title.head and reading.tokens[end].capital:
        end += 1
    while end > title.role[0] and reading.tokens[end - 1].low not in bodies:
        end -= 1
    start = title.possessor[0] + (reading.tokens[title.possessor[0]].low == "the")
    return reading.slice(start, end) if end > title.role[0] else ""


def party_first(reading: Reading, role: Range) -> bool:
    """``Reform UK chairman``: the office is of the party, not of its state."""
    listed = words("parties", "short") | words("parties", "names")
    return any(reading.slice(role[0], end) in listed for end in range(role[0] + 1, role[1]))


def private(reading: Reading, title: Title, start: int) -> bool:
    """``India's Tata Steel chief executive``, ``Polish union leader``: of a firm, union or party, not of the state."""
    part = reading.tokens[start : title.head]
    low = {t.low for t in part}
    if title.head_word not in words("offices", "bodily") or low & ({"central", "reserve"} | publicbodies.OFFICIAL):
        return False
    known = words("offices", "ranks") | words("offices", "portfolio")
    firm = title.head_word in OF_FIRMS - {"chairman", "chairwoman", "chairperson"}
    return (
        bool(low & PRIVATE)
        or party_first(reading, (start, title.head + 1))
        or (firm and any(t.capital and t.low not in known for t in part))
    )
