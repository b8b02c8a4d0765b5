"""The language of rules: mentions by label and name, gaps, words of relation."""

import re
from functools import cache

import pytest

from hustings.annotate import Annotated
from hustings.annotate.mentions import Figure, Mention
from hustings.extractor import Extractor
from hustings.needs import Sought, needed_choices, needed_labels, needed_runs, needed_words
from hustings.rules.pattern import (
    Finding,
    Rule,
    compile_pattern,
    match_rules,
    relation,
)
from hustings.types import Article


@cache
def extractor() -> Extractor:
    return Extractor.load(registry=False)


def article(text: str) -> Annotated:
    return extractor().annotate(Article("x", text))


def findings(pattern: str, text: str, cue: str = "") -> list[Finding]:
    return list(match_rules("majority", [Rule("a.rule", pattern, {"when": "new"})], article(text), re.compile(cue)))


@pytest.mark.parametrize(
    ("pattern", "rendered"),
    [
        ("<num>", "‹num:3›"),
        ("<num:votes> votes", "‹num:12› votes"),
        ("<num/pct:value>", "‹pct:0›"),
        ("<num/pct>", "‹num:0›"),
        ("<person:> won", "‹person:4› won"),
        ("by {gap}<num>", "by a margin of ‹num:1›"),
        ("by {gap}<num>", "by ‹num:1›"),
        ("<party>{near}<num>", "‹party:0› beat ‹party:1› by ‹num:2›"),
        ("of {q}<num>", "of nearly ‹num:1›"),
        ("of {q}<num>", "of ‹num:1›"),
        ("of {q}<num>", "of just over ‹num:1›"),
        ("of {q}<num>", "of a mere ‹num:1›"),
        (r"(?P<word>won|lost) by <num>", "won by ‹num:1›"),
    ],
)
def test_what_a_pattern_matches(pattern: str, rendered: str) -> None:
    assert compile_pattern(pattern).fullmatch(rendered)


@pytest.mark.parametrize(
    ("pattern", "rendered"),
    [
        ("<num>", "‹pct:3›"),
        ("<num>", "11,719"),
        ("<num/pct:value>", "‹dec:0›"),
        ("by {gap}<num>", "by ‹party:0› and ‹num:1›"),
        ("by {gap}<num>", "by some. it was ‹num:1›"),
        ("by {gap}<num>", "by " + "very " * 20 + "‹num:1›"),
        ("<party>{near}<num>", "‹party:0› won; ‹num:2›"),
        ("<party>{near}<num>", "‹party:0› " + "and " * 30 + "‹num:2›"),
    ],
)
def test_what_a_pattern_does_not_match(pattern: str, rendered: str) -> None:
    assert not compile_pattern(pattern).search(rendered)


def test_groups_are_kept_under_their_names() -> None:
    pattern = compile_pattern("<party> beat <party:other> by <num/pct:value> in <seat:>")
    assert set(pattern.groupindex) == {"party", "other", "value"}


def test_a_finding_holds_the_mentions_and_the_words() -> None:
    text = "Labour beat the Tories by nearly 1,400 votes."
    (found,) = findings(r"<party:first> (?P<verb>beat|lost to) {gap}<party:second> by {q}<num:votes>", text)
    assert found.rule == "a.rule"
    assert {name: mention.value for name, mention in found.groups.items() if name != "votes"} == {
        "first": "Labour",
        "second": "Conservative",
    }
    votes = found.get("votes")
    assert votes is not None
    assert votes.figure.value == 1400
    assert (found.words["verb"], found.words["when"], found.words["under"]) == ("beat", "new", "nearly")
    assert found.get("third") is None
    assert found.unit.rendered[found.start : found.end].startswith("‹party:")


def test_every_match_of_every_unit_is_found_where_the_cue_stands() -> None:
    text = (
        "In the first ward there were 412 votes and in the other 35 votes, somebody said.\n\n"
        "In the last one there were 7 ballots and few people. It got 9 votes."
    )
    assert len(findings("<num> votes", text)) == 3
    assert len(findings("<num> votes", text, cue="it got")) == 1
    assert findings("<num> votes", text, cue="nowhere") == []


@pytest.mark.parametrize(
    ("words", "qualifier", "expected"),
    [
        ({}, None, "exact"),
        ({"under": "nearly"}, None, "under"),
        ({"over": "more than"}, None, "over"),
        ({"about": "some"}, None, "about"),
        ({"over": ""}, None, "exact"),
        ({}, "about", "about"),
        ({}, "over", "over"),
        ({"under": "almost"}, "over", "under"),
    ],
)
def test_relation(words: dict[str, str], qualifier: str | None, expected: str) -> None:
    assert relation(words, Mention("num", 0, 5, Figure(1400, qualifier=qualifier))) == expected


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("nearly", "under"),
        ("just under", "under"),
        ("fewer than", "under"),
        ("more than", "over"),
        ("well over", "over"),
        ("at least", "over"),
        ("about", "about"),
        ("some", "about"),
        ("only", None),
        ("a whopping", None),
    ],
)
def test_words_of_relation(words: str, group: str | None) -> None:
    match = compile_pattern("of {q}<num>").fullmatch(f"of {words} ‹num:0›")
    assert match
    assert {name for name in ("under", "over", "about") if match[name]} == ({group} if group else set())


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("<person> won <num/pct:votes> votes", [{"person"}, {"num", "pct"}]),
        (r"(?:<person>|<party>) won <num:>{near}<num:more>", [{"num"}]),
        ("<party>? won by {q}<num:votes>(?: votes)?", [{"num"}]),
        (r"<party>{0,3} won\(<pct:>\) [(<] (?P<under>by)", [{"pct"}]),
        ("<party> won|<person> lost", []),
    ],
)
def test_the_labels_that_no_match_goes_without_are_known(pattern: str, needed: list[set[str]]) -> None:
    assert [set(labels) for labels in needed_labels(pattern)] == needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("<person> won <num:votes> votes", " votes"),
        ("{q}<num:votes>(?: votes)? cast", " cast"),
        (r"\bmajorit(?:y|ies)? of{near}up", "majorit"),
        ("votes? cast", " cast"),
        ("votes{2} and x* or", "votes"),
        ("up{0,30} to", " to"),
        ("votes cast|poll", ""),
        ("a[bcd]e.f", "a"),
    ],
)
def test_the_words_that_no_match_goes_without_are_known(pattern: str, words: str) -> None:
    assert needed_words(pattern) == words


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        ("<num> (?:voted|took part) for", [("voted", "took part")]),
        ("<num> (?P<up>up|better off|votes? higher)", [("up", "better off", " higher")]),
        (r"(?:ahead\b|in (?:front|hand)|w[oi]n(?:s|ning)? by) of", [("ahead", "front", "hand", " by")]),
        ("(?:ahead|behind)? by", []),
        ("(?:ahead|behind){0,3} by", []),
        ("(?:ahead|behind){1,3} by", [("ahead", "behind")]),
        ("by (?!ahead|behind)", []),
        ("(?<=ahead|behind) by (?=more|less)", []),
        ("(?:ahead|<num>|behind) by", []),
        ("(?:ahead|x|behind) by", []),
        ("(?:ahead|behind)|by", []),
        (r"[(|] \((?:ahead|[|)]behind)", [("ahead", "behind")]),
    ],
)
def test_so_are_those_of_which_each_match_has_one(pattern: str, choices: list[tuple[str, ...]]) -> None:
    assert list(needed_choices(pattern)) == choices


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        (r"\bmps?\b|westminster|commons", ("mp", "westminster", "commons")),
        ("by-?elections?", ("election",)),
        (r"council by-?election|(?:ward|division)(?:'s)? by-?election", ("council by", "election")),
        (r"\b(?:Holyrood|Senedd) by", ("Holyrood", "Senedd")),
        ("(?:won|lost) seats", (" seats",)),
        (r"\bmps?\b|\d+", ()),
    ],
)
def test_so_are_those_of_a_pattern_of_alternatives(pattern: str, runs: tuple[str, ...]) -> None:
    assert needed_runs(pattern) == runs


@pytest.mark.parametrize(
    ("text", "rule_is_tried"), [("‹num:0› took part", True), ("‹num:0› voted", True), ("‹num:0› sang", False)]
)
def test_a_rule_matches_only_with_one_of_them(text: str, rule_is_tried: bool) -> None:
    pattern = "<num> (?:voted|took part)"
    assert bool(compile_pattern(pattern).search(text)) is rule_is_tried
    assert any(run in text for (runs,) in [needed_choices(pattern)] for run in runs) is rule_is_tried


SOUGHT = [(r"\bmps?\b|Westminster", 0), (r"\b(?:ward|division) (?P<by>by-?election)", re.I), ("‹(?:num|pct):", 0)]


@pytest.mark.parametrize(("pattern", "flags"), SOUGHT)
@pytest.mark.parametrize(
    "text", ["the mp for Westminster", "an empty seat", "A Ward By-Election, a division by-election", "by ‹num:1›", ""]
)
def test_what_is_sought_is_what_a_pattern_finds(pattern: str, flags: int, text: str) -> None:
    sought, compiled = Sought(pattern, flags), re.compile(pattern, flags)
    assert [match.span() for match in sought.finditer(text)] == [match.span() for match in compiled.finditer(text)]
    assert sought.findall(text) == compiled.findall(text)
    assert sought.sub("x", text) == compiled.sub("x", text)
    found = sought.search(text)
    assert (found and found.span()) == next((match.span() for match in compiled.finditer(text)), None)
    assert sought.may_be_in(text) or not compiled.search(text)


def test_a_pattern_that_needs_no_letters_is_not_sought() -> None:
    with pytest.raises(ValueError, match="needs no plain characters"):
        Sought(r"\d+|votes")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Fenwick (Labour) won by 4,500 votes.",
        "Ada Fenwick (Labour) got just over 4,500 votes, Ben Voss 3,000 votes and Cai Pugh about 200 votes.",
        "Ada Fenwick (Labour) got nearly 4,500 votes.",
        "4,500 votes.",
    ],
)
def test_a_rule_finds_a_qualifier_as_its_pattern_does(text: str) -> None:
    pattern = "{q}<num:votes> votes"
    (unit,) = article(text).units
    matches = [*compile_pattern(pattern).finditer(unit.rendered)]
    found = findings(pattern, text)
    assert [(one.start, one.end) for one in found] == [match.span() for match in matches]
    for one, match in zip(found, matches, strict=True):
        told = {name: words for name, words in match.groupdict().items() if words and not words.isdigit()}
        assert {name: words for name, words in one.words.items() if name != "when"} == told
