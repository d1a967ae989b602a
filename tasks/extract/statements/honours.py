"""Whom a form of respect without a name means: "His Highness" of the one person of the article so addressed."""

import re
from typing import TYPE_CHECKING

from tasks.extract.statements.cast import Cast, titled
from tasks.model import Actor
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Tag

FORMS = frozenset("highness majesty excellency holiness eminence grace lordship ladyship".split())
OWNERS = frozenset(("his", "her"))


def respectful(subject: "Tag") -> bool:
    """``His Highness``, ``Her Royal Highness``: a form of respect that stands for somebody."""
    return subject.lower_ in FORMS and any(c.lower_ in OWNERS for c in subject.children)


def bearer(doc: "Doc", cast: Cast, subject: "Tag") -> Actor | None:
    """The one person before whose name the article sets the form; None where several bear it."""
    form = re.compile(rf"\b(?:His|Her) (?:[A-Z][a-z]+ )?{re.escape(subject.text)}\b")
    found: dict[str, Actor] = {}
    for match in form.finditer(whole(doc)):
        behind = cast.within(match.start(), len(whole(doc)))
        place = behind[0] if behind else None
        lead = whole(doc)[match.end() : place[0]].split() if place else []
        if place and (place[0] < match.end() or all(titled(w.strip(",")) for w in lead)):
            found[place[2].id or place[2].name] = place[2]
    return next(iter(found.values())) if len(found) == 1 else None
