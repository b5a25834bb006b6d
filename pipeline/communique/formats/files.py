"""Files of formats that keep one article a file: names out of ids, text byte for byte, JSON."""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from communique.errors import GoldError

LONGEST = 200
"""Characters of an id in a file's name; file systems take 255 bytes with the suffix."""


def name_of(article_id: str) -> str:
    """A file name for any id, from which the id comes back; what is too long ends in a hash.

    >>> name_of("wire/2023 no. 5")
    'wire%2F2023%20no.%205'
    """
    name = quote(article_id, safe="")
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return f"%2E{name[1:]}" if name.startswith(".") else name


def id_of(stem: str) -> str:
    return unquote(stem)


def text(path: Path) -> str:
    """The file's text, its line ends as they are."""
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except FileNotFoundError as error:
        raise GoldError(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise GoldError(
            f"{path}: no UTF-8 at byte {error.start}; save the file as UTF-8"
        ) from error


def put(path: Path, written: str) -> None:
    """A text that begins with U+FEFF gets a second one, since readers take the first for a mark."""
    mark = "\ufeff" if written.startswith("\ufeff") else ""
    path.write_bytes((mark + written).encode("utf-8"))


def loaded(path: Path) -> Any:
    """The JSON of a whole file."""
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}:{error.lineno}: no valid JSON: {error.msg}") from error


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
