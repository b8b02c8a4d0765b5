"""Who is who in one contest."""

import pytest

from hustings.cast import Cast


def named(*rows: tuple[str, str | None, str | None]) -> list[str]:
    """The name under which each row's person goes."""
    cast = Cast()
    for name, person_id, party in rows:
        cast.person(name, person_id, party, None, stands=True)
    return [cast.of_person(*row).name for row in rows]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("Sarah Edwards", "1", None), ("S. Edwards", "1", None)], ["Sarah Edwards"] * 2),
        ([("Edwards", None, None), ("Sarah Edwards", "1", None)], ["Sarah Edwards"] * 2),
        ([("Sarah Siena Edwards", None, None), ("Sarah Edwards", None, None)], ["Sarah Siena Edwards"] * 2),
        ([("SARAH EDWARDS", None, None), ("Sarah Edwards", "1", None)], ["Sarah Edwards"] * 2),
        ([("Chris Webb", None, None), ("Christopher Webb", None, None)], ["Christopher Webb"] * 2),
        ([("Ian Cooper", "1", "Reform UK"), ("Andrew Cooper", "2", "Conservative")], ["Ian Cooper", "Andrew Cooper"]),
        (
            [("Ian Cooper", "1", "Reform UK"), ("Andrew Cooper", "2", "Conservative"), ("Cooper", None, "Reform UK")],
            ["Ian Cooper", "Andrew Cooper", "Ian Cooper"],
        ),
        (
            [("Ian Cooper", "1", "Reform UK"), ("Andrew Cooper", "2", "Conservative"), ("Cooper", None, None)],
            ["Ian Cooper", "Andrew Cooper", "Cooper"],
        ),
        ([("Sarah Edwards", None, None), ("Emma Edwards", None, None)], ["Sarah Edwards", "Emma Edwards"]),
    ],
)
def test_forms_of_one_name_are_one_person(rows: list[tuple[str, str | None, str | None]], names: list[str]) -> None:
    assert named(*rows) == names
    assert named(*rows[::-1]) == names[::-1]


def test_a_party_alone_is_its_only_candidate() -> None:
    cast = Cast()
    cast.person("Sarah Edwards", "1", "Labour", "PP53", stands=True)
    cast.person("Ann Other", None, "Independent", None, stands=True)
    cast.person("Chris Pincher", None, "Conservative", None, stands=False)
    for party in ("Labour", "Independent", "Conservative"):
        cast.party(party, None)
    assert cast.of_party("Labour").name == "Sarah Edwards"
    assert cast.of_party("Labour").party_id == "PP53"
    assert cast.of_party("Independent").name == "Independent"
    assert cast.of_party("Conservative").name == "Conservative"


def test_a_party_of_two_candidates_stands_for_itself() -> None:
    cast = Cast()
    cast.person("Sarah Edwards", "1", "Labour", "PP53", stands=True)
    cast.person("Gareth Snell", "2", "Labour", "PP53", stands=True)
    cast.party("Labour", None)
    assert cast.of_party("Labour").kind == "party"


def test_the_party_of_most_rows_is_the_persons() -> None:
    cast = Cast()
    for party in ("Green", "Conservative", "Conservative"):
        cast.person("Sean Houlston", "1", party, None, stands=True)
    cast.party("Conservative", "PP52")
    assert cast.of_party("Conservative").name == "Sean Houlston"
    assert cast.of_person("Sean Houlston", "1", "Green").party == "Conservative"


def test_a_swing_that_names_one_party_is_of_the_only_pair_with_it() -> None:
    cast = Cast()
    cast.swing("Conservative", "Labour")
    cast.swing(None, "Labour")
    cast.swing(None, None)
    assert cast.of_swing(None, "Labour").name == "Conservative to Labour"
    assert cast.of_swing(None, None).name == "Conservative to Labour"
    assert cast.of_swing("SNP", None).name == "from SNP"
    cast.swing("Green", "Labour")
    other = Cast()
    other.swing("Conservative", "Labour")
    other.swing("Green", "Labour")
    assert other.of_swing(None, "Labour").name == "to Labour"
