"""Which of today's claims an earlier edition's texts did not hold; in doubt a claim is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tasks.compare import sense
from tasks.compare.sense import Sense
from tasks.model import Article, Claim, DateMention, Facts, Span, When
from tasks.text import fold

SAME = 0.75  # share of a sentence's content words in one earlier sentence that makes it known
NEAR = 0.5  # the same, where all its names, figures and days are known too
SAID = 0.8  # share that the earlier texts hold together, where its names, figures and days are known


@dataclass(frozen=True, slots=True)
class Earlier:
    """The texts of earlier editions on one story, sentence by sentence."""

    sentences: tuple[Sense, ...]
    windows: tuple[Sense, ...]  # the sentences, and every two that follow each other as one
    texts: tuple[str, ...]  # folded
    others: tuple[frozenset[str], ...]  # sentences of other stories, folded
    figures: frozenset[str]
    days: frozenset[str]
    words: frozenset[str]

    def holds(self, text: str) -> bool:
        """Whether a text of the story has these very words, or another story this very sentence."""
        flat = fold(text).rstrip(".")
        return any(flat in known for known in self.texts) or any(flat in known for known in self.others)


def earlier(articles: tuple[Article, ...], days: Mapping[Span, When], others: tuple[Article, ...] = ()) -> Earlier:
    """What ``articles``, of one story, say; of ``others`` only whole sentences count."""
    found = tuple(sense.of(a, span, days) for a in articles for span in sense.sentences(a))
    pairs = (_join(a, b) for a, b in pairwise(found) if a.span.article == b.span.article)
    return Earlier(
        sentences=found,
        windows=(*found, *pairs),
        texts=tuple(dict.fromkeys(fold(a.readable) for a in articles)),
        others=tuple(_sentences(a) for a in others),
        figures=frozenset(n for s in found for n in s.figures),
        days=frozenset(n for s in found for n in s.days),
        words=frozenset(n for s in found for n in s.words),
    )


@lru_cache(maxsize=10_000)
def _sentences(article: Article) -> frozenset[str]:
    return frozenset(fold(article.quote(s)).rstrip(".") for s in sense.sentences(article))


def fresh(facts: Facts, before: Earlier) -> tuple[str, ...]:
    """Ids of claims of which no sentence was known; an opinion nobody stands for is no news."""
    days = {m.span: m.when for m in facts.dates if m.when and not _spoken(facts, m)}
    return tuple(c.id for c in facts.claims if _tells(c) and not _known(facts, c, before, days))


def _spoken(facts: Facts, mention: DateMention) -> bool:
    """Whether a date may only tell when something was said: "said on Tuesday" of what was said on Monday is no news."""
    spoken = mention.relative and mention.direction != "upcoming"
    return spoken and any(mention.span.overlaps(s) for x in facts.statements for s in (*x.evidence, *x.attribution))


def _tells(claim: Claim) -> bool:
    return claim.kind != "opinion" or bool(claim.statement)


def _known(facts: Facts, claim: Claim, before: Earlier, days: Mapping[Span, When]) -> bool:
    clean = [s for s in claim.evidence if s.article not in facts.story.reworded]
    said = [sense.of(facts.story.article(s.article), s, days) for s in clean]
    return not said or any(known(s, before) for s in said)


def known(said: Sense, before: Earlier) -> bool:
    """Whether the earlier texts hold the sentence, its words, or all that it tells."""
    if before.holds(said.text) or not said.words:
        return True
    told = said.names <= before.words and said.figures <= before.figures and said.days <= before.days
    best = 0.0
    for window in before.windows:
        share = len(said.words & window.words) / len(said.words)
        if share >= SAME and said.figures <= window.figures and said.days <= window.days and _alike(said, window):
            return True
        best = max(best, share)
    if not told:
        return False
    whole = len(said.words & before.words) / len(said.words)
    turned = said.names and _turned(said, before)
    return not turned and (best >= NEAR or whole >= SAID or not (said.names or said.figures))


def _join(left: Sense, right: Sense) -> Sense:
    """Two sentences that follow each other, as one."""
    return Sense(
        left.span,
        "",
        left.names | right.names,
        left.figures | right.figures,
        left.days | right.days,
        left.words | right.words,
        left.ahead or right.ahead,
        left.denied or right.denied,
    )


def _alike(said: Sense, window: Sense) -> bool:
    """Neither denied nor done what the earlier words affirm or only plan."""
    return said.denied == window.denied and (said.ahead or not window.ahead)


def _turned(said: Sense, before: Earlier) -> bool:
    """Whether the nearest earlier sentence only planned what is now told as done, or denied what is now affirmed."""
    near = max(before.sentences, key=lambda s: len(s.words & said.words), default=None)
    share = len(near.words & said.words) / len(said.words) if near else 0.0
    if near is None or share < NEAR:
        return False
    return (share >= SAME and near.denied != said.denied) or (near.ahead and not said.ahead)
