"""A question of the user's own in SQL: one SELECT over the documented tables, and nothing else.

The connection can neither write, attach, read files nor load extensions, and cannot be
configured; a question that takes too long is stopped.
"""

from threading import Timer

import duckdb

from communique.errors import QueryError
from communique.factbase.base import Factbase, Found

SECONDS = 30.0


def ask(base: Factbase, sql: str, *, limit: int = 0, seconds: float = SECONDS) -> Found:
    """The first rows of the answer; raises `QueryError` for what is no single SELECT."""
    _check(sql)
    stop = Timer(seconds, base.connection.interrupt)
    stop.start()
    try:
        bound = (
            f"SELECT * FROM ({sql.strip().rstrip(';')}\n) LIMIT {limit + 1 if limit else 'NULL'}"
        )
        found = base.asked(bound)
    except duckdb.InterruptException:
        raise QueryError(f"the query took longer than {seconds:g} seconds") from None
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        stop.cancel()
    return Found(found.columns, found.rows[: limit or None], found.total)


def _check(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryError(f"one SELECT is asked for, not {sql!r}")
