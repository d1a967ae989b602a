"""From the passages a line stands on to the marks printed behind it."""

from collections import defaultdict
from dataclasses import dataclass, replace

from tasks.model import Briefing, Filled, Line, Passage, Quoted, Span
from tasks.render.display import in_quotes, shown
from tasks.render.page import Mark, Text

MOST_MARKS = 3  # behind one line; the annex has them all


@dataclass(frozen=True, slots=True)
class Citations:
    """Numbers of the articles and the passages that may be cited."""

    numbers: dict[str, int]
    passages: dict[str, tuple[Passage, ...]]

    def passage(self, span: Span) -> Passage | None:
        """The passage at ``span``, else the shortest one around its start."""
        here = self.passages.get(span.article, ())
        exact = next((p for p in here if p.span == span), None)
        around = [p for p in here if p.span.start <= span.start < p.span.end]
        return exact or min(around, key=lambda p: (p.span.end - p.span.start, p.span), default=None)

    def marks(self, evidence: tuple[Span, ...]) -> tuple[Mark, ...]:
        """A mark for each paragraph cited, in the order of ``evidence``."""
        found: dict[str, Mark] = {}
        for span in evidence:
            number = self.numbers.get(span.article)
            if number is None:
                continue
            passage = self.passage(span)
            label = f"{number}¶{passage.paragraph}" if passage else f"{number}"
            found.setdefault(label, Mark(label, anchor(number, passage.span) if passage else ""))
        return tuple(found.values())

    def shown(self, evidence: tuple[Span, ...]) -> frozenset[str]:
        """Ids of the articles whose marks are printed behind a line."""
        labels = {mark.label.partition("¶")[0] for mark in self.marks(evidence)[:MOST_MARKS]}
        return frozenset(key for key, number in self.numbers.items() if str(number) in labels)

    def text(self, line: Line, *, plain: bool = False) -> Text:
        """``line`` with its marks; a source's words stand in quotation marks unless ``plain``."""
        said = shown(line.text)
        label, colon, rest = said.partition(": ")
        if isinstance(line, Filled) and colon and (line.slot("before").value or line.slot("now").value):
            return replace(self.cite(rest, line.evidence), label=f"{label}:")
        quoted = isinstance(line, Quoted)
        return self.cite(in_quotes(said) if quoted and not plain else said, line.evidence, quoted=quoted)

    def cite(self, words: str, evidence: tuple[Span, ...], *, quoted: bool = False) -> Text:
        """``words`` with the marks of ``evidence``, the surplus counted."""
        marks = self.marks(evidence)
        surplus = len(marks) - MOST_MARKS
        return Text(words, marks[:MOST_MARKS], f"+{surplus}" if surplus > 0 else "", quoted)


def anchor(number: int, span: Span) -> str:
    """The name of a passage's place in the annex."""
    return f"p{number}-{span.start}-{span.end}"


def citations(briefing: Briefing) -> Citations:
    """The numbers and passages of ``briefing``."""
    by_article: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(briefing.passages, key=lambda p: p.span):
        by_article[passage.span.article].append(passage)
    return Citations({s.id: s.number for s in briefing.sources}, {k: tuple(v) for k, v in by_article.items()})
