"""What an actor is called: the fullest form that most origins print, and the other forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tasks.extract.actors.lexicon import words
from tasks.extract.actors.namewords import is_address
from tasks.extract.actors.reading import Reading
from tasks.extract.actors.recognise import Found
from tasks.text import fold


def printed(reading: Reading, found: Found) -> str:
    return " ".join(reading.text[found.start : found.end].split())


def addressed(reading: Reading, found: Found) -> str:
    """The name with the form of address before it, as printed."""
    start = found.tokens[0]
    while start > 0 and (is_address(reading.tokens[start - 1]) and reading.tokens[start - 1].capital):
        start -= 1
    return (
        " ".join(reading.slice(start, found.tokens[1]).split())
        if "-" not in reading.texts[found.tokens[0]]
        else printed(reading, found)
    )


def styled(name: str, forms: Iterable[str]) -> str:
    """``name``, or ``Sheikh Hasina`` where no more is known of it than one word and the title that may be its first."""
    titled = Counter(f for f in forms if f.endswith(f" {name}") and fold(f.split()[0]) in words("persons", "noble"))
    return min(titled, key=lambda f: (-titled[f], f)) if titled and " " not in name else name


def fullest(forms: Sequence[tuple[str, str]], origin: Mapping[str, str], lead: str) -> str:
    """The fullest form that at least half of the origins print: names before initials, those with their stops."""
    by_form: dict[str, set[str]] = defaultdict(set)
    level: dict[str, set[str]] = defaultdict(set)
    count = Counter(form for _, form in forms)
    for article, form in forms:
        by_form[form].add(origin[article])
        level[fold(form).replace(".", "")].add(origin[article])
    everyone = {origin[article] for article, _ in forms}
    in_lead = {form for article, form in forms if article == lead}

    def rank(form: str) -> tuple[bool, int, int, int, int, bool, int, str]:
        agreed = level[fold(form).replace(".", "")]
        shouted = form.isupper() and len(form) > 4
        return (
            2 * len(agreed) < len(everyone) or shouted,
            -len(form.split()),
            sum(len(word.strip(".")) == 1 for word in form.split()),
            -form.count("."),
            -len(by_form[form]),
            form not in in_lead,
            -count[form],
            form,
        )

    return min(by_form, key=rank)


def aliases(name: str, forms: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    seen = Counter(form for _, form in forms)
    return tuple(sorted((f for f in seen if f != name), key=lambda f: (-seen[f], f)))
