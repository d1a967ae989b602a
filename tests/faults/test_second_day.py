"""Whatever the press and the machine do between two mornings: nothing is lost, nothing doubled, and it is said."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from forked import Commands, Done
from oldest_form import OLDEST_FORM
from press import REPORTS, at, feed, files, furnished, item, names, printed, put, settings

from flows.records import STEPS  # of an edition; each could be the last one before a kill

DIE_AFTER = """
import contextlib, os, signal
import flows.progress
@contextlib.contextmanager
def shown():
    yield lambda told: os.kill(os.getpid(), signal.SIGKILL) if told.step == {0!r} else None
flows.progress.shown = shown
"""
AT_ONCE = "from tasks.ingest.web import hosts; hosts.Turns.__init__.__defaults__ = (0.0,)"  # four papers of one host
SMALL_FILES_ONLY = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"
# opening this folder is refused, as for one of another user (tests may run as root, who may open all)
LOCKED = """
import sys
def refuse(event, args):
    if event in ('os.scandir', 'os.listdir') and str(args[0]).endswith('locked'):
        raise PermissionError(13, 'Permission denied', str(args[0]))
sys.addaudithook(refuse)
"""
# A collection again and again, of a feed that turns over and a folder that fills, most of them killed at some moment.
NURSERY = """
import contextlib, json, os, random, signal, sqlite3, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
import press
from flows import configuration, produce
from flows.direct import Direct
from tasks.archive import states
from tasks.ingest.feeds import parser, process

desk, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(7)
plain = type("Parser", (), {"parse": staticmethod(parser.parse)})
process.open_parser = lambda: contextlib.nullcontext(plain)
held = configuration.load({}, str(desk / "daybrief.toml"))
start, said = datetime(2026, 2, 2, tzinfo=UTC), "The committee hears the minister on paper {0}, and file {0} goes to the regions. "

def turn_over(n):
    newest = range(n + 14, n, -1)
    put = [press.item("rail", link=f"https://paper.example/{k}", guid=f"g{k}", title=f"Paper {k}",
        after=f"<p>{said.format(k) * 3}</p>") for k in newest]
    press.put(desk, *put)
    (desk / "cuttings" / f"{n // 4}.txt").write_text(f"Cutting {n // 4}\\n\\n{said.format(f'C{n // 4}') * 5}")

def collect(n):
    return produce.gather(held.sources, start + timedelta(minutes=n), held, Direct, lambda told: None).fresh

def killed(n, seconds):
    worker = os.fork()
    if not worker:
        try:
            collect(n)
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker, signal.SIGKILL)
    ended = os.waitpid(worker, 0)[1]
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0, "the worker failed before it was killed"
    return os.WIFSIGNALED(ended)

turn_over(0)
collect(0)
begun = time.perf_counter()
turn_over(1)
collect(1)
longest, cut, n = 1.3 * (time.perf_counter() - begun), 0, 1
for turn in range(2, kills + 2):
    again = chance.random() < 0.3  # the same command again, which resumes
    n = n if again else turn
    if not again:
        turn_over(turn)
    if turn % 8:
        cut += killed(n, chance.uniform(0, longest))
    else:
        collect(n)  # before anything could leave the feed unseen
collect(kills + 2)
with sqlite3.connect(held.archive.removeprefix("sqlite:///")) as db:
    places = [place for (place,) in db.execute("SELECT place FROM arrivals")]
    lost = db.execute("SELECT count(*) FROM entries e WHERE NOT EXISTS (SELECT 1 FROM arrivals a "
        "WHERE a.place IN (e.address, e.source || ' ' || e.address))").fetchone()[0]
cuttings = len(list((desk / "cuttings").iterdir()))
papers = 1 + max(int(p.rpartition("/")[2]) for p in places if "://" in p)
print(json.dumps({"killed": cut, "places": len(places), "different": len(set(places)), "lost": lost,
    "written": cuttings + papers - 1}))
"""
# An archive as the first version of daybrief made it, by hand-written SQL.
OLDEST = (
    OLDEST_FORM
    + """INSERT INTO articles VALUES ('k', 'a1', '{"id":"a1"}');
INSERT INTO intakes VALUES ('i');
INSERT INTO intake_articles VALUES ('i', 0, 'k');
PRAGMA user_version=1;
"""
)
DAY = "daily/2026-02-{:02}"


class Site:
    """A web site on this machine: what each path answers."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, dict[str, str]]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                status, body, heads = site.pages.get(self.path, (404, "no", {}))
                self.send_response(status)
                for name, value in heads.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.root = f"http://127.0.0.1:{self._server.server_port}"

    def put(self, path: str, body: str, status: int = 200, **heads: str) -> None:
        self.pages[path] = (status, body, heads)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return furnished(tmp_path)


def one_line(done: Done, code: int) -> str:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert re.fullmatch(r"daybrief: [^\n]+: [^\n]+", done.said), done.stderr
    return done.said


def archive(desk: Path) -> Path:
    path = desk / "output" / ".daybrief" / "archive.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def of_the_web(desk: Path, site: Site, *paths: str) -> None:
    toml = settings(*(f"{p} feed {site.root}/{p}" for p in paths), head='allow_hosts = ["127.0.0.1"]')
    (desk / "daybrief.toml").write_text(toml, encoding="utf-8")


@pytest.mark.parametrize("kills", [60, pytest.param(200, marks=pytest.mark.long)])
def test_collections_that_are_killed_lose_no_article_and_double_none(kills: int, root: Path, desk: Path) -> None:
    toml = settings("post feed feed.xml", "cuttings folder cuttings")
    (desk / "daybrief.toml").write_text(toml, encoding="utf-8")
    (desk / "cuttings").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", NURSERY, str(desk), str(kills)],
        env={**os.environ, "PYTHONPATH": f"{root}:{root / 'tests' / 'flows'}"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = json.loads(done.stdout)
    assert left["killed"] > 0.4 * kills, "the kills came while it worked"
    assert left["places"] == left["different"] == left["written"]
    assert left["lost"] == 0, "no entry is remembered without its article"


def test_an_edition_killed_after_every_step_in_turn_is_the_one_it_would_have_been(
    commands: Commands, tmp_path: Path
) -> None:
    folders = {}
    for name in ("cut", "whole"):
        desk = tmp_path / name
        desk.mkdir()
        (desk / "daybrief.toml").write_text(settings("post feed feed.xml"), encoding="utf-8")
        put(desk, "harbour", "rail")
        commands(desk, "collect", "--at", at(2))
        assert commands(desk, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
        put(desk, item("rail", after="<p>The vote was put off to 27 February 2026, she added.</p>"), "power")
        commands(desk, "collect", "--at", at(3))
        for step in STEPS if name == "cut" else ():
            done = commands(desk, "edition", "--cut-off", at(3, 5, 30), before=DIE_AFTER.format(step))
            assert done.returncode == -signal.SIGKILL, f"{step}: {done.stderr}"
            stands = (desk / "output" / DAY.format(3)).glob("v*")
            assert bool(list(stands)) == (step == STEPS[-1]), "an edition is there only once it is whole"
        done = commands(desk, "edition", "--cut-off", at(3, 5, 30))
        assert done.returncode == 0, done.stderr
        folders[name] = Path(done.stdout.splitlines()[-1]).parent
        put(desk, "vaccine")
        commands(desk, "collect", "--at", at(4))
        commands(desk, "edition", "--cut-off", at(4, 5, 30))
        folders[f"{name} after"] = desk / "output" / DAY.format(4) / "v1"
    assert folders["cut"].name == "v1"
    assert files(folders["cut"]) == files(folders["whole"])
    assert files(folders["cut after"]) == files(folders["whole after"]), "and is remembered as it would have been"


def test_feeds_that_fail_are_named_and_cost_the_others_nothing(commands: Commands, desk: Path, site: Site) -> None:
    of_the_web(desk, site, "page", "moved", "gone", "well")
    for n, path in enumerate(("page", "moved", "gone", "well")):
        site.put(f"/{path}", feed(list(REPORTS)[n], title=f"{path} paper"))
    assert commands(desk, "collect", "--at", at(2), before=AT_ONCE).stdout == "4 of 4 sources read, 4 new articles\n"
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    site.put("/page", "<!doctype html><html><body><h1>Our new site</h1></body></html>", Content_Type="text/html")
    site.put("/moved", "", 301, Location=f"{site.root}/new")
    site.put("/new", feed("rail", item("handball", link="https://paper.example/late"), title="moved paper"))
    site.put("/gone", "no", 404)
    collected = commands(desk, "collect", "--at", at(3), before=AT_ONCE)
    assert collected.stdout == "2 of 4 sources read, 1 new article\n"
    assert "page answers with a web page; give the address of its feed" in collected.stderr
    assert "gone answers 404" in collected.stderr
    done = commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert done.returncode == 0, done.stderr
    shown = " ".join(commands(desk, "show", "daily").stdout.split())
    assert "2 sources read; 2 failing" in shown
    assert "since 3 February (answers with a web page; give the address of its feed)" in shown
    told = [notice["message"] for notice in printed(desk, DAY.format(3))["notices"]]
    assert any(f"has moved to {site.root}/new" in message for message in told)
    assert f"moved to {site.root}/new; write that" in commands(desk, "sources").stdout


def test_a_feed_that_renames_or_redates_its_entries_brings_nothing_twice(commands: Commands, desk: Path) -> None:
    days = ("Sun, 01 Feb 2026 09:00:00 +0000", "Tue, 03 Feb 2026 05:00:00 +0000")
    put(desk, *(item(name, guid=f"old-{name}", when=days[0]) for name in ("harbour", "rail")))
    assert commands(desk, "collect", "--at", at(2)).stdout.endswith("2 new articles\n")
    put(desk, *(item(name, guid=f"new-{name}", when=days[0]) for name in ("harbour", "rail")))
    assert commands(desk, "collect", "--at", at(2, 6)).stdout.endswith("0 new articles\n"), "other guids"
    put(desk, *(item(name, guid=f"new-{name}", when=days[1]) for name in ("harbour", "rail", "power")))
    assert commands(desk, "collect", "--at", at(3)).stdout.endswith("1 new article\n"), "all dates are now"
    commands(desk, "edition", "--cut-off", at(3, 5, 30))
    (new,) = [s for s in printed(desk, DAY.format(3))["sources"] if s["name"] == "power"]
    assert new["dated"]["first"] is None, "one date for all is no article's"


def test_a_folder_that_cannot_be_opened_is_no_empty_folder(commands: Commands, desk: Path) -> None:
    toml = settings("post feed feed.xml", "cuttings folder locked", "days folder days", "none folder none/{date}")
    (desk / "daybrief.toml").write_text(toml, encoding="utf-8")
    for folder in ("locked", "days/locked"):
        (desk / folder).mkdir(parents=True)
        (desk / folder / "cutting.txt").write_text(REPORTS["power"], encoding="utf-8")
    for hour in (5, 6):
        collected = commands(desk, "collect", "--at", at(2, hour), before=LOCKED)
    assert collected.returncode == 0
    assert "cuttings has a folder that cannot be opened" in collected.stderr
    assert "none has no folder" in collected.stderr
    commands(desk, "edition", "--cut-off", at(2, 6, 30))
    told = [notice["message"] for notice in printed(desk, DAY.format(2))["notices"]]
    assert str(desk) not in " ".join(told), "a note that leaves the house does not say where files lie"
    assert "locked is a folder that cannot be opened; make it readable for this user (in days)" in told
    assert commands(desk, "collect", "--at", at(2, 7)).stdout.endswith("2 new articles\n"), "once it opens"


def test_an_edition_before_any_collection_does_not_look_like_a_quiet_day(commands: Commands, desk: Path) -> None:
    done = commands(desk, "edition", "--cut-off", at(2, 5, 30))
    assert done.returncode == 0, done.stderr
    shown = " ".join(commands(desk, "show", "daily").stdout.split())
    assert "Nothing was left unread" not in shown
    assert "0 sources read; 1 failing: post since 2 February (was not collected" in shown
    assert commands(desk, "verify", "daily").returncode == 0
    commands(desk, "collect", "--at", at(2, 5))
    commands(desk, "edition", "--cut-off", at(3, 5, 30))
    assert names(desk, DAY.format(3)) == ["harbour", "rail"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("edition", "weekly"), '"weekly" is none of'),
        (("edition", "--cut-off", "2199-01-01T00:00Z"), "lies in the future"),
        (("collect", "--at", "2199-01-01T00:00Z"), "lies in the future"),
        (("edition", "--cut-off", "this morning"), "is no instant; write it as"),
        (("collect", "--at", "2026-02-02T05:00"), "is no instant; write it as"),
        (("collect", "--source", "pots"), 'did you mean "post"'),
        (("collect", "--out", "feed.xml"), "a file stands where a folder is needed"),
        (("sources", "add", "nowhere.xml"), "is neither an http or https address nor a file or folder"),
        (("sources", "add", "feed.xml"), "is there already"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_word_is_one_line_and_changes_nothing(
    args: tuple[str, ...], said: str, commands: Commands, desk: Path
) -> None:
    before = (desk / "daybrief.toml").read_bytes()
    assert said in one_line(commands(desk, *args), 4 if "--out" in args else 2)
    assert (desk / "daybrief.toml").read_bytes() == before
    assert not list(desk.glob("output/*/*"))


def test_an_empty_daybrief_toml_says_how_to_go_on(commands: Commands, desk: Path) -> None:
    (desk / "daybrief.toml").write_text("", encoding="utf-8")
    assert "lists no source; `daybrief sources add URL`" in one_line(commands(desk, "collect"), 2)
    assert commands(desk, "sources").stdout == "no sources yet: `daybrief sources add URL`\n"
    assert commands(desk, "sources", "add", "feed.xml").returncode == 0
    assert commands(desk, "collect").stdout == "1 of 1 sources read, 2 new articles\n"


def test_an_archive_of_the_first_version_is_taken_over(commands: Commands, desk: Path) -> None:
    with sqlite3.connect(archive(desk)) as db:
        db.executescript(OLDEST)
    db.close()
    assert commands(desk, "collect", "--at", at(2)).stdout.endswith("2 new articles\n")
    assert commands(desk, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
    assert names(desk, DAY.format(2)) == ["harbour", "rail"]
    with sqlite3.connect(archive(desk)) as db:
        assert db.execute("SELECT id FROM articles WHERE key = 'k'").fetchall() == [("a1",)]
    db.close()


def test_an_archive_that_cannot_be_used_is_said_by_every_command_and_left_alone(commands: Commands, desk: Path) -> None:
    db = sqlite3.connect(archive(desk))
    db.executescript("PRAGMA journal_mode=WAL; CREATE TABLE future (what); PRAGMA user_version=99;")
    db.close()
    torn = b"SQLite format 3\0" + b"\xff" * 20_000
    for found, said in ((archive(desk).read_bytes(), "written by a newer daybrief"), (torn, "is damaged")):
        archive(desk).write_bytes(found)
        for args in (("collect", "--at", at(2)), ("edition", "--cut-off", at(2)), ("sources",), ("topics", "test")):
            assert said in one_line(commands(desk, *args), 4)
        assert archive(desk).read_bytes() == found
    archive(desk).unlink()
    assert commands(desk, "collect", "--at", at(2)).returncode == 0, "the way out that the line names"


def test_a_disk_that_takes_no_more_costs_nothing_that_was_there(commands: Commands, desk: Path) -> None:
    commands(desk, "collect", "--at", at(2))
    put(desk, *REPORTS)
    for most in (2_000, 20_000):
        one_line(commands(desk, "collect", "--at", at(2, 6), before=SMALL_FILES_ONLY.format(most)), 4)
    assert commands(desk, "collect", "--at", at(2, 6)).stdout.endswith("3 new articles\n")
    for most in (5_000, 40_000):
        one_line(commands(desk, "edition", "--cut-off", at(2, 7), before=SMALL_FILES_ONLY.format(most)), 4)
        assert not list((desk / "output").glob("daily/*/v*"))
    done = commands(desk, "edition", "--cut-off", at(2, 7))
    assert done.returncode == 0, done.stderr
    assert len(names(desk, DAY.format(2))) == len(REPORTS)
