"""An office or a pronoun tells a deed of the one person who can be meant, and of nobody where two can."""

import pytest
from passages import MakeStory, deeds


@pytest.mark.parametrize(
    "text",
    [
        "Ports Minister Anna Holt met the crew. The minister opened the lock.",
        "Ports Minister Anna Holt met the crew. She opened the lock.",
        "Ports Minister Anna Holt met the crew in Vik. It rained all day. Then she opened the lock.",
        "Ports Minister Anna Holt, who is from Vik, met the crew before she opened the lock.",
        "As she opened the lock, Ports Minister Anna Holt met the crew.",
        "Ports Minister Ms Anna Holt met the engineer Mr Peter Lund. She opened the lock.",
        "Ports Minister Anna Holt met the crew, for whom she opened the lock.",
    ],
)
def test_who_is_meant(press: MakeStory, text: str) -> None:
    assert sorted(deeds(press(text), "Anna Holt")) == ["met", "opened"]


@pytest.mark.parametrize(
    "text",
    [
        "Ports Minister Anna Holt is abroad. Trade Minister Vera Lund is at home. The minister opened the lock.",
        "Ports Minister Anna Holt is the host of Trade Minister Vera Lund. She opened the lock.",
        "Ports Minister Anna Holt is abroad. Her deputy was at home. She opened the lock.",
        "Ports Minister Mr Anna Holt is abroad. She opened the lock.",
        "Ports Minister Anna Holt is abroad. Trade Minister Vera Lund said she had opened the lock.",
        "Ports Minister Anna Holt is abroad. “She opened the lock,” a clerk said.",
        "Ports Minister Anna Holt is abroad. Who says that she opened the lock?",
        "Trade Minister Vera Lund is at home. Her lawyer, Anna Holt of the Ports Office, said she opened the lock.",
        "Ports Minister Anna Holt is abroad. It was Vera Lund who said she opened the lock.",
    ],
)
def test_who_may_not_be_meant(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Anna Holt") == []


def test_what_a_pronoun_does_goes_on(press: MakeStory) -> None:
    text = "Consul Peter Lund met the press. He promised a new port and left. Before that he had visited Vik."
    assert deeds(press(text), "Peter Lund") == ["met", "promised", "left", "visited"]


def test_what_goes_on_behind_words_said_is_speech(press: MakeStory) -> None:
    text = "Ports Minister Anna Holt closed the fair. “This year,” the minister went on, “was good.”"
    assert deeds(press(text), "Anna Holt") == ["closed"]
