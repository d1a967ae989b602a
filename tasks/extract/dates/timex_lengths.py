"""How long and how often: durations and repetitions, which are never dates."""

from tasks.extract.dates import timewords
from tasks.extract.dates.timex_values import Rule, Setting, Value, count, month_of


def length(many: str, unit: str) -> str:
    """An ISO 8601 duration: ("10", "year") is P10Y, half a year six months."""
    letter, times = timewords.UNITS[unit]
    if many == "0.5":
        return (
            {"Y": "P6M", "TH": "PT30M", "M": "P2W", "TM": "PT30S"}.get(letter, "PX")
            if times == 1
            else f"P{times // 2}Y"
        )
    letter = {"WE": "WE"}.get(letter, letter)
    amount = many if many == "X" else f"{float(many) * times:g}"
    return f"PT{amount}{letter[1]}" if letter.startswith("T") else f"P{amount}{letter}"


def _duration(parts: dict[str, str], _: Setting) -> Value | None:
    return "DURATION", length(count(parts.get("n", "")), parts["unit"])


def _span(parts: dict[str, str], setting: Setting) -> Value | None:
    """Stretches: "the past two months"; "recent years" and "the coming weeks" leave the number open."""
    rel, unit = parts.get("rel", ""), parts["unit"]
    if rel == "ahead":
        return "DURATION", length("X", unit)
    if rel == "recent" and "n" not in parts:
        return ("DATE", "PAST_REF") if unit in ("year", "day") else ("DURATION", length("X", unit))
    if "n" not in parts and unit in ("second", "minute"):
        return None
    return _duration(parts, setting)


def _durations(parts: dict[str, str], _: Setting) -> Value | None:
    return (
        None
        if parts["unit"] in ("second", "minute", "quarter", "weekend", "night")
        else ("DURATION", length("X", parts["unit"]))
    )


def _often(parts: dict[str, str], _: Setting) -> Value | None:
    return ("DURATION", "P1Y") if parts.get("annual") else ("SET", timewords.FREQUENCIES[parts["often"]])


def _every(parts: dict[str, str], _: Setting) -> Value | None:
    if parts.get("month"):
        day = f"-{int(parts['dd']):02d}" if parts.get("dd") else ""
        return "SET", f"XXXX-{month_of(parts):02d}{day}"
    unit = parts["unit"]
    if unit in timewords.PARTS_OF_DAY:
        return "SET", "XXXX-XX-XX" + timewords.PARTS_OF_DAY[unit]
    if unit in timewords.SEASONS:
        return "SET", "XXXX-" + timewords.SEASONS[unit]
    return "SET", "XXXX-WXX-WE" if unit == "weekend" else length("1", unit).replace("P1Q", "P3M")


LENGTHS: dict[str, Rule] = {
    "duration": _duration, "span": _span, "durations": _durations, "often": _often, "every": _every,
}  # fmt: skip
