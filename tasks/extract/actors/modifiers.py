"""The words of an office before its head: state, rank, portfolio or body, and where they begin."""

from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.namewords import name_from, plausible, possessive, skip_address
from tasks.extract.actors.reading import Reading, Token

DOUBLES = frozenset(("secretary", "attorney", "director", "solicitor", "inspector", "chief", "executive"))
# Offices of a body, never of a person.
COLLECTIVE = frozenset(
    """candidate leader chairman chairwoman chair mp mep mla td senator lawmaker legislator councillor assemblyman
    assemblywoman nominee treasurer whip""".split()
)
TIMES = frozenset(("after", "before", "during", "following", "since", "until", "at", "in", "on"))
OPENING = frozenset(("VERB", "AUX", "DET", "PRON", "ADV", "SCONJ", "ADP"))
# What somebody says or does; "a claim junior minister NAME denied" is no minister of claims.
TOLD = frozenset(
    """charge claim accusation allegation suggestion idea notion decision proposal plan view offer remark statement
    assertion assessment promise pledge threat demand figure comment argument warning deal
    compromise position""".split()
)
MOST_LEFT = 12  # words of an office before its head


def opening(reading: Reading, at: int) -> int:
    """Start of the words of the office before its head."""
    start = at
    while start > 0 and at - start < MOST_LEFT and not reading.tokens[start].broken:
        step = _step_left(reading, start)
        if step == start:
            break
        start = step
    return _drop_place(reading, _owned(reading, start), at)


def _owned(reading: Reading, start: int) -> int:
    """``Canada's public safety minister``: plain nouns belong too where a possessive or an article opens them."""
    left = start
    if reading.tokens[start].capital:  # "the decision President Moreau will take"
        return start
    while left > 1 and start - left < 4 and not reading.tokens[left].broken and _small(reading.tokens[left - 1]):
        left -= 1
    if left < start and reading.tokens[left - 1].capital and _owner(reading, left - 1):
        return opening(reading, left)
    if left > 1 and reading.tokens[left - 2].low in TIMES and not _of_kind(reading.tokens[start - 1]):
        return start  # "after the meeting chairman NAME said"
    opens = left > 0 and (possessive(reading.tokens[left - 1]) or reading.tokens[left - 1].low in ("the", "a", "an"))
    return left if opens else start


def _of_kind(token: Token) -> bool:
    """A word for a body or a portfolio."""
    return token.low in words("bodies", "heads") | words("offices", "portfolio") | words("offices", "owners")


def _small(token: Token) -> bool:
    """A plain noun or a rank."""
    return _noun(token) or (not token.capital and token.low in words("offices", "ranks"))


def _owner(reading: Reading, at: int) -> bool:
    """``IMF mission chief``, ``Georgian revenue chief``: a short form in capitals or the name of a people."""
    token = reading.tokens[at]
    state = reading.state(at)
    short = token.text.isupper() and (token.ent == "ORG" or token.text in table("bodies")["known"])
    return short or (state is not None and state[1] == "demonym" and state[2] == at + 1)


def _noun(token: Token) -> bool:
    plain = token.text.isalpha() and not token.capital and token.pos in ("NOUN", "ADJ")
    return plain and token.text not in TOLD and not head_of(token.text)


def _step_left(reading: Reading, start: int) -> int:
    """``start`` moved over the word or the joined words before it, or unmoved."""
    token = reading.tokens[start - 1]
    if _short_rank(reading, start):
        return start - 2
    if reading.tokens[start].first and not reading.tokens[start - 1].initial:
        return start
    if reading.texts[start] == "Professor" and not _modifier(token):  # a form of address
        return start
    if token.capital or _modifier(token):
        return start - 1 if _belongs(reading, start - 1) else start
    if token.text == ")" and start >= 4 and reading.tokens[start - 3].text == "(":
        return start - 4 if _shortened(reading, start) else start
    if token.text.isdigit() and start > 1 and _numbered(reading, start - 1):
        return start - 2
    joint = token.low in ("and", "&", "of", "for", ",", "the") and start >= 2
    if not joint:
        return start
    if not reading.tokens[start].capital:
        both = token.low in ("and", "&") and _portfolio(reading.tokens[start]) and _portfolio(reading.tokens[start - 2])
        return start - 2 if both else start
    before = start - 2
    if token.low == "the" or (token.low == "," and reading.tokens[start].low in ("and", "&")):
        before -= token.low == "the"
    return _joined_left(reading, before, token.low) if before >= 0 else start


def _shortened(reading: Reading, start: int) -> bool:
    """``Election Commission (EC) Secretary``: the body before its short form in brackets."""
    body, short = reading.tokens[start - 4], reading.texts[start - 2]
    spelt = body.capital and body.low in words("bodies", "heads")
    return spelt and short.isupper() and len(short) > 1 and not body.broken


def _numbered(reading: Reading, at: int) -> bool:
    """``Agenda 200 chair``: a number at the end of a name, no date and no count."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    name = before.capital and before.pos == "PROPN" and not before.first and not before.broken
    return token.ent != "DATE" and (name or (before.capital and before.first)) and before.ent != "DATE"


def _short_rank(reading: Reading, start: int) -> bool:
    """``Lt.`` before ``Gov.``: a short rank with its stop."""
    return start >= 2 and reading.texts[start - 1] == "." and reading.tokens[start - 2].low in ("lt", "maj", "brig")


def _joined_left(reading: Reading, before: int, joint: str) -> int:
    """Over "and" or "of" only where what stands before is itself a word of offices or bodies."""
    here = before + 2 if joint != "the" else before + 3
    token = reading.tokens[before]
    if not token.capital or reading.tokens[before + 1].first:
        return here
    if joint in ("of", "for") or (joint == "the" and reading.tokens[before + 1].low in ("of", "for")):
        good = token.low in words("bodies", "fore") or (token.low in words("offices", "portfolio"))
    elif joint == ",":
        good = token.low in words("offices", "portfolio") and _list_goes_on(reading, here)
    else:
        good = token.low in words("offices", "portfolio")
    return before if good else here


def _list_goes_on(reading: Reading, at: int) -> bool:
    """An "and" follows within the list of a portfolio ("Railways, Information and Broadcasting Minister")."""
    end = at
    while (
        end < len(reading.tokens)
        and end - at < 6
        and (reading.tokens[end].capital or reading.tokens[end].low in ("and", "&"))
    ):
        if reading.tokens[end].low in ("and", "&"):
            return True
        end += 1
    return False


def _modifier(token: Token) -> bool:
    """A lower-case word of an office: a rank or a portfolio."""
    low = token.low
    parts = low.split("-")
    ranked = low in words("offices", "ranks") or parts[0] in ("vice", "deputy", "ex", "then", "former")
    body = low in words("bodies", "heads") or low in ("central", "opposition", "charge")
    double = head_of(token.text) in DOUBLES
    return ranked or body or double or low in words("offices", "portfolio")


def _portfolio(token: Token) -> bool:
    return token.low in words("offices", "portfolio")


def _belongs(reading: Reading, at: int) -> bool:
    """A capitalised or modifying word before an office is part of it."""
    token = reading.tokens[at]
    if token.low == "charge" and reading.tokens[at + 1].low != "d'affaires":
        return False
    if (
        token.low in words("persons", "never") - words("offices", "areas")
        and reading.state(at) is None
        and not token.text.isupper()
    ):
        under = token.text == "Under" and bool(head_of(reading.texts[at + 1]))  # Secretary
        return under or token.low in words("offices", "sides")
    opens = token.first and token.low.endswith(("ing", "ed")) and reading.state(at) is None
    if opens and not _modifier(token):  # "Hosting President Macron", not "United States President"
        return False
    shouting = token.text.isupper() and len(token.text) > 1
    if token.capital and not shouting and token.pos in OPENING and token.first:
        return _modifier(token)
    if token.ent == "PERSON" and not _modifier(token) and _long_person(reading, at) and not _body_of(reading, at):
        return False
    if at + 1 < len(reading.tokens) and reading.tokens[at + 1].low in words("bodies", "firm_names"):
        return True
    return not head_of(token.text) or _modifier(token) or head_of(token.text) in words("offices", "double")


def _long_person(reading: Reading, at: int) -> bool:
    """The tagger's person at ``at`` is a name apart from the office that follows it."""
    return any(
        a <= at < b
        and plausible(reading, a, b)
        and not any(head_of(t) for t in reading.texts[a:b])
        and reading.tokens[b - 1].low not in words("offices", "fields")
        for a, b in reading.persons
    )


def _body_of(reading: Reading, at: int) -> bool:
    """``Jatiya Dal candidate NAME``: a body, whatever the tagger says, stands before an office before a name."""
    end = next((b for a, b in reading.persons if a <= at < b), at + 1)
    if end + 1 >= len(reading.tokens) or reading.tokens[end].capital:
        return False
    small = head_of(reading.texts[end]) in COLLECTIVE and not any(
        t.broken or t.first for t in reading.tokens[end : end + 2]
    )
    return small and reading.tokens[end + 1].capital and name_from(reading, skip_address(reading, end + 1)) > end + 1


def _drop_place(reading: Reading, start: int, at: int) -> int:
    """``In London Prime Minister ...``: the place is no part of the office."""
    if start in (0, at):
        return start
    state = reading.state(start)
    if reading.tokens[start - 1].low in ("from", "to") and state and state[1] == "capital":
        return min(state[2], at)
    if reading.tokens[start - 1].low not in ("in", "at", "near", "inside", "outside"):
        return start
    if state:
        return min(state[2], at)
    while start < at and reading.tokens[start].ent in ("GPE", "LOC", "FAC"):
        start += 1
    return start
