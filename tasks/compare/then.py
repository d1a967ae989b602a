"""What earlier editions told of one story, newest telling of each thing last, ready to be set beside today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tasks.compare import known
from tasks.compare.known import Earlier
from tasks.compare.matters import Matter, matter, same
from tasks.datewords import when as written
from tasks.model import Article, Past, PastStory, Precision, Reading, Span, Story, Telling, When
from tasks.text import clip, trim

FINE = (Precision.DAY, Precision.RANGE)
OFF = ("cancelled", "suspended", "not planned")


@dataclass(frozen=True, slots=True)
class Promise:
    """A past event with the edition that told it last."""

    story: str
    told: date
    matter: Matter
    telling: Telling
    done: bool  # an edition had it reported, moved or called off since


@dataclass(frozen=True, slots=True)
class Then:
    """A story as earlier editions had it."""

    stories: tuple[PastStory, ...]
    articles: Mapping[str, Article]
    promises: tuple[Promise, ...]
    earlier: Earlier

    @property
    def seen(self) -> date:
        """as_of of the last edition that had it."""
        return max(s.last for s in self.stories)

    def told(self, span: Span) -> date:
        """as_of of the last edition that had the article of ``span``."""
        days = [t.as_of for s in self.stories for t in s.told if span.article in t.ledger.articles]
        return max(days, default=self.seen)


def of(story: Story, past: Past) -> Then | None:
    """What the past had of ``story``; None where it is new."""
    keys = tuple(dict.fromkeys((story.id, *story.continues)))
    found = tuple(s for s in (past.story(key) for key in keys) if s and s.told)
    if not found:
        return None
    articles = {a.id: a for s in found for a in s.articles}
    days = {
        m.span: m.when for s in found for t in s.told for m in t.ledger.dates if m.when and m.span.article in articles
    }
    others = tuple(a for s in past.stories if s not in found for a in s.articles)
    return Then(
        stories=found,
        articles=articles,
        promises=tuple(p for s in found for p in promises(s)),
        earlier=known.earlier(tuple(articles.values()), days, others),
    )


def promises(story: PastStory) -> tuple[Promise, ...]:
    """The events of a past story, each as the last edition that had it told it."""
    articles = {a.id: a for a in story.articles}
    out: list[Promise] = []
    for telling in story.told:
        out = [_after(p, telling) for p in out]
        for event in telling.ledger.events:
            if not all(s.article in articles for s in (*event.evidence, *event.phrase_evidence)):
                continue
            item = matter(event, articles, _days(telling))
            gone = _replaced(item, [p for p in out if p.telling is not telling])
            out = [p for p in out if p not in gone]
            out.append(Promise(story.id, telling.as_of, item, telling, done=False))
    return tuple(_after(p, p.telling) for p in out)


def _replaced(item: Matter, older: list[Promise]) -> list[Promise]:
    """What an edition before had of the same event; of several the one on the same day."""
    found = [p for p in older if same(p.matter, item)]
    days = {(v.value.first, v.value.last) for v in item.event.when}
    return [p for p in found if {(v.value.first, v.value.last) for v in p.matter.event.when} & days] or found


def _days(telling: Telling) -> dict[Span, When]:
    return {m.span: m.when for m in telling.ledger.dates if m.when}


def _after(promise: Promise, telling: Telling) -> Promise:
    """The promise after a telling that may have reported it, moved it or called it off."""
    days = {s for v in promise.matter.event.when for s in v.evidence}
    over = any(
        c.kind in ("reported", "changed", "corrected", "expected") and c.before and days & set(c.before.evidence)
        for c in telling.ledger.changes
    )
    return Promise(promise.story, promise.told, promise.matter, promise.telling, done=promise.done or over)


def ahead(promise: Promise) -> bool:
    """Whether its telling let a reader expect it on one day or in one span of days."""
    event = promise.matter.event
    if promise.done or not event.major or len(event.when) != 1 or any(s.value in OFF for s in event.status):
        return False
    when = event.when[0]
    looks = {m.direction for m in promise.telling.ledger.dates if m.span in when.evidence}
    coming = when.value.first > promise.told or promise.matter.ahead
    return "past" not in looks and coming and when.value.last >= promise.told and not _spun(promise)


def day_of(promise: Promise) -> Reading:
    """Its day as printed, with the words that give it and the sentence they stand in."""
    version = promise.matter.event.when[0]
    spot = version.evidence[0]
    sentence = tuple(s for s in promise.matter.event.evidence if s.holds(spot))[:1]
    return Reading(written(version.value), (spot, *sentence))


def _spun(promise: Promise) -> bool:
    """Told by nothing but a reworded copy."""
    spun = {r.here.article for r in promise.telling.ledger.rewordings}
    return all(s.article in spun for s in promise.matter.event.evidence)


def reading(articles: Mapping[str, Article], *evidence: Span) -> Reading:
    """The words of the first passage, at most sixty; the others say where they stand."""
    return Reading(clip(" ".join(articles[evidence[0].article].quote(evidence[0]).split()))[0], evidence)


def paragraph(article: Article, span: Span) -> Span:
    """The paragraph that holds ``span``."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    bounds = trim(article.text, start, end if end >= 0 else len(article.text))
    return Span(article.id, *bounds) if bounds else span
