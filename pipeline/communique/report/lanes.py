"""Spans as lanes under a text: where the text must be cut, and which lane each span runs in.

>>> assigned([(0, 9), (2, 4), (3, 12)])
[0, 1, 2]
>>> assigned([(0, 3), (3, 5)])
[0, 0]
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strip:
    """A span in its lane, counted from the text down; `colour` is a CSS variable's name."""

    start: int
    end: int
    lane: int
    colour: str
    dashed: bool


def assigned(spans: Sequence[Stretch]) -> list[int]:
    """For each span the first lane in which it overlaps none before it; the longer goes first."""
    ends: list[int] = []
    lanes = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda n: (spans[n][0], -spans[n][1])):
        start, end = spans[number]
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        lanes[number] = lane
    return lanes


def pieces(length: int, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The text cut wherever a stretch begins or ends."""
    cuts = sorted({0, length, *(cut for stretch in stretches for cut in stretch)})
    yield from pairwise(cuts)


def background(strips: Sequence[Strip], piece: Stretch, lanes: int) -> str:
    """The CSS that draws under a piece of text the strips that run there.

    A strip stops two pixels before its end, so that neighbours stay apart.
    """
    here = [s for s in strips if s.start <= piece[0] and piece[1] <= s.end]
    if not here:
        return ""
    images, places, sizes = [], [], []
    for strip in here:
        colour = f"var(--{strip.colour})"
        images.append(
            f"repeating-linear-gradient(90deg,{colour} 0 5px,transparent 5px 8px)"
            if strip.dashed
            else f"linear-gradient({colour},{colour})"
        )
        places.append(f"0 calc(100% - {lanes - 1 - strip.lane}*var(--lane))")
        sizes.append(f"{'calc(100% - 2px)' if strip.end == piece[1] else '100%'} 4px")
    return (
        f"background-image:{','.join(images)};background-position:{','.join(places)};"
        f"background-size:{','.join(sizes)}"
    )
