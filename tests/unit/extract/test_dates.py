"""Which days a story's dates mean, how that is said, and what is left open."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks import nlp
from tasks.extract import dates
from tasks.model import (
    Article,
    Basis,
    Certainty,
    DateMention,
    Dating,
    Dropped,
    Precision,
    Sourced,
    Span,
    Story,
    When,
)

THURSDAY = date(2025, 6, 12)
CASE = Path(__file__).resolve().parents[4] / "shared" / "cases" / "seeds" / "articles"


def article(key: str, text: str, first: date | None = None, last: date | None = None, *dropped: Dropped) -> Article:
    basis = Basis.METADATA if first else Basis.UNKNOWN
    return Article(
        key, key, "", text, None, Sourced(None, Basis.UNKNOWN), Dating(first, last or first, basis), dropped=dropped
    )


def read(*articles: Article) -> tuple[dict[str, Dating], dict[str, DateMention]]:
    """Datings by article; mentions by "article:words", first one only."""
    story = Story("story", articles, articles[0].id, ())
    datings, mentions = dates.read(story, {a.id: nlp.parse(a.readable) for a in articles})
    named: dict[str, DateMention] = {}
    for mention in mentions:
        named.setdefault(f"{mention.span.article}:{story.article(mention.span.article).quote(mention.span)}", mention)
    return dict(datings), named


def only(text: str, first: date = THURSDAY, last: date | None = None) -> DateMention:
    (mention,) = read(article("a", text, first, last))[1].values()
    return mention


def day(year: int, month: int, number: int) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


def days(mention: DateMention) -> tuple[date, date] | None:
    return (mention.when.first, mention.when.last) if mention.when else None


# Stated and derived -----------------------------------------------------------------------------------------------


def test_a_range_is_one_interval_and_stated() -> None:
    found = only("The commissioner will visit Riga from 16 to 18 June.")
    assert found.when == When(date(2025, 6, 16), date(2025, 6, 18), Precision.RANGE, Certainty.STATED)
    assert found.direction == "upcoming"
    assert "year from publication on 12 June 2025" in found.reason


def test_a_weekday_is_derived_and_says_so() -> None:
    found = only("Sources confirmed the sale on Wednesday.")
    assert found.when == When(date(2025, 6, 11), date(2025, 6, 11), Precision.DAY, Certainty.DERIVED)
    assert (found.relative, found.direction) == (True, "past")
    assert found.reason == "the latest Wednesday up to publication on 12 June 2025"


def test_the_end_of_a_month_is_printed_as_the_month() -> None:
    found = only("The licence expires at the end of June.")
    assert found.when == When(date(2025, 6, 1), date(2025, 6, 30), Precision.MONTH, Certainty.STATED)
    assert "not narrowed down" in found.reason


def test_earlier_this_month_runs_to_the_day_of_publication() -> None:
    found = only("The bank raised rates earlier this month.")
    assert found.when == When(date(2025, 6, 1), THURSDAY, Precision.MONTH, Certainty.DERIVED)
    assert only("The bank raised rates earlier this month.", date(2025, 6, 1)).when is None


# Left open -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The deal was signed on 04/05/2025.",
        "Hearings on 16 and 20 June will be public.",
        "The minister could travel on Monday.",
        "Ahead of Friday's vote the party met.",
        "The clans will gather next weekend.",
        "The reform was settled last May.",
        "The next summit, said the host, will be next Friday.",
    ],
)
def test_two_readings_are_kept_and_neither_is_printed(sentence: str) -> None:
    found = only(sentence, date(2025, 6, 10))
    assert found.when is None
    assert len(found.alternatives) == 2


def test_a_weekday_settles_the_year_and_must_fit_the_date() -> None:
    assert days(only("The panel met on Thursday, 14 November.")) == day(2024, 11, 14)
    wrong = only("The panel met on Tuesday, 12 June 2025.")
    assert wrong.when is None
    assert wrong.reason == "the weekday does not fit the date"


def test_a_participle_looks_back_for_its_year() -> None:
    assert days(only("The bill, passed by the lower house on February 3, is law.")) == day(2025, 2, 3)
    assert only("The embargo, imposed on 25 August, hurts exporters.").when is None


def test_an_attributive_date_far_back_may_be_of_any_year() -> None:
    assert only("The Jan. 6 committee reported.").when is None
    assert days(only("All eyes are on the 20 June summit.")) == day(2025, 6, 20)


@pytest.mark.parametrize(
    "sentence",
    ["Growth slowed in the third quarter.", "Spending in fiscal 2024 rose.", "The pact was renewed last spring.",
     "About three weeks ago the talks failed."],
)  # fmt: skip
def test_what_has_no_days_of_its_own_is_quoted_not_valued(sentence: str) -> None:
    found = only(sentence)
    assert (found.when, found.alternatives) == (None, ())
    assert found.reason


def test_a_window_gives_a_value_only_where_all_its_days_agree() -> None:
    text = "The envoy arrived on Monday and spoke yesterday."
    found = read(article("a", text, date(2025, 6, 11), date(2025, 6, 13)))[1]
    assert days(found["a:Monday"]) == day(2025, 6, 9)
    assert found["a:yesterday"].when is None
    assert [w.first.day for w in found["a:yesterday"].alternatives] == [10, 11, 12]
    assert "between 11 June 2025 and 13 June 2025" in found["a:yesterday"].reason


def test_earlier_this_month_over_a_turn_of_the_month_stays_open() -> None:
    text = "The bank raised rates earlier this month."
    assert days(only(text, date(2025, 5, 29), date(2025, 6, 1))) == (date(2025, 5, 1), date(2025, 5, 31))
    assert [w.first.month for w in only(text, date(2025, 5, 29), date(2025, 6, 2)).alternatives] == [5, 6]


# Quotations ------------------------------------------------------------------------------------------------------


def test_today_in_a_quotation_is_the_day_of_the_meeting_told_beside_it() -> None:
    text = (
        "The talks, held in Oslo on 3 June, dealt with fishing quotas in northern waters.\n\n"
        '"The two ministers held talks on fishing quotas today," the fisheries ministry said in a statement.'
    )
    found = read(article("a", text, THURSDAY))[1]["a:today"]
    assert days(found) == day(2025, 6, 3)
    assert found.quoted
    assert found.reason == "inside a quoted statement; counts from the talks' date, 3 June"


def test_tomorrow_in_a_quotation_counts_from_the_day_it_was_said() -> None:
    found = read(article("a", '"We shall sign tomorrow," the premier told reporters on Tuesday.', THURSDAY))[1]
    assert days(found["a:tomorrow"]) == day(2025, 6, 11)
    assert "statement's date, 10 June" in found["a:tomorrow"].reason


@pytest.mark.parametrize(
    "sentence",
    ['"We shall sign tomorrow," the premier said.', "“The vote is on Friday,” an aide said.",
     "‘The court will not sit again this week,’ the clerk said."],
)  # fmt: skip
def test_a_quotation_of_unknown_day_gives_no_date(sentence: str) -> None:
    found = only(sentence)
    assert found.when is None
    assert found.quoted
    assert found.reason == "inside a quotation; the date of the statement is not given"


def test_a_written_day_in_a_quotation_needs_no_statement_date() -> None:
    found = only('"On 20 June the secretary will open the forum," the post said.')
    assert days(found) == day(2025, 6, 20)
    assert found.quoted


# Publication -----------------------------------------------------------------------------------------------------

PALACE = article("palace", "The president will visit Nairobi from 5 to 7 May for trade talks.", date(2025, 5, 2))


def test_an_undated_article_is_placed_between_its_past_and_its_plans() -> None:
    text = "The cabinet approved the agenda on 28 April. The president will fly out on 5 May."
    dated = read(PALACE, article("wire", text))[0]["wire"]
    assert (dated.first, dated.last, dated.basis) == (date(2025, 4, 28), date(2025, 5, 5), Basis.WINDOW)
    assert dated.reason == "calls 28 April past and speaks of 5 May as still to come"
    assert len(dated.evidence) == 2


def test_next_week_beside_a_siblings_date_of_the_same_visit_bounds_the_week() -> None:
    text = "The president will visit Nairobi next week for trade talks, sources said."
    datings, found = read(PALACE, article("wire", text))
    assert (datings["wire"].first, datings["wire"].last) == (date(2025, 4, 28), date(2025, 5, 4))
    assert "next week" in datings["wire"].reason
    assert days(found["wire:next week"]) == (date(2025, 5, 5), date(2025, 5, 11))


def test_on_wednesday_in_the_past_is_at_most_four_days_old() -> None:
    text = (
        "The president will visit Nairobi next week for trade talks.\n\nSources confirmed the trip on Wednesday. "
        "The cabinet met on 29 April."
    )
    datings, found = read(PALACE, article("wire", text))
    assert (datings["wire"].first, datings["wire"].last) == (date(2025, 4, 30), date(2025, 5, 4))
    assert days(found["wire:Wednesday"]) == day(2025, 4, 30)


def test_an_article_that_contradicts_itself_stays_undated() -> None:
    text = "The cabinet met on 8 May. The president will fly out on 5 May."
    dated = read(PALACE, article("wire", text))[0]["wire"]
    assert (dated.first, dated.basis) == (None, Basis.UNKNOWN)
    assert "contradicts itself" in dated.reason


def test_a_law_of_the_far_future_does_not_date_the_news_of_it() -> None:
    text = "The ban will apply from 1 January 2035. The council adopted it on 20 December."
    datings, found = read(article("a", text))
    assert datings["a"].first is None
    assert found["a:20 December"].when is None
    assert days(found["a:1 January 2035"]) == day(2035, 1, 1)


def test_a_dateline_takes_its_year_from_the_siblings() -> None:
    text = "NAIROBI, May 3 (WNS) - Traders welcomed the plan today."
    wire = article("wire", text, None, None, Dropped(0, 22, "dateline"))
    datings, found = read(PALACE, wire)
    assert (datings["wire"].day, datings["wire"].basis) == (date(2025, 5, 3), Basis.DATELINE)
    assert wire.quote(datings["wire"].evidence[0]) == "May 3"
    assert days(found["wire:today"]) == day(2025, 5, 3)
    assert read(wire)[0]["wire"].basis == Basis.UNKNOWN


def test_a_sibling_that_writes_the_year_settles_it() -> None:
    stated = article("stated", "The forum opens on 9 September 2025, the host said.")
    bare = article("bare", "The forum is to open on 9 September, and its chair spoke on Monday.")
    _, found = read(stated, bare)
    assert days(found["bare:9 September"]) == day(2025, 9, 9)
    assert "another passage" in found["bare:9 September"].reason
    assert found["bare:Monday"].when is None


# Whatever the text -----------------------------------------------------------------------------------------------


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
@settings(max_examples=40, deadline=None)
def test_a_past_weekday_is_never_more_than_a_week_before_publication(published: date, number: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    found = only(f"The court ruled on {name}.", published)
    assert found.when
    assert 0 <= (published - found.when.first).days < 7
    assert found.when.first.weekday() == number


def test_every_mention_is_a_passage_in_order_of_the_text() -> None:
    text = "On Tuesday the court ruled. It will sit again on 20 June and in July."
    story = Story("s", (article("a", text, THURSDAY),), "a", ())
    _, mentions = dates.read(story, {"a": nlp.parse(text)})
    assert [story.articles[0].quote(m.span) for m in mentions] == ["Tuesday", "20 June", "July"]


# The acceptance case -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds() -> tuple[dict[str, Dating], list[tuple[str, DateMention]]]:
    if not CASE.is_dir():
        pytest.skip("the acceptance case does not stand beside this checkout")
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(CASE.glob("*.txt"))}
    stamp = texts["003"].index("External")
    told = Dating(date(2026, 2, 2), date(2026, 2, 2), Basis.INLINE_PREFIX, "", (Span("003", 6, 16),))
    advert = texts["000"].index("![")
    articles = tuple(
        Article(key, key, "", text, None, Sourced(None, Basis.UNKNOWN),
                told if key == "003" else Dating(None, None, Basis.UNKNOWN),
                dropped=(Dropped(0, stamp, "date_stamp"),) if key == "003"
                else (Dropped(advert, len(text), "advert"),) if key == "000" else ())
        for key, text in texts.items()
    )  # fmt: skip
    story = Story("seeds", articles, "003", ())
    datings, mentions = dates.read(story, {a.id: nlp.parse(a.readable) for a in articles})
    return dict(datings), [(f"{m.span.article}:{story.article(m.span.article).quote(m.span)}", m) for m in mentions]


@pytest.mark.case
def test_the_undated_seeds_get_their_windows(seeds: tuple[dict[str, Dating], list[tuple[str, DateMention]]]) -> None:
    datings, _ = seeds
    assert (datings["004"].first, datings["004"].last) == (date(2026, 1, 28), date(2026, 2, 1))
    assert (datings["000"].first, datings["000"].last) == (date(2026, 1, 27), date(2026, 2, 2))
    assert datings["003"].day == date(2026, 2, 2)


@pytest.mark.case
def test_the_seeds_dates_are_those_of_the_oracle(
    seeds: tuple[dict[str, Dating], list[tuple[str, DateMention]]],
) -> None:
    visit, january = (date(2026, 2, 2), date(2026, 2, 4)), (date(2026, 1, 1), date(2026, 1, 31))
    wanted = [
        ("000:2 to 4 February 2026", visit), ("000:January", january), ("000:4 February", day(2026, 2, 4)),
        ("000:Earlier this month", None), ("000:27 January", day(2026, 1, 27)), ("003:February 2-4", visit),
        ("003:January", january), ("003:February 4", day(2026, 2, 4)), ("003:February 4", day(2026, 2, 4)),
        ("003:earlier this month", (date(2026, 2, 1), date(2026, 2, 2))), ("003:January 27", day(2026, 1, 27)),
        ("003:today", day(2026, 1, 27)), ("004:next week", (date(2026, 2, 2), date(2026, 2, 8))),
        ("004:Wednesday", day(2026, 1, 28)), ("004:4 February", day(2026, 2, 4)),
        ("004:earlier this month", january), ("004:27 January", day(2026, 1, 27)),
        ("004:next week", (date(2026, 2, 2), date(2026, 2, 8))), ("004:4 February", day(2026, 2, 4)),
    ]  # fmt: skip
    assert [(name, days(mention)) for name, mention in seeds[1]] == wanted
