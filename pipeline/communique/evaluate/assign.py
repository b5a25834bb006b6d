"""Maximum-weight one-to-one assignment, exact, without scipy.

Edges fall into groups that share no item, almost always of one edge; only larger groups go
through the Hungarian algorithm (shortest augmenting paths, cubic in the group's size). Weights
are Python integers, so that lexicographic weights stay exact.

>>> sorted(best({(0, 0): 3, (0, 1): 2, (1, 0): 2}))
[(0, 1), (1, 0)]
"""

from collections.abc import Iterator

Edges = dict[tuple[int, int], int]
"""Positive weights by (row, column)."""


def best(edges: Edges) -> list[tuple[int, int]]:
    """The pairs of an assignment whose weights add up to the most."""
    pairs: list[tuple[int, int]] = []
    for group in _groups(edges):
        pairs += group if len(group) == 1 else _hungarian(group, edges)
    return pairs


def _groups(edges: Edges) -> Iterator[list[tuple[int, int]]]:
    """Edges that hang together through shared rows or columns."""
    by_row: dict[int, list[tuple[int, int]]] = {}
    by_column: dict[int, list[tuple[int, int]]] = {}
    for edge in edges:
        by_row.setdefault(edge[0], []).append(edge)
        by_column.setdefault(edge[1], []).append(edge)
    seen: set[tuple[int, int]] = set()
    for edge in edges:
        if edge not in seen:
            yield _reach(edge, by_row, by_column, seen)


def _reach(
    edge: tuple[int, int],
    by_row: dict[int, list[tuple[int, int]]],
    by_column: dict[int, list[tuple[int, int]]],
    seen: set[tuple[int, int]],
) -> list[tuple[int, int]]:
    group, waiting = [], [edge]
    seen.add(edge)
    while waiting:
        row, column = waiting.pop()
        group.append((row, column))
        for other in (*by_row.pop(row, ()), *by_column.pop(column, ())):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return group


def _hungarian(group: list[tuple[int, int]], edges: Edges) -> list[tuple[int, int]]:
    rows = sorted({row for row, _ in group})
    columns = sorted({column for _, column in group})
    if len(rows) > len(columns):
        turned = _hungarian([(c, r) for r, c in group], {(c, r): edges[r, c] for r, c in group})
        return [(row, column) for column, row in turned]
    cost = [[-edges.get((row, column), 0) for column in columns] for row in rows]
    chosen = ((rows[i], columns[j]) for i, j in enumerate(_cheapest(cost)))
    return [pair for pair in chosen if pair in edges]


def _cheapest(cost: list[list[int]]) -> list[int]:
    """For each row of a matrix no taller than wide, its column in the cheapest assignment.

    `u` and `v` are the dual prices of rows and columns; column 0 is where a path begins.
    """
    width = len(cost[0])
    u, v = [0] * (len(cost) + 1), [0] * (width + 1)
    owner, before = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        owner[0] = row
        _turn(_search(cost, u, v, owner, before), owner, before)
    columns = [0] * len(cost)
    for column in range(1, width + 1):
        if owner[column]:
            columns[owner[column] - 1] = column - 1
    return columns


def _search(
    cost: list[list[int]], u: list[int], v: list[int], owner: list[int], before: list[int]
) -> int:
    """Grow a shortest path from column 0 to a free column; `before` is left to walk it back."""
    slack: list[int | None] = [None] * len(v)
    used = [False] * len(v)
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        least, nearest = None, 0
        for j in range(1, len(v)):
            if used[j]:
                continue
            reduced = cost[row - 1][j - 1] - u[row] - v[j]
            known = slack[j]
            if known is None or reduced < known:
                slack[j], before[j] = reduced, column
                known = reduced
            if least is None or known < least:
                least, nearest = known, j
        _pay(least or 0, u, v, owner, used, slack)
        column = nearest
    return column


def _pay(
    price: int,
    u: list[int],
    v: list[int],
    owner: list[int],
    used: list[bool],
    slack: list[int | None],
) -> None:
    for j, was_used in enumerate(used):
        known = slack[j]
        if was_used:
            u[owner[j]] += price
            v[j] -= price
        elif known is not None:
            slack[j] = known - price


def _turn(column: int, owner: list[int], before: list[int]) -> None:
    while column:
        owner[column] = owner[before[column]]
        column = before[column]
