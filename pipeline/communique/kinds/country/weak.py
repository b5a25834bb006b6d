"""Forms that need more than themselves: shared ones, and names of other things too."""

from collections import Counter
from collections.abc import Iterable

from communique.kinds.country.scan import Hit


def evidence(found: Iterable[Hit]) -> dict[str, int]:
    """How often the text names each country by a form that is its own."""
    return Counter(code for hit in found if not hit.form.weak for code in hit.form.codes)


def codes(hit: Hit, named: dict[str, int]) -> tuple[str, ...]:
    """The code that a form stands for here; a shared form's first where nothing decides."""
    best = max(hit.form.codes, key=lambda code: named.get(code, 0))
    return (best,)
