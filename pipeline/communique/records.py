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
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(_Record):
    """One document; every offset of its mentions and facts points into `text`."""

    id: Annotated[Written, Field(min_length=1)]
    title: Written | None = None
    published: Day | None = None
    url: Written | None = None
    source: Written | None = None
    language: Written | None = None
    text: Written
    sha256: str = ""
    boilerplate: tuple[Interval, ...] = ()

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
    article_id: str
    kind: Kind
    start: Offset
    end: Offset
    text: Annotated[str, Field(min_length=1)]
    sentence: Interval
    rule: str
    confidence: Confidence | None = None

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
    form: Form
    group: str | None = None


class MoneyMention(_Mention):
    kind: Literal["money"]
    amount: Amount | None = None
    amount_max: Amount | None = None
    currency: Currency | None = None
    modifier: Modifier = "exact"
    per: str | None = None
    conversion_of: str | None = None
    amount_usd: Amount | None = None
    fx_source: str | None = None


class DateMention(_Mention):
    kind: Literal["date"]
    timex_type: TimexType
    timex_value: TimexValue | None = None
    mod: TimexMod | None = None
    start_date: Day | None = None
    end_date: Day | None = None


class ProjectMention(_Mention):
    kind: Literal["project"]
    name: Annotated[str, Field(min_length=1)]
    category: str | None = None
    countries: tuple[Alpha2, ...] = ()
    aliases: tuple[str, ...] = ()
    registry_id: str | None = None


Mention = Annotated[
    CountryMention | MoneyMention | DateMention | ProjectMention, Field(discriminator="kind")
]
MENTION: TypeAdapter[Mention] = TypeAdapter(Mention)


class Roles(_Record):
    """The countries of a fact: flows have a source and a target, the rest participants."""

    source: tuple[Alpha2, ...] = ()
    target: tuple[Alpha2, ...] = ()
    participants: tuple[Alpha2, ...] = ()


class Sum(_Record):
    amount: Amount | None = None
    amount_max: Amount | None = None
    currency: Currency | None = None


class Period(_Record):
    """Days, both inclusive; a null side is open."""

    start_date: Day | None = None
    end_date: Day | None = None


class Fact(_Record):
    id: str
    article_id: str
    predicate: Predicate
    countries: Roles = Roles()
    organizations: tuple[str, ...] = ()
    money: Sum | None = None
    money_alt: tuple[Sum, ...] = ()
    project: str | None = None
    period: Period | None = None
    status: Status | None = None
    modality: Modality = "asserted"
    attributed_to: str | None = None
    evidence: Interval
    evidence_more: tuple[Interval, ...] = ()
    mentions: tuple[str, ...] = ()
    rule: str
    confidence: Confidence | None = None

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
    pipeline: str
    pipeline_hash: str
    versions: dict[str, str]
    options: dict[str, str | None]
    articles: int
    mentions: dict[str, int]
    facts: int
    failures: int
    passed_over: int
    reused: int = 0
    """Articles that an earlier run of the same pipeline had done."""
    asked_share: float | None
    seconds: float


class Failure(_Record):
    """An input that could not be processed; the run went on without it."""

    article_id: str | None = None
    input: str
    stage: str
    error: str
    message: str
