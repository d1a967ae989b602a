"""Whose words an article tells: whether it names any source beside one, or says that it found something out itself."""

import re

from tasks import publicbodies
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
DETERMINERS = frozenset("the this that its his her".split())
FORMAL = frozenset("press official written joint".split())  # of what is given out
BETWEEN = frozenset("also has had have then later earlier further again itself now".split())  # subject and verb
# Behind one of these it is somebody else who speaks: "opponents of the ministry want", "the guild and the bank say".
OTHERS = frozenset("of for against by with to from at near about on in over and or than".split())
BEFORE = 60  # letters before a verb of saying in which its subject stands


def alone(facts: Facts, article: Article, actor: str, release: str = "") -> bool:
    """Whether ``article`` names the actor alone as its source, or who speaks in the ``release`` that it stands on."""
    text = article.readable
    if article.opinion or OWN.search(text):
        return False
    own: list[Span] = []
    others: list[Span] = []
    for statement in facts.statements:
        spans = [s for s in (*statement.evidence, *statement.attribution) if s.article == article.id]
        (own if statement.actor == actor or of_release(statement, release) else others).extend(spans)
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


def _within(at: int, spans: list[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _refers(text: str, at: int, actor: Actor) -> bool:
    """Whether the words before a verb of saying mean the actor or what it gave out: "it said", "its post added"."""
    lead = words(re.split(r"[.!?\n,;:“”\"()]", text[max(0, at - BEFORE) : at])[-1])
    while lead and (fold(lead[-1]) in BETWEEN or lead[-1].endswith("ly")):
        lead.pop()
    if not lead:
        return False
    subject = fold(lead.pop())
    if subject in ({"it"} if actor.kind != "person" else {"he", "she"}):
        return True
    names = {fold(w) for name in (actor.name, *actor.aliases) for w in words(name)} - OTHERS
    if actor.kind == "person" and subject == words(fold(actor.name))[-1]:
        while lead and lead[-1][:1].isupper():
            lead.pop()
        return not lead or lead[-1] not in OTHERS
    own = names & publicbodies.KINDS if actor.kind == "body" else frozenset[str]()
    return subject in {*own, *GIVEN_OUT} and _its_own(lead, names)


def _its_own(lead: list[str], names: set[str]) -> bool:
    """Whether the words before a noun make it the actor's: not "the trade ministry", "the guild's statement"."""
    rest = [fold(w).removesuffix("'s") for w in lead]
    while rest and rest[-1] in names | FORMAL and rest[-1] not in DETERMINERS:
        rest.pop()
    if rest and rest[-1] in DETERMINERS:
        return len(rest) == 1 or rest[-2] not in OTHERS
    return not rest or (rest[-1] in ("a", "an") and len(rest) < len(lead))
