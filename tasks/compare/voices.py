"""Whose words an article tells: whether it names any source beside one, or says that it found something out itself."""

import re

from tasks.model import Actor, Article, Facts, Span, Statement
from tasks.text import fold, words

# Every word that says that somebody said something, wants it or does not, and that a paper shows it.
SAYING = re.compile(
    r"\b(?:according to|(?:states|notes|claims|reports) that|sources?|analysts?|experts?|critics|"
    + "|".join(
        "said says saying told tells telling stated announced announces announcing"
        " added adds wrote writes posted tweeted"
        " confirmed confirms noted warned warns argued argues claimed reported reportedly explained explains insisted"
        " insists denied denies criticised criticises criticized criticizes welcomed welcomes called calls urged urges"
        " asked replied answered quoted testified admitted complained expects estimated estimates believes fears hopes"
        " thinks disputed disputes want wants oppose opposes opposed reject rejects rejected demand demands demanded"
        " shows showed suggests suggested reveals revealed".split()
    )
    + r")\b",
    re.IGNORECASE,
)
# Words by which an article says that its desk found something out.
OWN = re.compile(
    r"\b(?:ha(?:s|ve) (?:seen|learn(?:ed|t)|read|obtained|reviewed)|(?:seen|reviewed|obtained) by|exclusive|interviews?"
    r"|spoke to|speaking to|correspondents?|eyewitness(?:es)?|witness(?:es)?|did not (?:immediately )?respond"
    r"|(?:declined|refused) to comment|asked for comment|could not be reached|leaked|investigation by|calculations?"
    r"|survey|poll|no comment|this (?:news)?paper|reports? (?:of|by|in)|our (?:reporter|readers|own))\b",
    re.IGNORECASE,
)
GIVEN_OUT = "statement release post communique communiqué notice notification circular order".split()
KINDS = frozenset(
    "ministry department office government directorate commission council secretariat embassy agency authority bureau"
    " board bank service court parliament police treasury regulator committee".split()
)
REFERRING = 4  # words before a verb of saying in which its subject stands
BEFORE = 60  # letters in which those words stand


def alone(facts: Facts, article: Article, actor: str, release: str = "") -> bool:
    """Whether ``article`` names the actor alone as its source, or who speaks in the ``release`` that it stands on."""
    text = article.readable
    if article.opinion or OWN.search(text):
        return False
    own: list[Span] = []
    others: list[Span] = []
    for statement in facts.statements:
        spans = [s for s in (*statement.evidence, *statement.attribution) if s.article == article.id]
        (own if speaker(facts, statement) == actor or of_release(statement, release) else others).extend(spans)
    if others:
        return False
    speaking = next(a for a in facts.actors if a.id == actor)
    return all(_within(m.start(), own) or _refers(text, m.start(), speaking) for m in SAYING.finditer(text))


def named(facts: Facts, sentence: Span, actor: str) -> bool:
    """Whether the sentence is told as the actor's, or as what it gave out says: "the statement added"."""
    text, speaking = facts.story.article(sentence.article).readable, next(a for a in facts.actors if a.id == actor)
    return any(_refers(text, m.start(), speaking) for m in SAYING.finditer(text, sentence.start, sentence.end))


def of_release(statement: Statement, release: str) -> bool:
    """Whether the words stand in the release, too."""
    return any(place.article == release for place in statement.evidence)


def speaker(facts: Facts, statement: Statement) -> str:
    """Who speaks: where it says "the ministry", the only one that the article has named before."""
    said = frozenset(fold(w) for w in words(statement.speaker)) - {"the"}
    if statement.actor or not said & KINDS:
        return statement.actor
    alike = [a for a in facts.actors if a.kind == "body" and said <= {fold(w) for w in words(a.name)}]
    if len(said) > 1:
        return alike[0].id if len(alike) == 1 else ""
    for place in (*statement.attribution, *statement.evidence):
        bodies = {a.id for a in alike if any(m.article == place.article and m.start < place.start for m in a.mentions)}
        if len(bodies) == 1:
            return bodies.pop()
    return ""


def _within(at: int, spans: list[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _refers(text: str, at: int, actor: Actor) -> bool:
    """Whether the words before a verb of saying mean the actor or what it gave out: "it said", "its post added"."""
    before = [fold(w) for w in words(re.split(r"[.!?\n]", text[max(0, at - BEFORE) : at])[-1])][-REFERRING:]
    names = {fold(w) for name in (actor.name, *actor.aliases) for w in words(name)}
    own = names & KINDS if actor.kind == "body" else {words(fold(actor.name))[-1]}
    pronouns = {"it"} if actor.kind != "person" else {"he", "she"}
    return bool(before) and bool({*own, *pronouns, *GIVEN_OUT} & set(before[-2:]))
