"""The reference, drawn from the code: commands, records and rules as pages of Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
import yaml
from pydantic import BaseModel
from typer.testing import CliRunner

from communique import records
from communique.cli import app

PACKAGE = Path(records.__file__).parent


def pages() -> Iterator[tuple[str, str]]:
    """Each page of the reference: its name and text."""
    head = "<!-- written by docs/renew.py -->\n"
    yield "commands.md", head + "\n".join(_commands())
    yield "records.md", head + "\n".join(_records())
    yield "rules.md", head + "\n".join(_rules())


def _commands() -> Iterator[str]:
    yield "# Commands\n\nExit codes: 0 done, 1 a check failed, 2 wrong usage, 3 some articles"
    yield "failed and the others are written, 130 interrupted."
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        help = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "90"}).stdout
        yield f"\n## {name}\n\n```\n{help.strip().replace('Usage: root', 'communique')}\n```"


MODELS = {
    "articles.jsonl": [records.Article],
    "mentions.jsonl": [
        records.CountryMention,
        records.MoneyMention,
        records.DateMention,
        records.ProjectMention,
    ],
    "facts.jsonl": [records.Fact, records.Roles, records.Sum, records.Period],
    "errors.jsonl": [records.Failure],
    "run.json": [records.Run],
}


def _records() -> Iterator[str]:
    yield "# Records\n\nWhat `communique process` writes. `communique schema` prints the same as"
    yield "JSON Schema. Offsets count Unicode code points of the text; ends are exclusive."
    for file, models in MODELS.items():
        yield f"\n## {file}"
        for model in models:
            yield f"\n### {model.__name__}\n"
            yield from ([f"{model.__doc__}\n"] if model.__doc__ else [])
            yield "| field | type | |\n|---|---|---|"
            yield from _fields(model)


def _fields(model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        kind = _type(schema["properties"][name])
        yield f"| `{name}` | {kind} | {field.description or ''} |"


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_type(choice) for choice in schema["anyOf"])
    if "$ref" in schema:
        return f"[{(name := schema['$ref'].rsplit('/')[-1])}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "prefixItems" in schema:
        return "[start, end]"
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema["type"])


def _rules() -> Iterator[str]:
    yield "# Rules\n\nThe `rule` of each record, and what it speaks on. What stands in brackets is"
    yield "what the rule finds; every example is run by a test."
    for file in sorted(PACKAGE.glob("data/*/*.yaml")):
        rules = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield f"\n## {file.parent.name}{'' if file.stem == 'rules' else f': {file.stem}'}\n"
        yield "| rule | speaks on | for example |\n|---|---|---|"
        for rule in rules:
            yield f"| `{rule['id']}` | {rule['says']} | {_example(rule)} |".replace("\n", " ")


def _example(rule: dict[str, Any]) -> str:
    first = (rule.get("yes") or [""])[0]
    text = first["text"] if isinstance(first, dict) else first
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"[\1]", text).replace("|", "\\|")
