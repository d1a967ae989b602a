"""Where the name of a body ends, by known names and by the grammar of ministries, committees and agencies."""

from tasks import publicbodies
from tasks.datewords import DAYS, MONTHS
from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading, Token

LEADS = ("of", "for", "on")
DATED = frozenset((*DAYS, *MONTHS))
PANELS = ("commission", "committee", "subcommittee", "council", "conference")  # what is "on" a matter
# Streets and hills that stand for a government, unless something is in them.
STREETS = frozenset(("Whitehall", "Holyrood", "Downing"))
WITHIN = frozenset(("in", "near", "outside", "along", "down", "around"))


def known(reading: Reading, at: int) -> int:
    """End of a body known by name."""
    listed = table("bodies")["known"]
    for end in range(min(len(reading.tokens), at + 7), at, -1):
        if " ".join(reading.texts[at:end]) not in listed:
            continue
        if reading.texts[at] in STREETS and at and reading.tokens[at - 1].low in WITHIN:
            return 0
        follows = reading.tokens[end] if end < len(reading.tokens) else None
        joined = (
            follows is not None
            and follows.capital
            and not follows.broken
            and not follows.first
            and not head_of(follows.text)
        )
        return 0 if joined or (end - at == 1 and _part_of_name(reading, at)) else end
    return 0


def _part_of_name(reading: Reading, at: int) -> bool:
    if not at or reading.tokens[at].broken or reading.tokens[at].first:
        return False
    before = reading.tokens[at - 1]
    return before.capital and not before.first and reading.state(at - 1) is None


def grammar(reading: Reading, at: int, taken: frozenset[int]) -> int:
    """End of the body whose first word is at ``at``: its words name what kind of body it is."""
    if not _opens(reading, at):
        return 0
    end, head = _run(reading, at, taken), 0
    while True:
        fore = next(
            (i for i in range(at, end) if reading.tokens[i].low in words("bodies", "fore") and _leads(reading, i, end)),
            None,
        )
        if fore is not None:
            return _chain(reading, fore + 1, taken)
        head = next((i + 1 for i in range(end - 1, at - 1, -1) if reading.tokens[i].low in words("bodies", "heads")), 0)
        joined = _over_and(reading, end, taken)
        if not joined:
            break
        end = joined
    if not head or (head < end and reading.tokens[end - 1].low in words("bodies", "things")):
        return 0
    if head < end and not head_of(reading.texts[head]):
        return 0
    plain = head - at == 1 and (reading.tokens[at].low in words("bodies", "heads"))
    state = reading.state(at)
    only_state = state is not None and head - state[2] == 1 and reading.tokens[head - 1].low in words("bodies", "plain")
    return 0 if plain or only_state else head


def _opens(reading: Reading, at: int) -> bool:
    """A name can begin here: not in the middle of a run, and no function word."""
    token = reading.tokens[at]
    if token.low in words("persons", "never") and reading.state(at) is None and not _capital_word(token):
        return _news_agency(reading, at)
    if head_of(token.text) and token.low not in words("bodies", "heads") and not _firm_follows(reading, at):
        return False
    if (
        not token.first
        and not token.broken
        and at
        and reading.tokens[at - 1].capital
        and not head_of(reading.tokens[at - 1].text)
    ):
        return reading.tokens[at - 1].first or reading.tokens[at - 1].low in words("persons", "never")
    if "-" in token.text and token.text.rsplit("-", 1)[1][:1].islower():
        return False
    return not (token.first and token.pos in ("DET", "PRON", "ADP", "SCONJ", "ADV", "VERB", "AUX"))


def _news_agency(reading: Reading, at: int) -> bool:
    """``News Agency of Nigeria``: a word of no person's name is one of a body's, within a sentence before its kind."""
    token = reading.tokens[at]
    plain = token.first or token.broken or token.pos != "PROPN" or at + 1 >= len(reading.tokens)
    kind = not plain and reading.tokens[at + 1].capital and not reading.tokens[at + 1].broken
    return kind and reading.tokens[at + 1].low in publicbodies.OFFICIAL


def _capital_word(token: Token) -> bool:
    return token.low in words("offices", "areas") or token.low in words("offices", "sides")


def _run(reading: Reading, at: int, taken: frozenset[int]) -> int:
    """End of the capitalised words from ``at`` on, before an office head."""
    end = at
    while end < len(reading.tokens) and end not in taken and _runs(reading, at, end):
        token = reading.tokens[end]
        if end > at and (token.broken or (token.first and not reading.tokens[end - 1].initial)):
            break
        if (
            head_of(token.text)
            and token.low not in words("bodies", "heads")
            and token.low not in ("representatives", "chief", "general")
            and not _firm_follows(reading, end)
        ):
            break
        end += 1
    return end


def _runs(reading: Reading, at: int, end: int) -> bool:
    """A word with a capital, or the sign between two ("Schroder Wertheim & Co")."""
    tokens = reading.tokens
    if tokens[end].text == "&":
        return at < end < len(tokens) - 1 and tokens[end + 1].capital and not tokens[end + 1].broken
    return tokens[end].capital


def _firm_follows(reading: Reading, at: int) -> bool:
    """``Cardinal Foundries``: what would be an office opens the name of a firm."""
    return at + 1 < len(reading.tokens) and reading.tokens[at + 1].low in words("bodies", "firm_names")


def _leads(reading: Reading, at: int, end: int) -> bool:
    """``of``, ``for`` or ``on`` follows and the run ends there."""
    if at != end - 1 or end >= len(reading.tokens) - 1 or reading.tokens[end].broken:
        return False
    return reading.tokens[end].low in LEADS and (reading.tokens[end].low != "on" or _on_matter(reading, end))


def _on_matter(reading: Reading, at: int) -> bool:
    """``Commission on Presidential Debates``: neither "the council on Tuesday" nor "the committee on Norway"."""
    after = reading.tokens[at + 1]
    dated = after.ent in ("DATE", "TIME") or after.text in DATED
    return reading.tokens[at - 1].low in PANELS and not dated and reading.state(at + 1) is None


def _chain(reading: Reading, at: int, taken: frozenset[int]) -> int:
    """End of ``of the X and Y`` from the preposition at ``at`` on; 0 where no capital follows."""
    end, good = at, 0
    while end < len(reading.tokens) and not reading.tokens[end].broken and end not in taken:
        token = reading.tokens[end]
        if token.first:
            break
        if token.capital and not (head_of(token.text) and token.low not in ("representatives", "general")):
            end += 1
            good = end
        elif _joint(reading, end, at, good):
            end += 1
        else:
            break
    return good


def _joint(reading: Reading, end: int, start: int, good: int) -> bool:
    """``of``, ``the``, "and" or a comma inside the name."""
    token = reading.tokens[end]
    if token.low in LEADS and end == start:
        return True
    if token.low in ("of", "the", "for"):
        return end in (good, start) or reading.tokens[end - 1].low in LEADS
    return (token.low in ("and", "&") or token.text == ",") and good == end and _portfolio_next(reading, end)


def _portfolio_next(reading: Reading, at: int) -> bool:
    """The list of a ministry's matters goes on after "and" or a comma."""
    nxt = at + 1
    while nxt < len(reading.tokens) and reading.tokens[nxt].low in ("and", "&", "the"):
        nxt += 1
    if nxt >= len(reading.tokens) or not reading.tokens[nxt].capital or reading.state(nxt):
        return False
    before = reading.tokens[at - 1].low in words("offices", "portfolio")
    here = reading.tokens[nxt].low in words("offices", "portfolio")
    before = before or reading.tokens[at - 1].pos == "ADJ"
    here = here or reading.tokens[at - 1].pos == "ADJ"
    other = (
        nxt + 1 < len(reading.tokens)
        and reading.tokens[nxt].low in words("bodies", "fore")
        and reading.tokens[nxt + 1].low in LEADS
    )
    return before and here and not other and reading.tokens[nxt].low not in words("bodies", "fore")


def _over_and(reading: Reading, end: int, taken: frozenset[int]) -> int:
    """``Competition and Markets Authority``: end of the run after "and"; 0 where it is another name."""
    if end + 1 >= len(reading.tokens) or reading.tokens[end].low != "and" or not reading.tokens[end + 1].capital:
        return 0
    if reading.tokens[end - 1].low not in words("offices", "portfolio") or end + 1 in taken:
        return 0
    if reading.state(end - 1) or reading.state(end + 1):
        return 0
    stop = _run(reading, end + 1, taken)
    return stop if stop > end + 1 and reading.tokens[stop - 1].low in words("bodies", "heads") else 0


def small_head(reading: Reading, at: int, taken: frozenset[int]) -> int:
    """``US Congressional delegation``, ``Indonesian foreign ministry``: a state, then a head written small."""
    state = reading.state(at)
    if not state or (state[1] == "capital" and not possessive(reading.tokens[min(state[2], len(reading.tokens) - 1)])):
        return 0
    end = state[2]
    while end < len(reading.tokens) and end - at < 7 and end not in taken and not reading.tokens[end].broken:
        token = reading.tokens[end]
        if token.low in publicbodies.SOLE:
            plain = token.low in ("delegation", "military", "army", "navy", "police", "parliament")
            return end + 1 if end > state[2] or not plain else 0
        if not (token.capital or token.low in words("offices", "portfolio")) or possessive(token):
            return 0
        end += 1
    return 0
