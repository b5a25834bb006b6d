"""`python -m benchmarks CORPUS.jsonl`: medians, ratios, stages, memory and growth.

Set OPENBLAS_NUM_THREADS=1 to compare on one core; CPU seconds are what is counted.
"""

import argparse
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import contenders, growth, rounds, stages

MODES = ("on-demand", "all", "none")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a JSONL of articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=0, help="only so many; 0 is all")
    parser.add_argument("--small", action="store_true", help="little of everything, for CI")
    parser.add_argument("--only", choices=["rounds", "stages", "growth", "memory", "workers"])
    given = parser.parse_args()
    _run(given)


def _run(given: argparse.Namespace) -> None:
    parts = [given.only] if given.only else ["rounds", "stages", "growth", "memory", "workers"]
    corpus = _corpus(given)
    counts, lengths = ((10, 40), (1_000, 8_000)) if given.small else (growth.COUNTS, growth.LENGTHS)
    turns = 1 if given.small else given.rounds
    for part in parts:
        print(f"== {part}", flush=True)
        if part == "rounds":
            print(rounds.interleaved(contenders.all_of(MODES), corpus, turns))
        elif part == "stages":
            print(stages.costs(corpus))
        elif part == "growth":
            product = contenders.product("on-demand")
            print(growth.by_count(product, corpus, counts))
            print(growth.by_length(product, corpus, lengths))
        elif part == "memory":
            print(growth.memory(corpus, 200 if given.small else 20_000))
        else:
            print(growth.workers(corpus, turns))


def _corpus(given: argparse.Namespace) -> Path:
    if not given.articles:
        return Path(given.corpus)
    rows = contenders.read(given.corpus)[: given.articles]
    return contenders.write(rows, Path(mkdtemp()) / "corpus.jsonl")


if __name__ == "__main__":
    main()
