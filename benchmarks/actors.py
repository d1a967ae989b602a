"""How well names are found, joined over articles and weighed, spaCy's own names beside ours."""

import json
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import actor_case, actor_scale, actor_scores
from benchmarks.actor_links import linked
from benchmarks.actor_story import story_of
from benchmarks.contract import DataError, Result
from tasks.extract import actors
from tasks.extract.actors.acting import weight
from tasks.extract.actors.lexicon import state_at
from tasks.model import Span

Row = Mapping[str, Any]
NAMED, LINKED, WEIGHED = ("conllpp", "wikineural"), ("newswcl50", "ecbplus"), ("gum_news", "wikinews_salience")
CASE = "mentions"  # of an acceptance case, whose folder gives the set its name
TYPES = {"person": "PERSON", "body": "ORG", "state": "LOC"}
WORD = re.compile(r"\w+")
MOST_FORMS = 40  # of one entity
TAGS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Metrics of the sets in ``data``; raises ``DataError`` where there are none or one is malformed."""
    sets = (*NAMED, *LINKED, *WEIGHED, CASE)
    files = [data / f"{name}.jsonl" for name in sets if (data / f"{name}.jsonl").exists()]
    if not files:
        raise DataError(f"no set of names in {data}; expected one of {', '.join(sets)}, each a .jsonl file")
    metrics: dict[str, dict[str, float]] = {}
    others: dict[str, dict[str, dict[str, float]]] = {}
    total = 0
    for file in files:
        rows = _load(file, limit)
        total += len(rows)
        for name, ours, theirs in _score(file, rows, peers=peers):
            metrics[name] = ours
            for peer, figures in theirs.items():
                others.setdefault(peer, {})[name] = figures
    return {"n": total, "metrics": metrics, "peers": others}


def scale(_: Path | None, limit: int | None, peers: bool) -> Result:  # noqa: ARG001, FBT001  # the contract of all areas
    """How the time grows with the names in one article."""
    return actor_scale.run(limit)


def _load(file: Path, limit: int | None) -> list[Row]:
    out = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if "text" not in row or not {"spans", "mentions", "entities"} & row.keys():
            raise DataError(f"{file.name}:{number} lacks text, or spans, mentions or entities")
        out.append(row)
    return out[:limit]


Scored = tuple[str, dict[str, float], dict[str, dict[str, float]]]  # of a set: ours, and each peer's


def _score(file: Path, rows: Sequence[Row], *, peers: bool) -> Iterable[Scored]:
    name = file.stem
    if name in NAMED:
        yield from _names(name, rows, peers=peers)
    elif name in LINKED:
        yield (name, *linked(name, rows, peers=peers))
    elif name == CASE:
        yield file.resolve().parent.name, actor_case.scores(rows), {}
    else:
        yield name, _weighed(rows), {}


def _names(name: str, rows: Sequence[Row], *, peers: bool) -> Iterable[Scored]:
    found: dict[str, actor_scores.Spans] = {}
    tagged: dict[str, actor_scores.Spans] = {}
    seconds = 0.0
    for row in rows:
        start = time.process_time()
        story, docs = story_of([row])
        named = actors.named(story, docs)
        seconds += time.process_time() - start
        ours = {(m.start, m.end, TYPES[n.kind]) for n in named for m in n.places if _is_name(row["text"], m)}
        tags = {(e.start_char, e.end_char, TAGS[e.label_]) for e in docs[row["id"]].ents if e.label_ in TAGS}
        held = sorted((s, e) for s, e, _ in ours)
        # Towns and regions are the tagger's: no actor of ours is one.
        towns = {t for t in tags if t[2] == "LOC" and not any(s < t[1] and t[0] < e for s, e in held)}
        found[row["id"]] = ours | towns
        tagged[row["id"]] = tags
    words = sum(len(r["text"].split()) for r in rows)
    chosen = {name: list(rows), f"{name}_policy": [r for r in rows if r.get("policy")]}
    for key, subset in chosen.items():
        if subset:
            scores = actor_scores.names(subset, found) | {"words_per_s": words / max(seconds, 1e-9)}
            yield key, scores, {"spacy": actor_scores.names(subset, tagged)} if peers else {}


def _is_name(text: str, mention: Span) -> bool:
    """Not an adjective alone: the labels call "Indian" no place, "Indian National Congress" a body."""
    texts = tuple(text[mention.start : mention.end].split())
    found = state_at(texts, 0)
    return found is None or found[0].form != "demonym" or found[1] < len(texts)


def _weighed(rows: Sequence[Row]) -> dict[str, float]:
    """Gain (nDCG) of the gold entities in the order that our weight gives them; entities without a place are left out.

    Ranking alone is judged: places are those of the labels, where the set has them also of pronouns, else every
    place of a listed form that shares a word with the entity's name.
    """
    scores = []
    for row in rows:
        entities = [(e, places) for e in row["entities"] if (places := _places(row, e))]
        gold = [float(e["salience"]) * (3 if "name" in e else 1) for e, _ in entities]
        if len(gold) < 3 or len(set(gold)) < 2:
            continue
        ours = [_weight(row, places) for _, places in entities]
        order = sorted(range(len(gold)), key=lambda i: -ours[i])
        scores.append(actor_scores.ndcg([gold[i] for i in order]))
    return {"ndcg5": sum(scores) / max(1, len(scores))}


def _weight(row: Row, places: Sequence[int]) -> float:
    headed = float(places[0] < len(row["title"]))
    return weight(len(places), headed, places[0] / max(1, len(_whole(row))))


def _whole(row: Row) -> str:
    """The text with its headline, which one of the sets keeps apart."""
    title, text = row["title"], row["text"]
    return text if text.startswith(title) else f"{title}\n{text}"


def _places(row: Row, entity: Row) -> list[int]:
    """Where the entity stands, in order; empty for one that no name stands for."""
    if "name" not in entity:
        named = any(m["named"] for m in entity["mentions"])
        return sorted(m["s"] for m in entity["mentions"]) if named else []
    name = entity["name"].lower()
    own = set(WORD.findall(name))
    listed = {f for f in (*entity["mentions"], name) if len(f) > 2 and (f == name or own & set(WORD.findall(f)))}
    forms = sorted(listed, key=lambda f: (-len(f), f))[:MOST_FORMS]
    pattern = "|".join(rf"\b{re.escape(f)}\b" for f in forms)
    return [m.start() for m in re.finditer(pattern, _whole(row).lower())] if forms else []
