"""The word lists behind actors and statements, read once from the data files beside this module."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from tasks.text import fold

DATA = Path(__file__).parents[1] / "data"
ALPHA2 = 2  # babel keys of states have two letters; numbers are parts of the world
NOT_STATES = frozenset(
    ("EZ", "UN", "QO", "XA", "XB", "ZZ", "AQ", "SJ", "BV", "HM", "IO", "AC", "TA", "CP", "DG", "EA", "IC")
)


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """The data file ``name``."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """A plain word list of a data file; ``a_b`` is list ``b`` of its table ``a``."""
    data = table(name)
    for part in [key] if key in data else key.split("_"):
        data = data[part]
    return frozenset(data)


@dataclass(frozen=True, slots=True)
class StateName:
    """What a sequence of words says about a state."""

    code: str
    form: str  # "name", "demonym" or "capital"


@functools.cache
def states() -> Mapping[tuple[str, ...], StateName]:
    """Word sequences, lower case, that name a state: names before demonyms before capitals."""
    data = table("states")
    out: dict[tuple[str, ...], StateName] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == ALPHA2 and code not in NOT_STATES:
            _name_state(out, name.replace("&", "and"), StateName(code, "name"))
    for code, names in data["names"].items():
        for name in names:
            _name_state(out, name, StateName(code, "name"))
    for code, (demonyms, capitals) in data["states"].items():
        for form, listed in (("demonym", demonyms), ("capital", capitals)):
            for name in listed:
                _name_state(out, name, StateName(code, form))
    return out


def _name_state(out: dict[tuple[str, ...], StateName], name: str, state: StateName) -> None:
    out.setdefault(tuple(fold(name).replace(".", "").replace(",", "").split()), state)


@functools.cache
def state_name(code: str) -> str:
    """The name a note prints for ``code``."""
    shown = table("states")["display"].get(code)
    return str(shown or Locale("en").territories.get(code, "Kosovo" if code == "XK" else code)).replace("&", "and")


LONGEST_STATE = 6  # words of the longest name of a state


def state_at(texts: tuple[str, ...], start: int) -> tuple[StateName, int] | None:
    """The state that ``texts`` name from ``start`` on, longest name first, and where it ends."""
    if start >= len(texts) or not texts[start][:1].isupper() or fold(texts[start]).replace(".", "") not in _openings():
        return None
    for end in range(min(len(texts), start + LONGEST_STATE), start, -1):
        key = tuple(fold(t).replace(".", "") for t in texts[start:end])
        found = states().get(key)
        if found and _spelt(texts[start:end]) and (len(key) > 1 or key[0] != "us" or texts[start].isupper()):
            return found, end
    return None


@functools.cache
def _openings() -> frozenset[str]:
    """First words of the names of states."""
    return frozenset(name[0] for name in states())


def _spelt(name: tuple[str, ...]) -> bool:
    """``Germán`` is no German: where the text has accents, the name of the state has them too."""
    if all(t.isascii() for t in name):
        return True
    return tuple(t.casefold().replace("’", "'").replace(".", "") for t in name) in _accented()


@functools.cache
def _accented() -> frozenset[tuple[str, ...]]:
    """Names of states as they are written, of those with other letters than the plain ones."""
    data = table("states")
    names = [n for code, n in Locale("en").territories.items() if len(code) == ALPHA2]
    names += [n for listed in data["names"].values() for n in listed]
    names += [n for pair in data["states"].values() for listed in pair for n in listed]
    plain = (n.casefold().replace("’", "'").replace("&", "and").replace(".", "").replace(",", "") for n in names)
    return frozenset(tuple(n.split()) for n in plain)


@functools.cache
def heads() -> frozenset[str]:
    """Every head of an office phrase, singular, lower case, without accents."""
    data = table("offices")
    return frozenset((*data["government"], *data["bodily"], *data["military"], *data["short"]))


IRREGULAR = {
    "mps": "mp",
    "meps": "mep",
    "ceos": "ceo",
    "chiefs": "chief",
    "envoys": "envoy",
    "congressmen": "congressman",
}


def singular(word: str) -> str:
    """The head that ``word`` is a plural of, or ``word``."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in heads():
            return word[: -len(ending)] + instead
    return word


@functools.cache
def head_of(word: str) -> str:
    """The office head in ``word`` ("co-chair", "president-elect", "Ministers"), or an empty string."""
    if word == "Md":  # Muhammad; the managing director is an MD
        return ""
    low = fold(word).replace("‑", "-")
    parts = low.split("-")
    for candidate in (low, parts[-1], parts[0] if parts[-1] in ("elect", "general", "designate", "president") else ""):
        if candidate and singular(candidate) in heads():
            return singular(candidate)
    return ""


@functools.cache
def nicknames() -> Mapping[str, str]:
    """Given name, lower case -> the form that stands for all its everyday forms."""
    return {name: group[0] for group in table("persons")["nicknames"] for name in group}


@functools.cache
def national() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words of offices and houses that exist in one state only, longest first."""
    data = table("offices")
    listed = [
        (tuple(fold(k).replace(",", "").split()), v) for k, v in (*data["national"].items(), *data["parties"].items())
    ]
    return tuple(sorted(listed, key=lambda kv: (-len(kv[0]), kv[0])))


def national_state(phrase: str) -> str:
    """The one state that has the office or house which ``phrase`` names, or an empty string."""
    low = tuple(fold(phrase).replace(",", "").replace("(", "").replace(")", "").replace(".", "").split())
    for key, code in national():
        if any(low[i : i + len(key)] == key for i in range(len(low) - len(key) + 1)):
            return code
    return ""


@functools.cache
def regions() -> Mapping[tuple[str, ...], str]:
    """Provinces, nations of a kingdom and federal states, lower case -> the name to print."""
    listed = [name for group in table("states")["regions"].values() for name in group]
    adjectives = table("states")["region_adjectives"]
    return {tuple(fold(k).split()): v for k, v in (*((n, n) for n in listed), *adjectives.items())}


@functools.cache
def party_states() -> Mapping[str, str]:
    """Federal states of the US as a party tag writes them, in letters only and folded -> the name to print."""
    listed = table("states")["party_states"]
    return {"".join(fold(w).split()): name for name, short in listed.items() for w in (name, *short)}


def region_at(texts: tuple[str, ...], start: int) -> int:
    """Where the region that ``texts`` name from ``start`` on ends; 0 where they name none."""
    for end in range(min(len(texts), start + 4), start, -1):
        if texts[start][:1].isupper() and tuple(fold(t) for t in texts[start:end]) in regions():
            return end
    return 0
