"""The patterns of stretches and points that lean on another date: fiscal quarters, "Thursday week", "the 12th"."""

from tasks.extract.dates import timewords
from tasks.extract.dates.timex_patterns import COMMA, DASH, NAMED_DAY, WEEKDAY, S, month, number, year

ORDINALS = "|".join((*timewords.ORDINALS, "thirtieth"))
QUARTERS = r"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
BOOKS = (
    rf"(?P<fiscal>fy[^\S\n]?['’]?\d{{2,4}}(?:[-–/]\d{{2,4}})?|(?:19|20)\d\d[-–/]\d\d(?!\d)|"
    rf"(?:fiscal|financial){S}(?:year{S})?(?:19|20)\d\d(?:[-–/]\d\d)?(?!\d))"
)
RELATIVE_BOOKS = rf"the{S}(?:(?P<which>next|current|last|coming|previous){S})?(?:fiscal|financial){S}year"
TO = rf"(?:{S}(?:to|until|till|through){S}|[^\S\n]?[-–—][^\S\n]?)"
NTH = r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)"
NTH_2 = r"(?P<day2>[12]?\d|3[01])(?:st|nd|rd|th)"
COUNTS = "|".join(w for w in timewords.NUMBERS if w not in ("zero", "hundred"))
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
DAY_RUN = rf"{NAMED_DAY}{DAY}(?:[-–]{DAY})?"

PERIOD_PATTERNS: tuple[tuple[str, str], ...] = (
    ("fiscal", (
        rf"(?:the{S})?(?:full{S}year{S})?(?P<fiscal>(?:19|20)\d\d[-–/]\d\d(?!\d))"
        rf"(?:{S}(?:financial|fiscal){S}year)?"
    )),
    ("weekdays", (
        rf"(?P<weekday>{WEEKDAY})(?={S}(?:and|or){S}{WEEKDAY}(?:s|{S}(?P<pods>night|morning|evening|afternoon)s)\b)"
    )),
    ("fiscal_quarter", (
        rf"(?:(?:the|its){S})?(?:{QUARTERS}(?:-|{S})quarter|q(?P<q>[1-4])|(?P<half>first|second){S}half|h(?P<half_>[12])){S}"
        rf"(?:of{S})?(?:(?:the{S})?{BOOKS}|{RELATIVE_BOOKS})"
    )),
    ("quarter", rf"(?:the{S})?(?P<nth>last){S}(?P<size>quarter|half){S}(?:of{S})?{year()}"),
    ("half", rf"h(?P<half>[12]){S}(?:of{S})?{year()}"),
    ("unit_half", (
        rf"(?:the{S})?(?P<half>first|second|latter){S}half{S}of{S}(?:(?P<rel>this|next|last)|the){S}(?P<unit>month|year)"
    )),
    ("week_weekday", rf"(?P<weekday>{WEEKDAY}){S}week(?!['’\w]|{S}(?:of|ago|in)\b)"),
    ("week_weekday", rf"a{S}week{S}(?:(?:on|from){S})?(?P<weekday>{WEEKDAY})"),
    ("weekday_range", (
        rf"(?:from{S}(?P<weekday>{WEEKDAY}){TO}(?P<weekday2>{WEEKDAY})|"
        rf"between{S}(?P<weekday_>{WEEKDAY}){S}and{S}(?P<weekday2_>{WEEKDAY}))(?!{COMMA}\d|{S}week\b)"
    )),
    ("weekday_range", (
        rf"(?:from{S})?(?P<weekday>{WEEKDAY}){TO}(?P<weekday2>{WEEKDAY}){COMMA}(?:{number()}{S}{month()}|"
        rf"{month('month_')}{S}{number('day_')})(?:{COMMA}{year()})?"
    )),
    ("week_of", rf"w/c{S}(?:{WEEKDAY}{COMMA})?{number()}{S}{month()}(?:{COMMA}{year()})?"),
    ("nth_day", rf"(?<=\b[bu]y )the{S}{NTH}"),
    ("nth_day", rf"(?<=\buntil )the{S}{NTH}"),
    ("nth_day", rf"(?:the{S})?{NTH}{S}of{S}(?P<which>this|next|last){S}month"),
    ("nth_weekday", (
        rf"(?:the{S})?(?P<nth>first|second|third|fourth|last){S}(?P<weekday>{WEEKDAY}){S}(?:in|of){S}(?:"
        rf"(?P<which>this|next|last){S}month|(?P<any>(?:the|each|every|a){S}month)|{month()}(?:{COMMA}(?:of{S})?{year()})?)"
    )),
    ("ago_today", (
        rf"(?P<n>\d{{1,2}}|{COUNTS}){S}(?P<unit>day|week|fortnight|month|year)s?{S}(?P<way>ago|from){S}"
        r"(?P<today>today|yesterday|tomorrow)"
    )),
    ("day_list", (
        rf"(?P<list>{DAY_RUN}(?:(?:,{S}{DAY_RUN}){{1,6}},?{S}(?:and|or)|[-–]{DAY}{S}and){S}{DAY_RUN}){S}(?:of{S})?{month()}"
        rf"(?:{COMMA}{year()})?"
    )),
    ("day_list", (
        rf"{month()}{S}(?P<list>{DAY_RUN}(?:(?:,{S}{DAY_RUN}){{1,6}},?{S}(?:and|or)|[-–]{DAY}{S}and){S}{DAY_RUN})"
        rf"(?:{COMMA}{year()})?"
    )),
    ("shared_range", (
        rf"(?:(?<=\bfrom )|(?<=\bon )){number()}{DASH}{number('day2')}"
        rf"(?=,?{S}and{S}(?:on|from){S}{number('later')}(?:{DASH}{number('end')})?{S}{month()}(?:{COMMA}{year()})?)"
    )),
    ("nth_range", (
        rf"(?:(?<=\bon )|(?<=\bfrom )|(?<=\bbetween ))the{S}{NTH}{S}(?:and|to|until){S}(?:the{S})?{NTH_2}"
        rf"(?:{S}of{S}(?P<which>this|next|last){S}month)?"
    )),
    ("nth_told", rf"(?:(?<=\btomorrow, )|(?<=\btoday, )|(?<=\byesterday, ))the{S}{NTH}"),
    ("shared_day", (
        rf"(?<=\bon )(?P<day>[1-9]|[12]\d|3[01])(?={S}(?:and|or){S}(?:in|at|with|for){S}[^\W\d][^,.;:\d\n]{{1,40}}{S}on"
        rf"{S}{number('later')}{S}{month()}(?:{COMMA}{year()})?)"
    )),
    ("word_day", (
        rf"(?:{WEEKDAY}{COMMA})?{month()}{S}(?:the{S})?(?P<word>(?:(?:twenty|thirty)[- ])?(?:{ORDINALS}))"
        rf"(?:{COMMA}{year()})?"
    )),
    ("the_day", rf"(?:(?<=\blater in )|(?<=\bearlier in ))the{S}(?P<unit>day)"),
    ("in_fortnight", rf"(?<=\bin )(?:a|one){S}(?P<unit>fortnight)"),
    ("every", rf"(?:every|each){S}(?P<unit>fortnight)"),
    ("iso_clock", (
        rf"{year()}-(?P<mm>\d\d)-(?P<day>\d\d)(?:t|{S})(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?"
        rf"(?:z|{S}(?:utc|gmt))?"
    )),
)  # fmt: skip
