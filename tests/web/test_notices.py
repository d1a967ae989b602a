"""Why an edition was not made as usual stands on its page, as words and never as markup."""

import json


def test_why_an_edition_is_late_stands_on_its_page_and_nowhere_else(stand) -> None:
    path = stand.shelf / "daily/2026-02-03/v1/manifest.json"
    said = json.loads(path.read_text())
    said["run"]["notices"] = ["due at 2026-02-03 05:30 UTC and not begun by its schedule", "<b>bold</b>"]
    path.write_text(json.dumps(said))
    visitor = stand.visitor()
    page = visitor.get("/b/daily/2026-02-03/v1").text
    assert "due at 2026-02-03 05:30 UTC and not begun by its schedule" in page
    assert "&lt;b&gt;bold" in page
    assert "not begun by its schedule" not in visitor.get("/b/daily/2026-02-02/v1").text


def test_notices_of_another_form_cost_no_page(stand) -> None:
    path = stand.shelf / "daily/2026-02-03/v1/manifest.json"
    plain = json.loads(path.read_text())
    for run in (None, [], {"notices": "late"}, {"notices": {"a": 1}}, {"notices": None}):
        path.write_text(json.dumps({**plain, "run": run}))
        assert stand.visitor().get("/b/daily/2026-02-03/v1").status_code == 200
