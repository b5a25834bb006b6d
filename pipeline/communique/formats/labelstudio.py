"""Label Studio's JSON: a list of tasks, each with its annotations.

A mention is a region of type `labels`, its values stand in the region's `meta`; facts and the
article's metadata stand in the task's `data`. The editor counts in UTF-16 units, other writers
count characters: a region says its text, so the count that fits is taken.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.formats import files
from communique.formats.document import Document, Item, document, values
from communique.formats.utf16 import Units


def recognises(path: Path) -> bool:
    if not (path.is_file() and path.suffix == ".json"):
        return False
    tasks = files.loaded(path)
    return isinstance(tasks, list) and bool(tasks) and "data" in tasks[0]


def read(path: Path) -> Iterator[Document]:
    for number, task in enumerate(files.loaded(path), start=1):
        where = f"{path}: task {number}"
        data = task.get("data", {})
        if not isinstance(data.get("text"), str):
            raise GoldError(f"{where}: data.text is {data.get('text')!r}, where a string is wanted")
        regions = _regions(task, where)
        mentions = [_mention(region, data["text"], where) for region in regions]
        name = data.get("article_id", str(task.get("id", f"{path.stem}-{number}")))
        whole = {**data.get("article", {}), "id": name, "text": data["text"]}
        yield document(whole, where, path.stem, mentions, data.get("facts", []))


def _regions(task: Item, where: str) -> list[Item]:
    """The labelled regions of the annotation that stands; several that differ are refused."""
    given = [a for a in task.get("annotations") or task.get("completions") or ()
             if not a.get("was_cancelled")]  # fmt: skip
    if len(given) > 1:
        raise GoldError(
            f"{where}: {len(given)} annotations of one text; export the one that is gold"
        )
    results = given[0].get("result", ()) if given else ()
    return [r for r in results if "labels" in r.get("value", {})]


def _mention(region: Item, text: str, where: str) -> Item:
    value = region["value"]
    start, end = _characters(value, text, where)
    kind = (value["labels"] or [None])[0]
    return {"kind": kind, "start": start, "end": end, **region.get("meta", {}).get("values", {})}


def _characters(value: Item, text: str, where: str) -> tuple[int, int]:
    start, end, quote = int(value["start"]), int(value["end"]), value.get("text")
    units = Units(text)
    places = [(units.characters(start), units.characters(end)), (start, end)]
    fitting = [place for place in places if quote is None or text[slice(*place)] == quote]
    if not fitting:
        raise GoldError(
            f"{where}: region {start}-{end} says {quote!r}, the text has "
            f"{text[start:end]!r} there in either count"
        )
    return fitting[0]


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    tasks = [_task(number, found) for number, found in enumerate(documents, start=1)]
    files.put(path, files.dumped(tasks) + "\n")
    return []


def _task(number: int, found: Document) -> Item:
    units = Units(found.text)
    result = [_region(place, mention, found.text, units)
              for place, mention in enumerate(found.mentions, start=1)]  # fmt: skip
    data = {"text": found.text, "article_id": found.id, "article": found.meta,
            "facts": found.facts}  # fmt: skip
    return {"id": number, "data": data, "annotations": [{"id": number, "result": result}]}


def _region(place: int, mention: Item, text: str, units: Units) -> dict[str, Any]:
    start, end = mention["start"], mention["end"]
    value = {"start": units.of(start), "end": units.of(end), "text": text[start:end],
             "labels": [mention["kind"]]}  # fmt: skip
    return {"id": f"m{place}", "from_name": "label", "to_name": "text", "type": "labels",
            "value": value, "meta": {"values": values(mention)}}  # fmt: skip
