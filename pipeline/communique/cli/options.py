"""What the commands share: options, how a pipeline is built, how they speak and fail."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.nlp import Language
    from communique.run.recipe import Options

CHECK_FAILED, USAGE, SOME_FAILED, INTERRUPTED = 1, 2, 3, 130


class ContextMode(StrEnum):
    ON_DEMAND = "on-demand"
    ALL = "all"
    NONE = "none"


class KindName(StrEnum):
    COUNTRY = "country"
    MONEY = "money"
    DATE = "date"
    PROJECT = "project"
    FACT = "fact"


ModelOption = Annotated[
    str | None, typer.Option(help="A saved pipeline: a folder, or a name under models/.")
]
ContextModelOption = Annotated[
    str | None, typer.Option(help="The statistical model to ask; an installed spaCy package.")
]
ContextOption = Annotated[
    ContextMode | None,
    typer.Option(help="Ask the statistical model where needed, everywhere or nowhere."),
]
RulesOption = Annotated[
    Path | None, typer.Option(help="Your own entity rules: spaCy's pattern JSONL.")
]
RegistryOption = Annotated[
    Path | None, typer.Option(help="Your own projects: a TSV with the columns of the registry.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print records as JSON lines.")]


def say(words: str) -> None:
    typer.echo(words, err=True)


def fail(words: str, code: int = USAGE) -> NoReturn:
    say(f"communique: {words}")
    raise typer.Exit(code)


def speaks_plainly(command: Callable[..., None]) -> Callable[..., None]:
    """One sentence and an exit code instead of a traceback for what users can mend."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
            sys.stdout.flush()
        except CommuniqueError as error:
            fail(str(error))
        except KeyboardInterrupt:
            fail("interrupted", INTERRUPTED)
        except BrokenPipeError:
            _hush()
            raise typer.Exit(0) from None
        except OSError as error:
            _hush()
            fail(f"{error.filename or 'output'}: {error.strerror}")

    return run


def _hush() -> None:
    """Let what still waits for stdout go nowhere: Python would try it again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def pipeline(
    model: str | None,
    context: ContextMode | None,
    context_model: str | None,
    rules: Path | None,
    registry: Path | None = None,
) -> "Language":
    return recipe(model, context, context_model, rules, registry).build()


def recipe(
    model: str | None,
    context: ContextMode | None,
    context_model: str | None,
    rules: Path | None,
    registry: Path | None = None,
    *,
    usd: bool = False,
) -> "Options":
    from communique.run.recipe import Options

    return Options.with_rules(
        _patterns(rules) if rules else [],
        model=model,
        context=context.value if context else None,
        context_model=context_model,
        registry=_registry(registry) if registry else "",
        usd=usd,
    )


def _registry(path: Path) -> str:
    """The text of a registry file, once its rows have proved good."""
    from communique.kinds.project import registry

    registry.load(path)
    return registry.text(path)


def _patterns(rules: Path) -> list[dict[str, Any]]:
    from communique.rules import check, read

    patterns = read(rules)
    check(patterns, str(rules))
    return patterns


@contextmanager
def interruptible(words: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        fail(words, INTERRUPTED)


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all, a device as it is; says so where the disk refuses."""
    if not path.name:
        fail(f"cannot write {str(path)!r}: it names no file")
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        fail(f"cannot write {str(path)!r}: {error.strerror}")
