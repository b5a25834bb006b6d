"""Runs that are killed, interrupted or out of room, and what is left of them."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import communique
from communique.run import lock
from processes import gone, workers

PACKAGE = Path(communique.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE), "OMP_NUM_THREADS": "1"}
FILES = ("articles", "mentions", "facts", "errors")
ARTICLES = 120
LONG = 600
"""Seconds that nothing takes, however busy the machine: only what hangs."""


@pytest.fixture(scope="module")
def given(tmp_path_factory, seed):
    """Some articles, and what an uninterrupted run writes of them, how long it takes."""
    folder = tmp_path_factory.mktemp("given")
    rows = [{"id": f"a{n}", "text": f"{n}. {seed[:1500]}"} for n in range(ARTICLES)]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    begin = time.monotonic()
    assert _start(folder / "in.jsonl", folder / "out").wait(LONG) == 0
    return folder / "in.jsonl", _bytes(folder / "out"), time.monotonic() - begin


def _start(source, output, *options, jobs=2, **how):
    command = [sys.executable, "-m", "communique", "process", str(source), "-o", str(output)]
    command += ["-j", str(jobs), "--quiet", "--context", "none", *options]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True, **how)


def _bytes(output):
    return [(output / f"{name}.jsonl").read_bytes() for name in FILES]


@pytest.mark.slow
def test_a_run_killed_at_any_moment_is_taken_up_again(given, tmp_path):
    source, whole, seconds = given
    chance = random.Random(1)
    for number in range(20):
        child = _start(source, tmp_path, *(["--force"] if number % 5 == 0 else []))
        time.sleep(chance.uniform(0.2, min(seconds, 4)))
        left = workers(child.pid)
        child.kill()
        child.wait()
        assert gone(left)
    assert _start(source, tmp_path).wait(LONG) == 0
    assert _bytes(tmp_path) == whole


# an article that costs three workers is given up, so a run loses two at most
@pytest.mark.slow
def test_workers_killed_at_any_moment_change_nothing(given, tmp_path):
    source, whole, _ = given
    chance, killed = random.Random(2), 0
    while killed < 20:
        child = _start(source, tmp_path, "--force")
        of_this_run = 0
        while child.poll() is None:
            time.sleep(chance.uniform(0.2, 3))
            for worker in workers(child.pid)[chance.randrange(2) :][: 1 if of_this_run < 2 else 0]:
                worker.kill()
                killed, of_this_run = killed + 1, of_this_run + 1
        assert child.wait() == 0, child.stderr.read()
        assert _bytes(tmp_path) == whole


def test_ctrl_c_ends_every_process_and_the_run_can_be_taken_up(given, tmp_path):
    source, whole, _ = given
    child = _start(source, tmp_path)
    while child.poll() is None and not list(tmp_path.glob(".communique/shards/*/*.shard")):
        time.sleep(0.01)
    left = workers(child.pid)
    child.send_signal(signal.SIGINT)
    assert child.wait(LONG) == 130
    assert child.stderr.read() == (
        "communique: interrupted; run the same command again to go on from here\n"
    )
    assert left
    assert gone(left)
    assert not (tmp_path / "mentions.jsonl").exists()
    again = _start(source, tmp_path)
    assert again.wait(LONG) == 0
    assert json.loads((tmp_path / "run.json").read_text())["reused"] > 0
    assert _bytes(tmp_path) == whole


def _small_disk():
    """No file of this process may be longer than this, as if the disk were full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))


def test_a_full_disk_is_said_and_leaves_the_folder_as_it_was(given, tmp_path):
    source, whole, _ = given
    child = _start(source, tmp_path, preexec_fn=_small_disk)
    assert child.wait(LONG) == 2
    said = child.stderr.read()
    assert said.startswith(f"communique: cannot write to '{tmp_path}")
    assert "run the same command again when there is room" in said
    assert not (tmp_path / "mentions.jsonl").exists()
    assert _start(source, tmp_path).wait(LONG) == 0
    assert _bytes(tmp_path) == whole


def test_the_second_run_on_a_folder_says_who_holds_it_and_ends(given, tmp_path):
    source, whole, _ = given
    with lock.held(tmp_path / ".communique"):
        second = _start(source, tmp_path)
        assert second.wait(LONG) == 2
    assert f"is in use by process {os.getpid()} on " in second.stderr.read()
    assert _start(source, tmp_path).wait(LONG) == 0
    assert _bytes(tmp_path) == whole


@pytest.mark.parametrize("jobs", [1, 0])
def test_the_number_of_workers_changes_no_byte(given, tmp_path, jobs):
    source, whole, _ = given
    assert _start(source, tmp_path, jobs=jobs).wait(LONG) == 0
    assert _bytes(tmp_path) == whole
