"""A desk officer at the reading room: a run that fails, one that works, the note taken home; in a real browser."""

import contextlib
import itertools
from dataclasses import dataclass
from pathlib import Path

import press
import pytest
from playwright.sync_api import Error, Page, expect

pytestmark = pytest.mark.xdist_group("room")

CONFIG = """
output = "output"
[[briefings]]
name = "daily"
title = "Coast, daily"
cron = "30 5 29 2 *"
[[sources]]
key = "press"
kind = "folder"
at = "press"
[[topics]]
name = "Policy"
terms = ["minist*"]
"""
DATED = "/b/daily/2026-02-03/v1"
STATES = ("waiting", "under way", "done", "as before", "failed")
FAINT = """() => {
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b }
  const rgb = s => s.match(/[\\d.]+/g).map(Number)
  const under = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor)
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3) } return [255, 255, 255] }
  return [...document.querySelectorAll("main *, header *")].filter(e => [...e.childNodes].some(
    n => n.nodeType === 3 && n.data.trim())).filter(e => { const a = light(rgb(getComputedStyle(e).color).slice(0, 3)),
    b = light(under(e)); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5 }).map(e => e.outerHTML) }"""
NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), button, a[href]")].filter(e =>
  !(e.labels?.length || e.textContent.trim())).map(e => e.outerHTML)"""
LEVELS = '() => [...document.querySelectorAll("h1, h2, h3, h4")].map(e => Number(e.tagName[1]))'


@dataclass
class Watched:
    """A run as its page told it: every state of every stage that was seen, and where the page is."""

    href: str
    day: str
    seen: dict[str, set[str]]

    @property
    def states(self) -> set[str]:
        return set().union(*self.seen.values())


def put(folder: Path, *names: str) -> None:
    (folder / "press").mkdir(exist_ok=True)
    for name in names:
        (folder / "press" / f"{name}.txt").write_text(press.REPORTS[name], encoding="utf-8")


def watch(page: Page, seconds: float = 180) -> dict[str, set[str]]:
    """What the page of a run shows from now on until it stands still; nobody touches it."""
    seen: dict[str, set[str]] = {}
    head = page.locator("[role=status] strong")
    for _ in range(int(seconds / 0.2)):
        with contextlib.suppress(Error):  # the page is just being read anew
            rows = page.locator("table.stages tbody tr").all_inner_texts()
            for name, state, *_ in (row.split("\t") for row in rows):
                seen.setdefault(name.split()[-1], set()).add(state)
            if head.inner_text() in ("Done", "Failed"):
                return seen
        page.wait_for_timeout(200)
    raise AssertionError(f"the run does not end: {seen}")


@pytest.fixture(scope="module", autouse=True)
def opened(house) -> None:
    """An edition of February, and a report that came in since; no schedule makes one meanwhile."""
    house.settle(CONFIG)
    put(house.folder, "harbour", "power")
    house.commands(["collect", "--at", press.at(2)], ["edition", "--cut-off", press.at(3)])
    put(house.folder, "rail")
    house.open()


@pytest.fixture(scope="module")
def failed(house, reader) -> Watched:
    """A run of today by mouse, in a browser without script, that cannot publish: a file is in the way."""
    page = reader.page(script=False)
    page.goto("/")
    day = page.get_by_label("Day").input_value()
    in_the_way = house.folder / "output" / "daily" / day
    in_the_way.write_text("not a folder")
    page.get_by_role("button", name="Run now").click()
    return Watched(page.url, day, watch(page))


@pytest.fixture(scope="module")
def done(house, reader, failed: Watched) -> Watched:
    """The run again, by keyboard, once nothing is in the way."""
    (house.folder / "output" / "daily" / failed.day).unlink()
    page = reader.page()
    page.goto("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Run now":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/runs/*")
    return Watched(page.url, failed.day, watch(page))


def test_a_run_that_fails_says_where_and_leads_to_the_last_edition(reader, failed: Watched) -> None:
    page = reader.page(script=False)
    page.goto("/")
    line = page.locator(".standing.failed")
    expect(line).to_contain_text("failed at archive.publish; the edition of 3 February is here.")
    line.get_by_role("link").click()
    assert page.url == failed.href
    expect(page.locator(".error")).to_contain_text(f"{failed.day}")
    page.get_by_role("link", name="Open the edition of 3 February").click()
    assert page.url.endswith(DATED)
    expect(page.get_by_role("heading", level=1)).to_have_text("Coast, daily")


def test_the_stages_are_seen_to_change_without_script(failed: Watched) -> None:
    assert {"waiting", "done", "failed"} <= failed.states
    assert failed.seen["archive.publish"] >= {"waiting", "failed"}
    assert "done" in failed.seen["render.package"]


def test_the_same_by_keyboard_arrives_at_an_edition_that_takes_up_what_was_done(reader, done: Watched) -> None:
    assert "failed" not in done.states
    assert done.states <= set(STATES)
    page = reader.page()
    page.goto(done.href)
    page.get_by_role("link", name="Open the edition").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/b/daily/{done.day}/v1")
    expect(page.locator("main")).to_contain_text("Railway law goes to the upper house")
    page.get_by_role("link", name="Reading room").click()
    expect(page.locator(".standing")).to_have_count(0)


@pytest.mark.parametrize("name", ["note.pdf", "annex.pdf", "note.html", "briefing.json", "dates.ics"])
def test_what_is_downloaded_is_the_file_in_the_output_folder(reader, house, done: Watched, name: str) -> None:
    page = reader.page()
    page.goto(f"/b/daily/{done.day}")
    kept = (house.folder / "output" / "daily" / done.day / "v1" / name).read_bytes()
    link = page.get_by_role("link", name=name, exact=True)
    if name == "note.pdf":
        link = page.get_by_role("link", name="Download the PDF")
    else:
        link.evaluate("link => link.download = ''")  # kept, as by the menu of a link
    with page.expect_download() as waiting:
        link.click()
    assert Path(waiting.value.path()).read_bytes() == kept
    assert waiting.value.suggested_filename.startswith(f"daily-{done.day}-v1")


def test_the_note_is_read_on_the_screen_in_its_own_style(reader, done: Watched) -> None:
    page = reader.page()
    page.goto(f"/b/daily/{done.day}")
    page.get_by_role("link", name="Read the note").click()
    page.wait_for_url("**/note.html")
    expect(page.get_by_role("heading", name="Annex")).to_be_visible()
    family = page.locator("body").evaluate("e => getComputedStyle(e).fontFamily")
    assert "Noto" in family


def test_the_archive_leads_from_a_month_to_a_day_to_the_passage(reader, done: Watched) -> None:
    page = reader.page(script=False)
    page.goto("/b/daily")
    if not done.day.startswith("2026"):
        page.get_by_role("link", name="2026").click()
    february = page.locator("section").filter(has=page.get_by_role("heading", name="February 2026"))
    february.get_by_role("link", name="Tuesday 3 February", exact=True).click()
    assert page.url.endswith(DATED)
    row = page.locator("tr").filter(has_text="12 March 2026")
    row.locator(".cites a").first.click()
    mark = page.locator("mark#passage")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("12 March 2026")
    page.get_by_role("link", name="Edition of 3 February 2026").click()
    assert page.url.endswith(DATED)


def test_every_article_behind_an_edition_can_be_opened(reader, done: Watched) -> None:
    page = reader.page(script=False)
    page.goto(DATED)
    page.get_by_text("Show 2 stored texts").click()
    page.get_by_role("link", name="Regulator sets price cap").last.click()
    expect(page.locator(".stored")).to_contain_text("Kofi Mensah-Boadu, the energy minister, told parliament")


def test_every_page_fits_a_phone_and_is_plain_to_see_and_to_hear(reader, failed: Watched, done: Watched) -> None:
    page = reader.page(width=360)
    paths = ("/", "/b/daily", DATED, f"{DATED}/note.html", f"/b/daily/{done.day}", failed.href, done.href)
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        if path.endswith(".html"):
            continue
        assert page.evaluate(FAINT) == [], path
        assert page.evaluate(NAMELESS) == [], path
        levels = page.evaluate(LEVELS)
        assert levels[0] == 1, path
        assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), (path, levels)


def test_the_first_step_by_keyboard_skips_to_the_content_and_every_step_is_seen(reader, done: Watched) -> None:
    page = reader.page()
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert outline != "none"
