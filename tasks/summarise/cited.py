"""The articles and passages that an edition speaks of, numbered in the order of printing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tasks.model import (
    Article,
    Briefing,
    Ledger,
    Line,
    Material,
    Passage,
    Past,
    Section,
    SourceNote,
    Span,
    Story,
)
from tasks.text import clip, paragraph_at, sha256


def sources(sections: tuple[Section, ...], front: Iterable[Line], material: Material) -> tuple[SourceNote, ...]:
    """Today's articles by story, the lead first, then those set aside, then those of earlier editions that are cited.

    Articles of stories outside the topics are not among them.
    """
    stories = {c.story.id: c.story for c in material.choices}
    homes: dict[str, tuple[Ledger, Story]] = {}
    for section in sections:
        story = stories[section.story]
        for article in sorted(story.articles, key=lambda a: (a.id != story.lead, a.name)):
            homes[article.id] = (section.ledger, story)
    away = {a.id for c in material.choices for a in c.story.articles} - set(homes)
    articles = {a.id: a for a in material.intake.articles}
    ordered = [*homes, *(key for key in articles if key not in homes and key not in away)]
    notes = [_note(articles[key], n, homes.get(key)) for n, key in enumerate(ordered, start=1)]
    cited = {s.article for line in (*front, *of_sections(sections)) for s in line.evidence}
    older = [a for a in material.past.articles if a.id not in articles and a.id in cited]
    notes += [_remembered(a, n, material) for n, a in enumerate(older, start=len(notes) + 1)]
    return tuple(notes)


def _note(article: Article, number: int, home: tuple[Ledger, Story] | None) -> SourceNote:
    ledger, story = home or (None, None)
    title = " ".join(article.quote(article.headline).split()) if article.headline else ""
    return SourceNote(
        id=article.id,
        number=number,
        name=article.name,
        title=title,
        url=article.url,
        outlet=article.outlet,
        dated=dict(ledger.datings).get(article.id, article.dated) if ledger else article.dated,
        credits=tuple(dict.fromkeys(c.agency for c in article.credits)),
        origin=story.origin(article.id) if story else "",
        story=story.id if story else "",
        reworded=bool(story and article.id in story.reworded),
        used=article.used,
        why=article.why,
        official=article.official,
        dropped=article.dropped if article.rights != "link" else (),
        dropped_words=tuple(_dropped(article)) if article.rights != "link" else (),
        text_sha256=sha256(article.text),
        rights=article.rights,
        modified=_modified(article),
        section=(article.section.value or "") if article.section else "",
    )


def _modified(article: Article) -> date | None:
    """The day of the last change, where the reader may take it for the day the article came out."""
    day = article.modified.value if article.modified else None
    return day if day != article.dated.day else None


def _dropped(article: Article) -> Iterator[str]:
    for d in article.dropped:
        yield clip(" ".join(article.text[d.start : d.end].split()))[0]


def _remembered(article: Article, number: int, material: Material) -> SourceNote:
    """An article that an earlier edition had, as it is cited now."""
    past = material.past
    story, ledger = next(_tellings(article.id, past), ("", None))
    origins = ledger.origins if ledger else ()
    return replace(
        _note(article, number, None),
        origin=next((o.name for o in origins if article.id in o.articles), ""),
        story=story,
        reworded=article.id in reworded(past),
        printed=_day(article.id, past) or past.edition or material.period.order.as_of,
    )


def _tellings(key: str, past: Past) -> Iterator[tuple[str, Ledger]]:
    """The tellings that had article ``key``, the newest first."""
    for story in past.stories:
        for telling in reversed(story.told):
            if key in telling.ledger.articles:
                yield story.id, telling.ledger


def _day(key: str, past: Past) -> date | None:
    """as_of of the first edition that had the article."""
    days = [t.as_of for s in past.stories for t in s.told if key in t.ledger.articles]
    roles = (h for known in past.memory.actors for h in known.roles)
    return min(days or (h.last for h in roles if key == h.evidence[0].article), default=None)


def reworded(past: Past) -> frozenset[str]:
    """Ids of the articles that an earlier edition took for reworded copies."""
    return frozenset(r.here.article for s in past.stories for t in s.told for r in t.ledger.rewordings)


def passages(briefing: Briefing, articles: Iterable[Article]) -> tuple[Passage, ...]:
    """Every passage a printed line cites, in the order of the texts."""
    texts = {a.id: a for a in articles}
    found = []
    for span in sorted(_open(briefing, texts)):
        article = texts[span.article]
        text, cut = clip(article.quote(span))
        found.append(Passage(span, text, paragraph_at(article.text, span.start), cut))
    return tuple(found)


def _open(briefing: Briefing, texts: dict[str, Article]) -> set[Span]:
    """What the lines cite; of an article that may only be linked its headline."""
    spans = {span for line in printed(briefing) for span in line.evidence}
    return {s for s in spans if texts[s.article].rights != "link" or s == texts[s.article].headline}


def printed(briefing: Briefing) -> Iterator[Line]:
    """Every line of the edition, page 1 first."""
    yield from briefing.masthead
    for block in briefing.front:
        yield from block.lines
    yield from of_sections(briefing.sections)


def of_sections(sections: tuple[Section, ...]) -> Iterator[Line]:
    """Every line of the stories."""
    for section in sections:
        yield section.headline
        for block in (*section.front, *section.annex):
            yield from block.lines
