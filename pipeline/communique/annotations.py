"""The protocol on the `Doc`: what one stage leaves for the next.

Everything is plain data in `doc.user_data["communique"]`, so that `to_bytes`, DocBin,
pickle and other processes carry it. Offsets are characters of `doc.text`.

* A kind *proposes* candidates and says what each asks of the statistical model.
* A kind *decides*: its candidates that hold become mentions. They stand in
  `doc.spans["sc"]` and, where they do not overlap, in `doc.ents`; the rule that made one is
  `span.id_`, its values are `span._.communique`.
* `link` leaves facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from spacy.tokens import Doc, Span

from communique.records import Kind

LABELS: dict[Kind, str] = {
    "country": "COUNTRY",
    "money": "MONEY",
    "date": "DATE",
    "project": "PROJECT",
}
KIND_OF: dict[str, Kind] = {label: kind for kind, label in LABELS.items()}

SPANS = "sc"
"""The key of `doc.spans` that displaCy's span style draws by default."""
CONTEXT_SPANS = "context"
"""The key of `doc.spans` that holds the statistical model's own entities."""

Need = Literal["entities", "syntax"]
"""What a question wants of the model: named entities, or tags, lemmas and the parse."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the text that may be a mention, with what its rule knows about it.

    `values` are the fields of the kind's record (`codes`, `amount` …); keys that begin with
    an underscore are for the kind alone and never reach a record.
    """

    start: int
    end: int
    rule: str
    values: dict[str, Any] = field(default_factory=dict)
    asks: tuple[Need, ...] = ()


def register() -> None:
    """Make `doc._.published`, `doc._.title` and `span._.communique` known; idempotent."""
    for name in ("published", "title"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("communique"):
        Span.set_extension("communique", getter=_values_of)


def _notes(doc: Doc) -> dict[str, Any]:
    notes: dict[str, Any] = doc.user_data.setdefault("communique", {})
    return notes


def _values_of(span: Span) -> dict[str, Any]:
    note = (
        _notes(span.doc).get("mentions", {}).get(_key(span.start_char, span.end_char, span.label_))
    )
    return dict(note["values"]) if note else {}


def _key(start: int, end: int, label: str) -> str:
    return f"{label}:{start}-{end}"


# --- boilerplate ---------------------------------------------------------------------------


def set_boilerplate(doc: Doc, stretches: Iterable[tuple[int, int]]) -> None:
    _notes(doc)["boilerplate"] = [list(stretch) for stretch in stretches]


def boilerplate(doc: Doc) -> list[tuple[int, int]]:
    return [(start, end) for start, end in _notes(doc).get("boilerplate", [])]


def _in_boilerplate(doc: Doc, start: int, end: int) -> bool:
    return any(start < e and s < end for s, e in _notes(doc).get("boilerplate", ()))


# --- candidates and questions --------------------------------------------------------------


def propose(doc: Doc, kind: Kind, found: Iterable[Candidate]) -> None:
    """Record a kind's candidates; those in boilerplate are dropped."""
    kept = [c for c in found if not _in_boilerplate(doc, c.start, c.end)]
    _notes(doc).setdefault("candidates", {})[kind] = [asdict(c) for c in kept]
    for candidate in kept:
        for need in candidate.asks:
            ask(doc, candidate.start, need)


def candidates(doc: Doc, kind: Kind) -> list[Candidate] | None:
    """What the kind has proposed, in its own order; None if it was never asked to."""
    found = _notes(doc).get("candidates", {}).get(kind)
    return None if found is None else [Candidate(**c) for c in found]


def ask(doc: Doc, place: int, need: Need) -> None:
    """Have the model look at the sentence that holds the character `place`."""
    _notes(doc).setdefault("questions", []).append([place, need])


def questions(doc: Doc) -> list[tuple[int, Need]]:
    return [(place, need) for place, need in _notes(doc).get("questions", [])]


# --- mentions ------------------------------------------------------------------------------


def mark(doc: Doc, kind: Kind, decided: Iterable[Candidate]) -> None:
    """Make the candidates mentions of the kind, in place of those it had."""
    label = LABELS[kind]
    spans = {
        _key(c.start, c.end, label): (c, span_at(doc, c.start, c.end, label, c.rule))
        for c in decided
    }
    notes = _notes(doc).setdefault("mentions", {})
    for key in [key for key in notes if key.startswith(f"{label}:")]:
        del notes[key]
    for key, (c, _) in spans.items():
        public = {name: value for name, value in c.values.items() if not name.startswith("_")}
        notes[key] = {"rule": c.rule, "values": public}
    others = [span for span in doc.spans.get(SPANS, []) if span.label_ != label]
    _set_spans(doc, [*others, *(span for _, span in spans.values())])


def span_at(doc: Doc, start: int, end: int, label: str = "", rule: str = "") -> Span:
    """The span of these characters; a token that reaches over a border is split there."""
    span = doc.char_span(start, end, label=label, span_id=rule)
    if span is None:
        for border in (start, end):
            _split(doc, border)
        span = doc.char_span(start, end, label=label, span_id=rule)
    if span is None:
        raise ValueError(f"no span at {start}-{end} in a text of {len(doc.text)} characters")
    return span


def _split(doc: Doc, border: int) -> None:
    token = next((t for t in doc if t.idx < border < t.idx + len(t)), None)
    if token is None:
        return
    cut = border - token.idx
    with doc.retokenize() as retokenizer:
        heads = [(token, 1), token.head if token.head.i != token.i else (token, 1)]
        retokenizer.split(token, [token.text[:cut], token.text[cut:]], heads=heads)


def _set_spans(doc: Doc, spans: list[Span]) -> None:
    spans.sort(key=lambda span: (span.start, -span.end, span.label_))
    doc.spans[SPANS] = spans
    theirs = [entity for entity in doc.ents if entity.label_ not in KIND_OF]
    doc.set_ents(_apart(spans, theirs))


def _apart(ours: list[Span], theirs: list[Span]) -> list[Span]:
    """The longest spans that do not overlap; ours go before another component's."""
    taken: set[int] = set()
    chosen = []
    for span in [*sorted(ours, key=lambda s: (s.start - s.end, s.start)), *theirs]:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            chosen.append(span)
    return chosen


def mentions(doc: Doc, kind: Kind | None = None) -> list[Span]:
    """The decided mentions in text order, of one kind or of all."""
    wanted = LABELS.get(kind) if kind else None
    return [
        s for s in doc.spans.get(SPANS, []) if s.label_ in KIND_OF and wanted in (None, s.label_)
    ]


def sentence(span: Span) -> tuple[int, int]:
    """The characters of the sentence that holds the span, less the white space around it."""
    whole = span.sent
    text = whole.text
    start = whole.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


# --- facts ---------------------------------------------------------------------------------


def add_facts(doc: Doc, found: Iterable[dict[str, Any]]) -> None:
    """Record facts as the fields of `records.Fact`, less the ids, which `extract` gives."""
    _notes(doc)["facts"] = list(found)


def facts(doc: Doc) -> Iterator[dict[str, Any]]:
    yield from _notes(doc).get("facts", [])


register()
