"""The files of an edition."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from tasks.errors import OutputError
from tasks.model import Article, Briefing
from tasks.render import package

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "docs" / "briefing.schema.json"
AGAIN = """
import sys
from pathlib import Path
from pydantic import TypeAdapter
from tasks.model import Article, Briefing
from tasks.render import package
folder = Path(sys.argv[1])
briefing = TypeAdapter(Briefing).validate_json((folder / "briefing.json").read_bytes())
articles = TypeAdapter(tuple[Article, ...]).validate_json((folder / "articles.json").read_bytes())
for file in package(briefing, articles).files:
    print(file.name, __import__("hashlib").sha256(file.data).hexdigest())
"""


def test_an_edition_has_a_note_an_annex_data_dates_and_the_texts_it_cites(made, morning):
    names = [f.name for f in made.package.files]
    assert names[:5] == ["note.html", "note.pdf", "annex.pdf", "briefing.json", "dates.ics"]
    assert names[5:] == [f"sources/{a.id}.txt" for a in morning.articles]
    assert made.data("sources/a1.txt").decode() == morning.articles[0].text
    assert made.package.notices == ()


def test_an_article_that_nobody_speaks_of_is_not_kept(morning):
    stray = replace(morning.articles[0], id="ffff", text="A lost text about herring.")
    names = [f.name for f in package(morning.briefing, (*morning.articles, stray)).files]
    assert "sources/ffff.txt" not in names


def test_an_article_of_two_editions_is_kept_once(morning):
    names = [f.name for f in package(morning.briefing, (*morning.articles, *morning.articles)).files]
    assert len(names) == len(set(names))


def test_a_text_cannot_be_written_outside_its_folder(morning):
    outside = replace(morning.articles[0], id="../../evil")
    source = replace(morning.briefing.sources[0], id="../../evil")
    with pytest.raises(OutputError, match="is no name of a file"):
        package(replace(morning.briefing, sources=(source,)), (outside,))


def test_two_processes_write_the_same_bytes(made, morning, tmp_path):
    (tmp_path / "briefing.json").write_bytes(made.data("briefing.json"))
    (tmp_path / "articles.json").write_bytes(TypeAdapter(tuple[Article, ...]).dump_json(morning.articles))
    hashes = {f.name: hashlib.sha256(f.data).hexdigest() for f in made.package.files}
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", AGAIN, str(tmp_path)], capture_output=True, text=True, env=env, check=True
    )
    assert dict(line.split() for line in run.stdout.splitlines()) == hashes


def test_the_data_file_is_the_briefing_and_can_be_read_back(made, morning):
    text = made.data("briefing.json")
    back = TypeAdapter(Briefing).validate_json(text)
    assert back.sections == morning.briefing.sections
    assert set(back.passages) == set(morning.briefing.passages)
    assert text.startswith(b'{\n "order"')


def test_the_order_in_which_passages_were_found_does_not_show(made, morning):
    turned = replace(morning.briefing, passages=morning.briefing.passages[::-1], sources=morning.briefing.sources[::-1])
    assert {f.name: f.data for f in package(turned, morning.articles).files} == {
        f.name: f.data for f in made.package.files
    }


def test_a_letter_that_no_file_can_hold_is_named_in_the_error(morning):
    broken = replace(morning.briefing, order=replace(morning.briefing.order, title="Cod \ud800"))
    with pytest.raises(OutputError, match=r"briefing\.json"):
        package(broken, morning.articles)


def test_no_file_but_the_texts_holds_a_long_run_of_an_article(made, morning):
    for article in morning.articles:
        words = article.text.split()
        runs = [" ".join(words[n : n + 61]) for n in range(len(words) - 60)]
        for name in ("note.html", "briefing.json", "dates.ics"):
            flat = " ".join(re.sub(r"<[^>]+>", " ", made.data(name).decode()).split())
            assert not any(run in flat for run in runs), name


def test_the_schema_in_docs_is_that_of_the_data_file():
    made = json.dumps(TypeAdapter(Briefing).json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("DAYBRIEF_UPDATE_GOLDEN") == "1":
        SCHEMA.write_text(made, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == made, "run the test with DAYBRIEF_UPDATE_GOLDEN=1 and read the diff"


def test_an_edition_laid_out_again_keeps_the_detail_it_had(morning):
    from tasks.render.fitting import Laid, fit, trimmed

    class OnePage:
        pages = 1
        front = True

    def lay_out(said: str) -> Laid:
        return OnePage()

    before = replace(morning.briefing, fitted=7)
    fitted, _, notices = fit(before, lambda _: "few words", lay_out)
    assert fitted == trimmed(before, 7)
    assert fitted.briefing.fitted == 7
    assert notices == ()
