"""What a personal name looks like in running text, before it is known whose it is."""

import functools
import re

from tasks import publicbodies
from tasks.extract.actors.capitals import in_capitals
from tasks.extract.actors.lexicon import head_of, nicknames, state_at, table, words
from tasks.extract.actors.reading import POSSESSIVE, Reading, Token

MOST_WORDS = 6  # of one name
LONGEST_INITIALS = 8  # letters and stops: "S.W.R.D."
NICKING = {"“": "”", "‘": "’", '"': '"', "'": "'"}  # marks around a nickname
RETIRED = (["retd"], ["ret"], ["rtd"], ["retired"])
WHOLE = frozenset("highness majesty eminence holiness excellency sheikh lord lady baroness".split())  # never cut short
CREEDS = frozenset(("islam", "christian"))  # and family names
# Written small before a capital, with a hyphen or an apostrophe: the Arabic article and particles of other tongues.
LINKED = frozenset("al el ad as ar at an az ash ath adh ul ud ka wa ole ya ba".split())
ELIDED = frozenset("d l dell dall all dal n m t s".split())
LOST = re.compile("\ufffd|[\u00c2\u00c3][\u0080-\u00bf]")  # a letter decoded wrongly


def is_address(token: Token) -> bool:
    """A form of address or a military grade before a name: Mr, Shri, Dr, Sir, Gen., M. where Mme is written too."""
    return token.monsieur or token.low.rstrip(".") in words_of_address()


@functools.cache
def words_of_address() -> frozenset[str]:
    data = table("offices")
    return frozenset(
        (*data["address"]["words"], "gen", "lt", "col", "maj", "adm", "capt", "prof", "brig", "cmdr", "hon")
    )


def name_word(reading: Reading, at: int) -> bool:
    """Token ``at`` may stand in a name: capitalised, and not a word that never does."""
    token = reading.tokens[at]
    if token.monsieur or _garbled(reading, at):
        return False
    if token.initial:
        return (
            token.text not in ("US", "UK", "EU", "UN", "A", "I", "P.O.")
            and (len(token.text) <= LONGEST_INITIALS)
            and _initial_of_name(reading, at)
        )
    if with_article(token):
        before = reading.tokens[at - 1]
        led = before.capital or with_article(before) or before.low in words("persons", "particles")
        return at > 0 and led and not token.broken
    if not token.capital or not any(c.isalpha() for c in token.text):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return in_capitals(reading, at)
    if token.low in words("persons", "never") and not (_family(reading, at) or _syllable(reading, at)):
        return False
    return not head_of(token.text) or _tagged_person(reading, at) or short_as_name(reading, at)


def _family(reading: Reading, at: int) -> bool:
    """``Nazrul Islam``: a creed behind a given name, where the tagger takes the one or the other for a person."""
    token, before = reading.tokens[at], reading.tokens[at - 1] if at else None
    if before is None or token.low not in CREEDS or not before.capital or before.first or token.broken:
        return False
    given = any(t.ent == "PERSON" for t in reading.tokens[max(0, at - 2) : at + 1])
    return given and not head_of(before.text) and reading.state(at - 1) is None


def _syllable(reading: Reading, at: int) -> bool:
    """``President To Lam``, ``Vice Premier He Lifeng``: a small word with a capital between an office and a name."""
    token, after = reading.tokens[at], reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if token.low not in words("persons", "syllables") or after is None or at == 0 or token.first or token.shouted:
        return False
    follows = after.capital and not (after.broken or after.first or after.low in words("persons", "never"))
    return follows and not token.broken and bool(head_of(reading.texts[at - 1]))


def _garbled(reading: Reading, at: int) -> bool:
    """``JosÃ©``, ``Mu\ufffdoz``: a letter was lost, and what is left is nobody's name."""
    token = reading.tokens[at]
    return LOST.search(reading.text, max(0, token.start - 1), token.end + 1) is not None


def with_article(token: Token) -> bool:
    """``al-Amr``, ``ka-Mabuza``, ``d'Orsigny``: a family name with an article or a particle written small."""
    if token.text.isalpha():
        return False
    for marks, listed in (("-‑", LINKED), ("'’", ELIDED)):
        for mark in marks:
            head, found, rest = token.text.partition(mark)
            if found and head in listed and rest[:1].isupper():
                return True
    return False


def short_as_name(reading: Reading, at: int) -> bool:
    """``Amartya Sen``: the short form of an office after a name, without its stop."""
    token, before = reading.tokens[at], reading.tokens[at - 1] if at else None
    after = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    if (
        token.low not in table("offices")["short"]
        or before is None
        or not before.capital
        or head_of(before.text)
        or token.first
    ):
        return False
    return (
        after is None
        or after.text != "."
        or after.broken
        or at + 2 >= len(reading.tokens)
        or reading.tokens[at + 2].first
    )


def _initial_of_name(reading: Reading, at: int) -> bool:
    """``U.S.`` and the like are no initials; ``X`` alone is a platform."""
    found = state_at(reading.texts, at)
    if found and found[1] == at + 1:
        return False
    last = at + 1 == len(reading.tokens)
    return not last and reading.tokens[at + 1].capital and not reading.tokens[at + 1].broken


def _tagged_person(reading: Reading, at: int) -> bool:
    return reading.tokens[at].ent == "PERSON"


def name_from(reading: Reading, start: int) -> int:
    """End of the name that starts at token ``start``; ``start`` itself where none does."""
    tokens, end, most = reading.tokens, start, MOST_WORDS
    while end < len(tokens) and end - start < most:
        token = tokens[end]
        if end > start and (token.broken or (token.first and not tokens[end - 1].initial)):
            break
        if name_word(reading, end):
            end += 1
        elif (particle := _particles(reading, end)) > end:
            end = particle
        elif end > start and (nick := _nickname(reading, end)) > end:
            most += nick - end
            end = nick
        elif end - start == 2 and _korean_last(reading, end):
            end += 1
        else:
            break
    while end > start and tokens[end - 1].low in words("persons", "particles") and not tokens[end - 1].capital:
        end -= 1
    if end > start and end < len(tokens) and tokens[end].low in words("persons", "suffixes") and tokens[end].capital:
        end += 1
    return end


def _nickname(reading: Reading, at: int) -> int:
    """``Ferdinand “Bong” Tolosa``: token behind a nickname in marks within a name; ``at`` where there is none."""
    tokens = reading.tokens
    if tokens[at].text not in NICKING or not tokens[at - 1].capital or tokens[at].broken:
        return at
    for close in range(at + 2, min(at + 4, len(tokens) - 1)):
        inside = all(t.capital and not t.broken and not t.first for t in tokens[at + 1 : close])
        if tokens[close].text == NICKING[tokens[at].text]:
            onward = name_word(reading, close + 1) or _particles(reading, close + 1) > close + 1
            return close + 1 if inside and onward and not tokens[close + 1].broken else at
    return at


def _korean_last(reading: Reading, at: int) -> bool:
    """``Moon Jae In``: a small word with a capital within a sentence is the last syllable of a name."""
    token = reading.tokens[at]
    return token.text in ("In", "An", "So", "Do", "On") and not token.shouted and not token.first


def _particles(reading: Reading, at: int) -> int:
    """End of lower-case particles ("von der") before a capitalised word; ``at`` where there are none."""
    end = at
    while end < len(reading.tokens) and reading.tokens[end].low in words("persons", "particles"):
        end += 1
    follows = end > at and end < len(reading.tokens) and name_word(reading, end) and not reading.tokens[end].first
    return end if follows and end - at <= 3 else at


def name_until(reading: Reading, end: int) -> int:
    """Start of the name that ends before token ``end``; ``end`` itself where none does."""
    tokens, start = reading.tokens, end
    if end > 1 and tokens[end - 1].low in words("persons", "suffixes") and tokens[end - 1].text.isupper():
        start = end - 1
    while start > 0 and end - start < MOST_WORDS:
        opens = start < end and (tokens[start].broken or tokens[start].first)
        if opens and not (tokens[start - 1].initial and not tokens[start].broken):
            break
        token = tokens[start - 1]
        particle = token.low in words("persons", "particles") and start < end
        if not name_word(reading, start - 1) and not particle:
            break
        start -= 1
    while start < end and tokens[start].low in words("persons", "particles") and not tokens[start].capital:
        start += 1
    begin = skip_address(reading, start) if start < end else start
    return min(begin, end)


def skip_address(reading: Reading, at: int) -> int:
    """The first token after forms of address that start at ``at``: ``Datuk Seri Dr``, ``Justice (retd)``."""
    tokens, start = reading.tokens, at
    while at < len(tokens):
        if is_address(tokens[at]) and tokens[at].capital:
            low = tokens[at].low
            at += 1
            marks = ("'", "’") if low in WHOLE else (".", "'", "’")
            at += at < len(tokens) and tokens[at].text in marks and not tokens[at].broken
            seconds = table("offices")["address"]["seconds"].get(low, ())
            at += at < len(tokens) and tokens[at].capital and tokens[at].low in seconds
        elif _retired(reading, at) and (at > start or (at and tokens[at - 1].capital)):
            at = _retired(reading, at)
        elif _calling(reading, at) or _right(reading, at):
            at += 1
        else:
            return at
    return at


def _retired(reading: Reading, at: int) -> int:
    """Token behind ``(retd)`` or ``(Retd.)`` at ``at``; 0 where something else stands."""
    low = [t.low for t in reading.tokens[at : at + 4]]
    if low[:1] != ["("] or low[1:2] not in RETIRED:
        return 0
    close = 2 + (low[2:3] == ["."])
    return at + close + 1 if low[close : close + 1] == [")"] else 0


def _right(reading: Reading, at: int) -> bool:
    """``Right Honourable``."""
    return [t.low for t in reading.tokens[at : at + 2]] in (["right", "honourable"], ["right", "honorable"])


def _calling(reading: Reading, at: int) -> bool:
    """``Advocate Moin Talukdar``: a calling with a capital before a name of two words."""
    token = reading.tokens[at]
    if not token.capital or token.low not in table("offices")["address"]["callings"] or at + 1 >= len(reading.tokens):
        return False
    return not reading.tokens[at + 1].broken and plausible(reading, at + 1, name_from(reading, at + 1))


def plausible(reading: Reading, start: int, end: int) -> bool:
    """The words from ``start`` to ``end`` make a full name: two to six, no state, no body, no thing."""
    marks = sum(t in NICKING or t in NICKING.values() for t in reading.texts[start:end])
    if not 2 <= end - start - marks <= MOST_WORDS:
        return False
    if any(
        _foreign_to_names(reading, i) for i in range(start, end) if not _given(reading, i, start)
    ) and not _wholly_tagged(reading, start, end):
        return False
    if all(reading.tokens[i].initial for i in range(start, end)):
        return False
    state = reading.state(start)
    if state and state[2] == end:
        return False
    after = reading.tokens[end] if end < len(reading.tokens) else None
    follows = after is not None and after.capital and not after.broken and not after.first
    return not (follows and after is not None and after.low in words("bodies", "heads") | words("bodies", "things"))


def _given(reading: Reading, at: int, start: int) -> bool:
    """``Bill`` at the start of a name is a given name."""
    return at == start and reading.tokens[at].low in nicknames()


def _foreign_to_names(reading: Reading, at: int) -> bool:
    low = reading.tokens[at].low
    if low in words("bodies", "things") or low in words("bodies", "heads") or low in words("offices", "portfolio"):
        return True
    state = reading.state(at)
    return state is not None and state[1] != "capital"


def _wholly_tagged(reading: Reading, start: int, end: int) -> bool:
    """The tagger calls exactly these words a person, and they are no thing or body."""
    never = (words("bodies", "things") | publicbodies.OFFICIAL) - words("persons", "surnames")
    if any(t.low in never and not _given(reading, start + i, start) for i, t in enumerate(reading.tokens[start:end])):
        return False
    last = reading.tokens[end - 1].low
    return (start, end) in reading.persons and last not in words("bodies", "heads") - words("persons", "surnames")


def possessive(token: Token) -> bool:
    return token.text in POSSESSIVE
