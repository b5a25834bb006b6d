"""What the documentation shows is what happens, and its reference is that of the code."""

import re

import pytest

import reference
import renew
from conftest import ROOT

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "corpus/README.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", renew.PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_prints_what_is_shown(page, tmp_path):
    text = page.read_text(encoding="utf-8")
    assert renew.shown(text, tmp_path) == text, "python docs/renew.py writes it anew"


@pytest.mark.parametrize(("name", "text"), list(reference.pages()), ids=lambda given: given[:20])
def test_the_reference_is_that_of_the_code(name, text):
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == text + "\n", "python docs/renew.py writes it anew"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    ours = [link.partition("#")[0] for link in links if "://" not in link]
    assert [link for link in ours if link and not (page.parent / link).exists()] == []
