"""Words that tell what kind of thing happens on a date (data; English)."""

from tasks import publicbodies

# Nouns that are events themselves: a date beside one of them is its date.
EVENT_NOUNS = frozenset(
    """accession address appeal assembly auction ballot briefing budget by-election ceremony commissioning
    conference congress consultation convention council court day deadline deal debate decision delivery
    departure dialogue discussion election entry evacuation event examination exercise expiry expo fair forum
    gathering hearing implementation inauguration inquiry inspection launch meeting ministerial mission
    negotiation opening plenary poll presentation primary proceeding publication ratification reading referendum
    rally reform reopening resumption review round ruling sale scrutiny session shutdown signing sitting step
    strike submission summit symposium talk talks tender test transition trial trip tour verdict visit vote
    workshop""".split()
)
# Verbs that only carry an event noun: "the meeting, held on", "convened a Finance Ministerial".
CARRIERS = frozenset(
    """attend begin call chair close conclude convene due end expect follow hold host include join kick lead make open
    organise organize pay plan precede reconvene resume run schedule set slate start stage take undertake""".split()
)
# Verbs of saying: the date is that of the words.
SAYING = frozenset(
    """acknowledge add affirm announce argue call claim comment concede confirm declare deny describe disclose
    emphasise emphasize explain highlight indicate insist note post quote reiterate remark report reveal say
    signal state stress suggest tell tweet underline underscore urge warn write""".split()
)
# Nouns of saying: the date beside one is that of the words, its speaker the subject of the verb above.
SAYING_NOUNS = frozenset("announcement comment communique interview post release remark report statement tweet".split())
# One class a line: words that may name the same event in two articles.
CLASSES = tuple(
    frozenset(line.split())
    for line in """visit travel trip tour journey go arrive depart leave fly head
    meet meeting talk talks discussion discuss dialogue session gathering sit reconvene negotiate round try prepare
    summit ministerial conference forum convention
    vote ballot poll plenary reading pass adopt approve back endorse
    vote ballot poll plenary reading reject defeat
    publish publication release issue unveil present presentation
    sign signing signature conclude complete finalise finalize initial settle agree ink
    deadline due close expire expiry end submit submission apply lapse
    begin start open launch enter commence opening implementation
    hear hearing testify appear evidence question
    postpone delay reschedule move defer
    elect election by-election referendum""".splitlines()
)
# What two sides do together: one place and neighbouring days make it one event.
JOINT = next(c for c in CLASSES if "meet" in c)
POSTPONED = frozenset(("postpone", "reschedule", "defer", "delay", "move", "push", "shift", "adjourn", "extend"))
# Verbs that move the event they have for object, or as passive subject.
MOVING = POSTPONED | {"put", "bring", "slip", "take"}
# What is made public by them names the event: "it would publish the list of bidders".
PUBLISHING = frozenset("publish release unveil present issue submit table deliver disclose make".split())
# What a body does of itself, so that the "it" before such a verb is the body and no text or plan.
ACTING = PUBLISHING | frozenset(
    """aim announce convene debate decide examine hold hope intend invite meet open plan rule send vote want""".split()
)
# What a body does in the sentence before one that calls it "it".
OPINING = frozenset("oppose support back want demand reject welcome criticise criticize represent object fear".split())
# What is written down: of a day on which it is signed or thrown out, its name alone says nothing.
DOCUMENTS = frozenset(
    """accord agreement bill budget code contract deal decision law pact plan reform report ruling text treaty
    verdict""".split()
)
MAKING = frozenset(
    """adopt approve clinch conclude enact endorse finalise finalize ink issue pass publish ratify reach reject release
    seal sign strike veto""".split()
)
# Verbs that only set a day.
SETTING = frozenset("due end expect plan schedule set slate".split())
# Bodies, public or not, whose name is a common noun: "the riders' union, Boda Voice, opposes it. It will hand a list".
BODIES = publicbodies.KINDS | frozenset(
    """alliance association campaign chamber coalition company federation group guild institute league movement network
    operator panel party society union watchdog""".split()
)
HANDING = frozenset("deliver hand lodge present publish release submit table".split())
OPPOSITES = (
    (frozenset("pass adopt approve back endorse".split()), frozenset("reject defeat".split())),
    (frozenset("open begin start launch".split()), frozenset("close end conclude expire".split())),
    (frozenset("arrive".split()), frozenset("leave depart".split())),
)
# Verbs of taking place: what "will not" do so is off.
HAPPENING = frozenset("go happen hold proceed take".split())
# Verbs that call off the event they have for object, or as passive subject.
ENDING = frozenset("abandon abort avert axe ban cancel ditch drop forbid prohibit scrap shelve withdraw".split())
STATUS = {
    "postpone": "postponed",
    "reschedule": "postponed",
    "defer": "postponed",
    "cancel": "cancelled",
    "suspend": "suspended",
}


def same_kind(left: str, right: str) -> bool:
    """Whether two heads may name one event."""
    return left == right or any(left in c and right in c for c in CLASSES)


def opposed(left: str, right: str) -> bool:
    """Whether two heads tell the contrary of each other."""
    return any((left in a and right in b) or (left in b and right in a) for a, b in OPPOSITES)
