"""Notices in which a source corrects what it reported before."""

import re
from collections.abc import Iterator

from tasks.compare import sense
from tasks.compare.sense import Sense
from tasks.compare.then import Then, reading
from tasks.model import Article, Change, Facts, Span
from tasks.text import PASSAGE_WORDS

_OURS = (
    r"(?:(?:this|our) (?:\w+ ){0,2}(?:article|story|report|item|release|page|text|dispatch|column)|"
    r"the (?:article|story|dispatch))"
)
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|misstated|misidentified|misspelled|in error)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last week)"
_SLIP = (
    r"(?:overstat|understat|misstat|misreport|misidentif|misspel|misquot|misnam)\w*|(?:incorrect|wrong|mistaken|erroneous|"
    r"inaccurate)ly|in error|got \w+(?: \w+){0,3} wrong"
)
# A label, a word on an earlier version, or an outlet's own "we wrongly said"; not the mistakes of others' reports.
NOTICE = re.compile(
    r"^\W*(?:correction|corrected|corrects|clarification|erratum|corrigendum)s?\s*"
    r"(?:\([^)\n]{1,40}\)|,? ?\d{1,2} \w+(?: \d{4})?)?\s*(?:[:—–]|-(?=[\w\s])|\.(?:\W*$|\s))|"
    rf"\b(?:an?|the|our) (?:earlier|previous|original|first) (?:version|edition) of {_OURS}\b|"
    rf"\b{_OURS} (?:was|has been|is) (?:amended|corrected|updated to correct)\b|"
    rf"\b(?:an?|the|our) (?:earlier|previous) (?:article|story|item|dispatch)\b[^.\n]{{0,80}}\b{_WRONGLY}\b|"
    rf"\bour (?:\w+ )?report\b[^.\n]{{0,80}}\b{_WRONGLY}\b|"
    rf"^we {_WRONGLY} (?:said|stated|reported|gave|wrote|named|identified)\b|"
    r"^\W*\(?corrects\b[^.\n]{3,120}\bto\b|"
    rf"\bin (?:our|{_DAY}['’]s) (?:\w+ ){{0,2}}(?:report|article|story|item|edition|issue|paper|dispatch|column)s?\b"
    rf"[^.\n]{{0,80}}\bwe\b[^.\n]{{0,40}}\b(?:{_SLIP})|"
    rf"^we (?:{_SLIP})\b|"
    r"\bin our (?:\w+ ){0,2}(?:report|article|story|item|edition|issue|dispatch|column)\b[^.\n]{0,120}\bwe "
    r"(?:gave|said|put|wrote|stated|reported|named|called)\b",
    re.IGNORECASE,
)
# A label that announces a correction only where the words behind it own up to a mistake.
LABEL = re.compile(
    r"^\W*(?:for the record|setting the record straight|editors?['’]s? note|editors['’] note|note to readers|"
    r"amplification|apology|amendment)\b[^.:—–\n]{0,30}[:—–.]",
    re.IGNORECASE,
)
OWNED = re.compile(
    rf"\b(?:{_SLIP}|should have (?:read|said|been)|(?:we|our \w+) (?:had |have )?(?:given|gave|said|printed|reported|"
    r"wrote|put|stated|quoted|named)\b|(?:we are|are) sorry|apologi[sz]e|regret)",
    re.IGNORECASE,
)
LEAST_WORDS = 2  # content words that notice and corrected sentence share, beside the value


def find(facts: Facts, then: Then) -> Iterator[Change]:
    """One change for each notice in a clean article that no earlier text had."""
    for article in facts.story.clean:
        for notice in spans(article):
            if not then.earlier.holds(article.quote(notice)):
                yield _change(facts, then, article, notice)


def spans(article: Article) -> Iterator[Span]:
    """The words of each notice: from the sentence that announces it to its paragraph's end, sixty words at most."""
    found = list(sense.sentences(article))
    last = 0
    for n, span in enumerate(found):
        if span.start < last or not _announces(article, found, n):
            continue
        last = span.end
        for after in found[n + 1 :]:
            if "\n" in article.text[last : after.start] or _long(article.text[span.start : after.end]):
                break
            last = after.end
        yield Span(article.id, span.start, last)


def _announces(article: Article, found: list[Span], number: int) -> bool:
    said = article.quote(found[number])
    if NOTICE.search(said):
        return True
    rest = article.text[found[number].start :].partition("\n")[0]
    return bool(LABEL.match(said) and OWNED.search(rest))


def _long(text: str) -> bool:
    return len(text.split()) > PASSAGE_WORDS


def _change(facts: Facts, then: Then, article: Article, notice: Span) -> Change:
    articles = {article.id: article}
    before = _wrong(then, article, sense.of(article, notice, {}))
    matter = article.headline or notice
    return Change(
        kind="corrected",
        story=facts.story.id,
        slot="text",
        matter=reading(articles, matter).text,
        matter_evidence=(matter,),
        before=reading(then.articles, before.span) if before else None,
        now=reading(articles, notice),
        told=then.told(before.span) if before else then.seen,
    )


def _wrong(then: Then, article: Article, notice: Sense) -> Sense | None:
    """The earlier sentence of the same outlet with the one figure or day of the notice that was wrong."""
    rest = article.readable.replace(notice.text, " ")
    gone = (notice.figures | notice.days) - sense.values(rest)
    mine = {key for key, a in then.articles.items() if a.outlet.value == article.outlet.value and a.outlet.value}
    found = [s for s in then.earlier.sentences if s.span.article in mine and _near(s, notice)]
    values = {v for s in found for v in (s.figures | s.days) & gone if len(v) > 1}
    held = [s for s in found if values & (s.figures | s.days)]
    return max(held, key=lambda s: (len(s.words & notice.words), -s.span.start)) if len(values) == 1 else None


def _near(said: Sense, notice: Sense) -> bool:
    return len(said.words & notice.words) >= LEAST_WORDS
