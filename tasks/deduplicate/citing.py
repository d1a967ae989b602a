"""What the articles of a story go back to, for the stories that an edition tells: releases, words of one source."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tasks.deduplicate import releases, shared
from tasks.model import Article, Citation, Span, Story
from tasks.text import paragraphs


def cite(stories: tuple[Story, ...], articles: tuple[Article, ...]) -> tuple[Story, ...]:
    """``stories`` with the words that several origins share, and with what they cite among ``articles``.

    Those are all that was read now and for earlier editions. No story is made, joined or parted by it. Nothing is said
    of a release not seen where the story has one.
    """
    own = {article.id: article for story in stories for article in story.articles}
    read = own | {article.id: article for article in articles if article.official}
    found = {one.article: one for one in releases.cited(tuple(read.values()))}
    return tuple(replace(story, cites=_of(story, found, read, own), shared=shared.shared(story)) for story in stories)


def _of(
    story: Story, found: dict[str, releases.Cites], read: dict[str, Article], own: dict[str, Article]
) -> tuple[Citation, ...]:
    reports = [found[a.id] for a in story.clean if a.id in found]
    seen = tuple(_seen(one, read, own) for one in reports if one.release)
    if seen or any(article.official for article in story.articles):
        return seen
    return tuple(Citation(one.article, "", one.evidence) for one in reports)


def _seen(one: releases.Cites, read: Mapping[str, Article], own: Iterable[str]) -> Citation:
    release = read[one.release]
    told = release.id in own and release.rights != "link"
    return Citation(
        one.article,
        release.id,
        one.evidence,
        release.official,
        release.dated.day,
        _first(release) if told else None,
        releases.languages(release, tuple(read.values())),
    )


def _first(release: Article) -> Span | None:
    """Its headline, else its first line that is read."""
    if release.headline:
        return release.headline
    place = next(iter(paragraphs(release.readable)), None)
    return Span(release.id, *place) if place else None
