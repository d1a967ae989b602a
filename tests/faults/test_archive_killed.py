"""Whatever moment a collection or an edition is killed at: no article is lost, none is doubled, no note is forgotten."""

import json
import subprocess
import sys
from pathlib import Path

# One process that has loaded everything forks a worker, kills it a moment later, and looks at what it left.
NURSERY = """
import json, os, random, signal, sys, time
from datetime import UTC, date, datetime, timedelta
from tasks.archive import begin, keep, list_editions, publish, recall, recent, states, window
from tasks.model import (Article, Basis, Briefing, Dating, Entry, File, Fixed, Intake, Ledger, Order, Package, Section,
    Shelf, Sourced, SourceState)

folder, kills, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
shelf, chance, start = Shelf(f"sqlite:///{folder}/archive.sqlite", f"{folder}/out"), random.Random(seed), date(2026, 2, 2)
acks = os.open(f"{folder}/acks", os.O_RDWR | os.O_CREAT)

def article(n, part):
    name = f"https://gazette.example/{n}/{part}"
    none = Dating(start, start, Basis.FEED)
    return Article(f"{n:08}{part:08}", name, name, f"Vote {n} is on day {part}. " * 40, None, Sourced("Gazette", Basis.SETTING),
        none, source="gazette", address=name)

def collect(n):
    (before,) = states(shelf, ("gazette",))
    n = int(before.etag or 0) + 1
    found = tuple(article(n, part) for part in range(3))
    at = datetime(2026, 2, 2, tzinfo=UTC) + timedelta(minutes=n)
    after = SourceState("gazette", etag=str(n), entries=tuple(Entry(a.address, "1") for a in found), read=at)
    receipt = keep(shelf, Intake(found, states=(after,)), at)
    assert receipt.fresh == 3, receipt
    return n

def edition(n):
    day = start + timedelta(days=n)
    order = Order("daily", "Note", day, "UTC", cut_off=datetime(day.year, day.month, day.day, 5, tzinfo=UTC))
    period = begin(order, shelf)
    recall(period, shelf)
    ledger = Ledger(f"s{n}", ("0000000100000000",), "0000000100000000", *((),) * 14)
    told = Section(f"s{n}", "to-read", Fixed("headline", f"Story {n}"), (), (), ledger)
    publish(period, shelf, Package((File("note.html", b"%d" % n),)), Briefing(order, (), (), (told,), (), (), (), 0))
    return n

def work(step, n):
    os.lseek(acks, 0, os.SEEK_SET)
    while True:
        done = step(n)
        os.pwrite(acks, f"{done:12}".encode(), 0)
        n += 1

def warm(step):
    # Seconds that a step takes here; a kill comes within two of them.
    begun = time.perf_counter()
    for n in range(4):
        step(n)
    return (time.perf_counter() - begun) / 4

def killed(step, n, seconds):
    worker = os.fork()
    if not worker:
        try:
            work(step, n)
        finally:
            os._exit(1)
    time.sleep(chance.uniform(0, 2 * seconds))
    os.kill(worker, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(worker, 0)[1]), "the worker failed before it was killed"
    return int(os.pread(acks, 12, 0) or 0)

def collections():
    seconds = warm(collect)
    for _ in range(kills):
        done = killed(collect, 0, seconds)
        (state,) = states(shelf, ("gazette",))
        stood = int(state.etag or 0)
        assert done <= stood, "what was said to be kept is kept"
    held = [a.address for a in recent(shelf, datetime(2026, 1, 1, tzinfo=UTC))]
    assert sorted(held) == sorted(e.address for e in state.entries), "a body for every validator, and the other way"
    return {"collections": stood, "articles": len(held), "different": len(set(held))}

def editions():
    collect(0)
    seconds, n = warm(edition), 4
    for _ in range(kills):
        n = max(n, killed(edition, n, seconds))
        later = Order("daily", "Note", start + timedelta(days=4000), "UTC", horizon=9999,
            cut_off=datetime(2040, 1, 1, tzinfo=UTC) + timedelta(seconds=_))
        told = {f"{t.as_of}" for s in recall(begin(later, shelf), shelf).stories for t in s.told}
        placed = {f"{e.as_of}" for e in list_editions(shelf.output)}
        assert told == placed, (told ^ placed)
        n += 1
    return {"editions": len(placed), "numbers": begin(later, shelf).number}

print(json.dumps({"collections": collections, "editions": editions}[sys.argv[4]]()))
"""


def survive(root: Path, folder: Path, kills: int, what: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-c", NURSERY, str(folder), str(kills), "7", what],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, int] = json.loads(done.stdout)
    return said


def test_two_hundred_kills_of_a_collection_lose_no_article_and_double_none(root: Path, tmp_path: Path) -> None:
    left = survive(root, tmp_path, 200, "collections")
    assert left["collections"] > 30, "the kills came while it worked, not before"
    assert left["articles"] == left["different"] == 3 * left["collections"]


def test_an_edition_killed_at_any_moment_is_remembered_where_it_stands_and_only_there(
    root: Path, tmp_path: Path
) -> None:
    left = survive(root, tmp_path, 40, "editions")
    assert left["editions"] > 6, "of the kills some come after the edition"
    assert left["numbers"] == left["editions"] + 1
