"""Cues find what their patterns would, only sooner."""

import re

from communique.link import bodies, lexicon
from communique.link.cues import Cue, lowered

OPENINGS, PATTERN = "both|the two", r"\b(?:the two|both) (?:sides|both)\b"


def test_a_cue_finds_what_its_pattern_finds():
    text = "the two sides and both both sides, bothboth sides; the two. both sides"
    found = [match.span() for match in Cue(OPENINGS, PATTERN).finditer(text)]
    assert found == [match.span() for match in re.finditer(PATTERN, text)] != []


def test_without_an_opening_nothing_is_found():
    assert Cue(OPENINGS, PATTERN).search("neither side spoke") is None


def test_text_in_lower_case_keeps_its_offsets():
    text = "İzmir and Ankara signed a PACT"
    assert len(lowered(text)) == len(text)
    assert lowered(text).endswith("ankara signed a pact")


def test_of_two_names_at_one_place_the_longer_is_found():
    names = {"Bank", "Bank of China", "China"}
    known = {name for name in lexicon.actors() if name in ("Bank of China", "KfW")}
    text = "The Bank of China, KfWs and KfW"
    assert [text[a:b] for _, a, b in bodies.find(text, known | names)] == ["Bank of China", "KfW"]
