"""`daybrief sources add` writes what it has seen and nothing else; `daybrief sources` says how each stands."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import pytest

from flows.configuration import ConfigurationError, read
from flows.sources import Added, Wanted, add, table
from tasks.archive import SourceRow
from tasks.errors import OutputError, SourceError, UsageError
from tasks.model.sources import Source

NOW = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
FEED = "https://mea.example/feed.xml"
OLD = """# our desk\r
zone = "Europe/Vienna"  # the office\r
\r
[[sources]]\r
key = "mea"\r
kind = "folder"\r
at = "clippings"\r
"""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a look at a source tells."""

    kind: Literal["feed", "folder", "page"] = "feed"
    title: str = "Ministry of\nExternal \x07Affairs"
    items: int = 20
    full_text: bool = False
    last: date | None = date(2026, 2, 1)
    key: str = "mea"
    warnings: tuple[str, ...] = ()


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Stands for the net: what a look tells, what was looked at, how we introduced ourselves."""
    here = SimpleNamespace(probe=Probe(), asked=[], manners=None)

    def look(at: str, now: datetime) -> Probe:
        here.asked.append((at, now))
        return here.probe

    def introduce(contact: str = "", allow: frozenset[str] = frozenset()) -> None:
        here.manners = (contact, allow)

    monkeypatch.setattr("tasks.ingest.look", look, raising=False)
    monkeypatch.setattr("tasks.ingest.introduce", introduce, raising=False)
    return here


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "daybrief.toml"
    path.write_bytes(OLD.encode())
    return path


def added(path: Path, target: str = FEED, key: str = "", name: str = "", **environ: str) -> Added:
    return add(path, Wanted(target, key, name), environ, NOW)


def sources(path: Path) -> tuple[Source, ...]:
    return read(path, path.read_bytes(), {}).sources


def test_a_first_source_makes_the_file(tmp_path: Path, net: SimpleNamespace) -> None:
    path = tmp_path / "desk" / "daybrief.toml"
    told = added(path)
    assert net.asked == [(FEED, NOW)]
    assert sources(path) == (Source("mea", "feed", FEED),) == (told.source,)
    text = path.read_text()
    assert text.startswith("# What daybrief reads")
    assert '# name = "Ministry of External Affairs"' in text
    assert str(told).splitlines() == [
        f"made {path}: [[sources]] mea",
        'feed "Ministry of External Affairs"; 20 entries; summaries only; last 2026-02-01',
    ]


def test_what_stood_in_the_file_stays_byte_for_byte(file: Path, net: SimpleNamespace) -> None:
    told = added(file, name="MEA")
    new = file.read_bytes()
    assert new.startswith(OLD.encode())
    assert b"\n" not in new.replace(b"\r\n", b""), "the file keeps its ends of line"
    assert sources(file)[1] == Source("mea-2", "feed", FEED, name="MEA")
    assert str(told).startswith(f"added to {file}: [[sources]] mea-2")
    assert [p.name for p in file.parent.iterdir()] == ["daybrief.toml"], "no half file is left"


def test_a_file_without_a_last_line_end_gets_one(file: Path, net: SimpleNamespace) -> None:
    file.write_text(OLD.replace("\r", "").rstrip() + "  # clippings")
    added(file, key="ministry")
    assert [s.key for s in sources(file)] == ["mea", "ministry"]


@pytest.mark.parametrize(
    ("target", "written"),
    [("press/day", '"press/day"'), ("press/{date}", '"press/{date}"'), ("..", None), (FEED, f'"{FEED}"')],
)
def test_a_path_is_written_as_seen_from_the_file(
    file: Path, net: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, target: str, written: str | None
) -> None:
    monkeypatch.chdir(file.parent)
    net.probe = Probe(kind="feed" if "://" in target else "folder", key="day")
    told = added(file, target)
    assert f"at = {written or repr(str(file.parent.parent)).replace(chr(39), chr(34))}" in file.read_text()
    assert told.source.at == net.asked[0][0], "what was looked at is what will be read"


def test_we_introduce_ourselves_as_the_settings_say(file: Path, net: SimpleNamespace) -> None:
    file.write_bytes(b'contact = "desk@ministry.example"\nallow_hosts = ["press.intranet"]\n')
    added(file)
    assert net.manners == ("desk@ministry.example", frozenset({"press.intranet"}))
    added(file, "https://b.example/f", "b", DAYBRIEF_CONTACT="a@b.example")
    assert net.manners == ("a@b.example", frozenset({"press.intranet"}))


# what is asked for, what is said
REFUSED = [
    ({"target": "{here}/clippings"}, "is there already: [[sources]] mea in daybrief.toml"),
    ({"key": "mea"}, '"mea" is there already, for'),
    ({"key": "M EA"}, 'key: "M EA" is no name'),
    ({"name": "a\nb"}, "is not one line of text"),
    ({"target": "ftp://mea.example/x"}, "is neither an http(s) address nor a path"),
    ({"target": "www.mea.example"}, "write https://www.mea.example"),
]


@pytest.mark.parametrize(("asked", "said"), REFUSED, ids=[said[:30] for _, said in REFUSED])
def test_a_double_or_a_wrong_name_is_refused_before_anything_is_read(
    file: Path, net: SimpleNamespace, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError) as told:
        added(file, **{key: value.replace("{here}", str(file.parent)) for key, value in asked.items()})
    assert said in str(told.value)
    assert not net.asked
    assert file.read_bytes() == OLD.encode()


def test_a_faulty_file_is_told_of_and_left_alone(file: Path, net: SimpleNamespace) -> None:
    file.write_bytes(b'zone = "Mars"\n')
    with pytest.raises(ConfigurationError, match='zone "Mars"'):
        added(file)
    assert file.read_bytes() == b'zone = "Mars"\n'
    assert not net.asked


def test_a_list_of_sources_in_one_line_cannot_be_added_to(file: Path, net: SimpleNamespace) -> None:
    file.write_bytes(b"sources = []\n")
    with pytest.raises(UsageError, match=r"\[\[sources\]\] mea cannot be appended to it"):
        added(file)
    assert file.read_bytes() == b"sources = []\n"


def test_a_source_that_cannot_be_read_changes_nothing(
    file: Path, net: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(at: str, now: datetime) -> Probe:
        raise SourceError(at, "answered 404; correct the address")

    monkeypatch.setattr("tasks.ingest.look", gone, raising=False)
    with pytest.raises(SourceError):
        added(file)
    assert file.read_bytes() == OLD.encode()


def test_a_link_to_the_file_stays_a_link_and_its_mode_stays(tmp_path: Path, file: Path, net: SimpleNamespace) -> None:
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    added(link)
    assert link.is_symlink()
    assert len(sources(file)) == 2
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_may_not_be_written_says_so(
    file: Path, net: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("tasks.archive.files.put", full)
    with pytest.raises(OutputError, match="the disk is full; mend that or name another file by --config"):
        added(file)
    assert file.read_bytes() == OLD.encode()


def test_a_source_that_no_briefing_reads_is_warned_of(file: Path, net: SimpleNamespace) -> None:
    file.write_bytes(OLD.encode() + b'[[briefings]]\nsources = ["mea"]\n')
    net.probe = Probe(items=0, last=None, full_text=True, warnings=("holds nothing yet",))
    assert str(added(file, key="new")).splitlines()[1:] == [
        'feed "Ministry of External Affairs"; 0 entries; full text',
        "warning: holds nothing yet",
        'warning: no briefing reads it: add "new" to sources of [[briefings]] daily',
    ]


def test_a_feed_on_disk_is_really_looked_at(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "daybrief.toml"
    feed = root / "samples" / "2026-02-02" / "wire-feed.xml"
    told = added(path, str(feed))
    assert (told.source.kind, told.source.at, told.items) == ("feed", str(feed), 10)
    assert sources(path) == (told.source,)
    with pytest.raises(UsageError, match="is there already"):
        added(path, str(feed))


@pytest.mark.parametrize("kind", ["page", "folder"])
def test_a_headline_is_no_outlet(tmp_path: Path, net: SimpleNamespace, kind: Literal["page", "folder"]) -> None:
    net.probe = Probe(kind=kind, title="Ministers agree", key="x" * 90)
    target = str(tmp_path) if kind == "folder" else FEED
    assert added(tmp_path / "daybrief.toml", target).source.key == "x" * 40
    assert "name" not in (tmp_path / "daybrief.toml").read_text().partition("[[sources]]\n")[2]


def row(key: str, **more: object) -> SourceRow:
    bare = {"articles": 0, "last": None, "read": None, "failing": None, "error": "", "moved": ""}
    return SourceRow(key, **{**bare, **more})


def test_the_table_shows_state_last_success_articles_and_last_error() -> None:
    given = [Source(key, "feed", FEED) for key in ("mea", "bundestag", "new", "gone")]
    rows = [
        row("mea", articles=1234, read=NOW),
        row("bundestag", articles=7, read=NOW, failing=datetime(2026, 2, 1, 4, 0, tzinfo=UTC), error="answered\n503"),
        row("gone", read=NOW, moved="https://new.example/feed"),
        row("old", failing=NOW, error="answered 404"),
    ]
    assert table(given, rows).splitlines() == [
        "source     state                               last read             articles  last error",
        "mea        well                                2026-02-02 05:00 UTC  1,234",
        "bundestag  failing since 2026-02-01 04:00 UTC  2026-02-02 05:00 UTC  7         answered 503",
        "new        not read yet                        -                     0",
        "gone       well                                2026-02-02 05:00 UTC  0         moved to https://new.example/feed; write that into daybrief.toml",
        "old        not in daybrief.toml                never                 0         answered 404",
    ]


def test_what_of_a_source_was_dropped_stands_under_its_line() -> None:
    told = ("MEA lists 3 entries that are old; they were left",)
    rows = [
        row("mea", articles=9, read=NOW, unused=(("a teaser; the rest stands elsewhere", 2),), told=told),
        row("trade"),
    ]
    assert table([Source(key, "feed", FEED) for key in ("mea", "trade")], rows).splitlines()[1:] == [
        "mea     well   2026-02-02 05:00 UTC  9",
        "  2 not used: a teaser; the rest stands elsewhere",
        "  MEA lists 3 entries that are old; they were left",
        "trade   well   never                 0",
    ]


@pytest.mark.parametrize(("kind", "said"), [("sitemap", "1 address"), ("mailbox", "1 mail"), ("warc", "1 web archive")])
def test_every_kind_is_counted_in_its_own_words(tmp_path: Path, net: SimpleNamespace, kind: str, said: str) -> None:
    net.probe = Probe(kind=kind, title="", items=1, last=None)  # type: ignore[arg-type]
    target = FEED if kind == "sitemap" else str(tmp_path)
    assert str(added(tmp_path / "daybrief.toml", target)).splitlines()[1] == f"{kind}; {said}"


def test_no_source_yet_says_how_to_add_one() -> None:
    assert table([], []) == "no sources yet: `daybrief sources add URL`"
