"""The day of a feast in a year, by the rules of `data/date/holidays.tsv`.

>>> day("12-25", 2006), day("11-w4-4", 2023), day("easter-2", 2024), day("05-w-1-1", 2024)
('2006-12-25', '2023-11-23', '2024-03-29', '2024-05-27')
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

_FIXED = re.compile(r"\d{4}-\d\d-\d\d")
_NTH = re.compile(r"(\d\d)-w(-?\d)-(\d)")
_EASTER = re.compile(r"easter([+-]\d+)")


def day(rule: str, year: int) -> str | None:
    if _FIXED.fullmatch(rule):
        return rule
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if match := _EASTER.fullmatch(rule):
        return (easter(year) + timedelta(int(match[1]))).isoformat()
    if match := _NTH.fullmatch(rule):
        return _nth(year, int(match[1]), int(match[2]), int(match[3])).isoformat()
    return f"{year:04}-{rule}"


def unknown_year(rule: str) -> str:
    """What is known of the day without a year."""
    if _FIXED.fullmatch(rule):
        return rule
    return f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"


def _nth(year: int, month: int, number: int, weekday: int) -> date:
    if number < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian computus (valid in every Gregorian year)."""
    golden, century = year % 19, year // 100
    corrected = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - corrected + 15) % 30
    moon -= (moon == 29) or (moon == 28 and golden > 10)
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
