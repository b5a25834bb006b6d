"""A currency named a second time, behind its figures: "$5 million USD", "$5 million Canadian"."""

from communique.kinds.money import adjectives
from communique.kinds.money.scan import Anchor
from communique.kinds.money.sums import Sum

_REACH = 22
"""Characters between the figures and the second name: an adjective and its space."""


def taken_in(text: str, made: Sum, following: Anchor | None) -> Sum:
    """Take in a second naming of the currency right behind: "$5 million USD", "$5 (US)"."""
    if made.side != "prefix":
        return made
    if following and (tail := _named_again(text, made, following)):
        return tail
    whose = adjectives.after(text, made.end) if made.meant.form == "$" else None
    if whose is None:
        return made
    return made._replace(end=whose.start, issuers=whose.issuers, adjective=whose.place)


def _named_again(text: str, made: Sum, anchor: Anchor) -> Sum | None:
    shared = tuple(code for code in made.codes if code in anchor.meant.codes)
    if (
        not shared
        or anchor.start - made.end > _REACH
        or text[anchor.end : anchor.end + 1].isdigit()
    ):
        return None
    whose = adjectives.Whose(anchor.start)
    if anchor.name:
        whose = adjectives.before(text, anchor.start, made.end)
    gap, closed = text[made.end : whose.start], text[anchor.end : anchor.end + 1] == ")"
    if gap not in ("", " ", "\n", "-") and not (gap == " (" and closed):
        return None
    default = shared[0] if len(shared) == 1 else made.meant.default
    meant = made.meant._replace(codes=shared, default=default)
    end = anchor.end + (gap == " (")
    return made._replace(end=end, meant=meant, issuers=whose.issuers, adjective=whose.place)
