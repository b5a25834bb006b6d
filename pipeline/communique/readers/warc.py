"""Web archives: an article for each HTML response; its id is the record's."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from communique.errors import ReadError
from communique.readers import encoding, html
from communique.readers.article import LARGEST, Page, Placed, Reading, failure
from communique.records import Failure

SUFFIXES = (".warc", ".warc.gz")
NEEDS = {"fastwarc": "warc", **html.NEEDS}
PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, article_id: str, reading: Reading) -> Iterator[Placed]:
    warc = import_module("fastwarc.warc")
    number = 0
    try:
        with path.open("rb") as file:
            for record in warc.ArchiveIterator(
                file, record_types=warc.WarcRecordType.response, parse_http=True
            ):
                if record.http_content_type in PAGES:
                    number += 1
                    place = f"{path}:{number}"
                    yield place, _page(record, f"{article_id}-{number}", place, reading)
    except (OSError, ValueError, EOFError) as error:
        yield str(path), failure(None, str(path), ReadError(f"{path}: {error}"))


def _page(record: Any, article_id: str, place: str, reading: Reading) -> Page | Failure:
    try:
        data = record.reader.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ReadError(f"{place}: a page of more than {LARGEST:,} bytes is no article")
        charset = encoding.of_header(record.http_headers.get("Content-Type"))
        url = record.headers.get("WARC-Target-URI")
        declared = charset or encoding.of_page(data)
        return Page(article_id, place, data, declared, url, fast=reading.fast_html)
    except (ReadError, OSError, ValueError) as error:
        return failure(article_id, place, error)
