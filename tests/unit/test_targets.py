"""Swings that somebody would need, told in lists of targets."""

from hustings.rules.swings import is_needed


def test_a_figure_in_a_list_of_targets_is_a_swing_that_is_needed() -> None:
    assert is_needed("its targets: ‹seat:1› (a swing of ‹pct:2›), ‹seat:3› (‹dec:4›)", "‹dec:4›")
    assert is_needed("swing needed: ‹seat:1› ‹pct:2›, ‹seat:3› ‹pct:4›", "‹pct:4›")
    assert not is_needed("of all its targets ‹seat:1› swung most, by ‹pct:2›", "‹pct:2›")
    assert not is_needed("its targets: ‹seat:1›, ‹seat:3›. in ‹seat:5› there was a swing of ‹pct:4›", "‹pct:4›")
