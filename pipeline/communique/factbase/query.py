"""A question of the user's own in SQL: one SELECT over the documented tables, and nothing else.

The connection can neither write, attach, read files nor load extensions, and cannot be
configured; a question that takes too long is stopped.
"""

from threading import Timer

import duckdb

from communique.errors import QueryError
from communique.factbase.base import Factbase, Found

SECONDS = 30.0
ROWS = 1_000_000
"""As many rows an answer without a limit may have: all are held in memory."""


def ask(base: Factbase, sql: str, *, limit: int = 0, seconds: float = SECONDS) -> Found:
    """The first rows of the answer.

    Raises `QueryError` for what is no single SELECT, takes too long or, without a limit, has more
    than `ROWS` rows.
    """
    question = _question(sql)
    most = limit or ROWS
    stop = Timer(seconds, base.connection.interrupt)
    stop.start()
    try:
        found = base.asked(f"SELECT * FROM ({question}\n) LIMIT {most + 1}")
    except duckdb.InterruptException:
        raise QueryError(f"the query took longer than {seconds:g} seconds") from None
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        stop.cancel()
    if not limit and found.total > most:
        raise QueryError(f"the answer has more than {most:,} rows; narrow it, or give a limit")
    return Found(found.columns, found.rows[:most], found.total)


def _question(sql: str) -> str:
    """The one SELECT, without the semicolon that ends it and what comments stand after that."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryError(f"one SELECT is asked for, not {sql!r}")
    whole = sql.encode()
    end = next((at for at, _ in duckdb.tokenize(sql) if whole[at : at + 1] == b";"), len(whole))
    return whole[:end].decode()
