"""What two did together is told of both, where nobody else can be meant."""

import pytest
from passages import MakeStory, deeds

PAIR = "Ports Minister Anna Holt met Latvian Trade Minister Peter Lund in Riga on Monday. "


@pytest.mark.parametrize("name", ["Anna Holt", "Peter Lund"])
@pytest.mark.parametrize(
    "text",
    [
        PAIR + "They discussed the ferry.",
        PAIR + "The ministers discussed the ferry.",
        PAIR + "The two ministers discussed the ferry.",
        PAIR + "The two leaders discussed the ferry.",
        PAIR + "At the end of the talks both ministers discussed the ferry.",
    ],
)
def test_what_both_did(press: MakeStory, name: str, text: str) -> None:
    assert "discussed" in deeds(press(text), name)


@pytest.mark.parametrize(
    "text",
    [
        PAIR + "Farm Minister Ola Berg came later. The ministers discussed the ferry.",
        PAIR + "Mayor Ola Berg came later. The two leaders discussed the ferry.",
        PAIR + "The ministers of the region discussed the ferry.",
        PAIR + "The Nordic ministers discussed the ferry.",
        PAIR + "Their aides met, too. They discussed the ferry.",
        PAIR + "They seemed tired.",
        PAIR + "“They discussed the ferry,” a clerk said.",
    ],
)
def test_what_others_may_have_done(press: MakeStory, text: str) -> None:
    assert deeds(press(text), "Anna Holt") == ["met"]
