"""What a name is the subject or agent of where the parse is lost among titles, brackets and what is set aside."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.extract.deeds.names import joined
from tasks.extract.deeds.phrases import FINITE, MOST_ASIDE, Phrase, chains, of_article
from tasks.extract.statements.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WHEN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening
    night week month year this last late early earlier later next""".split()
)
MARKS = frozenset("that as after before when while because until since although though where whereas".split())
FRONTED = frozenset(("IN", "RB", "VBG", "VBN", "TO", "CD", "WRB", "RBR"))
RELATIVES = frozenset(("who", "which", "whose"))
APART = frozenset((",", ";", ":", "—", "–", "“", '"', "("))
DASHES = ("—", "–", "--")
DATELINE = 14  # words before a dash or a colon
BRACKET = 9  # words
FAR = 7  # words between a participle and its "by"
Deed = tuple[str, "Token", bool]


def deeds(doc: "Doc", cast: Cast) -> Iterator[Deed]:
    """Actor, verb, and whether it is named as the agent."""
    for chain in chains(doc, of_article(doc, cast)):
        own = [p.place[2].id for p in chain if p.place[2].id]
        if not own:
            continue
        verb = _verb(doc, chain[-1]) if _opens(doc, chain[0].start) else None
        if verb is not None:
            yield from ((actor, v, False) for v in (verb, *joined(verb)) for actor in own)
        gapped = chain[-1].end < len(doc) and doc[chain[-1].end].lower_ == "by"  # ``A, and the bank by B``
        done = None if gapped else _done_by(doc, chain[0].start)
        if done is not None:
            yield from ((actor, done, True) for actor in own)


def _opens(doc: "Doc", start: int) -> bool:
    """A clause begins there: a sentence, or behind a dateline, a conjunction or fronted words."""
    sentence = doc[start].sent.start
    if start == sentence:
        return True
    prev = doc[start - 1]
    if prev.is_space or prev.text == ";" or prev.lower_ in MARKS:
        return True
    if prev.text in ("—", "–", "-", "--", ":"):
        return start - sentence <= DATELINE and not any(t.tag_ in FINITE for t in doc[sentence:start])
    if prev.lower_ in ("and", "but"):
        return start - 2 > sentence and doc[start - 2].text in (",", ";")
    return prev.text == "," and _fronted(doc, sentence, start - 1)


def _fronted(doc: "Doc", first: int, end: int) -> bool:
    """``On Monday,``, ``Presiding,``, ``As the talks ended,``: no subject stands before the comma."""
    opening = next((t for t in doc[first:end] if not t.is_space), None)
    if opening is None or any(t.text in (";", "”", '"', "“") for t in doc[first:end]):
        return False
    clause = opening.dep_ == "mark" or opening.tag_ == "WRB"
    adverbial = opening.tag_ in FRONTED or opening.ent_type_ in ("DATE", "TIME") or opening.text.endswith("ing")
    return adverbial and (clause or not any(t.tag_ in FINITE for t in doc[first:end]))


def _verb(doc: "Doc", phrase: Phrase) -> "Token | None":
    """The verb of the clause that the name opens, past brackets, what is set aside, and the day."""
    last = doc[phrase.end - 1].sent.end
    at = _past_dashes(doc, _past_bracket(doc, phrase.end), last)
    if at >= last:
        return None
    if doc[at].text != ",":
        return _finite(doc, _past_day(doc, at, last), last)
    if at + 1 < last and doc[at + 1].lower_ in RELATIVES:
        return _past_relative(doc, at + 1, last)
    closing = doc[phrase.start : phrase.end].text.rpartition(",")[1]  # ``the mayor, NAME, left``
    for comma in range(at if closing else at + 1, min(last, at + MOST_ASIDE)):
        token = doc[comma]
        if token.tag_ in FINITE or token.text in (";", ":", "“", '"', "—") or token.dep_ == "relcl":
            return None
        if token.text == "," and (verb := _finite(doc, _past_day(doc, comma + 1, last), last)) is not None:
            return verb
    return None


def _past_relative(doc: "Doc", at: int, last: int) -> "Token | None":
    """``NAME, who resigned in May, abstained``: behind a relative clause of one verb and no comma."""
    comma = next((i for i in range(at, min(last, at + MOST_ASIDE)) if doc[i].text in APART), last)
    told = [t for t in doc[at:comma] if t.tag_ in FINITE]
    if comma >= last or doc[comma].text != "," or len(told) != 1:
        return None
    return _finite(doc, _past_day(doc, comma + 1, last), last)


def _past_bracket(doc: "Doc", at: int) -> int:
    if at < len(doc) and doc[at].text in ("(", "["):
        closed = next((i for i in range(at, min(len(doc), at + BRACKET)) if doc[i].text in (")", "]")), at - 1)
        return closed + 1
    return at


def _past_dashes(doc: "Doc", at: int, last: int) -> int:
    """``NAME — the first woman in the post — left``."""
    if at < last and doc[at].text in DASHES:
        closing = next((i for i in range(at + 1, min(last, at + MOST_ASIDE)) if doc[i].text in DASHES), at - 1)
        return closing + 1
    return at


def _past_day(doc: "Doc", at: int, last: int) -> int:
    """Past ``on Monday``, ``late last night``, ``also``."""
    while at < last - 1:
        token, after = doc[at], doc[at + 1]
        dated = token.lower_ in WHEN or token.ent_type_ in ("DATE", "TIME")
        leads = token.tag_ == "IN" and (after.lower_ in WHEN or after.ent_type_ in ("DATE", "TIME"))
        if not (dated or leads or (token.tag_ == "RB" and token.lower_ not in ("not", "n't"))):
            break
        at += 1
    return at


def _finite(doc: "Doc", at: int, last: int) -> "Token | None":
    """The verb that tells what is done, of the group of words that begins there."""
    if at >= last:
        return None
    token = doc[at]
    main = token
    if token.pos_ == "AUX" or token.tag_ == "MD":
        rest = [t for t in doc[at + 1 : min(last, at + 5)] if t.tag_ != "RB"]
        main = rest[0] if rest else token
        wanted = {"have": "VBN", "will": "VB", "'ll": "VB", "do": "VB", "be": "VBG"}.get(token.lemma_.lower())
        if main.lemma_ == "be" or main.tag_ != wanted:
            return None
    elif token.tag_ not in ("VBD", "VBZ", "VBP") and not _untold(doc, at):
        return None
    after = doc[main.i + 1].lower_ if main.i + 1 < last else ""
    return main if main.pos_ == "VERB" and after != "by" else None


def _untold(doc: "Doc", at: int) -> bool:
    """``The bank on Monday named NAME``: the only verb of the sentence is taken for a participle."""
    after = doc[at + 1].tag_ if at + 1 < len(doc) else ""
    verbal = doc[at].sent.root.pos_ in ("VERB", "AUX")
    return doc[at].tag_ == "VBN" and not verbal and after in ("DT", "PRP$", "NNP", "CD")


def _done_by(doc: "Doc", start: int) -> "Token | None":
    """The participle of which the phrase behind "by" is the agent."""
    by = start - 1
    first = doc[start].sent.start
    if by <= first or doc[by].lower_ != "by":
        return None
    for at in range(by - 1, max(first, by - FAR) - 1, -1):
        token = doc[at]
        if token.tag_ == "VBN" and token.pos_ == "VERB":
            return None if token.dep_ == "amod" else token
        placed = token.tag_ == "IN" or (token.pos_ == "PROPN" and doc[at - 1].tag_ == "IN") or token.lower_ in WHEN
        if not (placed or token.tag_ == "RB" or token.ent_type_ in ("DATE", "TIME")):
            break
    return _done_before(doc, first, by)


def _done_before(doc: "Doc", first: int, by: int) -> "Token | None":
    """``led by A, and by B``, ``France was represented by A, and the bank by B``: the participle is said once."""
    for at in range(by - 1, first, -1):
        token = doc[at]
        if token.dep_ == "agent" and token.lower_ == "by":
            joined_on = any(t.lower_ == "and" or t.text == ";" for t in doc[at:by])
            return token.head if joined_on and token.head.i < at else None
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None
