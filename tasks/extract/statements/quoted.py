"""Quotations with their speakers: named beside the words, carried on from the quotation before, or left open."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.extract.statements import leads, lines, pronouns, taken
from tasks.extract.statements.attribution import anonymous, inquit, medium_of, naming
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.credited import according, passed_on
from tasks.extract.statements.naming import FULL, Naming
from tasks.extract.statements.quotations import Quotation, broken, quotations
from tasks.extract.statements.turns import turns
from tasks.model import Article
from tasks.nlp import whole
from tasks.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

STOPS = (". ", "! ", "? ", "; ")
# A clause that opens with one of these tells something else than who spoke the words before it.
TURNS_AWAY = frozenset(
    """and but while whereas when which who whom after before although though because if or nor yet since until so
    in at on""".split()
)
OPENS = frozenset("He She It They We I The A An His Her Their This That".split())  # the next sentence
IT = re.compile(r"[ ,—–-]*+it (?:said|added|went on|continued|says|adds)\b")
GOES_ON = frozenset(("continue", "add", "go"))
Range = tuple[int, int]
Beside = tuple[Quotation | None, Quotation | None]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, the clause that names its speaker, and the sentence around both."""

    pieces: tuple[Range, ...]
    sentence: Range
    clause: Range | None
    naming: Naming | None
    medium: str
    inner: bool = False  # words within a sentence that tells more than them


def spoken(article: Article, doc: "Doc", cast: Cast) -> tuple[Quoted, ...]:
    """The quotations of one article in order, and the words of speakers who take turns."""
    in_turn = [Quoted((t.words,), t.whole, t.label, t.naming, "") for t in turns(doc, cast)]
    found = [
        q
        for q in quotations(whole(doc), brief=True)
        if not any(t.sentence[0] <= q.outer[0] < t.sentence[1] for t in in_turn)
    ]
    inner, found = [q for q in found if q.inner], [q for q in found if not q.inner]
    out: list[Quoted] = []
    for number, quote in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        out.append(_spoken(doc, cast, quote, (found[number - 1] if number else None, after), out))
    out = _again(doc, cast, _carried_back(doc, found, out))
    out = [one for one, quote in zip(out, found, strict=True) if one.naming or not quote.brief]
    out += [one for one in (_inside(doc, cast, quote, out) for quote in inner) if one.naming]
    said = [_with_media(article, one) for one in out]
    return tuple(sorted([*said, *in_turn], key=lambda q: q.pieces[0]))


def _inside(doc: "Doc", cast: Cast, quote: Quotation, found: list[Quoted]) -> Quoted:
    """Words that are only a part of a sentence; the rest of it may still be told without marks."""
    last = next((o for o in reversed(found) if o.sentence[1] <= quote.start), None)
    return replace(_taken(doc, cast, quote, last), inner=True)


def _spoken(doc: "Doc", cast: Cast, quote: Quotation, beside: Beside, done: list[Quoted]) -> Quoted:
    before, after = beside
    last = done[-1] if done else None
    if before and last and last.naming and broken(whole(doc), before, quote):
        return Quoted(quote.pieces, quote.outer, last.clause, last.naming, "")
    behind, ahead = _behind(whole(doc), quote, after), _ahead(whole(doc), quote, before)
    for clause in (ahead, behind) if _inner(whole(doc), quote) else (behind, ahead):
        who = _named(doc, cast, quote, clause, last=clause == ahead) if clause else None
        if who and clause:
            who = pronouns.resolved(doc, cast, who, (quote, last)) if who.pronoun else who
            bounds = _naming_words(doc, who, clause)
            return Quoted(quote.pieces, _around(quote, clause), bounds, who if who.actor or who.speaker else None, "")
    if announced := leads.announced(doc, cast, quote.outer[0]):
        bounds = (announced.start, announced.end)
        return Quoted(quote.pieces, _around(quote, bounds), bounds, announced, "")
    if last and last.naming and ahead and leads.shared(doc, ahead, before is not None and ahead[0] == before.outer[1]):
        return Quoted(quote.pieces, _around(quote, ahead), last.clause, last.naming, "")
    if last and behind and _it_added(whole(doc), cast, last, (quote, behind)):
        return Quoted(quote.pieces, _around(quote, behind), last.clause, last.naming, "")
    if credit := lines.credited(doc, cast, quote):
        bounds = (credit.start, credit.end)
        return Quoted(quote.pieces, _around(quote, bounds), bounds, credit, "")
    carried = None if behind else _carried(whole(doc), quote, before, done)
    if carried:
        return Quoted(quote.pieces, quote.outer, carried.clause, carried.naming, "")
    return _led(doc, cast, quote, last) or _taken(doc, cast, quote, last)


def _led(doc: "Doc", cast: Cast, quote: Quotation, last: Quoted | None) -> Quoted | None:
    """Whole sentences behind one that tells, or shows, who speaks."""
    who = lines.led(doc, cast, quote)
    if who and who.pronoun:
        who = pronouns.resolved(doc, cast, who, (quote, last))
    if who is None or not (who.actor or who.speaker):
        return None
    return Quoted(quote.pieces, quote.outer, (who.start, who.end), who, "")


def _taken(doc: "Doc", cast: Cast, quote: Quotation, last: Quoted | None) -> Quoted:
    """Words that are a part of what a sentence tells of somebody, else nobody's."""
    who = taken.told(doc, cast, quote) or (leads.announced(doc, cast, quote.outer[0]) if quote.inner else None)
    if who and who.pronoun:
        who = pronouns.resolved(doc, cast, who, (quote, last))
    if who is None or not (who.actor or _whole_name(who)):
        return Quoted(quote.pieces, quote.outer, None, None, "")
    return Quoted(quote.pieces, quote.outer, (who.start, who.end), who, "")


def _whole_name(who: Naming) -> bool:
    """The name of somebody who is no actor of the article."""
    said = who.speaker.split()
    return len(said) >= FULL and said[0] != "The" and not who.unnamed and all(w[:1].isupper() for w in said)


def _it_added(text: str, cast: Cast, last: Quoted, here: tuple[Quotation, Range]) -> bool:
    """``the ministry said. “...,” it added``: the body whose words stand right before."""
    quote, behind = here
    body = last.naming is not None and any(a.id == last.naming.actor and a.kind == "body" for a in cast.actors)
    near = last.sentence[1] <= quote.outer[0] and not text[last.sentence[1] : quote.outer[0]].strip(" .\n")
    return body and near and IT.match(text, *behind) is not None


def _inner(text: str, quote: Quotation) -> bool:
    """Words taken into somebody's sentence, whose verb stands before them."""
    return text[quote.start : quote.start + 1].islower()


def _named(doc: "Doc", cast: Cast, quote: Quotation, clause: Range, *, last: bool) -> Naming | None:
    """Who speaks in the clause before or behind the quotation; of words taken into a sentence, who tells them."""
    if clause[0] >= clause[1]:
        return None
    who = naming(doc, cast, clause, last=last)
    if who and not last:
        return passed_on(doc, cast, clause, who)
    if who and last and who.verb >= 0 and not leads.governs(doc, who.verb, quote.outer[0]):
        return None
    if who or (last and not _inner(whole(doc), quote)):
        return who
    closed = not last and _last(whole(doc), quote) == ","
    return according(doc, cast, clause) or (inquit(doc, cast, clause) if closed else None)


def _around(quote: Quotation, clause: Range) -> Range:
    return min(quote.outer[0], clause[0]), max(quote.outer[1], clause[1])


def _last(text: str, quote: Quotation) -> str:
    """The last mark or letter within the quotation marks, marks of an inner quotation passed over."""
    return text[: quote.outer[1] - 1].rstrip("'’ ")[-1:]


def _behind(text: str, quote: Quotation, after: Quotation | None) -> Range | None:
    """The clause right after the closing mark, if the sentence goes on there."""
    last = _last(text, quote)
    limit = min(quote.paragraph[1], after.outer[0] if after else len(text))
    start = quote.outer[1]
    rest = text[start:limit].lstrip(" ,—–-")
    if last == "." and text[start : start + 1] not in (",", "—", "–"):
        return None
    apart = last in ",?!—–…" or text[start : start + 1] in (",", "—", "–") or rest.startswith(("said", "says"))
    if not rest or not apart:
        return None
    first, end = rest.split()[0].strip(","), _sentence_end(text, start, limit)
    if first.lower() in TURNS_AWAY or (last in "?!…" and (first in OPENS or text[start:end].rstrip().endswith(":"))):
        return None
    return start, end


def _sentence_end(text: str, start: int, limit: int) -> int:
    """The first full stop that ends a sentence after ``start``, else ``limit``."""
    at = start
    while at < limit:
        nxt = min((i for s in STOPS if (i := text.find(s, at, limit)) >= 0), default=-1)
        if nxt < 0:
            return limit
        word = text[:nxt].rsplit(None, 1)[-1]
        if (
            text[nxt] != "."
            or word.isdigit()
            or (len(word) > 2 and word not in ("Mrs", "Gen", "Sen", "Rep", "Gov", "Col"))
        ):
            return nxt
        at = nxt + 1
    return limit


def _ahead(text: str, quote: Quotation, before: Quotation | None) -> Range | None:
    """The words before the opening mark in its sentence."""
    paragraph = text.rfind("\n", 0, quote.outer[0]) + 1
    start = max(paragraph, before.outer[1] if before and before.outer[1] <= quote.outer[0] else 0)
    sentence = start
    while True:
        end = _sentence_end(text, sentence, quote.outer[0])
        if end >= quote.outer[0]:
            break
        sentence = end + 2
    return (sentence, quote.outer[0]) if text[sentence : quote.outer[0]].strip(" ,.") else None


def _naming_words(doc: "Doc", who: Naming, clause: Range) -> Range:
    """The clause without marks at its edges."""
    start, end = clause
    while start < end and (whole(doc)[start].isspace() or whole(doc)[start] in ',.;:—–-”"'):
        start += 1
    while end > start and (whole(doc)[end - 1].isspace() or whole(doc)[end - 1] in ',.;:—–-“"'):
        end -= 1
    return (start, end) if start < end else (who.start, who.end)


def _carried(text: str, quote: Quotation, before: Quotation | None, done: list[Quoted]) -> Quoted | None:
    """A quotation that follows another one, with nothing between but the words that name the speaker."""
    if before is None or not done or done[-1].naming is None:
        return None
    last = done[-1]
    covered = max(last.sentence[1], before.outer[1])
    between = text[covered : quote.outer[0]] if covered <= quote.outer[0] else ""
    alone = not text[quote.outer[1] : quote.paragraph[1]].strip(" .") or "\n" not in between
    return last if not between.strip(" .,;\n") and alone and between.count("\n") <= 2 else None


def _carried_back(doc: "Doc", quotes: list[Quotation], found: list[Quoted]) -> list[Quoted]:
    """Words right before those with which somebody goes on: “One.” “Two,” she went on."""
    out = list(found)
    for number in range(len(out) - 2, -1, -1):
        who, between = out[number + 1].naming, whole(doc)[quotes[number].outer[1] : quotes[number + 1].outer[0]]
        goes_on = who is not None and who.verb >= 0 and doc[who.verb].lemma_.lower() in GOES_ON
        if out[number].naming is None and goes_on and not between.strip() and "\n" not in between:
            out[number] = replace(out[number], naming=who, clause=out[number + 1].clause)
    return out


def _again(doc: "Doc", cast: Cast, found: list[Quoted]) -> list[Quoted]:
    """The same words of the same person twice: where its own sentence names them, the headline's too."""
    said = {_words(doc, q): q for q in found if q.naming and q.naming.actor}
    out: list[Quoted] = []
    for quote in found:
        known = said.get(_words(doc, quote)) if quote.naming is None else None
        line = (whole(doc).rfind("\n", 0, quote.sentence[0]) + 1, quote.sentence[0])
        names = {p[2].id for p in cast.within(*line)}
        if known and known.naming and names == {known.naming.actor}:
            out.append(replace(quote, naming=known.naming, clause=line, sentence=_joined(quote.sentence, line)))
        else:
            out.append(quote)
    return out


def _joined(one: Range, other: Range) -> Range:
    return min(one[0], other[0]), max(one[1], other[1])


def _words(doc: "Doc", quote: Quoted) -> str:
    return fold(" ".join(whole(doc)[a:b] for a, b in quote.pieces)).strip(" .,")


def _with_media(article: Article, quote: Quoted) -> Quoted:
    """The medium in the naming words; "its post" is the post on X named before for the same speaker."""
    if quote.clause is None:
        return quote
    text = article.text[quote.clause[0] : quote.clause[1]]
    if quote.naming and (quote.naming.unnamed or (not quote.naming.actor and anonymous(text))):
        return replace(quote, naming=replace(quote.naming, unnamed=True), medium="unnamed sources")
    medium = medium_of(text)
    if medium == "post":
        earlier = medium_of(_earlier_posts(article, quote.clause[0]))
        medium = earlier if earlier.startswith("post on") else "post"
    return replace(quote, medium=medium)


def _earlier_posts(article: Article, end: int) -> str:
    """The two paragraphs before ``end``, in which the post was introduced."""
    return " ".join(article.text[max(0, end - 900) : end].split())
