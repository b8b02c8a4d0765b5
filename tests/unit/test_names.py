"""Persons: what the grammar of names and the model find together, and what is nobody's name."""

from functools import cache

import pytest
import spacy
from spacy.language import Language

from hustings.annotate import annotate
from hustings.annotate.greedy_ner import model_entities
from hustings.annotate.mentions import Name
from hustings.annotate.names import is_given_name, split_name
from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.judge import kept_judge
from hustings.registry import Registry
from hustings.resources import path
from hustings.types import Article


@cache
def model() -> Language:
    return spacy.load(path("ner"))


@cache
def seats() -> Seats:
    return Seats(Registry.names_only())


def persons(text: str) -> list[str]:
    found = annotate(Article("x", text), lambda body: list(model_entities(model()(body))), seats(), kept_judge())
    return [mention.name.full for mention in found.mentions if mention.label == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parties around names, which the model takes into them
        ("Labour’s Sarah Edwards won.", ["Sarah Edwards"]),
        # headlines in which every long word has a capital
        ("Sarah Edwards Wins Tamworth In Historic Night For Labour", ["Sarah Edwards"]),
        ("Labour's Sarah Edwards Vows To Fight For Tamworth", ["Sarah Edwards"]),
        ("Kate Marks Takes Seat From Tories With Huge Swing", ["Kate Marks"]),
        ("The Conservative Festus Akinbusoye came second.", ["Festus Akinbusoye"]),
        ("The United Kingdom Independence Party's Ada Fenwick came second.", ["Ada Fenwick"]),
        ("A.J. Fenwick and C. P. Oyelaran won.", ["A.J. Fenwick", "C. P. Oyelaran"]),
        ("The Lib Dems’ Richard Foord won.", ["Richard Foord"]),
        ("Reform UK’s Ian Cooper got 1,373 votes.", ["Ian Cooper"]),
        ("Tory Andrew Cooper lost to Labour's Sarah Edwards.", ["Andrew Cooper", "Sarah Edwards"]),
        ("Wes Streeting, Labour's health spokesman, was there.", ["Wes Streeting"]),
        ("Independent Alan Amos lost.", ["Alan Amos"]),
        ("Marl: Ada Fenwick (Lab) gain from C. Skegby North: Robin Hunter (Lab)", ["Ada Fenwick", "Robin Hunter"]),
        ("SARAH EDWARDS HAS WON IT.\n\nEdwards (Lab) 11,719", ["Sarah Edwards", "Edwards"]),
        # names that the model takes for places, buildings or firms
        ("Emma Holland-Lindsay spoke at the count.", ["Emma Holland-Lindsay"]),
        ("Nadine Dorries resigned last year.", ["Nadine Dorries"]),
        ("Ann West and Tom East voted.", ["Ann West", "Tom East"]),
        # the parts of names
        ("Ms Holland-Lindsay said so.", ["Holland-Lindsay"]),
        ("Jo-Anne Fletcher-Hill’s lead grew.", ["Jo-Anne Fletcher-Hill"]),
        ("Jean-Luc Dupont lost.", ["Jean-Luc Dupont"]),
        ("Aled ap Dafydd stood for Plaid Cymru.", ["Aled ap Dafydd"]),
        ("Marieke van den Berg (Green) lost.", ["Marieke van den Berg"]),
        ("Maria de la Cruz won for Labour.", ["Maria de la Cruz"]),
        ("Siobhan O’Hare won the seat.", ["Siobhan O'Hare"]),
        ("Conor McGinn and Angus MacNeil attended.", ["Conor McGinn", "Angus MacNeil"]),
        ("J. K. Fletcher was elected.", ["J. K. Fletcher"]),
        ("AJ Patel, of Labour, was elected.", ["AJ Patel"]),
        ("Mary Ann Bell Smith won for Labour.", ["Mary Ann Bell Smith"]),
        ("Siân Berry and Zoë Garbett met.", ["Siân Berry", "Zoë Garbett"]),
        ("Sarah\nEdwards won for Labour.", ["Sarah Edwards"]),
        # titles and offices
        ("Dr Rosena Allin-Kahn kept the seat.", ["Rosena Allin-Kahn"]),
        ("Labour leader Sir Keir Starmer said so.", ["Keir Starmer"]),
        ("The Rev Ian Paisley spoke.", ["Ian Paisley"]),
        ("Cllr Jane Nettle stood down.", ["Jane Nettle"]),
        ("Mr. Smith thanked the staff.", ["Smith"]),
        # a capital before the title
        ("After Mr Nettle had gone, the hall fell silent.", ["Nettle"]),
        ("Yesterday Mrs Hale said so. When Sir Keir Starmer came, she left.", ["Hale", "Keir Starmer"]),
        ("Máirtín Ó Muilleoir stood for Sinn Féin.", ["Máirtín Ó Muilleoir"]),
        ("Professor Sir John Curtice said so.", ["John Curtice"]),
        ("Prime Minister Rishi Sunak came.", ["Rishi Sunak"]),
        ("Returning Officer Ann Bell announced it.", ["Ann Bell"]),
        ("Kim Leadbeater MP was there.", ["Kim Leadbeater"]),
        # surnames that are words
        ("Chris Green, the Conservative, won; Mr Green thanked staff.", ["Chris Green", "Green"]),
        ("Theresa May's seat was Maidenhead.", ["Theresa May"]),
        # jokers
        ("Howling Laud Hope stood for the Official Monster Raving Loony Party.", ["Howling Laud Hope"]),
        ("Baron Barnstorm, of the Monster Raving Loony Party, got 50 votes.", ["Baron Barnstorm"]),
    ],
)
def test_a_person_in_a_sentence(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mid Bedfordshire voters stayed at home.",
        "The Green Party and the Liberal Democrats agreed.",
        "North Shropshire and Batley and Spen voted Labour.",
        "The House of Commons and Downing Street were quiet.",
        "The Returning Officer read the result.",
        "Thursday October brought rain.",
        "BBC Radio reported it.",
        "labour's sarah edwards",
        "",
    ],
)
def test_nobody(text: str) -> None:
    assert persons(text) == []


def test_a_surname_is_a_person_where_the_text_names_one_in_full() -> None:
    text = "Sarah Edwards won. Edwards thanked her team; EDWARDS was tired. Edwards Street was empty."
    assert persons(text) == ["Sarah Edwards", "Edwards", "Edwards"]


@pytest.mark.parametrize(
    "text", ["Nobody called Edwardson came.", "The pre-Edwards years ended.", "Edwards-Hill lost."]
)
def test_a_surname_inside_another_word_is_nobody(text: str) -> None:
    assert persons(f"Sarah Edwards won. {text}") == ["Sarah Edwards"]


def test_a_surname_that_is_a_word_does_not_count_where_a_sentence_begins() -> None:
    assert persons("Ann Long won. Long queues formed. Then Long left.") == ["Ann Long", "Long"]


def test_a_surname_of_two_words() -> None:
    assert persons("Marieke van den Berg lost. Then van den Berg left.") == ["Marieke van den Berg", "van den Berg"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sarah Edwards", Name("", "Sarah", "Edwards")),
        ("OPPERMAN, Guy", Name("", "Guy", "Opperman")),
        ("JAMIESON David Charles", Name("", "David Charles", "Jamieson")),
        ("LEWELL-BUCK Emma", Name("", "Emma", "Lewell-Buck")),
        ("MCCARTHY, Ann", Name("", "Ann", "McCarthy")),
        ("SARAH EDWARDS", Name("", "Sarah", "Edwards")),
        ("SARAH RAY", Name("", "Sarah", "Ray")),
        ("SARAH McCABE", Name("", "Sarah", "McCabe")),
        ("EDWARDS SJ", Name("", "SJ", "Edwards")),
        ("Ronnie JOB", Name("", "Ronnie", "Job")),
        ("NG Wei Ling", Name("", "Wei Ling", "Ng")),
        ("XIUYING WU", Name("", "Xiuying", "Wu")),
        ("STOTT, Dr Amelia", Name("Dr", "Amelia", "Stott")),
        ("CLLR ANN STOTT", Name("CLLR", "Ann", "Stott")),
        ("AJ Patel", Name("", "AJ", "Patel")),
        ("Dr Iain Maclennan", Name("Dr", "Iain", "Maclennan")),
        ("The Rev Ian Paisley", Name("The Rev", "Ian", "Paisley")),
        ("Professor Sir John Curtice", Name("Professor Sir", "John", "Curtice")),
        ("Marieke van den Berg", Name("", "Marieke", "van den Berg")),
        ("Aled ap Dafydd", Name("", "Aled", "ap Dafydd")),
        ("Mrs van den Berg", Name("Mrs", "", "van den Berg")),
        ("Ms Edwards", Name("Ms", "", "Edwards")),
        ("  Sarah \n Edwards ,", Name("", "Sarah", "Edwards")),
        ("Prince", Name("", "", "Prince")),
    ],
)
def test_a_name_taken_apart(written: str, name: Name) -> None:
    assert split_name(written) == name


def test_the_extractor_uses_the_same_persons() -> None:
    facts = Extractor.load().extract(Article("x", "Labour’s Sarah Edwards won the Tamworth by-election.")).facts
    assert [fact.values["person"] for fact in facts if fact.table == "candidates"] == ["Sarah Edwards"]


@pytest.mark.parametrize("name", ["Femi", "Iwan", "Wanda", "Yusuf", "Ffion", "Gwynoro", "Sioned", "Dáire", "Hector"])
def test_a_given_name_that_no_candidate_of_the_registry_has(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["The", "Preston", "Hope-less", "Bank", "Devon"])
def test_a_word_that_is_no_given_name(word: str) -> None:
    assert not is_given_name(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cannock Chase - Ada Fenwick\nLichfield - Ben Thrupp\n", ["Ada Fenwick", "Ben Thrupp"]),
        ("Ada Fenwick\nTurnip growers met.", ["Ada Fenwick"]),
        ("It was said in the hall for a long time that Ada\nFenwick would stand.", ["Ada Fenwick"]),
    ],
)
def test_a_name_ends_with_its_line(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_initials_behind_a_title() -> None:
    assert persons("The seat fell vacant on the death of Cllr D W Mumby in March.") == ["D W Mumby"]


def test_a_particle_before_a_surname_with_initials() -> None:
    assert split_name("Le Grys T") == Name("", "T", "Le Grys")
