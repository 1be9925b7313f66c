"""The changed copy of the data: equal by chance parts, equal by computation stays."""

from __future__ import annotations

from reportgen.derive.vary import varied
from reportgen.figures import Figure
from tests.facts import value_of
from tests.shipped import shipped


def test_every_amount_moves_and_identities_hold() -> None:
    (facts,) = (
        each.facts for each in shipped() if each.facts is not None and each.facts.accounts is not None and each.jobs
    )
    changed = varied(facts, None)
    assert facts.accounts is not None
    assert changed.accounts is not None
    before, after = facts.accounts, changed.accounts
    assert str(changed.unit.year) != str(facts.unit.year)
    assert isinstance(after.general.amount, Figure)
    assert value_of(after.general.amount) != value_of(before.general.amount)
    # Two names of one computation move alike; two numbers that only look alike do not.
    assert after.agency.amount == after.running_cost.amount
    assert value_of(before.spent_total.amount) == value_of(before.total.amount)
    assert value_of(after.spent_total.amount) != value_of(after.total.amount)
    # Full marks stay full, so that the same sentences are printed.
    assert [each.is_weighed for each in changed.projects] == [each.is_weighed for each in facts.projects]
    assert [len(each.lost) for each in changed.projects] == [len(each.lost) for each in facts.projects]
