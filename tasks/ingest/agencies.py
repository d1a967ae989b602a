"""Names of news agencies: one printed name whatever a line calls it, and a rule for agencies not on the list."""

import functools
import re
from importlib import resources

SHAPED = re.compile(
    r"(?<![\w.&'’-])(?:the )?(?P<name>(?:[A-ZÀ-Þ][\w.&'’-]*\s){1,4}?(?:News Agency|Press Agency|Newswire"
    r"|Newsfeed|News Wire|Wire Service|Wire))\b"
)
# "Continental Press" is an agency only where a credit or a bracket says so: a paper may have such a name too.
PRESS = re.compile(r"(?:the )?(?P<name>(?:[A-ZÀ-Þ][\w.&'’-]*\s){1,3}(?:Press|News))")
STAFF = re.compile(
    r"(?P<name>.{2,50}?)(?:'s?)? (?:staff(?: (?:writers?|reporters?))?|(?:news ?)?(?:desk|room)|bureau|team"
    r"|writers?|reporters?|correspondents?|journalists?)",
    re.IGNORECASE,
)
# "World News" and "Local News" are sections, "Our Press" is nobody's name, and Bill Press is a person.
SECTIONS = frozenset(
    "the our your world local national international foreign domestic sport sports business breaking latest top more"
    " political politics policy city state regional metro tech technology science health money economy culture arts"
    " entertainment general daily weekly morning evening weekend europe asia africa india america uk us eu live good"
    " bad fake other free more related yesterday today tomorrow in with from and for by".split()
)
GIVEN = frozenset(
    "alan alex alexander alice andrew anna anne ben bill bob brian carl carol charles chris daniel david edward"
    " elizabeth emily emma eric frank george harry helen jack james jane jim joan joe john joseph julia karen kate"
    " laura linda lisa louis lucy margaret maria mark mary matthew michael mike nick paul peter richard robert sam"
    " sarah simon stephen steve susan thomas tim tom william".split()
)
ACRONYM = re.compile(r"(?![KW][A-Z]{2,3}$)[A-Z]{2,5}")  # K... and W... are call signs of American stations
# Listed acronyms that also mean something else: alone on a line they sign nothing.
AMBIGUOUS = frozenset(
    "AA AAP AGI APP CP CNS INA MAP MENA NAN NNA ONA PA PAP PETRA PNA RIA SDA SPA STA STT TAP TT UNI".split()
)
# What stands where an agency's name could and names none.
GENERIC = frozenset(
    [
        "wire",
        "wires",
        "a wire",
        "agency",
        "agencies",
        "an agency",
        "the agencies",
        "news agency",
        "news agencies",
        "wire agency",
        "wire agencies",
        "syndicated feed",
        "a syndicated feed",
        "agency report",
        "agency reports",
        "wire service",
        "wire services",
        "news wire",
        "newswire",
        "bureau",
        "agency feed",
        "wire feed",
        "services",
        "agences",
        "agencias",
        "agências",
        "agenturen",
        "agenzie",
    ]
)
WIRE = frozenset(["wire", "wires", "wire service", "wire services", "news wire", "newswire"])
FEWEST_LETTERS = 3  # initials that tie a long name to its acronym
MOST_WORDS = 5  # of a listed name
CODE = re.compile(r"[a-z]{2,4}")  # of a region's desk, as in "dpa/lno"


@functools.cache
def _listed() -> tuple[dict[str, str], dict[str, str]]:
    """The gazetteer: names as written (capitals) and folded (others), each to the printed name."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for line in rows("agencies.txt"):
        names = [name.strip() for name in line.split("|")]
        for name in map(_bare, names):
            (exact if name.isupper() else folded)[name if name.isupper() else name.casefold()] = names[0]
    return exact, folded


@functools.cache
def _other_acronyms() -> frozenset[str]:
    return frozenset(word for line in rows("acronyms.txt") for word in line.split())


def rows(name: str) -> list[str]:
    """The lines of a word list of this package, without its comments."""
    text = resources.files("tasks.ingest.data").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@functools.cache
def cities() -> frozenset[str]:
    """Places that a dateline or a byline may name, case-folded."""
    return frozenset(name.strip().casefold() for line in rows("cities.txt") for name in line.split("|"))


def listed(name: str) -> str:
    """The printed name of a listed agency, or nothing."""
    name = _bare(name)
    exact, folded = _listed()
    return exact.get(name) or folded.get(name.casefold(), "") if name else ""


def alone(name: str) -> str:
    """The printed name of a listed agency that a line consists of, or nothing."""
    return "" if _bare(name) in AMBIGUOUS else listed(name)


def shaped(name: str) -> str:
    """``name`` where it has the shape of an agency's name ("Meridian Wire Service"), or nothing."""
    match = SHAPED.fullmatch(_bare(name))
    return match["name"] if match else ""


def press(name: str) -> str:
    """``name`` where it could be an agency's ("Continental Press") and is no section's or person's, or nothing."""
    match = PRESS.fullmatch(_bare(name))
    words = match["name"].casefold().split() if match else []
    person = len(words) == 2 and words[0] in GIVEN
    return match["name"] if match and not person and not set(words[:-1]) <= SECTIONS else ""


def staffed(name: str) -> str:
    """The agency whose staff ``name`` is ("Reuters Staff", "Albion Press Agency reporters"), or nothing."""
    match = STAFF.fullmatch(_bare(name))
    return (listed(match["name"]) or shaped(match["name"])) if match else ""


def resolve(name: str, text: str, *, bracket: bool = False) -> str:
    """The agency that ``name`` means in ``text``, or nothing.

    ``bracket`` says that it stands where only an agency stands: there an unlisted acronym is one too, and so
    is "Continental Press".
    """
    found = listed(name) or shaped(name)
    bare = _bare(name)
    if not found and bracket:
        found = bare if ACRONYM.fullmatch(bare) and bare not in _other_acronyms() else press(name)
    # The list knows one "APA"; where the article itself spells out another, that one is meant.
    return _long_form(found, text) if ACRONYM.fullmatch(bare) and found else found


def several(names: str, text: str = "") -> tuple[str, ...]:
    """The agencies that ``names``, joined by strokes, are; nothing where one part is none."""
    parts = re.split(r" ?/ ?|, ", names)
    found = [listed(part) or (listed(part.upper()) if len(parts) > 1 else "") for part in parts]
    kept = [n for n, part in zip(found, parts, strict=True) if n or not CODE.fullmatch(part)]
    if len(parts) < 2 or not found[0] or not all(kept):
        return ()
    return tuple(dict.fromkeys(_long_form(n, text) if ACRONYM.fullmatch(n) else n for n in kept))


def among(words: str) -> tuple[str, ...]:
    """Listed agencies named in ``words``, the longest names first found; none whose letters mean something else too."""
    parts = re.findall(r"[\w&.'-]+", words)
    spans = ((n, m) for n in range(len(parts)) for m in range(min(len(parts), n + MOST_WORDS), n, -1))
    found = (alone(" ".join(parts[n:m])) for n, m in spans if parts[n][0].isupper() or parts[n] == "dpa")
    return tuple(dict.fromkeys(name for name in found if name))


def wire(name: str) -> bool:
    """Whether ``name`` says "wire service" and not which."""
    return _bare(name).casefold() in WIRE


def generic(name: str) -> bool:
    """Whether ``name`` only says that there was some agency."""
    return _bare(name).casefold() in GENERIC


def _bare(name: str) -> str:
    name = " ".join(name.replace("’", "'").split()).strip(" .,;:-–—()[]*_\"'")
    return name[4:] if name[:4].lower() == "the " else name


def _long_form(acronym: str, text: str) -> str:
    """The agency name in ``text`` that has ``acronym`` as its initials; the acronym where there is none."""
    for match in SHAPED.finditer(text):
        words = match["name"].split()
        for start in range(len(words) - 1):
            tail = words[start:]
            if len(acronym) >= FEWEST_LETTERS and "".join(word[0] for word in tail).upper() == acronym:
                name = " ".join(tail)
                return listed(name) or name
    return acronym
