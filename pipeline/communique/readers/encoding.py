"""From bytes to text: by byte-order mark, by what is declared, as UTF-8, else by detection."""

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

from communique.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
HEAD = 4096
"""Bytes of a page in which its charset is looked for; HTML wants it in the first 1,024."""


ENOUGH = 4
"""Bytes beyond ASCII from which an encoding can be told; fewer may be damage as well."""


def decode(data: bytes, place: str, declared: str | None = None) -> str:
    """The text less its byte-order mark; raises `ReadError` where no encoding fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, place)
    for name in filter(None, (declared, "utf-8")):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(name)
    return _detected(data, place)


def _strictly(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{place}: its mark says {encoding}, but byte {error.start} is none; save it as UTF-8"
        ) from error


def _detected(data: bytes, place: str) -> str:
    if sum(byte > 127 for byte in data) < ENOUGH:
        first = next(number for number, byte in enumerate(data) if byte > 127)
        raise ReadError(
            f"{place}: no UTF-8 at byte {first} (0x{data[first]:02x}); save it as UTF-8"
        )
    best = from_bytes(data).best()
    if best is None:
        raise ReadError(f"{place}: no text in any known encoding; save it as UTF-8")
    return str(best)


def of_page(data: bytes) -> str | None:
    """The charset that a page declares in its head."""
    found = _META.search(data, 0, HEAD)
    return found[1].decode("ascii") if found else None


def of_header(content_type: str | None) -> str | None:
    """The charset of an HTTP `Content-Type`.

    >>> of_header("text/html; charset=windows-1252")
    'windows-1252'
    """
    found = _HEADER.search(content_type or "")
    return found[1] if found else None
