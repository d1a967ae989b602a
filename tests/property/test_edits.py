"""Whatever is printed of a sentence, the source's words can be had back from it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.model import (
    Article,
    Basis,
    Certainty,
    DateMention,
    Dating,
    Dropped,
    Edit,
    Facts,
    Origin,
    Precision,
    Quoted,
    Sourced,
    Span,
    Story,
    When,
)
from tasks.summarise import quoting
from tasks.text import PASSAGE_WORDS, trim

WORDS = st.sampled_from(
    "the ministers met in Riga However, Meanwhile, , marking amid underscoring “we agree” ” “ on Monday, tomorrow. "
    "ﬁsh ß é ŉ 王 😀 12 \u00a0 \t \n . ; — 's (the) And, next week".split(" ")
)
GAPS = st.sampled_from([" ", "  ", "\n", " \n ", "\t", "\r\n", "\u00a0", ", "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=70))
    return "".join(word + gap for word, gap in parts)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Facts, Span]:
    """A text with a sentence in it and dates anywhere, overlapping or not."""
    text = draw(texts())
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    mentions = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(text) - 1))
        last = draw(st.integers(first + 1, len(text)))
        day = date(2026, 1, 1) + timedelta(draw(st.integers(0, 400)))
        certainty = draw(st.sampled_from(Certainty))
        edges = trim(text, first, last)
        if edges is None:
            continue
        when = draw(st.sampled_from([None, When(day, day, Precision.DAY, certainty)]))
        mentions.append(DateMention(Span("a", *edges), when, "", relative=True))
    dating = Dating(date(2026, 1, 1), date(2026, 1, 1), Basis.URL)
    article = Article("a", "a.txt", "", text, None, Sourced(None, Basis.UNKNOWN), dating)
    story = Story("s", (article,), "a", (Origin("NPS", "agency", ("a",), confirmed=True),))
    return Facts(story, (("a", dating),), tuple(mentions), (), (), (), ()), Span("a", start, end)


@settings(max_examples=300, deadline=None)
@given(case=marked())
def test_edits_undone_give_the_slice(case: tuple[Facts, Span]) -> None:
    facts, span = case
    line = quoting.sentence(facts, (span,))
    if line is None:
        return
    first = line.evidence[0]
    assert span.start <= first.start < first.end <= span.end
    assert quoting.undo(line) == facts.story.articles[0].quote(first)


@settings(max_examples=300, deadline=None)
@given(case=marked())
def test_a_line_leaves_the_house_with_at_most_sixty_words_of_a_source(case: tuple[Facts, Span]) -> None:
    facts, span = case
    line = quoting.sentence(facts, (span,))
    assert line is None or len(quoting.undo(line).split()) <= PASSAGE_WORDS


@settings(max_examples=300, deadline=None)
@given(case=marked())
def test_edits_are_in_order_apart_and_inside_the_line(case: tuple[Facts, Span]) -> None:
    facts, span = case
    line = quoting.sentence(facts, (span,))
    if line is None:
        return
    last = 0
    for edit in line.edits:
        assert last <= edit.start <= edit.end <= len(line.text)
        last = edit.end
    assert "\n" not in line.text
    assert "\t" not in line.text


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    source = draw(st.text(max_size=60))
    marks = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return source, tuple((a, b, draw(st.text(max_size=6))) for a, b in pairs)


@given(case=cuts())
def test_any_changes_that_lie_apart_can_be_taken_back(case: tuple[str, tuple[tuple[int, int, str], ...]]) -> None:
    source, changes = case
    text, edits = source, []
    shift = 0
    for start, end, new in changes:
        text = text[: start + shift] + new + text[end + shift :]
        edits.append(Edit(start + shift, start + shift + len(new), source[start:end]))
        shift += len(new) - (end - start)
    assert quoting.undo(Quoted(text, (Span("a", 0, 1),), tuple(edits))) == source


@given(text=texts(), data=st.data())
def test_dropping_never_moves_a_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    article = Article(
        "a",
        "a.txt",
        "",
        text,
        None,
        Sourced(None, Basis.UNKNOWN),
        Dating(None, None, Basis.UNKNOWN),
        dropped=(Dropped(start, end, "advert"),),
    )
    kept = article.readable
    assert len(kept) == len(text)
    assert (kept[:start], kept[end:]) == (text[:start], text[end:])
    assert not kept[start:end].strip()
