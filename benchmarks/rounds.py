"""Rounds in which every contender goes once, so that what the machine does meanwhile hits all."""

from pathlib import Path
from statistics import median

from benchmarks.contenders import Contender, Figure


def interleaved(contenders: dict[str, Contender], corpus: Path, rounds: int) -> str:
    """Medians of CPU seconds, and how many times plain spaCy's throughput each has."""
    figures: dict[str, list[Figure]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            figures[name].append(contender(corpus))
    return "\n".join(_row(name, figures) for name in contenders)


def _row(name: str, figures: dict[str, list[Figure]]) -> str:
    own = median(figure.seconds for figure in figures[name])
    ratios = [
        base.seconds / figure.seconds
        for base, figure in zip(figures["spacy"], figures[name], strict=True)
    ]
    share = figures[name][-1].asked_share
    asked = "" if share is None else f"  {share:6.1%} of sentences to the model"
    return f"{name:10} {own:9.2f} s  {median(ratios):6.2f} x{asked}"
