"""Sentences of a story's articles with what they are compared by: names, figures and content words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.model import Span, Story
from tasks.nlp import whole
from tasks.text import fold, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
COMMON_NAMES = frozenset(("GPE", "NORP", "DATE", "TIME"))  # states, peoples and months tell no event from another
ENDS = frozenset(".!?…:;”\"'’)")  # a heading ends without one
LEAST_WORDS, MOST_WORDS = 6, 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one article."""

    article: str
    index: int  # in the article, from 0
    span: Span
    text: str
    names: frozenset[str]  # folded capitalised words inside the sentence
    figures: frozenset[str]
    content: frozenset[str]  # folded lemmas
    has_verb: bool
    opens: bool  # stands in quotation marks, whole or in its greater part

    @property
    def whole(self) -> bool:
        """Long enough to say something, short enough to leave the house, with a verb and an end."""
        return self.has_verb and self.text[-1] in ENDS and LEAST_WORDS <= len(self.text.split()) <= MOST_WORDS


def of_story(story: Story, docs: Mapping[str, "Doc"]) -> tuple[Sentence, ...]:
    """All sentences but headlines, article by article in the story's order."""
    return tuple(
        s
        for article in story.articles
        for s in _of_article(article.id, docs[article.id])
        # A headline says again what the text says, without its verbs and days.
        if article.headline is None or s.span.start >= article.headline.end or s.span.end <= article.headline.start
    )


def _of_article(key: str, doc: "Doc") -> list[Sentence]:
    out: list[Sentence] = []
    inside, text = False, whole(doc)
    for tokens in doc.sents:
        bounds = trim(text, tokens.start_char, tokens.end_char)
        if bounds is None:
            continue
        start, end = bounds
        words = text[start:end]
        opened = inside or words.startswith(('"', "“"))
        if (words.count('"') + words.count("“") + words.count("”")) % 2:
            inside = not inside
        if "\n" in text[end : end + 2]:
            inside = False
        out.append(_sentence(key, len(out), Span(key, start, end), tokens, opened))
    return out


def _sentence(key: str, index: int, span: Span, tokens: "Tokens", opens: bool) -> Sentence:  # noqa: FBT001
    text = whole(tokens.doc)[span.start : span.end]
    names = {
        fold(t.text)
        for t in tokens
        if t.text[:1].isupper()
        and len(t.text) > 1
        and not t.is_stop
        and (t.idx > span.start or t.pos_ == "PROPN")
        and t.ent_type_ not in COMMON_NAMES
    }
    content = {fold(t.lemma_) for t in tokens if t.pos_ in CONTENT and not t.is_stop and t.is_alpha}
    verb = any(t.pos_ in ("VERB", "AUX") for t in tokens)
    return Sentence(
        key, index, span, text, frozenset(names), frozenset(FIGURE.findall(text)), frozenset(content), verb, opens
    )


def at(sentences: tuple[Sentence, ...], span: Span) -> Sentence | None:
    """The sentence that holds the start of ``span``."""
    return next(
        (s for s in sentences if s.article == span.article and s.span.start <= span.start < s.span.end),
        None,
    )
