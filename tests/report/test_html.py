"""The page as a reader has it: driven in a real browser, asked for what it shows."""

import re

import pytest

from communique.evaluate import GoldArticle, GoldSet, Prediction, compare
from communique.report import html, lanes
from evaluate.build import country, date, project
from report.browser import CHROMIUM, Page

TEXT = (
    "Chad & Niger met. <script>document.title = 'broken'</script><img src=http://example.org/x>\n"
    "The Chad–Niger line\u202e opened in 2023."
)


def place(quote, number=0):
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(quote, start + 1)
    return start, start + len(quote)


LINE = place("Chad–Niger line")
MENTIONS = [
    country(*place("Chad"), "TD"), country(*place("Niger"), "NE"),
    project(*LINE, "Chad–Niger line"), country(*place("Chad", 1), "TD"),
    country(*place("Niger", 1), "NE"), date(*place("2023"), "2023"),
]  # fmt: skip
FACT = {"predicate": "project", "evidence": [*place("The Chad–Niger line")]}
GOLD = GoldSet((
    GoldArticle("a<b", TEXT, "g:1", "g", mentions=MENTIONS, facts=[FACT],
                scored=frozenset({"country", "date", "project", "fact"})),
    GoldArticle("empty", "Nothing.", "g:2", "g", scored=frozenset({"country"})),
))  # fmt: skip
FIRST = compare({"a<b": Prediction([
    country(*place("Chad"), "TD", rule="name"),
    country(*place("Niger"), "NG", rule="name"),
    project(*LINE, "Chad–Niger line", rule="head"),
    date(*place("2023"), "2024", rule="year"),
])}, GOLD)  # fmt: skip
SECOND = compare({"a<b": Prediction([*MENTIONS], [FACT])}, GOLD)
PAGE = html.page(GOLD, {"first": FIRST, "second": SECOND})


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")


@pytest.fixture
def page(written):
    opened = Page(written)
    yield opened
    opened.close()


CHOSEN = "document.querySelector('tr[aria-current=true]')?.innerText.replace(/\\s+/g, ' ') ?? ''"


@needs_browser
def test_key_goes_through_the_errors_and_round_again(page):
    seen = []
    for _ in range(6):
        page.press("n")
        seen.append(page.say(CHOSEN).split(" {")[0])
    verdicts = [line.split()[1] for line in seen]
    assert verdicts == ["wrong", "missing", "missing", "wrong", "missing", "wrong"]
    assert seen[5] == seen[0]
    page.press("p")
    assert page.say(CHOSEN).split(" {")[0] == seen[4]


@needs_browser
def test_chosen_error_is_marked_in_the_text_and_told(page):
    page.press("n")
    assert page.say("document.querySelector('.text .chosen').textContent") == "Niger"
    assert page.say("document.getElementById('status').textContent").startswith("error 1 of 5:")


@needs_browser
@pytest.mark.parametrize(
    ("group", "value", "left"),
    [("kind", "country", 2), ("verdict", "missing", 2), ("run", "first", 0), ("kind", "money", 5)],
)
def test_filter_takes_errors_out_of_the_walk(page, group, value, left):
    page.say(f"document.querySelector('input[name={group}][value={value}]').click()")
    assert page.say("document.getElementById('status').textContent") == f"{left} errors shown"


@needs_browser
def test_filtered_kind_is_not_drawn_and_comes_back(page):
    drawn = "getComputedStyle(document.querySelector('.text span')).backgroundImage"
    box = "document.querySelector('input[value=country]').click()"
    assert "rgb(29, 78, 216)" in page.say(drawn)
    page.say(box)
    assert "rgb(29, 78, 216)" not in page.say(drawn)
    page.say(box)
    assert "rgb(29, 78, 216)" in page.say(drawn)


@needs_browser
def test_overlapping_mentions_run_in_lanes_of_their_own(page):
    pieces = page.say(
        "[...document.querySelectorAll('.text')[0].querySelectorAll('span')]"
        ".map((s) => [s.textContent, getComputedStyle(s).backgroundPositionY])"
    )
    inside = next(y for text, y in pieces if text == "Chad" and y.count(",") == 4)
    assert len(set(inside.split(", "))) == 5


@needs_browser
def test_page_asks_for_nothing_and_runs_nothing_of_the_text(page, written):
    assert page.asked == [written.as_uri()]
    assert page.say("document.title") == "Comparison with gold"
    assert page.say("document.images.length") == 0
    assert TEXT.split("\n")[0] in page.say("document.querySelector('.text').textContent")


@needs_browser
def test_keyboard_alone_reaches_filters_and_buttons(page):
    assert page.say(
        "[...document.querySelectorAll('input, button')].every((e) => e.tabIndex >= 0)"
    )  # fmt: skip


def test_text_is_escaped_and_turning_marks_are_shown():
    assert "<script>document.title" not in PAGE
    assert "<img" not in PAGE
    assert "\u202e" not in PAGE
    assert "a&lt;b" in PAGE


def test_page_names_no_address():
    assert "http" not in PAGE.replace("http://example.org/x", "").replace("http-equiv", "")


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLOURS = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", PAGE))


@pytest.mark.parametrize("name", ["ink", "quiet", "country", "money", "date", "project", "fact"])
@pytest.mark.parametrize("ground", ["paper", "chosen"])
def test_words_have_the_contrast_that_wcag_aa_asks(name, ground):
    assert contrast(COLOURS[name], COLOURS[ground]) >= 4.5


def test_edges_of_controls_have_the_contrast_that_wcag_aa_asks():
    assert contrast(COLOURS["edge"], COLOURS["paper"]) >= 3


def test_lanes_never_hold_two_spans_that_overlap():
    spans = [(0, 9), (2, 4), (3, 12), (4, 6), (9, 10), (0, 2)]
    taken = lanes.assigned(spans)
    for one, lane in zip(spans, taken, strict=True):
        for other, its in zip(spans, taken, strict=True):
            if one is not other and lane == its:
                assert one[1] <= other[0] or other[1] <= one[0]


def test_blank_lines_take_no_lanes_and_stay_in_the_text():
    text = "Chad.\n\nNiger."
    gold = GoldSet((GoldArticle("a", text, "g:1", "g", scored=frozenset({"country"})),))
    drawn = html.page(gold, {"run": compare({}, gold)})
    assert 'Chad.<span class="gap">\n\n</span>Niger.' in drawn
