"""Which statements the articles of a story tell, and which tell nothing beside one: those are hardly two origins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tasks.compare import voices
from tasks.model import Article, Citation, Claim, Facts, Precision, Primary, Span, Statement, Version, When
from tasks.text import fold, words

Form = Literal["written", "post", "spoken"]
# How what a body or a person gives out is called. An interview is given to one paper, an unnamed source to nobody else.
FORMS: Mapping[str, Form] = {
    **dict.fromkeys(
        (
            *("official release", "press release", "release", "official statement", "joint statement", "statement"),
            *("written statement", "press statement", "communiqué", "gazette notification", "notification", "circular"),
            *("order", "release read"),
        ),
        "written",
    ),
    **dict.fromkeys(
        (
            *("post on X", "post on Facebook", "post on Truth Social", "post on Telegram", "post on LinkedIn"),
            *("social media post", "post"),
        ),
        "post",
    ),
    **dict.fromkeys(
        (
            *("press conference", "news conference", "press briefing", "briefing", "told reporters", "speech"),
            *("told parliament", "told MPs", "told lawmakers"),
        ),
        "spoken",
    ),
}
READ = "release read"  # medium of a release that is among what was read
SAID = re.compile(  # words right behind which stands the day of a statement, and not one of its matter
    r"\b(?:said|wrote|posted|announced|stated|told (?:reporters|journalists|parliament|MPs|lawmakers)|statement|release"
    r"|communiqu[ée]|post|on X|conference|briefing|notification|circular|order)"
    r"(?:\s++(?:on|late|early|issued|released|published|dated|made|of|last|this)){0,4}+(?<!\s)\s++$"
)
BEHIND = re.compile(
    r"(?<!\s)\s++(?:(?:press|news|joint|official|written)\s++)?(?:statement|release|communiqu[ée]|post|briefing)\b"
)
NEAR = timedelta(days=1)  # between the days of two reports of one statement whose own day is not said


@dataclass(frozen=True, slots=True)
class _Telling:
    """That an article tells a statement."""

    article: str
    form: Form
    issuer: str
    actor: str
    statement: Statement | None
    span: Span  # words that say so
    day: Version[When] | None = None
    release: Citation | None = None

    @property
    def medium(self) -> str:
        return READ if self.release or self.statement is None else self.statement.medium

    @property
    def said(self) -> date | None:
        """The statement's own day, where it is known."""
        if self.release:
            return self.release.day
        return self.day.value.first if self.day else None


def find(facts: Facts) -> tuple[Primary, ...]:
    """What bodies and persons gave out and articles of the story tell, what most of them tell first.

    An article of ``only`` names no other source, and has no sentence that neither the statement nor another report has.
    """
    if not facts.statements:
        return ()
    tellings = sorted((t for a in facts.story.clean if not a.official for t in _of(facts, a)), key=lambda t: t.span)
    groups: list[list[_Telling]] = []
    for telling in tellings:
        home = next((g for g in groups if all(_same(telling, other) for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    made = [_primary(facts, group) for group in groups]
    return tuple(sorted(made, key=lambda p: (-len(p.articles), not p.only, p.evidence)))


def _of(facts: Facts, article: Article) -> Iterator[_Telling]:
    """The statements that ``article`` tells; by its citation, or by words that it quotes, the release that was read."""
    read = _read(facts, article)
    if read:
        actor = min(_issuers(facts, read), default="")
        yield _Telling(article.id, "written", read.issuer, actor, None, read.evidence, None, read)
    for statement in facts.statements:
        form = FORMS.get(statement.medium)
        spans = [s for s in (*statement.attribution, *statement.evidence) if s.article == article.id]
        if form is None or not spans or not statement.speaker:
            continue
        if statement.medium == "post" and not any(re.search(r"\bpost\b", _words(facts, s)) for s in spans):
            continue  # a paper called the Post
        if read and (voices.of_release(statement, read.release) or _names(facts, read, statement, spans)):
            continue
        actor = statement.actor
        name = next((a.name for a in facts.actors if a.id == statement.actor), statement.speaker)
        yield _Telling(article.id, form, name, statement.actor, statement, spans[0], _day(facts, article, statement))


def _read(facts: Facts, article: Article) -> Citation | None:
    """The release that ``article`` stands on: it cites one, or quotes one of the story word for word."""
    cited = next((c for c in facts.story.cites if c.article == article.id and c.release), None)
    if cited:
        return cited
    for paper in (a for a in facts.story.articles if a.official):
        quoted = (s for s in facts.statements if voices.of_release(s, paper.id))
        place = next((e for s in quoted for e in s.evidence if e.article == article.id), None)
        if place:
            return Citation(article.id, paper.id, place, paper.official, paper.dated.day)
    return None


def _names(facts: Facts, read: Citation, statement: Statement, spans: Sequence[Span]) -> bool:
    """Whether a written statement is the release that was read: its issuer's, or told where the article cites it."""
    written = FORMS.get(statement.medium) == "written"
    same = statement.actor in _issuers(facts, read)
    return written and (same or any(s.overlaps(read.evidence) for s in spans))


def _words(facts: Facts, span: Span) -> str:
    return facts.story.article(span.article).quote(span)


def _issuers(facts: Facts, read: Citation) -> frozenset[str]:
    """The actors that are the issuer of a release that was read: of its name, or of one with a land beside it."""
    wanted = frozenset(map(fold, words(read.issuer)))
    bodies = [
        (a.id, frozenset(map(fold, words(n)))) for a in facts.actors if a.kind == "body" for n in (a.name, *a.aliases)
    ]
    return frozenset(key for key, name in bodies if len(name) > 1 and (name <= wanted or wanted <= name))


def _day(facts: Facts, article: Article, statement: Statement) -> Version[When] | None:
    """The day of the statement, where the words that name it say so plainly."""
    sure = [v for v in statement.dated if any(_beside(facts, statement, span) for span in v.evidence)]
    if len(statement.dated) != 1 or not sure or sure[0].value.precision is not Precision.DAY:
        return None
    last = dict(facts.datings).get(article.id, article.dated).last
    return sure[0] if last is None or sure[0].value.first <= last else None


def _beside(facts: Facts, statement: Statement, day: Span) -> bool:
    naming = next((s for s in statement.attribution if s.holds(day)), None)
    if naming is None:
        return False
    text = facts.story.article(day.article).text
    return bool(SAID.search(text, naming.start, day.start) or BEHIND.match(text, day.end))


def _same(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings can be of one statement: of one issuer, in one form, and not of two days."""
    if one.release or other.release:
        return bool(one.release and other.release and one.release.release == other.release.release)
    if (one.form, one.actor or fold(one.issuer)) != (other.form, other.actor or fold(other.issuer)):
        return False
    if not one.actor and one.article != other.article:
        return False  # "the ministry" of two articles may be two ministries
    if one.said and other.said and one.said != other.said:
        return False
    return one.medium == other.medium or {one.form, other.form} != {"post"} or "post" in (one.medium, other.medium)


def _primary(facts: Facts, group: Sequence[_Telling]) -> Primary:
    first = next((t for t in group if t.day), group[0])
    return Primary(
        issuer=first.issuer,
        actor=first.actor,
        medium=first.medium,
        when=first.day,
        evidence=tuple(dict.fromkeys(t.span for t in group)),
        articles=tuple(sorted({t.article for t in group})),
        only=_only(facts, group),
        release=_release(first),
        day=first.said,
    )


def _release(telling: _Telling) -> str:
    return telling.release.release if telling.release else ""


def _only(facts: Facts, group: Sequence[_Telling]) -> tuple[str, ...]:
    """The articles that tell this statement and nothing else, as far as their words show."""
    first = group[0]
    if not first.actor:
        return ()
    tellers = frozenset(t.article for t in group)
    alone = [
        key for key in sorted(tellers) if voices.alone(facts, facts.story.article(key), first.actor, _release(first))
    ]
    near = [key for key in alone if _at_one_time(facts, group, key)]
    return tuple(key for key in near if _owed(facts, key, first, tellers))


def _at_one_time(facts: Facts, group: Sequence[_Telling], key: str) -> bool:
    """Whether the article says the statement's day, quotes it as another does, or came out about its day."""
    own = [t for t in group if t.article == key]
    shared = any(t.statement and len({s.article for s in t.statement.evidence}) > 1 for t in own)
    if shared or any(t.said for t in own):
        return True
    datings = dict(facts.datings)
    mine = datings[key].day if key in datings else None
    days = [t.said for t in group if t.said] or [d.day for t in group if (d := datings.get(t.article)) and d.day]
    return mine is not None and bool(days) and all(abs(mine - day) <= NEAR for day in days)


def _owed(facts: Facts, key: str, first: _Telling, tellers: frozenset[str]) -> bool:
    """Whether each of its sentences is the statement's, or is told by another that tells the statement."""
    own = [x for x in facts.statements if x.actor == first.actor or voices.of_release(x, _release(first))]
    theirs = [s for x in own for s in (*x.evidence, *x.attribution) if s.article == key]
    claims = [c for c in facts.claims if key in c.articles]

    def owed(claim: Claim) -> bool:
        here = [e for e in claim.evidence if e.article == key]
        said = any(s.overlaps(e) or voices.named(facts, e, first.actor) for e in here for s in theirs)
        return said or len(set(claim.articles) & tellers) > 1

    return bool(claims) and all(owed(c) for c in claims)
