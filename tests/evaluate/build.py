"""Short ways to write gold and predictions in tests."""

from communique.evaluate import GoldArticle, GoldSet, Prediction, compare

TEXT = "x" * 400


def country(start, end, *codes, **more):
    return {"kind": "country", "start": start, "end": end, "codes": list(codes), **more}


def money(start, end, amount, currency="USD", **more):
    return {"kind": "money", "start": start, "end": end, "amount": amount, "amount_max": None,
            "currency": currency, **more}  # fmt: skip


def date(start, end, value, kind="DATE", **more):
    return {"kind": "date", "start": start, "end": end, "timex_type": kind, "timex_value": value,
            **more}  # fmt: skip


def project(start, end, name, **more):
    return {"kind": "project", "start": start, "end": end, "name": name, **more}


def article(*mentions, name="a", facts=(), scored=("country", "money", "date", "project", "fact"),
            **more):  # fmt: skip
    return GoldArticle(name, TEXT, "g:1", "g", mentions=list(mentions), facts=list(facts),
                       scored=frozenset(scored), **more)  # fmt: skip


def compared(gold, *predicted, facts=(), **options):
    """One article against what a system said of it."""
    return compare({gold.id: Prediction(list(predicted), list(facts))}, GoldSet((gold,)), **options)


def corpus(articles, predictions):
    """Several articles, with lists of mentions in their order."""
    said = {a.id: Prediction(list(p)) for a, p in zip(articles, predictions, strict=True)}
    return compare(said, GoldSet(tuple(articles)))
