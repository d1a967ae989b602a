"""How well the dates of labelled news are found, valued and given to what happens, other readers beside ours."""

import json
import re
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import date_peers_run, date_prints
from benchmarks.contract import Check, DataError, Result
from benchmarks.date_prints import LINKED
from benchmarks.date_scores import Marks, scores
from tasks import nlp
from tasks.extract.dates import periods, tagging
from tasks.extract.events import governing

REQUIRED = frozenset(("doc_id", "text", "timexes"))


def run(data: Path, limit: int | None, peers: bool) -> Result:  # noqa: FBT001  # the contract of all areas
    """Metrics of every ``*.jsonl`` in ``data``; raises ``DataError`` where there are none or one is malformed."""
    files = sorted(data.glob("*.jsonl"))
    if not files:
        raise DataError(f"no *.jsonl in {data}")
    metrics: dict[str, dict[str, float]] = {}
    checks: dict[str, list[Check]] = {}
    others: dict[str, dict[str, dict[str, float]]] = {}
    total = 0
    for file in files:
        gold, name = load(file, limit), _name(file)
        total += len(gold)
        metrics[name], checks[name] = measured(gold)
        for peer, found in date_peers_run.readings(data.resolve(), name, gold).items() if peers else ():
            others.setdefault(peer, {})[name] = found
    return {"n": total, "metrics": metrics, "peers": others, "checks": checks}


def _name(file: Path) -> str:
    """A set's name: its file's, or its folder's where the file is just called texts."""
    return file.resolve().parent.name if file.stem == "texts" else file.stem


def measured(gold: list[dict[str, Any]]) -> tuple[dict[str, float], list[Check]]:
    """All figures of a set, and what of its printed dates is wrong."""
    result = tagged(gold)
    days = {doc["doc_id"]: written_on(doc.get("dct")) for doc in gold}
    told = [(story, date_prints.facts(story, days)) for story in date_prints.stories(gold)]
    found = [one for story, facts in told for one in date_prints.printed(story, facts)]
    result |= date_prints.scores(gold, found)
    undated = [pair for story, facts in told for pair in date_prints.windows(story, facts)]
    if undated:
        result["window_exact"] = sum(exact for exact, _ in undated) / len(undated)
        result["window_sound"] = sum(sound for _, sound in undated) / len(undated)
    return result, date_prints.checks(found)


def load(file: Path, limit: int | None, required: frozenset[str] = REQUIRED) -> list[dict[str, Any]]:
    out = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            doc = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{file.name}:{number} is no JSON: {error}") from error
        if not isinstance(doc, dict) or not required <= doc.keys():
            raise DataError(f"{file.name}:{number} lacks one of {', '.join(sorted(required))}")
        out.append(doc)
    return out[:limit]


def written_on(value: str | None) -> date | None:
    """The document's day: 2009-02-03, 2009-02-03T… or 03-02-2009."""
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", value or ""):
        return periods.day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.match(r"(\d\d)-(\d\d)-(\d{4})", value or ""):
        return periods.day(int(found[3]), int(found[2]), int(found[1]))
    return None


def tagged(gold: list[dict[str, Any]]) -> dict[str, float]:
    """Figures of the tagger's full output, text by text, and of the words that it takes for what is dated."""
    found: dict[str, Marks] = {}
    seconds = 0.0
    hits = links = 0
    for doc in gold:
        parsed = nlp.parse(doc["text"])
        started = time.process_time()
        marks = tagging.tag(parsed, doc["text"], written_on(doc.get("dct")))
        seconds += time.process_time() - started
        found[doc["doc_id"]] = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in marks]
        hit, asked = _event_hits(doc, parsed)
        hits, links = hits + hit, links + asked
    result = scores(gold, found)
    result["event_hit"] = hits / links if links else 0.0
    result["ms_per_doc"] = 1000 * seconds / max(len(gold), 1)
    return result


def _event_hits(doc: Mapping[str, Any], parsed: Any) -> tuple[int, int]:
    """Hits and gold time expressions of one document: trigger of each given expression against its linked events."""
    sentence = {t.i: n for n, s in enumerate(parsed.sents) for t in s}
    events: dict[str, list[tuple[int, int]]] = {}
    for link in doc.get("links", ()):
        if link["rel"] in LINKED:
            events.setdefault(link["tid"], []).append((link["event"]["start"], link["event"]["end"]))
    hits = asked = 0
    for mark in doc["timexes"]:
        span = parsed.char_span(mark["start"], mark["end"], alignment_mode="expand")
        if span is None or mark.get("tid") not in events:
            continue
        spans = [(e, parsed.char_span(*e, alignment_mode="expand")) for e in events[mark["tid"]]]
        near = [e for e, s in spans if s is not None and sentence[s[0].i] == sentence[span[0].i]]
        if near:
            asked += 1
            trigger = governing.governor(span)
            hits += any(trigger.idx < end and start < trigger.idx + len(trigger) for start, end in near)
    return hits, asked
