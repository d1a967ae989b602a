"""The patterns of times of day, with the zone and the day that stand beside them."""

from tasks.extract.dates.timex_patterns import (
    COMMA,
    DATE_BESIDE,
    NAMED_DAY,
    OS,
    WEEKDAY,
    S,
    month,
    number,
    year,
)

ZONE = (
    rf"(?:{OS}\(?[^\S\n]?(?P<zone>(?:gmt|utc)(?:[^\S\n]?[+-]\d{{1,2}})?|[ecmp][sd]?t|ist|ces?t|bst|ees?t|eat|wat|cat|sast|"
    rf"ae[sd]t|ac[sd]t|awst|nz[sd]t|jst|sgt|hkt|pkt|msk|hours|hrs|[a-z]{{3,10}}{S}time)\)?)"
)
HALF = rf"{OS}(?P<half>[ap])\.?m\b\.?"
TWELVE = rf"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?{HALF}{ZONE}?"
# "Fell by 6.43 on Friday": a full stop makes a time only behind "at" or before what marks one.
FULL = (
    rf"(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)|(?<=\bat )(?P<hour_>[01]?\d|2[0-3])\.(?P<minute_>[0-5]\d)|"
    rf"(?P<hour__>[01]?\d|2[0-3])\.(?P<minute__>[0-5]\d)(?={OS}(?:[ap]\.?m\b|gmt|utc|ist|ces?t|bst|hours|hrs)))"
    rf"(?:{HALF})?{ZONE}{{0,2}}"
)
WRITTEN = (
    rf"{NAMED_DAY}(?:{month()}{S}{number()}|{number('day_')}{S}(?:of{S})?{month('month_')})(?:{COMMA}{year()})?"
    rf"|(?P<dd>\d\d)-(?P<mm>\d\d)-{year('year_')}"
)
NAMED = rf"(?P<weekday>{WEEKDAY})(?!{DATE_BESIDE})|(?P<today>today|yesterday|tomorrow)"

CLOCK_PATTERNS: tuple[tuple[str, str], ...] = (
    ("clock", rf"(?:(?:about|around){S})?{TWELVE}(?:,?{S}(?:on{S})?(?:{WRITTEN}|{NAMED}))?"),
    ("clock", rf"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d){ZONE}(?:,?{S}(?:on{S})?(?:{WRITTEN}|{NAMED}))?"),
    ("clock", rf"{FULL},?{S}on{S}(?:{WRITTEN}|{NAMED})"),
    ("clock", r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\buntil )|(?<=\bby ))(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"),
)
