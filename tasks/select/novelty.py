"""What a story's texts hold that no text of an earlier edition held."""

import re
from collections.abc import Iterable, Iterator

from tasks.model import Article, Past, Story
from tasks.select.words import tokens

END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
TOLD = ("to-read", "in-brief")
LEAST = 6  # words of a sentence that says something
NOTICE = re.compile(r"\W*(?:correct(?:ion|ions|s|ed)|clarification|clarifies|amended|refiles?)\b", re.IGNORECASE)


class Known:
    """Every sentence of earlier editions."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._sentences = {s for told in past.stories for a in told.articles for s in _sentences(a)}

    def told(self, story: Story) -> tuple[Article, ...]:
        """Articles of earlier editions on the matter, where the last of them told it; none where it was only seen."""
        found = [self._past.story(key) for key in dict.fromkeys((story.id, *story.continues))]
        return tuple(a for s in found if s and s.told and s.told[-1].tier in TOLD for a in s.articles)

    def novelty(self, story: Story) -> float:
        """Share of the story's sentences that no earlier edition had; 1 where it has none at all."""
        said = {s for article in _read(story) for s in _sentences(article)}
        return len(said - self._sentences) / len(said) if said else 1.0


def unchanged(story: Story, past: Past) -> bool:
    """Whether the story goes on from an earlier one and says nothing that its articles had not said.

    Outlets' own headlines do not count. A new version of an article and a notice of correction always do.
    """
    told = [past.story(key) for key in dict.fromkeys((story.id, *story.continues))] if story.continues else []
    before = [article for found in told if found for article in found.articles]
    revised = {key for key, _ in past.versions}
    if not before or any(a.id in revised for a in story.articles):
        return False
    # As one run of words: a reprint may break its lines and sentences elsewhere.
    known = [_run(a.readable) for a in before]
    return not any(_new(part, known) for article in _read(story) for part in _parts(article))


def _new(part: str, known: list[str]) -> bool:
    said = _run(part)
    weighty = said.count(" ") > LEAST or NOTICE.match(part) is not None
    return weighty and not any(said in text for text in known)


def _read(story: Story) -> tuple[Article, ...]:
    return story.clean or story.articles


def _sentences(article: Article) -> Iterator[str]:
    return (said for said in (_run(part) for part in _parts(article)) if said.count(" ") > LEAST)


def _parts(article: Article) -> Iterable[str]:
    """Sentences and lines, the headline left out."""
    text = article.readable
    if article.headline is not None:
        text = text[: article.headline.start] + "\n" + text[article.headline.end :]
    return END.split(text)


def _run(text: str) -> str:
    """Words in lower case with a space around each, so that a run of them is found as such."""
    return f" {' '.join(tokens(text)).lower()} "
