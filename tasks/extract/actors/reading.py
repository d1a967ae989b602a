"""An article as the actor rules read it: words with offsets, sentences, and what the tagger says of each word."""

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import state_at
from tasks.model import Article
from tasks.text import fold, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Initials and short forms of given names keep their stop; a possessive ending and every other mark stand alone;
# hyphenated words are one.
WORD = re.compile(
    r"(?:[A-Z]\.)+[A-Z](?=\s[A-Z])|(?:Md|Mohd|Muhd|Mst|Abd)\.(?=\s[A-Z])|['’]t(?=\s[A-Z])|(?:[^\W\d_]\.){2,}|[A-Z]\.(?!\w)|(?<=\w)['’]s\b|[^\W\d_]+(?:(?:['’](?!s\b)|[-‑])[^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|\S"
)
SHORTENED = frozenset(("Md", "Mohd", "Muhd", "Mst", "Abd"))  # given names written short
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
MADAME = re.compile(r"\b(?:Mme|Mmes|Mlle|Mlles)\b")  # who writes so writes "M." before a man
# Opens an entry of a list of persons, whatever is written with a capital in it.
LISTED = re.compile(r"\s?(?:[-–•*]|(?:Mr|Mrs|Ms|Dr|Hon|Sir|Dame|Prof)\b|H\.E\.)")
MOST_LONGER = 18  # longer words of a headline; a longer line is a sentence full of names
HEADLINE_SHARE = 0.62  # of a line's longer words written with a capital: a headline in title case


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark."""

    text: str
    start: int
    end: int
    pos: str
    ent: str
    first: bool = False  # opens a sentence
    broken: bool = False  # opens a line
    shouted: bool = False  # in a line in which capitals say nothing
    monsieur: bool = False  # "M." in an article that also writes "Mme": no initial
    low: str = field(init=False, compare=False)  # folded; asked for too often to be found anew each time
    capital: bool = field(init=False, compare=False)  # at the start, or as in ``eThekwini`` behind one letter

    def __post_init__(self) -> None:
        text = self.text
        capital = text[:1].isupper() or (text[1:2].isupper() and text[:1].islower() and text[2:3].islower())
        object.__setattr__(self, "low", fold(text))
        object.__setattr__(self, "capital", capital)

    @property
    def initial(self) -> bool:
        """One letter with or without a stop, several with stops (the last may lack it), ``Md.`` for a given name."""
        bare = self.text.replace(".", "")
        stops = self.text.count(".")
        if self.monsieur:
            return False
        return self.capital and (len(bare) == 1 or (stops > 0 and (stops >= len(bare) - 1 or bare in SHORTENED)))


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's words."""

    article: Article
    doc: "Doc"
    text: str
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    persons: tuple[tuple[int, int], ...]  # token ranges the tagger calls persons
    bodies: tuple[tuple[int, int], ...]  # token ranges it calls organisations
    states: Mapping[int, tuple[str, str, int]]  # code, form and end of the state named from a token on

    def slice(self, first: int, last: int) -> str:
        """The text from token ``first`` up to, not including, token ``last``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence(self, start: int, end: int) -> tuple[int, int] | None:
        """Bounds of the sentence that holds the letters from ``start`` to ``end``."""
        at = bisect.bisect_right(self.sentences, (start, len(self.text))) - 1
        return self.sentences[at] if at >= 0 and end <= self.sentences[at][1] else None

    def state(self, at: int) -> tuple[str, str, int] | None:
        """Code, form and end of the state named from token ``at`` on."""
        return self.states.get(at)


def read(article: Article, doc: "Doc") -> Reading:
    """``article`` as words; ``doc`` is its readable text parsed."""
    text = doc.text
    sentences = _sentences(article, doc)
    tokens = _tokens(text, doc, {start for start, _ in sentences})
    ends = {t.start: i for i, t in enumerate(tokens)}
    persons = tuple(r for r in _ranges(doc, tokens, ends, ("PERSON",)) if _worded(tokens[slice(*r)]))
    bodies = _ranges(doc, tokens, ends, ("ORG",))
    texts = tuple(t.text for t in tokens)
    found = ((at, state_at(texts, at)) for at, token in enumerate(tokens) if token.capital)
    states = {at: (named[0].code, named[0].form, named[1]) for at, named in found if named}
    return Reading(article, doc, text, tokens, texts, sentences, persons, bodies, states)


def _worded(tokens: tuple[Token, ...]) -> bool:
    """No figure and no dash: the tagger's ``Oct 4 - German`` is nobody."""
    return not any(t.text.isdigit() or t.text in ("-", "–", "—", ":") for t in tokens)


def _sentences(article: Article, doc: "Doc") -> tuple[tuple[int, int], ...]:
    """Bounds of the sentences, cut where a stretch of the article was dropped."""
    out = []
    text = doc.text  # made anew at every look
    gaps = sorted((d.start, d.end) for d in article.dropped)
    for sentence in doc.sents:
        pieces = [(sentence.start_char, sentence.end_char)]
        for start, end in gaps:
            pieces = [
                part
                for a, b in pieces
                for part in (((a, min(b, start)), (max(a, end), b)) if a < end and start < b else ((a, b),))
                if part[0] < part[1]
            ]
        out += [t for a, b in pieces if (t := trim(text, a, b))]
    return tuple(out)


def _tokens(text: str, doc: "Doc", firsts: set[int]) -> tuple[Token, ...]:
    out: list[Token] = []
    shouted = _shouted_lines(text)
    french = MADAME.search(text) is not None
    tags = iter(doc)
    tag = next(tags, None)
    line, before = 0, 0
    for match in WORD.finditer(text):
        while tag is not None and tag.idx + len(tag) <= match.start():
            tag = next(tags, None)
        broken = not out or "\n" in text[before : match.start()]
        line += text.count("\n", before, match.start())
        pos, ent = (tag.pos_, tag.ent_type_) if tag is not None else ("X", "")
        first = match.start() in firsts and (broken or not _runs_on(out[-1].text))
        within = bool(out) and not (broken or first) and out[-1].capital
        monsieur = french and match.group() in ("M.", "MM.") and not within
        place = (match.start(), match.end())
        out.append(Token(match.group(), *place, pos, ent, first, broken, line in shouted, monsieur))
        before = match.start()
    return tuple(out)


def _runs_on(before: str) -> bool:
    """No sentence begins right behind a word or a comma, whatever the tagger makes of a name there."""
    return before[-1:].isalnum() or before == ","


def _shouted_lines(text: str) -> frozenset[int]:
    """Numbers of the lines in title case or capitals, where a capital is no sign of a name."""
    out = set()
    for number, line in enumerate(text.split("\n")):
        longer = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
        told = line.rstrip().endswith((".", "”", '"')) or len(longer) > MOST_LONGER
        if len(longer) < 4 or told or LISTED.match(line):
            continue
        if sum(w[0].isupper() for w in longer) / len(longer) > HEADLINE_SHARE:
            out.add(number)
    return frozenset(out)


def _ranges(
    doc: "Doc", tokens: tuple[Token, ...], starts: dict[int, int], labels: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    out = []
    for ent in doc.ents:
        if ent.label_ not in labels:
            continue
        first = starts.get(ent.start_char)
        if first is None:
            continue
        last = first
        while last < len(tokens) and tokens[last].end <= ent.end_char:
            last += 1
        if last > first:
            out.append((first, last))
    return tuple(out)
