"""What expressions mean that count from another day: "next week", "on Wednesday", "a year earlier"."""

import re
from datetime import date

from tasks.extract.dates import periods, timewords
from tasks.extract.dates.periods import add_days, add_months
from tasks.extract.dates.timex_values import Rule, Setting, Value, count, dated, nearest_year

STEPS = {"last": -1, "past": -1, "this past": -1, "the past": -1, "the last": -1, "previous": -1,
         "preceding": -1, "before": -1,
         "this": 0, "current": 0, "same": 0, "that": 0, "that same": 0,
         "next": 1, "coming": 1, "this coming": 1, "the coming": 1, "the next": 1, "following": 1}  # fmt: skip
ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
ORDER |= dict.fromkeys(("final", "last"), 4)


def moved(base: date, unit: str, steps: int) -> str:
    """The ``unit`` that holds ``base``, moved by whole units."""
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        return add_days(base, steps).isoformat()
    if unit in ("week", "fortnight"):
        return periods.week(add_days(base, 7 * steps * (2 if unit == "fortnight" else 1)))
    if unit == "weekend":
        return periods.week(add_days(base, 7 * steps)) + "-WE"
    if unit == "month":
        return periods.month(add_months(base, steps))
    if unit == "quarter":
        return periods.quarter(add_months(base, 3 * steps))
    year = min(max(base.year, 1) + steps * timewords.UNITS.get(unit, ("Y", 1))[1], 9999)
    if unit == "decade":
        return f"{year:04d}"[:3]
    return f"{year:04d}"[:2] if unit in ("century", "centurie") else f"{max(year, 1):04d}"


def reference_day(setting: Setting) -> date:
    """The first day of the value named before, for "the following day"; else the day of writing."""
    days = periods.interval(setting.last) if setting.last else None
    return days[0] if days else setting.anchor


def weekday_day(number: int, rel: str, week: str, setting: Setting) -> date:
    """The weekday meant: the latest up to the day of writing unless words or verb point ahead."""
    anchor = setting.anchor
    latest = add_days(anchor, -((anchor.weekday() - number) % 7))
    coming = add_days(anchor, (number - anchor.weekday()) % 7)
    if week:
        return add_days(anchor, number - anchor.weekday() + 7 * STEPS[week])
    step = STEPS.get(rel, 0)
    if step < 0:
        return latest if latest < anchor else add_days(latest, -7)
    if step > 0:
        return coming if coming > anchor else add_days(coming, 7)
    if rel == "this":
        return latest if setting.direction == "past" else coming
    return coming if setting.direction == "upcoming" else latest


def _weekday(parts: dict[str, str], setting: Setting) -> Value | None:
    number = timewords.WEEKDAYS[parts["weekday"]]
    return dated(weekday_day(number, parts.get("rel", ""), parts.get("week", ""), setting), parts)


def _previous_weekday(parts: dict[str, str], setting: Setting) -> Value | None:
    number, base = timewords.WEEKDAYS[parts["weekday"]], reference_day(setting)
    step = -((base.weekday() - number) % 7 or 7) if parts["rel"] == "previous" else ((number - base.weekday()) % 7 or 7)
    return dated(add_days(base, step), {})


def _weekdays(parts: dict[str, str], _: Setting) -> Value | None:
    name = next(parts[key] for key in ("weekday", "weekday2", "weekday3") if key in parts)
    pod = timewords.PARTS_OF_DAY[parts["pods"]] if parts.get("pods") else ""
    return "SET", f"XXXX-WXX-{timewords.WEEKDAYS[name] + 1}{pod}"


def named_day(name: str, anchor: date) -> date:
    steps = {"yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2, "the day before yesterday": -2}
    return add_days(anchor, steps.get(name, 0))


def _today(parts: dict[str, str], setting: Setting) -> Value | None:
    name = parts["today"]
    pod = {"pod": "night"} if name == "tonight" else {k: v for k, v in parts.items() if k == "pod"}
    return dated(named_day(name, setting.anchor), pod)


def _pod_day(parts: dict[str, str], setting: Setting) -> Value | None:
    if parts.get("weekday"):
        return _weekday(parts, setting)
    return dated(named_day(parts["today"], setting.anchor), {"part": parts["part"]})


def _pod(parts: dict[str, str], setting: Setting) -> Value | None:
    rel = parts.get("rel", "")
    base = reference_day(setting) if rel in ("that", "the following") else setting.anchor
    return dated(add_days(base, -1 if rel == "last" else 1 if rel == "the following" else 0), parts)


def _overnight(_: dict[str, str], setting: Setting) -> Value | None:
    return "TIME", setting.anchor.isoformat() + "TNI"


def _unit(parts: dict[str, str], setting: Setting) -> Value | None:
    rel, unit = parts["rel"], parts["unit"]
    steps = STEPS[rel]
    if unit == "fortnight" and steps > 0:
        return "DURATION", "P2W"
    if rel in ("the past", "past") and unit != "weekend" and not (unit == "year" and rel == "the past"):
        letter, many = timewords.UNITS[unit]
        return "DURATION", f"P{many}{letter}"
    if unit == "weekend" and steps == 0 and setting.direction == "past" and setting.anchor.weekday() < 5:
        steps = -1
    return "DATE", moved(setting.anchor, unit, steps)


def _end_of(parts: dict[str, str], setting: Setting) -> Value | None:
    return "DATE", moved(setting.anchor, parts["unit"], 0)


def _year_end(parts: dict[str, str], setting: Setting) -> Value | None:
    if parts.get("year"):
        return "DATE", f"{parts['year']}-12-31"
    year = setting.anchor.year - 1 if setting.direction == "past" else nearest_year(12, 31, setting)
    return "DATE", f"{year:04d}-12-31"


def _the_unit(parts: dict[str, str], setting: Setting) -> Value | None:
    unit = parts["unit"]
    if unit == "weekend":
        back = setting.direction != "upcoming" and setting.anchor.weekday() < 5
        return "DATE", moved(setting.anchor, unit, -1 if back else 0)
    if parts.get("ended"):
        return "DURATION", "P1Y" if unit == "year" else "P1W"
    return "DATE", moved(setting.anchor, unit, 0)


def _other_unit(parts: dict[str, str], setting: Setting) -> Value | None:
    unit = parts["unit"]
    if parts["rel"].startswith("that") and unit == "day" and setting.last and not ONE_DAY.fullmatch(setting.last):
        return None
    pod = timewords.PARTS_OF_DAY.get(unit, "")
    return ("TIME" if pod else "DATE"), moved(reference_day(setting), unit, STEPS[parts["rel"]]) + pod


def _quarter(parts: dict[str, str], setting: Setting) -> Value | None:
    nth = int(parts["nth"]) if parts["nth"].isdigit() else ORDER[parts["nth"]]
    half = parts.get("size") == "half"
    nth = 2 if half and parts["nth"] in ("last", "final") else nth
    if half and nth > 2:
        return None
    anchor, written = setting.anchor, parts.get("year") or parts.get("year0")
    which = parts.get("which") or parts.get("which0")
    year = int(written) if written else anchor.year + {"last": -1, "next": 1}.get(which or "", 0)
    opens = 1 + (nth - 1) * (6 if half else 3)
    if (
        not written
        and not which
        and not parts.get("thisyear")
        and opens > anchor.month + (setting.direction == "upcoming") * 12
    ):
        year -= 1
    year -= bool(parts.get("ago"))
    return "DATE", f"{year:04d}-{'H' if half else 'Q'}{nth}"


def last_quarter(setting: Setting) -> str:
    """The quarter the text reports on; else the last one complete."""
    if re.fullmatch(r"\d{4}-Q\d", setting.period):
        return setting.period
    return periods.quarter(add_months(setting.anchor, -3))


def year_before(value: str) -> str:
    """The same stretch a year before; of first/last both."""
    if "/" in value:
        return "/".join(year_before(part) for part in value.split("/"))
    return f"{max(int(value[:4]) - 1, 1):04d}{value[4:]}"


def _the_quarter(parts: dict[str, str], setting: Setting) -> Value | None:
    age = parts.get("age", "")
    if parts["size"] == "period" and age in ("", "current", "same"):
        return None
    found = periods.quarter(setting.anchor) if age == "current" else last_quarter(setting)
    return "DATE", year_before(found) if age in ("year-ago", "year-earlier") else found


def _same_last_year(_: dict[str, str], setting: Setting) -> Value | None:
    return "DATE", year_before(setting.period or last_quarter(setting))


def _year_period(parts: dict[str, str], setting: Setting) -> Value | None:
    return "DATE", parts["year"] + last_quarter(setting)[4:]


def _ago(parts: dict[str, str], setting: Setting) -> Value | None:
    many, unit, way = count(parts.get("n", "")), parts["unit"], parts["way"]
    back = way in ("ago", "earlier", "before", "previously", "prior")
    letter = timewords.UNITS[unit][0]
    if many == "X":
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    if unit in ("second", "minute", "hour"):
        return "TIME", setting.anchor.isoformat()
    counted = setting.period[5:6] == "Q" or "/" in setting.period
    if many == "1" and unit == "year" and way in ("ago", "earlier", "before") and counted:
        return "DATE", year_before(setting.period)
    if many == "1" and unit == "year" and way == "earlier":
        return "DATE", f"{setting.anchor.year - 1:04d}"
    base = setting.anchor if way in ("ago", "from now", "hence") else reference_day(setting)
    steps = round(float(many)) * (-1 if back else 1)
    if abs(steps) * timewords.UNITS[unit][1] > 2000 and letter == "Y":
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    return "DATE", moved(base, unit, steps)


def _in_time(parts: dict[str, str], setting: Setting) -> Value | None:
    many = count(parts["n"])
    if many == "X" or parts["unit"] in ("second", "minute", "hour"):
        return "DATE", "FUTURE_REF"
    return "DATE", moved(setting.anchor, parts["unit"], round(float(many)))


def _year_ago(_: dict[str, str], setting: Setting) -> Value | None:
    return "DATE", year_before(setting.period) if setting.period else f"{setting.anchor.year - 1:04d}"


def _weekend(parts: dict[str, str], setting: Setting) -> Value | None:
    rel = parts.get("rel", "").removeprefix("this ")
    step = STEPS.get(rel, 0)
    if not step and setting.direction != "upcoming" and setting.anchor.weekday() < 5 and rel != "this":
        step = -1
    return "DATE", moved(setting.anchor, "weekend", step)


def _season(parts: dict[str, str], setting: Setting) -> Value | None:
    code = timewords.SEASONS[parts["season"]]
    if parts.get("year"):
        return "DATE", f"{parts['year']}-{code}"
    rel = parts.get("rel", "").removeprefix("this ")
    if not rel and not parts.get("mod"):
        return None
    opens = 3 * (timewords.SEASON_ORDER.index(code) + 1)  # the month in which it begins
    past_opening, step = setting.anchor.month >= opens, STEPS.get(rel, 0)
    within = past_opening and setting.anchor.month < opens + 3
    year = setting.anchor.year - (step < 0 and (within or not past_opening)) + (step > 0 and past_opening)
    return "DATE", f"{year:04d}-{code}"


def _clock(parts: dict[str, str], setting: Setting) -> Value | None:
    hour, half = int(parts["hour"]), parts.get("half")
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    moment: date | None = setting.anchor
    if parts.get("weekday"):
        moment = weekday_day(timewords.WEEKDAYS[parts["weekday"]], "", "", setting)
    elif parts.get("today"):
        moment = named_day(parts["today"], setting.anchor)
    elif parts.get("mm"):
        moment = periods.day(int(parts["year"]), int(parts["mm"]), int(parts["dd"]))
    elif parts.get("month"):
        month, number = timewords.MONTHS[parts["month"].rstrip(".")], int(parts["day"])
        moment = periods.day(int(parts.get("year") or nearest_year(month, number, setting)), month, number)
    elif setting.time_of:
        moment = date.fromisoformat(setting.time_of)
    zone = "Z" if parts.get("zone") in ("gmt", "utc") else ""
    return ("TIME", f"{moment.isoformat()}T{hour:02d}:{parts.get('minute') or '00'}{zone}") if moment else None


RELATIVE: dict[str, Rule] = {
    "weekday": _weekday, "previous_weekday": _previous_weekday, "weekdays": _weekdays, "pod_day": _pod_day,
    "today": _today, "unit": _unit, "end_of": _end_of, "year_end": _year_end, "the_unit": _the_unit,
    "other_unit": _other_unit, "pod": _pod, "overnight": _overnight, "quarter": _quarter,
    "the_quarter": _the_quarter, "same_last_year": _same_last_year, "year_period": _year_period, "ago": _ago,
    "year_ago": _year_ago, "in_time": _in_time, "weekend": _weekend, "season": _season, "clock": _clock,
}  # fmt: skip
