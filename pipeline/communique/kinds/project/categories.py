"""The closed vocabulary of categories, in a hierarchy (`data/project/categories.tsv`).

>>> family("tunnel"), family("pipeline")
('transport', 'energy')
"""

from functools import cache

from communique import tables


@cache
def parents() -> dict[str, str]:
    return of(tables.read("project/categories.tsv"))


def of(listed: list[tables.Row]) -> dict[str, str]:
    """Each category's parent, empty for a family; raises where a parent is unknown."""
    rows = tables.unique(listed, "category")
    for row in rows.values():
        if row["parent"] and row["parent"] not in rows:
            row.refuse(f"unknown parent {row['parent']!r}; it must be a category of this file")
    return {category: row["parent"] for category, row in rows.items()}


def check(row: tables.Row, category: str) -> str:
    if category not in parents():
        row.refuse(
            f"unknown category {category!r}; those there are stand in data/project/categories.tsv"
        )
    return category


def family(category: str) -> str:
    """The topmost ancestor."""
    while parent := parents()[category]:
        category = parent
    return category


_ALIKE = (
    {"dam", "power plant", "water"},
    {"railway", "metro", "corridor"},
    {"gas field", "oil field", "refinery"},
    {"road", "corridor"},
    {"hospital", "school", "building"},
)


def alike(one: str | None, other: str | None) -> bool:
    """Whether things of these categories may be one: a dam and its power plant."""
    if one == other or None in (one, other) or "programme" in (one, other):
        return True
    return any({one, other} <= group for group in _ALIKE)
