"""The patterns of time expressions over lower-cased text: the grammar as data.

Every repetition is bounded, so that the work grows with the length of the text and with nothing else.
A name may stand several times; a group whose name ends in "_" is the same part in another place.
"""

import re

from tasks.extract.dates import timewords as words


def _any(*names: str) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))


S = r"[^\S\n]{1,2}"
OS = r"[^\S\n]{0,2}"
COMMA = r"[^\S\n]?,?[^\S\n]{1,2}"
FULL_MONTHS = _any(*(m for m in words.MONTHS if len(m) > 4 or m in ("may", "june", "july")))
SHORT_MONTHS = _any(*(m for m in words.MONTHS if len(m) <= 4 and m not in ("may", "june", "july")))
WEEKDAYS = _any(*words.WEEKDAYS)
WEEKDAY = rf"(?:{WEEKDAYS})"
UNITS = _any(*(u for u in words.UNITS if u != "centurie"))
COUNT_WORD = _any(*words.NUMBERS)
TENS = _any(*words.TENS)
POD = r"(?P<pod>morning|afternoon|evening|night|noon|midday)"
NAMED_DAY = rf"(?:(?:{WEEKDAYS}|(?:{_any(*words.WEEKDAY_SHORT)})\.?)(?:[^\S\n]?,)?{S})?"
TOLD_DAY = NAMED_DAY.replace("(?:(?:", "(?:(?P<told>", 1)  # held against the date beside it
DASH = rf"(?:[^\S\n]?[-–—‐‑][^\S\n]?|{S}(?:to|until|till|through){S}(?:the{S})?)"
COMMA_TO = rf"(?:,(?={S}(?:to|until|till|through)\b))?"  # "from Monday, 30 November, to Thursday, 3 December"
AND = rf"(?:{S}(?P<and>and|or){S})"
BETWEEN = r"(?<=\bbetween )"
SEASON = rf"(?P<season>{_any(*words.SEASONS)})"
ORDINAL = r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)"
QUANTITY = (
    rf"(?P<about>(?:about|nearly|almost|more{S}than|less{S}than|fewer{S}than|no{S}more{S}than|over|under|up{S}to|"
    rf"at{S}least|at{S}most|roughly|around|just{S}over|just{S}under|only|some|another|an{S}additional|an{S}estimated|"
    rf"approximately){S})?"
)
COUNT = (
    rf"(?P<n>\d{{1,4}}(?:\.\d)?(?:{S}\d/\d)?|(?:{TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|"
    rf"(?:a{S})?(?:few|couple{S}of|couple|dozen)|several|many|some|half{S}an?|an?{S}half|{COUNT_WORD}(?:{S}hundred)?)"
    rf"(?:{S}(?P<more>more|additional|full|consecutive|straight|trading|working|whole))?"
)
UNIT = rf"(?P<unit>{UNITS}|centurie)s?"
PART = (
    rf"(?P<mod>(?:(?:the|very){S})?(?:early|late|mid|earlier|later)(?:-|{S})(?:in{S}|on{S})?(?:the{S})?|(?:start|end)-|"
    rf"(?:(?<=\bby )|(?<=\buntil )|(?<=\bat )|(?<=\bsince ))end{S}(?:of{S})?|"
    rf"(?:the{S})?(?:very{S})?(?:beginning|start|end|middle|close|turn|rest|remainder|(?:first|second|last|latter){S}half|"
    rf"(?:first|second|third|last|final){S}(?:weeks?|days?)|(?:early|latter|first){S}part){S}of{S}(?:the{S})?)?"
)
RELATIVE = (
    rf"(?P<rel>this{S}past|this{S}coming|the{S}coming|the{S}past|the{S}last|the{S}next|last|next|this|past|coming)"
)
OF_YEAR = rf"(?:of{S})?(?P<which>last|this|next){S}year"
START = r"(?<![\w$£€¥₹#@.,/:%&+-])"
END = r"(?![\w%])(?![.,:/]\d)(?!-\d)"


def month(name: str = "month") -> str:
    return rf"(?P<{name}>(?:{FULL_MONTHS})|(?:{SHORT_MONTHS})\b\.?)"


def number(name: str = "day") -> str:
    return rf"(?P<{name}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"


def year(name: str = "year") -> str:
    return rf"(?P<{name}>(?:1[5-9]|2[01])\d\d)(?!\d)"


DATE_BESIDE = (
    rf"{COMMA}(?:the{S})?(?:\d{{1,2}}(?:st|nd|rd|th)?{S}(?:day{S})?(?:of{S})?)?(?:{FULL_MONTHS}|{SHORT_MONTHS})\b"
)
SPELLED = (
    rf"(?P<century>nineteen|twenty)[- ](?P<tens>{TENS})(?:[- ](?P<ones>one|two|three|four|five|six|seven|eight|nine))?"
)
PERIOD = r"(?:fiscal|financial|calendar|full|whole|current|entire|academic)"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"{year()}-(?P<mm>\d\d)-(?P<day>\d\d)(?:t\d\d:\d\d(?::\d\d)?z?)?"),
    ("week_of", (
        rf"the{S}week{S}(?:of|beginning|commencing|starting|from){S}{NAMED_DAY}(?:{month('month_')}"
        rf"{S}{number('day_')}|{number()}{S}{month()})(?:{COMMA}{year()})?"
    )),
    ("numeric", (
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)?"
        r"\d\d)"
    )),
    ("range_md", (
        rf"{NAMED_DAY}{month()}{S}{number()}(?:{DASH}|{AND}){NAMED_DAY}{number('day2')}(?:{COMMA}"
        rf"{year()})?"
    )),
    ("range_dm", (
        rf"{NAMED_DAY}{number()}(?:{DASH}|{AND}){NAMED_DAY}{number('day2')}{S}(?:of{S}"
        rf")?{month()}(?:{COMMA}{year()})?"
    )),
    ("range_mm", (
        rf"{NAMED_DAY}{month()}{S}{number()}(?:{COMMA}{year()})?{COMMA_TO}{DASH}{NAMED_DAY}{month('month2')}"
        rf"{S}{number('day2')}(?:{COMMA}{year('year2')})?|"
        rf"{BETWEEN}{NAMED_DAY}{month('month_')}{S}{number('day_')}(?:{COMMA}{year('year_')})?{S}and{S}{NAMED_DAY}"
        rf"{month('month2_')}{S}{number('day2_')}(?:{COMMA}{year('year2_')})?"
    )),
    ("range_dd", (
        rf"{NAMED_DAY}{number()}{S}{month()}(?:{COMMA}{year()})?{COMMA_TO}{DASH}{NAMED_DAY}{number('day2')}"
        rf"{S}{month('month2')}(?:{COMMA}{year('year2')})?|"
        rf"{BETWEEN}{NAMED_DAY}{number('day_')}{S}{month('month_')}(?:{COMMA}{year('year_')})?{S}and{S}{NAMED_DAY}"
        rf"{number('day2_')}{S}{month('month2_')}(?:{COMMA}{year('year2_')})?"
    )),
    ("range_months", (
        rf"(?:(?<=from ){month()}{S}(?:to|until|till|through){S}{month('month2')}|"
        rf"{month('month_')}[-–/]{month('month2_')}|(?<=between ){month('month__')}{S}and{S}{month('month2__')}"
        rf")(?:{COMMA}(?:of{S})?{year()})?"
    )),
    ("day", (
        rf"(?:{TOLD_DAY}|(?P<rel>last|next|this){S}){month()}{S}(?:the{S})?{number()}(?:{COMMA}(?:{year()}|{OF_YEAR}))?"
        rf"(?:{S}{POD})?"
    )),
    ("day", (
        rf"{TOLD_DAY}(?:the{S}(?=\d\d?[snrt]))?{number()}{S}(?:day{S}of{S}|of{S})?"
        rf"{month()}(?:{COMMA}(?:{year()}|{OF_YEAR}))?(?:{S}{POD})?"
    )),
    ("day", rf"{number()}[-–]{month()}[-–]{year()}"),
    ("nth_day", rf"(?<=\bon )the{S}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)"),
    ("month_year", rf"{PART}(?:{RELATIVE}{S})?{month()}{COMMA}(?:of{S})?(?:{year()}|{SPELLED})"),
    ("month", rf"{PART}(?:{RELATIVE}{S})?{month()}(?:{COMMA}{OF_YEAR})?"),
    ("year", (
        rf"{PART}(?:(?P<fiscal>(?:the{S})?(?:fiscal|financial|calendar)(?:{S}year)?"
        rf"){S}|the{S}year{S})?{year()}(?:{S}fiscal{S}year)?(?:{S}(?:or{S}later|and{S}"
        r"beyond))?"
    )),
    ("fiscal", (
        r"(?P<fiscal>fy[^\S\n]?['’]?\d{2,4}(?:[-–/]\d{2,4})?|(?:fiscal(?: year)?"
        r" |financial year )?(?:19|20)\d\d[-–/]\d\d)(?!\d)"
    )),
    ("word_year", rf"(?:the{S}year{S})?{SPELLED}|the{S}year{S}two{S}thousand"),
    ("decade", (
        rf"(?:the{S})?(?:(?:early|late|mid)(?:-|{S}))?(?:(?P<year>(?:1[5-9]|20)\d0)s|"
        rf"['’]?(?P<short>[2-9]0)['’]?s|(?P<word>{_any(*words.DECADES)}))"
    )),
    ("century", (
        rf"(?:the{S})?(?:(?:early|late|mid)(?:-|{S}))?(?P<century>\d\d?)(?:st|nd|rd|"
        rf"th)(?:-|{S})century"
    )),
    ("weekday", (
        rf"{PART}(?:{RELATIVE}{S})?(?P<weekday>{WEEKDAY})(?:{COMMA}(?:of{S})?(?P<week>last|"
        rf"next|this){S}week)?(?:{S}{POD})?"
    )),
    ("weekday", rf"(?P<week>last|next|this){S}week(?:{S}on)?{S}(?P<weekday>{WEEKDAY})"),
    ("weekday", (
        rf"(?P<weekday>{WEEKDAY}){S}(?P<rel>last|next)(?=[^\S\n]?(?:[.,;:)\n—–]|$)|{S}(?:and|but|or|at|in|on|by|for|from|"
        r"that|when|with|before|after|over|against|as)\b)"
    )),
    ("weekdays", (
        rf"(?:(?:every|each|most|some){S}(?P<weekday>{WEEKDAY})s?|(?P<weekday2>{WEEKDAY})s|"
        rf"(?P<weekday3>{WEEKDAY}){S}(?P<pods>night|morning|evening|afternoon)s)"
    )),
    ("pod_day", (
        rf"{PART}(?P<part>noon|midnight|morning|afternoon|evening|night){S}(?:of{S}"
        rf"|on{S})?(?:(?P<weekday>{WEEKDAY})(?!{DATE_BESIDE})|"
        r"(?P<today>today|yesterday|tomorrow))"
    )),
    ("today", (
        rf"{PART}(?P<today>the{S}day{S}(?:after{S}tomorrow|before{S}yesterday)|today|"
        rf"tonight|yesterday|tomorrow)(?:{S}{POD})?"
    )),
    ("unit", (
        rf"{PART}{RELATIVE}{S}(?:{PERIOD}{S})?(?P<unit>week|fortnight|month|quarter|"
        r"year|decade|century|weekend)"
    )),
    ("unit", (
        rf"{PART}(?:the|its|their){S}(?P<rel>current){S}(?:{PERIOD}{S})?(?P<unit>week|"
        r"month|quarter|year|decade|century)"
    )),
    ("end_of", (
        rf"(?P<mod>(?:the{S})?(?:beginning|start|end|middle|close|rest|remainder|(?:first|"
        rf"second){S}half|(?:last|final){S}week){S}of{S})(?:the|its){S}(?P<unit>week|month|quarter|year|"
        r"decade|century)"
    )),
    ("year_end", (
        rf"(?P<around>around{S})?(?:year-end|year{S}end|year['’]s{S}end|the{S}year-end)(?:{S}"
        rf"{year()})?"
    )),
    ("the_unit", (
        rf"the{S}(?:full{S}|entire{S}|whole{S}|fiscal{S})?(?P<unit>week|year|weekend)(?:{S}"
        r"(?P<ended>end(?:ed|ing)))?"
    )),
    ("other_unit", (
        rf"(?:the{S})?(?P<rel>following|previous|same|preceding|next){S}(?P<unit>day|"
        r"week|month|year|weekend|morning|evening)"
    )),
    ("other_unit", rf"the{S}(?P<unit>year){S}(?P<rel>previous|before)"),
    ("other_unit", rf"(?P<rel>that|that{S}same){S}(?P<unit>day|week|month|year|weekend|night)"),
    ("previous_weekday", rf"the{S}(?P<rel>previous|following){S}(?P<weekday>{WEEKDAY})"),
    ("pod", rf"{PART}(?P<rel>this|last|the{S}following|that){S}{POD}"),
    ("overnight", r"(?P<pod>overnight)"),
    ("quarter", (
        rf"(?:(?P<which0>last|this|next){S}year['’]s{S}|(?:the|its|their|a|our){S}"
        rf"(?:(?P<ago>year-(?:ago|earlier)){S})?(?:{year('year0')}{S})?)?(?:fiscal[- ])?"
        rf"{ORDINAL}(?:-|{S})(?:fiscal{S})?(?P<size>quarter|half)(?:{S}(?:of{S})?(?:the{S}"
        rf"|fiscal{S}){{0,2}}(?:{year()}|{OF_YEAR}|(?P<thisyear>(?:fiscal{S})?year)))?"
    )),
    ("quarter", rf"q(?P<nth>[1-4])(?:{S}(?:of{S})?{year()})?"),
    ("quarter", rf"(?:the{S})?{year('year0')}{S}{ORDINAL}(?:-|{S})(?P<size>quarter|half)"),
    ("the_quarter", (
        rf"(?:the|its){S}(?:comparable{S})?(?P<age>latest|most{S}recent|year-ago|year-earlier|"
        rf"same|current)?{OS}(?:fiscal{S})?(?P<size>quarter|period)"
    )),
    ("same_last_year", (
        rf"the{S}quarter{S}a{S}year{S}(?:ago|earlier)|the{S}(?:same|corresponding|"
        rf"comparable|year-ago|year-earlier){S}(?:period|time|quarter|month)(?:{S}"
        rf"(?:of{S})?(?:last{S}year|a{S}year{S}(?:ago|earlier)|the{S}previous{S}year))"
    )),
    ("year_period", rf"the{S}{year()}{S}(?P<size>period|quarter)"),
    ("ago", (
        rf"{QUANTITY}{COUNT}{S}{UNIT}(?:{S}or{S}so)?{S}(?P<way>ago|earlier|before|"
        rf"later|from{S}now|hence|previously|prior)"
    )),
    ("ago", rf"(?P<unit>{UNITS}|centurie)s{S}(?P<way>ago|earlier)"),
    ("year_ago", r"(?:the )?year-(?:earlier|ago)"),
    ("in_time", rf"(?<=\bin ){COUNT}{S}{UNIT}['’]?s?['’]?{S}(?P<way>time)"),
    ("span", (
        rf"(?:(?:the|this|these|at{S}least{S}the|each{S}of{S}the){S})?(?P<rel>past|"
        rf"last|next|coming|first|final|previous|latest|following|recent){S}(?:{COUNT}{S}"
        rf"(?:(?:to|or){S}(?:\w{{1,9}}){S})?)?{UNIT}(?:{S}or{S}so)?(?:{S}of{S}{year()})?"
    )),
    ("span", rf"(?:the){S}{COUNT}{S}{UNIT}(?:{S}(?:ended|ending))?"),
    ("span", rf"the{S}(?P<unit>day|week|month|year|decade)s?{S}(?P<rel>ahead)"),
    ("every", (
        rf"(?:every|each|per){S}(?:other{S})?(?P<unit>day|week|month|quarter|year|"
        r"hour|minute|morning|night|weekend|summer)"
    )),
    ("every", rf"(?:every|each){S}(?:(?P<dd>\d{{1,2}}){S})?{month()}(?:{S}(?P<dd_>\d{{1,2}})(?!\d))?"),
    ("duration", rf"{QUANTITY}{COUNT}(?:{S}and{S}a{S}half)?(?:-|{S}){UNIT}(?:{S}and{S}a{S}half)?"),
    ("durations", rf"(?:many{S}|over{S}the{S}|the{S})?(?P<unit>{UNITS}|centurie)s"),
    ("often", rf"(?P<often>{_any(*words.FREQUENCIES)})|(?P<annual>annual)"),
    ("reference", rf"(?P<ref>{_any(*words.PRESENT, *words.PAST, *words.FUTURE)})"),
    ("weekend", rf"{PART}(?:(?P<rel>this|last|next|the|this{S}past|this{S}coming){S})?weekend"),
    ("season", (
        rf"{PART}(?:(?P<rel>last|this|next|this{S}past|this{S}coming|the|the{S}early|"
        rf"the{S}late){S})?{SEASON}(?:{S}(?:of{S})?(?:{year()}|{SPELLED}))?"
    )),
    ("holiday", rf"(?P<holiday>{_any(*words.HOLIDAYS)})(?:{COMMA}{year()})?"),
)  # fmt: skip

# A rule is only tried on a text that has one of these words: most texts lack most of them.
_MONTHS = frozenset(words.MONTHS)
_DAYS = frozenset(words.WEEKDAYS)
_PARTS = frozenset(words.PARTS_OF_DAY)
_WAYS = frozenset(("ago", "earlier", "before", "later", "from", "hence", "previously", "prior"))
TRIGGERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("range_md", "range_dm", "range_mm", "range_dd", "range_months", "day", "month_year", "month", "week_of"),
        _MONTHS,
    ),
    **dict.fromkeys(("weekday", "previous_weekday"), _DAYS),
    "weekdays": _DAYS | {f"{day}s" for day in words.WEEKDAYS},
    "pod_day": _PARTS,
    "pod": _PARTS,
    "overnight": frozenset(("overnight",)),
    "today": frozenset(("today", "tonight", "yesterday", "tomorrow")),
    "quarter": frozenset(("quarter", "half", "q")),
    "the_quarter": frozenset(("quarter", "period")),
    "same_last_year": frozenset(("same", "corresponding", "comparable", "quarter", "year")),
    "ago": _WAYS,
    "year_ago": frozenset(("year",)),
    "year_end": frozenset(("end",)),
    "in_time": frozenset(("time",)),
    "weekend": frozenset(("weekend",)),
    "season": frozenset(words.SEASONS),
    "word_year": frozenset(("nineteen", "twenty", "thousand")),
    "century": frozenset(("century",)),
}
