"""Figures as they are written: which mark groups, which parts off the decimals.

>>> [str(value(written)) for written in ("70.2", "1,234.5", "1.234,5", "12,34,567", "1 234 567")]
['70.2', '1234.5', '1234.5', '1234567', '1234567']
>>> str(value("1.500")), str(value("1.500", points_group=True)), value("1,2,34")
('1.500', '1500', None)
"""

import re
from decimal import Decimal

SPACES = " \u00a0\u2009\u202f"
GROUPED_BY_SPACE = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d]|[.,]\d)"
FIGURES = r"\d+(?:[.,'’٫٬]\d+)*|\.\d+"
FRACTIONS = {
    "½": "0.5", "⅓": "0.3333333333", "⅔": "0.6666666667", "¼": "0.25", "¾": "0.75",
    "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625",
    "⅞": "0.875",
}  # fmt: skip
LONGEST = 30
"""Digits beyond which no figure is a sum of money; the world's money has 18."""

_MARKS = str.maketrans(dict.fromkeys(f"{SPACES}'’", "_") | {"٫": ".", "٬": "_"})
_MARK = re.compile(r"[.,_]")
_GROUPS = re.compile(r"\d{1,3}(?:[,._]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}")


def value(written: str, *, points_group: bool = False) -> Decimal | None:
    """The number, or None where the marks make no sense; `points_group` reads 1.500 as 1500."""
    marked = _ascii(written).translate(_MARKS)
    if len(marked) > LONGEST and sum(map(str.isdigit, marked)) > LONGEST:
        return None
    whole, decimals = _parted(marked, points_group)
    if not whole.isdigit():
        if len(set(whole) - set("0123456789")) != 1 or not _GROUPS.fullmatch(whole):
            return None
        whole = re.sub(r"\D", "", whole)
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _ascii(written: str) -> str:
    if written.isascii():
        return written
    return "".join(str(int(mark)) if mark.isdecimal() else mark for mark in written)


def _parted(marked: str, points_group: bool) -> tuple[str, str]:
    """What stands before and after the decimal mark; the latter is empty where there is none."""
    marks = _MARK.findall(marked)
    if not marks:
        return marked, ""
    head, _, tail = marked.rpartition(marks[-1])
    if len(marks) == 1:
        return (
            (head or "0", tail)
            if _parts_decimals(head, marks[0], tail, points_group)
            else (marked, "")
        )
    if marks[-1] != "_" and marks[-1] not in marks[:-1]:
        return head, tail
    return marked, ""


def _parts_decimals(head: str, mark: str, tail: str, points_group: bool) -> bool:
    """Whether the only mark of a figure is a decimal one."""
    may_group = len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0")
    if mark == ".":
        return not (may_group and points_group)
    return mark == "," and not may_group and (len(tail) < 3 or len(head) > 3 or head == "0")
