"""Speakers who take turns without quotation marks: minutes of a house, question and answer."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.extract.actors.lexicon import head_of, words
from tasks.extract.statements import offices
from tasks.extract.statements.cast import Cast, Place, titled
from tasks.extract.statements.naming import FULL, Naming
from tasks.nlp import whole
from tasks.text import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The words before a colon at the start of a line or behind a full stop: a name or an office, with what is in brackets.
LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.!?—] )|(?<=[.!?…][”\"] ))"
    r"(?P<label>(?:The )?[A-Z][^\n:;.!?“”\"()]{0,90}+"
    r"(?:(?:(?<=\b[A-Z])|(?<=\b[A-Z][a-z])|(?<=\b(?:Mrs|MRS|Hon|Rev|Sen|Rep|Gov|Gen))|(?<=\b(?:MR|MS|DR)))\.[^\n:;.!?“”\"()]{0,40}+){0,2}"
    r"(?:\s?\([^()\n]{1,60}\)){0,2}):\s(?=[A-Z])",
    re.MULTILINE,
)
# In records of congress a name in capitals before a full stop, in those of the European Parliament before a dash.
RECORD = re.compile(
    r"^(?P<label>[A-Z][a-z]{1,14}\.? [A-Z][A-Z'’-]{2,25}(?=\.\s[A-Z])"
    r"|[A-Z][^\n:;.!?“”\"()]{2,90}(?: \([^()\n]{1,30}\))?(?=\. [–—] ))(?:\. [–—] |\.\s)",
    re.MULTILINE,
)
QUESTION = re.compile(r"Q(?:uestion)?|A(?:nswer)?|QUESTION|ANSWER")
BRACKET = re.compile(r"\((?P<inner>[^()]*)\)")
MEMBERS = frozenset(("deputy", "senator", "secretary", "representative", "cllr", "councillor", "ambassador"))
MOST_NAME = 4  # words
PAIR = 2
BRACKETS = 2  # behind the name of a member: seat and party
LEAST = 2  # turns that make a record
SCRIPT = 3  # lines with labels that make a script
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in turn; ``label`` are the words that name the speaker."""

    words: Range
    whole: Range
    label: Range
    naming: Naming | None


def turns(doc: "Doc", cast: Cast) -> tuple[Turn, ...]:
    """All turns of an article that records at least two, in the form of minutes or of question and answer."""
    found = [t for start, end in paragraphs(whole(doc)) for t in _of_paragraph(doc, cast, start, end)]
    found = _surnames(whole(doc), found)
    return max(_record(whole(doc), found), _script(whole(doc), found), key=len)


def _record(text: str, found: list[Turn]) -> tuple[Turn, ...]:
    """The turns of minutes, or of question and answer."""
    formal = [t for t in found if _formal(text[slice(*t.label)]) or _recorded(text, t)]
    asked = any(QUESTION.fullmatch(text[slice(*t.label)]) for t in found) or _alternate(text, found)
    if len(found) < LEAST or not (asked or len(formal) >= LEAST):
        return ()
    kept = found if asked else [t for t in found if t in formal or _name(text, t)]
    return tuple(t for t in kept if t.naming)


def _script(text: str, found: list[Turn]) -> tuple[Turn, ...]:
    """Lines that open with a label, one of persons at least twice: ``NAME: …``, ``Agency: …``, ``NAME: …``."""
    lines = [t for t in found if all(titled(w.rstrip(".")) for w in _before(text, t).split())]
    named = Counter(_who(t.naming) for t in lines if t.naming)
    several = len({text[slice(*t.label)] for t in lines}) > 1
    recurs = max(named.values(), default=0) >= LEAST
    return tuple(t for t in lines if t.naming) if len(lines) >= SCRIPT and several and recurs else ()


def _before(text: str, turn: Turn) -> str:
    """What stands before the label in its line."""
    return text[: turn.label[0]].rpartition("\n")[2]


def _surnames(text: str, found: list[Turn]) -> list[Turn]:
    """In a script ``NELL HOLT, HOST:`` is ``HOLT:`` from then on."""
    full: dict[str, list[Naming]] = {}
    out: list[Turn] = []
    for turn in found:
        label = text[slice(*turn.label)]
        who = turn.naming
        if who is None and (name := _capitals(label, titles=_before(text, turn))):
            who = Naming("", name, *turn.label)
        if who is None and label.isupper() and len(known := full.get(label, [])) == 1:
            who = replace(known[0], start=turn.label[0], end=turn.label[1])
        last = who.speaker.split()[-1].upper() if who and label.isupper() else ""
        if who and last != label and all(_who(o) != _who(who) for o in full.setdefault(last, [])):
            full[last].append(who)
        out.append(replace(turn, naming=who))
    return out


def _who(naming: Naming) -> str:
    return naming.actor or naming.speaker


def _capitals(label: str, titles: str) -> str:
    """``NELL HOLT, HOST``, ``SEN. NELL HOLT``: a whole name in capitals, told to be one by what stands beside it."""
    name, comma, _ = label.partition(",")
    said = name.split()
    shaped = all(w.replace("-", "").replace("’", "").replace("'", "").isalpha() and w.isupper() for w in said)
    whole_name = FULL <= len(said) <= MOST_NAME and shaped and not any(map(titled, said))
    return name if (comma or titles) and label.isupper() and whole_name else ""


def _name(text: str, turn: Turn) -> bool:
    """The label is a whole name and nothing else but what is in brackets."""
    said = text[slice(*turn.label)].partition("(")[0].strip()
    return turn.naming is not None and turn.naming.speaker == said and len(said.split()) >= FULL


def _recorded(text: str, turn: Turn) -> bool:
    """``NAME (Seat) (Party):``, ``Senator NAME.``, ``NAME (Group). –``."""
    seated = text[slice(*turn.label)].count("(") == BRACKETS and _name(text, turn)
    return seated or (text.startswith(".", turn.label[1]) and turn.naming is not None)


def _alternate(text: str, found: list[Turn]) -> bool:
    """``Paper: … NAME: … Paper: … NAME: …``: two take turns, one of them a person of the article."""
    said = Counter(text[slice(*t.label)] for t in found)
    named = {text[slice(*t.label)] for t in found if t.naming and t.naming.actor}
    return len(said) == PAIR == len({n for n in said if said[n] >= LEAST}) and len(named) == 1


def _of_paragraph(doc: "Doc", cast: Cast, start: int, end: int) -> Iterator[Turn]:
    record = RECORD.match(whole(doc), start, end)
    labels = [record] if record else list(LABEL.finditer(whole(doc), start, end))
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        said = (match.end(), match.end() + len(whole(doc)[match.end() : stop].rstrip()))
        bounds = match.span("label")
        if said[0] < said[1] and whole(doc)[said[1] - 1] in ".?!":
            yield Turn(said, (bounds[0], said[1]), bounds, _speaker(doc, cast, bounds))


def _speaker(doc: "Doc", cast: Cast, label: Range) -> Naming | None:
    people = [p for p in cast.within(*label) if not all(map(titled, p[2].name.split()))]
    named = {p[2].id: p for p in people if p[2].id}
    if len(named) == 1:
        place: Place = next(iter(named.values()))
        return Naming(place[2].id, whole(doc)[place[0] : place[1]], *label)
    if named:
        return None
    last = label[1] - 1
    head = doc.char_span(last, label[1], alignment_mode="expand")
    holder = offices.holder(doc, cast, head.root, label[0]) if head else None
    if holder and not all(map(titled, holder.name.split())):
        return Naming(holder.id, holder.name, *label)
    name = _written(whole(doc)[slice(*label)])
    known = cast.part(name) if name else None
    return Naming(known.id if known else "", known.name if known else name, *label) if name else None


def _written(label: str) -> str:
    """The name in a label that is nobody's elsewhere: ``Mr CALLOWAY (Hume)``, ``The Minister (Deputy Fergal Daly)``."""
    inner = (m["inner"] for m in BRACKET.finditer(label))
    for part in (*inner, BRACKET.sub("", label)):
        said = part.replace(".", " ").split()
        rest = list(said)
        while rest and _addresses(rest[0]):
            rest = rest[1:]
        shaped = all(w[:1].isupper() and w.replace("-", "").replace("’", "").replace("'", "").isalpha() for w in rest)
        if len(rest) < len(said) and 0 < len(rest) <= MOST_NAME and shaped and not any(map(titled, rest)):
            return " ".join(rest)
    capitals = BRACKET.sub("", label).split()
    seated = "(" in label and len(capitals) >= FULL and not any(map(titled, capitals))
    return " ".join(capitals) if seated and all(w.replace("-", "").isalpha() and w.isupper() for w in capitals) else ""


def _addresses(word: str) -> bool:
    return word.lower() in words("offices", "address_words") | MEMBERS


def _formal(label: str) -> bool:
    """``Mr Okoye``, ``The Minister for Ports (Vera Holm)``, ``The CHAIR``."""
    first, *rest = label.replace("(", " ").replace(")", " ").replace(".", " ").split()
    if _addresses(first):
        return bool(rest)
    if first.isupper() and _written(label):
        return True
    return any(head_of(w) for w in (first, *rest)) and (first in ("The", "THE") or bool(_written(label)))
