"""What follows the head of an office, up to where a name begins: ``of State``, ``for A, B, and C and D NAME``."""

from dataclasses import dataclass

from tasks.extract.actors.forenames import called
from tasks.extract.actors.lexicon import head_of, national_state, region_at, table, words
from tasks.extract.actors.namewords import is_address, name_from, plausible, skip_address
from tasks.extract.actors.reading import POSSESSIVE, Reading

MOST_WORDS = 26
MOST_SMALL = 3  # small words behind a possessive
RULING = frozenset(("ruling", "governing", "breakaway"))  # before a party or a coalition
MOST_SERVED = 7  # words of the office that somebody serves
# Offices under another: "counsel for the ex-minister", "adviser to the president".
SERVING = frozenset(
    """adviser advisor aide assistant counsel lawyer attorney spokesman spokeswoman spokesperson secretary envoy
    deputy""".split()
)
SENT = frozenset(("ambassador", "envoy", "commissioner", "representative"))  # of one state to another
JOINTS = frozenset(("of", "for", "and", "&", "the", "at", "in", "with", "on"))
OF_THINGS = ("s", "ing", "tion", "ment", "ity", "ture", "ance", "ology")  # endings of what a portfolio may be of
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Complement:
    """Token after the last word of the complement, and the name that directly follows it."""

    end: int
    name: Range | None = None


def complement(reading: Reading, start: int, head: str) -> Complement | None:
    """The complement that starts at ``start``, or None where none does."""
    taken = tuple(
        table("offices")["prepositions"].get(
            head, ("of", "for", "at") if head in words("offices", "bodily") else ("of", "for")
        )
    )
    if start + 1 >= len(reading.tokens) or reading.tokens[start].low not in taken or reading.tokens[start + 1].broken:
        return None
    if reading.tokens[start].low == "on" and reading.tokens[start + 1].ent == "DATE":
        return None
    if reading.tokens[start].low == "of" and head == "member":
        taken = ("of", "for")
    if head in SERVING and (served := _served(reading, start)):
        return Complement(served) if served > start else None
    end = walk(reading, start)
    if end == start + 1:
        return None
    if head in SENT and reading.tokens[start].low == "of" and end < len(reading.tokens):
        abroad = end + 1 < len(reading.tokens) and reading.tokens[end].low == "to" and reading.tokens[end + 1].capital
        end = walk(reading, end) if abroad else end
    return _split(reading, start, end)


def _served(reading: Reading, start: int) -> int:
    """``adviser to the prime minister of X``: end of another's office; 0 for none, ``start`` where he is named."""
    at, tokens = start + 1, reading.tokens
    while at + 1 < len(tokens) and at - start < MOST_SERVED and not tokens[at].broken:
        state = reading.state(at)
        if head_of(tokens[at].text) and not head_of(tokens[at + 1].text):
            if tokens[at + 1].capital and tokens[at + 1].low in words("bodies", "heads"):  # "the U.S. Marshals Service"
                return 0
            direct = tokens[at].capital and "the" not in [t.low for t in tokens[start:at]]
            of = tokens[at + 1].low == "of" and not tokens[at + 1].broken
            end = walk(reading, at + 1) if of else at + 1
            apposed = reading.texts[end : end + 1] == (",",) and end + 1 < len(tokens) and tokens[end + 1].capital
            return start if apposed or (direct and tokens[at + 1].capital) else end
        if not (state or tokens[at].low in ("the", "former", "of") or _qualifies(tokens[at].low)):
            return 0
        at = state[2] if state else at + 1
    return 0


def _qualifies(low: str) -> bool:
    return low in words("offices", "ranks") or low in words("offices", "portfolio")


def walk(reading: Reading, start: int) -> int:
    """Token after the last word that can belong to the complement or to a name right after it."""
    at, good = start + 1, start + 1
    while at < len(reading.tokens) and at - start < MOST_WORDS and not reading.tokens[at].broken:
        token = reading.tokens[at]
        if token.first and not reading.tokens[at - 1].initial:
            break
        if is_address(token) and token.capital:
            break
        if _content(reading, at):
            at += 1
            good = at
        elif _goes_on(reading, at):
            at += 1
        elif token.text == "(" and at + 2 < len(reading.tokens) and reading.tokens[at + 2].text == ")":
            at += 3
            good = at
        else:
            break
    return _drop_clause(reading, start, good)


def _goes_on(reading: Reading, at: int) -> bool:
    """A small word, a comma or a possessive after which the complement still runs."""
    token = reading.tokens[at]
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if (
        token.low in ("on", "for") and after is not None and after.ent == "DATE"
    ):  # "met Secretary of State Rex Hale on Monday"
        return False
    if token.low == "with" and after is not None and after.low in ("effect", "immediate"):
        return False
    if token.low in JOINTS or token.low in words("persons", "particles"):
        return True
    if token.text == ",":
        return _list_follows(reading, at + 1)
    owned = token.text in POSSESSIVE and at + 1 < len(reading.tokens)
    return owned and (reading.tokens[at + 1].capital or _kind_follows(reading, at + 1))


def _kind_follows(reading: Reading, at: int) -> bool:
    """``Parliament's budget committee``: one or two small words and then one for a body."""
    for token in reading.tokens[at : at + MOST_SMALL]:
        if token.low in words("bodies", "heads"):
            return True
        if token.capital or token.pos not in ("NOUN", "ADJ"):
            return False
    return False


def _content(reading: Reading, at: int) -> bool:
    """A capitalised word, or a lower-case noun or adjective."""
    token = reading.tokens[at]
    if token.capital:
        return any(c.isalpha() for c in token.text)
    if token.low in words("offices", "portfolio") or token.low in RULING:
        return True
    body = token.low == "executive" and reading.tokens[at + 1].low in words("bodies", "heads")
    return token.text.isalpha() and token.pos in ("NOUN", "ADJ", "PROPN") and (body or not head_of(token.text))


def _list_follows(reading: Reading, at: int) -> bool:
    """After a comma the portfolio goes on: with a word of portfolios, or "and" and one."""
    while at < len(reading.tokens) and reading.tokens[at].low in ("and", "&", "the", "new"):
        at += 1
    here = reading.tokens[at : at + 2]
    if len(here) > 1 and head_of(here[1].text) and not head_of(here[0].text):  # "the head of the group, Labour MP"
        return False
    first = bool(here) and here[0].capital and here[0].low in words("offices", "portfolio")
    second = len(here) > 1 and all(t.capital for t in here) and here[1].low in words("offices", "portfolio")
    return first or (second and here[0].ent != "PERSON")


def _drop_clause(reading: Reading, start: int, end: int) -> int:
    """``the head of the bank and President Macron``: another office after "and" is not part of this one."""
    for at in range(start + 2, end):
        if reading.tokens[at].low in ("and", "&") and at + 1 < end and _opens_other(reading, at + 1, end):
            return at
        if reading.tokens[at].low == "and" and _other_deed(reading, at + 1):
            return at
        if reading.tokens[at].low in ("in", "on", "with") and (
            not _capital_run(reading, start + 1, at) or _named(reading, start, at)
        ):
            return at
        if _placed(reading, at, start, end) or _circumstance(reading, at, end):
            return at
    return end


def _circumstance(reading: Reading, at: int, end: int) -> bool:
    """``Consul General in Recife in succession to``: a small word behind a place tells no more of the office."""
    after = reading.tokens[at + 1] if at + 1 < end else None
    small = after is not None and not after.capital and after.low not in words("offices", "portfolio")
    return small and reading.tokens[at].low in ("in", "on", "with") and reading.tokens[at - 1].capital


def _other_deed(reading: Reading, at: int) -> bool:
    """``envoy to Chad and relieved Gen. NAME``: a past deed and whom it concerns, whatever the tagger calls it."""
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    done = reading.tokens[at].low.endswith("ed") and not reading.tokens[at].capital
    return done and after is not None and (is_address(after) or bool(head_of(after.text))) and after.capital


def _placed(reading: Reading, at: int, start: int, end: int) -> bool:
    """``the head of the institute in London``: where it is, after what it is."""
    if at < start + 2 or reading.tokens[at].low not in ("in", "at") or at + 1 >= end:
        return False
    body = reading.tokens[at - 1].low in words("bodies", "heads")
    return reading.tokens[at + 1].ent in ("GPE", "LOC") or (body and reading.tokens[at + 1].capital)


def _opens_other(reading: Reading, at: int, end: int) -> bool:
    """An office head or a full name stands between ``at`` and the next joint."""
    stop = at
    while stop < end and reading.tokens[stop].low not in ("and", "&", ","):
        low = reading.tokens[stop].low
        if head_of(low) and low != "general" and low not in table("offices")["short"]:
            return True
        stop += 1
    stop = min(stop, next((i for i in range(at, stop) if reading.tokens[i].low in JOINTS), stop))
    known = any(t.low in words("offices", "portfolio") | words("bodies", "heads") for t in reading.tokens[at:stop])
    return not known and any(a == at and plausible(reading, a, b) for a, b in reading.persons)


def _named(reading: Reading, start: int, end: int) -> bool:
    """A portfolio and then a name of two words or more stand between: ``for Works Ssemwogerere Kizza in``."""
    known = _known_words(reading, start + 1, end)
    return start + 1 < known < end - 1 and plausible(reading, known, end) and name_from(reading, known) == end


def _capital_run(reading: Reading, start: int, end: int) -> bool:
    return any(t.capital for t in reading.tokens[start:end])


def _split(reading: Reading, start: int, end: int) -> Complement:
    """Where the office ends and a name begins, if the words run on into one."""
    tokens = reading.tokens
    last_joint = max(
        (i for i in range(start, end) if tokens[i].low in JOINTS and not _inside_name(reading, i)), default=start
    )
    least = last_joint + 1
    while least < end and tokens[least].low == "the":
        least += 1
    begin = _known_words(reading, least, end)
    if begin == least and least < end:
        begin = _by_tagger(reading, least, end)
    begin = _past_body(reading, least, end) or begin
    told = least < begin < end and plausible(reading, begin, end) and not tokens[begin].low.endswith(OF_THINGS)
    begin = next((a for a, b in reading.persons if not told and b == end and begin < a and end - a > 1), begin)
    stop = skip_address(reading, begin)
    if tokens[begin - 1].low in words("bodies", "forms_before") and tokens[begin - 1].text.isupper():
        return Complement(end)
    titled = called(reading, stop) if least < begin else None  # "Minister of Defence Sultan Ahmed"
    if titled and titled[1] >= end:
        return Complement(begin, titled)
    if stop < end and tokens[stop].capital and name_from(reading, stop) >= end:
        if plausible(reading, stop, name_from(reading, stop)):
            return Complement(begin, (stop, name_from(reading, stop)))
        if end - stop == 1 and any(a <= stop < b for a, b in reading.persons) and begin > least:
            return Complement(begin, (stop, end))
    return Complement(end)


def _past_body(reading: Reading, at: int, end: int) -> int:
    """``the Party of Norland Central Committee NAME``: behind the last word for a body; 0 where no name follows."""
    last = next((i + 1 for i in range(end - 2, at - 1, -1) if reading.tokens[i].low in words("bodies", "heads")), at)
    named = at < last < end and reading.tokens[last].capital and name_from(reading, last) >= end
    return last if named and plausible(reading, last, end) else 0


def _inside_name(reading: Reading, at: int) -> bool:
    """Lower-case words of the tagger's person are particles."""
    return reading.tokens[at].ent == "PERSON" and reading.tokens[at].low in words("persons", "particles")


def _known_words(reading: Reading, at: int, end: int) -> int:
    """Token after the words that are portfolios, bodies, states or a bracketed short form."""
    while at < end:
        token, state = reading.tokens[at], reading.state(at)
        if state and state[2] <= end:
            at = state[2]
        elif token.text == "(" and at + 2 < end + 1:
            return min(at + 3, end)
        elif token.low in words("offices", "portfolio") or token.low in words("bodies", "heads") or not token.capital:
            at += 1
        elif region := region_at(reading.texts, at):
            at = region
        elif national_state(token.text) or (token.text.isupper() and len(token.text) > 1 and not token.initial):
            at += 1  # "Speaker of the Knesset NAME"
        else:
            break
    return at


def _by_tagger(reading: Reading, least: int, end: int) -> int:
    """``Mayor of London Sadiq Khan``: the tagger's person, else the last two words of three or more."""
    for a, b in reading.persons:
        if least < a and b == end:
            return a
    gpe = least
    while gpe < end and reading.tokens[gpe].ent in ("GPE", "ORG"):
        gpe += 1
    if least < gpe < end:
        return gpe
    body = next((i + 1 for i in range(end - 1, least, -1) if reading.tokens[i].low in words("bodies", "heads")), 0)
    if body:
        return body
    last = next(
        (i + 1 for i in range(end - 3, least - 1, -1) if reading.tokens[i].low in words("offices", "portfolio")), 0
    )
    if last:
        return last
    return end - 2 if end - least >= 3 and reading.tokens[end - 1].ent == "PERSON" else end
