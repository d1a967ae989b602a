"""Peers and cases of the actor benchmark, on texts worked out by hand."""

import json
from pathlib import Path

import pytest

from benchmarks import actor_case, actor_peers
from benchmarks.actor_links import gold, linked
from benchmarks.actors import run

TEXT = "President Janet Okoro met Rui Costa. Okoro left first. Mr Costa stayed."


def row(kind: str = "ACTOR") -> dict[str, object]:
    mentions = [
        {"s": at, "e": at + len(words), "text": words, "cluster": who, "kind": kind, "named": True}
        for words, at, who in (
            ("Janet Okoro", 10, "okoro"),
            ("Rui Costa", 26, "costa"),
            ("Okoro", 37, "okoro"),
            ("Costa", 58, "costa"),
        )
    ]
    return {"id": "a", "topic": "t", "text": TEXT, "mentions": mentions}


def test_the_plain_ways_to_join_names() -> None:
    names = ["The Janet Okoro", "Okoro's", "janet  okoro", "Miles Okoro"]
    assert actor_peers.exact(names) == [0, 1, 0, 2]
    assert actor_peers.last_word(names) == [0, 0, 0, 0]


def test_a_peer_that_is_absent_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(actor_peers, "EVERYWHERE", tmp_path / "none")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert actor_peers.joined("rapidfuzz", [["a"]]) is None
    assert actor_peers.joined("exact", [["a", "A"], []]) == [[0, 0], []]


def test_ours_and_the_peers_are_scored_on_the_same_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_peers, "WAYS", {"exact": actor_peers.exact, "last-word": actor_peers.last_word})
    ours, peers = linked("newswcl50", [row()], peers=True)
    assert (ours["gold_b3_f1"], ours["gold_precision"], ours["found"]) == (1, 1, 1)
    assert peers["spacy+exact"]["gold_b3_f1"] < 1 == peers["spacy+last-word"]["gold_b3_f1"]


def test_only_the_kinds_of_a_set_are_scored() -> None:
    assert len(gold("ecbplus", row("HUMAN_PART_PER"))) == 4
    assert not gold("ecbplus", row("LOC_GEO"))


def test_a_case_counts_exact_names_by_kind() -> None:
    scores = actor_case.scores([row("PERSON")])
    assert (scores["person"], scores["person_total"], scores["org_total"]) == (4, 4, 0)
    assert scores["gold_b3_f1"] == 1


def test_a_case_takes_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "mentions.jsonl").write_text(json.dumps(row("PERSON")) + "\n", encoding="utf-8")
    assert set(run(folder, None, False)["metrics"]) == {"harbour"}
