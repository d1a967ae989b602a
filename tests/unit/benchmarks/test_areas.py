"""One command for every area: a table, one line of JSON, and a clear word where the data are wrong."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import pipeline, product, seeds
from benchmarks.__main__ import AREAS, main, table
from benchmarks.case import article_key, oracle_key, read_cases
from benchmarks.contract import DataError
from benchmarks.longest_run import longest_run, longest_shared, tokens


def finished(code: int = 0, output: str = "", errors: str = "") -> product.Finished:
    return product.Finished(code, output, errors, 1.25, 1.0, 90.0)


@pytest.fixture
def product_by_hand(made: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(articles: Path, out: Path, as_of: object, name: str = "case") -> product.Finished:
        folder = made.edition(out / name / str(as_of) / "v1")
        (folder / "manifest.json").write_text('{"run": {"seconds": {"read": 0.5}}}', encoding="utf-8")
        return finished(output=f"done\n{folder / 'note.pdf'}\n")

    monkeypatch.setattr(product, "run", run)
    monkeypatch.setattr(product, "daybrief", lambda *_: finished())


@pytest.mark.usefixtures("product_by_hand")
def test_a_case_is_run_scored_and_told_in_one_line_of_json(
    made: SimpleNamespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made.case(tmp_path / "harbour")
    assert main(["seeds", "--data", str(tmp_path / "harbour"), "--json", str(tmp_path / "out.json")]) == 0
    said = capsys.readouterr().out
    told = json.loads(said.splitlines()[-1])
    assert told == json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (told["area"], told["n"], told["peers"]) == ("seeds", 1, {})
    numbers = told["metrics"]["harbour"]
    assert numbers["oracle_passed"] == numbers["oracle_total"] == 59
    assert numbers["text_passed"] < numbers["text_total"]
    assert (numbers["verify_ok"], numbers["wall_s"], numbers["front_words"]) == (1, 1.25, 10)
    assert numbers["longest_run"] == 9  # the sentence on herring stands whole in briefing.json
    assert "WARN text events: porto 2026-03-03" in said
    assert "  pass oracle actors: Ana Maria Sousa" not in said
    main(["seeds", "--data", str(tmp_path / "harbour"), "-v"])
    assert "  pass oracle actors: Ana Maria Sousa" in capsys.readouterr().out


@pytest.mark.usefixtures("product_by_hand")
def test_a_folder_of_cases_is_added_up_and_limited(
    made: SimpleNamespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("harbour", "airport"):
        made.case(tmp_path / name)
    assert main(["seeds", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert set(json.loads(said.splitlines()[-1])["metrics"]) == {"airport", "harbour"}
    assert "total" in said
    assert main(["seeds", "--data", str(tmp_path), "--limit", "1"]) == 0
    assert list(json.loads(capsys.readouterr().out.splitlines()[-1])["metrics"]) == ["airport"]


def test_a_product_that_fails_scores_nothing_and_is_named(
    made: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product, "run", lambda *_: finished(3, errors="daybrief: pango: missing\n"))
    result = seeds.run(made.case(tmp_path / "harbour"), None, peers=False)
    numbers = result["metrics"]["harbour"]
    assert (numbers["text_passed"], numbers["oracle_passed"], numbers["verify_ok"]) == (0, 0, 0)
    assert numbers["oracle_total"] == 59
    assert "exit code 3: daybrief: pango: missing" in str(result["checks"]["harbour"][0])


def spoil_nothing(case: Path) -> Path:
    return case / "nowhere"


def spoil_yaml(case: Path) -> Path:
    (case / "oracle.yaml").write_text("as_of: [", encoding="utf-8")
    return case


def spoil_shape(case: Path) -> Path:
    (case / "oracle.yaml").write_text("- a list", encoding="utf-8")
    return case


def spoil_articles(case: Path) -> Path:
    for path in (case / "articles").iterdir():
        path.unlink()
    return case


def spoil_oracle(case: Path) -> Path:
    (case / "oracle.yaml").unlink()
    return case


@pytest.mark.parametrize("spoil", [spoil_nothing, spoil_yaml, spoil_shape, spoil_articles, spoil_oracle])
def test_missing_or_malformed_data_are_named_with_exit_code_2(
    made: SimpleNamespace, tmp_path: Path, spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    data = spoil(made.case(tmp_path / "harbour"))
    assert main(["seeds", "--data", str(data)]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("benchmarks seeds: ")
    assert str(data) in told.err
    assert told.out == ""


def test_an_area_that_is_not_there_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["astrology", "--data", "."])
    assert stop.value.code == 2
    assert "seeds" in capsys.readouterr().err
    assert {"seeds", "pipeline"} <= set(AREAS)


def test_peers_stand_below_ours_in_one_table() -> None:
    rows = table({"ours": {"dev": {"f1": 0.5, "n": 12}}, "peer": {"dev": {"f1": 0.25}}})
    assert [row.split() for row in rows] == [
        ["set", "f1", "n"],
        ["ours", "dev", "0.5", "12"],
        ["peer", "dev", "0.25", "-"],
    ]


def test_a_run_of_words_is_found_in_pages_values_and_calendars_but_not_in_kept_texts(tmp_path: Path) -> None:
    article = "The ministers met in Porto, and “agreed” on every quota for the coming season of herring."
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(article, encoding="utf-8")
    (tmp_path / "note.html").write_text("<p>THE MINISTERS met</p><p>in Porto [1]</p>", encoding="utf-8")
    (tmp_path / "dates.ics").write_text("SUMMARY:met in Porto\\, and agr\n eed on\n", encoding="utf-8")
    (tmp_path / "briefing.json").write_text('{"a": ["on every quota", "for the"]}', encoding="utf-8")
    found = longest_run(tmp_path, [article])
    assert (found.words, found.place, found.text) == (6, "dates.ics", "met in porto and agreed on")


def test_a_word_broken_at_the_end_of_a_printed_line_does_not_break_a_run(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="Pango is not installed")
    article = "Representatives of neighbouring administrations congratulated Leixões notwithstanding disagreement"
    page = f'<html lang="en"><body style="width: 5em; hyphens: auto">{article}'
    weasyprint.HTML(string=page).write_pdf(tmp_path / "annex.pdf")
    assert longest_run(tmp_path, [article]).words == 8


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_longest_shared_run_is_the_longest(left, right) -> None:
    def inside(part, whole):
        return any(whole[i : i + len(part)] == part for i in range(len(whole) + 1))

    every = [right[i:j] for i in range(len(right)) for j in range(i + 1, len(right) + 1)]
    best = max((len(part) for part in every if inside(part, left)), default=0)
    length, start = longest_shared(left, right)
    assert length == best
    assert inside(right[start : start + length], left)


def test_marks_and_case_do_not_break_a_run() -> None:
    assert tokens("“Quotas” – agreed; 80-90% (today)") == ["quotas", "agreed", "80-90", "today"]


def test_short_names_are_read_from_file_names_and_from_yaml_numbers() -> None:
    assert [article_key(n) for n in ("003_9aa2.txt", "note.txt", "a_b_c.html")] == ["003", "note", "a"]
    assert (oracle_key(3), oracle_key("3")) == ("003", "3")


def test_texts_of_a_case_keep_their_offsets(made: SimpleNamespace, tmp_path: Path) -> None:
    folder = made.case(tmp_path / "harbour")
    (folder / "articles" / "c_3.txt").write_bytes("één\r\ntwee".encode())
    (case,) = read_cases(folder)
    assert case.texts["c"] == "één\r\ntwee"
    assert str(case.as_of) == "2026-03-10"


@pytest.mark.usefixtures("product_by_hand")
def test_speed_is_told_by_step_and_articles(tmp_path: Path) -> None:
    lines = [json.dumps({"title": "Talks", "text": "They met.", "date": f"2026-03-0{n}"}) for n in (1, 2, 3)]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = pipeline.run(tmp_path, 2, peers=False)
    numbers = result["metrics"][tmp_path.name]
    assert result["n"] == 2
    assert (numbers["articles_per_s"], numbers["peak_mb"], numbers["read_s"]) == (1.6, 90, 0.5)
    assert "scaling_exponent" not in numbers


def test_cost_that_grows_with_the_square_has_the_exponent_two() -> None:
    assert pipeline.exponent((10, 1.0), (20, 4.0)) == 2


@pytest.mark.parametrize("line", ['{"title": "no text"}', "not json", '{"text": "x", "date": "some day"}', "[1]"])
def test_a_line_that_is_no_article_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "docs.jsonl").write_text(f'{{"text": "They met."}}\n{line}\n', encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        pipeline.run(tmp_path, None, peers=False)


def test_the_product_is_run_in_this_environment(tmp_path: Path) -> None:
    done = product.daybrief("verify", str(tmp_path / "no edition"))
    assert done.code != 0
    assert "daybrief" in done.complaint
    assert done.cpu_s > 0
    assert product.edition_of(done) is None
