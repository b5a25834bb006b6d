"""`python -m benchmarks.facts FOLDER`: a fact base of a million synthetic facts, built and asked.

The records are made up by a seeded generator: countries, sums and years are skewed as in the
news, an article in ten is another's copy, and every figure is told by several articles in
several ways. Prints the seconds and the memory of the build, then what each filter takes.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import psutil

from communique import factbase
from communique.factbase import Filter

A_ARTICLE = 8
PREDICATES = ("trade", "loan", "grant", "aid", "investment", "debt", "contract", "project",
              "meeting", "agreement")  # fmt: skip
STATUSES = (None, None, "planned", "agreed", "under_construction", "completed")
MODALITIES = ("asserted",) * 8 + ("planned", "reported", "negated")
CURRENCIES = ("USD",) * 6 + ("EUR", "CNY", "JPY")
CODES = tuple(row["code"] for row in factbase.countries())
FILTERS = {
    "country": Filter(countries=("KZ",)),
    "between": Filter(between=("CN", "KZ")),
    "predicate, country": Filter(predicates=("loan",), countries=("PK",)),
    "project": Filter(project="Railway 17"),
    "period": Filter(since="2021-01-01", until="2021-12-31"),
    "sum": Filter(min_amount=1e9, currency="USD"),
    "status, modality": Filter(statuses=("completed",), modalities=("reported",)),
    "publisher": Filter(source="Paper 7"),
    "text": Filter(text="dollars in 2021"),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the records and the fact base go")
    parser.add_argument("--facts", type=int, default=1_000_000)
    given = parser.parse_args()
    if not (given.folder / "facts.jsonl").exists():
        write(given.folder, given.facts)
    seconds, of_cores, peak = built(given.folder)
    print(f"built in {seconds:.1f} s ({of_cores:.1f} s of a core), {peak / 1e9:.2f} GB at most")
    for name, took, found in asked(given.folder):
        print(f"{name:20} {took * 1000:7.0f} ms  {found:>9,} facts")


def built(folder: Path) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of a core and peak resident bytes of the command."""
    command = [sys.executable, "-m", "communique", "factbase", str(folder), "--force"]
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command) as child:
        process = psutil.Process(child.pid)
        while child.poll() is None:
            time.sleep(0.05)
            try:
                peak = max(peak, process.memory_info().rss)
            except psutil.Error:
                break
    used = os.times()
    return time.perf_counter() - start, used.children_user + used.children_system, peak


def asked(folder: Path, turns: int = 5) -> Iterator[tuple[str, float, int]]:
    """Median seconds of each filter with its first 40 facts, and how many there are."""
    with factbase.open(folder) as base:
        for name, wanted in FILTERS.items():
            times = []
            for _ in range(turns):
                start = time.perf_counter()
                found = factbase.find(base, "facts", wanted, limit=40)
                times.append(time.perf_counter() - start)
            yield name, median(times), found.total


def write(folder: Path, facts: int, seed: int = 20130518) -> None:
    """The record files of a made-up run."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    files = {n: (folder / f"{n}.jsonl").open("w") for n in ("articles", "mentions", "facts")}
    texts: list[tuple[str, list[dict[str, object]]]] = []
    for number in range(facts // A_ARTICLE):
        if texts and chance.random() < 0.1:
            text, told = chance.choice(texts)
        else:
            text, told = _story(chance)
            texts = [*texts[-50:], (text, told)]
        day = f"{chance.randint(2013, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        name = f"a{number:07}"
        article = {"id": name, "title": None, "published": day, "url": None,
                   "source": f"Paper {chance.randint(1, 400)}", "text": text}  # fmt: skip
        print(json.dumps(article), file=files["articles"])
        for fact in told:
            for mention in _mentions(name, fact, text):
                print(json.dumps(mention), file=files["mentions"])
            start, end = fact["evidence"]  # type: ignore[misc]
            named = {"id": f"{name}:{fact['predicate']}:{start}-{end}", "article_id": name}
            print(json.dumps({**named, **fact}), file=files["facts"])
    for file in files.values():
        file.close()


def _story(chance: random.Random) -> tuple[str, list[dict[str, object]]]:
    text, told = "", []
    for _ in range(A_ARTICLE):
        fact, sentence = _fact(chance)
        fact["evidence"] = [len(text), len(text) + len(sentence)]
        filler = " ".join(f"{chance.choice(CODES)}{chance.randint(0, 999)}" for _ in range(20))
        text += f"{sentence} The delegations spoke of {filler}.\n"
        told.append(fact)
    return text, told


def _fact(chance: random.Random) -> tuple[dict[str, object], str]:
    giver, taker = (CODES[min(int(chance.expovariate(0.02)), len(CODES) - 1)] for _ in range(2))
    predicate = chance.choice(PREDICATES)
    year, month = chance.randint(2013, 2023), chance.randint(1, 12)
    flows = predicate not in ("trade", "meeting", "agreement")
    # The sum follows from who and when, now and then off: so reports agree, round and contradict.
    base = random.Random(f"{giver}{taker}{predicate}{year}").lognormvariate(20, 2)
    digits = chance.choice((2, 3, 3, 3))
    amount = f"{float(f'{base * chance.choice((1,) * 9 + (1.1,)):.{digits - 1}e}'):.0f}"
    has_sum = predicate != "meeting" and chance.random() < 0.7
    project = f"Railway {int(chance.paretovariate(0.5)) % 9000}"
    period = chance.choice((
        None, {"start_date": f"{year}-01-01", "end_date": f"{year}-12-31"},
        {"start_date": f"{year}-{month:02}-01", "end_date": f"{year}-{month:02}-28"},
    ))  # fmt: skip
    sides = {"source": [giver], "target": [taker]} if flows else {}
    sentence = f"{giver} and {taker}, {predicate} of {amount} dollars in {year}."
    return {
        "predicate": predicate,
        "countries": {"source": [], "target": [], "participants": [], **sides}
        if flows
        else {"source": [], "target": [], "participants": sorted({giver, taker})},
        "organizations": [],
        "money": {"amount": amount, "amount_max": None, "currency": chance.choice(CURRENCIES)}
        if has_sum
        else None,
        "project": project if predicate == "project" or chance.random() < 0.2 else None,
        "period": period,
        "status": chance.choice(STATUSES) if flows else None,
        "modality": chance.choice(MODALITIES),
        "rule": f"{predicate}.made_up",
        "confidence": 0.5,
    }, sentence


def _mentions(name: str, fact: dict[str, object], text: str) -> Iterator[dict[str, object]]:
    """Two countries, the sum and the year in the fact's sentence."""
    start, end = fact["evidence"]  # type: ignore[misc]
    countries = fact["countries"]
    codes = sorted({code for side in countries.values() for code in side})  # type: ignore[attr-defined]
    places = [("country", start, start + 2), ("country", start + 7, start + 9)]
    if fact["money"]:
        figure = text.index(" of ", start) + 4
        places.append(("money", figure, text.index(" in ", figure)))
    places.append(("date", end - 5, end - 1))
    for kind, at, to in places:
        record = {
            "id": f"{name}:{kind}:{at}-{to}", "article_id": name, "kind": kind, "start": at,
            "end": to, "text": text[at:to], "sentence": [start, end], "rule": "made.up",
        }  # fmt: skip
        if kind == "country":
            record |= {"codes": [text[at:to]] if text[at:to] in codes else codes, "form": "name"}
        elif kind == "money":
            record |= fact["money"] | {"modifier": "exact"}  # type: ignore[operator]
        else:
            record |= {"timex_type": "DATE", "timex_value": text[at:to]}
        yield record


if __name__ == "__main__":
    main()
