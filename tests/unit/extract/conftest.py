"""Stories of a few sentences, each article of an origin of its own."""

import pytest
from passages import MakeStory

from tasks.model import Article, Basis, Dating, Origin, Sourced, Story
from tasks.text import sha256


@pytest.fixture(scope="session")
def press() -> MakeStory:
    """Make a story of texts; ``reworded`` gives the numbers of those that are machine-spun."""

    def make(*texts: str, reworded: tuple[int, ...] = (), official: str = "") -> Story:
        articles = tuple(
            Article(
                id=sha256(f"{number} {text}")[:16],
                name=f"article {number}",
                url="",
                text=text,
                headline=None,
                outlet=Sourced(None, Basis.UNKNOWN),
                dated=Dating(None, None, Basis.UNKNOWN),
                official=official,
            )
            for number, text in enumerate(texts)
        )
        origins = tuple(Origin(f"desk {n}", "outlet", (a.id,), confirmed=True) for n, a in enumerate(articles))
        spun = tuple(articles[n].id for n in reworded)
        lead = next(a.id for a in articles if a.id not in spun)
        return Story("story", articles, lead, origins, reworded=spun)

    return make
