"""What is told of each contest: when it polled, who won it, and whether that was a gain or a hold.

Each is judged by the words that stand between the area and a day or party in the sentences on it, beside what the rules
and the other tables say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hustings.annotate.units import Unit
from hustings.judge.reading import Reading, read
from hustings.resolve.case import Case, Winner
from hustings.resolve.claims import is_hypothetical
from hustings.resolve.days import POLLING_WEEKDAY, weeks_counted
from hustings.resolve.takeovers import areas_beside, read_takeovers
from hustings.types import Fact, Value

_UNTOLD = "?"
_LEAST = 0.4  # of the likeliest; of those less likely more were wrong than right
_HOLD, _GAIN = "hold", "gain"
_FROM = "gain from "
_FAR = 16  # words between them beyond which it does not count how many there are
_NEAR = 8  # words between an area and what is said of it that are looked at
_OUTCOME = re.compile(
    r"\bw[io]n|\bh[eo]ld|\bgain|\blos[est]|\bt[ao]ke?|\btook\b|victor|elect|return|\bkept|\bkeep|retain|captur|snatch"
    r"|seiz|defeat|\bbeat|oust|unseat|toppl|overturn|defen[dc]|majority|swing|stronghold|belonged|\bfell"
)
_TOPICS = (
    "hold|held|retain|kept|keep|clung|safe|remain|gain|took|captur|seiz|snatch|overturn|lost|lose|fell| fall|topple"
    "|oust|unseat|from the"
    "|majority|swing|re-elected|first time|stunn|shock|historic|by-election|general election|defend"
).split("|")
_BEATEN = re.compile(  # words that lead up to a loser
    r"\b(?:beat|beats|beaten|beating|defeat(?:s|ed|ing)?|oust(?:s|ed|ing)?|unseat(?:s|ed|ing)?|toppl(?:es|ed|ing)"
    r"|dislodg(?:es|ed|ing)|robb(?:ed|ing)|reliev(?:ed|ing)|pushing|trounc(?:ed|ing)|overturn(?:s|ed|ing)|gain(?:s|ed)?"
    r"|from|off|over|against|humiliat(?:ed|ing)|expense of|nose of|cost(?:ing)?)"
    r" (?:(?:the|a|an|under|his|her|their|its|both|sitting|long-serving|then|solid) ){0,3}‹\w+\Z"
)
_AHEAD = re.compile(
    r"\bwill\b|\bto (?:fight|contest|defend|be held|be set|be fixed)\b|\byet to\b|\bdue\b|\bcalled\b|\bvacan"
    r"|\b(?:chosen|selected|picked|adopted|reselected)\b|\bexpected\b|\bgo(?:es)? to the polls\b"
)
_LED_TO = 60  # characters
_BY_SECTION = frozenset({"contest.main", "contest.named"})  # which give wards the day of their section
_WHOLE_DAY = len("2024-07-04")
_TIMES = frozenset({"date", "month", "year", "ago", "weekday", "rel"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence on an area: where it names it, if it does, and whether it speaks of an earlier time."""

    unit: Unit
    reading: Reading
    named: Sequence[int]
    others: Collection[int]  # mentions of other areas
    then: bool
    supposed: bool  # whether it may speak of what is hoped for or forecast


@dataclass(frozen=True, slots=True)
class _Said:
    """What a rule reads of the winner of an area, and the year that its words speak of."""

    rule: str
    winner: str
    flip: str | None
    loser: str | None
    year: str | None
    whole: bool = False  # whether one clause names the area, its winner, and its loser or whether it was held


def tell_outcomes(
    case: Case, contests: Sequence[Fact], years: Sequence[str | None], tables: Sequence[Fact]
) -> Iterator[Fact]:
    """``contests`` with their days, winners and flips; ``tables`` are the facts of the other tables.

    ``years`` are those of contests that are told from others of their kind by it.
    """
    sentences = _sentences(case, {str(fact.values.get("constituency")) for fact in contests})
    said = _said_by_rules(case)
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in tables:
        told[str(fact.values.get("constituency"))].append(fact)
    outcomes: dict[str, list[_Outcome]] = defaultdict(list)
    areas = [str(fact.values.get("constituency")) for fact in contests]
    for area, fact, year in zip(areas, contests, years, strict=True):
        outcomes[area].append(_Outcome(case, fact, year, sentences.get(area, ()), told[area], said.get(area, ())))
    each = {area: iter(those) for area, those in outcomes.items()}
    for area in areas:
        yield next(each[area]).told(outcomes[area])


def _said_by_rules(case: Case) -> Mapping[str, Sequence[_Said]]:
    """What the rules read of winners, of whatever contest of each area."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for each in case.findings["contest"]:
        mention, loser = each.get("winner"), each.get("loser")
        if not each.rule.startswith("result.") or mention is None or is_hypothetical(each.unit.rendered):
            continue
        person = case.person(mention) if mention.label == "person" else None
        winner = mention.canonical if mention.label == "party" else case.party_of.get(person.full) if person else None
        area = case.scene.area(each.get("seat")) or case.area(each.unit, mention).area
        if winner and area:
            year = case.year_near(each.unit, max(one.start for one in each.groups.values()))
            flip = each.words.get("flip") or (_GAIN if loser else None)
            whole = flip is not None and year is not None and each.get("seat") is not None
            told = _Said(each.rule, winner, flip, loser.canonical if loser else None, year, whole)
            for one in (area, *areas_beside(case, each)):
                found[one].append(told)
    for takeover in read_takeovers(case):
        rule, flip = takeover.found.rule, takeover.flip
        whole = takeover.named and (takeover.loser is not None or (flip is not None and takeover.year is not None))
        said = _Said(rule, takeover.winner, flip, takeover.loser, takeover.year, whole)
        found[takeover.area].append(said)
    return found


def _sentences(case: Case, areas: Collection[str]) -> Mapping[str, Sequence[_Sentence]]:
    found: dict[str, list[_Sentence]] = defaultdict(list)
    for unit in case.article.units:
        named: dict[str, list[int]] = defaultdict(list)
        for index in range(unit.first, unit.last):
            if area := case.scene.area(case.article.mentions[index]):
                named[area].append(index)
        about = [area for area in named if area in areas]
        focus = case.attacher.focus(unit)
        if focus in areas and focus not in named and _OUTCOME.search(unit.rendered):
            about.append(str(focus))
        if not about:
            continue
        reading = read(unit.rendered)
        for area in about:
            own = named.get(area, [])
            offset = case.article.mentions[own[0]].start if own else unit.end
            others = [index for name, indices in named.items() if name != area for index in indices]
            then = case.year_near(unit, offset) is not None
            found[area].append(_Sentence(unit, reading, own, others, then, is_hypothetical(unit.rendered)))
    return found


class _Beside:
    """Evidence from the ``words`` beside a mention in a sentence on an area and from its ``places`` to the area."""

    def __init__(
        self, sentence: _Sentence, index: int, label: str, year: str = _UNTOLD, told: str | None = None
    ) -> None:
        self.year = year  # whether the words speak of the year of the contest
        self.told = told  # the year that they speak of
        self.polled = _UNTOLD  # whether that is the year of the day that is judged to be the contest's
        self.beaten = _BEATEN.search(sentence.unit.rendered.partition(f":{index}›")[0][-_LED_TO:]) is not None
        reading = sentence.reading
        before, after = reading.before(index, 2), reading.after(index, 2)
        self.time = "supposed" if sentence.supposed else "then" if sentence.then else "now"
        self.words = [
            f"{label} -1 {before[0] if before else '^'}",
            f"{label} +1 {after[0] if after else '$'}",
            f"{label} -- {' '.join(before)}",
            f"{label} ++ {' '.join(after)}",
        ]
        self.places = [f"{label} area not named"]
        if not sentence.named:
            return
        here = reading.position[index]
        nearest = min(sentence.named, key=lambda other: abs(reading.position[other] - here))
        distance = reading.position[nearest] - here
        way = "to" if distance > 0 else "from"
        nearer = any(abs(reading.position[other] - here) < abs(distance) for other in sentence.others)
        self.places = [
            f"{label} {way} {min(abs(distance), _FAR) // 2}",
            f"{label} {way} another area nearer {nearer}",
        ]
        if abs(distance) <= _NEAR:
            between = reading.between(index, nearest)
            self.words += [f"{label} {way} by {word}" for word in between]
            self.words.append(f"{label} {way} by all {' '.join(between[:4])}")


class _Outcome:
    """One contest with what is said of it."""

    def __init__(
        self,
        case: Case,
        fact: Fact,
        year: str | None,
        sentences: Sequence[_Sentence],
        tables: Sequence[Fact],
        said: Sequence[_Said],
    ) -> None:
        self._case = case
        self._fact = fact
        self._certain_year = year
        self._sentences = sentences
        self._tables = tables
        self._said = said
        self._area = str(fact.values.get("constituency"))
        self._kind = str(fact.values.get("kind"))
        self._told_year = str(fact.values.get("polling_date") or "")[:4]
        main = self._area in case.scene.main
        self._year = self._told_year or str((main and case.main_year) or "")[:4]
        self._scope = "own" if main and self._kind == case.scene.kind else "earlier" if main else "other"
        self._beside: Mapping[str, list[_Beside]] = defaultdict(list)
        for party, beside in self._beside_parties():
            self._beside[party].append(beside)
        self.day = self._day()
        for beside in (one for besides in self._beside.values() for one in besides):
            beside.polled = self._of_year(beside.told, (self.day or "")[:4])
        self._age = self._age_at_writing()
        self._recorded = case.on_record.outcome(self._area, self._kind, self.day) if self.day else None
        self._takeover = self._told_whole()
        self.winner = self._winner()

    def told(self, contests: Sequence[_Outcome]) -> Fact:
        """The contest with all that is told of it, beside the ``contests`` of its area."""
        day, winner = self.day, self.winner
        flip, gained_from = self._flip(winner, self._won_last(contests))
        values: dict[str, Value] = {
            **self._fact.values,
            "polling_date": day,
            "winner_party": winner,
            "flip": flip,
            "gained_from": gained_from,
        }
        if day != self._fact.values.get("polling_date"):
            values |= {"polling_date_source": "text" if day else None, "contest_id": None}
        values["contest_id"] = values.get("contest_id") or self._id(day)
        return replace(self._fact, values={name: value for name, value in values.items() if value is not None})

    def _id(self, day: str | None) -> str | None:
        """The id of the contest, if there is just one of its kind in the area that polled when it did."""
        if not day:
            return None
        known = [
            each.polling_date
            for each in self._case.registry.elections(self._area)
            if each.kind == self._kind and each.polling_date.isoformat().startswith(day)
        ]
        return self._case.registry.contest_id(self._area, self._kind, known[0]) if len(known) == 1 else None

    def _of_its_year(self, unit: Unit | None, offset: int) -> str:
        """Whether the words before ``offset`` speak of the year of the contest, of another one, or of none."""
        return self._of_year(self._case.year_near(unit, offset) if unit else None, self._year)

    def _of_year(self, told: str | None, wanted: str) -> str:
        """Whether the year ``told``, that of the article where it is None, is the one ``wanted``."""
        if not wanted:
            return f"unknown {told is not None}"
        year = self._case.year_of(told) if told else self._case.main_year
        return f"{year == wanted} {'told' if told else 'untold'}"

    # -- the day -------------------------------------------------------------------------------------------------

    def _day(self) -> str | None:
        """When the contest polled, as far as it is told: a day, a month or a year."""
        known = self._fact.values.get("polling_date")
        own = self._case.clock.polling_day
        of_section = self._kind == "local" and self._fact.rule in _BY_SECTION and len(str(known or "")) == _WHOLE_DAY
        if of_section and own and known != own.isoformat():
            return str(known)
        options: dict[str, list[str]] = {_UNTOLD: [f"none {self._scope} {known is not None}"]}
        if known:
            options[str(known)] = [f"rule {self._fact.rule}", f"rule {self._scope} {len(str(known))}"]
        if own:
            options.setdefault(own.isoformat(), []).extend(("own day", f"own day {self._scope}"))
        for day, piece in self._beside_days():
            options.setdefault(day, []).append(piece)
        if (counted := self._counted_day()) and self._scope != "earlier":
            return counted
        if self._certain_year:
            options = {day: pieces for day, pieces in options.items() if day.startswith(self._certain_year)}
        for day, evidence in options.items():
            evidence += self._of_day(day, known)
        return self._likeliest("polled", self._told_year, options)

    def _of_day(self, day: str, known: Value) -> Iterator[str]:
        if day == _UNTOLD:
            return
        yield f"precision {len(day)}"
        yield f"precision {len(day)} {self._scope}"
        if known and day != known:
            agrees = day.startswith(str(known)) or str(known).startswith(day)
            yield f"{'agrees with' if agrees else 'is not'} the rule's {self._fact.rule}"
        if len(day) == _WHOLE_DAY:
            yield f"on the usual weekday {date.fromisoformat(day).weekday() == POLLING_WEEKDAY} {self._scope}"
        general = {each.isoformat()[: len(day)] for each in self._case.registry.general_election_dates()}
        yield f"general day {day in general} {self._kind}"
        elections = self._case.registry.elections(self._area)
        if elections and day >= elections[0].polling_date.isoformat()[: len(day)]:
            polled = any(one.kind == self._kind and one.polling_date.isoformat().startswith(day) for one in elections)
            yield f"polled on record {polled}"
        if written := self._case.clock.reference:
            yield f"{'before' if day < written.isoformat()[: len(day)] else 'not before'} writing {self._scope}"

    def _beside_days(self) -> Iterator[tuple[str, str]]:
        for sentence in self._sentences:
            for index in range(sentence.unit.first, sentence.unit.last):
                mention = self._case.article.mentions[index]
                if mention.label not in _TIMES:
                    continue
                days = _days(self._case, index, sentence.unit)
                beside = _Beside(sentence, index, "day")
                of_kind = self._kind.replace("-", " ") in sentence.unit.rendered.replace("-", " ")
                for day in days:
                    yield from ((day, piece) for piece in (*beside.words, *beside.places))
                    yield day, f"as {mention.label} {self._scope}"
                    yield day, f"kind told {of_kind}"
            for day, nearest in self._counted_weeks(sentence):
                yield day, f"as weeks counted {self._scope} nearest {nearest}"

    def _counted_day(self) -> str | None:
        """The day that lies so many weeks from the article's own poll as the words right before the area count."""
        days = {
            day for one in self._sentences for day, nearest in self._counted_weeks(one) if nearest and not one.others
        }
        return days.pop() if len(days) == 1 and self._case.scene.main.get(self._area) != 0 else None

    def _counted_weeks(self, sentence: _Sentence) -> Iterator[tuple[str, bool]]:
        """Days that lie some weeks from the article's own poll, and whether the area is named nearest to them."""
        polled = self._case.clock.polling_day
        if polled is None or not sentence.named:
            return
        rendered = sentence.unit.rendered
        for place, weeks in weeks_counted(rendered):
            areas = (*sentence.named, *sentence.others)
            nearest = min(areas, key=lambda index: abs(rendered.find(f":{index}›") - place))
            yield (polled + timedelta(weeks=weeks)).isoformat(), nearest in sentence.named

    # -- the winner ----------------------------------------------------------------------------------------------

    def _told_whole(self) -> _Said | None:
        """What clauses that name the area with its winner and its loser say of the contest, where they agree."""
        year = (self.day or self._told_year)[:4]
        told = {
            (said.winner, said.flip, said.loser): said
            for said in self._said
            if said.whole and self._of_year(said.year, year).startswith(("True", "unknown False"))
        }
        return next(iter(told.values())) if len(told) == 1 else None

    def _winner(self) -> str | None:
        if self._kind == "referendum" or self._is_to_come():
            return None
        if fate := self._fate():
            return fate.party
        if self._takeover:
            return self._takeover.winner
        known = self._fact.values.get("winner_party")
        if known and self._certain_year:
            return str(known)
        options: dict[str, list[str]] = {_UNTOLD: []}
        if known:
            options[str(known)] = []
        elected = self._elected()
        recorded = self._recorded.winner if self._recorded else None
        named = recorded if recorded in self._case.named_parties else None
        for party in (*self._beside, *elected, *filter(None, [self._case.holders.get(self._area), named])):
            options.setdefault(party, [])
        counted, led, then = self._counts(), self._majorities(), self._told_then()
        top = max(counted.values(), default=0.0)
        known_winner = bool(counted) or "elected" in elected.values()
        for party, evidence in options.items():
            if party == _UNTOLD:
                evidence += [
                    f"none {self._scope} {known is not None}",
                    f"none of {min(len(options) - 1, 3)}",
                    f"none to come {self._is_to_come()} {self._scope}",
                    f"none {self._scope} {self._case.result_known}",
                    f"none {self._fact.rule} {known is not None}",
                    f"none on record {self._recorded is not None} {self._age} {self._scope}",
                    f"none ahead {self._looks_ahead()} told {known_winner} {self._scope}",
                ]
                continue
            evidence += self._on_record("won", party, recorded)
            if known:
                evidence += [f"rule {known == party}", f"rule {known == party} {self._scope} {self._fact.rule}"]
            evidence += [f"{self._scope} any", f"elected {self._scope} {elected.get(party)}"]
            if self._area in self._case.holders:
                evidence.append(f"holder {self._case.holders[self._area] == party} {self._scope}")
            evidence += [f"majority {when} {self._scope}" for when in led.get(party, ())]
            if counted:
                evidence.append(f"most votes {counted.get(party) == top} {self._scope}")
            besides = self._beside.get(party, ())
            if besides and all(beside.time == "supposed" for beside in besides):
                evidence.append(f"only supposed {self._scope}")
            for beside in besides:
                time = f"{self._scope} {beside.time}"
                evidence.append(f"year {beside.year} {self._scope}")
                evidence += [f"polled {beside.polled} {self._scope}", f"beaten {beside.beaten} {beside.polled}"]
                for piece in (*beside.words, *beside.places):
                    evidence += [piece, f"{time} {piece}", f"year {beside.year} {piece}"]
                    evidence.append(f"polled {beside.polled} {piece}")
            evidence += [f"year {piece}" for piece in then.get(party, ())]
            for said in self._said:
                if party in (said.winner, said.loser):
                    how = f"read {party == said.winner} {self._of_year(said.year, (self.day or self._year)[:4])}"
                    evidence += [how, f"{how} {said.rule}", f"{how} {self._scope}"]
        return self._likeliest("won", (self.day or "")[:4], options)

    def _on_record(self, said: str, party: str, recorded: str | None) -> Iterator[str]:
        """Evidence that ``party`` is the one of which the registry says so, of contests that polled before writing."""
        if recorded is not None:
            same = recorded == party
            yield f"{said} on record {same} {self._age}"
            yield f"{said} on record {same} {self._age} {self._scope}"

    def _age_at_writing(self) -> str:
        """Whether the contest polled before the article was written, which a page may be dated long after."""
        ahead = all(one.supposed or _AHEAD.search(one.unit.rendered) for one in self._sentences)
        if self._scope == "own" and self._sentences and ahead and self._area not in self._case.winners:
            return "to come"
        written = self._case.clock.reference
        if not written or not self.day:
            return "undated"
        told = written.isoformat()[: len(self.day)]
        return "to come" if self.day > told else "that day" if self.day == told else "before"

    def _looks_ahead(self) -> int:
        """How many of the sentences on the area speak of a contest to come, up to two."""
        return min(sum(_AHEAD.search(one.unit.rendered) is not None for one in self._sentences), 2)

    def _is_to_come(self) -> bool:
        """Whether the contest polls on a day after that on which the article was written."""
        written = self._case.clock.reference
        return bool(written and self.day and len(self.day) == _WHOLE_DAY and self.day > written.isoformat())

    def _fate(self) -> Winner | None:
        """What a list of areas by what became of them says of this one."""
        return self._case.fates.get(self._area) if self._scope == "own" else None

    def _elected(self) -> Mapping[str, str]:
        """The parties for which somebody stood in the area, with what became of the last of them."""
        return {
            str(fact.values["party"]): str(fact.values.get("outcome"))
            for fact in self._tables
            if fact.table == "candidates" and fact.values.get("party")
        }

    def _counts(self) -> Mapping[str, float]:
        """The votes of each party, those told last where there are several; of lists those of this contest alone."""
        earlier = {listed.votes for listed in self._case.listed if listed.area == self._area and listed.year}
        of_others = earlier if self._scope == "own" else ()
        return {
            str(fact.values["party"]): float(str(fact.values["votes"]))
            for fact in self._tables
            if fact.table == "results"
            and fact.values.get("party")
            and fact.values.get("votes")
            and fact.values["votes"] not in of_others
        }

    def _majorities(self) -> Mapping[str, Collection[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for fact in self._tables:
            if fact.table == "majorities" and fact.values.get("party"):
                found[str(fact.values["party"])].add(str(fact.values.get("when")))
        return {party: sorted(whens) for party, whens in found.items()}

    def _told_then(self) -> Mapping[str, Collection[str]]:
        """What the other tables say of each party, and whether they say it of the year of the contest."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for fact in self._tables:
            party, said = fact.values.get("party"), fact.values.get("outcome")
            if not party or fact.table not in ("candidates", "majorities") or (fact.table == "candidates" and not said):
                continue
            offset = self._case.clean_offset(fact)
            year = self._of_its_year(self._case.article.unit_at(offset), offset)
            found[str(party)][f"{fact.table} {said} {year}"] = None
        return found

    def _beside_parties(self) -> Iterator[tuple[str, _Beside]]:
        for sentence in self._sentences:
            for index, party in self._case.owners_in(sentence.unit).items():
                mention = self._case.article.mentions[index]
                told = self._case.year_near(sentence.unit, mention.start)
                yield party, _Beside(sentence, index, mention.label, self._of_year(told, self._year), told)

    # -- gain or hold --------------------------------------------------------------------------------------------

    def _won_last(self, contests: Sequence[_Outcome]) -> str | None:
        """Who won the latest of the ``contests`` that polled before this one, as far as the article tells."""
        own = self.day or "9"
        before = [one for one in contests if one is not self and one.winner and one.day and one.day < own]
        return max(before, key=lambda one: str(one.day)).winner if before else None

    def _flip(self, winner: str | None, last: str | None) -> tuple[str | None, str | None]:
        """Whether the winner gained or held the area, and from whom it was gained; ``last`` won it the time before."""
        known, source = self._fact.values.get("flip"), self._fact.values.get("gained_from")
        if fate := self._fate():
            return fate.flip, fate.gained_from or (str(source) if source and fate.flip == _GAIN else None)
        told = self._takeover
        if told and (told.loser or told.flip == _HOLD):
            return told.flip, told.loser
        holder = self._case.holders.get(self._area)
        before = [party for party, whens in self._majorities().items() if "previous" in whens]
        topics = list(self._topics())
        leavers = [name for name, area in self._case.leavers.items() if area == self._area and self._scope == "own"]
        left = {self._case.party_of[name] for name in leavers if name in self._case.party_of}
        shared = [
            f"won before {last == winner if last and winner else None}",
            f"left {winner in left if left and winner else None}",
            f"topics {min(len(topics), 3)} {self._scope}",
            f"rule {known} {self._scope}",
            f"led before {winner in before if before else None} {self._scope}",
            f"won {winner is not None} {self._scope}",
            f"to come {self._is_to_come()} {self._scope}",
            f"held {None if None in (holder, winner) else holder == winner} {self._scope}",
            *(
                f"{said} {piece}"
                for beside in self._beside.get(str(winner), ())
                for said in ("said", f"said {beside.year}")
                for piece in beside.words
            ),
            *topics,
            *(
                f"read {said.flip} {self._of_year(said.year, (self.day or '')[:4])} {scope}"
                for said in self._said
                if said.winner == winner
                for scope in ("", self._scope, said.rule)
            ),
        ]
        recorded = self._recorded
        if recorded and recorded.winner == winner:
            shared += [
                f"on record {recorded.flip} {self._age}",
                f"on record {recorded.flip} {self._age} {self._scope}",
            ]
        options = {option: [f"{option}: {piece}" for piece in shared] for option in (_UNTOLD, _HOLD, _GAIN)}
        lost = recorded.gained_from if recorded and recorded.gained_from in self._case.named_parties else None
        named = (source, holder, *before, *self._beside, lost)
        losers = dict.fromkeys(str(party) for party in named if party and party != winner)
        for party in losers:
            options[f"{_FROM}{party}"] = [
                *(f"{_GAIN}: {piece}" for piece in shared),
                f"from of {min(len(losers), 3)}",
                f"from rule {source == party if source else None}",
                f"from one who led before {party in before if before else None} {self._scope}",
                f"from holder {holder == party if holder else None} {self._scope}",
                f"from one who won before {last == party if last else None}",
                f"from one who left {party in left if left else None}",
                *self._on_record("from", party, recorded and recorded.gained_from),
                *(
                    f"{said} {piece}"
                    for beside in self._beside.get(str(party), ())
                    for said in ("from", f"from {beside.year}", f"from polled {beside.polled}")
                    for piece in (*beside.words, *beside.places)
                ),
                *(f"from beaten {one.beaten} {one.polled}" for one in self._beside.get(str(party), ())),
                *(
                    f"from read {self._of_year(said.year, (self.day or '')[:4])} {said.winner == winner}"
                    for said in self._said
                    if said.loser == party
                ),
            ]
        if told:
            options = {option: evidence for option, evidence in options.items() if option.startswith(_GAIN)}
        found = self._likeliest("flip", (self.day or "")[:4], options)
        if found and found.startswith(_FROM):
            return _GAIN, found.removeprefix(_FROM)
        return found, None

    def _topics(self) -> Iterable[str]:
        near = Counter(
            f"{'then' if one.then else 'now'} {topic}"
            for one in self._sentences
            if one.named
            for topic in _TOPICS
            if topic in one.unit.rendered
        )
        return [f"{self._scope} {topic}" for topic in near]

    def _likeliest(self, decision: str, year: str, options: Mapping[str, Sequence[str]]) -> str | None:
        """The likeliest of ``options``; ``year`` tells the contest from others of its kind in the area."""
        distinct = {option: tuple(dict.fromkeys(evidence)) for option, evidence in options.items()}
        subject = self._fact.values.get("constituency"), self._kind, year
        likely = self._case.judge.probabilities(decision, subject, distinct)
        best = max(likely, key=lambda option: likely[option])
        return None if best == _UNTOLD or likely[best] < _LEAST else best


def _days(case: Case, index: int, unit: Unit) -> Sequence[str]:
    """What a mention of a time may mean: its day, its month, its year."""
    mention = case.article.mentions[index]
    moment = mention.moment
    if mention.label == "ago":
        told = case.clock.counted_back(mention)
        return [told] if told else []
    if mention.label in ("date", "weekday", "rel"):
        day = case.clock.day_of(mention, unit)
        return [day.isoformat()] if day else []
    if moment.year and moment.month:
        return [f"{moment.year}-{moment.month:02}"]
    if moment.year:
        return [str(moment.year)]
    if moment.month and (told := case.year_near(unit, mention.start)) and told.isdigit():
        return [f"{told}-{moment.month:02}"]
    if moment.month and (written := case.clock.reference):
        return [f"{written.year - (moment.month > written.month)}-{moment.month:02}"]
    return []
