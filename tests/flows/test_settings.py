"""daybrief.toml as it is meant: what is said holds, what is not said has a default, the environment counts most."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows import settings
from flows.configuration import Configuration, find, load, read
from tasks.errors import UsageError
from tasks.model import Topic
from tasks.model.sources import Source

WHOLE = """
output = "editions"
zone = "Europe/Brussels"
contact = "desk@ministry.example"
allow_hosts = ["press.intranet", "10.0.0.7"]
retention_days = 90
topics_file = ["more/moldova.toml", "more/several.toml"]

[[briefings]]
name = "daily"
title = "Cables, daily"
topics = ["Cables"]
pages = 4

[[briefings]]
name = "delhi"
zone = "Asia/Kolkata"
sources = ["mea"]
cut_off = "06:15"
words = 1200
horizon = 7

[[sources]]
key = "mea"
kind = "feed"
at = "https://mea.example/press.xml"
official = "Ministry of External Affairs"
rights = "open"
topics = ["Moldova", "Cables"]

[[sources]]
key = "press"
kind = "folder"
at = "{date}/press"
name = "Harbour Courier"
full_text = false
language = "en"

[[topics]]
name = "Cables"
terms = ["submarine cable*", "landing station", "submarine cable*"]
actors = ["Cable Authority"]
unless = ["cable car"]
weight = 2
"""
MORE = {
    "moldova.toml": 'name = "Moldova"\nplaces = ["Moldova"]\nsection = "Neighbours"\n',
    "several.toml": '[[topics]]\nname = "Law"\nterms = ["bill"]\n[[topics]]\nname = "Health"\nterms = ["vaccine*"]\n',
}
PACK = (Topic("Trade", ("tariff",)), Topic("Energy", ("power grid",), weight=1.5))


@pytest.fixture(autouse=True)
def _pack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.select.load_pack", lambda: PACK, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A whole daybrief.toml with its files of topics."""
    (tmp_path / "more").mkdir()
    for name, text in MORE.items():
        (tmp_path / "more" / name).write_text(text)
    path = tmp_path / "daybrief.toml"
    path.write_text(WHOLE)
    return path


def made(folder: Path, text: str, **environ: str) -> Configuration:
    return read(folder / "daybrief.toml", text.encode(), {f"DAYBRIEF_{key}": value for key, value in environ.items()})


def test_what_the_file_says_holds(file: Path) -> None:
    found = load({}, str(file))
    assert found.output == file.parent / "editions"
    assert found.archive == f"sqlite:///{file.parent}/editions/.daybrief/archive.sqlite"
    assert (found.shelf.archive, found.shelf.output) == (found.archive, str(found.output))
    assert (found.contact, found.retention_days) == ("desk@ministry.example", 90)
    assert found.allow_hosts == ("press.intranet", "10.0.0.7")
    assert [topic.name for topic in found.topics] == ["Cables", "Moldova", "Law", "Health"]
    assert not found.packaged
    assert found.topics_line == ""


def test_sources_are_values_with_paths_from_the_file(file: Path) -> None:
    mea, press = load({}, str(file)).sources
    assert mea == Source(
        key="mea",
        kind="feed",
        at="https://mea.example/press.xml",
        rights="open",
        official="Ministry of External Affairs",
        topics=("Moldova", "Cables"),
    )
    assert press.at == f"{file.parent}/{{date}}/press"
    assert (press.name, press.full_text, press.language, press.rights) == ("Harbour Courier", False, "en", "quote")


def test_topics_are_values_and_know_the_sources_that_name_them(file: Path) -> None:
    cables, moldova, law, _ = load({}, str(file)).topics
    assert cables == Topic(
        name="Cables",
        terms=("submarine cable*", "landing station"),
        actors=("Cable Authority",),
        sources=("mea",),
        unless=("cable car",),
        weight=2.0,
    )
    assert moldova == Topic("Moldova", places=("Moldova",), sources=("mea",), section="Neighbours")
    assert law.sources == ()


def test_each_briefing_has_its_own_sources_topics_and_clock(file: Path) -> None:
    daily, delhi = load({}, str(file)).briefings
    assert (daily.zone, daily.sources, [t.name for t in daily.topics]) == (
        "Europe/Brussels",
        ("mea", "press"),
        ["Cables"],
    )
    assert (daily.cut_off, daily.pages, daily.words, daily.horizon) == ("05:30", 4, 2300, 14)
    assert (delhi.zone, delhi.sources, len(delhi.topics)) == ("Asia/Kolkata", ("mea",), 4)
    order = delhi.order(datetime(2026, 2, 2, 20, 45, tzinfo=UTC))
    assert order.as_of == date(2026, 2, 3), "in Delhi the next day has begun"
    assert (order.briefing, order.zone, order.pages, order.words, order.horizon) == (
        "delhi",
        "Asia/Kolkata",
        6,
        1200,
        7,
    )
    assert order.cut_off == datetime(2026, 2, 2, 20, 45, tzinfo=UTC)
    assert order.intake == ""
    assert order.next == delhi.times.after(order.cut_off), "the schedule knows when the next one is due"


def test_over_a_weekend_the_next_edition_is_mondays(tmp_path: Path) -> None:
    plan = made(tmp_path, '[[briefings]]\nzone = "Europe/Brussels"\ncron = "30 6 * * 1-5"').briefing()
    friday = datetime(2026, 3, 27, 5, 30, tzinfo=UTC)
    assert plan.order(friday).next == datetime(2026, 3, 30, 4, 30, tzinfo=UTC), "clocks are put forward on Sunday"


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        (date(2026, 2, 2), "06:30", "Europe/Brussels", "05:30"),
        (date(2026, 7, 2), "06:30", "Europe/Brussels", "04:30"),
        (date(2026, 2, 2), "05:30", "Asia/Kolkata", "00:00"),
    ],
)
def test_a_cut_off_is_an_instant_of_the_readers_day(tmp_path: Path, day: date, clock: str, zone: str, utc: str) -> None:
    plan = made(tmp_path, f'[[briefings]]\nzone = "{zone}"\ncut_off = "{clock}"').briefing()
    cut_off = plan.cut_off_on(day)
    assert f"{cut_off:%H:%M}" == utc
    assert plan.order(cut_off).as_of == day


def test_an_empty_file_has_a_daily_note_on_the_packaged_topics(tmp_path: Path) -> None:
    found = made(tmp_path, "")
    plan = found.briefing()
    assert (plan.name, plan.title, plan.zone, plan.packaged) == ("daily", "Policy briefing note", "UTC", True)
    assert plan.topics == PACK
    assert plan.order(datetime(2026, 2, 2, 5, 30, tzinfo=UTC)).packaged
    assert found.output == tmp_path / "output"
    assert found.topics_line == "no topics in daybrief.toml: the packaged policy set is used (Trade, Energy)"


def test_packaged_topics_can_stand_beside_ones_own(tmp_path: Path) -> None:
    own = '[[topics]]\nname = "Cables"\nterms = ["cable"]\n'
    assert [t.name for t in made(tmp_path, own).topics] == ["Cables"]
    one = made(tmp_path, 'packs = ["Energy"]\n' + own)
    assert [t.name for t in one.topics] == ["Cables", "Energy"]
    assert not one.packaged
    assert [t.name for t in made(tmp_path, 'packs = "all"\n' + own).topics] == ["Cables", "Trade", "Energy"]


def test_a_packaged_topic_can_be_copied_into_a_file_of_ones_own(tmp_path: Path, root: Path) -> None:
    packaged = sorted((root / "samples" / "topics").glob("*.toml"))
    found = made(tmp_path, f"topics_file = [{', '.join(repr(str(path)) for path in packaged)}]")
    assert len(found.topics) == len(packaged) >= 6
    assert all(topic.terms and topic.section for topic in found.topics)


def test_a_source_may_belong_to_a_packaged_topic(tmp_path: Path) -> None:
    text = '[[sources]]\nkey = "wto"\nkind = "page"\nat = "https://wto.example/a"\ntopics = ["Trade"]\n'
    trade, energy = made(tmp_path, text).topics
    assert (trade.sources, energy.sources) == (("wto",), ())


def test_the_environment_counts_more_than_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = file.parent / "elsewhere"
    here.mkdir()
    monkeypatch.chdir(here)
    environ = {
        "DAYBRIEF_CONFIG": str(file),
        "DAYBRIEF_OUT": "notes",
        "DAYBRIEF_ZONE": "Asia/Tokyo",
        "DAYBRIEF_CONTACT": "https://desk.example/about",
        "DAYBRIEF_ALLOW_HOSTS": "feeds.intranet, 10.0.0.8",
    }
    found = load(environ)
    assert found.output == here / "notes"
    assert found.archive == f"sqlite:///{here}/notes/.daybrief/archive.sqlite"
    assert [plan.zone for plan in found.briefings] == ["Asia/Tokyo", "Asia/Kolkata"], "its own zone is more special"
    assert found.contact == "https://desk.example/about"
    assert found.allow_hosts == ("feeds.intranet", "10.0.0.8")
    assert load({**environ, "DAYBRIEF_ARCHIVE": "a.sqlite"}).archive == f"sqlite:///{here}/a.sqlite"


@pytest.mark.parametrize("given", ["store/a.sqlite", "sqlite:///store/a.sqlite"])
def test_an_archive_is_a_path_or_its_address(tmp_path: Path, given: str) -> None:
    assert made(tmp_path, f'archive = "{given}"').archive == f"sqlite:///{tmp_path}/store/a.sqlite"


def test_the_file_is_the_one_that_is_named_first() -> None:
    environ = {"DAYBRIEF_CONFIG": "desk.toml"}
    assert find(environ, "mine.toml") == Path("mine.toml")
    assert find(environ) == Path("desk.toml")
    assert find({}) == Path("daybrief.toml")


def test_a_time_without_quotes_is_read_as_well(tmp_path: Path) -> None:
    assert made(tmp_path, "[[briefings]]\ncut_off = 06:15:00").briefing().cut_off == "06:15"


def test_a_file_saved_by_windows_is_read(tmp_path: Path) -> None:
    text = '\ufeffzone = "Europe/Vienna"\r\n[[briefings]]\r\npages = 3\r\n'
    assert made(tmp_path, text).briefing().zone == "Europe/Vienna"


def test_a_briefing_is_found_by_name(file: Path) -> None:
    found = load({}, str(file))
    assert found.briefing("delhi").zone == "Asia/Kolkata"
    with pytest.raises(UsageError, match=r'"dehli" is none of .*did you mean "delhi"'):
        found.briefing("dehli")
    with pytest.raises(UsageError, match="there are several, name one: daily, delhi"):
        found.briefing()


def test_sources_are_chosen_by_key(file: Path, tmp_path: Path) -> None:
    found = load({}, str(file))
    assert [source.key for source in found.chosen(())] == ["mea", "press"]
    assert [source.key for source in found.chosen(("press",))] == ["press"]
    with pytest.raises(UsageError, match=r'"pres" is none of .*did you mean "press"'):
        found.chosen(("pres",))
    with pytest.raises(UsageError, match="lists no source; `daybrief sources add URL` adds one"):
        made(tmp_path, "").chosen(())


def test_another_output_folder_takes_its_archive_along(file: Path) -> None:
    found = load({}, str(file)).moved(Path("/srv/notes"))
    assert found.work == Path("/srv/notes/.daybrief")
    assert found.shelf.archive == "sqlite:////srv/notes/.daybrief/archive.sqlite"


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there; `daybrief sources add URL` makes one"):
        load({}, str(tmp_path / "daybrief.toml"))
    with pytest.raises(UsageError, match="cannot be read"):
        load({}, str(tmp_path))


def test_the_settings_of_the_samples_hold(root: Path) -> None:
    found = load({}, str(root / "samples" / "daybrief.toml"))
    assert found.output == root / "output"
    assert found.packaged
    assert [source.kind for source in found.sources] == ["folder", "feed"]
    assert f"{found.briefing().cut_off_on(date(2026, 2, 3)):%H:%M}" == "05:30"


def test_run_by_hand_keeps_its_defaults() -> None:
    found = settings.load({"DAYBRIEF_TITLE": "Note", "DAYBRIEF_ZONE": "", "DAYBRIEF_CONFIG": "x.toml"})
    assert (found.out, found.zone, found.title, found.name) == ("output", "UTC", "Note", "manual")
    assert settings.mistakes({"DAYBRIEF_ALLOW_HOSTS": "press.intranet", "DAYBRIEF_CONTACT": "a@b.example"}) == ()
