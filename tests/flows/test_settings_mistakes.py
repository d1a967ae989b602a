"""A mistake in daybrief.toml is told with its line, its table and what was probably meant; all of them at once."""

from pathlib import Path

import pytest

from flows import settings
from flows.configuration import ConfigurationError, load, read
from tasks.errors import UsageError
from tasks.model import Topic

MEA = '[[sources]]\nkey = "mea"\nkind = "feed"\nat = "https://mea.example/feed.xml"\n'
CABLES = '[[topics]]\nname = "Cables"\nterms = ["cable"]\n'


@pytest.fixture(autouse=True)
def _pack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.select.load_pack", lambda: (Topic("Trade", ("tariff",)),), raising=False)


def mistakes(folder: Path, text: str, **environ: str) -> list[str]:
    """Every mistake, without the folder's name."""
    with pytest.raises(ConfigurationError) as told:
        read(folder / "daybrief.toml", text.encode(), {f"DAYBRIEF_{key}": value for key, value in environ.items()})
    return [line.replace(f"{folder}/", "") for line in told.value.mistakes]


# what stands in the file, what is said of it
ONE = [
    ('zone = "Europe/Brussel"', '1: zone "Europe/Brussel" is not a time zone; did you mean "Europe/Brussels"?'),
    ('zone = "../../etc/passwd"', '1: zone "../../etc/passwd" is not a time zone; write one as Europe/Brussels or UTC'),
    ("zone = 3", "1: zone 3 is not text; put it in quotes"),
    ('\n\noutptu = "x"', '3: "outptu" is not known; did you mean "output"?'),
    ("pages = 4", '1: "pages" is not known here; it belongs under [[briefings]]'),
    (
        MEA + 'zone = "UTC"',
        '5: [[sources]] mea: "zone" is not known under a heading; write it at the top, before the first [[…]]',
    ),
    (MEA + "weight = 2", '5: [[sources]] mea: "weight" is not known here; it belongs under [[topics]]'),
    (MEA + 'ritghs = "open"', '5: [[sources]] mea: "ritghs" is not known; did you mean "rights"?'),
    (
        MEA + 'rights = "Open"',
        '5: [[sources]] mea: rights "Open" is not one of open, quote, link; did you mean "open"?',
    ),
    (
        MEA + 'full_text = "yes"',
        '5: [[sources]] mea: full_text "yes" is neither true nor false; write it without quotes',
    ),
    (
        MEA + 'language = "English"',
        '5: [[sources]] mea: language "English" is no language code; write it as en, fr or pt-BR',
    ),
    (
        MEA + 'topics = ["Tarde"]',
        '5: [[sources]] mea: topics "Tarde" is the name of no [[topics]]; did you mean "Trade"?',
    ),
    (MEA + MEA.replace("/feed", "/other"), '6: [[sources]] mea: key "mea" stands in line 2 too; keep one'),
    (
        MEA + MEA.replace('"mea"', '"two"'),
        '8: [[sources]] two: at "https://mea.example/feed.xml" stands in line 4 too; keep one',
    ),
    (
        MEA.replace('"feed"', '"feeed"'),
        '3: [[sources]] mea: kind "feeed" is not one of feed, page, sitemap, list, folder, mailbox, warc; did you mean "feed"?',
    ),
    (
        MEA.replace('"mea"', '"M EA"'),
        '2: [[sources]] M EA: key "M EA" is no name; use up to 64 lower-case letters, digits, - and _',
    ),
    ('[[sources]]\nkey = "mea"\nkind = "feed"', "1: [[sources]] mea: at is missing; give an http(s) address or a path"),
    ('[sources]\nkey = "mea"', "1: sources is no list of tables; write each under a heading [[sources]]"),
    (
        '[[briefings]]\nsources = ["mae"]\n' + MEA,
        '2: [[briefings]] number 1: sources "mae" is the key of no [[sources]]; did you mean "mea"?',
    ),
    (
        "[[briefings]]\nsources = []",
        '2: [[briefings]] number 1: sources [] leaves nothing to print; name some, or write "all"',
    ),
    (
        '[[briefings]]\ntopics = "Trade"',
        '2: [[briefings]] number 1: topics "Trade" is not "all"; write names in brackets, as ["name"]',
    ),
    (
        '[[briefings]]\nname = "d"\ntopics = ["Trad"]',
        '3: [[briefings]] d: topics "Trad" is the name of no [[topics]]; did you mean "Trade"?',
    ),
    ("[[briefings]]\n[[briefings]]", '2: [[briefings]] number 2: name "daily" stands in line 1 too; keep one'),
    ("[[briefings]]\npages = 0", "2: [[briefings]] number 1: pages 0 is too small; it is at least 1"),
    (
        '[[briefings]]\npages = "six"',
        '2: [[briefings]] number 1: pages "six" is not a whole number; write it without quotes',
    ),
    (
        "[[briefings]]\npages = true",
        "2: [[briefings]] number 1: pages true is not a whole number; write it without quotes",
    ),
    (
        '[[briefings]]\ncut_off = "25:00"',
        '2: [[briefings]] number 1: cut_off "25:00" is no time of day; write it as "05:30"',
    ),
    (
        '[[briefings]]\nzone = "Europe/Brussels"\ncut_off = "02:30"',
        '3: [[briefings]] number 1: cut_off "02:30" does not exist in Europe/Brussels on 2026-03-29, when clocks are put forward; take another hour',
    ),
    ("retention_days = 7", "1: horizon 14 is longer than retention_days 7: what it looks back on is gone by then"),
    (
        CABLES + 'sources = ["mea"]',
        '4: [[topics]] Cables: sources "mea" is the key of no [[sources]]; there is none yet',
    ),
    (CABLES + CABLES, '5: [[topics]] Cables: name "Cables" stands in daybrief.toml:2 too; rename one'),
    (
        'packs = "all"\n' + CABLES.replace("Cables", "Trade"),
        '3: [[topics]] Trade: name "Trade" stands in the packaged topics too; rename one',
    ),
    ('packs = ["Tarde"]', '1: packs "Tarde" is no packaged topic; did you mean "Trade"?'),
    ('[[topics]]\nname = "Cables"', "2: [[topics]] Cables: finds nothing; give it terms, actors, places or sources"),
    (CABLES + "weight = 0", "4: [[topics]] Cables: weight 0 is too small; it is more than 0"),
    (CABLES + "weight = nan", "4: [[topics]] Cables: weight NaN is not a number"),
    (
        CABLES.replace('["cable"]', '"cable"'),
        '3: [[topics]] Cables: terms "cable" is not a list; write it in brackets, as ["one", "two"]',
    ),
    (
        CABLES.replace('"cable"', '\n "cable",\n "c*ble",\n'),
        '5: [[topics]] Cables: terms "c*ble" has a * that is not at the end of a word',
    ),
    (CABLES.replace('"cable"', '"*"'), '3: [[topics]] Cables: terms "*" matches everything; write a word'),
    ('output = ""', '1: output "" is no path'),
    (
        'archive = "postgresql://db/x"',
        '1: archive "postgresql://db/x" is no SQLite archive; give a path or sqlite:///PATH',
    ),
    ('contact = "desk\\r\\nX: y"', '1: contact "desk\\r\\nX: y" is neither an e-mail address nor an http(s) address'),
    (
        'allow_hosts = [\n  "a.intranet",\n  "https://b.intranet/",\n]',
        '3: allow_hosts "https://b.intranet/" is no host; write it as press.intranet or 10.0.0.7, without https:// and path',
    ),
    ('topics_file = ["gone.toml"]', '1: topics_file "gone.toml" cannot be read: No such file or directory'),
]


@pytest.mark.parametrize(("text", "said"), ONE, ids=[said.partition(": ")[2][:50] for _, said in ONE])
def test_a_mistake_is_told_with_its_line_and_its_fix(tmp_path: Path, text: str, said: str) -> None:
    assert mistakes(tmp_path, text) == [f"daybrief.toml:{said}"]


# an address, what is said of it
PLACES = [
    ("ftp://mea.example/feed", "is neither an http(s) address nor a path"),
    ("feed://mea.example/feed", "is neither an http(s) address nor a path"),
    ("mailto:desk@mea.example", "is neither an http(s) address nor a path"),
    ("https:/mea.example/feed", "is no address; write it as https://press.example/feed.xml"),
    ("https://", "is no address"),
    ("https://mea.example:99999/", "is no address"),
    ("https://[mea.example/", "is no address"),
    ("https://mea.example/a b", "is no address"),
    ("www.mea.example", "has no http:// or https://; write https://www.mea.example"),
    ("mea.example/feed.xml", "has no http:// or https://"),
    ("https://desk:secret@mea.example/feed", "holds a user or password"),
    ("press/{day}", "holds {day}; only {date} is replaced"),
    ("", "is no path"),
]


@pytest.mark.parametrize(("at", "said"), PLACES, ids=[at or "nothing" for at, _ in PLACES])
def test_an_address_is_http_or_a_path(tmp_path: Path, at: str, said: str) -> None:
    (told,) = mistakes(tmp_path, MEA.replace("https://mea.example/feed.xml", at))
    assert told.startswith("daybrief.toml:4: [[sources]] mea: at ")
    assert said in told


@pytest.mark.parametrize("at", ["feed.xml", "./mea.example/feed", "press.d", "{date}/wire-feed.xml", "../out/feed.xml"])
def test_a_path_may_look_like_a_name(tmp_path: Path, at: str) -> None:
    (source,) = read(tmp_path / "d.toml", MEA.replace("https://mea.example/feed.xml", at).encode(), {}).sources
    assert source.at == str((tmp_path / at).resolve())


@pytest.mark.parametrize(("kind", "thing"), [("folder", "folder"), ("mailbox", "mailbox"), ("warc", "web archive")])
def test_what_lies_on_this_machine_is_not_on_the_net(tmp_path: Path, kind: str, thing: str) -> None:
    (told,) = mistakes(tmp_path, MEA.replace('"feed"', f'"{kind}"'))
    assert told.endswith(f'is an address, and a {thing} is a path; give kind "feed" or "page"')


@pytest.mark.parametrize("kind", ["sitemap", "list"])
def test_what_lists_pages_may_stand_here_or_on_the_net(tmp_path: Path, kind: str) -> None:
    text = MEA.replace('"feed"', f'"{kind}"')
    for given in (text, text.replace("https://mea.example/", "")):
        assert read(tmp_path / "d.toml", given.encode(), {}).sources[0].kind == kind


def test_all_mistakes_of_file_and_environment_are_told_at_once(tmp_path: Path) -> None:
    text = 'zone = "Mars"\n' + MEA.replace('"feed"', '"fed"') + '[[briefings]]\nsources = ["x"]\npages = 99\n'
    told = mistakes(tmp_path, text, CONTACT="me", ZONE="Moon")
    assert [line.partition(" ")[0] for line in told] == [
        "DAYBRIEF_CONTACT:",
        "DAYBRIEF_ZONE:",
        "daybrief.toml:1:",
        "daybrief.toml:4:",
        "daybrief.toml:7:",
        "daybrief.toml:8:",
    ]


def test_the_error_as_one_line_counts_and_holds_them_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        read(tmp_path / "daybrief.toml", b"a = 1\nb = 2\n", {})
    assert "2 mistakes: " in str(told.value)
    assert 'daybrief.toml:1: "a" is not known' in str(told.value)
    assert 'daybrief.toml:2: "b" is not known' in str(told.value)
    assert "\n" not in str(told.value)


def test_a_mistake_in_a_file_of_topics_is_told_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[topics]]\nname = "A"\nterms = [1]\n')
    (tmp_path / "b.toml").write_text('name = "B"\nterms = ["x"]\nwieght = 2\nsources = ["y"]\n')
    (tmp_path / "c.toml").write_text("name = C\n")
    (tmp_path / "d.toml").write_text('zone = "UTC"\n')
    assert mistakes(tmp_path, 'topics_file = ["a.toml", "b.toml", "c.toml", "d.toml"]') == [
        "a.toml:3: [[topics]] A: terms 1 is not text; put it in quotes",
        'b.toml:3: "wieght" is not known; did you mean "weight"?',
        'b.toml:4: sources "y" is the key of no [[sources]]; there is none yet',
        "c.toml:1: expected is a value: put text in quotes, write true or false in small letters: name = C",
        'd.toml:1: "zone" is not known here; it belongs in daybrief.toml',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zone = Europe/Brussels\n", "1: expected is a value: put text in quotes"),
        ("a = [\n 1,\n", "2: the file ends too early: a value, a quote or a bracket is missing"),
        ("a = [\n 1\nb = 2\n", "3: expected is a comma or ] to close the list"),
        ("\n[[sources]\n", "2: expected is ]] at the end of the heading"),
        ('zone = "UTC\n', "1: expected is a closing quote on the same line"),
        ('zone = "UTC"\nzone = "UTC"\n', "2: it is given twice; keep one"),
        ("[[briefings]]\ncut_off = 05:30\n", "2: expected is one key = value a line, with text in quotes"),
        ("zone\n", "1: expected is key = value"),
        ('at = "C:\\press"\n', "1: write \\\\ for a backslash"),
        ("a = " + "[" * 9000, "lists or tables stand too deep"),
    ],
)
def test_what_is_no_toml_is_told_with_the_line_and_what_was_expected(tmp_path: Path, text: str, said: str) -> None:
    (told,) = mistakes(tmp_path, text)
    assert told.startswith("daybrief.toml:")
    assert said in told


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "daybrief.toml").write_bytes("\n\n# für das Büro\n".encode("latin-1"))
    with pytest.raises(ConfigurationError, match="toml:3: is not UTF-8; save the file as UTF-8"):
        load({}, str(tmp_path / "daybrief.toml"))


def test_mistakes_in_the_environment_name_the_variable() -> None:
    told = settings.mistakes(
        {
            "DAYBRIEF_ALLOW_HOSTS": "a.intranet,b c",
            "DAYBRIEF_ARCHIVE": "mysql://x/y",
            "DAYBRIEF_NAME": "A B",
            "DAYBRIEF_TITEL": "x",
            "OTHER": "x",
        }
    )
    assert [line.partition(" ")[0].rstrip(":") for line in told] == [
        "DAYBRIEF_TITEL",
        "DAYBRIEF_NAME",
        "DAYBRIEF_ARCHIVE",
        "DAYBRIEF_ALLOW_HOSTS",
    ]
    assert "is no SQLite archive" in told[2]
