"""Other extractors beside ours: a page that a peer cannot finish, what it does not read, and how far apart two are."""

import gzip
import signal
from pathlib import Path

import pytest

from benchmarks import page_peers, page_scores
from benchmarks.page_scores import Guess

GOLD = {
    "a": {"body": "nine states agreed on a levy", "title": "A levy", "authors": ["Ada Okafor"], "date": "2026-03-04"},
    "b": {"body": "the harbour board had opposed it", "title": "The board", "date": "2026-03-05"},
}


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(b"<p>Nine states agreed on a levy.</p>"))
    return str(path)


def test_a_page_that_a_peer_does_not_finish_is_a_page_without_an_article(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_peers, "MOST_SECONDS", 0.05)

    def endless(_page: str, _url: str) -> page_peers.Found:
        while True:
            try:
                sum(range(1000))
            except Exception:  # noqa: BLE001  # as peers do
                continue

    before = signal.getsignal(signal.SIGPROF)
    try:
        found = page_peers.read(endless, {"a": (page, "")})
        again = page_peers.read(lambda page, _url: {"body": page}, {"a": (page, "")})
    finally:
        signal.signal(signal.SIGPROF, before)
    assert found["a"].keys() == {"seconds"}
    assert again["a"]["body"] == "<p>Nine states agreed on a levy.</p>"


def test_a_system_that_reads_no_authors_has_none_wrong() -> None:
    guesses = {key: Guess(page["body"], date=str(page["date"])) for key, page in GOLD.items()}
    whole = page_scores.score(GOLD, guesses)
    assert whole.metrics["author_exact"] == 0
    part = whole.of(["body", "date"])
    assert part.metrics == {"body_f1": 1, "body_exact": 1, "failed": 0, "date_same_day": 1}
    assert part.pages.keys() == {"body_f1", "date_same_day"}


def test_every_page_with_gold_counts_when_two_systems_are_compared() -> None:
    ours = page_scores.score(GOLD, {"a": Guess(date="2026-03-04T08:00"), "b": Guess(date="2026-03-05")})
    theirs = page_scores.score(GOLD, {"a": Guess(date="2026-03-03"), "b": Guess(date="2026-03-05")})
    assert ours.pages["date_same_day"] == {"a": 1, "b": 1}
    gap, low, high = page_scores.interval(ours.pages["date_same_day"], theirs.pages["date_same_day"])
    assert (gap, low, high) == (0.5, 0, 1)


def test_passages_are_counted_a_page_and_over_all_pages() -> None:
    gold = {
        "a": {"with": ["nine states", "a levy"], "without": ["sign up"]},
        "b": {"with": ["the board"], "without": []},
    }
    scores = page_scores.score(gold, {"a": Guess("nine  states sign up"), "b": Guess("the board")})
    assert scores.pages["body_f1"] == {"a": 0.5, "b": 1}
    assert scores.metrics["body_f1"] == pytest.approx(2 * 2 / (2 * 2 + 1 + 1))
