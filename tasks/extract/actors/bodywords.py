"""Which words within an office name the body that it is of."""

from tasks.extract.actors.lexicon import head_of, table, words
from tasks.extract.actors.namewords import possessive
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.titles import Title

TRAILING = frozenset(
    ("of", "and", "for", "vice", "deputy", "former", "acting", "chief", "managing", "senior", "co", "executive")
)
Range = tuple[int, int]


def no_name(reading: Reading, at: int) -> bool:
    """A rank, a word written small or the first half of a double head."""
    token = reading.tokens[at]
    if token.capital and reading.tokens[at + 1].low in words("bodies", "firm_names"):
        return False
    born = token.low.endswith(("-born", "-based"))
    return born or token.low in words("offices", "ranks") or not token.capital or bool(head_of(token.text))


def body_words(reading: Reading, part: Range) -> Range | None:
    """``part`` from its first capital on, where all that is left can be one name."""
    start, end = part
    start = next(
        (
            i + 1
            for i in range(end - 1, start - 1, -1)
            if possessive(reading.tokens[i]) and reading.texts[i] not in ("'", "’")
        ),
        start,
    )
    start = next((i + 1 for i in range(end - 1, start - 1, -1) if reading.tokens[i].low == "at"), start)
    while start < end and not reading.tokens[start].capital:
        start += 1
    rest = reading.tokens[start:end]
    if not rest or any(t.text in (",", ";") for t in rest):
        return None
    if rest[-1].text == ")" and len(rest) > 3:
        end -= 3
    while end > start and (
        not reading.tokens[end - 1].capital
        or reading.tokens[end - 1].low in TRAILING
        or (head_of(reading.texts[end - 1]) and end - start > 1)
    ):
        end -= 1
    return (start, end) if start < end else None


def is_body(reading: Reading, named: Range, title: Title) -> bool:
    """A body by its words, or the name before or after a head that bodies have."""
    low = [t.low for t in reading.tokens[named[0] : named[1]]]
    if all(w in words("offices", "portfolio") or w in ("and", "&", "of", "the") for w in low):
        return False
    if any(w in words("bodies", "fore") and low[i + 1] in ("of", "for") for i, w in enumerate(low[:-1])):
        return True
    if (
        low[-1] in words("bodies", "heads")
        or low[0] in words("bodies", "fore")
        or reading.slice(*named) in table("bodies")["known"]
    ):
        return len(low) > 1 or (low[0] not in words("bodies", "plain") and low[0] not in words("bodies", "heads"))
    return title.head_word in words("offices", "bodily") and title.head_word in (
        "ceo",
        "cfo",
        "coo",
        "md",
        "executive",
        "chairman",
        "chairwoman",
        "chair",
        "founder",
        "co-founder",
        "economist",
        "analyst",
        "strategist",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    )
