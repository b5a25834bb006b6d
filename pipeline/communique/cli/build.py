"""The pipeline itself, saved."""

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import (
    ContextModelOption,
    ContextOption,
    RegistryOption,
    RulesOption,
    pipeline,
    say,
    speaks_plainly,
)


@speaks_plainly
def build(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to save the pipeline.")],
    context: ContextOption = None,
    context_model: ContextModelOption = None,
    rules: RulesOption = None,
    registry: RegistryOption = None,
) -> None:
    """Save the pipeline, so that `spacy.load` gives the same mentions."""
    from communique import nlp

    nlp.save(pipeline(None, context, context_model, rules, registry), output)
    say(f"saved to {output}; load it with spacy.load({str(output)!r})")
