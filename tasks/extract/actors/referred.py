"""Which body an office means by one word of its name: "the Front's chairman", "Union Secretary", "its leader"."""

from collections.abc import Iterator

from tasks.extract.actors.bodies import is_press
from tasks.extract.actors.bodywords import LOCAL, NOT_FOR
from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.ownwords import GROUPS, run
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.sides import IMPLIED, Side, span_of
from tasks.extract.actors.titles import Title
from tasks.text import fold

Range = tuple[int, int]
# What opens an office as the short name of a body told before: "Council leader", "Party chair".
LABELS = frozenset("union party front federation association league alliance movement council commission".split())
LABELS |= frozenset("committee authority agency board trust institute society foundation forum confederation".split())
LABELS |= frozenset("tribunal congress institution organisation organization movement dal morcha sena".split())
STATES = frozenset(("minister", "pm", "ambassador", "governor", "mayor"))  # "Union Minister" is India's
LANDS = frozenset("state states city county province republic kingdom nation island islands country house".split())
# Offices that only parties and unions have, so that "its" is the one party or union of the sentence.
LED = frozenset(("leader", "co-leader", "whip"))
PARTY_ENDS = GROUPS - {"union", "league"}
# What the small word for its owner may stand for.
SMALL = {
    "party": ("party", "alliance", "movement", "front", "coalition", "bloc", "dal", "morcha", "congress"),
    "union": ("union", "federation", "association"),
    "front": ("front",),
    "movement": ("movement",),
    "alliance": ("alliance",),
    "society": ("society",),
    "association": ("association", "federation"),
    "federation": ("federation",),
}
SITTING = frozenset(("committee", "subcommittee", "commission", "council", "panel"))  # on a matter
MOST_OWNED = 2  # "the" and the word
APPEALS = ("appeal", "overturn", "quash", "revers", "upheld", "uphold", "lower", "retired", "former", "below")
MOST = 8  # words of a name before its last


def of_title(reading: Reading, title: Title, person: int) -> Side | None:
    """The one body that the word in the office can mean, if it is named before."""
    if title.head_word in NOT_FOR | STATES | LOCAL or title.name is None:
        return None
    word = _owning(reading, title) or _opening(reading, title)
    named = set(_named(reading, title.claimed[0], word)) if word else _its(reading, title) or _acting(reading, title)
    named -= frozenset() if title.possessor else table("bodies")["known"].keys()
    if not word and not named:
        word, named = _small_owner(reading, title) or ("court", _bench(reading, title))
    if len({fold(n) for n in named}) != 1:
        return None
    value = min(named)
    reason = f"“{word.capitalize() if word else 'its'}” is {value}, named before"
    return Side(person, value, span_of(reading, title.claimed[0], title.role[1]), IMPLIED, reason)


def _owning(reading: Reading, title: Title) -> str:
    """``the Front's deputy chairman``."""
    if title.possessor is None or title.possessor[1] - title.possessor[0] > 2:
        return ""
    at = title.possessor[1] - 1
    token = reading.tokens[at]
    the = at > 0 and reading.tokens[at - 1].low == "the"
    body = token.low in words("bodies", "heads") | GROUPS | LABELS
    return token.low if the and token.capital and body and not head_of(token.text) and token.low not in LANDS else ""


def _opening(reading: Reading, title: Title) -> str:
    """``Union Secretary``, ``Party spokeswoman``, ``Council leader``."""
    at = title.role[0]
    token = reading.tokens[at]
    if title.possessor or at >= title.head or not token.capital or token.low not in LABELS:
        return ""
    joined = at > 0 and reading.tokens[at - 1].capital and not token.first
    rest = reading.tokens[at + 1 : title.head]
    plain = all(t.low in words("offices", "ranks") or head_of(t.text) or not t.capital for t in rest)
    return token.low if plain and not joined else ""


def _acting(reading: Reading, title: Title) -> set[str]:
    """``The Forest Union demanded it. Its vice-chairwoman, NAME,``: the one body of the sentence, which acts there."""
    at = title.claimed[0]
    starts = [s for s in reading.sentences if s[0] <= reading.tokens[at].start]
    if reading.tokens[at].low != "its" or not starts:
        return set()
    opens = reading.tokens[at].first or _quoted(reading, starts[-1][0], at)
    begin = starts[-2 if opens and len(starts) > 1 else -1][0]
    out, acts = set(), False
    for i in range(at):
        token = reading.tokens[i]
        if token.start < begin or not token.capital or token.low not in words("bodies", "heads") | GROUPS:
            continue
        start = _start(reading, i)
        behind = reading.tokens[i + 1]
        out.add(reading.slice(start, i + 1))
        opening = reading.tokens[start].start - begin <= len("The ")
        acts = acts or behind.pos in ("VERB", "AUX") or (behind.text == "," and opening)
    return {n for n in out if " " in n} if len(out) == 1 and acts else set()


def _quoted(reading: Reading, begin: int, at: int) -> bool:
    """``“It is over,” said its chairman``: nothing but the quotation and the verb stands before."""
    before = [t for t in reading.tokens[:at] if t.start >= begin]
    return len(before) > 2 and before[0].text in ("“", '"', "‘") and before[-2].text in ("”", '"', "’")


def _named(reading: Reading, before: int, word: str, begin: int = 0) -> Iterator[str]:
    """The longer names before token ``before`` that end in ``word``, or begin with it: ``Bureau of Ports``."""
    for at in range(begin, before):
        token = reading.tokens[at]
        if token.low != word or not token.capital or token.shouted:
            continue
        start = _start(reading, at)
        behind = reading.tokens[at + 1 : at + 2]
        matter = bool(behind) and behind[0].low == "on" and word in SITTING and at + 2 < before
        owned = start > 0 and possessive(reading.tokens[start - 1])  # by an assembly
        matter = matter and not owned and reading.tokens[at + 2].ent != "DATE"
        if matter or (behind and behind[0].low in ("of", "for")):
            end = run(reading, at)[1]
            if end > at + 2 and end <= before:
                yield reading.slice(start, end)
        elif start < at:
            yield reading.slice(start, at + 1)


def _start(reading: Reading, at: int) -> int:
    """Where the name begins whose last word stands at ``at``."""
    start, tokens = at, reading.tokens
    while start > 0 and at - start < MOST and not tokens[start].broken:
        token = tokens[start - 1]
        owner = possessive(token) and start > 1 and tokens[start - 2].capital and token.text in ("'", "’")
        peoples = possessive(token) and start > 1 and tokens[start - 2].low in ("people", "women", "men", "workers")
        joint = token.low in ("and", "&", "of") and start > 1 and tokens[start - 2].capital and start < at
        if not (token.capital and token.low not in ("the", "a", "an") and not _opens(reading, start - 1)) and not (
            owner or peoples or joint
        ):
            break
        start -= 1
    return start


def _opens(reading: Reading, at: int) -> bool:
    """A capital that is only that of a sentence: ``When Union``."""
    token = reading.tokens[at]
    return token.first and token.pos in ("ADP", "SCONJ", "ADV", "DET", "PRON", "VERB", "AUX", "CCONJ")


def _small_owner(reading: Reading, title: Title) -> tuple[str, set[str]] | None:
    """``the party's treasurer``: the one party named in this sentence or the one before."""
    if title.possessor is None or title.possessor[1] - title.claimed[0] != MOST_OWNED:
        return None
    word = reading.texts[title.possessor[1] - 1]
    if reading.tokens[title.claimed[0]].low != "the" or word not in SMALL:
        return None
    at = title.claimed[0]
    starts = [s for s in reading.sentences if s[0] <= reading.tokens[at].start][-2:]
    begin = next((i for i in range(at) if reading.tokens[i].start >= starts[0][0]), at) if starts else at
    listed = words("parties", "short") | words("parties", "names")
    named = {n for w in SMALL[word] for n in _named(reading, at, w, begin)}
    within = {part for n in named for part in n.split()}
    others = {reading.texts[i] for i in range(begin, at)} & listed - within
    if word == "party" and others:
        return None
    return word, named - table("bodies")["known"].keys()


def _bench(reading: Reading, title: Title) -> set[str]:
    """``Justice NAME``: of the one court named before; nobody's where a ruling of another's is spoken of."""
    plain = all(t.low in words("offices", "ranks") for t in reading.tokens[title.role[0] : title.head])
    judge = title.head_word in ("justice", "judge") and plain and title.place == "after" and not title.possessor
    if not judge or title.role[1] != title.head + 1 or not reading.tokens[title.head].capital:
        return set()
    place = reading.tokens[title.head]
    bounds = reading.sentence(place.start, place.end) or (0, len(reading.text))
    if any(bounds[0] <= t.start < bounds[1] and t.low.startswith(APPEALS) for t in reading.tokens):
        return set()
    return set(_named(reading, len(reading.tokens), "court")) | set(_named(reading, len(reading.tokens), "tribunal"))


def _its(reading: Reading, title: Title) -> set[str]:
    """``suspended its leader, NAME``: the one party named in the sentence, or in the one before where this opens so."""
    at = title.claimed[0]
    general = {"general", "secretary"} <= {t.low for t in reading.tokens[title.role[0] : title.role[1]]}
    if reading.tokens[at].low != "its" or not (title.head_word in LED or general):
        return set()
    starts = [s for s in reading.sentences if s[0] <= reading.tokens[at].start]
    opens = reading.tokens[at].first and len(starts) > 1
    begin = starts[-2 if opens else -1][0] if starts else 0
    ends = PARTY_ENDS | ({"union"} if general else set())
    out = set()
    for i in range(at):
        token = reading.tokens[i]
        if token.start >= begin and token.capital and token.low in ends and (start := _start(reading, i)) < i:
            out.add(reading.slice(start, i + 1))
    return {n for n in out if not is_press(tuple(n.split()))}
