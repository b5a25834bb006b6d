r"""brat's standoff: `NAME.txt` beside `NAME.ann`; metadata in `NAME.meta.json`.

A mention is a text-bound `T`, a fact one over its evidence. Country codes are
normalisations (`N1<TAB>Reference T1 ISO3166:KZ<TAB>KZ`), plain words attributes (`A1<TAB>currency
T1 USD`), all else (lists, nulls, words with spaces) JSON in an annotator's note.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.formats import files
from communique.formats.document import Document, Item, document, values

FACT = "Fact_"
COUNTRIES = "ISO3166"
_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (.+))?")
_NORMALISED = re.compile(r"N\d+\tReference (\S+) ([^\s:]+):(\S+)(?:\t(.*))?")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (\S+)\t(.*)")
_WORD = re.compile(r"[^\s]+")


def recognises(path: Path) -> bool:
    return path.is_dir() and any(path.glob("*.ann"))


def read(path: Path) -> Iterator[Document]:
    for annotated in sorted(path.glob("*.ann")):
        stem = annotated.name.removesuffix(".ann")
        text = files.text(path / f"{stem}.txt")
        sidecar = path / f"{stem}.meta.json"
        meta = files.loaded(sidecar) if sidecar.exists() else {}
        items = _items(annotated, text)
        facts = [_fact(item) for item in items if item["kind"].startswith(FACT)]
        mentions = [item for item in items if not item["kind"].startswith(FACT)]
        row = {"id": files.id_of(stem), **meta, "text": text}
        yield document(row, str(annotated), path.name, mentions, facts)


def _items(path: Path, text: str) -> list[Item]:
    """The text-bound annotations in their order, with all that other lines say of them."""
    found: dict[str, Item] = {}
    lines = files.text(path).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        bound = _TEXT_BOUND.fullmatch(line)
        if bound:
            found[bound[1]] = _bound(bound, text, f"{path}:{number}")
        elif line[:1] == "T":
            raise GoldError(
                f"{path}:{number}: {line!r}, where T1<TAB>TYPE START END<TAB>TEXT belongs"
            )
    for number, line in enumerate(lines, start=1):
        for target, added in _said(line, f"{path}:{number}"):
            if target in found:
                _add(found[target], added)
    return list(found.values())


def _bound(line: re.Match[str], text: str, where: str) -> Item:
    pieces = [tuple(map(int, piece.split())) for piece in line[3].split(";")]
    for (_, end), (start, _) in pairwise(pieces):
        if text[end:start].strip():
            raise GoldError(
                f"{where}: {line[1]} is in pieces with {text[end:start].strip()!r} between them; "
                "a mention is one stretch, so annotate it as one or as several"
            )
    return {"kind": line[2], "start": pieces[0][0], "end": pieces[-1][1]}


def _said(line: str, where: str) -> Iterator[tuple[str, Item]]:
    if match := _ATTRIBUTE.fullmatch(line):
        yield match[2], {match[1]: match[3] if match[3] is not None else True}
    elif match := _NORMALISED.fullmatch(line):
        own = match[2] == COUNTRIES
        yield match[1], {"codes": [match[3]]} if own else {"references": [f"{match[2]}:{match[3]}"]}
    elif match := _NOTE.fullmatch(line):
        yield match[1], _note(match[2])


def _note(written: str) -> Item:
    """Values that we wrote as JSON, or an annotator's words."""
    try:
        value = loads(written)
    except JSONDecodeError:
        value = None
    return value if isinstance(value, dict) else {"note": written}


def _add(item: Item, added: Item) -> None:
    for name, value in added.items():
        item[name] = [*item.get(name, ()), *value] if name in ("codes", "references") else value


def _fact(item: Item) -> Item:
    told = values(item)
    return {"predicate": item["kind"].removeprefix(FACT), **told,
            "evidence": [item["start"], item["end"]]}  # fmt: skip


def write(documents: Iterable[Document], path: Path) -> list[str]:
    """Holds everything, so there is nothing to warn of."""
    path.mkdir(parents=True, exist_ok=True)
    for found in documents:
        name = files.name_of(found.id)
        files.put(path / f"{name}.txt", found.text)
        files.put(path / f"{name}.ann", "".join(f"{line}\n" for line in _lines(found)))
        files.put(path / f"{name}.meta.json", files.dumped({"id": found.id, **found.meta}) + "\n")
    return []


def _lines(found: Document) -> Iterator[str]:
    numbers = {letter: 0 for letter in "TAN#"}

    def numbered(letter: str) -> str:
        numbers[letter] += 1
        return f"{letter}{numbers[letter]}"

    for item in [*found.mentions, *map(_as_mention, found.facts)]:
        own = numbered("T")
        quote = found.text[item["start"] : item["end"]]
        places = _places(quote, item["start"])
        yield f"{own}\t{item['kind']} {places}\t{' '.join(quote.split())}"
        attributes, codes, rest = _sorted(values(item))
        yield from (
            f"{numbered('N')}\tReference {own} {COUNTRIES}:{code}\t{code}" for code in codes
        )
        yield from (f"{numbered('A')}\t{key} {own} {value}" for key, value in attributes.items())
        if rest:
            yield f"{numbered('#')}\tAnnotatorNotes {own}\t{files.dumped(rest)}"


def _as_mention(fact: Item) -> Item:
    start, end = fact["evidence"]
    told = {k: v for k, v in fact.items() if k not in ("predicate", "evidence")}
    return {**told, "kind": FACT + fact["predicate"], "start": start, "end": end}


def _places(quote: str, start: int) -> str:
    """Brat keeps a stretch over several lines as one piece a line."""
    ends = [start, *(place for gap in _gaps(quote) for place in (start + gap[0], start + gap[1]))]
    places = [*ends, start + len(quote)]
    return ";".join(f"{one} {other}" for one, other in zip(places[::2], places[1::2], strict=True))


def _gaps(quote: str) -> Iterator[tuple[int, int]]:
    """Line ends inside the quote, less those at its edges."""
    for gap in re.finditer(r"[\r\n]+", quote):
        if gap.start() > 0 and gap.end() < len(quote):
            yield gap.span()


def _sorted(told: Item) -> tuple[dict[str, str], list[str], dict[str, Any]]:
    """Values by where they stand: attributes, normalisations, the note."""
    codes = told.pop("codes", None)
    if not isinstance(codes, list) or not codes:
        told, codes = ({**told, "codes": codes} if codes is not None else told), []
    plain = {k: v for k, v in told.items() if isinstance(v, str) and _WORD.fullmatch(v)}
    return plain, codes, {k: v for k, v in told.items() if k not in plain}
