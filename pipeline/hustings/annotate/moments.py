"""Dates and clock times in clean text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hustings.annotate.mentions import Label, Mention, Moment
from hustings.annotate.scan import finditer, in_small_letters

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBER = {name: i + 1 for i, name in enumerate(_MONTHS)}
_MONTH_NUMBER |= {name[:3]: number for name, number in list(_MONTH_NUMBER.items())} | {"sept": 9}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_NUMBER = {name: i for i, name in enumerate(_WEEKDAYS)} | {name[:3]: i for i, name in enumerate(_WEEKDAYS)}
_WEEKDAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b"
_YEAR = r"(?:1[89]\d|20[0-5])\d\b(?![,.]\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"

_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"  # a blank line parts what does not belong together

_DATE = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?{_GAP}(?:morning, |evening, )?)?(?:"
    rf"(?:the )?(?<!\d:)(?<!\d\.)(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+day)?(?:\s+of)?\s+(?P<month>{_MONTH})"
    rf"(?:,?\s+(?P<year>{_YEAR}|'?\d\d\b(?!\s?[:.%]\d|\s?(?:per|%))))?"
    rf"|(?P<month2>{_MONTH}){_GAP}(?P<day2>\d{{1,2}}){_ORDINAL}(?![:.,]?\d)\b(?:,?\s+(?P<year2>{_YEAR}))?"
    r"|(?P<day3>\d{1,2})(?:/(?P<month3>\d{1,2})/(?P<year3>\d{4}|\d\d)"  # 19/10/2023, 19/10/23
    r"|(?P<mark>[.-])(?P<month4>\d{1,2})(?P=mark)(?P<year4>\d{4})"  # 19.10.2023, 19-10-2023
    r"|(?<!\d[.:]\d)(?<!\d[.:]\d\d)\.(?P<month6>\d\d)\.(?P<year6>\d\d)(?!%|[.:]\d))\b"  # 16.05.23
    r"|(?P<year5>(?:1[89]\d|20[0-5])\d)-(?P<month5>\d\d)-(?P<day5>\d\d)(?!\d|-\d))",  # 2023-10-19
    re.I,
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})", re.I)
# A month by itself: "May" and "March" are also other words, so they need a word before or after them.
_MONTH_ALONE = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?<=\b[Ii]n )(?:May|March)\b|(?<=\blast )(?:May|March)\b|(?<=\bsince )(?:May|March)\b|\b(?:May|March)(?='s\b)"
    r"|(?<=\()(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?=\.?\))"  # Sileby (Feb)
    r"|(?<=\bnext )(?:May|March)\b|(?<=\buntil )(?:May|March)\b|(?<=\bof )(?:May|March)\b"
)
_YEAR_ALONE = re.compile(
    rf"(?<![\d,.£+–-])(?<!\b[Mm]ajority of )(?<!\bmargin of )(?<!\blead of )(?<!\bmaj )(?<!\bpolled ){_YEAR}"
    r"(?! (?:more |fewer |spoilt |valid |rejected |postal )?(?:votes?|ballots?)\b)"  # 1931 votes
)
_SHORT_YEAR = re.compile(
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\bfrom )|(?<=\bback in ))'(?P<year>\d\d)\b(?![\d'])"
)  # in '97
# Short forms are words or newspapers too: "on Sun", "Sat 4th", but not "Sat down" or "the Sun".
_WEEKDAY_ALONE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    rf"|(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\bfrom )){_WEEKDAY}(?! [A-Z])|\b{_WEEKDAY}(?=,? \d)"
)
_SOME_DAYS = re.compile(r"(\w+) (week|fortnight|day)s?(?:'s time)?(?: (?:from|ago))?(?: (today|yesterday|tomorrow))?")
_DAYS = frozenset("yesterday|today|tonight|tomorrow|this morning|this afternoon|this evening|last night".split("|"))
_RELATIVE = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|seven|eight) (?:week|fortnight)s?"
    r"(?:'s time|' time)?(?: from| ago)? (?:today|yesterday|tomorrow)\b(?!')"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) days ago"
    r"|yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last (?:night|week|month|year)"
    r"|(?:last|this|next) (?:spring|summer|autumn|winter)"
    r"|a year ago(?= (?:this|last|on|in|by|at|to|when|today)\b|[,.;]|$)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)(?: and a half)? (?:months?|years?)"
    r" (?:ago|earlier|before))\b",
    re.I,
)

_LEAP_YEAR = 2000
_FIRST_YEAR, _LAST_YEAR = 1000, 9000

_HOURS = {
    word: i + 1 for i, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split())
}
_HOUR_WORD = "|".join(sorted(_HOURS, key=len, reverse=True))
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_ZONE = (
    r"(?:\s(?P<bracket>\()?"
    r"(?P<zone>BST|GMT|UTC|\+0[01]:?00|EST|EDT|(?-i:ET|CES?T)|British Summer Time|Greenwich Mean Time)(?(bracket)\)))?"
)
_PART_OF_DAY = (
    r"\s(?:(?:in the|this|that|yesterday|last|on \w{2,9}|\w{3,6}day) (?:morning|afternoon|evening|night)"
    r"|at night|tonight)\b"
)
_LEADS = "at by to of and until till from before after about around since".split()
_LEADS_TO_HOUR = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _LEADS) + ")"
_TO_ANOTHER_HOUR = (
    rf" (?:and|to|until|till) (?:(?:{_HOUR_WORD}|1[0-2]|[1-9])(?: o'clock|{_PART_OF_DAY})"
    r"|(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b)"
)
_TIME = re.compile(
    r"(?<![\d.,:£+])(?:"
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\s?m\b|\.\s?m\b\.?)"  # 3.15am, 10 p.m.
    r"|(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?![:\d])"  # 22:03, 22:03:51
    r"|(?<![–-])(?P<hour3>[01]\d|2[0-4])\.(?P<minute3>[0-5]\d)(?=\s(?:BST|GMT|EST|CES?T)|$|\n)"  # 16.16 EST
    rf"|(?P<hour8>1[0-2]|0?[1-9])\.(?P<minute8>[0-5]\d)(?={_PART_OF_DAY})"  # 6.30 this evening
    r"|(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\baround )|(?<=\bfrom )|(?<=\bto )|(?<=\btill )|(?<=\bbetween ))"
    # at 10 tonight, from 7 in the morning
    rf"(?P<hour9>1[0-2]|[1-9])(?={_PART_OF_DAY})"
    r"|(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5]\d)(?=\s(?:BST|GMT)"  # 0700 BST
    r"|(?<=0)\s(?:hours|(?:and|to|until|till) [0-2]\d[0-5]0\b)"  # 0700 to 2200
    rf"|(?<=0)\s(?:{_WEEKDAY},? )?\d{{1,2}}{_ORDINAL} {_MONTH})"  # 0800 Friday 10 June
    rf"|(?P<hour13>[01]\d|2[0-3])(?P<minute13>[0-5]\d)"
    rf"(?=\s{_WEEKDAY},? \d|\s\d{{1,2}} {_MONTH} (?:19|20)\d\d)"  # 0131 FRI 02 FEB, 0131 02 FEB 2018
    r"|(?<=(?:mon|tue|wed|thu|fri|sat|sun), )(?P<hour15>[01]?\d|2[0-3])\.(?P<minute15>[0-5]\d)(?=\))"  # (Fri, 12.32)
    r"|(?:(?<=\bdeclared )|(?<=\bdeclared at )|(?<=\btimed at ))(?P<hour14>[01]\d|2[0-3])[.:]?(?P<minute14>[0-5]\d)"
    r"(?![,.]?\d|%| votes)"
    r"|(?<= (?:19|20)\d\d )(?P<hour12>[01]\d|2[0-3])(?P<minute12>[0-5]\d)(?=\s*(?:\n|$))"  # 16 DEC 2011 0132
    r"|(?:(?<=\bat )(?P<hour7>[01]\d|2[0-4])(?P<minute7>[0-5]0)"  # shut at 2200
    r"|(?<=\bat )(?P<hour16>0\d)(?P<minute16>[0-5]\d)"  # came at 0149
    r"|(?:(?<=\babout )|(?<=\baround ))(?P<hour11>0\d)(?P<minute11>[0-5]0))\b(?![,.]\d)"
    r"|\b(?P<to_hour>quarter|half|five|ten|twenty)(?P<told> minutes)? (?P<side>past|to) "
    rf"(?P<hour5>{_HOUR_WORD}|midnight|noon|midday)\b"
    rf"|\b(?P<minutes>{_HOUR_WORD}|[1-5]?\d) (?:minutes? (?P<side2>past|to) |(?P<side3>past) )"  # 20 past 1
    rf"(?P<hour10>{_HOUR_WORD}|1[0-2]|[1-9])\b(?![,.]\d)"
    rf"|\b(?P<hour6>(?:{_HOUR_WORD}|\d{{1,2}})(?= o'clock\b)|{_LEADS_TO_HOUR}(?:{_HOUR_WORD})(?={_PART_OF_DAY})"
    r"|(?<=\bat )(?:ten|10)(?=[.,;](?!\d))"  # polls closed at ten
    rf"|(?<=\bgone )(?:{_HOUR_WORD})(?= (?:when|before|by the time|o'clock)\b|{_PART_OF_DAY})"  # it was gone five when
    rf"|(?:(?<=\bfrom )|(?<=\bbetween ))(?:{_HOUR_WORD}|1[0-2]|[1-9])(?={_TO_ANOTHER_HOUR}))"  # from 7 till 10 tonight
    r"(?: o'clock)?"
    r"|\b(?P<noon>midnight|noon|midday)\b"
    rf"){_ZONE}",
    re.I,
)
_WHOSE = r"\s+(?:in the |on \w+ |that |this |yesterday |last |at |\w+day )?"
_EVENING = re.compile(rf"{_WHOSE}(?:evening|afternoon)", re.I)
_NIGHT = re.compile(rf"{_WHOSE}(?:night|tonight)", re.I)
_MORNING = re.compile(rf"{_WHOSE}(?:morning|small hours)", re.I)
_DUSK = 6  # from this hour on a night is that of the day which ends
# "ten to one" is odds, and "ten to twelve" a range, unless words before them make it a time.
_TIME_BEFORE = re.compile(
    r"(?<!priced )\b(?:at|about|around|by|just before|just after|until|till|before|after|since|nearly|almost|was|is) $",
    re.I,
)
_ODDS_AFTER = re.compile(r" (?:on\b(?! \w+day)|against|shot|chance|favourite|outsider|odds)")
_CLOSED_BEFORE = re.compile(
    r"\b(?:polls?|stations|doors|voting|booths)\b[^.\n]{0,30}\b(?:clos|shut|end|finish)\w{0,3} at $", re.I
)
_DATED_BEFORE = re.compile(r"(?:\d{4}(?: [|•·-])?|\bat|pdated|ublished|osted),?:? $")


# What a match of each pattern begins with, in small letters for those that have any case.
_DIGITS = tuple("0123456789")
_MONTH_START = tuple(name[:3] for name in _MONTHS)
_DATE_START = (*(name[:3] for name in _WEEKDAYS), *_MONTH_START, *_DIGITS, *(f"the {digit}" for digit in _DIGITS))
_MONTH_ALONE_START = tuple(name[:3].capitalize() for name in _MONTHS)
_YEAR_START = ("18", "19", "20")
_SHORT_YEAR_START = tuple(f"'{digit}" for digit in _DIGITS)
_WEEKDAY_ALONE_START = tuple(name[:3].capitalize() for name in _WEEKDAYS)
_RELATIVE_START = (
    "a week",
    "a fortnight",
    "a year ago",
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "this ",
    "last ",
    "next ",
    *_HOURS,
    *_DIGITS,
)
_GIVEN_BEFORE = re.compile(r"(?<!\w)[A-Z][a-z]+ $")
_TIME_START = ("quarter", "half", "twenty", *_HOURS, "midnight", "noon", "midday", *_DIGITS)


def moments(text: str) -> Iterator[Mention]:
    """Every date, month, year, weekday, relative day and clock time of ``text``."""
    lowered = in_small_letters(text)
    for match in finditer(_DATE, _DATE_START, text, lowered):
        if found := _date(match):
            yield found
    for match in finditer(_MONTH_YEAR, _MONTH_START, text, lowered):
        month = _MONTH_NUMBER[match["month"].lower().rstrip(".")]
        yield Mention("month", *match.span(), Moment(int(match["year"]), month))
    for match in finditer(_MONTH_ALONE, _MONTH_ALONE_START, text, text):
        yield Mention("month", *match.span(), Moment(month=_MONTH_NUMBER[match.group().lower()]))
    for match in finditer(_YEAR_ALONE, _YEAR_START, text, text):
        yield Mention("year", *match.span(), Moment(int(match.group())))
    for match in finditer(_SHORT_YEAR, _SHORT_YEAR_START, text, text):
        yield Mention("year", *match.span(), Moment(_full_year(int(match["year"]))))
    for match in finditer(_WEEKDAY_ALONE, _WEEKDAY_ALONE_START, text, text):
        if (weekday := weekday_named(match.group())) is not None:
            yield Mention("weekday", *match.span(), Moment(weekday=weekday))
    for match in finditer(_RELATIVE, _RELATIVE_START, text, lowered):
        words = match.group().lower()
        of_day = words in _DAYS or days_away(words) is not None
        yield Mention("rel" if of_day else "ago", *match.span(), Moment(relative=words))
    for match in finditer(_TIME, _TIME_START, text, lowered):
        if found := _time(match, text):
            yield found


def days_away(words: str) -> int | None:
    """How many days from its article's "a week tomorrow", "a fortnight ago today" or "ten days ago" is."""
    match = _SOME_DAYS.fullmatch(words)
    if match is None or (match[2] == "day") != (match[3] is None):
        return None
    count = int(match[1]) if match[1].isdigit() else 1 if match[1] == "a" else _HOURS.get(match[1])
    if count is None:
        return None
    days = count * {"day": 1, "week": 7, "fortnight": 14}[match[2]]
    back = match[2] == "day" or " ago" in words
    return (-days if back else days) + {"yesterday": -1, "tomorrow": 1}.get(match[3] or "", 0)


def weekday_named(word: str) -> int | None:
    """The number of the day that ``word`` is in full or in short, from Monday's 0; None if it is none."""
    low = word.lower()
    return _WEEKDAY_NUMBER.get(low) if low in _WEEKDAY_NUMBER else _WEEKDAY_NUMBER.get(low.removesuffix("day"))


def _date(match: re.Match[str]) -> Mention | None:
    day = int(match["day"] or match["day2"] or match["day3"] or match["day5"])
    word = match["month"] or match["month2"]
    month = _MONTH_NUMBER[word.lower().rstrip(".")] if word else int(_first(match, "month", "3456") or 0)
    written = _first(match, "year", "23456") or ""
    digits = written.lstrip("'")
    year = _full_year(int(digits)) if digits else None
    if word in ("may", "march") and not year:  # "28 may" is hardly ever a date in edited text
        return None
    if not _is_day(year or _LEAP_YEAR, month, day):
        return None
    weekday = weekday_named(match["weekday"]) if match["weekday"] else None
    return Mention("date", *match.span(), Moment(year, month, day, weekday))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return is_reckonable(date(year, month, day))
    except ValueError:
        return False


def is_reckonable(day: date) -> bool:
    """Whether days may be counted from ``day`` either way without an end of the calendar being met."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _full_year(year: int) -> int:
    if year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _time(match: re.Match[str], text: str) -> Mention | None:
    label: Label = "time"
    zone = match["zone"]
    if match["noon"]:
        if match["noon"][0].isupper() and _GIVEN_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            return None  # Derek Noon
        hour = 0 if match["noon"].lower() == "midnight" else 12
        return Mention(label, *match.span(), Moment(hour=hour, minute=0, zone=zone))
    if match["hour3"] and not zone and not _DATED_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None  # 20.10 at the end of a line is a share
    if match["hour5"]:
        if not match["told"] and _is_no_time(match, text):
            return None
        hour, minutes = _HOURS.get(match["hour5"].lower(), 12), _MINUTES[match["to_hour"].lower()]
        if match["side"].lower() == "to":
            hour, minutes = hour - 1, 60 - minutes
        if match["hour5"].lower() not in _HOURS:  # half past midnight
            hour = (hour + (12 if match["hour5"].lower() == "midnight" else 0)) % 24
            return Mention(label, *match.span(), Moment(hour=hour, minute=minutes, zone=zone))
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=minutes, zone=zone))
    if match["hour10"]:
        hour, minutes = _number(match["hour10"]), _number(match["minutes"])
        if (match["side2"] or match["side3"]).lower() == "to":
            hour, minutes = hour - 1, 60 - minutes
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=minutes % 60, zone=zone))
    if match["hour6"]:
        hour = _number(match["hour6"])
        ends = match.end() == match.end("hour6") and text[match.end() : match.end() + 1] in (".", ",", ";")
        if ends and not _CLOSED_BEFORE.search(text, max(0, match.start() - 60), match.start()):
            return None
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=0, zone=zone))
    hour = int(_first(match, "hour", "2 3 4 7 8 9 11 12 13 14 15 16".split()) or 0)
    minutes = int(_first(match, "minute", "2 3 4 7 8 11 12 13 14 15 16".split()) or 0)
    if match["hour8"] or match["hour9"]:
        return Mention(label, *match.span(), Moment(hour=_in_day(hour, match, text), minute=minutes, zone=zone))
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    elif 0 < hour < 12 and match["hour2"] and _EVENING.match(text, match.end()):  # 6:30 this evening
        hour += 12
    return Mention(label, *match.span(), Moment(hour=hour % 24, minute=minutes, zone=zone))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS[word.lower()]


def _first(match: re.Match[str], name: str, numbers: Iterable[str]) -> str | None:
    """The group of ``name`` that matched, of those with one of ``numbers`` behind it or none."""
    return next((match[group] for group in (name, *(name + number for number in numbers)) if match[group]), None)


def _is_no_time(match: re.Match[str], text: str) -> bool:
    """Whether "ten to one" is odds or a range here."""
    if match["side"].lower() == "past" or match["to_hour"].lower() in ("quarter", "half"):
        return False
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 16]
    return not _TIME_BEFORE.search(before) or bool(_ODDS_AFTER.match(after))


def _in_day(hour: int, match: re.Match[str], text: str) -> int:
    """An hour without am or pm is taken for the small hours, ten for the close of poll, unless words after it tell."""
    after = text[match.end() : match.end() + 30]
    hour %= 12
    if _EVENING.match(after) or (_NIGHT.match(after) and hour >= _DUSK):
        return hour + 12
    return hour + 12 if hour == 10 and not _MORNING.match(after) else hour
