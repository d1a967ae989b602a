"""The fingerprints of articles in the form in which the archive keeps them."""

from tasks.deduplicate import sketch
from tasks.model import Article, Print


def fingerprints(articles: tuple[Article, ...]) -> tuple[Print, ...]:
    """One of each article, used or not, by its readable text; the same whatever stands beside it."""
    sketches = sketch.sketch(article.readable for article in articles)
    return tuple(
        Print(article.id, sketches.keys[n].hex(), int(sketches.words[n]), sketches.of(n).astype("<u8").tobytes().hex())
        for n, article in enumerate(articles)
    )
