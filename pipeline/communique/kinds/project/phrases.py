"""Many phrases sought in one text at once, as whole words, in linear time.

>>> list(Phrases(["rail", "commuter rail", "railway"]).find("a commuter railway by rail"))
[(11, 18, 'railway'), (22, 26, 'rail')]
"""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation


class Phrases:
    """A set of folded phrases; of those that overlap the first is found, then the longest.

    For phrases that are sought `once` the automaton is one that is built in half the time.
    """

    def __init__(self, phrases: Iterable[str], *, once: bool = False) -> None:
        self.phrases = tuple(phrases)
        simple = Implementation.NoncontiguousNFA if once else None
        self._automaton = AhoCorasick(self.phrases, implementation=simple) if self.phrases else None

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        reached = 0
        for start, end, number in sorted(self._whole(folded)):
            if start >= reached:
                yield start, -end, self.phrases[number]
                reached = -end

    def _whole(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Every match between word borders, its end negative so that the longest sorts first."""
        if self._automaton is None:
            return
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not (folded[end : end + 1].isalnum() or (start and folded[start - 1].isalnum())):
                yield start, -end, number
