"""Roles, sides, deeds and speakers of short passages, each read as a story of one article."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contract import Check, verdict
from benchmarks.shares import wilson
from tasks import extract
from tasks.model import Actor, Article, Basis, Dating, Facts, Origin, Sourced, Span, Statement, Story
from tasks.text import fold

Row = Mapping[str, Any]
Range = Sequence[int]
STATE_WORDS = re.compile(
    r"\b(?:former|ex|then|late|retired|previous|acting|interim|caretaker|incoming|named|elected|elect|designate|outgoing)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^the ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing printed or wanted: of which kind, of whom, what; ``right`` None where it counts for nothing."""

    passage: str
    kind: str  # role, side, deed, speaker, not_actor, merge
    printed: bool
    right: bool | None
    text: str


def load(folder: Path, limit: int | None) -> list[Row]:
    """The passages of the set."""
    rows = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows[:limit]]


def read(row: Row) -> list[Answer]:
    """What the product finds in a passage, beside what was wanted."""
    facts = extract.facts(story(row))
    owners = {n: _owner(person["mentions"], facts.actors) for n, person in enumerate(row["people"])}
    answers: list[Answer] = []
    for kind, found in (
        ("role", _roles(row, facts, owners)),
        ("side", _sides(row, facts, owners)),
        ("deed", _deeds(row, facts)),
        ("speaker", _speakers(row, facts)),
        ("guard", _guards(row, facts, owners)),
    ):
        answers += [Answer(row["id"], kind, printed, right, text) for printed, right, text in found]
    return answers


Told = tuple[bool, bool | None, str]  # printed, right, text


def story(row: Row) -> Story:
    """A passage as the one article of a story."""
    unknown: Sourced[str] = Sourced(None, Basis.UNKNOWN)
    article = Article(row["id"], row["id"], "", row["text"], None, unknown, Dating(None, None, Basis.UNKNOWN))
    return Story("passage", (article,), article.id, (Origin("desk", "outlet", (article.id,), confirmed=True),))


def _owner(mentions: Sequence[Range], actors: Sequence[Actor], kind: str = "person") -> Actor | None:
    """Our actor that stands in the most of the places."""
    shared = Counter(a.id for a in actors if a.kind == kind for m in mentions if any(_meet(m, s) for s in a.mentions))
    best = max(shared, key=lambda k: (shared[k], k), default="")
    return next((a for a in actors if a.id == best), None)


def _meet(place: Range, span: Span) -> bool:
    return place[0] < span.end and span.start < place[1]


def _roles(row: Row, facts: Facts, owners: Mapping[int, Actor | None]) -> Iterator[Told]:
    text = row["text"]
    for actor in (a for a in facts.actors if a.kind == "person"):
        gold = [r for n, p in enumerate(row["people"]) if owners[n] == actor for r in p["roles"] if r["role_span"]]
        for role in actor.roles:
            fits = [g for g in gold if any(_fits(text, s, g) for s in role.evidence)]
            required = any(not g.get("optional") for g in fits)
            right = True if required else None if fits else False
            yield True, right, f"{actor.name}: {role.value}"
    for number, person in enumerate(row["people"]):
        ours = owners[number]
        for gold in person["roles"]:
            if gold.get("optional") or not gold["role_span"]:
                continue
            hit = ours is not None and any(_fits(text, s, gold) for r in ours.roles for s in r.evidence)
            yield False, hit, f"{person['name']}: {gold['role']}"


def _fits(text: str, span: Span, gold: Row) -> bool:
    """Covers the narrow reading and lies in the widest one, with the word that says whether it is held."""
    (a, b), (c, d) = gold["role_span"], gold["full_span"]
    if not (c <= span.start <= a and b <= span.end <= d):
        return False
    held = set(map(str.lower, STATE_WORDS.findall(text[c:d])))
    return held <= set(map(str.lower, STATE_WORDS.findall(text[span.start : span.end])))


def _sides(row: Row, facts: Facts, owners: Mapping[int, Actor | None]) -> Iterator[Told]:
    for actor in (a for a in facts.actors if a.kind == "person"):
        gold = [r for n, p in enumerate(row["people"]) if owners[n] == actor for r in p["roles"]]
        for side in actor.acts_for:
            named = [g for g in gold if _same_side(side.value, g)]
            sure = any(not g.get("optional") and not g.get("side_inferred") for g in named)
            right = True if sure else None if named else False
            yield True, right, f"{actor.name} for {side.value}"
    for number, person in enumerate(row["people"]):
        ours = owners[number]
        for gold in person["roles"]:
            if gold.get("optional") or not gold["affiliation"]:
                continue
            hit = ours is not None and (
                any(_same_side(v.value, gold) for v in ours.acts_for)
                or any(_same_side(v.value, gold) or _bare(gold["affiliation"]) in _bare(v.value) for v in ours.roles)
            )
            yield False, hit, f"{person['name']} for {gold['affiliation']}"


def _same_side(value: str, gold: Row) -> bool:
    ours = _bare(value)
    return ours in {_bare(gold["affiliation"] or ""), _bare(gold.get("side") or "")}


def _bare(name: str) -> str:
    return fold(ARTICLE.sub("", name)).strip()


def _deeds(row: Row, facts: Facts) -> Iterator[Told]:
    people = {p["name"]: p["mentions"] for p in row["people"]}
    bodies = {b["name"]: b["mentions"] for b in row["bodies"]}
    states = {s["name"]: s["mentions"] for s in row["states"]}
    homes: dict[str, Actor | None] = {name: _owner(m, facts.actors) for name, m in people.items()}
    homes |= {name: _owner(m, facts.actors, "body") for name, m in bodies.items()}
    homes |= {name: _owner(m, facts.actors, "state") for name, m in states.items()}
    wanted: dict[tuple[str, int], bool] = {}
    for action in row["actions"]:
        actor = homes.get(action["actor"])
        optional = bool(action.get("optional"))
        if actor:
            wanted[actor.id, action["verb"][0]] = optional
        if not optional:
            hit = actor is not None and any(a.verb.start == action["verb"][0] for a in actor.acts)
            yield False, hit, f"{action['actor']}: {row['text'][slice(*action['verb'])]}"
    for actor in (a for a in homes.values() if a):
        for act in actor.acts:
            optional_ = wanted.get((actor.id, act.verb.start))
            right = False if optional_ is None else None if optional_ else True
            yield True, right, f"{actor.name}: {row['text'][act.clause.start : act.clause.end]}"


def _speakers(row: Row, facts: Facts) -> Iterator[Told]:
    """Who speaks the words within marks; an office for a name is neither right nor wrong, and covers nothing."""
    direct = [q for q in row["quotes"] if q["kind"] == "direct"]
    said = [s for s in facts.statements if s.seen == "quoted" and s.speaker]
    for statement in said:
        quotes = [q for q in direct if any(_meet(q["span"], e) for e in statement.evidence)]
        if not quotes or not (statement.actor or statement.speaker[0].isupper()):
            continue
        right = any(_is_speaker(row, facts, statement, q["speaker"]) for q in quotes)
        optional = right and all(q.get("optional") for q in quotes)
        yield True, None if optional else right, f"{statement.speaker}, not {quotes[0]['speaker']}"
    for quote in direct:
        ours = [s for s in said if any(_meet(quote["span"], e) for e in s.evidence)]
        if quote["speaker"] and not quote.get("optional"):
            hit = any(_is_speaker(row, facts, s, quote["speaker"]) for s in ours)
            yield False, hit, f"{quote['speaker']}: {row['text'][slice(*quote['span'])]}"


def _is_speaker(row: Row, facts: Facts, statement: Statement, name: str | None) -> bool:
    if not name:
        return False
    if _bare(name) == _bare(statement.speaker):
        return True
    places: Sequence[Range] = next((p["mentions"] for p in (*row["people"], *row["bodies"]) if p["name"] == name), [])
    actor = next((a for a in facts.actors if a.id == statement.actor), None)
    return actor is not None and any(_meet(m, s) for m in places for s in actor.mentions)


def _guards(row: Row, facts: Facts, owners: Mapping[int, Actor | None]) -> Iterator[Told]:
    """What is no actor and is printed as one; two that are joined."""
    never = {_bare(name) for name in row["not_actors"]}
    for actor in facts.actors:
        if never & {_bare(n) for n in (actor.name, *actor.aliases)}:
            yield True, False, f"no actor: {actor.name}"
    number = {p["name"]: n for n, p in enumerate(row["people"])}
    for left, right in row["must_not_merge"]:
        if left in number and right in number:
            one, other = owners[number[left]], owners[number[right]]
            if one is not None and one == other:
                yield True, False, f"one actor: {left} and {right}"


def scores(answers: Sequence[Answer]) -> dict[str, float]:
    """Precision of what is printed, with its lower bound, and coverage of what is wanted, a kind; broken guards."""
    out: dict[str, float] = {}
    for kind in ("role", "side", "deed", "speaker"):
        printed = [a.right for a in answers if a.kind == kind and a.printed and a.right is not None]
        wanted = [a.right for a in answers if a.kind == kind and not a.printed]
        out[f"{kind}_precision"] = sum(map(bool, printed)) / max(1, len(printed))
        out[f"{kind}_precision_low"] = wilson(sum(map(bool, printed)), len(printed))
        out[f"{kind}_coverage"] = sum(map(bool, wanted)) / max(1, len(wanted))
    out["guards_broken"] = sum(a.kind == "guard" for a in answers)
    return out


def checks(answers: Iterable[Answer]) -> list[Check]:
    """A check an answer that counts: what is printed, and what is wanted."""
    return [
        verdict(a.kind, a.passage, bool(a.right), f"{'printed' if a.printed else 'wanted'} {a.text}")
        for a in answers
        if a.right is not None
    ]
