"""A shelf with editions of our own invention, a desk in memory, and a visitor who asks the room."""

import asyncio
import functools
import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter

from tasks.model import (
    Basis,
    Block,
    Briefing,
    Counted,
    Dating,
    Filled,
    Fixed,
    Ledger,
    Order,
    Passage,
    Quoted,
    Section,
    Shelf,
    Slot,
    Sourced,
    SourceNote,
    Span,
)
from tasks.render.html import note_page
from tasks.render.view import view
from web.access import Access
from web.app import room
from web.desk import BriefingRow, Busy, Refused, RunRow, StageRow

MONDAY, TUESDAY = date(2026, 2, 2), date(2026, 2, 3)
TEXT = "Norland moves cod vote\nThe vote on the quota is on 4 March, the ministry said.\nBoats stay in port.\n"
VOTE = "The vote on the quota is on 4 March"


def span(words: str) -> Span:
    return Span("a1", TEXT.index(words), TEXT.index(words) + len(words))


def briefing(
    as_of: date = TUESDAY, title: str = "Coast briefing", headline: str = "Norland moves cod vote"
) -> Briefing:
    """Two stories to read, a change since the last edition, one article."""
    ledger = Ledger("s1", ("a1",), "a1", *((),) * 14)  # type: ignore[arg-type]
    front = (Block("bottom-line", "Bottom line", "prose", (Quoted(VOTE, (span(VOTE),)),)),)
    first = Section("s1", "to-read", Quoted(headline, (span("Norland moves cod vote"),)), front, (), ledger)
    second = Section("s2", "to-read", Fixed("x", "Harbour bill returns"), (), (), replace(ledger, story="s2"))
    slots = (
        Slot("matter", "Vote on the quota", (span(VOTE),), "its head"),
        Slot("now", "4 March", (span("4 March"),)),
        Slot("before", "25 February", (span("4 March"),), "as told before"),
    )
    changed = Filled("changed", slots, "Changed: Vote on the quota: now 4 March, was 25 February.")
    date_line = Filled(
        "date",
        (
            Slot("when", "4 March 2026", (span("4 March"),), "year"),
            Slot("what", VOTE, (span(VOTE),)),
            Slot("basis", "stated", (span(VOTE),), "rule"),
        ),
        f"4 March 2026: {VOTE} (stated)",
    )
    return Briefing(
        order=Order(
            "daily", title, as_of, "UTC", cut_off=datetime(as_of.year, as_of.month, as_of.day, 5, 30, tzinfo=UTC)
        ),
        masthead=(
            Counted("read", "", "1 article read, 1 used, 0 unread · 2 stories"),
            Fixed("no_edition", "No date is set."),
        ),
        front=(
            Block("since", "Since the last edition", "points", (changed,)),
            Block("next", "Today and next", "dates", (date_line,), ("Date", "What", "Basis")),
            Block("care", "Read with care", "points", (Fixed("by_machine", "Made by machine."),)),
        ),
        sections=(first, second),
        sources=(note("a1", 1),),
        passages=tuple(Passage(span(words), words, 2) for words in (VOTE, "4 March")),
        notices=(),
        withheld=0,
        number=2,
    )


def note(key: str, number: int) -> SourceNote:
    return SourceNote(
        id=key,
        number=number,
        name=f"{key}.txt",
        title="Norland moves cod vote",
        url="https://coast.example/vote",
        outlet=Sourced("Coast Courier", Basis.METADATA),
        dated=Dating(MONDAY, MONDAY, Basis.METADATA),
        credits=(),
        origin="Coast Courier",
        story="s1",
        reworded=False,
        used=True,
        why="",
        official="",
        dropped=(),
        dropped_words=(),
        text_sha256="",
    )


@functools.cache
def laid(said: Briefing) -> tuple[str, bytes]:
    """note.html and briefing.json; the same ones serve many tests."""
    return note_page(view(said)), TypeAdapter(Briefing).dump_json(said)


def put(shelf: Path, said: Briefing, version: int = 1, cut_off: str = "", text: str = TEXT) -> Path:
    """Publish ``said`` as ``version`` of its day, as the archive would; ``cut_off`` other than the usual one."""
    day = said.order.as_of.isoformat()
    folder = shelf / said.order.briefing / day / f"v{version}"
    (folder / "sources").mkdir(parents=True)
    (folder / "note.html").write_text(laid(said)[0], encoding="utf-8")
    (folder / "note.pdf").write_bytes(b"%PDF-1.7 note of " + day.encode())
    (folder / "annex.pdf").write_bytes(b"%PDF-1.7 annex")
    (folder / "dates.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    (folder / "briefing.json").write_bytes(laid(said)[1])
    (folder / "sources" / "a1.txt").write_text(text, encoding="utf-8", newline="")
    files = {p.name: {"sha256": hashlib.sha256(p.read_bytes()).hexdigest()} for p in folder.glob("*.*")}
    period = {"number": said.number, "cut_off": cut_off or f"{day}T05:30:00Z"}
    run = {"finished": f"{day}T05:34:00+00:00"}
    (folder / "manifest.json").write_text(json.dumps({"format": 1, "period": period, "files": files, "run": run}))
    return folder


@dataclass
class Memory:
    """A desk that remembers its runs and makes nothing."""

    rows: tuple[BriefingRow, ...]
    said: list[RunRow] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def briefings(self) -> tuple[BriefingRow, ...]:
        return self.rows

    def start(self, briefing: str, day: date, key: str) -> str:
        if key in self.keys:
            return self.keys[key]
        if any(run.open for run in self.said):
            raise Busy(briefing, "a run for this briefing is under way")
        if day > TUESDAY:
            raise Refused(briefing, "that day has not come yet")
        self.keys[key] = f"run-{len(self.said) + 1}"
        stages = (StageRow("ingest.gather", "done", 3, 3, 2.1), StageRow("extract.facts", "running", 4, 9, 3.0))
        at = datetime(2026, 2, 3, 6, 0, tzinfo=UTC)
        self.said.insert(0, RunRow(self.keys[key], briefing, day, "running", stages, started=at))
        return self.keys[key]

    def runs(self, briefing: str) -> tuple[RunRow, ...]:
        return tuple(run for run in self.said if run.briefing == briefing)

    def run(self, id: str) -> RunRow | None:  # noqa: A002
        return next((run for run in self.said if run.id == id), None)

    def end(self, state: str, **more: Any) -> None:
        """The last run ends."""
        self.said[0] = replace(self.said[0], state=state, **more)


class Visitor:
    """Somebody with a browser: keeps cookies, follows nothing by itself."""

    def __init__(self, app: FastAPI, base: str = "http://localhost:8050") -> None:
        self._app = app
        self._base = base
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            door = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=door, base_url=self._base, cookies=self.cookies) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def ask_all(self, asked: list[tuple[str, dict[str, str]]]) -> list[httpx.Response]:
        """Many requests at once."""

        async def all_asked() -> list[httpx.Response]:
            door = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=door, base_url=self._base) as client:
                return await asyncio.gather(*(client.get(path, headers=headers) for path, headers in asked))

        return asyncio.run(all_asked())

    def form(self, path: str = "/") -> dict[str, str]:
        """What the run-now form of a page holds."""
        text = self.get(path).text
        start = text.index("<form")
        inputs = text[start : text.index("</form>", start)].split("<input")[1:]
        return {part.split('name="')[1].split('"')[0]: part.split('value="')[1].split('"')[0] for part in inputs}

    def press(self, fields: dict[str, str], path: str = "/b/daily/run", **headers: str) -> httpx.Response:
        return self.ask("POST", path, data=fields, headers={k.replace("_", "-"): v for k, v in headers.items()})


@dataclass(frozen=True)
class Stand:
    """A shelf, a desk, and the room over both; tests change either and ask again."""

    shelf: Path
    desk: Memory
    monday: date = MONDAY
    tuesday: date = TUESDAY
    text: str = TEXT
    vote: Span = field(default_factory=lambda: span(VOTE))

    def put(self, as_of: date, version: int = 1, cut_off: str = "", text: str = TEXT, **words: str) -> Path:
        return put(self.shelf, briefing(as_of, **words), version, cut_off, text)

    def visitor(self, access: Access | None = None, base: str = "http://localhost:8050") -> Visitor:
        """Somebody new at the door; where nobody has a password nobody is asked."""
        return Visitor(room(Shelf("sqlite:///:memory:", str(self.shelf)), self.desk, access or Access()), base)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    """Editions of Monday and Tuesday, and a desk that makes the next one on Wednesday."""
    row = BriefingRow("daily", "Coast briefing", "Europe/Brussels", TUESDAY, datetime(2026, 2, 4, 5, 30, tzinfo=UTC))
    found = Stand(tmp_path / "output", Memory((row,)))
    found.put(MONDAY)
    found.put(TUESDAY)
    return found


@pytest.fixture
def visitor(stand: Stand) -> Visitor:
    """A visitor on this machine."""
    return stand.visitor()
