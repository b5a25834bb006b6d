"""What looks like a date and is none: names, numbers with units, ordinals, ages, rates.

A veto reads the few characters around an expression; it knows nothing of its value.
"""

import re

from communique.kinds.date.grammar import Reading


def stands(text: str, reading: Reading) -> bool:
    check = _CHECKS.get(reading.rule)
    start, end = reading.own[0].start, reading.own[-1].end
    return check is None or check(text, start, end, reading)


_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|for|to|and|or|after|before|during|between|through|late|early|mid|"
    r"than|the|a|this|year|circa|about|around|our|its|their|his|her)|[(,\-–—/])\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:Resolution|Resolutions|Agenda|Vision|Section|Article|Flight|No\.?|Number|Nos\.?|Route|Boeing|Airbus|"
    r"Windows|Office|Order|Act|Law|Regulation|Directive|UNSCR|UNSC|Horizon|Model|Room|Unit|Highway|Plan|Strategy|Roadmap|"
    r"ISO|page|pages|p\.|pp\.|Chapter|Paragraph|Formula|Studio|Channel|Form|Bill|Class|Type|Series)\s*|[#$€£¥])$"
)
_COUNTED = re.compile(
    r"\s*-?\s*(?:people|persons|men|women|children|troops|soldiers|tons?|tonnes?|metric|km|kilomet|miles?|met(?:re|er)|feet|"
    r"foot|dollars?|euros?|pounds?|yuan|yen|jobs|workers|employees|families|households|houses|homes|hectares|acres|"
    r"square|cubic|sq|MW|GW|kW|megawatt|barrels|bpd|cases|deaths|victims|refugees|migrants|students|prisoners|"
    r"percent|per cent|pages|seats|votes|words|units|copies|Agenda|agenda|rupees|roubles|rubles|degrees|"
    r"civilians|members|delegates|participants|fighters|militants|vehicles|cars|trucks|planes|ships|kg|kilos|grams|"
    r"points|shares|years|days|months|hours|minutes|calories|volts|rpm|cc)\b"
)
_VAGUE_BEFORE = re.compile(
    r"\b(?:some|over|under|about|around|nearly|almost|least|most|than|approximately|roughly|exactly|only|to)\s*$",
    re.IGNORECASE,
)


def _year(text: str, start: int, end: int, reading: Reading) -> bool:
    before, after, number = (
        text[max(0, start - 24) : start],
        text[end : end + 16],
        int(text[start : start + 4]),
    )
    if reading.group("era"):
        return True
    if _NAMED.search(before) or _COUNTED.match(after) or re.match(r"[.,]\d|\w|[-–]\d\d", after):
        return False
    if re.search(r"[\w.][-–/]$|[.,\d]$", before) and not re.search(
        r"(?:pre|post|mid|early|late)-$|\d{4}[-–/]$|[a-z][–—]$|(?<!\d)[.,]$", before
    ):
        return False
    if 1900 <= number <= 2100:
        return True
    return (
        1400 <= number <= 2200
        and bool(
            re.search(
                r"\b(?:in|since|by|until|from|of|and|to|after|before|during|between|late|early|circa)\s*$|[(]$",
                before,
            )
        )
        and not re.match(r"\s+[a-z]+s\b", after)
    )


_RATE_BEFORE = re.compile(r"([\w%$€£)]+)\s*$")
_NO_RATE = set(
    "for in after before within than about nearly almost over last under took take takes taken lasted spend "
    "spent of just only and least half by once to with be is was were not such quite had have has from into "
    "until since during as that if when but or on at more around approximately roughly some up through "
    "less the this it him them me us you every each per all wait waited waiting".split()
)
_NO_RATE_AFTER = re.compile(
    r"\s+(?:ago|later|earlier|before|after|of|from|in which|and a half|long|when|old|hence|or)\b|-"
)


def _single(text: str, start: int, end: int, reading: Reading) -> bool:
    return True


_BARE_PLURAL = re.compile(
    r"\b(?:for|in|after|within|over the|of|took|take|takes|taken|spent|through the|lasted|lasting|last|"
    r"during the|for the|many more|over|following|until|than|by|those|these)\s*$",
    re.IGNORECASE,
)


def _vague(text: str, start: int, end: int, reading: Reading) -> bool:
    before, after = text[max(0, start - 16) : start], text[end : end + 12]
    return bool(
        _BARE_PLURAL.search(before) or re.match(r"\s+(?:later|earlier|before|after)\b", after)
    )


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|of|for|to|and|or|after|before|during|between|through|late|early|mid|this|last|next|"
    r"every|each|than|on|the|a|about|around|our|its|their|his|her|previous|previously)\s*-?$|[(,/–—-]\s*$|^\s*$",
    re.IGNORECASE,
)
_NAMES = {"May", "April", "June", "August", "March", "Augusta", "MAY", "MARCH", "Jan"}
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Miss|Lady|Lord|Sir|Theresa|Minister|President|Secretary|Chancellor)\.?\s+|\b[A-Z]\.\s+)$"
)


def _bare_month(text: str, start: int, end: int, reading: Reading) -> bool:
    word = text[start:end]
    if word.rstrip(".") not in _NAMES:
        return True
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if (
        _PERSON_BEFORE.search(before)
        or re.match(r"\s+[A-Z][a-z]+", after)
        and not re.match(r"\s+(?:\d|and|to|or)", after)
    ):
        return False
    return bool(
        re.search(
            r"\b(?:in|since|by|until|till|from|of|for|to|and|or|after|before|during|between|through|late|early|mid|this|last|next|"
            r"every|each|than)\s+$",
            before,
            re.IGNORECASE,
        )
    )


_PAPER = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Mail|Herald|Post|Express|Agreement|Night Live|Star|World|Sun|Review|Club|Prayer|Evening Post)\b"
)


def _weekday(text: str, start: int, end: int, reading: Reading) -> bool:
    after, before = text[end : end + 16], text[max(0, start - 8) : start]
    if _PAPER.match(after):
        return False
    return not re.search(r"\b(?:Black|Bloody|Good|Ash|Palm|Super|Cyber|Holy)\s+$", before)


_CHECKS = {
    "date.year": _year,
    "duration.vague": _vague,
    "date.month": lambda text, start, end, reading: (
        reading.group("year")
        or reading.group("rel")
        or reading.group("which")
        or _bare_month(text, start, end, reading)
    ),
    "date.weekday": _weekday,
}
