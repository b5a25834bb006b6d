import gzip

import pytest

from communique import readers
from communique.errors import ReadError
from communique.readers import Inputs, article, html, warc
from communique.readers.article import Page, Reading
from communique.records import Article, Failure

pytest.importorskip("fastwarc")
pytest.importorskip("trafilatura")

BODY = (
    "The two ministers signed the loan for the harbour on Tuesday, after a year of talks.",
    "The sum is to be paid in three parts, and the first ship should dock two years from now.",
    "Neither side said what the rate of interest would be, or which bank gave the guarantee.",
)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Harbour loan signed – The Daily Quay</title>
<meta property="og:title" content="Harbour loan signed">
<meta property="og:site_name" content="The Daily Quay">
<meta property="og:url" content="https://quay.example/loan">
<meta property="article:published_time" content="2023-05-17T08:00:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>Harbour loan signed</h1>{body}</article>
<footer>All rights reserved. Café Müller.</footer></body></html>"""


def _page(charset="utf-8"):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return PAGE.format(charset=charset, body=body).encode(charset)


def _read(path, *, fast=False):
    found = Inputs([str(path)], Reading(fast_html=fast))
    return [html.opened(item) if isinstance(item, Page) else item for item in found]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path, fast, charset):
    (tmp_path / "loan.html").write_bytes(_page(charset))
    (found,) = _read(tmp_path, fast=fast)
    assert all(paragraph in found.text for paragraph in BODY)
    assert "About us" not in found.text
    assert (found.id, found.title, found.published) == ("loan", "Harbour loan signed", "2023-05-17")
    assert (found.url, found.source) == ("https://quay.example/loan", "The Daily Quay")


@pytest.mark.parametrize("fast", [False, True])
def test_a_page_that_writes_no_day_leaves_it_unknown(tmp_path, fast):
    page = _page().replace(b"2023-05-17T08:00:00+00:00", b"the other day")
    (tmp_path / "loan.html").write_bytes(page)
    (found,) = _read(tmp_path, fast=fast)
    assert isinstance(found, Article)
    assert found.published is None


@pytest.mark.parametrize("fast", [False, True])
def test_a_page_without_an_article_is_a_failure(tmp_path, fast):
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    (broken,) = _read(tmp_path, fast=fast)
    assert broken.message == f"{tmp_path / 'a.html'}: no article text was found in the page"


def _entities():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE html [<!ENTITY a0 "bomb">{levels}]><html><body><p>&a11;</p></body></html>'


@pytest.mark.parametrize(
    "page",
    [_entities(), "<div>" * 2_000, "<table><tr><td>" * 5_000, "\x00" * 1000, "<" * 100_000, ""],
)
@pytest.mark.parametrize("fast", [False, True])
def test_a_hostile_page_costs_one_failure_or_little_text(tmp_path, page, fast):
    (tmp_path / "a.html").write_text(page)
    (found,) = _read(tmp_path, fast=fast)
    assert isinstance(found, Failure) or len(found.text) <= len(page)


def _archive(*pages):
    """WARC records of responses, each a gzip member of its own."""
    packed = b""
    for number, (kind, content) in enumerate(pages):
        reply = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            "WARC-Date: 2023-05-17T08:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
            "WARC-Target-URI: https://quay.example/from-archive\r\n"
            f"Content-Length: {len(reply)}\r\n\r\n"
        )
        packed += gzip.compress(head.encode() + reply + b"\r\n\r\n")
    return packed


def test_an_archive_gives_an_article_for_each_page(tmp_path):
    german = "text/html; charset=windows-1252"
    pages = [("text/html", _page()), ("image/png", b"\x89PNG"), (german, _page("windows-1252"))]
    (tmp_path / "crawl.warc.gz").write_bytes(_archive(*pages))
    found = _read(tmp_path)
    assert [item.id for item in found] == ["crawl-1", "crawl-2"]
    assert {item.url for item in found} == {"https://quay.example/from-archive"}
    assert all(BODY[0] in item.text for item in found)


def test_a_page_in_an_archive_that_is_too_large_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 100)
    (tmp_path / "crawl.warc").write_bytes(gzip.decompress(_archive(("text/html", _page()))))
    (broken,) = _read(tmp_path)
    assert broken.message.endswith(": a page of more than 100 bytes is no article")


def test_an_archive_cut_short_keeps_what_could_be_read(tmp_path):
    whole = _archive(("text/html", _page()), ("text/html", _page()))
    (tmp_path / "crawl.warc.gz").write_bytes(whole[: len(whole) - 40])
    found = _read(tmp_path)
    assert isinstance(found[0], Article)


def test_a_file_larger_than_an_article_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(article, "LARGEST", 10)
    (tmp_path / "a.txt").write_text("a" * 11)
    (broken,) = _read(tmp_path)
    assert broken.message == (
        f"{tmp_path / 'a.txt'}: more than 10 bytes; an article is at most that long"
    )


def test_an_extra_that_is_missing_is_one_clear_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "find_spec", lambda name: None)
    (tmp_path / "a.html").write_text("<p>")
    with pytest.raises(ReadError) as error:
        Inputs([str(tmp_path)])
    assert str(error.value) == "reading .html needs the extra html: pip install 'communique[html]'"
