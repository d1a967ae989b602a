"""Offices that stand for their holder: "the External Affairs Minister", "the North Korean leader"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tasks.extract.actors.lexicon import state_name
from tasks.extract.actors.lexicon import states as state_names
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.extract.actors.roles import Office, office
from tasks.extract.actors.survey import Survey
from tasks.extract.actors.titles import Title


def resolved(survey: Survey, sides: Mapping[int, str]) -> Iterator[Found]:
    """Office phrases without a name that only one person of the article holds; ``sides``: states of persons."""
    codes = state_codes()
    by_person: dict[int, list[Office]] = defaultdict(list)
    for one in survey.offices:
        by_person[one.person].append(one)
    for key in sorted(survey.readings):
        present = sorted({f.person for f in survey.found[key]})
        people = {p: (by_person[p], codes.get(sides.get(p, ""), "")) for p in present}
        for title in survey.titles[key]:
            holder = _holder(survey, key, title, people)
            if holder is not None:
                yield place(survey.readings[key], title, holder)


def state_codes() -> dict[str, str]:
    """Printed name of a state -> its code."""
    return {state_name(s.code): s.code for s in state_names().values()}


def place(reading: Reading, title: Title, holder: int) -> Found:
    """The words of an office, without the name beside it, as a mention of its holder."""
    start, end = (title.claimed[0] if title.possessor else title.role[0]), title.role[1]
    first, last = reading.tokens[start], reading.tokens[end - 1]
    return Found(reading.article.id, first.start, last.end, holder, (start, end), full=False, phrase=True)


def definite(survey: Survey, key: str, title: Title) -> bool:
    """The office is said of one known holder: with "the", an owner or a state."""
    reading = survey.readings[key]
    before = reading.tokens[title.role[0] - 1].low if title.role[0] else ""
    return title.possessor is not None or before == "the" or reading.state(title.role[0]) is not None


def _holder(survey: Survey, key: str, title: Title, people: Mapping[int, tuple[list[Office], str]]) -> int | None:
    if title.name is not None or title.plural or not definite(survey, key, title):
        return None
    reading = survey.readings[key]
    phrase = office(reading, title, -1)
    if phrase is None:
        return None
    wanted = set(phrase.states)
    if title.possessor:
        state = reading.state(title.possessor[0])
        if state is None or state[2] != title.possessor[1]:
            return None
        wanted.add(state[0])
    fitting = [p for p, (held, side) in people.items() if any(_fits(phrase, o, wanted, side) for o in held)]
    if len(fitting) == 1 or not fitting:
        return fitting[0] if fitting else None
    return None


def _fits(phrase: Office, held: Office, wanted: set[str], side: str) -> bool:
    """The phrase has no word that the office lacks, the same rank, and no state that speaks against it."""
    if phrase.head != held.head or phrase.apart != held.apart or not phrase.key <= held.key:
        return False
    theirs = set(held.states) | ({side} if side else set())
    return wanted <= theirs if wanted else True
