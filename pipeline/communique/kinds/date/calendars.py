"""Dates of other calendars in Gregorian terms: Persian (solar Hijri), Hijri (lunar), Buddhist.

Arithmetic only. The lunar months follow the tabular calendar, from which sighting moves a month
by a day or two: a lunar day is as good as that.

>>> persian(1402, 1, 1), persian(1402, None, None)
('2023-03-21', '2023-03-21/2024-03-19')
>>> hijri(1444, 9, None), hijri(1444, 9, 15), buddhist(2566)
('2023-03-23/2023-04-21', '2023-04-06', '2023')
"""

from datetime import date, timedelta

_PERSIAN_EPOCH = date(622, 3, 21)
_HIJRI_EPOCH = date(622, 7, 19)
"""16 July 622 of the Julian calendar, in Gregorian terms."""


def buddhist(year: int) -> str | None:
    """The Thai solar year runs 543 ahead since 1941."""
    return f"{year - 543:04}" if 544 <= year <= 9999 else None


def persian(year: int, month: int | None, day: int | None) -> str | None:
    if not 1 <= year <= 3000:
        return None
    if month is None:
        return _from_to(_nowruz(year), _nowruz(year + 1))
    first = _nowruz(year) + timedelta(31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    length = 31 if month <= 6 else min(30, (_nowruz(year + 1) - first).days)
    if day is None:
        return _from_to(first, first + timedelta(length))
    return (first + timedelta(day - 1)).isoformat() if 1 <= day <= length else None


def _nowruz(year: int) -> date:
    """By the 33-year cycle, right for the years 1178 to 1633 (1799 to 2254)."""
    return _PERSIAN_EPOCH + timedelta(365 * (year - 1) + (8 * year + 21) // 33)


def hijri(year: int, month: int | None, day: int | None) -> str | None:
    if not 1 <= year <= 3000:
        return None
    if month is None:
        return _from_to(_hijri_month(year, 1), _hijri_month(year + 1, 1))
    first = _hijri_month(year, month)
    if day is None:
        following = _hijri_month(year + month // 12, month % 12 + 1)
        return _from_to(first, following)
    return (first + timedelta(day - 1)).isoformat() if 1 <= day <= 30 else None


def _hijri_month(year: int, month: int) -> date:
    days = 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2
    return _HIJRI_EPOCH + timedelta(days)


def _from_to(first: date, after: date) -> str:
    return f"{first.isoformat()}/{(after - timedelta(1)).isoformat()}"


def hijri_in(year: int, month: int) -> str | None:
    """The lunar month that begins in a Gregorian year."""
    guess = round((year - 622) * 33 / 32)
    for candidate in range(guess - 1, guess + 3):
        if candidate > 0 and _hijri_month(candidate, month).year == year:
            return hijri(candidate, month, None)
    return None
