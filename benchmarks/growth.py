"""How cost and memory grow with the number of articles, with their length, and with workers."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from math import log
from pathlib import Path

import psutil

from benchmarks.contenders import Contender, read, write

COUNTS = (10, 100, 1_000, 10_000)
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)


def by_count(process: Contender, corpus: Path, counts: Sequence[int] = COUNTS) -> str:
    return _growth("articles", counts, lambda n: _times(corpus, n), process)


def by_length(process: Contender, corpus: Path, lengths: Sequence[int] = LENGTHS) -> str:
    return _growth("characters", lengths, lambda n: [_long(corpus, n)], process)


def _growth(what, sizes, articles, process) -> str:  # type: ignore[no-untyped-def]
    lines, seconds = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            path = write(articles(size), Path(scratch) / f"{size}.jsonl")
            seconds.append(process(path).seconds)
            lines.append(f"{size:>10,} {what:10} {seconds[-1]:9.3f} s")
    return "\n".join([*lines, f"slope {_slope(sizes, seconds):.2f} (1 is linear)"])


def _slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Of the logarithms, by least squares."""
    xs, ys = [log(n) for n in sizes], [log(max(s, 1e-4)) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def _times(corpus: Path, count: int) -> list[dict[str, str | None]]:
    """So many short articles: the corpus again and again, each time with other ids."""
    rows = [{**row, "text": str(row["text"])[:1000]} for row in read(corpus)]
    return [{**row, "id": str(n)} for n, row in enumerate(islice(cycle(rows), count))]


def _long(corpus: Path, length: int) -> dict[str, str | None]:
    text = "\n\n".join(str(row["text"]) for row in read(corpus))
    times = length // len(text) + 1
    return {"id": str(length), "text": "\n\n".join([text] * times)[:length]}


def memory(corpus: Path, count: int = 20_000) -> str:
    """Peak and slope of a worker's memory over many articles, from a run of the command."""
    with tempfile.TemporaryDirectory() as scratch:
        path = write(_times(corpus, count), Path(scratch) / "many.jsonl")
        seen = _watched(_command(path, Path(scratch) / "out", 1))
    settled = seen[len(seen) // 4 :]
    half = len(settled) // 2
    early, late = sum(settled[:half]) / half, sum(settled[half:]) / (len(settled) - half)
    per_article = (late - early) / (0.375 * count)
    return (
        f"{count:,} articles: worker at most {max(seen) / 1e6:.0f} MB, "
        f"slope {per_article:.0f} bytes an article"
    )


def _command(corpus: Path, output: Path, jobs: int) -> list[str]:
    command = [sys.executable, "-m", "communique", "process", str(corpus), "-o", str(output)]
    return [*command, "-j", str(jobs), "--quiet"]


def _watched(command: list[str]) -> list[int]:
    """The resident bytes of the largest child process, ten times a second."""
    seen = []
    with subprocess.Popen(command) as child:
        parent = psutil.Process(child.pid)
        while child.poll() is None:
            time.sleep(0.1)
            seen.append(max((_resident(one) for one in parent.children()), default=0))
    return [size for size in seen if size]


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def workers(corpus: Path, rounds: int) -> str:
    """Wall time of the whole command with one and with two workers, in turn."""
    ratios = []
    for _ in range(rounds):
        one, two = _wall(corpus, 1), _wall(corpus, 2)
        ratios.append(one / two)
    ratios.sort()
    return f"two workers {ratios[len(ratios) // 2]:.2f} x one (start-up left out)"


def _wall(corpus: Path, jobs: int) -> float:
    """The run's own seconds less those of a run over nothing but its first article."""
    with tempfile.TemporaryDirectory() as scratch:
        first = write(read(corpus)[:1], Path(scratch) / "first.jsonl")
        return _seconds(corpus, Path(scratch) / "a", jobs) - _seconds(
            first, Path(scratch) / "b", jobs
        )


def _seconds(corpus: Path, output: Path, jobs: int) -> float:
    subprocess.run(_command(corpus, output, jobs), check=True)
    return float(json.loads((output / "run.json").read_text())["seconds"])
