"""A comparison as text: figures with their intervals, breakdowns, rules, and the errors."""

from collections.abc import Iterable, Iterator
from typing import Any

from communique.evaluate import documents, fields, intervals, semeval, tempeval
from communique.evaluate.changes import Change
from communique.evaluate.comparison import Comparison
from communique.evaluate.counts import Counts
from communique.evaluate.gates import headline
from communique.evaluate.gold import GoldSet
from communique.evaluate.outcome import Outcome, modes
from communique.evaluate.permutation import Test
from communique.evaluate.rules import Rule
from communique.evaluate.summary import GROUPS
from communique.report.plain import printable

NOTHING = "–"
"""Shown where a denominator is zero."""
AROUND = 60
"""Characters shown on either side of an error."""


def figures(comparison: Comparison) -> str:
    """Counts and rates by kind and mode, with the interval of F1 over articles."""
    head = (
        f"{'':8} {'':14} {'P':>6} {'R':>6} {'F1':>6}  {'95 % of F1':14}"
        f"{'gold':>6} {'found':>6} {'hits':>6}"
    )
    rows = [
        _row(kind if number == 0 else "", mode, comparison.counts(kind, mode))
        .format(interval=_interval(comparison, kind, mode))
        for kind in comparison.kinds
        for number, mode in enumerate(modes(kind))
    ]  # fmt: skip
    return "\n".join([_scope(comparison), head, *rows])


def _scope(comparison: Comparison) -> str:
    neutral = sum(o.neutral and o.gold is None for o in comparison.outcomes)
    said = f"; {neutral} predictions are neutral" if neutral else ""
    drawn = f"intervals: {intervals.RESAMPLES} resamples of articles, seed {intervals.SEED}"
    return f"{articles(len(comparison.articles))}{said}; {drawn}"


def articles(number: int) -> str:
    return f"{number} article{'s' if number != 1 else ''}"


def _row(name: str, mode: str, counts: Counts) -> str:
    rates = " ".join(f"{shown(r):>6}" for r in (counts.precision, counts.recall, counts.f1))
    numbers = f"{counts.gold:6} {counts.predicted:6} {counts.hit_gold:6}"
    return f"{name:8} {mode:14} {rates}  {{interval:14}}{numbers}"


def _interval(comparison: Comparison, kind: str, mode: str) -> str:
    found = intervals.bootstrap(intervals.matrix(comparison, kind, mode))
    return f"{found['f1'].low:.3f}–{found['f1'].high:.3f}" if found else "too few"


def shown(value: float | None, digits: int = 3) -> str:
    return NOTHING if value is None else f"{value:.{digits}f}"


def details(comparison: Comparison) -> str:
    """SemEval's modes, fields, documents, TempEval's table, roles and modality."""
    parts = [_semeval(comparison)]
    for kind in comparison.kinds:
        parts.append(_fields(comparison, kind))
        parts += _special(comparison, kind)
    return "\n\n".join(part for part in parts if part)


def _semeval(comparison: Comparison) -> str:
    found = semeval.modes(comparison)
    if not found.tallies["strict"].possible + found.tallies["strict"].actual:
        return ""
    head = f"{'SemEval':10}{'COR':>6}{'INC':>6}{'PAR':>6}{'MIS':>6}{'SPU':>6}  P      R      F1"
    rows = [
        f"{mode:10}{t.correct:6}{t.incorrect:6}{t.partial:6}{t.missing:6}{t.spurious:6}  "
        f"{shown(t.precision):6} {shown(t.recall):6} {shown(t.f1)}"
        for mode, t in found.tallies.items()
    ]
    confused = ", ".join(
        f"{gold} taken for {kind} {n}×"
        for (gold, kind), n in sorted(found.taken_for.items())
        if gold != kind
    )
    said = f"detected {found.detected}, of the right kind {shown(found.classified)}"
    return "\n".join([head, *rows, f"{said}; {confused}" if confused else said])


def _fields(comparison: Comparison, kind: str) -> str:
    shares = fields.accuracies(comparison, kind)
    told = "  ".join(
        f"{name} {shown(share.rate)} ({share.right}/{share.of})"
        for name, share in shares.items()
        if share.of
    )
    return f"{kind}, fields of what was found: {told}" if told else ""


def _special(comparison: Comparison, kind: str) -> Iterator[str]:
    if kind == "country":
        yield f"country, as sets of each article: {_rates(documents.countries(comparison))}"
    if kind == "date":
        rows = tempeval.table(comparison).items()
        yield "\n".join(f"TempEval-3 {row:8} {_rates(counts)}" for row, counts in rows)
    if kind == "fact":
        roles = fields.roles(comparison).items()
        yield "\n".join(f"countries as {role:13}{_rates(counts)}" for role, counts in roles)
        plain = fields.hedged_as_plain(comparison)
        yield f"hedged facts told as plain: {plain.right} of {plain.of} ({shown(plain.rate)})"


def _rates(counts: Counts) -> str:
    return f"P {shown(counts.precision)} R {shown(counts.recall)} F1 {shown(counts.f1)}"


def breakdown(comparison: Comparison, group: str) -> str:
    """Each kind's main figures by `set`, `article`, `rule`, `form` or `source`."""
    rows = [
        f"{kind:8} {printable(name)[:48]:48} {_rates(counts)}  gold {counts.gold}"
        f" found {counts.predicted}"
        for kind in comparison.kinds
        for name, counts in comparison.by(kind, headline(kind), GROUPS[group]).items()
    ]
    return "\n".join(rows)


def rules(found: Iterable[Rule], gold: GoldSet) -> str:
    """A line a rule: what it said, its precision with Wilson's interval, an example."""
    texts = _texts(gold)
    head = f"{'kind':8} {'rule':32} {'said':>5} {'right':>9}  P      95 %          example"
    return "\n".join([head, *(_rule(rule, texts) for rule in found)])


def _rule(rule: Rule, texts: dict[tuple[str, str], str]) -> str:
    low, high = rule.interval
    example = rule.example
    quote = ""
    if example:
        text = texts[example.set, example.article]
        quote = f"{example.verdict}: {_quoted(text, *example.place, around=24)}"
    return (
        f"{rule.kind:8} {printable(rule.id):32} {rule.said:5} {f'{rule.right}/{rule.scored}':>9}  "
        f"{shown(rule.precision):6} {f'{low:.3f}–{high:.3f}' if rule.scored else '':13} {quote}"
    )


def errors(comparison: Comparison, gold: GoldSet) -> str:
    """A few lines for each missing, spurious, wrong or inexact item."""
    texts = _texts(gold)
    return "\n".join(
        line
        for outcome in comparison.outcomes
        if outcome.verdict not in ("right", "neutral")
        for line in _error(outcome, texts[outcome.set, outcome.article])
    )


def _texts(gold: GoldSet) -> dict[tuple[str, str], str]:
    return {(article.set, article.id): article.text for article in gold.articles}


def _error(outcome: Outcome, text: str) -> Iterator[str]:
    start, end = outcome.place
    rule = f"[{printable(outcome.rule)}] " if outcome.rule else ""
    yield (
        f"{outcome.verdict:8} {outcome.kind:7} {printable(outcome.article)}:{start}-{end}  "
        f"{rule}{', '.join(outcome.wrong)}".rstrip()
    )
    yield f"         {_quoted(text, start, end, around=0 if outcome.kind == 'fact' else AROUND)}"
    if outcome.gold:
        yield f"         gold  {values(outcome.gold)}"
    if outcome.predicted:
        yield f"         found {values(outcome.predicted)}"


def _quoted(text: str, start: int, end: int, *, around: int) -> str:
    """The place in its surroundings, on one line, the mention between brackets."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    return f"{_flat(before)}⟦{printable(text[start:end])}⟧{_flat(after)}"


def _flat(text: str) -> str:
    """Printable on one line; white space at its ends stays."""
    lead, tail = text[:1].isspace() * " ", text[-1:].isspace() * " "
    return f"{lead}{printable(text)}{tail}" if text.strip() else lead


_UNSHOWN = {"id", "article_id", "kind", "start", "end", "sentence", "rule", "confidence",
            "evidence", "evidence_more", "mentions"}  # fmt: skip


def values(item: dict[str, Any]) -> str:
    """What an item says, less its place and what is empty."""
    told = _filled({name: value for name, value in item.items() if name not in _UNSHOWN})
    return printable(" ".join(f"{name}={value!r}" for name, value in told.items()))


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    inner = {k: _filled(v) if isinstance(v, dict) else v for k, v in item.items()}
    return {name: value for name, value in inner.items() if value not in (None, [], (), {})}


def changes(found: Iterable[Change], gold: GoldSet) -> str:
    """What the second run fixed, broke and got wrong differently, with the rule responsible."""
    texts = _texts(gold)
    return "\n".join(
        line for change in found for line in _change(change, texts)
    )  # fmt: skip


def _change(change: Change, texts: dict[tuple[str, str], str]) -> Iterator[str]:
    outcome = change.after or change.before
    if outcome is None:
        return
    start, end = outcome.place
    rule = f"[{printable(change.rule)}] " if change.rule else ""
    around = 0 if outcome.kind == "fact" else AROUND
    quote = _quoted(texts[outcome.set, outcome.article], start, end, around=around)
    place = f"{printable(outcome.article)}:{start}-{end}"
    yield f"{change.direction:8} {outcome.kind:7} {place}  {rule}".rstrip()
    yield f"         {quote}"
    for name, side in (("before", change.before), ("after", change.after)):
        if side is not None and side.predicted:
            yield f"         {name:6} {side.verdict}: {values(side.predicted)}"


def tests(found: dict[str, Test]) -> str:
    """By kind, how far the runs are apart and how likely that is by chance."""
    return "\n".join(
        f"{kind:8} F1 {NOTHING if test.difference is None else f'{test.difference:+.4f}'}"
        f"  p {shown(test.p, 4)} ({test.swaps} swaps of articles)"
        for kind, test in found.items()
    )
