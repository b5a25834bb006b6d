"""Output against gold: who was found, what was right, and how sure the figures are.

Reads records only, never the pipeline. `gold.read` reads gold in both its shapes,
`compare` aligns predictions with it, and the `Comparison` keeps every pair and counts, from
which all rates are derived.
"""

from communique.evaluate.comparison import Comparison, compare
from communique.evaluate.gold import GoldArticle, GoldSet, read
from communique.evaluate.predictions import Prediction, Predictions, gather

__all__ = [
    "Comparison",
    "GoldArticle",
    "GoldSet",
    "Prediction",
    "Predictions",
    "compare",
    "gather",
    "read",
]
