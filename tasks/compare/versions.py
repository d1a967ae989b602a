"""What a new version of an article says otherwise than the one before, or no longer says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tasks.compare import notices, sense
from tasks.compare.then import Then, reading
from tasks.model import Article, Change, Facts, Past, Span
from tasks.text import fold

ROLES = frozenset(
    """minister deputy vice secretary state junior senior chief head chair chairman chairwoman president director
    general commissioner spokesman spokeswoman spokesperson ambassador governor acting former adviser envoy""".split()
)
SAME = 0.75  # share of two sentences' words that stand in both, in order: otherwise the same
NEAR = 0.4  # below it, nothing in the new version takes the sentence's place
KEPT = 0.6  # share of an older version's sentences that a new one keeps: else it is another text, not a correction
MOST_DROPPED = 2  # of one article
LEAST_DROPPED = 6  # words of a sentence whose loss is worth telling
TOKEN = re.compile(r"\d[\d,.]*\d|\w+(?:['’-]\w+)*|[^\w\s]")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that only one of two versions of an article has."""

    older: Article
    newer: Article
    old: tuple[Span, ...]
    new: tuple[Span, ...]
    kept: float  # share of the older one's sentences that the newer has


def find(facts: Facts, then: Then, past: Past) -> Iterator[Change]:
    """What new versions of today's clean articles correct without a notice, then what they drop."""
    clean = {a.id: a for a in facts.story.clean}
    said = [a.quote(n) for a in clean.values() for n in notices.spans(a)]
    for key, older in past.versions:
        if key in clean and older.id in then.articles:
            pair = _pair(older, clean[key])
            yield from (c for c in _corrected(facts, then, pair) if not _announced(c, said))
            yield from _dropped(facts, then, pair, said)


def _pair(older: Article, newer: Article) -> Pair:
    left = {fold(older.quote(s)): s for s in sense.sentences(older)}
    right = {fold(newer.quote(s)): s for s in sense.sentences(newer)}
    old = tuple(s for k, s in left.items() if k not in right)
    new = tuple(s for k, s in right.items() if k not in left)
    return Pair(older, newer, old, new, 1 - len(old) / max(1, len(left)))


def _ratio(left: str, right: str) -> float:
    return SequenceMatcher(None, TOKEN.findall(fold(left)), TOKEN.findall(fold(right)), autojunk=False).ratio()


def _announced(change: Change, said: list[str]) -> bool:
    """Whether a notice tells of the same value, and of the one that stands now."""
    assert change.before
    assert change.now
    old = sense.values(change.before.text)
    new = sense.values(change.now.text) - old
    told = [n for n in said if old & sense.values(n) or change.before.text in n]
    return any(not new or not old or new & sense.values(n) for n in told)


def instead(notice: Change, found: tuple[Change, ...]) -> bool:
    """Whether one of ``found`` tells the same correction with both values, where the notice gives only the old one."""
    assert notice.now
    mine, said = notice.now.evidence[0].article, sense.values(notice.now.text)
    fixed = (c for c in found if c.kind == "corrected" and c.before and c.now and c.now.evidence[0].article == mine)
    return any(sense.values(c.before.text) & said for c in fixed if c.before)


def _corrected(facts: Facts, then: Then, pair: Pair) -> Iterator[Change]:
    """Sentences otherwise the same in which a figure, a day, a name or a role is another."""
    for new in pair.new:
        words = pair.newer.quote(new)
        old = max(pair.old, key=lambda s: _ratio(pair.older.quote(s), words), default=None)
        if old is None or _ratio(pair.older.quote(old), words) < SAME:
            continue
        found = _difference(pair, old, new)
        if found:
            slot, (start, end) = found
            now = reading({pair.newer.id: pair.newer}, new)
            yield Change(
                kind="corrected",
                story=facts.story.id,
                slot=slot,
                matter=now.text,
                matter_evidence=(new,),
                before=reading(then.articles, Span(old.article, old.start + start, old.start + end), old),
                now=now,
                told=then.told(old),
            )


def _difference(pair: Pair, old: Span, new: Span) -> tuple[Literal["when", "figure", "text"], Place] | None:
    """What kind of value differs and where it stood; None for other words on the same matter."""
    left, right = pair.older.quote(old), pair.newer.quote(new)
    a, b = list(TOKEN.finditer(left)), list(TOKEN.finditer(right))
    match = SequenceMatcher(None, [t[0] for t in a], [t[0] for t in b], autojunk=False)
    days = sense.values(left, days=True), sense.values(right, days=True)
    for tag, i, j, k, m in match.get_opcodes():
        if tag == "equal":
            continue
        one, other = [t[0] for t in a[i:j]], [t[0] for t in b[k:m]]
        place = _around(a, i, j)
        dated = any(d.start() < place[1] and place[0] < d.end() for d in sense.DAY.finditer(left))
        if dated and days[0] and days[1] and days[0] != days[1]:
            return "when", _day_at(left, place)
        if not dated and _figures(one) and _figures(other) and _figures(one) != _figures(other):
            return "figure", place
        if _renamed(pair, one, other) or _other_role(one, other):
            return "text", place
    return None


def _around(tokens: list[re.Match[str]], start: int, end: int) -> Place:
    """The differing words with the word behind them, and the one before where there is none to differ."""
    first = start if start < end else max(0, start - 1)
    behind = end < len(tokens) and tokens[end][0][:1].isalnum()
    share = end + 1 < len(tokens) and [t[0] for t in tokens[end : end + 2]] == ["per", "cent"]
    last = min(len(tokens), end + 1 + share if behind else max(end, first + 1))
    return tokens[first].start(), tokens[last - 1].end()


def _day_at(text: str, place: Place) -> Place:
    found = next(d for d in sense.DAY.finditer(text) if d.start() < place[1] and place[0] < d.end())
    return found.span()


def _figures(words: list[str]) -> frozenset[str]:
    return sense.values(" ".join(words))


def _renamed(pair: Pair, one: list[str], other: list[str]) -> bool:
    """One name for another: neither version has the other's."""
    left = [w for w in one if w[:1].isupper() and fold(w) not in sense.STOP]
    right = [w for w in other if w[:1].isupper() and fold(w) not in sense.STOP]
    if not left or len(left) != len(right) or len(left) != len(one) or len(right) != len(other):
        return False
    return not any(re.search(rf"\b{re.escape(w)}\b", pair.newer.readable) for w in left) and not any(
        re.search(rf"\b{re.escape(w)}\b", pair.older.readable) for w in right
    )


def _other_role(one: list[str], other: list[str]) -> bool:
    """A role for another, or a rank before it: "deputy"."""
    words = {w.casefold() for w in (*one, *other)}
    return bool(words) and words <= ROLES


def _dropped(facts: Facts, then: Then, pair: Pair, said: list[str]) -> Iterator[Change]:
    """Sentences whose figure, day or name no article of today has any longer."""
    if pair.kept < KEPT:
        return
    text = " ".join(a.readable for a in facts.story.articles)
    values, words = sense.values(text), {sense.stem(w) for w in sense.WORD.findall(fold(text))}
    count = 0
    for span in pair.old:
        sentence = sense.of(pair.older, span, {})
        gone = bool((sentence.figures | sentence.days) - values or sentence.names - words)
        replaced = any(_ratio(sentence.text, pair.newer.quote(s)) >= NEAR for s in pair.new)
        named = any(len(sentence.words & frozenset(map(sense.stem, fold(n).split()))) >= LEAST_DROPPED for n in said)
        if gone and not replaced and not named and len(sentence.text.split()) >= LEAST_DROPPED and count < MOST_DROPPED:
            count += 1
            before = reading(then.articles, span)
            yield Change("dropped", facts.story.id, "text", before.text, (span,), before, None, then.told(span))
