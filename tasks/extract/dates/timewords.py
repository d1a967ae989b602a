"""The words of the calendar: what months, units, parts of a day and plans are called in English news."""

import calendar

MONTHS = (
    {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
    | {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n}
    | {"sept": 9}
)
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
WEEKDAY_SHORT = ("mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = {w: n for n, w in enumerate(SMALL)} | TENS | {"a": 1, "an": 1, "another": 1, "dozen": 12, "hundred": 100}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINAL = {w: n for n, w in enumerate(ORDINALS, 1)} | {"thirtieth": 30, "final": 4, "last": 4}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
DECADES |= {"eighties": 80, "nineties": 90}

# Unit -> letter of an ISO 8601 duration and how many of it.
UNITS = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1), "night": ("D", 1), "week": ("W", 1),
    "fortnight": ("W", 2), "weekend": ("WE", 1), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1),
    "decade": ("Y", 10), "century": ("Y", 100), "centurie": ("Y", 100),
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_ORDER = ("SP", "SU", "FA", "WI")
PARTS_OF_DAY = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00",
    "midnight": "T24:00",
}  # fmt: skip
HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "new year's day": (1, 1),
    "new year's eve": (12, 31), "new year’s day": (1, 1), "new year’s eve": (12, 31), "valentine's day": (2, 14),
    "halloween": (10, 31), "boxing day": (12, 26), "may day": (5, 1),
}  # fmt: skip
LOOSE_HOLIDAYS = frozenset(("christmas", "halloween", "valentine's day", "may day"))  # a season, or not all states'
FREQUENCIES = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "yearly": "P1Y", "hourly": "PT1H",
    "nightly": "P1D",
}  # fmt: skip

# Vague references. "Soon", "previously" and the adjective "future" are left out: annotators mark one in five of them.
PRESENT = ("now", "currently", "current", "right now", "at present", "at the moment", "these days")
PAST = (
    "recently", "recent", "more recently", "not too long ago", "not long ago", "the past", "recent days",
    "recent times", "past years", "the distant past", "the recent past", "lately",
)  # fmt: skip
FUTURE = ("very soon", "the near future", "the future", "the coming days", "the long term", "the near term",
          "the short term", "as soon as possible", "shortly")  # fmt: skip

# A verb or adjective of these says that its infinitive is still to come.
PLANNING = frozenset(
    [
        "schedule",
        "expect",
        "set",
        "plan",
        "slate",
        "due",
        "anticipate",
        "intend",
        "hope",
        "aim",
        "propose",
        "prepare",
        "vow",
        "promise",
        "pledge",
        "want",
        "wish",
        "agree",
        "decide",
        "ready",
        "poise",
        "likely",
        "bind",
        "destine",
        "project",
        "tip",
        "tentatively",
        "postpone",
        "reschedule",
    ]
)
# Their passive participle itself does: "the vote, scheduled for Monday".
# Those that plan only "for" a day or "to" do something.
FIXING = frozenset(["set", "fix", "book", "pencil", "earmark", "timetable"])
SCHEDULED = frozenset(["schedule", "slate", "due", "expect", "plan", "anticipate", "postpone", "reschedule"]) | FIXING
PLANNED = frozenset(("plan", "schedule", "slate", "propose"))
# Words right before a date that put it ahead whatever the verb; prepositions that do where the verb does not look back.
EFFECTIVE = frozenset(("payable", "effective"))
DEADLINE = frozenset(("until", "till", "by", "through"))
PUT_OFF = frozenset(["postpone", "extend", "delay", "adjourn", "suspend", "defer", "remand"])
# What is moved "to" a day, and what is put on a list "for" it, is still to come, whatever the tense of the verb.
MOVED = frozenset(
    PUT_OFF | {"move", "push", "put", "bring", "shift", "reschedule", "slip", "prolong", "advance", "take"}
)
# "Has called the mill owners to the ministry on Wednesday": who is called has not come yet.
SUMMONING = frozenset(["call", "summon", "invite", "convene", "convoke"])
CALLED_OFF = frozenset(PUT_OFF | {"cancel", "call", "scrap", "abandon"})
# Their infinitive did happen: "managed to agree on Friday".
ACHIEVING = frozenset(
    [
        "manage",
        "begin",
        "start",
        "continue",
        "help",
        "fail",
        "come",
        "go",
        "seem",
        "appear",
        "happen",
        "tend",
        "use",
        "get",
        "decline",
        "refuse",
        "vote",
    ]
)
REPORTING = frozenset(
    [
        "say",
        "tell",
        "confirm",
        "announce",
        "report",
        "state",
        "add",
        "note",
        "declare",
        "disclose",
        "reveal",
        "write",
        "post",
        "tweet",
        "claim",
        "warn",
        "insist",
        "explain",
        "comment",
        "reply",
        "inform",
        "deny",
        "acknowledge",
        "speak",
        "brief",
    ]
)
# Forms that are present and past in one.
PAST_ALIKE = frozenset(
    "bet beat bid burst cast cost cut fit hit hurt let put quit read rid set shed shut split spread thrust".split()
)
STATIVE = frozenset(
    [
        "say",
        "tell",
        "report",
        "be",
        "have",
        "show",
        "mean",
        "remain",
        "include",
        "note",
        "suggest",
        "believe",
        "think",
        "know",
        "see",
    ]
)
# Nouns by which a note may call what is dated.
OCCASIONS = frozenset(
    [
        "meeting",
        "visit",
        "trip",
        "talk",
        "talks",
        "summit",
        "conference",
        "ministerial",
        "session",
        "hearing",
        "vote",
        "election",
        "referendum",
        "ceremony",
        "briefing",
        "dialogue",
        "forum",
        "assembly",
        "debate",
        "tour",
        "call",
        "interview",
        "speech",
        "statement",
        "post",
        "release",
        "announcement",
        "signing",
        "launch",
        "consultation",
        "negotiation",
        "discussion",
        "inauguration",
        "congress",
        "convention",
        "gathering",
        "delegation",
        "exercise",
    ]
)
# Words that make a weekday or a month part of a name.
NOT_BEFORE = frozenset(
    [
        "black",
        "good",
        "ash",
        "cyber",
        "giving",
        "super",
        "bloody",
        "palm",
        "easter",
        "maundy",
        "shrove",
        "fat",
        "spy",
        "holy",
    ]
)
NOT_AFTER = frozenset(
    [
        "times",
        "telegraph",
        "mirror",
        "express",
        "guardian",
        "post",
        "herald",
        "mail",
        "magazine",
        "movement",
        "agreement",
    ]
)
