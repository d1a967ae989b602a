"""A source's sentence as a printed line: trimmed at its edges, relative dates explained, every change logged."""

import re

from tasks import datewords
from tasks.model import Article, Certainty, Edit, Facts, Precision, Quoted, Span
from tasks.text import clip, trim

SPACE = re.compile(r"\s{2,}|[^\S ]")  # more than one blank, or one that is not a plain one
# Words that only tie a sentence to the one before it.
LEADING = re.compile(
    r"(?:Meanwhile|However|Moreover|Furthermore|Additionally|In addition|Besides|Separately|Earlier|Also|And|But|Yet|"
    r"In parallel with (?:this|these)(?: \w+)?|Expanding on (?:this|the)(?: \w+)?|At the same time|In turn|"
    r"As a result|For (?:his|her|its) part|On the other hand|That said|Notably|Importantly|Indeed),\s+"
)
# A comment hung on to a sentence: what it marks, underlines or comes amid.
TRAILING = re.compile(
    r",\s+(?:marking|underscoring|underlining|signall?ing|highlighting|reflecting|amid|reinforcing|cementing|"
    r"demonstrating|a move that|in a move|in what)\b[^.;]{0,600}+(?=\.?$)"
)


LEAST_LEFT = 30  # characters before a comment that is cut off


def even(text: str) -> bool:
    """Whether every quotation that opens in ``text`` closes in it."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def headline(article: Article, span: Span) -> Quoted:
    """A headline as it stands, white space folded."""
    source = article.quote(span)
    text, edits = _apply(source, [(m.start(), m.end(), " ") for m in SPACE.finditer(source)])
    return Quoted(text, (span,), edits)


def sentence(facts: Facts, evidence: tuple[Span, ...]) -> Quoted | None:
    """The sentence at the first span as a line; None where it is too long to leave the house."""
    first = evidence[0]
    article = facts.story.article(first.article)
    text = article.quote(first)
    start, end = 0, len(text)
    if leading := LEADING.match(text):
        start = leading.end()
    tail = TRAILING.search(text, start)
    if tail and tail.start() - start > LEAST_LEFT and even(text[start : tail.start()]):
        end = tail.start()
    bounds = trim(text, start, end)
    if bounds is None or clip(text[slice(*bounds)])[1]:
        return None
    slice_ = Span(first.article, first.start + bounds[0], first.start + bounds[1])
    words, edits = _edited(facts, slice_, whole=end == len(text))
    return Quoted(words, (slice_, *evidence[1:]), edits)


def _edited(facts: Facts, span: Span, *, whole: bool) -> tuple[str, tuple[Edit, ...]]:
    """White space folded, first letter raised, a resolved day in brackets behind a relative one, a full stop."""
    source = facts.story.article(span.article).quote(span)
    changes: list[tuple[int, int, str]] = []  # start, end in source, replacement
    if source[0].islower():
        changes.append((0, 1, source[0].upper()))
    changes += [(m.start(), m.end(), " ") for m in SPACE.finditer(source)]
    for mention in facts.dates:
        when = mention.when
        inside = (
            mention.span.article == span.article and span.start <= mention.span.start and mention.span.end <= span.end
        )
        sure = when is not None and when.certainty is Certainty.DERIVED and when.precision is Precision.DAY
        if inside and sure and when is not None:
            at = mention.span.end - span.start
            changes.append((at, at, f" [{datewords.day(when.first)}]"))
    if not whole or source[-1] not in ".!?”\"'’":
        changes.append((len(source), len(source), "."))
    return _apply(source, sorted(changes))


def _apply(source: str, changes: list[tuple[int, int, str]]) -> tuple[str, tuple[Edit, ...]]:
    out, edits, last = "", [], 0
    for start, end, new in changes:
        out += source[last:start]
        edits.append(Edit(len(out), len(out) + len(new), source[start:end]))
        out += new
        last = end
    return out + source[last:], tuple(edits)


def undo(line: Quoted) -> str:
    """The source's words again: the line's text with its edits taken back."""
    out, last = "", 0
    for edit in line.edits:
        out += line.text[last : edit.start] + edit.was
        last = edit.end
    return out + line.text[last:]


def slot_words(facts: Facts, spans: tuple[Span, ...]) -> str:
    """Slices joined as a slot's value, white space folded."""
    parts = [" ".join(facts.story.article(s.article).quote(s).split()) for s in spans]
    return " … ".join(parts)
