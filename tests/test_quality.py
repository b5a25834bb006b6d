"""Scores on the kept half of the gold, pinned: to lower one is a decision, not an accident.

Only figures are looked at here; kept texts are not read by anyone who tunes extraction.
"""

import pytest

from communique import evaluate, nlp
from communique.records import Article
from communique.run.articles import stream
from conftest import ROOT

FLOORS = {
    ("gold", "country", "value"): 0.97,
    ("gold", "money", "value"): 0.97,
    ("gold", "date", "value"): 0.93,
    ("gold", "project", "overlap"): 0.92,
    ("gold", "project", "exact"): 0.90,
    ("gold", "fact", "relaxed"): 0.74,
    ("gold", "fact", "strict"): 0.51,
    ("sentences/country.jsonl", "country", "value"): 0.98,
    ("sentences/money.jsonl", "money", "value"): 0.98,
    ("sentences/date.jsonl", "date", "value"): 0.96,
    ("sentences/project.jsonl", "project", "overlap"): 0.93,
}


@pytest.fixture(scope="module")
def comparisons():
    """The kept half of each set, scored; made when first asked for."""
    language, made = nlp.build(), {}

    def of(name):
        if name not in made:
            gold = evaluate.read(ROOT / "corpus" / name).part("kept")
            made[name] = evaluate.compare(_predicted(gold, language), gold)
        return made[name]

    return of


def _predicted(gold, language):
    articles = [
        Article(id=a.id, text=a.text, title=a.title, published=a.published) for a in gold.articles
    ]
    return {
        article.id: evaluate.Prediction(
            [mention.model_dump(mode="json") for mention in mentions],
            [fact.model_dump(mode="json") for fact in facts],
        )
        for article, mentions, facts in stream(articles, language)
    }


@pytest.mark.parametrize(("name", "kind", "mode"), FLOORS)
def test_the_kept_score_holds(comparisons, name, kind, mode):
    assert comparisons(name).counts(kind, mode).f1 >= FLOORS[name, kind, mode]
