"""Records as the page's script reads them: short names, nothing that is null, offsets in UTF-16.

Every string passes through `visible`, so that no control reaches the reader from a record.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from communique.formats.utf16 import Units
from communique.records import Article, Fact, Mention, Sum
from communique.report import lanes
from communique.report.page.sample import Story
from communique.report.plain import visible

Plain = dict[str, Any]


def article(story: Story, units: Units) -> Plain:
    """The article with its mentions: kind, start, end, lane, value, rule, confidence."""
    taken = lanes.assigned([(mention.start, mention.end) for mention in story.mentions])
    return {
        **_head(story.article),
        "text": visible(story.article.text),
        "boilerplate": _places(story.article.boilerplate, units),
        "mentions": [
            _mention(mention, lane, units)
            for mention, lane in zip(story.mentions, taken, strict=True)
        ],
    }


def _head(given: Article) -> Plain:
    named = given.model_dump(include={"id", "title", "published", "source", "url", "language"})
    return {name: visible(held) for name, held in named.items() if held}


def _mention(mention: Mention, lane: int, units: Units) -> list[Any]:
    place = [units.of(mention.start), units.of(mention.end)]
    said = [visible(_value(mention)), mention.rule]
    sure = [] if mention.confidence is None else [mention.confidence]
    return [mention.kind, *place, lane, *said, *sure]


def _value(mention: Mention) -> str:
    if mention.kind == "country":
        return " ".join(mention.codes)
    if mention.kind == "money":
        sums = [f"{Decimal(each):,}" for each in (mention.amount, mention.amount_max) if each]
        return f"{mention.currency or '?'} {'–'.join(sums) or '?'}"
    if mention.kind == "date":
        return f"{mention.timex_value or '?'} {mention.mod or ''}".rstrip()
    return mention.name


def facts(story: Story, units: Units) -> list[Plain]:
    known = {mention.id: place for place, mention in enumerate(story.mentions)}
    dollars = _dollars(story.mentions)
    return [
        _without_nothing(
            {
                "id": fact.id,
                **_said(fact),
                "evidence": _places((fact.evidence, *fact.evidence_more), units),
                "mentions": [known[name] for name in fact.mentions if name in known],
                "usd": _in_dollars(fact, dollars),
            }
        )
        for fact in story.facts
    ]


def _said(fact: Fact) -> Plain:
    roles = fact.countries
    period = fact.period
    return {
        "predicate": fact.predicate,
        "source": roles.source,
        "target": roles.target,
        "participants": roles.participants,
        "organizations": [visible(name) for name in fact.organizations],
        "money": _sum(fact.money),
        "alternatives": [_sum(given) for given in fact.money_alt],
        "project": fact.project and visible(fact.project),
        "period": period and [period.start_date, period.end_date],
        "status": fact.status,
        "modality": fact.modality,
        "by": fact.attributed_to and visible(fact.attributed_to),
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _sum(given: Sum | None) -> list[str | None] | None:
    return [given.amount, given.currency, given.amount_max] if given else None


def _dollars(mentions: Iterable[Mention]) -> dict[str, tuple[str | None, str | None, str]]:
    """What `--usd` added: by mention the amount, the currency and the amount in US dollars."""
    return {
        mention.id: (mention.amount, mention.currency, mention.amount_usd)
        for mention in mentions
        if mention.kind == "money" and mention.amount_usd
    }


def _in_dollars(
    fact: Fact, dollars: Mapping[str, tuple[str | None, str | None, str]]
) -> str | None:
    """The fact's own sum in dollars, by the mention that it was read from."""
    if fact.money is None:
        return None
    own = (fact.money.amount, fact.money.currency)
    told = (dollars[name] for name in fact.mentions if name in dollars)
    return next((usd for amount, currency, usd in told if (amount, currency) == own), None)


def _places(stretches: Iterable[tuple[int, int]], units: Units) -> list[list[int]]:
    return [[units.of(start), units.of(end)] for start, end in stretches]


def _without_nothing(given: Plain) -> Plain:
    return {name: held for name, held in given.items() if held not in (None, [], ())}


def inert(given: object) -> str:
    r"""JSON that no HTML parser can see an end, a tag or a comment in.

    >>> inert({"a": "</script><!--"})
    '{"a":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
