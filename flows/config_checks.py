"""What only shows when the tables of daybrief.toml are held against each other: names given twice or never."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows import config_values as values
from flows import schedule
from flows.config_form import BriefingForm, FileForm
from flows.config_words import Mistake, mistake
from flows.toml_lines import Document, Place
from tasks.model import Topic

WAYS = ("terms", "actors", "places", "sources")  # how a topic finds its articles


@dataclass(frozen=True, slots=True)
class Ground:
    """What the checks stand on: every document with topics, the first being daybrief.toml, and the packaged topics."""

    documents: tuple[Document, ...]
    packaged: tuple[Topic, ...]  # those that are used
    zone: str  # of what says none

    @property
    def file(self) -> Document:
        return self.documents[0]

    @property
    def topics(self) -> frozenset[str]:
        own = (text(topic, "name") for document in self.documents for _, topic in topic_tables(document))
        return frozenset({*own, *(topic.name for topic in self.packaged)} - {""})


def crossed(ground: Ground) -> Iterator[Mistake]:
    """Every fault between tables; values of the wrong type are passed over, the form has told of them."""
    yield from _doubles(ground)
    yield from _references(ground)
    yield from _idle_topics(ground)
    yield from _times(ground)
    yield from _open_password(ground.file)


def tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The [[key]] tables, an empty one for each that is none."""
    found = data.get(key)
    return [entry if isinstance(entry, dict) else {} for entry in found] if isinstance(found, list) else []


def topic_tables(document: Document) -> list[tuple[Place, Mapping[str, Any]]]:
    """The topics of ``document`` with their places; a file without [[topics]] but with a name is itself one."""
    if single(document):
        return [((), document.data)]
    return [(("topics", number), table) for number, table in enumerate(tables(document.data, "topics"))]


def single(document: Document) -> bool:
    """Whether the whole of ``document`` is one topic, as the packaged ones are."""
    return "topics" not in document.data and "name" in document.data


def text(table: Mapping[str, Any], key: str) -> str:
    """A text of ``table``, empty where it is none."""
    found = table.get(key)
    return found.strip() if isinstance(found, str) else ""


def texts(table: Mapping[str, Any], key: str) -> list[tuple[int, str]]:
    """The texts of a list with their numbers."""
    found = table.get(key)
    return [(n, item) for n, item in enumerate(found) if isinstance(item, str)] if isinstance(found, list) else []


def _doubles(ground: Ground) -> Iterator[Mistake]:
    file = ground.file
    sources, briefings = tables(file.data, "sources"), tables(file.data, "briefings")
    kinds = [(text(s, "kind"), text(s, "at")) for s in sources]
    yield from _twice(file, "sources", "key", [text(s, "key") for s in sources])
    yield from _twice(file, "sources", "at", [at if kind and at else "" for kind, at in kinds])
    yield from _twice(file, "briefings", "name", [text(b, "name") or BriefingForm().name for b in briefings])
    seen = {topic.name: "the packaged topics" for topic in ground.packaged}
    for document in ground.documents:
        for place, topic in topic_tables(document):
            named, here = text(topic, "name"), f"{document.name}:{document.line((*place, 'name'))}"
            if named in seen:
                yield mistake(document, (*place, "name"), f'name "{named}" stands in {seen[named]} too; rename one')
            elif named:
                seen[named] = here


def _twice(file: Document, table: str, key: str, given: list[str]) -> Iterator[Mistake]:
    for number, value in enumerate(given):
        first = given.index(value)
        if value and first < number:
            line = file.line((table, first, key))
            yield mistake(file, (table, number, key), f'{key} "{value}" stands in line {line} too; keep one')


def _references(ground: Ground) -> Iterator[Mistake]:
    keys = frozenset(text(source, "key") for source in tables(ground.file.data, "sources")) - {""}
    for number, source in enumerate(tables(ground.file.data, "sources")):
        yield from _unknown(ground.file, ("sources", number, "topics"), source, ground.topics)
    for number, briefing in enumerate(tables(ground.file.data, "briefings")):
        for key, known in (("sources", keys), ("topics", ground.topics)):
            place: Place = ("briefings", number, key)
            if briefing.get(key) == []:
                yield mistake(ground.file, place, f'{key} [] leaves nothing to print; name some, or write "all"')
            yield from _unknown(ground.file, place, briefing, known)
    for document in ground.documents:
        for place, topic in topic_tables(document):
            yield from _unknown(document, (*place, "sources"), topic, keys)


def _unknown(document: Document, place: Place, table: Mapping[str, Any], known: Iterable[str]) -> Iterator[Mistake]:
    key, names = str(place[-1]), frozenset(known)
    thing = {"sources": "the key", "topics": "the name"}[key]
    for number, named in texts(table, key):
        if named not in names:
            guess = values.near(named, names)
            yield mistake(document, (*place, number), f'{key} "{named}" is {thing} of no [[{key}]]{guess}')


def _idle_topics(ground: Ground) -> Iterator[Mistake]:
    whole = {named for source in tables(ground.file.data, "sources") for _, named in texts(source, "topics")}
    for document in ground.documents:
        for place, topic in topic_tables(document):
            named = text(topic, "name")
            if named and named not in whole and not any(topic.get(way) for way in WAYS):
                yield mistake(document, (*place, "name"), f"finds nothing; give it {', '.join(WAYS[:-1])} or sources")


def _times(ground: Ground) -> Iterator[Mistake]:
    data = ground.file.data
    kept = data.get("retention_days", FileForm.model_fields["retention_days"].default)
    for number, briefing in enumerate(tables(data, "briefings") or [{}]):
        horizon = briefing.get("horizon", BriefingForm().horizon)
        if isinstance(kept, int) and isinstance(horizon, int) and horizon > kept:
            told = f"horizon {horizon} is longer than retention_days {kept}: what it looks back on is gone by then"
            yield mistake(ground.file, ("briefings", number, "horizon") if briefing else ("retention_days",), told)
        yield from _lost_hour(ground, number, briefing)


def _lost_hour(ground: Ground, number: int, briefing: Mapping[str, Any]) -> Iterator[Mistake]:
    key = "cron" if "cron" in briefing else "cut_off"
    given = briefing.get(key, BriefingForm().cut_off)
    if len({"cron", "cut_off"} & briefing.keys()) == 2:
        told = "cron says itself up to when an edition covers; leave out cut_off"
        yield mistake(ground.file, ("briefings", number, "cut_off"), told)
    try:
        cron = values.cron(str(given)) if key == "cron" else daily(values.local_time(given))
        lost = schedule.fault(cron, values.zone(text(briefing, "zone") or ground.zone))
    except ValueError:
        return
    if lost:
        clock, _, reason = lost.partition(" ")
        told = f'cut_off "{clock}" {reason}' if key == "cut_off" else f'cron "{given}": {lost}'
        yield mistake(ground.file, ("briefings", number, key), told)


def _open_password(file: Document) -> Iterator[Mistake]:
    notify = file.data.get("notify")
    if not isinstance(notify, dict) or not text(notify, "user") or notify.get("tls", "none") != "none":
        return
    server = text(notify, "smtp").rpartition(":")[0]
    if server not in {"", "localhost", "127.0.0.1", "[::1]"}:
        told = f'user: the password would cross the net to {server} for all to read; give tls = "starttls" or "tls"'
        yield mistake(file, ("notify", "user"), told)


def daily(clock: str) -> str:
    """The cron line of a time of every day."""
    hour, minute = map(int, clock.split(":"))
    return f"{minute} {hour} * * *"
