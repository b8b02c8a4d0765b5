"""Figures in clean text: counts, percentages, points, signed changes, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.annotate.mentions import Figure, Label, Mention
from hustings.annotate.scan import finditer, in_small_letters
from hustings.needs import Sought

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * (index + 2) for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True), *_SCALES])

# fifty-seven; ten thousand, one hundred and twenty-nine; forty-six point four; two and a half thousand
_SPELLED = (
    rf"(?:{_WORD})(?:(?:,? and |, |[ -])(?:a )?(?:{_WORD}))*"
    rf"(?:[ -]point[ -](?:{_WORD})(?: (?:{_WORD}))?|[ -]and[ -]a[ -]half(?:[ -](?:hundred|thousand))?)?"
)
# 19,600  57  11719, but nothing of 45,77 or 1,2345, which could be anything
_DIGITS = r"(?:(?<!,)\d{1,3}(?:,\d{3})+(?!\d|,\d)|(?<!\d,)(?:\d{4,}|\d{1,3}(?!\d|,\d+(?![.\d]))))"
_DECIMAL = r"\d+[.·]\d+"  # 45.77, or 45·77 in older papers
_MIXED = (  # 12½, 12 1/2, 12 and a half
    r"\d{1,3}(?:[ -]?[½¼¾]|[ -][13]/[24](?![\d/])| and a (?:half|quarter)\b| and three[ -]quarters\b)"
    r"(?! (?:hundred|thousand)\b)"
)
_PER_CENT = r"(?:\s?%|(?!\n(?-i:P))[\s-]per[\s-]?cent\b|[\s-]percent\b|\s?pc\b|\s?p\.c\.)"
_POINT = r"(?:[\s-](?:percentage[\s-])?points?\b|\s?(?:pts?|pp)\b)"

_FIGURE = re.compile(
    r"(?P<money>[£$€]\s?\d(?:[\d,.]*\d)?(?:\s?(?:m|bn|k|million|billion|p)\b)?|\bpounds \d[\d,]*)"
    r"|(?P<skip>\b\d+/\d+(?:/\d+)?\b|\b[A-Z]+\d+\b|\b\d+[a-zA-Z]{3,}\b"  # 11/2, M25, 12months
    r"|\b\d{1,12}(?:[.,]\d{1,3}){0,3}(?:bn|[kmp])\b"  # 25k, 1.2m, 50p
    r"|\b(?:half(?: an?)?|few|several|couple of|many) (?:hundred|thousand)\b"
    r"|\b(?:two|three|four|five|six) figures\b)"
    r"|(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<sign>(?<![\w.)])[+-])?(?P<number>(?:(?<![\w.])|(?<=\.\.))(?:{_MIXED}|{_DECIMAL}|{_DIGITS})|\b(?:{_SPELLED})\b)"
    rf"(?:(?P<percent>{_PER_CENT})|(?P<points>{_POINT})|(?P<qualifier>(?:-odd|-plus|\+)(?!\w)| or (?:so"
    rf"|thereabouts)\b))?",
    re.I,
)
# What a match that says anything begins with, in small letters. "M25" needs no look: no figure begins within a word.
_START = (*"£$€+-0123456789", "pounds ", "half", "few", "several", "couple of", "many", *_TENS, *_UNITS, *_SCALES)
_QUALIFIERS = {"-odd": "about", " or so": "about", " or thereabouts": "about", "-plus": "over", "+": "over"}
_LARGEST = 1e12  # digits that make more are no figure of any article, and no column holds it
_THOUSANDS_WITH_A_DOT = re.compile(r"[1-9]\d?\.\d{3}")  # 15.760, a slip for 15,760


def figures(text: str) -> Iterator[Mention]:
    """Every figure of ``text`` with its kind; dates and clock times are found elsewhere and win over these."""
    for match in finditer(_FIGURE, _START, text, in_small_letters(text)):
        start, end = match.span()
        if match["skip"]:
            continue
        if match["money"]:
            yield Mention("money", start, end, match["money"])
        elif match["ordinal"]:
            yield Mention("ordinal", start, end, match["ordinal"])
        elif match["number"].lower() == "one" and not (match["percent"] or match["points"]):
            continue  # "one of them", "the one that": hardly ever a count
        elif (value := number(match["number"])) is not None and value <= _LARGEST:
            sign = -1 if match["sign"] == "-" else 1
            qualifier = _QUALIFIERS.get((match["qualifier"] or "").lower())
            label = _label(match)
            if label in ("num", "dec") and 0 < value <= _WHOLE and _shares_per_cent(text, start, end):
                label = "pct"
            figure = Figure(sign * value, not match["number"][0].isdigit(), qualifier)
            yield Mention(label, start, end, figure)


def _shares_per_cent(text: str, start: int, end: int) -> bool:
    """Whether a bare figure is a percentage because the other end of its range is: "from 26 per cent to 57"."""
    if _FROM_PER_CENT.search(text, max(0, start - _RANGE), start):
        return True
    return bool(_TO_PER_CENT.match(text, end) and _FROM.search(text, max(0, start - _RANGE), start))


_WHOLE = 100
_RANGE = 50  # characters
_HEDGE = r"(?:(?:just|only|about|around|over|under|nearly|almost|more than|less than|a mere|some) ){0,2}"
_PERCENTAGE = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?|(?:{_WORD})(?:-(?:{_WORD}))?){_PER_CENT}"
_FROM_PER_CENT = Sought(rf"\b(?:from {_HEDGE}{_PERCENTAGE},? to|between {_PERCENTAGE} and) {_HEDGE}\Z", re.I)
_FROM = re.compile(rf"\b(?:from|between) {_HEDGE}\Z", re.I)
_TO_PER_CENT = re.compile(rf" (?:to|and) {_HEDGE}{_PERCENTAGE}", re.I)


def _label(match: re.Match[str]) -> Label:
    if match["percent"]:
        return "signed" if match["sign"] else "pct"
    if match["sign"]:
        return "signed"
    if match["points"]:
        return "pts"
    return "dec" if _is_decimal(match["number"]) else "num"


def _is_decimal(digits: str) -> bool:
    if digits[0].isdigit():
        return not digits.replace(",", "").isdigit() and not _THOUSANDS_WITH_A_DOT.fullmatch(digits)
    return not float(number(digits) or 0).is_integer()


_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_PARTS |= {"and a half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75, "and three-quarters": 0.75}
_PART = re.compile(rf"[ -]?(?:{'|'.join(_PARTS)})\Z")


def number(words: str) -> float | None:
    """The value of digits (``19,600``, ``45.77``, ``15.760``) or number words; None if they make no number."""
    if words[0].isdigit():
        if _THOUSANDS_WITH_A_DOT.fullmatch(words):
            return float(words.replace(".", ""))
        if part := _PART.search(words.lower()):
            return float(words[: part.start()]) + _PARTS[part.group().strip(" -")]
        return float(words.replace(",", "").replace("·", "."))
    parts = re.findall(r"[a-z]+", words.lower())
    if "half" in parts:  # two and a half thousand
        cut = parts.index("half")
        value, scale = _spelled(parts[:cut]), _SCALES.get("".join(parts[cut + 1 :]), 1)
        return None if value is None else (value + 0.5) * scale
    cut = parts.index("point") if "point" in parts else len(parts)
    value = _spelled(parts[:cut])
    if value is None or cut == len(parts):
        return value
    digits = [_UNITS.get(word) for word in parts[cut + 1 :]]
    return None if None in digits else value + float("0." + "".join(map(str, digits)))


def _spelled(words: list[str]) -> float | None:
    total = current = 0
    last = 0  # the last plain word's size, to tell "twenty-two" from "two, twenty"
    for word in words:
        if word in ("and", "a"):
            continue
        if word in _UNITS:
            if last and (last < 20 or _UNITS[word] > 9):
                return None
            last = _UNITS[word] or 1
            current += _UNITS[word]
        elif word in _TENS:
            if last:
                return None
            last = _TENS[word]
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
            last = 0
        else:
            total += (current or 1) * 1000
            current = last = 0
    return float(total + current)
