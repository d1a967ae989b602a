"""Which state is an article's own, so that a bare "Defence Secretary" can be held for its officer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks import publicbodies
from tasks.extract.actors.lexicon import national_state, state_at, state_name, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.sides import ASSUMED, Side
from tasks.extract.actors.titles import Title
from tasks.model import Span

DATELINE = re.compile(
    r"\s*+([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30})"
    r"(?:,[^\n—–-]{0,30}|\s{0,9}\([^)\n]{2,12}\)|\s)\s{0,9}(?:\([^)\n]{2,12}\)\s{0,9})?[—–-]"
)
NO_STATES = frozenset("general press private executive party union company club branch district honorary town".split())
OFFICES, ALONE, DATED = 3, 2, 1
REASONS = {
    OFFICES: "the article gives its own state's offices without the state",
    ALONE: "no other state is named in the article",
    DATED: "the article is dated from that state's capital",
}


@dataclass(frozen=True, slots=True)
class Home:
    """A state with the ground on which it is taken for the article's own."""

    code: str
    ground: int


def home_state(reading: Reading, titles: Sequence[Title]) -> Home | None:
    """By bare national offices; else as the only state the article names; else by the capital in the dateline."""
    votes = set()
    for title in titles:
        if title.possessor or title.head_word not in words("offices", "home"):
            continue
        text = reading.slice(*title.role)
        code = national_state(text)
        if code and "committee" not in text.casefold() and not any(reading.state(i) for i in range(*title.role)):
            votes.add(code)
    guest = not votes and _guest(reading, titles)
    alone = (_alone(reading) or _british(reading, titles)) if not votes and not guest else ""
    if votes or alone:
        return Home(alone or min(votes), ALONE if alone else OFFICES) if len(votes) <= 1 else None
    dated = _dateline(reading.article.text)
    return Home(dated, DATED) if dated else None


def _guest(reading: Reading, titles: Sequence[Title]) -> bool:
    """The first state named labels an office, and a bare office of a government stands before: that is of another."""
    first = next((at for at in range(len(reading.tokens)) if reading.state(at)), len(reading.tokens))
    labels = any(t.claimed[0] <= first <= t.head and not t.possessor for t in titles)
    bare = (t for t in titles if t.head < first and t.name and t.head_word in words("offices", "home"))
    return labels and any(True for _ in bare)


def _alone(reading: Reading) -> str:
    """The one state named, twice or more and early, or by one of its houses; empty where two are named."""
    codes: list[tuple[int, str]] = []
    houses = 0
    known = table("bodies")["known"]
    for at in range(len(reading.tokens)):
        state = reading.state(at)
        if state:
            codes.append((at, state[0]))
        ends = (3, 2, 1) if reading.tokens[at].capital else ()
        house = next((known[n] for e in ends if (n := " ".join(reading.texts[at : at + e])) in known), None)
        if house and house[1]:
            codes.append((at, house[1]))
        houses += bool(house and house[1]) or bool(state and _governed(reading, state[2]))
    if len({code for _, code in codes}) != 1:
        return ""
    opening = reading.sentences[min(3, len(reading.sentences) - 1)][1]
    early = reading.tokens[codes[0][0]].start < opening
    return codes[0][1] if houses or (early and len(codes) > 1) else ""


def _governed(reading: Reading, end: int) -> bool:
    """``Georgia's cabinet``, ``the Georgian parliament``: what governs a state, right behind its name."""
    end += end < len(reading.tokens) and possessive(reading.tokens[end])
    return end < len(reading.tokens) and reading.tokens[end].low in publicbodies.GOVERNING


def _british(reading: Reading, titles: Sequence[Title]) -> str:
    """The House of Commons or a member of it beside an office or a sum as only Britain has, and no other state."""
    if any((s := reading.state(at)) and s[0] != "GB" for at in range(len(reading.tokens))):
        return ""
    houses = any(" ".join(reading.texts[at : at + 3]) == "House of Commons" for at in range(len(reading.tokens)))
    seats = any(t.head_word == "mp" for t in titles)
    pounds = "£" in reading.text
    if not (houses or (seats and pounds)):
        return ""
    secretary = any(_portfolio_secretary(reading, t) for t in titles)
    return "GB" if pounds or secretary else ""


def _portfolio_secretary(reading: Reading, title: Title) -> bool:
    """``Housing Secretary``: a member of the government; elsewhere with a House of Commons it would be a minister."""
    low = {t.low for t in reading.tokens[title.role[0] : title.head]}
    held = title.head_word == "secretary" and reading.tokens[title.head].capital
    return held and bool(low & words("offices", "portfolio") - {"parliamentary", "general", "party"})


def _dateline(text: str) -> str:
    """The state of the capital in a dateline ("LISBON, Jan 30 (MWS) -") at the start of a line near the top."""
    for line in text[:600].split("\n"):
        match = DATELINE.match(line)
        if match:
            place = tuple(w.capitalize() for w in match.group(1).strip().split())
            found = state_at(place, 0)
            return found[0].code if found and found[1] == len(place) else ""
    return ""


def assumed(reading: Reading, title: Title, person: int, home: Home | None) -> Side | None:
    """The home state for a bare office, where nothing in the sentence speaks for another."""
    if home is None or title.possessor or title.name is None or title.head_word not in words("offices", "home"):
        return None
    low = {t.low for t in reading.tokens[title.role[0] : title.role[1]]}
    if low & words("offices", "abroad") or _of_body(title, low) or not _fits(home, title, low):
        return None
    if home.ground != ALONE and others_speak(reading, title.role[0], home.code):
        return None
    first, last = reading.tokens[title.role[0]], reading.tokens[title.role[1] - 1]
    return Side(
        person, state_name(home.code), Span(reading.article.id, first.start, last.end), ASSUMED, REASONS[home.ground]
    )


def _of_body(title: Title, low: set[str]) -> bool:
    """``general secretary``, ``press secretary``: of a union, a party or a person, not of a state."""
    return title.head_word == "secretary" and bool(low & NO_STATES)


def _fits(home: Home, title: Title, low: set[str]) -> bool:
    """The office is one of that state's press: not "Defence" for America, not another's by habit."""
    if title.role[1] - title.role[0] < 2 and title.head_word not in ("chancellor", "mp", "pm"):
        return False
    if "first" in low:  # of Scotland, Wales or Northern Ireland, not of the kingdom
        return False
    if (home.code == "US" and "defence" in low) or (home.code != "US" and "defense" in low):
        return False
    # Reporters travel: a dateline says little where the state's press and others use the same titles.
    if home.ground != DATED:
        return True
    minister = title.head_word == "minister" or {"secretary", "state"} <= low
    return home.code not in ("GB", "US") and minister and "prime" not in low


def others_speak(reading: Reading, where: int, home: str) -> bool:
    """Another state stands free in the sentence: not as the label of an office, a body or a delegation."""
    place = reading.tokens[where]
    bounds = reading.sentence(place.start, place.end)
    if bounds is None:
        return True
    for at, token in enumerate(reading.tokens):
        if not bounds[0] <= token.start < bounds[1]:
            continue
        state = reading.state(at)
        if state and state[0] != home and not _labels(reading, state[2]) and "-" not in token.text:
            return True
    return False


def _labels(reading: Reading, end: int) -> bool:
    """The next word is capitalised or the head of a body: the state only labels it."""
    after = reading.tokens[end] if end < len(reading.tokens) else None
    return after is not None and (after.capital or after.low in ("delegation", "minister", "ambassador", "government"))
