"""`daybrief actors`: who stands in the editions, as a table, a card and exports that no spreadsheet runs."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from forked import Commands
from press import at, furnished, item, printed, put, settings

from flows import actor_cards, actor_forms
from tasks.errors import UsageError
from tasks.model import Article, Basis, Dating, Held, KnownActor, Listed, Sourced, Span

DAY, NEXT = date(2026, 2, 2), date(2026, 2, 3)
TEXT = "Anna Borg, the Trade Minister of Malta, spoke in Valletta; the Minister left later."
SWORN_IN = (
    "<p>Anna Borg was sworn in as energy minister of Malta on Monday, the government in Valletta said. She will meet "
    "the budget committee on 17 March 2026.</p>"
)


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    one = Commands()
    yield one
    one.close()


def article(rights: str = "quote", url: str = "https://paper.example/borg") -> Article:
    dated = Dating(DAY, DAY, Basis.METADATA)
    outlet = Sourced("Tidewater Post", Basis.SETTING)
    return Article("a1", "borg", url, TEXT, None, outlet, dated, rights=rights)  # type: ignore[arg-type]


def known(name: str = "Anna Borg", kind: str = "person", **more: object) -> KnownActor:
    role = Held("Trade Minister", DAY, NEXT, (Span("a1", 15, 29),))
    side = Held("Malta", DAY, NEXT, (Span("a1", 33, 38),))
    values = {"names": (name, "Borg"), "roles": (role,), "acts_for": (side,), "mentions": (Span("a1", 0, 9),)}
    given = {**values, "editions": (DAY, NEXT), **more}
    return KnownActor("0123456789ab", name, kind, DAY, NEXT, **given)  # type: ignore[arg-type]


def cards(*actors: KnownActor, rights: str = "quote", rows: tuple[Listed, ...] = ()) -> tuple[actor_cards.Card, ...]:
    return actor_cards.cards(actors, (article(rights),), rows)


def test_a_change_of_office_over_two_editions_is_told_listed_and_exported(commands: Commands, tmp_path: Path) -> None:
    desk = furnished(tmp_path)
    put(desk, item("harbour", when="Mon, 02 Feb 2026 04:00:00 GMT"), "rail")
    commands(desk, "collect", "--at", at(2))
    commands(desk, "edition", "--cut-off", at(2, 5, 30))
    new = item("power", title="Malta has a new energy minister", after=SWORN_IN, when="Mon, 02 Feb 2026 18:00:00 GMT")
    put(desk, new)
    commands(desk, "collect", "--at", at(3))
    assert commands(desk, "edition", "--cut-off", at(3, 5, 30)).returncode == 0
    shown = " ".join(commands(desk, "show", "daily/2026-02-03").stdout.split())
    was = "was Minister for Maritime Affairs of Malta"
    assert f"Change of office: Anna Borg: now energy minister of Malta; {was} (edition of 2 February)." in shown
    assert commands(desk, "verify", "daily/2026-02-03").returncode == 0
    again = commands(desk, "edition", "--cut-off", at(3, 5, 30)).stdout
    assert again.startswith("already published, identical"), "the edition remembers what stood before it, not itself"
    table = commands(desk, "actors").stdout
    assert "energy minister of Malta" in next(line for line in table.splitlines() if line.startswith("Anna Borg"))
    card = commands(desk, "actors", "anna borg").stdout
    assert "energy minister of Malta (2026-02-03)" in card
    assert "Minister for Maritime Affairs of Malta (2026-02-02)" in card
    assert "editions: 2026-02-02, 2026-02-03" in card
    written = commands(desk, "actors", "--format", "csv", "--to", "who.csv")
    assert written.stdout.endswith("actors written to who.csv\n")
    assert (desk / "who.csv").read_bytes().startswith(b"\xef\xbb\xbfname,kind,role")
    assert len({a["id"] for s in printed(desk, "daily/2026-02-03")["sections"] for a in s["ledger"]["actors"]}) > 1


def test_the_users_list_stands_in_the_edition_with_its_row(commands: Commands, tmp_path: Path) -> None:
    desk = furnished(tmp_path)
    rows = "name,kind,role,acts_for,aliases\nAnna Borg,person,Speaker of the House,Malta,Minister Borg\n"
    (desk / "actors.csv").write_text(rows, encoding="utf-8")
    more = '[actors]\ngazetteer = "actors.csv"\n'
    (desk / "daybrief.toml").write_text(settings("post feed feed.xml", more=more), encoding="utf-8")
    commands(desk, "collect", "--at", at(2))
    assert commands(desk, "edition", "--cut-off", at(2, 5, 30)).returncode == 0
    assert commands(desk, "verify", "daily/2026-02-02").returncode == 0
    (ledger,) = [s["ledger"] for s in printed(desk, "daily/2026-02-02")["sections"] if "Borg" in json.dumps(s)]
    (borg,) = [a for a in ledger["actors"] if a["name"] == "Anna Borg"]
    assert (borg["listed"]["file"], borg["listed"]["row"]) == ("actors.csv", 2)
    assert "row 2 of actors.csv: Speaker of the House" in commands(desk, "actors", "Anna Borg").stdout
    (desk / "actors.csv").write_text(rows.replace("person", "persona"), encoding="utf-8")
    wrong = commands(desk, "actors")
    assert wrong.returncode == 2
    assert 'actors.csv:2: row 2, column kind: "persona" is not one of' in wrong.stderr


def test_nobody_yet_and_nobody_of_that_name_are_said(commands: Commands, tmp_path: Path) -> None:
    desk = furnished(tmp_path)
    assert commands(desk, "actors").stdout == "no edition has named anybody yet; `daybrief edition` makes one\n"
    assert commands(desk, "actors", "--format", "ftm").stdout == ""
    assert commands(desk, "actors", "Borg").returncode == 2
    assert commands(desk, "actors", "--briefing", "weekly").returncode == 2
    assert commands(desk, "actors", "--format", "xml").returncode == 2


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d", "\u00a0@"])
def test_no_cell_of_the_csv_is_a_formula(sign: str) -> None:
    evil = f'{sign}HYPERLINK("https://evil.example";"Borg")'
    role = Held(evil, DAY, DAY, (Span("a1", 15, 29),))
    text = actor_forms.as_csv(cards(known(evil, roles=(role,), names=(evil, f"{sign}1"))))
    _, row = csv.reader(io.StringIO(text))
    assert all(cell[:1] not in tuple("=+-@\t\r\n\uff1d") for cell in row)
    assert not any(cell.lstrip()[:1] in tuple("=+-@") for cell in row)
    assert row[0].startswith("'")
    assert "evil.example" in row[0], "nothing else is lost"


def test_the_csv_has_names_of_any_script_and_only_one_line_a_row() -> None:
    text = actor_forms.as_csv(cards(known("王毅"), known("Владимир\u2028Петров"), known('Anna "A", Borg')))
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows] == ["name", "王毅", "Владимир Петров", 'Anna "A", Borg']
    assert len(text.splitlines()) == 4


def test_the_json_has_every_passage_with_its_words() -> None:
    said = json.loads(actor_forms.as_json(cards(known())))
    assert said["format"] == 1
    (one,) = said["actors"]
    (role,) = one["roles"]
    assert (role["value"], role["first"], role["last"]) == ("Trade Minister", "2026-02-02", "2026-02-03")
    passage = {"article": "a1", "start": 15, "end": 29, "words": "Trade Minister", "source": "Tidewater Post"}
    assert role["passages"] == [{**passage, "url": "https://paper.example/borg"}]
    assert (one["aliases"], one["editions"], one["listed"]) == (["Borg"], ["2026-02-02", "2026-02-03"], None)


def test_words_of_an_article_that_may_only_be_linked_stay_in_the_house() -> None:
    for form in (
        actor_forms.card(cards(known(), rights="link")[0]),
        actor_forms.as_json(cards(known(), rights="link")),
    ):
        assert "spoke in Valletta" not in form
    assert "headline and link only" in actor_forms.card(cards(known(), rights="link")[0])


def test_the_entities_are_what_followthemoney_reads() -> None:
    made = cards(known(), known("Ministry of Trade", "body", roles=()), known("Acme", "body", roles=(), acts_for=()))
    person, ministry, firm = map(json.loads, actor_forms.as_ftm(made).splitlines())
    assert person == {
        "id": "daybrief-0123456789ab",
        "schema": "Person",
        "properties": {
            "name": ["Anna Borg"],
            "alias": ["Borg"],
            "position": ["Trade Minister"],
            "country": ["mt"],
            "summary": ["Trade Minister (2026-02-02 to 2026-02-03)"],
            "sourceUrl": ["https://paper.example/borg"],
        },
    }
    assert (ministry["schema"], firm["schema"]) == ("PublicBody", "Organization")
    assert all(
        values and all(isinstance(v, str) for v in values)
        for e in (ministry, firm)
        for values in e["properties"].values()
    )


def test_the_users_row_outranks_what_was_read_on_its_days() -> None:
    from tasks.compare.listed import identity

    rows = (
        Listed("actors.csv", 2, "Anna Borg", "person", "Envoy", valid_to=DAY),
        Listed("actors.csv", 3, "Anna Borg", "person", "Speaker", valid_from=NEXT),
    )
    one = known()
    mine = KnownActor(
        **{f: getattr(one, f) for f in one.__dataclass_fields__} | {"id": identity("person", "Anna Borg")}
    )
    (card,) = cards(mine, rows=rows)
    assert (card.role, card.side, card.listed.row if card.listed else 0) == ("Speaker", "Malta", 3)


def test_a_name_that_is_ambiguous_lists_all_it_may_mean() -> None:
    everyone = (known(), known("Erik Borg", names=("Erik Borg",)), known("王毅", names=("王毅",)))
    assert [k.name for k in actor_cards.chosen(everyone, "borg")] == ["Anna Borg"], "a whole name counts first"
    assert [k.name for k in actor_cards.chosen(everyone, "ERIK")] == ["Erik Borg"]
    assert [k.name for k in actor_cards.chosen(everyone, "王毅")] == ["王毅"]
    with pytest.raises(UsageError, match='"Olga" is in no edition'):
        actor_cards.chosen(everyone, "Olga")


def test_signs_that_would_turn_a_terminal_do_not_reach_it() -> None:
    shown = actor_forms.card(cards(known("Anna\x1b[31m \u202eBorg"))[0]) + actor_forms.table(cards(known("A\x07nna")))
    assert not set("\x1b\x07\u202e") & set(shown)


def test_three_hundred_actors_are_three_hundred_rows() -> None:
    many = [known(f"Name{n} Borg") for n in range(300)]
    assert len(actor_forms.as_csv(cards(*many)).splitlines()) == 301
    assert len(actor_forms.as_ftm(cards(*many)).splitlines()) == 300
