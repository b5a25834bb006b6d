"""The records that communique writes: articles, mentions, facts, errors.

Field names and meanings are a contract (`SCHEMA_VERSION`); adding a field is fine,
renaming or dropping one is a breaking change. Offsets are Python `str` offsets into
`Article.text`, end exclusive:

>>> text = "Trade with Uzbekistan grew."
>>> record = CountryMention.model_validate(
...     {"id": "a:country:11-21", "article_id": "a", "kind": "country", "start": 11, "end": 21,
...      "text": "Uzbekistan", "sentence": [0, 27], "rule": "name", "codes": ["UZ"],
...      "form": "name"},
...     context={"text": text})
>>> record.codes
('UZ',)
"""

import hashlib
from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationInfo,
    model_validator,
)

SCHEMA_VERSION = 1

Kind = Literal["country", "money", "date", "project"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Form = Literal["name", "abbrev", "demonym", "embedded", "metonym", "group", "historical", "anaphor"]
Modifier = Literal["exact", "about", "over", "under", "at_least", "up_to"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
]  # fmt: skip
Predicate = Literal[
    "trade", "loan", "grant", "aid", "investment", "debt", "contract", "project",
    "meeting", "agreement",
]  # fmt: skip
Status = Literal["planned", "agreed", "under_construction", "completed", "suspended", "cancelled"]
Modality = Literal["asserted", "planned", "conditional", "negated", "reported"]


def _calendar_day(value: str) -> str:
    date.fromisoformat(value)
    return value


def _has_utf8(value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"a lone surrogate at character {error.start} is no text") from error
    return value


Written = Annotated[str, AfterValidator(_has_utf8)]
"""A string that UTF-8 can hold."""
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_calendar_day)]
Offset = Annotated[int, Field(ge=0)]
Interval = tuple[Offset, Offset]
Alpha2 = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]
"""A decimal in plain digits, in major units: `70200000000`, never `7.02E+10`."""
TimexValue = Annotated[str, Field(pattern=r"^[0-9A-Z_:/+.\-]+$")]
Confidence = Annotated[float, Field(ge=0, le=1)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Article(_Record):
    """One document; every offset of its mentions and facts points into `text`."""

    id: Annotated[Written, Field(min_length=1)]
    """Given, else from the path; unique in a run."""
    title: Written | None = None
    """As given, or as the page says."""
    published: Day | None = None
    """Day of publication; relative dates are resolved against it."""
    url: Written | None = None
    """Where it was found."""
    source: Written | None = None
    """Who published it."""
    language: Written | None = None
    """As given."""
    text: Written
    """The decoded text, unchanged; offsets count its Unicode code points."""
    sha256: str = ""
    """SHA-256 of the text's UTF-8."""
    boilerplate: tuple[Interval, ...] = ()
    """Stretches that are no article, as comment forms; no mention comes from them."""

    @model_validator(mode="after")
    def _hash_is_of_text(self) -> Self:
        known = text_hash(self.text)
        if not self.sha256:
            object.__setattr__(self, "sha256", known)
        elif self.sha256 != known:
            raise ValueError(f"sha256 {self.sha256!r} is not that of the text")
        return self


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 as hex digits; raises `ValueError` for a lone surrogate."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class _Mention(_Record):
    id: str
    """`ARTICLE:KIND:START-END`."""
    article_id: str
    """The article it stands in."""
    kind: Kind
    """`country`, `money`, `date` or `project`."""
    start: Offset
    """Where it starts in the text."""
    end: Offset
    """Where it ends, exclusive."""
    text: Annotated[str, Field(min_length=1)]
    """What stands there."""
    sentence: Interval
    """Its sentence, start and end."""
    rule: str
    """The rule that made it, and so why."""
    confidence: Confidence | None = None
    """The rule's precision as measured on gold; null where it was never measured."""

    @model_validator(mode="after")
    def _quotes_the_article(self, info: ValidationInfo) -> Self:
        if self.id != mention_id(self.article_id, self.kind, self.start, self.end):
            raise ValueError(f"id {self.id!r} does not say article, kind, start and end")
        if info.context and (quoted := info.context["text"][self.start : self.end]) != self.text:
            raise ValueError(f"text {self.text!r}, but the article has {quoted!r} there")
        return self


def mention_id(article_id: str, kind: str, start: int, end: int) -> str:
    return f"{article_id}:{kind}:{start}-{end}"


class CountryMention(_Mention):
    kind: Literal["country"]
    codes: Annotated[tuple[Alpha2, ...], Field(min_length=1)]
    """ISO 3166-1 alpha-2; `XK` Kosovo, `EU`, `SU` and the like; several for a group."""
    form: Form
    """How it is named."""
    group: str | None = None
    """The group's name where it is one."""


class MoneyMention(_Mention):
    kind: Literal["money"]
    amount: Amount | None = None
    """In major units; null for a vague sum ("billions of dollars")."""
    amount_max: Amount | None = None
    """The upper end of a range."""
    currency: Currency | None = None
    """ISO 4217; null where nothing decides it."""
    modifier: Modifier = "exact"
    """How exact the text is."""
    per: str | None = None
    """What it is paid for each of: `year`, `barrel`."""
    conversion_of: str | None = None
    """Id of the mention that it restates in another currency."""
    amount_usd: Amount | None = None
    """In US dollars; only with `--usd`."""
    fx_source: str | None = None
    """The rate that was taken for it."""


class DateMention(_Mention):
    kind: Literal["date"]
    timex_type: TimexType
    """The TIMEX3 type."""
    timex_value: TimexValue | None = None
    """The TIMEX3 value: `2022`, `2024-Q1`, `P3Y`, `XXXX-05-18` where the year is unknown."""
    mod: TimexMod | None = None
    """The TIMEX3 modifier."""
    start_date: Day | None = None
    """First day of its interval; null where open or unknown."""
    end_date: Day | None = None
    """Last day of its interval."""


class ProjectMention(_Mention):
    kind: Literal["project"]
    name: Annotated[str, Field(min_length=1)]
    """The canonical name."""
    category: str | None = None
    """What it is: `railway`, `dam`, `initiative`."""
    countries: tuple[Alpha2, ...] = ()
    """Where it lies, or whose initiative it is."""
    aliases: tuple[str, ...] = ()
    """What else it is called."""
    registry_id: str | None = None
    """Its id in the registry."""


Mention = Annotated[
    CountryMention | MoneyMention | DateMention | ProjectMention, Field(discriminator="kind")
]
MENTION: TypeAdapter[Mention] = TypeAdapter(Mention)


class Roles(_Record):
    """The countries of a fact: flows have a source and a target, the rest participants."""

    source: tuple[Alpha2, ...] = ()
    """Who gives, exports, lends, builds or owes."""
    target: tuple[Alpha2, ...] = ()
    """Who receives; of a project the host."""
    participants: tuple[Alpha2, ...] = ()
    """Who takes part alike."""


class Sum(_Record):
    amount: Amount | None = None
    """In major units; null where vague."""
    amount_max: Amount | None = None
    """The upper end of a range."""
    currency: Currency | None = None
    """ISO 4217; null where nothing decides it."""


class Period(_Record):
    """Days, both inclusive; a null side is open."""

    start_date: Day | None = None
    """The first day."""
    end_date: Day | None = None
    """The last day."""


class Fact(_Record):
    id: str
    """`ARTICLE:PREDICATE:START-END`, with a counter when that is taken."""
    article_id: str
    """The article that tells it."""
    predicate: Predicate
    """What it is."""
    countries: Roles = Roles()
    """Who has which part in it."""
    organizations: tuple[str, ...] = ()
    """Banks, companies and bodies that take part."""
    money: Sum | None = None
    """The first-named sum."""
    money_alt: tuple[Sum, ...] = ()
    """Conversions of it that the text gives."""
    project: str | None = None
    """The project's canonical name."""
    period: Period | None = None
    """When it happened, is due, or what the figure covers."""
    status: Status | None = None
    """Of the deal or asset."""
    modality: Modality = "asserted"
    """Of the statement."""
    attributed_to: str | None = None
    """Who says so."""
    evidence: Interval
    """The place that shows it best, start and end."""
    evidence_more: tuple[Interval, ...] = ()
    """Further places that tell the same."""
    mentions: tuple[str, ...] = ()
    """Ids of the mentions it was built from."""
    rule: str
    """The rule that made it, and so why."""
    confidence: Confidence | None = None
    """The rule's precision as measured on gold; null where it was never measured."""

    @model_validator(mode="after")
    def _stands_in_the_article(self, info: ValidationInfo) -> Self:
        for start, end in (self.evidence, *self.evidence_more):
            if start >= end or (info.context and end > len(info.context["text"])):
                raise ValueError(f"evidence [{start}, {end}] is not a place in the article")
        return self


class Run(_Record):
    """What a run was and did (`run.json`); it is neither compared nor committed."""

    schema_version: int = SCHEMA_VERSION
    communique: str
    """The program's version."""
    pipeline: str
    """The pipeline's name."""
    pipeline_hash: str
    """Of code, tables, rules, options and models: what the output depends on."""
    versions: dict[str, str]
    """Of libraries and models."""
    options: dict[str, str | None]
    """As given on the command line."""
    articles: int
    """Articles written."""
    mentions: dict[str, int]
    """Mentions of each kind."""
    facts: int
    """Facts written."""
    failures: int
    """Lines of `errors.jsonl`."""
    passed_over: int
    """Files of unknown suffix in folders."""
    reused: int = 0
    """Articles that an earlier run of the same pipeline had done."""
    asked_share: float | None
    """Share of sentences sent to the model; null where none was seen."""
    seconds: float
    """How long it took."""


class Failure(_Record):
    """An input that could not be processed; the run went on without it."""

    article_id: str | None = None
    """The article's id, as far as it is known."""
    input: str
    """Where it stands: a file, or `file:line`."""
    stage: str
    """`read` or `process`."""
    error: str
    """The kind of error."""
    message: str
    """What went wrong, and the way out."""
