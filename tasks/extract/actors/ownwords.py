"""A state or body in the words of the text, where the owner of an office stands in no list."""

from tasks.extract.actors.lexicon import head_of, region_at, state_name, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading

Range = tuple[int, int]
INNER = frozenset(("of", "for", "and", "the", "on", "&"))  # small words within a body's name
GROUPS = frozenset("party forum movement bloc league alliance coalition front union dal morcha sena partisi".split())
PARTICLES = frozenset(
    ("da", "de", "do", "das", "dos", "del", "della", "di", "du", "des", "la")
)  # in a party's own tongue
PARTIES = frozenset(("partido", "parti", "partei", "partito", "partit", "movimiento", "movimento", "mouvement"))
OF_FIRMS = frozenset(
    ("chairman", "chairwoman", "chairperson", "ceo", "cfo", "coo", "executive", "founder", "co-founder")
)
OF_STATES = frozenset(("ambassador", "minister", "premier", "king", "queen", "speaker", "attorney"))
PRONOUNS = frozenset(("his", "her", "its", "their", "our", "my", "your", "this", "that"))  # "His cabinet's minister"
NAMES_LONGEST = 10  # words of the longest name of a body looked for


def run(reading: Reading, start: int) -> Range:
    """The capitalised words from ``start`` on, with the small words between them."""
    tokens, at, good = reading.tokens, start, start
    while at < len(tokens) and at - start < NAMES_LONGEST and not (at > start and tokens[at].broken):
        token = tokens[at]
        if token.capital and not (at > start and token.first and not tokens[at - 1].initial):
            at += 1
            good = at
        elif at > start and (_inner(reading, start, at) or (possessive(token) and _goes_on(reading, at + 1))):
            at += 1
        else:
            break
    return start, good


def _inner(reading: Reading, start: int, at: int) -> bool:
    """A small word within a name: ``Bureau of Ports``, ``Partido da Costa``."""
    low = reading.tokens[at].low
    return low in INNER or (low in PARTICLES and reading.tokens[start].low in PARTIES)


def _goes_on(reading: Reading, at: int) -> bool:
    return at < len(reading.tokens) and reading.tokens[at].capital


def own_words(reading: Reading, bounds: Range, head: str) -> str:
    """What stands in ``bounds``: a state by its name, a region or body by the words; empty for a person or an office.

    An unlisted land goes by the words of the text before an office of states, where the tagger takes it for a place
    or the text says "of" it elsewhere; a firm before an office that only firms have.
    """
    start, end = bounds
    start += start < end and reading.tokens[start].low == "the"
    if start >= end or not reading.tokens[start].capital or reading.tokens[start].low in PRONOUNS:
        return ""
    state = reading.state(start)
    if state and state[2] == end:
        return state_name(state[0])
    tokens = reading.tokens[start:end]
    low = [t.low for t in tokens]
    person = any(a < end and start < b for a, b in reading.persons)
    value = reading.slice(start, end)
    if value in words("parties", "names") and not (end - start == 1 and reading.tokens[start - 1].low == "the"):
        return value  # "Labour's health spokesman"; "the League's secretary" may be that of another
    fore = len(low) > 2 and low[0] in words("bodies", "fore") and low[1] in ("of", "for")
    body = fore or low[-1] in words("bodies", "heads") | GROUPS or value in table("bodies")["known"]
    offices = [w for w in low if head_of(w) and w not in words("offices", "portfolio")]
    named = body and len(low) > 1 and not any(w in offices for w in low[:-1])
    if person or (not named and any(head_of(w) or w in words("persons", "never") for w in low)):
        return ""
    if region_at(reading.texts, start) == end or body:
        return value
    if head in words("offices", "government") and end - start == 1:
        return value if tokens[0].ent in ("GPE", "NORP", "LOC") or _a_land(reading, start, head) else ""
    if end - start == 1 and value.isupper() and value.isalpha() and len(value) > 1 and not tokens[0].shouted:
        return value  # "the EBRD's vice-president"
    if end - start == 1 and reading.tokens[start - 1].low == "the" and low[0].endswith("s"):  # "the Greens' leader"
        return value if tokens[0].ent in ("ORG", "NORP") else ""
    return value if (head in OF_FIRMS or end - start > 1) and all(t.ent == "ORG" for t in tokens) else ""


def _a_land(reading: Reading, at: int, head: str) -> bool:
    """``Norland's ambassador``: an office that only states have, of what is nobody's name anywhere in the text."""
    value = reading.texts[at]
    named = any(value in reading.texts[a:b] for a, b in reading.persons)
    return _said_of(reading, value) or (head in OF_STATES and not named and not reading.tokens[at].text.isupper())


def _said_of(reading: Reading, word: str) -> bool:
    """``Government of Norland``: the word is what a body is of."""
    texts, tokens = reading.texts, reading.tokens
    return any(
        texts[i] == word and texts[i - 1] == "of" and tokens[i - 2].low in words("bodies", "fore")
        for i in range(2, len(texts))
    )
