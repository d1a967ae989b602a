"""For whom a person acts: the state or body that an office, a sentence or a form of address gives."""

from dataclasses import dataclass

from tasks import publicbodies
from tasks.extract.actors import partytags
from tasks.extract.actors.bodywords import LOCAL, NOT_FOR, body_of, opened, party_first, private
from tasks.extract.actors.lexicon import (
    national_state,
    region_at,
    regions,
    state_at,
    state_name,
    table,
    words,
)
from tasks.extract.actors.ownwords import GROUPS, own_words, run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.roles import UNPRINTED, Office
from tasks.extract.actors.titles import Title
from tasks.extract.actors.wording import shared
from tasks.model import Span
from tasks.text import fold

ABROAD = frozenset(("ambassador", "envoy", "consul", "representative", "adviser", "advisor", "negotiator", "sherpa"))
SENT_BY = frozenset(
    ("gov", "sen", "rep", "senator", "representative", "congressman", "congresswoman")
)  # a part of a state
HOUSES = frozenset(("house", "senate"))  # many states have them
STATED, IMPLIED, ADDRESSED, ASSUMED = 4, 3, 2, 1
RULING = frozenset(("minister", "president", "premier", "king", "queen", "emperor", "ruler", "chancellor", "governor"))
KINDS = frozenset(("union", "group", "party", "association", "club", "firm", "company", "bank", "federation"))
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One ground for taking a person to act for ``value``."""

    person: int
    value: str
    span: Span
    weight: int
    reason: str = ""
    spoken: bool = False  # said of the person in the sentence, not given by an office
    member: bool = False  # of a party, beside what the office is for


def of_title(reading: Reading, title: Title, person: int) -> Side | None:
    """The state or body that an office itself gives."""
    if title.head_word in UNPRINTED - {"counterpart"} or title.head_word == "mep":  # of a party, not for the Union
        return None
    if title.tenure == "past" or any(
        reading.tokens[i].low in ("former", "ex", "then") or reading.tokens[i].low.startswith("ex-")
        for i in range(*title.role)
    ):
        return None
    if title.plural and not title.possessor and shared(reading, title.role[0]):
        return None
    joined = opened(reading, title)
    if joined:
        return Side(person, joined, span_of(reading, title.claimed[0], title.role[1]), STATED)
    if title.possessor:
        code, _, end = reading.state(title.possessor[0]) or ("", "", 0)
        whole = span_of(reading, min(title.possessor[0], title.role[0]), max(title.possessor[1], title.role[1]))
        city = title.head_word in LOCAL and reading.tokens[title.possessor[1] - 1].capital  # not "the bank's"
        apart = end == title.possessor[1] and private(reading, title, title.role[0])
        if code and end == title.possessor[1] and not city and not apart:
            return Side(person, state_name(code), whole, STATED)
        region = region_at(reading.texts, title.possessor[0])
        if city or (region and region == title.possessor[1]):
            return Side(person, reading.slice(*title.possessor), whole, STATED)
        owner = "" if apart or title.head_word in NOT_FOR else own_words(reading, title.possessor, title.head_word)
        if owner and owner.lower() not in words("bodies", "heads") | GROUPS:
            return Side(person, owner, whole, STATED)
    elif reading.tokens[title.claimed[0]].low == "whose":
        return _whose(reading, title, person)
    body = "" if _kind_only(reading, title) else body_of(reading, title)
    named = Side(person, body, span_of(reading, *title.role), STATED) if body else None
    return _of_words(reading, title, person) or named


def of_several_states(reading: Reading, title: Title) -> bool:
    """``The U.N. envoy for Syria, NAME of Norway``: an officer of such a body acts for it, not for his own state."""
    known, start = table("bodies")["known"], title.claimed[0]
    opened = (known.get(reading.slice(i, j)) for i in range(start, title.head) for j in range(i + 1, title.head + 1))
    return any(found is not None and not found[1] for found in opened)


def _kind_only(reading: Reading, title: Title) -> bool:
    """``Trade union leader NAME`` at the start of a sentence: what kind of body it is, not which."""
    start, last = reading.tokens[title.role[0]], reading.tokens[title.head - 1]
    small = not any(t.capital for t in reading.tokens[title.role[0] + 1 : title.head])
    return start.first and small and title.head - title.role[0] > 1 and last.low in KINDS


def _whose(reading: Reading, title: Title, person: int) -> Side | None:
    """``Lithuania, whose president-elect, NAME,``."""
    comma = title.claimed[0] - 1
    if comma < 1 or reading.texts[comma] != "," or title.place == "before":
        return None
    start = comma
    while start > 0 and not reading.tokens[start].first and _of_name(reading, start - 1):
        start -= 1
    while start < comma and not reading.tokens[start].capital:
        start += 1
    value = own_words(reading, (start, comma), title.head_word)
    return Side(person, value, span_of(reading, start, title.role[1]), STATED) if value else None


def _of_name(reading: Reading, at: int) -> bool:
    """A word of a name that runs on over "of" and "and": ``the Ministry of Works and Ports, whose``."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    if token.capital or at == 0:
        return token.capital
    joins = token.low in ("of", "for", "and") or (token.low == "the" and before.low in ("of", "for"))
    second = token.low == "and" and before.low in words("bodies", "heads")
    return joins and not second and reading.tokens[at + 1].low != "whose"


def span_of(reading: Reading, first: int, last: int) -> Span:
    return Span(reading.article.id, reading.tokens[first].start, reading.tokens[last - 1].end)


def _of_words(reading: Reading, title: Title, person: int) -> Side | None:
    """``US Secretary of State``, ``President of France``, ``External Affairs Minister``."""
    start, end = title.role
    span = span_of(reading, start, end)
    at = start
    while at < title.head and reading.tokens[at].low in words("offices", "ranks") and not reading.state(at):
        at += 1
    found = reading.state(at) if at < title.head else None
    local = title.head_word in LOCAL
    if (
        found
        and not (local and found[1] == "capital")
        and found[2] <= title.head
        and not private(reading, title, found[2])
        and _only_office_words(reading, found[2], title.head)
    ):
        return Side(person, state_name(found[0]), span, STATED)
    known = _governed(reading, title, person) or _of_one_state(reading, title, person)
    if known:
        return known
    complement = title.head + 1
    sent = title.head_word in ABROAD
    if complement < end and reading.tokens[complement].low == "of":
        at = complement + 1
        at += reading.tokens[at].low == "the" if at < end else 0
        found = reading.state(at) if at < end else None
        whole = found is not None and (found[2] == end or (sent and reading.tokens[found[2]].low == "to"))
        if found and whole and not (local and found[1] == "capital"):
            return Side(person, state_name(found[0]), span, STATED)
    last = next(
        (s for i in range(complement, end) if (s := reading.state(i)) and s[2] == end and _of(reading, i)), None
    )
    if last and last[1] == "name" and title.head_word == "minister":
        return Side(person, state_name(last[0]), span, STATED)
    return _after_name(reading, title, person)


def _of_one_state(reading: Reading, title: Title, person: int) -> Side | None:
    """An office that only one state has, or that only its press writes so."""
    officer = title.head_word in words("offices", "bodily") and party_first(reading, title.role)
    national = "" if officer else national_state(reading.slice(*title.role))
    code = national or _short_code(reading, title)
    if not code or (reading.tokens[title.role[0]].low in HOUSES and _elsewhere(reading, code)):
        return None
    shown = _names_state(reading, *title.role, code)
    weight = STATED if national or shown else IMPLIED
    reason = "" if shown else "office or body of that state only"
    return Side(person, state_name(code), span_of(reading, *title.role), weight, reason)


def _elsewhere(reading: Reading, code: str) -> bool:
    """The article names other states and not the one that ``code`` stands for."""
    others = any((found := reading.state(at)) and found[0] != code for at in range(len(reading.tokens)))
    return others and not _tells_of(reading, code)


def _of(reading: Reading, at: int) -> bool:
    """``minister of agriculture of Norway``."""
    return "of" in (
        reading.tokens[at - 1].low,
        reading.tokens[at - 2].low if reading.tokens[at - 1].low == "the" else "",
    )


def _short_code(reading: Reading, title: Title) -> str:
    """``Sen.``: the state whose press writes so, if the article is about it; a governor is for his own region."""
    low = reading.tokens[title.head].low
    within = low == "gov" or reading.tokens[title.role[0]].low == "state"  # "State Sen."
    code = "" if within else str(table("offices")["short"].get(low, ""))
    return code if code and _tells_of(reading, code) else ""


def _tells_of(reading: Reading, code: str) -> bool:
    """The article names the state ``code`` or a part of it, or prints a party tag as its press does."""
    parts = {tuple(fold(n).split()) for n in table("states")["regions"].get(code, ())}
    low = tuple(map(fold, reading.texts))
    return partytags.tagged(reading) or any(
        ((found := reading.state(at)) and found[0] == code)
        or (reading.tokens[at].capital and any(low[at : at + len(p)] == p for p in parts))
        for at in range(len(low))
    )


def of_party(reading: Reading, found: Found) -> Side | None:
    """``NAME, R-Neb.,``: the federal state that a member of the Congress of the United States is sent by."""
    end = found.tokens[1]
    value = partytags.state(reading, end)
    if not value:
        return None
    return Side(
        found.person,
        value,
        span_of(reading, found.tokens[0], partytags.after(reading, end)),
        STATED,
        "federal state in the party tag",
        spoken=True,
    )


def of_chair(one: Office) -> Side | None:
    """``who chairs the Union of Nurses``: the body that the verb names by its full name."""
    parts = one.text.split(" of the ", 1)
    name = parts[-1].split()
    if len(parts) < 2 or len(name) < 2 or not one.reason.startswith("from “who") or not name[0][:1].isupper():
        return None
    body = name[-1].lower() in words("bodies", "heads") or (
        name[0].lower() in words("bodies", "fore") and name[1] in ("of", "for")
    )
    plain = all(w[:1].isupper() or w in ("of", "for", "and", "the", "on") for w in name)
    return Side(one.person, parts[-1], one.span, STATED) if body and plain else None


def _governed(reading: Reading, title: Title, person: int) -> Side | None:
    """``Gov. NAME of Ohio``, ``Sen. NAME of Vermont``: the region after the name."""
    if title.place != "after" or title.name is None or title.head_word not in LOCAL | SENT_BY | {"premier"}:
        return None
    at = title.name[1]
    if at + 1 >= len(reading.tokens) or reading.tokens[at].low != "of":
        return None
    end = region_at(reading.texts, at + 1)
    if not end:
        return None
    value = regions()[tuple(fold(t) for t in reading.texts[at + 1 : end])]
    return Side(person, value, span_of(reading, title.role[0], end), STATED)


def _after_name(reading: Reading, title: Title, person: int) -> Side | None:
    """``President Emmanuel Macron of France``."""
    if title.place != "after" or title.name is None or title.head_word not in words("offices", "government"):
        return None
    at = title.name[1]
    if at + 1 >= len(reading.tokens) or reading.tokens[at].low != "of":
        return None
    state = reading.state(at + 1 + (reading.tokens[at + 1].low == "the"))
    if state and state[1] == "name":
        return Side(person, state_name(state[0]), span_of(reading, title.role[0], state[2]), STATED)
    return _unlisted(reading, title, person, at + 1) if title.head_word in RULING else None


def _unlisted(reading: Reading, title: Title, person: int, at: int) -> Side | None:
    """``Prime Minister NAME of Kirimoa,``: a land that no list has, in the words of the text."""
    end = run(reading, at)[1]
    closed = end >= len(reading.tokens) or reading.tokens[end].broken or reading.texts[end] in (",", ".", ";", ")")
    low = {t.low for t in reading.tokens[at:end]}
    other = low & (words("offices", "portfolio") | words("bodies", "heads") | words("persons", "never"))
    if not closed or not 1 <= end - at <= 3 or other:
        return None
    return Side(person, reading.slice(at, end), span_of(reading, title.role[0], end), STATED)


def _names_state(reading: Reading, start: int, end: int, code: str) -> bool:
    return any((s := state_at(reading.texts, i)) is not None and s[0].code == code for i in range(start, end))


def _only_office_words(reading: Reading, start: int, end: int) -> bool:
    """Between a state and the head stand only words of offices and public houses, no company's name."""
    public = publicbodies.OFFICIAL | {"bank", "supreme", "reserve", "central", "opposition", "charge"}
    allowed = words("offices", "portfolio") | words("offices", "ranks") | public | {"and", "&", "of", "the", ","}
    return all(reading.tokens[i].low in allowed or "-" in reading.texts[i] for i in range(start, end))
