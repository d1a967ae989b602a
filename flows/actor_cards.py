"""What the archive knows of each actor, ready to be shown or handed on: with passages, sources and the user's list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flows.config_values import near
from tasks.compare.listed import identity
from tasks.errors import UsageError
from tasks.model import Article, Held, KnownActor, Listed, Span
from tasks.render.display import link
from tasks.text import clip, fold, trim

CONTEXT_WORDS = 24  # of the sentence around a passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a text says it; ``words`` and ``around`` are empty where only headline and link may be shown."""

    span: Span
    words: str
    around: str  # the line of the text, cut around the words
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Value:
    """A role or a side, from its first to its last edition."""

    value: str
    first: date
    last: date
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One actor."""

    known: KnownActor
    roles: tuple[Value, ...]
    acts_for: tuple[Value, ...]
    named: tuple[Passage, ...]
    listed: Listed | None  # the row of the user's list that holds on the day it was last seen

    @property
    def role(self) -> str:
        """The role that counts: the user's, else the one last held."""
        own = self.listed.role if self.listed else ""
        return own or (self.roles[0].value if self.roles else "")

    @property
    def side(self) -> str:
        """For whom it acts, in the same order."""
        own = self.listed.acts_for if self.listed else ""
        return own or (self.acts_for[0].value if self.acts_for else "")

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names, each once."""
        return tuple(name for name in self.known.names if name != self.known.name)


def cards(known: Iterable[KnownActor], articles: Iterable[Article], rows: Iterable[Listed]) -> tuple[Card, ...]:
    """A card for each actor; ``articles`` are the texts they stand in, ``rows`` the user's list."""
    texts = {a.id: a for a in articles}
    own: dict[str, list[Listed]] = {}
    for row in rows:
        own.setdefault(identity(row.kind, row.name), []).append(row)
    return tuple(_card(one, texts, own.get(one.id, ())) for one in known)


def _card(known: KnownActor, texts: Mapping[str, Article], rows: Iterable[Listed]) -> Card:
    return Card(
        known=known,
        roles=tuple(_value(h, texts) for h in known.roles),
        acts_for=tuple(_value(h, texts) for h in known.acts_for),
        named=_passages(known.mentions, texts),
        listed=next((row for row in rows if row.holds(known.last)), None),
    )


def _value(held: Held, texts: Mapping[str, Article]) -> Value:
    return Value(held.value, held.first, held.last, _passages(held.evidence, texts))


def _passages(spans: Iterable[Span], texts: Mapping[str, Article]) -> tuple[Passage, ...]:
    """What stands at ``spans``, as far as the archive still keeps the texts."""
    return tuple(_passage(span, texts[span.article]) for span in spans if span.article in texts)


def _passage(span: Span, article: Article) -> Passage:
    source, url = article.outlet.value or article.name, link(article.url)
    if article.rights == "link":
        return Passage(span, "", "", source, url)
    words = clip(" ".join(article.quote(span).split()))[0]
    return Passage(span, words, _around(article, span), source, url)


def _around(article: Article, span: Span) -> str:
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    bounds = trim(text, start, end if end >= 0 else len(text)) or (span.start, span.end)
    before, after = text[bounds[0] : span.start].split(), text[span.end : bounds[1]].split()
    half = CONTEXT_WORDS // 2
    lead = ("… " if len(before) > half else "") + " ".join(before[-half:])
    tail = " ".join(after[:half]) + (" …" if len(after) > half else "")
    open_, close = (" " if text[span.start - 1 : span.start].isspace() else ""), text[span.end : span.end + 1]
    return f"{lead}{open_}{article.quote(span)}{' ' if close.isspace() else ''}{tail}".strip()


def chosen(known: tuple[KnownActor, ...], who: str) -> tuple[KnownActor, ...]:
    """Those that ``who`` means: an id, else a whole name, else words of one; raises ``UsageError`` for nobody."""
    wanted = fold(who)
    for fits in (
        lambda k: k.id == who.strip(),
        lambda k: wanted in {fold(n) for n in (k.name, *k.names)},
        lambda k: set(wanted.split()) <= set(fold(" ".join((k.name, *k.names))).split()),
    ):
        found = tuple(k for k in known if wanted and fits(k))
        if found:
            return found
    if not known:
        raise UsageError("actors", "no edition has named anybody yet; `daybrief edition` makes one")
    raise UsageError("actors", f'"{who}" is in no edition{near(who, {k.name for k in known})}')
