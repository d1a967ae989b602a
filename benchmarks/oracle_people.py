"""What a case's oracle asks of people and bodies, answered from the ledgers' actors and events.

An actor's leaves: its name (or an alias of the oracle's) is an actor's name, all words of its role stand
in one version of the role, and ``for`` is among those it acts for. Each member of a ``participants_*``
list must be in one version of an event's participants. A name in ``not_actors`` must be no actor's and
in no slot of the people block. Short forms of states (US, UK, EU) are the states.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.contract import Check, verdict
from benchmarks.edition import Edition
from tasks.model import Actor, Filled
from tasks.text import fold

Oracle = Mapping[str, Any]
LONG = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "eu": "european union",
}
SHORT = re.compile(r"\b(united states of america|united states|united kingdom|european union|usa)\b")
STOP = frozenset({"of", "the", "for", "and", "in"})


def state(name: str) -> str:
    """One form for a state's or body's name."""
    flat = fold(name).replace(".", "").removeprefix("the ")
    return LONG.get(flat, flat)


def role_words(role: str) -> frozenset[str]:
    """The words of a role, states short."""
    flat = SHORT.sub(lambda m: "".join(w[0] for w in m[0].split()[:2]), fold(role).replace(".", "").replace("'s", ""))
    return frozenset(w for w in re.findall(r"[^\W_]+", flat) if w not in STOP)


def check_actors(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    for wanted in oracle.get("actors") or []:
        name, role, side = wanted.get("name"), wanted.get("role"), wanted.get("for")
        ours = _find(wanted, edition)
        yield verdict("actors", str(name), ours is not None, "" if ours else "no actor of that name")
        if role:
            has = [v.value for v in ours.roles] if ours else []
            ok = any(role_words(str(role)) <= role_words(r) for r in has)
            yield verdict("actors", f"{name} role {role}", ok, "" if ok else f"ours: {'; '.join(has) or 'none'}")
        for one in side if isinstance(side, list) else [side] if side else []:
            has = [v.value for v in ours.acts_for] if ours else []
            ok = state(str(one)) in {state(s) for s in has}
            yield verdict("actors", f"{name} for {one}", ok, "" if ok else f"ours: {'; '.join(has) or 'none'}")


def _find(wanted: Oracle, edition: Edition) -> Actor | None:
    """The actor whose name comes first among the oracle's name and aliases."""
    names = [fold(str(n)) for n in (wanted.get("name"), *(wanted.get("aliases") or []))]
    actors = [a for ledger in edition.ledgers for a in ledger.actors if fold(a.name) in names]
    return min(actors, key=lambda a: names.index(fold(a.name)), default=None)


def check_participants(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    ours = {state(m) for _, event in edition.events() for version in event.participants for m in version.value}
    for key in sorted(k for k in oracle if k.startswith("participants_")):
        for member in oracle[key] or []:
            yield verdict(key, str(member), state(str(member)) in ours, "not a participant of any event")


def check_not_actors(oracle: Oracle, edition: Edition) -> Iterator[Check]:
    ours = {fold(a.name) for ledger in edition.ledgers for a in ledger.actors} | _printed(edition)
    for name in oracle.get("not_actors") or []:
        ok = fold(str(name)) not in ours
        yield verdict("not_actors", str(name), ok, "" if ok else "listed as an actor")


def _printed(edition: Edition) -> set[str]:
    """Values of the slots of every people block."""
    blocks = [b for section in edition.briefing.sections for b in (*section.front, *section.annex)]
    lines = [line for b in blocks if b.key == "people" for line in b.lines if isinstance(line, Filled)]
    return {fold(slot.value) for line in lines for slot in line.slots}
