"""dates.ics, read back by another reader of calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from tasks.model import Certainty, Precision, Version
from tasks.render.calendar import calendar


def entries(briefing) -> dict[str, icalendar.Event]:
    read = icalendar.Calendar.from_ical(calendar(briefing))
    return {str(e["UID"]): e for e in read.walk("VEVENT")}


def with_event(morning, **changes):
    """The morning with only the signing, changed."""
    section = morning.briefing.sections[0]
    signing = replace(section.ledger.events[1], **changes)
    ledger = replace(section.ledger, events=(signing,), upcoming=(signing.id,))
    return replace(morning.briefing, sections=(replace(section, ledger=ledger),))


def test_a_range_of_days_ends_on_the_day_after_its_last(morning):
    talks = entries(morning.briefing)["ev-talks@daybrief"]
    assert talks["DTSTART"].dt == date(2026, 3, 11)
    assert talks["DTEND"].dt == date(2026, 3, 14)
    assert talks["DTSTART"].params["VALUE"] == "DATE"
    assert talks["DTSTAMP"].dt == datetime(2026, 3, 9, tzinfo=UTC)


def test_events_stand_soonest_first_and_once(morning):
    twice = replace(morning.briefing, sections=(*morning.briefing.sections, morning.briefing.sections[0]))
    assert list(entries(twice)) == [
        "ev-sit@daybrief", "ev-talks@daybrief", "ev-sign@daybrief", "ev-open@daybrief", "ev-hear@daybrief",
    ]  # fmt: skip


def test_a_date_that_the_sources_dispute_is_not_put_in_a_calendar(morning):
    assert "ev-two@daybrief" not in entries(morning.briefing)


def test_the_entry_quotes_its_passage_and_links_to_the_article(morning):
    signing = entries(morning.briefing)["ev-sign@daybrief"]
    assert str(signing["SUMMARY"]) == "signing of the cod agreement"
    assert str(signing["DESCRIPTION"]) == (
        "“on 12 March 2026”\nNorthern Press Service\nhttps://news.example/sea/cod-quota?id=7&lang=en"
    )
    assert str(signing["URL"]) == "https://news.example/sea/cod-quota?id=7&lang=en"
    assert str(signing["TRANSP"]) == "TRANSPARENT"


@pytest.mark.parametrize("kind", [Precision.MONTH, Precision.WEEK, Precision.QUARTER, Precision.YEAR])
def test_a_month_or_a_week_is_no_day(morning, kind):
    when = morning.briefing.sections[0].ledger.events[1].when[0]
    loose = (replace(when, value=replace(when.value, precision=kind)),)
    assert entries(with_event(morning, when=loose)) == {}


def test_what_is_minor_or_over_is_left_out(morning):
    assert entries(with_event(morning, major=False)) == {}
    late = replace(with_event(morning), order=replace(morning.briefing.order, as_of=date(2026, 3, 13)))
    assert entries(late) == {}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((), "CONFIRMED"),
        (("announced",), "CONFIRMED"),
        (("postponed",), "TENTATIVE"),
        (("cancelled",), "CANCELLED"),
        (("cancelled", "confirmed"), "TENTATIVE"),
    ],
)
def test_the_status_is_what_the_sources_say(morning, said, status):
    spans = morning.briefing.sections[0].ledger.events[1].evidence
    briefing = with_event(morning, status=tuple(Version(word, (), spans) for word in said))
    assert str(entries(briefing)["ev-sign@daybrief"]["STATUS"]) == status


def test_a_day_worked_out_from_another_is_tentative(morning):
    when = morning.briefing.sections[0].ledger.events[1].when[0]
    derived = (replace(when, value=replace(when.value, certainty=Certainty.DERIVED)),)
    assert str(entries(with_event(morning, when=derived))["ev-sign@daybrief"]["STATUS"]) == "TENTATIVE"


def test_a_phrase_cannot_smuggle_in_another_entry(morning):
    phrase = "signing\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:free lunch; all, of\\n you"
    found = entries(with_event(morning, phrase=phrase))
    assert list(found) == ["ev-sign@daybrief"]
    assert str(found["ev-sign@daybrief"]["SUMMARY"]) == (
        "signing END:VEVENT BEGIN:VEVENT SUMMARY:free lunch; all, of\\n you"
    )
