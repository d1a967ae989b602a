"""Labelled documents as stories of the product, so that its own functions run on them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tasks import nlp
from tasks.model import Article, Basis, Dating, Origin, Sourced, Story

if TYPE_CHECKING:
    from spacy.tokens import Doc


def story_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Story, dict[str, "Doc"]]:
    """The documents of one topic as a story; each is an origin of its own."""
    known: Sourced[str] = Sourced(None, Basis.UNKNOWN)
    undated = Dating(None, None, Basis.UNKNOWN)
    articles = tuple(Article(r["id"], r["id"], "", r["text"], None, known, undated) for r in rows)
    origins = tuple(Origin(a.id, "outlet", (a.id,), confirmed=True) for a in articles)
    return Story("topic", articles, articles[0].id, origins), {a.id: nlp.parse(a.readable) for a in articles}
