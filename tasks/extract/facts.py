"""All that a story's articles say, from one parse of each."""

from tasks import nlp
from tasks.extract import actors, claims, dates, deeds, events, sentences, statements
from tasks.model import Facts, Story


def facts(story: Story) -> Facts:
    """Dates, actors, statements, events and claims of ``story``; never sees the reader's date."""
    docs = {a.id: nlp.parse(a.readable) for a in story.articles}
    whole = sentences.of_story(story, docs)
    datings, mentions = dates.read(story, docs)
    mentions = events.with_shared(whole, mentions)
    who = deeds.told(story, docs, actors.find(story, docs))
    said = statements.find(story, docs, who, mentions)
    what = events.find(events.Material(story, docs, whole, mentions, who, dict(datings)))
    return Facts(
        story=story,
        datings=datings,
        dates=mentions,
        actors=who,
        statements=said,
        events=what,
        claims=claims.find(story, docs, whole, what, said),
    )
