"""The policy pack that readers without topics get."""

from pathlib import Path

import pytest

from tasks.errors import UsageError
from tasks.model import Topic
from tasks.select import load_pack, packs


def test_the_pack_holds_six_topics_with_what_each_needs() -> None:
    assert [t.name for t in load_pack()] == ["Defence", "Energy", "Government", "Health", "Law", "Trade"]
    assert all(t.section and t.terms and t.actors and t.unless and t.weight > 0 for t in load_pack())


@pytest.mark.parametrize("topic", load_pack(), ids=lambda t: t.name)
def test_no_term_is_listed_twice_or_for_and_against(topic: Topic) -> None:
    said = [*topic.terms, *topic.actors]
    assert len(said) == len(set(said))
    assert not set(said) & set(topic.unless)
    assert all(term == term.strip() and term for term in (*said, *topic.unless))


def test_an_installed_pack_comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sea.toml").write_text('name = "Sea"\nterms = ["pilotage"]\nweight = 2.0\n', encoding="utf-8")
    monkeypatch.setattr(packs, "FOLDERS", (tmp_path, *packs.FOLDERS))
    assert packs.load_pack.__wrapped__() == (Topic("Sea", terms=("pilotage",), weight=2.0),)


def test_a_missing_pack_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "FOLDERS", (tmp_path / "nowhere",))
    with pytest.raises(UsageError, match=r"install daybrief again or list \[\[topics\]\]"):
        packs.load_pack.__wrapped__()


def test_a_key_that_no_topic_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "sea.toml").write_text('name = "Sea"\nwords = ["pilotage"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"sea\.toml: .*words"):
        packs.read_topic(tmp_path / "sea.toml")
