"""What the page is made of: which articles, where countries stand, nothing that could run."""

import json
import math
import re

import pytest

from communique import factbase, tables
from communique.errors import FolderError
from communique.formats.utf16 import Units
from communique.report import page
from communique.report.page import content, fitting, network, sample, world
from communique.report.plain import visible
from conftest import ROOT
from report import stories
from report.test_html import contrast

MEGABYTE = 1_000_000


def written(folder, **options):
    with factbase.open(folder) as base:
        return page.page(folder, base, **options)


def read(folder, *limit):
    with factbase.open(folder) as base:
        return sample.read(folder, base, *limit)


def data(text):
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', text)[1]
    )


def test_five_hundred_articles_stay_under_ten_megabytes(tmp_path):
    folder = stories.write(tmp_path, stories.many(500))
    text = written(folder)
    assert len(data(text)["articles"]) == 500
    assert len(text.encode()) < 10 * MEGABYTE


def test_articles_too_long_for_ten_megabytes_are_sampled(tmp_path):
    made = [story.say("And so on. " * 40_000) for story in stories.many(40, deals=2)]
    text = written(stories.write(tmp_path, made))
    assert 15 < len(data(text)["articles"]) < 30
    assert 8 * MEGABYTE < len(text.encode()) < 10 * MEGABYTE


def test_sample_is_the_same_whatever_the_order_and_grows_with_the_limit(tmp_path):
    made = list(stories.many(30, deals=1))
    folders = [
        stories.write(tmp_path / "there", made),
        stories.write(tmp_path / "back", reversed(made)),
    ]
    few, again = (read(folder, 8) for folder in folders)
    assert (few.articles, few.facts, len(few.stories)) == (30, 30, 8)
    ids = {story.article.id for story in few.stories}
    assert ids == {story.article.id for story in again.stories}
    assert ids < {story.article.id for story in read(folders[0], 9).stories}


def test_sample_keeps_the_order_of_the_folder(tmp_path):
    folder = stories.write(tmp_path, stories.many(30, deals=1))
    ids = [story.article.id for story in read(folder, 8).stories]
    assert ids == sorted(ids)


def test_a_malformed_record_of_a_chosen_article_is_told_by_its_line(tmp_path):
    folder = stories.write(tmp_path, stories.many(3, deals=1))
    lines = (folder / "facts.jsonl").read_text()
    with factbase.open(folder) as base:
        (folder / "facts.jsonl").write_text(lines.replace('"rule":"loan.made"', '"rule":7', 1))
        with pytest.raises(FolderError, match=r"facts\.jsonl:1: rule 7: "):
            sample.read(folder, base)


def test_page_is_the_same_at_every_run(tmp_path):
    folder = stories.write(tmp_path, stories.many(20))
    assert written(folder) == written(folder)


def test_room_goes_by_rank_and_passes_over_what_is_too_large(tmp_path):
    made = list(stories.many(10, deals=1))
    largest = min(made, key=lambda story: sample.rank(story.id)).say("< " * 4000).id
    told = read(stories.write(tmp_path, made)).stories
    whole = {entry.article["id"]: entry.size for entry in fitting.kept(told)}
    assert whole[largest] > 20_000
    others = sum(size for name, size in whole.items() if name != largest)
    part = fitting.kept(told, room=others)
    assert [entry.article["id"] for entry in part] == [n for n in whole if n != largest]
    assert len(fitting.kept(told, room=others - 1)) == 8


@pytest.mark.parametrize("name", ["output", "made"])
def test_offsets_are_those_of_a_script(name, tmp_path):
    made = stories.Story("wide", title="😀").say("😀 ").deal("China", "Ghana", 5, 2020)
    folder = ROOT / name if name == "output" else stories.write(tmp_path, [made])
    for story in read(folder).stories:
        article = content.article(story, Units(story.article.text))
        units = article["text"].encode("utf-16-le")
        for mention, (_, start, end, *_) in zip(story.mentions, article["mentions"], strict=True):
            assert units[2 * start : 2 * end].decode("utf-16-le") == visible(mention.text)


def test_every_fact_of_the_output_is_on_its_page():
    told = data(written(ROOT / "output"))
    ids = [fact["id"] for fact in told["facts"]]
    assert ids == [json.loads(line)["id"] for line in (ROOT / "output/facts.jsonl").open()]
    assert all(fact["cluster"] < len(told["clusters"]) for fact in told["facts"])


def test_no_string_of_a_record_can_close_the_data(tmp_path):
    nasty = "</script><script>alert(1)</script><!-- \u2028 \x1b[31m\u202e"
    made = stories.Story("a", title=nasty, url="javascript:alert(1)").deal(
        "China", "Ghana", 5, 2020
    )
    text = written(stories.write(tmp_path, [made]))
    assert text.count("<script") == 2
    assert text.count("</script") == 2
    assert not {"\x1b", "\u202e", "\u2028"} & set(text)
    assert data(text)["articles"][0]["title"].startswith("</script><script>alert(1)")


def test_policy_lets_only_this_script_and_style_be_used():
    text = page.written(sample.Sample([], 0, 0), factbase.open(ROOT / "output"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src &#x27;none&#x27;; style-src &#x27;sha256-")
    assert "unsafe" not in policy
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_every_country_of_today_has_a_place_on_the_map():
    names = {row["code"] for row in tables.read("country/names.tsv")}
    assert names - set(world.world()) == {"AQ", "UM", "SU", "YU", "CS", "DD"} & names
    for code, country in world.world().items():
        x, y = country.at
        assert 0 <= x <= world.WIDTH, code
        assert 0 <= y <= world.height(), code
        assert country.shape or country.small, code


def test_projection_is_even_on_both_sides_and_keeps_areas():
    middle = world.projected(world.MERIDIAN, 0)
    east, west = world.projected(world.MERIDIAN + 60, 40), world.projected(world.MERIDIAN - 60, 40)
    assert middle[0] == world.WIDTH / 2
    assert east[0] - middle[0] == pytest.approx(middle[0] - west[0], abs=0.2)
    assert east[1] == west[1] < middle[1]

    def area(latitude):
        west, north = world.projected(11, latitude + 8)
        east, south = world.projected(41, latitude - 8)
        return (east - west) * (south - north) / math.cos(math.radians(latitude))

    assert area(0) == pytest.approx(area(45), rel=0.12)


def test_parts_of_the_world_lie_on_the_map():
    for name, (x, y, width, height) in world.parts().items():
        assert x >= 0, name
        assert y >= 0, name
        assert x + width <= world.WIDTH + 0.2, name
        assert y + height <= world.height() + 0.2, name


def ties(count):
    codes = sorted(code for code in world.world())[:count]
    return {
        (one, other): 1 + n % 5
        for n, (one, other) in enumerate(zip(codes, codes[7:], strict=False))
    }


def test_network_is_drawn_alike_whatever_the_order_of_the_facts():
    given = ties(40)
    assert network.layout(given) == network.layout(dict(reversed(given.items())))


@pytest.mark.parametrize("count", [2, 8, 40, 200])
def test_countries_of_the_network_stand_apart_and_inside(count):
    places = network.layout({("CN", "KZ"): 3} if count == 2 else ties(count))
    assert len(places) <= network.MOST
    for x, y in places.values():
        assert network.EDGE <= x <= network.WIDTH - network.EDGE
        assert network.EDGE <= y <= network.HEIGHT - network.EDGE
    for one, other in network._pairs(places):
        assert math.dist(places[one], places[other]) >= 40


def test_network_of_no_facts_is_empty():
    assert network.layout({}) == {}


CSS = page._asset("style.css")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", part))
    for part in CSS.split("@media print")[0].split("@media (prefers-color-scheme: dark)")
)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "soft", "chosen"])
@pytest.mark.parametrize("name", ["ink", "quiet", "accent", "country", "money", "date", "project"])
def test_words_have_the_contrast_that_wcag_aa_asks(scheme, name, ground):
    assert contrast(scheme[name], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_bars_and_edges_of_controls_have_contrast(scheme):
    assert contrast(scheme["ink"], scheme["bar"]) >= 4.5
    assert contrast(scheme["paper"], scheme["accent"]) >= 4.5
    assert contrast(scheme["edge"], scheme["paper"]) >= 3


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_shades_of_the_map_go_one_way(scheme):
    steps = [contrast(scheme[name], scheme["paper"])
             for name in ("land", "shade1", "shade2", "shade3", "shade4", "shade5")]  # fmt: skip
    assert steps == sorted(steps)


def test_command_writes_the_page_and_says_how_large_it_is(command, tmp_path):
    folder = stories.write(tmp_path / "out", stories.many(4))
    done = command("report", folder, "--html", tmp_path / "page.html", "--articles", 3)
    assert done.exit_code == 0
    assert re.search(r"wrote .*page\.html, 0\.\d MB", done.stderr)
    assert len(data((tmp_path / "page.html").read_text())["articles"]) == 3


@pytest.mark.parametrize("place", ["", ".", "/"])
def test_command_refuses_a_page_without_a_name(command, tmp_path, place):
    folder = stories.write(tmp_path / "out", stories.many(1))
    done = command("report", folder, "--html", place)
    assert done.exit_code == 2
    assert re.fullmatch(r"communique: cannot write '[./]': it names no file\n", done.stderr)


def test_command_refuses_a_folder_without_records(command, tmp_path):
    done = command("report", tmp_path, "--html", tmp_path / "page.html")
    assert done.exit_code == 2
    assert "run communique process first" in done.stderr
    assert not (tmp_path / "page.html").exists()
