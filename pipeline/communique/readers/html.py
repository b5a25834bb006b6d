"""Pages: main text and metadata, by trafilatura or, faster and rougher, by resiliparse."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from communique.errors import ReadError
from communique.readers import encoding
from communique.readers.article import Page, Placed, Reading, failure, make, whole
from communique.records import Article, Failure

SUFFIXES = (".html", ".htm")
NEEDS = {"trafilatura": "html", "resiliparse": "html"}
DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
"""Only dates that the page states of itself; without a last day, htmldate asks the clock."""
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "published": ("article:published_time", "datepublished", "dc.date", "date", "pubdate"),
    "url": ("og:url",),
    "source": ("og:site_name", "application-name"),
}


def read(path: Path, article_id: str, reading: Reading) -> Iterator[Placed]:
    try:
        data = whole(path)
    except (ReadError, OSError) as error:
        yield str(path), failure(article_id, str(path), error)
    else:
        charset = encoding.of_page(data)
        yield str(path), Page(article_id, str(path), data, charset, fast=reading.fast_html)


def opened(page: Page) -> Article | Failure:
    """The article of a page; its address goes before what it says of itself."""
    try:
        return _article(page)
    except ReadError as error:
        return failure(page.id, page.place, error)


def _article(page: Page) -> Article:
    html = encoding.decode(page.data, page.place, page.charset).replace("\x00", "")
    try:
        fields = (_roughly if page.fast else _carefully)(html)
    except Exception as error:  # parsers of hostile pages raise whatever they like
        raise ReadError(f"{page.place}: {type(error).__name__}: {error}") from error
    if not fields.get("text"):
        raise ReadError(f"{page.place}: no article text was found in the page")
    known = {"id": page.id, "url": page.url or fields.get("url")}
    given = {name: value for name, value in {**fields, **known}.items() if value}
    return make(given, page.place)


def _carefully(html: str) -> dict[str, Any]:
    found = import_module("trafilatura").bare_extraction(
        html, fast=True, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    if found is None:
        return {}
    return {
        "text": found.text,
        "title": found.title,
        "published": found.date,
        "url": found.url,
        "source": found.sitename,
        "language": found.language,
    }


def _roughly(html: str) -> dict[str, Any]:
    tree = import_module("resiliparse.parse.html").HTMLTree.parse(html)
    plain = import_module("resiliparse.extract.html2text").extract_plain_text
    text = plain(tree, main_content=True, alt_texts=False, list_bullets=False)
    metas = _metas(tree)
    fields = {
        name: next((metas[key] for key in keys if metas.get(key)), None)
        for name, keys in _METAS.items()
    }
    fields["published"] = _day(fields["published"])
    return {**fields, "title": fields["title"] or tree.title, "text": text}


def _day(written: str | None) -> str | None:
    """The day of an ISO date or time; a page that writes its day otherwise leaves it unknown."""
    try:
        return date.fromisoformat((written or "")[:10]).isoformat()
    except ValueError:
        return None


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.document.query_selector_all("meta[content]"):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop") or ""
        found.setdefault(name.lower(), meta.getattr("content").strip())
    return found
