"""Two collections at once, and the archive of a busy week."""

import hashlib
import json
import random
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tasks.archive import begin, keep, publish, recall, recent, window
from tasks.model import (
    Article,
    Basis,
    Briefing,
    Claim,
    Dating,
    File,
    Fixed,
    Intake,
    Ledger,
    Order,
    Package,
    Section,
    Shelf,
    Sourced,
    SourceState,
    Span,
)

DAY = date(2026, 2, 2)
HALF = """
import sys
from datetime import UTC, date, datetime, timedelta
from tasks.archive import keep
from tasks.model import Article, Basis, Dating, Intake, Shelf, Sourced, SourceState
shelf, half, none = Shelf(sys.argv[1], ''), int(sys.argv[2]), Dating(None, None, Basis.UNKNOWN)
def article(n):
    link = f'https://gazette.example/{n}'
    return Article(f'{n:016}', str(n), link, f'Vote {n}.', None, Sourced('Gazette', Basis.SETTING), none,
        source='gazette', address=link)
fresh = 0
for n in range(0, 60, 3):  # each brings ten that are its own and forty that both bring
    found = tuple(article(k) for k in range(n, n + 3) if k < 40) + (article(1000 * half + n),)
    at = datetime(2026, 2, 2, tzinfo=UTC) + timedelta(minutes=n)
    fresh += keep(shelf, Intake(found, states=(SourceState('gazette', str(n), read=at),)), at).fresh
print(fresh)
"""


def test_two_collections_at_once_keep_every_article_once(root: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}"
    command = [sys.executable, "-c", HALF, address]
    both = [subprocess.Popen([*command, half], cwd=root, stdout=subprocess.PIPE, text=True) for half in ("1", "2")]
    said = [run.communicate(timeout=120)[0] for run in both]
    assert [run.returncode for run in both] == [0, 0]
    held = [article.name for article in recent(Shelf(address, ""), datetime(2026, 1, 1, tzinfo=UTC))]
    assert len(held) == len(set(held)) == 80
    assert sum(map(int, said)) == 80, "each says what it brought, together no more than there is"


def article(number: int, chance: random.Random) -> Article:
    """A text of some 600 words that packs no better than a real one."""
    text = " ".join(chance.choices(WORDS, k=600))
    link = f"https://paper{number % 40}.example/2026/{number}"
    key = hashlib.sha256(link.encode()).hexdigest()[:16]
    dated = Dating(DAY, DAY, Basis.FEED)
    source = f"paper{number % 40}"
    return Article(key, link, link, text, None, Sourced("Paper", Basis.SETTING), dated, source=source, address=link)


def section(number: int, articles: tuple[Article, ...], chance: random.Random) -> Section:
    """A story with a ledger of some 50 kB."""
    ids = tuple(a.id for a in articles)
    claims = tuple(
        Claim(chance.randbytes(6).hex(), "fact", (Span(chance.choice(ids), n, n + 90),) * 3, ("Paper",) * 3, ids)
        for n in range(80)
    )
    ledger = Ledger(f"story{number}", ids, ids[0], *((),) * 8, claims, *((),) * 5)
    return Section(ledger.story, "to-read", Fixed("headline", ledger.story), (), (), ledger)


def order(day: int) -> Order:
    cut_off = datetime(2026, 2, 2, 5, 30, tzinfo=UTC) + timedelta(days=day)
    return Order("daily", "Note", cut_off.date(), "UTC", cut_off=cut_off)


def test_a_busy_week_is_kept_in_thirty_megabytes(tmp_path: Path) -> None:
    chance, shelf = random.Random(7), Shelf(f"sqlite:///{tmp_path / 'archive.sqlite'}", str(tmp_path / "out"))
    slowest: dict[str, float] = {}

    def timed(what: str, begun: float) -> None:
        slowest[what] = max(slowest.get(what, 0.0), time.perf_counter() - begun)

    for day in range(5):
        for hour in range(20):
            at = order(day).cut_off - timedelta(hours=20 - hour)
            found = tuple(article(1000 * day + 10 * hour + n, chance) for n in range(10))
            states = tuple(SourceState(f"paper{n}", "tag", read=at) for n in range(40))
            begun = time.perf_counter()
            assert keep(shelf, Intake(found, states=states), at).fresh == 10
            timed("keep", begun)
        period = begin(order(day), shelf)
        begun = time.perf_counter()
        articles = window(period, shelf).articles
        timed("window", begun)
        assert len(articles) == 200
        begun = time.perf_counter()
        past = recall(period, shelf)
        timed("recall", begun)
        assert len(past.stories) == 15 * day
        told = tuple(section(100 * day + n, articles[n * 3 : n * 3 + 3], chance) for n in range(15))
        briefing = Briefing(period.order, (), (), told, (), (), (), 0)
        publish(period, shelf, Package((File("note.html", b"%d" % day),)), briefing)
    size = sum(path.stat().st_size for path in tmp_path.glob("archive.sqlite*"))
    sys.stdout.write(json.dumps({"bytes": size, "seconds": {what: round(s, 3) for what, s in slowest.items()}}))
    assert size <= 30_000_000


WORDS = [hashlib.sha256(str(n).encode()).hexdigest()[: 2 + n % 8] for n in range(5000)]
