"""The year that a sentence, or a tale of several, carries over to dates without one.

>>> frame = Frame(published="2014-04-30", near="1945-05", direction=-1)
>>> told(frame), following(lambda year: f"{year}-12-25", frame), following(str, Frame())
('1945-05', '1945-12-25', None)
"""

from collections.abc import Callable
from datetime import date

from communique.kinds.date.anchoring import Frame
from communique.kinds.date.intervals import Days, covered
from communique.kinds.date.nearest import distance
from communique.kinds.date.values import precision

RECENT = 366
"""Days: of what is nearer to publication than this, dates without a year may be of either."""


def told(frame: Frame) -> str | None:
    """The date of another year on which the sentence, or the tale, goes on."""
    near, here = (frame.near or "").split("/")[-1][:10], (frame.published or "")[:4]
    grain = precision(near)
    if near[:4] == here or grain not in ("D", "M", "S", "Y"):
        return None
    if grain == "Y":
        return near if frame.joined in ("clause", "tale") else None
    if frame.direction > 0 and near[:4] < here:
        return None
    published = frame.published and date.fromisoformat(frame.published)
    return None if published and distance(near, published, 0)[1] <= RECENT else near


def not_before(days: Days, near: str) -> bool:
    """Whether they end in or after the month of the date told of."""
    since = covered(near)
    return since is not None and days[1] >= since[0].replace(day=1)


def following(name: Callable[[int], str | None], frame: Frame) -> str | None:
    """The first that does not lie before the date told of, by its name in a year."""
    near = told(frame)
    if near is None:
        return None
    for year in (int(near[:4]), int(near[:4]) + 1):
        value = name(year)
        days = covered(value or "")
        if days and not_before(days, near):
            return value
    return None
