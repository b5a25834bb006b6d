"""What a folder tells, as one page to look at: facts, articles, money, map, network, conflicts.

The page is self-contained: its policy lets it ask for nothing, and runs only the style and the
script that stand in it, known by their hashes. Records are data in it, never markup.
"""

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from communique.factbase import Factbase
from communique.report.page import content, fitting, known, network, sample, world
from communique.report.page.sample import Sample

SCRIPTS = (
    "base", "selection", "table", "facts", "articles", "article", "cards", "choice", "timeline",
    "money", "map", "network", "projects", "conflicts", "main",
)  # fmt: skip


def page(folder: Path, base: Factbase, limit: int = sample.ARTICLES) -> str:
    """The page for an output folder and its fact base, with at most so many of its articles."""
    return written(sample.read(folder, base, limit), base)


def written(given: Sample, base: Factbase) -> str:
    style = _asset("style.css")
    script = "".join(_asset(f"{name}.js") for name in SCRIPTS)
    return Template(_asset("page.html")).substitute(
        policy=escape(_policy(style, script)),
        style=style,
        script=script,
        data=content.inert(_data(given, base)),
    )


@cache
def _asset(name: str) -> str:
    return (files("communique") / "data" / "page" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser may do: apply this style, run this script, nothing else."""
    return (
        f"default-src 'none'; style-src {_source(style)}; "
        f"script-src {_source(script)}; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(given: Sample, base: Factbase) -> dict[str, Any]:
    kept = fitting.kept(given.stories)
    facts = fitting.numbered(kept)
    return {
        "articles": [entry.article for entry in kept],
        "facts": facts,
        **known.consolidated(base, facts),
        "folder": {"articles": given.articles, "facts": given.facts},
        "countries": world.plain(),
        "map": world.parts(),
        "network": network.drawing(facts),
    }
