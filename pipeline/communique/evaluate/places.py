"""A place as it is written on the command line: `ARTICLE:START-END`, or a record's id."""

from collections.abc import Mapping

from communique.errors import GoldError


def resolve(written: str, texts: Mapping[str, str]) -> tuple[str, int, int]:
    """The article and the characters; raises `GoldError` for what is no place in any of them.

    Ids may hold colons, so that the known articles decide where the id ends.

    >>> resolve("wire:7:country:0-5", {"wire:7": "Chad met Niger."})
    ('wire:7', 0, 5)
    """
    name, start, end = _split(written)
    if name not in texts:
        name = _bare(name, texts)
    if not start < end <= len(texts[name]):
        raise GoldError(
            f"{written!r}: {start}-{end} is no stretch of article {name!r}, "
            f"which has {len(texts[name])} characters"
        )
    return name, start, end


def _split(written: str) -> tuple[str, int, int]:
    name, _, stretch = written.rpartition(":")
    if "-" not in stretch and stretch.isdecimal():  # a fact's counter, ARTICLE:trade:0-90:2
        name, _, stretch = name.rpartition(":")
    start, _, end = stretch.partition("-")
    if not (name and start.isdecimal() and end.isdecimal()):
        raise GoldError(f"{written!r} is no place; write ARTICLE:START-END, as summit:72-204")
    return name, int(start), int(end)


def _bare(name: str, texts: Mapping[str, str]) -> str:
    """The article's id in a record's `ARTICLE:KIND`."""
    bare = name.rpartition(":")[0]
    if bare in texts:
        return bare
    some = ", ".join(map(repr, list(texts)[:3]))
    raise GoldError(f"no article {name!r} among {len(texts)}, such as {some}")
