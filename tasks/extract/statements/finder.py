"""Who said what, through which medium: quotations and reported official words, each with its naming words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tasks.extract.actors.officials import official
from tasks.extract.statements.attribution import anonymous, attached, medium_of
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.naming import Naming
from tasks.extract.statements.quoted import Quoted, spoken
from tasks.extract.statements.reported import reported
from tasks.model import Actor, Article, DateMention, Span, Statement, Story, Version, When
from tasks.text import fold, sha256, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST_SHARED = 6  # words of a quotation that another contains


@dataclass(slots=True)
class _Draft:
    """A statement of one article before it is joined with the same words elsewhere."""

    article: Article
    said: tuple[Span, ...]
    attribution: tuple[Span, ...]
    naming: Naming | None
    medium: str
    dated: list[Version[When]]
    quoted: bool
    folded: str
    others: list["_Draft"] = field(default_factory=list)


def find(
    story: Story, docs: Mapping[str, "Doc"], actors: tuple[Actor, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """All statements of ``story``: quotations first in each article, the same words in several articles once."""
    drafts: list[_Draft] = []
    origin = {key: o.name for o in story.origins for key in o.articles}
    for article in story.clean or story.articles:
        cast = Cast(article.id, actors, docs[article.id])
        here = [d for d in dates if d.span.article == article.id]
        quoted = spoken(article, docs[article.id], cast)
        drafts += [d for q in quoted for d in _each(_direct(article, docs[article.id], q, here, origin))]
        drafts += _indirect(article, docs[article.id], cast, quoted, (here, origin))
    by_id = {a.id: a for a in actors}
    return tuple(_statement(d, by_id) for d in _joined(drafts, story.lead))


def _each(draft: _Draft) -> list[_Draft]:
    """One for each who says it: of a joint statement each is a speaker."""
    who = draft.naming
    if who is None:
        return [draft]
    others = (replace(who, actor=actor, speaker=speaker, joint=()) for actor, speaker in who.joint)
    return [draft, *(replace(draft, naming=other, others=[]) for other in others)]


def _direct(
    article: Article, doc: "Doc", quote: Quoted, dates: Sequence[DateMention], origin: Mapping[str, str]
) -> _Draft:
    said = tuple(Span(article.id, a, b) for a, b in quote.pieces)
    clause = Span(article.id, *quote.clause) if quote.clause else None
    naming = quote.naming
    dated = [
        d
        for d in dates
        if d.when
        and (
            (clause and clause.start <= d.span.start < clause.end)
            or (naming and attached(doc, naming.verb, d.span) and not _inside(d.span, said))
            or (d.quoted and _inside(d.span, said) and fold(article.text[d.span.start : d.span.end]) == "today")
        )
    ]
    text = " ".join(article.text[s.start : s.end] for s in said)
    return _Draft(
        article,
        said,
        (clause,) if clause else (),
        naming,
        quote.medium,
        _versions(dated, article.id, origin),
        quoted=True,
        folded=_fold(text),
    )


def _inside(span: Span, said: Iterable[Span]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in said)


def _versions(dates: Iterable[DateMention], article: str, origin: Mapping[str, str]) -> list[Version[When]]:
    return [Version(d.when, (origin.get(article, article),), (d.span,), d.reason) for d in dates if d.when]


def _indirect(
    article: Article,
    doc: "Doc",
    cast: Cast,
    quoted: Sequence[Quoted],
    given: tuple[Sequence[DateMention], Mapping[str, str]],
) -> Iterable[_Draft]:
    dates, origin = given
    held = [q.sentence for q in quoted if not q.inner]
    for found in reported(article, doc, cast):
        start, end = found.sentence
        if any(a < end and start < b for a, b in held):
            continue
        clause = Span(article.id, *found.clause)
        near = [d for d in dates if d.when and not d.quoted and start <= d.span.start < end]
        dated = [
            d for d in near if attached(doc, found.naming.verb, d.span) or clause.start <= d.span.start < clause.end
        ]
        sentence = Span(article.id, start, end)
        text = article.text[start:end]
        yield _Draft(
            article,
            (sentence,),
            (clause,),
            found.naming,
            _medium(article, found.clause, found.naming),
            _versions(dated, article.id, origin),
            quoted=False,
            folded=_fold(text),
        )


def _medium(article: Article, clause: tuple[int, int], naming: Naming) -> str:
    text = article.text[clause[0] : clause[1]]
    if naming.unnamed or (not naming.actor and anonymous(text)):
        return "unnamed sources"
    return medium_of(text)


def _fold(text: str) -> str:
    return " ".join(w.casefold() for w in words(fold(text)))


def _joined(drafts: Sequence[_Draft], lead: str) -> list[_Draft]:
    """The same quoted words in several articles are one, the longest first."""
    out: list[_Draft] = []
    for draft in sorted(
        drafts, key=lambda d: (not d.quoted, -len(d.folded), d.article.id != lead, d.article.id, d.said[0].start)
    ):
        home = next((o for o in out if draft.quoted and _same(o, draft)), None)
        if home:
            home.others.append(draft)
        else:
            out.append(draft)
    return sorted(out, key=lambda d: (d.article.id != lead, d.article.id, d.said[0].start))


def _same(whole: _Draft, part: _Draft) -> bool:
    if not whole.quoted or whole.article.id == part.article.id:
        return False
    enough = len(part.folded.split()) >= LEAST_SHARED or part.folded == whole.folded
    agree = (
        not (whole.naming and part.naming and whole.naming.actor and part.naming.actor)
        or whole.naming.actor == part.naming.actor
    )
    return enough and agree and f" {part.folded} " in f" {whole.folded} "


def _statement(draft: _Draft, actors: Mapping[str, Actor]) -> Statement:
    everyone = [draft, *draft.others]
    naming = next((d.naming for d in everyone if d.naming and (d.naming.actor or d.naming.speaker)), None)
    actor = actors.get(naming.actor) if naming else None
    speaker = naming.speaker if naming else ""
    said = tuple(dict.fromkeys(s for d in everyone for s in d.said))
    medium = next((d.medium for d in everyone if d.medium), "")
    if naming and naming.unnamed:
        medium = "unnamed sources"
    return Statement(
        id=sha256(f"{draft.folded}|{naming.actor if naming else ''}")[:12],
        speaker=speaker,
        actor=actor.id if actor else "",
        medium=medium,
        dated=_merged(v for d in everyone for v in d.dated),
        seen=_seen(draft),
        evidence=said,
        attribution=tuple(dict.fromkeys(s for d in everyone for s in d.attribution)),
        official=bool(speaker) and not (naming is not None and naming.unnamed) and official(speaker, actor),
    )


def _seen(draft: _Draft) -> Literal["original", "quoted", "second-hand"]:
    if draft.article.official:
        return "original"
    return "quoted" if draft.quoted else "second-hand"


def _merged(versions: Iterable[Version[When]]) -> tuple[Version[When], ...]:
    """The same day from several articles is one Version."""
    out: dict[When, Version[When]] = {}
    for one in versions:
        before = out.get(one.value)
        if before:
            origins = tuple(dict.fromkeys((*before.origins, *one.origins)))
            evidence = tuple(dict.fromkeys((*before.evidence, *one.evidence)))
            out[one.value] = Version(one.value, origins, evidence, before.reason)
        else:
            out[one.value] = one
    return tuple(out.values())
