"""Words that name one kind of happening, by which an announcement is recognised in a report of it (data; English)."""

from tasks.compare.sense import stem

# One kind a line: what it is announced as, and what it is reported as.
KINDS = tuple(
    frozenset(line.split())
    for line in """visit travel trip tour journey arrive arrival land fly flew welcome receive
    meet met meeting talk talks discussion dialogue session gathering convene reconvene sit sat negotiate negotiation
    call summon invite meet met meeting sit sat see saw receive talk talks
    talk talks negotiation negotiate round agree agreed meet met
    summit ministerial conference forum convention congress gather meet met
    vote ballot poll plenary reading pass adopt approve back endorse reject defeat clear adoption approval
    publish publication release issue unveil present presentation publicise report announce outline disclose
    table introduce introduction lay laid submit submission propose bring brought present
    sign signing signature ink conclude
    hear heard hearing testify appear appearance evidence question ask asked grill answer face brief tell told
    rule ruling verdict judgment judgement decision decide convict acquit sentence uphold upheld quash strike struck
    decide decision announce announcement set hold held cut raise keep kept leave left approve reject back clear
    begin began start open launch enter commence opening implementation inaugurate inauguration force effect apply come
    deadline due close expire expiry end submit submission lapse closure
    elect election by-election referendum win won
    strike struck stoppage walkout walk picket down
    auction tender sell sold award bid
    appoint appointment name swear sworn inaugurate take took
    deliver delivery hand ship arrive
    have get receive deliver hand send sent circulate distribute share publish release submit table present
    make publish release disclose unveil post present
    resign resignation leave left step departure depart
    debate reading discuss read
    file apply application lodge submit submission
    test trial exercise drill launch inspection inspect""".splitlines()
)
PUT_OFF = frozenset("postpone reschedule defer delay adjourn push put".split())
CALLED_OFF = {"cancel": "cancelled", "call": "cancelled", "scrap": "cancelled", "abandon": "cancelled"}
SUSPENDED = frozenset(("suspend",))
NEEDS_PARTICLE = {"call": ("off",), "put": ("off", "back"), "push": ("back",)}
# "May be postponed", "asked for it to be cancelled": nothing has been put off.
HEDGES = frozenset("may might could would should can if unless whether".split())
WISHING = frozenset(
    """ask call consider demand urge seek request threaten want plead propose suggest recommend refuse decline deny
    fear expect warn oppose reject discuss debate""".split()
)
# What a committee does to whoever appears before it, unless it is the press that asks.
EXAMINED = frozenset("appeared asked examined grilled heard questioned quizzed testified".split())
PRESS = frozenset("interview journalist journalists media press reporter reporters".split())
# Words of an announcement that a report of it need not have.
TELLING = frozenset(stem(w) for w in "colleagues tell told said announced reporters want hope plan intend".split())
# An office before a name, which a report of the same person may leave out.
OFFICES = frozenset(
    stem(w)
    for w in """president premier prime minister secretary commissioner rapporteur governor chancellor mayor senator
    ambassador chairman chairwoman chair director chief judge justice general""".split()
)
# Words that set an event apart from another of its kind.
RANKS = frozenset(
    """committee plenary commons lords senate assembly council cabinet appeal supreme district first second third fourth
    final preliminary interim annual quarterly regional national technical informal extraordinary emergency joint
    another further next additional fresh separate upper lower""".split()
)
ANOTHER = frozenset("another second third further additional next fresh separate follow-up again".split())
# Verbs that only carry what happens: "a strike is due to begin", "the talks open".
CARRIERS = frozenset("begin start open launch end close take hold convene resume set schedule due".split())
# Dated words that tell when something was said or planned, not done.
PLANNING = frozenset(
    """schedule expect plan postpone due slate set delay propose want hope prepare intend adjourn defer
    reschedule""".split()
)


STEMS = tuple(frozenset(stem(word) for word in line) for line in KINDS)


def of(word: str) -> frozenset[int]:
    """Numbers of the kinds that ``word`` may name, whatever its ending."""
    return frozenset(n for n, line in enumerate(STEMS) if stem(word) in line)


def alike(left: str, right: str) -> bool:
    """Whether two words may name one happening."""
    return stem(left) == stem(right) or bool(of(left) & of(right))
