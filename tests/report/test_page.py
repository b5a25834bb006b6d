"""The report as a reader has it: driven in a real browser, by mouse and by keyboard."""

import shutil
from pathlib import Path

import pytest

from communique import factbase
from communique.report import page as pages
from report import stories
from report.browser import CHROMIUM, Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")

HOSTILE = (
    "</script><script>document.title = 'broken'</script>"
    "<img src=http://example.org/x onerror=\"document.title='broken'\"> \x1b[31m \u202e "
)


def articles():
    first = stories.Story(
        "first", title="Loans \U0001f600", source="agency", published="2024-01-05"
    )
    first.say("\U0001f600 ").deal("China", "Ghana", 500, 2020, project="Coast road")
    first.deal("Japan", "Kenya", 70, 2021, "grant", status="agreed").deal(
        "Japan", "Kenya", 30, 2021, "grant"
    )
    start = len(first.text)
    road = first.mention("project", "China", name="China", category="road")
    land = first.mention("country", "–Ghana road", codes=["GH"], form="embedded")
    first.mentions[-2]["end"] = first.mentions[-1]["end"]
    first.mentions[-2]["text"] = "China–Ghana road"
    first.mentions[-2]["id"] = f"first:project:{start}-{len(first.text)}"
    first.say(" opened.").fact("project", start, mentions=[land], project="Coast road",
                               status="completed", period={"start_date": "2023-05-01"})  # fmt: skip
    assert road
    second = stories.Story("second", title='"><svg onload=alert(1)>', source="constructor",
                           url="javascript:alert(1)", published="2024-02-01")  # fmt: skip
    second.say(HOSTILE).deal("China", "Kazakhstan", 7, 2020, "trade")
    second.deal("Peru", "Tuvalu", 3, 1999, project="__proto__")
    tenge = {"amount": "5000000", "currency": "KZT"}
    owed = second.mention("money", "5 million tenge", **tenge, amount_usd="11000")
    second.fact("debt", len(second.text) - 15, countries={"target": ["KZ"]}, money=tenge,
                mentions=[owed])  # fmt: skip
    third = stories.Story("third", title="Copy", source="paper", published="2024-01-06")
    third.say("Elsewhere it was said: ").deal("China", "Ghana", 500, 2020, project="Coast road")
    third.deal("China", "Kazakhstan", 9, 2020, "trade")
    return [first, second, third]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = stories.write(tmp_path_factory.mktemp("out"), articles())
    path = tmp_path_factory.mktemp("page") / "report.html"
    with factbase.open(folder) as base:
        path.write_text(pages.page(folder, base), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(written):
    opened = Page(written)
    yield opened
    opened.close()


class Reader:
    """What a reader does on the page, and sees."""

    def __init__(self, browser):
        self.browser, self.say, self.press = browser, browser.say, browser.press
        browser.show_as()
        self.say("unfolded.clear(), part = 'World', document.activeElement.blur()")
        self.go("view=facts")

    def go(self, address):
        self.say(f"history.replaceState(null, '', '#{address}'), moved()")

    def click(self, selector):
        self.say(f"document.querySelector({selector!r}).dispatchEvent("
                 "new MouseEvent('click', {bubbles: true, cancelable: true}))")  # fmt: skip
        # a link's own step to its address tells the page a moment later
        self.say(
            "location.hash !== address({article: chosen.article, fact: chosen.fact}) && moved()"
        )

    def text(self, selector):
        shown = self.say(f"document.querySelector({selector!r})?.innerText ?? null")
        return shown and " ".join(shown.split())

    def texts(self, selector):
        return self.say(
            f"[...document.querySelectorAll({selector!r})].map((e) => e.textContent.trim())"
        )

    def count(self, selector):
        return self.say(f"document.querySelectorAll({selector!r}).length")

    def click_on(self, selector, words):
        """The first such element that holds these words."""
        self.say(f"[...document.querySelectorAll({selector!r})]"
                 f".find((e) => e.textContent.includes({words!r})).click()")  # fmt: skip

    def by(self, selector, key, value):
        """What `value` gives of each such element, by what `key` gives."""
        return self.say(f"Object.fromEntries([...document.querySelectorAll({selector!r})]"
                        f".map((e) => [{key}, {value}]))")  # fmt: skip

    def counts(self):
        """What the facets tell, by facet and value."""
        return self.by("#facets li", "e.querySelector('input').dataset.key",
                       "Number(e.querySelector('.count').textContent)")  # fmt: skip

    def tick(self, facet, value):
        self.click(f'[data-key="{facet} {value}"]')


@pytest.fixture
def reader(browser):
    return Reader(browser)


def test_page_asks_for_nothing_and_runs_nothing_of_the_records(reader, written):
    for view in ("facts", "articles", "timeline", "money", "map", "network", "projects",
                 "conflicts", "article&article=second"):  # fmt: skip
        reader.go(f"view={view}")
        assert reader.text("h2"), view
    assert reader.browser.asked == [written.as_uri()]
    assert reader.say("document.title") == "communique: what the news says"
    assert reader.count("img, svg[onload], iframe, object") == 0
    assert reader.say("[...document.links].every((a) => a.getAttribute('href').startsWith('#'))")


def test_policy_stops_what_markup_would_run_or_fetch(written, tmp_path):
    opened = Page(Path(shutil.copy(written, tmp_path)))
    try:
        opened.say("window.stopped = [], addEventListener('securitypolicyviolation',"
                   "(event) => stopped.push(event.effectiveDirective))")  # fmt: skip
        opened.say("document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/x>"
                   "<p onclick=window.hit=1 id=evil></p>'), evil.click()")  # fmt: skip
        opened.say("document.body.append(Object.assign(document.createElement('script'),"
                   "{ textContent: 'window.hit = 2' })), 1")  # fmt: skip
        expected = ["img-src", "script-src-attr", "script-src-elem"]
        while len(stopped := opened.say("stopped")) < len(expected):
            pass
        assert sorted(stopped) == expected
        assert opened.say("window.hit ?? null") is None
    finally:
        opened.close()


def test_hostile_text_is_shown_as_text(reader):
    reader.go("view=article&article=second")
    shown = reader.say("document.querySelector('.text').textContent")
    assert "</script><script>document.title = 'broken'</script><img src=" in shown
    assert "\ufffd[31m \ufffd" in shown
    assert reader.text("h2") == '"><svg onload=alert(1)>'
    assert "javascript:alert(1)" in reader.text(".meta")


def test_facets_narrow_the_facts_together_and_clear_again(reader):
    assert reader.count(".facts tbody tr") == 9
    reader.tick("predicate", "grant")
    reader.tick("predicate", "trade")
    assert reader.count(".facts tbody tr") == 4
    reader.tick("country", "KZ")
    assert reader.count(".facts tbody tr") == 2
    assert reader.text("#status").startswith("2 of 9 facts")
    assert reader.text("#active") == "(3)"
    reader.click("#clear")
    assert reader.count(".facts tbody tr") == 9


def test_facet_counts_say_what_a_further_choice_would_leave(reader):
    reader.tick("country", "JP")
    counts = reader.counts()
    assert counts["predicate grant"] == 2
    assert "predicate trade" not in counts
    assert counts["country CN"] == 4


@pytest.mark.parametrize(
    "facet",
    ["predicate loan", "country CN", "project __proto__", "status completed", "modality asserted",
     "year 2021", "source constructor", "flow JP>KE", "currency KZT", "agreement conflicting"],
)  # fmt: skip
def test_every_facet_counts_as_many_as_it_leaves(reader, facet):
    told = reader.counts()[facet]
    reader.tick(*facet.split(" ", 1))
    assert reader.count(".facts tbody tr") == told > 0


def test_chip_takes_its_filter_away(reader):
    reader.tick("country", "PE")
    assert reader.count(".facts tbody tr") == 1
    reader.click(".chip")
    assert reader.count(".facts tbody tr") == 9


def test_search_finds_words_of_the_evidence_and_names(reader):
    reader.say(
        "(() => { words.value = 'tuvalu __proto__'; words.dispatchEvent(new Event('input')); })()"
    )
    reader.say("refine({ words: words.value })")
    assert reader.count(".facts tbody tr") == 1
    reader.say("refine({ words: 'no such word' })")
    assert reader.text("#view .empty") == "No fact passes these filters."


def test_address_brings_back_view_and_filters(reader):
    reader.go("view=timeline&predicate=grant&words=kenya")
    assert reader.text("h2") == "Timeline"
    assert reader.text("#status").startswith("2 of 9")
    assert reader.say("words.value") == "kenya"
    assert reader.say("address()") == "#view=timeline&words=kenya&predicate=grant"


def test_table_sorts_by_its_heads(reader):
    reader.click('[data-sort="Money"]')
    sums = reader.texts(".facts td.figure")
    assert [text.replace("\xa0", " ") for text in sums[:3]] == [
        "USD 500 m",
        "USD 500 m",
        "USD 70 m",
    ]
    assert reader.say("document.querySelector('[aria-sort]').textContent") == "Money▼"
    reader.click('[data-sort="Money"]')
    assert reader.texts(".facts td.figure")[0].replace("\xa0", " ") == "USD 3 m"
    assert reader.texts(".facts td.figure")[-1] == ""
    reader.say("delete sorting.facts")


def test_fact_leads_to_its_place_in_the_text(reader):
    reader.click_on(".facts a.quote", "$70 million")
    reader.say("moved()")
    marked = "".join(reader.texts(".text span.chosen"))
    assert marked.replace(" ", "") == "JapangaveKenya$70millionin2021."
    assert reader.text(".card.chosen .head").startswith("2 grant JP → KE")
    assert reader.texts(".text .own") == ["Japan", "Kenya", "$70 million", "2021"]


def test_text_leads_to_its_fact(reader):
    reader.go("view=article&article=first")
    reader.click(".text .ref:nth-of-type(1)")
    assert reader.text(".card.chosen .head").startswith("1 loan")
    reader.click_on(".text [data-mentions]", "$30 million")
    assert reader.text(".card.chosen .head").startswith("3 grant")
    assert reader.say("document.activeElement.closest('.card')?.className") == "card chosen"


def test_card_leads_to_the_text(reader):
    reader.go("view=article&article=first")
    reader.click(".cards li:nth-child(2) .head")
    assert "".join(reader.texts(".text span.chosen")).startswith("Japan")
    assert reader.say("document.querySelector('.card.chosen .head').ariaExpanded") == "true"


def test_keys_go_through_the_facts_and_round_again(reader):
    reader.go("view=article&article=first")
    seen = []
    for _ in range(5):
        reader.press("n")
        seen.append(reader.text(".card.chosen .ref"))
    assert seen == ["1", "2", "3", "4", "1"]
    reader.press("p")
    assert reader.text(".card.chosen .ref") == "4"
    assert reader.text("#status").startswith("Fact 4 of 4: project")


def test_overlapping_mentions_run_in_lanes_of_their_own(reader):
    reader.go("view=article&article=first")
    drawn = reader.by(".text span", "e.textContent", "getComputedStyle(e).backgroundPositionY")
    assert len(set(drawn["–Ghana road"].split(", "))) == 2


def test_map_shades_countries_and_filters_by_them(reader):
    reader.go("view=map")
    shades = reader.by(".map [data-code]", "e.dataset.code", "e.classList[0]")
    assert shades["US"] == "shade0"
    assert shades["CN"] == "shade4"
    assert shades["PE"] == "shade1"
    assert reader.say("document.querySelector('[data-code=TV][tabindex]').tagName") == "circle"
    reader.click('[data-code="KZ"][tabindex]')
    assert reader.text("#status").startswith("3 of 9")
    assert reader.count('.map .picked[data-code="KZ"]') == 1


def test_map_is_worked_by_the_keyboard_alone(reader):
    reader.go("view=map")
    reader.say("document.querySelector('[data-code=GH][tabindex]').focus()")
    reader.press("Enter")
    assert reader.text("#status").startswith("2 of 9")
    assert reader.say("document.activeElement.dataset.code") == "GH"
    assert (
        reader.say(
            "document.activeElement.ariaLabel ?? document.activeElement.getAttribute('aria-label')"
        )
        == "Ghana: 2 facts"
    )


def test_map_shows_a_part_of_the_world(reader):
    reader.go("view=map")
    whole = reader.say("document.querySelector('.map svg').getAttribute('viewBox')")
    reader.click('[data-part="Africa"]')
    part = reader.say("document.querySelector('.map svg').getAttribute('viewBox')")
    assert float(part.split()[2]) < float(whole.split()[2]) / 3
    assert reader.say("document.querySelector('[aria-pressed=true]').textContent") == "Africa"


def test_network_draws_flows_by_their_number(reader):
    reader.go("view=network")
    widths = reader.by(".flow", "e.dataset.pair", "Number(e.getAttribute('stroke-width'))")
    assert set(widths) == {"CN>GH", "JP>KE", "CN>KZ", "PE>TV"}
    assert widths["CN>GH"] > widths["PE>TV"]
    reader.click('[data-pair="JP>KE"]')
    assert reader.text("h2") == "Facts"
    assert reader.count(".facts tbody tr") == 2


def test_money_keeps_currencies_and_kinds_apart(reader):
    reader.go("view=money&country=KE")
    assert reader.text(".matrix caption") == "grant, USD"
    assert reader.texts(".matrix td a") == ["100\xa0m", "100\xa0m"]
    reader.go("view=money&predicate=trade")
    assert reader.texts(".matrix td a") == ["9\xa0m", "9\xa0m"]
    reader.go("view=money&currency=KZT")
    assert reader.text(".matrix caption") == "debt, KZT"
    assert reader.texts(".matrix th[scope=row]") == ["Kazakhstan"]


def test_dollars_are_a_currency_of_their_own_where_the_records_have_them(reader):
    reader.go("view=money&country=KZ")
    assert reader.texts("#choice-currency option") == ["USD (2)", "KZT (1)", "USD-equal (3)"]
    reader.say("(() => { const box = byId('choice-currency'); box.value = 'USD-equal';"
               "box.dispatchEvent(new Event('change')); })()")  # fmt: skip
    reader.say("wanted.predicate = 'debt', show()")
    assert reader.text(".matrix caption") == "debt, USD-equal"
    assert reader.texts(".matrix td a") == ["11\xa0k"]
    reader.say("wanted.currency = wanted.predicate = null")


def test_sum_told_by_two_articles_counts_once(reader):
    reader.go("view=money&country=GH&predicate=loan")
    assert set(reader.texts(".matrix td a")) == {"500\xa0m"}


def test_timeline_counts_by_kind_and_year_and_leads_to_the_facts(reader):
    reader.go("view=timeline")
    assert reader.texts(".circles thead th") == ["Kind", "1999", "2020", "2021", "2023"]
    assert reader.count(".circles thead .gap") == 2
    reader.click('.circle[aria-label^="grant, 2021"]')
    assert reader.text("h2") == "Facts"
    assert reader.count(".facts tbody tr") == 2


def test_project_shows_its_history_in_order(reader):
    reader.go("view=projects&project=Coast road")
    assert reader.texts(".entry h3") == ["Coast road"]
    assert reader.texts(".history .when") == ["2020", "from 2023-05-01"]
    assert "2 sources" in reader.text(".history li")


def test_conflict_shows_both_sides_with_their_sources(reader):
    reader.go("view=conflicts")
    assert reader.texts(".sides .value") == ["USD 7,000,000", "USD 9,000,000"]
    assert "China gave Kazakhstan $7 million" in reader.text(".sides > div")


def test_tab_reaches_search_views_and_filters_in_order(reader):
    reader.say("byId('skip').focus()")
    seen = []
    for _ in range(14):
        reader.press("Tab")
        seen.append(reader.say("((e) => e.id || e.dataset.key || e.textContent)"
                               "(document.activeElement)"))  # fmt: skip
    assert seen[:2] == ["words", "Facts"]
    assert seen[8] == "Conflicts"
    assert [name for name in seen if name.startswith("predicate ")]


def test_filter_keeps_the_focus_of_the_keyboard(reader):
    reader.say("document.querySelector('[data-key=\"country CN\"]').focus()")
    reader.press(" ")
    assert reader.text("#status").startswith("4 of 9")
    assert reader.say("document.activeElement.dataset.key") == "country CN"


def test_everything_to_press_has_a_name_and_can_be_reached(reader):
    for view in ("facts", "articles", "timeline", "money", "map", "network", "projects",
                 "conflicts", "article&article=first"):  # fmt: skip
        reader.go(f"view={view}")
        unnamed = reader.say(
            "[...document.querySelectorAll('a, button, input, select, [role=button]')]"
            ".filter((e) => e.tabIndex < 0"
            "|| !(e.ariaLabel || e.textContent.trim() || e.labels?.length))"
            ".map((e) => e.outerHTML)"
        )
        assert unnamed == [], view


def test_dark_is_dark_and_paper_leaves_out_what_is_pressed(reader):
    reader.browser.show_as(scheme="dark")
    assert reader.say("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 28)"
    reader.browser.show_as(media="print", scheme="dark")
    assert reader.say("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert reader.say("getComputedStyle(document.querySelector('nav')).display") == "none"
    reader.browser.show_as()


@pytest.mark.parametrize("view", ["facts", "articles", "timeline", "money", "map", "network",
                                  "projects", "conflicts", "article&article=second"])  # fmt: skip
def test_nothing_sticks_out_of_a_narrow_window(reader, view):
    reader.browser.show_as(width=380)
    reader.go(f"view={view}")
    assert reader.say("document.documentElement.scrollWidth") <= 380


def test_sample_is_announced(tmp_path):
    folder = stories.write(tmp_path / "out", articles())
    path = tmp_path / "report.html"
    with factbase.open(folder) as base:
        path.write_text(pages.page(folder, base, limit=2), encoding="utf-8")
    opened = Page(path)
    try:
        told = opened.say("document.querySelector('#sample').innerText")
    finally:
        opened.close()
    assert told.startswith("A sample: 2 of 3 articles and ")
