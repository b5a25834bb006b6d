"""Output against gold: what was found, what was right, and how sure the figures are.

Reads records only, never the pipeline. `read` reads gold, `compare` aligns predictions with
it; a `Comparison` keeps every pair, and all figures are sums over those:

| module | what it measures |
|---|---|
| `comparison` | spans and values by kind: exact, value, overlap; facts: full, strict, relaxed |
| `semeval` | all kinds together in SemEval-2013's modes; detection and classification |
| `fields`, `documents`, `tempeval` | single fields, countries of an article, TempEval-3's table |
| `intervals`, `permutation`, `versus`, `changes` | how sure a figure is; two runs |
| `rules`, `explain`, `explain_facts` | which rule did it; why something is not there |
| `gates`, `summary` | bounds to hold; everything as one object |
"""

from communique.evaluate.comparison import Comparison, compare
from communique.evaluate.gold import GoldArticle, GoldSet, read
from communique.evaluate.predictions import Prediction, Predictions, gather
from communique.evaluate.split import part_of

__all__ = [
    "Comparison",
    "GoldArticle",
    "GoldSet",
    "Prediction",
    "Predictions",
    "compare",
    "gather",
    "part_of",
    "read",
]
