"""The commands: each reads its arguments, calls one function and prints.

Records go to stdout, words to stderr. Exit codes: 0 done, 1 a check failed, 2 wrong usage,
3 some articles failed and the others are written, 130 interrupted.

Only the modules below import inside functions: `--help` must not wait for spaCy.
"""

import typer

from communique.cli.build import build
from communique.cli.convert import convert
from communique.cli.evaluate import compare, rules
from communique.cli.explain import explain
from communique.cli.factbase import factbase
from communique.cli.inspect import inspect
from communique.cli.process import process
from communique.cli.records import schema, verify
from communique.cli.report import report

app = typer.Typer(
    help="Countries, money, dates, projects and the facts that tie them, out of news on diplomacy.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    process,
    inspect,
    factbase,
    report,
    compare,
    rules,
    explain,
    convert,
    verify,
    schema,
    build,
):
    app.command()(command)
