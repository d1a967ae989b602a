"""Who is who over several articles: found and joined by us, and by spaCy's names with plain ways to join them."""

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks import actor_peers, actor_scores
from benchmarks.actor_story import story_of
from tasks import nlp
from tasks.extract import actors
from tasks.model import Span

Row = Mapping[str, Any]
Place = tuple[int, int, str]
Found = dict[str, list[Place]]
Peers = dict[str, dict[str, float]]
KINDS = {"newswcl50": frozenset(("ACTOR",)), "ecbplus": frozenset(("HUMAN_PART_PER", "HUMAN_PART_ORG"))}
OURS = {"newswcl50": ("person",), "ecbplus": ("person", "body", "state")}
# All of its names: what touches no labelled mention is not counted.
TAGS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")


@dataclass(slots=True)
class _Ours:
    found: Found = field(default_factory=dict)
    given: Found = field(default_factory=dict)
    seconds: float = 0.0
    reading: float = 0.0
    joining: float = 0.0


def linked(name: str, rows: Sequence[Row], *, peers: bool) -> tuple[dict[str, float], Peers]:
    """Scores of one set: ours, and the peers' on the same mentions."""
    topics: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        topics[row.get("topic", "")].append(row)
    ours = _Ours()
    for topic in sorted(topics):
        _add_story(ours, name, topic, topics[topic])
    words = sum(len(r["text"].split()) for r in rows)
    scores = _scores(name, rows, ours.found, ours.given)
    stories = max(1, len(topics))
    scores |= {"words_per_s": words / max(ours.seconds, 1e-9), "read_s_per_story": ours.reading / stories}
    scores |= {"alias_s_per_story": ours.joining / stories}
    return scores, dict(_peers(name, rows, topics)) if peers else {}


def _add_story(ours: _Ours, name: str, topic: str, rows: Sequence[Row]) -> None:
    """One story, timed with its parse; and, each by itself, the reading and the joining of given mentions."""
    start = time.process_time()
    story, docs = story_of(rows)
    named = actors.named(story, docs)
    ours.seconds += time.process_time() - start
    for number, one in enumerate(n for n in named if n.kind in OURS[name]):
        for span in (*one.places, *one.offices):
            ours.found.setdefault(span.article, []).append((span.start, span.end, f"{topic} {number}"))
    given = [Span(r["id"], m["s"], m["e"]) for r in rows for m in gold(name, r)]
    start = time.process_time()
    told = actors.read_story(story, docs)
    ours.reading += time.process_time() - start
    start = time.process_time()
    answers = actors.join(told, given)
    ours.joining += time.process_time() - start
    for span, answer in answers.items():
        ours.given.setdefault(span.article, []).append((span.start, span.end, f"{topic} {answer}"))


def gold(name: str, row: Row) -> list[Row]:
    """The named mentions of the kinds that the set is scored on."""
    return [m for m in row["mentions"] if m["named"] and KINDS[name] & {m["kind"], m["kind"].split("_")[0]}]


def _scores(name: str, rows: Sequence[Row], found: Found, given: Found) -> dict[str, float]:
    on_gold = actor_scores.clusters(rows, given, KINDS[name])
    scores = actor_scores.clusters(rows, found, KINDS[name])
    return scores | {"gold_b3_f1": on_gold["b3_f1"], "gold_precision": on_gold["b3_precision"]}


def _peers(
    name: str, rows: Sequence[Row], topics: Mapping[str, Sequence[Row]]
) -> Iterable[tuple[str, dict[str, float]]]:
    tagged = {t: [(r["id"], s, e, r["text"][s:e]) for r in listed for s, e in _tags(r)] for t, listed in topics.items()}
    marked = {
        t: [(r["id"], m["s"], m["e"], r["text"][m["s"] : m["e"]]) for r in listed for m in gold(name, r)]
        for t, listed in topics.items()
    }
    for way in actor_peers.WAYS:
        found, given = _clustered(way, tagged), _clustered(way, marked)
        if found is None or given is None:
            sys.stderr.write(f"benchmarks actors: {way} is left out: .peers does not hold it (see actor_peers.py)\n")
            continue
        yield f"spacy+{way}", _scores(name, rows, found, given)


def _tags(row: Row) -> list[tuple[int, int]]:
    return [(e.start_char, e.end_char) for e in nlp.parse(row["text"]).ents if e.label_ in TAGS]


def _clustered(way: str, mentions: Mapping[str, Sequence[tuple[str, int, int, str]]]) -> Found | None:
    """Mentions by topic, joined inside each."""
    topics = sorted(mentions)
    numbers = actor_peers.joined(way, [[text for *_, text in mentions[t]] for t in topics])
    if numbers is None:
        return None
    out: Found = defaultdict(list)
    for topic, joined in zip(topics, numbers, strict=True):
        for (article, start, end, _), number in zip(mentions[topic], joined, strict=True):
            out[article].append((start, end, f"{topic} {number}"))
    return out
