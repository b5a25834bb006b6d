"""The protocol on the `Doc`: what one stage leaves for the next.

Everything is plain data in `doc.user_data["communique"]`, so that `to_bytes`, DocBin,
pickle and other processes carry it. Offsets are characters of `doc.text`.

* A kind *proposes* candidates and says what each asks of the statistical model.
* A kind *decides*: its candidates that hold become mentions. They stand in
  `doc.spans["sc"]` and, where they do not overlap, in `doc.ents`; the rule that made one is
  `span.id_`, its values are `span._.communique`.
* `link` leaves facts.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, cast

import numpy as np
from spacy.attrs import ENT_TYPE, IDX, LENGTH, SENT_START
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from communique.records import Kind

LABELS: dict[Kind, str] = {
    "country": "COUNTRY",
    "money": "MONEY",
    "date": "DATE",
    "project": "PROJECT",
}
KIND_OF: dict[str, Kind] = {label: kind for kind, label in LABELS.items()}
_OURS = frozenset({0, *map(get_string_id, KIND_OF)})
"""The entity types of a Doc that holds entities of ours only."""

SPANS = "sc"
"""The key of `doc.spans` that displaCy's span style draws by default."""
CONTEXT_SPANS = "context"
"""The key of `doc.spans` that holds the statistical model's own entities."""

_VALUES = 3
"""Where the values stand in what is noted of a mention: start, end, rule, values."""

Need = Literal["entities", "syntax"]
"""What a question wants of the model: named entities, or tags, lemmas and the parse."""


@dataclass(slots=True)
class Candidate:
    """A stretch of the text that may be a mention, with what its rule knows about it.

    `values` are the fields of the kind's record (`codes`, `amount` …); keys that begin with
    an underscore are for the kind alone and never reach a record. It is not to be changed, and
    not frozen either: that would take three times as long to make, for each word in twenty.
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
        Span.set_extension("communique", getter=values)


def _notes(doc: Doc) -> dict[str, Any]:
    notes: dict[str, Any] = doc.user_data.setdefault("communique", {})
    return notes


def values(span: Span) -> dict[str, Any]:
    """What `span._.communique` gives, in a third of the time."""
    known = _notes(span.doc).get("mentions", {}).get(span.label_, {})
    note = known.get(f"{span.start_char}-{span.end_char}")
    return dict(note[_VALUES]) if note else {}


def text(doc: Doc) -> str:
    """The Doc's text. `doc.text` joins it anew from the tokens each time, 3 ms in 10,000."""
    notes = _notes(doc)
    if "text" not in notes:
        notes["text"] = doc.text
    return str(notes["text"])


def set_text(doc: Doc, known: str) -> None:
    """What `text` is to give: the text that the Doc was made of."""
    _notes(doc)["text"] = known


# --- boilerplate ---------------------------------------------------------------------------


def set_boilerplate(doc: Doc, stretches: Iterable[tuple[int, int]]) -> None:
    _notes(doc)["boilerplate"] = [list(stretch) for stretch in stretches]


def boilerplate(doc: Doc) -> list[tuple[int, int]]:
    return [(start, end) for start, end in _notes(doc).get("boilerplate", [])]


def _outside(found: Iterable[Candidate], stretches: list[tuple[int, int]]) -> list[Candidate]:
    """The candidates that touch none of the stretches, which are in order and apart."""
    if not stretches:
        return list(found)
    ends = [end for _, end in stretches]
    kept = []
    for candidate in found:
        number = bisect_right(ends, candidate.start)
        if number == len(stretches) or candidate.end <= stretches[number][0]:
            kept.append(candidate)
    return kept


# --- candidates and questions --------------------------------------------------------------


def propose(doc: Doc, kind: Kind, found: Iterable[Candidate]) -> None:
    """Record a kind's candidates; those in boilerplate are dropped."""
    kept = _outside(found, boilerplate(doc))
    _notes(doc).setdefault("candidates", {})[kind] = [
        [c.start, c.end, c.rule, c.values, c.asks] for c in kept
    ]
    for candidate in kept:
        for need in candidate.asks:
            ask(doc, candidate.start, need)


def candidates(doc: Doc, kind: Kind) -> list[Candidate] | None:
    """What the kind has proposed, in its own order; None if it was never asked to."""
    found = _notes(doc).get("candidates", {}).get(kind)
    if found is None:
        return None
    return [Candidate(s, e, rule, dict(values), tuple(asks)) for s, e, rule, values, asks in found]


def proposed(doc: Doc, kind: Kind) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Where the kind's candidates stand, with their values, which are not to be changed."""
    for start, end, _, values, _ in _notes(doc).get("candidates", {}).get(kind, ()):
        yield start, end, values


def ask(doc: Doc, place: int, need: Need) -> None:
    """Have the model look at the sentence that holds the character `place`."""
    _notes(doc).setdefault("questions", []).append([place, need])


def questions(doc: Doc) -> list[tuple[int, Need]]:
    return [(place, need) for place, need in _notes(doc).get("questions", [])]


# --- mentions ------------------------------------------------------------------------------


def mark(doc: Doc, kind: Kind, decided: Iterable[Candidate]) -> None:
    """Make the candidates mentions of the kind, in place of those it had."""
    label = LABELS[kind]
    found = {f"{c.start}-{c.end}": c for c in decided}
    notes = _notes(doc).setdefault("mentions", {})
    former = notes.pop(label, None)
    if not found and not former:
        return
    notes[label] = {place: [c.start, c.end, c.rule, _public(c)] for place, c in found.items()}
    fresh, cut = _spans(doc, found.values(), label)
    others = [span for span in doc.spans.get(SPANS, []) if span.label_ != label]
    spans = sorted([*others, *fresh], key=lambda span: (span.start, -span.end, span.label_))
    doc.spans[SPANS] = spans
    first = len(notes) == 1
    if first or former or cut or not _add_ents(doc, fresh):
        _set_ents(doc, spans)


def _spans(doc: Doc, found: Collection[Candidate], label: str) -> tuple[list[Span], bool]:
    """The spans of the candidates, and whether tokens had to be cut for them."""
    spans = [doc.char_span(c.start, c.end, label, span_id=c.rule) for c in found]
    if None not in spans:
        return cast(list[Span], spans), False
    _split(doc, {border for c in found for border in (c.start, c.end)})
    return [span_at(doc, c.start, c.end, label, c.rule) for c in found], True


def _public(candidate: Candidate) -> dict[str, Any]:
    return {name: value for name, value in candidate.values.items() if not name.startswith("_")}


def span_at(doc: Doc, start: int, end: int, label: str = "", rule: str = "") -> Span:
    """The span of these characters; a token that reaches over a border is split there.

    A split moves the tokens behind it: spans in `doc.spans` are renewed, others go stale.
    """
    span = doc.char_span(start, end, label=label, span_id=rule)
    if span is None:
        _split(doc, {start, end})
        span = doc.char_span(start, end, label=label, span_id=rule)
    if span is None:
        raise ValueError(f"no span at {start}-{end} in a text of {len(doc.text)} characters")
    return span


def _split(doc: Doc, borders: set[int]) -> None:
    """Put every one of these characters on a token's border."""
    cuts = _cuts(doc, sorted(borders))
    if not cuts:
        return
    groups = {key: [_kept(span) for span in group] for key, group in doc.spans.items()}
    parsed = doc.has_annotation("DEP")
    with doc.retokenize() as retokenizer:
        for i, ends in cuts.items():
            _part(retokenizer, doc[i], ends)
    for key, spans in groups.items():
        doc.spans[key] = [_again(doc, *kept) for kept in spans]
    if not parsed:
        _mend_borders(doc, cuts)


def _kept(span: Span) -> tuple[int, int, str, str, str]:
    return span.start_char, span.end_char, span.label_, span.kb_id_, span.id_


def _again(doc: Doc, start: int, end: int, label: str, kb_id: str, span_id: str) -> Span:
    return cast(Span, doc.char_span(start, end, label=label, kb_id=kb_id, span_id=span_id))


def _cuts(doc: Doc, borders: list[int]) -> dict[int, list[int]]:
    """Tokens (by number) that borders cut, with the places of the cuts in each."""
    first, length = doc.to_array([IDX, LENGTH]).astype("int64").T if len(doc) else ([], [])
    cuts: dict[int, list[int]] = {}
    for border, i in zip(borders, np.searchsorted(first, borders, side="right") - 1, strict=True):
        if i >= 0 and first[i] < border < first[i] + length[i]:
            cuts.setdefault(int(i), []).append(int(border - first[i]))
    return cuts


def _part(retokenizer: Any, token: Token, ends: list[int]) -> None:
    words = [token.text[a:b] for a, b in pairwise([0, *ends, len(token)])]
    last = (token, len(words) - 1)
    head = token.head if token.head.i != token.i else last
    retokenizer.split(token, words, heads=[last] * (len(words) - 1) + [head])


def _mend_borders(doc: Doc, cuts: dict[int, list[int]]) -> None:
    """The parts of a split token take the sentence border of the token behind them: undo it."""
    starts: Any = doc.to_array([SENT_START])
    added = 0
    for i, ends in cuts.items():
        starts[i + added + 1 : i + added + len(ends) + 1] = np.uint64(2**64 - 1)
        added += len(ends)
    doc.from_array([SENT_START], starts)


def _add_ents(doc: Doc, fresh: list[Span]) -> bool:
    """Set entities beside those that are there; False where some would overlap them.

    It spares all other tokens, which `_set_ents` goes through: half of what a mark costs.
    """
    if not doc.has_annotation("ENT_IOB"):
        return False
    taken = doc.to_array(ENT_TYPE).astype(bool).tobytes()
    if any(1 in taken[span.start : span.end] for span in fresh):
        return False
    doc.set_ents(_apart(fresh, []), default="unmodified")
    return True


def _set_ents(doc: Doc, spans: list[Span]) -> None:
    theirs: list[Span] = []
    if doc.has_annotation("ENT_IOB") and not _OURS.issuperset(doc.to_array(ENT_TYPE).tolist()):
        theirs = [entity for entity in doc.ents if entity.label_ not in KIND_OF]
    doc.set_ents(_apart(spans, theirs))


def _apart(ours: list[Span], theirs: list[Span]) -> list[Span]:
    """The longest spans that do not overlap; ours go before another component's."""
    taken: set[int] = set()
    chosen = []
    for span in [*sorted(ours, key=lambda s: (s.start - s.end, s.start)), *theirs]:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(span)
    return chosen


def mentions(doc: Doc, kind: Kind | None = None) -> list[Span]:
    """The decided mentions in text order, of one kind or of all."""
    wanted = KIND_OF if kind is None else {LABELS[kind]}
    return [span for span in doc.spans.get(SPANS, []) if span.label_ in wanted]


def named(doc: Doc) -> Iterator[tuple[Span, Kind, dict[str, Any]]]:
    """Each mention with its kind and values, sooner than `span._.communique` gives them."""
    notes = _notes(doc).get("mentions", {})
    for span in mentions(doc):
        label = span.label_
        note = notes.get(label, {}).get(f"{span.start_char}-{span.end_char}")
        yield span, KIND_OF[label], dict(note[_VALUES]) if note else {}


def decided(doc: Doc, kind: Kind) -> list[Candidate]:
    """The same mentions of a kind as plain data, far cheaper than spans and their values."""
    noted = _notes(doc).get("mentions", {}).get(LABELS[kind], {})
    found = [Candidate(*mention) for mention in noted.values()]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


# --- sentences -----------------------------------------------------------------------------


def starts(doc: Doc) -> list[int]:
    """The first token of each sentence; far cheaper than `doc.sents`, which makes spans."""
    if not len(doc):
        return []
    first = np.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    return first if first and first[0] == 0 else [0, *first]


def sentence_numbers(doc: Doc, places: Iterable[int]) -> list[int]:
    """The number of the sentence that each of these characters stands in."""
    begins = borders(doc)
    return [max(0, bisect_right(begins, place, 0, len(begins) - 1) - 1) for place in places]


def sentence(doc: Doc, place: int) -> tuple[int, int]:
    """The characters of the sentence that holds this one, less the white space around it."""
    return sentences(doc, [place])[0]


def sentences(doc: Doc, places: Iterable[int]) -> list[tuple[int, int]]:
    """The sentence of each of these characters, as `sentence` gives it."""
    whole, begins, numbers = text(doc), borders(doc), sentence_numbers(doc, places)
    trimmed = {n: _trimmed(whole, begins[n], begins[n + 1]) for n in set(numbers)}
    return [trimmed[number] for number in numbers]


def borders(doc: Doc) -> list[int]:
    """The character at which each sentence begins, and behind them the text's end."""
    notes = _notes(doc)
    if "sentences" not in notes:
        offsets = doc.to_array(IDX).astype("int64")
        notes["sentences"] = [*offsets[starts(doc)].tolist(), len(text(doc))]
    return list(notes["sentences"])


def forget_sentences(doc: Doc) -> None:
    """What is known of borders holds no more: new ones were set."""
    _notes(doc).pop("sentences", None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, start + len(stretch.strip())


# --- facts ---------------------------------------------------------------------------------


def add_facts(doc: Doc, found: Iterable[dict[str, Any]]) -> None:
    """Record facts as the fields of `records.Fact`, less the ids, which `extract` gives."""
    _notes(doc)["facts"] = list(found)


def facts(doc: Doc) -> Iterator[dict[str, Any]]:
    yield from _notes(doc).get("facts", [])


register()
