"""Copies are scored as their labelled data say: pairs, kinds, groups, origins, and peers beside us."""

import json
from pathlib import Path

import pytest
from dispatches import CABLE, OWN, WIRE

from benchmarks import deduplicate, dup_data, dup_press, dup_run, dup_scale, dup_scores
from benchmarks.__main__ import main
from benchmarks.contract import DataError

DOCS = [
    {"id": "a", "text": WIRE, "dup_group": "a", "story": "strike", "kind": "natural"},
    {
        "id": "a+advert",
        "text": WIRE + " Share this.",
        "dup_group": "a",
        "story": "strike",
        "kind": "boiler",
        "parent": "a",
    },
    {"id": "a+exact", "text": WIRE, "dup_group": "a", "story": "strike", "kind": "exact", "parent": "a"},
    {"id": "b", "text": OWN, "dup_group": "b", "story": "strike", "kind": "natural"},
    {"id": "c", "text": CABLE, "dup_group": "c", "story": "cable", "kind": "natural"},
    {"id": "d", "text": CABLE + " Thus.", "dup_group": "c", "story": "cable", "kind": "natural"},
]


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, DOCS)), encoding="utf-8")
    (tmp_path / "ignore_pairs_full.json").write_text('[["b", "a"]]', encoding="utf-8")
    monkeypatch.setattr(deduplicate, "MORE", ())
    return tmp_path


def test_the_set_is_scored_under_the_names_of_the_contract(press: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deduplicate", "--data", str(press)]) == 0
    said = capsys.readouterr().out
    told = json.loads(said.splitlines()[-1])
    numbers = told["metrics"]["docs"]
    assert told["n"] == 6
    assert (numbers["dup_p"], numbers["dup_r"], numbers["dup_f1"]) == (1, 1, 1)
    assert numbers["recall_by_kind"] == {"boiler": 1, "exact": 1, "natural": 1}
    assert (numbers["group_b3_f1"], numbers["origin_error"]) == (1, 0)
    assert numbers["docs_per_cpu_s"] > 0
    assert "boiler 1 exact 1 natural 1" in said


def test_equal_texts_share_what_one_of_them_copies(press: Path) -> None:
    given = dup_data.load(press)
    from tasks.deduplicate import copies

    found = deduplicate.called(given, copies.find(given.texts))
    assert found == given.gold == {("a", "a+advert"), ("a", "a+exact"), ("a+advert", "a+exact"), ("c", "d")}


def test_pairs_that_do_not_count_are_neither_right_nor_wrong(press: Path) -> None:
    given = dup_data.load(press)
    right = dup_scores.pairs(given, given.gold)
    assert dup_scores.pairs(given, given.gold | {("a", "b")}) == right
    wrong = dup_scores.pairs(given, given.gold | {("a", "c")})
    assert (wrong["dup_p"], wrong["dup_r"]) == (0.8, 1)
    assert dup_scores.pairs(given, frozenset()) == {"dup_p": 1, "dup_r": 0, "dup_f1": 0}


def test_origins_too_few_and_too_many_are_both_wrong(press: Path) -> None:
    given = dup_data.load(press)
    assert dup_scores.groups(given, dict.fromkeys(given.ids, 1))["origin_error"] == 0.25
    assert dup_scores.groups(given, {key: key for key in given.ids})["origin_error"] == 1


def test_groups_are_scored_article_by_article() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert dup_scores.bcubed(gold, gold) == (1, 1, 1)
    precision, recall, _ = dup_scores.bcubed({"a": 1, "b": 1, "c": 1}, gold)
    assert (round(precision, 3), recall) == (0.556, 1)


def test_a_peer_is_scored_on_the_same_articles(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dup_run, "present", lambda: {"texts": ["rival"], "large": []})
    monkeypatch.setattr(dup_run, "on_texts", lambda *_: dup_run.Told(((0, 1), (1, 4)), 2.0, 10))
    (numbers,) = deduplicate.run(press, None, peers=True)["peers"]["rival"].values()
    assert (numbers["dup_p"], numbers["dup_r"], numbers["docs_per_cpu_s"]) == (0.5, 0.25, 3)


def test_an_article_without_a_label_is_named(press: Path) -> None:
    (press / "docs.jsonl").write_text('{"id": "a", "text": "x", "story": "s", "kind": "natural"}\n', encoding="utf-8")
    with pytest.raises(DataError, match="article 1 lacks dup_group"):
        deduplicate.run(press, None, peers=False)


def test_growth_is_measured_on_a_made_up_press(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dup_scale, "SIZES", (2_100, 4_000))
    monkeypatch.setattr(dup_run, "present", lambda: {"texts": [], "large": ["rival", "slow"]})
    told = {"rival": dup_run.Told(((0, 1),), 2.0, 4_200), "slow": None}
    monkeypatch.setattr(dup_run, "at_size", lambda name, _: told[name])
    assert main(["deduplicate", "--scale", "--peers"]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    last = result["metrics"]["scale-4000"]
    assert last["grouped"] == 1, "every planted copy, and nothing else"
    assert 1 <= last["found"] < 1.2
    assert last["bytes_per_doc"] < 1_000
    assert last["exponent"] == pytest.approx(1, abs=1.5)
    assert result["peers"]["rival"]["scale-2100"]["candidates_per_cpu_s"] == 1_050
    assert result["peers"]["slow"] == {}


def test_the_press_is_the_same_each_time_and_a_tenth_of_it_copies() -> None:
    made = [list(dup_press.parts(2_020)) for _ in range(2)]
    assert made[0] == made[1]
    assert [len(part) for part in made[0]] == [2_000, 20]
    assert dup_press.planted(2_020) == 2
    assert len(made[0][1][0].split()) == 400


def test_what_cannot_grow_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    for asked, said in ((["dates", "--scale"], "has no --scale"), (["dates"], "--data DIR is missing")):
        with pytest.raises(SystemExit):
            main(asked)
        assert said in capsys.readouterr().err


def test_cost_that_doubles_with_the_press_has_the_exponent_one() -> None:
    assert dup_scale.exponent([10, 100], [1.0, 10.0]) == 1
