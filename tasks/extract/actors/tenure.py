"""Whether the words around an office say that it is held now: not once, not yet, and not in somebody's view only."""

from typing import TYPE_CHECKING, Literal

from tasks.extract.actors.bygone import ended
from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.reading import Reading

if TYPE_CHECKING:
    from tasks.extract.actors.titles import Title

Tenure = Literal["held", "ahead", "past", "open"]
# Before an office: who is called so holds it no more, or only says or hopes that he does.
UNHELD = frozenset(
    """ousted deposed toppled overthrown unseated sacked fired dismissed assassinated slain murdered executed
    self-proclaimed self-declared self-styled self-appointed so-called would-be wannabe aspiring potential possible
    prospective likely putative purported supposed fake facto""".split()
)
COMING = frozenset("next future soon-to-be designated".split())
# Who is one of these "for" an office, or "to be" it, does not hold it.
ASPIRING = frozenset(
    """candidate candidates nominee nominees pick picks choice choices contender contenders frontrunner front-runner
    favourite favorite hopeful hopefuls challenger aspirant aspirants nomination bid race run running runs option
    candidacy campaign""".split()
)
POSTS = frozenset("the a post job office position role seat of his her its their next new".split())
UNLIKELY = frozenset("set left nominated proposed".split())  # between or before: the office may never be given
PROMISED = frozenset("will to due leaves".split())  # between a name and "become" or "be named"
CONDITIONS = frozenset("if unless should provided once assuming pending could might would".split())
STARTS = frozenset("effective starting beginning".split())
TAKES = frozenset("take takes taking assume assumes assuming start starts begin begins".split())
OFFICE = frozenset("office over up the his her duties work".split())
MOST_AFTER = 60  # words from an office that somebody is given to the day on which it is taken
MOST_BACK = 8  # words from an office back to what somebody is for it
YEAR = 4  # figures of a year
Range = tuple[int, int]


def tenure(reading: Reading, title: "Title") -> Tenure:
    """Whether whoever stands beside the office holds it, held it or will hold it for sure, or none of it is said."""
    if title.name is None:
        return "held"
    around = {t.low for t in reading.tokens[_opening(reading, title) : title.head]}
    after = title.role[1] if title.name[1] <= title.role[0] else title.name[1]
    if around & UNHELD or _aspired(reading, title):
        return "open"
    if title.place in ("before", "chosen") and ended(reading, (title.name, title.claimed), after):
        return "past"
    if _over(reading, title, after):
        return "open"
    if title.place == "chosen":
        said = _chosen(reading, title)
        if said != "held":
            return said
    if title.place in ("before", "chosen") and _passed(reading, title):
        return "open"
    yet = around & COMING or _later(reading, after) or (title.place == "chosen" and _taken_later(reading, after))
    return "ahead" if yet else "held"


def _taken_later(reading: Reading, at: int) -> bool:
    """``The assembly elected NAME president. She takes office in March``."""
    for start in range(at, min(at + MOST_AFTER, len(reading.tokens) - 2)):
        if reading.tokens[start].low in TAKES and reading.tokens[start + 1].low in OFFICE:
            return any(t.ent == "DATE" for t in reading.tokens[start + 1 : start + MOST_BACK])
    return False


def _opening(reading: Reading, title: "Title") -> int:
    """The office with the word before it: ``Deposed president``, ``De facto president``."""
    start = title.claimed[0]
    return start - (start > 0 and not reading.tokens[start].broken and not reading.tokens[start].first)


def _aspired(reading: Reading, title: "Title") -> bool:
    """``candidate for governor NAME``, ``the pick for the post of envoy, NAME,``, ``hopes to be mayor``."""
    at = title.claimed[0] - 1
    if title.place not in ("after", "apposed") or at < 1 or reading.tokens[at + 1].broken:
        return False
    least = max(0, at - MOST_BACK)
    while at > least and reading.tokens[at].low in POSTS:
        at -= 1
    low = reading.tokens[at].low
    if low in ("be", "become") and reading.tokens[at - 1].low == "to":
        at, low = at - 1, "for"
    return low == "for" and reading.tokens[at - 1].low in ASPIRING


def _over(reading: Reading, title: "Title", after: int) -> bool:
    """``chancellor from 2005 to 2021``, ``minister in 2014``, ``president 1990-94``, ``minister at the time``."""
    within = " ".join(t.low for t in reading.tokens[title.head + 1 : title.role[1]])
    behind = [t.low for t in reading.tokens[after : after + 3]]
    if "at the time" in (" ".join(behind), within[-11:]):
        return True
    if title.place not in ("before", "chosen") or not behind:
        return False
    at = after + (behind[0] in ("from", "in", "since", "between", "during"))
    year = at < len(reading.tokens) and reading.texts[at].isdigit() and len(reading.texts[at]) == YEAR
    return year and behind[0] != "since"


def _later(reading: Reading, at: int) -> bool:
    """``from July``, ``, effective 1 July``, ``with effect from Monday``, ``starting in June``."""
    at += at < len(reading.tokens) and reading.texts[at] == ","
    words = [t.low for t in reading.tokens[at : at + 4]]
    if words[:3] == ["with", "effect", "from"]:
        at += 3
    elif words[:2] == ["as", "of"]:
        at += 2
    elif words[:1] == ["from"]:
        at += 1
    elif words and words[0] in STARTS:
        at += 1 + (words[1:2] in (["in"], ["on"], ["from"]))
    else:
        return False
    return at < len(reading.tokens) and reading.tokens[at].ent == "DATE"


def _passed(reading: Reading, title: "Title") -> bool:
    """``NAME was the ROLE``, or somebody ``nominated NAME as ROLE``."""
    assert title.name is not None
    between = [t.low for t in reading.tokens[title.name[1] : title.claimed[0]]]
    if between[-1:] == ["was"] and title.place == "before":
        return True
    if "served" in between and not {"has", "have"} & set(between):
        return True
    return "as" in between and reading.tokens[_address(reading, title.name[0]) - 1].low in UNLIKELY


def _address(reading: Reading, at: int) -> int:
    while at > 1 and is_address(reading.tokens[at - 1]):
        at -= 1
    return at


def _chosen(reading: Reading, title: "Title") -> Tenure:
    """What the verb between a name and the office says: ``leaves to become``, ``will be named``, ``becomes``."""
    assert title.name is not None
    verbs = [t.low for t in reading.tokens[title.name[1] : title.claimed[0]]]
    if verbs[-1:] == ["becomes"]:
        return "ahead" if _dated(reading, title.role[1]) else "held"
    promised = "become" in verbs or "be" in verbs
    if not promised:
        return "held"
    if UNLIKELY & set(verbs) or not PROMISED & set(verbs):
        return "open"
    sure = "who" in verbs or _leads(reading, title.name[0])
    return "ahead" if sure and not _conditional(reading, title.role[1]) else "open"


def _dated(reading: Reading, at: int) -> bool:
    """A day or a month follows: ``becomes president on 1 June``."""
    here = reading.tokens[at : at + 2]
    return len(here) > 1 and (here[0].ent == "DATE" or (here[0].low in ("on", "in") and here[1].ent == "DATE"))


def _leads(reading: Reading, at: int) -> bool:
    """No verb stands before the name: the sentence itself says it, nobody in it predicts it."""
    while at > 0 and not (reading.tokens[at].first or reading.tokens[at].broken):
        at -= 1
        if reading.tokens[at].pos in ("VERB", "AUX"):
            return False
    return True


def _conditional(reading: Reading, at: int) -> bool:
    """``if the senate agrees`` follows."""
    while at < len(reading.tokens) and not (reading.tokens[at].first or reading.tokens[at].broken):
        if reading.tokens[at].low in CONDITIONS:
            return True
        at += 1
    return False
