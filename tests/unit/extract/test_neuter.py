"""Who gave out a statement is known where the sentence only says "it said in a statement"."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries will cut the herring quota by a third, it said in a statement on Monday.",
        "The Ministry of Fisheries cuts the herring quota by a third. Boats may land 900 tonnes, it said in a statement.",
    ],
)
def test_it_is_the_body_named_before(newsroom: Any, text: str) -> None:
    (said,) = newsroom.facts(text).statements
    assert (said.speaker, said.medium, said.official) == ("Ministry of Fisheries", "statement", True)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries and the Ministry of Trade will share the cost, it said in a statement on Monday.",
        "Herring is dear this spring. It will be dearer still, it said in a statement on Monday.",
        "The Ministry of Fisheries will cut the herring quota by a third, it said on Monday.",
    ],
)
def test_it_is_nobody_where_two_are_named_or_none_or_no_medium(newsroom: Any, text: str) -> None:
    assert [s for s in newsroom.facts(text).statements if s.medium] == []
