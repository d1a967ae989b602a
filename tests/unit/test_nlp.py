"""Sentences of the press as the one language pipeline finds them, and their memo on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks import nlp
from tasks.errors import SetupError


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in nlp.parse(text).sents]


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Path]:
    """A memo folder of this test, with nothing remembered in the process."""
    nlp.parse.cache_clear()
    nlp.remember_in(tmp_path / "parsed")
    yield tmp_path / "parsed"
    nlp.remember_in(None)
    nlp.parse.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister S. Iyer met the envoy on Monday.",
        "The note was signed by J. K. Sørlie of the ministry.",
        "The bill goes back to Sen. Ramona Ortiz and Rep. Dale Whitcombe this week.",
        "Trade Minister Ole Brandt saw Gov. Ellen Marsh in Ottawa on Jan. 30 for talks.",
        "The chair, Prof. Aino Kallas, and Dr. R. Mehta wrote the report.",
    ],
)
def test_an_initial_or_a_title_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n", "\r\n", "\n \n"])
def test_paragraphs_are_never_joined(gap: str) -> None:
    assert sentences(f"Cable agreed with Estmark{gap}the court has to say yes") == [
        "Cable agreed with Estmark",
        "the court has to say yes",
    ]


@pytest.mark.parametrize("mark", ["”", '"'])
def test_a_closing_quotation_mark_stays_with_its_sentence(mark: str) -> None:
    opening = {"”": "“"}.get(mark, mark)
    found = sentences(f"{opening}The cable will be laid.{mark} The court has to agree first.")
    assert found == [f"{opening}The cable will be laid.{mark}", "The court has to agree first."]


def test_two_sentences_of_a_line_are_two() -> None:
    assert len(sentences("Ministers met in Riga on Monday. The cable was not discussed.")) == 2


def test_offsets_are_those_of_the_text() -> None:
    text = "Mötet i Åbo — “the talks” — began.\n\nMinisters left."
    for token in nlp.parse(text):
        assert text[token.idx : token.idx + len(token.text)] == token.text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "“", "\x00", "😀😀", "议会周四通过法案。"])
def test_next_to_no_text_is_a_document_too(text: str) -> None:
    assert nlp.parse(text).text == text


def test_only_the_beginning_of_a_huge_text_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MOST_CHARACTERS", 30)
    assert nlp.parse("Ministers met in Riga on Monday. " * 40).text == ("Ministers met in Riga on Monday. " * 40)[:30]


TEXT = "Foreign Minister S. Iyer met the envoy of Norland in Riga. “We agree,” he said.\n\nTalks go on in May."


def test_a_document_from_the_memo_equals_the_one_that_was_parsed(memo: Path) -> None:
    fresh = nlp.parse(TEXT)
    nlp.parse.cache_clear()
    kept = nlp.parse(TEXT)
    assert kept is not fresh
    assert len(list(memo.glob("*.doc"))) == 1
    for name in ("text", "idx", "pos_", "tag_", "dep_", "lemma_", "ent_type_", "is_sent_start", "whitespace_"):
        assert [getattr(t, name) for t in kept] == [getattr(t, name) for t in fresh]
    assert [t.head.i for t in kept] == [t.head.i for t in fresh]
    assert [(e.text, e.label_) for e in kept.ents] == [(e.text, e.label_) for e in fresh.ents]
    assert [s.text for s in kept.sents] == [s.text for s in fresh.sents]


def test_a_text_is_parsed_once_where_there_is_a_memo(memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp.parse(TEXT)
    nlp.parse.cache_clear()
    real, parsed = nlp.pipeline(), []

    class Counting:
        vocab = real.vocab

        def __call__(self, text: str) -> object:
            parsed.append(text)
            return real(text)

    monkeypatch.setattr(nlp, "pipeline", Counting)
    nlp.parse(TEXT)
    nlp.parse(TEXT + " Really.")
    assert parsed == [TEXT + " Really."]


def test_two_texts_have_two_memos_and_no_half_written_one_is_left(memo: Path) -> None:
    nlp.parse(TEXT)
    nlp.parse(TEXT + " More.")
    assert sorted(p.suffix for p in memo.iterdir()) == [".doc", ".doc"]


@pytest.mark.parametrize("damage", [b"", b"not a document", None], ids=["empty", "other bytes", "cut off"])
def test_a_damaged_memo_is_parsed_again(memo: Path, damage: bytes | None) -> None:
    """As a damaged checkpoint: it counts as absent, and costs a second instead of the morning."""
    nlp.parse(TEXT)
    (path,) = memo.glob("*.doc")
    path.write_bytes(path.read_bytes()[:200] if damage is None else damage)
    nlp.parse.cache_clear()
    assert nlp.parse(TEXT).text == TEXT


def test_a_machine_without_a_model_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODELS", ("no_such_model",))
    with pytest.raises(SetupError, match="run `make setup`"):
        nlp.model_name()


def test_the_largest_model_is_used_where_somebody_installed_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """md and lg beside the packaged one change nothing: they read names worse."""
    monkeypatch.syspath_prepend(tmp_path)
    usual = nlp.model_name()
    for name in ("en_core_web_lg", "en_core_web_md"):
        (tmp_path / f"{name}.py").write_text("")
    assert nlp.model_name() == usual
    (tmp_path / "en_core_web_trf.py").write_text("")
    assert nlp.model_name() == "en_core_web_trf"


def test_a_model_that_does_not_load_is_told_with_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the transformer without the packages it needs."""
    monkeypatch.setattr(nlp, "model_name", lambda: "en_core_web_none")
    nlp.pipeline.cache_clear()
    try:
        with pytest.raises(SetupError, match=r"en_core_web_none cannot be loaded.*uninstall it"):
            nlp.pipeline()
    finally:
        nlp.pipeline.cache_clear()


def test_what_a_transformer_leaves_in_a_document_is_not_kept(memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be written into no file, and nothing of ours reads it."""
    real = nlp.pipeline()

    class Transformer:
        vocab = real.vocab

        def __call__(self, text: str) -> object:
            doc = real(text)
            doc.user_data["trf_data"] = object()
            return doc

    monkeypatch.setattr(nlp, "pipeline", Transformer)
    nlp.parse(TEXT)
    nlp.parse.cache_clear()
    assert [t.dep_ for t in nlp.parse(TEXT)] == [t.dep_ for t in real(TEXT)]
