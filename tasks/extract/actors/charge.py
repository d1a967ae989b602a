"""Offices that a sentence tells with a verb: "who chairs the committee", "who oversees works and ports"."""

from tasks.extract.actors import partytags
from tasks.extract.actors.lexicon import words
from tasks.extract.actors.reading import POSSESSIVE, Reading
from tasks.extract.actors.roles import SPELLINGS, Office, office, office_words
from tasks.extract.actors.titles import DETERMINERS, Title
from tasks.model import Span

OVERSEES = {"oversees": "for", "chairs": "chair of", "heads": "head of"}


def overseen(reading: Reading, title: Title, person: int) -> Office | None:
    """``Union Minister NAME, who oversees A, B and C``: the office with its portfolio."""
    base = office(reading, title, person)
    if title.name is None or title.place != "after" or base is None:
        return None
    at = title.name[1]
    words_after = [t.low for t in reading.tokens[at : at + 3]]
    if (
        words_after[:2] != [",", "who"]
        or len(words_after) < 3
        or words_after[2] != "oversees"
        or "for" in base.text.split()
    ):
        return None
    end = at + 3
    while end < len(reading.tokens) and (
        reading.tokens[end].capital or reading.tokens[end].low in ("and", "&", ",", "the")
    ):
        if reading.tokens[end].broken or reading.tokens[end].first:
            break
        end += 1
    while end > at + 3 and not reading.tokens[end - 1].capital:
        end -= 1
    if end == at + 3:
        return None
    content, states = office_words(reading, at + 3, end)
    span = Span(reading.article.id, base.span.start, reading.tokens[end - 1].end)
    text = f"{base.text} for {reading.slice(at + 3, end)}"
    reason = "office and the portfolio from “who oversees”"
    return Office(
        person, base.article, text, span, base.head, base.key | content, base.states | states, base.apart, reason
    )


def chaired(reading: Reading, name: tuple[int, int], person: int) -> Office | None:
    """``NAME, who chairs the energy committee of ...``: an office said with a verb."""
    at = partytags.after(reading, name[1])
    low = [t.low for t in reading.tokens[at : at + 3]]
    if len(low) < 3 or low[:2] != [",", "who"] or low[2] not in OVERSEES or low[2] == "oversees":
        return None
    end = at + 3
    owned = end + 1 < len(reading.tokens) and reading.texts[end + 1] in POSSESSIVE
    if end < len(reading.tokens) and not (
        reading.tokens[end].capital or owned or reading.tokens[end].low in DETERMINERS
    ):
        return None  # "who heads home on Friday"
    while (
        end < len(reading.tokens)
        and (reading.tokens[end].text != "," or _lists_fields(reading, end))
        and reading.tokens[end].text not in (".", ";", ":", "—", "–", "(", "in", "from")
        and not reading.tokens[end].broken
    ):
        if reading.tokens[end].pos in ("VERB", "AUX"):
            return None
        end += 1
    if not 2 <= end - at - 3 <= 14:
        return None
    content, states = office_words(reading, at + 3, end)
    span = Span(reading.article.id, reading.tokens[at + 2].start, reading.tokens[end - 1].end)
    word = OVERSEES[low[2]]
    text = f"{word} {reading.slice(at + 3, end)}"
    key = content | {SPELLINGS.get(word.split()[0], word.split()[0])}
    return Office(
        person, reading.article.id, text, span, word.split()[0], key, states, frozenset(), f"from “who {low[2]}”"
    )


def _lists_fields(reading: Reading, comma: int) -> bool:
    """``the Department of Environment, Transport and Trade``: fields go on behind the comma up to "and"."""
    at, fields = comma, words("offices", "portfolio") | words("bodies", "things")
    while at + 1 < len(reading.tokens) and reading.tokens[at].text in (",", "and", "&"):
        field = reading.tokens[at + 1]
        if field.low != "and" and not (field.capital and field.low in fields and not field.broken):
            return False
        if reading.tokens[at].text != "," and field.capital:
            return True
        at += 1 if field.low == "and" else 2
    return at > comma + 2 and reading.tokens[at - 2].text in ("and", "&")
