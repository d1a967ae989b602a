"""The printed note is judged exactly as the checker handed out with the acceptance case judges it."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.contract import DataError, score
from benchmarks.note_text import front_words, plain, read_note
from benchmarks.oracle_patterns import day_pattern, days, holds, independence_claim
from benchmarks.oracle_text import check_text

SHARED = Path(__file__).resolve().parents[4] / "shared"
ORIGINAL = SHARED / "quality" / "seeds" / "check_oracle.py"
SEEDS = SHARED / "cases" / "seeds"

ORACLE = """
as_of: 2026-03-09
events:
  - {id: talks, start: 2026-03-11, end: 2026-03-13, certainty: stated, ics: true, cites: ["a:1", "b:1"]}
  - {id: vote, start: 2026-03-20, certainty: derived, ics: false, cites: ["a:2"]}
  - {id: law, start: 2026-02, certainty: stated, cites: ["b:2"]}
  - {id: treaty, start: 2019, certainty: stated, cites: ["b:3"]}
  - {id: none, start: null}
must_not_be_dates: [2026-04-01, 2025-03-11]
actors:
  - {name: Ana Sousa, aliases: [Sousa], role: Minister of Fisheries, for: Portugal}
  - {name: Jon Dahl, role: US Trade Envoy, for: United States, tier: B}
  - {name: Nobody Named, role: Clerk}
not_actors: [Fisheries Talks, Lisbon]
body_must_contain: ["11–13 March 2026|March 11-13", Ana Sousa, MWS]
body_must_not_contain: [Angling Minister, "date 2026"]
conflicts_expected: [quota, seat, mood]
conflict_terms: {quota: ["12,000", "15,000"], seat: [Lisbon, Porto]}
forbidden_conclusions: [2 independent sources, confirmed by multiple sources, any outcome]
forbidden_patterns: {doubt: "(?i)certainly"}
near_required:
  - {if: quota, need: tonnes, within: 80}
  - {if: zebra, need: stripe, within: 10}
ics: {events: 1, talks: {DTSTART: 20260311, DTEND: 20260314}}
span_rule: each line has a passage
"""
GOOD = """<!doctype html><html><head><title>Note of 1 April 2026</title><style>p{}</style><body>
<h1>Fisheries talks on 11–13 March 2026</h1><p>Ana Sousa, Minister of Fisheries of Portugal, hosts the talks (MWS).</p>
<p>The vote is due on 20&nbsp;March; the law of February 2026 and the treaty of 2019 stand. The quota is in tonnes.</p>
<h2>People</h2><table><tr><th>Who</th><th>Role</th></tr><tr><td><p>Ana Sousa</p></td><td>Minister of Fisheries</td></tr>
<tr><td>Jon Dahl</td><td>Envoy<br>of the US</td></tr></table>
<h2>Where they differ</h2><ul><li>12,000 tonnes <b>or</b> 15,000 tonnes<li>Lisbon or Porto</ul>
<h2>Annex</h2><h3>Sources</h3><p>The Angling Minister, as a reworded copy has it; fewer than 2 independent sources.</p>
<h3>People behind the scenes</h3><p>Lisbon | city</p>"""
BAD = """<p>Certainly on April 1 the Angling Minister meets Sousa. Both confirmed by several outlets;
two fully independent reports. quota.</p><h3>Who is who</h3><ol><li>1. Lisbon: a city</li></ol><h3>Sources</h3><p>Porto"""
ICS = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:talks\r\nDTSTAMP:20260309T000000Z\r\nDTSTART;VALUE=DATE:20260311\r\n"
    "DTEND;VALUE=DATE:20260314\r\nSUMMARY:Talks in\r\n  Lisbon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ICS_WRONG = ICS.replace("20260311", "20260401").replace("DTEND;VALUE=DATE:20260314\r\n", "")


def edition(folder: Path, page: str, calendar: str = "", briefing: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "note.html").write_text(page, encoding="utf-8")
    if calendar:
        (folder / "dates.ics").write_bytes(calendar.encode())
    if briefing:
        (folder / "briefing.json").write_text(briefing, encoding="utf-8")
    return folder


def ours(case: Path, made: Path) -> list[dict[str, str]]:
    oracle = yaml.safe_load((case / "oracle.yaml").read_text(encoding="utf-8"))
    return [
        {"group": c.group, "name": c.name, "status": c.status, "detail": c.detail} for c in check_text(oracle, made)
    ]


def theirs(case: Path, made: Path, report: Path) -> list[dict[str, str]]:
    if not ORIGINAL.is_file():
        pytest.skip(f"the original checker is not beside this checkout ({ORIGINAL.name})")
    command = [sys.executable, "-W", "ignore", str(ORIGINAL), str(case), str(made), "--json", str(report)]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    return json.loads(report.read_text(encoding="utf-8"))


def case_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir(exist_ok=True)
    (folder / "oracle.yaml").write_text(ORACLE, encoding="utf-8")
    return folder


def page_of(markdown: str) -> str:
    """Headings, tables and paragraphs are all the acceptance case's note uses."""
    out: list[str] = []
    for line in markdown.splitlines():
        heading = re.match(r"(#+) (.*)", line)
        words = html.escape(line.replace("**", "").replace("*", ""))
        if "end of the front part" in line:
            out.append("<h2>Annex</h2>")
        elif heading:
            out.append(f"<h{len(heading[1])}>{html.escape(heading[2])}</h{len(heading[1])}>")
        elif line.startswith("|"):
            cells = "".join(f"<td>{cell.strip()}</td>" for cell in words.strip("|").split("|"))
            out.append(f"<table><tr>{cells}</tr></table>")
        else:
            out.append(f"{words} " if line.strip() else "<p>")
    return "<body>" + "\n".join(out)


@pytest.mark.parametrize(
    ("page", "calendar", "briefing"),
    [
        pytest.param(GOOD, ICS, "{}", id="a good note"),
        pytest.param(BAD, ICS_WRONG, "{", id="a bad note"),
        pytest.param(GOOD.replace("Annex", "Afterword"), "", "", id="no annex and no calendar"),
        pytest.param(BAD.replace("<h3>Who is who</h3>", ""), ICS + ICS_WRONG, "[]", id="no people"),
        pytest.param("", ICS, "", id="an empty page"),
    ],
)
def test_a_note_is_judged_as_by_the_original_checker(tmp_path: Path, page: str, calendar: str, briefing: str) -> None:
    case, made = case_folder(tmp_path), edition(tmp_path / "v1", page, calendar, briefing)
    assert ours(case, made) == theirs(case, made, tmp_path / "report.json")


@pytest.mark.parametrize("spoil", [("", ""), ("4 February", "5 February"), ("Rubio", "Rubi"), ("Annex", "More")])
def test_the_note_written_by_hand_is_judged_as_by_the_original_checker(tmp_path: Path, spoil: tuple[str, str]) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the acceptance case is not beside this checkout")
    written = (SEEDS / "ideal_note.md").read_text(encoding="utf-8").split("# PART A", 1)[1].split("# PART B")[0]
    made = edition(tmp_path / "v1", page_of(written).replace(*spoil))
    found = ours(SEEDS, made)
    assert found == theirs(SEEDS, made, tmp_path / "report.json")
    assert len(found) > 80


def test_a_good_note_passes_and_a_bad_one_fails_without_the_original(tmp_path: Path) -> None:
    oracle = yaml.safe_load(ORACLE)
    good = check_text(oracle, edition(tmp_path / "good", GOOD, ICS, "{}"))
    bad = check_text(oracle, edition(tmp_path / "bad", BAD, ICS_WRONG, "{"))
    assert [str(c) for c in good if c.status == "FAIL"] == ["FAIL actor name: Nobody Named  -- full name not in body"]
    failed = {f"{c.group}: {c.name}" for c in bad if c.status == "FAIL"}
    assert {
        "must_contain: Ana Sousa",
        "must_not_contain: Angling Minister",
        "must_not_be_dates: 2026-04-01",
        "events: talks 2026-03-11/2026-03-13",
        "not_actors: Lisbon",
        "forbidden_conclusions: 2 independent sources",
        "forbidden_conclusions: confirmed by multiple sources",
        "forbidden_patterns: doubt",
        "near_required: quota",
        "conflicts: quota",
        "ics: talks 20260311-20260314",
        "ics: forbidden date 2026-04-01",
        "briefing.json: parses",
    } <= failed
    assert score(good)[0] > score(bad)[0]


def test_an_edition_without_a_page_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no note\.html"):
        check_text({}, tmp_path)


def test_the_annex_ends_where_a_heading_as_high_starts_something_else() -> None:
    note = read_note("<h2>Dates</h2><p>a</p><h2>Annex</h2><h3>More</h3><p>b</p><h2>Dates again</h2><p>c</p>")
    assert note.body == ("Dates", "a", "Dates again", "c")
    assert note.annex == ("Annex", "More", "b")


def test_front_words_stop_at_the_annex_and_skip_bars_and_titles() -> None:
    page = "<head><title>Not me</title></head><body><p>Talks open – in Lisbon</p><tr><td>two</td><td>words</td></tr>"
    assert front_words(page + "<h2>Annex</h2><p>not these words</p>") == 6


def test_an_acronym_must_stand_in_capitals_but_a_name_need_not() -> None:
    assert holds("MWS", "LISBON (MWS) -")
    assert not holds("MWS", "the mws wire")
    assert holds("talks on fish", "The Talks on\u00a0fish")


def test_a_count_in_words_is_the_same_claim_as_in_figures() -> None:
    claim = independence_claim("2 independent sources")
    assert claim is not None
    assert claim.search("two separately independent accounts")
    assert independence_claim("a signing date") is None


@given(day=st.dates(), gap=st.sampled_from([" ", "\u00a0", "\n "]))
def test_a_day_printed_with_its_month_spelled_out_is_always_found(day, gap) -> None:
    written = plain(f"on {day.day}{gap}{day:%B}{gap}{day.year:04d}")
    found = day_pattern(day, yearless=False).search(written)
    assert (found is not None) == (day.year >= 1000)  # the checker writes years as they are counted


@given(st.lists(st.dates(), max_size=3))
def test_days_joined_by_a_slash_are_read_back(wanted) -> None:
    assert days("/".join(str(d) for d in wanted)) == wanted
