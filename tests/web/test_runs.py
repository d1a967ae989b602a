"""Run now: once, only from a form of ours; and how a run is followed to its end."""

from datetime import UTC, datetime

import pytest


def test_the_button_starts_a_run_and_leads_to_it(visitor, stand) -> None:
    answer = visitor.press(visitor.form())
    assert (answer.status_code, answer.headers["location"]) == (303, "/runs/run-1")
    assert [(run.briefing, run.day) for run in stand.desk.said] == [("daily", stand.tuesday)]


def test_the_page_of_a_briefing_has_the_same_button(visitor, stand) -> None:
    assert visitor.press({**visitor.form("/b/daily"), "day": "2026-02-02"}).status_code == 303
    assert stand.desk.said[0].day == stand.monday


def test_a_button_pressed_twice_starts_one_run(visitor, stand) -> None:
    form = visitor.form()
    assert {visitor.press(form).headers["location"] for _ in range(3)} == {"/runs/run-1"}
    assert len(stand.desk.said) == 1


def test_a_reader_without_a_cookie_is_given_one_by_each_page_with_a_form(visitor) -> None:
    assert "set-cookie" in visitor.get("/b/daily").headers
    assert "set-cookie" not in visitor.get("/b/daily/2026-02-03/v1").headers


def test_a_second_run_is_told_to_wait_and_shown_the_first(visitor, stand) -> None:
    visitor.press(visitor.form())
    answer = visitor.press(visitor.form())
    assert answer.status_code == 409
    assert "a run for this briefing is under way" in answer.text
    assert 'href="/runs/run-1"' in answer.text
    assert len(stand.desk.said) == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-09", "that day has not come yet"),
        ("", "The day is missing"),
        ("2026-02-30", "is none"),
        ("tomorrow", "is none"),
    ],
)
def test_a_day_that_cannot_be_run_says_why(visitor, stand, day: str, said: str) -> None:
    answer = visitor.press({**visitor.form(), "day": day})
    assert answer.status_code == 422
    assert said in answer.text
    assert not stand.desk.said


def test_a_run_is_followed_stage_by_stage(visitor) -> None:
    visitor.press(visitor.form())
    text = visitor.get("/runs/run-1").text
    assert '<meta http-equiv="refresh" content="2">' in text
    assert '<tr class="running" aria-current="step"><th scope="row">Find facts, dates and people ' in text
    assert '<span class="code">extract.facts</span></th><td>under way</td><td>4 of 9</td>' in text
    assert "3 February 2026, 07:00 (Europe/Brussels)" in text
    assert (
        "The run for 3 February 2026 is at extract.facts; the edition of 3 February is here." in visitor.get("/").text
    )


def test_a_reader_may_keep_the_page_still(visitor) -> None:
    visitor.press(visitor.form())
    text = visitor.get("/runs/run-1?still").text
    assert "http-equiv" not in text
    assert '<a href="/runs/run-1">Follow the run</a>' in text


def test_a_finished_run_leads_to_its_edition_and_rests(visitor, stand) -> None:
    visitor.press(visitor.form())
    stand.desk.end(
        "done", edition=str(stand.shelf / "daily/2026-02-03/v1"), ended=datetime(2026, 2, 3, 6, 1, 5, tzinfo=UTC)
    )
    text = visitor.get("/runs/run-1").text
    assert '<a class="main" href="/b/daily/2026-02-03/v1">Open the edition</a>' in text
    assert "http-equiv" not in text
    assert "07:00 (Europe/Brussels), 65 s" in text
    assert "standing" not in visitor.get("/").text


def test_a_failed_run_says_where_and_what_there_is_to_read(visitor, stand) -> None:
    visitor.press(visitor.form())
    stand.desk.end(
        "failed", error="en_core_web_sm: is not installed; run `make setup`", notices=("agora: answered 503",)
    )
    line = "The last run, for 3 February 2026, failed at extract.facts; the edition of 3 February is here."
    for path in ("/", "/b/daily", "/runs/run-1"):
        assert line in visitor.get(path).text
    text = visitor.get("/runs/run-1").text
    assert "is not installed; run `make setup`" in text
    assert '<a class="main" href="/b/daily/2026-02-03/v1">Open the edition of 3 February</a>' in text
    assert "agora: answered 503" in text


@pytest.mark.parametrize("folder", ["/", "/etc", "relative", "{shelf}", "{shelf}/daily", "{shelf}/daily/2026-02-03/v7"])
def test_a_run_leads_to_no_folder_but_an_edition(visitor, stand, folder: str) -> None:
    visitor.press(visitor.form())
    stand.desk.end("done", edition=folder.format(shelf=stand.shelf))
    assert "Open the edition" not in visitor.get("/runs/run-1").text


@pytest.mark.parametrize("run", ["run-9", "..%2f", "a" * 65, "%00", "run-1%0d%0aX:1"])
def test_a_run_that_is_none_is_not_found(visitor, run: str) -> None:
    assert visitor.get(f"/runs/{run}").status_code == 404


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "http://localhost:8050.evil.example"},
    {"Origin": "file://localhost:8050"},
    {"Origin": "http://["},
    {"Origin": "http://localhost:8050", "Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
]


@pytest.mark.parametrize("sent", FOREIGN)
def test_another_site_cannot_press_the_button(visitor, stand, sent: dict[str, str]) -> None:
    assert visitor.press(visitor.form(), **sent).status_code == 403
    assert not stand.desk.said


OWN = [
    {"Origin": "http://localhost:8050"},
    {"Sec_Fetch_Site": "same-origin"},
    {"Origin": "null", "Sec_Fetch_Site": "same-origin"},
]


@pytest.mark.parametrize("sent", OWN)
def test_a_browser_on_our_page_can(visitor, sent: dict[str, str]) -> None:
    assert visitor.press(visitor.form(), **sent).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "é"])
def test_a_form_without_its_token_starts_nothing(visitor, stand, token: str) -> None:
    answer = visitor.press({**visitor.form(), "token": token})
    assert answer.status_code == 403
    assert "Open the briefing&#39;s page again" in answer.text
    assert not stand.desk.said


def test_a_token_counts_only_in_the_browser_that_was_shown_it(stand, visitor) -> None:
    stolen = visitor.form()
    other = stand.visitor()
    assert other.press(stolen).status_code == 403  # no cookie
    other.form()
    assert other.press(stolen).status_code == 403  # a cookie of its own
    other.cookies.clear()
    other.cookies.set("daybrief_form", f"{'a' * 32}.{stolen['token']}")
    assert other.press(stolen).status_code == 403  # a cookie nobody signed


def test_the_cookie_is_for_this_site_and_no_script(visitor) -> None:
    cookie = visitor.get("/").headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    assert "set-cookie" not in visitor.get("/").headers  # the same one serves on


def test_under_https_the_cookie_stays_there(stand) -> None:
    assert "Secure" in stand.visitor(base="https://localhost:8050").get("/").headers["set-cookie"]


def test_a_form_is_never_kept_by_a_cache(visitor) -> None:
    assert visitor.get("/").headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"a=1&" * 40, "application/x-www-form-urlencoded", 400),
        (b"day=2026-02-03&day=2026-02-02", "application/x-www-form-urlencoded", 400),
        (b"a=%ff", "application/x-www-form-urlencoded", 400),
        ("day=é".encode(), "application/x-www-form-urlencoded", 400),
        (b'{"day": "2026-02-03"}', "application/json", 415),
        (b"--x", "multipart/form-data; boundary=x", 415),
        (b"", "", 415),
    ],
)
def test_what_is_no_form_is_refused_before_it_is_read(visitor, stand, body: bytes, kind: str, status: int) -> None:
    visitor.form()
    answer = visitor.ask("POST", "/b/daily/run", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert not stand.desk.said


@pytest.mark.parametrize("key", ["", "short", "a" * 65, "../../../../etc/passwd"])
def test_a_damaged_key_starts_nothing(visitor, stand, key: str) -> None:
    assert visitor.press({**visitor.form(), "key": key}).status_code == 400
    assert not stand.desk.said


def test_only_a_briefing_of_the_desk_is_made(visitor, stand) -> None:
    form = visitor.form()
    assert visitor.press(form, "/b/weekly/run").status_code == 404
    stand.desk.rows = ()
    assert visitor.press(form).status_code == 404
    assert not stand.desk.said


def test_looking_starts_nothing(visitor, stand) -> None:
    form = visitor.form()
    assert visitor.get(f"/b/daily/run?token={form['token']}&key={form['key']}&day=2026-02-03").status_code == 404
    assert visitor.press(form, "/").status_code == 405
    assert not stand.desk.said
