from __future__ import annotations

import pytest

from hustings.annotate.gazetteer import Verbatim
from hustings.resolve.only_kinds import only_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Thrupp ward voted.", "local"),
        ("Thrupp's ward voted.", "local"),
        ("The division of Thrupp voted.", "local"),
        ("The ward of Thrupp voted.", "local"),
        ("Thrupp elects a mayor. The Thrupp mayor spoke.", "mayoral"),
        ("Thrupp's first directly elected metro mayor spoke.", "mayoral"),
        ("The Mayor of Thrupp spoke.", "mayoral"),
        ("She will be mayor for the Thrupp area.", "mayoral"),
        ("The Mayor of Thrupp won the Thrupp ward.", "local"),
        ("Upthrupp ward voted. XThrupp ward voted.", None),
        ("The Thrupp wardrobe is full.", None),
        ("Thrupp voted for its own very first directly elected mayor.", None),
        ("Mr Voss's ward, Thrupp, is safe.", "local"),
        ("Thrupp has lost its councillor.", "local"),
        ("Thrupp lost its library.", None),
        ("In the ward, Thrupp people say no.", None),
        ("Thrupp, ward by ward.", None),
        ("The Thrupp police and crime commissioner spoke.", "local"),
        ("Thrupp's new PCC spoke.", "local"),
        ("The commissioner for Thrupp spoke.", None),
        ("The Police Commissioner for Thrupp spoke.", "local"),
        ("ward", None),
        ("'s ward", None),
        ("Police commissioners\nThrupp: Ada Fenwick (C)\nOldfield: Ben Voss (Ind)", "local"),
        ("Directly elected mayors\nOldfield: Ben Voss (Ind)\n- Thrupp: Ada Fenwick (C)", "mayoral"),
        ("Mayors\nOldfield: Ben Voss (Ind)\n\nBy-elections\nThrupp: Lab hold", None),
    ],
)
def test_kinds_by_the_words_beside_a_name(text: str, kind: str | None) -> None:
    assert only_kinds(text, ["Thrupp", "Oldfield"]).get("Thrupp") == kind


def test_names_are_found_as_they_are_written() -> None:
    names = Verbatim(["Thrupp", "Thrupp South", "Ayr"])
    assert sorted(names.at("Thrupp South", 0)) == ["Thrupp", "Thrupp South"]
    assert list(names.at("thrupp", 0)) == []
    assert list(names.before("in Ayr", 6)) == ["Ayr"]
    assert list(names.before("yr", 2)) == []
    assert names.any_in("from Ayr to Girvan")
    assert not names.any_in("from A to B")
    assert not Verbatim([]).any_in("anything")
